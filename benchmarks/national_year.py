"""A national year of calls: the EU's as recorded, and Vinnova and ERDF rounds drawn beside them.

``python -m benchmarks.national_year --seed 0 --out FOLDER``, then
``samspel align FOLDER/scenario.json --out out``.

The EU's calls are real and locked. The Swedish rounds are made up (``synthetic: true``), and each
note says what they are calibrated on: Vinnova's windows of 60–105 days on three recorded rounds,
closing at 14:00 and decided 38 days later as one recorded round; the ERDF's windows of 35 days,
two a year that close together, and a meeting 92 days later, on Tillväxtverket's pages.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks.national_rounds import RoundDrawn, eruf_rounds, vinnova_rounds
from benchmarks.national_wishes import wishes
from models.call import Call
from models.publication import PublishedCall
from models.vocabulary import Record
from sources.eu_portal.reader import read_eu_portal

FEED = Path(__file__).parents[2] / "shared/data/catalogue/eu_calls_2026_union.jsonl"
SEEN_AT = datetime(2026, 8, 22, 6, tzinfo=UTC)
"""When the last edition of the feed was taken."""

YEAR = 2026
EU_CALLS, VINNOVA_ROUNDS, ERUF_ROUNDS = 310, 150, 54
VINNOVA_DEADLINES_PER_WEEK = 5

Facts = dict[str, Any]


@dataclass(frozen=True)
class NationalYear:
    """The three files, by name."""

    files: dict[str, Facts]
    eu_calls: int
    swedish_rounds: int
    links: int


def national_year(
    feed: bytes,
    seed: int,
    *,
    eu: int = EU_CALLS,
    vinnova: int = VINNOVA_ROUNDS,
    eruf: int = ERUF_ROUNDS,
) -> NationalYear:
    """At most so many calls and rounds of each; the same files for the same feed and seed."""
    chance = random.Random(f"national-year/{seed}")  # noqa: S311  # a repeatable draw, no secret
    published = _eu_calls(feed, eu, chance)
    swedish = [*vinnova_rounds(vinnova, YEAR, chance), *eruf_rounds(eruf, YEAR)]
    links = wishes(swedish, [_window(one.call) for one in published], chance)
    return NationalYear(
        files={
            "eu-calls.json": _eu_catalogue(published),
            "swedish-calls.json": _swedish_catalogue(swedish),
            "scenario.json": _scenario(links, seed),
        },
        eu_calls=len(published),
        swedish_rounds=len(swedish),
        links=len(links),
    )


def write(year: NationalYear, folder: Path) -> None:
    """The files, as JSON that a person can read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, facts in year.files.items():
        text = json.dumps(facts, ensure_ascii=False, indent=1) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def _eu_calls(feed: bytes, most: int, chance: random.Random) -> list[PublishedCall]:
    """One topic of each of the portal's calls that has a window and closes in the year."""
    by_call: dict[str, PublishedCall] = {}
    for one in read_eu_portal(BytesIO(feed), FEED.name, SEEN_AT):
        if not isinstance(one, PublishedCall) or not one.raw.key.startswith("topic"):
            continue
        opens, closes = one.call.rounds[0].first("opens"), one.call.rounds[0].first("deadline")
        if opens is not None and closes is not None and closes.when.earliest.year == YEAR:
            by_call.setdefault(one.native_ids[-1], one)
    found = list(by_call.values())
    if len(found) > most:
        found = sorted(chance.sample(found, most), key=lambda one: one.call.id)
    return found


def _window(call: Call) -> tuple[str, date, date]:
    one = call.rounds[0]
    opens, closes = one.first("opens"), one.first("deadline")
    assert opens is not None
    assert closes is not None
    return f"{call.id}/{one.id}", opens.when.earliest, closes.when.earliest


def _eu_catalogue(published: list[PublishedCall]) -> Facts:
    funders = {one.funder.id: one.funder for one in published}
    programmes = {one.programme.id: one.programme for one in published if one.programme is not None}
    return {
        "format": "samspel/catalogue@1",
        "title": {"sv": f"EU:s utlysningar {YEAR}", "en": f"The EU's calls of {YEAR}"},
        "funders": [_as_written(one) for one in funders.values()],
        "programmes": [_as_written(one) for one in programmes.values()],
        "calls": [_as_written(one.call) for one in published],
    }


def _as_written(record: Record) -> Facts:
    return record.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def _swedish_catalogue(rounds: list[RoundDrawn]) -> Facts:
    return {
        "format": "samspel/catalogue@1",
        "title": {
            "sv": f"Påhittade svenska omgångar {YEAR}",
            "en": f"Made-up Swedish rounds of {YEAR}",
        },
        "funders": [
            {"id": "vinnova", "name": "Vinnova", "level": "national"},
            {"id": "tillvaxtverket", "name": "Tillväxtverket", "level": "national"},
        ],
        "programmes": [
            {
                "id": "eruf",
                "funder": "tillvaxtverket",
                "name": "Regionalfonden",
                "union_funds": "shared",
            }
        ],
        "calls": [one.call_facts() for one in rounds],
    }


def _scenario(links: list[Facts], seed: int) -> Facts:
    swedish = ["vinnova", "tillvaxtverket"]
    return {
        "format": "samspel/scenario@1",
        "id": f"national-year-{seed}",
        "title": {
            "sv": f"Ett nationellt år av utlysningar, {YEAR}",
            "en": f"A national year of calls, {YEAR}",
        },
        "note": {
            "sv": "EU:s utlysningar är verkliga och ligger fast. Vinnovas och regionalfondens "
            "omgångar, friheten och länkarna är påhittade.",
            "en": "The EU's calls are real and locked. Vinnova's and the ERDF's rounds, the "
            "freedom and the links are made up.",
        },
        "catalogue": ["eu-calls.json", "swedish-calls.json"],
        "horizon": {"from": f"{YEAR - 1}-01-01", "to": f"{YEAR + 1}-06-30"},
        "freedom": [
            {"funder": "vinnova", "within_days": 21, "keep_window": True},
            {
                "funder": "tillvaxtverket",
                "milestones": ["opens"],
                "earlier_days": 30,
                "later_days": 0,
            },
            {
                "funder": "tillvaxtverket",
                "milestones": ["deadline"],
                "within_days": 14,
                "weight": 2,
            },
        ],
        "links": links,
        "rules": {
            "min_window_days": 42,
            "deadlines_per_week": [{"funder": "vinnova", "max": VINNOVA_DEADLINES_PER_WEEK}],
            "blackouts": [
                {"weeks": weeks, "milestones": ["deadline", "decision"], "funders": swedish}
                for weeks in ([28, 31], [52, 1])
            ],
            "working_days_only": ["deadline", "committee", "decision"],
        },
    }


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.national_year")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--feed", type=Path, default=FEED, help="the recorded calls of the EU")
    given = parser.parse_args()
    if not given.feed.is_file():
        parser.error(f"the recorded calls are missing: no file {given.feed}")
    year = national_year(given.feed.read_bytes(), given.seed)
    write(year, given.out)
    print(
        f"{year.eu_calls} EU calls, {year.swedish_rounds} made-up Swedish rounds, "
        f"{year.links} links.\nsamspel align {given.out}/scenario.json --out out"
    )


if __name__ == "__main__":
    main()
