"""The rules of the house that import-linter does not check."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400  # lines
LONG_FUNCTION = 35  # lines
SHARE_OF_SHORT_FUNCTIONS = 0.9

HAS_NO_TEST_FILE: set[str] = set()
"""Source files that no test mirrors, each with its reason; the list only ever gets shorter."""


def python_files(*folders: str) -> list[Path]:
    return sorted(chain.from_iterable((CHECKOUT / folder).rglob("*.py") for folder in folders))


def name_of(file: Path) -> str:
    return file.relative_to(CHECKOUT).as_posix()


def test_files_are_short_enough_to_be_read() -> None:
    files = python_files("mrrt_studio", "packaging", "tests")
    lengths = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lengths = list(chain.from_iterable(map(function_lengths, python_files("mrrt_studio", "packaging"))))
    short = sum(length < LONG_FUNCTION for length in lengths)
    assert short >= SHARE_OF_SHORT_FUNCTIONS * len(lengths)


def function_lengths(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            yield node.end_lineno - node.lineno + 1


def test_every_source_file_has_its_test_file() -> None:
    sources = [file for file in python_files("mrrt_studio", "packaging") if has_behaviour(file)]
    untested = {name_of(file) for file in sources if not mirror_of(file).is_file()}
    missing = sorted(untested - HAS_NO_TEST_FILE)
    assert not missing, f"no test file mirrors {', '.join(missing)}"
    assert untested >= HAS_NO_TEST_FILE, "some of the list have a test file now: take them off"


def has_behaviour(file: Path) -> bool:
    """An __init__.py that only says what its package is for, or gathers its names, does nothing to test."""
    content = ast.parse(file.read_text(encoding="utf-8")).body
    words: tuple[type[ast.stmt], ...] = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return file.name != "__init__.py" or not all(isinstance(node, words) for node in content)


def mirror_of(file: Path) -> Path:
    """The package's own name is left out: mrrt_studio/cli/main.py -> tests/cli/test_main.py."""
    inside = Path(name_of(file).removeprefix("mrrt_studio/"))
    return CHECKOUT / "tests" / inside.parent / f"test_{file.stem.strip('_')}.py"


def test_the_command_line_does_not_import_qt() -> None:
    code = "import sys, mrrt_studio.cli.main; print(*(name for name in sys.modules if 'PySide6' in name))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel, built with the build tool that is installed for the tests, so without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    run = subprocess.run(build, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    with ZipFile(next(folder.glob("*.whl"))) as opened:
        yield opened


def test_the_wheel_holds_every_resource_and_module(wheel: ZipFile) -> None:
    names = set(wheel.namelist())
    resources = [file for file in (CHECKOUT / "resources").rglob("*") if file.is_file()]
    wanted = {
        f"mrrt_studio/_resources/{file.relative_to(CHECKOUT / 'resources').as_posix()}" for file in resources
    }
    assert "mrrt_studio/_resources/keys/demo-signing-key.pem" in wanted
    assert wanted <= names
    assert {name_of(file) for file in python_files("mrrt_studio")} <= names


def test_the_wheel_brings_the_licence_and_nothing_of_the_tests(wheel: ZipFile) -> None:
    names = wheel.namelist()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"mrrt_studio"}


def test_the_wheel_installs_both_commands(wheel: ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    entry_points = configparser.ConfigParser()
    entry_points.read_string(wheel.read(name).decode())
    assert dict(entry_points["console_scripts"]) == {"mrrt-studio": "mrrt_studio.cli.main:main"}
    assert dict(entry_points["gui_scripts"]) == {"mrrt-studio-gui": "mrrt_studio.ui.app:main"}
