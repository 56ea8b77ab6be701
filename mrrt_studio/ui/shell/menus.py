"""Actions and menus built from the table for one window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mrrt_studio.ui.shell.actions import ACTIONS, ActionSpec, MenuSpec
from mrrt_studio.ui.shell.keymap import keymap
from mrrt_studio.ui.theme import icon

Command = Callable[[], object]
SEPARATOR = "-"


class ActionSet:
    """The actions that one window has commands for; their shortcuts hold in the whole window."""

    def __init__(self, window: QWidget, commands: Mapping[str, Command]) -> None:
        known = {spec.id for spec in ACTIONS}
        if unknown := sorted(set(commands) - known):
            raise ValueError(f"no action is called {', '.join(unknown)}")
        self._groups: dict[str, QActionGroup] = {}
        self._actions = {
            spec.id: self._build(window, spec, commands[spec.id]) for spec in ACTIONS if spec.id in commands
        }
        window.addActions(list(self._actions.values()))
        # As long as the window is there: its actions are gone with it.
        follower = _Follower(window, self._follow_keys)
        keymap().changed.connect(follower.follow)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def __contains__(self, action_id: str) -> bool:
        return action_id in self._actions

    def __iter__(self) -> Iterator[str]:
        return iter(self._actions)

    def _build(self, window: QWidget, spec: ActionSpec, command: Command) -> QAction:
        action = QAction(spec.shown_text(), window)
        action.setObjectName(spec.id)
        action.setMenuRole(spec.role)
        action.setCheckable(spec.checkable)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            # On the buttons of the top bar they are needed, in a menu they only make noise.
            action.setIconVisibleInMenu(False)
        if spec.group:
            self._group(window, spec.group).addAction(action)
        action.triggered.connect(lambda _checked=False: command())
        _take_keys(action, spec)
        return action

    def _follow_keys(self) -> None:
        for spec in ACTIONS:
            if spec.id in self._actions:
                _take_keys(self._actions[spec.id], spec)

    def _group(self, window: QWidget, name: str) -> QActionGroup:
        if name not in self._groups:
            self._groups[name] = QActionGroup(window)
        return self._groups[name]


class _Follower(QObject):
    """Lets go of the keymap when its window goes."""

    def __init__(self, window: QObject, follow: Callable[[], None]) -> None:
        super().__init__(window)
        self._follow = follow

    def follow(self) -> None:
        """Take the keys that hold now."""
        self._follow()


def _take_keys(action: QAction, spec: ActionSpec) -> None:
    action.setShortcuts(keymap().sequences_of(spec))
    action.setToolTip(tool_tip(spec.plain_text(), action))


def tool_tip(text: str, action: QAction) -> str:
    """Return a text followed by the key that does the same."""
    key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text


def fill_menu_bar(bar: QMenuBar, menus: Sequence[MenuSpec], actions: ActionSet) -> dict[str, QMenu]:
    """Build the menus that have something in them and return them by id, nested ones included."""
    built: dict[str, QMenu] = {}
    for spec in menus:
        if _present(spec, actions):
            _add_menu(bar, spec, actions, built)
    return built


def _add_menu(parent: QMenuBar | QMenu, spec: MenuSpec, actions: ActionSet, built: dict[str, QMenu]) -> None:
    menu = parent.addMenu(spec.shown_text())
    menu.setObjectName(f"menu.{spec.id}")
    built[spec.id] = menu
    for item in _without_idle_lines([item for item in spec.items if _present(item, actions)]):
        if isinstance(item, MenuSpec):
            _add_menu(menu, item, actions, built)
        elif item == SEPARATOR:
            menu.addSeparator()
        else:
            menu.addAction(actions[item])


def _present(item: str | MenuSpec, actions: ActionSet) -> bool:
    if isinstance(item, str):
        return item == SEPARATOR or item in actions
    return not item.items or any(child != SEPARATOR and _present(child, actions) for child in item.items)


def _without_idle_lines(items: list[str | MenuSpec]) -> list[str | MenuSpec]:
    """Leave out lines at either end and behind another line, where a window has no command between them."""
    kept: list[str | MenuSpec] = []
    for item in items:
        if item != SEPARATOR or (kept and kept[-1] != SEPARATOR):
            kept.append(item)
    return kept[:-1] if kept and kept[-1] == SEPARATOR else kept
