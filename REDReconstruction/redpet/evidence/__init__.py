"""What of a restored image the counts bear out: count splitting, tests on held-out counts, findings."""
