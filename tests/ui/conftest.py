"""Window tests: a test leaves nothing behind that runs or shows, or it fails and says what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.leaks import Leaks


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A timer, thread or window that outlives its test makes some other test fail, some day."""
    leaks = Leaks()
    yield
    if found := leaks.found():
        pytest.fail("this test left behind: " + "; ".join(found), pytrace=False)
