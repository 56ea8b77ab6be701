"""The Debian packages (Ubuntu's have the same names) that hold what Qt needs, and how they get installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from launcher import processes
from launcher.processes import LauncherError

FONTS = "fonts-dejavu-core"

_FOR_EVERY_WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

_FOR_PLATFORM = {
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}

PACKAGES = {**_FOR_EVERY_WINDOW, **_FOR_PLATFORM["xcb"], **_FOR_PLATFORM["wayland"]}
"""The package of every library that Qt was seen to need, by the library's soname."""

_LISTS = Path("/var/lib/apt/lists")


def is_here() -> bool:
    """Say whether packages come from apt on this system."""
    return shutil.which("apt-get") is not None


def sonames_for(platforms: Iterable[str]) -> set[str]:
    """Return the libraries that Qt is known to need on these platforms, for when it is not there to be asked.

    Args:
        platforms: names of Qt's platform plugins.
    """
    of_platforms = [soname for name in platforms for soname in _FOR_PLATFORM.get(name, ())]
    return {*_FOR_EVERY_WINDOW, *of_platforms}


def packages_for(sonames: Iterable[str]) -> list[str]:
    """Return the packages that hold the libraries, each once; a library of no known package is left out."""
    return sorted({PACKAGES[soname] for soname in sonames if soname in PACKAGES})


def install(packages: Iterable[str], why: str) -> None:
    """Install packages where this process may (root), else say the one command that does.

    Args:
        packages: Debian package names.
        why: what they are for, as a whole sentence.

    Raises:
        LauncherError: they were not installed; the message holds the command to type.
    """
    names = sorted(set(packages))
    if not names:
        return
    if not _is_root():
        remedy = "Install what is missing with this command, then run the first one again:"
        raise LauncherError(f"{why}\n{remedy}\n\n    {_command(names)}")
    processes.say(f"{why}\nInstalling {' '.join(names)}")
    if not _has_lists():
        _update()
    try:
        _apt(["install", "--yes", "--no-install-recommends", *names])
    except LauncherError:
        # Lists that are older than the archive name packages that it no longer has.
        _update()
        _apt(["install", "--yes", "--no-install-recommends", *names])


def _command(names: Iterable[str]) -> str:
    update = "" if _has_lists() else "sudo apt-get update && "
    return f"{update}sudo apt-get install --yes {' '.join(names)}"


def _has_lists() -> bool:
    return any(_LISTS.glob("*_Packages*"))


def _update() -> None:
    _apt(["update"])


def _apt(arguments: list[str]) -> None:
    processes.run(
        # Another apt may hold the lock for a while, as on a machine that was started just now.
        ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "DPkg::Use-Pty=0", "--quiet", *arguments],
        task="Installing system packages",
        remedy="Check the network and apt's sources, then run the same command again.",
        environment={"DEBIAN_FRONTEND": "noninteractive"},
    )


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
