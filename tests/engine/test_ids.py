from __future__ import annotations

import re

import pytest

from mrrt_studio.engine.ids import MARK, Ids, derive

IDS = Ids("seed", "step")


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        (IDS.refresh_token(rotating=True), r"v1\.M[A-Za-z0-9_-]{86}"),
        (IDS.refresh_token(rotating=False), r"[A-Za-z0-9_-]{45}"),
        (IDS.online_refresh_token(), r"ORT[A-Za-z0-9_-]{87}"),
        (IDS.unknown_refresh_token(), r"[A-Za-z0-9_-]{45}"),
        (IDS.code(), r"[A-Za-z0-9_-]{45}"),
        (IDS.code_verifier(), r"[A-Za-z0-9_-]{43}"),
        (IDS.opaque_token(), r"[\w-]+\.\.[\w-]{16}\.[\w-]{120}\.[\w-]{22}"),
    ],
)
def test_values_look_like_auth0s_and_are_marked(value: str, pattern: str) -> None:
    assert re.fullmatch(pattern, value)
    assert MARK in value


@pytest.mark.parametrize("length", [1, 16, 22, 85])
def test_text_has_the_length_that_was_asked_for(length: int) -> None:
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{{length}}}", derive("a", length=length))


def test_other_seeds_steps_and_kinds_give_other_values() -> None:
    several = [IDS, Ids("seed", "other"), Ids("other", "step")]
    assert len({ids.jti() for ids in several} | {ids.state() for ids in several}) == 6
    assert IDS.hexadecimal("family", 24) != IDS.hexadecimal("session", 24)


def test_the_same_name_gives_the_same_value_on_every_machine() -> None:
    assert Ids("mrrt-studio", "login").jti() == "h4d503V_4BU1xlQfazsJoS"
    assert re.fullmatch("[0-9a-f]{24}", IDS.hexadecimal("family", 24))


def test_half_a_surrogate_pair_is_text_too() -> None:
    assert len(derive("\ud800", length=8)) == 8


def test_something_that_outlives_every_step_has_one_name() -> None:
    assert Ids("seed", "a").of_tenant("x", 16) == Ids("seed", "b").of_tenant("x", 16)
    assert Ids("seed", "a").of_tenant("x", 16) != Ids("other", "a").of_tenant("x", 16)
