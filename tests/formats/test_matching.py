from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.formats.matching import identity_of, matched
from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ClientGrant, ResourceServer
from mrrt_studio.scenario.tenant import Organization, Role

A, B = Client(client_id="a", name="A"), Client(client_id="b", name="B")
GRANT = ClientGrant(id="cgr_1", client_id="a", audience="x")


@pytest.mark.parametrize(
    ("collection", "existing", "new", "places"),
    [
        ("clients", [A, B], [Client(client_id="b", name="A")], [1]),
        ("clients", [A, B], [Client(client_id="z", name="B")], [1]),
        ("clients", [A, B], [Client(client_id="z", name="Z"), Client(client_id="y")], [None, None]),
        ("clients", [A, Client(client_id="a2", name="A")], [Client(client_id="z", name="A")], [None]),
        ("clients", [A], [Client(client_id="y", name="A"), Client(client_id="z", name="A")], [None, None]),
        ("clients", [A], [Client(client_id="z", name="A"), A], [None, 0]),
        ("clients", [Client(client_id="a")], [Client(client_id="b")], [None]),
        (
            "resource_servers",
            [ResourceServer(identifier="i")],
            [ResourceServer(identifier="i", name="I")],
            [0],
        ),
        (
            "resource_servers",
            [ResourceServer(identifier="i", name="I")],
            [ResourceServer(identifier="j", name="I")],
            [None],
        ),
        ("roles", [Role(id="rol_1", name="R")], [Role(id="rol_1", name="New")], [0]),
        ("roles", [Role(id="rol_1", name="R")], [Role(name="R")], [0]),
        (
            "roles",
            [Role(id="rol_1", name="R"), Role(id="rol_2", name="S")],
            [Role(name="S"), Role(id="rol_2", name="R")],
            [None, 1],
        ),
        ("organizations", [Organization(id="org_1", name="O")], [Organization(id="org_2", name="O")], [0]),
        ("client_grants", [GRANT], [ClientGrant(client_id="a", audience="x", subject_type="client")], [0]),
        ("client_grants", [GRANT], [ClientGrant(client_id="a", audience="x", subject_type="user")], [None]),
        ("client_grants", [GRANT], [ClientGrant(id="cgr_1", client_id="a", audience="y")], [0]),
    ],
)
def test_ids_then_identities_then_names(
    collection: str, existing: Sequence[FrozenModel], new: Sequence[FrozenModel], places: list[int | None]
) -> None:
    assert matched(collection, existing, new) == places


@given(
    st.lists(st.sampled_from("abc"), unique=True),
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abc"))),
)
def test_no_two_get_one_place(existing: list[str], new: list[tuple[str, str]]) -> None:
    old = [Client(client_id=name, name=name) for name in existing]
    places = matched("clients", old, [Client(client_id=id_, name=name) for id_, name in new])
    taken = [place for place in places if place is not None]
    assert len(places) == len(new)
    assert len(set(taken)) == len(taken)


def test_a_grant_for_nobody_in_particular_is_one_of_an_application() -> None:
    assert identity_of("client_grants", GRANT) == ("a", None, "x", "client")
