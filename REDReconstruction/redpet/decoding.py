"""What msgspec needs to be told to read our own JSON and TOML."""

from pathlib import Path


def as_path(kind: type, value: object) -> object:
    """Text as a `Path` where a field is one; every other value as it is."""
    return Path(value) if kind is Path and isinstance(value, str) else value
