"""What stands beside the verdict, so that a green sign alone misleads nobody."""

from __future__ import annotations

import re
from decimal import Decimal

from calendars.html import report
from calendars.names import Names
from calendars.planned_rounds import planned_rounds
from calendars.slack import slacks
from calendars.watch_list import watch_list
from models.case import Case
from models.cash_flow import with_liquidity
from models.finding import Finding
from models.plan import Plan
from models.risk import CallChance, Risk
from models.text import Text
from solver.planning import plan_project
from tests.calendars.report_case import ASSUMED, CATALOGUE, FEASIBLE, INFEASIBLE, PROJECT
from tests.solver.building import a_catalogue, a_project, call, cost, uni


def test_the_chance_stands_beside_the_verdict_and_says_if_all_must_say_yes() -> None:
    assert _words(_risky(needed=2)) == [
        "Chansen att hela projektet blir finansierat är 12,5 %: båda ansökningarna måste bifallas."
    ]
    assert _words(_risky(needed=1)) == ["Chansen att hela projektet blir finansierat är 12,5 %."]
    assert _words(_risky(needed=1, lowest=True)) == [
        "Chansen att hela projektet blir finansierat är minst 12,5 %."
    ]


def test_the_tightest_proof_is_named() -> None:
    rounds = planned_rounds(FEASIBLE, CATALOGUE)
    least = min(one.days for one in slacks(rounds, FEASIBLE))
    (words,) = [one for one in _words(FEASIBLE) if "Snävast" in one]
    assert words.endswith(f"{least} dagar till godo.")


def test_money_to_borrow_is_told_in_whole_kronor() -> None:
    """Half of 1 200 kr comes at the end; with no cash left 600 kr have to be borrowed."""
    payment = {"kind": "arrears", "every_months": 12, "lag_months": 1}
    project = a_project([uni(600)], [cost("uni", 1200)])
    catalogue = a_catalogue(call("some", "0.5", payment=payment))
    plan = with_liquidity(Case(project, catalogue, plan_project(project, catalogue)))
    (told,) = [
        one
        for one in watch_list(Names(plan, project, catalogue, "en"), ())
        if one.section == "liquidity"
    ]
    assert "borrow 600 kr" in told.words.replace("\N{NO-BREAK SPACE}", " ")


def test_assumptions_that_the_answer_rests_on_are_told_the_first_three_in_full() -> None:
    (one,) = [one for one in ASSUMED.assumptions if one.rests_on_it]
    assert f"Antaget: {one.message.sv}" in _words(ASSUMED)
    many = ASSUMED.model_copy(update={"assumptions": (one,) * 5})
    told = [words for words in _words(many) if "nta" in words]
    assert told == [f"Antaget: {one.message.sv}"] * 3 + ["Svaret vilar på 2 antaganden till."]
    assert not [words for words in _words(FEASIBLE) if words.startswith("Antaget")]


def test_errors_are_counted_unless_a_conflict_tells_them() -> None:
    error = Finding(rule="a.rule", severity="error", message=Text(sv="Fel.", en="Wrong."))
    wrong = FEASIBLE.model_copy(update={"findings": (error, error)})
    assert "Regelprövningen visar 2 fel." in _words(wrong)
    told = INFEASIBLE.model_copy(update={"findings": (error,)})
    assert not [one for one in _words(told) if "Regelprövningen" in one]


def test_every_link_of_the_list_leads_to_a_section_of_the_page() -> None:
    for plan in (_risky(needed=1), INFEASIBLE, FEASIBLE):
        page = report(plan, PROJECT, CATALOGUE, "en")
        for target in re.findall(r'class="more" href="#([a-z]+)"', page):
            assert f'<section id="{target}"' in page


def _risky(needed: int, *, lowest: bool = False) -> Plan:
    calls = tuple(
        CallChance(
            call=name,
            round="1",
            title=Text(sv=name, en=name),
            grant=100,
            chance=Decimal("0.5"),
            known=True,
            needed=number < needed,
        )
        for number, name in enumerate("ab")
    )
    risk = Risk(
        applications=calls,
        all_granted=Decimal("0.125"),
        financed=Decimal("0.125"),
        lowest=lowest,
        grants=200,
        expected_grants=100,
        needed=tuple("ab"[:needed]),
        message=Text(sv="Så är det.", en="So it is."),
    )
    return FEASIBLE.model_copy(update={"risk": risk, "applications": ()})


def _words(plan: Plan) -> list[str]:
    rounds = planned_rounds(plan, CATALOGUE)
    found = watch_list(Names(plan, PROJECT, CATALOGUE, "sv"), rounds)
    return [one.words.replace("\N{NO-BREAK SPACE}", " ") for one in found]
