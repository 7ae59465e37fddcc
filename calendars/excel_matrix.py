"""The sheet of the funding matrix: a row per cost, a column per source, sums and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calendars.excel_sheet import Sheet, name_of, span
from calendars.funding_matrix import pivot
from calendars.names import Names
from calendars.report_phrases import amounts_in, phrases
from calendars.report_wording import CATEGORIES, MONEY_LEVELS, capitalised, label

CostKey = tuple[str, str, str]
"""Partner, work package and category."""

COST, IN_KIND, FIRST_SOURCE = 3, 4, 5
HEAD = 4
FIRST_ROW = HEAD + 1


@dataclass(frozen=True)
class MatrixSheet:
    """Where other sheets find levels and sums, as parts of formulas, and the sums themselves."""

    levels: str
    sums: str
    cost: str
    by_level: Mapping[str, int]
    total_cost: int


def write_matrix(book: Any, names: Names) -> MatrixSheet:
    """Add the sheet; its rows are the project's costs, and what the plan pays beside them."""
    say = phrases(names.language)
    content = _content(names)
    widths = [26, 30, 18, 16, 16, *(18 for _ in content.sources), 16, 14]
    sheet = Sheet(book, say["sheet_matrix"], widths)
    sheet.text((0, 0), say["matrix"], "title")
    unit = amounts_in(names.project.currency, names.language)
    sheet.text((1, 0), f"{say['matrix_caption']} {unit}. {say['check_note']}", "note")
    _write_head(sheet, content, names)
    for row, key in enumerate(content.keys, FIRST_ROW):
        _write_row(sheet, row, key, content, names)
    total = FIRST_ROW + len(content.keys)
    _write_sums(sheet, total, content, say["sum"])
    _write_shares(sheet, total, content, say["share"])
    sheet.mark_unless_zero((FIRST_ROW, content.sum_column + 1), (total, content.sum_column + 1))
    return MatrixSheet(
        levels=_fixed(sheet, HEAD - 1, content),
        sums=_fixed(sheet, total, content),
        cost=sheet.reference((total, COST)),
        by_level=_by_level(content, names),
        total_cost=sum(content.costs.values()),
    )


@dataclass(frozen=True)
class _Content:
    """Costs (and those in kind) and payments in minor units, and the order of rows and columns."""

    costs: Mapping[CostKey, int]
    in_kind: Mapping[CostKey, int]
    paid: Mapping[CostKey, Mapping[str, int]]
    keys: Sequence[CostKey]
    sources: Sequence[str]

    @property
    def sum_column(self) -> int:
        """The column of the sums; that of the checks comes after it."""
        return FIRST_SOURCE + len(self.sources)

    def paid_for(self, key: CostKey) -> int:
        """What all sources pay of a cost."""
        return sum(self.paid.get(key, {}).values())

    def paid_by(self, source: str) -> int:
        """What a source pays of all costs."""
        return sum(amounts[source] for amounts in self.paid.values())


def _content(names: Names) -> _Content:
    costs: dict[CostKey, int] = {}
    in_kind: dict[CostKey, int] = {}
    for cost in names.project.costs:
        key = (cost.partner, cost.work_package, cost.category)
        costs[key] = costs.get(key, 0) + cost.amount
        in_kind[key] = in_kind.get(key, 0) + (cost.amount if cost.in_kind else 0)
    table = pivot(names.plan, names.project, categories=True)
    sources = sorted((str(source) for source in table.columns), key=names.source_rank)
    paid = {
        (str(partner), str(package), str(category)): dict(
            zip(sources, map(int, amounts), strict=True)
        )
        for (partner, package, category), amounts in zip(
            table.index, table[sources].to_numpy(), strict=True
        )
    }
    keys = [*costs, *(key for key in paid if key not in costs)]
    return _Content(costs, in_kind, paid, keys, sources)


def _write_head(sheet: Sheet, content: _Content, names: Names) -> None:
    say = phrases(names.language)
    sheet.text((HEAD - 1, 0), say["level"], "bold")
    for column, source in enumerate(content.sources, FIRST_SOURCE):
        level = label(MONEY_LEVELS, names.source_level(source), names.language)
        sheet.text((HEAD - 1, column), level, "bold")
    before = ("partner", "work_package", "category", "cost", "of_which_in_kind")
    sources = [_source_name(names, source) for source in content.sources]
    sheet.head(HEAD, [*(say[name] for name in before), *sources, say["sum"], say["check"]])


def _source_name(names: Names, source: str) -> str:
    funder = names.funder(source)
    name = names.source(source) if funder is None else f"{funder}: {names.source(source)}"
    in_kind = phrases(names.language)["in_kind"].lower()
    return (
        f"{name} ({in_kind})" if names.contribution(source) and names.is_in_kind(source) else name
    )


def _write_row(sheet: Sheet, row: int, key: CostKey, content: _Content, names: Names) -> None:
    partner, package, category = key
    sheet.text((row, 0), names.partner(partner))
    sheet.text((row, 1), names.work_package(package))
    sheet.text((row, 2), capitalised(label(CATEGORIES, category, names.language)))
    sheet.amount((row, COST), content.costs.get(key, 0))
    sheet.amount((row, IN_KIND), content.in_kind.get(key, 0))
    for column, source in enumerate(content.sources, FIRST_SOURCE):
        sheet.amount((row, column), content.paid.get(key, {}).get(source, 0))
    total = content.sum_column
    if content.sources:
        formula = f"=SUM({span((row, FIRST_SOURCE), (row, total - 1))})"
        sheet.amount_formula((row, total), formula, content.paid_for(key))
    else:
        sheet.amount((row, total), 0)
    check = f"=ROUND({name_of((row, COST))}-{name_of((row, total))},2)"
    difference = content.costs.get(key, 0) - content.paid_for(key)
    sheet.amount_formula((row, total + 1), check, difference)


def _write_sums(sheet: Sheet, row: int, content: _Content, title: str) -> None:
    for column in range(COST):
        sheet.text((row, column), "" if column else title, "text sum")
    sums = [
        sum(content.costs.values()),
        sum(content.in_kind.values()),
        *(content.paid_by(source) for source in content.sources),
        sum(map(content.paid_for, content.keys)),
    ]
    for column, minor in enumerate(sums, COST):
        rows = span((FIRST_ROW, column), (row - 1, column))
        sheet.amount_formula((row, column), f"=SUM({rows})", minor, "amount sum")
    # Differences without their sign, so that opposite ones do not hide each other.
    column = content.sum_column + 1
    rows = span((FIRST_ROW, column), (row - 1, column))
    off = sum(abs(content.costs.get(key, 0) - content.paid_for(key)) for key in content.keys)
    sheet.amount_formula((row, column), f"=SUMPRODUCT(ABS({rows}))", off, "amount sum")


def _write_shares(sheet: Sheet, row: int, content: _Content, title: str) -> None:
    total = sum(map(content.paid_for, content.keys))
    if total == 0:
        return
    sheet.text((row + 1, 0), title)
    whole = name_of((row, content.sum_column))
    for column, source in enumerate(content.sources, FIRST_SOURCE):
        formula = f"=IF({whole}=0,0,{name_of((row, column))}/{whole})"
        share = Fraction(content.paid_by(source), total)
        sheet.share_formula((row + 1, column), formula, share)


def _by_level(content: _Content, names: Names) -> dict[str, int]:
    sums: dict[str, int] = {}
    for source in content.sources:
        level = names.source_level(source)
        sums[level] = sums.get(level, 0) + content.paid_by(source)
    return sums


def _fixed(sheet: Sheet, row: int, content: _Content) -> str:
    """The cells of the sources in a row, as another sheet's formula names them."""
    last = max(content.sum_column - 1, FIRST_SOURCE)
    return sheet.fixed_span((row, FIRST_SOURCE), (row, last))
