"""Faults of a file about an enterprise: all at once, each with its line and a remedy."""

from __future__ import annotations

import pytest

from models.enterprise import Holding, circle_of_owners
from models.enterprise_file import read_enterprise
from models.errors import InputErrors, InputProblem

GOOD = """\
format: samspel/enterprise@1
enterprise: firm
enterprises:
  - {id: firm, periods: [{ends: 2025-12-31, headcount: 40.5, turnover: 9_000_000, balance: 1}]}
  - {id: parent, periods: [{ends: 2025-12-31, headcount: 4, turnover: 1, balance: 1}]}
  - {id: town, kind: public_body}
holdings:
  - {owner: parent, firm: firm, capital: 60 %}
  - {owner: town, firm: parent, capital: 0.20}
"""


SAME_PERIOD = "{ends: 2025-12-31, headcount: 1, turnover: 1, balance: 1}"


def faults(text: str) -> tuple[InputProblem, ...]:
    with pytest.raises(InputErrors) as caught:
        read_enterprise(text.encode(), "firm.yaml")
    return caught.value.problems


def test_a_good_file_is_read() -> None:
    file = read_enterprise(GOOD.encode(), "firm.yaml")
    assert [one.id for one in file.enterprises] == ["firm", "parent", "town"]
    assert file.enterprises[0].periods[0].turnover == 900_000_000


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("enterprise: firm", "enterprise: frim", "enterprise-unknown", 2),
        ("enterprise: firm", "enterprise: zzz", "enterprise-unknown", 2),
        ("  - {id: town", "  - {id: town, kind: person}\n  - {id: town", "duplicate-id", 7),
        ("owner: town", "owner: tow", "enterprise-unknown", 9),
        ("enterprise: firm", "enterprise: firm\ncurrency: SEK", "rate-missing", 3),
        ("capital: 60 %", "capital: 160 %", "share-outside-0-1", 8),
        ("owner: parent, firm: firm", "owner: firm, firm: firm", "ownership-circle", 8),
        ("owner: town, firm: parent", "owner: firm, firm: parent", "ownership-circle", 9),
        ("owner: town, firm: parent, capital: 0.20",
         "owner: town, firm: firm, capital: 0.50", "shares-above-whole", 9),
        ("id: town, kind: public_body", "id: town, kind: enterprise", "accounts-missing", 6),
        ("headcount: 40.5", "headcount: -1", "value-too-small", 4),
        ("balance: 1}]}\n  - {id: parent", f"balance: 1}}, {SAME_PERIOD}]}}\n  - {{id: parent",
         "period-twice", 4),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(old: str, new: str, code: str, line: int) -> None:
    assert GOOD.count(old) == 1
    problems = faults(GOOD.replace(old, new))
    assert [(one.code, one.line) for one in problems] == [(code, line)]
    assert problems[0].message_sv != problems[0].message_en
    assert problems[0].remedy_sv


def test_the_circle_is_named() -> None:
    text = GOOD.replace("owner: town, firm: parent", "owner: firm, firm: parent")
    (problem,) = faults(text)
    assert problem.message_en == "the ownership goes in a circle: parent → firm → parent."


def test_a_misspelt_name_gets_the_nearest_one() -> None:
    (problem,) = faults(GOOD.replace("owner: town", "owner: tow"))
    assert problem.remedy_sv == "Menade du kanske town?"


@pytest.mark.parametrize(
    ("pairs", "circle"),
    [
        ("", ""),
        ("ab bc ac", ""),
        ("ab bc ca", "bca"),
        ("ab bc cd db", "cdb"),
        ("xy ab ba yx", "ba"),
        ("aa", "a"),
    ],
)
def test_circles_are_found(pairs: str, circle: str) -> None:
    holdings = [Holding(owner=pair[0], firm=pair[1]) for pair in pairs.split()]
    found = circle_of_owners(holdings)
    assert "".join(found) == circle
    assert all(
        f"{owner}{firm}" in pairs
        for owner, firm in zip(found, [*found[1:], *found[:1]], strict=True)
    )
