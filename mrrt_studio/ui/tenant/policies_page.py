"""The MRRT policies of an application as a table of APIs and scopes, live, with what Auth0 will ignore."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mrrt_studio.scenario.client import Client, RefreshTokenPolicy
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.tenant.badges import FindingCache
from mrrt_studio.ui.tenant.policy_layout import columns
from mrrt_studio.ui.tenant.policy_row import PolicyRow
from mrrt_studio.ui.tenant.policy_view import PolicyView, PolicyViews, login_scopes
from mrrt_studio.ui.tenant.refresh_token_page import new_settings
from mrrt_studio.ui.tenant.subject import ItemSubject
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.form import FormPage
from mrrt_studio.ui.widgets.labels import HintLabel


class PoliciesPage(FormPage):
    """Rows in the order of the document, and one more that adds a policy."""

    def __init__(self, document: Document, subject: ItemSubject, findings: FindingCache) -> None:
        super().__init__()
        self._document = document
        self._subject = subject
        self._findings = findings
        self._views = PolicyViews()
        self._rows: list[PolicyRow] = []
        self._hint = HintLabel()
        self._table = QWidget()
        self._lines = QVBoxLayout(self._table)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addWidget(_Header())
        self.add_widget(self._hint)
        self.add_widget(self._table)
        document.timeline_changed.connect(self._show_login)

    def rows(self) -> tuple[PolicyRow, ...]:
        """Return the rows; the last one adds a policy."""
        return tuple(self._rows)

    def refresh(self, *, anew: bool = False) -> None:
        """Show the policies as they stand in the document."""
        client = self._subject.item()
        if not isinstance(client, Client):
            return
        if anew:
            for row in self._rows:
                row.show_summary()
        login = login_scopes(self._document.timeline, client.client_id)
        findings = self._findings.of_client(client)
        self._show(self._views.of(client, findings, self._findings.configuration, login))
        self._hint.set_text(self._help(client))

    def _help(self, client: Client) -> str:
        if client.policies:
            return self.tr("What an exchange may ask for beside the login's own API and scopes.")
        return self.tr(
            "Without a policy, an exchange for another API gets a token for the API of the login: "
            "status 200, and no error."
        )

    def _show(self, views: list[PolicyView]) -> None:
        while len(self._rows) < len(views):
            self._add_row()
        while len(self._rows) > len(views):
            self._drop_row(self._rows.pop())
        for row, view in zip(self._rows, views, strict=True):
            row.show_view(view)

    def _add_row(self) -> None:
        row = PolicyRow(lambda: self._subject.scenario)
        self._lines.addWidget(row)
        self._rows.append(row)
        row.audience_edited.connect(lambda text: self._edit_audience(self._rows.index(row), text))
        row.scopes_edited.connect(lambda scopes: self._edit_scopes(self._rows.index(row), scopes))
        row.remove_requested.connect(lambda: self._remove(self._rows.index(row)))
        row.move_requested.connect(lambda by: self._move(self._rows.index(row), by))
        row.editing_started.connect(lambda: self._reveal(row))
        row.editing_finished.connect(lambda: self._drop_empty(row))

    def _drop_row(self, row: PolicyRow) -> None:
        row.show_summary()
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _edit_audience(self, index: int, text: str) -> None:
        client = self._client()
        if index < len(client.policies):
            changed = client.policies[index].replace(audience=text)
        else:
            changed = RefreshTokenPolicy(audience=text, scope=())
        self._put_one(client, index, changed, "audience")

    def _edit_scopes(self, index: int, scopes: list[str]) -> None:
        client = self._client()
        if index < len(client.policies):
            changed = client.policies[index].replace(scope=tuple(scopes))
        else:
            changed = RefreshTokenPolicy(audience="", scope=tuple(scopes))
        self._put_one(client, index, changed, "")

    def _remove(self, index: int) -> None:
        client = self._client()
        if index >= len(client.policies):
            return
        is_editing = self._rows[index].is_editing
        self._put(client, (*client.policies[:index], *client.policies[index + 1 :]))
        if is_editing and index < len(self._rows):
            self._rows[index].start_editing("api")

    def _move(self, index: int, by: int) -> None:
        client, to = self._client(), index + by
        if not 0 <= to < len(client.policies):
            return
        part = self._rows[index].editor.focused_part()
        policies = list(client.policies)
        policies.insert(to, policies.pop(index))
        self._put(client, policies)
        self._rows[to].start_editing(part)

    def _drop_empty(self, row: PolicyRow) -> None:
        """A policy that names neither an API nor a scope was only begun, or emptied."""
        client, index = self._subject.item(), self._rows.index(row) if row in self._rows else -1
        if not isinstance(client, Client) or not 0 <= index < len(client.policies):
            return
        policy = client.policies[index]
        if not policy.audience and not policy.scope:
            rest = (*client.policies[:index], *client.policies[index + 1 :])
            self._put(client, rest, f"refresh_token.policies[{index}].audience")

    def _put_one(self, client: Client, index: int, policy: RefreshTokenPolicy, field: str) -> None:
        policies = (*client.policies[:index], policy, *client.policies[index + 1 :])
        self._put(client, policies, f"refresh_token.policies[{index}].{field}" if field else "")

    def _put(self, client: Client, policies: Iterable[RefreshTokenPolicy], merge_path: str = "") -> None:
        self._subject.put(with_policies(client, tuple(policies)), self.tr("MRRT policies"), merge_path)

    def _client(self) -> Client:
        client = self._subject.item()
        assert isinstance(client, Client)  # noqa: S101 - the rows are shown for applications alone
        return client

    def _show_login(self) -> None:
        """A login that was added or changed gives other scopes; it is told after the document's change."""
        if self.isVisible():
            self.refresh()

    def _reveal(self, row: PolicyRow) -> None:
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, theme().space(3)))


def with_policies(client: Client, policies: tuple[RefreshTokenPolicy, ...]) -> Client:
    """Return an application with these MRRT policies; none at all is an absent field: Auth0 refuses []."""
    settings = client.refresh_token or new_settings()
    changed = settings.replace(policies=policies) if policies else settings.without("policies")
    return client.replace(refresh_token=changed)


class _Header(QWidget):
    """The names of the two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme().follow(self._restyle)

    def sizeHint(self) -> QSize:
        """Return the height of one line."""
        return QSize(theme().space(30), theme().space(6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the names above their columns, and the line below them."""
        painter = QPainter(self)
        painter.setFont(theme().font("small-strong"))
        painter.setPen(theme().colour("text-secondary"))
        start, first = columns(self.width())
        scopes = self.tr("Scopes the exchange may add")
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if start:
            painter.drawText(0, 0, first, self.height(), flags, self.tr("API"))
        else:
            scopes = self.tr("API and scopes the exchange may add")
        room = self.width() - start
        text = painter.fontMetrics().elidedText(scopes, Qt.TextElideMode.ElideRight, room)
        painter.drawText(start, 0, room, self.height(), flags, text)
        painter.setPen(theme().colour("border"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
