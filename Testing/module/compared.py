"""Small cases for the comparison: known arrays in the engine's own files, described as the worker describes them."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from redpet.case import COUNTS, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.case.storage import write_image, write_sinogram

SHAPE = (12, 20, 24)
HEAD_FIRST = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
FEET_FIRST = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, -1.0)
SUV_FACTOR = 5e-4
DOSES = {"low": 1.3, "restored": 1.1, "full": 1.0}
"""Each dose is the same pattern times a number, so that every voxel tells which it is."""


def grid(direction=HEAD_FIRST):
    """A grid with three different sides and spacings, away from the origin."""
    return ImageGrid(SHAPE[::-1], (4.0, 3.0, 5.0), (-40.0, -25.0, 100.0), direction)


def pattern():
    """Positive values `[z, y, x]`, all different; slice 7 holds most."""
    values = np.arange(np.prod(SHAPE), dtype=np.float32).reshape(SHAPE) + 1000.0
    values[7] += 4000.0
    return values


def image(share=1.0, direction=HEAD_FIRST, unit="Bq/mL"):
    """The pattern times `share`."""
    return Image(pattern() * np.float32(share), grid(direction), unit)


def sinogram(share=1.0, direction=HEAD_FIRST, kind=Kind.REPROJECTED):
    """A sinogram `[12, 30, 24]` whose values tell slice, angle and bin."""
    z, angle, radial = np.mgrid[: SHAPE[0], :30, :24]
    values = (1000.0 * (z + 1) + 10.0 * angle + radial).astype(np.float32) * np.float32(share)
    unit = COUNTS if kind is Kind.MEASURED else "Bq/mL*mm"
    return Sinogram(values, SinogramGeometry(30, 24, 4.0), grid(direction), unit, kind, "Bq/mL")


def make_case(folder, drfs=(20.0, 1.0), images=True, direction=HEAD_FIRST, suv=SUV_FACTOR, source="", patient=None):
    """An open case as the worker's job `describe` leaves it."""
    from REDReconstructionLib.session.session import OpenCase

    levels = []
    for drf in drfs:
        name = "full" if drf == 1 else f"drf-{drf:g}"
        share = 1.0 if drf == 1 else 1.0 + drf / 100
        room = "images" if images else "sinograms"
        (folder / room).mkdir(parents=True, exist_ok=True)
        path = folder / room / f"{name}.nrrd"
        if images:
            write_image(image(share, direction), path)
        else:
            write_sinogram(sinogram(1 / drf, direction, Kind.MEASURED), path)
        files = {"image" if images else "sinogram": f"{room}/{name}.nrrd"}
        level = {"drf": drf, "files": files, "suv": {"factor": suv, "reason": ""}}
        if images:
            level["image"] = {"size": list(SHAPE[::-1]), "spacing_mm": list(grid().spacing_mm), "unit": "Bq/mL"}
        levels.append(level)
    description = {"levels": levels, "patient": patient, "truth": False, "warnings": []}
    (folder / "description.json").write_text(json.dumps(description))
    return OpenCase(str(folder), "folder", "Case 1", folder, description, source)


def make_run(folder, part=slice(0, SHAPE[0]), direction=HEAD_FIRST, full=True, measured=False, share=1.0):
    """The output folder of a restoration of some slices."""
    for room in ("images", "sinograms"):
        (folder / room).mkdir(parents=True)
    kind = Kind.MEASURED if measured else Kind.REPROJECTED
    for dose, factor in DOSES.items():
        if dose != "full" or full:
            factor = factor * share
            cut = image(factor, direction).slices(part.start, part.stop)
            write_image(cut, folder / "images" / f"{dose}.nrrd")
            lines = sinogram(factor, direction, kind).slices(part.start, part.stop)
            write_sinogram(lines, folder / "sinograms" / f"{dose}.nrrd")
    record = {"input": {"kind": str(kind)}, "reconstruction": {"method": "osem"}}
    (folder / "run.json").write_text(json.dumps(record))
    return folder


def to_ras(grid):
    """The matrix from voxel `(x, y, z)` to RAS millimetres that a grid means, `[4, 4]`."""
    lps = np.eye(4)
    lps[:3, :3] = np.array(grid.direction).reshape(3, 3) * grid.spacing_mm
    lps[:3, 3] = grid.origin_mm
    return np.diag([-1.0, -1.0, 1.0, 1.0]) @ lps


def matrix_of(node):
    """The matrix from voxel to RAS of a volume in the scene, `[4, 4]`."""
    import slicer
    import vtk

    matrix = vtk.vtkMatrix4x4()
    node.GetIJKToRASMatrix(matrix)
    return slicer.util.arrayFromVTKMatrix(matrix)


def array_of(node):
    """The values of a volume in the scene."""
    import slicer

    return slicer.util.arrayFromVolume(node)


def done(steps):
    """Take all steps of a work at once; what it returns."""
    try:
        while True:
            next(steps)
    except StopIteration as last:
        return last.value


def renamed(case, name):
    """The same case as if it lay in another folder."""
    return replace(case, folder=Path(case.folder), name=name)
