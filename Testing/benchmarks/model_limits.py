"""What a study of `redpet detect` says of the default model: into its card, and into the files beside it.

    redpet detect --out STUDY --methods osem,osem-gauss,osem-nlm,osem-tv,rdp,image-unet,red
    python Testing/benchmarks/model_limits.py STUDY

Writes `default-detectability.json` (the study, which the release check reads), `default-limits.json` (one line, which
the panel reads), the section of the card between its marks, and the card into the model file.
"""

import argparse
import json
import struct
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

import msgspec

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
from redpet.restoration.methods import IMAGE_UNET, RED
from redpet.restoration.model_file import default_model_path, load_model
from redpet.tasks.imagers import code_of

MODEL = default_model_path(RED)
CARD = MODEL.with_suffix(".md")
STUDY_FILE = MODEL.with_name("default-detectability.json")
LIMITS_FILE = MODEL.with_name("default-limits.json")
BEGIN, END = "<!-- redpet detect -->", "<!-- /redpet detect -->"
METADATA = "__metadata__"


def main() -> None:
    """Write all of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("study", type=Path)
    study = read_detectability(options.parse_args().study)
    if study.models.get(RED, "").removeprefix(f"{RED}-") != code_of(load_model(MODEL)):
        raise SystemExit("the study is of other weights than those that ship: run redpet detect again.")
    STUDY_FILE.write_bytes(msgspec.json.format(msgspec.json.encode(study), indent=1) + b"\n")
    LIMITS_FILE.write_text(json.dumps(limits(study), indent=1) + "\n", encoding="utf-8")
    card = CARD.read_text(encoding="utf-8")
    before, _, rest = card.partition(BEGIN)
    card = f"{before}{BEGIN}\n\n{section(study)}\n\n{END}{rest.partition(END)[2]}"
    CARD.write_text(card, encoding="utf-8")
    MODEL.write_bytes(with_card(MODEL.read_bytes(), card))


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
    with_rdp = any(cell.rdp for cell in own)
    heads = ["background", "DRF", "lesion", "OSEM", "best filter", *(["RDP"] if with_rdp else []), "Image U-Net"]
    lines = [
        "## Lesions found",
        "",
        f"How often a channelised Hotelling observer finds a hot sphere in an attenuated body of 280 mm (AUC, 0.5 is "
        f"guessing; {own[0].lesions} lesions or more in a cell, {study.phantoms} bodies of each background, the same "
        "counts for all methods, rivals at their best strength, 95 % bootstrap intervals of paired differences). "
        "`redpet detect` measures it; the documentation's page *Lesions found* says how.",
        "",
        f"**Fewer lesions are found than under a filter{' or by RDP' if with_rdp else ''} in {len(lost)} of "
        f"{len(own)} cells, beyond chance** (marked \\*). {in_one_line(study.cells, RED)} "
        f"Release gate, lumpy backgrounds, no more than {TOLERANCE:g} below the best filter: "
        + (
            f"**not met** in {len(failed)} of {len(gated(study.cells))} cells. Look at the filtered low-dose image "
            "for small and faint lesions."
            if failed
            else "met."
        ),
        "",
        f"| {' | '.join([*heads, 'RED-NS+', 'less the best filter'])} |",
        "|" + "---|" * (len(heads) + 2),
    ]
    by_place = {(cell.place, cell.method): cell for cell in study.cells}
    for cell in own:
        assert cell.filter is not None
        others = [
            by_place[cell.place, "osem"].auc,
            cell.auc - cell.filter.difference,
            *([cell.auc - cell.rdp.difference] if cell.rdp else []),
            by_place[cell.place, IMAGE_UNET].auc,
            cell.auc,
        ]
        mark = " \\*" if cell in lost else ""
        difference = f"{cell.filter.difference:+.2f} [{cell.filter.low:+.2f}, {cell.filter.high:+.2f}]{mark}"
        head = [cell.background, f"{cell.drf:g}", f"{cell.size_mm:g} mm, {cell.contrast:g}:1"]
        lines.append(f"| {' | '.join([*head, *(f'{one:.2f}' for one in others), difference])} |")
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


def with_card(model: bytes, card: str) -> bytes:
    """A model file with another card: the header changes, the weights do not."""
    (length,) = struct.unpack("<Q", model[:8])
    header = json.loads(model[8 : 8 + length])
    ours = json.loads(header[METADATA]["redpet"])
    header[METADATA]["redpet"] = json.dumps(ours | {"card": card}, ensure_ascii=False, separators=(",", ":"))
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + model[8 + length :]


if __name__ == "__main__":
    main()
