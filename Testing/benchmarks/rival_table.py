"""The table of methods in README and the model card: the default model against the rivals at their best.

    PYTHONPATH=Testing python Testing/benchmarks/rival_table.py OUT [--data SERIES] [--models dtm.safetensors ...]

Each rival without a network is tuned for PSNR twice, on validation phantoms of each dose and on the truth of each case.
Every number is kept in OUT: the same line goes on where it was stopped, and a method that is added later computes only
itself. `--models` adds networks that you trained. `--tell` prints the table of what is there, and computes
nothing; `--write` puts its parts into README, the card and, of `--models`, docs/methods.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.pages import METHODS_PAGE, README, write_card, write_page
from benchmarks.table_cases import (
    FINE,
    LUMPY,
    REAL,
    REAL_STACKS,
    VALIDATION,
    Body,
    Scan,
    body_of,
    scan,
    with_organs,
    with_spheres,
)
from benchmarks.table_methods import (
    BUILT_IN,
    GAUSS,
    UNFILTERED,
    Method,
    Rivals,
    Strength,
    best_for,
    methods_of,
    models,
    network_image,
    rivals_of,
)
from benchmarks.table_sections import card_section, readme_section, table
from benchmarks.table_text import joined_tables
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion

from redpet.case import FloatArray, Kind
from redpet.evaluation.run import PeakMemory
from redpet.measures.metrics import compare_arrays
from redpet.tasks.imagers import code_of

UNKNOWN, TUNED_AS = 35.0, 20.0
"""A dose that no method is told; the strengths of the rivals from validation phantoms are those of another."""
DOSES = (20.0, 100.0, 4.0, 10.0, 50.0, UNKNOWN)
DOSES_IN_DETAIL = DOSES[:3]
"""Of spheres and organs."""
CASES = {LUMPY: (4, DOSES), REAL: (len(REAL_STACKS), DOSES), FINE: (3, DOSES[:2])}
"""How many of a family, at which doses."""
VALIDATION_CASES = 2
TRUTH, FULL = "truth", "full"
MARK = "rival_table"
SPHERE_BODIES, RUNS = 2, 2

Methods = Mapping[str, Method]
"""What has no strength, by its name."""


class Kept:
    """Numbers in files of JSON, each computed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What is kept under a name, or is made now."""
        path = self.folder / f"{name}.json"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            content = json.dumps(make())
            part = path.with_suffix(".part")
            part.write_text(content, encoding="utf-8")
            part.replace(path)
            print(name, flush=True)
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found


class Cell:
    """One dose of one case: its scan and the images of its rivals, made when they are asked for."""

    def __init__(self, name: str, body: Callable[[], Body], dose: float, kind: Kind, seed: int = 0) -> None:
        self.name, self.body, self.dose, self.kind, self.seed = name, body, dose, kind, seed

    @cached_property
    def scan(self) -> Scan:
        """The simulated scan."""
        return scan(self.body(), self.dose, self.kind, told=self.dose != UNKNOWN, seed=self.seed)

    @cached_property
    def rivals(self) -> Rivals:
        """The images of the rivals."""
        return Rivals(self.scan)


def dose_name(dose: float) -> str:
    """The name of a dose in files."""
    return "unknown" if dose == UNKNOWN else f"{dose:g}"


def validated(kept: Kept, cell: Cell, rival: str, reference: str) -> Strength:
    """The strength of a rival at a dose, from validation phantoms."""
    dose = TUNED_AS if cell.dose == UNKNOWN else cell.dose

    def make() -> dict[str, Any]:
        scans = [scan(body_of(VALIDATION, number), dose, cell.kind) for number in range(VALIDATION_CASES)]
        return {"strength": best_for([Rivals(one) for one in scans], rival, reference)}

    return tuple(kept.get(f"validation/{cell.kind}-{dose_name(dose)}/{reference}/{rival}", make)["strength"])


def judged(make: Callable[[], FloatArray], one: Scan, reference: str) -> dict[str, Any]:
    """How close an image comes, whole and by slices, and what it cost."""
    with PeakMemory("cpu") as memory:
        started = time.process_time()
        values = make()
        seconds = time.process_time() - started
    metrics = compare_arrays(values, getattr(one, reference).values)
    slices = [each.psnr_db for each in metrics.slices if each.psnr_db is not None]
    return {
        "psnr_db": metrics.volume.psnr_db,
        "ssim": metrics.volume.ssim,
        "slice_psnr_db": float(np.mean(slices)),
        "seconds": seconds / len(values),
        "mib": memory.mib,
    }


def measure_cell(kept: Kept, cell: Cell, reference: str, methods: Methods, rivals: tuple[str, ...]) -> None:
    """The methods without a strength and some rivals on one dose of one case."""
    for name, method in methods.items():
        if cell.kind in method.kinds:
            kept.get(
                f"{cell.name}/{reference}/{name}",
                lambda image=method.image: judged(lambda: image(cell.scan), cell.scan, reference),
            )
    for rival in rivals:
        strength = validated(kept, cell, rival, reference)

        def of(strength: Strength, rival: str = rival) -> dict[str, Any]:
            values = judged(lambda: cell.rivals.image(rival, strength), cell.scan, reference)
            return {**values, "strength": strength}

        kept.get(f"{cell.name}/{reference}/{rival}, validation", lambda of=of, strength=strength: of(strength))
        kept.get(
            f"{cell.name}/{reference}/{rival}, case",
            lambda of=of, rival=rival, start=strength: of(best_for([cell.rivals], rival, reference, start)),
        )


def measure_case(kept: Kept, methods: Methods, family: str, number: int, dose: float, data: Path | None) -> None:
    """All methods on a dose of one case, both kinds; what a clinic would see is compared with its full dose too."""
    for kind in (Kind.MEASURED, Kind.REPROJECTED):
        name = f"{family}-{number}/{kind}-{dose_name(dose)}"
        cell = Cell(name, lambda: body_of(family, number, data), dose, kind, number)
        for reference in (TRUTH,) if kind is Kind.MEASURED else (FULL, TRUTH):
            measure_cell(kept, cell, reference, methods, rivals_of(kind))


def runs_of(body: Body, dose: float, number: int) -> tuple[list[Scan], dict[str, list[FloatArray]]]:
    """Two scans of a body and each method's images of them; the rivals are tuned on the truth of the first."""
    scans = [scan(body, dose, Kind.MEASURED, seed=1000 * run + number) for run in range(RUNS)]
    rivals = [Rivals(one) for one in scans]
    images = {method: [network_image(one, method) for one in scans] for method in BUILT_IN}
    for rival in rivals_of(Kind.MEASURED):
        strength = best_for(rivals[:1], rival, TRUTH)
        images[rival] = [one.image(rival, strength) for one in rivals]
    return scans, images


def noise_of(runs: list[FloatArray], inside: NDArray[np.bool_]) -> float:
    """The standard deviation between two runs over the mean, in a region."""
    first, second = (values[inside].astype(np.float64) for values in runs)
    return float(np.sqrt(np.mean((first - second) ** 2) / 2) / np.mean(first + second) * 2)


def at_noise(level: float, runs: list[FloatArray], noisy: list[FloatArray], inside: NDArray[np.bool_]) -> float | None:
    """The share of `noisy` images that brings others to a noise; None where they have more."""
    for share in np.linspace(0, 1, 101):
        if noise_of([one + share * (other - one) for one, other in zip(runs, noisy, strict=True)], inside) >= level:
            return float(share) if share > 0 else None
    return None


def measure_spheres(kept: Kept, number: int, dose: float) -> None:
    """Recovery of small spheres in a lumpy body, as it is and at the noise of the best Gaussian of the case."""

    def make() -> dict[str, Any]:
        body, spheres = with_spheres(number)
        scans, images = runs_of(body, dose, number)
        truth = scans[0].truth.values
        inside = binary_erosion(truth > 0.2 * truth.max() / 4, np.ones((1, 9, 9)))
        level = noise_of(images[GAUSS], inside)
        told: dict[str, Any] = {}
        for method, runs in images.items():
            share = 0.0 if method == GAUSS else at_noise(level, runs, images[UNFILTERED], inside)
            alike = [one + (share or 0) * (other - one) for one, other in zip(runs, images[UNFILTERED], strict=True)]
            told[method] = {"noise": noise_of(runs, inside)}
            for name, chosen in (("recovery", runs), ("alike", alike)):
                if name == "recovery" or share is not None:
                    told[method][name] = [
                        [sphere.kind, sphere.contrast_in(values) / sphere.contrast_in(truth)]
                        for values in chosen
                        for sphere in spheres
                    ]
        return told

    kept.get(f"spheres/{number}-{dose_name(dose)}", make)


def measure_organs(kept: Kept, dose: float) -> None:
    """The bias of each organ of the built-in abdomen, in percent."""

    def make() -> dict[str, Any]:
        body, organs = with_organs()
        scans, images = runs_of(body, dose, 0)
        truth = scans[0].truth.values
        return {
            method: {
                organ: float(np.mean([100 * (values[mask].mean() / truth[mask].mean() - 1) for values in runs]))
                for organ, mask in organs.items()
            }
            for method, runs in images.items()
        }

    kept.get(f"organs/{dose_name(dose)}", make)


def main() -> None:
    """Compute what is not there yet, then print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path, help="where the numbers are kept")
    options.add_argument("--data", type=Path, help="the folder of the real series; without it only phantoms")
    options.add_argument("--models", type=Path, nargs="*", default=(), help="more networks")
    options.add_argument("--tell", action="store_true", help="print the table of what is there")
    options.add_argument("--write", action="store_true", help="put what is there into README and the model's card")
    chosen = options.parse_args()
    if not (chosen.tell or chosen.write):
        kept = Kept(chosen.out)
        check_weights(kept)
        measure_all(kept, methods_of(chosen.models), chosen.data)
    if chosen.write:
        write_page(README, MARK, readme_section(chosen.out))
        write_card(MARK, card_section(chosen.out))
        if joined := joined_tables(chosen.out):
            write_page(METHODS_PAGE, MARK, joined)
    else:
        print(table(chosen.out))


def check_weights(kept: Kept) -> None:
    """Numbers of other weights do not belong into one table."""
    codes = {model.method: code_of(model) for model in models()}
    if kept.get("weights", lambda: codes) != codes:
        raise SystemExit(f"{kept.folder} holds numbers of other weights than those that ship: name another folder.")


def measure_all(kept: Kept, methods: Methods, data: Path | None) -> None:
    """Everything that is not there yet: a case of each family at all its doses, organs and spheres, then the next."""
    families = {family: told for family, told in CASES.items() if family != REAL or data is not None}
    for number in range(max(cases for cases, _ in families.values())):
        for family, (cases, doses) in families.items():
            for dose in doses if number < cases else ():
                measure_case(kept, methods, family, number, dose, data)
        for dose in DOSES_IN_DETAIL:
            if number == 0:
                measure_organs(kept, dose)
            if number < SPHERE_BODIES:
                measure_spheres(kept, number, dose)


if __name__ == "__main__":
    main()
