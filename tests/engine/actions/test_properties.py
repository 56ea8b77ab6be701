"""Whatever a script asks for, with whatever JSON: there is an answer, and nothing else breaks."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mrrt_studio.engine.actions.commands_flow import FLOW_COMMANDS
from mrrt_studio.engine.actions.commands_stores import STORE_COMMANDS
from mrrt_studio.engine.actions.commands_tokens import TOKEN_COMMANDS
from mrrt_studio.engine.scripts import Command, ScriptResult
from mrrt_studio.simulation.report import report, report_json
from mrrt_studio.simulation.timeline import simulate
from tests.builders import PHONE, ROTATING, client, exchange, login, outcome, scenario
from tests.engine.actions.playing import scripts, tenant

METHODS = [*FLOW_COMMANDS, *TOKEN_COMMANDS, *STORE_COMMANDS, "samlResponse.x", "unknown", ""]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
COMMANDS = st.builds(Command, st.sampled_from(METHODS), st.lists(VALUES, max_size=3).map(tuple[Any, ...]))
STEPS = (login(), exchange(), exchange(id="x2", refresh_token="x1"))


@settings(max_examples=150)
@given(st.lists(COMMANDS, max_size=5))
def test_any_commands_of_an_action_have_an_outcome(commands: list[Command]) -> None:
    runner = scripts(A=ScriptResult(commands=tuple(commands)))
    timeline = simulate(scenario(*STEPS, clients=[client(kind=ROTATING)], **tenant("A")), runner=runner)
    for step in ("login", "x1"):
        found = outcome(timeline, step)
        assert found.response is not None
        assert len(found.scripts) <= 1
    assert json.dumps(report_json(report(timeline, "f")))


@settings(max_examples=100)
@given(VALUES, VALUES, VALUES)
def test_whatever_a_rule_gives_back_has_an_outcome(user: Any, context: Any, shared: Any) -> None:
    given_back = {"user": user, "context": {"accessToken": context, "redirect": shared}, "global": shared}
    for returned in (given_back, {"context": context, "user": user}, context):
        runner = scripts(R=ScriptResult(returned=returned))
        timeline = simulate(scenario(*STEPS, **tenant("A", rules=("R", "S"))), runner=runner)
        assert outcome(timeline, "login").response is not None


@settings(max_examples=60)
@given(st.lists(COMMANDS, max_size=4))
def test_no_script_lengthens_the_life_of_a_refresh_token(commands: list[Command]) -> None:
    plain = simulate(scenario(login(), clients=[client(kind=ROTATING)]))
    runner = scripts(A=ScriptResult(commands=tuple(commands)))
    scripted = simulate(scenario(login(), clients=[client(kind=ROTATING)], **tenant("A")), runner=runner)
    without, with_script = (outcome(played, "login").kept_refresh_token for played in (plain, scripted))
    if with_script is None:
        return
    assert without is not None
    for end in ("expires_at", "idle_expires_at"):
        assert getattr(with_script, end) <= getattr(without, end)
    assert with_script.login.client_id == PHONE
