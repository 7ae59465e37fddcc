"""``samspel aid size``: the size class of an enterprise, counting its owners and holdings."""

from __future__ import annotations

from samspel.commands.aid.aid_options import Currency, On, PerEuro
from samspel.commands.aid.size_options import (
    Balance,
    EnterprisePath,
    Headcount,
    PublicShare,
    StatusBefore,
    Turnover,
)
from samspel.options import Assume, Json, Lang, Parameters


def size(
    enterprise: EnterprisePath = None,
    *,
    on: On,
    headcount: Headcount = None,
    turnover: Turnover = None,
    balance: Balance = None,
    public_share: PublicShare = None,
    status_before: StatusBefore = None,
    currency: Currency = "EUR",
    per_euro: PerEuro = None,
    assume: Assume = None,
    parameters: Parameters = None,
    json: Json = False,
    lang: Lang = None,
) -> int:
    """Print the size class with its reasons."""
    from flows.law import law
    from samspel.commands.aid.checked import Checked
    from samspel.commands.aid.enterprise_given import Given, enterprise_given
    from samspel.commands.aid.size_answer import give
    from samspel.exit_status import OK
    from samspel.language import spoken

    checked = Checked()
    day = checked.day("--on", on)
    assumed = checked.assumptions(assume or ())
    found = enterprise_given(
        enterprise,
        Given(
            headcount=tuple(headcount or ()),
            turnover=tuple(turnover or ()),
            balance=tuple(balance or ()),
            public_share=public_share,
            status_before=status_before,
            currency=currency,
            per_euro=per_euro,
        ),
        day,
        checked,
    )
    with law(parameters):
        give(found, day, assumed, spoken(lang), as_json=json)
    return OK
