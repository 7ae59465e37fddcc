"""What an assumption says at each of its values, as the end of "under the assumption that …"."""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Text


def that(name: str, value: str) -> Text:
    """``att …`` and ``that …``; name and value where there are no words for it."""
    plain = f"{name} = {value}"
    words = _WORDS.get((name, value), Text(sv=plain, en=plain))
    return Text(sv=f"att {words.sv}", en=f"that {words.en}")


def assumed(name: str, value: str) -> Text:
    """The same as a sentence."""
    words = that(name, value)
    return Text(sv=f"Det antas {words.sv}.", en=f"It is assumed {words.en}.")


_WORDS: Mapping[tuple[str, str], Text] = {
    ("calendar.se_eves", "holiday"): Text(
        sv="midsommarafton, julafton och nyårsafton inte är arbetsdagar",
        en="Midsummer Eve, Christmas Eve and New Year's Eve are not working days",
    ),
    ("calendar.se_eves", "working_day"): Text(
        sv="midsommarafton, julafton och nyårsafton är arbetsdagar",
        en="Midsummer Eve, Christmas Eve and New Year's Eve are working days",
    ),
    ("cluster.clock_starts", "first_operating_aid"): Text(
        sv="de tio åren för driftstöd till ett kluster börjar med det första driftstödet",
        en="the ten years of operating aid to a cluster begin with the first operating aid",
    ),
    ("cluster.clock_starts", "first_aid"): Text(
        sv="de tio åren för driftstöd till ett kluster börjar med det första stödet av något slag",
        en="the ten years of operating aid to a cluster begin with the first aid of any kind",
    ),
    ("cluster.no_aid_before", "taken_as_first"): Text(
        sv="klustret inte har haft stöd förut", en="the cluster has had no aid before"
    ),
    ("cluster.no_aid_before", "refuse"): Text(
        sv="ett kluster vars tidigare stöd inte är känt inte får driftstöd",
        en="a cluster whose earlier aid is not known gets no operating aid",
    ),
    ("sgei.entrusted", "yes"): Text(
        sv="företaget har fått i uppdrag att utföra en tjänst av allmänt ekonomiskt intresse",
        en="the undertaking is entrusted with a service of general economic interest",
    ),
    ("sgei.entrusted", "no"): Text(
        sv="inget företag har i uppdrag att utföra en tjänst av allmänt ekonomiskt intresse",
        en="no undertaking is entrusted with a service of general economic interest",
    ),
    ("contribution.undated", "in_time"): Text(
        sv="löften utan datum styrks i tid", en="promises without a date are proved in time"
    ),
    ("contribution.undated", "late"): Text(
        sv="löften utan datum styrks för sent", en="promises without a date are proved too late"
    ),
    ("dates.reading", "pessimistic"): Text(
        sv="ungefärliga datum läses försiktigt och villkorade omgångar inte räknas med",
        en="imprecise dates are read with caution and conditional rounds are left out",
    ),
    ("dates.reading", "optimistic"): Text(
        sv="ungefärliga datum faller så gynnsamt de kan och villkorade omgångar blir av",
        en="imprecise dates fall as favourably as they may and conditional rounds take place",
    ),
    ("de_minimis.anniversary_day", "still_counts"): Text(
        sv="stöd av mindre betydelse räknas in även på treårsdagen",
        en="de minimis aid still counts on its third anniversary",
    ),
    ("de_minimis.anniversary_day", "falls_out"): Text(
        sv="stöd av mindre betydelse faller bort på treårsdagen",
        en="de minimis aid falls out on its third anniversary",
    ),
    ("gber.8.2.most_favourable_rate", "eu_programme_rate"): Text(
        sv="den förmånligaste stödnivån för kostnader med direkt EU-stöd är EU-programmets egen",
        en="the most favourable rate for costs with directly managed Union money is the Union "
        "programme's own",
    ),
    ("gber.8.2.most_favourable_rate", "highest"): Text(
        sv="den förmånligaste stödnivån för kostnader med direkt EU-stöd är den högsta av "
        "EU-programmets och artikel 25:s",
        en="the most favourable rate for costs with directly managed Union money is the higher of "
        "the Union programme's and article 25's",
    ),
    ("incentive.each_grant", "each"): Text(
        sv="varje bidrag som är statligt stöd kräver en egen ansökan innan arbetet börjar",
        en="every grant that is State aid needs an application of its own before work starts",
    ),
    ("incentive.each_grant", "first"): Text(
        sv="den första ansökan räcker för alla bidrag som är statligt stöd",
        en="the first application serves for all grants that are State aid",
    ),
    ("law.after_expiry", "unchanged"): Text(
        sv="stödreglerna är oförändrade efter det att de har löpt ut",
        en="the rules on aid are unchanged after they have expired",
    ),
    ("law.after_expiry", "refuse"): Text(
        sv="inget stöd kan ges efter det att reglerna har löpt ut",
        en="no aid can be given after the rules have expired",
    ),
    ("private_match.one_to_one", "on"): Text(
        sv="privata pengar ska vara minst lika stora som ERUF och statliga pengar; det är en "
        "tumregel, ingen lag",
        en="private money must be at least as large as ERDF and State money; that is a rule of "
        "thumb, no law",
    ),
}
