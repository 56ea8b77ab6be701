from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.tenant import Rule, RuleConfig
from mrrt_studio.ui.scripts.known_code import known_code
from tests.ui.scripts.scenarios import claim, with_action
from tests.ui.tenant.studio import Studio, binding, show_pane, write

RULE = "function (user, context, callback) { callback(null, user, context); }"
BROKEN = "exports.onExecutePostLogin = async (event, api) => {\n  api.no.such();\n};"


@pytest.fixture
def studio(qtbot: QtBot) -> Studio:
    known_code().allow([BROKEN])
    rules = (Rule(name="Old", script=RULE),)
    known_code().allow([rules[0].script])
    scenario = with_action(BROKEN).replace(rules=rules, rules_configs=(RuleConfig(key="K", value="1"),))
    return show_pane(qtbot, scenario)


def test_code_is_typed_as_one_step_of_the_history_and_runs(qtbot: QtBot, studio: Studio) -> None:
    studio.select("action", "Mine")
    page = studio.page(0)
    before = studio.scenario
    page.panel.editor.selectAll()
    page.panel.editor.insertPlainText(claim("form"))
    qtbot.keyClicks(page.panel.editor, "//")
    assert studio.scenario.actions[0].code == claim("form") + "//"
    qtbot.waitUntil(lambda: not studio.document.is_replaying)
    assert all(run.error is None for run in studio.document.timeline.steps[0].outcome.scripts)  # type: ignore[union-attr]
    studio.undo()
    assert studio.scenario == before
    assert page.panel.value() == BROKEN


def test_the_last_run_s_error_stands_at_its_line(qtbot: QtBot, studio: Studio) -> None:
    studio.select("action", "Mine")
    page = studio.page(0)
    qtbot.waitUntil(lambda: not studio.document.is_replaying)
    assert page.panel.editor.numbers.problem_line == 2
    assert page.panel.problem.text().startswith("Line 2")


def test_a_new_name_keeps_the_action_in_its_trigger(studio: Studio) -> None:
    studio.select("action", "Mine")
    write(studio.page(0).name, "Yours")
    assert studio.scenario.triggers["post-login"] == ("Yours",)
    assert studio.form().title.accessibleName() == "Yours, Action · runs after login"


def test_secrets_are_rows(studio: Studio) -> None:
    studio.select("action", "Mine")
    page = studio.page(1)
    page.table.text_edited.emit(0, 0, "KEY")
    assert page.table.rows() == (("KEY", ""),)


def test_a_rule_is_switched_off_and_ordered(studio: Studio) -> None:
    studio.select("rule", "Old")
    page = studio.page(0)
    binding(page, "enabled").row.control.box.click()
    assert studio.scenario.rules[0].enabled is False
    write(binding(page, "order").row.control, "4")
    assert studio.scenario.rules[0].order == 4
    assert studio.form().title.accessibleName() == "Old, Rule · disabled"


def test_configuration_is_that_of_all_rules(studio: Studio) -> None:
    studio.select("rule", "Old")
    page = studio.page(1)
    assert page.table.rows() == (("K", "1"),)
    page.table.text_edited.emit(0, 1, "2")
    assert studio.scenario.rules_configs[0].value == "2"


def test_a_form_that_is_not_shown_edits_nothing_else(studio: Studio) -> None:
    studio.select("action", "Mine")
    page = studio.page(0)
    page.open_try().close()
    studio.select("client", studio.scenario.clients[0].client_id)
    assert page.open_try() is None


def test_code_that_was_put_off_can_be_allowed_at_its_form(qtbot: QtBot) -> None:
    studio = show_pane(qtbot, with_action(claim("put-off")))
    studio.select("action", "Mine")
    page = studio.page(0)
    assert not page.allow_button.isHidden()
    page.show_code().run_button.click()
    qtbot.waitUntil(lambda: not studio.document.is_replaying)
    assert known_code().knows(claim("put-off"))
    assert page.allow_button.isHidden()
