"""The headless commands; none of them needs a display or imports Qt."""
