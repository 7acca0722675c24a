"""The numbers of the Measure section as rows of a table: read from what the worker wrote, never computed here."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

METRICS_FILE, RUN_FILE = "metrics.json", "run.json"


@dataclass(frozen=True)
class Table:
    """Column titles and rows of text, as shown, copied and saved."""

    columns: tuple
    rows: tuple

    def csv(self):
        """The table as comma-separated values."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()


def metricsTable(results, sliceIndex):
    """PSNR, SSIM and NRMSE against the full dose: what was restored, and the case's slice `sliceIndex` (None for none).

    `results` are (dose label, method label, drf, output folder) of restorations; each dose's low-dose image comes once.
    """
    columns = (
        _("Dose"),
        _("Image"),
        _("PSNR (dB)"),
        _("SSIM"),
        _("NRMSE"),
        _("Slice PSNR"),
        _("Slice SSIM"),
        _("Slice NRMSE"),
    )
    rows = []
    told = set()
    for dose, method, drf, folder in results:
        against = readJson(Path(folder) / METRICS_FILE).get("against_full_dose", {}).get("image", {})
        first = readJson(Path(folder) / RUN_FILE).get("input", {}).get("slices", [0])[0]
        for name, label in (("low", _("low dose")), ("restored", method)):
            if name not in against or (name == "low" and drf in told):
                continue
            whole, slices = against[name]["volume"], against[name]["slices"]
            index = -1 if sliceIndex is None else sliceIndex - first
            visible = slices[index] if 0 <= index < len(slices) else {}
            rows.append((dose, label, *numbers(whole), *numbers(visible)))
        told.add(drf)
    return Table(columns, tuple(rows))


def segmentsTable(content):
    """What each segment holds in each image, from the worker's measures.json; each low and full dose comes once."""
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
    rows = []
    for segment in content["segments"]:
        told = set()
        for run in content["runs"]:
            for name, image in run["images"].items():
                label = imageLabel(name, run["label"], run["label"].split(",")[0])
                if label in told:
                    continue
                told.add(label)
                found = next(one for one in image["segments"] if one["label"] == segment["label"])
                rows.append((segment["name"], label, *segmentNumbers(found)))
    return Table(columns, tuple(rows))


def imageLabel(name, run, dose):
    """An image of a restoration in a table: `run` names dose and method, `dose` the dose alone."""
    if name == "full":
        return _("full dose")
    return _("{dose}, low dose").format(dose=dose) if name == "low" else run


def segmentNumbers(segment):
    """A segment's measures as text; dashes for one that could not be measured."""
    if segment.get("refusal"):
        return ("–",) * 7
    values = [segment[key] for key in ("mean", "max", "peak", "volume_ml")]
    bias = segment.get("bias_percent") or {}
    texts = ["–" if value is None else f"{value:.3g}" for value in values]
    texts += ["–" if bias.get(key) is None else f"{bias[key]:+.1f}" for key in ("mean", "max", "peak")]
    return tuple(texts)


def numbers(metrics):
    """The three metrics as text; a dash where one is not defined."""
    formats = (("psnr_db", "{:.2f}"), ("ssim", "{:.4f}"), ("nrmse", "{:.4f}"))
    return tuple("–" if metrics.get(key) is None else form.format(metrics[key]) for key, form in formats)


def readJson(path):
    """The content of a JSON file of the worker, or an empty dictionary where it is gone."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
