"""``samspel rules``: the law as Samspel knows it, with dates, articles and assumptions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from samspel.command import Command, Group
from samspel.language import both
from samspel.options import Json, Lang, Out, Parameters
from samspel.terminal import answer, json_text

On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        show_default=False,
        help=both("Vad som gällde eller gäller den dagen.", "What held or holds on that day."),
    ),
]
OneFamily = Annotated[
    str | None,
    typer.Option(
        "--family",
        metavar="NAME",
        show_default=False,
        help=both("Bara en familj av regler.", "Only one family of rules."),
    ),
]
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        show_default=False,
        help=both(
            "En parameter (gber/article_25/maximum_intensity) eller en regel"
            " (match.proof_in_time).",
            "A parameter (gber/article_25/maximum_intensity) or a rule (match.proof_in_time).",
        ),
    ),
]
Between = Annotated[
    tuple[str, str],
    typer.Option(
        "--between",
        metavar="DATE DATE",
        show_default=False,
        help=both("De två dagarna.", "The two days."),
    ),
]


def list_rules(
    family: OneFamily = None,
    on: On = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print every value with its dates and references, and every rule, by family."""
    from flows.law import law
    from models.rule_families import families
    from models.rule_families import family as known_family
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.rule_documents import list_document
    from samspel.rule_listing import listing

    day = given.day(on, "--on")
    names = list(families())
    if family is not None:
        known_family(family)
        names = [family]
    with law(parameters):
        if json:
            answer(json_text(list_document(family, day)))
        else:
            _print(listing(names, day, spoken(lang)))
    return OK


def show(
    id: Id,  # noqa: A002  # the name that the help shows
    on: On = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print one value with its history, or one rule."""
    from flows.law import law
    from models.parameter import parameter
    from models.rule_families import finding_in_words
    from models.rules import RULES
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.rule_documents import finding_document, parameter_document, rule_document
    from samspel.rule_listing import finding_lines, parameter_lines, rule_lines

    day = given.day(on, "--on")
    with law(parameters):
        if id in RULES:
            lines = rule_lines(id, day, spoken(lang))
            document = rule_document(id, day)
        elif finding_in_words(id) is not None:
            lines = finding_lines(id, spoken(lang))
            document = finding_document(id)
        else:
            _refuse_unknown(id)
            one = parameter(id)
            # Refuses a day outside the known dates before anything is printed.
            lines = iter(list(parameter_lines(one, day, spoken(lang))))
            document = parameter_document(one, day)
        if json:
            answer(json_text(document))
        else:
            _print(lines)
    return OK


def diff(
    between: Between,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the values that differ on two days, or are known on only one of them."""
    from flows.law import law
    from models.parameter import all_parameters
    from models.parameter_changes import changes_between
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.rule_documents import diff_document
    from samspel.rule_listing import change_lines

    first, last = (given.required_day(one, "--between") for one in between)
    with law(parameters):
        changes = list(changes_between(all_parameters(), first, last))
    if json:
        answer(json_text(diff_document(first, last, changes)))
    else:
        _print(change_lines(changes, spoken(lang)))
    return OK


def assumptions(json: Json = False, lang: Lang = None) -> int:
    """Print every named assumption with its default, its alternatives and what turns on it."""
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.rule_documents import assumptions_document
    from samspel.rule_listing import assumption_lines

    if json:
        answer(json_text(assumptions_document()))
    else:
        _print(assumption_lines(spoken(lang)))
    return OK


def pages(out: Out = Path("docs", "reference", "rules"), lang: Lang = None) -> int:
    """Write the reference of all rules as Markdown, in Swedish and English."""
    from flows.output_folder import check_folder
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.rule_pages import write_pages

    check_folder(out)
    count = write_pages(out)
    answer(f"{count} sidor i {out}\n" if spoken(lang) == "sv" else f"{count} pages in {out}\n")
    return OK


rules = typer.Typer(
    cls=Group,
    help=both(
        "Lagens värden med datum och artikel, reglerna och antagandena.",
        "The values of the law with dates and articles, the rules and the assumptions.",
    ),
    rich_markup_mode=None,
)
for _name, _function, _sv, _en in (
    ("list", list_rules, "Lista alla värden och regler.", "List all values and rules."),
    ("show", show, "Visa ett värde eller en regel.", "Show a value or a rule."),
    ("diff", diff, "Vad som ändras mellan två dagar.", "What changes between two days."),
    ("assumptions", assumptions, "Lista antagandena.", "List the assumptions."),
    ("pages", pages, "Skriv referensen som sidor.", "Write the reference as pages."),
):
    rules.command(_name, cls=Command, help=both(_sv, _en))(_function)


def _refuse_unknown(id_: str) -> None:
    """Name the nearest parameters and rules where there is neither of that name."""
    from models.assumption import ASSUMPTIONS
    from models.errors import ParameterNotFoundError
    from models.nearest_name import nearest_names
    from models.parameter import all_parameters
    from models.rule_families import families
    from models.rules import RULES
    from models.text import Text

    findings = [id_ for one in families().values() for id_ in one.findings]
    known = [*(one.id for one in all_parameters()), *RULES, *findings]
    if id_ in known:
        return
    if id_ in ASSUMPTIONS:
        raise ParameterNotFoundError(
            Text(
                sv=f"{id_} är ett antagande, ingen parameter eller regel.\n"
                f"Se samspel rules assumptions; det sätts med --assume {id_}=VÄRDE.",
                en=f"{id_} is an assumption, no parameter or rule.\n"
                f"See samspel rules assumptions; it is set by --assume {id_}=VALUE.",
            )
        )
    near = " / ".join(nearest_names(id_, known, limit=3))
    raise ParameterNotFoundError(
        Text(
            sv=f"Det finns ingen parameter eller regel {id_!r}.\n"
            + (f"Menade du kanske {near}?" if near else "Se samspel rules list."),
            en=f"There is no parameter or rule {id_!r}.\n"
            + (f"Maybe you meant {near}?" if near else "See samspel rules list."),
        )
    )


def _print(lines: Iterable[str]) -> None:
    answer("".join(f"{line}\n" for line in lines))
