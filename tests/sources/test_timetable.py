"""The timetable of CPR article 49(2): written as the law asks, others' read with traps."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from models.call import Call, Milestone, Round, Source
from models.call_conditions import Budget, Eligible
from models.catalogue import Catalogue, Funder, Programme
from models.errors import InputErrors
from models.money import Minor
from models.publication import PublishedCall
from models.text import Text
from sources.timetable.columns import COLUMNS
from sources.timetable.writer import as_csv, as_xlsx, rows
from tests.sources.published import dates, only_call, only_refusal, read

ON = date(2026, 12, 1)


def catalogue() -> Catalogue:
    call = Call(
        id="tvv-1",
        funder="tillvaxtverket",
        programme="eruf-skane-blekinge",
        title=Text(sv="Smart omställning", en="Smart transition"),
        source=Source(url="https://tillvaxtverket.se/x.html"),
        objectives=("1.1", "1.4"),
        budget=Budget(amount=Minor(5_770_000_000), currency="SEK"),
        eligible=Eligible(regions=("SE221", "SE224"), partners=("public_body", "enterprise")),
        rounds=(
            Round(
                id="2027-1",
                milestones=(
                    Milestone(kind="opens", at=date(2027, 2, 1)),
                    Milestone(kind="deadline", at="2027-03-15T14:00", zone="Europe/Stockholm"),
                ),
            ),
            Round(
                id="2027-2",
                certainty="planned",
                milestones=(
                    Milestone(kind="opens", at={"quarter": "2027-Q3"}),
                    Milestone(kind="deadline", at={"month": "2027-10"}),
                ),
            ),
            Round(id="old", milestones=(Milestone(kind="deadline", at=date(2026, 3, 1)),)),
        ),
    )
    direct = call.model_copy(update={"id": "he-1", "programme": "horizon"})
    return Catalogue(
        funders=(Funder(id="tillvaxtverket", name="Tillväxtverket", level="national"),),
        programmes=(
            Programme(
                id="eruf-skane-blekinge",
                funder="tillvaxtverket",
                name=Text(sv="Regionalfonden Skåne-Blekinge", en="ERDF Skåne-Blekinge"),
                union_funds="shared",
            ),
            Programme(
                id="horizon",
                funder="tillvaxtverket",
                name=Text(sv="Horisont", en="Horizon"),
                union_funds="direct",
            ),
        ),
        calls=(call, direct),
    )


def test_the_five_fields_of_article_49_2_stand_in_every_row() -> None:
    first, second = rows(catalogue(), ON, "sv")
    assert first == {
        "id": "tvv-1/2027-1",
        "title": "Smart omställning",
        "fund": "Regionalfonden Skåne-Blekinge",
        "area": "SE221 | SE224",
        "objective": "1.1 | 1.4",
        "applicants": "offentliga aktörer | företag",
        "amount": "57700000.00",
        "currency": "SEK",
        "start": "2027-02-01",
        "end": "2027-03-15",
        "link": "https://tillvaxtverket.se/x.html",
    }
    assert (second["start"], second["end"]) == ("2027-Q3", "2027-10")


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_written_is_read_again(write: Any, language: Any) -> None:
    found = [
        one.call
        for one in read("art49", write(catalogue(), ON, language))
        if isinstance(one, PublishedCall)
    ]
    assert [dates(call) for call in found] == [
        [("2027-1 opens", "2027-02-01", None, None), ("2027-1 deadline", "2027-03-15", None, None)],
        [
            ("2027-2 opens", "{'quarter': '2027-Q3'}", None, None),
            ("2027-2 deadline", "{'month': '2027-10'}", None, None),
        ],
    ]
    assert [call.objectives for call in found] == [("1.1", "1.4")] * 2
    assert all(call.budget is not None and call.budget.amount == 5_770_000_000 for call in found)


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_the_same_catalogue_gives_the_same_bytes(write: Any) -> None:
    assert write(catalogue(), ON, "sv") == write(catalogue(), ON, "sv")


# The Portuguese plan: header not in row 1, day numbers of Excel, thirds of a year, bars


PORTUGAL = [
    "ID",
    "Designacao do Aviso",
    "Programa",
    "Tipo Ent. Beneficiária",
    "Objetivo Especifico",
    "Dotação Fundo",
    "Data Inicio Prevista",
    "Data Fim Prevista",
    "Quadrimestre",
    "NUTS II",
]


def sheet(*lines: list[Any]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    active = book.active
    assert active is not None
    for one in (["Plano Anual de Avisos"], [], PORTUGAL, *lines):
        active.append(one)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_day_numbers_of_excel_are_days_and_the_header_may_stand_lower() -> None:
    line = ["1", "Aviso", "COMPETE", "Pública | Privada", "RSO1.1", 5_000_000, 46388, 46449, "", ""]
    call = only_call("art49", sheet(line))
    assert dates(call) == [
        ("1 opens", "2027-01-01", None, None),
        ("1 deadline", "2027-03-03", None, None),
    ]
    assert call.objectives == ("RSO1.1",)


@pytest.mark.parametrize(
    ("third", "name"),
    [("2027 Q2", "2027-T2"), ("1.º Quadrimestre 2027", "2027-T1"), ("Q3/2026", "2026-T3")],
)
def test_a_quadrimestre_is_four_months_and_no_quarter(third: str, name: str) -> None:
    call = only_call("art49", sheet(["1", "Aviso", "P", "", "", "", "", "", third, ""]))
    assert dates(call) == [("1 opens", f"{{'third': '{name}'}}", None, None)]


@pytest.mark.parametrize(
    "line",
    [
        ["1", "Aviso", "P", "", "", "", "", "", "", ""],
        ["1", "Aviso", "P", "", "", "", "em breve", "", "", ""],
        ["1", "Aviso", "P", "", "", "", 7, "", "", ""],
        ["1", "Aviso", "P", "", "", "muito", "2027-01-01", "", "", ""],
        ["1", "Aviso", "P", "", "", "", "", "", "sometime", ""],
    ],
    ids=["no start", "words", "a small number", "an amount in words", "no third"],
)
def test_a_broken_row_is_refused_with_a_reason(line: list[Any]) -> None:
    assert only_refusal("art49", sheet(line)).message.sv


@pytest.mark.parametrize("content", [b"a;b\n1;2\n", b"", b"PK\x03\x04 broken", b"\xff\xff;1"])
def test_a_file_without_the_headers_is_refused_whole(content: bytes) -> None:
    with pytest.raises(InputErrors):
        read("art49", content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'[{"id": "a", "title": "T", "start": "2027-01-01"}]', "file-form-unknown"),
        (b'{"columns": ["id", "title", "start"]}', "file-form-unknown"),
        (b"id;title;start\n", "table-empty"),
        (b"id;title;start\n;;\n", "table-empty"),
    ],
)
def test_a_file_with_the_names_but_no_table_is_refused_with_what_is_wrong(
    content: bytes, code: str
) -> None:
    with pytest.raises(InputErrors) as refused:
        read("art49", content)
    assert refused.value.problems[0].code == code


def test_every_column_has_a_name_in_both_languages() -> None:
    assert all(title.sv and title.en for title in COLUMNS.values())
