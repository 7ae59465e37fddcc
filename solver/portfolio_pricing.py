"""What money of common budgets is worth to one project: its own model, with a price per pot."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.catalogue import Catalogue
from models.exchange import convert_down, convert_up
from models.project import Project
from models.shared_pots import Pot
from solver.funding_model import FundingModel
from solver.model import build
from solver.portfolio_contest import Column, Priced
from solver.portfolio_question import Questions
from solver.problem import CallOption, problem_of
from solver.rows import LARGEST_ACTIVITY, Literal, Row, Terms, Var, holds, value_of
from solver.tentative import tentatively

THOUSANDTHS = 1000
"""Prices are whole thousandths of a minor unit per minor unit of a pot."""


@dataclass(frozen=True)
class Asked:
    """A question to one project: prices of the pots, in thousandths, and what own money counts for.

    ``most``: no more than this may be taken of each pot; ``None`` for any amount. ``values``: of
    an earlier answer, to start from. ``effort``: how many times the usual time is given.
    """

    prices: tuple[int, ...]
    own_weight: int = THOUSANDTHS
    most: tuple[int, ...] | None = None
    values: tuple[int, ...] = ()
    effort: int = 1


@dataclass
class Pricing:
    """The models of projects that have been asked about, at most ``most`` of them.

    ``key`` stands for a project with its catalogue and the law in force.
    """

    most: int = 2000
    _known: dict[tuple[str, tuple[Pot, ...]], _Known] = field(default_factory=dict)

    def priced(
        self, key: str, project: Project, catalogue: Catalogue, pots: Sequence[Pot], asked: Asked
    ) -> Priced:
        """The way to finance a project that costs least, nearly, at these prices.

        Raises:
            WrongAnswerError: what the solver gave breaks a row, or a bound that it called proven.
        """
        known = self._of(key, project, catalogue, tuple(pots))
        minimise = known.cost(asked)
        more = () if asked.most is None else known.shares(asked.most)
        reply = known.questions.ask(minimise, more=more, hint=asked.values, effort=asked.effort)
        # No cost is negative.
        least = max(reply.bound or 0, 0)
        if not reply.values:
            return Priced(None, least, asked.values)
        return Priced(known.column(reply.values), least, reply.values)

    def model(
        self, key: str, project: Project, catalogue: Catalogue, pots: Sequence[Pot]
    ) -> FundingModel:
        """The model of a project; rows may be added to it only for a while."""
        return self._of(key, project, catalogue, tuple(pots)).model

    def _of(
        self, key: str, project: Project, catalogue: Catalogue, pots: tuple[Pot, ...]
    ) -> _Known:
        if (key, pots) not in self._known:
            if len(self._known) >= self.most:
                self._known.clear()
            self._known[key, pots] = _Known(build(problem_of(project, catalogue)), pots)
        return self._known[key, pots]


class _Known:
    """A project's model with what is asked of it again and again."""

    def __init__(self, model: FundingModel, pots: tuple[Pot, ...]) -> None:
        self.questions = Questions(model.rows)
        self._pots = pots
        self._currency = model.problem.project.currency
        self._own = own_and_private(model)
        self._asked = [
            [(option, model.grant(option.id)) for option in _options(model, pot)] for pot in pots
        ]
        self.model = model
        reach = sum(model.rows.variables[one].high for one in model.grant_parts.values())
        self._dearest = LARGEST_ACTIVITY // max(reach, 1)
        self._decided: list[Literal] = [*model.round_chosen.values(), *model.in_scope.values()]

    def cost(self, asked: Asked) -> Terms:
        cost: dict[Var, int] = {}
        for coefficient, variable in self._own:
            cost[variable] = coefficient * asked.own_weight
        for pot, options, price in zip(self._pots, self._asked, asked.prices, strict=True):
            for option, grant in options:
                # Rounded down, so that what is found to be the least can't be more than the least.
                each = convert_down(price, self._currency, pot.currency, option.programme) or 0
                each = min(each, self._dearest)
                for _, variable in grant:
                    cost[variable] = cost.get(variable, 0) + each
        return tuple(
            (coefficient, variable) for variable, coefficient in cost.items() if coefficient
        )

    def shares(self, most: Sequence[int]) -> Sequence[Row]:
        with tentatively(self.model.rows):
            before = len(self.model.rows.rows)
            for pot, share in zip(self._pots, most, strict=True):
                add_share(self.model, pot, share)
            return self.model.rows.rows[before:]

    def column(self, values: Sequence[int]) -> Column:
        shape = "".join("1" if holds(literal, values) else "0" for literal in self._decided)
        return Column(
            own=value_of(self._own, values),
            use=tuple(
                self._use(pot, options, values)
                for pot, options in zip(self._pots, self._asked, strict=True)
            ),
            shape=hashlib.sha256(shape.encode()).hexdigest()[:16],
        )

    def _use(
        self, pot: Pot, options: Sequence[tuple[CallOption, Terms]], values: Sequence[int]
    ) -> int:
        grants: dict[str | None, int] = {}
        programmes = {option.call.programme: option.programme for option, _ in options}
        for option, grant in options:
            name = option.call.programme
            grants[name] = grants.get(name, 0) + value_of(grant, values)
        return sum(
            convert_up(minor, self._currency, pot.currency, programmes[name]) or 0
            for name, minor in grants.items()
        )


def own_and_private(model: FundingModel) -> Terms:
    """The wish that projects which compete have in common."""
    private = {one.id for one in model.problem.project.contributions if one.kind == "private_cash"}
    return tuple((1, variable) for variable in model.own.values()) + tuple(
        (1, variable) for (name, _), variable in model.contribution_parts.items() if name in private
    )


def add_share(model: FundingModel, pot: Pot, share: int) -> None:
    """Ask that a project takes no more of a pot than its share, in the pot's minor units."""
    currency, options = model.problem.project.currency, _options(model, pot)
    fine, rounded = 1, 0
    if currency != pot.currency:
        # What is asked is rounded up once per programme; all but one of these are left room for.
        fine, rounded = _FINE, max(len({one.call.programme for one in options}) - 1, 0)
    model.rows.add(
        [
            (1 if fine == 1 else _rate(pot, option, currency), variable)
            for option in options
            for _, variable in model.grant(option.id)
        ],
        high=max(share - rounded, 0) * fine,
    )


_FINE = 10**6
"""Grants in another currency are counted in millionths of the pot's minor units, rounded up."""


def _rate(pot: Pot, option: CallOption, currency: str) -> int:
    return convert_up(_FINE, currency, pot.currency, option.programme) or _FINE


def _options(model: FundingModel, pot: Pot) -> list[CallOption]:
    return [one for one in model.options if one.id in pot.calls]
