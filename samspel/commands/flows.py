"""``samspel flows``: the nightly run, and the deployments for a Prefect server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from models.text import Text
from samspel.command import Command, Group
from samspel.language import both
from samspel.options import Json, Lang
from samspel.terminal import answer

Settings = Annotated[
    Path,
    typer.Argument(
        metavar="SETTINGS",
        show_default=False,
        help=both(
            "Inställningarna (format: samspel/nightly@1).",
            "The settings (format: samspel/nightly@1).",
        ),
    ),
]
OptionalSettings = Annotated[
    Path | None,
    typer.Option(
        "--nightly",
        metavar="SETTINGS",
        show_default=False,
        help=both(
            "Kör nattkörningen med de här inställningarna, halv fem varje natt.",
            "Run the nightly flow with these settings, at half past four every night.",
        ),
    ),
]
Engine = Annotated[
    Literal["plain", "prefect"],
    typer.Option(
        "--engine",
        metavar="plain|prefect",
        help=both(
            "Kör direkt, eller som ett flöde i Prefect; filerna blir desamma.",
            "Run directly, or as a flow in Prefect; the files are the same.",
        ),
    ),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="MOMENT",
        show_default=False,
        help=both(
            "Kör som om det vore då, till exempel 2027-03-01T04:30+01:00.",
            "Run as if it were then, such as 2027-03-01T04:30+01:00.",
        ),
    ),
]


@dataclass(frozen=True)
class _Stage:
    stage: Text
    done: int
    total: int


def nightly(
    settings: Settings,
    *,
    engine: Engine = "plain",
    now: Now = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Run the nightly flow once."""
    from datetime import UTC, datetime

    from flows.nightly_settings import read_nightly
    from samspel import given
    from samspel.exit_status import OK
    from samspel.language import spoken
    from samspel.settings import store_address

    language = spoken(lang)
    moment = given.moment(now, "--now") or datetime.now(UTC)
    read = read_nightly(settings)
    if engine == "prefect":
        from flows.environment import prepare_environment

        prepare_environment()
        from flows.nightly import run_nightly_flow

        told = run_nightly_flow(settings.absolute(), store_address(), moment)
        answer((read.out / "changes.json").read_text(encoding="utf-8") if json else told)
        return OK
    from flows.nightly_report import report_markdown
    from flows.nightly_report_json import report_json
    from flows.nightly_run import NightlyRun, run_nightly
    from samspel.opened_store import opened_store
    from samspel.progress import shown_progress

    with opened_store(create=True) as store, shown_progress(language) as progress:
        report = run_nightly(
            NightlyRun(read, store, moment),
            lambda stage, done, total: progress(_Stage(stage, done, total)),
        )
    answer(report_json(report) if json else report_markdown(report, language))
    return OK


def serve(*, settings: OptionalSettings = None, lang: Lang = None) -> int:
    """Serve the deployments."""
    from flows.environment import prepare_environment
    from samspel.language import spoken

    spoken(lang)
    prepare_environment()
    from flows.serving import serve_all

    serve_all(None if settings is None else str(settings.absolute()))


flows = typer.Typer(
    cls=Group,
    help=both(
        "Flöden: nattkörningen, och driftsättning i Prefect.",
        "Flows: the nightly run, and deployments in Prefect.",
    ),
    rich_markup_mode=None,
)
flows.command(
    "nightly",
    cls=Command,
    help=both(
        "Hämta utlysningar, planera om det som berörs och skriv kalendrar och ändringsrapport.",
        "Fetch calls, plan again what they touch, and write calendars and a change report.",
    ),
)(nightly)
flows.command(
    "serve",
    cls=Command,
    help=both(
        "Låt en Prefect-server köra flödena från den här datorn.",
        "Let a Prefect server run the flows from this computer.",
    ),
)(serve)
