"""The one stylesheet: what Fusion and a palette cannot say, such as round corners and the focus ring."""

from __future__ import annotations

from string import Template

from mrrt_studio.ui.theme.colours import Colours
from mrrt_studio.ui.theme.fonts import Metrics

_TEXT_COLOURS = (
    "text",
    "text-secondary",
    "text-faint",
    "accent",
    "login",
    "policy",
    "script",
    "dropped",
    "withheld",
    "surprise",
    "refused",
    "ok",
    "info",
)
_GROUNDS = ("window", "surface", "raised", "code-background", "surprise-background", "refused-background")


class _Sheet(Template):
    """Names of colours have dashes, which Template does not take by itself."""

    idpattern = r"[a-z]+(?:-[a-z]+)*"


_PAGES = _Sheet("""
QToolTip { background: $tooltip-background; color: $tooltip; border: none; padding: ${tiny}px ${small}px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QMainWindow::separator { background: $window; width: ${tiny}px; height: ${tiny}px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QDockWidget::title { background: $surface; padding: ${tiny}px ${small}px; border-bottom: 1px solid $border; }
QToolBar { background: $surface; border: none; border-bottom: 1px solid $border; spacing: ${small}px;
           padding: ${small}px; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QFrame[separator="true"] { background: $border; border: none; min-height: 1px; max-height: 1px; }
""")

_BUTTONS = _Sheet("""
QPushButton, QToolButton { background: $field; color: $text; border: 1px solid $field-border;
    border-radius: ${radius}px; padding: ${button}px ${wide}px; }
QToolButton { padding: ${button}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {
    background: $accent-background; color: $accent; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled {
    background: transparent; color: $disabled; border-color: $border; }
QPushButton:focus { border: 2px solid $focus; padding: ${button-focus}px ${wide-focus}px; }
QToolButton:focus { border: 2px solid $focus; padding: ${button-focus}px; }
QPushButton[look="primary"], QToolButton[look="primary"] {
    background: $accent; color: $on-accent; border-color: $accent; }
QPushButton[look="primary"]:hover, QToolButton[look="primary"]:hover { background: $accent-hover; }
QPushButton[look="primary"]:focus, QToolButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled, QToolButton[look="primary"]:disabled {
    background: $hover; color: $disabled; border-color: $border; }
QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent; border-color: transparent; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: $hover; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border-color: $focus; }
QPushButton[look="link"] { background: transparent; color: $link; border-color: transparent;
    padding: ${tiny}px; text-decoration: underline; }
QPushButton[look="link"]:focus { border-color: $focus; }
QPushButton[look="danger"] { color: $refused; border-color: $refused; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; image: none; }
QCheckBox, QRadioButton { spacing: ${small}px; padding: ${tiny}px; border: 2px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
""")

_FIELDS = _Sheet("""
QLineEdit, QPlainTextEdit, QTextEdit, QFrame[look="field"] { background: $field; color: $text;
    border: 1px solid $field-border; border-radius: ${radius}px; padding: ${button}px ${small}px;
    selection-background-color: $selection; selection-color: $text; }
QPlainTextEdit, QTextEdit { padding: ${tiny}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QFrame[look="field"][focused="true"] {
    border: 2px solid $focus; padding: ${button-focus}px ${small-focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${tiny-focus}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $window; color: $disabled; border-color: $border; }
QLineEdit[state="error"], QFrame[look="field"][state="error"], QComboBox[state="error"],
QAbstractSpinBox[state="error"], QPlainTextEdit[state="error"] { border-color: $refused; }
QLineEdit[state="warning"], QFrame[look="field"][state="warning"], QComboBox[state="warning"],
QAbstractSpinBox[state="warning"], QPlainTextEdit[state="warning"] { border-color: $surprise; }
QPlainTextEdit[look="code"] { background: $code-background; border-color: $border; }
QPlainTextEdit[look="code"]:focus { border-color: $focus; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { background: transparent; border: none; padding: 0; }
""")

_VIEWS = _Sheet("""
QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $accent-background; selection-color: $accent; gridline-color: $border; }
QTreeView::item, QListView::item { padding: ${tiny}px; border: 2px solid transparent;
    border-radius: ${radius}px; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $accent-background; color: $accent; }
QTreeView::item:focus, QListView::item:focus { border-color: $focus; }
QTableView::item { padding: ${tiny}px; }
QTableView::item:selected { background: $accent-background; color: $text; }
QTableView::item:focus { border: 2px solid $focus; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text-secondary; border: none;
    border-bottom: 1px solid $border; padding: ${tiny}px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${scrollbar}px; }
QScrollBar:horizontal { height: ${scrollbar}px; }
QScrollBar::handle { background: $scrollbar; border-radius: ${scrollbar-radius}px; margin: 2px; }
QScrollBar::handle:hover { background: $text-faint; }
QScrollBar::handle:vertical { min-height: ${wide}px; }
QScrollBar::handle:horizontal { min-width: ${wide}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def build_stylesheet(colours: Colours, metrics: Metrics) -> str:
    """Return the application's stylesheet; pure, so that equal themes give equal text.

    Args:
        colours: every name that colours.json has.
        metrics: distances of the text scale in use.
    """
    values = {**colours, **_distances(metrics)}
    parts = [sheet.substitute(values) for sheet in (_PAGES, _BUTTONS, _FIELDS, _VIEWS)]
    return "\n".join([*parts, *_by_property(colours)])


def _distances(metrics: Metrics) -> dict[str, str]:
    """The ring is one pixel thicker than a border, so the padding gives that pixel back and nothing moves."""
    plain = {
        "tiny": metrics.space(0.8),
        "small": metrics.space(2),
        "wide": metrics.space(3),
        "button": metrics.space(1.2),
    }
    focused = {f"{name}-focus": size - 1 for name, size in plain.items()}
    others = {"radius": metrics.radius, "scrollbar": 2 * metrics.space(1.6)}
    others["scrollbar-radius"] = others["scrollbar"] // 2 - 2
    return {name: str(size) for name, size in (plain | focused | others).items()}


def _by_property(colours: Colours) -> list[str]:
    """A label names its colour and a pane its ground; both then follow the scheme without code."""
    texts = [f'QLabel[textColour="{name}"] {{ color: {colours[name]}; }}' for name in _TEXT_COLOURS]
    grounds = [f'QWidget[ground="{name}"] {{ background: {colours[name]}; }}' for name in _GROUNDS]
    return texts + grounds
