"""What PyYAML says about malformed YAML, in our words and in both languages.

The patterns fit the words of libyaml as well as those of the scanner written in Python.
"""

from __future__ import annotations

import re

import yaml

from models.errors import InputProblem
from models.reading.wording import Wording
from models.text import Text


def malformed(error: yaml.YAMLError, text: str, file: str) -> InputProblem:
    """The problem behind an error of PyYAML about ``text``, at the line where it was seen."""
    line, column = _place(error)
    complaint = str(getattr(error, "problem", None) or error).splitlines()[0]
    if _CANNOT_BEGIN.search(complaint):
        return _cannot_begin(_sign_at(text, line, column)).at(file, line)
    if _UNCLOSED_QUOTE.search(complaint):
        return _unclosed_quote(_begun_on(error, line)).at(file, _begun_on(error, line))
    brackets = _UNCLOSED_BRACKET.search(complaint)
    if brackets is not None:
        return _unclosed_bracket(brackets.group(1), _begun_on(error, line)).at(file, line)
    for pattern, message, remedy in _COMPLAINTS:
        if pattern.search(complaint):
            return Wording("yaml-malformed", message, remedy).at(file, line)
    return Wording(
        "yaml-malformed",
        Text(
            sv=f"filen går inte att läsa som YAML härifrån ({complaint}).",
            en=f"the file cannot be read as YAML from here ({complaint}).",
        ),
        _CHECK_QUOTES_AND_INDENTATION,
    ).at(file, line)


_CANNOT_BEGIN = re.compile(r"cannot start any token|tab character where an indentation")
_UNCLOSED_QUOTE = re.compile(r"unexpected (?:end of stream|document separator)")
_UNCLOSED_BRACKET = re.compile(r"expected ',' or '([\]}])'")
_CHECK_QUOTES_AND_INDENTATION = Text(
    sv="Se efter att citattecken, parenteser och indrag stämmer på raden och raden före.",
    en="Check the quotes, brackets and indentation of this line and the line before.",
)
_COMPLAINTS = (
    (
        re.compile(r"mapping values are not allowed"),
        Text(
            sv="här står ett kolon där inget fält kan börja.",
            en="here stands a colon where no field can begin.",
        ),
        Text(
            sv="Kanske är raden för långt indragen, eller så är det en text med `: ` i, som"
            " behöver citattecken runt sig?",
            en="Maybe the line is indented too far, or it is a text containing `: `,"
            " which needs quotes around it?",
        ),
    ),
    (
        re.compile(r"sequence entries are not allowed"),
        Text(
            sv="här står `- ` där ingen lista kan börja.",
            en="here stands `- ` where no list can begin.",
        ),
        Text(
            sv="Börja listan på en ny rad, eller sätt texten inom citattecken.",
            en="Begin the list on a new line, or put the text in quotes.",
        ),
    ),
    (
        re.compile(r"expected (?:key|'-' indicator|<block end>)"),
        Text(
            sv="raden hör inte ihop med raderna före den.",
            en="this line does not belong with the lines before it.",
        ),
        Text(
            sv="Kanske är indraget ett annat än på syskonraderna, eller så står det text efter"
            " ett avslutande citattecken?",
            en="Maybe the indentation differs from that of its sister lines, or text follows"
            " a closing quote?",
        ),
    ),
    (
        re.compile(r"could not find expected ':'"),
        Text(
            sv="här saknas `: ` efter ett fältnamn.", en="here `: ` is missing after a field name."
        ),
        Text(
            sv="Skriv `fält: värde`, med ett mellanslag efter kolonet.",
            en="Write `field: value`, with a space after the colon.",
        ),
    ),
    (
        re.compile(r"escape"),
        Text(
            sv="ett omvänt snedstreck inom citattecken följs av ett tecken som inte hör dit.",
            en="a backslash within double quotes is followed by a character that does not belong.",
        ),
        Text(
            sv="Skriv `\\\\` för ett omvänt snedstreck, eller använd enkla citattecken.",
            en="Write `\\\\` for a backslash, or use single quotes.",
        ),
    ),
    (
        re.compile(r"directive|incompatible YAML document|undefined tag handle"),
        Text(
            sv="rader som börjar med `%` och egna typmärkningar läses inte.",
            en="lines that begin with `%` and tags of your own are not read.",
        ),
        Text(sv="Ta bort raden eller märkningen.", en="Remove the line or the tag."),
    ),
    (
        re.compile(r"expected '?<document start>"),
        Text(
            sv="här fortsätter filen efter att dokumentet tagit slut.",
            en="here the file goes on after its document has ended.",
        ),
        Text(
            sv="Kanske står hela filens början för långt in, eller så är `...` eller en parentes"
            " överflödig?",
            en="Maybe the beginning of the file is indented too far, or a `...` or a bracket is"
            " one too many?",
        ),
    ),
)


def _place(error: yaml.YAMLError) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None)
    return (mark.line + 1, mark.column) if mark is not None else (1, 0)


def _begun_on(error: yaml.YAMLError, otherwise: int) -> int:
    mark = getattr(error, "context_mark", None)
    return mark.line + 1 if mark is not None else otherwise


def _sign_at(text: str, line: int, column: int) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    return lines[line - 1][column : column + 1] if line <= len(lines) else ""


def _cannot_begin(sign: str) -> Wording:
    if sign == "\t":
        return Wording(
            "yaml-malformed",
            Text(
                sv="raden är indragen med tabb, vilket YAML inte tillåter.",
                en="the line is indented with a tab, which YAML does not allow.",
            ),
            Text(sv="Använd mellanslag som indrag.", en="Use spaces for indentation."),
        )
    return Wording(
        "yaml-malformed",
        Text(
            sv=f"ett värde kan inte börja med tecknet `{sign}`.",
            en=f"a value cannot begin with the character `{sign}`.",
        ),
        Text(sv="Sätt värdet inom citattecken.", en="Put the value in quotes."),
    )


def _unclosed_quote(line: int) -> Wording:
    return Wording(
        "yaml-malformed",
        Text(
            sv=f"citattecknet på rad {line} har inget som avslutar det.",
            en=f"the quote on line {line} is never closed.",
        ),
        Text(
            sv="Sätt ett citattecken även i slutet av texten.",
            en="Put a quote at the end of the text as well.",
        ),
    )


def _unclosed_bracket(closing: str, line: int) -> Wording:
    opening = "[" if closing == "]" else "{"
    return Wording(
        "yaml-malformed",
        Text(
            sv=f"efter `{opening}` på rad {line} väntas här ett komma eller `{closing}`.",
            en=f"after `{opening}` on line {line}, a comma or `{closing}` is expected here.",
        ),
        Text(
            sv="Sätt in det som saknas; en text med någon av `, [ ] { }` i behöver citattecken.",
            en="Insert what is missing; a text with any of `, [ ] { }` in it needs quotes.",
        ),
    )
