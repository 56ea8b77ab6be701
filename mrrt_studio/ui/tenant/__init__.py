"""The left pane: the tenant as a tree, and the form of the object that is selected."""
