from __future__ import annotations

from mrrt_studio.formats.kinds import KINDS


def test_every_kind_has_a_name_for_the_command_line_and_words_for_people() -> None:
    assert all(kind == kind.lower() and " " not in kind for kind in KINDS)
    assert len(set(KINDS.values())) == len(KINDS)
