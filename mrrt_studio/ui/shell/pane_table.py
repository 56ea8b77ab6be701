"""The panes that can stand below or beside the three main ones, as one table: a line makes a pane."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mrrt_studio.ui.shell.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mrrt_studio.ui.document import Document
    from mrrt_studio.ui.selection import Selection


@dataclass(frozen=True, slots=True)
class PaneSpec:
    """What a pane is called and what makes it; it is imported when somebody first looks at it."""

    id: str
    """The action that shows it is ``view.<id>``."""
    text: str
    """With ``&`` before the letter for the menu."""
    made_by: str
    """``module:class``, called with the document and the selection."""
    keys: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """Return the id of the action that shows and hides it."""
        return f"view.{self.id}"

    def title(self) -> str:
        """Return the name in the user's language."""
        return QCoreApplication.translate("Actions", self.text).replace("&", "")

    def make(self, document: Document, selection: Selection) -> QWidget:
        """Import and build it."""
        module, _, name = self.made_by.partition(":")
        return getattr(import_module(module), name)(document, selection)


PANES: tuple[PaneSpec, ...] = (
    PaneSpec(
        "tenant-log",
        QT_TRANSLATE_NOOP("Actions", "Tenant Lo&g"),
        "mrrt_studio.ui.tenant_log.pane:TenantLogPane",
        ("Ctrl+4",),
    ),
    PaneSpec(
        "reach", QT_TRANSLATE_NOOP("Actions", "R&each"), "mrrt_studio.ui.reach.pane:ReachPane", ("Ctrl+5",)
    ),
    PaneSpec(
        "findings",
        QT_TRANSLATE_NOOP("Actions", "Fin&dings"),
        "mrrt_studio.ui.findings.pane:FindingsPane",
        ("Ctrl+7",),
    ),
    PaneSpec(
        "lifetimes",
        QT_TRANSLATE_NOOP("Actions", "Li&fetimes"),
        "mrrt_studio.ui.lifetimes.pane:LifetimesPane",
        ("Ctrl+6",),
    ),
    PaneSpec(
        "compare",
        QT_TRANSLATE_NOOP("Actions", "Comp&are"),
        "mrrt_studio.ui.compare.pane:ComparePane",
        ("Ctrl+8",),
    ),
    PaneSpec(
        "proposals",
        QT_TRANSLATE_NOOP("Actions", "Pr&oposals"),
        "mrrt_studio.ui.proposals.pane:ProposalsPane",
        ("Ctrl+9",),
    ),
)
