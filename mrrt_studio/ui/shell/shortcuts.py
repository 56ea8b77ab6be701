"""The list of keyboard shortcuts, made from the table of actions, in which each can be changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.shell.actions import ACTIONS, MENUS, ActionSpec, MenuSpec
from mrrt_studio.ui.shell.keymap import keymap
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.labels import HintLabel, TextLabel

_ID = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(QDialog):
    """Every action, grouped as in the menus; the keys of the chosen one are typed below the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        set_ground(self, "surface")
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._sections: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.search = QLineEdit()
        self.list = QTreeWidget()
        self.keys = QKeySequenceEdit()
        self.told = HintLabel()
        self.apply = ActionButton(self.tr("&Set"), "primary")
        self.clear = ActionButton(self.tr("&No key"))
        self.reset = ActionButton(self.tr("&Reset"))
        self.reset_all = ActionButton(self.tr("Reset &all"))
        self._close = ActionButton(self.tr("Close"))
        self._arrange()
        self._connect()
        self._fill()

    def choose(self, action_id: str) -> None:
        """Choose an action in the list."""
        self.list.setCurrentItem(self._rows[action_id])

    def chosen(self) -> ActionSpec | None:
        """Return the action that is chosen."""
        item = self.list.currentItem()
        return _spec(item.data(0, _ID)) if item is not None and item.data(0, _ID) else None

    def _fill(self) -> None:
        before = self.chosen()
        self.list.clear()
        self._rows.clear()
        self._sections = [self._add_section(menu) for menu in MENUS]
        self._find(self.search.text())
        self.choose(before.id if before is not None else ACTIONS[0].id)

    def _add_section(self, menu: MenuSpec) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        section = QTreeWidgetItem([menu.shown_text().replace("&", "")])
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        rows = {action_id: _row(_spec(action_id)) for action_id in actions_in(menu)}
        section.addChildren(list(rows.values()))
        self.list.addTopLevelItem(section)
        section.setExpanded(True)
        self._rows.update(rows)
        return section, list(rows.values())

    def _find(self, text: str) -> None:
        wanted = text.casefold().strip()
        for section, rows in self._sections:
            shown = [_shows(row, wanted) for row in rows]
            section.setHidden(not any(shown))

    def _show_chosen(self) -> None:
        spec = self.chosen()
        for button in (self.apply, self.clear):
            button.setEnabled(spec is not None)
        self.reset.setEnabled(spec is not None and keymap().is_changed(spec))
        sequences = keymap().sequences_of(spec) if spec is not None else []
        self.keys.setKeySequence(sequences[0] if sequences else QKeySequence())
        self._warn()

    def _typed(self) -> tuple[str, ...]:
        text = self.keys.keySequence().toString(_PORTABLE)
        return (text,) if text else ()

    def _warn(self) -> None:
        """Say who has the keys now, before they are taken away."""
        spec = self.chosen()
        others = keymap().with_keys(self._typed(), but=spec) if spec is not None else []
        names = ", ".join(other.plain_text() for other in others)
        told = self.tr("These keys start {names}. Set takes them from there.").format(names=names)
        self.told.set_text(told if others else "")

    def _set(self) -> None:
        if (spec := self.chosen()) is not None and self._typed():
            keymap().set_keys(spec, self._typed())

    def _take_away(self) -> None:
        if (spec := self.chosen()) is not None:
            keymap().set_keys(spec, ())

    def _reset_chosen(self) -> None:
        if (spec := self.chosen()) is not None:
            keymap().reset(spec)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.keys.keySequenceChanged.connect(lambda _keys: self._warn())
        self.apply.clicked.connect(self._set)
        self.clear.clicked.connect(self._take_away)
        self.reset.clicked.connect(self._reset_chosen)
        self.reset_all.clicked.connect(keymap().reset_all)
        self._close.clicked.connect(self.reject)
        keymap().changed.connect(self._fill)

    def _arrange(self) -> None:
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.tr("Find an action or a key"))
        self.search.setClearButtonEnabled(True)
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.windowTitle())
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(self.tr("New keys"))
        self._column = QVBoxLayout(self)
        for widget in (self.search, self.list):
            self._column.addWidget(widget)
        self._column.addLayout(self._editing())
        self._column.addWidget(self.told)
        self._column.addLayout(self._foot())
        theme().follow(self._restyle)

    def _editing(self) -> QHBoxLayout:
        label = TextLabel(self.tr("New &keys"))
        label.setBuddy(self.keys)
        self._row = QHBoxLayout()
        self._row.addWidget(label)
        self._row.addWidget(self.keys, 1)
        for button in (self.apply, self.clear, self.reset):
            button.setAutoDefault(False)
            self._row.addWidget(button)
        return self._row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self.reset_all.setAutoDefault(False)
        self._close.setAutoDefault(False)
        return foot

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(5), space(4), space(5), space(4))
        self._column.setSpacing(space(3))
        self._row.setSpacing(space(2.5))
        self.resize(QSize(space(150), space(170)).boundedTo(self.screen().availableSize()))


def actions_in(menu: MenuSpec) -> Iterator[str]:
    """Yield the ids of the actions of a menu, those of menus inside it too."""
    for item in menu.items:
        if isinstance(item, MenuSpec):
            yield from actions_in(item)
        elif item != "-":
            yield item


def _spec(action_id: str) -> ActionSpec:
    return next(spec for spec in ACTIONS if spec.id == action_id)


def _row(spec: ActionSpec) -> QTreeWidgetItem:
    row = QTreeWidgetItem([spec.plain_text(), keymap().shown(spec)])
    row.setData(0, _ID, spec.id)
    row.setFont(1, theme().font("mono"))
    if keymap().is_changed(spec):
        row.setFont(0, theme().font("strong"))
    return row


def _shows(row: QTreeWidgetItem, wanted: str) -> bool:
    found = wanted in row.text(0).casefold() or wanted in row.text(1).casefold()
    row.setHidden(not found)
    return found
