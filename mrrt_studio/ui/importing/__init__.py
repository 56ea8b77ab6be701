"""Importing: reading away from the window's thread, and a review before anything changes."""
