from __future__ import annotations

from typing import Any

import pytest

from tests.ui.tenant.studio import Studio, at, binding, control, edit, write


@pytest.mark.parametrize(
    ("path", "value", "stored"),
    [
        ("jwt_configuration.alg", "PS256", "PS256"),
        ("jwt_configuration.lifetime_in_seconds", "10 h", 36_000),
    ],
)
def test_each_field_is_edited_undone_and_redone(studio: Studio, path: str, value: Any, stored: Any) -> None:
    before = studio.scenario
    edit(control(studio.page(1), path), value)
    assert at(studio.scenario.clients[0].to_json(), path) == stored
    after = studio.scenario
    while studio.document.undo_stack.canUndo():
        studio.undo()
    assert studio.scenario == before
    while studio.document.undo_stack.canRedo():
        studio.redo()
    assert studio.scenario == after


def test_words_and_what_is_unwise(studio: Studio) -> None:
    page = studio.page(1)
    write(control(page, "jwt_configuration.lifetime_in_seconds"), "90 min")
    row = binding(page, "jwt_configuration.lifetime_in_seconds").row
    assert "1 h 30 min" in row.control.accessibleDescription()
    edit(control(page, "jwt_configuration.alg"), "HS256")
    assert "public application" in binding(page, "jwt_configuration.alg").row.warning()
