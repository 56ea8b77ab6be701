from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mrrt_studio import __version__
from mrrt_studio.ui.shell.about import AboutDialog, fidelity_statement, versions
from tests.ui.shell.modal import press

pytestmark = [pytest.mark.qt_log_ignore("does not support"), pytest.mark.usefixtures("qapp")]


def test_it_says_what_the_answers_are_worth(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    texts = [label.accessibleName() for label in dialog.findChildren(QLabel)]
    assert fidelity_statement() in texts
    assert "Independent of Auth0 and Okta" in fidelity_statement()
    assert "no live tenant was ever asked" in fidelity_statement()


def test_every_part_has_its_version(qtbot: QtBot) -> None:
    known = dict(versions())
    assert known["MRRT Studio"] == __version__
    assert {"Python", "Qt", "pydantic", "PyJWT", "cryptography"} <= set(known)
    assert "unknown version" not in known.values()


def test_versions_can_be_copied_for_a_report(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    press("Copy versions")(dialog)
    assert QGuiApplication.clipboard().text().startswith(f"MRRT Studio {__version__}\nPython ")
