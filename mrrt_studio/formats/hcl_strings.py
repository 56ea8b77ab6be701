"""Heredocs of HCL: the text between the markers, and the expressions in it.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEREDOC = re.compile(r"<<(-?)([^\r\n]+)\r?\n")
_PATH = re.compile(r"\s*[A-Za-z_][\w-]*(\.[\w-]+|\[\d+\])*\s*", re.ASCII)
_PATH_PART = re.compile(r"[\w-]+", re.ASCII)


def heredoc_parts(token: str) -> Iterator[tuple[bool, str, tuple[str | int, ...]]]:
    """Yield the parts of a heredoc: whether it is text as it stands, the text, and the path that it names.

    An expression that is more than a path has an empty one.
    """
    yield from _parts(heredoc_text(token))


def heredoc_text(token: str) -> str:
    """Return what stands between the markers; ``<<-`` takes the common indentation away."""
    head = _HEREDOC.match(token)
    if head is None:
        return token
    lines = token[head.end() :].replace("\r\n", "\n").rstrip().split("\n")[:-1]
    if head[1]:
        filled = [line for line in lines if line.strip()]
        indent = min((len(line) - len(line.lstrip()) for line in filled), default=0)
        lines = [line[indent:] for line in lines]
    return "".join(f"{line}\n" for line in lines)


def _parts(text: str) -> Iterator[tuple[bool, str, tuple[str | int, ...]]]:
    at = start = 0
    literal: list[str] = []
    while (at := text.find("${", at)) >= 0:
        if at and text[at - 1] == "$":
            literal.append(text[start : at - 1])
            start, at = at, at + 2
            continue
        end = _closing(text, at + 2)
        if end < 0:
            break
        yield True, "".join((*literal, text[start:at])), ()
        expression = text[at + 2 : end]
        yield False, expression.strip(), _path(expression)
        literal, at = [], end + 1
        start = at
    yield True, "".join((*literal, text[start:])), ()


def _closing(text: str, at: int) -> int:
    """Return where the brace that is open at a place closes, or -1."""
    depth = 1
    for match in re.finditer(r"[{}]", text[at : at + 10_000]):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return at + match.start()
    return -1


def _path(expression: str) -> tuple[str | int, ...]:
    if not _PATH.fullmatch(expression):
        return ()
    parts = _PATH_PART.findall(expression)
    return tuple(int(part) if part.isdigit() and len(part) < 10 else part for part in parts)  # noqa: PLR2004
