"""The line of controls above the reach matrix."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from mrrt_studio.simulation.reach import Reach
from mrrt_studio.ui.inspector.copy_button import CopyButton
from mrrt_studio.ui.reach.shown import Order, Wanted
from mrrt_studio.ui.theme import icon, theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.inputs import ChoiceBox


class ReachTools(QWidget):
    """Filter, user, order, and copies of what is shown."""

    changed = Signal()
    """Another user, order or part is wanted; of the filter, ``filter.textChanged`` tells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Application, API or scope"))
        self.filter.setAccessibleName(self.tr("Filter applications, APIs or scopes"))
        self.filter.addAction(icon("search", "text-faint"), QLineEdit.ActionPosition.LeadingPosition)
        self.users = ChoiceBox()
        self.users.setAccessibleName(self.tr("User"))
        self.order = ChoiceBox(self._orders())
        self.order.setAccessibleName(self.tr("Order"))
        self.order.set_value("tenant")
        self.only_reached = QCheckBox(self.tr("Only what is reached"))
        self.copy = CopyButton()
        self.copy.setToolTip(self.tr("Copies what is shown as CSV, Markdown or JSON"))
        self.save = ActionButton(self.tr("Save…"), "plain", "export")
        self._line = QHBoxLayout(self)
        for widget in (self.filter, self.users, self.order, self.only_reached, self.copy, self.save):
            self._line.addWidget(widget, 2 if widget is self.filter else 0)
        self._connect()
        theme().follow(self._restyle)

    def wanted(self) -> Wanted:
        """Return what the controls ask for."""
        order = cast("Order", self.order.value() or "tenant")
        return Wanted(self.filter.text(), self.users.value(), self.only_reached.isChecked(), order)

    def offer_users(self, matrix: Reach) -> None:
        """Offer the users of a tenant; the choice stays where it still can."""
        before = self.users.value()
        named = () if matrix.names_no_users else matrix.users
        users = [(user.user_id, user.label) for user in named]
        self.users.set_choices([("", self.tr("All users")), *users])
        self.users.set_value(before if before in dict(users) else "")
        self.users.setVisible(len(users) > 1)

    def _orders(self) -> list[tuple[str, str]]:
        return [
            ("tenant", self.tr("Tenant order")),
            ("name", self.tr("By name")),
            ("most", self.tr("Most scopes")),
        ]

    def _connect(self) -> None:
        self.users.chosen.connect(self.changed)
        self.order.chosen.connect(self.changed)
        self.only_reached.toggled.connect(self.changed)

    def open_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _restyle(self) -> None:
        space = theme().space
        self._line.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._line.setSpacing(space(2))
        self.filter.setMinimumWidth(space(40))
        for box in (self.users, self.order):
            box.setMinimumWidth(space(38))
