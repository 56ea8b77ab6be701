"""Findings in the window: the list, what mends them, and the way to the field."""
