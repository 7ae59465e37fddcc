"""The entries of a plan and of a catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from calendars import event_wording as wording
from calendars.event import Event, in_order, merge_events, select
from calendars.identity import milestone_uid, project_entry_uid, project_uid
from calendars.milestone_events import (
    STATUSES,
    changed,
    midnight,
    milestone_event,
    named_milestones,
    span,
    url,
)
from calendars.roles import ROLES, EventKind, Role
from calendars.round_facts import RoundFacts, facts_of_application, facts_of_round, read_moment
from models.call import Milestone
from models.catalogue import Catalogue
from models.plan import Application, Plan
from models.text import Language
from models.vocabulary import Certainty
from models.when import When, day

__all__ = ["Event", "catalogue_events", "in_order", "merge_events", "plan_events", "select"]

_IN_PLANS: frozenset[EventKind] = frozenset(
    {"opens", "deadline", "stage_result", "committee", "decision", "agreement", "report_due"}
)


def catalogue_events(catalogue: Catalogue, language: Language) -> tuple[Event, ...]:
    """Every milestone of every round of a catalogue, by date."""
    rounds = [
        facts_of_round(call, one, catalogue) for call in catalogue.calls for one in call.rounds
    ]
    return merge_events(
        milestone_event(facts, named, language)
        for facts in rounds
        for named in named_milestones(facts)
    )


def plan_events(plan: Plan, catalogue: Catalogue, language: Language) -> tuple[Event, ...]:
    """The dates of a plan: its applications' milestones, the project's period and its tasks.

    Milestones have the uids that they have in the feed of the catalogue; what exists only because
    of the project is named after the project. Where the catalogue does not hold the round, the
    plan's own dates stand, as planned.

    Raises:
        SamspelError: a date of the plan cannot be read.
    """
    everyone = frozenset(row.partner for row in plan.matrix) | frozenset(
        share.partner for application in plan.applications for share in application.scope
    )
    applications = [
        _Planned(
            plan, application, facts_of_application(application, catalogue), everyone, language
        )
        for application in plan.applications
    ]
    return merge_events(
        (event for one in applications for event in one.events()),
        _period_events(plan, everyone, language),
        _task_events(plan, everyone, applications, language),
    )


@dataclass(frozen=True)
class _Planned:
    """An application of a plan, with what is known about its round."""

    plan: Plan
    application: Application
    facts: RoundFacts
    everyone: frozenset[str]
    language: Language

    def events(self) -> Iterator[Event]:
        for named in named_milestones(self.facts):
            if named[0].kind in _IN_PLANS:
                yield self._milestone(named)
        yield from self._expected_decision()
        yield from self._early_submission()
        yield from self._proof()

    @cached_property
    def submit_by(self) -> When:
        one = self.application
        return read_moment(
            one.submit_by, one.zone, f"applications {one.call}/{one.round} submit_by"
        )

    @cached_property
    def partners(self) -> frozenset[str]:
        """Those with costs in the application, or all where the plan does not say whose."""
        source = self.application.source
        paid = {row.partner for row in self.plan.matrix if row.source == source}
        return (
            frozenset(paid | {share.partner for share in self.application.scope}) or self.everyone
        )

    def _milestone(self, named: tuple[Milestone, Certainty, str]) -> Event:
        told = wording.applied_for(self.plan, self.application, self.language)
        if named[0] is self._missed_deadline:
            when = named[0].when
            early = wording.early_submission(self.plan, self.submit_by, when, self.language)
            told = (early, *told)
        return milestone_event(
            self.facts,
            named,
            self.language,
            undated=midnight(self.plan.as_of),
            of_plan=told,
            partners=self.partners,
        )

    def _expected_decision(self) -> Iterator[Event]:
        """The decision as the planner expects it, where the round itself gives no date."""
        window = self.application.decision
        first, last = window.earliest or window.latest, window.latest or window.earliest
        known = any(milestone.kind == "decision" for milestone, _ in self.facts.milestones)
        if known or first is None or last is None:
            return
        when = day(first) if first == last else When(first, last, "range")
        uid = milestone_uid(self.facts.call, self.facts.round, "decision", 1)
        yield self._milestone((Milestone(kind="decision", at=when), "planned", uid))

    def _early_submission(self) -> Iterator[Event]:
        if self._missed_deadline is None:
            return
        yield self._own_event(
            "submit",
            self.submit_by,
            wording.submit_description(
                self.facts,
                self.plan,
                self.application,
                self.submit_by,
                self._missed_deadline.when,
                self.language,
            ),
        )

    def _proof(self) -> Iterator[Event]:
        basis, certainty = self._basis_of_proof
        published = basis.when if basis is not None and basis.kind == "proof_due" else None
        planned = self.application.proof_due
        due = published if planned is None else day(planned)
        if due is None:
            return
        if published is not None and published.is_exact and published.earliest == due.earliest:
            due = published  # with its time of day
        text = wording.proof_description(
            self.facts, self.plan, self.application, basis, due, self.language
        )
        yield self._own_event("proof_due", due, text, basis, certainty)

    def _own_event(
        self,
        kind: EventKind,
        when: When,
        description: str,
        basis: Milestone | None = None,
        certainty: Certainty = "planned",
    ) -> Event:
        """An entry about the round that only this project has."""
        facts = self.facts
        start, end = span(when, kind)
        as_of = midnight(self.plan.as_of)
        return Event(
            uid=project_entry_uid(self.plan.project, facts.call, facts.round, kind),
            start=start,
            end=end,
            summary=wording.own_summary(kind, facts, when, certainty, self.language),
            description=description,
            status=STATUSES[certainty],
            sequence=len(basis.revisions) if basis else 0,
            changed=changed(facts, basis, as_of) if basis else as_of,
            kind=kind,
            roles=ROLES[kind],
            categories=wording.categories(kind, facts, self.language),
            url=url(facts, basis),
            related_to=project_uid(self.plan.project),
            funder=facts.funder,
            level=facts.level,
            partners=self.partners,
        )

    @cached_property
    def _missed_deadline(self) -> Milestone | None:
        """The first deadline, if the plan hands in before it."""
        deadlines = [
            milestone
            for milestone, certainty in self.facts.milestones
            if milestone.kind == "deadline" and certainty != "cancelled"
        ]
        if not deadlines:
            return None
        first = min(deadlines, key=lambda milestone: milestone.stage or 1)
        ours, theirs = self.submit_by.instant, first.when.instant
        if ours is not None and theirs is not None:
            return first if ours < theirs else None
        return first if self.submit_by.earliest < first.when.earliest else None

    @cached_property
    def _basis_of_proof(self) -> tuple[Milestone | None, Certainty]:
        """The milestone that the day of the proof follows, and how sure that milestone is."""
        proof = self.facts.proof
        follows = {"at_submission": "deadline", "at_decision": "decision", "none": None}
        for kind in ("proof_due", follows.get(proof.rule, proof.event)):
            for milestone, certainty in self.facts.milestones:
                if milestone.kind == kind:
                    return milestone, certainty
        return None, "planned"


def _period_events(plan: Plan, everyone: frozenset[str], language: Language) -> Iterator[Event]:
    days: tuple[tuple[EventKind, date | None], ...] = (
        ("project_start", plan.start),
        ("project_end", plan.end),
    )
    for kind, on in days:
        if on is not None:
            texts = (
                wording.project_summary(kind, plan, language),
                wording.project_description(plan, language),
            )
            uid = project_entry_uid(plan.project, kind)
            yield _project_event(
                plan, kind, on, uid, texts, roles=ROLES[kind], partners=everyone, language=language
            )


def _task_events(
    plan: Plan, everyone: frozenset[str], applications: list[_Planned], language: Language
) -> Iterator[Event]:
    """Tasks of hand-made plans may lack ids: then who does them and the place in that list."""
    last_submission = max((one.submit_by.latest for one in applications), default=date.max)
    seen: Counter[str] = Counter()
    for task in plan.tasks:
        seen[task.who] += 1
        what = seen[task.who] if task.id is None else task.id
        uid = project_entry_uid(plan.project, "task", task.who, what)
        texts = (
            wording.task_summary(task.what, task.who, language),
            wording.task_description(plan, task.who, language),
        )
        for_whom = ROLES["task"] if task.on <= last_submission else frozenset[Role]({"report"})
        partners = frozenset({task.who}) if task.who in everyone else everyone
        yield _project_event(
            plan, "task", task.on, uid, texts, roles=for_whom, partners=partners, language=language
        )


def _project_event(
    plan: Plan,
    kind: EventKind,
    on: date,
    uid: str,
    texts: tuple[str, str],
    *,
    roles: frozenset[Role],
    partners: frozenset[str],
    language: Language,
) -> Event:
    return Event(
        uid=uid,
        start=on,
        end=on,
        summary=texts[0],
        description=texts[1],
        status="TENTATIVE",
        sequence=0,
        changed=midnight(plan.as_of),
        kind=kind,
        roles=roles,
        categories=wording.categories(kind, None, language),
        related_to=project_uid(plan.project),
        partners=partners,
    )
