"""The panes below: shown, hidden, moved to a side or out of the window, and found again as they were left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.shell.pane_table import PANES, PaneSpec
from mrrt_studio.ui.shell.settings import remember, remembered_bytes

_STATE_KEY = "window/docks"
_STATE_VERSION = 1
_HEIGHT = 260
_SIDES = (
    Qt.DockWidgetArea.BottomDockWidgetArea
    | Qt.DockWidgetArea.LeftDockWidgetArea
    | Qt.DockWidgetArea.RightDockWidgetArea
)


class PaneDock(QDockWidget):
    """The place of one pane, which is made when the place is first seen."""

    made = Signal(object)
    """The pane."""

    def __init__(self, spec: PaneSpec, document: Document, selection: Selection, parent: QWidget) -> None:
        super().__init__(spec.title(), parent)
        self.spec = spec
        self._document = document
        self._selection = selection
        self.setObjectName(f"dock.{spec.id}")
        self.setAllowedAreas(_SIDES)
        self.visibilityChanged.connect(self._make)

    @property
    def pane(self) -> QWidget | None:
        """What stands in it, or None before it was ever seen."""
        return self.widget()

    def _make(self, visible: bool) -> None:  # noqa: FBT001 - Qt's signal
        if visible and self.pane is None:
            pane = self.spec.make(self._document, self._selection)
            pane.setObjectName(f"pane.{self.spec.id}")
            if not pane.accessibleName():
                pane.setAccessibleName(self.spec.title())
            self.setWidget(pane)
            self.made.emit(pane)


class BottomPanes(QObject):
    """The docks of one window; a pane that has something to say is heard through ``message``."""

    message = Signal(object)
    shown_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        panes: Sequence[PaneSpec] = PANES,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._docks = {spec.id: PaneDock(spec, document, selection, window) for spec in panes}
        window.installEventFilter(self)
        self._hidden: tuple[str, ...] = ()
        window.setDockNestingEnabled(True)
        window.setTabPosition(_SIDES, QTabWidget.TabPosition.North)
        for dock in self._docks.values():
            self._place(dock)
        # Qt makes the bars of tabs itself, at the first layout.
        QTimer.singleShot(0, self, self._name_tabs)

    def dock(self, pane_id: str) -> PaneDock:
        """Return the place of a pane."""
        return self._docks[pane_id]

    def is_pane_shown(self, pane_id: str) -> bool:
        """Say whether a pane is open, in front or behind another."""
        return not self._docks[pane_id].isHidden()

    def show_pane(self, pane_id: str) -> QWidget | None:
        """Show a pane in front of the others and give it the keyboard; return it."""
        dock = self._docks[pane_id]
        dock.show()
        dock.raise_()
        if dock.pane is None:
            # A window that is not shown yet tells nobody that its docks are visible.
            dock.visibilityChanged.emit(True)  # noqa: FBT003 - Qt's signal
        pane = dock.pane
        if pane is not None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        return pane

    def toggle(self, pane_id: str) -> None:
        """Hide a pane that is in front, show any other."""
        dock = self._docks[pane_id]
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            self.show_pane(pane_id)

    def toggle_all(self) -> None:
        """Hide every pane; when none is open, open again those that were hidden so, the same one in front.

        A pane that floats outside the window goes and comes with the others. When nothing was hidden
        before, the first pane opens: the key always does something.
        """
        opened = [name for name in self._docks if self.is_pane_shown(name)]
        if not opened:
            self._show_again()
            return
        self._hidden = tuple(sorted(opened, key=tuple(self.in_front()).__contains__))
        for name in opened:
            self._docks[name].hide()

    def _show_again(self) -> None:
        for name in self._hidden:
            self._docks[name].show()
        self.show_pane(self._hidden[-1] if self._hidden else next(iter(self._docks)))

    def in_front(self) -> Mapping[str, QWidget]:
        """Return the panes that can be seen, for the keys that walk from pane to pane."""
        docks = {name: dock for name, dock in self._docks.items() if not dock.visibleRegion().isEmpty()}
        return {name: pane for name, dock in docks.items() if (pane := dock.pane) is not None}

    def save(self) -> None:
        """Remember where every pane is and how large."""
        remember(_STATE_KEY, self._window.saveState(_STATE_VERSION))

    def restore(self) -> None:
        """Put every pane where it was."""
        self._window.restoreState(remembered_bytes(_STATE_KEY), _STATE_VERSION)

    def _place(self, dock: PaneDock) -> None:
        first = next(iter(self._docks.values()))
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        if dock is not first:
            self._window.tabifyDockWidget(first, dock)
        dock.hide()
        dock.made.connect(self._listen)
        dock.visibilityChanged.connect(lambda _visible: self._tell_shown())
        self._window.resizeDocks([dock], [_HEIGHT], Qt.Orientation.Vertical)

    def _tell_shown(self) -> None:
        self._name_tabs()
        self.shown_changed.emit()

    def _name_tabs(self) -> None:
        """Give the bars of tabs the name that they lack; the keyboard passes over one that has no tabs."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(self.tr("Panes"))
            policy = Qt.FocusPolicy.TabFocus if bar.count() else Qt.FocusPolicy.NoFocus
            bar.setFocusPolicy(policy)

    def _listen(self, pane: QWidget) -> None:
        message = getattr(pane, "message", None)
        if message is not None:
            message.connect(self.message)
