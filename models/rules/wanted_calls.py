"""The plan uses the calls that the project insists on, none that it rules out, and no others."""

from __future__ import annotations

from models.case import Case
from models.finding import Finding
from models.text import Text

MUST, MUST_NOT, CANDIDATES = "must.calls", "must_not.calls", "candidates.calls"
TITLES = {
    MUST: Text(sv="Utlysningar som måste med är med", en="Calls that must be used are used"),
    MUST_NOT: Text(sv="Bortvalda utlysningar är inte med", en="Calls ruled out are not used"),
    CANDIDATES: Text(sv="Bara utpekade utlysningar är med", en="Only candidate calls are used"),
}
REFERENCES = {
    MUST: "samspel/project@1: must.calls",
    MUST_NOT: "samspel/project@1: must_not.calls",
    CANDIDATES: "samspel/project@1: candidates.calls",
}


def check_must(case: Case) -> list[Finding]:
    """One error for every call that must be part of the plan and is not."""
    used = {chosen.call.id for chosen in case.chosen}
    return [
        _finding(
            MUST,
            call_id,
            Text(
                sv=f"Utlysningen {call_id} ska vara med men är inte vald.",
                en=f"The call {call_id} must be used but is not chosen.",
            ),
        )
        for call_id in case.project.must.calls
        if call_id not in used
    ]


def check_must_not(case: Case) -> list[Finding]:
    """One error for every call in the plan that the project rules out."""
    return [
        _finding(
            MUST_NOT,
            chosen.name,
            Text(
                sv=f"Utlysningen {chosen.call.id} är bortvald men finns i planen.",
                en=f"The call {chosen.call.id} is ruled out but is in the plan.",
            ),
        )
        for chosen in case.chosen
        if chosen.call.id in case.project.must_not.calls
    ]


def check_candidates(case: Case) -> list[Finding]:
    """One error for every call in the plan that is not among the candidates."""
    candidates, must = case.project.candidates.calls, case.project.must.calls
    return [
        _finding(
            CANDIDATES,
            chosen.name,
            Text(
                sv=f"Utlysningen {chosen.call.id} är inte bland dem som får sökas.",
                en=f"The call {chosen.call.id} is not among those that may be applied to.",
            ),
        )
        for chosen in case.chosen
        if candidates != "all" and chosen.call.id not in (*candidates, *must)
    ]


def _finding(rule: str, subject: str, message: Text) -> Finding:
    return Finding(
        rule=rule,
        severity="error",
        subjects=(subject,),
        message=message,
        reference=REFERENCES[rule],
    )
