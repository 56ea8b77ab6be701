from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import system
from mrrt_studio.ui.theme.colours import Scheme
from mrrt_studio.ui.theme.system import SystemLook


class Accessibility:
    def __init__(self, preference: Qt.ContrastPreference) -> None:
        self._preference = preference

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
        return self._preference


class Hints:
    """What the desktop says."""

    def __init__(self, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference | None) -> None:
        self._scheme = scheme
        if contrast is not None:
            self.accessibility = lambda: Accessibility(contrast)

    def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
        return self._scheme


NO_PREFERENCE = Qt.ContrastPreference.NoPreference
HIGH = Qt.ContrastPreference.HighContrast


@pytest.mark.parametrize(
    ("scheme", "contrast", "expected"),
    [
        (Qt.ColorScheme.Unknown, NO_PREFERENCE, Scheme.LIGHT),
        (Qt.ColorScheme.Light, NO_PREFERENCE, Scheme.LIGHT),
        (Qt.ColorScheme.Dark, NO_PREFERENCE, Scheme.DARK),
        (Qt.ColorScheme.Light, HIGH, Scheme.HIGH_CONTRAST),
        (Qt.ColorScheme.Dark, HIGH, Scheme.HIGH_CONTRAST),
        pytest.param(Qt.ColorScheme.Dark, None, Scheme.DARK, id="a Qt that cannot tell the contrast"),
    ],
)
def test_the_desktops_wish_decides(
    monkeypatch: pytest.MonkeyPatch,
    scheme: Qt.ColorScheme,
    contrast: Qt.ContrastPreference | None,
    expected: Scheme,
) -> None:
    hints = Hints(scheme, contrast)
    monkeypatch.setattr(system.QGuiApplication, "styleHints", lambda: hints)
    assert SystemLook().scheme() is expected


def test_it_listens_to_the_desktop(qtbot: QtBot) -> None:
    look = SystemLook()
    look.start()
    hints = system.QGuiApplication.styleHints()
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(look.changed):
        hints.accessibility().contrastPreferenceChanged.emit(HIGH)
