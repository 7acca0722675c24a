"""`redpet restore --evidence`: the map, the findings, and what is said where there are no counts."""

import csv
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from command_line import done, redpet

import redpet as public
from redpet import cli
from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid
from redpet.case.storage import read_image, read_sinogram, write_image
from redpet.errors import InputError
from redpet.evidence.findings import State
from redpet.evidence.hypothesis import expected
from redpet.jobs.evidence import FOLDS
from redpet.jobs.evidence_files import StoredEvidence, contradicted_findings, read_evidence
from redpet.jobs.info import describe_case, describe_input
from redpet.jobs.restore import RestoreJob, restore
from redpet.machine.decoding import convert
from redpet.phantoms.painting import Ellipsoid, paint
from redpet.restoration import restorer

GRID = ImageGrid((64, 64, 4), (4.0, 4.0, 4.0), (-126.0, -126.0, 40.0))
LESION_MM = (6.0, -6.0)
EVIDENCE = {"evidence.json", "evidence.csv", "images/evidence.nrrd"}


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cylinder with one lesion, at DRF 4 and 20."""
    place = tmp_path_factory.mktemp("ladder")
    body = Ellipsoid((0, 0, 0), (1e4, 90, 100), 4000.0, 0.0)
    lesion = Ellipsoid((2.0, *LESION_MM), (8, 8, 8), 20000.0, 0.0)
    activity, _ = paint([body, lesion], GRID)
    write_image(Image(activity, GRID, BQML), place / "truth.nrrd")
    done("simulate", place / "truth.nrrd", "--drf", 4, 20, "--out", place / "case", "--counts-per-slice", 2e6)
    return place / "case"


@pytest.fixture(scope="module")
def judged(ladder: Path) -> Path:
    """OSEM at DRF 4, judged by the command in a process of its own."""
    out = ladder.parent / "judged"
    run = redpet("restore", ladder, "--drf", 4, "--out", out, "--method", "osem", "--iterations", 2, "--evidence")
    assert run.returncode == 0, run.stderr
    assert "the evidence restores the case 4 times more" in run.stderr
    (out / "said").write_text(run.stderr)
    return out


def files(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def test_the_option_adds_the_map_and_the_findings_and_changes_nothing_else(ladder: Path, judged: Path) -> None:
    plain = ladder.parent / "plain"
    done("restore", ladder, "--drf", 4, "--out", plain, "--method", "osem", "--iterations", 2)
    assert files(judged) - files(plain) == EVIDENCE | {"said"}
    assert files(plain) - files(judged) == set()
    for name in ("images/restored.nrrd", "sinograms/restored.nrrd", "metrics.json", "comparison.png"):
        assert (plain / name).read_bytes() == (judged / name).read_bytes()
    without = json.loads((plain / "run.json").read_text())
    assert not [warning for warning in without["warnings"] if "evidence" in warning]


def test_the_map_lies_on_the_restored_image_and_holds_the_three_states(judged: Path) -> None:
    states, restored = (read_image(judged / "images" / f"{name}.nrrd") for name in ("evidence", "restored"))
    assert states.grid == restored.grid
    assert set(np.unique(states.values)) <= {float(state) for state in State}
    assert states.provenance["states"] == {
        "0": "not judged", "1": "supported", "2": "cannot tell", "3": "contradicted"
    }  # fmt: skip
    assert states.values[0, 0, 0] == State.NOT_JUDGED
    assert states.values[2, 33, 30] == State.SUPPORTED


def test_the_findings_name_the_lesion_with_place_size_contrast_power_and_a_sentence(judged: Path) -> None:
    content = json.loads((judged / "evidence.json").read_text())
    assert content["available"]
    assert content["folds"] == FOLDS
    assert sum(content["volume_ml"].values()) == pytest.approx(64 * 64 * 4 * 0.064)
    supported = [one for one in content["findings"] if one["state"] == "supported"]
    lesion = max(supported, key=lambda one: one["uptake_counted"])
    assert lesion["position_mm"][:2] == pytest.approx([LESION_MM[1], LESION_MM[0]], abs=6)
    assert lesion["diameter_mm"] in (10, 16)
    assert lesion["contrast_counted"] == pytest.approx(5, abs=1.5)
    assert lesion["unit"] == BQML
    assert lesion["suv_shown"] is None
    assert lesion["power"] > 0.99
    assert "the counts bear it out" in lesion["sentence"]


def test_the_table_holds_the_findings_of_the_json(judged: Path) -> None:
    told = json.loads((judged / "evidence.json").read_text())["findings"]
    with (judged / "evidence.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["sentence"] for row in rows] == [one["sentence"] for one in told]
    for row, one in zip(rows, told, strict=True):
        assert [float(row[axis]) for axis in ("x_mm", "y_mm", "z_mm")] == pytest.approx(one["position_mm"])
        assert float(row["z"]) == pytest.approx(one["z"])
        assert row["suv_shown"] == ""


def test_what_a_case_is_says_the_memory_that_its_evidence_will_take_or_why_there_is_none(
    ladder: Path, judged: Path
) -> None:
    levels = describe_input(ladder)["levels"]
    (of_4,) = (level["evidence"] for level in levels if level["drf"] == 4)
    assert of_4["reason"] == ""
    assert f"takes about {of_4['memory_mib']:.0f} MiB" in (judged / "said").read_text()
    (of_image,) = describe_input(ladder.parent / "truth.nrrd")["levels"]
    assert "evidence" not in of_image
    corrected = replace(read_sinogram(ladder / "sinograms" / "drf-4.nrrd"), precorrected=True)
    told = describe_case(Case("case", (DoseLevel(4.0, corrected),)))["levels"][0]["evidence"]
    assert told["memory_mib"] is None
    assert "not available" in told["reason"]


def test_the_evidence_is_read_back_as_it_was_written(judged: Path) -> None:
    told, content = read_evidence(judged), json.loads((judged / "evidence.json").read_text())
    assert told is not None
    assert json.loads(json.dumps([asdict(one) for one in told.findings])) == content["findings"]
    assert told.volume_ml == content["volume_ml"]
    wrong = [one for one in content["findings"] if one["state"] == "contradicted"]
    assert contradicted_findings(judged) == len(told.contradicted) == len(wrong)


def test_a_damaged_file_of_evidence_is_refused_and_one_that_is_not_there_is_none(judged: Path, tmp_path: Path) -> None:
    assert read_evidence(tmp_path) is contradicted_findings(tmp_path) is None
    content = json.loads((judged / "evidence.json").read_text())
    content["findings"][0]["state"] = None
    (tmp_path / "evidence.json").write_text(json.dumps(content))
    with pytest.raises(InputError, match=r"evidence\.json is damaged .*findings.*state.*restore again"):
        contradicted_findings(tmp_path)


def test_the_same_case_is_judged_the_same_again(ladder: Path, judged: Path) -> None:
    again = ladder.parent / "again"
    done("restore", ladder, "--drf", 4, "--out", again, "--method", "osem", "--iterations", 2, "--evidence")
    assert (again / "evidence.json").read_bytes() == (judged / "evidence.json").read_bytes()


def test_the_public_function_gives_the_map_and_the_findings_of_the_command(ladder: Path, judged: Path) -> None:
    result = public.restore(public.read(ladder), drf=4, method="osem", iterations=2, evidence=True)
    assert result.evidence is not None
    states = read_image(judged / "images" / "evidence.nrrd")
    np.testing.assert_array_equal(result.evidence.values, states.values)
    assert (result.evidence.grid, result.evidence.unit) == (states.grid, states.unit)
    told = json.loads((judged / "evidence.json").read_text())["findings"]
    assert json.loads(json.dumps([asdict(one) for one in result.findings])) == told
    assert list(result.warnings) == json.loads((judged / "run.json").read_text())["warnings"]


def test_the_public_function_says_why_there_is_no_evidence_and_computes_none_unasked(ladder: Path) -> None:
    case = public.read(ladder)
    asked = public.restore(case.truth, method="osem", iterations=1, slices=(0, 1), evidence=True)
    assert (asked.evidence, asked.findings) == (None, ())
    assert any("the evidence is not available" in warning for warning in asked.warnings)
    unasked = public.restore(case, drf=4, method="osem", iterations=1, slices=(0, 1))
    assert (unasked.evidence, unasked.findings) == (None, ())
    assert not any("evidence" in warning for warning in unasked.warnings)


def test_a_spot_that_a_method_invents_is_contradicted_and_warned_of(
    ladder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = restorer.restore_part

    def inventive(whole, part, model, **options):
        """The restoration of a sinogram that holds another sphere, wherever its counts came from."""
        sphere, _ = paint([Ellipsoid((2.0, 40, -40), (6, 6, 6), 16000.0, 0.0)], GRID)
        result = honest(whole, part, model, **options)
        bare = replace(whole, corrections=replace(whole.corrections, background=None))
        added = result.sinogram.values + expected(sphere, bare)[part[0] : part[1]]
        return replace(result, sinogram=replace(result.sinogram, values=added))

    monkeypatch.setattr("redpet.jobs.restore.restore_part", inventive)
    fields = {"input": str(ladder), "out": str(tmp_path / "out"), "drf": 4, "method": "osem", "evidence": True}
    out = restore(convert(fields, RestoreJob))
    told = json.loads((out / "evidence.json").read_text())["findings"]
    invented = told[0]
    assert (invented["kind"], invented["state"]) == ("invented", "contradicted")
    assert invented["position_mm"][:2] == pytest.approx([-40, 40], abs=6)
    assert "no such spot" in invented["sentence"]
    warnings = json.loads((out / "run.json").read_text())["warnings"]
    assert any("the counts contradict the restored image" in warning and "invented" in warning for warning in warnings)


def test_of_a_re_projected_image_the_evidence_is_not_available_and_says_so(ladder: Path, tmp_path: Path) -> None:
    image = ladder.parent / "truth.nrrd"
    done("restore", image, "--out", tmp_path / "out", "--method", "osem", "--iterations", 1, "--evidence")
    content = json.loads((tmp_path / "out" / "evidence.json").read_text())
    assert content["available"] is False
    assert "not available" in content["reason"]
    assert "re-projected" in content["reason"]
    assert content["reason"] in json.loads((tmp_path / "out" / "run.json").read_text())["warnings"]
    assert read_evidence(tmp_path / "out") == StoredEvidence(content["reason"])
    assert contradicted_findings(tmp_path / "out") is None
    assert not files(tmp_path / "out") & {"evidence.csv", "images/evidence.nrrd"}


def test_an_image_that_is_too_small_is_refused_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = ImageGrid((16, 16, 2), (4.0, 4.0, 4.0))
    write_image(Image(np.ones(grid.shape, dtype=np.float32), grid, BQML), tmp_path / "truth.nrrd")
    done("simulate", tmp_path / "truth.nrrd", "--drf", 4, "--out", tmp_path / "case", "--counts-per-slice", 1e5)
    assert read_sinogram(tmp_path / "case" / "sinograms" / "drf-4.nrrd").is_poisson
    asked = ["restore", tmp_path / "case", "--out", tmp_path / "out", "--method", "osem", "--evidence"]
    assert cli.main([str(word) for word in asked]) == 1
    assert "too small to judge" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
