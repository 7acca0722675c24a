"""Siemens list mode: events one by one are the sinogram that they make."""

from pathlib import Path

import numpy as np
import pytest
from synthetic_interfile import write_header

from redpet.errors import InputError
from redpet.readers import list_mode, read_input

PLANES, VIEWS, BINS = 9, 20, 31
TABLE = "{3,2,2,1,1}"
COMMON = {
    "!originating system": "SIM", "%patient orientation": "HFS", "!PET data type": "emission",
    "image data byte order": "LITTLEENDIAN", "%axial compression": "1", "%maximum ring difference": "2",
    "number of rings": "3", "%number of segments": "5", "%segment table": TABLE,
    "distance between rings (cm)": "0.6", "average depth of interaction (cm)": "0.7",
}  # fmt: skip
LIST = {
    **COMMON, "%SMS-MI header name space": "PETLINK bin address", "!name of data file": "scan.l",
    "data format": "CoincidenceList", "%LM event and tag words format (bits)": "32",
    "%number of projections": str(BINS), "%number of views": str(VIEWS), "gantry crystal radius (cm)": "10.0",
}  # fmt: skip
SINOGRAM = {
    **COMMON, "%SMS-MI header name space": "sinogram subheader", "!name of data file": "scan.s",
    "data format": "sinogram", "number format": "signed integer", "!number of bytes per pixel": "2",
    "number of dimensions": "3", "matrix axis label[1]": "bin", "matrix axis label[2]": "projection",
    "matrix axis label[3]": "plane", "matrix size[1]": str(BINS), "matrix size[2]": str(VIEWS),
    "matrix size[3]": str(PLANES), "applied corrections": "{none}", "number of detectors per ring": str(2 * VIEWS),
    "inner ring diameter (cm)": "20.0",
}  # fmt: skip
PROMPTS = np.random.default_rng(1).poisson(2.0, (PLANES, VIEWS, BINS)).astype("<i2")
DELAYED = np.random.default_rng(2).poisson(0.5, (PLANES, VIEWS, BINS)).astype("<i2")
SECONDS = 3


def words(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """The words of a scan of 3 s, shuffled, a time mark each millisecond, and the second in which each event came."""
    rng = np.random.default_rng(seed)
    events = np.concatenate(
        [np.repeat(np.arange(PROMPTS.size), PROMPTS.ravel()) | list_mode.PROMPT,
         np.repeat(np.arange(DELAYED.size), DELAYED.ravel())]
    ).astype("<u4")  # fmt: skip
    events = rng.permutation(events)
    millisecond = np.sort(rng.integers(0, 1000 * SECONDS, events.size))
    marks = np.arange(1000 * SECONDS, dtype="<u4") | np.uint32(list_mode.TAG)
    singles = np.full(50, 0xA0000000 | 12345, "<u4")
    order = np.concatenate([millisecond + 0.5, np.arange(1000.0 * SECONDS), rng.uniform(0, 1000 * SECONDS, 50)])
    everything = np.concatenate([events, marks, singles])
    return everything[np.argsort(order, kind="stable")], millisecond // 1000


def write_list(folder: Path, change: dict[str, str | None] | None = None) -> Path:
    (folder / "scan.l").write_bytes(words()[0].tobytes())
    return write_header(folder / "scan.l.hdr", {**LIST, **(change or {})})


def write_sinogram(folder: Path) -> Path:
    (folder / "scan.s").write_bytes(PROMPTS.tobytes())
    return write_header(folder / "scan.s.hdr", SINOGRAM)


@pytest.mark.parametrize("at_once", [7, 1000, list_mode.WORDS_AT_ONCE])
def test_a_list_is_the_sinogram_of_its_prompts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(list_mode, "WORDS_AT_ONCE", at_once)
    case = read_input(write_list(tmp_path))
    listed, binned = case.levels[0].sinogram, read_input(write_sinogram(tmp_path)).levels[0].sinogram
    assert listed.is_poisson
    np.testing.assert_array_equal(listed.values, binned.values)
    np.testing.assert_array_equal(listed.corrections.normalisation, binned.corrections.normalisation)
    assert (listed.geometry, listed.grid, listed.calibration) == (binned.geometry, binned.grid, binned.calibration)
    said = f"{PROMPTS.sum():,} prompts and {DELAYED.sum():,} delayed ones of 3.0 s were read."
    assert said in case.warnings


def test_a_part_of_the_time_holds_the_events_of_that_time(tmp_path: Path) -> None:
    write_list(tmp_path)
    second = words()[1]
    counts = []
    for start in range(SECONDS):
        (tmp_path / "part.toml").write_text(f'prompts = "scan.l.hdr"\ntime_s = [{start}, {start + 1}]')
        case = read_input(tmp_path / "part.toml")
        said = next(text for text in case.warnings if "prompts" in text).replace(",", "").split()
        n_prompts, n_delayed = int(said[0]), int(said[3])
        counts.append(n_prompts + n_delayed)
    assert counts == np.bincount(second).tolist()


def test_delayed_coincidences_are_the_randoms_of_a_list(tmp_path: Path) -> None:
    write_list(tmp_path)
    (tmp_path / "scan.toml").write_text('prompts = "scan.l.hdr"')
    sinogram = read_input(tmp_path / "scan.toml").levels[0].sinogram
    assert sinogram.corrections.missing == ("attenuation", "normalisation", "scatter")
    background = sinogram.corrections.background
    inside = sinogram.values.sum() / PROMPTS.sum()  # the half bins at the rim are left out
    assert background.sum() == pytest.approx(DELAYED.sum() * inside, rel=0.03)
    per_pair = background / sinogram.corrections.normalisation
    assert per_pair.std() < 0.25 * per_pair.mean()


@pytest.mark.parametrize(
    ("change", "cut", "sentence"),
    [
        ({"%LM event and tag words format (bits)": "64"}, 0, "events of 64 bits cannot be read"),
        ({}, 2, "ends within an event"),
        ({}, -1, "is empty"),
        ({"%segment table": "{3,2,2}", "%number of segments": "3"}, 0, "beyond the sinogram that the header describes"),
        ({"%number of views": None}, 0, "`%number of views` is missing"),
        ({"gantry crystal radius (cm)": None}, 0, "`inner ring diameter (cm)` is missing"),
        ({"!name of data file": "gone.l"}, 0, "gone.l"),
    ],
)
def test_lists_that_cannot_be_read_are_refused_by_name(
    tmp_path: Path, change: dict[str, str | None], cut: int, sentence: str
) -> None:
    path = write_list(tmp_path, change)
    content = (tmp_path / "scan.l").read_bytes()
    (tmp_path / "scan.l").write_bytes(b"" if cut < 0 else content[: len(content) - cut])
    with pytest.raises(InputError) as caught:
        read_input(path)
    assert sentence in str(caught.value)
    assert "scan.l" in str(caught.value)
