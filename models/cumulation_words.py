"""Cumulation in words: a finding for each breach, and the least changes that would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from models.breach import Breach, Limb
from models.finding import Finding
from models.mention import amount, listed, share
from models.money import decimal_text, share_text
from models.public_beside_union import MOST_FAVOURABLE_RATE
from models.text import Text

TITLES: Mapping[Limb, Text] = {
    "gber.8.1": Text(sv="Varje stöd inom sitt eget tak", en="Each aid within its own ceiling"),
    "gber.8.2": Text(
        sv="Allt offentligt stöd bredvid direkta EU-medel",
        en="All public money beside direct Union money",
    ),
    "gber.8.3.b": Text(
        sv="Stöd till samma kostnader räknas ihop", en="Aid for the same costs is added up"
    ),
    "gber.8.4": Text(
        sv="Stöd utan identifierbara stödberättigande kostnader räknas ihop",
        en="Aid without identifiable eligible costs is added up",
    ),
    "gber.8.5": Text(
        sv="Stöd av mindre betydelse till samma kostnader räknas med",
        en="De minimis aid for the same costs counts too",
    ),
}
REFERENCES: Mapping[Limb, str] = {
    "gber.8.1": "GBER art. 8(1)",
    "gber.8.2": "GBER art. 8(2)",
    "gber.8.3.b": "GBER art. 8(3)(b)",
    "gber.8.4": "GBER art. 8(4)",
    "gber.8.5": "GBER art. 8(5); Reg. (EU) 2023/2831 art. 5(3)",
}


@dataclass(frozen=True)
class Relaxation:
    """The least change that mends one breach: a cut of any one of the grants, or a higher ceiling.

    ``cut`` is in minor units, ``points`` a difference of shares (0.05 for five percentage points);
    the other one is ``None``. ``grants`` names those that can bear the cut, or that the higher
    ceiling is for.
    """

    grants: tuple[str, ...]
    cut: int | None
    points: Fraction | None
    message: Text


def cumulation_finding(breach: Breach, currency: str) -> Finding:
    """An error that says who pays too much for what, by how much and by which article."""
    got, most, over = (
        amount(minor, currency) for minor in (breach.granted, breach.limit, breach.over)
    )
    for_what, limit = _FOR_WHAT[breach.limb], _made_of(breach, currency)
    names = listed(Text(sv=one.name, en=one.name) for one in breach.grants)
    numbers: dict[str, int | str] = {
        "granted": decimal_text(breach.granted),
        "limit": decimal_text(breach.limit),
        "over": decimal_text(breach.over),
    }
    if breach.within.costs:
        numbers["eligible"] = decimal_text(int(breach.within.eligible // 1))
        numbers["ceiling"] = "–".join(share_text(one) for one in _span(breach))
        numbers["costs"] = ", ".join(cost.id for cost in breach.within.costs)
    return Finding(
        rule=breach.limb,
        severity="error",
        subjects=tuple(one.name for one in breach.grants),
        numbers=numbers,
        message=Text(
            sv=f"Stödet från {names.sv}{for_what.sv} är {got.sv}, {over.sv} för mycket: högst "
            f"{limit.sv}{most.sv}.",
            en=f"The aid from {names.en}{for_what.en} is {got.en}, {over.en} too much: at most "
            f"{limit.en}{most.en}.",
        ),
        reference=REFERENCES[breach.limb],
        assumption=MOST_FAVOURABLE_RATE if breach.limb == "gber.8.2" else None,
    )


def relaxations(breach: Breach, currency: str) -> Iterator[Relaxation]:
    """The least changes that mend a breach: each of them does so alone."""
    able = tuple(one.name for one in breach.grants if one.amount >= breach.over)
    if able:
        cut, names = amount(breach.over, currency), listed(Text(sv=x, en=x) for x in able)
        yield Relaxation(
            grants=able,
            cut=breach.over,
            points=None,
            message=Text(
                sv=f"Minska {names.sv} med {cut.sv}."
                if len(able) == 1
                else f"Minska något av {names.sv} med {cut.sv}.",
                en=f"Cut {cut.en} from {names.en}."
                if len(able) == 1
                else f"Cut {cut.en} from any one of {names.en}.",
            ),
        )
    if breach.limb not in _BY_INTENSITY or not breach.within.eligible:
        return
    # Rounded up to a tenth of a percentage point, so that it is enough.
    missing = (breach.granted - breach.within.most) / breach.within.eligible
    points = Fraction(ceil(missing * _TENTHS_OF_POINTS), _TENTHS_OF_POINTS)
    if Fraction(breach.within.ceilings[-1]) + points <= 1:
        more = share(points)
        yield Relaxation(
            grants=tuple(one.name for one in breach.grants),
            cut=None,
            points=points,
            message=Text(
                sv=f"Visa grunder som höjer taket med {more.sv.removesuffix('%')}procentenheter.",
                en=f"Show grounds that raise the ceiling by {more.en.removesuffix('%')}percentage "
                "points.",
            ),
        )


_BY_INTENSITY = ("gber.8.1", "gber.8.3.b", "gber.8.5")
_TENTHS_OF_POINTS = 1000

_FOR_WHAT: Mapping[Limb, Text] = {
    "gber.8.1": Text(sv="", en=""),
    "gber.8.2": Text(
        sv=" till kostnader med direkta EU-medel, allt offentligt inräknat,",
        en=" for costs with direct Union money, all public money included,",
    ),
    "gber.8.3.b": Text(sv=" till samma kostnader", en=" for the same costs"),
    "gber.8.4": Text(
        sv=" utan identifierbara stödberättigande kostnader",
        en=" without identifiable eligible costs",
    ),
    "gber.8.5": Text(
        sv=" till samma kostnader, stöd av mindre betydelse inräknat,",
        en=" for the same costs, de minimis aid included,",
    ),
}


def _made_of(breach: Breach, currency: str) -> Text:
    """How the limit comes about, up to the limit itself: ``60 % av 1 000 kr, alltså ``."""
    if not breach.within.costs:
        return Text(sv="", en="")
    shares = [share(one) for one in _span(breach)]
    base = amount(int(breach.within.eligible // 1), currency)
    return Text(
        sv=f"{'–'.join(one.sv for one in shares)} av {base.sv}, alltså ",
        en=f"{'–'.join(one.en for one in shares)} of {base.en}, that is ",
    )


def _span(breach: Breach) -> list[Decimal]:
    """The lowest and the highest share that the limit is made of, or the only one."""
    ceilings = breach.within.ceilings
    return [ceilings[0]] if len(ceilings) == 1 else [ceilings[0], ceilings[-1]]
