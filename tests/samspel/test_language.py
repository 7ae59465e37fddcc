"""Which language the user is spoken to in."""

from __future__ import annotations

import pytest

from samspel.language import both, in_language, language_of


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
    ],
)
def test_the_locale_decides_and_swedish_is_the_rest(
    environment: dict[str, str], language: str
) -> None:
    assert language_of([], environment) == language


@pytest.mark.parametrize("arguments", ["check --lang en p", "--lang=en", "plan p --lang sv --lang"])
def test_the_option_goes_before_the_locale(arguments: str) -> None:
    wanted = "en" if "en" in arguments else "sv"
    other = {"LANG": "sv_SE" if wanted == "en" else "en_US"}
    assert language_of(arguments.split(), other) == wanted


def test_an_unknown_language_leaves_the_locale() -> None:
    assert language_of(["--lang", "de"], {"LANG": "en_US"}) == "en"


def test_a_help_text_has_two_halves() -> None:
    assert in_language(both("hjälp", "help"), "sv") == "hjälp"
    assert in_language(both("hjälp", "help"), "en") == "help"
    assert in_language("plain", "en") == "plain"
