from __future__ import annotations

from mrrt_studio.ui.timeline.folding import Folding


def folding_with_log() -> tuple[Folding, list[str]]:
    folding, told = Folding(), list[str]()
    folding.changed.connect(lambda: told.append("changed"))
    return folding, told


def test_cards_collapse_one_by_one_and_expand_together() -> None:
    folding, told = folding_with_log()
    folding.fold(["a", "b"])
    folding.toggle("c")
    folding.unfold(["a"])
    assert [folding.is_folded(id_) for id_ in "abc"] == [False, True, True]
    folding.unfold_all()
    assert not any(folding.is_folded(id_) for id_ in "abc")
    assert len(told) == 4


def test_what_changes_nothing_is_not_told() -> None:
    folding, told = folding_with_log()
    folding.unfold(["a"])
    folding.fold([])
    folding.unfold_all()
    assert told == []
