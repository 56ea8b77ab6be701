from __future__ import annotations

import argparse

import pytest

from mrrt_studio.cli.assumptions import assumption


def test_an_answer_is_a_name_and_a_value() -> None:
    assert assumption("empty-scope=error") == ("empty-scope", "error")


@pytest.mark.parametrize("text", ["empty-scope", "empty-scope=maybe", "nothing=error"])
def test_what_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"assumption|error"):
        assumption(text)
