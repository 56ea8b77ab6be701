"""Which of the system's own libraries Qt needs and does not find here; asked of the loader, not of a list.

Qt's wheel brings Qt, but not the X, Wayland, font and D-Bus libraries below it: those come with the system.
"""

from __future__ import annotations

import ctypes
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from launcher import processes

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork", "QtPrintSupport", "QtTest")
"""What the window and its tests import; a module that this Qt does not have is passed over."""

_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)

_QT_OWN = re.compile(r"lib(Qt6|pyside6|shiboken6)")


def platforms_for(variables: Mapping[str, str]) -> tuple[str, ...]:
    """Return Qt's platform plugins that could open a window here, the likelier first; none without a display.

    Args:
        variables: those of the process, where a person may also choose the platform as Qt documents it.
    """
    if chosen := variables.get("QT_QPA_PLATFORM"):
        return tuple(name.partition(":")[0] for name in chosen.split(";"))
    found = (("DISPLAY", "xcb"), ("WAYLAND_DISPLAY", "wayland"))
    return tuple(plugin for variable, plugin in found if variables.get(variable))


def missing_sonames(site_packages: Path, platforms: Iterable[str]) -> set[str]:
    """Return the shared libraries that must be installed before a window can open on one of the platforms.

    Args:
        site_packages: where PySide6 is installed.
        platforms: names of platform plugins; one that lacks nothing is enough, else the first one counts.
    """
    common = _unresolved(_module_files(site_packages))
    of_platforms = [_unresolved([_plugin_file(site_packages, name)]) for name in platforms]
    complete = not of_platforms or set() in of_platforms
    return common if complete else common | of_platforms[0]


def unloadable(sonames: Iterable[str]) -> set[str]:
    """Return those of the libraries that cannot be loaded here: a forecast while Qt is not there to ask."""
    return {soname for soname in sonames if not _can_load(soname)}


def has_fonts() -> bool:
    """Say whether fontconfig finds any font; without one Qt draws every letter as an empty box."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(ctypes.c_int)
    fontconfig.FcInit()
    # The struct FcFontSet begins with the number of its fonts; 0 is FcSetSystem, no set means no font.
    fonts = fontconfig.FcConfigGetFonts(None, 0)
    return bool(fonts) and fonts[0] > 0


def _module_files(site_packages: Path) -> list[Path]:
    return [site_packages / "PySide6" / f"{name}.abi3.so" for name in MODULES]


def _plugin_file(site_packages: Path, platform: str) -> Path:
    return site_packages / "PySide6" / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"


def _unresolved(files: Iterable[Path]) -> set[str]:
    present = [file for file in files if file.exists()]
    if not present or shutil.which("ldd") is None:
        return set()
    found = _NOT_FOUND.findall(processes.output_of(["ldd", *present]))
    # What Qt itself should have brought is not for the system's package manager to mend.
    return {soname for soname in found if not _QT_OWN.match(soname)}


def _can_load(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
