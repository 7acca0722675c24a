"""The package that the page *Bring your model* shows, installed by pip: its method restores by its name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from examples import DOCS
from scipy.ndimage import median_filter

from redpet.case.storage import read_sinogram

SINOGRAM = {
    "what": "sinogram",
    "axes": ["slice", "angle", "radial"],
    "radial_spacing_mm": 4.0,
    "slice_spacing_mm": 4.0,
    "angle_start_deg": 0,
    "angle_direction": "clockwise",
    "unit": "counts",
    "kind": "measured",
}


def run(folder: Path, *command: object) -> str:
    """A command in a folder, with the packages that lie in its `site`, that must end well."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder / "site"), os.environ.get("PYTHONPATH", "")]),
    }
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_package_of_the_page_installs_and_its_method_restores(tmp_path: Path) -> None:
    counts = np.random.default_rng(0).poisson(20, (2, 24, 24)).astype(np.float32)
    np.save(tmp_path / "counts.npy", counts)
    (tmp_path / "counts.npy.json").write_text(json.dumps(SINOGRAM))
    source = tmp_path / "source"
    source.mkdir()
    for file in (DOCS / "examples" / "median_package").rglob("*.*"):
        if file.suffix in (".py", ".toml"):
            place = source / file.relative_to(DOCS / "examples" / "median_package")
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(file.read_bytes())
    run(tmp_path, "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "--target", "site", source)
    options = ("--drf", 4, "--method", "median", "--subsets", 4, "--device", "cpu")
    run(tmp_path, "redpet", "restore", "counts.npy", *options, "--out", "out")
    assert json.loads((tmp_path / "out" / "run.json").read_text())["model"]["name"] == "median of redpet-median 1.0"
    restored = read_sinogram(tmp_path / "out" / "sinograms" / "restored.nrrd").values
    np.testing.assert_array_equal(restored, median_filter(counts, size=(1, 3, 3)))
