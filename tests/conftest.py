"""What every test relies on: an environment of its own, and the things a test may lack."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

# Prefect reads its settings when it is imported, and keeps results in its home from one run to
# the next: an old result would pass for the work of the code under test. Hence a new home for
# each run, made before anything else is imported, and no setting left over from the shell.
_PREFECT_HOME = tempfile.mkdtemp(prefix="samspel-prefect-")
atexit.register(shutil.rmtree, _PREFECT_HOME, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("PREFECT_")]:
    del os.environ[_name]
os.environ.update(
    PREFECT_HOME=_PREFECT_HOME,
    PREFECT_SERVER_ANALYTICS_ENABLED="false",
    DO_NOT_TRACK="1",
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS="120",
    PREFECT_LOGGING_LEVEL="WARNING",
    NO_PROXY="127.0.0.1,localhost",
)

import pytest  # noqa: E402  # after the environment, as all that may import prefect
from hypothesis import HealthCheck, settings  # noqa: E402  # as above

# No deadline: the first example pays for imports, and a busy machine is no fault of the code.
settings.register_profile("default", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture
def heard_as_in_a_terminal() -> Iterator[None]:
    """Ctrl-C raises KeyboardInterrupt, whatever other tests in this process have made of it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data(root: Path) -> Path:
    """The folder of recorded data beside the repository, which is not part of it."""
    folder = root.parent / "shared" / "data"
    if not folder.is_dir():
        _lacking("shared-data", "The recorded data is missing: no folder ../shared/data")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    _lacking("chromium", "Chromium is missing: install it, for example apt-get install chromium")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a database of PostgreSQL that this run has made for itself, and removes."""
    import psycopg

    server = os.environ.get(
        "SAMSPEL_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres"
    )
    name = f"samspel_test_{uuid4().hex}"
    try:
        with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
    except psycopg.OperationalError as error:
        _lacking("postgresql", f"No PostgreSQL answers at SAMSPEL_TEST_POSTGRES_URL: {error}")
    before, _, _ = server.rpartition("/")
    yield f"{before}/{name}"
    with psycopg.connect(server, autocommit=True, connect_timeout=5) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _lacking(name: str, what_is_missing: str) -> NoReturn:
    """Skip the test, or fail it where SAMSPEL_REQUIRE (names with commas) asks for ``name``."""
    if name in os.environ.get("SAMSPEL_REQUIRE", "").split(","):
        pytest.fail(what_is_missing, pytrace=False)
    pytest.skip(what_is_missing)
