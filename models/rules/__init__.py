"""The rules in the order in which they are read: money, calls, State aid, time.

Each module says its rule in one sentence and has ``check(case) -> list[Finding]``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.case import Case
from models.finding import Finding
from models.rules import (
    aid_intensity,
    budget_pot,
    call_scope,
    cash_only,
    certainty,
    cluster_clock,
    combination,
    consortium,
    contributions,
    de_minimis,
    double_financing,
    effective_collaboration,
    eligibility,
    eligible_period,
    exchange_rate,
    full_financing,
    grant_bounds,
    in_kind,
    incentive_effect,
    law_validity,
    legal_basis,
    notification_threshold,
    own_cash,
    partner_share,
    plan_stated,
    plan_sums,
    private_match,
    private_share,
    project_period,
    project_share,
    proof_of_match,
    references,
    regional_grant_shares,
    rounds,
    submission,
    union_total,
    wanted_calls,
    writing_capacity,
)
from models.text import Text


@dataclass(frozen=True)
class Rule:
    """How a rule is tested, what people call it, and what it rests on.

    Two rules may share one ``check``, whose findings say which of them they belong to.
    """

    check: Callable[[Case], list[Finding]]
    title: Text
    reference: str


RULES: Mapping[str, Rule] = {
    references.ID: Rule(references.check, references.TITLE, references.REFERENCE),
    plan_stated.ID: Rule(plan_stated.check, plan_stated.TITLE, plan_stated.REFERENCE),
    plan_sums.ID: Rule(plan_sums.check, plan_sums.TITLE, plan_sums.REFERENCE),
    full_financing.ID: Rule(full_financing.check, full_financing.TITLE, full_financing.REFERENCE),
    own_cash.ID: Rule(own_cash.check, own_cash.TITLE, own_cash.REFERENCE),
    contributions.ID: Rule(contributions.check, contributions.TITLE, contributions.REFERENCE),
    call_scope.ID: Rule(call_scope.check, call_scope.TITLE, call_scope.REFERENCE),
    eligibility.ID: Rule(eligibility.check, eligibility.TITLE, eligibility.REFERENCE),
    rounds.ID: Rule(rounds.check, rounds.TITLE, rounds.REFERENCE),
    wanted_calls.MUST: Rule(
        wanted_calls.check_must,
        wanted_calls.TITLES[wanted_calls.MUST],
        wanted_calls.REFERENCES[wanted_calls.MUST],
    ),
    wanted_calls.MUST_NOT: Rule(
        wanted_calls.check_must_not,
        wanted_calls.TITLES[wanted_calls.MUST_NOT],
        wanted_calls.REFERENCES[wanted_calls.MUST_NOT],
    ),
    wanted_calls.CANDIDATES: Rule(
        wanted_calls.check_candidates,
        wanted_calls.TITLES[wanted_calls.CANDIDATES],
        wanted_calls.REFERENCES[wanted_calls.CANDIDATES],
    ),
    project_share.ID: Rule(project_share.check, project_share.TITLE, project_share.REFERENCE),
    partner_share.ID: Rule(partner_share.check, partner_share.TITLE, partner_share.REFERENCE),
    exchange_rate.ID: Rule(exchange_rate.check, exchange_rate.TITLE, exchange_rate.REFERENCE),
    grant_bounds.ID: Rule(grant_bounds.check, grant_bounds.TITLE, grant_bounds.REFERENCE),
    budget_pot.ID: Rule(budget_pot.check, budget_pot.TITLE, budget_pot.REFERENCE),
    consortium.ID: Rule(consortium.check, consortium.TITLE, consortium.REFERENCE),
    combination.ID: Rule(combination.check, combination.TITLE, combination.REFERENCE),
    double_financing.ID: Rule(
        double_financing.check, double_financing.TITLE, double_financing.REFERENCE
    ),
    legal_basis.ID: Rule(legal_basis.check, legal_basis.TITLE, legal_basis.REFERENCE),
    effective_collaboration.ID: Rule(
        effective_collaboration.check,
        effective_collaboration.TITLE,
        effective_collaboration.REFERENCE,
    ),
    aid_intensity.ONE: Rule(
        aid_intensity.check,
        aid_intensity.TITLES[aid_intensity.ONE],
        aid_intensity.REFERENCES[aid_intensity.ONE],
    ),
    aid_intensity.OTHER_WORK: Rule(
        aid_intensity.check,
        aid_intensity.TITLES[aid_intensity.OTHER_WORK],
        aid_intensity.REFERENCES[aid_intensity.OTHER_WORK],
    ),
    aid_intensity.TOGETHER: Rule(
        aid_intensity.check,
        aid_intensity.TITLES[aid_intensity.TOGETHER],
        aid_intensity.REFERENCES[aid_intensity.TOGETHER],
    ),
    notification_threshold.ID: Rule(
        notification_threshold.check,
        notification_threshold.TITLE,
        notification_threshold.REFERENCE,
    ),
    de_minimis.ID: Rule(
        de_minimis.check,
        de_minimis.TITLES[de_minimis.ID],
        de_minimis.REFERENCES_OF[de_minimis.ID],
    ),
    de_minimis.RATE_UNKNOWN: Rule(
        de_minimis.check,
        de_minimis.TITLES[de_minimis.RATE_UNKNOWN],
        de_minimis.REFERENCES_OF[de_minimis.RATE_UNKNOWN],
    ),
    union_total.ID: Rule(union_total.check, union_total.TITLE, union_total.REFERENCE),
    regional_grant_shares.ID: Rule(
        regional_grant_shares.check, regional_grant_shares.TITLE, regional_grant_shares.REFERENCE
    ),
    cluster_clock.ID: Rule(cluster_clock.check, cluster_clock.TITLE, cluster_clock.REFERENCE),
    in_kind.ID: Rule(in_kind.check, in_kind.TITLE, in_kind.REFERENCE),
    incentive_effect.ID: Rule(
        incentive_effect.check, incentive_effect.TITLE, incentive_effect.REFERENCE
    ),
    project_period.ID: Rule(project_period.check, project_period.TITLE, project_period.REFERENCE),
    eligible_period.ID: Rule(
        eligible_period.check, eligible_period.TITLE, eligible_period.REFERENCE
    ),
    proof_of_match.ID: Rule(proof_of_match.check, proof_of_match.TITLE, proof_of_match.REFERENCE),
    cash_only.ID: Rule(cash_only.check, cash_only.TITLE, cash_only.REFERENCE),
    private_share.ID: Rule(private_share.check, private_share.TITLE, private_share.REFERENCE),
    private_match.ID: Rule(private_match.check, private_match.TITLE, private_match.REFERENCE),
    writing_capacity.ID: Rule(
        writing_capacity.check, writing_capacity.TITLE, writing_capacity.REFERENCE
    ),
    submission.ID: Rule(submission.check, submission.TITLE, submission.REFERENCE),
    law_validity.ID: Rule(law_validity.check, law_validity.TITLE, law_validity.REFERENCE),
    certainty.ID: Rule(certainty.check, certainty.TITLE, certainty.REFERENCE),
}
"""Every rule by its id."""
