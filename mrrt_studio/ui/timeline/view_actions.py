"""What can be done to the look of the timeline, by keyboard and from the context menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from mrrt_studio.ui.selection import Selection
from mrrt_studio.ui.timeline.keyed_actions import KeyedActions
from mrrt_studio.ui.timeline.step_model import StepModel
from mrrt_studio.ui.timeline.step_view import StepView
from mrrt_studio.ui.timeline.zoom import Zoom

_Key = Qt.Key
_ZOOM = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class ViewActions(KeyedActions):
    """Collapses and expands cards, the selected one or all of them, and zooms."""

    def __init__(self, view: StepView, selection: Selection, model: StepModel) -> None:
        super().__init__(view)
        self._selection = selection
        self._model = model
        self._make()
        self._make_zoom(view.zoom)
        self.offer()

    def all(self) -> list[QAction]:
        """Return the actions in the order of the menu."""
        folding = [self.collapse, self.expand, self.collapse_all, self.expand_all]
        return [*folding, self.zoom_in, self.zoom_out, self.zoom_reset]

    def _make(self) -> None:
        folding = self._model.folding
        self.collapse = self.make(
            self.tr("Collapse"), "chevron-right", self._collapse, (_Key.Key_Left, _Key.Key_Minus)
        )
        # A plus needs Shift on many keyboards and none on the number pad.
        plus = (_Key.Key_Right, _Key.Key_Plus, _SHIFT | _Key.Key_Plus)
        self.expand = self.make(self.tr("Expand"), "chevron-down", self._expand, plus)
        self.collapse_all = self.make(
            self.tr("Collapse all"), "", self._collapse_all, (_SHIFT | _Key.Key_Left,)
        )
        self.expand_all = self.make(self.tr("Expand all"), "", folding.unfold_all, (_SHIFT | _Key.Key_Right,))

    def _make_zoom(self, zoom: Zoom) -> None:
        """With Ctrl alone these keys are for the text of the whole window."""
        plus = (_ZOOM | _Key.Key_Plus, _ZOOM | _SHIFT | _Key.Key_Plus, _ZOOM | _Key.Key_Equal)
        self.zoom_in = self.make(self.tr("Zoom in"), "", zoom.larger, plus)
        self.zoom_out = self.make(self.tr("Zoom out"), "", zoom.smaller, (_ZOOM | _Key.Key_Minus,))
        self.zoom_reset = self.make(self.tr("Usual size"), "", zoom.reset, (_ZOOM | _Key.Key_0,))

    def _collapse(self) -> None:
        self._model.folding.fold(self._selected())

    def _expand(self) -> None:
        self._model.folding.unfold(self._selected())

    def _collapse_all(self) -> None:
        self._model.folding.fold(played.id for played in self._model.steps)

    def _selected(self) -> tuple[str, ...]:
        return (self._selection.step_id,) if self._selection.step_id else ()
