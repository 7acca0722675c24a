"""The comparison of methods: what is kept, what the table says, what is refused."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from redpet.case import BQML, Case, DoseLevel, Image, ImageGrid
from redpet.case.geometry import geometry_for_image
from redpet.case.nrrd import Place, write_nrrd
from redpet.case.storage import write_case
from redpet.errors import InputError
from redpet.evaluation import figure, run
from redpet.evaluation import job as asked
from redpet.evaluation.detectability import Cell, Detectability
from redpet.evaluation.job import EvaluateJob, Tuned, check, restore_job
from redpet.evaluation.region_table import region_section
from redpet.evaluation.run import evaluate
from redpet.evaluation.scores import (
    BACKGROUND,
    LESION,
    Label,
    RegionScore,
    Score,
    composite,
    gain,
    recovery,
    region_scores,
    variability,
)
from redpet.evaluation.table import markdown, paired_p, rows_of, weighted
from redpet.evaluation.tuning import WIDTHS_MM, psnr_db, tune
from redpet.machine.progress import Silent
from redpet.measures.metrics import Metrics
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.pictures.figures import Column
from redpet.projection.dose import project, simulate_counts, thin
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem

GRID = ImageGrid((48, 48, 3), (4.0, 4.0, 4.0))
DRF = 20.0


def phantom_case(seed: int) -> tuple[Case, np.ndarray]:
    """A cylinder with a hot rod, at full dose and DRF 20, and its regions: 1 the rod, 2 the background."""
    body = Ellipsoid((0.0, 0.0, 0.0), (1e4, 70.0, 80.0), 1.0, WATER)
    rod = Ellipsoid((0.0, 20.0, 25.0), (1e4, 14.0, 14.0), 4.0, WATER)
    far = Ellipsoid((0.0, -20.0, -25.0), (1e4, 20.0, 20.0), 1.0, WATER)
    activity, _ = paint([body, rod], GRID)
    truth = Image(activity * np.float32(1000.0), GRID, BQML)
    rng = np.random.default_rng(seed)
    full = simulate_counts(project(truth, geometry_for_image(truth)), rng, counts_per_slice=1e6, background=0.2)
    levels = (DoseLevel(1.0, full), DoseLevel(DRF, thin(full, DRF, rng)))
    regions = np.zeros(GRID.shape, np.float32)
    regions[activity > 3.9] = 1
    regions[paint([far], GRID)[0] > 0.99] = 2
    return Case(f"phantom {seed}", levels, truth), regions


def written(folder: Path, seed: int) -> Path:
    """A CASE folder with regions."""
    case, regions = phantom_case(seed)
    folder.mkdir()
    write_case(case, folder)
    write_nrrd(regions, folder / "regions.nrrd", {}, Place(GRID.spacing_mm, GRID.origin_mm))
    labels = [{"number": 1, "name": "rod", "kind": "lesion"}, {"number": 2, "name": "far", "kind": "background"}]
    (folder / "regions.json").write_text(json.dumps(labels))
    return folder


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("cases")
    return [written(folder / f"case-{seed}", seed) for seed in range(3)]


@pytest.fixture(scope="module")
def evaluated(cases: list[Path], tmp_path_factory: pytest.TempPathFactory) -> EvaluateJob:
    out = tmp_path_factory.mktemp("evaluated") / "out"
    job = EvaluateJob(
        cases=tuple(cases[:2]), out=out, methods=("osem", "osem-gauss", "red"), tune_on=(cases[2],), device="cpu"
    )
    evaluate(job)
    return job


def results(job: EvaluateJob) -> list[dict[str, str]]:
    with (job.out / "results.csv").open() as file:
        return list(csv.DictReader(file))


def test_each_case_dose_and_method_has_a_line_with_its_metrics(evaluated: EvaluateJob) -> None:
    lines = results(evaluated)
    assert [line["method"] for line in lines] == ["osem", "osem-gauss", "red"] * 2
    assert len({line["case"] for line in lines}) == 2
    by_method = {line["method"]: float(line["image_truth_psnr_db"]) for line in lines[:3]}
    assert by_method["red"] > by_method["osem-gauss"] > by_method["osem"]
    for stage in ("restore", "reconstruct", "correct"):
        assert all(float(line[f"{stage}_s_per_slice"]) > 0 for line in lines if line["method"] == "red")


def test_with_evidence_the_table_tells_what_counts_contradict_and_how_often_intervals_hold_the_truth(
    cases: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    job = EvaluateJob(cases=tuple(cases[:1]), out=out, methods=("osem", "red"), evidence=True, device="cpu")
    evaluate(job)
    table = (out / "table.md").read_text()
    assert "| findings contradicted | interval coverage |" in table
    assert "findings contradicted" not in markdown(rows_of([]))
    with (out / "regions.csv").open() as file:
        lines = list(csv.DictReader(file))
    held = 0
    for line in lines:
        for name in ("mean", "maximum"):
            lower, upper = float(line[f"{name}_lower"]), float(line[f"{name}_upper"])
            assert lower < upper
            held += line["method"] == "red" and lower <= float(line[f"reference_{name}"]) <= upper
        assert float(line["total_lower"]) == pytest.approx(float(line["mean_lower"]) * float(line["volume_ml"]))
    (score,) = [json.loads(path.read_text()) for path in out.rglob("score.json") if "red-" in str(path)]
    evidence = json.loads(next(path for path in out.rglob("evidence.json") if "red-" in str(path)).read_text())
    contradicted = sum(one["state"] == "contradicted" for one in evidence["findings"])
    assert score["told"] == {"findings": len(evidence["findings"]), "contradicted": contradicted}
    (row,) = [line for line in table.splitlines() if "| RED-NS+, " in line and "| measured |" in line][:1]
    assert f"| {contradicted} of {len(evidence['findings'])} | {held / 4:.3f} of 4 |" in row


def test_the_numbers_are_those_of_osem_computed_by_hand(evaluated: EvaluateJob, cases: list[Path]) -> None:
    case, regions = phantom_case(0)
    image = osem(case.levels[1].sinogram, OsemSettings(4, 16))
    line = results(evaluated)[0]
    assert float(line["image_truth_psnr_db"]) == pytest.approx(psnr_db(image.values, case.truth.values), abs=1e-3)
    rod, far = image.values[regions == 1].mean(), image.values[regions == 2].mean()
    assert float(line["lesion_recovery"]) == pytest.approx((rod / far - 1) / 3, rel=1e-3)
    expected = image.values[regions == 2].std() / far
    assert float(line["background_variability"]) == pytest.approx(expected, rel=1e-3)


def test_each_region_has_a_line_with_its_measures_and_their_reference(
    evaluated: EvaluateJob, cases: list[Path]
) -> None:
    with (evaluated.out / "regions.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert [(line["method"], line["region"]) for line in lines[:2]] == [("osem", "rod"), ("osem", "far")]
    assert len(lines) == 2 * 3 * 2
    case, regions = phantom_case(0)
    image, rod = osem(case.levels[1].sinogram, OsemSettings(4, 16)).values, regions == 1
    assert case.truth is not None
    told = {key: float(lines[0][key]) for key in ("mean", "maximum", "total", "reference_mean", "volume_ml")}
    assert told["mean"] == pytest.approx(image[rod].mean(), rel=1e-3)
    assert told["maximum"] == pytest.approx(image[rod].max(), rel=1e-3)
    assert told["volume_ml"] == pytest.approx(rod.sum() * 0.064)
    assert told["total"] == pytest.approx(told["mean"] * told["volume_ml"])
    assert told["reference_mean"] == pytest.approx(case.truth.values[rod].mean(), rel=1e-3)
    assert lines[0]["unit"] == BQML


def test_the_report_has_bias_and_local_psnr_of_lesions_and_organs_over_all_cases() -> None:
    lesions = [
        RegionScore("hot", LESION, BQML, 1.0, mean, maximum, 0.1, 4.0, 8.0, psnr)
        for mean, maximum, psnr in ((3.0, 6.0, 20.0), (4.0, 10.0, 24.0))
    ]
    scores = [score(name, "red", 30.0, regions=(one,)) for name, one in zip("ab", lesions, strict=True)]
    *_, row, end = region_section(rows_of(scores))
    assert end == ""
    bias, maximum, local, *organs = [cell.strip() for cell in row.split("|")[4:-1]]
    assert bias == f"-12.5 ± {12.5 * 2**0.5:.1f}"
    assert maximum == f"0.0 ± {25 * 2**0.5:.1f}"
    assert local == f"22.00 ± {2 * 2**0.5:.2f}"
    assert organs == ["", "", ""]
    assert region_section(rows_of([score("a", "red", 30.0)])) == []


def test_another_method_is_added_without_restoring_the_others_again(
    evaluated: EvaluateJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    restored: list[str] = []
    real = run.restore
    monkeypatch.setattr(
        run, "restore", lambda job, *rest: restored.append(job.reconstruction.reconstruction) or real(job, *rest)
    )
    more = replace_methods(evaluated, ("osem", "osem-gauss", "red", "fbp"))
    before = results(evaluated)
    evaluate(more)
    assert restored == ["fbp", "fbp"]
    kept = [line for line in results(more) if line["method"] != "fbp"]
    assert kept == before


def replace_methods(job: EvaluateJob, methods: tuple[str, ...]) -> EvaluateJob:
    return EvaluateJob(
        cases=job.cases, out=job.out, methods=methods, tune_on=job.tune_on, device="cpu", models=job.models
    )


def test_table_and_figures_are_written(evaluated: EvaluateJob) -> None:
    table = (evaluated.out / "table.md").read_text()
    assert "RED" in table
    assert "OSEM + Gaussian" in table
    assert "research only" in table
    for name in ("figure-drf-20.png", "noise-recovery.png"):
        assert (evaluated.out / name).read_bytes()[:4] == b"\x89PNG"


def test_the_auc_of_a_study_stands_beside_the_methods_that_it_looked_at(evaluated: EvaluateJob, tmp_path: Path) -> None:
    cells = tuple(
        Cell("lumpy", DRF, size, 2.0, "osem", "OSEM", 0.0, 40, auc, auc - 0.1, auc + 0.1)
        for size, auc in ((8.0, 0.7), (10.0, 0.8))
    )
    (tmp_path / "detectability.json").write_bytes(
        msgspec.json.encode(Detectability(redpet="0", channels="dog", seed=0, phantoms=6, cells=cells))
    )
    evaluate(msgspec.structs.replace(evaluated, detect=tmp_path))
    lines = (evaluated.out / "table.md").read_text().splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.startswith("|")]
    column = rows[0].index("AUC, lumpy")
    aucs = {row[3]: row[column] for row in rows[2:5]}
    assert aucs == {"OSEM": "0.750", "OSEM + Gaussian": "", "RED-NS+, 80 % given back": ""}
    evaluate(evaluated)
    assert "AUC" not in (evaluated.out / "table.md").read_text()


def test_the_figure_compares_every_method_with_the_same_full_dose(
    evaluated: EvaluateJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Column] = []
    monkeypatch.setattr(figure, "comparison_figure", lambda path, columns, index: drawn.extend(columns))
    evaluate(evaluated)
    full, *methods = drawn
    case, _ = phantom_case(0)
    np.testing.assert_allclose(full.image.values, osem(case.full.sinogram, OsemSettings(4, 16)).values, rtol=1e-4)
    told = [float(line["image_full_psnr_db"]) for line in results(evaluated)[:3]]
    assert [column.image_metrics.volume.psnr_db for column in methods] == pytest.approx(told, abs=1e-4)


def test_the_time_of_a_step_is_that_of_the_stage_which_did_it(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 1.0, 3.0, 6.0, 10.0))
    monkeypatch.setattr(run.time, "perf_counter", lambda: next(clock))
    watch = run.Watch(Silent())
    for stage, done in (("restore", 1), ("correct", 1), ("write", 0), ("write", 1)):
        watch.step(stage, done, 1)
    assert watch.seconds == {"restore": 1.0, "correct": 5.0, "write": 4.0}


def test_a_rival_is_never_tuned_on_a_case_that_is_judged(cases: list[Path], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="both judged and tuned on"):
        evaluate(EvaluateJob(cases=(cases[0],), out=tmp_path / "out", methods=("osem-gauss",), tune_on=(cases[0],)))
    with pytest.raises(InputError, match="--tune-on"):
        evaluate(EvaluateJob(cases=(cases[0],), out=tmp_path / "out", methods=("osem-gauss",)))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"methods": ("osem", "magic")}, "'magic' is unknown"),
        ({"methods": ("unet",)}, "--model unet=FILE"),
        ({"methods": ("osem", "osem")}, "once"),
        ({"models": {"osem": Path("x")}}, "needs no model"),
        ({"cases": ()}, "at least one case"),
        ({"drf": (7.0,), "methods": ("osem",)}, "no dose level of DRF 7"),
    ],
)
def test_what_cannot_be_evaluated_is_refused_in_one_sentence(
    cases: list[Path], tmp_path: Path, change: dict, told: str
) -> None:
    fields = {"cases": (cases[0],), "out": tmp_path / "out", "methods": ("osem",), "device": "cpu"} | change
    with pytest.raises(InputError, match=told):
        evaluate(EvaluateJob(**fields))


def test_a_method_that_ships_needs_no_model_and_is_judged_anew_when_its_model_is_another(
    cases: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = EvaluateJob(cases=(cases[0],), out=tmp_path / "out", methods=("osem", "red", "image-unet"))
    check(wanted)
    monkeypatch.setattr(asked, "default_model_path", lambda method: tmp_path / method)
    places = []
    for content in (b"one", b"another"):
        (tmp_path / "image-unet").write_bytes(content)
        places.append(restore_job(wanted, cases[0], DRF, "image-unet", None).out)
    assert places[0] != places[1]


def test_a_folder_of_something_else_is_left_alone(cases: list[Path], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="no evaluation"):
        evaluate(EvaluateJob(cases=(cases[0],), out=tmp_path, methods=("osem",)))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_tuning_finds_the_best_width_of_the_validation_cases() -> None:
    case, _ = phantom_case(5)
    tuned = tune([case], DRF, 16)
    image = osem(case.levels[1].sinogram, OsemSettings(tuned.gauss_iterations, 16)).values
    psnr = {width: psnr_db(GaussianFilter(GRID, width).apply(image), case.truth.values) for width in WIDTHS_MM}
    assert max(psnr, key=lambda width: psnr[width]) == tuned.gauss_mm > 0


def test_settings_model_and_case_decide_where_a_result_is_kept(cases: list[Path], tmp_path: Path) -> None:
    job = EvaluateJob(cases=tuple(cases), out=tmp_path)
    tuned = Tuned(1, 2, 5.0)
    places = {
        restore_job(job, cases[0], DRF, "osem", None).out,
        restore_job(job, cases[1], DRF, "osem", None).out,
        restore_job(job, cases[0], DRF, "osem-early", tuned).out,
        restore_job(job, cases[0], DRF, "osem-gauss", tuned).out,
        restore_job(job, cases[0], DRF, "osem-gauss", replace_width(tuned)).out,
        restore_job(job, cases[0], DRF, "red", None).out,
    }
    assert len(places) == 6
    assert restore_job(job, cases[0], DRF, "red", None).out in places


def replace_width(tuned: Tuned) -> Tuned:
    return Tuned(tuned.early_iterations, tuned.gauss_iterations, 6.0)


def score(case: str, method: str, psnr: float, drf: float = DRF, regions: tuple[RegionScore, ...] = ()) -> Score:
    return Score(case, drf, method, method, "measured", None, Metrics(psnr, 0.9, 0.1), None, regions)


def test_the_paired_test_compares_case_by_case_with_the_best_rival() -> None:
    spread = [20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 55.0]
    scores = [score(f"case {n}", "osem", psnr) for n, psnr in enumerate(spread)]
    scores += [score(f"case {n}", "osem-gauss", psnr + 1) for n, psnr in enumerate(spread)]
    scores += [score(f"case {n}", "red", psnr + 1.5 + 0.01 * n) for n, psnr in enumerate(spread)]
    rows = {row.method: row for row in rows_of(scores)}
    assert {row.rival for row in rows.values()} == {"osem-gauss"}
    assert rows["red"].p_value == pytest.approx(2 / 2**8)  # all eight signs agree: the smallest two-sided p
    assert rows["osem-gauss"].p_value is None
    assert paired_p(scores[:5], scores[8:13]) is None  # five pairs cannot reach 5 %


def region(kind: str, mean: float, reference: float, deviation: float = 0.1) -> RegionScore:
    return RegionScore(kind, kind, BQML, 2.0, mean, mean, deviation, reference, reference, None)


def test_recovery_and_variability_have_their_analytic_values() -> None:
    regions = (region(LESION, 3.0, 4.0), region(BACKGROUND, 1.0, 1.0, 0.2))
    one = score("a", "red", 30.0, regions=regions)
    assert recovery(one) == pytest.approx(2 / 3)
    assert variability(one) == pytest.approx(0.2)
    assert recovery(score("a", "red", 30.0)) is None


def test_the_composite_is_a_half_for_unfiltered_osem_and_one_for_the_reference() -> None:
    unfiltered = score("a", "osem", 20.0, regions=(region(LESION, 2.0, 4.0),))
    assert composite(unfiltered, unfiltered) == pytest.approx(0.5)
    perfect = replace_metrics(score("a", "red", 20.0, regions=(region(LESION, 4.0, 4.0),)), Metrics(None, 1.0, 0.0))
    assert composite(perfect, unfiltered) == pytest.approx(1.0)
    assert gain(1.0, 3.0) == pytest.approx(0.75)


def replace_metrics(one: Score, metrics: Metrics) -> Score:
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return Score(**(fields | {"image_truth": metrics}))


def test_the_dose_levels_are_weighted_as_the_challenge_does() -> None:
    better = Metrics(26.0, 0.95, 0.05)
    scores = [score("a", "osem", 20.0, drf) for drf in (4.0, 100.0)]
    scores += [replace_metrics(score("a", "red", 20.0, 4.0), better), score("a", "red", 20.0, 100.0)]
    own = composite(scores[2], scores[0])
    assert own is not None
    assert weighted(rows_of(scores))["red"] == pytest.approx((5 * own + 35 * 0.5) / 40)


def test_regions_on_another_grid_are_refused() -> None:
    blank = Image(np.zeros((1, 4, 4), np.float32), ImageGrid((4, 4, 1), (1.0, 1.0, 1.0)), BQML)
    with pytest.raises(InputError, match="must agree"):
        region_scores(blank, blank, np.zeros((1, 4, 5)), (Label(1, "a", LESION),))


def test_a_case_of_images_is_judged_as_given_and_filtered(cases: list[Path], tmp_path: Path) -> None:
    paths = []
    for seed in (11, 12):
        case, _ = phantom_case(seed)
        levels = tuple(
            DoseLevel(level.drf, None, osem(level.sinogram, OsemSettings(2, 8, post_filter_mm=6.0)))
            for level in case.levels
        )
        (tmp_path / f"images-{seed}").mkdir()
        write_case(replace(case, levels=levels, truth=None), tmp_path / f"images-{seed}")
        paths.append(tmp_path / f"images-{seed}")
    job = EvaluateJob(
        cases=(paths[0],), out=tmp_path / "out", methods=("osem", "osem-gauss"), tune_on=(paths[1],), device="cpu"
    )
    evaluate(job)
    plain, filtered = results(job)
    case, _ = phantom_case(11)
    given, full = (osem(level.sinogram, OsemSettings(2, 8, post_filter_mm=6.0)).values for level in case.levels[::-1])
    assert plain["sinogram"] == "re-projected"
    assert float(plain["image_full_psnr_db"]) == pytest.approx(psnr_db(given, full), abs=1e-2)
    assert float(filtered["image_full_psnr_db"]) > float(plain["image_full_psnr_db"])
