"""The timeline: a sequence diagram that grows downward, and the composer that adds to it."""
