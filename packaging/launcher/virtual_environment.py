"""The checkout's own Python environment: made when there is none, filled again when something changed.

A stamp inside it names what it was filled for. It is emptied before an installation and written after it, so
one that was interrupted is begun anew: pip takes a package that was unpacked by half for one that is there.
A copied checkout is begun anew too: its packages and commands are those of the old place.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from launcher import processes

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

_PROBE = "import sys, pip; print('%d.%d' % sys.version_info[:2])"

_INSTALL_REMEDY = (
    "The first set-up needs the network (about 250 MB). Check the connection, the proxy and the free space, "
    "then run the same command again."
)


@dataclass(frozen=True)
class VirtualEnvironment:
    """Where the environment of a checkout is."""

    checkout: Path

    @property
    def folder(self) -> Path:
        """The environment itself, the place every tool looks for it."""
        return self.checkout / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    @property
    def stamp(self) -> Path:
        """The file that says what it was filled for."""
        return self.folder / "mrrt-studio-setup.json"

    def program(self, name: str) -> Path:
        """Return the path of a command that an installed package brings."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def site_packages(self) -> Path:
        """Return the folder that holds the installed packages."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{VERSION}" / "site-packages"


def can_be_made() -> bool:
    """Say whether this Python can make environments: Debian ships that as a package of its own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def prepare(environment: VirtualEnvironment, extras: Iterable[str] = ()) -> None:
    """Make the environment hold the project and its dependencies; does nothing when it already does.

    Args:
        environment: the checkout's.
        extras: names of optional dependencies, such as "dev"; those installed before are kept.

    Raises:
        LauncherError: it could not be made or filled.
    """
    if not is_usable(environment):
        _make(environment)
    recorded = _read_stamp(environment)
    wanted = _wanted_stamp(environment, {*extras, *recorded.get("extras", ())})
    if recorded != wanted:
        _fill(environment, wanted)


def is_usable(environment: VirtualEnvironment) -> bool:
    """Say whether it was filled for this place, to the end, and its Python is of this version and has pip.

    One without a stamp, that a person made, is taken as it is.
    """
    filled_for = _read_stamp(environment).get("checkout")
    if environment.stamp.exists() and filled_for != str(environment.checkout):
        return False
    # Isolated, as pip is below: PYTHONPATH and the user's own packages are not part of this environment.
    return processes.output_of([environment.python, "-I", "-c", _PROBE]).strip() == VERSION


def _make(environment: VirtualEnvironment) -> None:
    processes.say(f"Making a Python {VERSION} environment in {environment.folder}")
    # From inside an environment, maybe the very one to replace, the Python it was made from is asked.
    base = getattr(sys, "_base_executable", None) or sys.executable
    processes.run(
        [base, "-m", "venv", "--clear", environment.folder],
        task="Making the Python environment",
        remedy=f"Check that {environment.checkout} can be written to and has free space, then try again.",
    )


def _fill(environment: VirtualEnvironment, wanted: dict[str, Any]) -> None:
    environment.stamp.write_text("{}\n", encoding="utf-8")
    chosen = f"[{','.join(wanted['extras'])}]" if wanted["extras"] else ""
    processes.say("Installing MRRT Studio and what it needs; this happens once, and again when that changes")
    pip_install = [
        environment.python,
        "-I",
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
    ]
    processes.run(
        [*pip_install, "--editable", f"{environment.checkout}{chosen}"],
        task="Installing the Python packages",
        remedy=_INSTALL_REMEDY,
    )
    environment.stamp.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")


def _wanted_stamp(environment: VirtualEnvironment, extras: Iterable[str]) -> dict[str, Any]:
    project = (environment.checkout / "pyproject.toml").read_bytes()
    return {
        "checkout": str(environment.checkout),
        "extras": sorted(extras),
        "pyproject": hashlib.sha256(project).hexdigest(),
        "python": VERSION,
    }


def _read_stamp(environment: VirtualEnvironment) -> dict[str, Any]:
    try:
        content = json.loads(environment.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", content) if isinstance(content, dict) else {}
