"""Read-only fixed-width text that can be selected and copied, for tokens, requests and JSON."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import icon, set_look, theme
from mrrt_studio.ui.widgets.highlight import CodeLanguage, Highlighter
from mrrt_studio.ui.widgets.labels import SectionLabel


class _Text(QPlainTextEdit):
    """As high as its text, up to a number of lines; beyond that it scrolls."""

    def __init__(self, most_lines: int) -> None:
        super().__init__()
        self._most_lines = most_lines
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """A plain text document counts its height in lines."""
        lines = min(self._most_lines, max(1, math.ceil(self.document().size().height())))
        margin = 2 * self.document().documentMargin()
        wanted = math.ceil(lines * self._line_height() + margin) + 2 * self.frameWidth()
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def _line_height(self) -> float:
        """Font metrics are rounded otherwise than the layout of the text."""
        layout = self.document().firstBlock().layout()
        return layout.lineAt(0).height() if layout.lineCount() else self.fontMetrics().lineSpacing()


class CodeView(QWidget):
    """A caption, a copy button, and the text in colours."""

    def __init__(self, caption: str = "", most_lines: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._caption = SectionLabel(caption)
        self._copy = QPushButton(icon("copy", "text-secondary"), self.tr("Copy"))
        self._text = _Text(most_lines)
        self._highlighter = Highlighter(self._text.document())
        self._copy.clicked.connect(self.copy_all)
        self._caption.setBuddy(self._text)
        set_look(self._copy, "flat")
        self._arrange()
        self.set_caption(caption)
        theme().follow(self._restyle)

    def set_caption(self, caption: str) -> None:
        """Name what is shown, above it and to screen readers."""
        self._caption.set_text(caption)
        self._text.setAccessibleName(caption)
        self._copy.setAccessibleName(self.tr("Copy {what}").format(what=caption) if caption else "")

    def set_code(self, code: str, language: CodeLanguage = "plain") -> None:
        """Show a text; the same text again leaves selection and scroll position alone."""
        self._highlighter.set_language(language)
        if code != self._code:
            self._code = code
            self._text.setPlainText(code)

    def code(self) -> str:
        """Return the whole text."""
        return self._code

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        QGuiApplication.clipboard().setText(self._code)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        self._caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._caption, 1)
        head.addWidget(self._copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self._text)
        set_look(self._text, "code")

    def _restyle(self) -> None:
        self._text.setFont(theme().font("mono"))
        self._column.setSpacing(theme().space(1))
