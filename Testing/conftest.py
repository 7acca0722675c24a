"""What all tests share: where the real data lies."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real PET data; the tests that need it skip without it."""
    folder = Path(os.environ.get("REDPET_TEST_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"the real test data is not at {folder}; set REDPET_TEST_DATA to its folder")
    return folder


@pytest.fixture(scope="session")
def reference_vectors() -> Path:
    """The outputs of the release's network and sampler for known weights."""
    folder = Path(os.environ.get("REDPET_REFERENCE_VECTORS", ROOT.parent / "shared" / "reference-vectors"))
    if not folder.is_dir():
        pytest.skip(f"the reference vectors are not at {folder}; set REDPET_REFERENCE_VECTORS to their folder")
    return folder
