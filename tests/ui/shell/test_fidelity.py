from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mrrt_studio.ui.shell.fidelity import fidelity_statement

pytestmark = pytest.mark.usefixtures("qapp")

CHECKOUT = Path(__file__).resolve().parents[3]


def test_it_says_what_was_never_checked() -> None:
    assert "Independent of Auth0 and Okta" in fidelity_statement()
    assert "no live tenant was ever asked" in fidelity_statement()


def test_the_start_page_looks_up_no_versions() -> None:
    code = "import sys, mrrt_studio.ui.shell.start_page; print('importlib.metadata' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "False\n"
