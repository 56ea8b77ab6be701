"""What cells of the reach matrix say in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mrrt_studio.simulation.reach import Reach
from mrrt_studio.simulation.reach_export import who
from mrrt_studio.ui.reach.shown import Content


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reach", text)


def users_words(content: Content, matrix: Reach) -> str:
    """Return who reaches something, in a few words."""
    count, total = len(content.users), len(matrix.users)
    if total == 1 or count == 1:
        return matrix.configuration.users[content.users[0]].label if content.users else ""
    if count == total:
        return _tr("all users")
    return _tr("{count} of {total} users").format(count=count, total=total)


def cell_words(content: Content, matrix: Reach) -> str:
    """Return a cell as sentences, for screen readers and tooltips."""
    cell = content.cell
    client, api = matrix.rows[cell.client_id].client.label, matrix.columns[cell.audience].api.label
    head = _tr("{client} at {api}: ").format(client=client, api=api)
    if not content.shares:
        return head + _tr("out of reach.")
    parts = [_share_words(share.login, share.exchange) for share in content.shares]
    people = [
        who(matrix, share) if len(share.users) > 1 else _label(matrix, share.users)
        for share in content.shares
    ]
    told = [f"{people}: {words}" for people, words in zip(people, parts, strict=True)]
    return head + " ".join(told)


def _label(matrix: Reach, users: tuple[str, ...]) -> str:
    return ", ".join(matrix.configuration.users[user].label for user in users)


def _share_words(login: tuple[str, ...], exchange: tuple[str, ...]) -> str:
    none = _tr("no scope")
    return _tr("at login {login}; by exchange {exchange}.").format(
        login=" ".join(login) or none, exchange=" ".join(exchange) or none
    )
