"""What a person wrote down: models in Auth0's own field names, edits, findings and the file format.

Pydantic is imported here, by its main module: its lazy front door is a circle when PySide6 comes first, which
looks into every module that is imported after it, and a model is not the first thing that is asked for.
"""

from __future__ import annotations

import pydantic.main as pydantic_main

__all__ = ["pydantic_main"]
