"""Randoms from the rates of single photons, against the delayed coincidences of a simulated scan."""

from pathlib import Path

import numpy as np
import pytest
from ring_scans import scan

from redpet.errors import InputError
from redpet.jobs.scan_files import write_list
from redpet.projection.ring_counts import crystals_of
from redpet.readers import read_input
from redpet.readers.acquisition import read_oblique
from redpet.scanner.cut import Cut
from redpet.scanner.table import the_one_named

CUT = Cut(the_one_named("mMR"), rings=3, bins=31, mash=28)
WINDOW_NS, SECONDS = 4.0, 2
RATE = 2.2e4
"""Of the mean detector, per second."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan whose delayed coincidences are chance pairs of single photons, counted pair by pair of detectors."""
    small = {"rings": 3, "bins": 31, "mash": 28, "counts": 1e4, "randoms": 0, "scatter": 0}
    toml = scan(tmp_path_factory.mktemp("singles") / "scan", form="list", seconds=SECONDS, **small)
    rates = RATE * crystals_of(CUT, np.random.default_rng(5))
    np.save(toml.with_name("singles.npy"), rates)
    rng = np.random.default_rng(1)
    each = {d: WINDOW_NS * 1e-9 * SECONDS * CUT.pair_products(rates, d) for d in CUT.differences()}
    delayed = [rng.poisson(one).astype(np.float32) for one in CUT.combined(each)]
    write_list(toml.with_name("prompts.l.hdr"), delayed, delayed, CUT, SECONDS, rng)
    return toml


def by_singles(toml: Path, **changes: object) -> Path:
    said = {"randoms": "singles.npy", "randoms_are": "singles", "window_ns": WINDOW_NS, **changes}
    lines = [f"{key} = {value!r}" for key, value in said.items() if value is not None]
    new = toml.with_name("by-singles.toml")
    new.write_text("\n".join(["scatter = 'scatter.hs'", "prompts = 'prompts.l.hdr'", *lines]))
    return new


def test_the_rates_of_singles_foretell_the_delayed_coincidences_of_each_bin(counted: Path) -> None:
    toml = by_singles(counted, scatter=None)
    expected = read_input(toml).levels[0].sinogram.corrections.background
    delayed = read_input(counted).levels[0].sinogram.values  # the prompts of that list are its delayed ones
    assert delayed.sum() > 1e5
    deviation = (delayed - expected) / np.sqrt(np.maximum(expected, 1))
    assert abs(delayed.sum() / expected.sum() - 1) < 4 / np.sqrt(delayed.sum())
    assert deviation[expected > 5].std() == pytest.approx(1, abs=0.05)
    assert not delayed[expected == 0].any()  # gaps
    space, _ = read_oblique(toml)
    assert sum(map(np.sum, space.background)) == pytest.approx(sum(map(np.sum, space.prompts)), rel=0.01)
    half = by_singles(counted, time_s=[0, 1])
    assert read_input(half).levels[0].sinogram.corrections.background.sum() == pytest.approx(
        expected.sum() / 2, rel=1e-4
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"window_ns": None}, "belong together"),
        ({"randoms_are": "delayed"}, "belong together"),
        ({"randoms": "scatter.hs"}, "read from an array .npy"),
        ({"randoms": "other.npy"}, "must hold 3 rings of 504 detectors"),
        ({"randoms": "../singles.npy"}, "outside of its folder"),
    ],
)
def test_singles_that_do_not_fit_are_refused(counted: Path, changes: dict[str, object], words: str) -> None:
    np.save(counted.with_name("other.npy"), np.ones((3, 500)))
    with pytest.raises(InputError) as caught:
        read_input(by_singles(counted, **changes))
    assert words in str(caught.value)
