"""Numbers as people write them."""


def figure(value):
    """A number to four figures, without an exponent where people would not write one."""
    return f"{value:.0f}" if 1000 <= abs(value) < 1e7 else f"{value:.4g}"
