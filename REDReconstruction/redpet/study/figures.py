"""The figures of a study's page, as SVG."""

import io
from collections.abc import Sequence

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from redpet.study.design import HIGHEST
from redpet.study.detection import Marked, afroc_curve
from redpet.study.ratings import Preferred, Rated

RATING_COLORS = ("#a6611a", "#dfc27d", "#e6e6e6", "#80cdc1", "#018571")
"""From 1 to 5; told apart by most colour-blind people (ColorBrewer BrBG)."""
LINES = ("-", "--", "-.", ":")
INCHES_PER_ARM = 0.34


def ratings_figure(ratings: Sequence[Rated]) -> str:
    """A row for each question: how often each rating was given, and the means with their intervals."""
    questions = list(dict.fromkeys(one.question for one in ratings))
    groups = [[one for one in ratings if one.question == question][::-1] for question in questions]
    heights = [INCHES_PER_ARM * len(group) + 0.75 for group in groups]
    figure = Figure(figsize=(9.0, sum(heights) + 0.3), layout="constrained", facecolor="white")
    rows = figure.subplots(len(groups), 2, squeeze=False, height_ratios=heights, width_ratios=(3, 2))
    for (shares, means), group, question in zip(rows, groups, questions, strict=True):
        left = [0.0] * len(group)
        for rating, color in enumerate(RATING_COLORS):
            width = [100 * one.counts[rating] / one.ratings for one in group]
            label = str(rating + 1) if group is groups[0] else None
            shares.barh(range(len(group)), width, left=left, color=color, edgecolor="white", label=label)
            left = [start + more for start, more in zip(left, width, strict=True)]
        shares.set_yticks(range(len(group)), [one.arm for one in group])
        shares.set_xlim(0, 100)
        shares.set_title(question, loc="left", fontsize=11)
        for place, one in enumerate(group):
            if one.mean_interval is not None:
                means.plot(one.mean_interval, (place, place), color="#333333", linewidth=1.6)
            means.plot(one.mean, place, "o", color="#333333", markersize=5)
        means.set_xlim(0.8, HIGHEST + 0.2)
        means.set_ylim(-0.6, len(group) - 0.4)
        means.set_yticks([])
        means.set_xticks(range(1, HIGHEST + 1))
        means.grid(axis="x", color="0.9")
        for ax in (shares, means):
            ax.spines[["top", "right", "left"]].set_visible(False)
            ax.tick_params(axis="y", length=0)
    rows[-1][0].set_xlabel("share of the ratings (%)")
    rows[-1][1].set_xlabel("mean rating, 95 % interval")
    figure.legend(loc="outside upper right", ncols=HIGHEST, frameon=False, title="rating", title_fontsize=9, fontsize=9)
    return svg(figure)


def preferences_figure(preferences: Sequence[Preferred]) -> str:
    """How often the first of two arms was preferred, with its interval, against a half."""
    figure = Figure(figsize=(7.5, INCHES_PER_ARM * len(preferences) + 1.0), layout="constrained", facecolor="white")
    ax = figure.subplots()
    for place, one in enumerate(reversed(preferences)):
        if one.share_interval is not None:
            ax.plot([100 * end for end in one.share_interval], (place, place), color="#333333", linewidth=1.6)
        ax.plot(100 * one.share, place, "o", color="#333333")
    ax.axvline(50, color="0.6", linewidth=0.8)
    ax.set_xlim(-3, 103)
    ax.set_ylim(-0.6, len(preferences) - 0.4)
    labels = [f"{one.arm} over {one.other}" for one in reversed(preferences)]
    ax.set_yticks(range(len(preferences)), labels)
    ax.set_xlabel("preferred (% of the answers), 95 % interval")
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return svg(figure)


def afroc_figure(readings: dict[str, list[Marked]]) -> str:
    """The AFROC curve of each arm, all readers together."""
    figure = Figure(figsize=(5.2, 4.6), layout="constrained", facecolor="white")
    ax = figure.subplots()
    for index, (arm, marked) in enumerate(readings.items()):
        across, up = afroc_curve(marked, HIGHEST)
        ax.plot(across, up, marker="o", markersize=3.5, linestyle=LINES[index % len(LINES)], label=arm)
    ax.set_xlim(-0.02, 1.02)
    ax.set_ylim(-0.02, 1.02)
    ax.set_xlabel("share of normal cases with a false mark")
    ax.set_ylabel("share of lesions found")
    ax.legend(frameon=False, fontsize=9, loc="lower right")
    ax.spines[["top", "right"]].set_visible(False)
    return svg(figure)


def svg(figure: Figure) -> str:
    """A figure as an element of a page; texts stay texts, and the same figure is the same file."""
    FigureCanvasSVG(figure)
    text = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "redpet", "font.family": "sans-serif"}):
        figure.savefig(text, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return text.getvalue().partition("<svg")[1] + text.getvalue().partition("<svg")[2]
