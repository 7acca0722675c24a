"""Component-based normalisation: the efficiency of every bin, against the definition pair by pair."""

import re
from pathlib import Path

import numpy as np
import pytest
from ring_scans import scan
from synthetic_interfile import write_header

from redpet.errors import InputError
from redpet.readers import read_input
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.norm_components import component_efficiencies, read_components

RINGS, DETECTORS, BINS, BLOCK = 5, 24, 9, 4
TABLE = [9, 5, 5]  # span 3, ring differences up to 4
RNG = np.random.default_rng(4)
PARTS = [
    RNG.uniform(0.5, 1.5, shape).astype("<f4")
    for shape in ((2 * RINGS - 1, BINS), (BINS, BLOCK), (RINGS, DETECTORS), (sum(TABLE),))
]


def norm(folder: Path, change: dict[str, str | None] | None = None) -> Path:
    offsets = np.cumsum([0, *(4 * part.size for part in PARTS)])
    (folder / "norm.n").write_bytes(b"".join(part.tobytes() for part in PARTS))
    keys: dict[str, str | None] = {
        "!originating system": "SIM", "%SMS-MI header name space": "norm", "!name of data file": "norm.n",
        "%number of normalization components": "4", "%axial compression": "3", "%segment table": "{9,5,5}",
    }  # fmt: skip
    for i, part in enumerate(PARTS):
        keys[f"%matrix size[{i + 1}]"] = "{" + ",".join(map(str, part.shape[::-1])) + "}"
        keys[f"data offset in bytes[{i + 1}]"] = str(offsets[i])
    return write_header(folder / "norm.n.hdr", {**keys, **(change or {})})


def sinogram_header(folder: Path, mash: int, low: str, high: str, planes: str) -> Path:
    keys = {
        "!imaging modality": "PT", "!PET data type": "Emission", "number of dimensions": "4",
        "name of data file": "x.s",
        "matrix axis label [4]": "segment", "!matrix size [4]": str(planes.count(",") + 1),
        "matrix axis label [3]": "view", "!matrix size [3]": str(DETECTORS // 2 // mash),
        "matrix axis label [2]": "axial coordinate", "!matrix size [2]": planes,
        "matrix axis label [1]": "tangential coordinate", "!matrix size [1]": str(BINS),
        "minimum ring difference per segment": low, "maximum ring difference per segment": high,
        "number of rings": str(RINGS), "number of detectors per ring": str(DETECTORS),
        "distance between rings (cm)": "1",
    }  # fmt: skip
    return write_header(folder / "x.hs", keys)


def by_definition(crystals: np.ndarray, low: int, high: int, mash: int) -> dict[int, np.ndarray]:
    """The efficiency of each sum of rings, bin by bin and pair by pair."""
    geometric, interference, _, axial = PARTS
    effect = {}
    start = 0
    for n, middle in zip(TABLE, (0, -3, 3), strict=True):
        first = RINGS - 1 - (n - 1) // 2
        for one in range(RINGS):
            for other in range(RINGS):
                if middle - 1 <= other - one <= middle + 1:
                    effect[one, other] = axial[start + one + other - first]
        start += n
    found: dict[int, np.ndarray] = {}
    for one in range(RINGS):
        for other in range(RINGS):
            if not low <= other - one <= high:
                continue
            plane = found.setdefault(one + other, np.zeros((DETECTORS // 2 // mash, BINS)))
            for view in range(DETECTORS // 2):
                for i in range(BINS):
                    k = i - BINS // 2
                    a, b = (view + (k >> 1)) % DETECTORS, (view - ((k + 1) >> 1) + DETECTORS // 2) % DETECTORS
                    plane[view // mash, i] += (
                        crystals[one, a] * crystals[other, b] * geometric[one + other, i]
                        * interference[i, view % BLOCK] / effect.get((one, other), 1.0)
                    )  # fmt: skip
    return found


@pytest.mark.parametrize("mash", [1, 3])
@pytest.mark.parametrize(
    ("low", "high", "planes"), [("{-1,-4,2}", "{1,-2,4}", "{9,5,5}"), ("{1,0}", "{1,0}", "{4,5}")], ids=["3", "1"]
)
def test_every_bin_has_the_efficiency_of_the_definition(
    tmp_path: Path, mash: int, low: str, high: str, planes: str
) -> None:
    components = read_components(read_header(norm(tmp_path)), [])
    header = read_header(sinogram_header(tmp_path, mash, low, high, planes))
    lows, highs = ([int(one) for one in re.findall(r"-?\d+", text)] for text in (low, high))
    for a, b, ours in zip(lows, highs, component_efficiencies(components, header, layout(header)), strict=True):
        exact = by_definition(PARTS[2], a, b, mash)
        np.testing.assert_allclose(ours, [exact[total] for total in sorted(exact)], rtol=1e-5)


def test_a_list_with_its_components_is_the_scan_with_the_efficiency_of_each_bin(tmp_path: Path) -> None:
    small = {"rings": 5, "bins": 41, "mash": 12, "counts": 1e5, "span": 3}
    listed, binned = (
        read_input(scan(tmp_path / form, form=form, **small)).levels[0].sinogram for form in ("list", "stir")
    )
    np.testing.assert_allclose(listed.corrections.normalisation, binned.corrections.normalisation, rtol=1e-5)
    assert listed.calibration == pytest.approx(binned.calibration, rel=1e-5)


def test_the_crystals_of_an_mmr_are_numbered_as_stir_does_with_gaps_first(tmp_path: Path) -> None:
    from redpet.scanner.table import the_one_named

    mmr = the_one_named("mMR")
    crystals = np.arange(64 * 504, dtype="<f4").reshape(64, 504) + 1
    parts = [np.ones((127, 344), "<f4"), np.ones((344, 9), "<f4"), crystals, np.ones(127, "<f4")]
    offsets = np.cumsum([0, *(4 * part.size for part in parts)])
    (tmp_path / "norm.n").write_bytes(b"".join(part.tobytes() for part in parts))
    keys = {
        "!originating system": "2008", "!name of data file": "norm.n", "%number of normalization components": "4",
        "%axial compression": "11", "%segment table": "{127}", "number of rings": "64",
    }  # fmt: skip
    for i, part in enumerate(parts):
        keys[f"%matrix size[{i + 1}]"] = "{" + ",".join(map(str, part.shape[::-1])) + "}"
        keys[f"data offset in bytes[{i + 1}]"] = str(offsets[i])
    read = read_components(read_header(write_header(tmp_path / "norm.n.hdr", keys)), []).crystals
    assert (read[:, ::9] == 0).all()
    assert (read[:, 1:9] == crystals[:, :8]).all()
    assert (read == 0).sum() == 64 * mmr.detectors // mmr.block[1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"%number of normalization components": "3"}, "has 3 components, and four are needed"),
        ({"%matrix size[3]": "{24,4}"}, "do not belong together"),
        ({"data offset in bytes[4]": "5000"}, "is cut short: component 4"),
        ({"%segment table": "{9,5}"}, "19 axial effects for 14 sinograms"),
        ({"%matrix size[1]": None}, "`%matrix size[1]` is missing"),
        ({"!name of data file": "gone.n"}, "gone.n"),
    ],
)
def test_components_that_do_not_fit_are_refused_by_name(
    tmp_path: Path, change: dict[str, str | None], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_components(read_header(norm(tmp_path, change)), [])
    assert words in str(caught.value)


def test_a_normalisation_of_another_ring_is_refused(tmp_path: Path) -> None:
    toml = scan(tmp_path / "scan", rings=4, bins=21, mash=28, counts=1e4, form="list")
    norm(toml.parent)
    with pytest.raises(InputError, match=r"has 4 rings of 504 detectors and 21 radial bins, its normalisation 5, 24"):
        read_input(toml)
