"""The rooms of the Slicer module: the only ones that import slicer, qt and ctk."""
