"""A scan in pieces: prompts, randoms, scatter, normalisation and attenuation that a TOML names."""

import math
from pathlib import Path

import numpy as np
import pytest
from command_line import redpet
from synthetic_interfile import IMAGE_HEADER, disc, write, write_header

from redpet.case.choice import Choice
from redpet.errors import InputError
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem

DETECTORS, RADIUS_MM, BINS, VIEWS, RINGS = 240, 200.0, 121, 40, 3
KEYS = {
    "applied corrections": "{None}", "Number of detectors per ring": str(DETECTORS), "Number of rings": str(RINGS),
    "Inner ring diameter (cm)": "39", "Average depth of interaction (cm)": "0.5",
}  # fmt: skip
BODY, SPOT = (15.0, -10.0, 80.0), (50.0, 20.0, 15.0)
BQML, SPOT_BQML, WATER_PER_MM, CALIBRATION = 5000.0, 20000.0, 0.0096, 4e-4
SPOT_SLICE = 2


def angles() -> np.ndarray:
    mashing = (DETECTORS // (2 * VIEWS) - 1) / 2 * 2 * math.pi / DETECTORS
    return np.arange(VIEWS) * math.pi / VIEWS + mashing


def scan() -> dict[str, np.ndarray]:
    """The pieces, `[slice, view, bin]`: a water cylinder with a hot rod in its last slice, gaps between the blocks."""
    rng = np.random.default_rng(8)
    positions = RADIUS_MM * np.sin((np.arange(BINS) - BINS // 2) * math.pi / DETECTORS)
    body, spot = (disc(*one, angles(), positions) for one in (BODY, SPOT))
    lines = np.stack([BQML * body + (SPOT_BQML * spot if z == SPOT_SLICE else 0) for z in range(RINGS)])
    survival = np.broadcast_to(np.exp(-WATER_PER_MM * body), lines.shape)
    efficiency = rng.uniform(0.6, 1.4, (RINGS, 1, BINS)) * rng.uniform(0.8, 1.2, (1, VIEWS, 1))
    efficiency[:, :, 40:44] = 0
    randoms = 6.0 * efficiency
    scatter = np.broadcast_to(4 * np.exp(-((positions / 90) ** 2)), lines.shape)
    expected = CALIBRATION * efficiency * survival * lines + randoms + scatter
    return {"prompts": rng.poisson(expected), "delayed": rng.poisson(randoms), "randoms": randoms, "scatter": scatter,
            "efficiency": efficiency, "survival": survival}  # fmt: skip


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scan")
    arrays = scan()
    arrays["factor"] = np.divide(1, arrays["efficiency"], where=arrays["efficiency"] > 0, out=np.zeros((3, 40, 121)))
    arrays["acf"] = 1 / arrays["survival"]
    for name, values in arrays.items():
        header = write(folder, values.astype("<f4"), {**KEYS, "name of data file": f"{name}.s"})
        (folder / "data.s").rename(folder / f"{name}.s")
        header.rename(folder / f"{name}.hs")
    x, y = np.meshgrid(np.arange(110) * 2.0 - 109, np.arange(110) * 2.0 - 109)
    water = np.hypot(x - BODY[0], y - BODY[1]) <= BODY[2]  # the scanner's axes, as STIR has them
    (folder / "water.v").write_bytes(np.broadcast_to(10 * WATER_PER_MM * water, (5, 110, 110)).astype("<f4").tobytes())
    image = {
        **IMAGE_HEADER, "name of data file": "water.v", "quantification units": "1/cm",
        **{f"!matrix size [{i}]": str(n) for i, n in ((1, 110), (2, 110), (3, 5))},
        **{f"scaling factor (mm/pixel) [{i}]": str(n) for i, n in ((1, 2), (2, 2), (3, 6))},
        **{f"first pixel offset (mm) [{i}]": str(n) for i, n in ((1, -109), (2, -109), (3, -6))},
        "patient orientation": "head_in", "patient rotation": "supine",
    }  # fmt: skip
    write_header(folder / "water.hv", image)
    return folder


ALL = {
    "prompts": "prompts.hs", "randoms": "randoms.hs", "randoms_are": "expected", "scatter": "scatter.hs",
    "normalisation": "efficiency.hs", "normalisation_is": "efficiency", "attenuation": "survival.hs",
    "attenuation_is": "survival", "calibration": CALIBRATION,
}  # fmt: skip


def toml(folder: Path, name: str, change: dict[str, object] | None = None) -> Path:
    keys = {key: value for key, value in {**ALL, **(change or {})}.items() if value is not None}
    path = folder / f"{name}.toml"
    path.write_text("\n".join(f"{key} = {value!r}" for key, value in keys.items()))
    return path


@pytest.mark.parametrize(
    "change",
    [
        {},
        {
            "normalisation": "factor.hs",
            "normalisation_is": "factor",
            "attenuation": "acf.hs",
            "attenuation_is": "factor",
        },
        {"attenuation": "water.hv", "attenuation_is": "map"},
        {"randoms": "delayed.hs", "randoms_are": "delayed"},
    ],
    ids=["as they are", "factors", "a map", "delayed"],
)
def test_the_pieces_of_a_scan_make_becquerels_at_the_right_place(pieces: Path, change: dict[str, object]) -> None:
    case = read_input(toml(pieces, "scan", change))
    sinogram = case.levels[0].sinogram
    assert sinogram is not None
    assert sinogram.is_poisson
    assert sinogram.image_unit == "Bq/mL"
    assert not sinogram.corrections.missing
    image = osem(sinogram, OsemSettings(iterations=6, subsets=8, post_filter_mm=6))
    x0, y0, z0 = image.grid.origin_mm
    n, step = image.grid.size[0], image.grid.spacing_mm[0]
    x, y = np.meshgrid(x0 + np.arange(n) * step, y0 + np.arange(n) * step)
    spot_slice = int(image.values.max(axis=(1, 2)).argmax())
    assert z0 + spot_slice * image.grid.spacing_mm[2] == pytest.approx(-6.0 * SPOT_SLICE)  # head in: z turns around
    water = (np.hypot(x - BODY[0], y - BODY[1]) < 60) & (np.hypot(x - SPOT[0], y - SPOT[1]) > 32)
    for plane in image.values:
        assert plane[water].mean() == pytest.approx(BQML, rel=0.02)
    hot = image.values[spot_slice] > BQML + SPOT_BQML / 2
    assert (x[hot].mean(), y[hot].mean()) == pytest.approx(SPOT[:2], abs=step / 2)
    core = np.hypot(x - SPOT[0], y - SPOT[1]) < 6  # the filter takes some of a rod of 30 mm
    assert image.values[spot_slice][core].mean() == pytest.approx(25000, rel=0.12)


def test_what_is_not_given_is_said_and_the_image_is_no_activity(pieces: Path) -> None:
    bare = {key: None for key in ALL if key != "prompts"}
    case = read_input(toml(pieces, "bare", bare))
    sinogram = case.levels[0].sinogram
    assert sinogram is not None
    assert sinogram.image_unit == "counts"
    assert sinogram.corrections.missing == ("attenuation", "normalisation", "randoms", "scatter")
    case = read_input(toml(pieces, "part", {"scatter": None}))
    assert case.warnings[-1] == "Not corrected: scatter."
    told = redpet("info", pieces / "part.toml").stdout
    table = [line.split(maxsplit=2) for line in told.splitlines() if line.startswith("  ") and "sinogram" not in line]
    assert [row[:2] for row in table[:5]] == [
        ["attenuation", "given"], ["normalisation", "given"], ["randoms", "given"], ["scatter", "missing"],
        ["calibration", "given"],
    ]  # fmt: skip
    assert table[3][2].startswith("the image holds a smooth pedestal of scattered pairs")
    assert [row[:3] for row in map(str.split, told.splitlines()) if row[:1] == ["decay"]] == [
        ["decay", "missing", "the"]
    ]


def test_smoothed_delays_have_less_noise_than_delays_and_the_same_total(pieces: Path) -> None:
    case = read_input(toml(pieces, "delays", {"scatter": None, "randoms": "delayed.hs", "randoms_are": "delayed"}))
    expected = read_input(toml(pieces, "delays", {"scatter": None})).levels[0].sinogram.corrections.background
    background = case.levels[0].sinogram.corrections.background
    assert background.sum() == pytest.approx(expected.sum(), rel=0.01)
    seen = expected > 0
    error = (background - expected)[seen]
    assert (error**2).mean() < 0.1 * expected[seen].mean()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"normalisation_is": None}, "say which with `normalisation_is`"),
        ({"randoms": None}, "`randoms_are` says what `randoms` is, and there is none"),
        ({"scatter": "../scatter.hs"}, "outside of its folder"),
        ({"scatter": "nothing.hs"}, "names 'nothing.hs', which is not there"),
        ({"prompts": "water.hv"}, "is an image, and prompts are a sinogram"),
        ({"prompts": "survival.hs"}, "prompts are whole counts"),
        ({"scatter": "water.hv"}, "has other bins than the prompts"),
        ({"attenuation_is": "factor"}, "must be 1 or more, being factors"),
        ({"attenuation": "acf.hs"}, "must lie within 0 and 1"),
        ({"attenuation_is": "map"}, "is a sinogram, and `attenuation_is` says a map"),
        ({"calibration": 0.0}, "`calibration`"),
        ({"normalization": "x"}, "normalization"),
    ],
)
def test_pieces_that_do_not_fit_are_refused_by_name(pieces: Path, change: dict[str, object], words: str) -> None:
    path = toml(pieces, "wrong", change)
    with pytest.raises(InputError) as caught:
        read_input(path)
    assert words in str(caught.value)
    assert "wrong.toml" in str(caught.value) or ".h" in str(caught.value)


def test_corrections_can_be_left_out_as_if_the_file_did_not_name_them(pieces: Path) -> None:
    whole = toml(pieces, "whole")
    for name in ("attenuation", "normalisation", "randoms", "scatter", "calibration"):
        bare = toml(pieces, "bare", {name: None, f"{name}_is": None, f"{name}_are": None})
        ours, theirs = (
            read_input(path, choice).levels[0].sinogram
            for path, choice in ((whole, Choice(without=(name,))), (bare, Choice()))
        )
        assert ours.corrections.missing == theirs.corrections.missing
        assert ours.image_unit == theirs.image_unit
        assert ours.calibration == theirs.calibration
    done = redpet("info", whole, "--without", "scatter")
    assert ["scatter", "missing"] in [line.split()[:2] for line in done.stdout.splitlines()]
    done = redpet("info", whole, "--without", "decay")
    assert done.returncode == 1
    assert "--without takes attenuation, normalisation" in done.stderr
    done = redpet("info", pieces / "prompts.hs", "--without", "scatter")
    assert "is no scan in pieces (.toml)" in done.stderr
