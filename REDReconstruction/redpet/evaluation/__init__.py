"""Methods compared on cases with a known full dose."""
