"""What the answers of this program are worth, apart from the about box: its versions take long to look up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def fidelity_statement() -> str:
    """Return what was never checked, in plain words; the start page and the about box both say it."""
    return QCoreApplication.translate(
        "About",
        "Independent of Auth0 and Okta. The simulation follows their public documentation and the source of "
        "their SDKs; no live tenant was ever asked. Where those are silent or disagree, an assumption "
        "decides, and the step says so.",
    )
