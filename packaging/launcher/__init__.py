"""From a bare machine to a running MRRT Studio, with nothing but the standard library of Python 3.11."""

from __future__ import annotations
