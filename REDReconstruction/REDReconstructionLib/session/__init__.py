"""What the sections of the panel share: the parameter node, the open case, the state, how long work is cut."""
