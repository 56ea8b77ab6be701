"""The frame around the panes: windows, menus, files, the start page, and what keeps work from being lost."""
