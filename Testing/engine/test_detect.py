"""`redpet detect`: bodies, lesions, paired counts, a study that grows, and what is refused."""

import csv
import json
from contextlib import nullcontext
from dataclasses import asdict, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from command_line import only_sentence, redpet
from msgspec import structs

from redpet.case import DoseLevel
from redpet.errors import Cancelled, InputError
from redpet.evaluation.detectability import (
    Against,
    Cell,
    costly,
    failing,
    in_one_line,
    in_short,
    losing,
    mean_auc,
    read_detectability,
)
from redpet.machine.cluster import ClusterSettings
from redpet.machine.devices import Compute
from redpet.machine.progress import Silent
from redpet.machine.threads import limited_threads
from redpet.phantoms.lesion_field import APART_MM, BACKGROUNDS, EDGE_MM, GRID, HALF_MM, LUMPY, body, places
from redpet.tasks.detect import bodies_of, detect
from redpet.tasks.detect_cluster import Share, detect_on, measure
from redpet.tasks.detect_job import DetectJob, check
from redpet.tasks.imagers import STRENGTHS, Imager
from redpet.tasks.lesions import ACTIVITY_BQML, COUNTS_PER_SLICE, Lesion, hot_spheres, low_doses, scene

LESIONS = (Lesion(8.0, 2.0), Lesion(13.0, 6.0))
JOB = DetectJob(
    methods=("osem", "osem-gauss", "image-unet"),
    drf=(100.0,),
    size=(13.0,),
    contrast=(2.0, 6.0),
    background=("flat",),
    phantoms=3,
    device="cpu",
)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small study."""
    return detect(JOB, tmp_path_factory.mktemp("detect") / "study")


def test_workers_measure_the_same_as_this_process(tmp_path: Path) -> None:
    with limited_threads(1):
        here = detect(replace(JOB, methods=("osem",)), tmp_path / "here")
    there = detect_on(replace(JOB, methods=("osem",)), tmp_path / "there", ClusterSettings(workers=2))
    files = [path.relative_to(here) for path in sorted(here.rglob("*.json"))]
    assert len([path for path in files if path.parent.name == "units"]) == JOB.phantoms
    assert [path for path in files if (here / path).read_bytes() != (there / path).read_bytes()] == []


def test_a_worker_that_fails_ends_the_study_in_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "units").write_text("a file where the units would lie")
    share = Share(JOB, tmp_path / "units", bodies_of(JOB)[0])
    told = measure(share)
    assert str(tmp_path / "units") in told
    monkeypatch.setattr("redpet.tasks.detect_cluster.cluster", lambda *_: nullcontext())
    monkeypatch.setattr("redpet.tasks.detect_cluster.as_done", lambda *_: iter([(share, told)]))
    with pytest.raises(InputError, match="units"):
        detect_on(JOB, tmp_path / "out", ClusterSettings(workers=1))


def test_places_lie_within_the_body_and_apart() -> None:
    where = np.array(places(np.random.default_rng(3)))
    assert 70 < len(where) < 95
    mm = (where - (np.array(GRID.shape) - 1) / 2) * GRID.spacing_mm[::-1]
    assert ((mm[:, 1] / (HALF_MM[0] - EDGE_MM)) ** 2 + (mm[:, 2] / (HALF_MM[1] - EDGE_MM)) ** 2).max() < 1.05
    nearest = min(float(np.linalg.norm(one - other)) for one, other in combinations(mm, 2))
    assert nearest > 0.7 * APART_MM


def test_the_body_absorbs_as_280_mm_of_water_and_lumps_keep_its_mean() -> None:
    for background in BACKGROUNDS:
        phantom = body(np.random.default_rng(1), background)
        assert phantom.attenuation is not None
        middle = phantom.attenuation[11, 64].sum() * GRID.spacing_mm[0]
        assert middle == pytest.approx(280 * 0.0096, rel=0.01)
        inside = phantom.activity[phantom.attenuation > 0.009]
        assert inside.mean() == pytest.approx(1.0, abs=0.1)
        assert inside.min() >= 0
        assert (inside.std() > 0.2) == (background == LUMPY)


def test_a_lesion_adds_its_volume_times_its_uptake() -> None:
    added = hot_spheres(GRID, ((8, 60, 50), (13, 80, 70)), list(LESIONS))
    for (z, y, x), lesion in (((8, 60, 50), LESIONS[0]), ((13, 80, 70), LESIONS[1])):
        near = added[z - 3 : z + 4, y - 4 : y + 5, x - 4 : x + 5]
        volume = np.pi / 6 * lesion.size_mm**3 / 1000
        assert near.sum() * GRID.voxel_ml == pytest.approx(volume * (lesion.contrast - 1) * ACTIVITY_BQML, rel=0.01)
        assert added[z, y, x] == pytest.approx((lesion.contrast - 1) * ACTIVITY_BQML, rel=0.02)


def test_counts_with_and_without_lesions_share_their_noise_and_have_their_dose() -> None:
    one = scene(0, "flat", 0, LESIONS)
    without, with_ = low_doses(one, 20.0, np.random.default_rng(0))
    again, _ = low_doses(one, 20.0, np.random.default_rng(0))
    np.testing.assert_array_equal(without.values, again.values)
    more = with_.values - without.values
    assert more.min() == 0
    wanted = float(one.more.sum(dtype=np.float64)) / 20
    assert more.sum(dtype=np.float64) == pytest.approx(wanted, abs=5 * np.sqrt(wanted))
    assert with_.is_poisson
    scatter = without.corrections.background
    assert scatter is not None
    trues = without.values.sum(dtype=np.float64) - scatter.sum(dtype=np.float64)
    assert trues == pytest.approx(COUNTS_PER_SLICE * GRID.size[2] / 20, rel=0.002)
    assert set(one.cells) == {0, 1}
    assert abs(int((one.cells == 0).sum()) - int((one.cells == 1).sum())) <= 1


def test_a_bright_lesion_is_found_and_a_faint_one_less(study: Path) -> None:
    result = read_detectability(study)
    found = {(cell.method, cell.contrast): cell for cell in result.cells}
    assert set(found) == {(method, contrast) for method in JOB.methods for contrast in (2.0, 6.0)}
    for method in JOB.methods:
        bright, faint = found[method, 6.0], found[method, 2.0]
        assert bright.auc > 0.95
        assert 0.5 < faint.auc < bright.auc
        assert faint.low < faint.auc < faint.high
        assert faint.lesions > 100
    assert found["osem-gauss", 2.0].strength in STRENGTHS["osem-gauss"]
    assert found["osem-gauss", 2.0].filter is None
    beside = found["image-unet", 2.0].filter
    assert beside is not None
    assert beside.rival in ("osem", "osem-gauss")
    assert beside.difference == pytest.approx(found["image-unet", 2.0].auc - found[beside.rival, 2.0].auc)
    assert beside.low < beside.difference < beside.high
    assert mean_auc(result.cells, "osem", 100.0, "flat") == pytest.approx(
        (found["osem", 2.0].auc + found["osem", 6.0].auc) / 2
    )


def test_table_csv_and_json_say_the_same(study: Path) -> None:
    cells = json.loads((study / "detectability.json").read_text())["cells"]
    with (study / "detectability.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert [float(line["auc"]) for line in lines] == [cell["auc"] for cell in cells]
    table = (study / "table.md").read_text()
    for cell in cells:
        assert f"{cell['auc']:.2f} ({cell['low']:.2f}-{cell['high']:.2f})" in table
    assert (study / "detectability.png").stat().st_size > 10_000


def test_a_study_grows_by_what_is_missing_alone_and_mends_what_is_damaged(tmp_path: Path) -> None:
    plain = replace(JOB, methods=("osem",))
    out = detect(plain, tmp_path / "out")
    units = sorted((out / "units").iterdir())
    assert len(units) == 3
    before = (out / "detectability.json").read_bytes()
    stamps = {unit: unit.stat().st_mtime_ns for unit in units}
    units[0].write_text("{")
    detect(plain, out)
    assert (out / "detectability.json").read_bytes() == before
    assert [unit for unit in units if unit.stat().st_mtime_ns != stamps[unit]] == units[:1]
    detect(replace(plain, methods=("osem", "osem-gauss")), out)
    assert len(list((out / "units").iterdir())) == 6
    with pytest.raises(InputError, match="a study of other lesions, channels or another seed"):
        detect(replace(plain, seed=1), out)


def test_what_is_given_back_joins_a_study_under_its_own_name(tmp_path: Path) -> None:
    plain = replace(JOB, methods=("osem", "image-unet"))
    without = read_detectability(detect(plain, tmp_path / "out"))
    back = read_detectability(detect(replace(plain, give_back=100.0), tmp_path / "out"))
    assert len(list((tmp_path / "out" / "units").iterdir())) == 9
    assert [cell.auc for cell in back.cells if cell.method == "osem"] == [
        cell.auc for cell in without.cells if cell.method == "osem"
    ]
    faint, again = (next(one for one in study.cells if one.contrast == 2 and one.filter) for study in (without, back))
    assert (faint.label, again.label) == ("Image U-Net", "Image U-Net, given back")
    assert again.auc > faint.auc
    with pytest.raises(InputError, match="to give back 101 % is not possible"):
        check(replace(plain, give_back=101.0))


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(InputError, match="no study of redpet detect: choose a new folder"):
        detect(JOB, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


def test_a_study_stops_when_it_is_told_to_and_keeps_what_was_done(tmp_path: Path) -> None:
    class Impatient(Silent):
        def step(self, stage: str, done: int, total: int) -> None:
            if done == 2:
                raise Cancelled("cancelled.")

    with pytest.raises(Cancelled):
        detect(JOB, tmp_path / "out", Impatient())
    assert len(list((tmp_path / "out" / "units").iterdir())) == 2
    assert not (tmp_path / "out" / "detectability.json").exists()


@pytest.mark.parametrize("method", ["osem-early", "osem-nlm", "osem-tv", "fbp"])
def test_each_rival_gives_an_image_for_each_strength(method: str) -> None:
    one = scene(0, "flat", 0, LESIONS)
    low = low_doses(one, 100.0, np.random.default_rng(0))[0].slices(2, 4)
    imager = Imager(method, None, Compute("cpu"))
    level = DoseLevel(100.0, low)
    images = list(imager.images(level, lambda: one.truth.slices(2, 4), Silent()))
    assert len(images) == len(imager.strengths)
    assert all(image.grid.shape == (2, 128, 128) for image in images)
    assert len({float(image.values.std()) for image in images}) == len(images)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"methods": ("nonsense",)}, "the method 'nonsense' is unknown"),
        ({"methods": ("red", "red")}, "name each method once"),
        ({"methods": ("unet",)}, "no model for unet is built in"),
        ({"models": {"osem": Path("file")}}, "osem needs no model"),
        ({"size": (30.0,)}, "diameters from 4 to 20 mm"),
        ({"contrast": (1.0,)}, "hot lesions"),
        ({"drf": ()}, "--drf takes one number or more"),
        ({"background": ("bumpy",)}, "--background takes flat or lumpy"),
        ({"channels": "gabor"}, "--channels takes dog or laguerre-gauss"),
        ({"phantoms": 2}, "--phantoms 2 is too few"),
        ({"seed": -1}, "--seed must not be negative"),
        ({"size": (6.0, 8.0, 10.0, 13.0, 17.0), "contrast": (2.0, 3.0, 4.0, 8.0)}, "20 kinds of lesions"),
    ],
)
def test_what_is_not_possible_is_refused_in_one_sentence(changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        check(replace(JOB, **changed))


def test_the_command_refuses_before_it_writes(tmp_path: Path) -> None:
    told = redpet("detect", "-q", "--out", tmp_path / "out", "--size", "50")
    assert "diameters from 4 to 20 mm" in only_sentence(told.stderr)
    assert not (tmp_path / "out").exists()


def cell(background: str, difference: float, high: float, rdp: Against | None = None) -> Cell:
    """A cell of RED that lies so far from the best filter."""
    beside = Against("osem-gauss", "OSEM + Gaussian", difference, difference - 0.05, high)
    return Cell(background, 20.0, 10.0, 2.0, "red", "RED-NS+", 0.0, 60, 0.8, 0.7, 0.9, beside, rdp)


def test_the_gate_counts_lumpy_cells_alone_a_loss_is_beyond_chance_and_the_panel_tells_what_costs_more_than_002() -> (
    None
):
    behind_rdp = Against("rdp", "RDP", -0.04, -0.06, -0.01)
    cells = [
        cell("lumpy", -0.11, -0.08),
        structs.replace(cell("lumpy", -0.019, -0.001), size_mm=13.0),
        cell("lumpy", -0.03, 0.02),
        cell("flat", -0.2, -0.1),
        cell("flat", 0.05, 0.08, behind_rdp),
        cell("flat", 0.05, 0.08),
    ]
    assert failing(cells, "red") == [cells[0], cells[2]]
    assert losing(cells, "red") == [cells[0], cells[1], cells[3], cells[4]]
    assert costly(cells, "red") == [cells[0], cells[2], cells[3], cells[4]]
    assert failing(cells, "image-unet") == []
    assert in_one_line(cells, "red").endswith(
        "than a filter or RDP (AUC lower by more than 0.02), up to 10 mm 2:1 at DRF 20."
    )
    assert in_short(cells, "red") == "Costs lesions up to 10 mm at DRF 20"
    at_another_dose = structs.replace(cells[2], drf=100.0)
    assert in_short([*cells, at_another_dose], "red") == "Costs lesions up to 10 mm at DRF 20/100"
    assert (
        in_short([*cells, structs.replace(at_another_dose, size_mm=8.0)], "red")
        == "Costs lesions up to 10/8 mm at DRF 20/100"
    )
    assert in_one_line(cells, "image-unet") == in_short(cells, "image-unet") == ""
    assert asdict(LESIONS[0]) == {"size_mm": 8.0, "contrast": 2.0}


def test_a_result_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no result of redpet detect"):
        read_detectability(tmp_path)
    (tmp_path / "detectability.json").write_text('{"cells": 3}')
    with pytest.raises(InputError, match="damaged or no result"):
        read_detectability(tmp_path)
