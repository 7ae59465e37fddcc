"""Demands of an alignment in words: what each asks, and how it is named in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from models.alignment.bond_names import bond_name
from models.alignment.case import AlignmentCase, Place
from models.finding import Demand
from models.mention import MILESTONES, days, listed
from models.text import Text
from solver.alignment.causes import Cause


def demand(case: AlignmentCase, cause: Cause) -> Demand:
    """What one cause asks, with its numbers and its source."""
    if cause.bond is not None:
        bond = case.bonds[cause.bond]
        name = named(case, cause)
        return Demand(
            rule=f"alignment.{bond.kind}",
            subjects=(bond.id, *bond.rounds),
            message=bond.message or _sentence(f"{name.sv} gäller", f"{name.en} holds"),
            reference=bond.reference,
        )
    if cause.freedom is not None:
        place = case.places[cause.freedom]
        numbers: dict[str, int | str] = {"today": place.current.isoformat()}
        if place.days:
            numbers |= {
                "earliest": place.days[0].isoformat(),
                "latest": place.days[-1].isoformat(),
            }
        return Demand(
            rule="alignment.freedom",
            subjects=(cause.freedom.round, cause.freedom.milestone),
            numbers=numbers,
            message=_freedom(case, place),
        )
    if cause.rigid is not None:
        return Demand(
            rule="alignment.keep_window",
            subjects=(cause.rigid,),
            message=Text(
                sv=f"{cause.rigid} flyttas hel: alla dess datum lika många dagar.",
                en=f"{cause.rigid} moves as a whole: all its dates by the same number of days.",
            ),
        )
    return _shared(case, cause)


def named(case: AlignmentCase, cause: Cause) -> Text:
    """A cause as the subject of a sentence."""
    if cause.bond is not None:
        bond = case.bonds[cause.bond]
        return bond_name(bond.id)
    if cause.freedom is not None:
        place = case.places[cause.freedom]
        what, round_ = MILESTONES[cause.freedom.milestone], cause.freedom.round
        if place.is_locked:
            return Text(
                sv=f"{round_}:s låsta {what.sv} {place.current}",
                en=f"the locked {what.en} of {round_} on {place.current}",
            )
        return Text(
            sv=f"friheten för {round_}:s {what.sv}", en=f"the freedom of {round_}'s {what.en}"
        )
    if cause.rigid is not None:
        return Text(sv=f"{cause.rigid}:s hela fönster", en=f"the window of {cause.rigid}")
    if cause.panel is not None:
        panel = case.panels[cause.panel]
        return Text(sv=f"panelen {panel.id}", en=f"panel {panel.id}")
    if cause.limit is not None:
        who = case.week_limits[cause.limit].who
        return Text(sv=f"veckotaket för {who.sv}", en=f"the weekly limit of {who.en}")
    round_ = case.choices[cause.choice or 0].round
    return Text(sv=f"nämndens datum för {round_}", en=f"the board's dates for {round_}")


def cannot_hold(case: AlignmentCase, causes: Iterable[Cause], missing: int | None) -> Text:
    """The conflict in one sentence, with the days missing where they are known."""
    names = [named(case, cause) for cause in causes]
    if len(names) == 1:
        who = names[0]
        sv, en = f"{who.sv} lämnar ingen möjlig dag", f"{who.en} leaves no possible day"
    else:
        first, last = listed(names[:-1]), names[-1]
        sv = f"{first.sv} och {last.sv} går inte ihop"
        en = f"{first.en} and {last.en} cannot all hold"
    if missing:
        sv, en = f"{sv}: {days(missing).sv} fattas", f"{en}: {days(missing).en} missing"
    return _sentence(sv, en)


def nothing_helps(case: AlignmentCase, causes: Iterable[Cause], *, ran_out: bool) -> Text:
    """Why no change is proposed: what may not be changed, and that the rest is not enough."""
    if ran_out:
        return Text(
            sv="Tiden tog slut innan någon ändring hade visat sig räcka.",
            en="Time ran out before any change had proved to be enough.",
        )
    fixed = list(dict.fromkeys(why for cause in causes if (why := _unmovable(case, cause))))
    if not fixed:
        return Text(
            sv="Ingen ändring av det som nämns räcker, varken ensam eller tillsammans med andra.",
            en="No change of what is named is enough, neither alone nor with others.",
        )
    told = listed(fixed)
    return Text(
        sv=f"Ingen ändring hjälper så länge detta ligger fast: {told.sv}.",
        en=f"No change helps as long as this is given: {told.en}.",
    )


def _unmovable(case: AlignmentCase, cause: Cause) -> Text | None:
    if cause.bond is not None and not case.bonds[cause.bond].is_link:
        return named(case, cause) if case.bonds[cause.bond].kind == "order" else None
    if cause.freedom is None:
        return None
    place = case.places[cause.freedom]
    what, round_ = MILESTONES[cause.freedom.milestone], cause.freedom.round
    if cause.freedom in case.fixed:
        on = case.fixed[cause.freedom]
        return Text(
            sv=f"{round_}:s {what.sv} prövas på {on} (--what-if)",
            en=f"the {what.en} of {round_} is tried on {on} (--what-if)",
        )
    if place.is_locked and not place.barred_today and not place.allows(place.current):
        return Text(
            sv=f"{round_}:s {what.sv} {place.current} är redan passerad",
            en=f"the {what.en} of {round_} on {place.current} is past",
        )
    return None


def _sentence(sv: str, en: str) -> Text:
    return Text(sv=f"{sv[0].upper()}{sv[1:]}.", en=f"{en[0].upper()}{en[1:]}.")


def _freedom(case: AlignmentCase, place: Place) -> Text:
    round_, what = place.point.round, MILESTONES[place.point.milestone]
    if place.point in case.fixed:
        on = case.fixed[place.point]
        return Text(
            sv=f"{round_}: {what.sv} prövas på {on}.", en=f"{round_}: {what.en} is tried on {on}."
        )
    barred = listed(place.barred)
    why = (
        Text(sv=f" Dagar faller bort: {barred.sv}.", en=f" Days are taken out: {barred.en}.")
        if place.barred
        else Text(sv="", en="")
    )
    if not place.days:
        return Text(
            sv=f"{round_}: {what.sv} har ingen dag att stå på.{why.sv}",
            en=f"{round_}: {what.en} has no day to stand on.{why.en}",
        )
    if place.is_locked:
        return Text(
            sv=f"{round_}: {what.sv} står {place.current} och får inte flyttas.",
            en=f"{round_}: {what.en} stands on {place.current} and may not move.",
        )
    return Text(
        sv=f"{round_}: {what.sv} kan stå tidigast {place.days[0]} och senast "
        f"{place.days[-1]}.{why.sv}",
        en=f"{round_}: {what.en} can stand {place.days[0]} at the earliest and "
        f"{place.days[-1]} at the latest.{why.en}",
    )


def _shared(case: AlignmentCase, cause: Cause) -> Demand:
    if cause.panel is not None:
        panel = case.panels[cause.panel]
        return Demand(
            rule="alignment.panel",
            subjects=(panel.id, *(use.round for use in panel.uses)),
            numbers={"capacity": panel.capacity},
            message=Text(
                sv=f"Panelen {panel.id} har {panel.capacity} bedömare.",
                en=f"Panel {panel.id} has {panel.capacity} evaluators.",
            ),
        )
    if cause.limit is not None:
        limit = case.week_limits[cause.limit]
        return Demand(
            rule="alignment.deadlines_per_week",
            subjects=(limit.funder, *(point.round for point in limit.points)),
            numbers={"most": limit.most},
            message=Text(
                sv=f"I en vecka får {limit.who.sv} ha högst {limit.most} sista ansökningsdagar.",
                en=f"In a week there may be at most {limit.most} deadlines of {limit.who.en}.",
            ),
        )
    choice = case.choices[cause.choice or 0]
    return Demand(
        rule="alignment.choice",
        subjects=(choice.round,),
        numbers={"ways": len(choice.ways)},
        message=Text(
            sv=f"{choice.round} står på en av nämndens {len(choice.ways)} uppsättningar datum.",
            en=f"{choice.round} stands on one of the board's {len(choice.ways)} sets of dates.",
        ),
    )
