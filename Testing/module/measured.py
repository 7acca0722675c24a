"""A small DICOM study at three doses, restored for real, as the panel has it when one measures and exports."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import compared
import numpy as np
import pytest
from whole import WORK, Panel
from workers import engine_folder

from redpet.case import Image, ImageGrid
from redpet.phantoms.series import write_demo_series

SHAPE = (6, 24, 24)
SPACING = (4.0, 4.0, 5.0)
RUNS = {(20.0, "OSEM"): ("osem", "0:6"), (4.0, "OSEM"): ("osem", "0:6"), (20.0, "RED"): ("red", "1:5")}
"""(dose reduction factor, method): what is asked of the engine."""
RESTORE = """
import json, sys
from pathlib import Path
from redpet.jobs.description import DescribeJob, describe
from redpet.jobs.restore import RestoreJob, restore
from redpet.machine.decoding import gathered
study, out, jobs = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
describe(DescribeJob(input=study, out=out / "described"))
for drf, method, first, stop, name in jobs:
    settings = dict(iterations=2, subsets=4, device="cpu", steps=1 if method == "red" else None)
    asked = dict(input=study, out=out / name, drf=drf, method=method, slices=(first, stop))
    restore(gathered(RestoreJob, asked | settings))
"""


@dataclass(frozen=True)
class Restored:
    """Where the study, its description and its restorations lie; `names` are the methods as the engine calls them."""

    study: Path
    described: Path
    runs: dict
    names: dict

    def case(self, description=None, dicom=True):
        """The open case, or one whose description was changed."""
        from REDReconstructionLib.session.session import OpenCase

        told = json.loads((self.described / "description.json").read_text())
        source = str(self.study) if dicom else ""
        return OpenCase(str(self.study), "folder", "Case 1", self.described, description or told, source)


def phantom():
    """A warm disc with a hot spot `[z, y, x]` in Bq/mL, no two slices alike."""
    z, y, x = np.mgrid[: SHAPE[0], : SHAPE[1], : SHAPE[2]]
    y, x = y - 12, x - 12
    return 4000.0 * (x**2 + y**2 < 64) * (1 + 0.05 * z) + 16000.0 * ((x - 4) ** 2 + y**2 < 6) * (z > 1)


@pytest.fixture(scope="session")
def restored(tmp_path_factory):
    """The study with DRF 20 and DRF 4, and what the engine made of it."""
    folder = tmp_path_factory.mktemp("measured")
    grid = ImageGrid(SHAPE[::-1], SPACING, (-46.0, -46.0, 0.0), (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0))
    random = np.random.default_rng(5)
    full = Image(phantom().astype(np.float32), grid, "Bq/mL")
    for drf in (1, 4, 20):
        noise = random.normal(1.0, 0.02 * drf**0.5, SHAPE)
        image = Image((phantom() * noise).clip(0).astype(np.float32), grid, "Bq/mL") if drf > 1 else full
        name = "full_dose" if drf == 1 else f"DRF_{drf}"
        (folder / "study" / name).mkdir(parents=True)
        told = f"FDG {'full dose' if drf == 1 else f'DRF {drf}'}"
        write_demo_series(image, folder / "study" / name, told, full)
    runs = {key: folder / f"{key[0]:g}-{key[1]}" for key in RUNS}
    jobs = [
        (drf, method, *map(int, part.split(":")), runs[drf, name].name) for (drf, name), (method, part) in RUNS.items()
    ]
    command = [sys.executable, "-c", RESTORE, str(folder / "study"), str(folder), json.dumps(jobs)]
    done = subprocess.run(command, cwd=engine_folder(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    names = {key: json.loads((run / "run.json").read_text())["method"] for key, run in runs.items()}
    return Restored(folder / "study", folder / "described", runs, names)


@pytest.fixture
def panel(scene, tmp_path, module):
    """The module opened by the user, with a work folder of the test's own."""
    import bench
    import qt

    qt.QSettings().setValue(WORK, str(tmp_path / "work"))
    shown = Panel(bench.open_module())
    # Three views are drawn sooner than nine.
    shown.session.parameters.showSinograms = shown.session.parameters.showDifferences = False
    for name in ("caseButton", "restoreButton"):
        getattr(shown.panel.ui, name).collapsed = True
    for name in ("measureButton", "exportButton"):
        shown.unfold(name)
    return shown


def bring(panel, restored, case=None, keys=tuple(RUNS)):
    """Open the case with some of its results."""
    from REDReconstructionLib.scene import importing

    case = case or restored.case()
    compared.done(importing.importCase(case))
    for key in keys:
        compared.done(importing.importRun(case, restored.runs[key], key[0], restored.names[key]))
    panel.session.setCase(case)
    panel.settle()
    return case


def message(section):
    """The sentence beneath a section's widgets; empty where none is shown."""
    return section.ui.messageLabel.text if section.ui.messageLabel.isVisibleTo(section.widget) else ""
