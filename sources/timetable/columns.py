"""The columns of a timetable: the five fields of article 49(2), what identifies the call, and STEP.

(a) area, (b) policy or specific objective, (c) type of eligible applicants, (d) total amount of
support, (e) start and end date of the call. Reg. (EU) 2021/1060 art. 49(2); for support programmed
under STEP the same goes to the Sovereignty Portal with a link on the day of publication, article
49(7).
"""

from __future__ import annotations

from collections.abc import Mapping

from models.text import Text

COLUMNS: Mapping[str, Text] = {
    "id": Text(sv="Utlysningens id", en="Call id"),
    "title": Text(sv="Utlysning", en="Call"),
    "fund": Text(sv="Program", en="Programme"),
    "area": Text(sv="Geografiskt område", en="Geographical area"),
    "objective": Text(
        sv="Politiskt mål eller specifikt mål", en="Policy objective or specific objective"
    ),
    "applicants": Text(sv="Typ av sökande", en="Type of eligible applicants"),
    "amount": Text(sv="Totalt stödbelopp", en="Total amount of support"),
    "currency": Text(sv="Valuta", en="Currency"),
    "start": Text(sv="Startdatum", en="Start date"),
    "end": Text(sv="Slutdatum", en="End date"),
    "link": Text(sv="Länk", en="Link"),
}

OTHER_NAMES: Mapping[str, str] = {
    # Portugal 2030, "Plano Anual de Avisos"
    "ID": "id",
    "Designacao do Aviso": "title",
    "Programa": "fund",
    "NUTS II": "area",
    "Objetivo Especifico": "objective",
    "Tipo Ent. Beneficiária": "applicants",
    "Dotação Fundo": "amount",
    "Data Inicio Prevista": "start",
    "Data Fim Prevista": "end",
    "Quadrimestre": "third",
}
"""Columns of timetables that others publish."""


def columns_by_header() -> dict[str, str]:
    """Every known header, in lower case, and the column that it is."""
    ours = {text.lower(): name for name, both in COLUMNS.items() for text in (both.sv, both.en)}
    return (
        ours
        | {name: name for name in COLUMNS}
        | {header.lower(): name for header, name in OTHER_NAMES.items()}
    )
