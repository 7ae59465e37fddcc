"""``samspel aid``: how much aid the law allows, each answer with its reasons and articles."""

from __future__ import annotations

import typer

from samspel.command import Command, Group
from samspel.commands.aid.cluster import cluster
from samspel.commands.aid.de_minimis import de_minimis
from samspel.commands.aid.in_kind import in_kind
from samspel.commands.aid.indirect_costs import indirect_costs
from samspel.commands.aid.intensity import intensity
from samspel.commands.aid.size import size
from samspel.commands.aid.threshold import threshold
from samspel.language import both

aid = typer.Typer(
    cls=Group,
    help=both(
        "Hur mycket stöd lagen tillåter, med skäl och artiklar.",
        "How much aid the law allows, with reasons and articles.",
    ),
    rich_markup_mode=None,
)
for _name, _function, _sv, _en in (
    (
        "intensity",
        intensity,
        "Högsta andel av kostnaderna som stöd får täcka.",
        "The largest share of the costs that aid may cover.",
    ),
    (
        "de-minimis",
        de_minimis,
        "Hur mycket stöd av mindre betydelse som får plats.",
        "How much de minimis aid there is room for.",
    ),
    (
        "threshold",
        threshold,
        "Belopp över vilket stödet måste anmälas till kommissionen.",
        "The sum above which aid must be notified to the Commission.",
    ),
    (
        "size",
        size,
        "Mikro, litet, medelstort eller stort företag, med ägare inräknade.",
        "Micro, small, medium or large enterprise, counting its owners.",
    ),
    (
        "cluster",
        cluster,
        "Driftstöd till innovationskluster: andel, tio år och tak.",
        "Operating aid to innovation clusters: share, ten years and cap.",
    ),
    (
        "in-kind",
        in_kind,
        "Taket för offentligt stöd när det finns bidrag in natura.",
        "The limit of public support where there are contributions in kind.",
    ),
    (
        "indirect-costs",
        indirect_costs,
        "Kostnader enligt schablon: CPR, GBER och Horisont Europa.",
        "Costs by flat rate: CPR, GBER and Horizon Europe.",
    ),
):
    aid.command(_name, cls=Command, help=both(_sv, _en))(_function)
