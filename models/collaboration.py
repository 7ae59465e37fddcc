"""Effective collaboration, computed from who bears the costs: GBER article 25(6)(b)(i).

Either between undertakings, of which at least one is an SME or which sit in at least two states
of the EEA, and of which none bears too much; or between an undertaking and research organisations
that bear enough. A claimed bonus holds only where the costs allow it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from models.aid_intensity import Grounds
from models.eea import EEA_STATES
from models.gber_validity import gber_validity
from models.money import percent
from models.parameter import DatedValue, parameter
from models.project import Partner, Project
from models.text import Text

REFERENCE = "GBER art. 25(6)(b)(i)"


@dataclass(frozen=True)
class Limb:
    """One of the two ways to collaborate effectively, and why it holds or fails."""

    holds: bool
    why: Text
    numbers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Collaboration:
    """Whether the costs show effective collaboration."""

    between_undertakings: Limb
    with_research_organisations: Limb

    @property
    def holds(self) -> bool:
        """Whether either limb holds."""
        return self.between_undertakings.holds or self.with_research_organisations.holds


def collaboration(project: Project) -> Collaboration:
    """Test both limbs of article 25(6)(b)(i) on the project's costs, in kind included.

    Partners with the same ``undertaking`` are one undertaking; one that bears no cost does not
    collaborate.

    Raises:
        OutsideKnownDatesError: the project's day lies before the regulation.
    """
    borne = _borne(project)
    return Collaboration(
        between_undertakings=_between_undertakings(project, borne),
        with_research_organisations=_with_research_organisations(project, borne),
    )


def grounds_for(project: Project, partner: Partner) -> Grounds:
    """The bonuses that hold for a partner: those claimed, collaboration only if its costs show it.

    Raises:
        OutsideKnownDatesError: the project's day lies before the regulation.
    """
    claimed = project.conditions
    return Grounds(
        effective_collaboration=claimed.effective_collaboration
        and _borne(project).get(partner.id, 0) > 0
        and collaboration(project).holds,
        dissemination=claimed.dissemination,
        licensing=claimed.licensing,
        assisted_area=claimed.assisted_area,
        multi_state=claimed.multi_state,
    )


def _between_undertakings(project: Project, borne: dict[str, int]) -> Limb:
    groups: dict[str, list[Partner]] = defaultdict(list)
    for partner in project.partners:
        if partner.economic_activity and partner.id in borne:
            groups[partner.undertaking or partner.id].append(partner)
    if len(groups) < 2:
        return Limb(
            holds=False,
            why=Text(
                sv="det finns inte två av varandra oberoende företag med kostnader",
                en="there are not two independent undertakings with costs",
            ),
            numbers={"undertakings": str(len(groups))},
        )
    members = [partner for group in groups.values() for partner in group]
    has_sme = any(
        all(partner.size in ("micro", "small", "medium") for partner in group)
        for group in groups.values()
    )
    countries = {partner.country for partner in members} & EEA_STATES
    if not has_sme and len(countries) < 2:
        return Limb(
            holds=False,
            why=Text(
                sv="inget av företagen är ett litet eller medelstort företag och de finns inte i "
                "två stater inom EES",
                en="none of the undertakings is an SME and they do not sit in two states of the "
                "EEA",
            ),
        )
    total = sum(borne.values())
    name, group = max(
        groups.items(), key=lambda one: (sum(borne[partner.id] for partner in one[1]), one[0])
    )
    share = Fraction(sum(borne[partner.id] for partner in group), total)
    most = _value(project, "most_borne_by_one_undertaking").share
    who = " + ".join(partner.name for partner in group)
    numbers = {"share": _decimals(share), "limit": str(most), "undertaking": name}
    if share > Fraction(most):
        over = share - Fraction(most)
        return Limb(
            holds=False,
            why=Text(
                sv=f"{who} bär {percent(share)} av kostnaderna, {_points(over).sv} mer än de "
                f"{percent(most)} som ett företag får bära",
                en=f"{who} bears {percent(share, 'en')} of the costs, {_points(over).en} more "
                f"than the {percent(most, 'en')} that one undertaking may bear",
            ),
            numbers=numbers,
        )
    return Limb(
        holds=True,
        why=Text(
            sv=f"företag samarbetar och inget bär mer än {percent(most)} av kostnaderna "
            f"({who} mest, {percent(share)})",
            en=f"undertakings collaborate and none bears more than {percent(most, 'en')} of the "
            f"costs ({who} most, {percent(share, 'en')})",
        ),
        numbers=numbers,
    )


def _with_research_organisations(project: Project, borne: dict[str, int]) -> Limb:
    undertakings = [
        partner
        for partner in project.partners
        if partner.economic_activity
        and partner.type != "research_organisation"
        and partner.id in borne
    ]
    if not undertakings:
        return Limb(
            holds=False,
            why=Text(
                sv="inget företag samarbetar med en forskningsorganisation",
                en="no undertaking collaborates with a research organisation",
            ),
        )
    total = sum(borne.values())
    share = Fraction(
        sum(
            borne.get(partner.id, 0)
            for partner in project.partners
            if partner.type == "research_organisation"
        ),
        total,
    )
    least = _value(project, "least_borne_by_research_organisations").share
    numbers = {"share": _decimals(share), "limit": str(least)}
    if share < Fraction(least):
        under = Fraction(least) - share
        return Limb(
            holds=False,
            why=Text(
                sv=f"forskningsorganisationer bär {percent(share)} av kostnaderna, "
                f"{_points(under).sv} mindre än de {percent(least)} som krävs",
                en=f"research organisations bear {percent(share, 'en')} of the costs, "
                f"{_points(under).en} less than the {percent(least, 'en')} required",
            ),
            numbers=numbers,
        )
    return Limb(
        holds=True,
        why=Text(
            sv=f"forskningsorganisationer bär {percent(share)} av kostnaderna, minst "
            f"{percent(least)} krävs",
            en=f"research organisations bear {percent(share, 'en')} of the costs, at least "
            f"{percent(least, 'en')} is required",
        ),
        numbers=numbers,
    )


def _borne(project: Project) -> dict[str, int]:
    """Costs per partner in minor units, for the partners that have any."""
    borne: dict[str, int] = defaultdict(int)
    for cost in project.costs:
        if cost.amount > 0:
            borne[cost.partner] += cost.amount
    return dict(borne)


def _value(project: Project, name: str) -> DatedValue:
    # The thresholds are read on the day of planning: a project is shaped before its grants are
    # decided, and after the law has expired its last values serve.
    on = gber_validity(project.as_of, "unchanged").judged_on
    return parameter(f"gber/article_25/collaboration/{name}").at(on)


def _decimals(share: Fraction) -> str:
    """A share as a decimal string with four decimals, rounded."""
    scaled = round(share * 10_000)
    return f"{scaled // 10_000}.{scaled % 10_000:04d}"


def _points(share: Fraction) -> Text:
    """A difference of shares: ``5 procentenheter``, never nothing where there is one."""
    if share > 0 and percent(share) == percent(Fraction(0)):
        return Text(sv="mindre än 0,1 procentenheter", en="less than 0.1 percentage points")
    return Text(
        sv=percent(share).removesuffix("%") + "procentenheter",
        en=percent(share, "en").removesuffix("%") + "percentage points",
    )
