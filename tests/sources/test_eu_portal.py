"""The portal's forms and their traps (dates that are no moments, pots, keys, stale copies)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import InputErrors
from models.money import Minor
from models.publication import PublishedCall, Refusal
from tests.sources.published import dates, only, only_call, only_refusal, read

MARCH_24 = 1774310400000
"""2026-03-24T00:00Z, as the bulk file stamps a deadline of 17:00 in Brussels."""


def record(**changed: Any) -> dict[str, Any]:
    return {
        "type": 1,
        "ccm2Id": 44774210,
        "identifier": "ERASMUS-2026-ECHE",
        "title": "Erasmus  Charter",
        "callIdentifier": "ERASMUS-2026",
        "plannedOpeningDateLong": 1645574400000,
        "deadlineDatesLong": [MARCH_24],
        "frameworkProgramme": {"id": 43353764, "abbreviation": "ERASMUS2027"},
        "status": {"id": 31094502, "abbreviation": "Open"},
    } | changed


def bulk(*records: Any) -> dict[str, Any]:
    return {"fundingData": {"GrantTenderObj": list(records)}}


def test_a_deadline_stamped_midnight_utc_is_17_in_brussels_on_that_day() -> None:
    assert dates(only_call("eu-portal", bulk(record()))) == [
        ("1 opens", "2022-02-23", None, None),
        ("1 deadline", "2026-03-24T17:00", "Europe/Brussels", None),
    ]


@pytest.mark.parametrize(
    "stamp",
    [MARCH_24, str(MARCH_24), "2026-03-24", "2026-03-24T00:00:00.000+0000"],
    ids=["number", "text", "day", "false moment"],
)
def test_milliseconds_as_number_or_text_and_iso_days_are_the_same_day(stamp: Any) -> None:
    call = only_call("eu-portal", bulk(record(deadlineDatesLong=[stamp])))
    assert dates(call)[1][1] == "2026-03-24T17:00"


def test_what_stood_in_the_record_is_kept_beside_each_date() -> None:
    found = only("eu-portal", bulk(record()))
    assert found.provenance["rounds/1/deadline"] == str(MARCH_24)


def test_midnight_in_brussels_written_as_22_utc_is_the_day_that_begins_there() -> None:
    row = feed_row(deadlineRaw="2021-09-21T22:00:00.000Z", deadlineDate="2021-09-21")
    assert dates(only_call("eu-portal", line(row)))[-1][1] == "2021-09-22T17:00"


def test_an_empty_deadline_model_with_several_dates_is_cut_offs_and_no_stages() -> None:
    stamps = [1651536000000, 1674691200000, MARCH_24]
    call = only_call("eu-portal", bulk(record(deadlineDatesLong=stamps, deadlineModel={})))
    assert [(name, at) for name, at, _, _ in dates(call) if "deadline" in name] == [
        ("cut-off-1 deadline", "2022-05-03T17:00"),
        ("cut-off-2 deadline", "2023-01-26T17:00"),
        ("cut-off-3 deadline", "2026-03-24T17:00"),
    ]


def test_a_cut_off_that_is_moved_stays_the_same_round() -> None:
    # "Postponement of cut off deadline from 27/01/2026 to 24/03/2026" (record of the portal)
    before = only_call("eu-portal", bulk(record(deadlineDatesLong=[1651536000000, 1769472000000])))
    after = only_call("eu-portal", bulk(record(deadlineDatesLong=[1651536000000, MARCH_24])))
    assert [one.id for one in before.rounds] == [one.id for one in after.rounds]


def test_two_stages_are_one_round_with_two_deadlines() -> None:
    two = {"submissionProcedure": {"id": 31094505, "abbreviation": "two-stage"}}
    call = only_call(
        "eu-portal", bulk(record(deadlineDatesLong=[1651536000000, MARCH_24], actions=[two]))
    )
    assert [(name, stage) for name, _, _, stage in dates(call)] == [
        ("1 opens", None),
        ("1 deadline", 1),
        ("1 deadline", 2),
    ]


def test_a_programme_may_be_an_object_or_a_list() -> None:
    programme = {"id": 43353764}
    as_object = only_call("eu-portal", bulk(record(frameworkProgramme=programme)))
    as_list = only_call("eu-portal", bulk(record(frameworkProgramme=[programme])))
    assert as_object.programme == as_list.programme == "erasmus"


def test_a_tender_carries_true_utc_and_can_finance_nobody() -> None:
    tender = record(type=0, ccm2Id=0, cftId=15661, deadlineDatesLong=[1727560740000])
    call = only_call("eu-portal", bulk(tender))
    # 21:59 UTC is 23:59 in Brussels in September.
    assert dates(call)[1][1:3] == ("2024-09-28T23:59", "Europe/Brussels")
    assert call.eligible.partners == ()


def test_a_tender_without_dates_is_kept_by_the_day_it_was_announced() -> None:
    tender = record(type=0, cftId=15380, deadlineDatesLong=[], publicationDateLong=1697414400000)
    tender.pop("plannedOpeningDateLong")
    assert dates(only_call("eu-portal", bulk(tender))) == [
        ("1 announced", "2023-10-16", None, None)
    ]


def test_a_forthcoming_topic_is_planned_until_it_opens() -> None:
    forthcoming = {"abbreviation": "Forthcoming"}
    ahead = record(plannedOpeningDateLong=1800000000000, status=forthcoming)
    ahead["deadlineDatesLong"] = [1810000000000]
    assert only_call("eu-portal", bulk(ahead)).rounds[0].certainty == "planned"
    # A stub of 2024 that still said Forthcoming in 2026: the dates tell, not the claim.
    stale = only("eu-portal", bulk(record(status=forthcoming)))
    assert stale.call.rounds[0].certainty == "confirmed"
    assert stale.claims["status"] == "Forthcoming"


def test_the_bulk_file_has_no_budgets_so_that_known_ones_stay() -> None:
    assert only("eu-portal", bulk(record())).silent == {"budget", "grant"}


def test_an_opening_after_the_deadline_is_a_slip_and_the_deadline_binds() -> None:
    call = only_call("eu-portal", bulk(record(plannedOpeningDateLong=MARCH_24 + 10**9)))
    assert [name for name, *_ in dates(call)] == ["1 deadline"]


# Details of a topic


def details(*entries: dict[str, Any], line_: str = "113089") -> dict[str, Any]:
    overview = {"budgetYearsColumns": ["2027"], "budgetTopicActionMap": {line_: list(entries)}}
    return {"TopicDetails": record(budgetOverviewJSONItem=overview)}


def entry(identifier: str, euro: str = "24000000", **changed: Any) -> dict[str, Any]:
    return {
        "action": f"{identifier} - HORIZON-RIA HORIZON  Research and Innovation Actions",
        "budgetYearMap": {"2027": euro},
        "expectedGrants": 2,
        "minContribution": 12_000_000,
        "maxContribution": 12_000_000,
    } | changed


def test_the_topics_own_line_is_picked_from_the_map_of_the_whole_call() -> None:
    own = entry("ERASMUS-2026-ECHE", "10000000")
    call = only_call("eu-portal", details(entry("ERASMUS-2026-ECHE-OTHER"), own))
    assert call.budget is not None
    assert (call.budget.amount, call.budget.scope) == (Minor(1_000_000_000), "call")
    assert (call.grant.min, call.grant.max) == (1_200_000_000, 1_200_000_000)


def test_one_figure_on_all_topics_of_a_line_is_one_shared_pot() -> None:
    call = only_call("eu-portal", details(entry("ERASMUS-2026-ECHE"), entry("ERASMUS-2026-B")))
    assert call.budget is not None
    assert (call.budget.scope, call.budget.pot) == ("pot", "eu-113089")


def test_zero_in_the_budget_means_that_nothing_is_stated() -> None:
    own = entry("ERASMUS-2026-ECHE", "0", minContribution=0, maxContribution=0, expectedGrants=0)
    call = only_call("eu-portal", details(own))
    assert (call.budget, call.grant.min, call.grant.max) == (None, None, None)


# Rows of the search


def row(**changed: Any) -> dict[str, Any]:
    metadata = {
        "identifier": ["HORIZON-MISS-2027-05-SOIL-01-two-stage"],
        "title": ["Living labs"],
        "type": ["1"],
        "status": ["31094501"],
        "callIdentifier": ["HORIZON-MISS-2027-05-two-stage"],
        "DATASOURCE": ["SEDIA"],
        "frameworkProgramme": ["43108390"],
        "typesOfAction": ["HORIZON  Research and Innovation Actions"],
        "startDate": ["2027-02-04T00:00:00.000+0000"],
        "deadlineModel": ["two-stage"],
        "deadlineDate": ["2027-04-08T00:00:00.000+0000", "2027-09-14T00:00:00.000+0000"],
    } | changed
    return {"results": [{"reference": "50138952TOPICSen", "metadata": metadata}]}


def test_a_search_row_with_values_in_lists_is_the_topic_of_the_bulk_file() -> None:
    found = only("eu-portal", row())
    assert found.raw.key == "topic-50138952"
    assert dates(found.call) == [
        ("1 opens", "2027-02-04", None, None),
        ("1 deadline", "2027-04-08T17:00", "Europe/Brussels", 1),
        ("1 deadline", "2027-09-14T17:00", "Europe/Brussels", 2),
    ]


def test_a_time_of_17_with_a_false_zone_is_17_in_brussels() -> None:
    call = only_call("eu-portal", row(deadlineDate=["2024-02-07T17:00:00.000+0000"]))
    assert dates(call)[0][1:3] == ("2024-02-07T17:00", "Europe/Brussels")


def test_json_as_text_inside_a_list_is_decoded_twice() -> None:
    identifier = "HORIZON-MISS-2027-05-SOIL-01-two-stage"
    overview = {"budgetTopicActionMap": {"1": [entry(identifier)]}}
    call = only_call("eu-portal", row(budgetOverview=[json.dumps(overview)]))
    assert call.budget is not None
    assert call.budget.amount == 2_400_000_000


def test_a_budget_that_cannot_be_read_does_not_cost_the_dates() -> None:
    found = only("eu-portal", row(budgetOverview=['{"budgetTopicActionMap":{"1":[{<CUT>']))
    assert len(found.call.rounds[0].milestones) == 3
    assert "budgetOverview" in found.claims["budget"]


def test_a_row_of_an_older_index_is_refused_as_a_stale_copy() -> None:
    refused = only_refusal("eu-portal", row(DATASOURCE=["SEDIA_PRD_CENTRICITY"]))
    assert refused.code == "record-stale-copy"


@pytest.mark.parametrize(
    ("action", "project", "enterprise"),
    [
        ("HORIZON  Research and Innovation Actions", "1", None),
        ("HORIZON JU Innovation Actions", "1", "0.70"),
        ("HORIZON Coordination and Support Actions", "1", None),
    ],
)
def test_rates_of_horizon_europe_are_those_of_article_34(
    action: str, project: str, enterprise: str | None
) -> None:
    # Reg. (EU) 2021/695 art. 34: 100 %, but at most 70 % for innovation actions of firms.
    call = only_call("eu-portal", row(typesOfAction=[action]))
    assert str(call.rates.project.normalize()) == project
    assert [str(one.rate) for one in call.rates.partner] == ([enterprise] if enterprise else [])
    assert call.note is None


def test_a_rate_that_the_data_does_not_state_is_said_to_be_unknown() -> None:
    call = only_call("eu-portal", row(typesOfAction=["HORIZON Recognition Prize"]))
    assert call.note is not None
    assert "share" in call.note.en


# Rows of a feed


def feed_row(**changed: Any) -> dict[str, Any]:
    return {
        "reference": "50553106TOPICSen",
        "identifier": "HORIZON-JU-SNS-2026-STREAM-CSA-02",
        "title": "6G Devices",
        "callIdentifier": "HORIZON-JU-SNS-2026",
        "callTitle": "SNS",
        "kind": "1",
        "frameworkProgramme": ["43108390"],
        "statusLabel": "Open for submission",
        "startDate": "2026-01-29",
        "deadlineRaw": "2026-04-29T00:00:00.000Z",
        "totalBudgetEur": 2_000_000,
        "minContributionEur": 2_000_000,
        "maxContributionEur": 2_000_000,
    } | changed


def line(*rows: Any) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in rows)


def test_cascade_calls_that_share_an_identifier_are_calls_of_their_own() -> None:
    rows = [
        feed_row(kind="8", reference=f"{number}COMPETITIVE_CALLen", identifier="CERV-2024")
        for number in (14002, 14003)
    ]
    found = [one for one in read("eu-portal", line(*rows)) if isinstance(one, PublishedCall)]
    assert len({one.call.id for one in found}) == 2
    assert len({one.raw.key for one in found}) == 2


def test_a_cascade_call_closes_at_its_own_local_hour() -> None:
    cascade = feed_row(kind="8", reference="1COMPETITIVE_CALLen")
    cascade["deadlineRaw"] = "2026-07-06T23:59:00.000Z"
    call = only_call("eu-portal", line(cascade))
    assert dates(call)[1][1:3] == ("2026-07-06T23:59", "Europe/Brussels")


def test_of_external_action_only_the_day_is_known() -> None:
    row_ = feed_row(kind="2", reference="167264PROSPECTSEN")
    row_["deadlineRaw"] = "2026-07-06T14:00:00.000Z"
    assert dates(only_call("eu-portal", line(row_)))[1][1:3] == ("2026-07-06", None)


def test_a_sum_that_several_topics_of_a_call_state_is_taken_to_be_shared_and_says_so() -> None:
    first = feed_row(reference="1TOPICSen", identifier="EDF-2026-DA-1", totalBudgetEur=422_000_000)
    second = feed_row(reference="2TOPICSen", identifier="EDF-2026-DA-2", totalBudgetEur=422_000_000)
    found = [
        one for one in read("eu-portal", line(first, second)) if isinstance(one, PublishedCall)
    ]
    pots = {one.call.budget.pot for one in found if one.call.budget is not None}
    assert pots == {"horizon-ju-sns-2026-422000000"}
    assert all(one.claims["budget_scope"].startswith("assumed") for one in found)


def test_sums_with_cents_are_exact() -> None:
    call = only_call("eu-portal", line(feed_row(totalBudgetEur=72323812.37)))
    assert call.budget is not None
    assert call.budget.amount == 7_232_381_237


# What is wrong with a record, and with a file


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": None}, "record-field-missing"),
        ({"title": 7}, "record-field-kind"),
        ({"type": 5}, "record-field-kind"),
        ({"ccm2Id": 0}, "record-field-missing"),
        ({"deadlineDatesLong": ["soon"]}, "record-field-kind"),
        ({"deadlineDatesLong": [10**18]}, "record-field-kind"),
        ({"frameworkProgramme": "ERASMUS"}, "record-field-kind"),
    ],
)
def test_a_broken_record_is_refused_alone(changed: dict[str, Any], code: str) -> None:
    found = read("eu-portal", bulk(record(**changed), record(ccm2Id=2, identifier="OTHER")))
    assert [getattr(one, "code", None) for one in found] == [code, None]


def test_a_record_that_is_no_object_is_refused_alone() -> None:
    found = read("eu-portal", bulk(["a list"], None, record()))
    assert [isinstance(one, Refusal) for one in found] == [True, True, False]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (json.dumps(bulk(record(), record())).encode()[:-200], "file-cut-short"),
        (json.dumps(details(entry("A"))).encode()[:-30], "file-cut-short"),
        (json.dumps(bulk(record())).encode().replace(b"44774210", b"NaN"), "file-not-json"),
        (b"<!DOCTYPE html><html><body>Service unavailable</body></html>", "file-is-page"),
        (b"\x00\x01\x02", "file-not-json"),
        (b"", "file-not-json"),
        (b'{"something": "else"}', "file-form-unknown"),
        (b"PK\x03\x04 and so on", "file-is-archive"),
        (gzip.compress(json.dumps(bulk(record())).encode())[:-20], "file-cut-short"),
        (line(feed_row()) + b'{"reference": "5055', "file-cut-short"),
    ],
)
def test_a_broken_file_is_refused_whole_with_a_remedy(content: bytes, code: str) -> None:
    with pytest.raises(InputErrors) as caught:
        read("eu-portal", content)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert problem.remedy_sv
    assert problem.remedy_en


def test_a_compressed_file_is_read_as_it_is() -> None:
    found = read("eu-portal", gzip.compress(json.dumps(bulk(record())).encode()))
    assert len(found) == 1


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sources.streams.MOST_UNPACKED", 1_000_000)
    bomb = b'{"fundingData":{"GrantTenderObj":[' + b" " * 20_000_000
    with pytest.raises(InputErrors) as caught:
        read("eu-portal", gzip.compress(bomb))
    assert caught.value.problems[0].code == "file-unpacks-too-large"


def test_equal_records_have_equal_fingerprints_whatever_the_order_of_their_fields() -> None:
    turned = dict(reversed(record().items()))
    assert (
        only("eu-portal", bulk(record())).raw.sha256 == only("eu-portal", bulk(turned)).raw.sha256
    )


# The recorded data


def test_the_six_recorded_bulk_records_are_taken_without_loss(shared_data: Path) -> None:
    found = read("eu-portal", (shared_data / "eu/grantsTenders_sample_slim.json").read_bytes())
    calls = [one.call for one in found if isinstance(one, PublishedCall)]
    assert len(calls) == len(found) == 6
    charter = next(call for call in calls if call.id == "erasmus-edu-2022-eche-cert-fp")
    assert dates(charter)[-1] == ("cut-off-5 deadline", "2026-03-24T17:00", "Europe/Brussels", None)
    assert sum(not call.eligible.partners for call in calls) == 4


def test_the_recorded_search_rows_are_taken_but_for_the_stale_copy(shared_data: Path) -> None:
    found = read("eu-portal", (shared_data / "eu/sedia_search_rows_transcribed.json").read_bytes())
    assert [getattr(one, "code", None) for one in found] == [None, "record-stale-copy", None, None]


def test_the_union_of_a_year_of_editions_is_taken_without_loss(shared_data: Path) -> None:
    found = read("eu-portal", (shared_data / "catalogue/eu_calls_2026_union.jsonl").read_bytes())
    calls = [one.call for one in found if isinstance(one, PublishedCall)]
    assert len(calls) == len(found) == 1368
    assert len({call.id for call in calls}) == 1368


@pytest.mark.parametrize("as_sent", [bytes, gzip.compress])
def test_a_byte_order_mark_is_no_fault(as_sent: Callable[[bytes], bytes]) -> None:
    for content in (bulk(record()), details(entry("ERASMUS-2026-ECHE"))):
        written = b"\xef\xbb\xbf" + json.dumps(content).encode()
        assert only_call("eu-portal", as_sent(written)).title.sv
