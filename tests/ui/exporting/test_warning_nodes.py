from __future__ import annotations

from mrrt_studio.formats.exported import ExportWarning
from mrrt_studio.ui.exporting.warning_nodes import warning_nodes


def test_what_is_rejected_comes_first_and_says_so_in_words() -> None:
    warnings = (
        ExportWarning("", "worth knowing"),
        ExportWarning("App", "is left out", "ignored"),
        ExportWarning("App", "is an error", "rejected"),
    )
    nodes = warning_nodes(warnings)
    assert [node.chips[0].text for node in nodes] == ["rejected", "ignored", "note"]
    assert (nodes[0].title, nodes[0].detail) == ("App", "is an error")
    assert nodes[2].title == "The whole export"
    assert len({node.key for node in nodes}) == 3


def test_of_very_many_the_worst_are_shown() -> None:
    nodes = warning_nodes([ExportWarning("App", str(number)) for number in range(150)])
    assert len(nodes) == 101
    assert nodes[-1].title == "and 50 more"
