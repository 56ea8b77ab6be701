"""What the program remembers between two starts, in one readable file beside the recovery copies."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from mrrt_studio.paths import data_folder


def settings() -> QSettings:
    """Return the settings file; Qt shares one copy of it in memory among all that ask."""
    return QSettings(str(data_folder() / "settings.ini"), QSettings.Format.IniFormat)


def remembered_text(key: str, otherwise: str = "") -> str:
    """Return a text, whatever a person's editor made of the file."""
    value = settings().value(key, otherwise)
    return value if isinstance(value, str) else otherwise


def remembered_texts(key: str) -> list[str]:
    """Return a list of texts; an INI file gives one text for a list of one."""
    value = settings().value(key)
    if isinstance(value, str):
        return [value] if value else []
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def remembered_number(key: str, otherwise: float) -> float:
    """Return a number."""
    try:
        return float(remembered_text(key, str(otherwise)))
    except ValueError:
        return otherwise


def remembered_bytes(key: str) -> QByteArray:
    """Return what a widget saved about itself; empty where there is nothing."""
    value = settings().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def remember(key: str, value: str | list[str] | float | QByteArray) -> None:
    """Keep a value; a file that cannot be written keeps nothing and stops nobody."""
    settings().setValue(key, str(value) if isinstance(value, (int, float)) else value)
