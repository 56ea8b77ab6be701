"""Which keys start which action: those of the table, unless a person chose others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from mrrt_studio.ui.shell.actions import ACTIONS, ActionSpec
from mrrt_studio.ui.shell.settings import remember, remembered_texts, settings

_GROUP = "shortcuts"
_NONE = "none"
"""What is remembered of an action whose keys were taken away: an INI file knows no empty list."""
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Keymap(QObject):
    """The keys of every action of the program, for all windows."""

    changed = Signal()

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys of an action as portable text, the one shown in the menu first."""
        chosen = remembered_texts(_setting(spec.id))
        if not chosen:
            return spec.keys
        return tuple(key for key in chosen if key != _NONE and QKeySequence(key, _PORTABLE).count())

    def sequences_of(self, spec: ActionSpec) -> list[QKeySequence]:
        """Return the keys of an action as Qt wants them."""
        return [QKeySequence(key, _PORTABLE) for key in self.keys_of(spec)]

    def shown(self, spec: ActionSpec) -> str:
        """Return every key of an action as the system writes it."""
        return "  ".join(sequence.toString(_NATIVE) for sequence in self.sequences_of(spec))

    def is_changed(self, spec: ActionSpec) -> bool:
        """Say whether a person chose the keys."""
        return self.keys_of(spec) != spec.keys

    def set_keys(self, spec: ActionSpec, keys: Iterable[str]) -> None:
        """Choose the keys of an action; none take them away. Another action that has one of them loses it."""
        wanted = tuple(keys)
        for other in self.with_keys(wanted, but=spec):
            self._keep(other, tuple(key for key in self.keys_of(other) if key not in wanted))
        self._keep(spec, wanted)
        self.changed.emit()

    def with_keys(self, keys: Iterable[str], *, but: ActionSpec) -> list[ActionSpec]:
        """Return the other actions that one of these keys starts."""
        wanted = set(keys)
        return [spec for spec in ACTIONS if spec is not but and wanted & set(self.keys_of(spec))]

    def reset(self, spec: ActionSpec) -> None:
        """Give an action the keys of the table again."""
        settings().remove(_setting(spec.id))
        self.changed.emit()

    def reset_all(self) -> None:
        """Give every action the keys of the table again."""
        settings().remove(_GROUP)
        self.changed.emit()

    def _keep(self, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        if keys == spec.keys:
            settings().remove(_setting(spec.id))
        else:
            remember(_setting(spec.id), list(keys) or [_NONE])


@cache
def keymap() -> Keymap:
    """Return the one keymap of the program."""
    return Keymap()


def _setting(action_id: str) -> str:
    return f"{_GROUP}/{action_id}"
