"""Restorations with evidence, as the engine leaves it: a map with all states, and findings at known voxels."""

import json
from dataclasses import asdict

import compared
import numpy as np

from redpet.case import Image
from redpet.case.storage import read_image, write_image
from redpet.case.study import Finding

PLACES = {"invented": (3, 8, 5), "erased": (9, 12, 16), "shown": (6, 4, 18)}
"""The voxels (z, y, x) of the findings, worst first."""
STATES = {"invented": "contradicted", "erased": "contradicted", "shown": "supported"}
VALUES = {"supported": 1, "cannot tell": 2, "contradicted": 3}


def states():
    """The map `[z, y, x]`: a body whose left half cannot be judged, and a cube of each finding's state."""
    values = np.zeros(compared.SHAPE, np.float32)
    values[:, 2:18, 2:22] = VALUES["supported"]
    values[:, 2:18, 12:22] = VALUES["cannot tell"]
    for kind, (z, y, x) in PLACES.items():
        values[z - 1 : z + 2, y - 1 : y + 2, x - 1 : x + 2] = VALUES[STATES[kind]]
    return values


def position_mm(place, grid):
    """The middle of a voxel (z, y, x) in mm, LPS."""
    steps = np.array(place[::-1]) * grid.spacing_mm
    return tuple(float(one) for one in grid.origin_mm + np.reshape(grid.direction, (3, 3)) @ steps)


def finding(kind, grid, z):
    """A finding of a spot that the image shows with SUV 5 where the counts hold 1."""
    return Finding(
        kind, STATES[kind], position_mm(PLACES[kind], grid), 10.0, 0.52, "Bq/mL", 10000.0, 2000.0, 5.0, 1.0,
        4.0, 0.8, 0.3, None, None, z, 0.97, f"A spot that is {kind}."
    )  # fmt: skip


def with_evidence(run, direction=compared.HEAD_FIRST, kinds=tuple(PLACES)):
    """Add the evidence to the output folder of a restoration; returns the folder."""
    grid = compared.grid(direction)
    write_image(Image(states(), grid, "state of evidence"), run / "images" / "evidence.nrrd")
    told = [asdict(finding(kind, grid, -6.0 + number)) for number, kind in enumerate(kinds)]
    (run / "evidence.json").write_text(json.dumps({"available": True, "findings": told}))
    return run


def bring(panel, folder, drf=20, kinds=tuple(PLACES), direction=compared.HEAD_FIRST, case=None):
    """Open a case with one result that was judged, in the panel; returns the case."""
    from REDReconstructionLib.scene import importing

    if case is None:
        case = compared.make_case(folder / "case", direction=direction)
        compared.done(importing.importCase(case))
    run = with_evidence(compared.make_run(folder / f"run-{drf}", direction=direction), direction, kinds)
    compared.done(importing.importRun(case, run, drf, "red"))
    panel.session.setCase(case)
    panel.settle()
    return case


def judge(run):
    """Add an evidence to the output folder of a real restoration; its states tell every place."""
    image = read_image(run / "images" / "restored.nrrd")
    values = np.indices(image.grid.shape).sum(axis=0) % 4
    write_image(Image(values.astype(np.float32), image.grid, "state of evidence"), run / "images" / "evidence.nrrd")
    told = [asdict(finding(kind, image.grid, -6.0 + number)) for number, kind in enumerate(PLACES)]
    (run / "evidence.json").write_text(json.dumps({"available": True, "volume_ml": {}, "findings": told}))


def map_in_scene(key):
    """The one map of a case."""
    from REDReconstructionLib.scene import evidence_map

    (node,) = evidence_map.maps(key)
    return node
