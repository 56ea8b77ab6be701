"""The tenant log of the whole run, as an administrator would read it."""
