"""The calibration of the intervals, and their coverage and width on a family of phantoms that it did not see.

    python Testing/benchmarks/interval_calibration.py FOLDER [--phantoms 320] [--check 200] [--write]

Each phantom of each family and kind of sinogram is a file in FOLDER: a calibration that was stopped goes on where the
same command is typed again. The first family fits the quantile regressions, and says by how much each half of it has
to be stretched to hold the other half; the tables hold the second family, and the last one the first, each third by
the others. They are printed, and kept as FOLDER/intervals.md; `--write` puts the calibration beside the models.
"""

import argparse
import json
from pathlib import Path

from interval_cases import CALIBRATION, CHECK, measured_rows
from interval_tables import calibrated, own_family, tables

from redpet.case import Kind
from redpet.machine.decoding import write_json

MODELS = Path(__file__).resolve().parents[2] / "REDReconstruction" / "redpet" / "models"


def main() -> None:
    """Measure what is not measured yet, calibrate, check, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="where the measurements are kept")
    options.add_argument("--phantoms", type=int, default=320, help="phantoms to calibrate on")
    options.add_argument("--check", type=int, default=200, help="phantoms of the other family to check on")
    options.add_argument("--write", action="store_true", help="put the calibration beside the models")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for number in range(max(chosen.phantoms, chosen.check)):
        for family, most in ((CALIBRATION, chosen.phantoms), (CHECK, chosen.check)):
            for kind in Kind:
                kept = chosen.folder / f"{family}-{kind.name}-{number}.json"
                if number < most and not kept.exists():
                    kept.write_text(json.dumps(measured_rows(family, kind, number)))
                    print(kept.name, flush=True)
    calibration = calibrated(chosen.folder)
    if chosen.write:
        write_json(MODELS / "intervals.json", calibration)
    text = "\n".join((tables(chosen.folder, calibration), own_family(chosen.folder)))
    (chosen.folder / "intervals.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
