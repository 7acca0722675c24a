"""Interfile as Siemens and CASToR write it, and headers whose data has moved."""

import numpy as np
import pytest
from synthetic_interfile import read, read_image, write, write_header
from synthetic_interfile import write_image as write_stir_image

from redpet.errors import InputError
from redpet.readers import read_input

SINOGRAM = {
    "%comment": "SMS-MI sinogram common attributes",
    "!originating system": "SIM",
    "%SMS-MI header name space": "sinogram subheader",
    "!name of data file": "emission_00.s",
    "image data byte order": "LITTLEENDIAN",
    "!PET data type": "emission",
    "data format": "sinogram",
    "number format": "signed integer",
    "!number of bytes per pixel": "2",
    "%patient orientation": "HFS",
    "number of dimensions": "3",
    "matrix axis label[1]": "sinogram projections",
    "matrix axis label[2]": "sinogram views",
    "matrix axis label[3]": "number of sinograms",
    "matrix size[1]": "5",
    "matrix size[2]": "4",
    "matrix size[3]": "3",
    "scale factor (mm/pixel) [1]": "4.0",
    "scale factor (degree/pixel) [2]": "45",
    "scale factor (mm/pixel) [3]": "3.0",
    "%axial compression": "1",
    "%maximum ring difference": "0",
    "number of rings": "3",
    "%number of segments": "1",
    "%segment table": "{3}",
    "applied corrections": "{radial arc-correction}",
    "number of scan data types": "2",
    "data offset in bytes[1]": "0",
    "data offset in bytes[2]": "120",
}
IMAGE = {
    "%SMS-MI header name space": "image subheader",
    "!name of data file": "image.v",
    "image data byte order": "LITTLEENDIAN",
    "%patient orientation": "HFS",
    "!PET data type": "image",
    "number format": "float",
    "!number of bytes per pixel": "4",
    "number of dimensions": "3",
    "matrix axis label[1]": "x", "matrix size[1]": "6", "scale factor (mm/pixel) [1]": "2",
    "matrix axis label[2]": "y", "matrix size[2]": "5", "scale factor (mm/pixel) [2]": "3",
    "matrix axis label[3]": "z", "matrix size[3]": "4", "scale factor (mm/pixel) [3]": "7",
    "quantification units": "Bq/ml", "%image slope": "2", "%image intercept": "0.0",
}  # fmt: skip
COUNTS = np.random.default_rng(5).integers(0, 50, (3, 4, 5)).astype("<i2")


def siemens(folder, change=None, values=COUNTS):
    (folder / "emission_00.s").write_bytes(values.tobytes())
    return write_header(folder / "emission_00.s.hdr", {**SINOGRAM, **(change or {})})


def siemens_image(folder, change=None):
    (folder / "image.v").write_bytes(np.arange(120, dtype="<f4").tobytes())
    return write_header(folder / "image.v.hdr", {**IMAGE, **(change or {})})


def refusal(path):
    with pytest.raises(InputError) as caught:
        read_input(path)
    return str(caught.value)


@pytest.mark.parametrize(
    "labels",
    [("sinogram projections", "sinogram views", "number of sinograms"), ("bin", "projection", "plane"),
     ("x", "projection", "plane")],
)  # fmt: skip
def test_a_siemens_sinogram_is_what_the_same_numbers_are_under_a_header_of_stir(tmp_path, labels):
    theirs = read(siemens(tmp_path, {f"matrix axis label[{at}]": label for at, label in enumerate(labels, start=1)}))
    ours = read(write(tmp_path, COUNTS.astype("<f4")))
    np.testing.assert_array_equal(theirs.values, ours.values)
    assert theirs.geometry == ours.geometry
    assert theirs.grid == ours.grid
    assert theirs.is_poisson


def test_randoms_behind_the_prompts_are_not_read(tmp_path):
    case = read_input(siemens(tmp_path, values=np.concatenate([COUNTS, 7 * COUNTS])))
    assert case.levels[0].sinogram.values.sum() == COUNTS.sum()
    assert "120 bytes more than its header describes" in case.warnings[0]


def test_the_segments_of_a_siemens_table_are_rebinned_as_those_of_stir(tmp_path):
    values = np.random.default_rng(6).integers(0, 50, (5 + 2 * 1, 4, 5)).astype("<i2")
    table = {"%segment table": "{5,1,1}", "%number of segments": "3", "%axial compression": "3", "number of rings": "3"}
    theirs = read(siemens(tmp_path, table, values))
    keys = {
        "matrix axis label [4]": "segment", "!matrix size [4]": "3", "matrix axis label [3]": "axial coordinate",
        "!matrix size [3]": "{ 5, 1, 1 }", "matrix axis label [2]": "view", "!matrix size [2]": "4",
        "minimum ring difference per segment": "{ -1, -4, 2 }", "maximum ring difference per segment": "{ 1, -2, 4 }",
    }  # fmt: skip
    ours = read(write(tmp_path, values.astype("<f4"), keys))
    np.testing.assert_array_equal(theirs.values, ours.values)
    np.testing.assert_array_equal(theirs.corrections.normalisation, ours.corrections.normalisation)
    pairs = theirs.calibration * theirs.corrections.normalisation[:, 0, 0]
    np.testing.assert_allclose(pairs, [1, 2, 3, 2, 1], err_msg="9 pairs of 3 rings, two of them oblique")


def test_a_segment_that_the_rings_cannot_make_is_refused(tmp_path):
    values = np.zeros((5 + 2 * 3, 4, 5), "<i2")
    table = {"%segment table": "{5,3,3}", "%axial compression": "3", "number of rings": "3"}
    assert "its 3 rings have no 3 sinograms of the ring differences -4 to -2" in refusal(
        siemens(tmp_path, table, values)
    )


def test_a_siemens_sinogram_that_is_not_arc_corrected_asks_for_the_ring_unless_it_is_an_mmr(tmp_path):
    assert "inner ring diameter (cm)" in refusal(siemens(tmp_path, {"applied corrections": None}))
    values = np.random.default_rng(7).poisson(3, (64, 4, 344)).astype("<i2")
    mmr = {"!originating system": "2008", "number of rings": "64", "matrix size[1]": "344", "matrix size[3]": "64",
           "%segment table": "{64}", "applied corrections": None, "scale factor (mm/pixel) [3]": "2.03125"}  # fmt: skip
    case = read_input(siemens(tmp_path, mmr, values))
    sinogram = case.levels[0].sinogram
    assert sinogram.geometry.radial_spacing_mm == pytest.approx(np.pi * 335 / 504, rel=1e-4)
    assert sinogram.grid.spacing_mm[2] == pytest.approx(4.0625)
    assert "Arc correction was done" in " ".join(case.warnings)


def test_a_siemens_sinogram_of_fewer_rings_than_its_scanner_has_was_cut_short_and_of_more_is_refused(tmp_path):
    """A length that is written with one decimal is the scanner's where that rounds to it."""
    short = {"!originating system": "2008", "distance between rings (cm)": "0.4"}
    assert read_input(siemens(tmp_path, short)).levels[0].sinogram.values.sum() == COUNTS.sum()
    far = siemens(tmp_path, {**short, "distance between rings (cm)": "0.42"})
    assert "a distance between rings of 4.2 mm, where the Siemens mMR has 4.0625 mm" in refusal(far)
    more = siemens(tmp_path, {**short, "number of rings": "65"})
    assert "a number of rings of 65, where the Siemens mMR has 64" in refusal(more)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"%compression": "on"}, "compressed"),
        ({"%number of TOF time bins": "13"}, "time-of-flight"),
        ({"matrix axis label[3]": "bed"}, "its axes are sinogram projections, sinogram views, bed"),
        ({"%segment table": None}, "`%segment table` is missing"),
        ({"%axial compression": "many"}, "`%axial compression`"),
        ({"%SMS-MI header name space": "main header"}, "no sinogram, no list and no image"),
        ({"!PET data type": "transmission"}, "transmission"),
    ],
)
def test_what_siemens_headers_say_and_nobody_can_restore_is_refused_by_name(tmp_path, change, words):
    sentence = refusal(siemens(tmp_path, change))
    assert words in sentence
    assert "emission_00.s.hdr" in sentence


def test_a_siemens_image_has_its_unit_its_slope_and_the_place_of_stir(tmp_path):
    image = read_image(siemens_image(tmp_path))
    assert image.unit == "Bq/mL"
    assert image.values.max() == 2 * 119
    assert image.grid.spacing_mm == (2, 3, 7)
    stir = read_image(write_stir_image(tmp_path, {f"first pixel offset (mm) [{axis}]": None for axis in (1, 2, 3)}))
    assert image.grid == stir.grid
    assert "%image intercept" in refusal(siemens_image(tmp_path, {"%image intercept": "5"}))


def test_a_castor_image_is_read_with_its_slope(tmp_path):
    keys = {
        "!imaging modality": "PET", "!version of keys": "CASToRv3.1", "!name of data file": "recon.img",
        "!type of data": "Dynamic", "!total number of images": "4", "imagedata byte order": "LITTLEENDIAN",
        "number of time frames": "1", "number of dimensions": "3", "!matrix size [1]": "6", "!matrix size [2]": "5",
        "!matrix size [3]": "4", "!number format": "short float", "!number of bytes per pixel": "4",
        "scaling factor (mm/pixel) [1]": "2", "scaling factor (mm/pixel) [2]": "3",
        "scaling factor (mm/pixel) [3]": "7", "data rescale offset": "0", "data rescale slope": "0.5",
        "quantification units": "1",
    }  # fmt: skip
    (tmp_path / "recon.img").write_bytes(np.arange(120, dtype="<f4").tobytes())
    image = read_image(write_header(tmp_path / "recon.hdr", keys))
    assert image.values.max() == 59.5
    assert (image.grid.size, image.unit) == ((6, 5, 4), "counts")
    assert "data rescale offset" in refusal(write_header(tmp_path / "r.hdr", {**keys, "data rescale offset": "3"}))
    assert "number of time frames" in refusal(write_header(tmp_path / "r.hdr", {**keys, "number of time frames": "2"}))


@pytest.mark.parametrize(
    "elsewhere", ["/home/physicist/data/data.v", "C:\\\\scans\\\\data.v", "../old/data.v", "gone/data.v"]
)
def test_data_that_moved_with_its_header_is_found_beside_it_and_that_is_said(tmp_path, elsewhere):
    case = read_input(write_stir_image(tmp_path, {"name of data file": elsewhere.replace("\\\\", "\\")}))
    assert case.levels[0].image.values.max() == 9
    assert "data.v beside it was read" in case.warnings[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("events.cdh", "CASToR"), ("events.cdf", "CASToR"), ("list.l", "give its header, list.l.hdr"),
        ("raw.ptd", "raw data"),
        ("scan.mhdr", "main header"), ("brain.img", "give its header, brain.hdr"), ("scan.s", "scan.s.hdr"),
        ("brain.hdr", "Save an Analyze or ENVI image as .nii"),
    ],
)  # fmt: skip
def test_files_that_hold_something_else_are_refused_with_what_to_give(tmp_path, name, words):
    (tmp_path / name).write_bytes(bytes(400))
    (tmp_path / "scan.s.hdr").touch()
    sentence = refusal(tmp_path / name)
    assert words in sentence
    assert name in sentence


def test_the_randoms_behind_the_prompts_of_a_siemens_sinogram_are_its_delayed_coincidences(tmp_path):
    randoms = np.random.default_rng(6).poisson(4.0, COUNTS.shape).astype("<i2")
    kinds = {"scan data type description[1]": "prompts", "scan data type description[2]": "randoms"}
    path = siemens(tmp_path, {**kinds, "applied corrections": "{none}", "number of detectors per ring": "8",
                              "inner ring diameter (cm)": "40", "average depth of interaction (cm)": "0.5"},
                   np.stack([COUNTS, randoms]))  # fmt: skip
    assert not any("more than its header" in text for text in read_input(path).warnings)
    (tmp_path / "scan.toml").write_text(f'prompts = "{path.name}"')
    sinogram = read_input(tmp_path / "scan.toml").levels[0].sinogram
    assert sinogram.corrections.missing == ("attenuation", "normalisation", "scatter")
    inside = sinogram.values.sum() / COUNTS.sum()
    assert sinogram.corrections.background.sum() == pytest.approx(inside * randoms.sum(), rel=0.1)
    siemens(tmp_path, {**kinds, "data offset in bytes[2]": None}, np.stack([COUNTS, randoms]))
    assert "`data offset in bytes[2]` is missing" in refusal(path)
    siemens(tmp_path, {**kinds, "scan data type description[1]": "trues"}, np.stack([COUNTS, randoms]))
    assert "holds trues, randoms" in refusal(path)


def test_the_bins_of_the_time_of_flight_are_added_up_and_that_is_said(tmp_path):
    times = np.random.default_rng(7).poisson(2.0, (3, 5, 4, 6)).astype("<f4")  # time, slice, view, bin
    five = {"number of dimensions": "5", "matrix axis label [5]": "timing positions", "!matrix size [5]": "3",
            "Number of rings": "5"}  # fmt: skip
    path = write(tmp_path, times[0], five)
    (tmp_path / "data.s").write_bytes(times.swapaxes(1, 2).tobytes())  # view after view, as STIR writes
    case = read_input(path)
    alone = read(write(tmp_path, times.sum(axis=0), {"Number of rings": "5"}))
    np.testing.assert_array_equal(case.levels[0].sinogram.values, alone.values)
    assert "The 3 bins of the time of flight were added up: it is not used." in case.warnings
    inner = {**five, "matrix axis label [4]": "timing positions", "!matrix size [4]": "3",
             "matrix axis label [5]": "segment", "!matrix size [5]": "1"}  # fmt: skip
    assert "as the last, timing positions" in refusal(write(tmp_path, times[0], inner))
