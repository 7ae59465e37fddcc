"""Titles lose their tags and keep their words."""

from __future__ import annotations

import pytest

from sources.plain_text import plain_text
from tests.sources.published import only_call, only_refusal
from tests.sources.test_eu_portal import bulk, record
from tests.sources.test_gdp import utlysning
from tests.sources.test_vinnova import round_


@pytest.mark.parametrize(
    ("marked_up", "plain"),
    [
        ("<p>Clean <b>energy</b> &amp; mobility</p>", "Clean energy & mobility"),
        ("CO<sub>2</sub>-neutral", "CO2-neutral"),
        ("One<br/>two<li>three", "One two three"),
        ("H&aring;llbar&nbsp;kollektivtrafik", "Hållbar kollektivtrafik"),
        ('<a href="https://x.eu/?a=1&amp;b=2">Call</a>', "Call"),
        ("Ten<!-- never > shown -->fold", "Ten fold"),
        ("Ten <script>if (a < b) alert()</script>", "Ten"),
        ("Plants <5 MW at cost <x per unit>", "Plants <5 MW at cost <x per unit>"),
        ("a < b and b > c", "a < b and b > c"),
        ("&lt;i&gt; is a tag", "<i> is a tag"),
    ],
)
def test_the_words_of_a_page_are_kept_and_its_tags_are_not(marked_up: str, plain: str) -> None:
    assert plain_text(marked_up) == plain


def test_no_source_keeps_tags_in_titles() -> None:
    marked_up, plain = "<p>Ren <i>energi</i> &amp; bio</p>", "Ren energi & bio"
    opportunity = {"id": "1", "title": marked_up, "keyDates": {"closeDate": "2027-03-01"}}
    calls = [
        only_call("eu-portal", bulk(record(title=marked_up))),
        only_call("vinnova", [round_(Titel=marked_up, TitelEngelska=marked_up)]),
        only_call("gdp", [utlysning(titel=marked_up, titelEng=marked_up)]),
        only_call("commongrants", [opportunity]),
    ]
    assert [(one.title.sv, one.title.en) for one in calls] == [(plain, plain)] * 4


def test_a_title_of_nothing_but_tags_is_missing() -> None:
    refused = [
        only_refusal("eu-portal", bulk(record(title="<p></p>"))),
        only_refusal("vinnova", [round_(Titel="<br>")]),
        only_refusal("gdp", [utlysning(titel="<p>&nbsp;</p>")]),
    ]
    assert [one.code for one in refused] == ["record-field-missing"] * 3
