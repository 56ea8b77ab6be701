"""The list of keyboard shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.shell.actions import ACTIONS, MENUS, ActionSpec, MenuSpec
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.labels import TextLabel


class ShortcutsDialog(QDialog):
    """Every action that has a key, grouped as in the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._lists = [_MenuKeys(menu) for menu in MENUS]
        self._page = QScrollArea()
        self._body = QWidget()
        self._columns = QHBoxLayout(self._body)
        self._column = QVBoxLayout(self)
        self._arrange()
        theme().follow(self._restyle)

    def _arrange(self) -> None:
        set_ground(self._body, "surface")
        # The longest menu stands under the first, so that both columns end at about the same height.
        for half in ([self._lists[0], self._lists[2]], [self._lists[1], *self._lists[3:]]):
            stack = QVBoxLayout()
            for keys in half:
                stack.addWidget(keys)
            stack.addStretch(1)
            self._columns.addLayout(stack)
        self._page.setWidget(self._body)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setAccessibleName(self.windowTitle())
        self._column.addWidget(self._page)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        self._column.addWidget(buttons)

    def _restyle(self) -> None:
        space = theme().space
        self._columns.setContentsMargins(space(5), space(4), space(5), space(4))
        self._columns.setSpacing(space(10))
        room = self.screen().availableSize()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight)
        if self._body.sizeHint().width() + space(10) > room.width():
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
        hint = self._body.sizeHint()
        self.resize((hint + QSize(space(10), space(26))).boundedTo(room))


class _MenuKeys(QWidget):
    """The keys of one menu: what they do on the left, the keys on the right."""

    def __init__(self, menu: MenuSpec) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        title = TextLabel(menu.shown_text().replace("&", ""), "label", "text-secondary")
        self._grid.addWidget(title, 0, 0, 1, 2)
        for row, spec in enumerate(specs_of(menu), 1):
            self._grid.addWidget(TextLabel(spec.plain_text()), row, 0)
            keys = TextLabel(keys_text(spec), "mono", "text-secondary")
            self._grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.setColumnStretch(0, 1)
        theme().follow(self._restyle)

    def _restyle(self) -> None:
        space = theme().space
        self._grid.setVerticalSpacing(space(1))
        self._grid.setHorizontalSpacing(space(6))
        self._grid.setContentsMargins(0, 0, 0, space(4))


def specs_of(menu: MenuSpec) -> list[ActionSpec]:
    """Return the actions of a menu that have a key, in the order of the table."""
    return [spec for spec in ACTIONS if spec.keys and spec.id.startswith(f"{menu.id}.")]


def keys_text(spec: ActionSpec) -> str:
    """Return every key of an action as the system writes it."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(sequence.toString(native) for sequence in spec.sequences())
