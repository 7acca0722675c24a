"""The picture of the three states: a finding of each in the built-in phantom at a hundredth of the dose.

redpet demo --out demo
redpet restore demo/case --drf 100 --evidence --out run
python Testing/benchmarks/evidence_figure.py run OUT.png
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl

from redpet.case import Image
from redpet.case.states import STATE_COLORS, STATES
from redpet.case.storage import read_image
from redpet.case.study import FULL, LOW, RESTORED, Finding
from redpet.jobs.evidence_files import read_evidence
from redpet.pictures.display import display_window, nice_limit, upright
from redpet.pictures.evidence_page import overlay, ring, spot_view, voxel_of
from redpet.pictures.report_pictures import body, cropped

mpl.use("Agg")
from matplotlib import pyplot as plt

WORDS = {
    "contradicted": "Contradicted\nThe counts hold a lesion that the restored\nimage lacks: it was smoothed away.",
    "cannot tell": "Cannot tell\nToo few counts: what is seen here may be\ntrue or not. Here it is true.",
    "supported": "Supported\nThe counts hold this spot. Removing it\nwould contradict them.",
}
STUDIES = (LOW, RESTORED, FULL)
HEADS = ("Low dose", "Restored, with the map", "Full dose")


def example(findings: Sequence[Finding], state: str) -> Finding:
    """The first spot in a state: the list begins with those that say most."""
    return next(one for one in findings if one.state == state and one.kind != "shifted")


def draw(run: Path, out: Path) -> None:
    """A row for each state: low dose, restored with the map, full dose, and what it means."""
    told = read_evidence(run)
    assert told is not None
    low, image, full, states = (read_image(run / f"images/{name}.nrrd") for name in (*STUDIES, "evidence"))
    limit = nice_limit(display_window(image))
    box = body(upright(image.values.max(axis=0), image.grid).values, 0.1 * limit)
    figure, axes = plt.subplots(3, 4, figsize=(11, 5.6), width_ratios=(1, 1, 1, 1.1), layout="constrained")
    for row, (value, state) in zip(axes, reversed(STATES.items()), strict=True):
        finding = example(told.findings, state)
        print(f"{state}: {finding.sentence}")
        place = voxel_of(finding, image.grid)
        for ax, one in zip(row, (low, image, full), strict=False):
            view = picture(ax, one, place[0], box, limit)
            if one is image:
                overlay(ax, cropped(upright(states.values[place[0]], image.grid), box))
            ring(ax, view, spot_view(place, image.grid, box), finding)
        title, words = WORDS[state].split("\n", 1)
        row[3].axis("off")
        row[3].text(0, 0.72, title, color=STATE_COLORS[value], weight="bold", fontsize=13)
        row[3].text(0, 0.66, words, fontsize=9.5, va="top", linespacing=1.5)
    for ax, head in zip(axes[0], HEADS, strict=False):
        ax.set_title(head, fontsize=11)
    figure.savefig(out, dpi=110)


def picture(ax, image: Image, z: int, box: tuple[slice, slice], limit: float):
    """A slice in its window, without an axis; returns what is shown."""
    view = cropped(upright(image.values[z], image.grid), box)
    ax.imshow(view.values, cmap="gray_r", vmin=0, vmax=limit, extent=(0, view.width_mm, view.height_mm, 0))
    ax.set_xticks([])
    ax.set_yticks([])
    return view


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
