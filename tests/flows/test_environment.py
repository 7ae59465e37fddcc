"""The environment that Prefect starts in."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.environment import prepare_environment
from models.errors import InputErrors


def test_nothing_leaves_this_computer_and_everything_stays_in_the_project(tmp_path: Path) -> None:
    environment: dict[str, str] = {}
    prepare_environment(environment, tmp_path)
    assert environment == {
        "PREFECT_HOME": str(tmp_path / ".samspel" / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "NO_PROXY": "127.0.0.1,localhost",
    }
    assert (tmp_path / ".samspel" / "prefect").is_dir()


def test_what_the_user_has_set_stays(tmp_path: Path) -> None:
    mine = {
        "PREFECT_HOME": str(tmp_path / "elsewhere"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "true",
        "PREFECT_LOGGING_LEVEL": "DEBUG",
        "no_proxy": "intranet",
    }
    environment = dict(mine)
    prepare_environment(environment, tmp_path)
    assert mine.items() <= environment.items()
    assert "NO_PROXY" not in environment


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputErrors) as caught:
        prepare_environment({"PREFECT_HOME": str(tmp_path / "file" / "home")}, tmp_path)
    assert [one.code for one in caught.value.problems] == ["output-not-folder"]
