"""The plain text says the verdict, the money, the dates and the reasons, in both languages."""

from __future__ import annotations

import pytest

from calendars.html import report
from calendars.text import WIDTH, summary
from models.finding import Conflict, Demand, Finding
from models.plan import Plan
from models.text import Language, Text
from tests.calendars.report_case import ASSUMED, CATALOGUE, FEASIBLE, INFEASIBLE, PLANS, PROJECT

VERDICTS: dict[str, dict[Language, str]] = {
    "feasible": {"sv": "GENOMFÖRBAR", "en": "FEASIBLE"},
    "assumed": {"sv": "GENOMFÖRBAR MED ANTAGANDEN", "en": "FEASIBLE UNDER ASSUMPTIONS"},
    "infeasible": {"sv": "EJ GENOMFÖRBAR (BEVISAT)", "en": "NOT FEASIBLE (PROVEN)"},
    "undecided": {"sv": "EJ AVGJORT", "en": "UNDECIDED"},
    "best-known": {"sv": "EJ AVGJORT", "en": "UNDECIDED"},
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_the_verdict_stands_on_a_line_of_its_own(name: str, language: Language) -> None:
    lines = _summary(PLANS[name], language).splitlines()
    assert VERDICTS[name][language] in lines


def test_an_infeasible_plan_that_is_not_proven_does_not_say_so() -> None:
    text = _summary(INFEASIBLE.model_copy(update={"proven": False}))
    assert "\nEJ GENOMFÖRBAR\n" in text
    assert "Inte bevisat." in text


def test_applications_have_their_dates_and_grants() -> None:
    text = _summary(FEASIBLE)
    assert "Testmiljöer för artificiell intelligens (Vinnova, omgång 2024-2)" in text
    assert "Sök senast: 2024-09-05 14:00 Europe/Stockholm" in text
    assert "Styrk medfinansiering senast: 2024-11-08" in text
    assert "Beslut väntas: 2024-10-01–2024-12-31" in text
    assert "Bidrag: 2\u00a0260\u00a0000,20\u00a0kr (40\u00a0%)" in text
    assert "Regional medfinansiering (Region Skåne, omgång 2024-3) [SYNTETISK]" in text


def test_only_dates_from_the_day_of_the_plan_are_ahead() -> None:
    text = _summary(FEASIBLE)
    assert "2024-08-26  Öppnar: Regional medfinansiering" in text
    assert "Öppnar: Testmiljöer" not in text


def test_a_conflict_is_told_with_its_references_and_repairs() -> None:
    text = _unwrapped(_summary(INFEASIBLE))
    assert "2. Regionens nämnd beslutar den 21 november 2024: 13 dagar för sent." in text
    assert "[Regionens omgång 2024-4]" in text
    assert "(400 000 kr → 1 000 000 kr) Kontrollerat:" in text
    assert "Inte kontrollerat genom ny beräkning." in text


def test_what_a_conflict_says_is_not_said_again_as_a_finding() -> None:
    first = INFEASIBLE.conflicts[0].demands[0]
    same = Finding(rule=first.rule, severity="error", message=first.message)
    other = FEASIBLE.findings[0]
    text = _summary(INFEASIBLE.model_copy(update={"findings": (same, other)}))
    assert text.count("20 arbetsdagar") == 1
    assert "Varning: Ansökan till Vinnova" in text


def test_assumptions_that_carry_the_answer_are_named() -> None:
    assert "contribution.undated = in_time" in _summary(ASSUMED)
    assert "law.after_expiry" not in _summary(ASSUMED)


def test_the_distance_to_the_best_plan_is_told_unless_it_is_zero() -> None:
    assert "högst 1,3\u00a0% bättre" in _summary(ASSUMED)
    assert "at most 1.3\u00a0% better" in _summary(ASSUMED, "en")


def test_a_plan_without_applications_that_is_financed_says_so() -> None:
    text = _unwrapped(_summary(FEASIBLE.model_copy(update={"applications": ()})))
    assert "Alla kostnader är finansierade utan ansökningar" in text


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_lines_are_short_and_the_same_plan_gives_the_same_text(
    name: str, language: Language
) -> None:
    text = _summary(PLANS[name], language)
    assert max(map(len, text.splitlines())) <= WIDTH
    assert text.endswith("\n")
    assert text == _summary(PLANS[name], language)


def test_no_control_character_of_the_input_reaches_the_terminal() -> None:
    title = Text(sv="Projekt \x1b[2J\x07 med\nradbrytning", en="-")
    text = _summary(FEASIBLE.model_copy(update={"title": title}))
    assert not {letter for letter in text if ord(letter) < 32} - {"\n"}
    assert text.startswith("Samfinansieringsplan: Projekt  [2J  med radbrytning\n")


def _summary(plan: Plan, language: Language = "sv") -> str:
    return summary(plan, PROJECT, CATALOGUE, language)


def _unwrapped(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("is_irreducible", [True, False])
def test_of_demands_that_were_not_narrowed_down_only_the_first_are_told(
    *, is_irreducible: bool
) -> None:
    demands = tuple(
        Demand(rule="r", message=Text(sv=f"Krav nummer {n}.", en=f"Demand {n}.")) for n in range(40)
    )
    conflict = Conflict(demands=demands, irreducible=is_irreducible)
    plan = INFEASIBLE.model_copy(update={"conflicts": (conflict,), "findings": ()})
    page = report(plan, PROJECT, CATALOGUE, "sv")
    for told in (_summary(plan), page):
        words = " ".join(told.split())
        assert words.count("Krav nummer") == (40 if is_irreducible else 12)
        assert ("Ytterligare 28 krav visas inte här" in words) is not is_irreducible
