"""The summary of a plan as plain text, for the command line."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from calendars.changed_values import changed_value
from calendars.dates_ahead import dates_ahead
from calendars.dates_in_words import window_words, zone_words
from calendars.key_numbers import key_numbers, other_money
from calendars.names import Names
from calendars.planned_rounds import PlannedRound, planned_rounds
from calendars.repair_cards import outcome
from calendars.report_phrases import phrases
from calendars.report_wording import CERTAINTIES, SEVERITIES, label
from calendars.shown_demands import hidden_demands, shown_demands
from calendars.text_consequences import Block, consequences
from calendars.text_money import money_in_time
from calendars.verdict import proof, verdict
from models.catalogue import Catalogue
from models.finding import Change, Demand, Finding
from models.money import kronor, percent
from models.plan import Application, Plan
from models.project import Project
from models.text import Language, Text

WIDTH = 88
NEXT_DATES = 3


def summary(plan: Plan, project: Project, catalogue: Catalogue, language: Language) -> str:
    """Verdict, money, dates, applications, conflicts, repairs, findings and assumptions.

    What follows of the plan, where that was asked for: other plans, refusals and chances.

    Lines of at most 88 characters (longer only where a name is), a newline at the end, and no
    control characters from the input, which a terminal might obey.
    """
    names = Names(plan, project, catalogue, language)
    parts = (
        _head(names),
        _money(names),
        _conflicts(names),
        _repairs(names),
        _dates(names),
        _applications(names),
        *(_listed(block, language) for block in consequences(names)),
        *(_listed(block, language) for block in money_in_time(plan)),
        _findings(names),
        _assumptions(names),
        [phrases(language)["no_legal_advice"]],
    )
    blocks = ["\n".join(_clean(line) for line in part) for part in map(list, parts) if part]
    return "\n\n".join(blocks) + "\n"


def _head(names: Names) -> Iterator[str]:
    say = phrases(names.language)
    answer = verdict(names.plan, names.language)
    yield from _wrapped(f"{say['report_title']}: {names.project_title}", "")
    yield f"{say['as_of_date']}: {names.plan.as_of}"
    yield ""
    yield answer.label
    yield from _wrapped(answer.reason, "")
    # The label and the reason of a proven answer without assumptions say it already.
    if not names.plan.proven or names.plan.rests_on_assumptions:
        yield from _wrapped(proof(names.plan, names.language), "")


def _money(names: Names) -> Iterator[str]:
    plan, language = names.plan, names.language
    yield phrases(language)["key_numbers"]
    numbers = key_numbers(plan, names.project, language)
    amounts = [
        "–" if one.minor is None else kronor(one.minor, names.project.currency, language)
        for one in numbers
    ]
    name_width, width = max(len(one.label) for one in numbers), max(map(len, amounts))
    for position, (one, amount) in enumerate(zip(numbers, amounts, strict=True)):
        share = "" if one.share is None or position == 0 else f"  {percent(one.share, language)}"
        yield f"  {one.label:<{name_width}}  {amount:>{width}}{share}"
    other = other_money(plan, names.project, language)
    if other:
        yield from _wrapped(other, "  ")


def _conflicts(names: Names) -> Iterator[str]:
    say = phrases(names.language)
    conflicts = names.plan.conflicts
    for position, conflict in enumerate(conflicts, 1):
        yield (
            f"{say['conflict']} ({position}/{len(conflicts)})" if conflicts[1:] else say["conflict"]
        )
        if conflict.message is not None and conflicts[1:]:
            # The verdict has said it already where there is only one.
            yield from _wrapped(conflict.message.in_language(names.language), "  ")
        for number, demand in enumerate(shown_demands(conflict), 1):
            yield from _wrapped(_sentence(demand, names), "  ", f"{number}. ")
        needed = say["irreducible" if conflict.irreducible else "reducible"]
        yield from _wrapped(f"{needed} {hidden_demands(conflict, names.language)}", "  ")


def _repairs(names: Names) -> Iterator[str]:
    say = phrases(names.language)
    if names.plan.repairs:
        yield say["repairs"]
    for number, repair in enumerate(names.plan.repairs, 1):
        changes = " ".join(_change(one, names) for one in repair.changes)
        yield from _wrapped(f"{changes} {outcome(repair, names)}", "  ", f"{number}. ")


def _change(one: Change, names: Names) -> str:
    value = changed_value(one, names)
    message = one.message.in_language(names.language)
    # Most messages name both values already.
    told = not value.size or value.after in message or one.to in message
    return message if told else f"{message} ({value.arrow})"


def _dates(names: Names) -> Iterator[str]:
    ahead = dates_ahead(names.plan, names)[:NEXT_DATES]
    if ahead:
        yield phrases(names.language)["next_dates"]
    for one in ahead:
        clock = f" ({one.clock})" if one.clock else ""
        yield from _wrapped(f"{one.what}{clock}", "  ", f"{one.on}  ")


def _applications(names: Names) -> Iterator[str]:
    yield phrases(names.language)["applications"]
    rounds = planned_rounds(names.plan, names.catalogue)
    if not rounds:
        yield f"  {phrases(names.language)['no_applications']}"
    for one, application in zip(rounds, names.plan.applications, strict=True):
        yield from _application(one, application, names)


def _application(one: PlannedRound, application: Application, names: Names) -> Iterator[str]:
    say, language = phrases(names.language), names.language
    title = one.title.in_language(language)
    tags = [say["synthetic"]] if one.call is not None and one.call.synthetic else []
    if one.round is not None and one.round.certainty != "confirmed":
        tags.append(label(CERTAINTIES, one.round.certainty, language).upper())
    marks = f" [{', '.join(tags)}]" if tags else ""
    name = f"{title} ({one.funder}, {say['round']} {application.round}){marks}"
    yield from _wrapped(name, "  ")
    facts = [f"{say['submit_by']}: {_submit_by(one, application)}"]
    if one.proof_due is not None:
        facts.append(f"{say['proof_due']}: {one.proof_due}")
    if one.decision is not None:
        facts.append(f"{say['decision']}: {window_words(one.decision)}")
    grant = kronor(application.grant, application.currency, language)
    share = "" if application.share is None else f" ({percent(application.share, language)})"
    facts.append(f"{say['grant']}: {grant}{share}")
    for fact in facts:
        yield from _wrapped(fact, "    ")


def _submit_by(one: PlannedRound, application: Application) -> str:
    if one.submit_by is None:
        return application.submit_by
    return f"{one.submit_by.earliest} {zone_words(one.submit_by)}".strip()


def _listed(block: Block, language: Language) -> Iterator[str]:
    yield block.title.in_language(language)
    for line in block.lines:
        yield from _wrapped(line.in_language(language), "  ", "- ")


def _findings(names: Names) -> Iterator[str]:
    told = [demand.message for conflict in names.plan.conflicts for demand in conflict.demands]
    findings = [one for one in names.plan.findings if one.message not in told]
    if findings:
        yield phrases(names.language)["findings"]
    for one in sorted(findings, key=lambda one: list(SEVERITIES).index(one.severity)):
        words = label(SEVERITIES, one.severity, names.language)
        yield from _wrapped(_sentence(one, names), "  ", f"{words}: ")


def _assumptions(names: Names) -> Iterator[str]:
    used = [one for one in names.plan.assumptions if one.rests_on_it]
    if used:
        title = Text(sv="Svaret vilar på antagandena", en="The answer rests on the assumptions")
        yield title.in_language(names.language)
    for one in used:
        message = one.message.in_language(names.language)
        yield from _wrapped(f"{one.name} = {one.value}: {message}", "  ", "- ")


def _sentence(one: Finding | Demand, names: Names) -> str:
    message = one.message.in_language(names.language)
    return f"{message} [{one.reference}]" if one.reference else message


def _wrapped(words: str, indent: str, begin: str = "") -> Sequence[str]:
    """Lines of at most ``WIDTH`` letters: ``begin`` hangs to the left of them."""
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent + begin,
        subsequent_indent=indent + " " * len(begin),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _clean(line: str) -> str:
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in line)
