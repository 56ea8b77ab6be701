"""The pane of lifetimes: every token and session on one axis of virtual time."""
