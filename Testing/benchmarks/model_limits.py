"""What `redpet detect` and `redpet nema` say of the default model: into its card, and into the files beside it.

    redpet detect --out STUDY --methods osem,osem-gauss,osem-tv,rdp,image-unet,red
    redpet detect --out MORE-20 --methods osem,osem-gauss,osem-tv,image-unet,red --phantoms 24 --background lumpy \
        --drf 20
    redpet detect --out MORE-100 --methods osem,osem-gauss,osem-tv,image-unet,red --phantoms 48 --background lumpy \
        --drf 100
    redpet nema --out PHANTOM
    PYTHONPATH=Testing python Testing/benchmarks/model_limits.py STUDY PHANTOM --beside MORE-20 MORE-100

Of studies that stand beside each other each cell is that with the most lesions: so a dose that few bodies do not decide
has more of them, and a rival that takes long has fewer. A cell is held against RDP in the study that has both.

Writes `default-detectability.json` (the study, which the release check reads), `default-limits.json` (one line, which
the panel reads), the section of the card between its marks, and the card into the model file. What it says of spheres
that look fainter than under a filter is taken from the card's table of small spheres, which `rival_table.py` writes.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean

import msgspec
from benchmarks import fainter_spheres
from benchmarks.pages import CARD, MODEL, write_card

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
    """Write all of it, and print the table of the documentation."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("study", type=Path)
    options.add_argument("phantom", type=Path)
    options.add_argument("--beside", type=Path, nargs="+", default=[], help="studies of more or of fewer bodies")
    chosen = options.parse_args()
    study = together([read_detectability(folder) for folder in (chosen.study, *chosen.beside)])
    phantom = msgspec.json.decode((chosen.phantom / "phantom.json").read_bytes(), type=Nema)
    if study.models.get(RED) != default_code():
        raise SystemExit("the study is of other weights or shares than those that ship: run redpet detect again.")
    card = CARD.read_text(encoding="utf-8")
    STUDY_FILE.write_bytes(msgspec.json.format(msgspec.json.encode(study), indent=1) + b"\n")
    told = limits(study, card) | {"recovery": recovery_lost(phantom)}
    LIMITS_FILE.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    write_card(MARK, f"{section(study, card)}\n\n{phantom_section(phantom)}")
    print(means(study))


def default_code() -> str:
    """The code of the model that ships, with what it gives back by itself."""
    return Imager(RED, None, Compute("cpu")).code


def together(studies: Sequence[Detectability]) -> Detectability:
    """Several studies as one of the first's bodies: of each cell that with the most lesions, RDP from where it is.

    Exits where they are of other channels, seeds or weights.
    """
    if len({(one.channels, one.seed, *sorted(one.models.items())) for one in studies}) > 1:
        raise SystemExit("the studies are of other channels, seeds or weights: run them again.")
    found: dict[tuple[object, str], list[Cell]] = defaultdict(list)
    for study in studies:
        for cell in study.cells:
            found[cell.place, cell.method].append(cell)
    cells = []
    for same in found.values():
        most = max(same, key=lambda cell: cell.lesions)
        cells.append(msgspec.structs.replace(most, rdp=most.rdp or next((one.rdp for one in same if one.rdp), None)))
    return msgspec.structs.replace(studies[0], cells=tuple(cells))


def limits(study: Detectability, card: str) -> dict[str, object]:
    """What the panel reads: a few words, whole sentences, and the cells and spheres that these sum up."""
    failed, faint = failing(study.cells, RED), fainter_spheres.fainter(card)
    return {
        "short": "\n".join(filter(None, (in_short(study.cells, RED), fainter_spheres.in_short(faint)))),
        "line": " ".join(filter(None, (in_one_line(study.cells, RED), fainter_spheres.in_one_line(faint)))),
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
        "fainter": [asdict(one) for one in faint],
    }


def gated(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that the release gate looks at."""
    return [cell for cell in cells if cell.method == RED and cell.background == RELEASE_BACKGROUND and cell.filter]


def behind(cell: Cell) -> list[Against]:
    """The rivals that a cell lies behind beyond chance."""
    return [one for one in (cell.filter, cell.rdp) if one is not None and one.high < 0]


def section(study: Detectability, card: str) -> str:
    """The card's section: every cell, what is lost, and the gate."""
    failed, lost, faint = failing(study.cells, RED), losing(study.cells, RED), fainter_spheres.fainter(card)
    own = [cell for cell in study.cells if cell.method == RED]
    of_rdp = [cell for cell in study.cells if cell.method == RDP]
    heads = ["background", "DRF", "lesion", "lesions", "OSEM", "best filter", *(["RDP"] if of_rdp else [])]
    heads += ["Image U-Net", "RED-NS+", "less the best filter", *(["less RDP"] if of_rdp else [])]
    lines = [
        "## Lesions found",
        "",
        f"How often a channelised Hotelling observer finds a hot sphere in an attenuated body of 280 mm (AUC, 0.5 is "
        f"guessing; {study.phantoms} bodies of each background, more where the table has more lesions, the same counts "
        "for all methods, rivals at their best strength, 95 % bootstrap intervals of paired differences"
        + ("; RDP of so many lesions as stand in brackets where they are others" if of_rdp else "")
        + "). `redpet detect` measures it; the documentation's page *Lesions found* says how.",
        "",
        f"**Fewer lesions are found than under a filter{' or by RDP' if of_rdp else ''} in {len(lost)} of "
        f"{len(own)} cells, beyond chance** (marked \\*). {in_one_line(study.cells, RED)} "
        f"{fainter_spheres.in_one_line(faint)} "
        f"Release gate, lumpy backgrounds, no more than {TOLERANCE:g} below the best filter: "
        + gate_in_words(gated(study.cells), len(failed)),
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
            auc.append(f"{rdp.auc:.2f}{'' if rdp.lesions == cell.lesions else f' ({rdp.lesions})'}" if rdp else "")
        auc += [f"{one.auc:.2f}" for one in (by_place[cell.place, IMAGE_UNET], cell)]
        differences = [paired(cell.filter), *([paired(cell.rdp)] if of_rdp else [])]
        head = [cell.background, f"{cell.drf:g}", f"{cell.size_mm:g} mm, {cell.contrast:g}:1", f"{cell.lesions}"]
        lines.append(f"| {' | '.join([*head, *auc, *differences])} |")
    return "\n".join(lines)


def gate_in_words(cells: Sequence[Cell], failed: int) -> str:
    """How many of the cells of the gate miss it, or by how little the worst does not."""
    if failed:
        return (
            f"**not met** in {failed} of {len(cells)} cells. Look at the filtered low-dose image for small and faint "
            "lesions."
        )
    worst = min(cells, key=lambda cell: cell.filter.difference if cell.filter else 0.0)
    assert worst.filter is not None
    return (
        f"met in {len(cells)} of {len(cells)} cells, in the worst ({worst.size_mm:g} mm, {worst.contrast:g}:1 at DRF "
        f"{worst.drf:g}) with {worst.filter.difference:+.3f} [{worst.filter.low:+.3f}, {worst.filter.high:+.3f}]."
    )


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


def means(study: Detectability) -> str:
    """The table of the documentation: the mean AUC over lesions of the best filter in each cell, and of the model."""
    lines = ["| background | DRF | best filter | RED-NS+ |", "|---|---|---|---|"]
    for background, drf in dict.fromkeys((cell.background, cell.drf) for cell in study.cells):
        cells = [cell for cell in study.cells if (cell.method, cell.background, cell.drf) == (RED, background, drf)]
        best = fmean(cell.auc - cell.filter.difference for cell in cells if cell.filter)
        lines.append(f"| {background} | {drf:g} | {best:.3f} | {fmean(cell.auc for cell in cells):.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
