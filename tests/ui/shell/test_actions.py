from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from mrrt_studio.paths import resource
from mrrt_studio.ui.shell.actions import ACTIONS, MENUS, ActionSpec, MenuSpec


def ids_in(menu: MenuSpec) -> Iterator[str]:
    for item in menu.items:
        if isinstance(item, MenuSpec):
            yield from ids_in(item)
        elif item != "-":
            yield item


def test_every_action_stands_in_one_menu_or_is_put_there_when_it_opens() -> None:
    in_menus = Counter(action_id for menu in MENUS for action_id in ids_in(menu))
    assert set(in_menus) == {spec.id for spec in ACTIONS} - {"file.forget"}
    assert set(in_menus.values()) == {1}


def test_no_two_actions_have_one_key() -> None:
    keys = Counter(sequence.toString() for spec in ACTIONS for sequence in spec.sequences())
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_an_action_has_a_text_real_keys_and_an_icon_that_exists(spec: ActionSpec) -> None:
    assert spec.plain_text()
    assert "&" not in spec.plain_text()
    assert all(not sequence.isEmpty() for sequence in spec.sequences())
    assert not spec.icon or resource(f"icons/{spec.icon}.svg")


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.id)
def test_letters_in_a_menu_are_its_own(menu: MenuSpec) -> None:
    texts = {spec.id: spec.text for spec in ACTIONS}
    shown = [item.text if isinstance(item, MenuSpec) else texts[item] for item in menu.items if item != "-"]
    letters = Counter(text[text.index("&") + 1].lower() for text in shown if "&" in text)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_letters_of_the_menu_bar_are_its_own() -> None:
    letters = [menu.text[menu.text.index("&") + 1].lower() for menu in MENUS]
    assert len(set(letters)) == len(letters)
