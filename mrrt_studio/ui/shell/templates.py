"""The scenarios that are shipped with the program, as the start page and the menu offer them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mrrt_studio.paths import resource
from mrrt_studio.ui.shell.marking import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Template:
    """A shipped scenario; it opens as a new document without a file."""

    id: str
    icon: str
    title: str
    sentence: str

    @property
    def path(self) -> Path:
        """The shipped file.

        Raises:
            FileNotFoundError: the installation is incomplete.
        """
        return resource(f"scenarios/{self.id}.mrrt.json")

    def shown_title(self) -> str:
        """Return the title in the user's language."""
        return QCoreApplication.translate("Templates", self.title)

    def shown_sentence(self) -> str:
        """Return the sentence in the user's language."""
        return QCoreApplication.translate("Templates", self.sentence)


DOCUMENTED_EXAMPLE = Template(
    "documented-example",
    "play",
    QT_TRANSLATE_NOOP("Templates", "Documented example"),
    QT_TRANSLATE_NOOP(
        "Templates",
        "A native application with one refresh token for two APIs: the merge, step by step, "
        "and two answers of 200 that silently give less.",
    ),
)
EMPTY_TENANT = Template(
    "empty-tenant",
    "new",
    QT_TRANSLATE_NOOP("Templates", "Empty tenant"),
    QT_TRANSLATE_NOOP("Templates", "Start from nothing, or paste applications and APIs of your own tenant."),
)
TEMPLATES = (DOCUMENTED_EXAMPLE, EMPTY_TENANT)
