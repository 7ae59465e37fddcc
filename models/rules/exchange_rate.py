"""A limit in another currency needs a rate of exchange that the programme states."""

from __future__ import annotations

from models.case import Case, Chosen
from models.exchange import convert_down
from models.finding import Finding
from models.mention import call, terms_of
from models.text import Text

ID = "exchange.rate_unknown"
TITLE = Text(sv="Växelkursen är känd", en="The rate of exchange is known")
REFERENCE = "The terms of each programme"


def check(case: Case) -> list[Finding]:
    """One error for every call whose limits cannot be turned into the project's currency."""
    return [
        Finding(
            rule=ID,
            severity="error",
            subjects=(chosen.name,),
            numbers={"from": currency, "to": case.project.currency},
            message=Text(
                sv=f"Gränserna i {call(chosen).sv} står i {currency}, och programmet anger ingen "
                f"kurs mot {case.project.currency}. Lägg till exchange_rate på programmet.",
                en=f"The limits of {call(chosen).en} are in {currency}, and the programme states "
                f"no rate against {case.project.currency}. Add exchange_rate to the programme.",
            ),
            reference=terms_of(chosen),
        )
        for chosen in case.chosen
        for currency in sorted(_currencies(chosen))
        if convert_down(0, currency, case.project.currency, chosen.programme) is None
    ]


def _currencies(chosen: Chosen) -> set[str]:
    call_, used = chosen.call, set()
    if call_.grant.min is not None or call_.grant.max is not None:
        used.add(chosen.funder.currency)
    if call_.budget is not None:
        used.add(call_.budget.currency)
    return used
