"""The paper's figure (rows sinogram, image, difference; a column for each method), and noise against recovery."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redpet.evaluation.job import GAUSS, RIVALS
from redpet.evaluation.scores import Score, recovery, variability
from redpet.evaluation.table import dose_text
from redpet.figures import DPI, Column, comparison_figure, most_active_slice
from redpet.metrics import Comparison
from redpet.storage import read_image, read_sinogram

MARKERS = "osD^vP*X<>"


def method_figure(path: Path, runs: Sequence[tuple[str, Path]], scores: Sequence[Score], drf: float | None) -> None:
    """The first case at one dose level: the full dose, then each method with its metrics against it."""
    labels = {score.method: score.label for score in scores}
    columns = []
    for method, folder in runs:
        against = msgspec.json.decode((folder / "metrics.json").read_bytes()).get("against_full_dose")
        if against is None:
            return
        image, sinogram = (
            msgspec.convert(against[domain]["restored"], Comparison) if "restored" in against[domain] else None
            for domain in ("image", "sinogram")
        )
        columns.append(
            Column(
                labels[method],
                read_image(folder / "images" / "restored.nrrd"),
                read_sinogram(folder / "sinograms" / "restored.nrrd"),
                drf,
                image,
                sinogram,
            )
        )
    folder = plainest(runs)
    full = Column(
        "Full dose", read_image(folder / "images" / "full.nrrd"), read_sinogram(folder / "sinograms" / "full.nrrd"), 1.0
    )
    comparison_figure(path, [full, *columns], most_active_slice(full.image))


def plainest(runs: Sequence[tuple[str, Path]]) -> Path:
    """A run whose full-dose image was not filtered as a rival's is."""
    return next((folder for method, folder in runs if method != GAUSS), runs[0][1])


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
