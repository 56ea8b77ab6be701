"""Read-only fixed-width text that can be selected and copied, for tokens, requests and JSON."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from mrrt_studio.ui.theme import set_look, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.highlight import CodeLanguage, Highlighter
from mrrt_studio.ui.widgets.labels import SectionLabel

_WRAPPING = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class _Text(QPlainTextEdit):
    """As high as its text at the width it is given, up to a number of lines; beyond that it scrolls."""

    def __init__(self, most_lines: int) -> None:
        super().__init__()
        self._most_lines = most_lines
        self._heights: dict[tuple[int, int, str], int] = {}
        self.textChanged.connect(self._heights.clear)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(_WRAPPING)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Measure, because Qt itself lays out only what is in sight; once for each width and font."""
        asked = (width, self.frameWidth(), self.font().key())
        if asked not in self._heights:
            self._heights[asked] = self._measure(width)
        return self._heights[asked]

    def _measure(self, width: int) -> int:
        margin = self.document().documentMargin()
        frame = 2 * self.frameWidth() + 2 * margin
        text = text_height(self.toPlainText(), self.font(), width - frame, self._most_lines)
        return math.ceil(text + frame + margin)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("m" * 12), self.fontMetrics().lineSpacing())


def text_height(text: str, font: QFont, width: float, most_lines: int) -> float:
    """Return the height in pixels of at most ``most_lines`` lines of a text wrapped at ``width`` pixels."""
    height, lines = 0.0, 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(_wrapping_option())
        layout.beginLayout()
        while lines < most_lines and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            height, lines = height + line.height(), lines + 1
        layout.endLayout()
        if lines == most_lines:
            break
    return height


def _wrapping_option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(_WRAPPING)
    return option


class CodeView(QWidget):
    """A caption, a copy button, and the text in colours."""

    def __init__(self, caption: str = "", most_lines: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._caption = SectionLabel(caption)
        self._copy = ActionButton(self.tr("Copy"), "flat", "copy")
        self._text = _Text(most_lines)
        self._highlighter = Highlighter(self._text.document())
        self._copy.clicked.connect(self.copy_all)
        self._caption.setBuddy(self._text)
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
            self._text.updateGeometry()

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
        self._text.updateGeometry()
        self._column.setSpacing(theme().space(1))
