"""The words of plans for readers of a report: activities, partner types, levels and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from calendars.amounts import bare_amount
from models.money import NO_BREAK_SPACE, percent
from models.text import Language, Text

ACTIVITIES: Mapping[str, Text] = {
    "fundamental_research": Text(sv="grundforskning", en="fundamental research"),
    "industrial_research": Text(sv="industriell forskning", en="industrial research"),
    "experimental_development": Text(sv="experimentell utveckling", en="experimental development"),
    "feasibility_study": Text(sv="genomförbarhetsstudie", en="feasibility study"),
    "innovation_cluster": Text(sv="innovationskluster", en="innovation cluster"),
    "process_innovation": Text(
        sv="process- och organisationsinnovation", en="process and organisational innovation"
    ),
    "training": Text(sv="utbildning", en="training"),
    "sme_innovation": Text(
        sv="innovation i små och medelstora företag",
        en="innovation in small and medium-sized enterprises",
    ),
    "sme_investment": Text(
        sv="investeringar i små och medelstora företag", en="investments of SMEs"
    ),
    "sme_consultancy": Text(
        sv="konsultstöd till små och medelstora företag", en="consultancy for SMEs"
    ),
    "research_infrastructure": Text(sv="forskningsinfrastruktur", en="research infrastructure"),
    "other": Text(sv="övrig verksamhet", en="other activity"),
}

PARTNER_TYPES: Mapping[str, Text] = {
    "research_organisation": Text(sv="forskningsorganisation", en="research organisation"),
    "public_body": Text(sv="offentligt organ", en="public body"),
    "enterprise": Text(sv="företag", en="enterprise"),
    "association": Text(sv="förening", en="association"),
    "intermediary": Text(sv="innovationsfrämjare", en="innovation intermediary"),
}

SIZES: Mapping[str, Text] = {
    "micro": Text(sv="mikroföretag", en="micro enterprise"),
    "small": Text(sv="litet företag", en="small enterprise"),
    "medium": Text(sv="medelstort företag", en="medium-sized enterprise"),
    "large": Text(sv="stort företag", en="large enterprise"),
}

CATEGORIES: Mapping[str, Text] = {
    "staff": Text(sv="personal", en="staff"),
    "equipment": Text(sv="utrustning", en="equipment"),
    "material": Text(sv="material", en="material"),
    "materials": Text(sv="material", en="materials"),
    "travel": Text(sv="resor", en="travel"),
    "services": Text(sv="köpta tjänster", en="purchased services"),
    "external": Text(sv="externa tjänster", en="external services"),
    "consultants": Text(sv="konsulter", en="consultants"),
    "subcontracting": Text(sv="underleverantörer", en="subcontracting"),
    "premises": Text(sv="lokaler", en="premises"),
    "depreciation": Text(sv="avskrivningar", en="depreciation"),
    "investment": Text(sv="investeringar", en="investment"),
    "indirect": Text(sv="indirekta kostnader", en="indirect costs"),
    "overhead": Text(sv="indirekta kostnader", en="overheads"),
    "overheads": Text(sv="indirekta kostnader", en="overheads"),
    "other": Text(sv="övriga kostnader", en="other costs"),
}

MONEY_LEVELS: Mapping[str, Text] = {
    "eu": Text(sv="EU", en="EU"),
    "national": Text(sv="Nationellt", en="National"),
    "regional": Text(sv="Regionalt", en="Regional"),
    "local": Text(sv="Lokalt", en="Local"),
    "private": Text(sv="Privat", en="Private"),
    "public": Text(sv="Offentligt", en="Public"),
    "own": Text(sv="Eget", en="Own"),
    "none": Text(sv="Saknas", en="Missing"),
}

MILESTONES: Mapping[str, Text] = {
    "opens": Text(sv="öppnar", en="opens"),
    "deadline": Text(sv="sök senast", en="apply by"),
    "stage_result": Text(sv="besked om steg", en="stage result"),
    "committee": Text(sv="kommitté", en="committee"),
    "decision": Text(sv="beslut", en="decision"),
    "proof_due": Text(sv="styrk senast", en="prove by"),
    "report_due": Text(sv="redovisa senast", en="report by"),
}

CERTAINTIES: Mapping[str, Text] = {
    "confirmed": Text(sv="bekräftat", en="confirmed"),
    "planned": Text(sv="planerat", en="planned"),
    "conditional": Text(sv="villkorat", en="conditional"),
    "cancelled": Text(sv="inställt", en="cancelled"),
}

SEVERITIES: Mapping[str, Text] = {
    "error": Text(sv="Fel", en="Error"),
    "warning": Text(sv="Varning", en="Warning"),
    "info": Text(sv="Upplysning", en="Note"),
}

_LEGAL_BASES: Mapping[str, Text] = {
    "no_aid": Text(sv="inte statligt stöd", en="not State aid"),
    "de_minimis": Text(sv="stöd av mindre betydelse (de minimis)", en="de minimis aid"),
    "sgei_de_minimis": Text(
        sv="de minimis för tjänster av allmänt ekonomiskt intresse",
        en="de minimis aid for services of general economic interest",
    ),
    "sfs_2003_596": Text(sv="förordningen (2003:596)", en="ordinance SFS 2003:596"),
}

_AID_REASONS: Mapping[str, Text] = {
    "base": Text(sv="grundnivå", en="base"),
    "micro": Text(sv="mikroföretag", en="micro enterprise"),
    "small": Text(sv="litet företag", en="small enterprise"),
    "medium": Text(sv="medelstort företag", en="medium-sized enterprise"),
    "large": Text(sv="stort företag", en="large enterprise"),
    "collaboration": Text(sv="faktiskt samarbete", en="effective collaboration"),
    "dissemination": Text(sv="spridning av resultat", en="dissemination of results"),
    "licensing": Text(sv="licensiering", en="licensing"),
    "area_a": Text(sv="stödområde a", en="assisted area a"),
    "area_c": Text(sv="stödområde c", en="assisted area c"),
    "multi_state": Text(sv="flera medlemsstater", en="several Member States"),
    "maximum": Text(sv="högsta nivå", en="maximum"),
    "only_smes": Text(sv="bara små och medelstora företag", en="only SMEs"),
    "smes_bear_too_little": Text(
        sv="små och medelstora företag bär för liten del", en="SMEs bear too little"
    ),
}

_NUMBERS: Mapping[str, Text] = {
    "activity": Text(sv="verksamhet", en="activity"),
    "adjusted_until": Text(sv="anpassning till", en="adjustment until"),
    "amount": Text(sv="belopp", en="amount"),
    "available": Text(sv="finns", en="available"),
    "basis": Text(sv="grund", en="basis"),
    "bridge": Text(sv="att låna", en="to borrow"),
    "budget": Text(sv="budget", en="budget"),
    "category": Text(sv="kostnadsslag", en="category"),
    "ceiling": Text(sv="tak", en="ceiling"),
    "cost": Text(sv="kostnad", en="cost"),
    "costs": Text(sv="kostnader", en="costs"),
    "days": Text(sv="dagar", en="days"),
    "days_early": Text(sv="dagar för tidigt", en="days early"),
    "days_late": Text(sv="dagar för sent", en="days late"),
    "days_missing": Text(sv="dagar som fattas", en="days missing"),
    "deadline": Text(sv="sista ansökningsdag", en="deadline"),
    "decision": Text(sv="beslut", en="decision"),
    "due": Text(sv="senast", en="due"),
    "earliest_start": Text(sv="tidigaste start", en="earliest start"),
    "eligible": Text(sv="stödberättigande", en="eligible"),
    "ends": Text(sv="slutar", en="ends"),
    "expiry": Text(sv="gällde till", en="applied until"),
    "extra": Text(sv="för många", en="extra"),
    "from": Text(sv="från", en="from"),
    "gap": Text(sv="avstånd till bästa", en="gap to the best"),
    "grant": Text(sv="bidrag", en="grant"),
    "granted": Text(sv="beviljat", en="granted"),
    "grants": Text(sv="bidrag", en="grants"),
    "grows_on": Text(sv="utrymmet växer", en="the room grows on"),
    "grows_to": Text(sv="utrymmet växer till", en="the room grows to"),
    "headroom": Text(sv="utrymme", en="headroom"),
    "imprecise": Text(sv="ungefärliga datum", en="imprecise dates"),
    "in_kind": Text(sv="natura", en="in kind"),
    "last_day": Text(sv="sista dag", en="last day"),
    "latest_end": Text(sv="senaste slut", en="latest end"),
    "latest_start": Text(sv="senaste start", en="latest start"),
    "left": Text(sv="kvar", en="left"),
    "limit": Text(sv="gräns", en="limit"),
    "low": Text(sv="lägsta saldo", en="lowest balance"),
    "max": Text(sv="högst", en="at most"),
    "max_months": Text(sv="högst månader", en="months at most"),
    "min": Text(sv="minst", en="at least"),
    "min_months": Text(sv="minst månader", en="months at least"),
    "min_partners": Text(sv="minst parter", en="partners at least"),
    "missing": Text(sv="saknas", en="missing"),
    "month": Text(sv="månad", en="month"),
    "months": Text(sv="månader", en="months"),
    "needed": Text(sv="behövs", en="needed"),
    "on": Text(sv="dag", en="day"),
    "opens": Text(sv="öppnar", en="opens"),
    "over": Text(sv="över gränsen", en="over the limit"),
    "paid": Text(sv="betalt", en="paid"),
    "partners": Text(sv="parter", en="partners"),
    "places": Text(sv="kostnadsposter", en="cost items"),
    "planned": Text(sv="enligt planen", en="by the plan"),
    "private": Text(sv="privat", en="private"),
    "proof_due": Text(sv="styrks senast", en="proof due"),
    "proof_on": Text(sv="styrkt", en="proved on"),
    "public": Text(sv="offentligt", en="public"),
    "rate": Text(sv="stödnivå", en="rate"),
    "room": Text(sv="utrymme", en="room"),
    "rounds": Text(sv="omgångar", en="rounds"),
    "seconds": Text(sv="sekunder", en="seconds"),
    "share": Text(sv="andel", en="share"),
    "shared": Text(sv="gemensamt", en="shared"),
    "since": Text(sv="sedan", en="since"),
    "starts": Text(sv="börjar", en="starts"),
    "stated": Text(sv="uppgivet", en="stated"),
    "submitted": Text(sv="inlämnat", en="submitted"),
    "sum": Text(sv="summa", en="sum"),
    "support": Text(sv="stöd", en="support"),
    "to": Text(sv="till", en="to"),
    "total": Text(sv="totalt", en="total"),
    "uncertain": Text(sv="osäkra datum", en="uncertain dates"),
    "under": Text(sv="under gränsen", en="under the limit"),
    "undertakings": Text(sv="företagsgrupper", en="undertakings"),
    "used": Text(sv="använt", en="used"),
    "working_days_late": Text(sv="arbetsdagar för sent", en="working days late"),
    "years": Text(sv="år", en="years"),
}

_DATES: Mapping[str, Text] = {
    "opens": Text(sv="öppning", en="opening"),
    "deadline": Text(sv="sista ansökningsdag", en="deadline"),
    "stage_result": Text(sv="besked om steg", en="stage result"),
    "committee": Text(sv="kommitté eller nämnd", en="committee or board"),
    "decision": Text(sv="beslut", en="decision"),
    "proof_due": Text(sv="intyg om medfinansiering", en="proof of match"),
}

_SHARES = ("ceiling", "rate", "share")
_VALUES = {
    "activity": ACTIVITIES,
    "category": CATEGORIES,
    "imprecise": _DATES,
    "uncertain": _DATES,
}


def label(words: Mapping[str, Text], key: str, language: Language) -> str:
    """The word for ``key``; a key that has no word (free categories, roles) stands for itself."""
    text = words.get(key)
    return key if text is None else text.in_language(language)


def capitalised(words: str) -> str:
    """The words with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]


def counted(count: int, singular: Text, plural: Text, language: Language) -> str:
    """``1 ansökan``, ``3 ansökningar``."""
    words = singular if count == 1 else plural
    return f"{count}{NO_BREAK_SPACE}{words.in_language(language)}"


def legal_basis(name: str | None, language: Language) -> str:
    """The legal basis of a grant: ``gber.25`` is ``GBER art. 25``."""
    if name is None:
        return "–"
    if name.startswith("gber."):
        return f"GBER art.{NO_BREAK_SPACE}{name.removeprefix('gber.')}"
    return label(_LEGAL_BASES, name, language)


def aid_reason(reason: str, language: Language) -> str:
    """A reason of a ceiling: ``small +0.20`` is ``litet företag +20 procentenheter``."""
    match = re.fullmatch(r"([a-z_]+) ([+-]?)(\d+(?:\.\d+)?)", reason)
    if match is None or match.group(1) not in _AID_REASONS:
        return reason
    words = label(_AID_REASONS, match.group(1), language)
    share = percent(Decimal(match.group(3)), language)
    if not match.group(2):
        return f"{words} {share}"
    sign = {"+": "+", "-": "−"}[match.group(2)]
    points = {"sv": "procentenheter", "en": "percentage points"}[language]
    return f"{words} {sign}{share.removesuffix('%')}{points}"


def deciding_number(name: str, value: int | str, language: Language) -> str:
    """One of the numbers that decide a finding, ``dagar för sent: 12``.

    Amounts come without their currency; they get their thousands apart. Shares become percent.
    """
    return f"{label(_NUMBERS, name, language)}: {_readable(name, str(value), language)}"


def _readable(name: str, text: str, language: Language) -> str:
    if name in _SHARES and re.fullmatch(r"[01](\.\d+)?", text):
        return percent(Decimal(text), language)
    if name in _VALUES:
        return ", ".join(label(_VALUES[name], part, language) for part in text.split(", "))
    if text in _LEGAL_BASES or text.startswith("gber."):
        return legal_basis(text, language)
    # Four digits without decimals may be a year.
    if re.fullmatch(r"-?(\d{4,}\.\d{2}|\d{5,})", text):
        return bare_amount(int(Decimal(text) * 100), language)
    return text
