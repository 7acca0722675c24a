"""Concepts of the evidence as DICOM codes: those of the standard where it has one, and our own, with their meaning.

Our own are of the private coding scheme 99REDPET (PS3.16 section 8), which each object that uses it names.
"""

from typing import Any

from pydicom.dataset import Dataset
from pydicom.sr.coding import Code

from redpet.dicom.derived import SOFTWARE, item
from redpet.errors import InputError

SCHEME = "99REDPET"
HIGHDICOM = "DICOM Segmentations and reports need highdicom 0.27 or later: type pip install 'redpet[highdicom]'."


def own(value: str, meaning: str) -> Code:
    """A concept of our own."""
    return Code(value, SCHEME, meaning)


STATES = {
    1: own("supported", "Supported by the measured counts"),
    2: own("cannot-tell", "The measured counts cannot tell"),
    3: own("contradicted", "Contradicted by the measured counts"),
}
"""The states by their values in the map."""
KINDS = {
    "shown": own("shown", "Shown by the image"),
    "invented": own("invented", "Shown by the image, not held by the counts"),
    "overstated": own("overstated", "Less in the counts than the image shows"),
    "understated": own("understated", "More in the counts than the image shows"),
    "erased": own("erased", "Held by the counts, not shown by the image"),
    "shifted": own("shifted", "Region that the image shows uniformly too high or too low"),
}
"""What a finding is, by the engine's words."""

BASES = {
    "calibrated": own("calibrated", "Calibrated for this restoration"),
    "widened": own("widened", "Twice as wide: outside of what was calibrated"),
    "low-dose": own("low-dose", "Of the filtered low dose: this restoration was not calibrated"),
    "none": own("none", "No interval: images made in this way were not calibrated"),
}
"""What intervals rest on."""
BASIS = own("interval-basis", "What the intervals rest on")
LOWER = own("lower-90", "Lower bound of the 90 % interval of the true value")
UPPER = own("upper-90", "Upper bound of the 90 % interval of the true value")

STATE, KIND = own("state", "State of evidence"), own("kind", "Kind of finding")
FINDING = own("finding", "Finding of the evidence")
IN_IMAGE = own("image", "Read in the restored image")
IN_COUNTS = own("counts", "Estimated from the measured counts, uncertainty of 90 %")
CONTRAST = own("contrast", "Uptake as a multiple of that around it")
CHANGE = own("change", "Change that the counts would make to the image")
DEVIATION = own("deviation", "Deviation of the counts in standard errors")
POWER = own("power", "Probability of telling a finding that is false")
ACTIVITY = Code("110821", "DCM", "Nuclear Medicine Tomographic Activity")
SUV_BW = Code("126401", "DCM", "SUVbw")
DIAMETER, VOLUME = Code("81827009", "SCT", "Diameter"), Code("118565006", "SCT", "Volume")
MILLIMETRE, MILLILITRE = Code("mm", "UCUM", "mm"), Code("ml", "UCUM", "ml")
ONE, PERCENT, RATIO = Code("1", "UCUM", "no units"), Code("%", "UCUM", "%"), Code("{ratio}", "UCUM", "ratio")
UNITS = {
    "Bq/mL": (ACTIVITY, Code("Bq/ml", "UCUM", "Bq/ml")),
    "SUV": (SUV_BW, Code("{SUVbw}g/ml", "UCUM", "{SUVbw}g/ml")),
}
"""What an image's values are, and their unit."""
TOTALS = {
    "Bq/mL": (own("total-activity", "Total activity"), Code("Bq", "UCUM", "Bq")),
    "SUV": (Code("126033", "DCM", "Total Lesion Glycolysis"), Code("g", "UCUM", "g")),
}
"""What the mean times the volume is, and its unit."""


def scheme_item() -> Dataset:
    """The item of CodingSchemeIdentificationSequence that names the private scheme."""
    return item(
        CodingSchemeDesignator=SCHEME,
        CodingSchemeName="Evidence of restored PET images",
        CodingSchemeResponsibleOrganization=SOFTWARE,
    )


def require_highdicom() -> Any:
    """The package highdicom. Raises InputError where it is not installed."""
    try:
        import highdicom
        import highdicom.seg
        import highdicom.sr
    except ImportError as error:
        raise InputError(HIGHDICOM) from error
    return highdicom
