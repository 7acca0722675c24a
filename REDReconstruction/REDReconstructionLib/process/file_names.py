"""Names for what is written where the user says: allowed on every system, and not taken yet."""

import re

LONGEST_NAME = 60


def safeName(text):
    """A text as the name of a folder on every system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.")[:LONGEST_NAME] or "restored"


def freeFolder(folder):
    """The folder, or the same with a number where something lies there already. Raises OSError where none can be."""
    candidate, number = folder, 2
    while candidate.exists() or candidate.is_symlink():
        candidate = folder.with_name(f"{folder.name}-{number}")
        number += 1
    return candidate
