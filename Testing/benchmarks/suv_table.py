"""Prints the SUV of every reference object, expected and got, as a Markdown table.

    python Testing/benchmarks/suv_table.py [FOLDER]

FOLDER may hold more objects as the SUV standardisation project publishes them, `DRO_*`, each with a `mask/` or one
`DRO_mask.nii.gz` for all.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np
import SimpleITK

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "engine"))

from suv_objects import EXPECTED, OBJECTS
from synthetic_dicom import write_series

from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_image, suv_info


def row(name: str, folder: Path, mask: Path | None) -> str:
    """A line of the table."""
    series = read_series(folder / "PT" if (folder / "PT").is_dir() else folder)
    info = suv_info([one.header for one in series.slices])
    values = suv_image(series.image, info).values
    if mask is not None:
        values = values[SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(mask))) > 0]
    got = (values.min(), np.median(values), values.max())
    told = " / ".join(f"{value:.2f}" for value in EXPECTED), " / ".join(f"{value:.4f}" for value in got)
    worst = max(abs(value / wanted - 1) for value, wanted in zip(got, EXPECTED, strict=True))
    return f"| {name} | {series.image.unit} | {told[0]} | {told[1]} | {100 * worst:.2f} | {info.why} |"


def main() -> None:
    """Own objects, then published ones."""
    print("| object | unit | expected min / median / max | got | off by % | reference |\n|---|---|---|---|---|---|")
    for name, make in OBJECTS.items():
        with tempfile.TemporaryDirectory() as folder:
            write_series(Path(folder), make())
            print(row(name, Path(folder), None))
    for folder in sorted(Path(sys.argv[1]).glob("DRO_*_*")) if len(sys.argv) > 1 else ():
        mask = folder / "mask" / "DRO_mask.nii.gz"
        shared = folder.parent / "DRO_mask.nii.gz"
        print(row(folder.name, folder, mask if mask.is_file() else shared))


if __name__ == "__main__":
    main()
