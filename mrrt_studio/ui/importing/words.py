"""What an import found, in words of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from mrrt_studio.formats.review import Review


def translate(text: str) -> str:
    """Return a text of this room in the user's language."""
    return QCoreApplication.translate("Import", text)


def counted(collection: str, count: int) -> str:
    """Return a number of objects: ``3 applications``."""
    one, many = _names()[collection]
    return one if count == 1 else many.format(count=count)


def summary(review: Review) -> str:
    """Return what an import would do, in a sentence."""
    if review.changes_nothing:
        return translate("The tenant has all of this already: nothing would change.")
    parts = [
        translate("{count} added").format(count=len(review.added)),
        translate("{count} replaced").format(count=len(review.replaced)),
        translate("{count} kept").format(count=len(review.kept)),
    ]
    numbers = (len(review.added), len(review.replaced), len(review.kept))
    told = [words for words, number in zip(parts, numbers, strict=True) if number]
    return translate("Nothing has changed yet. This would be: {what}.").format(what=", ".join(told))


def _names() -> Mapping[str, tuple[str, str]]:
    return {
        "tenant": (translate("Tenant settings"), translate("Tenant settings")),
        "clients": (translate("1 application"), translate("{count} applications")),
        "resource_servers": (translate("1 API"), translate("{count} APIs")),
        "client_grants": (translate("1 client grant"), translate("{count} client grants")),
        "roles": (translate("1 role"), translate("{count} roles")),
        "users": (translate("1 user"), translate("{count} users")),
        "organizations": (translate("1 organization"), translate("{count} organizations")),
        "actions": (translate("1 Action"), translate("{count} Actions")),
        "triggers": (translate("1 trigger"), translate("{count} triggers")),
        "rules": (translate("1 Rule"), translate("{count} Rules")),
        "rules_configs": (translate("1 Rule setting"), translate("{count} Rule settings")),
        "steps": (translate("1 step"), translate("{count} steps")),
    }
