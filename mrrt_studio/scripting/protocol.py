"""Messages between the program and its script worker: a length and as many bytes of JSON."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

MAX_BYTES = 8_000_000
"""Of one message; scripts give at most 1 MB of commands, and a call is a tenant's user and some code."""

_LENGTH = struct.Struct(">I")


class ProtocolError(Exception):
    """The other side has ended, or says what no worker of ours would say."""


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message.

    Raises:
        OSError: the other side has ended.
    """
    data = json.dumps(message, separators=(",", ":")).encode()
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any]:
    """Read one message.

    Raises:
        ProtocolError: the stream ended, or the message is larger than any that is sent.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise ProtocolError("the other side has ended")
    (length,) = _LENGTH.unpack(head)
    if length > MAX_BYTES:
        raise ProtocolError(f"a message of {length} bytes")
    data = stream.read(length)
    if len(data) < length:
        raise ProtocolError("the other side has ended")
    return json.loads(data)
