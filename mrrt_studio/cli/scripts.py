"""Actions and Rules on the command line: they run only where the person who calls it says so."""

from __future__ import annotations

import argparse
import atexit
from functools import lru_cache

from mrrt_studio.engine.scripts import ScriptRunner
from mrrt_studio.scenario.configuration import Configuration
from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scripting.runner import ScriptWorker
from mrrt_studio.simulation.script_memory import RememberingRunner

OPTION = "--allow-scripts"


def add_option(parser: argparse.ArgumentParser) -> None:
    """Declare the consent."""
    parser.add_argument(
        OPTION,
        action="store_true",
        help="run the Actions and Rules of the files, in a sandbox without files and network; "
        "without it a file with code that would run is refused",
    )


def require_consent(scenario: Scenario, file: str, *, allowed: bool) -> None:
    """Refuse a scenario whose code nobody has allowed to run: its outcomes without it would be others.

    Raises:
        FormatError: it names the Actions and Rules, and the option that allows them.
    """
    names = _code_that_runs(scenario)
    if names and not allowed:
        raise FormatError(
            f"this scenario runs code of its own: {', '.join(names)}",
            source=file,
            path="rules" if scenario.rules and not scenario.triggers else "actions",
            hint=f"Read the code; {OPTION} lets it run, in a sandbox without files and network",
        )


def _code_that_runs(scenario: Scenario) -> list[str]:
    """Return the Rules and Actions that some step would run, by name."""
    if all(step.disabled for step in scenario.steps):
        return []
    configuration = Configuration.of(scenario)
    return [
        *(f"Rule '{rule.name}'" for rule in configuration.rules),
        *(f"Action '{action.name}'" for action in configuration.actions),
    ]


@lru_cache(maxsize=1)
def script_runner() -> ScriptRunner:
    """Return the runner of this process; its worker starts with the first script and ends with it."""
    worker = ScriptWorker()
    atexit.register(worker.close)
    return RememberingRunner(worker.run)
