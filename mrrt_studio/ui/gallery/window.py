"""The gallery: the parts as they stand beside each other in the real window."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mrrt_studio.ui.gallery import samples
from mrrt_studio.ui.theme import Scheme, icon, set_ground, theme
from mrrt_studio.ui.theme.painting import Look
from mrrt_studio.ui.widgets.banner import Banner
from mrrt_studio.ui.widgets.buttons import ActionButton, IconButton
from mrrt_studio.ui.widgets.chip_widget import ChipRow
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.form import FormPage
from mrrt_studio.ui.widgets.inputs import ChoiceBox, NumberEdit
from mrrt_studio.ui.widgets.labels import ElidedLabel, HeadingLabel, MonoLabel, SectionLabel, TitleLabel
from mrrt_studio.ui.widgets.message_bar import MessageBar
from mrrt_studio.ui.widgets.tabs import TabPages
from mrrt_studio.ui.widgets.tag_edit import TagEdit

_LOOKS: tuple[Look, ...] = ("primary", "plain", "flat", "link", "danger")


class GalleryWindow(QWidget):
    """Three panes like the main window's, with a message bar above."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Gallery"))
        self._messages = MessageBar()
        set_ground(self, "window")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._messages)
        column.addWidget(_scheme_bar())
        panes = QSplitter()
        for pane in (_form(), _middle(), _inspector()):
            panes.addWidget(pane)
        panes.setSizes([400, 560, 480])
        column.addWidget(panes, 1)
        self.resize(1440, 900)
        _post_samples(self._messages)


def _post_samples(messages: MessageBar) -> None:
    message = messages.post("refused", *samples.FILE_ERROR)
    message.add_button("Show the line")
    messages.post("info", *samples.RECOVERED).add_button("Open it", "primary")


def _scheme_bar() -> QWidget:
    bar = QWidget()
    set_ground(bar, "surface")
    line = QHBoxLayout(bar)
    line.addWidget(TitleLabel("Gallery"))
    for scheme in Scheme:
        button = QPushButton(scheme.value)
        button.clicked.connect(lambda _checked, wanted=scheme: theme().set_scheme(wanted))
        line.addWidget(button)
    for scale in (1.0, 1.5, 2.0):
        button = QPushButton(f"{scale:.0%}")
        button.clicked.connect(lambda _checked, wanted=scale: theme().set_text_scale(wanted))
        line.addWidget(button)
    line.addStretch(1)
    return bar


def _form() -> QWidget:
    pane = QWidget()
    set_ground(pane, "surface")
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(_tree())
    column.addWidget(_form_page(), 1)
    return pane


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    for name, kind in samples.TREE:
        item = QTreeWidgetItem(tree, [name])
        item.setExpanded(kind == "application")
        item.setIcon(0, icon(kind, "text-secondary"))
        QTreeWidgetItem(item, [f"{name} child"])
    tree.setCurrentIndex(tree.model().index(0, 0))
    tree.setMaximumHeight(theme().space(30))
    return tree


def _form_page() -> FormPage:
    page = FormPage()
    page.add_widget(HeadingLabel("Phone app"))
    section = page.add_section("Refresh token")
    combo = ChoiceBox([("rotating", "Rotating"), ("non-rotating", "Non-rotating")])
    combo.set_value("rotating")
    section.add_row("Rotation", combo, samples.ROTATION_HELP)
    row = section.add_row("Identifier", QLineEdit("https://api.example.com"), samples.IDENTIFIER_HELP)
    row.set_error("An API with this identifier exists already: choose another one.")
    spin = NumberEdit(0, 60)
    section.add_row("Overlap in seconds", spin).set_warning(samples.OVERLAP_WARNING)
    section.add_row("", QCheckBox("First-party"), "Skips consent.")
    for box in (QCheckBox("Checked"), QRadioButton("One"), QRadioButton("Other")):
        box.setChecked(box.text() != "Other")
        section.add_widget(box)
    tags = TagEdit(["read:messages", "read:billing"], "add a scope")
    chips = [*samples.POLICY_CHIPS]
    tags.set_values([chip.text for chip in chips], chips)
    page.add_section("Policies").add_row("Scopes the exchange may add", tags, "What the exchange may add.")
    disabled = QLineEdit("cannot be changed")
    disabled.setEnabled(False)
    page.add_section("Tenant").add_row("Domain", disabled)
    page.add_section("Empty").add_row("Grant types", TagEdit([], "add a grant type"))
    return page


def _middle() -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    for title, chips in samples.CHIP_GROUPS:
        column.addWidget(SectionLabel(title))
        column.addWidget(ChipRow(chips))
    column.addWidget(SectionLabel("Removable"))
    column.addWidget(ChipRow(samples.POLICY_CHIPS, removable=True))
    column.addWidget(SectionLabel("Buttons"))
    column.addWidget(_buttons())
    column.addWidget(SectionLabel("Icons"))
    column.addWidget(_icons())
    column.addWidget(SectionLabel("Text"))
    names = QFormLayout()
    names.addRow("Elided", ElidedLabel(samples.LONG_NAME))
    names.addRow("Mono", MonoLabel("https://api.example.com"))
    column.addLayout(names)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(body)
    return area


def _buttons() -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, 8)
    for look in _LOOKS:
        flow.addWidget(ActionButton(look.capitalize(), look))
    off = ActionButton("Disabled", icon_name="save")
    off.setEnabled(False)
    flow.addWidget(off)
    flow.addWidget(ActionButton("Add a policy", icon_name="plus"))
    for name in ("to-start", "step-back", "step-forward", "to-end"):
        flow.addWidget(IconButton(name, name, "plain"))
    return row


def _icons() -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, 4)
    for name in samples.icon_names():
        flow.addWidget(IconButton(name, name))
    return row


def _inspector() -> QWidget:
    tabs = TabPages("Inspector")
    set_ground(tabs, "surface")
    tabs.add_page("Why", _why())
    tabs.add_page("Tokens", EmptyState("ticket", "No tokens yet", "Step forward to the first login."))
    tabs.add_page("HTTP", QWidget())
    tabs.add_page("State", QWidget())
    tabs.bar.set_count(1, 3)
    return tabs


def _why() -> QWidget:
    page = FormPage()
    for kind, title, body, meta, buttons in samples.BANNERS:
        banner = Banner(kind, title)
        banner.set_content(title, body, meta)
        for index, text in enumerate(buttons):
            banner.add_button(text, "plain" if index else "primary")
        page.add_widget(banner)
    for caption, language, code in samples.CODE:
        view = CodeView(caption, 9)
        view.set_code(code, language)
        page.add_widget(view)
    empty = EmptyState("ticket", "No tokens yet", "Step forward to the first login.")
    empty.add_button("Step forward")
    page.add_widget(empty)
    return page
