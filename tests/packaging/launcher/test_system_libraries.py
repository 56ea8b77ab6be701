from __future__ import annotations

import shutil
import sys
from pathlib import Path

import PySide6
import pytest
from launcher import processes, system_libraries

LDD_OUTPUT = """\
/venv/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffe)
\tlibQt6Gui.so.6 => not found
\tlibX11.so.6 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibX11.so.6 => not found
"""


@pytest.fixture
def site_packages(tmp_path: Path) -> Path:
    plugins = tmp_path / "PySide6" / "Qt" / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    for name in ("libqxcb.so", "libqwayland.so"):
        (plugins / name).touch()
    (tmp_path / "PySide6" / "QtGui.abi3.so").touch()
    return tmp_path


@pytest.fixture
def ldd(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Answers of ldd by the name of the first file it is asked about."""
    answers: dict[str, str] = {}
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(processes, "output_of", lambda words: answers.get(Path(words[1]).name, ""))
    return answers


@pytest.mark.parametrize(
    ("variables", "platforms"),
    [
        ({}, ()),
        ({"DISPLAY": ""}, ()),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ("wayland",)),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ("xcb", "wayland")),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ("offscreen",)),
        ({"QT_QPA_PLATFORM": "wayland;xcb:option=1"}, ("wayland", "xcb")),
    ],
)
def test_the_platforms_that_could_open_a_window(
    variables: dict[str, str], platforms: tuple[str, ...]
) -> None:
    assert system_libraries.platforms_for(variables) == platforms


def test_what_qt_lacks_is_named_once_and_without_qts_own(site_packages: Path, ldd: dict[str, str]) -> None:
    ldd["QtGui.abi3.so"] = LDD_OUTPUT
    assert system_libraries.missing_sonames(site_packages, []) == {"libX11.so.6"}


def test_what_the_platform_lacks_is_added(site_packages: Path, ldd: dict[str, str]) -> None:
    ldd["QtGui.abi3.so"] = LDD_OUTPUT
    ldd["libqxcb.so"] = "\tlibxcb-icccm.so.4 => not found\n"
    assert system_libraries.missing_sonames(site_packages, ["xcb"]) == {"libX11.so.6", "libxcb-icccm.so.4"}


def test_one_platform_that_works_is_enough(site_packages: Path, ldd: dict[str, str]) -> None:
    ldd["libqxcb.so"] = "\tlibxcb-icccm.so.4 => not found\n"
    assert system_libraries.missing_sonames(site_packages, ["xcb", "wayland"]) == set()
    ldd["libqwayland.so"] = "\tlibwayland-client.so.0 => not found\n"
    assert system_libraries.missing_sonames(site_packages, ["xcb", "wayland"]) == {"libxcb-icccm.so.4"}


def test_without_ldd_nothing_is_said_to_be_missing(
    site_packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert system_libraries.missing_sonames(site_packages, ["xcb"]) == set()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are checked on Linux")
def test_the_qt_that_runs_these_tests_lacks_nothing() -> None:
    installed = Path(PySide6.__file__).parents[1]
    assert (installed / "PySide6" / "Qt" / "plugins" / "platforms" / "libqoffscreen.so").exists()
    assert system_libraries.missing_sonames(installed, ["offscreen"]) == set()
    assert system_libraries.has_fonts()


def test_the_loader_is_asked_while_qt_is_not_there() -> None:
    assert system_libraries.unloadable(["libthat-does-not-exist.so.1"]) == {"libthat-does-not-exist.so.1"}
    assert system_libraries.unloadable([]) == set()


def test_without_fontconfig_there_are_no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot_load(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(system_libraries.ctypes, "CDLL", cannot_load)
    assert not system_libraries.has_fonts()
