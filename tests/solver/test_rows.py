"""Rows over whole numbers: what they say, what breaks them, and how large they may be."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest

from models.errors import NumericGuardError
from models.finding import Demand
from models.text import Text
from solver.rows import (
    LARGEST_ACTIVITY,
    Literal,
    Row,
    Rows,
    Var,
    counted,
    holds,
    negated,
    value_of,
    variable_of,
)


def test_coefficients_of_a_variable_are_added_up_and_nothing_is_left_out() -> None:
    rows = Rows()
    x, y = rows.integer(0, 9, "x"), rows.integer(0, 9, "y")
    rows.add([(2, x), (3, y), (-5, x), (-3, y)], low=-4)
    assert rows.rows == [Row(((-3, x),), -4, None, (), None)]


def test_a_literal_and_its_opposite_are_one_variable() -> None:
    rows = Rows()
    rows.integer(0, 9, "x")
    literal = rows.boolean("chosen")
    assert literal == 1
    assert negated(literal) == -2
    assert negated(negated(literal)) == literal
    assert variable_of(literal) == variable_of(negated(literal)) == 1
    assert (holds(literal, (0, 1)), holds(negated(literal), (0, 1))) == (True, False)
    assert (holds(literal, (0, 0)), holds(negated(literal), (0, 0))) == (False, True)


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        (lambda rows, literals: rows.forbid(literals), lambda values: not all(values)),
        (lambda rows, literals: rows.any_of(literals), any),
        (lambda rows, literals: rows.at_most_one(literals), lambda values: sum(values) <= 1),
    ],
    ids=["forbid", "any_of", "at_most_one"],
)
@pytest.mark.parametrize("signs", list(product((True, False), repeat=3)))
def test_what_is_asked_of_literals_holds_exactly_for_what_it_says(
    add: Callable[[Rows, list[Literal]], None],
    expected: Callable[[list[bool]], bool],
    signs: tuple[bool, ...],
) -> None:
    """Also where some of them are opposites of variables."""
    rows = Rows()
    literals = [_signed(rows.boolean("one"), positive=positive) for positive in signs]
    add(rows, literals)
    for values in product((0, 1), repeat=3):
        truth = [holds(literal, values) for literal in literals]
        assert (not rows.broken(values)) is bool(expected(truth))


@pytest.mark.parametrize(("name", "expected"), [("both", all), ("either", any)])
@pytest.mark.parametrize("signs", list(product((True, False), repeat=2)))
def test_a_new_variable_is_true_exactly_where_it_says(
    name: str, expected: Callable[[list[bool]], bool], signs: tuple[bool, ...]
) -> None:
    rows = Rows()
    literals = [_signed(rows.boolean("one"), positive=positive) for positive in signs]
    result = getattr(rows, name)(literals, "result")
    for values in product((0, 1), repeat=3):
        truth = [holds(literal, values) for literal in literals]
        right = holds(result, values) is expected(truth)
        assert (not rows.broken(values)) is right


def test_either_of_one_is_that_one() -> None:
    rows = Rows()
    one = rows.boolean("one")
    assert rows.either([one], "same") == one
    assert len(rows.variables) == 1


def test_a_row_holds_only_where_all_its_literals_do() -> None:
    rows = Rows()
    x = rows.integer(0, 9, "x")
    a, b = rows.boolean("a"), rows.boolean("b")
    rows.add([(1, x)], high=3, when=[a, negated(b)])
    assert [len(rows.broken((5, *flags))) for flags in product((0, 1), repeat=2)] == [0, 0, 1, 0]


def test_broken_rows_are_those_outside_their_limits_and_the_variables_outside_theirs() -> None:
    rows = Rows()
    x, y = rows.integer(-2, 9, "x"), rows.integer(0, 9, "y")
    rows.add([(2, x), (-1, y)], low=1, high=3)
    assert rows.broken((1, 1)) == []
    assert rows.broken((3, 3)) == []
    assert rows.broken((1, 2)) == [rows.rows[0]]
    assert rows.broken((3, 2)) == [rows.rows[0]]
    assert rows.broken((6, 10)) == [Row(((1, y),), 0, 9, (), None)]
    assert rows.broken((-3, -8)) == [
        Row(((1, x),), -2, 9, (), None),
        Row(((1, y),), 0, 9, (), None),
    ]


def test_the_rows_of_a_demand_that_is_dropped_are_not_asked_about() -> None:
    rows = Rows()
    x = rows.integer(0, 9, "x")
    rows.add([(1, x)], low=5, demand=_demand("large"))
    rows.add([(1, x)], low=7, demand=_demand("very large"))
    assert [one.demand for one in rows.broken((4,))] == [0, 1]
    assert [one.demand for one in rows.broken((4,), frozenset({0}))] == [1]
    assert rows.broken((4,), frozenset({0, 1})) == []


def test_the_same_demand_has_the_same_number() -> None:
    rows = Rows()
    first, second = rows.demand(_demand("large")), rows.demand(_demand("small"))
    assert (first, second) == (0, 1)
    assert rows.demand(_demand("large")) == first
    other_rule = _demand("large").model_copy(update={"rule": "another"})
    other_subject = _demand("large").model_copy(update={"subjects": ("b",)})
    assert [rows.demand(other_rule), rows.demand(other_subject)] == [2, 3]


def test_no_row_may_reach_beyond_what_is_exact() -> None:
    """2^30 × 2^30 is the most there is; one more is refused, whatever its sign."""
    rows = Rows()
    x, y = rows.integer(0, 2**30, "x"), rows.integer(-(2**30), 0, "y")
    rows.add([(2**30, x)], high=5)
    rows.add([(-(2**30), y)], high=5)
    rows.add([(2**29, x), (2**29, y)], high=5)
    assert LARGEST_ACTIVITY == 2**60
    for terms in ([(2**30 + 1, x)], [(2**30 + 1, y)], [(2**30, x), (1, y)], [(-(2**30) - 1, x)]):
        with pytest.raises(NumericGuardError):
            rows.add(terms, high=5)
    assert len(rows.rows) == 3


def test_no_limit_may_lie_beyond_it_either() -> None:
    rows = Rows()
    x = rows.integer(0, 1, "x")
    for low, high in ((-LARGEST_ACTIVITY - 1, None), (None, LARGEST_ACTIVITY + 1)):
        with pytest.raises(NumericGuardError) as caught:
            rows.add([(1, x)], low=low, high=high)
        assert "för stora" in caught.value.text.sv
        assert "too large" in caught.value.text.en


def test_sums_are_exact_beyond_what_a_double_holds() -> None:
    terms = ((2**53, Var(0)), (1, Var(1)))
    assert value_of(terms, (1, 1)) == 2**53 + 1
    assert value_of(terms, {Var(0): 3, Var(1): -1}) == 3 * 2**53 - 1


def test_counting_literals_gives_terms_and_a_constant() -> None:
    """One literal, and one that is an opposite: a + (1 - b)."""
    assert counted([Literal(0), negated(Literal(1))]) == (((1, 0), (-1, 1)), 1)


def _signed(literal: Literal, *, positive: bool) -> Literal:
    return literal if positive else negated(literal)


def _demand(words: str) -> Demand:
    return Demand(rule="rule", subjects=("a",), message=Text(sv=words, en=words))
