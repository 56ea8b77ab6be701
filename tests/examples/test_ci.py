"""The examples for continuous integration do what they say: their own commands are run, on a repository."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from ruamel.yaml import YAML

from mrrt_studio.paths import resource
from mrrt_studio.scenario.storage import write
from tests.builders import BILLING, MESSAGES, client, exchange, login, policy, scenario

CHECKOUT = Path(__file__).resolve().parents[2]
FILE = "scenarios/deep/billing.mrrt.json"

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None or shutil.which("bash") is None, reason="the examples are for git and bash"
)


def example(name: str) -> dict[str, Any]:
    return YAML(typ="safe").load(resource(f"examples/ci/{name}"))


def step(name: str) -> dict[str, Any]:
    (found,) = [each for each in workflow()["jobs"]["scenarios"]["steps"] if each.get("name") == name]
    return found


def workflow() -> dict[str, Any]:
    return example("github-actions.yml")


def environment(folder: Path, **more: str) -> Mapping[str, str]:
    """That of a runner: this interpreter's commands come first, and git knows who commits."""
    who = {
        f"GIT_{role}_{field}": "a@b.example"
        for role in ("AUTHOR", "COMMITTER")
        for field in ("NAME", "EMAIL")
    }
    places = {"RUNNER_TEMP": str(folder), "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **who, **places, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, **more}


def shell(script: str, repository: Path, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repository,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def save(repository: Path, audience: str, *policies: Any) -> None:
    expect = {"status": 200, "audience": audience}
    made = scenario(
        login(expect={"status": 200}), exchange(audience=BILLING, expect=expect), clients=[client(*policies)]
    )
    write(repository / FILE, made)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose scenario got a policy since the last commit."""
    folder = tmp_path / "repository"
    (folder / FILE).parent.mkdir(parents=True)
    save(folder, MESSAGES)
    made = shell("git init -q && git add . && git commit -q -m Begin", folder, tmp_path)
    assert made.returncode == 0, made.stderr
    save(folder, BILLING, policy(BILLING, "read:billing"))
    return folder


def test_the_workflow_checks_expectations_and_writes_the_report(repository: Path, tmp_path: Path) -> None:
    script = step("Check the expectations")["run"]
    done = shell(script, repository, tmp_path)
    assert done.returncode == 0, done.stderr
    suite = ET.parse(repository / "scenarios.xml").getroot()[0]
    assert suite.get("failures") == "0"
    assert step("Keep the report")["with"]["path"] == "scenarios.xml"
    save(repository, MESSAGES, policy(BILLING, "read:billing"))
    assert shell(script, repository, tmp_path).returncode == 1


def test_the_workflow_says_what_the_change_decides_differently(repository: Path, tmp_path: Path) -> None:
    found = step("Say what the change decides differently")
    assert list(found["env"]) == ["BASE"]
    done = shell(found["run"], repository, tmp_path, BASE="HEAD")
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Comparison")
    assert "policies" in summary
    (repository / FILE).write_text("{", encoding="utf-8")
    assert shell(found["run"], repository, tmp_path, BASE="HEAD").returncode != 0


def test_the_workflow_installs_the_program(tmp_path: Path) -> None:
    script = step("Install")["run"]
    assert list(workflow()["env"]) == ["MRRT_STUDIO"]
    more = {
        "MRRT_STUDIO": str(CHECKOUT),
        "PIP_TARGET": str(tmp_path / "installed"),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        # pip reads it the other way round: false means without isolation, so that no build tool is fetched.
        "PIP_NO_BUILD_ISOLATION": "false",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    done = shell(script, tmp_path, tmp_path, **more)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "installed" / "mrrt_studio" / "cli" / "run.py").is_file()


def test_the_hook_runs_the_scenarios_that_are_committed(repository: Path, tmp_path: Path) -> None:
    (hook,) = example("pre-commit-config.yaml")["repos"][0]["hooks"]
    candidates = [FILE, "scenarios/a.mrrt.yaml", "README.md", "a.json"]
    chosen = [name for name in candidates if re.search(hook["files"], name)]
    assert chosen == [FILE, "scenarios/a.mrrt.yaml"]
    command = f"{hook['entry']} {shlex.quote(FILE)}"
    assert shell(command, repository, tmp_path).returncode == 0
    save(repository, MESSAGES, policy(BILLING, "read:billing"))
    broken = shell(command, repository, tmp_path)
    assert broken.returncode == 1
    assert f"audience: expected {MESSAGES}, got {BILLING}" in broken.stdout
