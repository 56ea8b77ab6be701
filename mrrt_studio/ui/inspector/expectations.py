"""What is expected of the selected step: what holds, and beside what is broken what came instead."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mrrt_studio.simulation.expectations import Check, check_step
from mrrt_studio.simulation.expectations_written import expected_now
from mrrt_studio.simulation.timeline import PlayedStep
from mrrt_studio.ui.inspector.row_list import RowList
from mrrt_studio.ui.theme import theme
from mrrt_studio.ui.widgets.buttons import ActionButton
from mrrt_studio.ui.widgets.flow_layout import FlowLayout
from mrrt_studio.ui.widgets.labels import IconLabel, SectionLabel, WrapLabel


class CheckView(QWidget):
    """One expectation: its key, held or broken in words and icon, and the values."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("ok", "ok", 3.4)
        self._title = WrapLabel()
        self._expected = WrapLabel("", "mono-small", "text-secondary")
        self._actual = WrapLabel("", "mono-small", "refused")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for label in (self._title, self._expected, self._actual):
            texts.addWidget(label)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(texts, 1)
        theme().follow(self._restyle)

    def set_check(self, check: Check) -> None:
        """Show another expectation."""
        held, broken = self.tr("{key}: holds"), self.tr("{key}: broken")
        expected, actual = value_text(check.expected), value_text(check.actual)
        self._icon.set_icon("ok" if check.passed else "refused", "ok" if check.passed else "refused")
        self._title.set_text((held if check.passed else broken).format(key=check.key))
        shown = expected if check.passed else self.tr("expected {value}").format(value=expected)
        self._expected.set_text(shown)
        got = self.tr("got {value}").format(value=actual)
        self._actual.set_text(got)
        self._actual.setVisible(not check.passed)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(shown if check.passed else f"{shown}, {got}")

    def _restyle(self) -> None:
        self._line.setSpacing(theme().space(1.5))


def value_text(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Return a value as the file has it, a text without its quotes."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


class Expectations(QWidget):
    """The list and two buttons: expect what happened, and expect nothing."""

    expect_requested = Signal()
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = SectionLabel(self.tr("Expectations"))
        self._rows = RowList[CheckView, Check](CheckView, CheckView.set_check, 1.5)
        self.expect = ActionButton("", "plain", "ok")
        self.remove = ActionButton(self.tr("Remove expectations"), "flat", "trash")
        buttons = QWidget()
        self._flow = FlowLayout(buttons)
        self._flow.addWidget(self.expect)
        self._flow.addWidget(self.remove)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._heading, self._rows, buttons):
            self._column.addWidget(widget)
        self.expect.clicked.connect(self.expect_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.setAccessibleName(self.tr("Expectations"))
        theme().follow(self._restyle)

    def rows(self) -> list[CheckView]:
        """Return the rows that are shown, what is broken first."""
        return self._rows.rows()

    def set_step(self, played: PlayedStep) -> None:
        """Show what is expected of another step."""
        checks = sorted(check_step(played), key=lambda check: check.passed)
        is_broken = bool(checks) and not checks[0].passed
        self._rows.set_items(checks)
        self.expect.setText(self.tr("Expect this instead") if is_broken else self.tr("Expect this"))
        self.expect.setToolTip(self.tr("Write down what the step did; from now on it is held against it."))
        self.expect.setEnabled(played.outcome is not None and expected_now(played) != played.step.expect)
        self.remove.setVisible(played.step.expect is not None)

    def _restyle(self) -> None:
        self._column.setSpacing(theme().space(1.5))
        self._flow.set_gap(theme().space(1.5))
