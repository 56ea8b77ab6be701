"""The one process that runs the scripts of all documents, and the memory of what they gave."""

from __future__ import annotations

import atexit
from functools import cache

from mrrt_studio.engine.scripts import ScriptRunner, no_scripts
from mrrt_studio.scenario.model import Scenario
from mrrt_studio.scripting.runner import ScriptWorker
from mrrt_studio.simulation.script_memory import RememberingRunner
from mrrt_studio.ui.scripts.known_code import active_scripts, known_code


@cache
def script_worker() -> ScriptWorker:
    """Return the worker of this program; its process starts with the first script and ends with it."""
    worker = ScriptWorker()
    atexit.register(worker.close)
    return worker


@cache
def script_runner() -> ScriptRunner:
    """Return what runs scripts, each call once; not to be called in the window's thread."""
    return RememberingRunner(script_worker().run)


def runner_for(scenario: Scenario) -> ScriptRunner:
    """Return what may run the code of a scenario: nothing where some was never allowed, or there is none."""
    if not active_scripts(scenario) or known_code().unknown(scenario):
        return no_scripts
    return script_runner()
