"""What the ids of a plan are called in front of people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from calendars.planned_rounds import PlannedRound, money_level, planned_rounds
from calendars.report_wording import MONEY_LEVELS
from models.catalogue import Catalogue
from models.plan import Plan
from models.project import Contribution, Project
from models.text import Language, Text

_SOURCES = {
    "own": Text(sv="Egna medel", en="Own cash"),
    "in_kind": Text(sv="Naturainsats", en="In kind"),
    "unfunded": Text(sv="Ofinansierat", en="Unfunded"),
}

_PERIOD = {
    "earliest_start": Text(sv="projektets tidigaste start", en="the project's earliest start"),
    "latest_end": Text(sv="projektets senaste slut", en="the project's latest end"),
    "months": Text(sv="projektets längd", en="the project's length"),
}


@dataclass(frozen=True)
class Names:
    """Names in one language of partners, work packages, sources and subjects of findings.

    An id that neither the project nor the catalogue knows stands for itself.
    """

    plan: Plan
    project: Project
    catalogue: Catalogue
    language: Language

    @property
    def project_title(self) -> str:
        """The title of the project."""
        return (self.plan.title or self.project.title).in_language(self.language)

    def partner(self, partner_id: str) -> str:
        """The name of a partner."""
        partner = self.project.partner_by_id.get(partner_id)
        return partner_id if partner is None else partner.name

    def work_package(self, work_package_id: str) -> str:
        """The id of a work package, and its title where it has one."""
        package = self.project.work_package_by_id.get(work_package_id)
        if package is None or package.title is None:
            return work_package_id
        return f"{work_package_id} {package.title.in_language(self.language)}"

    def source(self, column: str) -> str:
        """The name of a source, as a column of the funding matrix names it."""
        kind, _, rest = column.partition(":")
        if column in _SOURCES:
            return _SOURCES[column].in_language(self.language)
        if kind in _SOURCES:
            return f"{_SOURCES[kind].in_language(self.language)}, {self.partner(rest)}"
        if kind == "call":
            return self._call(rest)
        contribution = self.contribution(column)
        return rest if contribution is None else contribution.from_

    def funder(self, column: str) -> str | None:
        """The funder of a call that a column of the funding matrix stands for."""
        one = self._rounds.get(column.removeprefix("call:"))
        return None if one is None else one.funder

    def source_level(self, column: str) -> str:
        """Whose money a source is: a key of ``wording.MONEY_LEVELS``."""
        kind, _, rest = column.partition(":")
        if kind in ("own", "in_kind"):
            return "own"
        if kind == "call":
            call = self.catalogue.call_by_id.get(rest.partition("/")[0])
            return "national" if call is None else money_level(call, self.catalogue)
        contribution = self.contribution(column)
        if contribution is None:
            return "none"
        return "private" if contribution.is_private else "public"

    def source_rank(self, column: str) -> int:
        """Where a source belongs when the levels of money are told one after the other."""
        return list(MONEY_LEVELS).index(self.source_level(column))

    def is_in_kind(self, column: str) -> bool:
        """Whether a source is work or goods instead of money."""
        contribution = self.contribution(column)
        return column.startswith("in_kind") or (
            contribution is not None and contribution.is_in_kind
        )

    def contribution(self, column: str) -> Contribution | None:
        """The promised contribution that a column of the funding matrix stands for."""
        return self._contributions.get(column)

    def subject(self, subject: str) -> str:
        """The name of what a finding is about: a round, a call, a partner, a work package."""
        if subject in self.project.partner_by_id:
            return self.partner(subject)
        if subject in self.project.work_package_by_id:
            return self.work_package(subject)
        call_id = subject.partition("/")[0]
        if call_id in self.catalogue.call_by_id:
            return self._call(subject)
        if f"contribution:{subject}" in self._contributions:
            return self._contributions[f"contribution:{subject}"].from_
        field = _PERIOD.get(subject)
        return subject if field is None else field.in_language(self.language)

    def who(self, written: str) -> str:
        """The owner of a task: a partner's or a funder's name, or what the plan wrote."""
        funder = self.catalogue.funder_by_id.get(written)
        return self.partner(written) if funder is None else funder.name

    def _call(self, name: str) -> str:
        if name in self._rounds:
            return self._rounds[name].title.in_language(self.language)
        call = self.catalogue.call_by_id.get(name.partition("/")[0])
        return name if call is None else call.title.in_language(self.language)

    @cached_property
    def _rounds(self) -> dict[str, PlannedRound]:
        return {one.name: one for one in planned_rounds(self.plan, self.catalogue)}

    @cached_property
    def _contributions(self) -> dict[str, Contribution]:
        return {f"contribution:{one.id}": one for one in self.project.contributions}
