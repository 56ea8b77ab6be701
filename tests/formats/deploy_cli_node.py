"""The Deploy CLI itself, for tests that ask what it thinks of a document.

It is installed once, with npm, into a cache outside of the checkout, and only in CI or where
``MRRT_STUDIO_NODE_TESTS`` asks for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "auth0-deploy-cli@8.44.0"
_LOADER = Path(__file__).with_name("deploy_cli_loader.js")


def asked(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the tool answers to each of several questions; skips where it may not or cannot be asked."""
    node = shutil.which("node")
    ran = subprocess.run(
        [str(node), str(_LOADER), str(_installed())],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def _installed() -> Path:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Node is not here")
    if os.environ.get("CI") != "true" and "MRRT_STUDIO_NODE_TESTS" not in os.environ:
        pytest.skip("asked only in CI, or with MRRT_STUDIO_NODE_TESTS=1")
    cache = Path(os.environ.get("MRRT_STUDIO_NODE_CACHE", Path.home() / ".cache" / "mrrt-studio-tests"))
    folder = cache / PACKAGE
    if not (folder / "node_modules" / "auth0-deploy-cli").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        _install(npm, folder)
    return folder


def _install(npm: str, folder: Path) -> None:
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
    run = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if run.returncode != 0:
        pytest.skip(f"npm could not install {PACKAGE}: {run.stderr.strip().splitlines()[-1:]}")
