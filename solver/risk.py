"""How sure a plan is: exact chances over all answers, and random draws over the dates.

The model. Each application is granted with the rate that its call states (where it states none,
the assumption ``success_rate.unknown``); answers are independent or come together
(``risk.outcomes``), those of one meeting together (``risk.same_meeting``). Promised contributions
and own money are sure. A combination of answers finances the project where the granted
applications, each at most as large as applied for, keep every rule with the plan's rounds, budgets
and start and the money at hand (``solver.outcomes``).
Chances have four decimals; sums are exact to the öre, rounded down. Dates: ``solver.simulation``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from models.mention import listed
from models.money import Minor, kronor, percent
from models.plan import Application
from models.refusal import Refusal
from models.risk import CallChance, GrantSum, Risk, StageChance
from models.text import Text
from solver.answered import Answered
from solver.chances import chance_of_all, chance_of_yes, rounded
from solver.outcomes import MOST_APPLICATIONS, Outcomes, outcomes

_MOST_SUMS = 64
"""With more different sums than this they are left out: nobody can read such a picture."""


def risk_of(answered: Answered, refusals: Sequence[Refusal], samples: int, seed: int) -> Risk:
    """The chances of a plan; ``samples`` random draws of its dates, or none where that is 0."""
    applications = answered.plan.applications
    all_granted = chance_of_all(answered.problem, ((one.call, one.round) for one in applications))
    expected = sum(
        (
            Fraction(chance_of_yes(answered.problem, one.call)[0]) * one.grant
            for one in applications
        ),
        start=Fraction(0),
    )
    known = outcomes(answered) if len(applications) <= MOST_APPLICATIONS else None
    needed = tuple(
        one.call for n, one in enumerate(applications) if known is None or known.needed(n)
    )
    financed = all_granted if known is None else _financed(known)
    alone = tuple(one.call for one in refusals if one.status == "infeasible")
    simulation = None
    if samples and known is not None and applications:
        from solver.simulation import simulated

        simulation = simulated(answered, known, samples, seed)
    return Risk(
        applications=tuple(_call_chance(answered, n, needed) for n in range(len(applications))),
        all_granted=rounded(all_granted),
        financed=rounded(financed),
        lowest=known is None or not known.complete,
        grants=Minor(sum(one.grant for one in applications)),
        expected_grants=Minor(expected // 1),
        sums=() if known is None else _sums(answered, known),
        needed=needed,
        single_points_of_failure=alone,
        simulation=simulation,
        message=_words(answered, financed, alone, Minor(expected // 1)),
    )


def _financed(known: Outcomes) -> Decimal:
    return sum(
        (chance for mask, chance in known.probabilities() if known.financed[mask]),
        start=Decimal(0),
    )


def _call_chance(answered: Answered, number: int, needed: tuple[str, ...]) -> CallChance:
    application = answered.plan.applications[number]
    chance, known = chance_of_yes(answered.problem, application.call)
    return CallChance(
        call=application.call,
        round=application.round,
        title=answered.problem.option(application.call).title,
        grant=Minor(application.grant),
        chance=chance,
        known=known,
        needed=application.call in needed,
        decided_by=application.decision.latest,
        stages=tuple(_stages(answered, application)),
    )


def _stages(answered: Answered, application: Application) -> Iterator[StageChance]:
    """The chance of each stage of a call that states them, with the day of its answer."""
    option = answered.problem.option(application.call)
    one = option.call.round(application.round)
    rates = option.call.stage_success_rates
    for stage, chance in enumerate(rates, 1):
        last = stage == len(rates)
        answers = () if one is None else one.all_of("stage_result")
        answer = next((each for each in answers if (each.stage or 1) == stage), None)
        told = application.decision.latest if last else answer and answer.when.latest
        yield StageChance(stage=stage, chance=chance, answered_by=told)


def _sums(answered: Answered, known: Outcomes) -> tuple[GrantSum, ...]:
    grants = [one.grant for one in answered.plan.applications]
    sums: dict[tuple[int, bool], Decimal] = defaultdict(Decimal)
    for mask, chance in known.probabilities():
        total = sum(grant for n, grant in enumerate(grants) if mask >> n & 1)
        sums[total, known.financed[mask]] += chance
    if len(sums) > _MOST_SUMS:
        return ()
    return tuple(
        GrantSum(grants=Minor(total), chance=rounded(chance), financed=enough)
        for (total, enough), chance in sorted(sums.items())
    )


def _words(answered: Answered, financed: Decimal, alone: tuple[str, ...], expected: int) -> Text:
    currency = answered.problem.project.currency
    sv = (
        f"Chansen att hela projektet finansieras är {percent(financed)}; bidragen väntas ge "
        f"{kronor(expected, currency)} i genomsnitt."
    )
    en = (
        f"The chance that the whole project is financed is {percent(financed, 'en')}; the grants "
        f"are expected to give {kronor(expected, currency, 'en')} on average."
    )
    if len(alone) == len(answered.calls) > 1:
        sv += " Alla ansökningar måste bifallas: faller en, faller allt."
        en += " Every application must be granted: if one falls, everything does."
    elif alone:
        names = listed(answered.problem.option(one).title for one in alone)
        sv += (
            f" Allt faller om någon av dessa säger nej: {names.sv}."
            if len(alone) > 1
            else (f" Allt faller om {names.sv} säger nej.")
        )
        en += (
            f" Everything falls if one of these says no: {names.en}."
            if len(alone) > 1
            else (f" Everything falls if {names.en} says no.")
        )
    return Text(sv=sv, en=en)
