"""The EU portal's bulk file at its real size: imported once, and again when nothing has changed.

Made from the six recorded records, padded to the size that the real file has; the reference is what
the same bytes cost to decode when nothing is understood, compared or kept.
"""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

RECORDS = 11_000
SIZE = 126_393_370
"""Bytes of the real file on 2026-07-27."""
_SAMPLES = Path(__file__).resolve().parents[2] / "shared/data/eu/grantsTenders_sample_slim.json"


def run() -> None:
    """Print times, ratios and peak memory; each step runs in a process of its own."""
    if not _SAMPLES.is_file():
        print(f"\nImports left out: the recorded records are missing ({_SAMPLES})")
        return
    with TemporaryDirectory() as folder:
        bulk, store = Path(folder, "grantsTenders.json"), Path(folder, "samspel.db")
        _make(bulk)
        decoded = _step("decode", bulk, store)
        first, again = _step("1", bulk, store), _step("2", bulk, store)
        size = store.stat().st_size
    for counts, expected in ((first, "new"), (again, "unchanged")):
        if counts[expected] != RECORDS:
            raise AssertionError(f"{expected}: {counts[expected]} of {RECORDS}")
    mebibytes = SIZE / 2**20
    print(
        f"\nImport of {RECORDS} records, {mebibytes:.0f} MiB, into SQLite ({size / 2**20:.0f} MiB)"
    )
    print(f"  {os.cpu_count()} cores, {platform.python_version()}; CPU seconds, wall, peak memory")
    for what, one in (
        ("orjson.loads + msgspec decode", decoded),
        ("first import", first),
        ("second import", again),
    ):
        print(f"  {what:30}{one['cpu']:7.2f}{one['wall']:7.2f}{one['peak']:7.0f} MB")
    print(f"  first import: {first['cpu'] / decoded['cpu']:.1f} times the bare decode, "
          f"{RECORDS / first['wall']:,.0f} records/s")  # fmt: skip
    print(f"  second import: {again['cpu'] / first['cpu']:.2f} of the first")


def _make(path: Path) -> None:
    """A bulk file of the real size; the same on every run."""
    samples = json.loads(_SAMPLES.read_text(encoding="utf-8"))["fundingData"]["GrantTenderObj"]
    words = random.Random(0)  # noqa: S311  # a file to measure with, no secret
    dictionary = ["projects", "shall", "innovation", "climate", "partners", "évaluation", "åtgärd"]
    records: list[dict[str, Any]] = []
    for number in range(RECORDS):
        record = dict(samples[number % len(samples)])
        if record["type"] == 1:
            record |= {"ccm2Id": 40_000_000 + number, "identifier": f"TOPIC-{number}-2026"}
        else:
            record |= {"cftId": 20_000 + number, "identifier": f"TENDER/{number}"}
        records.append(record)
    bare = sum(len(json.dumps(one)) + 1 for one in records)
    each = (SIZE - bare) // RECORDS
    with path.open("w", encoding="utf-8") as file:
        file.write('{"fundingData":{"GrantTenderObj":[')
        for number, record in enumerate(records):
            text = " ".join(words.choices(dictionary, k=each // 8))
            record["descriptionTender"] = text[: each - 25]
            file.write(("," if number else "") + json.dumps(record))
        file.write("]}}")


def _step(what: str, bulk: Path, store: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.imports", what, str(bulk), str(store)]
    root = Path(__file__).resolve().parent.parent
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603  # our own module
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _decode(bulk: Path) -> dict[str, Any]:
    import msgspec
    import orjson

    content = bulk.read_bytes()
    found = orjson.loads(content)["fundingData"]["GrantTenderObj"]
    del found
    decoder = msgspec.json.Decoder()
    return {"new": len(decoder.decode(content)["fundingData"]["GrantTenderObj"])}


def _import(day: int, bulk: Path, store: Path) -> dict[str, Any]:
    from flows.call_import import ImportRequest, import_calls
    from store.opening import open_store

    request = ImportRequest("eu-portal", (str(bulk),), datetime(2026, 7, day, 6, tzinfo=UTC))
    with open_store(store) as opened:
        return vars(import_calls(opened, request))


def _measured(what: str, bulk: Path, store: Path) -> dict[str, Any]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = _decode(bulk) if what == "decode" else _import(int(what), bulk, store)
    return found | {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measured(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
