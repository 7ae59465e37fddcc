"""What is installed, whether it works together, and what to do where it does not."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.environment import default_home
from models.text import Text

NOTHING = Text(sv="", en="")
LEAST_PYTHON = (3, 11)
GOOD_FASTAPI = ((0, 139), (0, 151))
"""Prefect 3.8 has run flows with these (the upper bound excluded); 3.9 sets the bound itself."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; ``remedy`` says what to do about a ``warn``."""

    name: str
    status: Literal["ok", "warn"]
    found: str
    message: Text
    remedy: Text = NOTHING


def checks(
    environment: Mapping[str, str],
    folder: Path,
    installed: Callable[[str], str | None] | None = None,
) -> Iterator[Check]:
    """Look at everything; ``folder`` is where plans are made, ``installed`` gives versions."""
    versions = installed or _installed
    yield _python()
    for name, what in _PACKAGES.items():
        yield _package(name, versions(name), what)
    yield _prefect_with_fastapi(versions("prefect"), versions("fastapi"))
    yield _time_zones(versions("tzdata"))
    yield _prefect_home(Path(environment.get("PREFECT_HOME") or default_home(folder)))
    yield _chromium()


_PACKAGES: Mapping[str, Text] = {
    "samspel": Text(sv="programmet", en="the program"),
    "ortools": Text(sv="söker planerna", en="searches for plans"),
    "icalendar": Text(sv="skriver kalendrar", en="writes calendars"),
    "pandas": Text(sv="räknar tabeller", en="computes tables"),
    "prefect": Text(sv="kör flöden (--engine prefect)", en="runs flows (--engine prefect)"),
    "fastapi": Text(sv="webbserver, även i Prefect", en="web server, in Prefect too"),
}


def _python() -> Check:
    found = ".".join(str(part) for part in sys.version_info[:3])
    good = sys.version_info >= LEAST_PYTHON
    wanted = ".".join(str(part) for part in LEAST_PYTHON)
    return Check(
        name="python",
        status="ok" if good else "warn",
        found=found,
        message=Text(sv=sys.executable, en=sys.executable),
        remedy=NOTHING
        if good
        else Text(sv=f"Installera Python {wanted} eller nyare.", en=f"Install Python {wanted}."),
    )


def _package(name: str, found: str | None, what: Text) -> Check:
    return Check(
        name=name,
        status="warn" if found is None else "ok",
        found=found or "–",
        message=what,
        remedy=NOTHING
        if found
        else Text(
            sv=f"Installera {name} (ingår i samspel).", en=f"Install {name} (part of samspel)."
        ),
    )


def _prefect_with_fastapi(prefect: str | None, fastapi: str | None) -> Check:
    least, below = (".".join(str(part) for part in bound) for bound in GOOD_FASTAPI)
    good = (
        prefect is not None
        and fastapi is not None
        and (_numbers(prefect) >= (3, 9) or GOOD_FASTAPI[0] <= _numbers(fastapi) < GOOD_FASTAPI[1])
    )
    return Check(
        name="prefect+fastapi",
        status="ok" if good else "warn",
        found=f"{prefect or '–'} + {fastapi or '–'}",
        message=Text(sv="känt att fungera ihop", en="known to work together")
        if good
        else Text(sv="inte känt att fungera ihop", en="not known to work together"),
        remedy=NOTHING
        if good
        else Text(
            sv=f"Installera 'fastapi>={least},<{below}': med nyare startar inte Prefect 3.8.",
            en=f"Install 'fastapi>={least},<{below}': Prefect 3.8 does not start with newer ones.",
        ),
    )


def _time_zones(tzdata: str | None) -> Check:
    try:
        ZoneInfo("Europe/Stockholm")
        ZoneInfo("Europe/Brussels")
    except ZoneInfoNotFoundError:
        return Check(
            "time-zones",
            "warn",
            "–",
            Text(sv="tidszonerna saknas", en="the time zones are missing"),
            Text(sv="Installera tzdata.", en="Install tzdata."),
        )
    return Check("time-zones", "ok", tzdata or "system", Text(sv="tidszoner", en="time zones"))


def _prefect_home(home: Path) -> Check:
    existing = home
    while not existing.exists() and existing != existing.parent:
        existing = existing.parent
    good = existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)
    return Check(
        name="prefect-home",
        status="ok" if good else "warn",
        found=str(home),
        message=Text(sv="Prefects databas kan skrivas", en="Prefect's database can be written")
        if good
        else Text(sv="går inte att skriva i", en="cannot be written to"),
        remedy=NOTHING
        if good
        else Text(
            sv="Sätt PREFECT_HOME till en mapp som du får skriva i.",
            en="Set PREFECT_HOME to a folder that you may write to.",
        ),
    )


def _chromium() -> Check:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    return Check(
        name="chromium",
        status="ok" if found else "warn",
        found=found or "–",
        message=Text(
            sv="behövs bara för tester av sidornas utseende",
            en="only needed to test what pages look like",
        ),
        remedy=NOTHING
        if found
        else Text(
            sv="Installera chromium om du utvecklar Samspel.",
            en="Install chromium if you develop Samspel.",
        ),
    )


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _numbers(found: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", found)[:2])
