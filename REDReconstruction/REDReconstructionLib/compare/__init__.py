"""The section Compare: layouts, linked views, windows and colours."""
