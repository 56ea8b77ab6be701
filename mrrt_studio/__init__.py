"""MRRT Studio simulates Auth0 Multi-Resource Refresh Tokens and explains every scope of every token."""

from __future__ import annotations

__version__ = "0.1.0"
