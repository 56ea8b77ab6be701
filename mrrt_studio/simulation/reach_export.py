"""The reach matrix as CSV, Markdown and JSON: stable, so that two of them can be compared line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from mrrt_studio.simulation.reach import Cell, Reach, Share

FORMAT = "mrrt-studio/reach"
VERSION = 1

_COLUMNS = (
    "client_id",
    "application",
    "audience",
    "api",
    "users",
    "login",
    "exchange",
    "refresh_token",
    "login_refused",
    "exchange_rule",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def reach_csv(matrix: Reach, cells: Iterable[Cell] | None = None) -> str:
    """Return one line for every group of users that reach the same in a cell; lists are space-delimited.

    A cell that nobody reaches has one line without users, so that its rules are told. A field that a
    spreadsheet would take for a formula gets an apostrophe in front.

    Args:
        matrix: the reach of a tenant.
        cells: those to export, or None for all of them.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for cell in _cells(matrix, cells):
        for share in cell.shares or (Share((), (), ()),):
            writer.writerow(_harmless(field) for field in _line(matrix, cell, share))
    return text.getvalue()


def _cells(matrix: Reach, cells: Iterable[Cell] | None) -> Iterable[Cell]:
    return matrix.cells() if cells is None else cells


def _line(matrix: Reach, cell: Cell, share: Share) -> tuple[str, ...]:
    return (
        cell.client_id,
        matrix.rows[cell.client_id].client.label,
        cell.audience,
        matrix.columns[cell.audience].api.label,
        " ".join(share.users),
        " ".join(share.login),
        " ".join(share.exchange),
        cell.refresh_token or "",
        cell.login_refused or "",
        cell.exchange_rule,
    )


def _harmless(field: str) -> str:
    return f"'{field}" if field.startswith(_FORMULA) else field


def reach_markdown(matrix: Reach, cells: Iterable[Cell] | None = None) -> str:
    """Return a table for every application; APIs that nobody reaches there are counted below it.

    Args:
        matrix: the reach of a tenant.
        cells: those to export, or None for all of them.
    """
    rows: dict[str, list[Cell]] = {}
    for cell in _cells(matrix, cells):
        rows.setdefault(cell.client_id, []).append(cell)
    lines = ["# Reach", ""]
    if matrix.names_no_users:
        lines += ["The tenant names no users: told for one who has every permission.", ""]
    for client_id, found in rows.items():
        lines += _section(matrix, client_id, found)
    return "\n".join(lines)


def _section(matrix: Reach, client_id: str, cells: list[Cell]) -> Iterator[str]:
    yield f"## {_escaped(matrix.rows[client_id].client.label)} ({_code(client_id)})"
    yield ""
    reached = [(cell, share) for cell in cells for share in cell.shares]
    if reached:
        yield "| API | At login | By exchange | Who |"
        yield "| --- | --- | --- | --- |"
        for cell, share in reached:
            yield _table_line(matrix, cell, share)
        yield ""
    empty = sum(1 for cell in cells if cell.is_empty)
    if empty:
        yield f"Out of reach: {empty} of {len(cells)} APIs."
        yield ""


def _table_line(matrix: Reach, cell: Cell, share: Share) -> str:
    api = matrix.columns[cell.audience].api
    name = f"{_escaped(api.label)} {_code(cell.audience)}" if api.name else _code(cell.audience)
    at_login = f"refused: {cell.login_refused}" if cell.login_refused else _codes(share.login)
    by_exchange = _codes(share.exchange) if cell.exchangeable else "–"
    return f"| {name} | {at_login} | {by_exchange} | {_escaped(who(matrix, share))} |"


def who(matrix: Reach, share: Share) -> str:
    """Return the users of a share by name, or that it is everybody."""
    if len(share.users) == len(matrix.users):
        return matrix.users[0].label if len(matrix.users) == 1 else f"all {len(matrix.users)} users"
    return ", ".join(matrix.configuration.users[user].label for user in share.users)


def _codes(scopes: tuple[str, ...]) -> str:
    return " ".join(_code(scope) for scope in scopes) or "no scope"


def _code(text: str) -> str:
    """Backticks and bars would end the code or the cell of the table."""
    flat = " ".join(text.split()).replace("|", "\\|")
    return f"`` {flat} ``" if "`" in flat else f"`{flat}`"


def _escaped(text: str) -> str:
    flat = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\`*_{}[]<>#|" else character for character in flat)


def reach_json(matrix: Reach, cells: Iterable[Cell] | None = None) -> dict[str, Any]:
    """Return the matrix as one JSON object; members that do not apply are null.

    Args:
        matrix: the reach of a tenant.
        cells: those to export, or None for all of them.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "users": [user.user_id for user in matrix.users],
        "cells": [_cell_json(cell) for cell in _cells(matrix, cells)],
    }


def _cell_json(cell: Cell) -> dict[str, Any]:
    return {
        "client_id": cell.client_id,
        "audience": cell.audience,
        "login_refused": cell.login_refused,
        "refresh_token": cell.refresh_token,
        "exchange_rule": cell.exchange_rule,
        "exchangeable": cell.exchangeable,
        "shares": [_share_json(share) for share in cell.shares],
    }


def _share_json(share: Share) -> dict[str, Any]:
    return {"users": list(share.users), "login": list(share.login), "exchange": list(share.exchange)}
