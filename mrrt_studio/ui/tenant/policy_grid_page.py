"""The MRRT policies of an application as a grid of scopes and APIs, beside the list of policies."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from mrrt_studio.scenario.client import Client
from mrrt_studio.scenario.resource_server import ResourceServer
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.policies_page import with_policies
from mrrt_studio.ui.tenant.policy_grid import GridColumn, grid_columns, scopes_of, toggled
from mrrt_studio.ui.tenant.policy_grid_model import PolicyGridModel
from mrrt_studio.ui.tenant.policy_grid_view import PolicyGridView
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.tenant.tree_search import SearchField
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.labels import HintLabel


class PolicyGridPage(QWidget):
    """A field that finds scopes above the grid; each toggle is one step of the undo history."""

    def __init__(self, subject: ItemSubject, findings: FindingCache) -> None:
        super().__init__()
        self._subject = subject
        self._findings = findings
        self._scopes: tuple[tuple[ResourceServer, ...], object, tuple[str, ...]] | None = None
        self.model = PolicyGridModel()
        self.model.setParent(self)
        self.grid = PolicyGridView(self.model)
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Find a scope"))
        self.search.setAccessibleName(self.tr("Find a scope of the grid"))
        self._count = HintLabel()
        self._empty = EmptyState(
            "api",
            self.tr("No scopes yet"),
            self.tr("The grid shows the scopes that the tenant's APIs define."),
        )
        self._arrange()
        self.search.textChanged.connect(self._find)
        self.search.left_downward.connect(self._go_to_grid)
        self.grid.toggle_requested.connect(self._toggle)
        theme().follow(self._restyle)

    def refresh(self, *, anew: bool = False) -> None:
        """Show the policies as they stand in the document."""
        client = self._subject.item()
        if not isinstance(client, Client):
            return
        if anew:
            self.search.clear()
        columns = grid_columns(client, self._findings.of_client(client), self._findings.configuration)
        scopes = self._scopes_for(client)
        self.model.show_grid(columns, scopes)
        self._stack.setCurrentIndex(0 if scopes else 1)
        named, ignored = _counts(columns)
        told = self.tr("Ticked: {named}, of which {ignored} without effect. Space toggles a cell.")
        self._count.set_text(told.format(named=named, ignored=ignored))

    def _scopes_for(self, client: Client) -> tuple[str, ...]:
        """The rows, worked out again only when APIs or policies are others."""
        apis = self._subject.scenario.resource_servers
        known = self._scopes
        if known is None or known[0] is not apis or known[1] is not client.policies:
            self._scopes = known = (apis, client.policies, scopes_of(apis, client))
        return known[2]

    def _toggle(self, audience: str, scope: str) -> None:
        client = self._subject.item()
        if isinstance(client, Client):
            policies = toggled(client.policies, audience, scope)
            self._subject.put(with_policies(client, policies), self.tr("MRRT policies"))

    def _find(self, text: str) -> None:
        self.model.find(text)

    def _go_to_grid(self) -> None:
        self.grid.setFocus()
        if self.model.rowCount() and self.model.columnCount():
            self.grid.setCurrentIndex(self.model.index(0, 0))

    def _arrange(self) -> None:
        filled = QWidget()
        self._inner = QVBoxLayout(filled)
        self._inner.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in ((self._count, 0), (self.search, 0), (self.grid, 1)):
            self._inner.addWidget(widget, stretch)
        self._outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        # With a place first: a page of a stack without one is shown as a window of its own.
        self._outer.addLayout(self._stack)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)

    def _restyle(self) -> None:
        space = theme().space
        self._outer.setContentsMargins(space(3.5), space(3), space(2), space(2))
        self._inner.setSpacing(space(2))


def _counts(columns: tuple[GridColumn, ...]) -> tuple[int, int]:
    """Return how many scopes policies name, and how many of them have no effect."""
    named = sum(len(column.named) for column in columns)
    ignored = (
        column.state(scope) == "ignored"
        for column in columns
        if column.obstacle or column.ignored
        for scope in column.named
    )
    return named, sum(ignored)
