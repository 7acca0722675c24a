"""The picture of the three states: a finding of each in the built-in phantom at a twentieth of the dose.

python Testing/benchmarks/evidence_figure.py OUT.png
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

import matplotlib as mpl

import redpet
from redpet.case import Image
from redpet.case.states import STATE_COLORS, STATES
from redpet.case.study import Finding, RestoredCase
from redpet.phantoms.abdomen import demo_phantom
from redpet.pictures.display import display_window, nice_limit, upright
from redpet.pictures.evidence_page import overlay, ring, spot_view, voxel_of
from redpet.pictures.report_pictures import body, cropped

mpl.use("Agg")
from matplotlib import pyplot as plt

DRF, SLICES = 20.0, (3, 14)
LETTERS_A_LINE = 42
HEADS = ("Low dose", "Restored, with the map", "Full dose")


def judged() -> RestoredCase:
    """Slices of the phantom at a twentieth of the dose, restored as by default and judged by their counts."""
    activity, attenuation = demo_phantom()
    case = redpet.simulate(activity, drf=DRF, attenuation=attenuation)
    return redpet.restore(case, drf=DRF, slices=SLICES, evidence=True)


def examples(findings: Sequence[Finding]) -> list[tuple[int, Finding]]:
    """The first spot in each state with the state's value, the worst state first: the list begins with the surest."""
    found = []
    for value, state in reversed(STATES.items()):
        spots = (one for one in findings if one.state == state and one.kind != "shifted")
        found += [(value, one) for one in [next(spots, None)] if one is not None]
    return found


def draw(result: RestoredCase, out: Path) -> None:
    """A row for each state: low dose, restored with the map, full dose, and what the finding says."""
    assert result.evidence is not None
    assert result.full is not None
    images = [study.image for study in (result.low, result.restored, result.full)]
    limit = nice_limit(display_window(images[1]))
    box = body(upright(images[1].values.max(axis=0), images[1].grid).values, 0.1 * limit)
    shown = examples(result.findings)
    size = (11, 1.9 * len(shown))
    figure, axes = plt.subplots(len(shown), 4, figsize=size, width_ratios=(1, 1, 1, 1.1), layout="constrained")
    for row, (value, finding) in zip(axes, shown, strict=True):
        print(f"{finding.state}: {finding.sentence}")
        place = voxel_of(finding, images[1].grid)
        for ax, one in zip(row, images, strict=False):
            view = picture(ax, one, place[0], box, limit)
            if one is images[1]:
                overlay(ax, cropped(upright(result.evidence.values[place[0]], one.grid), box))
            ring(ax, view, spot_view(place, one.grid, box), finding)
        row[3].axis("off")
        row[3].text(0, 0.72, finding.state.capitalize(), color=STATE_COLORS[value], weight="bold", fontsize=13)
        words = fill(finding.sentence, LETTERS_A_LINE)
        row[3].text(0, 0.66, words, fontsize=9.5, va="top", linespacing=1.5)
    for ax, head in zip(axes[0], HEADS, strict=False):
        ax.set_title(head, fontsize=11)
    figure.savefig(out, dpi=110, bbox_inches="tight", pad_inches=0.08)


def picture(ax, image: Image, z: int, box: tuple[slice, slice], limit: float):
    """A slice in its window, without an axis; returns what is shown."""
    view = cropped(upright(image.values[z], image.grid), box)
    ax.imshow(view.values, cmap="gray_r", vmin=0, vmax=limit, extent=(0, view.width_mm, view.height_mm, 0))
    ax.set_xticks([])
    ax.set_yticks([])
    return view


if __name__ == "__main__":
    draw(judged(), Path(sys.argv[1]))
