"""Reading the bytes of a file: encoding, YAML, limits, lines, and the line `format`."""

from __future__ import annotations

import time
from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from models.document import Document, parse_document, read
from models.errors import InputErrors, InputProblem
from models.reading import yaml_positions
from models.reading.problem_codes import PROBLEM_CODES
from models.reading.utf8_text import MAX_BYTES
from models.reading.yaml_positions import MAX_DEPTH, MAX_PROBLEMS

FORMAT = "samspel/catalogue@1"
# Seconds of computing; what is tested takes milliseconds, or without its limit minutes. The margin
# is for slow machines and for measuring coverage.
AT_ONCE = 3


class Budget(BaseModel):
    """Money of a catalogue."""

    model_config = ConfigDict(extra="forbid")

    amount: Decimal
    currency: str = "SEK"


class Catalogue(BaseModel):
    """A small file format."""

    model_config = ConfigDict(extra="forbid")

    format: str
    title: str = ""
    months: int = 12
    budget: Budget | None = None


@pytest.fixture(params=["libyaml", "python"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: with libyaml, and the one that stands in where it is missing."""
    if request.param == "python":
        monkeypatch.setattr(yaml_positions, "_LOADER", yaml.SafeLoader)


def data_of(text: str, file: str = "calls.yaml") -> Any:
    return parse_document(text.encode(), file).data


def problems_of(content: str | bytes, file: str = "calls.yaml") -> tuple[InputProblem, ...]:
    encoded = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputErrors) as caught:
        parse_document(encoded, file)
    return caught.value.problems


def problem_of(content: str | bytes, file: str = "calls.yaml") -> InputProblem:
    (problem,) = problems_of(content, file)
    return problem


def read_problem(text: str, file: str = "calls.yaml") -> InputProblem:
    with pytest.raises(InputErrors) as caught:
        read(text.encode(), file, Catalogue, FORMAT)
    (problem,) = caught.value.problems
    return problem


# What scalars mean


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("2_400_000", 2_400_000),
        ("0.40", Decimal("0.40")),
        ("-.5", Decimal("-0.5")),
        ("1_860_000.50", Decimal("1860000.50")),
        ("40e6", Decimal("40e6")),
        ("1.5E-3", Decimal("0.0015")),
        ("1__0", "1__0"),
        ("_1", "_1"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2027-03-01", "2027-03-01"),
        ("2027-03", "2027-03"),
        ("2027-03-01T14:00", "2027-03-01T14:00"),
        ("2027-Q2", "2027-Q2"),
        ("40 %", "40 %"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("Tillväxtverket", "Tillväxtverket"),
        ("|\n  12\n", "12\n"),
    ],
)
def test_a_scalar_has_its_type(written: str, meant: object) -> None:
    found = data_of(f"value: {written}")["value"]
    assert found == meant
    assert type(found) is type(meant)


def test_decimals_are_exact() -> None:
    assert str(data_of("rate: 0.1")["rate"]) == "0.1"
    assert str(data_of("rate: 0.123456789012345678901234567890")["rate"]).endswith("567890")


def test_keys_are_text_as_written() -> None:
    assert data_of("2027: a\ntrue: b\nno: c\n1_0: d\n~: e") == {
        "2027": "a",
        "true": "b",
        "no": "c",
        "1_0": "d",
        "~": "e",
    }


@pytest.mark.parametrize(
    "number", ["9" * 101, "1e101", "1e-101", "1e999999999999", "0." + "1" * 99]
)
def test_an_absurd_number_is_refused(number: str) -> None:
    problem = problem_of(f"format: x\namount: {number}")
    assert (problem.line, problem.path, problem.code) == (2, "amount", "number-out-of-range")
    assert len(problem.message_en) < 150


def test_an_absurd_number_in_quotes_is_text() -> None:
    assert data_of(f"diary: '{'9' * 101}'")["diary"] == "9" * 101


# Lines and paths


SOURCE = """\
# a comment
format: samspel/catalogue@1

calls:
  - id: a
    rounds:
      - milestones:
          - {kind: opens, at: 2027-03-01}
          - kind: deadline
            at:
              2027-04-01
  -
    id: b
"""


@pytest.mark.usefixtures("each_parser")
def test_every_path_has_its_line() -> None:
    lines = parse_document(SOURCE.encode(), "calls.yaml").lines
    assert dict(lines) == {
        (): 2,
        ("format",): 2,
        ("calls",): 4,
        ("calls", 0): 5,
        ("calls", 0, "id"): 5,
        ("calls", 0, "rounds"): 6,
        ("calls", 0, "rounds", 0): 7,
        ("calls", 0, "rounds", 0, "milestones"): 7,
        ("calls", 0, "rounds", 0, "milestones", 0): 8,
        ("calls", 0, "rounds", 0, "milestones", 0, "kind"): 8,
        ("calls", 0, "rounds", 0, "milestones", 0, "at"): 8,
        ("calls", 0, "rounds", 0, "milestones", 1): 9,
        ("calls", 0, "rounds", 0, "milestones", 1, "kind"): 9,
        ("calls", 0, "rounds", 0, "milestones", 1, "at"): 10,
        ("calls", 1): 13,
        ("calls", 1, "id"): 13,
    }
    assert len(lines) == 16


def test_a_line_that_is_not_there_is_that_of_the_nearest_ancestor() -> None:
    document = parse_document(SOURCE.encode(), "calls.yaml")
    assert document.line_of(("calls", 0, "rounds", 0, "milestones", 1, "at")) == 10
    assert document.line_of(("calls", 0, "rounds", 0, "id")) == 7
    assert document.line_of(("calls", 7, "id")) == 4
    assert document.line_of(("funders", 0)) == 2
    assert ("calls", 0, "id", "x") not in document.lines
    assert Document("empty.yaml", {}, {}).line_of(("calls",)) is None


def test_a_document_cannot_be_changed() -> None:
    document = parse_document(b"a: 1", "a.yaml")
    with pytest.raises(FrozenInstanceError):
        document.file = "b.yaml"  # type: ignore[misc]  # that is what is tested


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts(line_break: str) -> None:
    document = parse_document(line_break.join(["a: 1", "b: 2", "c: 3"]).encode(), "a.yaml")
    assert document.line_of(("c",)) == 3
    bad = line_break.join(["a: 1", "b: 2", "c: \x07"])
    assert problem_of(bad).line == 3


# JSON


@pytest.mark.usefixtures("each_parser")
def test_json_is_read_also_with_tabs_and_escapes() -> None:
    text = (
        '{\n\t"format":\t"x",\n\t"calls":\t[\n\t\t{"id": "\\u00e5\\/\\ud83d\\ude00\\\\ud83d",'
        ' "amount": 1.50, "none": null}\n\t]\n}\n'
    )
    document = parse_document(text.encode(), "calls.json")
    assert document.data == {
        "format": "x",
        "calls": [{"id": "å/😀\\ud83d", "amount": Decimal("1.50"), "none": None}],
    }
    assert document.line_of(("calls", 0, "amount")) == 4


def test_line_separators_in_json_are_kept_and_move_no_line() -> None:
    document = parse_document('{"a": "x\u2028y",\n"b": 1}'.encode(), "a.JSON")
    assert document.data == {"a": "x\u2028y", "b": 1}
    assert document.line_of(("b",)) == 2


def test_json_with_a_lone_surrogate_is_refused() -> None:
    assert problem_of('{"a": "\\ud83d"}', "a.json").line == 1


# The bytes


def test_a_byte_order_mark_is_tolerated() -> None:
    assert data_of("\ufeffa: 1") == {"a": 1}


def test_a_large_file_of_noise_is_refused_at_once() -> None:
    content = bytes(range(256)) * (50 * 4096)
    start = time.process_time()
    problem = problem_of(content)
    assert time.process_time() - start < AT_ONCE
    assert (problem.line, problem.code) == (None, "file-too-large")
    assert "50,0 MiB" in problem.message_sv
    assert "50.0 MiB" in problem.message_en


def test_the_largest_file_is_read() -> None:
    content = b"a: 1\n#".ljust(MAX_BYTES, b"x")
    assert parse_document(content, "a.yaml").data == {"a": 1}
    assert problem_of(content + b"x").code == "file-too-large"


def test_another_encoding_is_refused_with_its_line_and_sign() -> None:
    problem = problem_of("a: 1\nb: Skåne\n".encode("latin-1"))
    assert (problem.line, problem.code) == (2, "file-not-utf8")
    assert "0xE5 (`å` i Windows-1252)" in problem.message_sv
    assert "Save the file as UTF-8" in problem.remedy_en
    assert "Spara filen som UTF-8" in problem.remedy_sv


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_refused_by_name(encoding: str) -> None:
    content = ("\ufeff" if encoding == "utf-16-be" else "") + "a: 1"
    problem = problem_of(content.encode(encoding))
    assert problem.code == "file-not-utf8"
    assert "UTF-16" in problem.message_en


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\uffff"])
def test_a_control_character_is_refused_with_its_line(sign: str) -> None:
    problem = problem_of(f"a: 1\n\nb: x{sign}\nc: {sign}\n")
    assert (problem.line, problem.code) == (3, "control-character")
    assert f"U+{ord(sign):04X}" in problem.message_sv
    assert "2" in problem.message_en


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\u0085"])
def test_a_control_character_by_escape_is_refused_too(escape: str) -> None:
    problem = problem_of(f'a:\n  - "x{escape}"')
    assert (problem.line, problem.path, problem.code) == (2, "a[0]", "control-character")
    assert problem_of(f'"x{escape}": 1').code == "control-character"


# YAML that we do not read


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "---\n", "~", "''"])
def test_an_empty_file_is_refused(content: str) -> None:
    problem = problem_of(content)
    assert (problem.line, problem.code) == (1, "file-empty")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("- a\n- b", "a list of 2 values"),
        ("text", "`text`"),
        ("17", "`17`"),
        ("[]", "an empty list"),
        ("x" * 500, "x…`"),
    ],
)
def test_a_file_that_is_no_group_of_fields_is_refused(content: str, found: str) -> None:
    problem = problem_of(content)
    assert problem.code == "top-level-not-fields"
    assert found in problem.message_en
    assert len(problem.message_en) < 150


def test_duplicate_keys_are_refused_with_both_lines() -> None:
    first, second = problems_of("a: 1\nb:\n  - {c: 1, c: 2}\na: 3\n")
    assert (first.line, first.path, first.code) == (3, "b[0].c", "duplicate-key")
    assert (second.line, second.path, second.code) == (4, "a", "duplicate-key")
    assert "on line 1" in second.message_en
    assert "på rad 1" in second.message_sv


def test_a_second_document_is_refused() -> None:
    problem = problem_of("a: 1\n---\nb: 2\n")
    assert (problem.line, problem.code) == (2, "several-documents")
    assert data_of("---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize(
    "tagged", ["!!python/object:os.system x", "!call x", "!!int 5", "!call {b: 1}", "!call [1]"]
)
def test_tags_are_refused(tagged: str) -> None:
    problem = problem_of(f"b: 1\na: {tagged}")
    assert (problem.line, problem.code) == (2, "tag-not-allowed")
    assert tagged.split(maxsplit=1)[0] in problem.message_en


def test_a_tag_on_a_key_or_on_the_document_is_refused() -> None:
    assert problem_of("!x a: 1").code == "tag-not-allowed"
    assert problem_of("!x text").code == "tag-not-allowed"


@pytest.mark.parametrize("key", ["? [a]\n:", "? {a: b}\n:", "b: &x 1\n*x :"])
def test_a_key_that_is_no_text_is_refused(key: str) -> None:
    problem = problem_of(f"{key} {{c: 1}}\nd: 2")
    assert problem.code == "key-not-text"


def test_all_faults_of_the_text_are_told_at_once() -> None:
    codes = [problem.code for problem in problems_of("a: 1\na: 2\nb: !x 1\nc: *d\ne: 1e999\nf: [1")]
    assert codes == [
        "duplicate-key",
        "tag-not-allowed",
        "alias-unknown",
        "number-out-of-range",
        "yaml-malformed",
    ]


def test_reading_stops_at_a_thousand_faults() -> None:
    problems = problems_of("a: 1\n" * 5000)
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[0].code == "more-problems"


# Anchors and aliases


@pytest.mark.usefixtures("each_parser")
def test_aliases_and_merge_keys_are_read() -> None:
    document = parse_document(
        b"base: &base {a: 1, b: 2}\n"
        b"more: &more {b: 3, c: 4}\n"
        b"one:\n  <<: *base\n  b: 5\n"
        b"two:\n  <<: [*base, *more]\n"
        b"three: [*base, &t text, *t]\n"
        b"'<<': quoted\n"
        b"&k key: *k\n",
        "a.yaml",
    )
    assert document.data == {
        "base": {"a": 1, "b": 2},
        "more": {"b": 3, "c": 4},
        "one": {"a": 1, "b": 5},
        "two": {"a": 1, "b": 2, "c": 4},
        "three": [{"a": 1, "b": 2}, "text", "text"],
        "<<": "quoted",
        "key": "key",
    }
    # What an alias brings in stands where it is written.
    assert document.line_of(("one", "a")) == 1
    assert document.line_of(("one", "b")) == 5
    assert document.line_of(("two", "c")) == 2
    assert document.line_of(("three", 0)) == 8
    assert document.line_of(("three", 0, "b")) == 1


@pytest.mark.parametrize("merged", ["5", "[1, 2]", "[{a: 1}, 2]"])
def test_only_fields_can_be_merged(merged: str) -> None:
    problem = problem_of(f"a:\n  <<: {merged}\n")
    assert (problem.line, problem.code) == (2, "merge-not-fields")


def test_a_merge_of_nothing_known_is_one_fault() -> None:
    assert problem_of("a:\n  <<: *b\n").code == "alias-unknown"


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: {c: *a}}", "&a b: &b {<<: *b}"])
def test_a_cycle_is_refused(text: str) -> None:
    assert problem_of(text).code == "alias-cycle"


def test_a_billion_laughs_are_refused_at_once() -> None:
    lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for level in range(1, 12):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    start = time.process_time()
    problem = problem_of("\n".join(lines))
    assert time.process_time() - start < AT_ONCE
    assert problem.code == "aliases-too-large"


def test_aliases_deepen_the_nesting() -> None:
    lines = ["a0: &a0 [1]"]
    lines += [f"a{level}: &a{level} [*a{level - 1}]" for level in range(1, MAX_DEPTH + 1)]
    problem = problem_of("\n".join(lines))
    assert (problem.line, problem.code) == (MAX_DEPTH, "nested-too-deeply")


# Depth and number


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "[" * 100_000],
    ids=["lists", "fields", "dashes", "keys", "list in field"],
)
def test_deep_nesting_is_refused_at_once(content: str) -> None:
    start = time.process_time()
    problem = problem_of(content)
    assert time.process_time() - start < AT_ONCE
    assert (problem.line, problem.code) == (1, "nested-too-deeply")


def test_the_deepest_nesting_is_read() -> None:
    inside = MAX_DEPTH - 1
    assert "a" in data_of("a: " + "[" * inside + "]" * inside)
    assert problem_of("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH).code == "nested-too-deeply"


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_positions, "MAX_VALUES", 100)
    assert problem_of("a: [" + "1," * 200 + "]").code == "too-many-values"


# Malformed YAML


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a: 1\nb: c: d", 2, "a colon where no field can begin"),
        ("a: 1\n  b: 2", 2, "a colon where no field can begin"),
        ("a: - b", 1, "`- ` where no list can begin"),
        ("a:\n\tb: 1", 2, "indented with a tab"),
        ("a: 1\nb: @x", 2, "cannot begin with the character `@`"),
        ("a: `x`", 1, "cannot begin with the character ```"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "the quote on line 2 is never closed"),
        ("a: [1, 2\nb: 3", 2, "after `[` on line 1, a comma or `]` is expected"),
        ("a: {x: 1\nb: 3", 2, "after `{` on line 1, a comma or `}` is expected"),
        ("a:\n  b: 1\n c: 2", 3, "does not belong with the lines before it"),
        ("- a\nb: 1", 2, "does not belong with the lines before it"),
        ('a: "x" y', 1, "does not belong with the lines before it"),
        ("a: 1\nb\nc: 2", 3, "`: ` is missing after a field name"),
        ('a: "C:\\qx"', 1, "a backslash within double quotes"),
        ("%YAML 2.0\n---\na: 1", 1, "lines that begin with `%`"),
        ("!x!y a: 1", 1, "tags of your own"),
        ("a: 1\n...\nb: 2", 3, "goes on after its document has ended"),
        ("a: &", 1, "cannot be read as YAML from here"),
    ],
)
@pytest.mark.usefixtures("each_parser")
def test_malformed_yaml_is_told_in_our_words(content: str, line: int, words: str) -> None:
    problem = problem_of(content)
    assert (problem.line, problem.code) == (line, "yaml-malformed")
    assert words in problem.message_en
    assert problem.message_sv != problem.message_en
    assert problem.remedy_sv
    assert problem.remedy_en


# The line `format`


def test_a_file_of_the_right_format_is_read() -> None:
    text = f"format: {FORMAT}\ntitle: Utlysningar\nbudget: {{amount: 2_400_000}}\n"
    found = read(text.encode(), "calls.yaml", Catalogue, FORMAT)
    assert found == Catalogue(
        format=FORMAT, title="Utlysningar", budget=Budget(amount=Decimal(2_400_000))
    )


def test_a_missing_format_says_which_line_to_write() -> None:
    problem = read_problem("tytle: x\nmonths: many\n")
    assert problem.code == "format-missing"
    assert f"`format: {FORMAT}`" in problem.remedy_en
    assert "Maybe" not in problem.remedy_en
    assert f'`"format": "{FORMAT}",`' in read_problem('{"title": "x"}', "calls.json").remedy_sv


def test_a_misspelt_format_line_is_recognised() -> None:
    problem = read_problem(f"fromat: {FORMAT}\n")
    assert problem.code == "format-missing"
    assert "`fromat`" in problem.remedy_sv


def test_another_format_is_named() -> None:
    problem = read_problem("title: x\nformat: samspel/ledger@1\nunknown: 1\n")
    assert (problem.line, problem.path, problem.code) == (2, "format", "format-other")
    assert "`samspel/ledger@1`" in problem.message_en
    assert f"`{FORMAT}`" in problem.message_sv


def test_a_newer_format_says_what_is_read() -> None:
    problem = read_problem("format: samspel/catalogue@2\n")
    assert problem.code == "format-newer"
    assert "@1" in problem.message_en


@pytest.mark.parametrize(
    "written",
    ["samspel/catalog@1", "samspel/catalogue", "catalogue", "samspel/catalogue@0", "5", "[a]", ""],
)
def test_an_unknown_format_suggests_the_right_one(written: str) -> None:
    problem = read_problem(f"format: {written}\n")
    assert problem.code == "format-unknown"
    assert f"Maybe you meant `{FORMAT}`?" in problem.remedy_en


def test_faults_of_the_text_and_of_the_values_are_told_together() -> None:
    text = f"format: {FORMAT}\nmonths: 1e999\ntitle: a\ntitle: b\nbudget: {{amount: x}}\n"
    with pytest.raises(InputErrors) as caught:
        read(text.encode(), "calls.yaml", Catalogue, FORMAT)
    # `months` cannot be read at all, so nothing is said of the empty value that stands for it.
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [
        (2, "number-out-of-range"),
        (4, "duplicate-key"),
        (5, "number-expected"),
    ]


def test_a_fault_of_the_text_alone_is_told_by_read() -> None:
    assert read_problem(f"format: {FORMAT}\ntitle: a\ntitle: b\n").code == "duplicate-key"


# Whatever is read


WORDS = ["format", "title", "months", "budget", "amount", "a", "1", "0.5", "1e9", "no", "é", "\t"]
SIGNS = [
    ": ",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&a ",
    "*a",
    "<<: ",
    '"',
    "'",
    "#",
    "|",
]
YAML_LIKE = st.lists(st.sampled_from([*WORDS, *SIGNS, f"format: {FORMAT}\n", "!t ", "? ", "---\n"]))


def read_or_refuse(content: bytes, file: str) -> None:
    """Anything but InputErrors fails the test that calls this; so does a problem without words."""
    problems: tuple[InputProblem, ...] = ()
    try:
        read(content, file, Catalogue, FORMAT)
    except InputErrors as error:
        problems = error.problems or (InputProblem("", None, "", "", "", ""),)
    assert all(problem.message_sv and problem.message_en for problem in problems)
    assert all(problem.code in PROBLEM_CODES for problem in problems)


@settings(deadline=None)
@given(st.binary())
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refuse(content, "calls.yaml")


@settings(deadline=None)
@given(st.text(), st.sampled_from(["calls.yaml", "calls.json"]))
def test_random_text_is_read_or_refused(text: str, file: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"), file)


@settings(deadline=None)
@given(YAML_LIKE, st.sampled_from(["calls.yaml", "calls.json"]))
@example(["format: " + FORMAT, "\n", "months: ", "9" * 5000], "calls.yaml")
@example(["format: " + FORMAT, "\n", "budget: {amount: '1e1000000'}"], "calls.yaml")
def test_random_yaml_is_read_or_refused(pieces: list[str], file: str) -> None:
    read_or_refuse("".join(pieces).encode(), file)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
FIELDS = st.dictionaries(st.text() | st.sampled_from(WORDS), VALUES, max_size=6)


@settings(deadline=None)
@given(FIELDS)
def test_values_that_fit_no_model_are_refused_in_words(fields: dict[str, Any]) -> None:
    dumped = yaml.safe_dump({**fields, "format": FORMAT}, allow_unicode=True)
    read_or_refuse(dumped.encode("utf-8", "surrogatepass"), "calls.yaml")


def test_a_catalogue_of_two_thousand_calls_is_parsed_in_seconds() -> None:
    call = """\
  - id: call-{}
    funder: tillvaxtverket
    title: {{sv: "Stärk företags kompetensförsörjning", en: Strengthen skills}}
    source: {{url: "https://www.example.org/utlysningar", seen_on: 2024-08-12}}
    budget: {{amount: 57_700_000, currency: SEK, scope: pot, pot: eruf-sb-2024}}
    rates:
      project: 0.40
    rounds:
      - id: 2024-autumn
        milestones:
          - {{kind: opens, at: 2024-08-12}}
          - {{kind: deadline, at: 2024-09-19T23:59, zone: Europe/Stockholm}}
          - {{kind: decision, at: {{quarter: 2024-Q4}}}}
"""
    content = ("calls:\n" + "".join(call.format(number) for number in range(2000))).encode()
    assert len(content) > 1_000_000
    start = time.process_time()
    document = parse_document(content, "calls.yaml")
    assert time.process_time() - start < 10  # about 0.6 on a machine of 2024
    assert document.line_of(("calls", 1999, "rounds", 0, "milestones", 2)) == 2 + 1999 * 13 + 12
