"""Raw data that is known and not read: GE's and other HDF5, and PETSIRD without its axes, refused as what it is."""

from pathlib import Path

from redpet.errors import InputError

HDF5 = b"\x89HDF\r\n\x1a\n"
MOST_NAMES = 12
GE_KEYS = {"HeaderData", "SegmentData", "ListData"}


def refusal_of(path: Path) -> InputError | None:
    """Why a file of a known format cannot be read; None for any other file."""
    from redpet.readers.petsird_file import axes_unsaid, is_petsird

    with path.open("rb") as file:
        head = file.read(len(HDF5))
    if is_petsird(path):
        return axes_unsaid(path)
    return refuse_hdf5(path) if head.startswith(HDF5) else None


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
