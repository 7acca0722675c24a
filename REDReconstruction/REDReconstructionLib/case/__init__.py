"""The section Case: opens a case and tells what it is."""
