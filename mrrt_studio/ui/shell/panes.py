"""The panes beside each other: as wide as they were left, hidden or shown, reached by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from mrrt_studio.ui.shell.settings import remember, remembered_texts

_SIZES_KEY = "window/panes"
_HIDDEN_KEY = "window/hidden"


class Panes(QSplitter):
    """Panes by name, from left to right; at least one is always shown."""

    shown_changed = Signal()

    def __init__(self, panes: Mapping[str, QWidget], widths: Sequence[int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._panes = dict(panes)
        self.setChildrenCollapsible(False)
        for (name, pane), width in zip(self._panes.items(), widths, strict=True):
            pane.setObjectName(f"pane.{name}")
            self.addWidget(pane)
            # All grow and shrink together: none may vanish in a narrow window.
            self.setStretchFactor(self.indexOf(pane), width)
        self._widths = list(widths)
        self.setSizes(self._widths)

    def is_pane_shown(self, name: str) -> bool:
        """Say whether a pane is shown, whether or not the window is."""
        return not self._panes[name].isHidden()

    def can_hide(self, name: str) -> bool:
        """Say whether a pane may be hidden: not the last one."""
        return any(self.is_pane_shown(other) for other in self._panes if other != name)

    def show_pane(self, name: str, *, shown: bool) -> None:
        """Show or hide a pane; the last one stays."""
        if shown == self.is_pane_shown(name) or not (shown or self.can_hide(name)):
            return
        self._note_widths()
        self._panes[name].setVisible(shown)
        self.setSizes(self._widths)
        self.shown_changed.emit()

    def toggle(self, name: str) -> None:
        """Hide a pane that is shown and show one that is hidden."""
        self.show_pane(name, shown=not self.is_pane_shown(name))

    def focus_pane(self, step: int, others: Mapping[str, QWidget] | None = None) -> None:
        """Put the keyboard into the pane after (1) or before (-1) the one it is in.

        Args:
            step: 1 or -1.
            others: panes elsewhere in the window that come after these.
        """
        shown = {name: pane for name, pane in self._panes.items() if self.is_pane_shown(name)}
        panes = [*shown.values(), *(others or {}).values()]
        focused = QApplication.focusWidget()
        here = next((number for number, pane in enumerate(panes) if _is_inside(pane, focused)), None)
        start = here if here is not None else (-1 if step > 0 else 0)
        _focus_first(panes[(start + step) % len(panes)])

    def save(self) -> None:
        """Remember widths and what is hidden."""
        self._note_widths()
        remember(_SIZES_KEY, [str(width) for width in self._widths])
        remember(_HIDDEN_KEY, [name for name in self._panes if not self.is_pane_shown(name)])

    def restore(self) -> None:
        """Take the widths of the last time and hide what was hidden."""
        widths = [int(text) for text in remembered_texts(_SIZES_KEY) if text.isdigit()]
        if len(widths) == len(self._panes) and all(widths):
            self._widths = widths
            self.setSizes(widths)
        for name in remembered_texts(_HIDDEN_KEY):
            if name in self._panes:
                self.show_pane(name, shown=False)

    def _note_widths(self) -> None:
        """Keep the width of every pane that has one; Qt forgets that of a hidden one."""
        if self.isVisible():
            pairs = zip(self.sizes(), self._widths, strict=True)
            self._widths = [now or before for now, before in pairs]


def _is_inside(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _focus_first(pane: QWidget) -> None:
    """Focus what the Tab key would reach first in a pane."""
    candidate = pane.nextInFocusChain()
    while candidate is not None and candidate is not pane:
        takes_tab = bool(candidate.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        if takes_tab and pane.isAncestorOf(candidate) and candidate.isVisible() and candidate.isEnabled():
            candidate.setFocus(Qt.FocusReason.TabFocusReason)
            return
        candidate = candidate.nextInFocusChain()
    pane.setFocus(Qt.FocusReason.TabFocusReason)
