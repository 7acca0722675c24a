"""`redpet evaluate`: every method on every dose level of every case, kept, then the table and the figures."""

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
import psutil
import torch

from redpet.case import Case, DoseLevel, Image
from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.evaluation.detectability import Detectability, read_detectability
from redpet.evaluation.evidence import run_intervals, told_by_counts
from redpet.evaluation.figure import Shown, method_figure, noise_figure
from redpet.evaluation.job import (
    FBP,
    GAUSS,
    OSEM,
    RIVALS,
    TUNED,
    EvaluateJob,
    Tuned,
    case_name,
    check,
    restore_job,
)
from redpet.evaluation.region_table import region_section, regions_comma_separated
from redpet.evaluation.scores import Score, no_intervals, read_regions, region_scores, volume_metrics
from redpet.evaluation.speed import Speed, speed_table, speeds
from redpet.evaluation.table import comma_separated, markdown, rows_of, weighted
from redpet.evaluation.tuning import FILTERS, tune
from redpet.jobs.outputs import run_record
from redpet.jobs.restore import RestoreJob, restore
from redpet.machine.devices import describe, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import absent_parents, refuse_inputs, remove_empty, staged_file, writing
from redpet.measures.metrics import Metrics
from redpet.readers import read_input
from redpet.reconstruction.reconstruct import smoothed
from redpet.restoration.model_file import ModelFile
from redpet.restoration.restorer import method_label, open_model

SCORE_FILE, TABLE_FILE, RESULTS_FILE = "score.json", "table.md", "results.csv"
REGIONS_RESULTS_FILE = "regions.csv"
MARK = "evaluation.json"
SAMPLE_S = 0.02
MIB = 2**20


class Watch:
    """Passes on a job's progress and measures the seconds of its stages."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.seconds: dict[str, float] = {}
        self.stage, self.since = "", time.perf_counter()

    def step(self, stage: str, done: int, total: int) -> None:
        """Count the time since the last step: for the stage that did something, else for the one before."""
        now, at_work = time.perf_counter(), stage if done else self.stage
        self.seconds[at_work] = self.seconds.get(at_work, 0.0) + now - self.since
        self.stage, self.since = stage, now
        self.progress.step(stage, done, total)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""


class PeakMemory:
    """The largest memory in MiB while the block runs: resident, above what it was before, and allocated on a GPU."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.device_mib = 0.0

    def __enter__(self) -> "PeakMemory":
        self.process = psutil.Process()
        self.before = self.peak = self.process.memory_info().rss
        self.stopped = threading.Event()
        if self.device != "cpu":
            torch.cuda.reset_peak_memory_stats(self.device)
        self.thread = threading.Thread(target=self._sample, daemon=True)
        self.thread.start()
        return self

    def _sample(self) -> None:
        while not self.stopped.wait(SAMPLE_S):
            self.peak = max(self.peak, self.process.memory_info().rss)

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()
        if self.device != "cpu":
            self.device_mib = torch.cuda.max_memory_allocated(self.device) / MIB

    @property
    def mib(self) -> float:
        """The peak above the beginning."""
        return (self.peak - self.before) / MIB


def evaluate(job: EvaluateJob, progress: Progress | None = None) -> Path:
    """Evaluate what is not evaluated yet, write table and figures into `job.out`, and return that folder.

    Raises InputError for a case, method or model that does not fit, and what `restore` raises.
    """
    progress = progress or Silent()
    check(job)
    detected = None if job.detect is None else read_detectability(job.detect)
    job = msgspec.structs.replace(job, device=resolve_device(job.device))
    refuse_inputs(job.out, (*job.cases, *job.tune_on, *job.models.values()))
    scores: list[Score] = []
    tuned: dict[float, Tuned] = {}
    with evaluation_folder(job.out):
        for number, path in enumerate(job.cases):
            progress.step("cases", number, len(job.cases))
            case = read_input(path, job.choice)
            for level in levels_of(case, job, path):
                for method in job.methods:
                    settings = tuned_for(job, level, tuned) if method in TUNED else None
                    scores.append(score_of(job, path, case, level, method, settings, progress))
        progress.step("cases", len(job.cases), len(job.cases))
        with writing(job.out):
            report(job, scores, tuned, detected)
    return job.out


@contextmanager
def evaluation_folder(out: Path) -> Iterator[None]:
    """Make the folder, or take one of an earlier evaluation; one without any result vanishes with a failure.

    Raises InputError for any other folder that is there.
    """
    if out.exists() and not (out / MARK).is_file():
        raise InputError(f"{out} is there and no evaluation: choose a new folder.")
    absent = absent_parents(out / MARK)
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        (out / MARK).touch()
    try:
        yield
    except BaseException:
        if absent and list(out.iterdir()) == [out / MARK]:
            (out / MARK).unlink()
            remove_empty(absent)
        raise


def levels_of(case: Case, job: EvaluateJob, path: Path) -> list[DoseLevel]:
    """The dose levels to restore: those of `job.drf`, or all below full dose. Raises InputError for a missing one."""
    low = [level for level in case.levels if level.drf != 1]
    missing = [drf for drf in job.drf if drf not in {level.drf for level in low}]
    if missing or not low:
        raise InputError(f"{path} has no dose level of DRF {', '.join(f'{drf:g}' for drf in missing) or 'above 1'}.")
    return [level for level in low if not job.drf or level.drf in job.drf]


def tuned_for(job: EvaluateJob, level: DoseLevel, tuned: dict[float, Tuned]) -> Tuned:
    """The tuned settings of a dose level, from the validation cases, once."""
    if level.drf is None:
        raise InputError(f"a level of unknown dose has no tuned rival: leave out {', '.join(TUNED)}.")
    if level.drf not in tuned:
        cases = [read_input(path, job.choice) for path in job.tune_on]
        tuned[level.drf] = tune(cases, level.drf, job.subsets, methods=job.methods)
    return tuned[level.drf]


def score_of(
    job: EvaluateJob,
    path: Path,
    case: Case,
    level: DoseLevel,
    method: str,
    tuned: Tuned | None,
    progress: Progress,
) -> Score:
    """The score of a method, from an earlier evaluation or a new restoration."""
    wanted = restore_job(job, path, level.drf, method, tuned)
    kept = wanted.out / SCORE_FILE
    if kept.is_file():
        with suppress(msgspec.MsgspecError):  # what is damaged is made again
            return msgspec.json.decode(kept.read_bytes(), type=Score)
    watch = Watch(progress)
    with PeakMemory(job.device) as memory:
        if not wanted.out.is_dir():
            restore(wanted, watch)
        started = time.perf_counter()
        image = judged_image(wanted, level, method, tuned)
        filtered_s = time.perf_counter() - started if method in FILTERS else 0.0
    score = judge(job, path, case, image, wanted, method)
    n_slices = image.grid.size[2]
    seconds = {stage: spent / n_slices for stage, spent in watch.seconds.items()}
    score = msgspec.structs.replace(
        score,
        drf=level.drf,
        restore_s=seconds.get("restore", 0.0),
        reconstruct_s=sum(seconds.get(f"reconstruct {what}", 0.0) for what in reconstructed(seconds)),
        correct_s=seconds.get("correct", filtered_s / n_slices),
        peak_mib=memory.mib,
        device_mib=memory.device_mib,
    )
    with staged_file(kept, (), replace=True) as file:
        file.write_bytes(msgspec.json.encode(score))
    return score


def reconstructed(seconds: Mapping[str, float]) -> tuple[str, ...]:
    """Which reconstructions a result needs: an image stage sees that of the low dose too."""
    return ("restored", "low dose") if "correct" in seconds else ("restored",)


def judged_image(wanted: RestoreJob, level: DoseLevel, method: str, tuned: Tuned | None) -> Image:
    """The image that a method stands for: its restoration; of a rival on a case of images, the image as given.

    The Gaussian of measured counts is in the restoration already.
    """
    given = level.sinogram is None and method in RIVALS and method != FBP
    image = read_image(wanted.out / "images" / ("low.nrrd" if given else "restored.nrrd"))
    if tuned is not None and method == GAUSS and given:
        return smoothed(image, tuned.gauss_mm)
    if tuned is not None and method in FILTERS:
        return FILTERS[method].apply(image, tuned.strengths[method])
    return image


def judge(job: EvaluateJob, path: Path, case: Case, image: Image, wanted: RestoreJob, method: str) -> Score:
    """Compare an image with the full dose of plain OSEM and with the truth, whole and in the case's regions."""
    record = run_record(wanted.out)
    full = full_image(job, path, wanted.selection.drf, case)
    reference = case.truth or full
    regions = read_regions(path) if path.is_dir() else None
    against = msgspec.json.decode((wanted.out / "metrics.json").read_bytes()).get("against_full_dose", {})
    sinogram = against.get("sinogram", {}).get("restored")
    asked = job.evidence and method not in FILTERS  # a filter comes after the restoration that the counts judge
    intervals = run_intervals(wanted.out, record) if asked else no_intervals
    return Score(
        case=case_name(path),
        drf=wanted.selection.drf,
        method=method,
        label=RIVALS.get(method) or record["method"],
        kind=record["input"]["kind"],
        image_full=volume_metrics(image, full),
        image_truth=volume_metrics(image, case.truth),
        sinogram_full=None if sinogram is None else msgspec.convert(sinogram["volume"], Metrics),
        regions=() if regions is None or reference is None else region_scores(image, reference, *regions, intervals),
        told=told_by_counts(wanted.out) if asked else None,
    )


def full_image(job: EvaluateJob, path: Path, drf: float | None, case: Case) -> Image | None:
    """The full-dose image by plain OSEM, which every method is compared with; kept with the run of `osem`."""
    if case.full is None:
        return None
    plain = restore_job(job, path, drf, OSEM, None)
    if not plain.out.is_dir():
        restore(plain)
    return read_image(plain.out / "images" / "full.nrrd")


def report(
    job: EvaluateJob, scores: Sequence[Score], tuned: dict[float, Tuned], detected: Detectability | None
) -> None:
    """Write `results.csv`, `table.md`, the figures, and `regions.csv` where a case has regions."""
    rows = rows_of(scores)
    rivals = sorted({row.rival for row in rows if row.rival})
    composites = [f"- {label}: {value:.3f}" for label, value in weighted(rows).items()]
    text = [
        "# Comparison",
        "",
        f"{len(job.cases)} cases; mean ± standard deviation over cases. Images against the truth where it is known, "
        "else against the full dose; sinograms against the full dose. p: Wilcoxon's signed-rank test of the image PSNR "
        f"against the best method without a network at that dose ({', '.join(rivals) or 'none evaluated'}). "
        "For research only.",
        "",
        markdown(rows, detected),
        "",
        *region_section(rows),
        *([f"Tuned on validation cases: {told(tuned)}.", ""] if tuned else []),
        *speed_section(job),
        *(["Composite over the dose levels by UDPET's weights (0.5 is unfiltered OSEM):", "", *composites, ""]),
    ]
    (job.out / TABLE_FILE).write_text("\n".join(text), encoding="utf-8")
    (job.out / RESULTS_FILE).write_text(comma_separated(scores), encoding="utf-8")
    if any(score.regions for score in scores):
        (job.out / REGIONS_RESULTS_FILE).write_text(regions_comma_separated(scores), encoding="utf-8")
    draw_first_case(job, scores, tuned)
    noise_figure(job.out / "noise-recovery.png", scores)


def draw_first_case(job: EvaluateJob, scores: Sequence[Score], tuned: dict[float, Tuned]) -> None:
    """A figure for each dose level of the first case, where its full dose is known."""
    path = job.cases[0]
    case = read_input(path, job.choice)
    labels = {score.method: score.label for score in scores}
    for level in levels_of(case, job, path):
        full = full_image(job, path, level.drf, case)
        if full is None:
            return
        shown = []
        for method in job.methods:
            settings = tuned.get(level.drf or 0.0) if method in TUNED else None
            wanted = restore_job(job, path, level.drf, method, settings)
            shown.append(Shown(labels[method], judged_image(wanted, level, method, settings), wanted.out))
        name = f"figure-drf-{level.drf:g}.png" if level.drf else "figure.png"
        method_figure(job.out / name, shown, full, level.drf)


def speed_section(job: EvaluateJob) -> list[str]:
    """What the networks cost on the GPU that the cases were restored on; nothing on a CPU."""
    if job.device == "cpu":
        return []
    rows: list[Speed] = []
    for method in job.methods:
        model = None if method in RIVALS else open_model(method, job.models.get(method))
        if isinstance(model, ModelFile):
            variant = next(iter(model.variants.values()))
            rows += speeds(method_label(variant.recipe), variant, job.device)
    return [f"Networks on {describe(job.device)}, without the reconstruction:", "", speed_table(rows), ""]


def told(tuned: dict[float, Tuned]) -> str:
    """The tuned settings in words."""
    return "; ".join(
        f"DRF {drf:g}: early-stopped after {one.early_iterations}, Gaussian of {one.gauss_mm:g} mm after "
        f"{one.gauss_iterations} iterations"
        + "".join(f", {RIVALS[method]} of {strength:g}" for method, strength in one.strengths.items())
        for drf, one in sorted(tuned.items())
    )
