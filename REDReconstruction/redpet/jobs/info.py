"""What an input is, before anything is done with it: for people and as JSON, without patient data."""

from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset

from redpet.case import Case, DoseLevel, Image, Sinogram
from redpet.case.choice import UNSAID, Choice
from redpet.dicom.headers import text_of
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.series import source_planes
from redpet.dicom.suv import suv_of_source
from redpet.dicom.suv_words import injection_in_words
from redpet.evidence.demand import needed_bytes, why_none
from redpet.jobs.correction_table import as_table, correction_rows
from redpet.machine.decoding import convert, plain
from redpet.machine.memory import MIB
from redpet.machine.progress import Progress
from redpet.measures.dose_look import DoseLook, dose_look, look_in_words
from redpet.readers import read_input


def describe_input(
    path: Path, stated: Stated = NOTHING_STATED, choice: Choice = UNSAID, progress: Progress | None = None
) -> dict[str, Any]:
    """Dose levels, geometry, units, SUV and warnings of an input, as plain JSON types; `stated` is for SUV."""
    return describe_case(read_input(path, choice, progress), stated)


def describe_case(case: Case, stated: Stated = NOTHING_STATED) -> dict[str, Any]:
    """The same of a case that was read."""
    levels = [describe_level(level, stated) for level in case.levels]
    chosen = [warning for level in levels for warning in level.get("suv", {}).get("warnings", ())]
    return {
        "levels": levels,
        "truth": case.truth is not None,
        "missing": missing(case),
        "warnings": list(dict.fromkeys([*case.warnings, *chosen])),
    }


def describe_level(level: DoseLevel, stated: Stated) -> dict[str, Any]:
    """One dose level: its dose, what it holds, and SUV as far as DICOM or a BIDS-PET JSON tells it."""
    content: dict[str, Any] = {"drf": level.drf, "label": level.label}
    if level.sinogram is not None:
        content["sinogram"] = describe_sinogram(level.sinogram)
        content["evidence"] = describe_evidence(level.sinogram)
    if level.image is not None:
        content["image"] = describe_image(level.image)
        if headers := [one.header for one in source_planes(level.image)]:
            content |= describe_series(headers)
        if (suv := suv_of_source(level.image, stated)) is not None:
            content["suv"] = plain(suv) | {"injection": injection_in_words(suv)}
        if level.drf is None:
            content["looks_like"] = plain(dose_look(level.image))
    return content


def describe_series(headers: list[Dataset]) -> dict[str, Any]:
    """Vendor, kind, completeness and corrections of a PET series; one with gaps is not read at all."""
    first = headers[0]
    promised = text_of(first, "NumberOfSlices")
    return {
        "vendor": text_of(first, "Manufacturer"),
        "series_type": listed(first, "SeriesType"),
        "corrections": listed(first, "CorrectedImage"),
        "slices": {"present": len(headers), "stated": int(promised) if promised.isdigit() else None},
        "gaps": [],
    }


def listed(header: Dataset, keyword: str) -> list[str]:
    """The values of an attribute that may have several, or one, or none."""
    value = header.get(keyword)
    several = [] if value is None or value == "" else [value] if isinstance(value, str) else value
    return [str(item) for item in several]


def describe_sinogram(sinogram: Sinogram) -> dict[str, Any]:
    """Kind, unit, counts and geometry."""
    geometry = sinogram.geometry
    known = {
        name: getattr(sinogram.corrections, name) is not None for name in ("attenuation", "normalisation", "background")
    }
    return {
        "kind": str(sinogram.kind),
        "unit": sinogram.unit,
        "poisson_counts": sinogram.is_poisson,
        "precorrected": sinogram.precorrected,
        "uncorrected": list(sinogram.corrections.missing),
        "image_unit": sinogram.image_unit,
        "slices": sinogram.grid.size[2],
        "angles": geometry.n_angles,
        "radial_bins": geometry.n_radial,
        "radial_spacing_mm": geometry.radial_spacing_mm,
        "slice_spacing_mm": sinogram.grid.spacing_mm[2],
        "total": float(sinogram.values.sum(dtype=float)),
        "corrections": known,
        "correction_table": correction_rows(sinogram),
    }


def corrected_or_not(described: dict[str, Any]) -> str:
    """What has to be said of the corrections wherever the kind of a sinogram is named."""
    if described["precorrected"]:
        return ", precorrected"
    return ", uncorrected" if described["uncorrected"] else ""


def describe_evidence(sinogram: Sinogram) -> dict[str, Any]:
    """Whether a restoration can be judged by these counts, why not, and the memory that all slices of it take."""
    reason = why_none(sinogram)
    return {"reason": reason, "memory_mib": None if reason else needed_bytes(sinogram, sinogram.grid.size[2]) / MIB}


def describe_image(image: Image) -> dict[str, Any]:
    """Unit and grid."""
    grid = image.grid
    return {
        "unit": image.unit,
        "size": list(grid.size),
        "spacing_mm": list(grid.spacing_mm),
        "origin_mm": list(grid.origin_mm),
        "direction": list(grid.direction),
    }


def missing(case: Case) -> list[str]:
    """What the input does not say and a user may want, in sentences."""
    lacking = []
    if case.full is None:
        lacking.append("a full-dose reference: metrics need one (--reference)")
    if any(level.drf is None for level in case.levels):
        lacking.append("the dose of a level: name it in the series description or folder, or say --drf")
    return lacking


def for_people(content: dict[str, Any]) -> str:
    """The same as lines to read."""
    lines = []
    for level in content["levels"]:
        lines.append(level["label"] or "dose unknown")
        if "sinogram" in level:
            s = level["sinogram"]
            lines.append(
                f"  sinogram, {s['kind']}{corrected_or_not(s)}: {s['slices']} slices x "
                f"{s['angles']} angles x {s['radial_bins']} bins of {s['radial_spacing_mm']:.4g} mm, "
                f"{s['slice_spacing_mm']:.4g} mm apart, in {s['unit']} (total {s['total']:.4g}); "
                f"image in {s['image_unit']}"
            )
            corrections = [name for name, known in s["corrections"].items() if known]
            if s["correction_table"]:
                lines += as_table(s["correction_table"])
            else:
                lines.append(f"  corrections known: {', '.join(corrections) or 'none'}")
        if "image" in level:
            i = level["image"]
            size, spacing = (" x ".join(f"{value:.5g}" for value in i[key]) for key in ("size", "spacing_mm"))
            lines.append(f"  image: {size} voxels of {spacing} mm, in {i['unit']}; its sinogram will be re-projected")
        if "slices" in level:
            lines += series_for_people(level)
        if "looks_like" in level:
            lines.append(f"  dose not stated: {look_in_words(convert(level['looks_like'], DoseLook))}")
        if "suv" in level:
            lines += suv_for_people(level["suv"], i["unit"])
    if content["truth"]:
        lines.append("the true image is known")
    lines += [f"missing: {text}" for text in content["missing"]]
    lines += [f"warning: {text}" for text in content["warnings"]]
    return "\n".join(lines)


def series_for_people(level: dict[str, Any]) -> list[str]:
    """Vendor and corrections of a level that is a PET series."""
    suv, slices = level["suv"], level["slices"]
    whole = "" if slices["stated"] in (None, slices["present"]) else f" of {slices['stated']}"
    return [
        f"  vendor: {level['vendor'] or 'not said'}; {slices['present']}{whole} slices, no gaps; "
        f"units: {suv['units']}; decay correction: {suv['decay_correction'] or 'not said'}",
        f"  corrections: {', '.join(level['corrections']) or 'not said'}",
    ]


def suv_for_people(suv: dict[str, Any], unit: str) -> list[str]:
    """The injection and SUV of a level."""
    lines = [f"  {suv['injection']}"] if suv["injection"] else []
    if suv["reason"]:
        return [*lines, f"  {suv['reason']}"]
    factor = "one for each slice" if suv["factor"] is None else f"{suv['factor']:.6g} per {unit}"
    lines.append(f"  SUV (body weight) factor: {factor}")
    known = [
        f"weight {suv['weight_kg']:g} kg" if suv["weight_kg"] else "",
        f"half-life {suv['half_life_s']:g} s" if suv["half_life_s"] else "",
    ]
    time = f"{suv['reference_time'].replace('T', ' ')}, " if suv["reference_time"] else ""
    lines.append(f"  SUV from: {', '.join(part for part in known if part) or 'the input itself'}")
    return [*lines, f"  reference: {time}{suv['why']}"]
