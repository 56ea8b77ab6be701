"""One warm worker for every test that plays scenarios with Actions or Rules."""

from __future__ import annotations

import atexit

from mrrt_studio.scripting.runner import ScriptWorker
from mrrt_studio.simulation.script_memory import RememberingRunner

WORKER = ScriptWorker()
"""The process itself, for whoever wants nothing remembered."""
atexit.register(WORKER.close)

RUNNER = RememberingRunner(WORKER.run)
"""Runs real JavaScript; the process starts with the first script that a test runs."""
