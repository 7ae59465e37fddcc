"""The whole model of a problem: its variables and the rows of every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.finding import Demand
from solver.funding_model import Bar, FundingModel, with_variables
from solver.problem import CallOption, Problem
from solver.rules import (
    aid_intensity,
    budget_pot,
    cluster_clock,
    combination,
    consortium,
    de_minimis,
    double_financing,
    eligibility,
    eligible_period,
    full_financing,
    grant_bounds,
    incentive_effect,
    legal_basis,
    own_money,
    partner_share,
    private_match,
    private_share,
    project_period,
    project_share,
    proof_of_match,
    regional_grant_shares,
    rounds,
    union_total,
    wanted_calls,
    writing_capacity,
)

_BARS = (
    rounds.bars,
    wanted_calls.bars,
    eligibility.bars,
    consortium.bars,
    grant_bounds.bars,
    eligible_period.bars,
)

_ROWS: tuple[tuple[Callable[[FundingModel], None], frozenset[str]], ...] = (
    (full_financing.add, frozenset({full_financing.RULE})),
    (own_money.add, frozenset({own_money.OWN_CASH, own_money.CONTRIBUTION})),
    (wanted_calls.add, frozenset({wanted_calls.MUST})),
    (legal_basis.add, frozenset({legal_basis.RULE, legal_basis.NOT_COMPUTED})),
    (project_share.add, frozenset({project_share.RULE})),
    (partner_share.add, frozenset({partner_share.RULE})),
    (grant_bounds.add, frozenset({grant_bounds.RULE})),
    (budget_pot.add, frozenset({budget_pot.RULE})),
    (combination.add, frozenset({combination.RULE})),
    (double_financing.add, frozenset({double_financing.RULE})),
    (
        aid_intensity.add,
        frozenset({aid_intensity.RULE, aid_intensity.OTHER_WORK, aid_intensity.LAW}),
    ),
    (de_minimis.add, frozenset({de_minimis.RULE, de_minimis.RATE_UNKNOWN, aid_intensity.LAW})),
    (cluster_clock.add, frozenset({cluster_clock.RULE})),
    (union_total.add, frozenset({union_total.RULE})),
    (regional_grant_shares.add, frozenset({regional_grant_shares.RULE, aid_intensity.LAW})),
    (private_share.add, frozenset({private_share.RULE})),
    (private_match.add, frozenset({private_match.RULE})),
    (project_period.add, frozenset({project_period.RULE})),
    (eligible_period.add, frozenset({eligible_period.RULE})),
    (incentive_effect.add, frozenset({incentive_effect.RULE})),
    (proof_of_match.add, frozenset({proof_of_match.RULE})),
    (writing_capacity.add, frozenset({writing_capacity.RULE})),
)
"""What adds rows, and the rules that the rows belong to."""


def build(
    problem: Problem,
    *,
    explained: frozenset[str] | None = None,
    rules: frozenset[str] | None = None,
) -> FundingModel:
    """The model of a problem.

    What rules out the calls in ``explained`` stays in the model, behind its demand; ``None`` where
    the model is not built to explain anything. Of ``rules`` alone the model is soon built, and
    where it is impossible the whole is.

    Raises:
        NumericGuardError: the amounts are too large to be computed exactly.
    """
    model = with_variables(problem, _BARS, explained=explained)
    for add, named in _ROWS:
        if rules is None or rules & named:
            add(model)
    return model


def bars_of(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """What rules rule out outright of a call: all of it, rounds, or places in its budget."""
    for rule in _BARS:
        yield from rule(problem, option)
