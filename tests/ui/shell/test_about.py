from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mrrt_studio import __version__
from mrrt_studio.scenario.assumptions import ASSUMPTIONS
from mrrt_studio.ui.shell.about import AboutDialog, never_checked, versions
from mrrt_studio.ui.shell.fidelity import fidelity_statement
from tests.ui.shell.modal import press

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.usefixtures("qapp")]


def test_it_says_what_the_answers_are_worth(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert fidelity_statement() in texts


def test_every_part_has_its_version(qtbot: QtBot) -> None:
    known = dict(versions())
    assert known["MRRT Studio"] == __version__
    assert {"Python", "Qt", "pydantic", "PyJWT", "cryptography", "quickjs-ng"} <= set(known)
    assert "unknown version" not in known.values()


def test_versions_can_be_copied_for_a_report(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    press("Copy versions")(dialog)
    assert QGuiApplication.clipboard().text().startswith(f"MRRT Studio {__version__}\nPython ")


def test_every_open_question_is_listed_the_least_sure_first(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    listed = dialog.open_questions
    shown = tuple(listed.item(row).text() for row in range(listed.count()))
    assert shown == never_checked()
    assert {line.partition(": ")[2] for line in shown} == {each.question for each in ASSUMPTIONS.values()}
    sureness = [line.partition(": ")[0] for line in shown]
    assert sureness.index("assumed") < sureness.index("documented")
    assert listed.accessibleName() == "Never checked against a live tenant"


def test_what_runs_scripts_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("mrrt_studio.ui.shell.about.version", missing)
    assert dict(versions())["quickjs-ng"] == "not installed: Actions and Rules do not run"
