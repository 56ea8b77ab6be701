from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mrrt_studio.ui.theme import Scheme, Theme, theme
from mrrt_studio.ui.theme.colours import all_colours
from mrrt_studio.ui.theme.system import SystemLook


class Desktop(SystemLook):
    """A desktop that a test switches."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Scheme.LIGHT
        self.requests: list[Scheme | None] = []

    def scheme(self) -> Scheme:
        return self.wanted

    def request(self, scheme: Scheme | None) -> None:
        self.requests.append(scheme)

    def switch(self, scheme: Scheme) -> None:
        self.wanted = scheme
        self.changed.emit()


def test_it_follows_the_desktop_live(qtbot: QtBot) -> None:
    desktop = Desktop()
    followed = Theme(desktop)
    with qtbot.waitSignal(followed.changed):
        desktop.switch(Scheme.DARK)
    assert followed.scheme is Scheme.DARK
    assert followed.colour("window").name().upper() == all_colours()[Scheme.DARK]["window"]


def test_a_forced_scheme_stays_until_it_is_given_back(qtbot: QtBot) -> None:
    desktop = Desktop()
    forced = Theme(desktop)
    forced.set_scheme("high-contrast")
    with qtbot.assertNotEmitted(forced.changed):
        desktop.switch(Scheme.DARK)
    assert (forced.scheme, forced.forced_scheme) == (Scheme.HIGH_CONTRAST, Scheme.HIGH_CONTRAST)
    forced.set_scheme(None)
    assert (forced.scheme, forced.forced_scheme) == (Scheme.DARK, None)
    assert desktop.requests == [Scheme.HIGH_CONTRAST, None]


def test_the_same_choice_again_changes_nothing(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_scheme("light")
        theme().set_text_scale(1.0)


def test_an_unknown_scheme_is_refused_and_the_old_one_stays() -> None:
    with pytest.raises(ValueError, match="purple"):
        theme().set_scheme("purple")
    assert theme().scheme is Scheme.LIGHT


@pytest.mark.parametrize(("asked", "kept"), [(0.1, 0.75), (0.75, 0.75), (1.5, 1.5), (2.0, 2.0), (9.0, 2.0)])
def test_the_text_scale_stays_within_its_bounds(asked: float, kept: float) -> None:
    theme().set_text_scale(asked)
    assert theme().text_scale == kept


def test_text_scale_reaches_fonts_distances_and_the_application(qapp: QApplication) -> None:
    before = theme().font("body").pointSizeF(), theme().space(4), theme().generation
    theme().set_text_scale(2.0)
    assert theme().font("body").pointSizeF() == pytest.approx(2 * before[0])
    assert theme().space(4) == pytest.approx(2 * before[1], abs=2)
    assert theme().generation > before[2]
    assert qapp.font().pointSizeF() == pytest.approx(2 * before[0])


def test_applying_twice_does_not_scale_twice(qapp: QApplication) -> None:
    theme().set_text_scale(1.5)
    before = theme().font("body").pointSizeF()
    theme().apply(qapp)
    assert theme().font("body").pointSizeF() == before


def test_a_font_that_is_given_out_is_the_callers_own() -> None:
    theme().font("body").setPointSizeF(99)
    assert theme().font("body").pointSizeF() < 50


def test_an_unknown_colour_is_refused() -> None:
    with pytest.raises(KeyError, match="mauve"):
        theme().colour("mauve")


class Follower(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def restyle(self) -> None:
        self.calls += 1


def test_a_follower_is_called_at_once_and_at_every_change() -> None:
    follower = Follower()
    theme().follow(follower.restyle)
    theme().set_scheme("dark")
    theme().set_text_scale(1.25)
    assert follower.calls == 3


def test_a_follower_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    follower = Follower()
    theme().follow(follower.restyle)
    follower.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().set_scheme("dark")
    assert follower.calls == 1


def test_a_widget_without_a_font_of_its_own_follows_the_scale(qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.show()
    theme().set_text_scale(2.0)
    assert label.font().pointSizeF() == theme().font("body").pointSizeF()
