"""From a finding to its object, and to the field where a form shows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mrrt_studio.scenario.errors import FieldPath
from mrrt_studio.scenario.keys import KEYED
from mrrt_studio.scenario.model import Scenario, step_ids
from mrrt_studio.ui.binding import Binding
from mrrt_studio.ui.selection import Item, Selection
from mrrt_studio.ui.tenant.form_stack import FormStack
from mrrt_studio.ui.tenant.object_form import ObjectForm
from mrrt_studio.ui.tenant.policies_page import PoliciesPage

_POLICIES_PAGE = 2
"""Of the form of an application, which edits its policies row by row."""


def item_of(scenario: Scenario, at: FieldPath) -> Item | None:
    """Return the object that a place belongs to; None for a step and where no form shows it."""
    if at[0] == "tenant":
        return Item("tenant")
    for kind, keyed in KEYED.items():
        if keyed.collection == at[0] and isinstance(at[1], int):
            return Item(kind, keyed.keys(scenario)[at[1]])
    return None


def go_to(widget: QWidget, selection: Selection, scenario: Scenario, at: FieldPath) -> None:
    """Select the object or step of a place, and put the keyboard into its field where there is one.

    Args:
        widget: any widget of the window.
        selection: of the window.
        scenario: that the place is in.
        at: a place, from the top of the scenario.
    """
    if at[0] == "steps" and isinstance(at[1], int):
        selection.select_step(step_ids(scenario.steps)[at[1]])
        return
    if (item := item_of(scenario, at)) is None:
        return
    selection.select_item(item)
    stack = widget.window().findChild(FormStack)
    form = stack.current_form() if stack is not None else None
    if form is not None:
        _focus(form, at[1:] if at[0] == "tenant" else at[2:])


def _focus(form: ObjectForm, field: FieldPath) -> None:
    if field[:2] == ("refresh_token", "policies"):
        form.tabs.set_current(_POLICIES_PAGE)
        _focus_policy(form.page(_POLICIES_PAGE), field[2:])
        return
    names = ".".join(part for part in field if isinstance(part, str))
    for number in range(_POLICIES_PAGE):
        binding = _binding(form, number, names)
        if binding is not None:
            form.tabs.set_current(number)
            binding.row.control.setFocus()
            return


def _focus_policy(page: QWidget, at: FieldPath) -> None:
    """Put the keyboard into the API or the scopes of a policy, or on the page for all of them."""
    match at:
        case (int(number), *part) if isinstance(page, PoliciesPage) and number < len(page.rows()):
            page.rows()[number].start_editing("scopes" if part[:1] == ["scope"] else "api")
        case _:
            page.setFocus()


def _binding(form: ObjectForm, number: int, names: str) -> Binding | None:
    """Return what binds a field of a page, or None; the last page of most forms is their first."""
    if number >= form.tabs.bar.count():
        return None
    found = form.page(number).findChildren(Binding)
    return next((one for one in found if names and one.prop.path == names), None)
