"""The SUV image of a PET series, or of an image whose JSON tells what SUV needs."""

from pathlib import Path

from redpet.case import Image
from redpet.case.choice import Choice
from redpet.case.storage import write_image
from redpet.dicom.injection import Stated
from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_image, suv_of_source
from redpet.dicom.suv_words import SuvInfo
from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.machine.staging import refuse_existing, refuse_inputs, staged_file
from redpet.readers import read_input, reads_as_dicom


def write_suv(
    source: Path, out: Path, choice: Choice, stated: Stated, progress: Progress | None = None
) -> tuple[SuvInfo, str, tuple[str, ...]]:
    """Write the image in SUV (body weight); returns by what factor, from which unit, and warnings.

    Raises InputError where the source holds no single image, or does not tell what SUV needs.
    """
    refuse_inputs(out, (source,))
    refuse_existing(out)
    image, warnings = read_alone(source, choice, progress)
    info = suv_of_source(image, stated)
    if info is None:
        raise InputError(
            f"{source} says nothing of the injection: SUV needs a PET series, or NIfTI with a BIDS-PET JSON."
        )
    with staged_file(out, (source,)) as file:
        write_image(suv_image(image, info), file)
    return info, image.unit, (*warnings, *info.warnings)


def read_alone(source: Path, choice: Choice, progress: Progress | None = None) -> tuple[Image, tuple[str, ...]]:
    """The one image of a source, and warnings. Raises InputError where there are several, or a sinogram."""
    if reads_as_dicom(source):
        series = read_series(source, choice, progress)
        return series.image, series.warnings
    case = read_input(source, choice, progress)
    if len(case.levels) > 1 or case.levels[0].image is None:
        raise InputError(f"{source} holds no single image: name the file of one.")
    return case.levels[0].image, case.warnings
