"""The words of calendar entries, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from calendars.event_labels import (
    CANCELLED,
    CERTAINTIES,
    DECISION_EXPECTED,
    LABELS,
    LEVELS,
    MOMENTS,
    UNITS,
)
from calendars.roles import EventKind
from calendars.round_facts import RoundFacts
from models.call import Milestone
from models.call_conditions import ProofRule
from models.money import kronor, percent
from models.plan import Application, Plan
from models.text import Language, Text
from models.vocabulary import Certainty
from models.when import When


def milestone_summary(
    facts: RoundFacts, milestone: Milestone, certainty: Certainty, language: Language
) -> str:
    """``Sista ansökningsdag: TITLE (FUNDER) kl. 23.59 svensk tid``."""
    label = _milestone_label(milestone, certainty, language)
    line = f"{label}: {_of_call(facts, language)}{_time_suffix(milestone.when, language)}"
    return cancelled_summary(line, language) if certainty == "cancelled" else line


def milestone_description(
    facts: RoundFacts,
    milestone: Milestone,
    certainty: Certainty,
    language: Language,
    of_plan: Sequence[str] = (),
) -> str:
    """When exactly and how sure, what has changed, what the plan says, and where it was read."""
    lines = [
        _exact_time(milestone.when, language),
        *_changes(milestone, language),
        _in(CERTAINTIES[certainty], language),
        *of_plan,
        _proof(facts.proof, language) if milestone.kind == "deadline" else "",
        _in(milestone.note, language),
        *_about_call(facts, milestone, language),
    ]
    return "\n".join(line for line in lines if line)


def own_summary(
    kind: EventKind, facts: RoundFacts, when: When, certainty: Certainty, language: Language
) -> str:
    """``Styrk medfinansieringen: TITLE (FUNDER)``: what a project itself has to do for a call."""
    line = f"{_in(LABELS[kind], language)}: {_of_call(facts, language)}"
    line += _time_suffix(when, language)
    return cancelled_summary(line, language) if certainty == "cancelled" else line


def submit_description(
    facts: RoundFacts,
    plan: Plan,
    application: Application,
    submit_by: When,
    deadline: When,
    language: Language,
) -> str:
    """Why the project must be earlier than the deadline, and what it applies for."""
    lines = [
        _exact_time(submit_by, language),
        early_submission(plan, submit_by, deadline, language),
        *applied_for(plan, application, language),
        *_about_call(facts, None, language),
    ]
    return "\n".join(line for line in lines if line)


def proof_description(
    facts: RoundFacts,
    plan: Plan,
    application: Application,
    basis: Milestone | None,
    due: When,
    language: Language,
) -> str:
    """By when, by which rule, and what has happened to the date that it rests on."""
    lines = [
        _exact_time(due, language),
        *(_changes(basis, language) if basis and basis.kind == "proof_due" else ()),
        _proof(facts.proof, language),
        *applied_for(plan, application, language),
        *_about_call(facts, basis, language),
    ]
    return "\n".join(line for line in lines if line)


def early_submission(plan: Plan, submit_by: When, deadline: When, language: Language) -> str:
    """That the plan hands in before the deadline, and why if that is because work starts."""
    when = _spoken(submit_by, language)
    starts = plan.start is not None and submit_by.earliest <= plan.start <= deadline.latest
    reason = (
        (f", eftersom projektet startar {plan.start}", f", because the project starts {plan.start}")
        if starts
        else ("", "")
    )
    return _say(
        language,
        f"Enligt planen lämnas ansökan in senast {when}, före sista ansökningsdagen{reason[0]}.",
        f"By the plan the application goes in by {when}, before the deadline{reason[1]}.",
    )


def applied_for(plan: Plan, application: Application, language: Language) -> tuple[str, ...]:
    """The project, its grant and its share."""
    amount = kronor(application.grant, application.currency, language)
    share = ""
    if application.share is not None:
        shown = percent(application.share, language)
        share = _say(language, f" ({shown} av kostnaderna)", f" ({shown} of the costs)")
    return (
        _say(language, "Projekt", "Project") + f": {plan_title(plan, language)}",
        _say(language, "Sökt bidrag", "Grant applied for") + f": {amount}{share}",
    )


def project_summary(kind: EventKind, plan: Plan, language: Language) -> str:
    """``Projektet startar: TITLE``."""
    return f"{_in(LABELS[kind], language)}: {plan_title(plan, language)}"


def project_description(plan: Plan, language: Language) -> str:
    """The whole period, and that it is a plan."""
    period = f"{plan.start or '…'}–{plan.end or '…'}"
    return _say(
        language,
        f"Projekttid: {period}\nEnligt planen av {plan.as_of}; den kan ändras.",
        f"Project period: {period}\nBy the plan of {plan.as_of}; it may change.",
    )


def task_description(plan: Plan, who: str, language: Language) -> str:
    """Who does it, and for which project."""
    return _say(
        language,
        f"Vem: {who}\nProjekt: {plan_title(plan, language)}\nEnligt planen av {plan.as_of}.",
        f"Who: {who}\nProject: {plan_title(plan, language)}\nBy the plan of {plan.as_of}.",
    )


def task_summary(what: Text, who: str, language: Language) -> str:
    """``WHAT (WHO)``."""
    return f"{_one_line(what.in_language(language))} ({_one_line(who)})"


def plan_title(plan: Plan, language: Language) -> str:
    """The project's title, or its id."""
    return _one_line(plan.title.in_language(language)) if plan.title else plan.project


def categories(kind: EventKind, facts: RoundFacts | None, language: Language) -> tuple[str, ...]:
    """What the entry is, the funder and its level: Outlook colours and filters by these words."""
    words = [_in(LABELS[kind], language)]
    if facts is not None:
        words.append(_one_line(facts.funder_name))
        if facts.level is not None:
            words.append(_in(LEVELS[facts.level], language))
        if facts.is_synthetic:
            words.append(_say(language, "Påhittat exempel", "Made-up example"))
    return tuple(dict.fromkeys(words))


def cancelled_summary(summary: str, language: Language) -> str:
    """``INSTÄLLD: …``, once: not every calendar strikes a cancelled entry through."""
    prefix = f"{_in(CANCELLED, language)}: "
    return summary if summary.startswith(prefix) else prefix + summary


def _milestone_label(milestone: Milestone, certainty: Certainty, language: Language) -> str:
    is_open = certainty in ("planned", "conditional") or not milestone.when.is_exact
    if milestone.kind == "decision" and is_open and certainty != "cancelled":
        label = _in(DECISION_EXPECTED, language)
    else:
        label = _in(LABELS[milestone.kind], language)
    if milestone.stage is None:
        return label
    return label + _say(language, f", steg {milestone.stage}", f", stage {milestone.stage}")


def _of_call(facts: RoundFacts, language: Language) -> str:
    return f"{_one_line(facts.title.in_language(language))} ({_one_line(facts.funder_name)})"


def _time_suffix(when: When, language: Language) -> str:
    if when.clock is not None and when.zone is not None:
        clock = when.clock.strftime("%H:%M")
        zone = _zone(when.zone, language)
        return _say(language, f" kl. {clock.replace(':', '.')} {zone}", f" at {clock} {zone}")
    return "" if when.is_exact else f", {_period(when, language)}"


def _exact_time(when: When, language: Language) -> str:
    if when.is_exact:
        label = ("Dag", "Day") if when.clock is None else ("Tid", "Time")
        return _say(language, *label) + f": {_spoken(when, language)}"
    return _say(
        language,
        f"Tiden är bara känd som {_period(when, language)}{_span(when)}: dagen är inte fastställd.",
        f"The time is known only as {_period(when, language)}{_span(when)}: the day is not fixed.",
    )


def _spoken(when: When, language: Language) -> str:
    """``2026-06-10 kl. 14.00 svensk tid``."""
    if when.is_exact:
        return f"{when.earliest}{_time_suffix(when, language)}"
    return _period(when, language)


def _period(when: When, language: Language) -> str:
    words = when.words().in_language(language)
    before = {
        "month": _say(language, "månaden ", "the month "),
        "year": _say(language, "år ", "the year "),
        "range": _say(language, "perioden ", "the period "),
    }
    return before.get(when.precision, "") + words


def _span(when: When) -> str:
    return "" if when.precision == "range" else f" ({when.earliest}–{when.latest})"


def _zone(zone: str, language: Language) -> str:
    if zone == "Europe/Stockholm":
        return _say(language, "svensk tid", "Swedish time")
    if zone == "Europe/Brussels":
        return _say(language, "Brysseltid", "Brussels time")
    return zone if zone == "UTC" else f"({zone})"


def _changes(milestone: Milestone, language: Language) -> list[str]:
    former = sorted(milestone.revisions, key=lambda revision: revision.changed_on)
    values = [revision.when for revision in former] + [milestone.when]
    lines = []
    for revision, after in zip(former, values[1:], strict=True):
        if revision.certainty is not None:
            lines.append(_was(revision.certainty, revision.changed_on, language))
            continue
        before, now = (one.words().in_language(language) for one in (revision.when, after))
        lines.append(_change(before, now, revision.changed_on, language))
    return lines


_WAS: Mapping[Certainty, tuple[str, str]] = {
    "confirmed": ("Bekräftad", "Confirmed"),
    "planned": ("Planerad", "Planned"),
    "conditional": ("Villkorad", "Conditional"),
    "cancelled": ("Inställd", "Cancelled"),
}


def _was(certainty: Certainty, seen: date, language: Language) -> str:
    sv, en = _WAS[certainty]
    return _say(
        language, f"{sv} förut (ändringen sedd {seen})", f"{en} before (change seen {seen})"
    )


def _change(before: str, now: str, seen: date, language: Language) -> str:
    return _say(
        language,
        f"Ändrad från {before} till {now} (sett {seen})",
        f"Changed from {before} to {now} (seen {seen})",
    )


def _proof(proof: ProofRule, language: Language) -> str:
    if proof.rule == "none":
        return ""
    subject = _say(language, "Medfinansieringen ska", "The co-financing must be")
    if proof.rule == "at_submission":
        return subject + _say(language, " styrkas i ansökan.", " proved in the application.")
    if proof.rule == "at_decision":
        return subject + _say(language, " vara styrkt vid beslutet.", " proved by the decision.")
    unit = _in(UNITS[proof.rule][proof.count != 1], language)
    event = _in(MOMENTS[proof.event], language)
    return subject + _say(
        language,
        f" styrkas senast {proof.count} {unit} före {event}.",
        f" proved at least {proof.count} {unit} before {event}.",
    )


def _about_call(facts: RoundFacts, milestone: Milestone | None, language: Language) -> list[str]:
    lines = [_say(language, "Utlysning", "Call") + f": {facts.call}/{facts.round}"]
    if facts.is_by_invitation:
        lines.append(_say(language, "Endast för inbjudna.", "By invitation only."))
    if facts.is_synthetic:
        lines.append(
            _say(
                language, "Exempel med påhittade uppgifter.", "An example with made-up particulars."
            )
        )
    lines += [_in(note, language) for note in facts.notes]
    source = (milestone.source if milestone else None) or facts.source
    if source is not None:
        read = f" ({_say(language, 'läst', 'read')} {source.seen_on})" if source.seen_on else ""
        lines.append(_say(language, "Källa", "Source") + f": {source.url}{read}")
    lines.append(
        _say(
            language,
            "Datum kan ändras: kontrollera alltid finansiärens sida.",
            "Dates may change: always check the funder's own page.",
        )
    )
    return lines


def _in(text: Text | None, language: Language) -> str:
    return "" if text is None else text.in_language(language).strip()


def _say(language: Language, sv: str, en: str) -> str:
    return en if language == "en" else sv


def _one_line(text: str) -> str:
    return " ".join(text.split())
