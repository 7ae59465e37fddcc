"""Help and faults of usage, in the language of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.samspel.conftest import Run


def test_help_is_swedish(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    assert "Användning: samspel" in ran.out
    assert "Går projektet att finansiera" in ran.out
    assert "Usage" not in ran.out
    assert "Show" not in ran.out


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["--help", "--lang=en"]])
def test_help_is_english_when_asked_for(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 0
    assert "Usage: samspel" in ran.out
    assert "Can the project be financed" in ran.out
    assert "Projektets" not in ran.out


def test_every_option_of_every_command_is_explained_in_one_language(run: Run) -> None:
    for command in ("demo", "check", "plan", "audit", "schema", "doctor"):
        swedish, english = run(command, "--help").out, run(command, "--help", "--lang", "en").out
        assert "\x1f" not in swedish + english
        assert swedish != english
        assert len(swedish.split("--")) == len(english.split("--"))


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run().out == run("--help").out


def test_version(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").out == f"samspel {version('samspel')}\n"


@pytest.mark.parametrize(
    ("arguments", "sv", "en"),
    [
        ("chek", "kommandot chek finns inte.", "there is no command chek."),
        ("check p --cals c", "flaggan --cals finns inte.", "there is no --cals."),
        ("check --calls c", "PROJECT saknas.", "PROJECT is missing."),
        ("check p", "--calls saknas.", "--calls is missing."),
        ("check p --calls", "--calls saknar värde.", "--calls has no value."),
        ("plan p --calls c", "--out saknas.", "--out is missing."),
        ("check p q --calls c", "q hör inte hit.", "q does not belong here."),
        (
            "check p --calls c --time-limit 0",
            "--time-limit: värdet ska vara minst 1.",
            "--time-limit: the value must be at least 1.",
        ),
        (
            "check p --calls c --time-limit soon",
            "--time-limit: värdet ska vara ett heltal.",
            "--time-limit: the value must be a whole number.",
        ),
        (
            "plan p --calls c --out d --engine fast",
            "--engine: värdet ska vara något av dessa: plain, prefect.",
            "--engine: the value must be one of these: plain, prefect.",
        ),
        ("check p --calls c --json=1", "--json tar inget värde.", "--json takes no value."),
    ],
)
def test_faults_of_usage_end_with_2_and_words(run: Run, arguments: str, sv: str, en: str) -> None:
    for words, language in ((sv, "sv"), (en, "en")):
        ran = run("--lang", language, *arguments.split())
        assert ran.status == 2
        assert words in ran.err
        assert "[usage]" in ran.err
        assert ran.out == ""


def test_a_misspelt_name_gets_the_nearest_one(run: Run) -> None:
    assert "Menade du kanske check" in run("chek").err
    assert "Menade du kanske --calls" in run("check", "p", "--cals", "c").err


def test_faults_of_usage_are_json_when_asked_for(run: Run) -> None:
    ran = run("check", "p", "--json")
    assert ran.status == 2
    assert ran.codes == ["usage"]
    assert ran.document["errors"][0]["message"]["en"] == "--calls is missing."


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--today", "tomorrow", "date-form"),
        ("--today", "2027-02-30", "date-impossible"),
        ("--assume", "law.after_expiry", "assumption-form"),
        ("--assume", "law.after_expire=refuse", "assumption-unknown"),
        ("--assume", "law.after_expiry=maybe", "assumption-value"),
        ("--assume", "success_rate.unknown=2", "assumption-value"),
    ],
)
def test_values_of_options_are_checked_like_those_of_files(
    run: Run, option: str, value: str, code: str
) -> None:
    ran = run("check", "p", "--calls", "c", option, value, "--json")
    assert ran.status == 2
    assert ran.codes == [code]
    assert ran.document["errors"][0]["file"] == option
    assert option in ran.err


@pytest.mark.parametrize(
    "arguments",
    ["{} --help --lang en", "{} --lang en --help", "--lang en {} --help", "{} -h --lang=en"],
)
@pytest.mark.parametrize("group", ["aid", "rules", "calls", "store", "flows"])
def test_a_group_of_commands_takes_the_language_wherever_it_stands(
    run: Run, group: str, arguments: str
) -> None:
    ran = run(*arguments.format(group).split())
    assert ran.status == 0
    assert f"Usage: samspel {group}" in ran.out


@pytest.mark.parametrize("out", [["--out", ""], ["--out="], ["--out", "  "]])
@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "plan project.yaml --calls calls.yaml",
        "portfolio . --calls calls.yaml",
        "align scenario.yaml",
        "rules pages",
        "calls export",
    ],
)
def test_an_empty_folder_to_write_to_is_bad_usage(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, out: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*command.split(), *out, "--lang", "en")
    assert ran.status == 2
    assert "--out: the value is empty; name a folder or a file." in ran.err
    assert not list(tmp_path.iterdir())
