"""The paper's figure (rows sinogram, image, difference; a column for each method), and noise against recovery."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redpet.case import Image
from redpet.case.storage import read_sinogram
from redpet.evaluation.job import RIVALS
from redpet.evaluation.scores import Score, recovery, variability
from redpet.evaluation.table import dose_text
from redpet.measures.metrics import compare
from redpet.measures.studies import alike
from redpet.pictures.figures import DPI, Column, comparison_figure, most_active_slice

MARKERS = "osD^vP*X<>"


@dataclass(frozen=True)
class Shown:
    """A method in the figure: its label, the image that it is judged by, the folder of its restoration."""

    label: str
    image: Image
    run: Path


def method_figure(path: Path, shown: Sequence[Shown], full: Image, drf: float | None) -> None:
    """One case at one dose level: the full dose, then each method with its metrics against that one full dose."""
    full_sinogram = read_sinogram(shown[0].run / "sinograms" / "full.nrrd")
    columns = [Column("Full dose", full, full_sinogram, 1.0)]
    for one in shown:
        sinogram = read_sinogram(one.run / "sinograms" / "restored.nrrd")
        against = compare(sinogram, full_sinogram) if alike(sinogram, full_sinogram) else None
        columns.append(Column(one.label, one.image, sinogram, drf, compare(one.image, full), against))
    comparison_figure(path, columns, most_active_slice(full))


def noise_figure(path: Path, scores: Sequence[Score]) -> None:
    """Contrast recovery of lesions against background variability, a curve over the dose levels for each method.

    Not drawn where no case has a lesion and a background region.
    """
    points: dict[tuple[str, str], list[tuple[float, float, float | None]]] = {}
    for method, kind, drf in dict.fromkeys((score.method, score.kind, score.drf) for score in scores):
        own = [score for score in scores if (score.method, score.kind, score.drf) == (method, kind, drf)]
        pairs = [
            (noise, contrast)
            for score in own
            if (noise := variability(score)) is not None and (contrast := recovery(score)) is not None
        ]
        if pairs:
            noise, contrast = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
            points.setdefault((own[0].label, kind), []).append((noise, contrast, drf))
    if not points:
        return
    figure = Figure(figsize=(7.5, 5.0), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    ax = figure.subplots()
    several = len({kind for _, kind in points}) > 1
    for index, ((label, kind), curve) in enumerate(points.items()):
        rival = label in RIVALS.values()
        ax.plot(
            [100 * noise for noise, _, _ in curve],
            [contrast for _, contrast, _ in curve],
            marker=MARKERS[index % len(MARKERS)],
            linestyle="--" if rival else "-",
            linewidth=1.4,
            label=f"{label}, {kind}" if several else label,
        )
        for noise, contrast, drf in curve:
            ax.annotate(dose_text(drf), (100 * noise, contrast), xytext=(5, 4), textcoords="offset points", fontsize=8)
    ax.axhline(1.0, color="0.6", linewidth=0.8)
    ax.set_xlabel("Background variability (%)")
    ax.set_ylabel("Contrast recovery of lesions")
    ax.set_title("Noise against recovery; the numbers are DRF", fontsize=11)
    ax.legend(frameon=False, fontsize=9)
    ax.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=DPI)
