from __future__ import annotations

from collections.abc import Iterator

import pytest

from mrrt_studio.scripting.runner import ScriptWorker, available


@pytest.fixture(scope="session")
def worker() -> Iterator[ScriptWorker]:
    """One warm process for all tests, as the program has one."""
    if (reason := available()) is not None:
        pytest.skip(reason)
    with ScriptWorker() as made:
        yield made
