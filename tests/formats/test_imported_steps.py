from __future__ import annotations

from typing import Any

from mrrt_studio.formats.following import ids_of
from mrrt_studio.formats.imported import Imported
from mrrt_studio.formats.imported_steps import with_steps
from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.fresh import derived_client_id
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scenario.steps import Step

LOGIN = {"type": "login", "client": "mine", "user": "u", "id": "first"}


def scenario(*steps: dict[str, Any]) -> Scenario:
    return Scenario.model_validate({"clients": [{"client_id": "mine", "name": "A"}], "steps": list(steps)})


def step(**fields: Any) -> Step:
    return scenario(LOGIN | fields).steps[0]


def with_(before: Scenario, imported: Imported) -> tuple[Scenario, tuple[str, ...]]:
    return with_steps(before, imported, ids_of(before, imported))


def test_a_scenario_without_steps_takes_those_of_the_imported_one() -> None:
    whole = scenario(LOGIN)
    assert with_(scenario(), Imported(whole=whole)) == (whole, ())


def test_a_scenario_with_steps_keeps_them_and_says_so() -> None:
    before = scenario(LOGIN)
    found, told = with_(before, Imported(whole=scenario(LOGIN | {"user": "v"}, LOGIN | {"id": "more"})))
    assert found == before
    assert len(told) == 1
    assert "(2)" in told[0]


def test_there_is_nothing_to_say_about_the_same_steps_or_none() -> None:
    before = scenario(LOGIN)
    assert with_(before, Imported(whole=before)) == (before, ())
    assert with_(before, Imported(whole=scenario())) == (before, ())


def test_a_step_that_a_token_tells_comes_last_under_a_free_id() -> None:
    before = scenario(LOGIN)
    found, told = with_(before, Imported(steps=(step(user="v"),)))
    assert [each.to_json()["user"] for each in found.steps] == ["u", "v"]
    assert found.steps[0] == before.steps[0]
    assert found.steps[1].id not in {None, "first"}
    assert told == ()


def test_a_step_like_one_that_is_there_is_not_added() -> None:
    before = scenario(LOGIN)
    assert with_(before, Imported(steps=(step(id="other", note="from a token"),)))[0] == before


def test_an_added_step_uses_the_application_that_the_scenario_has() -> None:
    made = derived_client_id("A")
    imported = Imported(clients=(Client(client_id=made, name="A"),), steps=(step(client=made, user="v"),))
    assert with_(scenario(), imported)[0].steps[0].to_json()["client"] == "mine"
