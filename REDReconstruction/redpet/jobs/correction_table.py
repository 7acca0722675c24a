"""What was corrected in the counts of a scanner, what was not, and what that does to the numbers."""

from typing import TypedDict

from redpet.case import COUNTS, Sinogram

GIVEN, MISSING, BEFORE, UNSAID = "given", "missing", "done before", "not said"
MEANS = {
    "attenuation": "the middle of the body looks colder than its rim, and nothing is Bq/mL",
    "normalisation": "differences between detectors, and gaps between blocks, stay in the image as rings and stripes",
    "randoms": "the image holds a smooth pedestal of chance coincidences",
    "scatter": "the image holds a smooth pedestal of scattered pairs, most of it in the middle of the body",
    "calibration": "the image is in counts: ratios can be read from it, no activity and no SUV",
    "dead time": "pairs that were lost at a high rate lack in the image, unless the calibration was made at that rate",
    "decay": "the activity is the mean over the scan, and not that at its start",
}
"""What it does to the numbers where a correction is missing."""


class Row(TypedDict):
    """A correction, how it stands, and what it does to the numbers where it is missing."""

    correction: str
    state: str
    means: str


def correction_rows(sinogram: Sinogram) -> list[Row]:
    """A row for each correction of a measured sinogram; none for line integrals."""
    if sinogram.unit != COUNTS:
        return []
    known, missing = sinogram.corrections, sinogram.corrections.missing
    given = {
        "attenuation": known.attenuation is not None,
        "normalisation": known.normalisation is not None,
        "randoms": known.background is not None,
        "scatter": known.background is not None,
    }

    def state(name: str) -> str:
        if name in missing:
            return MISSING
        return BEFORE if sinogram.precorrected else GIVEN if given[name] else UNSAID

    states = {name: state(name) for name in given}
    states["calibration"] = MISSING if sinogram.image_unit == COUNTS else GIVEN
    for name in ("dead time", "decay"):
        states[name] = GIVEN if name in known.calibrated else UNSAID if sinogram.precorrected else MISSING
    return [
        Row(correction=name, state=one, means=MEANS[name] if one == MISSING else "") for name, one in states.items()
    ]


def as_table(rows: list[Row]) -> list[str]:
    """The rows as lines to read."""
    wide, state = (max(len(row[key]) for row in rows) for key in ("correction", "state"))
    return [f"  {row['correction']:<{wide}}  {row['state']:<{state}}  {row['means']}".rstrip() for row in rows]
