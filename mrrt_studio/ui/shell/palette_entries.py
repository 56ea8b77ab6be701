"""What the palette offers: every action of a window, every object of the tenant and every step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.step_titles import refresh_token_names, step_title
from mrrt_studio.simulation.timeline import Timeline
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.shell.actions import ACTIONS, MENUS
from mrrt_studio.ui.shell.fuzzy import fit
from mrrt_studio.ui.shell.menus import ActionSet
from mrrt_studio.ui.tenant.kinds import KINDS

translate = QCoreApplication.translate

MOST_SHOWN = 100
"""Nobody reads further; another letter brings what is missing."""

_OWN = "view.palette"
_BONUS_OF_USED = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    id: str
    """``action:``, ``item:`` or ``step:`` and what it is known by; what was used is remembered by it."""
    text: str
    detail: str
    """In which menu or section it stands."""
    run: Callable[[], object]
    keys: str = ""
    """As the system writes them."""
    icon: str = ""
    enabled: bool = True


def action_entries(actions: ActionSet) -> Iterator[Entry]:
    """Return the actions that a window has, with their menu and their key as they are now."""
    menus = {menu.id: menu.shown_text().replace("&", "") for menu in MENUS}
    for spec in ACTIONS:
        if spec.id in actions and spec.id != _OWN:
            action = actions[spec.id]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            # The text of the action, not of the table: undo says what it takes back.
            text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            menu = menus[spec.id.partition(".")[0]]
            yield Entry(f"action:{spec.id}", text, menu, action.trigger, keys, spec.icon, action.isEnabled())


def object_entries(scenario: Scenario, selection: Selection) -> Iterator[Entry]:
    """Return the objects of the tenant; running one selects it."""
    for kind in KINDS.values():
        section = kind.title()
        for key, item in zip(kind.keys(scenario), kind.items(scenario), strict=True):
            chosen = Item(kind.name, key)
            text = kind.label(scenario, item)
            entry_id = f"item:{kind.name}:{key}"
            yield Entry(entry_id, text, section, lambda it=chosen: selection.select_item(it), icon=kind.icon)


def step_entries(timeline: Timeline, selection: Selection) -> Iterator[Entry]:
    """Return the steps with their numbers; running one selects it."""
    names = refresh_token_names(timeline.steps)
    for number, played in enumerate(timeline.steps, 1):
        text = f"{number}. {step_title(played, names)}"
        detail = translate("Palette", "Step")
        chosen = played.id
        yield Entry(f"step:{chosen}", text, detail, lambda it=chosen: selection.select_step(it), icon="play")


def all_entries(actions: ActionSet, document: Document, selection: Selection) -> list[Entry]:
    """Return everything that a window can offer now."""
    return [
        *action_entries(actions),
        *object_entries(document.scenario, selection),
        *step_entries(document.timeline, selection),
    ]


def matching(entries: Iterable[Entry], query: str, used: Sequence[str]) -> list[Entry]:
    """Return the entries that fit what was typed, the best first.

    Args:
        entries: all of them, in their usual order, which decides between equals.
        query: what was typed; with nothing typed, what was used last comes first.
        used: ids of entries, the one that was used last first.
    """
    bonus = {entry_id: _BONUS_OF_USED * (len(used) - place) for place, entry_id in enumerate(used)}
    if query.strip():
        bonus = {entry_id: min(value, _BONUS_OF_USED) for entry_id, value in bonus.items()}
    ranked: list[tuple[int, Entry]] = []
    for entry in entries:
        found = fit(query, f"{entry.text} {entry.detail}")
        if found is not None:
            ranked.append((-(found + bonus.get(entry.id, 0)), entry))
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked[:MOST_SHOWN]]
