"""A thousand files of ten steps in one run: ten seconds on two processors are the limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from mrrt_studio.cli.main import main
from mrrt_studio.scenario.files import dump
from mrrt_studio.simulation.compare import compare
from mrrt_studio.simulation.timeline import simulate
from tests.builders import BILLING, client, exchange, login, policy, scenario

EXPECT = {"status": 200, "audience": BILLING, "scopes": {"read:billing": "scope-policy"}}


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thousand")
    steps = [exchange(id=f"x{number}", audience=BILLING, expect=EXPECT) for number in range(9)]
    for number in range(1000):
        made = scenario(login(), *steps, name=f"{number}", clients=[client(policy(BILLING, "read:billing"))])
        (folder / f"{number:04}.mrrt.json").write_text(dump(made), encoding="utf-8")
    return folder


@pytest.mark.parametrize("report_format", ["text", "junit", "json"])
def test_a_thousand_files(
    benchmark: BenchmarkFixture, thousand: Path, tmp_path: Path, report_format: str
) -> None:
    output = str(tmp_path / "report")
    arguments = ["run", str(thousand), "--format", report_format, "--output", output]
    assert benchmark.pedantic(main, (arguments,), rounds=1) == 0


def test_comparing_a_thousand_steps_that_all_differ(benchmark: BenchmarkFixture) -> None:
    steps = [exchange(id=f"x{number}", audience=BILLING) for number in range(1000)]
    before = simulate(scenario(login(), *steps))
    after = simulate(scenario(login(), *steps, clients=[client(policy(BILLING, "read:billing"))]))
    found = benchmark.pedantic(compare, (before, after), rounds=1)
    assert len(found.steps) == 1000
