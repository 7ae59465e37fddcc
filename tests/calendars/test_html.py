"""The page says everything of every kind of plan, safely, readably and without a network."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from calendars.alignment_phrases import alignment_phrases
from calendars.html import report
from calendars.report_phrases import phrases
from calendars.report_wording import aid_reason, deciding_number
from models.catalogue import Catalogue
from models.finding import Finding
from models.plan import Plan
from models.project import Project
from models.text import Language, Text
from tests.calendars.report_case import (
    CATALOGUE,
    FEASIBLE,
    INFEASIBLE,
    PLANS,
    PROJECT,
    UNDECIDED,
)

A4_UPRIGHT, A4_LYING = 688, 1016
"""Pixels between the margins of a sheet."""

ALWAYS = [
    "verdict",
    "timeline",
    "applications",
    "matrix",
    "aid",
    "findings",
    "assumptions",
    "tasks",
    "sources",
]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PLANS)
def test_every_plan_has_every_section_in_order_and_the_same_text_twice(
    name: str, language: Language
) -> None:
    page = _page(PLANS[name], language)
    sections = list(ALWAYS)
    if name == "infeasible":
        sections.insert(1, "conflicts")
    assert [one.get("id") for one in page.all("section")] == sections
    assert page.first("html")["lang"] == language
    assert page.source == _page(PLANS[name], language).source


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("feasible", "GENOMFÖRBAR"),
        ("assumed", "GENOMFÖRBAR MED ANTAGANDEN"),
        ("infeasible", "EJ GENOMFÖRBAR (BEVISAT)"),
        ("undecided", "EJ AVGJORT"),
    ],
)
def test_the_verdict_is_said_in_words(name: str, verdict: str) -> None:
    assert f'<p class="label">{verdict}</p>' in _page(PLANS[name]).source


def test_the_five_key_numbers_and_the_rest_of_the_cost() -> None:
    words = _page(FEASIBLE).words
    assert (
        "Total kostnad 6 300 000,50 kr EU-bidrag 2 260 000,20 kr 35,9 % av kostnaden "
        "Nationella bidrag 1 380 000 kr 21,9 % av kostnaden Regionala bidrag 600 000 kr 9,5 % av "
        "kostnaden Eget och privat 1 810 000,30 kr 28,7 % av kostnaden "
        "Därutöver: utlovad offentlig medfinansiering 250 000 kr."
    ) in words


def test_the_three_next_dates_lie_on_or_after_the_day_of_the_plan() -> None:
    words = _page(FEASIBLE).words
    assert (
        "26 augusti 2024 Öppnar: Regional medfinansiering om 6 dagar "
        "5 september 2024 14:00 Europe/Stockholm Sök senast: Testmiljöer för artificiell "
        "intelligens om 16 dagar 13 september 2024 Sök senast: Regional medfinansiering"
    ) in words


def test_a_conflict_is_told_line_by_line_with_numbers_and_references() -> None:
    words = _page(INFEASIBLE).words
    assert (
        "Regionens nämnd beslutar den 21 november 2024: 13 dagar för sent. "
        "beslut: 2024-11-21 · dagar för sent: 13 · Källa: Regionens omgång 2024-4"
    ) in words
    assert "Utan regionens bidrag fattas 600 000 kr. saknas: 600 000" in words
    assert "Förslag 1 Egna pengar +600 000 kr" in words
    assert "Nu 400 000 kr Efter ändringen 1 000 000 kr Kontrollerat:" in words
    assert "Inte kontrollerat genom ny beräkning." in words


def test_applications_have_dates_with_zones_grants_sources_and_marks() -> None:
    page = _page(FEASIBLE)
    assert "2024-09-19 23:59 Europe/Stockholm" in page.words
    assert "2024-11-08 minsta marginal: 7 dagar till godo" in page.words
    assert "kvartal 4 2024 planerat" in page.words
    assert (
        "SYNTETISK Regional medfinansiering: Datum och belopp är påhittade efter mönster"
        in page.words
    )
    assert "Summa 4 240 000,20 kr" in page.words
    assert "https://www.vinnova.se/e/testmiljoer" in {one["href"] for one in page.all("a")}


def test_the_matrix_adds_up_both_ways_and_marks_what_is_in_kind() -> None:
    words = _page(FEASIBLE).words
    assert (
        "wp1 Metoder för provning 1 100 000,20 1 200 000 300 000 – – 150 000,30 – 2 750 000,50"
        in (words)
    )
    assert (
        "Summa 2 260 000,20 1 380 000 600 000 300 000 250 000 1 260 000,30 250 000 6 300 000,50"
    ) in words
    assert "Naturainsats NATURA" in words
    assert "tillsammans 250 000 kr." in words


def test_a_matrix_that_does_not_cover_the_cost_says_so() -> None:
    words = _page(FEASIBLE.model_copy(update={"matrix": FEASIBLE.matrix[1:]})).words
    assert "Matrisen skiljer sig från projektets kostnader med 960 000 kr." in words


def test_a_matrix_of_many_sources_is_split_and_summed_once() -> None:
    many = tuple(
        FEASIBLE.matrix[0].model_copy(update={"source": f"call:c{n}/r1"}) for n in range(9)
    )
    page = _page(FEASIBLE.model_copy(update={"matrix": many, "applications": ()}))
    captions = [part for part in page.words.split("Belopp i kronor.") if part.startswith(" Del")]
    assert [part[:12] for part in captions] == [" Del 1 av 2.", " Del 2 av 2."]
    assert page.words.count("8 640 000") == 2  # the sum of the row and of the table


def test_headroom_is_told_with_its_reasons_and_articles() -> None:
    words = _page(FEASIBLE).words
    assert (
        "Experimentell utveckling 1 750 000 60 % 1 050 000 740 000 310 000 "
        "grundnivå 25 %, litet företag +20 procentenheter, faktiskt samarbete +15 procentenheter "
        "GBER art. 25(5)(c), 25(6)(a), 25(6)(b)(i)"
    ) in words


def test_aid_above_its_ceiling_is_said_in_words() -> None:
    row = FEASIBLE.aid[0].model_copy(update={"granted": 700_000_00, "headroom": -60_000_00})
    assert "-60 000 ÖVER TAKET" in _page(FEASIBLE.model_copy(update={"aid": (row,)})).words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("days_late", 12, "dagar för sent: 12"),
        ("granted", "740000.50", "beviljat: 740 000,50"),
        ("ceiling", "0.60", "tak: 60 %"),
        ("limit", "0.60", "gräns: 0.60"),
        ("category", "staff", "kostnadsslag: personal"),
        ("basis", "gber.25", "grund: GBER art. 25"),
        ("start", 2027, "start: 2027"),
        ("uncertain", "deadline, decision", "osäkra datum: sista ansökningsdag, beslut"),
    ],
)
def test_deciding_numbers_are_told_in_words(name: str, value: int | str, words: str) -> None:
    said = deciding_number(name, value, "sv").replace("\u00a0", " ")
    assert said == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("base 0.25", "grundnivå 25 %"),
        ("small +0.20", "litet företag +20 procentenheter"),
        ("maximum -0.05", "högsta nivå −5 procentenheter"),
        ("weather +0.10", "weather +0.10"),
        ("free words", "free words"),
    ],
)
def test_reasons_of_a_ceiling_are_told_in_words(reason: str, words: str) -> None:
    assert aid_reason(reason, "sv").replace("\u00a0", " ") == words


def test_where_there_is_no_plan_the_rules_are_not_said_to_be_kept() -> None:
    words = _page(UNDECIDED).words
    assert words.count("Det finns ingen plan att pröva mot reglerna.") == 2
    assert "Regelprövningen har inga anmärkningar." not in words
    without = FEASIBLE.model_copy(update={"findings": ()})
    assert "Regelprövningen har inga anmärkningar." in _page(without).words


def test_demands_of_a_conflict_are_not_told_again_among_the_findings() -> None:
    (conflict,) = INFEASIBLE.conflicts
    told = tuple(
        Finding(rule=one.rule, severity="error", message=one.message) for one in conflict.demands
    )
    other = Finding(rule="other", severity="error", message=Text(sv="Något annat.", en="Else."))
    page = _page(INFEASIBLE.model_copy(update={"findings": (*told, other)}))
    section = page.source.partition('<section id="findings"')[2].partition("</section>")[0]
    assert "Något annat." in section
    assert section.count('<th scope="row">') == 1
    assert "Kraven som inte går ihop är också fel; de står ovan." in section


def test_errors_come_before_warnings_and_notes() -> None:
    error = Finding(rule="x.y", severity="error", message=Text(sv="Trasigt.", en="Broken."))
    page = _page(FEASIBLE.model_copy(update={"findings": (*FEASIBLE.findings, error)}))
    assert re.findall(r'class="severity (\w+)"', page.source) == ["error", "warning", "info"]


def test_tasks_are_sorted_by_date_and_name_their_owners() -> None:
    words = _page(FEASIBLE).words
    assert (
        "2024-09-05 Lämna in ansökan till Vinnova Lunds universitet "
        "2024-11-08 Lämna in medfinansieringsintyg till Tillväxtverket Region Skåne"
    ) in words


def test_the_answer_says_where_it_comes_from() -> None:
    words = _page(FEASIBLE).words
    assert FEASIBLE.inputs_sha256 in words
    assert "OR-Tools 9.15.6755, startvärde 0" in words
    assert "växelkurs 11,00 SEK/EUR: Programmets handbok" in words
    assert "Detta är inte juridisk rådgivning." in words
    assert "This is not legal advice." in _page(FEASIBLE, "en").words


def test_no_text_of_the_input_becomes_markup() -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    page = _page(
        FEASIBLE.model_copy(update={"title": Text(sv=evil, en=evil)}),
        project=_renamed(PROJECT, evil),
        catalogue=_retitled(CATALOGUE, evil),
    )
    assert not page.all("script")
    assert not page.all("img")
    assert not [
        tag for tag, attributes in page.tags if any(key.startswith("on") for key in attributes)
    ]
    assert evil in page.words


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://www.vinnova.se/e/x", True),
        ("http://example.org/a?b=c&d=e", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:///no-host", False),
        ("http://[half", False),
        ("Dnr 2024-01549", False),
    ],
)
def test_only_web_addresses_become_links(address: str, is_link: bool) -> None:  # noqa: FBT001  # a column of the table
    page = _page(FEASIBLE, catalogue=_sourced(CATALOGUE, address))
    links = {one["href"] for one in page.all("a") if not one["href"].startswith("#")}
    assert (address in links) is is_link
    assert address in page.words


def test_tables_have_captions_and_every_header_says_what_it_heads() -> None:
    page = _page(FEASIBLE)
    assert len(page.all("table")) == len(page.all("caption")) > 5
    assert {one.get("scope") for one in page.all("th")} <= {"col", "row", "rowgroup"}


@pytest.mark.parametrize("name", PLANS)
def test_headings_go_down_one_level_at_a_time_and_ids_are_unique(name: str) -> None:
    page = _page(PLANS[name])
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then - first <= 1 for first, then in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {one["href"][1:] for one in page.all("a") if one["href"].startswith("#")}
    assert targets <= set(ids)


def test_the_page_loads_nothing() -> None:
    page = _page(FEASIBLE)
    assert {tag for tag, _ in page.tags} & {"script", "img", "iframe", "object", "video"} == set()
    assert [one["href"] for one in page.all("link")] == ["data:,"]
    assert "url(http" not in page.source
    assert "@import" not in page.source


def test_every_phrase_that_templates_ask_for_exists_and_every_phrase_is_used(root: Path) -> None:
    folder = root / "calendars"
    asked, of_alignment = set[str](), set[str]()
    for template in folder.glob("templates/**/*.j2"):
        found = re.findall(r"\bsay\.(\w+)", template.read_text(encoding="utf-8"))
        page = template.relative_to(folder / "templates").parts[0]
        (of_alignment if page.startswith("alignment") else asked).update(found)
    assert asked - set(phrases("sv")) == set()
    assert of_alignment - set(alignment_phrases("sv")) == set()
    code = (
        "".join(
            path.read_text(encoding="utf-8")
            for path in sorted(folder.glob("*.py"))
            if path.name not in ("report_phrases.py", "outlook_phrases.py")
        )
        + (folder / "report_phrases.py").read_text(encoding="utf-8").partition("def phrases")[2]
    )
    used = asked | set(re.findall(r"[\"'](\w+)[\"']", code))
    assert set(phrases("sv")) - used == set()


@pytest.mark.browser
def test_in_a_browser_there_is_no_error_no_request_and_nothing_sticks_out(
    chromium: str, tmp_path: Path
) -> None:
    long_name = Text(sv="Gränsöverskridande" * 6, en="x" * 120)
    plans = {**PLANS, "long": FEASIBLE.model_copy(update={"title": long_name})}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, plan in plans.items():
            path = tmp_path / f"{name}.html"
            path.write_text(report(plan, PROJECT, CATALOGUE, "sv"), encoding="utf-8")
            page = browser.new_page()
            messages = _listen(page)
            page.goto(path.as_uri())
            for width in (1280, 390):
                page.set_viewport_size({"width": width, "height": 900})
                assert _sticks_out(page) == [], (name, width)
            page.emulate_media(media="print")
            for width, part in ((A4_UPRIGHT, "section:not(.wide)"), (A4_LYING, "section.wide")):
                page.set_viewport_size({"width": width, "height": 900})
                assert _sticks_out(page, part) == [], (name, part)
            assert messages == [], name
            page.close()
        browser.close()


_NO_SPACE = "\N{ZERO WIDTH SPACE}"


class _Reader(HTMLParser):
    """Tags with their attributes, and the words between them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._texts: list[str] = []
        self._silent = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._silent = tag == "style"
        if tag == "wbr":
            self._texts.append(_NO_SPACE)

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._texts.append(data)

    @property
    def words(self) -> str:
        """All texts with single spaces, and none before a comma."""
        words = " ".join(" ".join(self._texts).split())
        return words.replace(f" {_NO_SPACE} ", "").replace(" ,", ",")

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def first(self, tag: str) -> dict[str, str]:
        """The attributes of the first element of a kind."""
        return self.all(tag)[0]


def _page(
    plan: Plan,
    language: Language = "sv",
    project: Project = PROJECT,
    catalogue: Catalogue = CATALOGUE,
) -> _Reader:
    return _Reader(report(plan, project, catalogue, language))


def _listen(page: Page) -> list[str]:
    """What the page says on the console, throws, or asks for beside itself."""
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))

    def note(route: Route) -> None:
        if not route.request.url.startswith("file:"):
            messages.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    return messages


def _sticks_out(page: Page, part: str = "body") -> list[str]:
    """What reaches beyond the right edge, unless it can be scrolled to within a frame."""
    found: list[str] = page.evaluate(
        """part => [...document.querySelectorAll(part + ', ' + part + ' *')]
            .filter(one => one.getBoundingClientRect().right > window.innerWidth + 0.5)
            .filter(one => {
                const frame = one.parentElement.closest('.scroll');
                return !frame || getComputedStyle(frame).overflowX === 'visible';
            })
            .map(one => one.tagName + ' ' + one.textContent.trim().slice(0, 40))""",
        part,
    )
    return found


def _renamed(project: Project, name: str) -> Project:
    partners = tuple(one.model_copy(update={"name": name}) for one in project.partners)
    return project.model_copy(update={"partners": partners})


def _retitled(catalogue: Catalogue, title: str) -> Catalogue:
    text = Text(sv=title, en=title)
    calls = tuple(
        one.model_copy(update={"title": text, "note": text, "synthetic": True})
        for one in catalogue.calls
    )
    return Catalogue(funders=catalogue.funders, programmes=catalogue.programmes, calls=calls)


def _sourced(catalogue: Catalogue, address: str) -> Catalogue:
    calls = tuple(
        one.model_copy(
            update={"source": one.source and one.source.model_copy(update={"url": address})}
        )
        for one in catalogue.calls
    )
    return Catalogue(funders=catalogue.funders, programmes=catalogue.programmes, calls=calls)
