"""The numbers of the Measure section as rows of a table: read from what the worker wrote, never computed here."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

METRICS_FILE = "metrics.json"


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
    """PSNR, SSIM and NRMSE against the full dose: whole volume, and the slice `sliceIndex` (None for none).

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
        for name, label in (("low", _("low dose")), ("restored", method)):
            if name not in against or (name == "low" and drf in told):
                continue
            whole, slices = against[name]["volume"], against[name]["slices"]
            visible = slices[sliceIndex] if sliceIndex is not None and 0 <= sliceIndex < len(slices) else {}
            rows.append((dose, label, *numbers(whole), *numbers(visible)))
        told.add(drf)
    return Table(columns, tuple(rows))


def numbers(metrics):
    """The three metrics as text; a dash where one is not defined."""
    formats = (("psnr_db", "{:.2f}"), ("ssim", "{:.4f}"), ("nrmse", "{:.4f}"))
    return tuple("–" if metrics.get(key) is None else form.format(metrics[key]) for key, form in formats)


def readJson(path):
    """The content of a JSON file of the worker, or an empty dictionary where it is gone."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
