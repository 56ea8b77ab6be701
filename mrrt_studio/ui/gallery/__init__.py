"""A page with every part of the theme, to judge them by eye: ``python -m mrrt_studio.ui.gallery``."""
