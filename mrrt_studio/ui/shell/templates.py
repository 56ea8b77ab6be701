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
LESSONS = (
    Template(
        "silent-wrong-audience",
        "warning",
        QT_TRANSLATE_NOOP("Templates", "A token for another API, in silence"),
        QT_TRANSLATE_NOOP("Templates", "An audience that no policy names: 200, and the wrong token."),
    ),
    Template(
        "missing-scope-rbac",
        "dropped",
        QT_TRANSLATE_NOOP("Templates", "A scope that RBAC takes away"),
        QT_TRANSLATE_NOOP(
            "Templates", "The policy gives it, the user's role does not: dropped at each exchange."
        ),
    ),
    Template(
        "rotation-theft-1",
        "key",
        QT_TRANSLATE_NOOP("Templates", "Rotation theft 1: the thief is late"),
        QT_TRANSLATE_NOOP("Templates", "Reuse of a stolen refresh token ends the whole family."),
    ),
    Template(
        "rotation-theft-2",
        "key",
        QT_TRANSLATE_NOOP("Templates", "Rotation theft 2: the thief is first"),
        QT_TRANSLATE_NOOP("Templates", "The owner triggers the alarm; the thief's access token lives on."),
    ),
    Template(
        "leeway-race",
        "wait",
        QT_TRANSLATE_NOOP("Templates", "Leeway race"),
        QT_TRANSLATE_NOOP("Templates", "Two exchanges at once: the family forks, and one fork fails later."),
    ),
    Template(
        "expiry",
        "wait",
        QT_TRANSLATE_NOOP("Templates", "Idle and absolute expiry"),
        QT_TRANSLATE_NOOP("Templates", "Two ways in which a refresh token ends; rotation extends neither."),
    ),
    Template(
        "my-account-api",
        "user",
        QT_TRANSLATE_NOOP("Templates", "My Account API"),
        QT_TRANSLATE_NOOP(
            "Templates", "Policy, client grant and trailing slash: what it needs besides a policy."
        ),
    ),
    Template(
        "spa-without-rotation",
        "application",
        QT_TRANSLATE_NOOP("Templates", "A browser application without rotation"),
        QT_TRANSLATE_NOOP("Templates", "Why offline_access brought no refresh token."),
    ),
)
BEGINNINGS = (DOCUMENTED_EXAMPLE, EMPTY_TENANT)
TEMPLATES = (*BEGINNINGS, *LESSONS)
