"""The flows that need a Prefect server, in one harness: starting a server costs seconds."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import plan_cache
from flows.nightly_report import SourceRun
from flows.nightly_run import NightlyRun, run_nightly, take_source
from flows.nightly_settings import NightlySource, read_nightly
from models.text import Text
from store.catalogue import catalogue
from store.opening import open_store
from tests.flows.nightly_folder import FIRST, SECOND, make_folder, move_match, state_of

pytestmark = pytest.mark.prefect


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


def test_both_engines_leave_the_same_files_and_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.nightly import run_nightly_flow

    # A file of the program that is edited meanwhile would make every project one to plan again.
    monkeypatch.setattr(plan_cache, "program_sha256", lambda: "the program")
    # In turn in the same place: what can't be read is told with its path.
    place, plain = tmp_path / "night", tmp_path / "plain"
    nights = []
    for engine in ("plain", "prefect"):
        settings = make_folder(place)
        text = settings.read_text(encoding="utf-8")
        broken = "sources:\n  - {source: eu-portal, places: [portal.json]}\n"
        settings.write_text(text.replace("sources:\n", broken), encoding="utf-8")
        for now in (FIRST, SECOND):
            if engine == "prefect":
                told = run_nightly_flow(settings, str(place / "samspel.db"), now)
                assert told.startswith(f"# Ändringar {now.date()}")
            else:
                with open_store(place / "samspel.db") as store:
                    run_nightly(NightlyRun(read_nightly(settings), store, now))
            move_match(place) if now == FIRST else None
        nights.append(state_of(place))
        shutil.move(place, plain if engine == "plain" else tmp_path / "prefect")
    assert nights[0].keys() == nights[1].keys()
    assert [name for name in nights[0] if nights[0][name] != nights[1][name]] == []
    assert b"portal.json" in nights[0]["out/changes.json"]


def test_the_report_stands_among_the_artifacts() -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        found = {one.key: one.data for one in client.read_latest_artifacts()}
    assert "**Genomförbart → Ej genomförbart.**" in str(found["changes-sv"])
    assert "2027-12-01" in str(found["moved-dates"])


@pytest.mark.parametrize(("failures", "tries"), [(2, 3), (9, 4)])
def test_only_a_source_on_the_network_is_tried_again_and_the_night_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int, tries: int
) -> None:
    from flows import nightly, nightly_run

    settings = make_folder(tmp_path)
    text = settings.read_text(encoding="utf-8")
    more = "sources:\n  - {source: vinnova}\n  - {source: gdp, places: [none.json]}\n"
    settings.write_text(text.replace("sources:\n", more), encoding="utf-8")
    asked: Counter[str] = Counter()

    def take(run: NightlyRun, source: NightlySource) -> SourceRun:
        asked[source.source] += 1
        if source.source == "yaml":
            return take_source(run, source)
        if source.source == "vinnova" and asked["vinnova"] > failures:
            return SourceRun("vinnova", read=7)
        return SourceRun(source.source, trouble=Text(sv="Inget svar.", en="No answer."))

    monkeypatch.setattr(nightly_run, "take_source", take)
    at_once = nightly.import_source.with_options(retry_delay_seconds=0)
    monkeypatch.setattr(nightly, "import_source", at_once)
    told = nightly.run_nightly_flow(settings, str(tmp_path / "samspel.db"), FIRST)
    assert asked == {"vinnova": tries, "gdp": 1, "yaml": 1}
    # Told once for the file, and once more if the network never answered.
    assert told.count("Inget svar.") == (1 if tries > failures else 2)
    assert "Norr" in told


def test_calls_are_refreshed_and_their_calendars_exported_once(tmp_path: Path) -> None:
    from flows.export_calendars import export_calendars
    from flows.refresh_calls import refresh_calls

    make_folder(tmp_path)
    database, out = str(tmp_path / "samspel.db"), tmp_path / "feeds"
    places = [str(tmp_path / "calls.yaml")]
    counts = refresh_calls("yaml", places, database=database, now=FIRST)
    assert (counts["read"], counts["new"]) == (2, 2)
    with open_store(database) as store:
        assert [one.id for one in catalogue(store).calls] == ["demo", "match"]
    names = ["calls", "funder-region", "funder-vinnova"]
    assert export_calendars(str(out), database=database, now=FIRST) == names
    assert sorted(one.stem for one in out.iterdir()) == names
    move_match(tmp_path)
    assert refresh_calls("yaml", places, database=database, now=SECOND)["changed"] == 1
    assert export_calendars(str(out), database=database, now=SECOND) == ["calls", "funder-region"]
    assert export_calendars(str(out), database=database, now=SECOND) == []


def test_a_portfolio_has_the_same_files_by_both_engines(tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.plan_portfolio import plan_portfolio
    from flows.portfolio_request import PortfolioRequest
    from flows.portfolio_steps import plan_portfolio_into

    make_folder(tmp_path)
    folder, calls = tmp_path / "projects", tmp_path / "calls.yaml"
    request = PortfolioRequest(folder=folder, calls=(calls,))
    plain = plan_portfolio_into(request, tmp_path / "plain").portfolio
    answer = plan_portfolio(str(folder), [str(calls)], str(tmp_path / "prefect"), workers=1)
    assert answer == plain
    written = [portfolio_files(tmp_path / engine) for engine in ("plain", "prefect")]
    assert written[0] == written[1]
    assert "portfolio.json" in written[0]
    with get_client(sync_client=True) as client:
        (table,) = [one.data for one in client.read_artifacts() if one.key == "portfolio"]
    assert [f'"project": "{one.project}"' in str(table) for one in plain.projects] == [
        True for _ in plain.projects
    ]


def portfolio_files(out: Path) -> dict[str, bytes]:
    """Every file of a portfolio by its path, without what is kept for the next run."""
    return {
        str(one.relative_to(out)): one.read_bytes()
        for one in out.rglob("*")
        if one.is_file() and ".cache" not in one.relative_to(out).parts
    }
