"""The examples for developers do what their page says: a method is trained and restores, a reader reads or refuses."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from examples import DOCS
from text_reader import read_text

import redpet
from redpet import readers

TEXT = "# radial_spacing_mm: 4\n# slice_spacing_mm: 5\n# image_unit: Bq/mL\n0 3 5 2\n1 4 6 1\n\n0 2 7 2\n0 5 4 2\n"
TRAINED = """
import sys
sys.path[:0] = {paths!r}
from pathlib import Path
import numpy as np
import redpet
from redpet.restoration.methods import NOISE_STANDARDISED
from redpet.training.pack import pack
from redpet.training.trainer import train
from small_training import config_for, rows

out = Path({out!r})
config = config_for(out, formulation=NOISE_STANDARDISED, steps=30, validate_every=10)
train("flow", config)
log = rows(out / "flow.csv")
assert log[-1]["validation_loss"] < log[0]["validation_loss"], log
model = pack(out / "flow.safetensors", [out], method="flow")
grid = redpet.ImageGrid((32, 32, 3), (4.0, 4.0, 4.0))
_, y, x = np.mgrid[:3, :32, :32]
body = redpet.Image((1000.0 * ((x - 16) ** 2 + (y - 16) ** 2 < 100)).astype(np.float32), grid, "Bq/mL")
case = redpet.simulate(body, drf=4, counts_per_slice=1e5)
result = redpet.restore(case, drf=4, method="flow", model=model, subsets=8, device="cpu")
assert (result.method, result.steps) == ("Flow", 2)
assert np.isfinite(result.restored.image.values).all()
assert not np.allclose(result.restored.sinogram.values, result.low.sinogram.values)
"""


def test_the_method_of_the_page_is_trained_and_restores_by_its_row_and_its_file(tmp_path: Path) -> None:
    """In a Python of its own, whose table has the row from the beginning."""
    paths = [str(DOCS / "examples"), str(DOCS.parent / "Testing" / "engine")]
    program = TRAINED.format(paths=paths, out=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_reader_of_the_page_reads_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "disc.txt"
    path.write_text(TEXT)
    sinogram = read_text(path).levels[0].sinogram
    assert sinogram is not None
    np.testing.assert_array_equal(sinogram.values, [[[0, 3, 5, 2], [1, 4, 6, 1]], [[0, 2, 7, 2], [0, 5, 4, 2]]])
    assert (sinogram.kind, sinogram.unit, sinogram.image_unit) == (redpet.Kind.MEASURED, "counts", "Bq/mL")
    assert sinogram.grid.spacing_mm == (4.0, 4.0, 5.0)
    assert sinogram.is_poisson


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (TEXT.replace("# image_unit: Bq/mL\n", ""), "lacks image_unit"),
        (TEXT.replace("0 3 5 2", "0 3 5"), "lines of one length"),
        (TEXT.replace("0 3 5 2", "0 3 five 2"), "no table of numbers"),
        (TEXT.replace(": 4\n", ": four\n"), "no table of numbers"),
        (TEXT.replace(": 4\n", ": -4\n"), "radial spacing"),
    ],
)
def test_the_reader_of_the_page_refuses_what_is_missing_or_wrong(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "disc.txt"
    path.write_text(text)
    with pytest.raises(redpet.InputError, match=complaint):
        read_text(path)


def test_a_reader_that_the_door_chooses_serves_every_function(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = readers._reader

    def reader(path: Path, *more: Any) -> Callable[[Path], redpet.Case]:
        return read_text if path.suffix == ".txt" else chosen(path, *more)

    monkeypatch.setattr(readers, "_reader", reader)
    path = tmp_path / "disc.txt"
    path.write_text(TEXT)
    result = redpet.restore(redpet.read(path), method="osem", subsets=2, device="cpu")
    assert result.restored.image.values.shape == (2, 4, 4)
