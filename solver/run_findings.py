"""What a plan says about its own computation: what time did not suffice for, and what is open."""

from __future__ import annotations

from decimal import Decimal

from models.finding import Finding
from models.money import percent
from models.text import Text
from solver.explain import Explanation
from solver.optimise import Outcome
from solver.repairs import Repairs


def out_of_time(seconds: int) -> Finding:
    """No plan and no proof that there is none."""
    return Finding(
        rule="solver.out_of_time",
        severity="warning",
        numbers={"seconds": seconds},
        message=Text(
            sv=f"Tiden tog slut efter {seconds} s utan svar. Ge mer tid med --time-limit.",
            en=f"Time ran out after {seconds} s without an answer. Give more time with "
            "--time-limit.",
        ),
    )


def unproven(outcome: Outcome) -> Finding:
    """A plan that is not proven to be the best, with how far it may be from that.

    ``solver.stopped`` where the seconds stopped it, so that the answer depends on the machine;
    ``solver.unproven`` where the solver's own count did.
    """
    gap = outcome.gap
    if gap is None or gap >= 1:
        far = Text(sv="hur långt från den bästa är inte känt", en="how far from it is not known")
    elif gap > 0:
        share = Decimal(str(gap))
        far = Text(
            sv=f"den kan vara upp till {percent(share)} från den bästa",
            en=f"it may be up to {percent(share, 'en')} from it",
        )
    else:
        far = Text(
            sv="lösaren hittar ingen bättre, men det är inte bekräftat",
            en="the solver finds none, but that is not confirmed",
        )
    machine = Text(
        sv=" En snabbare dator kan ge en bättre plan." if outcome.wall_stopped else "",
        en=" A faster machine may give a better plan." if outcome.wall_stopped else "",
    )
    return Finding(
        rule="solver.stopped" if outcome.wall_stopped else "solver.unproven",
        severity="warning",
        numbers={} if gap is None else {"gap": str(Decimal(str(gap)))},
        message=Text(
            sv=f"Planen håller, men är inte bevisat den bästa: {far.sv}. Ge mer tid med "
            f"--time-limit.{machine.sv}",
            en=f"The plan holds, but is not proven to be the best: {far.en}. Give more time with "
            f"--time-limit.{machine.en}",
        ),
    )


def rests_on_unknown() -> Finding:
    """No plan, but perhaps one on a legal basis that is not computed, or at a rate not given."""
    return Finding(
        rule="solver.undecided",
        severity="warning",
        message=Text(
            sv="Att projektet inte går att finansiera är inte bevisat: det kan gå med en rättslig "
            "grund som Samspel inte räknar på än, eller med en växelkurs som inte är given.",
            en="That the project cannot be financed is not proven: it may be possible on a legal "
            "basis that Samspel does not compute yet, or at a rate of exchange that is not given.",
        ),
    )


def explanation_stopped(explanation: Explanation, found: Repairs) -> Finding:
    """Reasons that may not all be needed, or changes that were not all tried."""
    said = []
    if not explanation.complete:
        said.append(
            Text(
                sv="alla skäl är inte hittade, eller alla som nämns behövs inte för att hindra "
                "projektet",
                en="not all reasons were found, or not all that are named are needed to stop the "
                "project",
            )
        )
    if not found.complete:
        said.append(
            Text(sv="fler ändringar kan finnas än de som nämns", en="there may be other changes")
        )
    return Finding(
        rule="solver.explanation_stopped",
        severity="warning",
        message=Text(
            sv=f"Tiden räckte inte till hela förklaringen: {'; '.join(one.sv for one in said)}. "
            "Ge mer tid med --time-limit.",
            en=f"Time did not suffice for the whole explanation: "
            f"{'; '.join(one.en for one in said)}. Give more time with --time-limit.",
        ),
    )


def disagreement() -> Finding:
    """The two readings of a rule differ: a fault of the program."""
    return Finding(
        rule="solver.disagrees",
        severity="error",
        message=Text(
            sv="Lösaren och reglerna är oense om planen, så ingen plan ges. Det är ett fel i "
            "Samspel: rapportera det gärna med projektet.",
            en="The solver and the rules disagree on the plan, so none is given. This is a fault "
            "of Samspel: please report it with the project.",
        ),
    )


def interrupted() -> Finding:
    """The user or the clock has cut the search short: what stands is the best that was known."""
    return Finding(
        rule="solver.interrupted",
        severity="warning",
        message=Text(
            sv="Sökningen avbröts, av dig eller av tidsgränsen: svaret är det bästa som var känt "
            "då. Kör igen utan avbrott eller med mer tid (--time-limit).",
            en="The search was interrupted, by you or by the time limit: the answer is the best "
            "that was known then. Run again without interrupting or with more time (--time-limit).",
        ),
    )


def too_large(tried: int, calls: int) -> Finding:
    """Not every candidate call was tried: the project is too large for that."""
    return Finding(
        rule="solver.narrowed",
        severity="warning",
        numbers={"tried": tried, "calls": calls},
        message=Text(
            sv=f"Projektet är för stort för att pröva alla {calls} utlysningar på en gång: de "
            f"{tried} som kan betala mest prövades. Peka ut de intressanta under "
            "candidates.calls för ett bevisat svar.",
            en=f"The project is too large to try all {calls} calls at once: the {tried} that can "
            "pay most were tried. Name the interesting ones under candidates.calls for a proven "
            "answer.",
        ),
    )
