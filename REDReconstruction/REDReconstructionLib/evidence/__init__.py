"""The section Evidence: the findings of a restored image, worst first, and the bar that warns of them."""
