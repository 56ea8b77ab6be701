from __future__ import annotations

from pathlib import Path

import pytest
from launcher import debian, processes
from launcher.processes import LauncherError


class Apt:
    """Stands in for apt-get: records what it is asked, and fails as often as told."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.failures = 0

    def __call__(
        self, command: list[str], *, task: str, remedy: str, environment: dict[str, str] | None
    ) -> None:
        assert environment == {"DEBIAN_FRONTEND": "noninteractive"}
        words = [word for word in command[1:] if not word.startswith("-")]
        self.asked.append([word for word in words if not word.startswith("DPkg")])
        if "install" in words and self.failures:
            self.failures -= 1
            raise LauncherError(f"{task} failed.\n{remedy}")


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Apt:
    stand_in = Apt()
    monkeypatch.setattr(processes, "run", stand_in)
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(debian, "_LISTS", tmp_path)
    (tmp_path / "deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages").touch()
    return stand_in


def test_libraries_of_one_package_name_it_once() -> None:
    sonames = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-icccm.so.4", "libunheard-of.so.7"]
    assert debian.packages_for(sonames) == ["libglib2.0-0", "libxcb-icccm4"]


def test_the_forecast_is_for_the_platform() -> None:
    assert "libxcb-keysyms.so.1" in debian.sonames_for(["xcb"])
    assert "libwayland-client.so.0" in debian.sonames_for(["wayland"])
    offscreen = debian.sonames_for(["offscreen"])
    assert "libEGL.so.1" in offscreen
    assert not {name for name in offscreen if "xcb" in name}


def test_root_installs(apt: Apt, capsys: pytest.CaptureFixture[str]) -> None:
    debian.install(["libgl1", "libegl1", "libgl1"], "Qt needs them.")
    assert apt.asked == [["install", "libegl1", "libgl1"]]
    assert capsys.readouterr().out == "Qt needs them.\nInstalling libegl1 libgl1\n"


def test_nothing_to_install_asks_nobody(apt: Apt) -> None:
    debian.install([], "Nothing is needed.")
    assert apt.asked == []


def test_without_package_lists_they_are_fetched_first(apt: Apt, tmp_path: Path) -> None:
    for file in tmp_path.iterdir():
        file.unlink()
    debian.install(["libgl1"], "Qt needs it.")
    assert apt.asked == [["update"], ["install", "libgl1"]]


def test_stale_package_lists_are_fetched_again(apt: Apt) -> None:
    apt.failures = 1
    debian.install(["libgl1"], "Qt needs it.")
    assert apt.asked == [["install", "libgl1"], ["update"], ["install", "libgl1"]]


def test_a_second_failure_is_told(apt: Apt) -> None:
    apt.failures = 2
    with pytest.raises(LauncherError, match="Installing system packages failed"):
        debian.install(["libgl1"], "Qt needs it.")


def test_everybody_else_is_told_one_command(
    apt: Apt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(LauncherError) as caught:
        debian.install(["libgl1", "libegl1"], "Qt needs them.")
    assert "    sudo apt-get install --yes libegl1 libgl1" in str(caught.value).splitlines()
    for file in tmp_path.iterdir():
        file.unlink()
    with pytest.raises(LauncherError, match="sudo apt-get update && sudo apt-get install --yes libgl1"):
        debian.install(["libgl1"], "Qt needs it.")
    assert apt.asked == []
