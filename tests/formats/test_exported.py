from __future__ import annotations

from mrrt_studio.formats.exported import Export, ExportWarning


def test_a_warning_says_what_it_is_about() -> None:
    assert str(ExportWarning("Phone app", "Too long.")) == "Phone app: Too long."
    assert str(ExportWarning("", "Too long.")) == "Too long."


def test_two_exports_do_not_share_their_files() -> None:
    assert Export("", "json", "a").files is not Export("", "json", "b").files
