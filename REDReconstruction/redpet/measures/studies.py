"""The doses of a case compared: closeness to the full dose and to the truth, in sinograms and in images."""

from typing import Any

from redpet.case import Image, Sinogram
from redpet.case.study import FULL, LOW, RESTORED, Study
from redpet.measures.metrics import compare, total_activity, total_unit


def compare_studies(studies: dict[str, Study], truth: Image | None) -> dict[str, Any]:
    """PSNR, SSIM and NRMSE against the full dose and against the truth, and the activity of each image.

    `studies` holds `low`, `restored` and, where it is known, `full`; the truth lies on their slices.
    """
    images = {name: study.image for name, study in studies.items()}
    measures: dict[str, Any] = {
        "kind": str(studies[LOW].sinogram.kind),
        "total_activity": {
            "unit": total_unit(images[LOW].unit),
            **{name: total_activity(image) for name, image in (images | ({"truth": truth} if truth else {})).items()},
        },
    }
    if truth is not None:
        measures["against_truth"] = {"image": {name: compare(image, truth) for name, image in images.items()}}
    if FULL in studies:
        against: dict[str, dict[str, Any]] = {"sinogram": {}, "image": {}}
        measures["against_full_dose"] = against
        full = studies[FULL]
        for name in (LOW, RESTORED):
            against["image"][name] = compare(images[name], full.image)
            if alike(studies[name].sinogram, full.sinogram):
                against["sinogram"][name] = compare(studies[name].sinogram, full.sinogram)
    return measures


def alike(sinogram: Sinogram, other: Sinogram) -> bool:
    """Whether two sinograms can be compared bin by bin."""
    return all(
        getattr(sinogram, name) == getattr(other, name) for name in ("kind", "geometry", "image_unit", "precorrected")
    )
