"""The calibration of the intervals, and their coverage and width on a family of phantoms that it did not see.

    python Testing/benchmarks/interval_calibration.py FOLDER [--phantoms 96] [--textured 24] [--check 88] [--write]

Each phantom of each family and kind of sinogram is a file in FOLDER: a calibration that was stopped goes on where the
same command is typed again. Two families, the training's and a textured one, fit the quantile regressions, and say by
how much those without a fifth of them have to be stretched to hold that fifth. The tables hold the family apart, and
the last one those of the calibration, each third by the others. They are printed, and kept as FOLDER/intervals.md;
`--write` puts the calibration beside the models.
"""

import argparse
import json
from pathlib import Path

from interval_cases import CALIBRATION, CHECK, measured_rows
from interval_tables import calibrated, own_families, tables

from redpet.case import Kind
from redpet.machine.decoding import write_json

MODELS = Path(__file__).resolve().parents[2] / "REDReconstruction" / "redpet" / "models"


def main() -> None:
    """Measure what is not measured yet, calibrate, check, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="where the measurements are kept")
    options.add_argument("--phantoms", type=int, default=96, help="phantoms like the training's to calibrate on")
    options.add_argument("--textured", type=int, default=24, help="textured phantoms to calibrate on")
    options.add_argument("--check", type=int, default=88, help="phantoms of the family apart to check on")
    options.add_argument("--write", action="store_true", help="put the calibration beside the models")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    wanted = dict(zip((*CALIBRATION, CHECK), (chosen.phantoms, chosen.textured, chosen.check), strict=True))
    for number in range(max(wanted.values())):
        for family, most in wanted.items():
            for kind in Kind:
                kept = chosen.folder / f"{family}-{kind.name}-{number}.json"
                if number < most and not kept.exists():
                    kept.write_text(json.dumps(measured_rows(family, kind, number)))
                    print(kept.name, flush=True)
    calibration = calibrated(chosen.folder)
    if chosen.write:
        write_json(MODELS / "intervals.json", calibration)
    text = "\n".join((tables(chosen.folder, calibration), own_families(chosen.folder)))
    (chosen.folder / "intervals.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
