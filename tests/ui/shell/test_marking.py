from __future__ import annotations

from mrrt_studio.ui.shell.marking import QT_TRANSLATE_NOOP


def test_a_marked_text_is_itself() -> None:
    assert QT_TRANSLATE_NOOP("Actions", "&New") == "&New"
