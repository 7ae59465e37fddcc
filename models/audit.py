"""A plan from a file held against the rules, and against what else it says of itself.

Beside the rules' plain reading, what a plan derives from its matrix (aid rows, tasks, cash flow …)
is derived once more. A section that is left out is not tested, so that a plan written by hand need
not have it. ``NOT_AUDITED`` names what only the solver could confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from models.assumption import ASSUMPTIONS
from models.assumptions_used import assumption_used, assumptions_used
from models.case import Case
from models.cash_flow import liquidity
from models.check import aid_rows, check
from models.currency_scenario import exchange_rows
from models.dated_tasks import dated_tasks
from models.finding import Finding
from models.inputs import inputs_sha256
from models.plan import Plan, Task
from models.rests_on_dates import rests_on_dates
from models.rules.references import without_unknown
from models.text import Text
from models.vocabulary import Record

STALE = "plan.derived"
"""The rule of a section that does not follow from the rest of the plan."""

OTHER_INPUT = "plan.inputs"
"""The rule of a plan that was made from something else than what it is held against."""


def audit(case: Case) -> tuple[Finding, ...]:
    """What the rules say about a plan, what in it does not follow, and the same of alternatives.

    An alternative is a plan of its own; its findings have its name as their first subject.
    """
    findings = [*check(case), *_other_input(case), *_derived(case)]
    for alternative in case.plan.alternatives:
        values = {name: getattr(alternative, name) for name in Plan.model_fields.keys() & _COMMON}
        other = Case(case.project, case.catalogue, Plan.model_construct(**values))
        named = f"alternative:{alternative.name}"
        findings += [
            finding.model_copy(update={"subjects": (named, *finding.subjects)})
            for finding in (*check(other), *_derived(other))
            if finding.severity == "error"
        ]
    return tuple(findings)


def _other_input(case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan.title is not None and plan.title != case.project.title:
        yield _finding(
            OTHER_INPUT,
            "title",
            Text(
                sv=f"Planen heter {plan.title.sv}, men projektet {case.project.title.sv}.",
                en=f"The plan is called {plan.title.en}, but the project {case.project.title.en}.",
            ),
        )
    if plan.as_of != case.project.as_of:
        yield _finding(
            OTHER_INPUT,
            "as_of",
            Text(
                sv=f"Planen står på dagen {plan.as_of} men granskas som om det vore "
                f"{case.project.as_of}. Ange --today {plan.as_of} för planens egen dag.",
                en=f"The plan stands on {plan.as_of} but is audited as if it were "
                f"{case.project.as_of}. Give --today {plan.as_of} for the plan's own day.",
            ),
        )
    if plan.inputs_sha256 and plan.inputs_sha256 != inputs_sha256(case.project, case.catalogue):
        yield _finding(
            OTHER_INPUT,
            "inputs_sha256",
            Text(
                sv="Planen är gjord av annat än dessa filer: projektet, utlysningarna, dagen, "
                "antagandena eller reglerna var andra, eller så hade den önskemål, en förra plan "
                "eller andra inställningar med sig. Den granskas mot filerna som de är nu.",
                en="The plan was made from something else than these files: the project, the "
                "calls, the day, the assumptions or the rules were others, or it was given wishes, "
                "a last plan or other settings. It is audited against the files as they are now.",
            ),
        )


def _derived(case: Case) -> Iterator[Finding]:
    """One error for every section that is stated and otherwise."""
    plan, readable = case.plan, without_unknown(case)
    tasks = dated_tasks(readable)
    sections: list[tuple[str, Sequence[Record], Sequence[Record]]] = [
        ("aid", plan.aid, aid_rows(case)),
        ("exchange", plan.exchange, exchange_rows(readable)),
        ("rests_on_dates", plan.rests_on_dates, rests_on_dates(readable)),
        ("tasks", _named(plan.tasks, tasks), tasks),
    ]
    if plan.liquidity is not None and plan.start is not None:
        sections.append(("liquidity", [plan.liquidity], [liquidity(readable, plan.start)]))
    if plan.status == "feasible":
        sections.append(("assumptions", plan.assumptions, _assumptions(readable)))
    for name, stated, real in sections:
        if stated and [_plain(one) for one in stated] != [_plain(one) for one in real]:
            what = _SECTIONS[name]
            yield _finding(
                STALE,
                name,
                Text(
                    sv=f"{what.sv} i planen ({name}) följer inte av resten av den. Rätta eller "
                    "stryk avsnittet.",
                    en=f"{what.en} in the plan ({name}) do not follow from the rest of it. "
                    "Correct the section or leave it out.",
                ),
            )


def _assumptions(case: Case) -> Sequence[Record]:
    """Those that the plan names, as they are, and those that it should have named.

    It may name more than the verdict rests on: what its chances and its cash flow were reckoned by.
    """
    used = {one.name: one for one in assumptions_used(case, check(case))}
    stated = [one.name for one in case.plan.assumptions if one.name in ASSUMPTIONS]
    return [
        used.get(name) or assumption_used(case.assumptions, name, rests_on_it=False)
        for name in dict.fromkeys((*stated, *used))
    ]


def _named(stated: Sequence[Task], real: Sequence[Task]) -> Sequence[Task]:
    """The tasks as stated; in plans that are made by hand they may have no names."""
    names = [one.id for one in real] + [None] * len(stated)
    return [
        task if task.id is not None else task.model_copy(update={"id": name})
        for task, name in zip(stated, names, strict=False)
    ]


def _plain(one: Record) -> object:
    return one.model_dump(mode="json", by_alias=True)


def _finding(rule: str, section: str, message: Text) -> Finding:
    return Finding(
        rule=rule,
        severity="error" if rule == STALE else "warning",
        subjects=(section,),
        message=message,
        reference="samspel/plan@1",
    )


_SECTIONS: Mapping[str, Text] = {
    "aid": Text(sv="Raderna om statligt stöd", en="The rows on State aid"),
    "exchange": Text(sv="Raderna om växelkursen", en="The rows on the exchange rate"),
    "rests_on_dates": Text(sv="De osäkra datumen", en="The uncertain dates"),
    "tasks": Text(sv="Sakerna att göra", en="The things to do"),
    "liquidity": Text(sv="Uppgifterna om likviditeten", en="The facts on liquidity"),
    "assumptions": Text(sv="Antagandena", en="The assumptions"),
}

_COMMON = frozenset(
    {
        *("format", "status", "project", "as_of", "start", "end", "totals", "applications"),
        *("matrix", "aid", "exchange", "rests_on_dates", "tasks", "liquidity", "assumptions"),
    }
)
"""The fields of an alternative that it shares with a plan and that can be confirmed."""

_NEEDS_THE_SOLVER = Text(
    sv="att inget bättre finns, eller att något inte går, kan bara lösaren bekräfta",
    en="that there is nothing better, or that something is impossible, only the solver can confirm",
)

NOT_AUDITED: Mapping[str, Text] = {
    **dict.fromkeys(
        (
            "proven",
            "gap",
            "conflicts",
            "repairs",
            "unchosen",
            "binding",
            "if_refused",
            "risk",
            "changes_from_previous",
            "alternatives.*.gives_up",
        ),
        _NEEDS_THE_SOLVER,
    ),
    "findings": Text(
        sv="granskningen gör sina egna iakttagelser", en="the audit makes its own findings"
    ),
    "solver": Text(
        sv="säger vad planen räknades med, inget om planen",
        en="says what the plan was computed with, nothing about the plan",
    ),
    **dict.fromkeys(
        (
            "alternatives.*.name",
            "alternatives.*.label",
            "alternatives.*.title",
            "alternatives.*.inputs_sha256",
            "alternatives.*.as_of",
            *(
                f"alternatives.*.{name}"
                for name in ("proven", "gap", "conflicts", "repairs", "risk", "findings", "solver")
            ),
        ),
        Text(
            sv="ett alternativ granskas mot reglerna; dess namn och bakgrund är planens",
            en="an alternative is held against the rules; its name and background are the plan's",
        ),
    ),
}
"""Fields of a plan that an audit cannot confirm, with the reason; ``*`` is any position."""
