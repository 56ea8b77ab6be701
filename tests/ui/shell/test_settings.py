from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from mrrt_studio.ui.shell.settings import (
    remember,
    remembered_bytes,
    remembered_number,
    remembered_text,
    remembered_texts,
    settings,
)


def test_settings_are_one_readable_file_of_this_home(studio_home: Path) -> None:
    remember("view/colours", "dark")
    settings().sync()
    assert "colours=dark" in (studio_home / "settings.ini").read_text(encoding="utf-8")


def test_values_come_back_as_they_were() -> None:
    remember("a", "text, with; all = kinds")
    remember("b", 1.25)
    remember("c", QByteArray(b"\x00\xff"))
    assert remembered_text("a") == "text, with; all = kinds"
    assert remembered_number("b", 1.0) == 1.25
    assert remembered_bytes("c") == QByteArray(b"\x00\xff")


@pytest.mark.parametrize("texts", [[], ["one"], ["one", "two, three"]])
def test_lists_of_any_length_come_back(texts: list[str], studio_home: Path) -> None:
    remember("list", texts)
    settings().sync()
    assert remembered_texts("list") == texts


def test_what_is_not_there_or_makes_no_sense_is_as_if_never_set() -> None:
    remember("number", "much")
    assert remembered_number("number", 1.0) == 1.0
    assert remembered_number("none", 2.0) == 2.0
    assert remembered_text("none", "x") == "x"
    assert remembered_texts("none") == []
    assert remembered_bytes("number").isEmpty()
