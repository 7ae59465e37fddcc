"""A case made by hand for the report: three partners, three calls from three levels of money.

The names of the funders are real; every amount and most dates are made up.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from models.catalogue import Catalogue
from models.finding import Change, Conflict, Demand, Finding, Repair
from models.plan import (
    AidRow,
    Application,
    AssumptionUsed,
    DecisionWindow,
    MatrixRow,
    Plan,
    SolverRun,
    Task,
    Totals,
)
from models.project import Project
from models.text import Text

CATALOGUE = Catalogue.model_validate(
    {
        "funders": [
            {"id": "tillvaxtverket", "name": "Tillväxtverket", "level": "national"},
            {"id": "vinnova", "name": "Vinnova", "level": "national"},
            {"id": "region-skane", "name": "Region Skåne", "level": "regional"},
        ],
        "programmes": [
            {
                "id": "eruf-skane-blekinge",
                "funder": "tillvaxtverket",
                "name": {
                    "sv": "Regionalfonden Skåne-Blekinge 2021–2027",
                    "en": "ERDF Skåne-Blekinge 2021–2027",
                },
                "union_funds": "shared",
                "exchange_rate": {
                    "policy": "given",
                    "sek_per_eur": "11.00",
                    "source": "Programmets handbok",
                },
            }
        ],
        "calls": [
            {
                "id": "tvv-7108",
                "funder": "tillvaxtverket",
                "programme": "eruf-skane-blekinge",
                "title": {
                    "sv": "Stärk företags kompetensförsörjning och främja entreprenörskap",
                    "en": "Strengthen the supply of skills and promote entrepreneurship",
                },
                "source": {
                    "url": "https://tillvaxtverket.se/utlysningar/7108.html",
                    "seen_on": "2024-08-12",
                },
                "match": {
                    "proof": {"rule": "working_days_before", "count": 20, "event": "committee"}
                },
                "rounds": [
                    {
                        "id": "2024-autumn",
                        "milestones": [
                            {"kind": "opens", "at": "2024-08-12"},
                            {
                                "kind": "deadline",
                                "at": "2024-09-19T23:59",
                                "zone": "Europe/Stockholm",
                            },
                            {"kind": "committee", "at": "2024-12-06"},
                            {
                                "kind": "decision",
                                "at": {"quarter": "2024-Q4"},
                                "certainty": "planned",
                            },
                            {"kind": "report_due", "at": "2026-03-31"},
                        ],
                    }
                ],
            },
            {
                "id": "vinnova-test",
                "funder": "vinnova",
                "title": {
                    "sv": "Testmiljöer för artificiell intelligens",
                    "en": "Test environments for artificial intelligence",
                },
                "source": {"url": "https://www.vinnova.se/e/testmiljoer", "seen_on": "2024-08-15"},
                "rounds": [
                    {
                        "id": "2024-2",
                        "milestones": [
                            {"kind": "opens", "at": "2024-06-17"},
                            {
                                "kind": "deadline",
                                "at": "2024-09-05T14:00",
                                "zone": "Europe/Stockholm",
                            },
                            {"kind": "decision", "at": "2024-11-01"},
                        ],
                    }
                ],
            },
            {
                "id": "skane-medfinansiering",
                "funder": "region-skane",
                "title": {"sv": "Regional medfinansiering", "en": "Regional co-financing"},
                "source": {
                    "url": "https://utveckling.skane.se/medfinansiering",
                    "seen_on": "2024-08-16",
                },
                "synthetic": True,
                "note": {
                    "sv": "Datum och belopp är påhittade efter mönster av regionens omgångar.",
                    "en": "Dates and amounts are made up after the region's own rounds.",
                },
                "rounds": [
                    {
                        "id": "2024-3",
                        "milestones": [
                            {"kind": "opens", "at": "2024-08-26"},
                            {"kind": "deadline", "at": "2024-09-13"},
                            {"kind": "decision", "at": "2024-10-24"},
                        ],
                    },
                    {
                        "id": "2024-4",
                        "milestones": [
                            {"kind": "opens", "at": "2024-09-16"},
                            {"kind": "deadline", "at": "2024-10-11"},
                            {"kind": "decision", "at": "2024-11-21"},
                        ],
                    },
                ],
            },
        ],
    }
)

PROJECT = Project.model_validate(
    {
        "id": "ai-testbed-south",
        "title": {"sv": "AI-testbädd syd", "en": "AI test bed south"},
        "as_of": "2024-08-20",
        "period": {"earliest_start": "2025-01-01", "latest_end": "2027-12-31", "months": 24},
        "conditions": {"effective_collaboration": True},
        "partners": [
            {
                "id": "lu",
                "name": "Lunds universitet",
                "type": "research_organisation",
                "own_cash": {"max": 400_000},
            },
            {
                "id": "sensoria",
                "name": "Sensoria AB",
                "type": "enterprise",
                "size": "small",
                "economic_activity": True,
                "own_cash": {"max": 1_000_000},
            },
            {
                "id": "skane",
                "name": "Region Skåne, avdelningen för regional utveckling",
                "type": "public_body",
                "own_cash": {"max": 200_000},
            },
        ],
        "work_packages": [
            {
                "id": "wp1",
                "title": {"sv": "Metoder för provning", "en": "Methods of testing"},
                "activity": "industrial_research",
                "months": [1, 18],
            },
            {
                "id": "wp2",
                "title": {"sv": "Prototyp i drift", "en": "Prototype in operation"},
                "activity": "experimental_development",
                "months": [7, 24],
            },
            {
                "id": "wp3",
                "title": {"sv": "Samordning och spridning", "en": "Co-ordination and outreach"},
                "activity": "other",
                "months": [1, 24],
            },
        ],
        "costs": [
            {"partner": "lu", "work_package": "wp1", "category": "staff", "amount": 2_400_000},
            {
                "partner": "lu",
                "work_package": "wp1",
                "category": "equipment",
                "amount": "350000.50",
            },
            {"partner": "lu", "work_package": "wp3", "category": "staff", "amount": 500_000},
            {"partner": "sensoria", "work_package": "wp1", "category": "staff", "amount": 800_000},
            {
                "partner": "sensoria",
                "work_package": "wp2",
                "category": "staff",
                "amount": 1_600_000,
            },
            {
                "partner": "sensoria",
                "work_package": "wp2",
                "category": "staff",
                "amount": 150_000,
                "in_kind": True,
            },
            {"partner": "skane", "work_package": "wp3", "category": "staff", "amount": 400_000},
            {
                "partner": "skane",
                "work_package": "wp3",
                "category": "premises",
                "amount": 100_000,
                "in_kind": True,
            },
        ],
        "contributions": [
            {"id": "malmo", "from": "Malmö stad", "kind": "public_cash", "amount": 250_000},
            {"id": "fond", "from": "Teknikfonden", "kind": "private_cash", "amount": 300_000},
        ],
    }
)

_TVV = "call:tvv-7108/2024-autumn"
_VINNOVA = "call:vinnova-test/2024-2"
_SKANE = "call:skane-medfinansiering/2024-3"

# Partner, work package, category, source, amount, legal basis.
_PAID = (
    ("lu", "wp1", "staff", _TVV, "960000.00", "no_aid"),
    ("lu", "wp1", "staff", _VINNOVA, "1000000.00", "no_aid"),
    ("lu", "wp1", "staff", _SKANE, "300000.00", "sfs_2003_596"),
    ("lu", "wp1", "staff", "own:lu", "140000.00", None),
    ("lu", "wp1", "equipment", _TVV, "140000.20", "no_aid"),
    ("lu", "wp1", "equipment", _VINNOVA, "200000.00", "no_aid"),
    ("lu", "wp1", "equipment", "own:lu", "10000.30", None),
    ("lu", "wp3", "staff", _TVV, "200000.00", "no_aid"),
    ("lu", "wp3", "staff", _SKANE, "300000.00", "sfs_2003_596"),
    ("sensoria", "wp1", "staff", _TVV, "320000.00", "gber.25"),
    ("sensoria", "wp1", "staff", _VINNOVA, "80000.00", "gber.25"),
    ("sensoria", "wp1", "staff", "own:sensoria", "400000.00", None),
    ("sensoria", "wp2", "staff", _TVV, "640000.00", "gber.25"),
    ("sensoria", "wp2", "staff", _VINNOVA, "100000.00", "gber.25"),
    ("sensoria", "wp2", "staff", "contribution:fond", "300000.00", None),
    ("sensoria", "wp2", "staff", "own:sensoria", "560000.00", None),
    ("sensoria", "wp2", "staff", "in_kind:sensoria", "150000.00", None),
    ("skane", "wp3", "staff", "contribution:malmo", "250000.00", None),
    ("skane", "wp3", "staff", "own:skane", "150000.00", None),
    ("skane", "wp3", "premises", "in_kind:skane", "100000.00", None),
)

_AFTER_EXPIRY = AssumptionUsed(
    name="law.after_expiry",
    value="unchanged",
    default="unchanged",
    message=Text(
        sv="Stöd som beslutas efter det att reglerna löpt ut antas få samma villkor som de sista "
        "kända.",
        en="Aid granted after the rules have expired is taken to meet the same terms as the last "
        "ones known.",
    ),
)
_UNDATED = AssumptionUsed(
    name="contribution.undated",
    value="in_time",
    default="in_time",
    message=Text(
        sv="Ett löfte om medfinansiering utan datum antas vara styrkt i tid.",
        en="A promised contribution without a date is taken to be proved in time.",
    ),
)

FEASIBLE = Plan(
    status="feasible",
    proven=True,
    project="ai-testbed-south",
    title=PROJECT.title,
    as_of=date(2024, 8, 20),
    inputs_sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    start=date(2025, 2, 1),
    end=date(2027, 1, 31),
    totals=Totals.model_validate(
        {
            "currency": "SEK",
            "eligible_costs": "6300000.50",
            "grants": "4240000.20",
            "eu": "2260000.20",
            "national": "1380000.00",
            "regional": "600000.00",
            "contributions": "550000.00",
            "own_cash": "1260000.30",
            "in_kind": "250000.00",
            "private": "1410000.00",
        }
    ),
    applications=(
        Application.model_validate(
            {
                "call": "vinnova-test",
                "round": "2024-2",
                "title": Text(
                    sv="Testmiljöer för artificiell intelligens",
                    en="Test environments for artificial intelligence",
                ),
                "funder": "vinnova",
                "opens": "2024-06-17",
                "submit_by": "2024-09-05T14:00+02:00",
                "zone": "Europe/Stockholm",
                "decision": DecisionWindow(earliest=date(2024, 11, 1), latest=date(2024, 11, 1)),
                "grant": "1380000.00",
                "eligible_costs": "5150000.50",
                "share": Decimal("0.267961"),
                "success_rate": 0.35,
            }
        ),
        Application.model_validate(
            {
                "call": "skane-medfinansiering",
                "round": "2024-3",
                "funder": "region-skane",
                "opens": "2024-08-26",
                "submit_by": "2024-09-13",
                "decision": DecisionWindow(earliest=date(2024, 10, 24), latest=date(2024, 10, 24)),
                "grant": "600000.00",
                "eligible_costs": "2900000.00",
                "share": Decimal("0.206897"),
            }
        ),
        Application.model_validate(
            {
                "call": "tvv-7108",
                "round": "2024-autumn",
                "funder": "tillvaxtverket",
                "opens": "2024-08-12",
                "submit_by": "2024-09-19T23:59+02:00",
                "zone": "Europe/Stockholm",
                "proof_due": date(2024, 11, 8),
                "decision": DecisionWindow(earliest=date(2024, 10, 1), latest=date(2024, 12, 31)),
                "grant": "2260000.20",
                "eligible_costs": "5650000.50",
                "share": Decimal("0.40"),
            }
        ),
    ),
    matrix=tuple(
        MatrixRow.model_validate(
            {
                "partner": partner,
                "work_package": package,
                "category": category,
                "source": source,
                "amount": amount,
                "legal_basis": basis,
            }
        )
        for partner, package, category, source, amount, basis in _PAID
    ),
    aid=(
        AidRow.model_validate(
            {
                "partner": "sensoria",
                "activity": "industrial_research",
                "eligible": "800000.00",
                "ceiling": Decimal("0.80"),
                "granted": "400000.00",
                "headroom": "240000.00",
                "reasons": ("base 0.50", "small +0.20", "collaboration +0.15", "maximum -0.05"),
                "reference": "GBER art. 25(5)(b), 25(6)(a), 25(6)(b)(i), 25(6)",
            }
        ),
        AidRow.model_validate(
            {
                "partner": "sensoria",
                "activity": "experimental_development",
                "eligible": "1750000.00",
                "ceiling": Decimal("0.60"),
                "granted": "740000.00",
                "headroom": "310000.00",
                "reasons": ("base 0.25", "small +0.20", "collaboration +0.15"),
                "reference": "GBER art. 25(5)(c), 25(6)(a), 25(6)(b)(i)",
            }
        ),
    ),
    findings=(
        Finding(
            rule="capacity.holiday",
            severity="warning",
            subjects=("vinnova-test/2024-2",),
            numbers={"days": 12},
            message=Text(
                sv="Ansökan till Vinnova ska skrivas på 12 dagar efter semestern.",
                en="The application to Vinnova has to be written in 12 days after the holidays.",
            ),
            reference="capacity.weeks_off",
        ),
        Finding(
            rule="aid.near_ceiling",
            severity="info",
            subjects=("sensoria", "wp2"),
            numbers={"granted": "740000.00", "ceiling": "0.60"},
            message=Text(
                sv="Sensoria AB har 310 000 kr kvar till taket för experimentell utveckling.",
                en="Sensoria AB has SEK 310 000 left to the ceiling of experimental development.",
            ),
            reference="GBER art. 25(5)(c)",
            assumption="law.after_expiry",
        ),
    ),
    assumptions=(_AFTER_EXPIRY, _UNDATED),
    solver=SolverRun(ortools="9.15.6755", seed=0, deterministic_time=0.01),
    tasks=(
        Task(
            on=date(2024, 11, 8),
            what=Text(
                sv="Lämna in medfinansieringsintyg till Tillväxtverket",
                en="Hand in the certificates of co-financing to Tillväxtverket",
            ),
            who="skane",
        ),
        Task(
            on=date(2024, 9, 5),
            what=Text(sv="Lämna in ansökan till Vinnova", en="Submit the application to Vinnova"),
            who="lu",
        ),
    ),
)

ASSUMED = FEASIBLE.model_copy(
    update={
        "proven": False,
        "gap": 0.013,
        "assumptions": (_AFTER_EXPIRY, _UNDATED.model_copy(update={"rests_on_it": True})),
    }
)

INFEASIBLE = Plan(
    status="infeasible",
    proven=True,
    project="ai-testbed-south",
    as_of=date(2024, 8, 20),
    inputs_sha256="2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    conflicts=(
        Conflict(
            demands=(
                Demand(
                    rule="match.proof_in_time",
                    subjects=("tvv-7108/2024-autumn",),
                    numbers={"proof_due": "2024-11-08"},
                    message=Text(
                        sv="Tillväxtverket vill se medfinansieringsintygen den 8 november 2024, "
                        "20 arbetsdagar före kommittén.",
                        en="Tillväxtverket wants the certificates of co-financing on 8 November "
                        "2024, 20 working days before the committee.",
                    ),
                    reference="Utlysningen, avsnittet Medfinansiering",
                ),
                Demand(
                    rule="match.proof_in_time",
                    subjects=("tvv-7108/2024-autumn", "skane-medfinansiering/2024-4"),
                    numbers={"decision": "2024-11-21", "days_late": 13},
                    message=Text(
                        sv="Regionens nämnd beslutar den 21 november 2024: 13 dagar för sent.",
                        en="The region's board decides on 21 November 2024: 13 days too late.",
                    ),
                    reference="Regionens omgång 2024-4",
                ),
                Demand(
                    rule="plan.full_financing",
                    numbers={"missing": "600000.00"},
                    message=Text(
                        sv="Utan regionens bidrag fattas 600 000 kr.",
                        en="Without the region's grant SEK 600 000 is missing.",
                    ),
                ),
            ),
            irreducible=True,
        ),
    ),
    repairs=(
        Repair(
            changes=(
                Change.model_validate(
                    {
                        "what": "partners/lu/own_cash/max",
                        "from": "400000.00",
                        "to": "1000000.00",
                        "message": Text(
                            sv="Lunds universitet skjuter till ytterligare 600 000 kr.",
                            en="Lund University adds another SEK 600 000.",
                        ),
                    }
                ),
            ),
            verified=True,
        ),
        Repair(
            changes=(
                Change.model_validate(
                    {
                        "what": "period/earliest_start",
                        "from": "2025-01-01",
                        "to": "2025-09-01",
                        "message": Text(
                            sv="Projektet väntar på nästa omgång och startar i september 2025.",
                            en="The project waits for the next round and starts in September 2025.",
                        ),
                    }
                ),
            ),
            verified=False,
        ),
    ),
)

UNDECIDED = Plan(
    status="undecided",
    project="ai-testbed-south",
    as_of=date(2024, 8, 20),
    gap=None,
)

PLANS = {
    "feasible": FEASIBLE,
    "assumed": ASSUMED,
    "infeasible": INFEASIBLE,
    "undecided": UNDECIDED,
    "best-known": FEASIBLE.model_copy(update={"status": "undecided", "proven": False, "gap": None}),
}
