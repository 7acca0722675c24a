"""The section Study: images are shown to a reader who does not know what made them, and his answers are kept."""
