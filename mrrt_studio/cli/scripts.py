"""What runs Actions and Rules on the command line: one worker for each process of this program."""

from __future__ import annotations

import atexit
from functools import lru_cache

from mrrt_studio.engine.scripts import ScriptRunner
from mrrt_studio.scripting.runner import ScriptWorker
from mrrt_studio.simulation.script_memory import RememberingRunner


@lru_cache(maxsize=1)
def script_runner() -> ScriptRunner:
    """Return the runner of this process; its worker starts with the first script and ends with the program.

    Whoever gives a file to the command line wants to know what it does; its code runs in a sandbox that
    reaches neither files nor the network.
    """
    worker = ScriptWorker()
    atexit.register(worker.close)
    return RememberingRunner(worker.run)
