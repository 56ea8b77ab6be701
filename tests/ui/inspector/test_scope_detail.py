from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mrrt_studio.ui.inspector.scope_detail import ScopeDetail
from tests.ui.inspector.cases import LOGIN, OMITTED, last
from tests.ui.inspector.reading import texts


def detail_of(show: Callable[..., QWidget], scope: str) -> ScopeDetail:
    _, outcome = last(LOGIN, OMITTED)
    assert outcome.authorization is not None
    detail = ScopeDetail()
    decision = next(d for d in outcome.authorization.scopes if d.scope == scope)
    detail.set_decision(decision, outcome.authorization)
    show(detail)
    return detail


def test_a_dropped_scope_has_sentence_advice_rule_confidence_and_source(show: Callable[..., QWidget]) -> None:
    read = texts(detail_of(show, "delete:messages"))
    assert "enforces RBAC, and Ada lacks the permission delete:messages." in read
    assert "What would change it: Give Ada a role" in read
    assert "The rule: An API that enforces RBAC gives each user only what their permissions name." in read
    assert "documented by Auth0" in read
    assert "Auth0 docs" in read


def test_a_granted_scope_needs_no_advice(show: Callable[..., QWidget]) -> None:
    detail = detail_of(show, "read:messages")
    assert "What would change it" not in texts(detail)
    assert detail.accessibleName() == "Why read:messages"
