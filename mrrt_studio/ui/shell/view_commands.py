"""Text size and colours: for the whole program, remembered, and alike in every window's menu."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from mrrt_studio.ui.shell.menus import ActionSet, Command
from mrrt_studio.ui.shell.settings import remember, remembered_number, remembered_text
from mrrt_studio.ui.theme import Scheme, theme

STEP = 0.125
"""By how much one command changes the text size; 1.0 is the system's own."""

_SCALE_KEY = "view/text-scale"
_SCHEME_KEY = "view/colours"
_SCHEMES: Mapping[str, Scheme | None] = {
    "view.scheme-system": None,
    "view.scheme-light": Scheme.LIGHT,
    "view.scheme-dark": Scheme.DARK,
    "view.scheme-high-contrast": Scheme.HIGH_CONTRAST,
}


def restore_look() -> None:
    """Give the theme the text size and colours of the last time."""
    theme().set_text_scale(remembered_number(_SCALE_KEY, 1.0))
    # A name that a later version wrote, or a person: the system decides then.
    with contextlib.suppress(ValueError):
        theme().set_scheme(remembered_text(_SCHEME_KEY) or None)


def view_commands() -> dict[str, Command]:
    """Return the commands by action id."""
    commands: dict[str, Command] = {
        "view.larger": lambda: _scale(theme().text_scale + STEP),
        "view.smaller": lambda: _scale(theme().text_scale - STEP),
        "view.usual": lambda: _scale(1.0),
    }
    commands.update({action_id: partial(_choose, scheme) for action_id, scheme in _SCHEMES.items()})
    return commands


class SchemeMarks(QObject):
    """Keeps the mark in the menu at the scheme in use, whichever window it was chosen in."""

    def __init__(self, actions: ActionSet, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        theme().follow(self._mark)

    def _mark(self) -> None:
        for action_id, scheme in _SCHEMES.items():
            self._actions[action_id].setChecked(scheme == theme().forced_scheme)


def _scale(scale: float) -> None:
    theme().set_text_scale(scale)
    remember(_SCALE_KEY, theme().text_scale)


def _choose(scheme: Scheme | None) -> None:
    theme().set_scheme(scheme)
    remember(_SCHEME_KEY, scheme.value if scheme is not None else "")
