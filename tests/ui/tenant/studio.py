"""A pane in a window with a document: what every test of the tenant needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.ui.binding import Binding
from mrrt_studio.ui.document import Document
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.tenant.fields import Choice, OrDefault, Switch, Tags, TextField
from mrrt_studio.ui.tenant.notice import Notice
from mrrt_studio.ui.tenant.object_form import BoundPage, ObjectForm
from mrrt_studio.ui.tenant.pane import TenantPane

HOME, BILLING = "https://api.example.com", "https://billing.example.com"
PHONE, WEB, ADA = "phone", "web", "auth0|ada"

Json = dict[str, Any]


def api(identifier: str, name: str, *scopes: str, **more: Any) -> Json:
    return {
        "identifier": identifier,
        "name": name,
        "scopes": [{"value": scope, "description": f"May {scope}"} for scope in scopes],
        "allow_offline_access": True,
        "skip_consent_for_verifiable_first_party_clients": True,
        **more,
    }


def settings(*policies: Json, **more: Any) -> Json:
    return {"rotation_type": "rotating", "expiration_type": "expiring", "policies": [*policies], **more}


def example(**more: Any) -> Scenario:
    """Two applications, two APIs, a user; a policy names approve:billing, which Billing lacks."""
    policies = (
        {"audience": HOME, "scope": ["read:messages"]},
        {"audience": BILLING, "scope": ["read:billing", "approve:billing"]},
    )
    phone = {"client_id": PHONE, "name": "Phone app", "app_type": "native", "callbacks": ["app://back"]}
    login = {
        "id": "login", "type": "login", "client": PHONE, "user": ADA, "audience": HOME,
        "scope": "openid offline_access read:messages",
    }  # fmt: skip
    return Scenario.model_validate(
        {
            "clients": [
                phone | {"refresh_token": settings(*policies)},
                {"client_id": WEB, "name": "Web portal"},
            ],
            "resource_servers": [
                api(HOME, "Messages", "read:messages", "write:messages"),
                api(BILLING, "Billing", "read:billing"),
            ],
            "users": [{"user_id": ADA, "email": "ada@example.com", "name": "Ada"}],
            "steps": [login, {"id": "x1", "type": "exchange", "refresh_token": "login", "audience": BILLING}],
            **more,
        }
    )


@dataclass
class Studio:
    """The pane, what it edits, and what it said."""

    document: Document
    selection: Selection
    pane: TenantPane
    window: QWidget
    notices: list[Notice] = field(default_factory=list[Notice])

    @property
    def scenario(self) -> Scenario:
        return self.document.scenario

    def undo(self) -> None:
        self.document.undo_stack.undo()

    def redo(self) -> None:
        self.document.undo_stack.redo()

    def undo_text(self) -> str:
        return self.document.undo_stack.undoText()

    def select(self, kind: Any, key: str = "") -> ObjectForm:
        self.selection.select_item(Item(kind, key))
        return self.form()

    def form(self) -> ObjectForm:
        form = self.pane.forms.current_form()
        assert form is not None
        return form

    def page(self, number: int) -> Any:
        self.form().tabs.set_current(number)
        settle()
        return self.form().page(number)


def settle() -> None:
    """Heights that depend on widths take a few rounds until they agree."""
    for _ in range(4):
        QApplication.processEvents()


def show_pane(qtbot: QtBot, scenario: Scenario | None = None, width: int = 340) -> Studio:
    window = QWidget()
    qtbot.addWidget(window)
    document = Document(example() if scenario is None else scenario, parent=window)
    selection = Selection(document, window)
    pane = TenantPane(document, selection)
    studio = Studio(document, selection, pane, window)
    pane.message.connect(studio.notices.append)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    # Qt's offscreen platform warns of every change of a window's least size.
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(pane)
    window.resize(width, 860)
    window.show()
    window.activateWindow()
    settle()
    return studio


def binding(page: BoundPage, path: str) -> Binding:
    return next(each for each in page.binder.bindings() if each.prop.path == path)


def control(page: BoundPage, path: str) -> Any:
    """The field itself, also where a button stands beside it."""
    found: Any = binding(page, path).row.control
    return found.field if isinstance(found, OrDefault) else found


def edit(field: Any, value: Any) -> None:
    """Do with mouse or keyboard what a person would do to enter a value."""
    if isinstance(field, TextField):
        write(field, str(value))
    elif isinstance(field, Switch):
        if field.value() != value:
            QTest.mouseClick(field.box, Qt.MouseButton.LeftButton)
    elif isinstance(field, Choice):
        choose(field, value)
    elif isinstance(field, Tags):
        add_tag(field, value)


def write(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    if text:
        QTest.keyClicks(field, text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)


def choose(field: Choice, value: str) -> None:
    field.setFocus()
    for _ in range(field.count()):
        QTest.keyClick(field, Qt.Key.Key_Up)
    while field.value() != value:
        QTest.keyClick(field, Qt.Key.Key_Down)


def add_tag(field: Any, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field.focusProxy(), f"{text} ")


def at(tree: Any, path: str) -> Any:
    """A value of a JSON object by its path; MISSING where it is absent."""
    for part in path.split("."):
        if not isinstance(tree, dict) or part not in tree:
            return MISSING
        tree = tree[part]
    return tree


MISSING = object()
