"""Every control of the window has a name and a role for a screen reader, wherever the keyboard goes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from mrrt_studio.paths import recovery_folder
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.exporting.dialog import ExportDialog
from mrrt_studio.ui.importing.dialog import ImportDialog
from mrrt_studio.ui.importing.job import Source
from mrrt_studio.ui.main_window import MainWindow
from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.shell.pane_table import PANES
from mrrt_studio.ui.shell.templates import DOCUMENTED_EXAMPLE
from mrrt_studio.ui.shell.windows import Windows
from mrrt_studio.ui.tenant.kinds import KINDS
from mrrt_studio.ui.timeline.form_specs import form_spec
from tests.ui.accessible import nameless, reachable
from tests.ui.cut_text import settle
from tests.ui.shell.closing import closing

pytestmark = pytest.mark.qt_log_ignore("does not support")

MORE = {
    "roles": [{"name": "Editor", "permissions": []}],
    "client_grants": [{"id": "cgr_1", "client_id": "a", "audience": "https://a.example.com", "scope": []}],
    "organizations": [{"id": "org_1", "name": "acme", "members": []}],
    "actions": [{"name": "Roles", "code": "exports.onExecutePostLogin = async (event, api) => {};"}],
    "rules": [{"name": "Old", "script": "function (user, context, callback) {}", "order": 1}],
}
STEPS = ("login", "silent_login", "exchange", "call_api", "userinfo", "client_credentials", "wait", "revoke")


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[Windows]:
    with closing(Windows(recovery_folder())) as made:
        yield made


@pytest.fixture
def window(windows: Windows) -> MainWindow:
    made = windows.open_template(DOCUMENTED_EXAMPLE)
    assert made is not None
    document = made.document
    document.apply(Scenario.model_validate({**document.scenario.to_json(), **MORE}), "more")
    settle()
    return made


def every_tab(bars: list[QTabBar]) -> Iterator[None]:
    for bar in [each for each in bars if each.isVisible()]:
        for number in range(bar.count()):
            bar.setCurrentIndex(number)
            settle()
            yield


def test_every_form_speaks(window: MainWindow) -> None:
    items = [Item("tenant"), Item("assumptions")]
    items += [
        Item(kind.name, kind.keys(window.document.scenario)[0])
        for kind in KINDS.values()
        if kind.items(window.document.scenario)
    ]
    assert len(items) >= 9
    found: set[str] = set()
    for item in items:
        window.selection.select_item(item)
        settle()
        found |= set(nameless(window.tenant))
        for _ in every_tab(window.tenant.findChildren(QTabBar)):
            found |= set(nameless(window.tenant))
    assert sorted(found) == []


def test_every_page_of_the_inspector_speaks(window: MainWindow) -> None:
    found: set[str] = set()
    for played in window.document.timeline.steps:
        window.selection.select_step(played.id)
        for _ in every_tab(window.inspector.findChildren(QTabBar)[:1]):
            found |= set(nameless(window.inspector))
    assert sorted(found) == []


@pytest.mark.parametrize("kind", STEPS)
def test_the_composer_speaks(window: MainWindow, kind: str) -> None:
    assert form_spec(kind)
    window.timeline.compose(kind)
    settle()
    assert nameless(window.timeline) == []


@pytest.mark.parametrize("pane", PANES, ids=lambda pane: pane.id)
def test_every_pane_below_speaks(window: MainWindow, qtbot: QtBot, pane: object) -> None:
    shown = window.bottom.show_pane(getattr(pane, "id", ""))
    assert shown is not None
    qtbot.wait(50)
    settle()
    found = set(nameless(shown))
    for _ in every_tab(shown.findChildren(QTabBar)):
        found |= set(nameless(shown))
    assert sorted(found) == []


def test_the_start_page_speaks(windows: Windows) -> None:
    start = windows.show_start()
    settle()
    assert nameless(start) == []
    assert len(reachable(start)) > 10


def test_the_dialogs_of_import_and_export_speak(window: MainWindow, qtbot: QtBot) -> None:
    review = ImportDialog(Scenario(), Source(text="clients:\n  - name: ##NAME##\n"), window)
    qtbot.addWidget(review)
    review.show()
    qtbot.waitUntil(lambda: not review.job.is_busy, timeout=20_000)
    export = ExportDialog(window.document, None, window)
    qtbot.addWidget(export)
    export.show()
    qtbot.waitUntil(lambda: not export.is_busy(), timeout=20_000)
    settle()
    assert nameless(review) + nameless(export) == []


def test_the_whole_window_speaks(window: MainWindow) -> None:
    assert nameless(window) == []
    assert len(reachable(window)) > 30
