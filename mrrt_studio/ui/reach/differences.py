"""What a change opens or closes, in lines that people can compare."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from mrrt_studio.scenario.model import Scenario
from mrrt_studio.simulation.reach_difference import Reached

MOST_LINES = 8
_MOST_SCOPES = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reach", text)


def difference_lines(reached: Iterable[Reached], scenario: Scenario, most: int = MOST_LINES) -> list[str]:
    """Return a line for every application and API that something was opened or closed at.

    Args:
        reached: single scopes of single users.
        scenario: for names.
        most: how many lines; one more tells how many there would be.
    """
    cells: dict[tuple[str, str], list[Reached]] = {}
    for one in reached:
        cells.setdefault((one.client_id, one.audience), []).append(one)
    lines = [_line(key, found, scenario) for key, found in list(cells.items())[:most]]
    if len(cells) > most:
        lines.append(_tr("and {count} more").format(count=len(cells) - most))
    return lines


def _line(key: tuple[str, str], found: list[Reached], scenario: Scenario) -> str:
    client = next((one.label for one in scenario.clients if one.client_id == key[0]), key[0])
    api = next((one.label for one in scenario.resource_servers if one.identifier == key[1]), key[1])
    text = _tr("{client} at {api}: {scopes} ({users}, {ways})")
    return text.format(
        client=client, api=api, scopes=_scopes(found), users=_users(found, scenario), ways=_ways(found)
    )


def _scopes(found: list[Reached]) -> str:
    scopes = list(dict.fromkeys(one.scope for one in found))
    shown = " ".join(scopes[:_MOST_SCOPES])
    more = len(scopes) - _MOST_SCOPES
    return _tr("{scopes} and {count} more").format(scopes=shown, count=more) if more > 0 else shown


def _users(found: list[Reached], scenario: Scenario) -> str:
    users = {one.user_id for one in found}
    if len(users) > 1:
        return _tr("{count} users").format(count=len(users))
    known = {user.user_id: user.label for user in scenario.users}
    return known.get(next(iter(users)), _tr("any user"))


def _ways(found: list[Reached]) -> str:
    ways = {one.way for one in found}
    if len(ways) > 1:
        return _tr("at login and by exchange")
    return _tr("at login") if "login" in ways else _tr("by exchange")
