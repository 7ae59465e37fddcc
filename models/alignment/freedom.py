"""How far a round's milestones may move, and at what price."""

from __future__ import annotations

from pydantic import model_validator

from models.alignment.selection import Days, Selection, Weight
from models.errors import fault
from models.vocabulary import MilestoneKind


class Freedom(Selection):
    """The first entry that matches a milestone holds; a milestone without one is locked.

    ``within_days`` is the most calendar days from today's date, either way; ``earlier_days`` and
    ``later_days`` go before it for one direction. ``milestones`` keeps the entry to some kinds.
    ``weight`` is the price of moving a milestone by one day. With ``keep_window`` all milestones
    of a round move by the same number of days.
    """

    milestones: tuple[MilestoneKind, ...] | None = None
    milestone: MilestoneKind | None = None
    within_days: Days = 0
    earlier_days: Days | None = None
    later_days: Days | None = None
    keep_window: bool = False
    weight: Weight = 1

    @model_validator(mode="after")
    def _fields_fit(self) -> Freedom:
        if self.milestone is not None and self.milestones is not None:
            fault(
                "freedom-milestone-twice",
                "både milestone och milestones är givna.",
                "both milestone and milestones are given.",
                "Skriv alla slag i milestones: [deadline, decision].",
                "Write all kinds in milestones: [deadline, decision].",
            )
        if self.keep_window and self.kinds is not None:
            fault(
                "keep-window-of-some",
                "keep_window flyttar hela omgången, men posten gäller bara vissa milstolpar.",
                "keep_window moves the whole round, but the entry is about some milestones only.",
                "Stryk milestones eller keep_window.",
                "Remove milestones or keep_window.",
            )
        return self

    @property
    def kinds(self) -> tuple[MilestoneKind, ...] | None:
        """The kinds of milestones that the entry is about; ``None`` means every kind."""
        return self.milestones if self.milestone is None else (self.milestone,)

    @property
    def earlier(self) -> int:
        """The most days towards the past."""
        return self.within_days if self.earlier_days is None else self.earlier_days

    @property
    def later(self) -> int:
        """The most days towards the future."""
        return self.within_days if self.later_days is None else self.later_days

    def frees(self, round_name: str, funder: str, kind: MilestoneKind) -> bool:
        """Whether the entry is about this milestone."""
        return self.selects(round_name, funder) and (self.kinds is None or kind in self.kinds)
