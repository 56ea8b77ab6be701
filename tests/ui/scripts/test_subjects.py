from __future__ import annotations

import pytest

from mrrt_studio.scenario.tenant import RuleConfig, User
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.scripts.known_code import known_code
from mrrt_studio.ui.scripts.subjects import ConfigSubject, ScriptSubject, code_of
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.subject import ItemSubject
from tests.ui.scripts.scenarios import claim, with_action

pytestmark = pytest.mark.usefixtures("qapp")


def subject_of(document: Document) -> ScriptSubject:
    inner = ItemSubject(document)
    inner.select(Item("action", "Mine"))
    return ScriptSubject(document, inner)


def test_what_is_typed_may_run() -> None:
    document = Document(with_action(""))
    subject = subject_of(document)
    action = subject.item()
    assert action is not None
    subject.put(action.replace(code=claim("typed-here")), "Code", "code")
    assert document.scenario.actions[0].code == claim("typed-here")
    assert known_code().knows(claim("typed-here"))


def test_what_is_typed_into_a_strangers_code_may_not() -> None:
    document = Document(with_action(claim("strange-1")))
    subject = subject_of(document)
    action = subject.item()
    assert action is not None
    subject.put(action.replace(code=claim("strange-2")), "Code", "code")
    assert not known_code().knows(claim("strange-2"))


def test_another_kind_of_object_is_never_given_code() -> None:
    document = Document(with_action(""))
    subject = subject_of(document)
    subject.select(Item("user", document.scenario.users[0].user_id))
    assert subject.item() is None
    assert code_of(User(user_id="u")) == ""


def test_the_values_of_rules_belong_to_the_scenario() -> None:
    document = Document(with_action(""))
    subject = ConfigSubject(document)
    subject.put(
        subject.item().replace(rules_configs=(RuleConfig(key="a", value="b"),)), "Rules configuration"
    )
    assert document.scenario.rules_configs[0].value == "b"
