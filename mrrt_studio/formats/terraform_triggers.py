"""Actions that several resources bind to one trigger, as one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mrrt_studio.formats.draft import Found


def joined_triggers(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return the objects, those that bind Actions to one trigger as one, in the order of the source.

    Terraform says of ``auth0_trigger_action`` no order; that of the source is as good as any.
    """
    every: list[Found] = []
    places: dict[str, int] = {}
    for each in found:
        trigger = next(iter(each.item), "") if each.collection == "triggers" else ""
        if each.collection != "triggers" or trigger not in places:
            places |= {trigger: len(every)} if each.collection == "triggers" else {}
            every.append(each)
            continue
        first = every[places[trigger]]
        both = (first.item[trigger], each.item[trigger])
        names = [name for bound in both if isinstance(bound, list) for name in bound]
        every[places[trigger]] = replace(first, item={trigger: names})
    return tuple(every)
