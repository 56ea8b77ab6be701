"""What dies next, as sentences: choosing one shows its bar, activating it waits until then."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.simulation.lifetimes import Expiry
from mrrt_studio.ui.lifetimes.words import expiry_sentence, moment_words
from mrrt_studio.ui.lifetimes.wrapping_list import WrappingList
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.labels import HintLabel, SectionLabel

MOST = 20
"""Further ahead than that nobody reads."""
_KEY, _AT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class NextList(QWidget):
    """The next expiries, the first one on top."""

    chosen = Signal(str)
    """The key of a lifetime."""
    wait_chosen = Signal(int)
    """Seconds since the epoch: the moment until which to wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = WrappingList()
        self._title = SectionLabel(self.tr("What dies next"))
        self._nothing = HintLabel(self.tr("Nothing that lives now has an end."))
        self._column = QVBoxLayout(self)
        for widget in (self._title, self._nothing, self.list):
            self._column.addWidget(widget, 1 if widget is self.list else 0)
        self._column.addStretch(0)
        self.list.setAccessibleName(self._title.written())
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemActivated.connect(self._wait)
        theme().follow(self._restyle)

    def show_expiries(self, expiries: Sequence[Expiry], now: int, configuration: Configuration) -> None:
        """Show the next expiries; the one that was chosen stays chosen."""
        current = self.list.currentItem()
        kept = current.data(_KEY) if current else ""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for expiry in expiries[:MOST]:
            item = _item(expiry, now, configuration)
            self.list.addItem(item)
            if expiry.lifetime.key == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        self.list.fit()
        self._nothing.setVisible(not expiries)
        self.list.setVisible(bool(expiries))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_KEY))

    def _wait(self, item: QListWidgetItem) -> None:
        self.wait_chosen.emit(item.data(_AT))

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(3), space(2), space(2), space(2))
        self._column.setSpacing(space(1.5))


def _item(expiry: Expiry, now: int, configuration: Configuration) -> QListWidgetItem:
    item = QListWidgetItem(expiry_sentence(expiry, now, configuration))
    item.setToolTip(moment_words(expiry.at))
    item.setData(_KEY, expiry.lifetime.key)
    item.setData(_AT, expiry.at)
    return item
