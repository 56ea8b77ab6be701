"""The page State: what the server remembers after the step, and what the step changed in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.simulation.state_view import state_view
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.node_tree import NodeTree
from mrrt_studio.ui.inspector.state_nodes import change_sentence, state_nodes
from mrrt_studio.ui.theme import set_ground, theme
from mrrt_studio.ui.widgets.labels import WrapLabel


class StatePage(QWidget):
    """A sentence about the change above the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_id = ""
        self._change = WrapLabel()
        self.tree = NodeTree()
        self.tree.setAccessibleName(self.tr("State of the server after the step"))
        self.setAccessibleName(self.tr("State"))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._change)
        self._column.addWidget(self.tree, 1)
        set_ground(self, "surface")
        theme().follow(self._restyle)

    def change(self) -> str:
        """Return what the step changed, in a sentence."""
        return self._change.written()

    def show_step(self, played: PlayedStep, names: Mapping[str, str]) -> None:
        """Show the server after a step; ``names`` are those of the refresh tokens, by value."""
        view = state_view(played.before.state, played.after.state, names)
        self._change.set_text(change_sentence(view))
        afresh = played.id != self._step_id
        self._step_id = played.id
        self.tree.set_nodes(state_nodes(view, played.after.state.configuration), afresh=afresh)

    def _restyle(self) -> None:
        space = theme().space
        self._column.setContentsMargins(space(1.5), space(3), space(1.5), 0)
        self._column.setSpacing(space(2))
