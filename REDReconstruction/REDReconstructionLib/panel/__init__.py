"""The panel: seven sections from top to bottom, what Slicer is told of them, the self-test."""
