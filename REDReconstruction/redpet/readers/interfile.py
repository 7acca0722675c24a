"""Interfile sinograms (.hs) and images (.hv) as STIR, Siemens and CASToR write them, turned into LPS.

Where things lie is taken from STIR's sources (ProjDataInfoCylindrical, DiscretisedDensity,
InterfileHeader): facing the scanner from the bed, x runs from left to right, y downwards and z
out of the scanner; view k has the angle `k pi / views + view offset`, and a bin collects the
points with `x cos + y sin = s`, which is our equation too. Tangential index 0 is bin `n // 2`. For a
supine patient with the head in, x is L and y is P, and z runs to the feet: the slices are
turned around. Other positions mirror x and y as well.
"""

from dataclasses import replace
from pathlib import Path

from redpet.case import COUNTS, Case, Corrections, DoseLevel, Kind, Sinogram
from redpet.errors import InputError
from redpet.readers.interfile_header import Header, read_header, refuse_several_frames
from redpet.readers.interfile_image import read_image
from redpet.readers.interfile_sinogram import RADIAL, Nature, layout, read_segments
from redpet.readers.ring_bins import ring_bins

EFFECTS = ("attenuation", "normalisation", "randoms", "scatter")
"""What stands in the counts of a scanner until someone says otherwise."""


def read_interfile(path: Path, outside: bool = False) -> Case:
    """Read the sinogram or image of an Interfile header as a case of one dose level.

    What was assumed or changed (arc correction, rebinning, patient position) stands in the
    case's warnings. Raises InputError that names the header or its data file, and
    where the data lie outside of the header's folder, unless that is allowed by `outside`.
    """
    header = replace(read_header(path), outside=outside)
    refuse_several_frames(header)
    warnings: list[str] = []
    if is_sinogram(header):
        level = DoseLevel(None, sinogram=read_sinogram(header, warnings))
    else:
        level = DoseLevel(None, image=read_image(header, warnings))
    return Case(path.stem, (level,), provenance={"input": path.name}, warnings=tuple(warnings))


def is_sinogram(header: Header) -> bool:
    """Whether the header describes a PET sinogram rather than an image. Raises InputError for anything else."""
    modality = header.text("imaging modality", "PT")
    kind = header.text("type of data", "PET")
    if modality not in ("pt", "pet") or kind not in ("pet", "static", "other", "dynamic"):
        raise InputError(f"{header.path}: holds `{modality}` data of the type `{kind}`, and only PET can be read.")
    labels = header.axes()
    content = header.text("pet data type", "Emission" if RADIAL in labels else "Image")
    if content not in ("emission", "image"):
        raise InputError(f"{header.path}: holds `{content}` data and no emission sinogram or image.")
    return content == "emission"


def read_sinogram(header: Header, warnings: list[str]) -> Sinogram:
    """The sinogram of `header`, rebinned and arc-corrected where it needs to be; `warnings` tells what was done.

    Counts stay counts; what nobody corrected in them is named.
    """
    like = layout(header)
    arrays = read_segments(header, like, warnings)
    nature, bins = Nature(header), ring_bins(header, like, warnings)
    added = bins.added(map(nature.seen, arrays))
    calibration, corrections = 1.0, Corrections()
    if nature.counts:
        values, contributions = bins.counts(added), bins.contributions()
        calibration = float(contributions.max())
        uneven = contributions.min() < calibration
        corrections = Corrections(normalisation=contributions / calibration if uneven else None, missing=EFFECTS)
        warnings.append(f"The counts are uncorrected (no {', '.join(EFFECTS)}): their image is no activity.")
    else:
        values = bins.mean(added)
        warnings.append("The values are no plain counts (not whole, negative, or corrected): taken as precorrected.")
    return Sinogram(
        values=values,
        geometry=bins.geometry,
        grid=bins.grid,
        unit=COUNTS,
        kind=Kind.MEASURED,
        image_unit=COUNTS,
        calibration=calibration,
        corrections=corrections,
        precorrected=not nature.counts,
        provenance={"input": header.path.name},
    )
