"""A whole number, for the order of a Rule."""

from __future__ import annotations

from mrrt_studio.ui.binding import MalformedError
from mrrt_studio.ui.tenant.fields import TextField

_MOST_DIGITS = 15


class OrderField(TextField):
    """A whole number; an empty field is an absent one."""

    def value(self) -> int | None:
        """Return the number.

        Raises:
            MalformedError: the text is none.
        """
        text = self.text().strip()
        if not text:
            return None
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
            raise MalformedError(self.tr("Write a whole number such as 1."))
        return int(text)
