"""Runs the steps of a scenario and keeps the result: the timeline, cached by prefix, and its expectations."""
