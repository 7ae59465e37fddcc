"""What each fault of names in a project or a catalogue is read from, besides its own place.

A fault is told of a file that could be read in part only where none of that is in doubt. The
places of a catalogue that a project is held against stand below ``catalogue``.
"""

from __future__ import annotations

from typing import Final

from models.reading.sure_flaws import ANY, SAME, RestsOn

_CALLS = ("catalogue", "calls", ANY, "id")

PROJECT_NAMES: Final[RestsOn] = {
    "duplicate-id": (),
    "applied-twice": (),
    "written-twice": (),
    "must-and-must-not": (),
    "assumption-unknown": (),
    "assumption-value": (),
    "partner-unknown": (("partners", ANY, "id"),),
    "work-package-unknown": (("work_packages", ANY, "id"),),
    "rate-missing": (("rates",), ("partners", SAME, "name")),
    "size-missing": tuple(
        ("partners", SAME, field) for field in ("size", "economic_activity", "name")
    ),
    "call-unknown": (_CALLS,),
    "round-unknown": (_CALLS, ("catalogue", "calls", ANY, "rounds", ANY, "id")),
}

CATALOGUE_NAMES: Final[RestsOn] = {
    "catalogue-empty": (("calls", ANY),),
    "duplicate-id": (),
    "holidays-unknown": (),
    "award-cycle": (),
    "funder-unknown": (("funders", ANY, "id"),),
    "programme-unknown": (("programmes", ANY, "id"),),
    "decided-with-unknown": (("calls", ANY, "id"), ("calls", ANY, "rounds", ANY, "id")),
    "decided-with-chain": (("calls", SAME, "id"), ("calls", SAME, "rounds", SAME, "id")),
}
