"""What `redpet detect` and `redpet nema` say of the default model: into its card, and into the files beside it.

    redpet detect --out STUDY --methods osem,osem-gauss,osem-tv,image-unet,red
    redpet detect --out FEWER --methods osem,osem-gauss,osem-nlm,osem-tv,rdp,image-unet,red --phantoms 3 \
        --background lumpy
    redpet nema --out PHANTOM
    PYTHONPATH=Testing python Testing/benchmarks/model_limits.py STUDY PHANTOM --fewer FEWER

The rivals that take long, RDP above all, may stand in a study of fewer bodies: what they find, and what the networks
find less or more than RDP in the same bodies, is taken from there.

Writes `default-detectability.json` (the study, which the release check reads), `default-limits.json` (one line, which
the panel reads), the section of the card between its marks, and the card into the model file.
"""

import argparse
import json
import math
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import msgspec
from benchmarks.pages import MODEL, write_card

from redpet.evaluation.detectability import (
    RELEASE_BACKGROUND,
    TOLERANCE,
    Against,
    Cell,
    Detectability,
    failing,
    in_one_line,
    in_short,
    losing,
    read_detectability,
)
from redpet.evaluation.job import GAUSS, NLM, OSEM, TV
from redpet.machine.devices import Compute
from redpet.phantoms.nema import DIAMETERS_MM
from redpet.reconstruction.reconstruct import RDP
from redpet.restoration.methods import IMAGE_UNET, RED
from redpet.tasks.imagers import Imager
from redpet.tasks.nema_result import Nema, NemaRow

STUDY_FILE = MODEL.with_name("default-detectability.json")
LIMITS_FILE = MODEL.with_name("default-limits.json")
MARK = "redpet detect"
COMMON_MM = 5.0
"""The width of the filter that recovery is held against."""


def main() -> None:
    """Write all of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("study", type=Path)
    options.add_argument("phantom", type=Path)
    options.add_argument("--fewer", type=Path, help="a study of fewer bodies with the rivals that take long")
    chosen = options.parse_args()
    study = read_detectability(chosen.study)
    if chosen.fewer:
        study = together(study, read_detectability(chosen.fewer))
    phantom = msgspec.json.decode((chosen.phantom / "phantom.json").read_bytes(), type=Nema)
    if study.models.get(RED) != default_code():
        raise SystemExit("the study is of other weights or shares than those that ship: run redpet detect again.")
    STUDY_FILE.write_bytes(msgspec.json.format(msgspec.json.encode(study), indent=1) + b"\n")
    told = limits(study) | {"recovery": recovery_lost(phantom)}
    LIMITS_FILE.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    write_card(MARK, f"{section(study)}\n\n{phantom_section(phantom)}")


def default_code() -> str:
    """The code of the model that ships, with what it gives back by itself."""
    return Imager(RED, None, Compute("cpu")).code


def together(study: Detectability, fewer: Detectability) -> Detectability:
    """A study with the rivals that another of fewer bodies has beside: their cells, and how the networks do by RDP.

    Exits where the two are of other lesions, channels, seeds or weights.
    """
    if (study.channels, study.seed, study.models) != (fewer.channels, fewer.seed, fewer.models):
        raise SystemExit("the two studies are of other channels, seeds or weights: run both again.")
    beside = {(cell.place, cell.method): cell.rdp for cell in fewer.cells}
    cells = [
        msgspec.structs.replace(cell, rdp=cell.rdp or beside.get((cell.place, cell.method))) for cell in study.cells
    ]
    here = {cell.method for cell in study.cells}
    cells += [cell for cell in fewer.cells if cell.method not in here]
    return msgspec.structs.replace(study, cells=tuple(cells))


def limits(study: Detectability) -> dict[str, object]:
    """What the panel reads: one line, and the cells that it sums up."""
    failed = failing(study.cells, RED)
    return {
        "short": in_short(study.cells, RED),
        "line": in_one_line(study.cells, RED),
        "release_gate": {"met": not failed, "failing": len(failed), "cells": len(gated(study.cells))},
        "lost": [
            {
                "background": cell.background,
                "drf": cell.drf,
                "size_mm": cell.size_mm,
                "contrast": cell.contrast,
                "auc": round(cell.auc, 3),
                "against": {one.label: round(one.difference, 3) for one in behind(cell)},
            }
            for cell in losing(study.cells, RED)
        ],
    }


def gated(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that the release gate looks at."""
    return [cell for cell in cells if cell.method == RED and cell.background == RELEASE_BACKGROUND and cell.filter]


def behind(cell: Cell) -> list[Against]:
    """The rivals that a cell lies behind beyond chance."""
    return [one for one in (cell.filter, cell.rdp) if one is not None and one.high < 0]


def section(study: Detectability) -> str:
    """The card's section: the means, every cell, and the gate."""
    failed, lost = failing(study.cells, RED), losing(study.cells, RED)
    own = [cell for cell in study.cells if cell.method == RED]
    of_rdp = [cell for cell in study.cells if cell.method == RDP]
    heads = ["background", "DRF", "lesion", "OSEM", "best filter", *(["RDP"] if of_rdp else []), "Image U-Net"]
    heads += ["RED-NS+", "less the best filter", *(["less RDP"] if of_rdp else [])]
    lines = [
        "## Lesions found",
        "",
        f"How often a channelised Hotelling observer finds a hot sphere in an attenuated body of 280 mm (AUC, 0.5 is "
        f"guessing; {own[0].lesions} lesions or more in a cell, {study.phantoms} bodies of each background, the same "
        "counts for all methods, rivals at their best strength, 95 % bootstrap intervals of paired differences"
        + (f"; RDP where a cell has it, {min(cell.lesions for cell in of_rdp)} lesions or more" if of_rdp else "")
        + "). `redpet detect` measures it; the documentation's page *Lesions found* says how.",
        "",
        f"**Fewer lesions are found than under a filter{' or by RDP' if of_rdp else ''} in {len(lost)} of "
        f"{len(own)} cells, beyond chance** (marked \\*). {in_one_line(study.cells, RED)} "
        f"Release gate, lumpy backgrounds, no more than {TOLERANCE:g} below the best filter: "
        + (
            f"**not met** in {len(failed)} of {len(gated(study.cells))} cells. Look at the filtered low-dose image "
            "for small and faint lesions."
            if failed
            else "met."
        ),
        "",
        f"| {' | '.join(heads)} |",
        "|" + "---|" * len(heads),
    ]
    by_place = {(cell.place, cell.method): cell for cell in study.cells}
    for cell in own:
        assert cell.filter is not None
        rivals = [by_place[cell.place, OSEM].auc, cell.auc - cell.filter.difference]
        auc = [f"{one:.2f}" for one in rivals]
        if of_rdp:
            rdp = by_place.get((cell.place, RDP))
            auc.append(f"{rdp.auc:.2f}" if rdp else "")
        auc += [f"{one.auc:.2f}" for one in (by_place[cell.place, IMAGE_UNET], cell)]
        differences = [paired(cell.filter), *([paired(cell.rdp)] if of_rdp else [])]
        head = [cell.background, f"{cell.drf:g}", f"{cell.size_mm:g} mm, {cell.contrast:g}:1"]
        lines.append(f"| {' | '.join([*head, *auc, *differences])} |")
    return "\n".join(lines)


def paired(one: Against | None) -> str:
    """A difference with its interval, marked where it lies below 0 beyond chance."""
    if one is None:
        return ""
    return f"{one.difference:+.2f} [{one.low:+.2f}, {one.high:+.2f}]" + (" \\*" if one.high < 0 else "")


def spheres_of(row: NemaRow) -> list[str]:
    """Contrast recovery over background variability of each sphere."""
    pairs = zip(row.of_spheres("recovery"), row.of_spheres("variability"), strict=True)
    return [f"{recovery:.0f} / {noise:.1f}" for recovery, noise in pairs]


def shown(phantom: Nema) -> list[NemaRow]:
    """The rows that the card shows: of the Gaussians a common one, of other rivals the strength that is as noisy."""
    rows: list[NemaRow] = []
    for dose in dict.fromkeys(row.dose for row in phantom.rows):
        here = [row for row in phantom.rows if row.dose == dose]
        common = next(row for row in here if is_common(row))
        for method in (OSEM, GAUSS, NLM, TV, RDP, IMAGE_UNET, RED):
            tried = [row for row in here if row.method == method]
            if tried:
                rows.append(common if method == GAUSS else min(tried, key=lambda row: unlike(row, common)))
    return rows


def unlike(row: NemaRow, other: NemaRow) -> float:
    """How far apart the background variabilities of two rows are."""
    return abs(math.log(fmean(row.of_spheres("variability")) / fmean(other.of_spheres("variability"))))


def is_common(row: NemaRow) -> bool:
    """Whether a row is that of the filter which the model is held against."""
    return row.method == GAUSS and row.strength == COMMON_MM


def recovery_lost(phantom: Nema) -> list[dict[str, object]]:
    """The spheres of which the model recovers less than the common filter, in the mean of the draws."""
    lost: list[dict[str, object]] = []
    for dose in dict.fromkeys(row.dose for row in phantom.rows):
        here = [row for row in phantom.rows if row.dose == dose]
        own, filtered = (next(row for row in here if wanted(row)) for wanted in (lambda r: r.method == RED, is_common))
        pairs = zip(DIAMETERS_MM, own.of_spheres("recovery"), filtered.of_spheres("recovery"), strict=True)
        lost += [
            {"dose": dose, "sphere_mm": diameter, "recovery": round(mine, 1), "filtered": round(its, 1)}
            for diameter, mine, its in pairs
            if mine < its
        ]
    return lost


def phantom_section(phantom: Nema) -> str:
    """The card's table of the NEMA phantom."""
    rows = shown(phantom)
    lost = [f"{one['sphere_mm']:g} mm at {one['dose']}" for one in recovery_lost(phantom)]
    less = f"Less than a Gaussian of {COMMON_MM:g} mm it recovers of: {', '.join(lost)}. " if lost else ""
    others = any(row.method in (NLM, TV, RDP) for row in rows)
    alike = "Each other rival stands with the strength whose noise comes nearest to the Gaussian's. " if others else ""
    lines = [
        "## NEMA phantom",
        "",
        "Contrast recovery / background variability in % of the simulated body phantom of NEMA NU 2, spheres "
        f"{phantom.contrast:g}:1, mean of {len(phantom.rows[0].draws)} draws; lung residual in %. {alike}{less}"
        "Its background is flat, as the organs of the training are. `redpet nema` measures it.",
        "",
        f"| dose | method | {' | '.join(f'{diameter:g} mm' for diameter in DIAMETERS_MM)} | lung |",
        "|---|---|" + "---|" * (len(DIAMETERS_MM) + 1),
    ]
    for row in rows:
        named = f"{row.named} mm" if is_common(row) else row.named
        lines.append(f"| {' | '.join([row.dose, named, *spheres_of(row), f'{row.lung_residual:.1f}'])} |")
    return "\n".join(lines)


def means(study: Detectability) -> list[tuple[str, float, float, float]]:
    """Background, dose, and the mean AUC over its lesions: of the best filter in each cell, and of the model."""
    found = []
    for background, drf in dict.fromkeys((cell.background, cell.drf) for cell in study.cells):
        cells = [
            cell
            for cell in study.cells
            if (cell.method, cell.background, cell.drf) == (RED, background, drf) and cell.filter is not None
        ]
        best = fmean(cell.auc - cell.filter.difference for cell in cells if cell.filter)
        found.append((background, drf, best, fmean(cell.auc for cell in cells)))
    return found


if __name__ == "__main__":
    main()
