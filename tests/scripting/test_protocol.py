from __future__ import annotations

import io
import struct

import pytest

from mrrt_studio.scripting.protocol import MAX_BYTES, ProtocolError, receive, send


def test_what_is_sent_is_received_one_message_after_the_other() -> None:
    stream = io.BytesIO()
    send(stream, {"a": "ü\ud800"})
    send(stream, {"b": [1]})
    stream.seek(0)
    assert receive(stream) == {"a": "ü\ud800"}
    assert receive(stream) == {"b": [1]}


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\5{}", struct.pack(">I", MAX_BYTES + 1) + b"{}"])
def test_a_stream_that_ends_or_says_too_much_is_told(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        receive(io.BytesIO(data))
