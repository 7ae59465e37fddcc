"""The columns of a portfolio as whole numbers, or every fault of them with what to write instead.

Amounts are whole minor units, shares exact decimals: a column of floats is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from models.aid_intensity import RESEARCH_AND_DEVELOPMENT
from models.errors import InputErrors, InputProblem
from models.flaw import Flaw
from models.money import LARGEST_AMOUNT, decimal_text
from models.nearest_name import nearest_names
from models.text import Text
from models.vocabulary import Size

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

MILLION = 10**6
"""Shares are counted in millionths, the finest that Samspel reads."""

WORDS: Mapping[str, Sequence[str]] = {
    "activity": RESEARCH_AND_DEVELOPMENT,
    "size": get_args(Size),
    "assisted_area": ("none", "a", "c"),
}
FLAGS = ("effective_collaboration", "dissemination", "licensing", "multi_state")

_NONE, _WRONG = -1, -2
"""In place of a code or a share: there is none, and what there is can't be read."""

_MOST_SHOWN = 5
"""How many faulty rows of a column an error names."""


@dataclass(frozen=True)
class Columns:
    """A portfolio row by row.

    Attributes:
        words: places in ``WORDS``; -1 for a size that is not given.
        flags: the grounds that hold, 0 or 1.
        on: the day on which the aid is granted.
        cost, aid, union: minor units; ``aid`` is the sum over the sources.
        union_rate: millionths; -1 where there is no Union money.
    """

    words: Mapping[str, Whole]
    flags: Mapping[str, Whole]
    on: NDArray[np.datetime64]
    cost: Whole
    aid: Whole
    union: Whole
    union_rate: Whole


def read_columns(frame: pd.DataFrame, aid: Sequence[str]) -> Columns:
    """The columns of ``frame``, with those named in ``aid`` added up.

    Raises:
        InputErrors: all faults of all columns.
    """
    reader = _Reader(frame)
    has_union = "union" in frame or "union_rate" in frame
    amounts = ["cost", *aid, *(["union"] if has_union else [])]
    reader.require([*WORDS, *FLAGS, "on", *amounts, *(["union_rate"] if has_union else [])])
    columns = Columns(
        words={name: reader.words(name, known) for name, known in WORDS.items()},
        flags={name: reader.flags(name) for name in FLAGS},
        on=reader.days("on"),
        cost=reader.amounts("cost"),
        aid=reader.sum_of_amounts(aid),
        union=reader.amounts("union") if has_union else reader.zeros(),
        union_rate=reader.rates("union_rate") if has_union else reader.zeros() + _NONE,
    )
    unrated = (columns.union > 0) & (columns.union_rate == _NONE)
    if unrated.any():
        reader.fault_in_rows(
            unrated,
            Flaw(
                ("union_rate",),
                "union-rate-missing",
                "EU-programmets finansieringsgrad saknas",
                "the funding rate of the Union programme is missing",
                "Skriv programmets andel av kostnaderna som en Decimal.",
                "Write the programme's share of the costs as a Decimal.",
            ),
        )
    reader.finish()
    return columns


@dataclass
class _Reader:
    frame: pd.DataFrame
    problems: list[InputProblem] = field(default_factory=list)

    def require(self, names: Sequence[str]) -> None:
        """Refuse at once a frame that lacks a column or has two of one name."""
        for name in dict.fromkeys(names):
            count = list(self.frame.columns).count(name)
            if count != 1:
                self._fault(
                    Flaw(
                        (name,),
                        "column-missing" if count == 0 else "column-twice",
                        "kolumnen saknas." if count == 0 else f"kolumnen finns {count} gånger.",
                        "the column is missing."
                        if count == 0
                        else f"the column is there {count} times.",
                        "Ge ramen exakt en sådan kolumn.",
                        "Give the frame exactly one such column.",
                    )
                )
        self.finish()

    def words(self, name: str, known: Sequence[str]) -> Whole:
        import numpy as np
        import pandas as pd

        codes, found = pd.factorize(self.frame[name])
        places = np.array(
            [known.index(word) if word in known else _WRONG for word in found] + [_NONE], np.int64
        )[codes]
        unknown = (places == _WRONG) | ((places == _NONE) & (name != "size"))
        if unknown.any():
            wrong = str(self.frame[name].iloc[int(unknown.argmax())])
            near = nearest_names(wrong, known, limit=1)
            listed = ", ".join(known)
            self.fault_in_rows(
                unknown,
                Flaw(
                    (name,),
                    "word-unknown",
                    f"{wrong!r} är okänt",
                    f"{wrong!r} is unknown",
                    f"Menade du kanske {near[0]}?" if near else f"Skriv något av {listed}.",
                    f"Maybe you meant {near[0]}?" if near else f"Write one of {listed}.",
                ),
            )
        return places

    def flags(self, name: str) -> Whole:
        import numpy as np
        import pandas as pd

        column = self.frame[name]
        if len(column) and pd.api.types.infer_dtype(column, skipna=False) != "boolean":
            return self._of_another_kind(name, "sanna eller falska", "true or false")
        return column.to_numpy(dtype=bool).astype(np.int64)

    def days(self, name: str) -> NDArray[np.datetime64]:
        import numpy as np
        import pandas as pd

        column = self.frame[name]
        kind = pd.api.types.infer_dtype(column, skipna=False)
        dated = kind == "date" or pd.api.types.is_datetime64_dtype(column)
        if len(column) and not (dated and column.notna().all()):
            self._of_another_kind(name, "dagar utan klockslag", "days without a time")
            return np.zeros(len(column), "datetime64[D]")
        days = column.to_numpy(dtype="datetime64[D]")
        if kind != "date" and (days != column.to_numpy()).any():
            self._of_another_kind(name, "dagar utan klockslag", "days without a time")
        return days

    def amounts(self, name: str) -> Whole:
        import numpy as np
        import pandas as pd

        column = self.frame[name]
        if len(column) and pd.api.types.infer_dtype(column, skipna=False) != "integer":
            return self._of_another_kind(name, "hela ören eller cent", "whole minor units")
        outside = ((column < 0) | (column > LARGEST_AMOUNT)).to_numpy(dtype=bool)
        if outside.any():
            most = decimal_text(LARGEST_AMOUNT)
            self.fault_in_rows(
                outside,
                Flaw(
                    (name,),
                    "amount-outside",
                    f"beloppet är negativt eller större än {most}",
                    f"the amount is negative or larger than {most}",
                    "Rätta beloppet; det skrivs i ören eller cent.",
                    "Correct the amount; it is written in minor units.",
                ),
            )
            return self.zeros()
        return column.to_numpy(dtype=np.int64)

    def sum_of_amounts(self, names: Sequence[str]) -> Whole:
        """Within the largest amount each, so many columns as fit in memory cannot overflow."""
        total = self.zeros()
        for name in names:
            total += self.amounts(name)
        return total

    def rates(self, name: str) -> Whole:
        import numpy as np
        import pandas as pd

        codes, found = pd.factorize(self.frame[name])
        shares = [millionths(share) if isinstance(share, Decimal) else None for share in found]
        places = np.array([_WRONG if one is None else one for one in shares] + [_NONE], np.int64)[
            codes
        ]
        wrong = places == _WRONG
        if wrong.any():
            self.fault_in_rows(
                wrong,
                Flaw(
                    (name,),
                    "share-not-exact",
                    "andelen är ingen Decimal mellan 0 och 1 med högst sex decimaler",
                    "the share is no Decimal between 0 and 1 with at most six decimals",
                    'Skriv Decimal("0.70").',
                    'Write Decimal("0.70").',
                ),
            )
        return places

    def zeros(self) -> Whole:
        import numpy as np

        return np.zeros(len(self.frame), np.int64)

    def fault_in_rows(self, rows: NDArray[np.bool_], flaw: Flaw) -> None:
        """One fault of a column, with the first of the rows that have it."""
        labels = [str(label) for label in self.frame.index[rows][:_MOST_SHOWN]]
        shown, more = ", ".join(labels), int(rows.sum()) - len(labels)
        and_more = (
            Text(sv=f" och {more} till", en=f" and {more} more") if more else Text(sv="", en="")
        )
        self._fault(
            replace(
                flaw,
                sv=f"{flaw.sv} (rad {shown}{and_more.sv}).",
                en=f"{flaw.en} (row {shown}{and_more.en}).",
            )
        )

    def finish(self) -> None:
        if self.problems:
            raise InputErrors(self.problems)

    def _of_another_kind(self, name: str, sv: str, en: str) -> Whole:
        kind = self.frame[name].dtype
        self._fault(
            Flaw(
                (name,),
                "column-kind",
                f"kolumnen ({kind}) innehåller annat än {sv}.",
                f"the column ({kind}) holds something else than {en}.",
                f"Ge kolumnen {sv} på varje rad.",
                f"Give the column {en} in every row.",
            )
        )
        return self.zeros()

    def _fault(self, flaw: Flaw) -> None:
        where = ".".join(map(str, flaw.path))
        self.problems.append(
            InputProblem(
                "portfolio",
                None,
                where,
                flaw.code,
                flaw.sv,
                flaw.en,
                flaw.remedy_sv,
                flaw.remedy_en,
            )
        )


def millionths(share: Decimal) -> int | None:
    """A share from 0 to 1 in whole millionths; ``None`` if it is none, or finer than that."""
    if not (share.is_finite() and 0 <= share <= 1):
        return None
    scaled = share * MILLION
    return int(scaled) if scaled == scaled.to_integral_value() else None
