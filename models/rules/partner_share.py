"""What a partner gets for an activity is at most the call's own share for such partners."""

from __future__ import annotations

from models.case import Case
from models.eligible_costs import eligible_costs
from models.finding import Finding
from models.mention import amount, call, share, terms_of
from models.money import decimal_text, portion, share_text
from models.text import Text
from models.vocabulary import Activity
from models.wording import activity_words

ID = "call.partner_share"
TITLE = Text(sv="Högsta andel för en part", en="Largest share for a partner")
REFERENCE = "The terms of each call"


def check(case: Case) -> list[Finding]:
    """One error for every partner and activity that a call pays too much."""
    findings = []
    for chosen in case.chosen:
        pairs: set[tuple[str, Activity]] = {
            (partner, case.work_package(package).activity) for partner, package in chosen.scope
        }
        for partner_id, activity in sorted(pairs):
            partner = case.partner(partner_id)
            rate = chosen.call.partner_rate(partner.type, partner.size, activity)
            if rate is None:
                continue
            places = frozenset(
                (partner_id, package.id)
                for package in case.project.work_packages
                if package.activity == activity
            )
            paid, base = case.paid_by(chosen.source, places), eligible_costs(case, chosen, places)
            most = portion(rate, base)
            if paid <= most:
                continue
            got, limit, over, costs = (
                amount(minor, case.project.currency) for minor in (paid, most, paid - most, base)
            )
            work = activity_words(activity)
            findings.append(
                Finding(
                    rule=ID,
                    severity="error",
                    subjects=(chosen.name, partner_id),
                    numbers={
                        "activity": activity,
                        "grant": decimal_text(paid),
                        "limit": decimal_text(most),
                        "over": decimal_text(paid - most),
                        "eligible": decimal_text(base),
                        "rate": share_text(rate),
                    },
                    message=Text(
                        sv=f"{partner.name} får {got.sv} av {call(chosen).sv} för {work.sv}, "
                        f"{over.sv} för mycket: högst {share(rate).sv} av {costs.sv}, alltså "
                        f"{limit.sv}.",
                        en=f"{partner.name} gets {got.en} from {call(chosen).en} for {work.en}, "
                        f"{over.en} too much: at most {share(rate).en} of {costs.en}, that is "
                        f"{limit.en}.",
                    ),
                    reference=terms_of(chosen),
                )
            )
    return findings
