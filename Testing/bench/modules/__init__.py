"""Stand-ins of Slicer's own Python modules."""
