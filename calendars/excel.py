"""The workbook of a plan: live formulas for every sum, so that a controller can audit it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

import xlsxwriter  # type: ignore[import-untyped]  # the package has annotations but no py.typed

from calendars.excel_aid import write_aid
from calendars.excel_applications import write_applications
from calendars.excel_findings import write_findings
from calendars.excel_liquidity import write_liquidity
from calendars.excel_matrix import write_matrix
from calendars.excel_plans import write_plans
from calendars.excel_sheet import Sheet
from calendars.excel_summary import WIDTHS, write_summary
from calendars.names import Names
from calendars.report_phrases import phrases
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Project
from models.text import Language


def workbook(plan: Plan, project: Project, catalogue: Catalogue, language: Language) -> bytes:
    """An ``.xlsx`` file with summary, funding matrix, aid, applications and findings.

    Liquidity and other plans have sheets of their own where the plan holds them.

    Sums are formulas with their results, amounts are numbers with two decimals, dates are dates,
    and text is never read as a formula. The file's own dates are the plan's: the same plan gives
    the same bytes.
    """
    names = Names(plan, project, catalogue, language)
    file = io.BytesIO()
    # In memory: temporary files would bring the machine's clock and folders into it.
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties(
        {
            "title": names.project_title,
            "subject": phrases(language)["report_title"],
            "created": datetime.combine(plan.as_of, time(), UTC),
        }
    )
    summary = Sheet(book, phrases(language)["sheet_summary"], WIDTHS)
    matrix = write_matrix(book, names)
    write_aid(book, names)
    write_applications(book, names)
    write_liquidity(book, names)
    write_plans(book, names)
    write_findings(book, names)
    write_summary(summary, names, matrix)
    book.close()
    return file.getvalue()
