"""Aid against its ceilings for a whole portfolio at once: ``models.aid_on_one_cost`` by columns.

The law is read once for every combination of activity, size, grounds and period of the law that
occurs; the rest is integer arithmetic on columns. Amounts are whole minor units and shares whole
millionths throughout, so nothing is rounded but permitted amounts, downwards.

It stands here because only ``solver`` and ``calendars`` may know data frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from models.aid_intensity import Grounds, ceiling
from models.aid_on_one_cost import DEFAULTS, VERDICTS
from models.assumptions_set import Assumptions
from models.errors import NumericGuardError, OutsideKnownDatesError
from models.gber_validity import Phase, gber_validity
from models.intensity_periods import first_days_of_intensity_periods
from models.money import share_text
from models.public_beside_union import MOST_FAVOURABLE_RATE
from models.text import Text
from solver.portfolio_columns import FLAGS, MILLION, WORDS, Columns, millionths, read_columns

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

_PHASES: tuple[Phase, ...] = get_args(Phase)


def portfolio_aid(
    frame: pd.DataFrame,
    aid: Sequence[str],
    *,
    assumptions: Assumptions = DEFAULTS,
) -> pd.DataFrame:
    """Set the aid of every row against its ceiling: one row is one cost of one partner.

    Columns read: ``activity``, ``size`` (may be missing in a row), ``effective_collaboration``,
    ``dissemination``, ``licensing``, ``assisted_area`` (``none``, ``a``, ``c``), ``multi_state``,
    ``on`` (days), ``cost``, one per source of State aid as named in ``aid``, and, where there is
    directly managed Union money, ``union`` and ``union_rate`` (``Decimal``, missing in rows
    without). Amounts are integers in minor units.

    Returns:
        A frame with the same index and the columns ``phase``, ``ceiling`` (``Decimal``),
        ``permitted``, ``granted``, ``headroom``, ``public_headroom`` (minor units, missing where
        not known) and ``verdict``, each as in ``AidOnOneCost``.

    Raises:
        InputErrors: all faults of all columns.
        NumericGuardError: a ceiling is finer than a millionth.
    """
    import numpy as np
    import pandas as pd

    columns = read_columns(frame, aid)
    law, row_of_law = _law(columns, assumptions.value("law.after_expiry"))
    share = law.millionths[row_of_law]
    known = share >= 0
    permitted = _portion(np.where(known, share, 0), columns.cost)
    headroom = permitted - columns.aid
    rate = columns.union_rate
    if assumptions.value(MOST_FAVOURABLE_RATE) == "highest":
        rate = np.where(rate >= 0, np.maximum(rate, share), rate)
    limited = known & (rate >= 0)
    public_headroom = _portion(np.maximum(rate, 0), columns.cost) - columns.aid - columns.union
    verdict = np.select(
        [~known, headroom < 0, limited & (public_headroom < 0)],
        [VERDICTS.index(one) for one in ("law_unknown", "too_much_aid", "too_much_public_money")],
        VERDICTS.index("within"),
    )
    return pd.DataFrame(
        {
            "phase": pd.Categorical.from_codes(law.phase[row_of_law], categories=pd.Index(_PHASES)),
            "ceiling": law.ceiling[row_of_law],
            "permitted": pd.arrays.IntegerArray(permitted, ~known),
            "granted": columns.aid,
            "headroom": pd.arrays.IntegerArray(headroom, ~known),
            "public_headroom": pd.arrays.IntegerArray(public_headroom, ~limited),
            "verdict": pd.Categorical.from_codes(verdict, categories=pd.Index(VERDICTS)),
        },
        index=frame.index,
    )


@dataclass(frozen=True)
class _Law:
    """What holds for each combination that occurs; ``millionths`` and ``phase`` -1 if unknown."""

    ceiling: NDArray[Any]
    millionths: Whole
    phase: Whole


def _law(columns: Columns, after_expiry: str) -> tuple[_Law, NDArray[np.intp]]:
    """The law of every combination, and for each row which of them it has."""
    import numpy as np
    import pandas as pd

    periods = np.array(first_days_of_intensity_periods(), "datetime64[D]")
    key = np.searchsorted(periods, columns.on, side="right").astype(np.int64)
    for name, words in WORDS.items():
        key = key * (len(words) + 1) + columns.words[name] + 1
    for flags in columns.flags.values():
        key = key * 2 + flags
    row_of_law, keys = pd.factorize(key)
    # Any row of a combination speaks for it, so one of them is asked the plain way.
    speaker = np.zeros(len(keys), np.int64)
    speaker[row_of_law] = np.arange(len(key))
    read = [_of_row(columns, int(row), after_expiry) for row in speaker]
    shares = [-1 if share is None else _exact(share) for share, _ in read]
    phases = [-1 if phase is None else _PHASES.index(phase) for _, phase in read]
    ceilings = np.empty(len(read), object)
    ceilings[:] = [share for share, _ in read]
    return _Law(ceilings, np.array(shares, np.int64), np.array(phases, np.int64)), row_of_law


def _of_row(columns: Columns, row: int, after_expiry: str) -> tuple[Decimal | None, Phase | None]:
    places = {name: int(codes[row]) for name, codes in columns.words.items()}
    words: dict[str, Any] = {
        name: WORDS[name][place] if place >= 0 else None for name, place in places.items()
    }
    held = {name: bool(columns.flags[name][row]) for name in FLAGS}
    on: date = columns.on[row].item()
    try:
        share = ceiling(
            words["activity"],
            words["size"],
            Grounds(**held, assisted_area=words["assisted_area"]),
            on,
            after_expiry,
        ).share
    except OutsideKnownDatesError:
        return None, None
    return share, gber_validity(on, after_expiry).phase


def _exact(share: Decimal) -> int:
    found = millionths(share)
    if found is None:
        raise NumericGuardError(
            Text(
                sv=f"Stödnivån {share_text(share)} är finare än miljondelar: räkna raderna en "
                "och en.",
                en=f"The intensity {share_text(share)} is finer than millionths: compute the "
                "rows one by one.",
            )
        )
    return found


def _portion(share: Whole, amount: Whole) -> Whole:
    """The largest whole amount that is at most so many millionths of ``amount``.

    Whole millions and the rest apart: neither product leaves 64 bits.
    """
    millions, rest = amount // MILLION, amount % MILLION
    return share * millions + share * rest // MILLION
