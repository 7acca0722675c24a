"""A scan of a known scanner, simulated from an image or a built-in body, in the files that the readers take."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from redpet.case import BQML, Image, ImageGrid
from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.jobs.scan_files import write_list, write_map, write_norm, write_stir
from redpet.jobs.simulate import full_dose, read_attenuation
from redpet.machine.memory import require_memory
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import require_room, staged_folder
from redpet.phantoms.painting import CROSSING_Z_MM, WATER, Ellipsoid, paint
from redpet.phantoms.series import write_demo_series
from redpet.projection.ring_counts import RingCounts, ring_counts
from redpet.readers import read_input
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.mu_map import per_mm, resampled
from redpet.readers.ring_bins import ring_bins
from redpet.scanner.cut import Cut
from redpet.scanner.table import the_one_named

MARK = "scan.toml"
BODY_BQML, HOT_BQML = 5000.0, 20000.0
Form = Literal["stir", "stir-sinograms", "list"]


@dataclass(frozen=True, kw_only=True)
class SimulateScanJob:
    """What `redpet simulate-scan` is asked to do; the fields are its options.

    `counts` are the trues in all, `randoms` and `scatter` shares of these; `series` asks for the true image as a PET
    series too, on the slices of the scan, as the scanner's own software would send its image.
    """

    out: Path
    scanner: str
    input: Path | None = None
    attenuation: Path | None = None
    attenuation_unit: str | None = None
    rings: int = 8
    bins: int = 101
    mash: int = 1
    span: int = 1
    largest: int = -1
    form: Form = "stir"
    counts: float = 2e7
    randoms: float = 0.3
    scatter: float = 0.3
    seconds: int = 10
    series: bool = False
    seed: int = 0
    overwrite: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.counts <= 1e9:
            raise InputError("--counts must be above 0 and at most 1e9.")
        if not (0 <= self.randoms <= 100 and 0 <= self.scatter <= 100):
            raise InputError("--randoms and --scatter are shares of the trues, from 0 to 100.")
        if not 1 <= self.seconds <= 3600:
            raise InputError("--seconds must be from 1 to 3600.")
        if self.seed < 0:
            raise InputError("--seed must not be negative.")
        if self.attenuation is not None and self.input is None:
            raise InputError("--attenuation goes with an image: the built-in body has its own.")

    @property
    def cut(self) -> Cut:
        """The scanner that is simulated. Raises InputError for one that is not possible."""
        scanner = the_one_named(self.scanner)
        return Cut(
            scanner, min(self.rings, scanner.rings), min(self.bins, scanner.bins), self.mash, self.span, self.largest
        )


def simulate_scan(job: SimulateScanJob, progress: Progress | None = None) -> Path:
    """Write a scan in pieces and its true image; the folder appears whole or not at all.

    Raises InputError for bad input or parameters.
    """
    progress = progress or Silent()
    cut = job.cut
    planes = sum(segment.n_slices for segment in cut.rays.segments)
    n_bytes = 4 * planes * cut.views * cut.bins
    require_memory(12 * n_bytes, "the simulation")
    inputs = (job.input, job.attenuation)
    with staged_folder(job.out, inputs, replace_ours=job.overwrite, is_ours=is_ours) as folder:
        require_room(folder, 6 * n_bytes)
        activity, mu_map = body(cut) if job.input is None else given(job, cut)
        rng = np.random.default_rng(job.seed)
        counts = ring_counts(
            activity.values[::-1],
            mu_map.values[::-1],
            activity.grid,
            cut,
            rng,
            trues=job.counts,
            randoms=job.randoms,
            scatter=job.scatter,
            progress=progress,
        )
        prompts = write_pieces(folder, counts, mu_map, cut, job, rng)
        write_image(activity, folder / "truth.nrrd")
        if job.series:
            (folder / "series").mkdir()
            there = ring_bins(header := read_header(prompts), layout(header), []).grid
            write_demo_series(resampled(activity, there), folder / "series", f"{cut.scanner.name}, simulated")
    return job.out


def is_ours(folder: Path) -> bool:
    """Whether a folder holds a simulated scan."""
    return (folder / MARK).is_file() and (folder / "truth.nrrd").is_file()


def scanner_grid(cut: Cut, size: tuple[int, int], spacing_mm: tuple[float, float]) -> ImageGrid:
    """The slices between the rings, where a scan of a patient with the head in and face up has them, in LPS."""
    n_slices, step = 2 * cut.rings - 1, cut.scanner.ring_mm / 2
    x, y = (-(n - 1) / 2 * mm for n, mm in zip(size, spacing_mm, strict=True))
    return ImageGrid((*size, n_slices), (*spacing_mm, step), (x, y, -(n_slices - 1) * step))


def body(cut: Cut) -> tuple[Image, Image]:
    """A cylinder of water with activity through all slices and a hot ball away from its middle in all three axes.

    The ball lies to the left, to the front and towards the head; attenuation in 1/mm.
    """
    grid = scanner_grid(cut, (cut.bins, cut.bins), (cut.scanner.bin_mm,) * 2)
    reach, length = float(cut.rays.positions_mm[-1]), grid.size[2] * grid.spacing_mm[2]
    half = 0.7 * reach
    ball = Ellipsoid((0.15 * length, -0.3 * half, 0.45 * half), (0.2 * length, *(0.25 * half,) * 2), HOT_BQML, WATER)
    water = Ellipsoid((0.0, 0.0, 0.0), (CROSSING_Z_MM, half, half), BODY_BQML, WATER)
    activity, attenuation = paint([water, ball], grid)
    return Image(activity, grid, BQML), Image(attenuation, grid, "1/mm")


def given(job: SimulateScanJob, cut: Cut) -> tuple[Image, Image]:
    """Activity and attenuation (1/mm) of the input, its middle in the scanner's. Raises InputError for other units."""
    assert job.input is not None
    image = full_dose(read_input(job.input), str(job.input)).image
    if image is None or image.unit != BQML or (image.values < 0).any():
        raise InputError(f"{job.input}: a scan is simulated from an image in {BQML} without negative values.")
    there = scanner_grid(cut, image.grid.size[:2], image.grid.spacing_mm[:2])
    at_image = replace(there, origin_mm=centred_on(image.grid, there))
    activity = replace(resampled(image, at_image), grid=there)
    if job.attenuation is None:
        return activity, Image(np.zeros(there.shape, np.float32), there, "1/mm")
    mu_map = per_mm(read_attenuation(job.attenuation, job.attenuation_unit))
    return activity, replace(resampled(mu_map, at_image), grid=there)


def centred_on(grid: ImageGrid, other: ImageGrid) -> tuple[float, float, float]:
    """The origin by which another grid, along the patient's axes, shares the middle of one."""
    axes = np.asarray(grid.direction).reshape(3, 3)
    middle = np.asarray(grid.origin_mm) + axes @ ((np.asarray(grid.size) - 1) / 2 * grid.spacing_mm)
    x, y, z = (float(value) for value in middle - (np.asarray(other.size) - 1) / 2 * other.spacing_mm)
    return x, y, z


def write_pieces(
    folder: Path, counts: RingCounts, mu_map: Image, cut: Cut, job: SimulateScanJob, rng: np.random.Generator
) -> Path:
    """Write all files of a scan and the TOML that names them; returns the header of the prompts."""
    by_view = job.form == "stir"
    lines = []
    if job.form == "list":
        write_list(folder / "prompts.l.hdr", counts.prompts, counts.delayed, cut, job.seconds, rng)
        lines.append('prompts = "prompts.l.hdr"')
    else:
        write_stir(folder / "prompts.hs", counts.prompts, cut, by_view)
        write_stir(folder / "delayed.hs", counts.delayed, cut, by_view)
        lines += ['prompts = "prompts.hs"', 'randoms = "delayed.hs"', 'randoms_are = "delayed"']
    write_stir(folder / "scatter.hs", counts.scatter, cut, by_view)
    lines.append('scatter = "scatter.hs"')
    if job.form == "list":
        write_norm(folder / "norm.n.hdr", counts.crystals, cut)
        lines += ['normalisation = "norm.n.hdr"', 'normalisation_is = "components"']
    else:
        write_stir(folder / "normalisation.hs", counts.efficiency, cut, by_view)
        lines += ['normalisation = "normalisation.hs"', 'normalisation_is = "efficiency"']
    if mu_map.values.any():
        write_map(folder / "mumap.hv", 10 * mu_map.values[::-1], mu_map.grid)
        lines += ['attenuation = "mumap.hv"', 'attenuation_is = "map"']
    lines.append(f"calibration = {counts.calibration!r}")
    (folder / MARK).write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder / ("prompts.l.hdr" if job.form == "list" else "prompts.hs")
