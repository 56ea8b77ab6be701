"""What this program is, what it runs on, and what its answers are worth."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio import __version__
from mrrt_studio.ui.shell.fidelity import fidelity_statement
from mrrt_studio.ui.theme import application_icon, theme
from mrrt_studio.ui.widgets.labels import TitleLabel, WrapLabel

if TYPE_CHECKING:
    from mrrt_studio.scenario.assumptions import Confidence

translate = QCoreApplication.translate

_PARTS = ("PySide6-Essentials", "pydantic", "PyJWT", "cryptography", "ruamel.yaml")
_SCRIPTS = "quickjs-ng"
"""Runs Actions and Rules; the program works without it."""

_LEAST_SURE_FIRST: tuple[Confidence, ...] = ("contradicted", "assumed", "reported", "observed", "documented")


def versions() -> tuple[tuple[str, str], ...]:
    """Return the program and what it runs on, each with its version."""
    return (
        ("MRRT Studio", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        *((name, _version(name)) for name in _PARTS),
        (_SCRIPTS, _version(_SCRIPTS, translate("About", "not installed: Actions and Rules do not run"))),
        (translate("About", "System"), platform.platform()),
    )


def never_checked() -> tuple[str, ...]:
    """Return every open question with how sure its default is, the least sure ones first."""
    from mrrt_studio.scenario.assumptions import ASSUMPTIONS  # noqa: PLC0415 - the start page is without

    questions = sorted(ASSUMPTIONS.values(), key=lambda each: _LEAST_SURE_FIRST.index(each.confidence))
    return tuple(f"{each.confidence}: {each.question}" for each in questions)


class AboutDialog(QDialog):
    """Name, versions that can be copied, and the fidelity statement."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About MRRT Studio"))
        self._mark = QLabel()
        self._versions = WrapLabel("\n".join(f"{name} {number}" for name, number in versions()), "mono-small")
        self.open_questions = QListWidget()
        self.open_questions.addItems(never_checked())
        self.open_questions.setWordWrap(True)
        self.open_questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.open_questions.setAccessibleName(self.tr("Never checked against a live tenant"))
        self._column = QVBoxLayout(self)
        self._arrange()
        theme().follow(self._restyle)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(TitleLabel("MRRT Studio"))
        words.addWidget(
            WrapLabel(
                self.tr("A playground and visual simulator for Auth0 Multi-Resource Refresh Tokens."),
                "body",
                "text-secondary",
            )
        )
        head.addLayout(words, 1)
        self._column.addLayout(head)
        self._column.addWidget(WrapLabel(fidelity_statement()))
        self._column.addWidget(WrapLabel(self.tr("Never checked against a live tenant"), "strong"))
        self._column.addWidget(self.open_questions, 1)
        self._column.addWidget(self._versions)
        self._versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy &versions"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._versions.written())

    def _restyle(self) -> None:
        space = theme().space
        side = space(14)
        self._mark.setPixmap(application_icon().pixmap(side, side))
        self._column.setContentsMargins(space(5), space(5), space(5), space(4))
        self._column.setSpacing(space(4))
        self.setMinimumWidth(space(120))
        self.open_questions.setFont(theme().font("small"))
        self.open_questions.setMinimumHeight(space(30))


def _version(name: str, otherwise: str = "") -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return otherwise or translate("About", "unknown version")
