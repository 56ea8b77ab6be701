from __future__ import annotations

from mrrt_studio.ui.selection import Item
from mrrt_studio.ui.tenant.client_form import ClientForm
from mrrt_studio.ui.tenant.completion import ApiField
from mrrt_studio.ui.tenant.form_stack import FORMS
from mrrt_studio.ui.tenant.kinds import KINDS
from mrrt_studio.ui.widgets.empty_state import EmptyState
from mrrt_studio.ui.widgets.form import FormRow
from tests.ui.tenant.studio import ADA, HOME, PHONE, WEB, Studio, control, write


def test_one_form_serves_all_objects_of_a_kind(studio: Studio) -> None:
    phone = studio.form()
    assert isinstance(phone, ClientForm)
    assert studio.select("client", WEB) is phone
    assert studio.select("resource_server", HOME) is not phone
    assert studio.select("user", ADA) is not phone
    assert studio.select("client", PHONE) is phone


def test_the_tab_stays_when_another_object_of_the_kind_is_selected(studio: Studio) -> None:
    studio.page(2)
    studio.select("client", WEB)
    assert studio.form().tabs.current() == 2


def test_nothing_selected_and_an_object_that_is_not_there_show_an_empty_state(studio: Studio) -> None:
    stack = studio.pane.forms
    for item in (None, Item("client", "nobody")):
        stack.show_item(item)
        assert stack.current_form() is None
        stack.focus_first_field()
    stack.show_item(Item("client", PHONE))
    assert stack.current_form() is not None


def test_malformed_text_outlives_a_rename_and_not_another_object(studio: Studio) -> None:
    field = control(studio.page(0), "client_id")
    write(field, "")
    studio.pane.forms.show_item(Item("client", PHONE), is_renamed=True)
    assert field.text() == ""
    studio.pane.forms.show_item(Item("client", WEB))
    assert field.text() == WEB


def test_every_kind_of_the_tree_has_a_form(studio: Studio) -> None:
    assert set(FORMS) >= {"tenant", "assumptions", *KINDS}
    seen = {type(studio.select("tenant")), type(studio.select("assumptions"))}
    for kind in KINDS.values():
        studio.document.apply(kind.put(studio.scenario, kind.new(studio.scenario), was=None), "Add")
        seen.add(type(studio.select(kind.name, kind.keys(studio.scenario)[-1])))
    assert len(seen) == len(KINDS) + 2
    assert EmptyState not in seen


def test_every_field_of_every_form_has_a_name_and_a_sentence_of_help(studio: Studio) -> None:
    for kind in KINDS.values():
        studio.document.apply(kind.put(studio.scenario, kind.new(studio.scenario), was=None), "Add")
    items = [Item("tenant"), Item("assumptions")]
    items += [Item(kind.name, kind.keys(studio.scenario)[-1]) for kind in KINDS.values()]
    for item in items:
        form = studio.select(*item)
        for page in range(form.tabs.bar.count()):
            studio.page(page)
        for row in form.findChildren(FormRow):
            assert row.control.accessibleName(), item
            assert row.control.accessibleDescription() or isinstance(row.control, ApiField), (item, row)
