"""The first sheet: the verdict, the money by level and where the answer comes from."""

from __future__ import annotations

from calendars.excel_matrix import MatrixSheet
from calendars.excel_sheet import Sheet, name_of, span
from calendars.names import Names
from calendars.report_phrases import phrases
from calendars.report_wording import MONEY_LEVELS, label
from calendars.verdict import proof, verdict

WIDTHS = (34, 24, 22, 18)


def write_summary(sheet: Sheet, names: Names, matrix: MatrixSheet) -> None:
    """Fill the sheet, with sums that follow the sheet of the funding matrix."""
    say = phrases(names.language)
    head = _write_facts(sheet, names) + 1
    for column, name in enumerate(("money", "by_formula", "by_plan", "difference")):
        sheet.text((head, column), say[name], "head")
    first, last = head + 1, head + len(MONEY_LEVELS)
    for row, level in enumerate(MONEY_LEVELS, first):
        _write_level(sheet, row, level, names, matrix)
    total, cost, check = last + 1, last + 2, last + 3
    paid = sum(matrix.by_level.values())
    sheet.text((total, 0), say["sum"], "text sum")
    formula = f"=SUM({span((first, 1), (last, 1))})"
    sheet.amount_formula((total, 1), formula, paid, "amount sum")
    sheet.text((cost, 0), say["total_cost"])
    sheet.amount_formula((cost, 1), f"={matrix.cost}", matrix.total_cost)
    sheet.text((check, 0), say["check"])
    formula = f"=ROUND({name_of((cost, 1))}-{name_of((total, 1))},2)"
    sheet.amount_formula((check, 1), formula, matrix.total_cost - paid)
    sheet.mark_unless_zero((check, 1), (check, 1))
    sheet.mark_unless_zero((first, 3), (last, 3))
    sheet.text((check + 2, 0), f"{say['no_legal_advice']} {say['no_legal_advice_more']}", "note")


def _write_facts(sheet: Sheet, names: Names) -> int:
    """The title and the facts about the answer; returns the first free row."""
    plan, say = names.plan, phrases(names.language)
    answer = verdict(plan, names.language)
    solver = say["no_solver"]
    if plan.solver is not None:
        solver = f"OR-Tools {plan.solver.ortools}, {say['seed']} {plan.solver.seed}"
    sheet.text((0, 0), f"{say['report_title']}: {names.project_title}", "title")
    sheet.text((1, 0), answer.label, "title")
    sheet.text((2, 0), f"{answer.reason} {proof(plan, names.language)}", "line")
    sheet.text((4, 0), say["as_of_date"])
    sheet.date((4, 1), plan.as_of)
    sheet.text((5, 0), say["start"])
    sheet.text((6, 0), say["end"])
    for row, on in ((5, plan.start), (6, plan.end)):
        if on is None:
            sheet.text((row, 1), "–")
        else:
            sheet.date((row, 1), on)
    sheet.text((7, 0), say["solver"])
    sheet.text((7, 1), solver, "line")
    sheet.text((8, 0), say["inputs"])
    sheet.text((8, 1), plan.inputs_sha256 or "–", "line")
    return 9


def _write_level(sheet: Sheet, row: int, level: str, names: Names, matrix: MatrixSheet) -> None:
    """What the sources of one level pay; the grants by level beside what the plan says."""
    sheet.text((row, 0), label(MONEY_LEVELS, level, names.language))
    formula = f"=SUMIF({matrix.levels},{name_of((row, 0))},{matrix.sums})"
    paid = matrix.by_level.get(level, 0)
    sheet.amount_formula((row, 1), formula, paid)
    totals = names.plan.totals
    if totals is None or level not in ("eu", "national", "regional"):
        return
    stated = {"eu": totals.eu, "national": totals.national, "regional": totals.regional}[level]
    sheet.amount((row, 2), stated)
    difference = f"=ROUND({name_of((row, 1))}-{name_of((row, 2))},2)"
    sheet.amount_formula((row, 3), difference, paid - stated)
