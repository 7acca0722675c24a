"""How much to give back of what the default model takes away from measured counts: what is found, and what it costs.

    PYTHONPATH=Testing python Testing/benchmarks/given_back.py FOLDER [--data SERIES] [--model FILE]

On validation bodies, which no table shows, for each dose, share and way - as a filter of 6 mm resolves it, as the
relative difference prior leaves it, or a third and two thirds of both: by how much the AUC of a Hotelling observer
lies below that of the best filter, in lumpy bodies with the lesions of `redpet detect`, the worst, the mean and that
which the release gate leaves least room (`EDGE`); and the PSNR less that of the
best Gaussian of the case, also in two parts of the real series that no table shows. `GIVEN_BACK` and `BETAS` of
`redpet.restoration.keeping` were chosen by it. Each body is kept in FOLDER: the same line goes on where it was stopped.
`--model` judges another RED with an image stage, in a folder of its own.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from benchmarks.rival_table import Kept
from benchmarks.table_cases import REAL, SLICES, VALIDATION, Body, Scan, body_from, body_of, scan
from benchmarks.table_methods import corrected_by
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, Kind
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.evaluation.tuning import psnr_db
from redpet.phantoms.lesion_field import BACKGROUNDS
from redpet.phantoms.lumpy import LUMPY, lumpy_phantom
from redpet.readers import read_input
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import osem
from redpet.reconstruction.rdp_near import rdp_near
from redpet.reconstruction.residual import correction
from redpet.restoration.keeping import FILTER_MM, given_back, of_both
from redpet.restoration.model_file import ModelFile, default_model_path, load_model
from redpet.tasks.channels import DOG, channels, outputs
from redpet.tasks.detect_job import Design
from redpet.tasks.lesions import Lesion, low_doses, scene
from redpet.tasks.observer import Observed, auc, rated

SEEDS, BODIES = (4101, 4102), 6
DOSES = (4.0, 20.0, 100.0)
SHARES = (0.3, 0.5, 0.7, 0.8, 0.9)
PRIORS = {4.0: (0.006, 0.01), 20.0: (0.02, 0.03), 100.0: (0.03, 0.045)}
GAUSSIANS_MM = (0.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)
TOLERANCE = 0.02
EDGE = Lesion(8.0, 4.0)
"""The lesion that lies nearest to the release gate at DRF 100."""
RANDOM, BLURRED = "random", "blurred"
NUMBERS = {LUMPY: (0, 1), RANDOM: (6, 7), BLURRED: (8, 9), REAL: (30, 70)}
"""The bodies of each family; of the real series the first slices of its parts."""
LUMPY_SEED, BLUR_SEED, RUN_SEED = 9301, 9302, 501
NETWORK = "network"
Way = str
"""`network`, `Gaussian 6`, or the way and the share that is given back: `filter 0.5`, `both of 0.03 0.5`."""


def images_of(model: ModelFile, one: Scan, drf: float) -> Iterator[tuple[Way, FloatArray]]:
    """The images of a scan by OSEM under each filter, by the networks, and with each share in each way."""
    grid, networks = one.given.grid, corrected_by(model, one)
    for width in GAUSSIANS_MM:
        yield f"Gaussian {width:g}", GaussianFilter(grid, width).apply(one.given.values)
    yield NETWORK, networks.values
    filtered = GaussianFilter(grid, FILTER_MM).apply(correction(one.low, networks))
    beyond = {"filter": filtered}
    for beta in PRIORS[drf]:
        by_prior = rdp_near(one.low, networks, beta) - networks.values
        beyond |= {f"prior of {beta:g}": by_prior, f"both of {beta:g}": of_both(filtered, by_prior)}
    for way, back in beyond.items():
        for share in SHARES:
            yield f"{way} {share:g}", given_back(networks, np.float32(share) * back).values


def ways_of(drf: float) -> list[Way]:
    """The ways in which something is given back at a dose."""
    ways = ["filter", *(f"{way} of {beta:g}" for beta in PRIORS[drf] for way in ("prior", "both"))]
    return [f"{way} {share:g}" for way in ways for share in SHARES]


def in_words(way: Way) -> str:
    """A way as the documentation names it."""
    if way == NETWORK:
        return "nothing"
    name, _, share = way.rpartition(" ")
    how = {"filter": "filter alone", "prior": "prior alone", "both": ""}[name.partition(" ")[0]]
    beta = name.partition(" of ")[2]
    return ", ".join(filter(None, (f"{100 * float(share):g} %", how, beta and f"beta {beta}")))


def observed(model: ModelFile, seed: int, number: int, drf: float) -> dict[str, Any]:
    """What the observer's channels give of a body without and with lesions, by each way."""
    lesions = Design().lesions
    one = scene(seed, LUMPY, number, lesions)
    patterns = channels(DOG, one.truth.grid.spacing_mm[0])
    noise = np.random.default_rng((seed, BACKGROUNDS.index(LUMPY), number, round(1000 * drf)))
    found: dict[str, Any] = {"cells": one.cells.tolist()}
    for name, low in zip(("absent", "present"), low_doses(one, drf, noise), strict=True):
        given = osem(low)
        images = images_of(model, Scan(low, given, given, one.truth, drf), drf)
        found[name] = {way: outputs(values, one.places, patterns).round(3).tolist() for way, values in images}
    return found


def closeness(model: ModelFile, body: Callable[[int], Body], number: int, drf: float) -> dict[str, Any]:
    """The PSNR of a body by each way."""
    one = scan(body(number), drf, Kind.MEASURED, seed=RUN_SEED)
    return {way: psnr_db(values, one.truth.values) for way, values in images_of(model, one, drf)}


def bodies(data: Path | None) -> dict[str, Callable[[int], Body]]:
    """Lumpy bodies, phantoms like those of the training, such phantoms as real images look, blurred and grainy; and
    parts of the real series.
    """
    made = {
        LUMPY: lambda number: body_from(lumpy_phantom(np.random.default_rng([LUMPY_SEED, number]), 6)),
        RANDOM: partial(body_of, VALIDATION),
        BLURRED: blurred,
    }
    image = None if data is None else read_input(data).levels[0].image
    return made if image is None else {**made, REAL: lambda first: Body(image.slices(first, first + SLICES))}


def blurred(number: int) -> Body:
    """A phantom under a filter of 5 to 9 mm, with grain of 8 %."""
    body = body_of(VALIDATION, number)
    rng = np.random.default_rng([BLUR_SEED, number])
    steps = body.truth.grid.spacing_mm[::-1]
    values = gaussian_filter(body.truth.values, [rng.uniform(5, 9) / FWHM_PER_SIGMA / step for step in steps])
    grain = gaussian_filter(rng.standard_normal(values.shape), [5 / FWHM_PER_SIGMA / step for step in steps])
    values = (values * (1 + 0.08 * grain / grain.std()).clip(0)).astype(np.float32)
    return replace(body, truth=replace(body.truth, values=values))


def aucs(units: list[dict[str, Any]], way: Way) -> list[float]:
    """The AUC of each kind of lesion by a way."""
    seen = [
        Observed(*(np.array(one[name][way]) for name in ("absent", "present")), np.array(one["cells"])) for one in units
    ]
    return [auc(rated(seen, lesion)) for lesion in range(len(Design().lesions))]


def rows(kept: Kept, model: ModelFile, drf: float, families: dict[str, Callable[[int], Body]]) -> Iterator[str]:
    """The rows of a dose."""
    units = [
        kept.get(f"{LUMPY}-{seed}-{number}/lesions-{drf:g}", partial(observed, model, seed, number, drf))
        for seed in SEEDS
        for number in range(BODIES)
    ]
    close = {
        family: [
            kept.get(f"{family}-{one}/psnr-{drf:g}", partial(closeness, model, body, one, drf))
            for one in NUMBERS[family]
        ]
        for family, body in families.items()
    }
    found = cache(partial(aucs, units))
    filters = [f"Gaussian {width:g}" for width in GAUSSIANS_MM]
    strongest = max(filters[1:], key=lambda way: fmean(found(way)))
    best = np.maximum(found(filters[0]), found(strongest))
    for way in (NETWORK, *ways_of(drf)):
        less = np.array(found(way)) - best
        cells = [f"{drf:g}", in_words(way), f"{(less < -TOLERANCE).sum()}", f"{less.min():+.3f}", f"{less.mean():+.3f}"]
        cells.append(f"{less[Design().lesions.index(EDGE)]:+.3f}")
        leads = [fmean(one[way] - max(one[name] for name in filters) for one in made) for made in close.values()]
        yield f"| {' | '.join([*cells, *(f'{lead:+.2f}' for lead in leads), f'{fmean(leads):+.2f}'])} |"


def main() -> None:
    """Measure what is not measured yet, and print the table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--data", type=Path, help="the folder of the real series; without it only phantoms")
    options.add_argument("--model", type=Path, default=default_model_path())
    chosen = options.parse_args()
    kept, model, families = Kept(chosen.folder), load_model(chosen.model), bodies(chosen.data)
    edge = f"{EDGE.size_mm:g} mm, {EDGE.contrast:g}:1"
    print(f"| DRF | given back | cells below | worst | mean | {edge} | {' | '.join(families)} | mean |")
    print("|---|---|---|---|---|---|" + "---|" * (len(families) + 1))
    for drf in DOSES:
        print("\n".join(rows(kept, model, drf, families)), flush=True)


if __name__ == "__main__":
    main()
