"""Documents with changes that were not saved when the program ended, on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import ElidedLabel, IconLabel, WrapLabel

if TYPE_CHECKING:
    from pathlib import Path

    from mrrt_studio.scenario.difference import Change
    from mrrt_studio.scenario.model import Scenario
    from mrrt_studio.scenario.recovery import Recovered

_FEW = 5
"""So many changes are named; of more only the number is told."""


class RecoveredList(QWidget):
    """Offers each copy; takes no room while there are none."""

    recover_chosen = Signal(object)
    """The ``Recovered`` copy."""
    discard_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[RecoveredRow] = []
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(IconLabel("reset", "info", 5))
        self._head.addWidget(WrapLabel(self.tr("Changes that were not saved"), "strong"), 1)
        self._column.addLayout(self._head)
        self._column.addWidget(
            WrapLabel(self.tr("MRRT Studio ended before these documents were saved. It kept a copy of each."))
        )
        theme().follow(self._restyle)
        self.hide()

    def rows(self) -> list[RecoveredRow]:
        """Return what is offered."""
        return list(self._rows)

    def show_copies(self, copies: list[Recovered]) -> None:
        """Offer these copies."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [RecoveredRow(copy) for copy in copies]
        for row in self._rows:
            row.recover_chosen.connect(self.recover_chosen)
            row.discard_chosen.connect(self.discard_chosen)
            self._column.addWidget(row)
        self.setVisible(bool(copies))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint a box: this comes before everything else on the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("info")))
        painter.setBrush(theme().colour("info-background"))
        radius = theme().space(2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(4), space(3.5), space(4), space(3.5))
        self._column.setSpacing(space(2.5))
        self._head.setSpacing(space(2))
        self.update()


class RecoveredRow(QWidget):
    """One copy: what it is, when it was made, of which file; or why it cannot be used."""

    recover_chosen = Signal(object)
    discard_chosen = Signal(object)

    def __init__(self, copy: Recovered) -> None:
        super().__init__()
        self.copy = copy
        name = copy_name(copy) or self.tr("Untitled")
        self.recover = ActionButton(self.tr("Recover"), "primary")
        self.recover.setAccessibleName(self.tr("Recover “%1”").replace("%1", name))
        self.recover.setVisible(copy.scenario is not None)
        self.discard = ActionButton(self.tr("Discard"))
        self.discard.setAccessibleName(self.tr("Discard “%1”").replace("%1", name))
        self.recover.clicked.connect(lambda: self.recover_chosen.emit(copy))
        self.discard.clicked.connect(lambda: self.discard_chosen.emit(copy))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._words(name), 1)
        for button in (self.recover, self.discard):
            self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        theme().follow(self._restyle)

    def description(self) -> str:
        """Return when the copy was made and of which file."""
        original = self.copy.original
        where = str(original) if original is not None else self.tr("never saved to a file")
        when = _local_time(self.copy.saved_at)
        return f"{when} · {where}" if when else where

    def difference(self) -> str:
        """Return what recovering would bring back that the file does not have."""
        if self.copy.scenario is None or self.copy.original is None:
            return ""
        try:
            before = _read(self.copy.original)
        except OSError as error:
            return self.tr("Its file cannot be compared: %1").replace("%1", str(error))
        found = _difference(before, self.copy.scenario)
        if not found:
            return self.tr("The file has all of this already.")
        names = ", ".join(f"{change.name} ({_word(change)})" for change in found[:_FEW])
        more = self.tr(" and {count} more").format(count=len(found) - _FEW) if len(found) > _FEW else ""
        return self.tr("Not in the file: {changes}").format(changes=f"{names}{more}")

    def _words(self, name: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "strong"))
        words.addWidget(WrapLabel(self.description(), "small", "text-secondary"))
        if told := self.difference():
            words.addWidget(WrapLabel(told, "small"))
        if self.copy.damage:
            sentence = self.tr("This copy cannot be used: %1").replace("%1", self.copy.damage)
            words.addWidget(WrapLabel(sentence, "small", "refused"))
            words.addWidget(WrapLabel(str(self.copy.file), "small", "text-secondary"))
        return words

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(2))


def _read(path: Path) -> Scenario:
    from mrrt_studio.scenario.errors import FormatError  # noqa: PLC0415 - brings the models
    from mrrt_studio.scenario.storage import StorageError, read  # noqa: PLC0415

    try:
        return read(path)
    except (FormatError, StorageError) as error:
        raise OSError(str(error)) from error


def _difference(before: Scenario, after: Scenario) -> tuple[Change, ...]:
    from mrrt_studio.scenario.difference import difference  # noqa: PLC0415 - brings the models

    return difference(before, after)


def _word(change: Change) -> str:
    words = {
        "added": QCoreApplication.translate("Recovered", "added"),
        "changed": QCoreApplication.translate("Recovered", "changed"),
        "removed": QCoreApplication.translate("Recovered", "removed"),
    }
    return words[change.kind]


def copy_name(copy: Recovered) -> str:
    """Return what a person called the document, or nothing."""
    if copy.scenario is not None and copy.scenario.name:
        return copy.scenario.name
    return copy.original.name if copy.original is not None else ""


def _local_time(saved_at: str | None) -> str:
    """Return RFC 3339 text as a person's own clock showed it then."""
    moment = QDateTime.fromString(saved_at or "", Qt.DateFormat.ISODate)
    if not moment.isValid():
        return ""
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
