"""Which enterprises are linked to one another, which are partners, and what public bodies control.

GBER Annex I article 3. Enterprises are *linked* by a majority of the votes or by control, also
through others; *partners* from a quarter of the capital or votes upwards. Certain investors make no
partners, as long as they are not linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from models.enterprise import EURO, Enterprise, EnterpriseFile, Holding
from models.parameter import parameter


@dataclass(frozen=True)
class Relations:
    """Around the enterprise of ``file``, by the law of the day ``on``."""

    file: EnterpriseFile
    on: date

    @cached_property
    def linked(self) -> frozenset[str]:
        """The enterprise itself and all that are linked to it."""
        return self._groups[self.file.enterprise]

    @cached_property
    def partners(self) -> Mapping[str, Decimal]:
        """Partner -> the greater of the joint interests between it and the linked group.

        Of several partners that are linked to one another only one stands here: their figures are
        taken together. Where they hold in each other, or in several of the group, the greatest
        interest counts.
        """
        found: dict[frozenset[str], tuple[Decimal, str]] = {}
        least = self._share("article_3/partner")
        for name in self.file.by_id:
            group = self._groups[name]
            if self.file.enterprise in group or not self.file.by_id[name].is_enterprise:
                continue
            upwards = [self._interest(group, firm, by_owners=True) for firm in self.linked]
            downwards = self._interest(self.linked, name, by_owners=False)
            greatest = max(*upwards, downwards)
            if greatest >= least:
                found[group] = max(found.get(group, (Decimal(0), name)), (greatest, name))
        return {name: share for share, name in found.values()}

    def group_of(self, name: str) -> frozenset[str]:
        """An enterprise and all that are linked to it."""
        return self._groups[name]

    @cached_property
    def public_share(self) -> Decimal:
        """The share of the enterprise that public bodies control, directly or through others.

        Holdings of the investors in article 3(2) do not count while they are not linked.
        """
        held = [
            one for one in self._in(self.file.enterprise) if one.owner in self._publicly_controlled
        ]
        return sum((one.interest for one in held if not self._makes_no_partner(one)), Decimal(0))

    @cached_property
    def _publicly_controlled(self) -> frozenset[str]:
        found = {one.id for one in self.file.enterprises if one.is_public}
        majority = self._share("article_3/linked")
        while True:
            more = {
                name
                for name in self.file.by_id
                if name not in found and self._controlled_by(found, name, majority)
            }
            if not more:
                return frozenset(found)
            found |= more

    @cached_property
    def _groups(self) -> Mapping[str, frozenset[str]]:
        group = {name: frozenset({name}) for name in self.file.by_id}
        majority = self._share("article_3/linked")
        merged = True
        while merged:
            merged = False
            for firm in self.file.by_id:
                for owners in {group[one.owner] for one in self._in(firm)}:
                    linking = {name for name in owners if self.file.by_id[name].links}
                    if firm not in owners and self._controlled_by(linking, firm, majority):
                        together = owners | group[firm]
                        group.update(dict.fromkeys(together, together))
                        merged = True
        return group

    def _controlled_by(self, owners: Iterable[str], firm: str, majority: Decimal) -> bool:
        held = [one for one in self._in(firm) if one.owner in owners]
        votes = sum((one.voting for one in held), Decimal(0))
        return votes > majority or any(one.controls for one in held)

    def _interest(self, owners: frozenset[str], firm: str, *, by_owners: bool) -> Decimal:
        """What a group holds jointly; ``by_owners`` leaves out investors that make no partner."""
        held = [
            one
            for one in self._in(firm)
            if one.owner in owners and self.file.by_id[one.owner].is_enterprise
            if not (by_owners and self._makes_no_partner(one))
        ]
        capital = sum((one.capital for one in held), Decimal(0))
        return max(capital, sum((one.voting for one in held), Decimal(0)))

    def _makes_no_partner(self, holding: Holding) -> bool:
        """Whether article 3(2) excepts the investor: never one that is linked."""
        majority = self._share("article_3/linked")
        owner = self.file.by_id[holding.owner]
        if self._controlled_by({owner.id}, holding.firm, majority):
            return False
        if owner.kind == "business_angel":
            return self._angels_in(holding.firm) < self._euro("article_3/business_angels")
        if owner.kind == "local_authority":
            return self._is_small(owner)
        return owner.kind in (
            "public_investment_corporation",
            "venture_capital",
            "university",
            "institutional_investor",
        )

    def _angels_in(self, firm: str) -> Fraction:
        """Euro cents that all business angels have put into an enterprise."""
        invested = sum(
            one.invested or 0
            for one in self._in(firm)
            if self.file.by_id[one.owner].kind == "business_angel"
        )
        return in_euro(invested, self.file)

    def _is_small(self, authority: Enterprise) -> bool:
        if authority.budget is None or authority.inhabitants is None:
            return False
        most = parameter(f"{_ANNEX}/article_3/local_authority/inhabitants").at(self.on).count
        budget = self._euro("article_3/local_authority/budget")
        return in_euro(authority.budget, self.file) < budget and authority.inhabitants < most

    def _in(self, firm: str) -> list[Holding]:
        return [one for one in self.file.holdings if one.firm == firm]

    def _share(self, id_: str) -> Decimal:
        return parameter(f"{_ANNEX}/{id_}").at(self.on).share

    def _euro(self, id_: str) -> int:
        return parameter(f"{_ANNEX}/{id_}").at(self.on).minor


_ANNEX = "gber/annex_i"


def in_euro(minor: int, file: EnterpriseFile) -> Fraction:
    """Minor units of the file's currency as euro cents, exactly."""
    if file.currency == EURO or file.per_euro is None:
        return Fraction(minor)
    return Fraction(minor) / Fraction(file.per_euro)
