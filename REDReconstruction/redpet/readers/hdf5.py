"""HDF5 files, as GE's raw data are: nothing of them is read, and what they hold is named."""

from pathlib import Path

from redpet.errors import InputError

MAGIC = b"\x89HDF\r\n\x1a\n"
MOST_NAMES = 12
GE_KEYS = {"HeaderData", "SegmentData", "ListData"}


def is_hdf5(path: Path) -> bool:
    """Whether a file begins as HDF5 does."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def refuse_hdf5(path: Path) -> InputError:
    """Why an HDF5 file cannot be read: with the keys that it has, where h5py is installed."""
    keys = keys_of(path)
    what = "is raw data of a GE scanner (RDF)" if GE_KEYS & {key.split("/")[0] for key in keys} else "is an HDF5 file"
    found = f"; it holds {', '.join(keys[:MOST_NAMES])}{' ...' if len(keys) > MOST_NAMES else ''}" if keys else ""
    return InputError(
        f"{path} {what}, which nobody could hold against a scanner here{found}. Convert it to a STIR sinogram (.hs)."
    )


def keys_of(path: Path) -> list[str]:
    """The groups and data sets of the first two levels, none where h5py is missing or the file is damaged."""
    try:
        import h5py
    except ImportError:
        return []
    try:
        with h5py.File(path, "r") as file:
            return [
                f"{first}/{second}" if second else first
                for first, inside in file.items()
                for second in (list(inside) if isinstance(inside, h5py.Group) and len(inside) else [""])
            ]
    except (OSError, RuntimeError, KeyError, ValueError):
        return []
