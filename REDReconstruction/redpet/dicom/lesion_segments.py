"""Lesions that a reader outlined, as a DICOM Segmentation in the study of the series (PS3.3 A.51)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes

from redpet import __version__
from redpet.case import Image
from redpet.dicom.beside import LONGEST_LABEL, Series, segmentation, slices_of
from redpet.dicom.derived import Derivation, write
from redpet.dicom.evidence_codes import require_highdicom
from redpet.dicom.uids import uids_of
from redpet.errors import InputError

BY_A_READER = Derivation("", "", "", 0, None, __version__)
"""No model has made what a reader outlined."""
MAY_BE_EMPTY = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "AccessionNumber", "StudyID", "StudyDate",
    "StudyTime", "ReferringPhysicianName",
)  # fmt: skip
SERIES_AFTER = 900
"""The number of the series is that of its source and this."""


def write_lesions(labels: Image, names: Mapping[int, str], files: Sequence[Path], path: Path, seed: int | None) -> None:
    """Write the lesions of a labelmap: a segment for each number of `names` that has a voxel.

    `files` are the slices of the PET series that the labelmap lies on, in its order; `seed` is for UIDs as in
    `uids_of`. Raises InputError for an empty labelmap, an enhanced series, and where highdicom is not installed.
    """
    highdicom = require_highdicom()
    if len(files) != len(labels.values):
        raise InputError(
            f"{files[0].parent}: the series has {len(files)} files and the lesions lie on {len(labels.values)} slices: "
            "a Segmentation needs a file for each slice."
        )
    slices = [with_blanks(one) for one in slices_of(files)]
    present = [(number, name) for number, name in sorted(names.items()) if (labels.values == number).any()]
    if not present:
        raise InputError("there is no lesion to write: mark one first.")
    uids = uids_of(labels, seed, "lesions", [str(one.SOPInstanceUID) for one in slices], present)
    numbers = np.zeros(labels.values.shape, np.uint8)
    for segment, (number, _name) in enumerate(present, start=1):
        numbers[labels.values == number] = segment
    series = Series(slices, BY_A_READER, uids)
    names_of_segments = described(highdicom, [name for _number, name in present])
    about = "Lesions outlined by a reader."
    dataset = segmentation(
        "Lesions", numbers, names_of_segments, series, label="LESIONS", about=about, after=SERIES_AFTER
    )
    write(dataset, path)


def with_blanks(one: Dataset) -> Dataset:
    """A slice with what an object of its study must have, empty where the slice lacks it (PS3.3 type 2)."""
    for keyword in MAY_BE_EMPTY:
        if keyword not in one:
            setattr(one, keyword, "")
    return one


def described(highdicom: Any, names: Sequence[str]) -> list[Any]:
    """What each segment is: a lesion, outlined around a place that a reader chose."""
    algorithm = highdicom.AlgorithmIdentificationSequence(
        name="Sphere or threshold around a click", family=codes.CID7162.NeighborhoodAnalysis, version=__version__
    )
    return [
        highdicom.seg.SegmentDescription(
            segment_number=number,
            segment_label=name[:LONGEST_LABEL],
            segmented_property_category=codes.SCT.MorphologicallyAbnormalStructure,
            segmented_property_type=codes.SCT.Lesion,
            algorithm_type=highdicom.seg.SegmentAlgorithmTypeValues.SEMIAUTOMATIC,
            algorithm_identification=algorithm,
        )
        for number, name in enumerate(names, start=1)
    ]


def labelled(values: NDArray[np.int32], image: Image) -> Image:
    """A labelmap `[z, y, x]` on the grid of an image."""
    return Image(values.astype(np.float32), image.grid, "")
