"""How a severity is told: in words, by an icon, and in a colour that only repeats them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from mrrt_studio.scenario.findings import Severity

translate = QCoreApplication.translate

_LOOKS: Mapping[Severity, tuple[str, str]] = {
    "error": ("refused", "refused"),
    "warning": ("warning", "surprise"),
    "info": ("info", "info"),
}


def severity_icon(severity: Severity) -> str:
    """Return the name of the icon."""
    return _LOOKS[severity][0]


def severity_colour(severity: Severity) -> str:
    """Return the name of the colour."""
    return _LOOKS[severity][1]


def severity_words(severity: Severity) -> str:
    """Return what a finding of that severity is called."""
    if severity == "error":
        return translate("Findings", "Mistake")
    return (
        translate("Findings", "No effect")
        if severity == "warning"
        else translate("Findings", "Worth knowing")
    )


def severity_heading(severity: Severity, count: int) -> str:
    """Return the heading of a group."""
    if severity == "error":
        title = translate("Findings", "Mistakes of the file · {count}")
    elif severity == "warning":
        title = translate("Findings", "Without effect or refused · {count}")
    else:
        title = translate("Findings", "Worth knowing · {count}")
    return title.format(count=QLocale().toString(count))
