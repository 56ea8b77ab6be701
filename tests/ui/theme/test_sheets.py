from __future__ import annotations

import re

from mrrt_studio.ui.theme.sheets import SHEETS, Sheet


def test_names_with_dashes_are_one_name() -> None:
    assert (
        Sheet("a: $on-accent; b: ${small}px").substitute({"on-accent": "red", "small": 2}) == "a: red; b: 2px"
    )


def test_braces_are_balanced_in_every_part() -> None:
    for sheet in SHEETS:
        rules = re.sub(r"\$\{[a-z-]+\}", "", sheet.template)
        assert rules.count("{") == rules.count("}")


def test_no_colour_is_written_out() -> None:
    assert [sheet for sheet in SHEETS if re.search(r"#[0-9A-Fa-f]{3}", sheet.template)] == []
