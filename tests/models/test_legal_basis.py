"""On which ground a call may pay whom."""

from __future__ import annotations

import pytest

from models.call import Call
from models.legal_basis import bases_not_computed, legal_basis, reasons_not_computed
from models.project import Partner
from models.vocabulary import Activity


def call(*bases: str) -> Call:
    """A call that lists these bases."""
    return Call.model_validate(
        {
            "id": "c",
            "funder": "f",
            "title": "C",
            "legal_basis": bases,
            "rounds": [{"id": "r", "milestones": [{"kind": "deadline", "at": "2027-01-01"}]}],
        }
    )


def partner(*, economic: bool) -> Partner:
    """A partner with or without economic activity."""
    return Partner.model_validate(
        {"id": "p", "name": "P", "type": "association", "economic_activity": economic}
    )


@pytest.mark.parametrize(
    ("bases", "state_money", "economic", "activity", "found"),
    [
        (("no_aid", "gber.25"), True, False, "other", "no_aid"),
        (("no_aid", "sfs_2003_596"), True, False, "other", "sfs_2003_596"),
        (("gber.25",), True, False, "industrial_research", None),
        (("no_aid", "gber.25"), True, True, "industrial_research", "gber.25"),
        (("no_aid", "gber.25"), True, True, "feasibility_study", "gber.25"),
        (("gber.27", "gber.25"), True, True, "fundamental_research", "gber.25"),
        (("no_aid", "gber.25"), True, True, "innovation_cluster", None),
        (("gber.25", "gber.27"), True, True, "innovation_cluster", "gber.27"),
        (("gber.28", "gber.29"), True, True, "process_innovation", "gber.29"),
        (("gber.31",), True, True, "training", "gber.31"),
        (("gber.17",), True, True, "other", None),
        (("gber.26",), True, True, "research_infrastructure", "gber.26"),
        (("gber.25",), True, True, "research_infrastructure", None),
        (("no_aid", "sfs_2003_596"), True, True, "industrial_research", None),
        (("no_aid",), False, True, "innovation_cluster", "no_aid"),
        (("gber.25",), False, True, "experimental_development", "gber.25"),
        (("de_minimis",), True, True, "experimental_development", "de_minimis"),
        (("de_minimis", "gber.25"), True, True, "experimental_development", "de_minimis"),
        (("gber.25", "de_minimis"), True, True, "experimental_development", "gber.25"),
        (("gber.25", "sgei_de_minimis"), True, True, "other", "sgei_de_minimis"),
        (("de_minimis",), True, False, "other", None),
        (("de_minimis",), False, True, "other", None),
    ],
)
def test_the_basis_of_a_grant(
    bases: tuple[str, ...],
    state_money: bool,  # noqa: FBT001  # a column of the table
    economic: bool,  # noqa: FBT001  # a column of the table
    activity: Activity,
    found: str | None,
) -> None:
    basis = legal_basis(
        call(*bases), partner(economic=economic), activity, is_state_money=state_money
    )
    assert basis == found


def test_bases_that_cannot_be_computed_yet() -> None:
    listed = call("no_aid", "gber.25", "gber.14", "de_minimis", "gber.27", "gber.22", "gber.36")
    assert bases_not_computed(listed) == ("gber.14", "gber.22", "gber.36")
    reasons = reasons_not_computed(bases_not_computed(listed))
    assert "stödområde" in reasons.sv
    assert "unlisted" in reasons.en
    assert reasons.en.endswith("its ceiling is not written into Samspel")


@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize("article", ["17", "18"])
def test_investment_and_consultancy_are_for_small_and_medium_sized_enterprises_only(
    article: str, size: str
) -> None:
    activity: Activity = "sme_investment" if article == "17" else "sme_consultancy"
    firm = partner(economic=True).model_copy(update={"size": size})
    basis = legal_basis(call(f"gber.{article}"), firm, activity, is_state_money=True)
    assert basis == (None if size == "large" else f"gber.{article}")


@pytest.mark.parametrize(
    ("size", "found"),
    [("micro", "gber.28"), ("medium", "gber.28"), ("large", "de_minimis"), (None, "de_minimis")],
)
def test_article_28_covers_small_and_medium_sized_enterprises_only(
    size: str | None, found: str
) -> None:
    firm = partner(economic=True).model_copy(update={"size": size})
    basis = legal_basis(call("gber.28", "de_minimis"), firm, "sme_innovation", is_state_money=True)
    assert basis == found
