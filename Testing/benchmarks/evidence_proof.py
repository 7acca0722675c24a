"""The proof of the evidence map, on a family of phantoms that no training and no tuning saw.

    python Testing/benchmarks/evidence_proof.py FOLDER [--side 128] [--alarms 200] [--lesions 18] ...

Four parts: how often there is an alarm where nothing is to be told (`--alarms` phantoms, each at one dose by one
method: phantom n at the dose n mod 4 of DRF 1, 4, 20, 100 by the method n/4 mod 4); what is told of lesions, of spheres
and regions that were changed afterwards (`--lesions` phantoms, beginning after those by which the statistics were
chosen); how tests vary from noise to noise (`--noises` phantoms, each `--draws` times), both at all doses by all
methods; how far the uptake that the counts are said to hold lies from the truth (`--uptakes` phantoms, at all doses).
Each measurement is a file in FOLDER: a proof that was stopped goes on where the same command is typed again. The
tables are printed, and kept as FOLDER/proof.md with a picture of them. What is measured, and what the words mean,
stands in docs/evidence.md.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from evidence_alarms import alarm_unit, noise_unit
from evidence_lesions import lesion_unit
from evidence_plots import proof_picture
from evidence_scenes import DOSES, METHODS, SEED, Restorer, Scene, restorer, scene
from evidence_tables import tables
from evidence_uptakes import uptake_unit

ALARM_SLICES, SLICES = 4, 8
CHOSEN_ON = 6
"""Phantoms that were looked at when the statistics were chosen: lesions are told in others."""
Measure = Callable[[Scene, float, Restorer, np.random.Generator], dict[str, Any]]
Unit = tuple[str, int, int, float, str, int, Measure]
"""The part, the phantom, its noise, the DRF, the method, the number of slices, and what is measured."""


def plan(chosen: argparse.Namespace) -> Iterator[Unit]:
    """What is measured, in the order in which it is."""
    every = [(drf, method) for method in METHODS for drf in DOSES]
    for number in range(chosen.alarms):
        yield "alarms", number, 0, *every[number % len(every)], ALARM_SLICES, alarm_unit
    for number in range(CHOSEN_ON, CHOSEN_ON + chosen.lesions):
        for one in every:
            yield "lesions", number, 0, *one, SLICES, lesion_unit
    for number in range(chosen.noises):
        for draw in range(chosen.draws):
            for one in every:
                yield "noises", number, draw, *one, ALARM_SLICES, noise_unit
    for number in range(chosen.uptakes):
        for drf in DOSES:
            yield "uptakes", number, 0, drf, METHODS[0], SLICES, uptake_unit


def main() -> None:
    """Measure what is not measured yet, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="where the measurements are kept")
    options.add_argument("--side", type=int, default=128, help="pixels: of the phantoms, 128 or 256")
    options.add_argument("--alarms", type=int, default=200, help="phantoms of which the alarms are counted")
    options.add_argument("--lesions", type=int, default=18, help="phantoms with lesions, which are changed afterwards")
    options.add_argument("--noises", type=int, default=2, help="phantoms whose noise is drawn again")
    options.add_argument("--draws", type=int, default=4, help="draws of their noise")
    options.add_argument("--uptakes", type=int, default=6, help="phantoms whose uptakes are read")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    restorers = {method: restorer(method) for method in METHODS}
    scene_of = lru_cache(maxsize=1)(scene)
    for part, number, draw, drf, method, n_slices, measure in plan(chosen):
        kept = chosen.folder / f"{part}-{chosen.side}-{method}-{drf:g}-{number}-{draw}.json"
        if not kept.exists():
            rng = np.random.default_rng([SEED, number, draw, round(drf)])
            result = measure(scene_of(number, chosen.side, n_slices, draw), drf, restorers[method], rng)
            kept.write_text(json.dumps(result))
            print(kept.name, flush=True)
    text = tables(chosen.folder)
    (chosen.folder / "proof.md").write_text(text)
    proof_picture(text, chosen.folder / "proof.png")
    print(text)


if __name__ == "__main__":
    main()
