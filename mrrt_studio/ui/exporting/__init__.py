"""Exporting: every target with a live preview, and what that target would reject or ignore."""
