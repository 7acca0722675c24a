"""What all tests share: where the real data lies."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """What the engine keeps between runs goes into a folder of this run, which its processes share."""
    if "REDPET_CACHE" not in os.environ:
        os.environ["REDPET_CACHE"] = folder = tempfile.mkdtemp(prefix="redpet-tests-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


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
