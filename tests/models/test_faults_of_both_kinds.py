"""Values that do not fit hide no reference that leads nowhere."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.models.files_with_faults import FILES, NAMES, VALUES, problems


def changed(text: str, *faults: tuple[str, str, str]) -> str | None:
    """The text with all faults in it, or None where one does not leave room for another."""
    for old, new, _ in faults:
        if old not in text:
            return None
        text = text.replace(old, new, 1)
    return text


OF_ENTRIES = ("synthetic-without-note", "link-without-weight")
PAIRS = [
    (file, one, other)
    for file in FILES
    for one, other in combinations([*VALUES[file], *NAMES[file]], 2)
    if changed(FILES[file], one, other) is not None
]


@pytest.mark.parametrize("file", FILES)
def test_the_files_are_right_without_the_faults(file: str) -> None:
    assert problems(file, FILES[file]) == ()


@pytest.mark.parametrize(
    ("file", "one"), [(file, one) for file in FILES for one in [*VALUES[file], *NAMES[file]]]
)
def test_each_fault_is_told_alone(file: str, one: tuple[str, str, str]) -> None:
    text = changed(FILES[file], one)
    assert text is not None
    assert one[2] in [found.code for found in problems(file, text)]


@pytest.mark.parametrize(("file", "one", "other"), PAIRS)
def test_two_faults_are_told_together(
    file: str, one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    """Whatever a file with one of the faults is told, one with both is told, and nothing else."""
    texts = [changed(FILES[file], *faults) for faults in ((one, other), (one,), (other,))]
    both, *alone = [problems(file, text or "") for text in texts]
    told = {(found.code, found.path) for found in both}
    wanted = {(found.code, found.path) for part in alone for found in part}
    if one in VALUES[file] and other in VALUES[file]:
        # Whether the fields of an entry go together shows when each of them fits.
        wanted = {fault for fault in wanted if fault[0] not in OF_ENTRIES} | (wanted & told)
    assert told == wanted
    assert len(told) == len(both)
    assert [found.line for found in both] == sorted(found.line or 0 for found in both)
