"""What the launcher does: start the window, run the tests, or only set up."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from launcher import debian, processes, system_libraries, virtual_environment
from launcher.processes import LauncherError
from launcher.virtual_environment import VirtualEnvironment

CHECKOUT = Path(__file__).resolve().parents[2]

USAGE = """Sets MRRT Studio up (once, in .venv beside this folder) and starts it.

    python3 packaging/launch.py [FILE]             open the window
    python3 packaging/launch.py run FILE           any headless command; no display is needed
    python3 packaging/launch.py test [ARGUMENT …]  run the tests, offscreen; arguments are pytest's
    python3 packaging/launch.py setup              set up for the tests and the checks, start nothing"""

NO_DISPLAY = """There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
The set-up is done, and the headless command needs no display:

    {command}"""

ENDED = """The window {end}. What was not saved is offered again at the next start.
If Qt says above that it cannot reach the display, start it inside a desktop session, or work without one:

    {command}"""

OFFSCREEN = ("offscreen",)


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for; every failure ends in a sentence and a status that is not 0."""
    try:
        return _command_for(arguments)()
    except LauncherError as error:
        print(f"\n{error}", file=sys.stderr)
    except OSError as error:
        print(f"\nThe launcher could not go on: {error}.", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


def _command_for(arguments: Sequence[str]) -> Callable[[], int]:
    environment = VirtualEnvironment(CHECKOUT)
    match list(arguments):
        case ["--help" | "-h"]:
            return _help
        case ["setup"]:
            return lambda: set_up_for_development(environment)
        case ["test", *rest]:
            return lambda: test(environment, rest)
        case rest if opens_window(rest):
            return lambda: open_window(environment, rest)
        case rest:
            return lambda: run_headless(environment, rest)


def opens_window(arguments: Sequence[str]) -> bool:
    """Say whether the program would open its window: for no arguments and for a file, not for a command."""
    if not arguments:
        return True
    return not arguments[0].startswith("-") and ("." in arguments[0] or Path(arguments[0]).exists())


def open_window(environment: VirtualEnvironment, arguments: Sequence[str]) -> int:
    """Set up, then start the window; without a display say so, and what works without one."""
    platforms = system_libraries.platforms_for(os.environ)
    if sys.platform.startswith("linux") and not platforms:
        # Set up all the same, for the headless command, but without libraries that nothing here would use.
        set_up(environment)
        raise LauncherError(NO_DISPLAY.format(command=_headless(environment)))
    set_up(environment, platforms=platforms)
    status = processes.hand_over(_program(environment, arguments))
    if status < 0:
        raise LauncherError(ENDED.format(end=processes.describe_end(status), command=_headless(environment)))
    return status


def run_headless(environment: VirtualEnvironment, arguments: Sequence[str]) -> int:
    """Set up, then run a headless command."""
    set_up(environment)
    return processes.hand_over(_program(environment, arguments))


def test(environment: VirtualEnvironment, arguments: Sequence[str]) -> int:
    """Set up, then run the tests on Qt's offscreen platform."""
    set_up(environment, extras=["dev"], platforms=OFFSCREEN)
    return processes.hand_over(
        [environment.python, "-m", "pytest", *arguments],
        folder=environment.checkout,
        environment={"QT_QPA_PLATFORM": "offscreen"},
    )


def set_up_for_development(environment: VirtualEnvironment) -> int:
    """Set up what the tests and the checks of the code need, and start nothing."""
    set_up(environment, extras=["dev"], platforms=OFFSCREEN)
    processes.say(f"Set up in {environment.folder}")
    return 0


def set_up(
    environment: VirtualEnvironment, extras: Iterable[str] = (), platforms: Sequence[str] | None = None
) -> None:
    """Make everything ready; what is ready already is left as it is.

    Args:
        environment: the checkout's.
        extras: optional dependencies to install too.
        platforms: Qt's platform plugins of which one must work; None where Qt is not used.

    Raises:
        LauncherError: something is missing that could not be installed; the message says how to get it.
    """
    if not virtual_environment.can_be_made() and not virtual_environment.is_usable(environment):
        _get_venv_module(platforms)
    virtual_environment.prepare(environment, extras)
    if platforms is not None and sys.platform.startswith("linux"):
        _get_libraries(environment, platforms)


def _get_venv_module(platforms: Sequence[str] | None) -> None:
    if not debian.is_here() or not _is_the_systems_python():
        raise LauncherError(
            f"This Python ({sys.executable}) cannot make virtual environments, as its modules venv and "
            "ensurepip are missing. Install the package of your distribution that holds them."
        )
    # Qt is not installed yet and cannot be asked; a forecast makes it one command instead of two.
    foreseen = system_libraries.unloadable(debian.sonames_for(platforms)) if platforms else ()
    lacking = "Python's module for virtual environments" + (
        " and libraries that Qt needs" if foreseen else ""
    )
    module = f"python{virtual_environment.VERSION}-venv"
    debian.install([module, *debian.packages_for(foreseen)], f"This system lacks {lacking}.")


def _is_the_systems_python() -> bool:
    return sys.base_prefix == "/usr"


def _get_libraries(environment: VirtualEnvironment, platforms: Sequence[str]) -> None:
    if lacking := _lacking(environment, platforms):
        _install_libraries(lacking)
    if still := _lacking(environment, platforms):
        raise LauncherError(f"Qt still does not find {_listed(still)}. Install the packages that hold them.")
    if not system_libraries.has_fonts() and debian.is_here():
        debian.install([debian.FONTS], "No font is installed, and the window shows text.")


def _lacking(environment: VirtualEnvironment, platforms: Sequence[str]) -> set[str]:
    return system_libraries.missing_sonames(environment.site_packages(), platforms)


def _install_libraries(sonames: set[str]) -> None:
    why = f"Qt, which draws the window, needs libraries of the system that are missing: {_listed(sonames)}."
    if not debian.is_here() or not debian.packages_for(sonames):
        raise LauncherError(
            f"{why}\nInstall the packages of your distribution that hold them, then try again."
        )
    debian.install(debian.packages_for(sonames), why)


def _listed(sonames: Iterable[str]) -> str:
    return ", ".join(sorted(sonames))


def _program(environment: VirtualEnvironment, arguments: Sequence[str]) -> list[str | Path]:
    # -P: a folder of the person's own that is called mrrt_studio is not the program.
    return [environment.python, "-P", "-m", "mrrt_studio", *arguments]


def _headless(environment: VirtualEnvironment) -> str:
    return f"{environment.program('mrrt-studio')} run FILE"


def _help() -> int:
    print(USAGE)
    return 0
