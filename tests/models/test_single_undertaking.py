"""Which enterprises are one single undertaking (Reg. (EU) 2023/2831 art. 2(2))."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from models.de_minimis.single_undertaking import (
    Ownership,
    circle_of_majorities,
    single_undertakings,
)


def votes(owner: str, firm: str, share: str) -> Ownership:
    return Ownership(owner=owner, firm=firm, votes=Decimal(share))


def members(*links: Ownership, of: str, indirect: str = "added") -> tuple[str, ...]:
    return single_undertakings(links, [], indirect)[of]


def test_a_majority_links_and_half_does_not() -> None:
    assert members(votes("p", "a", "0.500001"), of="a") == ("p", "a")
    assert members(votes("p", "a", "0.50"), of="a") == ("a",)


@pytest.mark.parametrize("kind", ["board", "contract", "agreement"])
def test_other_control_links_without_votes(kind: str) -> None:
    link = Ownership.model_validate({"owner": "p", "firm": "a", "kind": kind})
    assert members(link, of="p") == ("p", "a")


def test_links_reach_through_other_enterprises() -> None:
    links = [votes("a", "b", "0.6"), votes("b", "c", "0.6"), votes("c", "d", "0.6")]
    assert members(*links, of="d") == ("a", "b", "c", "d")


def test_enterprises_with_two_that_control_them_are_all_one() -> None:
    links = [
        votes("p", "a", "0.6"),
        Ownership(owner="q", firm="a", kind="board"),
        votes("q", "b", "0.6"),
    ]
    assert members(*links, of="b") == ("a", "b", "p", "q")


def test_votes_through_controlled_enterprises_are_added_up() -> None:
    links = [votes("p", "a", "0.6"), votes("p", "b", "0.6"), votes("a", "c", "0.3")]
    links.append(votes("b", "c", "0.3"))
    assert members(*links, of="c") == ("p", "a", "b", "c")
    assert members(*links, of="c", indirect="each_owner_alone") == ("c",)


def test_votes_of_an_enterprise_that_is_not_controlled_are_not_added() -> None:
    links = [votes("p", "a", "0.4"), votes("a", "c", "0.3"), votes("p", "c", "0.3")]
    assert members(*links, of="c") == ("c",)


def test_the_one_on_top_comes_first_and_in_a_circle_of_contracts_the_first_by_name() -> None:
    assert members(votes("z", "a", "0.6"), of="a") == ("z", "a")
    both = [
        Ownership(owner="b", firm="a", kind="contract"),
        Ownership(owner="a", firm="b", kind="contract"),
    ]
    assert members(*both, of="b") == ("a", "b")


def test_an_enterprise_without_links_is_alone() -> None:
    assert single_undertakings([], ["b", "a"], "added") == {"a": ("a",), "b": ("b",)}


def test_a_circle_of_majorities_is_found_and_named() -> None:
    circle = [votes("c", "a", "0.6"), votes("a", "b", "0.6"), votes("b", "c", "0.6")]
    assert circle_of_majorities([votes("x", "y", "0.9"), *circle]) == ("a", "b", "c")


def test_what_hangs_below_a_circle_is_not_part_of_it() -> None:
    links = [votes("b", "a", "0.6"), votes("b", "c", "0.6"), votes("c", "b", "0.6")]
    assert circle_of_majorities(links) == ("b", "c")


def test_cross_holdings_without_majorities_are_no_circle() -> None:
    assert circle_of_majorities([votes("a", "b", "0.6"), votes("b", "a", "0.3")]) == ()
    contract = Ownership(owner="b", firm="a", kind="contract")
    assert circle_of_majorities([votes("a", "b", "0.6"), contract]) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"owner": "a", "firm": "b"}, "link-votes"),
        ({"owner": "a", "firm": "b", "kind": "board", "votes": 1}, "link-votes"),
        ({"owner": "a", "firm": "a", "votes": 1}, "link-to-itself"),
    ],
)
def test_a_link_has_votes_where_they_belong_and_two_ends(
    fields: dict[str, object], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Ownership.model_validate(fields)
    assert [one["type"] for one in caught.value.errors()] == [code]


names = st.sampled_from("abcde")
links = st.lists(
    st.tuples(names, names, st.decimals("0.01", 1, places=2))
    .filter(lambda one: one[0] != one[1])
    .map(lambda one: votes(one[0], one[1], str(one[2]))),
    max_size=7,
)


@settings(max_examples=500)
@given(links, st.sampled_from(["added", "each_owner_alone"]))
def test_single_undertakings_part_the_enterprises(held: list[Ownership], indirect: str) -> None:
    groups = single_undertakings(held, "abcde", indirect)
    assert set(groups) == set("abcde")
    for name, group in groups.items():
        assert name in group
        assert all(groups[other] == group for other in group)
    for link in held:
        if (link.votes or 0) > Decimal("0.5"):
            assert link.firm in groups[link.owner]


@settings(max_examples=500)
@given(links)
def test_adding_votes_up_never_parts_what_votes_alone_join(held: list[Ownership]) -> None:
    alone = single_undertakings(held, [], "each_owner_alone")
    added = single_undertakings(held, [], "added")
    assert all({*alone[name]} <= {*added[name]} for name in alone)
