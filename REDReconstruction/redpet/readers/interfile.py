"""Interfile sinograms (.hs), lists (.l.hdr) and images (.hv) of STIR, Siemens and CASToR, turned into LPS.

Where things lie is taken from STIR's sources (ProjDataInfoCylindrical, DiscretisedDensity,
InterfileHeader): facing the scanner from the bed, x runs from left to right, y downwards and z
out of the scanner; view k has the angle `k pi / views + view offset`, and a bin collects the
points with `x cos + y sin = s`, which is our equation too. Tangential index 0 is bin `n // 2`. For a
supine patient with the head in, x is L and y is P, and z runs to the feet: the slices are
turned around. Other positions mirror x and y as well.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redpet.case import COUNTS, Case, Corrections, DoseLevel, FloatArray, Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.progress import Progress, told
from redpet.readers.interfile_header import Header, read_header, refuse_several_frames
from redpet.readers.interfile_image import read_image
from redpet.readers.interfile_sinogram import RADIAL, Layout, Nature, layout, read_segments, with_delayed
from redpet.readers.list_mode import histogram, is_list_mode
from redpet.readers.ring_bins import RingBins, ring_bins

EFFECTS = ("attenuation", "normalisation", "randoms", "scatter")
"""What stands in the counts of a scanner until someone says otherwise."""


def read_interfile(path: Path, outside: bool = False, progress: Progress | None = None) -> Case:
    """Read the sinogram or image of an Interfile header as a case of one dose level.

    What was assumed or changed (arc correction, rebinning, patient position) stands in the
    case's warnings. Raises InputError that names the header or its data file, and
    where the data lie outside of the header's folder, unless that is allowed by `outside`.
    """
    header = replace(read_header(path), outside=outside)
    refuse_several_frames(header)
    warnings: list[str] = []
    if is_sinogram(header):
        added = read_added(header, warnings, progress=progress)
        warnings += [*added.bins.single_slice_words(), *added.bins.arc_words()]
        level = DoseLevel(None, sinogram=sinogram_of(added, path.name, warnings, progress))
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


@dataclass(frozen=True)
class Added:
    """The values of a header's bins, added up in the slices that their rays cross, and the bins themselves.

    `delayed` are the delayed coincidences, where they come along; `are_counts` where the values are whole and nobody
    corrected them. `listed_s` is when the events of a list mode were counted, in seconds after its start.
    """

    like: Layout
    bins: RingBins
    values: FloatArray
    are_counts: bool
    delayed: FloatArray | None = None
    listed_s: tuple[float, float] | None = None


def read_added(
    header: Header,
    warnings: list[str],
    time_s: tuple[float, float] | None = None,
    known: RingBins | None = None,
    progress: Progress | None = None,
) -> Added:
    """Read a sinogram, or the events of a list mode, all or of a part of its time, into its bins, where known.

    Raises InputError.
    """
    like = layout(header)
    if is_list_mode(header):
        bins = known or ring_bins(header, like, warnings)
        events = histogram(header, like, bins.rebinning.slices, warnings, time_s, progress)
        n_prompts, n_delayed = (int(one.sum(dtype=np.float64)) for one in (events.prompts, events.delayed))
        first, last = events.time_s or (0.0, 0.0)
        warnings.append(f"{n_prompts:,} prompts and {n_delayed:,} delayed ones of {last - first:.1f} s were read.")
        return Added(like, bins, events.prompts, True, events.delayed, events.time_s)
    if time_s is not None:
        raise InputError(f"{header.path}: holds a sinogram, and only a list mode has a part of its time.")
    arrays = told(read_segments(header, like, warnings), progress, "read counts", len(like.segments))
    nature, bins = Nature(header), known or ring_bins(header, like, warnings)
    values = bins.added(map(nature.seen, arrays))
    behind = with_delayed(header)
    delayed = None if behind is None else bins.added(read_segments(behind, like, []))
    return Added(like, bins, values, nature.counts, delayed)


def sinogram_of(added: Added, name: str, warnings: list[str], progress: Progress | None = None) -> Sinogram:
    """The sinogram in the patient's axes: counts stay counts, and what nobody corrected in them is named."""
    bins, calibration, corrections = added.bins, 1.0, Corrections()
    if added.are_counts:
        values, contributions = bins.counts(added.values, progress), bins.contributions()
        calibration = float(contributions.max())
        uneven = contributions.min() < calibration
        corrections = Corrections(normalisation=contributions / calibration if uneven else None, missing=EFFECTS)
        warnings.append(f"The counts are uncorrected (no {', '.join(EFFECTS)}): their image is no activity.")
    else:
        values = bins.mean(added.values)
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
        precorrected=not added.are_counts,
        provenance={"input": name},
    )
