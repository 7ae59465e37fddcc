"""Who may be paid, for what and where, by the call's own words."""

from __future__ import annotations

from collections.abc import Iterator

from models.finding import Demand
from models.text import Text
from models.wording import activity_words, partner_type_words
from solver.funding_model import Bar
from solver.problem import CallOption, Problem

RULE = "call.eligible"


def bars(problem: Problem, option: CallOption) -> Iterator[tuple[Bar, Demand]]:
    """Places whose partner or activity is not eligible, and calls for other regions."""
    eligible = option.call.eligible
    title = option.title
    if not region_fits(eligible.regions, problem.project.regions):
        yield (
            Bar(),
            Demand(
                rule=RULE,
                subjects=(option.id,),
                message=Text(
                    sv=f"{title.sv} gäller bara {', '.join(eligible.regions)}; projektet ligger i "
                    f"{', '.join(problem.project.regions) or 'ingen angiven region'}.",
                    en=f"{title.en} is only for {', '.join(eligible.regions)}; the project is in "
                    f"{', '.join(problem.project.regions) or 'no stated region'}.",
                ),
                reference=option.terms,
            ),
        )
    for place in option.places:
        partner, package = problem.partner(place), problem.work_package(place)
        if partner.type not in eligible.partners:
            words = partner_type_words(partner.type)
            yield (
                Bar(place=place),
                Demand(
                    rule=RULE,
                    subjects=(option.id, partner.id),
                    message=Text(
                        sv=f"{title.sv} betalar inte {partner.name}: parttypen {words.sv} kan inte "
                        "få bidrag i utlysningen.",
                        en=f"{title.en} does not pay {partner.name}: a partner of the type "
                        f"{words.en} is not eligible in the call.",
                    ),
                    reference=option.terms,
                ),
            )
        if package.activity not in eligible.activities:
            words = activity_words(package.activity)
            yield (
                Bar(place=place),
                Demand(
                    rule=RULE,
                    subjects=(option.id, package.id),
                    message=Text(
                        sv=f"{title.sv} betalar inte {words.sv} ({package.id}).",
                        en=f"{title.en} does not pay {words.en} ({package.id}).",
                    ),
                    reference=option.terms,
                ),
            )
        if option.call.match.cash_only and problem.cost_at(place, in_kind=True) > 0:
            yield (
                Bar(place=place),
                Demand(
                    rule="match.cash_only",
                    subjects=(option.id, *place),
                    message=Text(
                        sv=f"{title.sv} tar bara kontant medfinansiering, men {partner.name} har "
                        f"naturainsatser i {package.id}.",
                        en=f"{title.en} takes match in cash only, but {partner.name} has costs in "
                        f"kind in {package.id}.",
                    ),
                    reference=option.terms,
                ),
            )


def region_fits(eligible: tuple[str, ...], regions: tuple[str, ...]) -> bool:
    """Whether some region of the project lies in an eligible one (NUTS codes or prefixes)."""
    return not eligible or any(region.startswith(code) for region in regions for code in eligible)
