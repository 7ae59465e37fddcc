"""``samspel aid``: answers with reasons, and refusals that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.samspel.conftest import Ran, Run

ON = ("--on", "2026-11-20")
INTENSITY = ("aid", "intensity", *ON)
THRESHOLD = ("aid", "threshold", *ON)

ENTERPRISE = """\
format: samspel/enterprise@1
enterprise: firm
enterprises:
  - id: firm
    name: Firman AB
    periods: [{ends: 2025-12-31, headcount: 40, turnover: 9_000_000, balance: 8_000_000}]
  - id: parent
    periods: [{ends: 2025-12-31, headcount: 100, turnover: 4_000_000, balance: 8_000_000}]
  - id: partner
    periods: [{ends: 2025-12-31, headcount: 101, turnover: 4_000_000, balance: 8_000_000}]
holdings:
  - {owner: parent, firm: firm, capital: 0.60}
  - {owner: partner, firm: firm, capital: 0.30}
"""


def test_the_intensity_of_the_contract(run: Run) -> None:
    # D1, with the ground of D3
    ran = run(
        *INTENSITY,
        "--activity=experimental_development",
        "--size=small",
        "--effective-collaboration",
        "--json",
    )
    assert ran.status == 0
    assert ran.document == {
        "activity": "experimental_development",
        "size": "small",
        "on": "2026-11-20",
        "ceiling": "0.60",
        "reasons": ["base 0.25", "small +0.20", "collaboration +0.15"],
        "explanation": [
            {"sv": "grundnivå 25\u00a0%", "en": "base 25\u00a0%"},
            {
                "sv": "litet företag +20\u00a0procentenheter",
                "en": "small enterprise +20\u00a0percentage points",
            },
            {
                "sv": "faktiskt samarbete +15\u00a0procentenheter",
                "en": "effective collaboration +15\u00a0percentage points",
            },
        ],
        "reference": "GBER art. 25(5)(c), 25(6)(a), 25(6)(b)(i)",
        "warning": None,
        "ignored": [],
        "assumptions": [],
    }


def test_options_that_do_not_apply_to_the_activity_are_told(run: Run) -> None:
    asked = (*INTENSITY, "--activity=industrial_research", "--size=small")
    options = ("--maritime", "--same-economic-activity", "--dissemination")
    ran = run(*asked, *options, "--json")
    assert ran.document["ignored"] == ["--maritime", "--same-economic-activity"]
    assert ran.document["ceiling"] == run(*asked, "--dissemination", "--json").document["ceiling"]
    told = run(*asked, *options, "--lang", "en").out
    assert (
        "Warning: does not apply to industrial research and is not counted: --maritime,"
        " --same-economic-activity\n"
    ) in told
    assert "gäller inte industriell forskning" in run(*asked, *options, "--lang", "sv").out
    assert "Warning" not in run(*asked, "--dissemination", "--lang", "en").out


@pytest.mark.parametrize(
    ("options", "ceiling"),
    [
        ("--activity experimental_development --size large --assisted-area c", "0.30"),  # D2
        (
            (
                "--activity experimental_development --size large --assisted-area c"
                " --effective-collaboration"
            ),
            "0.40",
        ),  # D3
        ("--activity industrial_research --size micro --licensing --dissemination", "0.80"),
        ("--activity industrial_research --size large --multi-state", "0.75"),
        ("--activity process_innovation --size large --borne-by-smes 30%", "0.15"),
        ("--activity training --size medium --disadvantaged", "0.70"),
        ("--activity training --size large --maritime", "1.00"),
        ("--activity innovation_cluster --size large", "0.50"),
        ("--activity sme_innovation --size small", "0.50"),
        ("--activity innovation_services --size small --services-in-window 220000", "1.00"),
        ("--activity innovation_services --size small --services-in-window 220001", "0.50"),
        ("--activity testing_infrastructure --size small --joint --sme-capacity 0.8", "0.60"),
        ("--activity regional_investment --size medium --aid-area 2", "0.25"),
        (
            "--activity regional_investment --size large --aid-area 2 --new-economic-activity",
            "0.15",
        ),
        (
            (
                "--activity cluster_investment --size large --assisted-area c"
                " --ordinance sfs_2022_1379"
            ),
            "0.50",
        ),
    ],
)
def test_ceilings_by_options(run: Run, options: str, ceiling: str) -> None:
    ran = run(*INTENSITY, *options.split(), "--json")
    assert ran.status == 0
    assert ran.document["ceiling"] == ceiling


def test_a_large_regional_project_is_told_why_it_gets_less_than_its_rate(run: Run) -> None:
    # 55 million in full and half of the 45 above: 77.5 million, of which 20 %.
    asked = (
        *INTENSITY, "--activity=regional_investment", "--size=large", "--aid-area=1",
        "--new-economic-activity",
    )  # fmt: skip
    found = run(*asked, "--eligible-costs=100000000", "--json").document
    assert (found["ceiling"], found["largest_aid"]) == ("0.20", "15500000.00")
    assert "77\u00a0500\u00a0000\u00a0EUR" in found["largest_aid_reason"]["sv"]
    assert "large project" in run(*asked, "--eligible-costs=100000000", "--lang=en").out
    within = run(*asked, "--eligible-costs=55000000", "--json").document
    assert (within["largest_aid"], within["largest_aid_reason"]) == ("11000000.00", None)


def test_an_unknown_aid_area_is_named_as_it_was_written(run: Run) -> None:
    ran = run(*INTENSITY, "--activity=regional_investment", "--size=small", "--aid-area=north")
    assert ran.status == 2
    assert "'north'" in ran.err
    assert "1, 2, 3" in ran.err


def test_the_largest_aid_to_known_costs(run: Run) -> None:
    asked = (*INTENSITY, "--activity=experimental_development", "--size=small")
    ran = run(*asked, "--eligible-costs=1000000", "--json")
    assert ran.document["largest_aid"] == "450000.00"
    assert "Högsta stöd: 450\u00a0000\n" in run(*asked, "--eligible-costs=1000000").out
    english = run(*asked, "--eligible-costs=1000000", "--lang=en").out
    assert "Largest aid: 450\u00a0000\n" in english


def test_a_person_reads_the_answer_in_either_language(run: Run) -> None:
    asked = ("aid", "intensity", "--on=2027-06-30", "--activity=training", "--size=medium")
    swedish, english = run(*asked).out, run(*asked, "--lang=en").out
    assert swedish.startswith("Högsta stödnivå för utbildning, medelstort företag, 2027-06-30: 60")
    assert "Varning: GBER gällde till 2026-12-31" in swedish
    assert english.startswith(
        "Highest aid intensity for training, medium-sized enterprise, on 2027-06-30: 60"
    )
    assert "Warning: The GBER applied until 2026-12-31" in english


@pytest.mark.parametrize(
    "asked",
    [
        ("aid", "intensity", "--activity", "training", "--size", "small"),
        ("aid", "threshold", "--activity", "training"),
        ("aid", "threshold", "--industrial", "1"),
        ("aid", "size", "--headcount", "1", "--turnover", "1", "--balance", "1"),
        ("aid", "cluster", "--eligible-costs", "100"),
        ("aid", "indirect-costs", "--method", "gber_indirect", "--staff", "100"),
    ],
)
def test_after_the_law_there_is_no_answer_without_the_assumption(
    run: Run, asked: tuple[str, ...]
) -> None:
    tail = run(*asked, "--on=2027-06-30", "--json")
    assert (tail.status, tail.document["assumptions"]) == (0, [])
    assert "2027-06-30" in tail.document["warning"]["sv"]
    ran = run(*asked, "--on=2027-07-01", "--json")
    assert (ran.status, ran.codes) == (2, ["law-expired"])
    assert "2026-12-31" in ran.document["errors"][0]["message"]["en"]
    assert "--assume law.after_expiry=unchanged" in ran.err
    assumed = run(*asked, "--on=2027-07-01", "--assume=law.after_expiry=unchanged", "--json")
    assert assumed.status == 0
    (assumption,) = assumed.document["assumptions"]
    assert (assumption["name"], assumption["value"], assumption["default"]) == (
        "law.after_expiry",
        "unchanged",
        "refuse",
    )
    told = run(*asked, "--on=2027-07-01", "--assume=law.after_expiry=unchanged", "--lang=en").out
    assert "Assumption law.after_expiry=unchanged: Aid granted after" in told


def test_before_the_law_there_is_no_answer_at_all(run: Run) -> None:
    asked = ("aid", "intensity", "--activity=training", "--size=small", "--on=2014-06-30")
    for more in ((), ("--assume=law.after_expiry=unchanged",)):
        ran = run(*asked, *more, "--json")
        assert (ran.status, ran.codes) == (2, ["refused"])


def test_all_faults_of_a_command_line_are_told_at_once(run: Run) -> None:
    ran = run(
        "aid",
        "intensity",
        "--activity=experimental",
        "--size=smal",
        "--on=soon",
        "--assisted-area=b",
        "--borne-by-smes=130%",
        "--services-in-window=-1",
        "--aid-area=4",
        "--ordinance=sfs_2022_1378",
        "--assume=law.after_expire=refuse",
        "--json",
    )
    assert ran.status == 2
    assert sorted(ran.codes) == [
        "activity-unknown",
        "aid-area-unknown",
        "amount-negative",
        "assisted-area-unknown",
        "assumption-unknown",
        "date-form",
        "ordinance-unknown",
        "share-outside-0-1",
        "size-unknown",
    ]
    assert ran.document["errors"][0]["file"].startswith("--")


def test_a_share_above_all_of_it_is_refused_with_what_to_write(run: Run) -> None:
    ran = run(*INTENSITY, "--activity=process_innovation", "--size=large", "--borne-by-smes=130 %")
    assert ran.status == 2
    assert "--borne-by-smes: andelen '130 %' ligger utanför 0–100 %." in ran.err
    assert "Skriv en andel från 0 % till 100 %, eller en decimal som 0.40." in ran.err


def test_a_misspelt_activity_gets_the_nearest_one(run: Run) -> None:
    ran = run(*INTENSITY, "--activity=experimental", "--size=small")
    assert "--activity: 'experimental' finns inte." in ran.err
    assert "Menade du kanske experimental_development?" in ran.err
    english = run(*INTENSITY, "--activity=zzz", "--size=small", "--lang=en").err
    assert "there is no 'zzz'." in english
    assert "Write one of fundamental_research, " in english


@pytest.mark.parametrize(
    ("asked", "option"),
    [
        ((*INTENSITY, "--activity=process_innovation", "--size=large"), "--borne-by-smes"),
        ((*INTENSITY, "--activity=regional_investment", "--size=small"), "--aid-area"),
        ((*INTENSITY, "--activity=innovation_services", "--size=small"), "--services-in-window"),
        ((*THRESHOLD, "--activity=regional_investment"), "--regional-rate"),
    ],
)
def test_an_option_that_decides_is_asked_for(run: Run, asked: tuple[str, ...], option: str) -> None:
    ran = run(*asked, "--json")
    assert (ran.status, ran.codes) == (2, ["option-missing"])
    assert ran.document["errors"][0]["file"] == option


@pytest.mark.parametrize(
    ("options", "threshold", "result"),
    [
        # D10
        ("--activity experimental_development --aid 25000000", "25000000.00", "exempt"),
        ("--activity experimental_development --eureka --aid 50000000", "50000000.00", "exempt"),
        ("--activity experimental_development --eureka --aid 50000001", "50000000.00", "notify"),
        ("--industrial 600000 --experimental 400000", "35000000.00", None),  # D6
        ("--activity regional_investment --regional-rate 15% --aid 12380000", "12380000.00",
         "exempt"),  # P7
        ("--activity regional_investment --eligible-costs 100000000 --aid 1", None, "exempt"),
        ("--activity start_up --instrument loan --innovative", "2200000.00", None),
    ],
)  # fmt: skip
def test_thresholds(run: Run, options: str, threshold: str | None, result: str | None) -> None:
    ran = run(*THRESHOLD, *options.split(), "--json")
    assert ran.status == 0
    assert (ran.document["threshold"], ran.document["result"]) == (threshold, result)
    assert ran.document["reasons"][0]["reference"].startswith("GBER art.")


def test_a_threshold_for_people(run: Run) -> None:
    asked = (*THRESHOLD, "--activity=training", "--aid=3000001")
    assert run(*asked).out == (
        "Anmälningströskel, utbildning, 2026-11-20: 3\u00a0000\u00a0000\u00a0EUR per"
        " utbildningsprojekt\n"
        "  Tröskeln är 3\u00a0000\u00a0000\u00a0EUR. (GBER art. 4(1))\n"
        "3\u00a0000\u00a0001\u00a0EUR måste anmälas.\n"
    )
    assert "must be notified" in run(*asked, "--lang=en").out
    below = (*THRESHOLD, "--activity=training", "--aid=1")
    assert "är undantaget" in run(*below).out
    assert "is exempt" in run(*below, "--lang=en").out
    small = (*THRESHOLD, "--activity=regional_investment", "--eligible-costs=1")
    assert run(*small).out.startswith("Ingen tröskel.\n")
    assert run(*small, "--lang=en").out.startswith("No threshold.\n")


def test_the_assumption_about_what_predominates(run: Run) -> None:
    halves = (*THRESHOLD, "--industrial=1", "--experimental=1", "--json")
    lowest = run(*halves).document
    assert lowest["activity"] == "experimental_development"
    assert [one["name"] for one in lowest["assumptions"]] == ["gber.4.no_predominant_part"]
    highest = run(*halves, "--assume=gber.4.no_predominant_part=highest").document
    assert highest["activity"] == "industrial_research"


@pytest.mark.parametrize("options", [(), ("--activity=training", "--industrial=1")])
def test_a_threshold_is_of_an_activity_or_of_parts(run: Run, options: tuple[str, ...]) -> None:
    ran = run(*THRESHOLD, *options, "--json")
    assert (ran.status, ran.codes) == (2, ["activity-or-parts"])


@pytest.fixture
def enterprise(tmp_path: Path) -> Path:
    file = tmp_path / "firm.yaml"
    file.write_text(ENTERPRISE, encoding="utf-8")
    return file


def test_the_size_of_an_enterprise_with_owners(run: Run, enterprise: Path) -> None:
    ran = run("aid", "size", enterprise, *ON, "--json")
    assert ran.status == 0
    assert ran.document["size"] == "medium"
    assert ran.document["linked"] == ["parent"]
    assert ran.document["partners"] == [{"id": "partner", "share": "0.30"}]
    assert ran.document["periods"] == [
        {
            "ends": "2025-12-31",
            "headcount": "170.30",
            "turnover": "14200000.00",
            "balance": "18400000.00",
            "currency": "EUR",
            "size": "medium",
        }
    ]
    assert run("aid", "size", enterprise, *ON).out.startswith(
        "Storlek (Firman AB, 2026-11-20): medelstort företag (medium)\n"
        "  Anknutna företag räknas med helt: parent. (GBER Annex I art. 3)\n"
    )


def test_owners_in_a_circle_are_refused_by_name(run: Run, enterprise: Path) -> None:
    text = ENTERPRISE.replace("owner: partner, firm: firm", "owner: firm, firm: parent")
    enterprise.write_text(text, encoding="utf-8")
    ran = run("aid", "size", enterprise, *ON, "--json")
    assert (ran.status, ran.codes) == (2, ["ownership-circle"])
    assert "parent → firm → parent" in ran.err
    assert ran.document["errors"][0]["line"] == 13


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ("--headcount 9 --turnover 1 --balance 1", "micro"),
        ("--headcount 49,5 --turnover 9e6 --balance 10000000", None),
        ("--headcount 49,5 --turnover 99000000 --balance 10000000", "small"),
        ("--headcount 9 --turnover 1 --balance 1 --public-share 25%", "large"),
        ("--headcount 9 --turnover 1 --balance 1 --public-share 24%", "micro"),
        ("--headcount 60 --turnover 1 --balance 1 --status-before small", "small"),
        (
            (
                "--headcount 60 --turnover 1 --balance 1 --headcount 60 --turnover 1 --balance 1"
                " --status-before small"
            ),
            "medium",
        ),
        (
            "--headcount 9 --turnover 20000001 --balance 22400000 --currency SEK --per-euro 11,2",
            "micro",
        ),
    ],
)
def test_the_size_by_figures(run: Run, options: str, size: str | None) -> None:
    ran = run("aid", "size", *options.split(), *ON, "--json")
    if size is None:
        assert (ran.status, ran.codes) == (2, ["amount-not-a-number"])
    else:
        assert (ran.status, ran.document["size"]) == (0, size)


def test_figures_are_of_the_calendar_years_before(run: Run) -> None:
    two = [word for _ in range(2) for word in ("--headcount=1", "--turnover=1", "--balance=1")]
    ran = run("aid", "size", *two, *ON, "--json")
    assert [one["ends"] for one in ran.document["periods"]] == ["2024-12-31", "2025-12-31"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("", ["figures-missing"]),
        ("--headcount 1 --turnover 1", ["figures-missing"]),
        ("--headcount x --turnover 1 --balance 1", ["number-form"]),
        ("--headcount 1 --turnover 1 --balance 1 --currency SEK", ["rate-missing"]),
        ("--headcount 1 --turnover 1 --balance 1 --currency SEK --per-euro 0", ["number-nought"]),
        ("--headcount 1 --turnover 1 --balance 1 --status-before tiny", ["status-before-unknown"]),
    ],
)
def test_figures_that_cannot_be_used(run: Run, options: str, codes: list[str]) -> None:
    ran = run("aid", "size", *options.split(), *ON, "--json")
    assert (ran.status, ran.codes) == (2, codes)


def test_a_file_and_figures_do_not_go_together(run: Run, enterprise: Path) -> None:
    ran = run("aid", "size", enterprise, "--headcount=1", *ON, "--json")
    assert (ran.status, ran.codes) == (2, ["file-and-figures"])


def test_an_investor_without_accounts_is_named(run: Run, enterprise: Path) -> None:
    without = ENTERPRISE.replace("{owner: partner, firm: firm, capital: 0.30}", "{owner: fund, "
                                 "firm: firm, capital: 0.20, controls: true}")  # fmt: skip
    fund = "  - {id: fund, kind: venture_capital}\nholdings:"
    enterprise.write_text(without.replace("holdings:", fund), encoding="utf-8")
    ran = run("aid", "size", enterprise, *ON)
    assert ran.status == 2
    assert "fund räknas med" in ran.err


def test_operating_aid_to_a_cluster(run: Run) -> None:
    # D35
    asked = (
        "aid",
        "cluster",
        "--eligible-costs=10000000",
        "--operating-aid-since=2017-01-01",
        *ON,
    )
    ran = run(*asked, "--state-aid=4000000", "--json")
    assert ran.status == 0
    found: dict[str, Any] = ran.document
    assert (found["largest_aid"], found["room"]) == ("5000000.00", "1000000.00")
    assert (found["from_others"], found["last_day"]) == ("5000000.00", "2026-12-31")
    assert found["assumptions"] == []
    both = run(*asked, "--state-aid=4000000", "--state-aid=1000001")
    assert both.status == 1
    assert "Stödet är för stort." in both.out
    assert "För mycket stöd: 1\u00a0kr\n" in both.out


def test_the_clock_of_a_cluster_by_assumption(run: Run) -> None:
    asked = (
        "aid",
        "cluster",
        "--eligible-costs=100",
        "--operating-aid-since=2020-01-01",
        "--aid-since=2015-01-01",
        *ON,
    )
    default = run(*asked, "--json")
    assert (default.status, default.document["last_day"]) == (0, "2029-12-31")
    other = run(*asked, "--assume=cluster.clock_starts=first_aid", "--lang=en")
    assert other.status == 1
    assert "The time for operating aid is over." in other.out
    assert "Left of the aid" not in other.out
    assert "Assumption cluster.clock_starts=first_aid: The ten years" in other.out


@pytest.mark.parametrize(
    ("support", "status", "rest"), [("80", 0, "0\u00a0kr kvar"), ("81", 1, "1\u00a0kr för mycket")]
)
def test_the_limit_beside_contributions_in_kind(
    run: Run, support: str, status: int, rest: str
) -> None:
    asked = ("aid", "in-kind", "--eligible-costs=100", "--in-kind=20", *ON)
    ran = run(*asked, f"--public-support={support}", "--json")
    assert (ran.status, ran.document["limit"]) == (status, "80.00")
    assert ran.document["holds"] is (status == 0)
    told = run(*asked, f"--public-support={support}")
    assert told.out.startswith(f"Högst 80\u00a0kr offentligt stöd; {rest}.\n")
    assert run(*asked, f"--public-support={support}", "--lang=en").out.startswith("At most 80")


def test_more_in_kind_than_costs_is_a_fault(run: Run) -> None:
    ran = run(
        "aid", "in-kind", "--eligible-costs=1", "--in-kind=2", "--public-support=0", *ON, "--json"
    )
    assert (ran.status, ran.codes) == (2, ["in-kind-above-costs"])


@pytest.mark.parametrize(
    ("options", "total", "grant"),
    [
        # D39
        ("--method rest_of_staff", "1400000.00", "560000.00"),
        ("--method indirect_of_staff --other 200000", "1350000.00", "540000.00"),
    ],
)
def test_costs_by_flat_rate(run: Run, options: str, total: str, grant: str) -> None:
    asked = ("aid", "indirect-costs", *options.split(), "--staff=1000000", *ON)
    ran = run(*asked, "--grant-rate=0.40", "--json")
    assert ran.status == 0
    assert (ran.document["total"], ran.document["grant"]) == (total, grant)
    assert "Bidrag: " in run(*asked, "--grant-rate=0.40").out
    assert "Grant: " not in run(*asked, "--lang=en").out


def test_a_flat_rate_above_the_highest_is_refused(run: Run) -> None:
    ran = run(
        "aid", "indirect-costs", "--method=rest_of_staff", "--staff=1", "--rate=41%", *ON, "--json"
    )
    assert (ran.status, ran.codes) == (2, ["refused"])
    assert "högst 40" in ran.err


def test_a_successors_values_can_be_laid_over(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "law"
    file = folder / "gber" / "article_31" / "base.yaml"
    file.parent.mkdir(parents=True)
    shipped = Path("models", "parameters", "gber", "article_31", "base.yaml")
    text = (Path(__file__).parents[2] / shipped).read_text(encoding="utf-8")
    assert text.count('"0.50"') == 1
    file.write_text(text.replace('"0.50"', '"0.55"'), encoding="utf-8")
    ran = run(*INTENSITY, "--activity=training", "--size=large", "--parameters", folder, "--json")
    assert (ran.status, ran.document["ceiling"]) == (0, "0.55")


def test_every_command_of_the_group_is_explained_in_one_language(run: Run) -> None:
    for name in ("intensity", "threshold", "size", "cluster", "in-kind", "indirect-costs"):
        swedish, english = (run("aid", name, "--help", f"--lang={one}").out for one in ("sv", "en"))
        assert "\x1f" not in swedish + english
        assert "Användning: samspel aid" in swedish
        assert "Usage: samspel aid" in english
    listed: Ran = run("aid", "--help")
    assert "intensity" in listed.out
