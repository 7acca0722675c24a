"""What of a case can be restored: its low dose levels and its slices."""


def lowLevels(case):
    """The dose levels below full dose as dose reduction factors, lowest dose first; 0 where nobody says the dose."""
    if case is None:
        return []
    drfs = {float(level["drf"] or 0) for level in case.description["levels"]}
    return sorted(drfs - {1.0}, reverse=True)


def numberOfSlices(case):
    """The number of slices of a case, 0 where it is unknown."""
    for level in [] if case is None else case.description["levels"]:
        if "sinogram" in level:
            return int(level["sinogram"]["slices"])
        if "image" in level:
            return int(level["image"]["size"][2])
    return 0
