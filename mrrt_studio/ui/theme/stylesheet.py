"""The one stylesheet: what Fusion and a palette cannot say, such as round corners and the focus ring."""

from __future__ import annotations

from mrrt_studio.paths import resource
from mrrt_studio.ui.theme.colours import Colours, Scheme
from mrrt_studio.ui.theme.fonts import Metrics
from mrrt_studio.ui.theme.sheets import SHEETS

TEXT_COLOURS = (
    "text",
    "text-secondary",
    "text-faint",
    "accent",
    "login",
    "policy",
    "script",
    "dropped",
    "withheld",
    "surprise",
    "refused",
    "ok",
    "info",
)
GROUNDS = ("window", "surface", "raised", "code-background", "surprise-background", "refused-background")


def build_stylesheet(scheme: Scheme, colours: Colours, metrics: Metrics) -> str:
    """Return the application's stylesheet; equal arguments give equal text.

    Args:
        scheme: chooses the small pictures inside controls, which a stylesheet can only take from files.
        colours: every name that colours.json has.
        metrics: distances of the text scale in use.
    """
    values = {**colours, **distances(metrics), "controls": _controls(scheme)}
    parts = [sheet.substitute(values) for sheet in SHEETS]
    return "\n".join([*parts, *_by_property(colours)])


def distances(metrics: Metrics) -> dict[str, str]:
    """The ring is one pixel thicker than a border, so the padding gives that pixel back and nothing moves."""
    plain = {
        "tiny": metrics.space(0.8),
        "small": metrics.space(2),
        "wide": metrics.space(3),
        "button": metrics.space(1.2),
        "drop": metrics.space(5.5),
    }
    focused = {f"{name}-focus": size - 1 for name, size in plain.items()}
    others = {
        "radius": metrics.radius,
        "line": metrics.space(4) + 1,
        "bar": 2 * metrics.space(1.3),
        "icon": metrics.icon,
        "indent": metrics.space(5),
        "arrow": metrics.space(2.6),
        "check": 2 * metrics.space(1.8),
        "check-round": metrics.space(1.8) + 1,
    }
    others["bar-round"] = others["bar"] // 2 - 2
    return {name: str(size) for name, size in (plain | focused | others).items()}


def _controls(scheme: Scheme) -> str:
    return resource(f"icons/controls/{scheme.value}").as_posix()


def _by_property(colours: Colours) -> list[str]:
    """A label names its colour and a pane its ground; both then follow the scheme without code."""
    texts = [f'QLabel[textColour="{name}"] {{ color: {colours[name]}; }}' for name in TEXT_COLOURS]
    grounds = [f'QWidget[ground="{name}"] {{ background: {colours[name]}; }}' for name in GROUNDS]
    return texts + grounds
