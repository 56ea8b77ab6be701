from __future__ import annotations

from collections.abc import Iterator

import pytest

from mrrt_studio.formats import terraform_fields as fields
from mrrt_studio.formats.terraform_fields import Shape
from mrrt_studio.formats.writable import WRITABLE

SHAPES = {
    "clients": fields.CLIENT,
    "resource_servers": fields.API,
    "client_grants": fields.GRANT,
    "roles": fields.ROLE,
    "organizations": fields.ORGANIZATION,
    "actions": fields.ACTION,
    "tenant": fields.TENANT,
}
OWN = {"token_lifetime_for_web", "verification_location", "cross_origin_auth", "type", "owner_id", "deploy"}
"""Attributes that the provider has and the Management API's schema of a request has not."""


def shapes_in(shape: Shape) -> Iterator[Shape]:
    yield shape
    if not isinstance(shape, str):
        for inner in shape.values():
            yield from shapes_in(inner)


@pytest.mark.parametrize("collection", SHAPES)
def test_every_field_of_the_provider_is_one_of_the_api(collection: str) -> None:
    known = WRITABLE[collection]
    back = {now: was for was, now in fields.RENAMED.get(collection, {}).items()}
    names = {back.get(name, name) for name in SHAPES[collection]}
    assert names - OWN <= known.fields | known.on_create


@pytest.mark.parametrize("collection", SHAPES)
def test_a_block_has_fields(collection: str) -> None:
    for shape in SHAPES[collection].values():
        assert all(each in {"value", "map"} if isinstance(each, str) else each for each in shapes_in(shape))


def test_what_stands_elsewhere_is_in_no_block_of_its_own() -> None:
    for collection, names in fields.ELSEWHERE.items():
        assert not names & SHAPES[collection].keys()


def test_a_block_that_can_be_disabled_is_a_block() -> None:
    blocks = {
        name for shapes in SHAPES.values() for name, shape in shapes.items() if not isinstance(shape, str)
    }
    assert blocks >= fields.DISABLED
