"""``samspel rules``: what the law says on a day, where, and what is assumed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from models.assumption import ASSUMPTIONS
from models.parameter import all_parameters
from models.rule_families import families
from models.rules import RULES

if TYPE_CHECKING:
    from tests.samspel.conftest import Run

MAXIMUM = "gber/article_25/maximum_intensity"
INVENTED = """\
description: {sv: Påhittat tak, en: Invented ceiling}
unit: share
sureness: G
last_checked: 2027-01-01
values:
  - {from: 2027-07-01, to: null, value: "0.77", reference: Invented art. 1}
"""


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A folder with one invented value."""
    folder = tmp_path / "parameters"
    file = folder / f"{MAXIMUM}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(INVENTED, encoding="utf-8")
    return folder


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_everything_is_listed_with_dates_and_references(run: Run) -> None:
    ran = run("rules", "list", "--json")
    assert ran.status == 0
    listed = {one["id"]: one for one in ran.document["parameters"]}
    assert sorted(listed) == [one.id for one in all_parameters()]
    assert [one["id"] for one in ran.document["rules"]] == [*RULES]
    assert all(one["family"] in families() for one in listed.values())
    assert listed[MAXIMUM]["values"] == [
        {
            "from": "2014-07-01",
            "to": "2026-12-31",
            "value": "0.80",
            "reference": "GBER art. 25(6)",
        }
    ]
    human = plain(run("rules", "list").out)
    assert f"  {MAXIMUM}  80 %  2014-07-01–2026-12-31  GBER art. 25(6)\n" in human
    assert all(f"  {rule_id}  " in human for rule_id in RULES)


def test_a_day_shows_what_held_then(run: Run) -> None:
    before, after = (
        plain(run("rules", "list", "--family", "research", "--on", day).out)
        for day in ("2023-06-30", "2023-07-01")
    )
    assert "bonus_c/area_c" not in before
    assert "gber/article_25/bonus_c/area_c  5 %  2023-07-01–2026-12-31" in after
    assert "gber/article_4" not in after
    document = run("rules", "list", "--family", "research", "--on", "2023-06-30", "--json").document
    current = {one["id"]: one["current"] for one in document["parameters"]}
    assert (document["on"], document["family"]) == ("2023-06-30", "research")
    assert current["gber/article_25/bonus_c/area_c"] is None
    assert current[MAXIMUM]["value"] == "0.80"
    assert {one["id"] for one in document["rules"]} == {*families()["research"].rules}


def test_a_parameter_is_shown_with_its_history(run: Run) -> None:
    ran = run("rules", "show", "gber/article_59/expiry", "--on", "2023-06-30", "--lang", "en")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "gber/article_59/expiry",
        "Last day on which the General Block Exemption Regulation applies",
        "2023-06-30: 2023-12-31  GBER art. 59 (Reg. (EU) 2020/972)",
        "  2014-07-01–2020-07-26  2020-12-31  GBER art. 59",
        "  2020-07-27–2023-06-30  2023-12-31  GBER art. 59 (Reg. (EU) 2020/972)",
        "  2023-07-01–  2026-12-31  GBER art. 59 (Reg. (EU) 2023/1315)",
        "Source: read in the legal text; last checked 2026-11-20.",
        "Rules: law.validity",
        "Read more: docs/reference/rules/en/gber-validity.md#gber-article_59-expiry",
    ]
    alone = run("rules", "show", "horizon_europe/article_35/indirect_costs", "--lang", "en")
    assert "Rules: " not in alone.out
    assert alone.out.endswith("horizon.md#horizon_europe-article_35-indirect_costs\n")
    document = run("rules", "show", "gber/article_9/publication_above", "--json").document
    assert (document["kind"], document["unit"], document["current"]) == ("parameter", "EUR", None)
    assert document["values"][0]["value"] == "100000.00"


def test_outside_its_dates_a_parameter_refuses(run: Run) -> None:
    ran = run("rules", "show", MAXIMUM, "--on", "2027-01-01")
    assert ran.status == 2
    assert ran.out == ""
    assert "2014-07-01–2026-12-31" in ran.err
    as_json = run("rules", "show", MAXIMUM, "--on", "2027-01-01", "--json")
    assert as_json.status == 2
    assert as_json.codes == ["refused"]


def test_a_rule_is_shown_with_its_sentence_source_and_example(run: Run) -> None:
    ran = run("rules", "show", "gber.25.intensity", "--on", "2025-01-01")
    assert ran.status == 0
    assert "Statligt stöd till en parts forskning ryms inom taket" in ran.out
    assert "Källa: GBER art. 25(5)–(7)" in ran.out
    assert f"  {MAXIMUM}  80 %" in plain(ran.out)
    assert "Läs mer: docs/reference/rules/sv/research.md" in ran.out
    document = run("rules", "show", "match.proof_in_time", "--json").document
    assert (document["kind"], document["family"]) == ("rule", "match")
    assert document["sentence"]["sv"] != document["sentence"]["en"]
    assert document["example"] == families()["match"].rules["match.proof_in_time"].example


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gber/article_25/maximum_intensty", MAXIMUM),
        ("match.proof_in_tme", "match.proof_in_time"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(run: Run, written: str, meant: str) -> None:
    ran = run("rules", "show", written)
    assert ran.status == 2
    assert meant in ran.err


# A rule's finding goes by the name of one of them, and is shown.
@pytest.mark.parametrize("name", sorted(set(ASSUMPTIONS) - {"private_match.one_to_one"}))
def test_the_name_of_an_assumption_leads_to_the_assumptions(run: Run, name: str) -> None:
    ran = run("rules", "show", name, "--lang", "en")
    assert ran.status == 2
    assert f"{name} is an assumption" in ran.err
    assert "See samspel rules assumptions" in ran.err
    assert "Maybe" not in ran.err
    assert name in run("rules", "assumptions").out


@pytest.mark.parametrize("name", ["zzz", "../../../pyproject", ""])
def test_a_name_like_no_other_leads_to_the_list(run: Run, name: str) -> None:
    ran = run("rules", "show", name, "--lang", "en")
    assert ran.status == 2
    assert "See samspel rules list." in ran.err


def test_the_difference_between_two_days(run: Run) -> None:
    ran = run("rules", "diff", "--between", "2023-06-30", "2023-07-01", "--lang", "en")
    assert ran.status == 0
    lines = plain(ran.out).splitlines()
    assert "known    gber/article_25/bonus_c/area_c  5 %  GBER art. 25(6)(c)" in lines
    expiry = "changes  gber/article_59/expiry  2023-12-31 → 2026-12-31"
    assert any(line.startswith(expiry) for line in lines)
    document = run("rules", "diff", "--between", "2026-12-31", "2027-01-01", "--json").document
    assert document["between"] == ["2026-12-31", "2027-01-01"]
    (ended,) = [one for one in document["changes"] if one["id"] == MAXIMUM]
    assert (ended["change"], ended["after"]) == ("ends", None)
    assert ended["before"]["value"] == "0.80"


def test_the_assumptions_are_listed(run: Run) -> None:
    document = run("rules", "assumptions", "--json").document
    assert [one["name"] for one in document["assumptions"]] == [*ASSUMPTIONS]
    human = run("rules", "assumptions").out
    assert "law.after_expiry = unchanged (refuse)  GBER art. 58(4), 59\n" in human


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "--on", "2023-13-01"), "--on"),
        (("list", "--family", "reserch"), "research"),
        (("show",), "ID saknas"),
        (("diff",), "--between saknas"),
        (("diff", "--between", "2023-01-01"), "--between ska ha 2 värden"),
        (("diff", "--between", "2023-01-01", "soon"), "'soon' är inget datum"),
        ((), "kommandot saknas"),
        (("shw",), "kommandot shw finns inte"),
    ],
)
def test_faults_of_usage_are_told_in_words(run: Run, arguments: tuple[str, ...], told: str) -> None:
    ran = run("rules", *arguments)
    assert ran.status == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_added_values_are_shown_and_compared(run: Run, invented: Path) -> None:
    given = ("--parameters", invented)
    shown = run("rules", "show", MAXIMUM, "--on", "2028-01-01", *given)
    assert shown.status == 0
    assert "2028-01-01: 77 %  Invented art. 1" in plain(shown.out)
    new = invented / "invented.yaml"
    new.write_text(INVENTED, encoding="utf-8")
    listed = plain(run("rules", "list", *given).out)
    assert listed.endswith("Tillagda parametrar\n  invented  77 %  2027-07-01–  Invented art. 1\n")
    assert "Tillagda" not in run("rules", "list", "--family", "research", *given).out
    alone = run("rules", "show", "invented", "--json", *given).document
    assert alone["family"] is None
    assert "invented  77 %" not in plain(run("rules", "show", "invented").out)
    changes = run(
        "rules", "diff", "--between", "2027-06-30", "2027-07-01", "--json", *given
    ).document["changes"]
    assert [one["id"] for one in changes] == [MAXIMUM, "invented"]


def test_the_pages_are_written_where_asked(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "rules"
    ran = run("rules", "pages", "--out", out, "--lang", "en")
    assert ran.status == 0
    count = len(list(out.rglob("*.md")))
    assert ran.out == f"{count} pages in {out}\n"
    assert run("rules", "pages", "--out", out).out == f"{count} sidor i {out}\n"


def test_pages_are_not_written_into_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert run("rules", "pages", "--out", file).status == 2
