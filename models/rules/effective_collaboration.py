"""A claimed bonus for effective collaboration is borne out by who bears the costs."""

from __future__ import annotations

from models.aid_to_partner import aided
from models.case import Case
from models.collaboration import REFERENCE as ARTICLE
from models.collaboration import collaboration
from models.errors import OutsideKnownDatesError
from models.finding import Finding, Number
from models.text import Text

ID = "gber.25.collaboration"
TITLE = Text(sv="Faktiskt samarbete", en="Effective collaboration")
REFERENCE = ARTICLE


def check(case: Case) -> list[Finding]:
    """A warning where the project claims the bonus and its costs do not allow it."""
    concerned = [
        partner.id
        for partner, activity in aided(case)
        if activity in ("industrial_research", "experimental_development")
    ]
    if not case.project.conditions.effective_collaboration or not concerned:
        return []
    try:
        found = collaboration(case.project)
    except OutsideKnownDatesError:
        return []  # law.validity tells
    if found.holds:
        return []
    one, other = found.between_undertakings, found.with_research_organisations
    numbers: dict[str, Number] = {
        **{f"undertaking_{name}": value for name, value in one.numbers.items()},
        **{f"research_{name}": value for name, value in other.numbers.items()},
    }
    return [
        Finding(
            rule=ID,
            severity="warning",
            subjects=tuple(dict.fromkeys(concerned)),
            numbers=numbers,
            message=Text(
                sv="Projektet räknar med tillägg för faktiskt samarbete, men kostnaderna ger det "
                f"inte: {one.why.sv}, och {other.why.sv}. Tillägget räknas inte med.",
                en="The project claims the bonus for effective collaboration, but its costs do "
                f"not allow it: {one.why.en}, and {other.why.en}. The bonus is not counted.",
            ),
            reference=REFERENCE,
        )
    ]
