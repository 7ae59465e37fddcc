"""The reference of all rules as Markdown, one page per family and language.

``samspel rules pages`` writes them, ``docs/reference/rules`` holds them, and a test sees that they
say what the parameters and the rules say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from models.assumption import ASSUMPTIONS
from models.parameter import Parameter, all_parameters
from models.parameter_words import SURENESS, value_words
from models.rule_families import Family, families
from models.rules import RULES
from models.text import Language, Text
from samspel.rule_listing import anchor

LANGUAGES: tuple[Language, ...] = ("sv", "en")


def pages() -> dict[str, str]:
    """Path below the folder -> content: ``sv/research.md``, its sister ``en/research.md``, …."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, one in families().items():
            found[f"{language}/{name}.md"] = _page(name, one, language)
        found[f"{language}/assumptions.md"] = _assumptions(language)
        found[f"{language}/README.md"] = _index(language)
    return found


def write_pages(folder: Path) -> int:
    """Write all pages below ``folder`` and remove those of families that no longer exist."""
    found = pages()
    for path, content in found.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    for language in LANGUAGES:
        for old in (folder / language).glob("*.md"):
            if f"{language}/{old.name}" not in found:
                old.unlink()
    return len(found)


def _page(name: str, one: Family, language: Language) -> str:
    lines = [
        f"# {one.title.in_language(language)}",
        "",
        _switch(f"{name}.md", language),
        "",
        f"**{_say('affected', language)}** {one.affected.in_language(language)}",
    ]
    parameters = [each for each in all_parameters() if one.holds(each.id)]
    if one.rules:
        lines += ["", f"## {_say('rules', language)}", *_rules(one, language)]
    if one.findings:
        lines += ["", f"## {_say('findings', language)}", *_findings(one, language)]
    lines += [
        "",
        f"## {_say('example', language)}",
        "",
        one.example.en if language == "en" else one.example.sv,
    ]
    if one.example.case is not None:
        lines += ["", f"{_say('tested', language)}: *{one.example.case}*"]
    if parameters:
        lines += ["", f"## {_say('values', language)}", "", *_table(parameters, language)]
    return "\n".join(lines) + "\n"


def _rules(one: Family, language: Language) -> Iterator[str]:
    for rule_id, rule in one.rules.items():
        known = RULES[rule_id]
        yield ""
        yield f'<a id="{anchor(rule_id)}"></a>'
        yield f"### {known.title.in_language(language)} (`{rule_id}`)"
        yield ""
        yield rule.sentence.in_language(language)
        yield ""
        yield f"- {_say('source', language)}: {known.reference}"
        yield f"- {_say('tested', language)}: *{rule.example}*"


def _findings(one: Family, language: Language) -> Iterator[str]:
    for id_, finding in one.findings.items():
        yield ""
        yield f'<a id="{anchor(id_)}"></a>'
        yield f"### `{id_}`"
        yield ""
        yield finding.sentence.in_language(language)
        yield ""
        yield f"- {_say('source', language)}: {finding.reference}"
        yield f"- {_say('tested', language)}: *{finding.example}*"


def _table(parameters: list[Parameter], language: Language) -> Iterator[str]:
    columns = ("value", "holds", "amount", "article", "sure", "checked")
    yield f"| {' | '.join(_say(one, language) for one in columns)} |"
    yield "|---|---|---|---|---|---|"
    for one in parameters:
        named = (
            f'<a id="{anchor(one.id)}"></a>{one.description.in_language(language)}<br>`{one.id}`'
        )
        for position, value in enumerate(one.values):
            last = _say("further", language) if value.to is None else str(value.to)
            cells = [
                "" if position else named,
                f"{value.from_} – {last}",
                value_words(value, one.unit, language),
                value.reference,
                SURENESS[one.sureness].in_language(language),
                str(one.last_checked),
            ]
            yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _index(language: Language) -> str:
    lines = [
        f"# {_say('index', language)}",
        "",
        _switch("README.md", language),
        "",
        _say("about", language),
        "",
        f"| {_say('family', language)} | {_say('affected_head', language)} |",
        "|---|---|",
    ]
    for name, one in families().items():
        title = one.title.in_language(language)
        lines.append(f"| [{title}]({name}.md) | {one.affected.in_language(language)} |")
    lines += ["", f"[{_say('assumptions', language)}](assumptions.md)"]
    return "\n".join(lines) + "\n"


def _assumptions(language: Language) -> str:
    heads = [_say(head, language) for head in ("name", "default", "others", "turns", "source")]
    lines = [
        f"# {_say('assumptions', language)}",
        "",
        _switch("assumptions.md", language),
        "",
        _say("about_assumptions", language),
        "",
        f"| {' | '.join(heads)} |",
        "|---|---|---|---|---|",
    ]
    for one in ASSUMPTIONS.values():
        others = ", ".join(f"`{value}`" for value in one.alternatives)
        words = one.message.in_language(language)
        lines.append(f"| `{one.name}` | `{one.default}` | {others} | {words} | {one.reference} |")
    return "\n".join(lines) + "\n"


def _switch(page: str, language: Language) -> str:
    return f"[In English](../en/{page})" if language == "sv" else f"[På svenska](../sv/{page})"


def _say(what: str, language: Language) -> str:
    return _WORDS[what].in_language(language)


_WORDS: Mapping[str, Text] = {
    "about": Text(
        sv="Värdena och reglerna som Samspel räknar med, skrivna av `samspel rules pages` ur "
        "`models/parameters` och `models/rules`. Ändra där, inte här. Utanför sina datum är ett "
        "värde inte känt: Samspel svarar då inte, utom under ett namngivet antagande.",
        en="The values and rules that Samspel computes with, written by `samspel rules pages` from "
        "`models/parameters` and `models/rules`. Change them there, not here. Outside its dates a "
        "value is not known: Samspel then gives no answer, unless under a named assumption.",
    ),
    "about_assumptions": Text(
        sv="Läsningar som lagen eller finansiären lämnar öppna. Sätt dem i projektet under "
        "`assumptions:` eller med `--assume NAMN=VÄRDE`; varje svar visar dem det vilar på.",
        en="Readings that the law or a funder leaves open. Set them in the project under "
        "`assumptions:` or with `--assume NAME=VALUE`; every answer shows those it rests on.",
    ),
    "affected": Text(sv="Vem berörs?", en="Who is affected?"),
    "affected_head": Text(sv="Vem berörs", en="Who is affected"),
    "amount": Text(sv="Värde", en="Value"),
    "article": Text(sv="Artikel eller källa", en="Article or source"),
    "assumptions": Text(sv="Antaganden", en="Assumptions"),
    "checked": Text(sv="Senast kontrollerat", en="Last checked"),
    "default": Text(sv="Annars", en="Default"),
    "example": Text(sv="Exempel", en="Example"),
    "family": Text(sv="Regler", en="Rules"),
    "findings": Text(sv="Vad beräkningarna kan säga", en="What the calculators may say"),
    "further": Text(sv="tills vidare", en="further notice"),
    "holds": Text(sv="Gäller", en="Holds"),
    "index": Text(sv="Reglerna", en="The rules"),
    "name": Text(sv="Namn", en="Name"),
    "others": Text(sv="Alternativ", en="Alternatives"),
    "rules": Text(sv="Regler", en="Rules"),
    "source": Text(sv="Källa", en="Source"),
    "sure": Text(sv="Säkerhet", en="Sureness"),
    "tested": Text(sv="Prövat exempel", en="Tested example"),
    "turns": Text(sv="Vad som hänger på det", en="What turns on it"),
    "value": Text(sv="Vad", en="What"),
    "values": Text(sv="Värden", en="Values"),
}
