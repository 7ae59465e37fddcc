"""What a plan and a catalogue say in a calendar: names, times, certainty, words and readers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from calendars.events import (
    Event,
    catalogue_events,
    in_order,
    merge_events,
    plan_events,
    select,
)
from calendars.identity import milestone_uid
from calendars.milestone_events import UNDATED
from calendars.published import Published, advance, withdrawn
from calendars.roles import ROLES, EventKind
from models.call import FormerDate
from models.catalogue import Catalogue
from models.errors import SamspelError
from models.plan import Plan, Task
from models.text import Text

HERE = Path(__file__).parent
CATALOGUE: dict[str, Any] = yaml.safe_load((HERE / "feed_catalogue.yaml").read_text("utf-8"))
PLAN: dict[str, Any] = yaml.safe_load((HERE / "feed_plan.yaml").read_text("utf-8"))
STOCKHOLM, BRUSSELS = ZoneInfo("Europe/Stockholm"), ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 5, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue.model_validate(CATALOGUE)


@pytest.fixture
def plan() -> Plan:
    return Plan.model_validate(PLAN)


def test_the_fixture_is_a_sound_catalogue(catalogue: Catalogue) -> None:
    assert [*catalogue.flaws(), *catalogue.unresolved()] == []


def test_a_catalogue_has_every_milestone_of_every_round_once(catalogue: Catalogue) -> None:
    events = catalogue_events(catalogue, "sv")
    milestones = sum(len(one.milestones) for call in catalogue.calls for one in call.rounds)
    assert len(events) == milestones == 34
    assert len({event.uid for event in events}) == milestones


def test_the_order_of_calls_and_rounds_does_not_matter(catalogue: Catalogue) -> None:
    calls = [
        call.model_copy(update={"rounds": call.rounds[::-1]}) for call in reversed(catalogue.calls)
    ]
    turned = catalogue.model_copy(update={"calls": tuple(calls)})
    assert catalogue_events(turned, "sv") == catalogue_events(catalogue, "sv")


# Names


def test_a_milestone_has_the_same_uid_in_the_plan_and_in_the_catalogue(
    plan: Plan, catalogue: Catalogue
) -> None:
    everywhere = {event.uid for event in catalogue_events(catalogue, "sv")}
    shared = {event.kind for event in plan_events(plan, catalogue, "en") if event.uid in everywhere}
    assert shared == {"opens", "deadline", "committee", "decision", "report_due"}


def test_uids_are_these_and_stay_so() -> None:
    # A change here would show every subscriber every date twice.
    assert milestone_uid("tvv-7108", "2024-autumn", "deadline", 1) == (
        "edadbaff-28ca-5093-8fd0-f51aed89b3e8@samspel"
    )
    assert milestone_uid("tvv-7108", "2024-autumn", "report_due", 1, 2) == (
        "b422bb88-c2eb-5766-9af6-9b05a28234f1@samspel"
    )


def test_a_new_title_date_or_certainty_keeps_the_uid(catalogue: Catalogue) -> None:
    changed = changed_catalogue(
        title="Helt annan rubrik",
        milestone={"kind": "deadline", "at": {"year": 2031}, "certainty": "conditional"},
    )
    before, after = (deadline_of("tvv-7108", one) for one in (catalogue, changed))
    assert before.uid == after.uid
    assert before.summary != after.summary


def test_stages_and_repeated_reports_have_uids_of_their_own(catalogue: Catalogue) -> None:
    events = catalogue_events(catalogue, "sv")
    reports = [event for event in events if event.kind == "report_due"]
    stages = [event for event in events if "steg" in event.summary and event.kind == "deadline"]
    assert len({event.uid for event in reports}) == len(reports) == 2
    assert [event.uid for event in stages] == [
        milestone_uid("horizon-demo", "2024", "deadline", stage) for stage in (1, 2)
    ]


def test_what_only_the_project_has_is_named_after_the_project(
    plan: Plan, catalogue: Catalogue
) -> None:
    other = plan.model_copy(update={"project": "another"})
    mine = {event.uid: event.kind for event in plan_events(plan, catalogue, "sv")}
    theirs = {event.uid for event in plan_events(other, catalogue, "sv")}
    own = {kind for uid, kind in mine.items() if uid not in theirs}
    assert own == {"submit", "proof_due", "project_start", "project_end", "task"}


# Times


def test_a_deadline_ends_at_the_cut_off_on_the_clock_of_its_zone(catalogue: Catalogue) -> None:
    event = deadline_of("tvv-7108", catalogue)
    assert event.end == datetime(2024, 9, 19, 23, 59, tzinfo=STOCKHOLM)
    assert event.start == datetime(2024, 9, 19, 23, 44, tzinfo=STOCKHOLM)
    assert event.summary == (
        "Sista ansökningsdag: Stärk företags kompetensförsörjning (Tillväxtverket) "
        "kl. 23.59 svensk tid"
    )


def test_the_english_deadline_names_hour_and_zone(catalogue: Catalogue) -> None:
    events = catalogue_events(catalogue, "en")
    summaries = [event.summary for event in events if event.kind == "deadline"]
    assert (
        "Application deadline, stage 2: Horizon: AI in two stages (European Commission) "
        "at 17:00 Brussels time"
    ) in summaries


@pytest.mark.parametrize(
    ("round_id", "start", "end"),
    [
        ("forward", "2027-03-28T00:45:00+00:00", "2027-03-28T01:00:00+00:00"),
        ("first-hour", "2026-10-25T00:15:00+00:00", "2026-10-25T00:30:00+00:00"),
        ("back", "2026-10-25T01:45:00+00:00", "2026-10-25T02:00:00+00:00"),
        ("midnight", "2028-03-25T22:45:00+00:00", "2028-03-25T23:00:00+00:00"),
    ],
)
def test_a_quarter_of_an_hour_is_one_where_the_clock_changes(
    catalogue: Catalogue, round_id: str, start: str, end: str
) -> None:
    uid = milestone_uid("clock-changes", round_id, "deadline", 1)
    event = next(event for event in catalogue_events(catalogue, "sv") if event.uid == uid)
    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    assert event.start.astimezone(UTC).isoformat() == start
    assert event.end.astimezone(UTC).isoformat() == end


def test_a_timed_opening_and_meeting_start_at_their_time(catalogue: Catalogue) -> None:
    events = {event.kind: event for event in of_call("horizon-demo", catalogue)}
    assert events["opens"].start == datetime(2024, 7, 2, 9, 0, tzinfo=BRUSSELS)
    assert events["opens"].end == datetime(2024, 7, 2, 9, 15, tzinfo=BRUSSELS)


def test_what_is_called_off_is_a_change_of_every_date_of_the_round(catalogue: Catalogue) -> None:
    seen = date(2024, 9, 2)
    call = next(one for one in catalogue.calls if one.id == "tvv-7108")
    (one,) = call.rounds
    milestones = tuple(
        milestone.model_copy(
            update={
                "revisions": (
                    FormerDate(
                        at=milestone.at, zone=milestone.zone, changed_on=seen, certainty="planned"
                    ),
                )
            }
        )
        for milestone in one.milestones
    )
    off = one.model_copy(update={"certainty": "cancelled", "milestones": milestones})
    calls = (call.model_copy(update={"rounds": (off,)}),)
    events = catalogue_events(catalogue.model_copy(update={"calls": calls}), "sv")
    # The decision says of itself that it is planned: in a round that is off it is off too.
    assert {event.kind for event in events} >= {"deadline", "decision"}
    assert {event.status for event in events} == {"CANCELLED"}
    assert {event.sequence for event in events} == {1}
    assert {event.changed for event in events} == {datetime(2024, 9, 2, tzinfo=UTC)}
    assert all("Planerad förut (ändringen sedd 2024-09-02)" in one.description for one in events)


def test_an_imprecise_date_is_a_span_that_says_so(catalogue: Catalogue) -> None:
    decision = next(e for e in of_call("tvv-7108", catalogue) if e.kind == "decision")
    assert (decision.start, decision.end) == (date(2024, 10, 1), date(2024, 12, 31))
    assert decision.summary == (
        "Beslut väntas: Stärk företags kompetensförsörjning (Tillväxtverket), kvartal 4 2024"
    )
    assert decision.description.startswith(
        "Tiden är bara känd som kvartal 4 2024 (2024-10-01–2024-12-31): dagen är inte fastställd."
    )


def test_a_date_without_a_time_is_one_whole_day(catalogue: Catalogue) -> None:
    deadline = next(e for e in of_call("region-match", catalogue) if e.start == date(2025, 2, 28))
    assert deadline.end == deadline.start
    assert deadline.is_all_day
    assert "kl." not in deadline.summary


def test_an_early_submission_is_an_entry_of_its_own_and_told_at_the_deadline(
    plan: Plan, catalogue: Catalogue
) -> None:
    events = plan_events(plan, catalogue, "sv")
    submit = [event for event in events if event.kind == "submit"]
    assert [(event.start, event.status) for event in submit] == [(date(2025, 1, 31), "TENTATIVE")]
    reason = (
        "Enligt planen lämnas ansökan in senast 2025-01-31, före sista ansökningsdagen, "
        "eftersom projektet startar 2025-02-01."
    )
    deadline = next(e for e in events if e.kind == "deadline" and e.start == date(2025, 2, 28))
    assert reason in submit[0].description.splitlines()
    assert reason in deadline.description.splitlines()


def test_an_early_submission_long_before_the_start_gives_no_false_reason(
    plan: Plan, catalogue: Catalogue
) -> None:
    later = plan.model_copy(update={"start": date(2025, 6, 1)})
    submit = next(e for e in plan_events(later, catalogue, "en") if e.kind == "submit")
    assert "goes in by 2025-01-31, before the deadline." in submit.description


@pytest.mark.parametrize(
    ("submit_by", "early"),
    [
        ("2024-09-24T16:59+02:00", ["steg 1"]),
        ("2024-09-24T17:00+02:00", []),
        ("2024-09-23", ["steg 1"]),
        ("2024-09-24", []),
        ("2025-01-01", []),
    ],
)
def test_only_the_first_stage_can_be_handed_in_early(
    catalogue: Catalogue, submit_by: str, early: list[str]
) -> None:
    application = {
        "call": "horizon-demo",
        "round": "2024",
        "submit_by": submit_by,
        "zone": "Europe/Brussels" if "T" in submit_by else None,
        "grant": 1,
    }
    events = plan_events(
        Plan.model_validate({**PLAN, "applications": [application]}), catalogue, "sv"
    )
    told = [e.summary for e in events if e.kind == "deadline" and "Enligt planen" in e.description]
    assert [re.findall(r"steg \d", summary)[0] for summary in told] == early
    assert len([e for e in events if e.kind == "submit"]) == len(early)


def test_the_same_deadline_written_with_its_offset_is_not_early(
    plan: Plan, catalogue: Catalogue
) -> None:
    events = plan_events(plan, catalogue, "sv")
    assert [e.funder for e in events if e.kind == "submit"] == ["region-demo"]


def test_the_proof_has_the_time_of_day_that_the_round_gives(
    plan: Plan, catalogue: Catalogue
) -> None:
    proofs = [e for e in plan_events(plan, catalogue, "sv") if e.kind == "proof_due"]
    assert [(proof.start, proof.end) for proof in proofs] == [
        (date(2024, 11, 7), date(2024, 11, 7)),
        (
            datetime(2025, 4, 10, 11, 45, tzinfo=STOCKHOLM),
            datetime(2025, 4, 10, 12, 0, tzinfo=STOCKHOLM),
        ),
    ]
    assert "styrkas senast 20 arbetsdagar före kommitténs möte" in proofs[0].description


def test_a_round_that_the_catalogue_lacks_is_told_from_the_plan(
    plan: Plan, catalogue: Catalogue
) -> None:
    events = [e for e in plan_events(plan, catalogue, "sv") if "Annan utlysning" in e.summary]
    assert [(e.kind, e.status) for e in events] == [
        ("opens", "TENTATIVE"),
        ("deadline", "TENTATIVE"),
        ("decision", "TENTATIVE"),
    ]
    assert events[1].end == datetime(2024, 11, 5, 14, 0, tzinfo=STOCKHOLM)
    assert events[1].uid == milestone_uid("other-call", "2025", "deadline", 1)


def test_a_plan_alone_has_its_deadlines_with_the_same_uids(
    plan: Plan, catalogue: Catalogue
) -> None:
    alone = {e.uid: e for e in plan_events(plan, Catalogue(), "sv")}
    full = {e.uid: e for e in plan_events(plan, catalogue, "sv")}
    deadlines = [uid for uid, e in full.items() if e.kind == "deadline"]
    assert set(deadlines) <= set(alone)
    uid = milestone_uid("tvv-7108", "2024-autumn", "deadline", 1)
    assert (alone[uid].start, alone[uid].end) == (full[uid].start, full[uid].end)


def test_a_date_in_a_plan_that_cannot_be_read_is_refused_with_its_place() -> None:
    broken = Plan.model_validate(
        {**PLAN, "applications": [{**PLAN["applications"][2], "submit_by": "i höst"}]}
    )
    with pytest.raises(SamspelError, match="applications other-call/2025 submit_by: 'i höst'"):
        plan_events(broken, Catalogue(), "sv")


def test_a_time_without_offset_and_zone_is_refused() -> None:
    application = {**PLAN["applications"][2], "submit_by": "2024-11-05T14:00", "zone": None}
    broken = Plan.model_validate({**PLAN, "applications": [application]})
    with pytest.raises(SamspelError, match="not a time with a zone"):
        plan_events(broken, Catalogue(), "sv")


def test_naive_times_are_refused() -> None:
    naive = datetime(2027, 3, 1, 14, 0)  # noqa: DTZ001 - this is what is refused
    with pytest.raises(ValueError, match="without a zone"):
        event(start=naive, end=naive)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"end": datetime(2027, 3, 2, tzinfo=UTC)}, "a date beside a time"),
        ({"end": date(2027, 2, 1)}, "before its start"),
        ({"sequence": -1}, "negative sequence"),
        ({"changed": datetime(2027, 1, 1, tzinfo=BRUSSELS)}, "not in UTC"),
        ({"changed": datetime(2027, 1, 1)}, "without a zone"),  # noqa: DTZ001 - this is refused
    ],
)
def test_an_event_that_makes_no_sense_is_refused(wrong: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        event(**wrong)


# Certainty and change


def test_status_follows_certainty(catalogue: Catalogue, plan: Plan) -> None:
    events = catalogue_events(catalogue, "sv")
    by_round = {e.uid: e.status for e in events}
    assert by_round[milestone_uid("tvv-7108", "2024-autumn", "deadline", 1)] == "CONFIRMED"
    assert by_round[milestone_uid("tvv-7108", "2024-autumn", "decision", 1)] == "TENTATIVE"
    assert by_round[milestone_uid("region-match", "conditional", "deadline", 1)] == "TENTATIVE"
    assert by_round[milestone_uid("region-match", "gone", "deadline", 1)] == "CANCELLED"
    own = [e.status for e in plan_events(plan, catalogue, "sv") if e.kind.startswith("project_")]
    assert own == ["TENTATIVE", "TENTATIVE"]


@pytest.mark.parametrize(("language", "prefix"), [("sv", "INSTÄLLD: "), ("en", "CANCELLED: ")])
def test_cancelled_dates_stay_and_say_so(catalogue: Catalogue, language: Any, prefix: str) -> None:
    events = catalogue_events(catalogue, language)
    cancelled = [e for e in events if e.status == "CANCELLED"]
    assert len(cancelled) == 2
    assert all(e.summary.startswith(prefix) for e in cancelled)
    assert not any(e.summary.startswith(prefix) for e in events if e not in cancelled)


def test_a_moved_date_says_from_when_to_when_and_when_it_was_seen(catalogue: Catalogue) -> None:
    moved = deadline_of("vr-clusters", catalogue)
    assert "Ändrad från 2026-06-03 14:00 till 2026-06-10 14:00 (sett 2026-04-15)" in (
        moved.description.splitlines()
    )
    assert moved.sequence == 1
    assert moved.changed == datetime(2026, 4, 15, tzinfo=UTC)


def test_two_moves_are_told_in_the_order_they_were_seen() -> None:
    moved = changed_catalogue(
        milestone={
            "kind": "deadline",
            "at": "2026-04-21",
            "revisions": [
                {"at": "2026-04-16", "changed_on": "2026-04-15"},
                {"at": "2026-04-15", "changed_on": "2026-04-14"},
            ],
        }
    )
    event = deadline_of("tvv-7108", moved)
    assert event.sequence == 2
    assert event.description.splitlines()[1:3] == [
        "Ändrad från 2026-04-15 till 2026-04-16 (sett 2026-04-14)",
        "Ändrad från 2026-04-16 till 2026-04-21 (sett 2026-04-15)",
    ]


def test_the_time_of_change_is_the_source_s_else_the_plan_s_else_a_constant(
    plan: Plan, catalogue: Catalogue
) -> None:
    assert deadline_of("tvv-7108", catalogue).changed == datetime(2024, 8, 12, tzinfo=UTC)
    undated = deadline_of("clock-changes", catalogue)
    assert undated.changed == UNDATED == datetime(2000, 1, 1, tzinfo=UTC)
    events = plan_events(plan, catalogue, "sv")
    start = next(e for e in events if e.kind == "project_start")
    committee = next(e for e in events if e.funder == "region-demo" and e.kind == "committee")
    assert {start.changed, committee.changed} == {datetime(2024, 8, 20, tzinfo=UTC)}


# Words


def test_a_description_tells_source_amount_share_and_whose_page_holds(
    plan: Plan, catalogue: Catalogue
) -> None:
    uid = milestone_uid("tvv-7108", "2024-autumn", "deadline", 1)
    event = next(e for e in plan_events(plan, catalogue, "sv") if e.uid == uid)
    lines = event.description.splitlines()
    nbsp = "\N{NO-BREAK SPACE}"
    assert f"Sökt bidrag: 4{nbsp}000{nbsp}000{nbsp}kr (40{nbsp}% av kostnaderna)" in lines
    source = "Källa: https://tillvaxtverket.se/entreprenorskap.7108.html (läst 2024-08-12)"
    assert source in lines
    assert lines[-1] == "Datum kan ändras: kontrollera alltid finansiärens sida."
    assert event.url == "https://tillvaxtverket.se/entreprenorskap.7108.html"


def test_made_up_calls_and_invitations_are_marked(catalogue: Catalogue) -> None:
    event = of_call("region-match", catalogue)[0]
    assert "Exempel med påhittade uppgifter." in event.description
    assert "Endast för inbjudna." in event.description
    assert "Påhittat exempel" in event.categories


def test_a_round_s_and_a_call_s_note_stand_in_the_description(catalogue: Catalogue) -> None:
    uid = milestone_uid("region-match", "conditional", "deadline", 1)
    event = next(e for e in catalogue_events(catalogue, "en") if e.uid == uid)
    assert {"Made up.", "Needs an amended ordinance."} <= set(event.description.splitlines())
    assert "Conditional: it happens only if a condition is met." in event.description


def test_no_language_leaks_into_the_other(plan: Plan, catalogue: Catalogue) -> None:
    swedish = "\n".join(e.summary + e.description for e in plan_events(plan, catalogue, "sv"))
    english = "\n".join(e.summary + e.description for e in plan_events(plan, catalogue, "en"))
    for word in ("ansök", "Utlysning:", "Källa", "svensk tid", "Sökt", "Vem:", "kvartal"):
        assert word in swedish
        assert word not in english
    for word in ("deadline", "Call:", "Source", "Swedish time", "Grant", "Who:", "quarter"):
        assert word in english
        assert word not in swedish


def test_titles_over_several_lines_make_one_line(catalogue: Catalogue) -> None:
    folded = changed_catalogue(title="Stärk\n  företags\tkompetens")
    assert deadline_of("tvv-7108", folded).summary.startswith(
        "Sista ansökningsdag: Stärk företags kompetens (Tillväxtverket)"
    )


# Readers


def test_every_kind_is_for_somebody() -> None:
    assert all(ROLES.values())
    assert {role for roles in ROLES.values() for role in roles} == {
        "apply",
        "decide",
        "report",
        "board",
    }


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("apply", {"opens", "deadline", "submit", "proof_due", "project_start", "task"}),
        ("decide", {"decision", "committee"}),
        ("report", {"report_due", "project_start", "project_end", "task"}),
        ("board", {"committee", "proof_due"}),
    ],
)
def test_a_role_sees_its_own_dates(
    plan: Plan, catalogue: Catalogue, role: Any, kinds: set[EventKind]
) -> None:
    events = select(plan_events(plan, catalogue, "sv"), role=role)
    assert {event.kind for event in events} == kinds


def test_tasks_after_the_last_application_are_for_those_who_report(
    plan: Plan, catalogue: Catalogue
) -> None:
    tasks = [e for e in plan_events(plan, catalogue, "sv") if e.kind == "task"]
    assert [sorted(task.roles) for task in tasks] == [["apply"], ["apply"], ["report"]]


def test_a_task_keeps_its_name_when_others_are_gone_and_it_is_worded_otherwise(
    plan: Plan, catalogue: Catalogue
) -> None:
    tasks = [task.model_copy(update={"id": f"t{n}"}) for n, task in enumerate(plan.tasks)]
    told = Text(sv="Annat", en="Other")
    later = [task.model_copy(update={"what": told, "on": task.on}) for task in tasks[1:]]

    def uids(of: list[Task]) -> list[str]:
        found = plan_events(plan.model_copy(update={"tasks": tuple(of)}), catalogue, "sv")
        return [event.uid for event in found if event.kind == "task"]

    assert len(set(uids(tasks))) == len(tasks) == 3
    assert uids(later) == uids(tasks)[1:]


def test_a_partner_sees_its_applications_tasks_and_the_project(
    plan: Plan, catalogue: Catalogue
) -> None:
    events = select(plan_events(plan, catalogue, "sv"), partner="sme")
    assert {event.funder for event in events} == {"region-demo", "vr", None}
    assert [event.summary for event in events if event.kind == "task"] == [
        "Bekräftelse av åtaganden (koordinator)"
    ]


def test_a_funder_sees_its_own_calls(plan: Plan, catalogue: Catalogue) -> None:
    events = select(catalogue_events(catalogue, "sv"), funder="vr")
    assert {event.kind for event in events} == {"announced", "opens", "deadline", "decision"}
    assert select(events, funder="vr", role="decide", partner="lu") == ()


def test_feeds_are_joined_by_uid_for_the_partners_of_all(plan: Plan, catalogue: Catalogue) -> None:
    mine = plan_events(plan, catalogue, "sv")
    both = merge_events(mine, catalogue_events(catalogue, "sv"))
    assert len({e.uid for e in both}) == len(both)
    assert set(mine) <= set(both)
    one, other = (replace(mine[0], partners=frozenset({name})) for name in ("a", "b"))
    assert merge_events([one], [other])[0].partners == {"a", "b"}


def test_a_milestone_of_a_plan_belongs_to_its_call_and_the_rest_to_the_project(
    plan: Plan, catalogue: Catalogue
) -> None:
    events = plan_events(plan, catalogue, "sv")
    by_kind = {e.kind: e.related_to for e in events if e.funder in (None, "tillvaxtverket")}
    assert by_kind["deadline"] == by_kind["decision"] == by_kind["committee"]
    assert by_kind["project_start"] == by_kind["task"] == by_kind["proof_due"]
    assert by_kind["deadline"] != by_kind["task"]


# What was published before


def test_nothing_has_changed_so_nothing_changes(catalogue: Catalogue) -> None:
    first, state = advance(catalogue_events(catalogue, "sv"), {}, NOW)
    again, same = advance(catalogue_events(catalogue, "sv"), state, NOW + timedelta(days=9))
    assert first == again == catalogue_events(catalogue, "sv")
    assert same == state


def test_a_new_date_raises_the_sequence_and_moves_the_time_of_change() -> None:
    before, state = advance([event()], {}, NOW)
    later = event(end=date(2027, 3, 9))
    (moved,), state = advance([later], state, NOW)
    assert (before[0].sequence, moved.sequence) == (0, 1)
    assert (moved.changed, moved.end) == (NOW, date(2027, 3, 9))
    assert state[moved.uid].sequence == 1
    (back,), _ = advance([event()], state, NOW + timedelta(days=1))
    assert back.sequence == 2


@pytest.mark.parametrize("status", ["TENTATIVE", "CANCELLED"])
def test_a_new_status_raises_the_sequence(status: Any) -> None:
    _, state = advance([event()], {}, NOW)
    (changed,), _ = advance([event(status=status)], state, NOW)
    assert (changed.sequence, changed.changed) == (1, NOW)


def test_new_words_only_move_the_time_of_change() -> None:
    _, state = advance([event()], {}, NOW)
    (reworded,), _ = advance([event(description="Ny text")], state, NOW)
    assert (reworded.sequence, reworded.changed) == (0, NOW)


def test_the_sequence_never_falls_below_the_recorded_revisions_or_what_was_published() -> None:
    old = {"a@samspel": Published(7, "another:hash", datetime(2020, 1, 1, tzinfo=UTC))}
    (raised,), state = advance([event(sequence=3)], old, NOW)
    assert raised.sequence == 8
    (kept,), _ = advance([event(sequence=12)], state, NOW + timedelta(days=1))
    assert (kept.sequence, kept.changed) == (12, NOW + timedelta(days=1))


def test_an_entry_that_comes_back_goes_on_counting() -> None:
    _, state = advance([event()], {}, NOW)
    _, state = advance([event(start=date(2027, 2, 1))], state, NOW)
    nothing, state = advance([], state, NOW)
    assert nothing == ()
    (back,), _ = advance([event(start=date(2027, 2, 2))], state, NOW)
    assert back.sequence == 2


def test_what_is_withdrawn_stays_as_cancelled_for_a_season() -> None:
    gone = event()
    (kept,) = withdrawn([], [gone], on=date(2027, 1, 1), language="sv")
    assert (kept.status, kept.summary) == ("CANCELLED", "INSTÄLLD: Något")
    (still,) = withdrawn([], [kept], on=date(2027, 8, 1), language="sv")
    assert still == kept
    assert withdrawn([], [kept], on=date(2027, 9, 15), language="sv") == ()


def test_what_has_passed_or_is_still_there_is_not_withdrawn() -> None:
    assert withdrawn([], [event()], on=date(2027, 3, 3), language="sv") == ()
    assert withdrawn([event()], [event()], on=date(2027, 1, 1), language="sv") == (event(),)


def event(**changes: Any) -> Event:
    """A plain all-day event on 2027-03-01 and 02."""
    plain = Event(
        uid="a@samspel",
        start=date(2027, 3, 1),
        end=date(2027, 3, 2),
        summary="Något",
        description="Mer om något",
        status="CONFIRMED",
        sequence=0,
        changed=datetime(2027, 1, 1, tzinfo=UTC),
        kind="deadline",
        roles=frozenset({"apply"}),
    )
    return replace(plain, **changes)


def of_call(call_id: str, catalogue: Catalogue) -> tuple[Event, ...]:
    """The events of one call alone."""
    call = catalogue.call_by_id[call_id]
    return catalogue_events(catalogue.model_copy(update={"calls": (call,)}), "sv")


def deadline_of(call_id: str, catalogue: Catalogue) -> Event:
    """The first deadline of a call."""
    return in_order(e for e in of_call(call_id, catalogue) if e.kind == "deadline")[0]


def changed_catalogue(title: str | None = None, milestone: Any = None) -> Catalogue:
    """The catalogue with another title, or another only milestone, in its first call."""
    first, *others = CATALOGUE["calls"]
    changes: dict[str, Any] = {"title": title} if title is not None else {}
    if milestone is not None:
        changes["rounds"] = [{"id": "2024-autumn", "milestones": [milestone]}]
    return Catalogue.model_validate({**CATALOGUE, "calls": [{**first, **changes}, *others]})
