"""The states of the evidence: how they are called in files, their values in a map, their colours in pictures."""

SUPPORTED, CANNOT_TELL, CONTRADICTED = "supported", "cannot tell", "contradicted"
STATES = {1: SUPPORTED, 2: CANNOT_TELL, 3: CONTRADICTED}
"""By their values in the map, where 0 is not judged."""
STATE_COLORS = {1: "#0072B2", 2: "#E69F00", 3: "#D55E00"}
"""Of Okabe and Ito's set (jfly.uni-koeln.de/color), which people tell apart who see no red or no green."""
