"""The page HTTP: what went over the wire, the earlier requests first."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mrrt_studio.engine.http import HttpExchange
from mrrt_studio.engine.outcome import Outcome
from mrrt_studio.simulation.curl import curl_command
from mrrt_studio.simulation.httpie import httpie_command
from mrrt_studio.ui.inspector.eliding_button import ElidingButton
from mrrt_studio.ui.inspector.http_text import (
    raw_request,
    readable_request,
    readable_response,
    request_name,
    response_name,
)
from mrrt_studio.ui.inspector.page import InspectorPage
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.code_view import CodeView
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import HeadingLabel

_MOST_LINES = 1000
"""The page scrolls, not the text in it."""


class ExchangeView(QWidget):
    """One request with its answer, readable, and buttons that copy it for use elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._exchange: HttpExchange | None = None
        self._heading = HeadingLabel()
        self.request = CodeView(self.tr("Request"), _MOST_LINES)
        self.response = CodeView(self.tr("Response"), _MOST_LINES)
        self.copy_curl = ElidingButton(self.tr("Copy as cURL"), icon_name="copy")
        self.copy_httpie = ElidingButton(self.tr("Copy as HTTPie"), icon_name="copy")
        self.copy_raw = ElidingButton(self.tr("Copy raw request"), icon_name="copy")
        self._arrange()
        theme().follow(self._restyle)

    def heading(self) -> str:
        """Return method, path and status."""
        return self._heading.written()

    def set_exchange(self, exchange: HttpExchange) -> None:
        """Show another request and its answer; tokens are signed here."""
        self._exchange = exchange
        request, response = exchange
        self._heading.set_text(f"{request_name(request)} → {response_name(response)}")
        self.request.set_code(readable_request(request), "http")
        self.response.set_code(readable_response(response), "http")
        self.setAccessibleName(self._heading.written())

    def _copy_curl(self) -> None:
        if self._exchange is not None:
            QGuiApplication.clipboard().setText(curl_command(self._exchange.request))

    def _copy_httpie(self) -> None:
        if self._exchange is not None:
            QGuiApplication.clipboard().setText(httpie_command(self._exchange.request))

    def _copy_raw(self) -> None:
        if self._exchange is not None:
            QGuiApplication.clipboard().setText(raw_request(self._exchange.request))

    def _arrange(self) -> None:
        buttons = QWidget()
        self._flow = FlowLayout(buttons)
        for button in (self.copy_curl, self.copy_httpie, self.copy_raw):
            self._flow.addWidget(button)
        self.copy_curl.clicked.connect(self._copy_curl)
        self.copy_httpie.clicked.connect(self._copy_httpie)
        self.copy_raw.clicked.connect(self._copy_raw)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._heading, buttons, self.request, self.response):
            self._column.addWidget(widget)

    def _restyle(self) -> None:
        self._flow.set_gap(theme().space(1.5))
        self._column.setSpacing(theme().space(2.5))


class HttpPage(InspectorPage):
    """The requests of the selected step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exchanges = RowList[ExchangeView, HttpExchange](ExchangeView, ExchangeView.set_exchange, 8)
        self.setAccessibleName(self.tr("HTTP"))
        self.add_widget(self._exchanges)

    def exchanges(self) -> list[ExchangeView]:
        """Return what is shown, in the order of time."""
        return self._exchanges.rows()

    def show_step(self, outcome: Outcome) -> None:
        """Show what a step sent and got."""
        self._exchanges.set_items(exchanges_of(outcome))
        self.keep_tab_order()


def exchanges_of(outcome: Outcome) -> tuple[HttpExchange, ...]:
    """Return every request of a step with its answer, in the order of time."""
    if outcome.request is None or outcome.response is None:
        return outcome.earlier
    return (*outcome.earlier, HttpExchange(outcome.request, outcome.response))
