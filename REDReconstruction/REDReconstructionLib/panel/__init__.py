"""The panel: six sections from top to bottom, what Slicer is told of them, the self-test."""
