"""Random projects and catalogues, repeatable by their seed.

Tiny ones have so few öre that every plan can be tried; large ones have sums as in life.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from models.catalogue import Catalogue
from models.project import Project
from models.when import add_months, last_day_of_project
from tests.solver.building import (
    FUNDERS,
    Facts,
    a_project,
    a_round,
    call,
    cost,
    firm,
    package,
    promise,
    uni,
)

ANCHORS = (
    date(2025, 3, 3),
    date(2025, 1, 29),
    date(2025, 8, 30),
    date(2023, 7, 1),
    date(2026, 12, 29),
)
"""Around these days projects start: in the middle and at the ends of months, on the day on which
the GBER got more bonuses, and at its end.
"""

RATES = ("0.25", "0.333333", "0.4", "0.5", "0.5", "0.6", "0.6", "0.75", "0.8", "1")
BASES = (
    ["no_aid", "gber.25"],
    ["no_aid", "gber.25"],
    ["no_aid", "gber.25"],
    ["no_aid"],
    ["gber.25"],
    ["no_aid", "de_minimis"],
    ["de_minimis"],
    ["no_aid", "gber.17"],
    ["no_aid", "gber.25", "de_minimis"],
    ["no_aid", "de_minimis", "gber.25"],
    ["no_aid", "gber.31", "gber.27", "gber.28", "gber.29"],
    ["no_aid", "gber.25", "gber.31", "sgei_de_minimis"],
    ["sfs_2003_596"],
    ["sfs_2003_596", "no_aid", "gber.25"],
    ["sfs_2003_596", "gber.25"],
)
RESEARCH = ("industrial_research", "industrial_research", "experimental_development")
OTHER_ACTIVITIES = (
    "fundamental_research",
    "feasibility_study",
    "training",
    "innovation_cluster",
    "sme_innovation",
    "process_innovation",
    "sme_investment",
    "other",
)


MOST_PLANS = 5_000_000
"""Tiny cases have at most about so many plans, most of which need no look."""


def tiny_case(seed: int) -> tuple[Project, Catalogue]:
    """One or two partners and work packages, some öre each, one to three calls."""
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    while True:
        found = _Tiny(dice).case()
        if found is not None:
            return found


def large_case(seed: int) -> tuple[Project, Catalogue]:
    """Three to five partners and four to eight calls with sums in millions and öre."""
    dice = random.Random(seed)  # noqa: S311  # repeatable, nothing is kept secret by it
    return _Large(dice).case()


class _Tiny:
    """One throw of the dice."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.anchor = dice.choice(ANCHORS)
        self.today = self.anchor - timedelta(days=dice.choice((0, 1, 10, 30)))
        # Every rule at once lets hardly any plan through: half of the cases have few of them.
        self.oddness = dice.choice((0.25, 1))

    def case(self) -> tuple[Project, Catalogue] | None:
        """A project and a catalogue; ``None`` if there are too many plans to try them all."""
        dice = self.dice
        months = dice.choice((1, 2, 3))
        partners = self._partners()
        packages = self._packages(months)
        costs = self._costs(partners, packages)
        calls = [self._call(name) for name in ("a", "b", "c")[: dice.choice((1, 2, 2, 2, 3, 3, 3))]]
        ids = [one["id"] for one in calls]
        places = {(one["partner"], one["work_package"]) for one in costs}
        if len(ids) == 3 and len(places) > 2:
            calls, ids = calls[:2], ids[:2]
        scopes = [self._scope(id_, partners, packages) for id_ in ids]
        capacity = {
            "writing_days_per_week": dice.choice((1, 5)),
            "weeks_off": [dice.randint(1, 52)],
        }
        last = last_day_of_project(self.anchor, months) + timedelta(days=dice.choice((0, 1, 2, 4)))
        project = a_project(
            partners,
            costs,
            as_of=self.today,
            period={"earliest_start": self.anchor, "latest_end": last, "months": months},
            regions=[["SE224"], ["SE110"], []][dice.choice((0, 0, 0, 1, 2))],
            conditions={
                "effective_collaboration": self._chance(0.5),
                "dissemination": self._chance(0.2),
                "licensing": self._chance(0.2),
                "assisted_area": dice.choice(("none", "none", "none", "a", "c")),
            },
            work_packages=packages,
            contributions=self._contributions([one["id"] for one in partners]),
            candidates={
                "calls": dice.sample(ids, len(ids) - 1) if self._chance(0.08) else "all",
                "scope": [one for one in scopes if one is not None],
            },
            **self._wishes(ids),
            **({"capacity": capacity} if self._chance(0.25) else {}),
            awards=[{"call": "old", "kind": "award", "on": self.today - timedelta(days=99)}]
            if self._chance(0.5)
            else [],
            # So few kronor for a euro that some öre are more than the ceiling.
            rates={} if self._chance(0.2) else {"SEK": dice.choice(("0.0000001", "0.00000013"))},
            assumptions=self._assumptions(),
            objective=self._objective(),
        )
        catalogue = Catalogue.model_validate(
            {"funders": FUNDERS, "programmes": self._programmes(), "calls": calls}
        )
        if [*project.flaws(), *catalogue.flaws(), *catalogue.unresolved()]:
            return None
        return None if _plans(project, catalogue) > MOST_PLANS else (project, catalogue)

    def _chance(self, share: float) -> bool:
        return self.dice.random() < share * self.oddness

    def _odd(self, usual: Any, *others: Any) -> Any:
        """Mostly the first; where much is odd, any of them alike."""
        return self.dice.choice((usual, *others)) if self._chance(1) else usual

    def _day(self, first: int, last: int) -> date:
        return self.anchor + timedelta(days=self.dice.randint(first, last))

    def _ore(self, first: int, last: int) -> str:
        return f"0.{self.dice.randint(first, last):02d}"

    def _own(self) -> str:
        return self.dice.choice(("0", self._ore(1, 6), "0.20", "0.20"))

    def _partners(self) -> list[Facts]:
        dice = self.dice
        size = dice.choice(("small", "small", "medium", "large"))
        kinds = [
            uni(self._own()),
            firm(self._own(), size=size),
            firm(self._own(), id="other", name="Other", type="association", size="medium"),
            uni(self._own(), id="town", name="Town", type="public_body", role="town"),
        ]
        found = dice.sample(kinds, dice.choice((1, 2, 2)))
        if self._chance(0.15):
            found[0]["started_work"] = self._day(-40, 0)
        for one in found:
            if one.get("economic_activity"):
                one.update(self._small_aid())
            if self._chance(0.3):
                ten_years_ago = self.anchor.replace(year=self.anchor.year - 10)
                one["cluster_aid_since"] = ten_years_ago + timedelta(days=dice.randint(0, 100))
        return found

    def _small_aid(self) -> Facts:
        """De minimis aid of around three years ago, some of it of the same group."""
        dice = self.dice
        found: Facts = {"undertaking": "group"} if self._chance(0.5) else {}
        three_years_ago = self.anchor.replace(year=self.anchor.year - 3)
        if self._chance(0.6):
            found["de_minimis"] = [
                {
                    "granted": three_years_ago + timedelta(days=dice.randint(-40, 40)),
                    "amount": dice.choice((50_000, 100_000, 150_000, 250_000)),
                    "kind": dice.choice(("general", "general", "sgei")),
                }
                for _ in range(dice.choice((1, 2)))
            ]
        return found

    def _packages(self, months: int) -> list[Facts]:
        dice = self.dice
        found = []
        for id_ in ("wp1", "wp2")[: dice.choice((1, 2))]:
            first = dice.randint(1, months)
            activity = dice.choice(RESEARCH if self._chance(0.8) else OTHER_ACTIVITIES)
            found.append(package(id_, activity, (first, dice.randint(first, months))))
        return found

    def _costs(self, partners: Sequence[Facts], packages: Sequence[Facts]) -> list[Facts]:
        dice = self.dice
        places = [(p["id"], w["id"]) for p in partners for w in packages]
        found = []
        for partner, work_package in dice.sample(
            places, min(len(places), dice.choice((1, 2, 3, 3, 4)))
        ):
            found.append(cost(partner, self._ore(1, 5), work_package))
            if self._chance(0.2):
                found.append(cost(partner, self._ore(1, 3), work_package, in_kind=True))
            elif self._chance(0.08):
                found.append(cost(partner, self._ore(1, 2), work_package, "travel"))
            elif self._chance(0.05):
                found.append(cost(partner, 0, work_package, "equipment"))
        return found

    def _contributions(self, partners: Sequence[str]) -> list[Facts]:
        dice = self.dice
        found = []
        for id_ in ("promise", "gift")[: dice.choice((0, 0, 1, 1, 2))]:
            kind = dice.choice(
                ("public_cash", "public_cash", "private_cash", "public_in_kind", "private_in_kind")
            )
            found.append(
                promise(
                    id_,
                    self._ore(1, 4),
                    kind,
                    state_resources=kind.startswith("public") and self._chance(0.7),
                    proof_on=self._day(-20, 30) if self._chance(0.6) else None,
                    partners=[dice.choice(partners)] if self._chance(0.3) else [],
                )
            )
        return found

    def _scope(
        self, call_id: str, partners: Sequence[Facts], packages: Sequence[Facts]
    ) -> Facts | None:
        if not self._chance(0.15):
            return None
        dice = self.dice
        found: Facts = {"call": call_id}
        if self._chance(0.5):
            found["partners"] = [dice.choice(partners)["id"]]
        if self._chance(0.5):
            found["work_packages"] = [dice.choice(packages)["id"]]
        return found

    def _wishes(self, ids: Sequence[str]) -> Facts:
        found: Facts = {}
        if self._chance(0.15):
            found["must"] = {"calls": [self.dice.choice(ids)]}
        elif self._chance(0.1):
            found["must_not"] = {"calls": [self.dice.choice(ids)]}
        return found

    def _assumptions(self) -> Facts:
        turned = {
            "contribution.undated": "late",
            "de_minimis.anniversary_day": "falls_out",
            "dates.reading": "optimistic",
            "gber.8.2.most_favourable_rate": "highest",
            "incentive.each_grant": "first",
            "law.after_expiry": "refuse",
            "private_match.one_to_one": "on",
            "success_rate.unknown": "0.9",
        }
        return {name: value for name, value in turned.items() if self._chance(0.15)}

    def _objective(self) -> list[str]:
        wishes = ["own_and_private", "applications", "success", "start"]
        if self._chance(0.2):
            self.dice.shuffle(wishes)
            wishes = wishes[: self.dice.randint(1, 4)]
        return wishes

    def _programmes(self) -> list[Facts]:
        from_, to = self._day(-40, 3), self._day(60, 100)
        return [
            {
                "id": "erdf",
                "funder": "tillvaxtverket",
                "name": "ERDF",
                "union_funds": "shared",
                "eligible_expenditure": {"from": from_, "to": to} if self._chance(0.2) else {},
            },
            {
                "id": "horizon",
                "funder": "brussels",
                "name": "Horizon Europe",
                "union_funds": "direct",
                "exchange_rate": {"policy": "given", "sek_per_eur": "1.6"}
                if self._chance(0.9)
                else None,
            },
        ]

    def _call(self, id_: str) -> Facts:
        dice = self.dice
        programme = dice.choice((None, None, None, "erdf", "horizon"))
        funders = ("agency", "tillvaxtverket", "region", "county", "foundation")
        payer = {"erdf": "tillvaxtverket", "horizon": "brussels"}.get(str(programme))
        facts: Facts = {
            "programme": programme,
            "funder": payer or dice.choice(funders),
            "legal_basis": dice.choice(BASES),
            "rounds": [self._round(name) for name in ("r1", "r2")[: dice.choice((1, 1, 1, 2))]],
            "costs": {
                "in_kind": dice.choice(("allowed", "allowed", "refused")),
                "from": self._odd(
                    "application", "application", "decision", self._day(-30, 2), self.today
                ),
            },
            "combine": {
                "union_funds": self._odd("allowed", "allowed", "allowed", "refused", "required")
            },
            "match": {
                "proof": self._odd(
                    {"rule": "none"},
                    {"rule": "none"},
                    {"rule": "at_submission"},
                    {"rule": "at_decision"},
                    {"rule": "working_days_before", "count": 2, "event": "deadline"},
                ),
                "private_share_min": self._odd("0", "0", "0", "0.1", "0.3", "0.5"),
                "cash_only": self._chance(0.08),
            },
            "success_rate": dice.choice((None, "0.1", "0.35", "0.5", "1")),
            "effort_days": dice.choice((0, 0, 3, 5)),
            "stage_effort_days": [dice.choice((1, 3, 10))] if self._chance(0.2) else [],
            "consortium": {
                "min_partners": 2 if self._chance(0.06) else 1,
                "requires": [{"type": "enterprise"}] if self._chance(0.04) else [],
                "award_of": ["old"] if self._chance(0.05) else [],
            },
            "project": self._limits(),
        }
        if self._chance(0.1):
            facts["eligible"] = {
                "partners": ["research_organisation", "enterprise"],
                "activities": ["industrial_research", "experimental_development"],
                "regions": dice.choice(([], ["SE22"])),
            }
        if self._chance(0.3):
            facts["grant"] = {"min": self._ore(0, 3), "max": self._ore(3, 6)}
        if self._chance(0.2):
            pot = {"scope": "pot", "pot": "together", "amount": dice.choice(("0.04", "0.06"))}
            facts["budget"] = dice.choice((pot, {"amount": self._ore(1, 5)}))
        made = call(id_, dice.choice(RATES), **facts)
        if self._chance(0.25):
            made["rates"]["partner"] = [
                {"type": "enterprise", "rate": dice.choice(RATES)},
                {"activity": "industrial_research", "rate": dice.choice(RATES)},
            ][: dice.choice((1, 2))]
        return made

    def _round(self, id_: str) -> Facts:
        dice = self.dice
        deadline = max(self._day(*self._odd((-20, 0), (-6, 4))), self.today)
        if self._chance(0.05):
            deadline = self.today - timedelta(days=1)
        opens = deadline - timedelta(days=dice.choice((0, 1, 3, 20, 20)))
        decision: Any = deadline + timedelta(days=dice.choice((0, 0, 1, 5, 20, 250)))
        if self._chance(0.1):
            decision = {"from": decision, "to": decision + timedelta(days=9)}
        made = a_round(
            id_,
            self._odd(*("confirmed",) * 8, "planned", "conditional", "cancelled"),
            opens=opens if self._chance(0.7) else None,
            deadline=deadline,
            decision=None if self._chance(0.1) else decision,
            proof_due=self._day(-10, 20) if self._chance(0.1) else None,
            latest_start=self._day(0, 6) if self._chance(0.04) else None,
        )
        if self._chance(0.2):
            answered = deadline + timedelta(days=dice.randint(0, 9))
            second = answered + timedelta(days=dice.randint(0, 14))
            made["milestones"] += [
                {"kind": "stage_result", "stage": 1, "at": answered},
                {"kind": "deadline", "stage": 2, "at": second},
            ]
        return made

    def _limits(self) -> Facts:
        dice = self.dice
        found: Facts = {}
        if self._chance(0.07):
            found["earliest_start"] = self._day(-3, 3)
        if self._chance(0.07):
            found["latest_start"] = self._day(0, 40)
        if self._chance(0.07):
            found["latest_end"] = add_months(self.anchor, 2) + timedelta(days=dice.randint(-40, 20))
        if self._chance(0.08):
            found["min_months"] = dice.choice((1, 2))
            found["max_months"] = dice.choice((2, 3))
        return found


class _Large:
    """One throw of the dice, for amounts as they are in life."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def case(self) -> tuple[Project, Catalogue]:
        """A project and a catalogue."""
        dice = self.dice
        kinds = [
            uni(self._sum(0, 3_000_000)),
            firm(self._sum(500_000, 4_000_000)),
            firm(self._sum(500_000, 4_000_000), id="big", name="Big", size="large"),
            uni(self._sum(0, 2_000_000), id="town", name="Town", type="public_body"),
            firm(self._sum(0, 900_000), id="club", name="Club", type="association", size="medium"),
        ]
        partners = dice.sample(kinds, dice.randint(3, 5))
        packages = [
            package("wp1", "industrial_research", (1, 12)),
            package("wp2", "experimental_development", (7, 24)),
            package("wp3", dice.choice(("feasibility_study", "training")), (1, 24)),
        ][: dice.randint(2, 3)]
        costs = [
            cost(one["id"], self._sum(200_000, 6_000_000), work["id"], in_kind=dice.random() < 0.15)
            for one in partners
            for work in packages
            if dice.random() < 0.75
        ] or [cost(partners[0]["id"], self._sum(200_000, 6_000_000))]
        project = a_project(
            partners,
            costs,
            period={"earliest_start": "2025-06-01", "latest_end": "2028-06-30", "months": 24},
            work_packages=packages,
            conditions={"effective_collaboration": True},
            rates={"SEK": "11.0375"},
            contributions=[
                promise("promise", self._sum(100_000, 1_500_000), state_resources=True),
                promise(
                    "gift", self._sum(100_000, 1_500_000), "private_cash", proof_on="2025-03-01"
                ),
            ][: dice.randint(0, 2)],
        )
        names = [f"call-{number}" for number in range(dice.randint(4, 8))]
        catalogue = Catalogue.model_validate(
            {
                "funders": FUNDERS,
                "programmes": [
                    {"id": "erdf", "funder": "tillvaxtverket", "name": "ERDF"}
                    | {"union_funds": "shared"},
                    {"id": "horizon", "funder": "brussels", "name": "Horizon Europe"}
                    | {"union_funds": "direct"}
                    | {"exchange_rate": {"policy": "given", "sek_per_eur": "11.0375"}},
                ],
                "calls": [self._call(name) for name in names],
            }
        )
        assert [*catalogue.flaws(), *catalogue.unresolved()] == []
        return project, catalogue

    def _sum(self, first: int, last: int) -> Decimal:
        return Decimal(self.dice.randint(first * 100, last * 100)) / 100

    def _call(self, id_: str) -> Facts:
        dice = self.dice
        programme = dice.choice((None, None, None, "erdf", "horizon"))
        payer = {"erdf": "tillvaxtverket", "horizon": "brussels"}.get(str(programme))
        deadline = date(2025, 1, 20) + timedelta(days=dice.randint(0, 500))
        return call(
            id_,
            dice.choice(RATES),
            programme=programme,
            funder=payer or dice.choice(("agency", "tillvaxtverket", "region", "foundation")),
            legal_basis=dice.choice(BASES),
            grant={"min": self._sum(50_000, 400_000), "max": self._sum(500_000, 5_000_000)},
            budget={"amount": self._sum(2_000_000, 9_000_000), "scope": "pot", "pot": "pot"}
            if dice.random() < 0.3
            else None,
            costs={"in_kind": dice.choice(("allowed", "refused"))},
            match={
                "proof": {"rule": dice.choice(("none", "none", "at_decision"))},
                "private_share_min": dice.choice(("0", "0", "0.1")),
            },
            success_rate=dice.choice((None, "0.2", "0.45")),
            rounds=[
                a_round(
                    "r1",
                    opens=deadline - timedelta(days=60),
                    deadline=deadline,
                    decision=deadline + timedelta(days=dice.randint(30, 120)),
                )
            ],
        )


def _plans(project: Project, catalogue: Catalogue) -> int:
    """Roughly how many plans there are: rounds × budgets × splits of every cost."""
    places = {(one.partner, one.work_package) for one in project.costs if one.amount > 0}
    ways = math.prod(
        1 + len(one.rounds) * (2 ** len(places) - 1 if project.scope_of(one.id) is None else 1)
        for one in catalogue.calls
    )
    others = [
        len(project.contributions) + (0 if one.in_kind else len(catalogue.calls))
        for one in project.costs
    ]
    return ways * math.prod(
        math.comb(one.amount + more, more) for one, more in zip(project.costs, others, strict=True)
    )
