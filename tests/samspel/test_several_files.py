"""Files after --calls: as many as follow it, and the command's own argument besides."""

from __future__ import annotations

import pytest

from samspel.several_files import one_option_per_file


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("p --calls a b c", "p --calls a --calls b --calls c"),
        ("p --calls a --calls b", "p --calls a --calls b"),
        ("--calls a b --json p", "--calls a --calls b --json p"),
        ("--calls a b --out dir p", "--calls a --calls b --out dir p"),
        ("--out dir --calls a p", "--out dir --calls a p"),
        ("--calls a b p", "--calls a --calls b p"),
        ("--calls a b p --out dir", "--calls a --calls b p --out dir"),
        ("p --calls", "p --calls"),
        ("p --calls --json", "p --calls --json"),
        ("--calls a", "--calls a"),
        ("--calls a b -- p", "--calls a --calls b -- p"),
        ("p --calls=a --json", "p --calls=a --json"),
        ("", ""),
    ],
)
def test_each_file_gets_an_option_of_its_own(written: str, meant: str) -> None:
    assert one_option_per_file(written.split(), "--calls", {"--calls", "--out"}) == meant.split()
