"""The numbers of the Measure section as rows of a table: read from what the worker wrote, never computed here."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.measure.intervals import MEASURED, boundsOf, intervalTexts, levelOf
from REDReconstructionLib.session.numbers import figure

METRICS_FILE, RUN_FILE = "metrics.json", "run.json"
BIASED = ("mean", "max", "peak")
DASH = "–"
WITHOUT_INTERVALS = 9
"""Columns of the table of segments."""


@dataclass(frozen=True)
class Table:
    """Column titles and rows of text, as copied and saved; an empty text where there is no number."""

    columns: tuple
    rows: tuple

    def csv(self):
        """The table as comma-separated values."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()


@dataclass(frozen=True)
class Shown:
    """A table as the narrow panel shows it: short heads, a tooltip for each, cells of one or more lines.

    `notes` has a tooltip for each cell of `rows`.
    """

    heads: tuple
    tips: tuple
    rows: tuple
    notes: tuple


EMPTY = Table((), ())
NOTHING = Shown((), (), (), ())


@dataclass(frozen=True)
class Scores:
    """What a restoration says of its images against the full dose; `part` are its slices `[first, stop)`."""

    dose: str
    method: str
    against: dict
    part: tuple


def readScores(dose, method, folder):
    """The scores of the restoration in an output folder; empty where there is no full dose or no folder."""
    folder = Path(folder)
    against = readJson(folder / METRICS_FILE).get("against_full_dose", {}).get("image", {})
    part = tuple(readJson(folder / RUN_FILE).get("input", {}).get("slices", ()))
    return Scores(dose, method, against, part)


def metricsTable(scores, sliceIndex):
    """PSNR, SSIM and NRMSE against the full dose: all that was restored, and the case's slice `sliceIndex` (or None).

    The low-dose image of a dose comes once for the same slices; results of other slices than the first one's say so.
    """
    columns = (
        _("Dose"),
        _("Image"),
        _("PSNR (dB)"),
        _("SSIM"),
        _("NRMSE"),
        _("Slice PSNR (dB)"),
        _("Slice SSIM"),
        _("Slice NRMSE"),
    )
    rows, told = [], set()
    parts = {one.part for one in scores if one.against}
    for one in scores:
        for name, label in (("low", _("low dose")), ("restored", one.method)):
            if name not in one.against or (name == "low" and (one.dose, one.part) in told):
                continue
            whole, visible = one.against[name]["volume"], sliceOf(one, name, sliceIndex)
            rows.append((one.dose, withSlices(label, one.part, parts), *numbers(whole), *numbers(visible)))
        told.add((one.dose, one.part))
    return Table(columns, tuple(rows))


def withSlices(label, part, parts):
    """The name of an image, with its slices `part` where those of the results differ; people count from 1."""
    if len(parts) < 2 or not part:
        return label
    return _("{image}, slices {first} to {last}").format(image=label, first=part[0] + 1, last=part[1])


def sliceOf(scores, name, sliceIndex):
    """The metrics of one image in a slice of the case; nothing where the slice was not restored."""
    slices = scores.against[name]["slices"]
    index = -1 if sliceIndex is None else sliceIndex - (scores.part[0] if scores.part else 0)
    return slices[index] if 0 <= index < len(slices) else {}


def shownMetrics(table, sliceIndex):
    """The table of metrics for the panel: the visible slice beneath all slices, in heads and cells alike."""
    if not table.rows:
        return NOTHING
    above = _("all slices")
    below = _("slice {number}").format(number="–" if sliceIndex is None else sliceIndex + 1)
    tips = (
        _("Peak signal-to-noise ratio against the full dose: higher is closer"),
        _("Structural similarity to the full dose: 1 is identical"),
        _("Root mean squared error against the full dose over its range: lower is closer"),
    )
    where = _("above, all slices; below, the slice that you look at")
    titles = table.columns[2:5]
    cells = [
        (dose, image, tuple(zip(titles, values[:3], values[3:], strict=True))) for dose, image, *values in table.rows
    ]
    return Shown(
        (_("Dose"), _("Image"), *(f"{title}\n{above}\n{below}" for title in titles)),
        (
            _("The dose that was restored"),
            _("The image that is held against the full dose"),
            *(f"{tip}; {where}" for tip in tips),
        ),
        tuple(
            (dose, broken(image), *(f"{whole or DASH}\n{visible or DASH}" for _title, whole, visible in values))
            for dose, image, values in cells
        ),
        tuple(
            (
                dose,
                image,
                *(
                    note(f"{dose}, {image}: {title}", (above, whole), (below, visible))
                    for title, whole, visible in values
                ),
            )
            for dose, image, values in cells
        ),
    )


def note(about, *numbers):
    """The tooltip of a cell of several numbers: what it is about, then each of them, `(name, text)`, in its line."""
    return "\n".join((about, *(f"{name}: {text or DASH}" for name, text in numbers)))


def segmentsTable(content):
    """What each segment holds in each image, from the worker's measures.json; each low and full dose comes once.

    The full dose comes last; a segment that could not be measured is left out (`refusals`).
    """
    suffix = "" if content["unit"] == "SUV" else f" ({content['unit']})"
    prefix = "SUV" if content["unit"] == "SUV" else ""
    columns = (
        _("Segment"),
        _("Image"),
        *(f"{prefix}{name}{suffix}" for name in (_("mean"), _("max"), _("peak"))),
        _("Volume (mL)"),
        _("Bias of mean (%)"),
        _("Bias of max (%)"),
        _("Bias of peak (%)"),
    )
    level = levelOf(content)
    if level is not None:
        words = _("{measure}: from ({level} %)"), _("{measure}: to ({level} %)")
        columns += tuple(text.format(measure=name, level=f"{100 * level:g}") for name in columns[2:6] for text in words)
    parts = {tuple(run["slices"]) for run in content["runs"]}
    rows = []
    for segment in content["segments"]:
        images = {}
        for run in content["runs"]:
            for name, image in run["images"].items():
                found = next(one for one in image["segments"] if one["label"] == segment["label"])
                if not found.get("refusal"):
                    label = imageLabel(name, run["label"], run["label"].split(",")[0])
                    label = withSlices(label, tuple(run["slices"]), parts)
                    bounds = () if level is None else boundsOf(found)
                    row = (segment["name"], label, *segmentNumbers(found), *bounds)
                    images.setdefault((name == "full", label), row)
        rows += [images[key] for key in sorted(images, key=lambda key: key[0])]
    return Table(columns, tuple(rows))


def refusals(content):
    """Why segments could not be measured, each reason once, as sentences."""
    told = {
        segment["refusal"]: None
        for run in content["runs"]
        for image in run["images"].values()
        for segment in image["segments"]
        if segment.get("refusal")
    }
    return tuple(text[:1].upper() + text[1:] for text in told)


def shownSegments(table):
    """The table of segments for the panel: the volume beneath the name, the bias beneath each measure."""
    if not table.rows:
        return NOTHING
    head = _("{measure}\nbias")
    bias = _("{measure} of the segment; below, its bias against the full dose in percent")
    against = _("bias against the full dose")
    likely = _("interval of the true value")
    titles = table.columns[2:5]
    withIntervals = len(table.columns) > WITHOUT_INTERVALS
    if withIntervals:
        head = _("{measure}\ninterval\nbias")
        bias = _(
            "{measure} of the segment; below, of a restored image, the interval in which the true value lies, and the "
            "bias against the full dose in percent"
        )
    rows, notes = [], []
    for segment, image, *values in table.rows:
        volume = _("{volume} mL").format(volume=values[3])
        *within, ofVolume = intervalTexts(values[7:]) if withIntervals else [""] * len(MEASURED)
        measures = [
            (title, value, f"{percent} %" if percent else "", interval)
            for title, value, percent, interval in zip(titles, values[:3], values[4:7], within, strict=True)
        ]
        cells = ("\n".join(filter(None, (value, interval, percent))) for _title, value, percent, interval in measures)
        rows.append((f"{segment}\n{volume}", broken(image), *cells))
        told = (
            note(f"{segment}, {image}", (title, value), *named((likely, interval), (against, percent)))
            for title, value, percent, interval in measures
        )
        notes.append((note(segment, (_("volume"), volume), *named((likely, ofVolume))), image, *told))
    return Shown(
        (_("Segment"), _("Image"), *(head.format(measure=title) for title in titles)),
        (
            _("The segment and its volume"),
            _("The image that is measured"),
            *(bias.format(measure=title) for title in titles),
        ),
        tuple(rows),
        tuple(notes),
    )


def named(*pairs):
    """Those of (name, text) that have a text."""
    return [(name, text) for name, text in pairs if text]


def broken(label):
    """A label with its parts below each other."""
    return label.replace(", ", "\n")


def imageLabel(name, run, dose):
    """An image of a restoration in a table: `run` names dose and method, `dose` the dose alone."""
    if name == "full":
        return _("full dose")
    return _("{dose}, low dose").format(dose=dose) if name == "low" else run


def segmentNumbers(segment):
    """A segment's measures as text; empty for one that could not be measured."""
    values = [segment.get(key) for key in MEASURED]
    bias = segment.get("bias_percent") or {}
    texts = ["" if value is None else figure(value) for value in values]
    return (*texts, *("" if bias.get(key) is None else f"{bias[key]:+.1f}" for key in BIASED))


def numbers(metrics):
    """The three metrics as text; empty where one is not defined."""
    formats = (("psnr_db", "{:.2f}"), ("ssim", "{:.4f}"), ("nrmse", "{:.4f}"))
    return tuple("" if metrics.get(key) is None else form.format(metrics[key]) for key, form in formats)


def readJson(path):
    """The content of a JSON file of the worker, or an empty dictionary where it is gone."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
