"""The pane that makes a step succeed: which smallest changes of the configuration would."""
