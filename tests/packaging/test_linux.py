"""The desktop's files name one program by one id and one file type, or the desktop does not connect them."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "packaging" / "linux"
ID = "io.github.mrrt_studio"
FILE_TYPE = "application/x-mrrt-studio-scenario+json"


@pytest.fixture
def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # keys are case-sensitive here
    parser.read(FOLDER / f"{ID}.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo() -> ET.Element:
    return ET.parse(FOLDER / f"{ID}.metainfo.xml").getroot()


def test_the_desktop_starts_the_windows_command_with_files(desktop_entry: configparser.SectionProxy) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    command, placeholder = desktop_entry["Exec"].split()
    assert command in project["gui-scripts"]
    assert placeholder == "%F"


def test_all_files_use_one_id(desktop_entry: configparser.SectionProxy, metainfo: ET.Element) -> None:
    assert {desktop_entry["Icon"], desktop_entry["StartupWMClass"], metainfo.findtext("id")} == {ID}
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert all(file.name.startswith(f"{ID}.") for file in FOLDER.iterdir())


def test_all_files_name_one_file_type(desktop_entry: configparser.SectionProxy, metainfo: ET.Element) -> None:
    names = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    declared = ET.parse(FOLDER / f"{ID}.mime.xml").getroot().find("mime-type", names)
    assert declared is not None
    assert declared.get("type") == FILE_TYPE
    assert [glob.get("pattern") for glob in declared.findall("glob", names)] == ["*.mrrt.json"]
    assert desktop_entry["MimeType"] == f"{FILE_TYPE};"
    assert metainfo.findtext("provides/mediatype") == FILE_TYPE
