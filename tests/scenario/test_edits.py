from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.edits import (
    EditError,
    add_step,
    duplicate_step,
    insert_item,
    move_item,
    move_step,
    put_client,
    put_resource_server,
    put_role,
    put_step,
    put_user,
    remove_item,
    remove_step,
    replace_item,
)
from mrrt_studio.scenario.files import dump, load
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.scenario.references import unresolved_references
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.scenario.steps import ExchangeStep, LoginStep, WaitStep
from mrrt_studio.scenario.tenant import Role, User
from tests.strategies import scenarios, steps

A, B, C = (Client(client_id=name) for name in "abc")
TWO = Scenario(clients=(A, B))


def wait(id_: str | None = None) -> WaitStep:
    return WaitStep(type="wait", seconds=1) if id_ is None else WaitStep(type="wait", seconds=1, id=id_)


def test_items_are_inserted_replaced_moved_and_removed() -> None:
    assert insert_item(TWO, "clients", 1, C).clients == (A, C, B)
    assert insert_item(TWO, "clients", 99, C).clients == (A, B, C)
    assert replace_item(TWO, "clients", 1, C).clients == (A, C)
    assert remove_item(TWO, "clients", 0).clients == (B,)
    assert move_item(Scenario(clients=(A, B, C)), "clients", 0, 2).clients == (B, C, A)
    assert move_item(Scenario(clients=(A, B, C)), "clients", 2, 0).clients == (C, A, B)
    assert TWO.clients == (A, B)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_place_that_does_not_exist_is_refused(index: int) -> None:
    for edit in (
        lambda: replace_item(TWO, "clients", index, C),
        lambda: remove_item(TWO, "clients", index),
        lambda: move_item(TWO, "clients", index, 0),
    ):
        with pytest.raises(IndexError):
            edit()


def test_what_no_file_could_hold_is_refused_with_words_for_the_form() -> None:
    with pytest.raises(EditError, match="already an application with the client ID 'a'"):
        put_client(TWO, A, was=None)
    with pytest.raises(EditError, match="already an application with the client ID 'b'"):
        put_client(TWO, Client(client_id="b"), was="a")
    with pytest.raises(EditError, match="not an application with the client ID 'z'"):
        put_client(TWO, A, was="z")
    api = ResourceServer(identifier="x")
    with pytest.raises(EditError, match="already an API with the identifier 'x'"):
        put_resource_server(Scenario(resource_servers=(api,)), api, was=None)
    with pytest.raises(EditError, match="already a step with the id 'step-2'"):
        put_step(Scenario(steps=(wait(), wait())), 0, wait("step-2"))


def test_an_application_is_added_changed_and_renamed() -> None:
    scenario = put_client(TWO, C, was=None)
    assert scenario.clients == (A, B, C)
    changed = put_client(scenario, Client(client_id="b", name="B"), was="b")
    assert changed.clients == (A, Client(client_id="b", name="B"), C)
    step = LoginStep(type="login", client="b", user="u")
    renamed = put_client(changed.replace(steps=(step,)), Client(client_id="new", name="B"), was="b")
    assert renamed.clients[1] == Client(client_id="new", name="B")
    assert renamed.steps == (LoginStep(type="login", client="new", user="u"),)


def test_an_api_a_user_and_a_role_are_followed_when_they_are_renamed() -> None:
    scenario = Scenario.model_validate(
        {
            "resource_servers": [{"identifier": "x"}],
            "roles": [{"name": "r"}],
            "users": [{"user_id": "u", "roles": ["r"]}],
            "clients": [{"client_id": "c", "refresh_token": {"policies": [{"audience": "x"}]}}],
            "steps": [{"type": "login", "client": "c", "user": "u", "audience": "x"}],
        }
    )
    scenario = put_resource_server(scenario, ResourceServer(identifier="y"), was="x")
    scenario = put_role(scenario, Role(name="s"), was="r")
    scenario = put_user(scenario, scenario.users[0].replace(user_id="v"), was="u")
    assert scenario.clients[0].policies[0].audience == "y"
    assert scenario.users == (User(user_id="v", roles=("s",)),)
    assert scenario.steps == (LoginStep(type="login", client="c", user="v", audience="y"),)


def test_a_step_that_has_no_id_gets_one() -> None:
    scenario = add_step(add_step(Scenario(), wait()), wait("mine"), 0)
    assert [step.id for step in scenario.steps] == ["mine", "wait"]


def test_a_new_id_of_a_step_follows() -> None:
    scenario = Scenario(steps=(wait("a"), ExchangeStep(type="exchange", refresh_token="a")))
    renamed = put_step(scenario, 0, wait("b"))
    assert renamed.steps == (wait("b"), ExchangeStep(type="exchange", refresh_token="b"))
    unnamed = put_step(scenario, 0, wait())
    assert unnamed.steps[1] == ExchangeStep(type="exchange", refresh_token="step-1")


def test_steps_keep_their_names_when_others_come_and_go() -> None:
    unnamed = Scenario(steps=(wait(), wait(), wait()))
    assert step_ids(remove_step(unnamed, 0).steps) == ("step-2", "step-3")
    assert step_ids(move_step(unnamed, 2, 0).steps) == ("step-3", "step-1", "step-2")
    assert step_ids(insert_item(unnamed, "steps", 1, wait("new")).steps) == (
        "step-1",
        "new",
        "step-2",
        "step-3",
    )


def test_what_keeps_its_place_stays_without_an_id() -> None:
    unnamed = Scenario(steps=(wait(), wait()))
    assert [step.id for step in add_step(unnamed, wait()).steps] == [None, None, "wait"]
    assert [step.id for step in remove_step(unnamed, 1).steps] == [None]
    assert [step.id for step in insert_item(unnamed, "steps", 1, wait("new")).steps] == [
        None,
        "new",
        "step-2",
    ]


def test_a_copy_stands_after_its_original_under_another_name() -> None:
    scenario = Scenario(steps=(LoginStep(type="login", client="c", user="u", id="login"), wait("w")))
    copied = duplicate_step(scenario, 0)
    assert step_ids(copied.steps) == ("login", "login2", "w")
    assert copied.steps[1] == LoginStep(type="login", client="c", user="u", id="login2")


EDITS = st.sampled_from(["add", "put", "remove", "move", "duplicate"])


@given(scenarios(), st.lists(st.tuples(EDITS, st.integers(0, 9), st.integers(0, 9), steps()), max_size=6))
def test_whatever_is_edited_can_be_saved_and_references_are_kept(
    scenario: Scenario, edits: list[tuple[str, int, int, Any]]
) -> None:
    before = {found.reference for found in unresolved_references(scenario)} | {"other"}
    gone: set[str] = set()
    for name, index, to, step in edits:
        count = len(scenario.steps)
        if name == "add":
            before |= {found.reference for found in unresolved_references(Scenario(steps=(step,)))}
            scenario = add_step(scenario, step, min(index, count))
        elif count and name == "remove":
            gone.add(step_ids(scenario.steps)[index % count])
            scenario = remove_step(scenario, index % count)
        elif count and name == "move":
            scenario = move_step(scenario, index % count, to % count)
        elif count and name == "duplicate":
            scenario = duplicate_step(scenario, index % count)
        elif count:
            scenario = put_step(
                scenario, index % count, scenario.steps[index % count].replace(id=f"n{to}-{count}")
            )
        assert load(dump(scenario)) == scenario
    assert {found.reference for found in unresolved_references(scenario)} <= before | gone
