"""What the cash flow of a plan would be if a payment assumption were another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.assumption import ASSUMPTIONS
from models.assumptions_used import assumption_used
from models.case import Case
from models.finding import Finding
from models.liquidity import Liquidity, OtherReading, PaymentRow
from models.mention import amount
from models.money import Minor, decimal_text
from models.text import Text


def other_readings(
    case: Case, found: Liquidity, again: Callable[[Case], Liquidity]
) -> Iterator[OtherReading]:
    """The low point and the bridge for each other value of an assumption that the flow rests on.

    ``again`` reckons the cash flow of a case once more.
    """
    for name in _names(found.payments):
        known = ASSUMPTIONS[name]
        for value in known.tried or (known.default, *known.alternatives):
            if value == case.assumptions.value(name):
                continue
            assumptions = {**case.project.assumptions, name: value}
            project = case.project.model_copy(update={"assumptions": assumptions})
            other = again(Case(project, case.catalogue, case.plan))
            yield OtherReading(
                assumption=name, value=value, low=other.low, bridge=Minor(other.bridge)
            )


def findings_of_readings(case: Case, found: Liquidity) -> Iterator[Finding]:
    """A note for each payment assumption: its value, that no source says so, and the others."""
    for name in _names(found.payments):
        used = assumption_used(case.assumptions, name, rests_on_it=False)
        others = [one for one in found.readings if one.assumption == name]
        lows = [
            (one.value, amount(-one.low, found.currency), amount(one.bridge, found.currency))
            for one in others
        ]
        sv = "; ".join(f"{value}: {low.sv} ute, {lent.sv} att låna" for value, low, lent in lows)
        en = "; ".join(f"{value}: {low.en} out, {lent.en} to borrow" for value, low, lent in lows)
        yield Finding(
            rule="liquidity.assumption",
            severity="info",
            subjects=(name,),
            numbers={f"low if {one.value}": decimal_text(one.low) for one in others},
            message=Text(
                sv=f"{used.message.sv} Det är Samspels antagande ({name} = {used.value}); ingen "
                f"källa säger det. Med ett annat värde: {sv}.",
                en=f"{used.message.en} That is Samspel's assumption ({name} = {used.value}); no "
                f"source says so. With another value: {en}.",
            ),
            assumption=name,
        )


def _names(payments: Sequence[PaymentRow]) -> list[str]:
    return list(dict.fromkeys(name for one in payments for name in one.assumptions))
