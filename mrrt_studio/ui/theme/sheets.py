"""The rules of the stylesheet, in parts; ``$name`` is a colour or a distance."""

from __future__ import annotations

from string import Template


class Sheet(Template):
    """Names of colours have dashes, which Template does not take by itself."""

    idpattern = r"[a-z]+(?:-[a-z]+)*"


PAGES = Sheet("""
QToolTip { background: $tooltip-background; color: $tooltip; border: none; padding: ${tiny}px ${small}px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QMainWindow::separator { background: $window; width: ${tiny}px; height: ${tiny}px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { width: 4px; border-left: 1px solid $border; }
QSplitter::handle:vertical { height: 4px; border-top: 1px solid $border; }
QSplitter::handle:hover { background: $accent; }
QDockWidget { titlebar-close-icon: url("$controls/close.svg");
    titlebar-normal-icon: url("$controls/float.svg"); }
QDockWidget::title { background: $surface; padding: ${tiny}px ${small}px; border: none; }
QToolBar { background: $surface; border: none; border-bottom: 1px solid $border; spacing: ${small}px;
           padding: ${small}px; }
QToolBar { qproperty-iconSize: ${icon}px ${icon}px; }
QMenu { background: $raised; border: 1px solid $field-border; padding: 2px; icon-size: ${icon}px; }
QMenu::item { padding: ${button}px ${wide}px; border-radius: ${radius}px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${tiny}px; }
QMenu::separator { height: 1px; background: $border; margin: ${tiny}px; }
QMenu::indicator { width: ${icon}px; height: ${icon}px; padding-left: ${tiny}px; }
QMenu::indicator:checked { image: url("$controls/check.svg"); }
QMenu::right-arrow { image: url("$controls/chevron-right.svg"); width: ${arrow}px; height: ${arrow}px; }
QMenuBar::item { padding: ${tiny}px ${small}px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected { background: $selection; color: $text; }
QMenuBar { background: $surface; border-bottom: 1px solid $border; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QFrame[separator="true"] { background: $border; border: none; min-height: 1px; max-height: 1px; }
""")

BUTTONS = Sheet("""
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
QPushButton[look="danger"]:focus { border-color: $focus; }
QPushButton::menu-indicator, QToolButton::menu-indicator { width: 0; image: none; }
QPushButton, QToolButton { icon-size: ${icon}px; }
QTabBar::scroller { width: ${drop}px; }
QTabBar QToolButton { background: $surface; border: none; border-radius: 0; padding: 0; }
QTabBar QToolButton::left-arrow { image: url("$controls/chevron-left.svg"); width: ${arrow}px; }
QTabBar QToolButton::right-arrow { image: url("$controls/chevron-right.svg"); width: ${arrow}px; }
""")

CHOICES = Sheet("""
QCheckBox, QRadioButton { spacing: ${small}px; padding: ${tiny}px; border: 2px solid transparent;
    border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator, QGroupBox::indicator {
    width: ${check}px; height: ${check}px; background: $field; border: 1px solid $control;
    border-radius: ${tiny}px; }
QRadioButton::indicator { border-radius: ${check-round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$controls/ok.svg"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$controls/minus.svg"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
    image: url("$controls/dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {
    background: $disabled; border-color: $disabled; }
""")

FIELDS = Sheet("""
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
QLineEdit[state]:focus, QFrame[look="field"][state][focused="true"], QComboBox[state]:focus,
QAbstractSpinBox[state]:focus, QPlainTextEdit[state]:focus { border-color: $focus; }
QPlainTextEdit[look="code"] { background: $code-background; border-color: $border; }
QPlainTextEdit[look="code"]:focus { border-color: $focus; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${line}px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QLineEdit[look="bare"] { min-height: 0; }
QLineEdit[look="bare"], QLineEdit[look="bare"]:focus { background: transparent; border: none; padding: 0; }
QComboBox, QAbstractSpinBox { background: $field; color: $text; border: 1px solid $field-border;
    border-radius: ${radius}px; padding: ${button}px ${small}px;
    selection-background-color: $selection; selection-color: $text; }
QComboBox:hover { background: $hover; }
QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus { border: 2px solid $focus;
    padding: ${button-focus}px ${small-focus}px; }
QComboBox:disabled, QAbstractSpinBox:disabled {
    background: $window; color: $disabled; border-color: $border; }
QComboBox { combobox-popup: 0; padding-right: ${drop}px; }
QComboBox:focus, QComboBox:on { padding-right: ${drop-focus}px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; border: none;
    width: ${drop}px; }
QComboBox::down-arrow { image: url("$controls/chevron-down.svg"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $raised; border: 1px solid $field-border;
    padding: 2px; }
QAbstractSpinBox { padding-right: ${drop}px; }
QAbstractSpinBox:focus { padding-right: ${drop-focus}px; }
QAbstractSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; border: none;
    width: ${drop}px; }
QAbstractSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; border: none;
    width: ${drop}px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover;
    border-radius: ${tiny}px; margin: 2px; }
QAbstractSpinBox::up-arrow { image: url("$controls/chevron-up.svg"); width: ${arrow}px; height: ${arrow}px; }
QAbstractSpinBox::down-arrow { image: url("$controls/chevron-down.svg"); width: ${arrow}px;
    height: ${arrow}px; }
""")

VIEWS = Sheet("""
QAbstractItemView { background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $accent-background; selection-color: $accent; gridline-color: $border; }
/* A view that was laid out before it was polished does not do so again, except for a new icon size. */
QAbstractItemView { qproperty-iconSize: ${icon}px ${icon}px; }
QTreeView { qproperty-indentation: ${indent}; }
QTreeView { show-decoration-selected: 0; selection-background-color: transparent; }
QTreeView::item, QListView::item { padding: ${tiny}px; border: 2px solid transparent;
    border-radius: ${radius}px; color: $text; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $accent-background; color: $accent; }
QTreeView::item:focus, QListView::item:focus { border-color: $focus; }
QTreeView::item:disabled, QListView::item:disabled { color: $disabled; }
QTreeView::branch, QTreeView::branch:selected, QTreeView::branch:hover { background: $surface; }
QTreeView::branch:has-children:closed { image: url("$controls/branch-closed.svg"); }
QTreeView::branch:has-children:open { image: url("$controls/branch-open.svg"); }
QTableView::item { padding: ${tiny}px; }
QTableView::item:selected { background: $accent-background; color: $text; }
QTableView::item:focus { border: 2px solid $focus; }
QHeaderView, QTableCornerButton::section { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text-secondary; border: none;
    border-bottom: 1px solid $border; padding: ${tiny}px; }
""")

SCROLLBARS = Sheet("""
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${bar}px; }
QScrollBar:horizontal { height: ${bar}px; }
QScrollBar::handle { background: $scrollbar; border-radius: ${bar-round}px; margin: 2px; }
QScrollBar::handle:hover { background: $text-faint; }
QScrollBar::handle:vertical { min-height: ${wide}px; }
QScrollBar::handle:horizontal { min-width: ${wide}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
""")

SHEETS = (PAGES, BUTTONS, CHOICES, FIELDS, VIEWS, SCROLLBARS)
