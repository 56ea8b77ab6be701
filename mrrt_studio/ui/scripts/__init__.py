"""Actions and Rules in the window: consent, the editor, trying a script, and what scripts did in a step."""
