"""Where a statement comes from: the rule's id, how sure it is, and a link to its source."""

from __future__ import annotations

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario.assumptions import Confidence
from mrrt_studio.scenario.rules import Rule
from mrrt_studio.ui.inspector.eliding_button import SmallLink
from mrrt_studio.ui.inspector.wording import confidence_words, source_name
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.chip_widget import ChipWidget
from mrrt_studio.ui.widgets.chips import Chip
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import WrapLabel


class FlowingText(WrapLabel):
    """Text in a flow: on one line as long as there is room, over several where a line is too narrow."""

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: the words wrap."""
        return QSize(min(self.sizeHint().width(), theme().space(12)), self.fontMetrics().height())


class SourceLink(SmallLink):
    """Opens the page that a rule comes from; the address is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.clicked.connect(self._open)

    def url(self) -> str:
        """Return the address."""
        return self._url

    def set_url(self, url: str) -> None:
        """Link to another page."""
        self._url = url
        self.set_label(source_name(url), url)
        self.setAccessibleName(self.tr("Source: {name}").format(name=source_name(url)))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))


class RuleLine(QWidget):
    """The id as a chip, the confidence in words and the source; wraps where the pane is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = ChipWidget(Chip(""))
        self._confidence = FlowingText("", "small", "text-secondary")
        self._source = SourceLink()
        self._flow = FlowLayout(self)
        for widget in (self._chip, self._confidence, self._source):
            self._flow.addWidget(widget)
        theme().follow(self._restyle)

    def set_rule(self, rule: Rule) -> None:
        """Show where a rule comes from."""
        self.set_origin(rule.id, rule.says, rule.confidence, rule.source)

    def set_origin(self, name: str, meaning: str, confidence: Confidence, source: str) -> None:
        """Show an id with its meaning as tooltip, a confidence and an address."""
        self._chip.set_chip(Chip(name, "plain", meaning, show_icon=False))
        self._confidence.set_text(confidence_words(confidence))
        self._source.set_url(source)
        self.setAccessibleName(f"{name}, {confidence_words(confidence)}")

    def _restyle(self) -> None:
        self._flow.set_gap(theme().space(1.2))


class AssumptionLink(SmallLink):
    """Leads to the open question that decided something."""

    chosen = Signal(str)
    """The id of the assumption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.clicked.connect(lambda: self.chosen.emit(self._id))

    def set_assumption(self, assumption_id: str, tooltip: str) -> None:
        """Name the assumption."""
        self._id = assumption_id
        self.set_label(self.tr("assumption {id}").format(id=assumption_id), tooltip)
