"""``ID=VALUE``: an open question that one run answers differently."""

from __future__ import annotations

import argparse

from mrrt_studio.scenario.assumptions import check_choice


def assumption(text: str) -> tuple[str, str]:
    """Return the id of an assumption and its value.

    Raises:
        ArgumentTypeError: there is no such assumption or value; the message lists what there is.
    """
    name, _, value = text.partition("=")
    try:
        check_choice(name, value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return name, value
