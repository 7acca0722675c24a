"""The table of a cohort as CSV and as Parquet, with the same columns."""

import csv
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from redpet.cohort.rows import COLUMNS, Row
from redpet.errors import MissingPackages

PARQUET = "pyarrow>=18,<30"
CSV_FILE, PARQUET_FILE = "table.csv", "table.parquet"
TEXTS = ("case", "region", "kind", "sinograms", "method", "unit", "reference", "outlying")


def require_parquet() -> Any:
    """pyarrow. Raises MissingPackages without it."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise MissingPackages([PARQUET]) from error
    return pyarrow


def write_csv(rows: Sequence[Row], path: Path) -> None:
    """Write the rows; what is not known stays empty."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([COLUMNS, *(astuple(row) for row in rows)])


def write_parquet(rows: Sequence[Row], path: Path) -> None:
    """Write the same; what is not known is null."""
    pyarrow = require_parquet()
    schema = pyarrow.schema([(name, pyarrow.string() if name in TEXTS else pyarrow.float64()) for name in COLUMNS])
    columns = {name: [getattr(row, name) for row in rows] for name in COLUMNS}
    pyarrow.parquet.write_table(pyarrow.table(columns, schema=schema), path)
