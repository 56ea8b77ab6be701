"""A control and a field of the document, bound both ways in two lines.

    row = section.add_row(self.tr("Name"), TextField(), self.tr("What people call it."))
    binder.bind(row, attribute("name"))

An edit of the user becomes a new object, and through the subject a new scenario; a changed document shows in
the control. A control tells only of what the user did, so showing a value never comes back as an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, SignalInstance

from mrrt_studio.scenario.base import FrozenModel
from mrrt_studio.scenario.edits import EditError
from mrrt_studio.ui.widgets.form import FormRow


class MalformedError(ValueError):
    """What stands in a control is no value; the message goes under it, and the document stays as it is."""


class ValueField(Protocol):
    """A control that shows and gives one value of the document; None is an absent field."""

    value_edited: SignalInstance
    """The user changed something; silent while a value is being shown."""
    merges_edits: bool
    """Whether edits in a row are one step of the undo history, as for typed text."""

    def value(self) -> Any:  # noqa: ANN401 - whatever the field holds
        """Return the value that stands there.

        Raises:
            MalformedError: it is none.
        """
        ...

    def show_value(self, value: Any, default: Any) -> None:  # noqa: ANN401
        """Show a value without telling; ``default`` is what Auth0 does where it is absent."""
        ...


class Subject(Protocol):
    """The object that a form shows and edits."""

    def item(self) -> Any | None:  # noqa: ANN401 - any model
        """Return the object as it stands in the document, or None where there is none."""
        ...

    def put(self, item: FrozenModel, what: str, merge_path: str = "") -> None:
        """Make a changed object part of the document.

        Args:
            item: the object after the edit.
            what: label of the field, for the undo history.
            merge_path: field below the object whose edits in a row become one step; empty for one each.

        Raises:
            EditError: no file could hold this; the message is for the form.
        """
        ...


@dataclass(frozen=True, slots=True)
class Property:
    """One field of an object: where it stands, how it is read, and how a new value makes a new object."""

    path: str
    """In Auth0's names, below the object: ``refresh_token.leeway``."""
    read: Callable[[Any], Any]
    write: Callable[[Any, Any], FrozenModel]
    """Takes None for absent."""
    default: Callable[[Any], Any] = lambda _: None
    """What Auth0 does while the field is absent."""


def attribute(name: str, default: Callable[[Any], Any] = lambda _: None) -> Property:
    """Return a field that stands directly in the object."""

    def read(item: FrozenModel) -> Any:  # noqa: ANN401
        return _given(item, name)

    return Property(name, read, lambda item, value: put(item, name, value), default)


def member(
    parent: str,
    name: str,
    make: Callable[[], FrozenModel],
    default: Callable[[Any], Any] = lambda _: None,
) -> Property:
    """Return a field of an object within the object, which ``make`` creates at the first edit."""

    def read(item: FrozenModel) -> Any:  # noqa: ANN401
        inner = getattr(item, parent)
        return None if inner is None else _given(inner, name)

    def write(item: FrozenModel, value: Any) -> FrozenModel:  # noqa: ANN401
        inner = getattr(item, parent)
        if inner is None and value is None:
            return item
        return item.replace(**{parent: put(inner or make(), name, value)})

    return Property(f"{parent}.{name}", read, write, default)


def _given(item: FrozenModel, name: str) -> Any:  # noqa: ANN401
    return getattr(item, name) if name in item.model_fields_set else None


def put(item: FrozenModel, name: str, value: Any) -> FrozenModel:  # noqa: ANN401
    """Return a copy with one field set, or without it where the value is None."""
    if value is not None:
        return item.replace(**{name: value})
    return item.without(name) if name in item.model_fields_set else item


_NEVER_SHOWN = object()


class Binding(QObject):
    """Keeps one row and one field of the document alike; ends with the row."""

    def __init__(self, row: FormRow, field: ValueField, prop: Property, subject: Subject) -> None:
        super().__init__(row)
        self.row = row
        self.prop = prop
        self._field = field
        self._subject = subject
        self._shown: Any = _NEVER_SHOWN
        field.value_edited.connect(self._write)
        if (asked := getattr(field, "reset_requested", None)) is not None:
            asked.connect(self.reset)
        row.setToolTip(prop.path)

    def refresh(self, item: FrozenModel, *, anew: bool = False) -> None:
        """Show what stands in the object; malformed text stays until its field changes in the document.

        Args:
            item: the object as it stands now.
            anew: it is another object than before, so nothing typed may stay.
        """
        shown = (self.prop.read(item), self.prop.default(item))
        if anew or shown != self._shown:
            self._shown = shown
            self.row.set_error("")
            self._field.show_value(*shown)

    def reset(self) -> None:
        """Take the field out of the object, which gives it Auth0's default."""
        if (item := self._subject.item()) is not None:
            self._put(item, None)

    def _write(self) -> None:
        item = self._subject.item()
        if item is None:
            return
        try:
            self._put(item, self._field.value())
        except (MalformedError, EditError) as error:
            self.row.set_error(str(error))
        else:
            self.row.set_error("")

    def _put(self, item: FrozenModel, value: Any) -> None:  # noqa: ANN401
        changed = self.prop.write(item, value)
        path = self.prop.path if self._field.merges_edits else ""
        self._subject.put(changed, self.row.control.accessibleName(), path)


class Binder:
    """The bindings of one page of a form."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._bindings: list[Binding] = []

    def bind(self, row: FormRow, prop: Property, field: ValueField | None = None) -> Binding:
        """Bind the control of a row, or a field within it, to a property."""
        binding = Binding(row, field or _as_field(row.control), prop, self._subject)
        self._bindings.append(binding)
        return binding

    def bindings(self) -> Iterable[Binding]:
        """Return every binding, in the order in which they were made."""
        return tuple(self._bindings)

    def refresh(self, *, anew: bool = False) -> None:
        """Show the object as it stands in the document."""
        item = self._subject.item()
        if item is not None:
            for binding in self._bindings:
                binding.refresh(item, anew=anew)


def _as_field(control: Any) -> ValueField:  # noqa: ANN401 - a widget with the methods of a field
    return control
