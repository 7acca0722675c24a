"""NIfTI and ECAT 7 of several time frames: one is chosen, or frames are added in time, as measured."""

import json
import math
import struct

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813

import redpet
from redpet import cli
from redpet.case.choice import Choice
from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.readers import read_input

HALF_LIFE_S = 1221.7  # C-11
RATE = math.log(2) / HALF_LIFE_S
FRAMES_S = ((60.0, 120.0), (180.0, 300.0), (480.0, 600.0))
"""Start after TimeZero, which is the injection, and duration; all is corrected to 60 s."""
CORRECTED_TO_S = 60.0
HEIGHTS = (1.0, 3.0, 2.0)
BODY = np.arange(60, dtype=np.float32).reshape(3, 4, 5) + 1
BIDS = {
    "Units": "Bq/mL",
    "TracerRadionuclide": "C11",
    "FrameTimesStart": [60, 180, 480],
    "FrameDuration": [120, 300, 600],
    "ImageDecayCorrected": True,
    "ImageDecayCorrectionTime": 60,
}


def decay_factor(start_s, duration_s):
    """By which the mean of a decaying activity over a frame is corrected, by numerical integration."""
    fine = (np.arange(20_000) + 0.5) * duration_s / 20_000 + start_s - CORRECTED_TO_S
    return 1 / float(np.exp(-RATE * fine).mean())


FACTORS = [decay_factor(*frame) for frame in FRAMES_S]


def whole_frame(first, last, corrected=True):
    """What one frame over the time of some would show, as a factor to `BODY`."""
    chosen = list(zip(FRAMES_S, HEIGHTS, strict=True))[first - 1 : last]
    total_s = sum(duration for (_, duration), _ in chosen)
    measured = sum(height / decay_factor(*frame) * frame[1] for frame, height in chosen) / total_s
    return measured * (decay_factor(chosen[0][0][0], total_s) if corrected else 1)


def frames(corrected=True):
    shown = [height / (1 if corrected else factor) for height, factor in zip(HEIGHTS, FACTORS, strict=True)]
    return [BODY * np.float32(height) for height in shown]


def nifti(folder, said, corrected=True, name="sub-01_pet.nii.gz"):
    """A dynamic image with its JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    volumes = [sitk.GetImageFromArray(values) for values in frames(corrected)]
    for volume in volumes:
        volume.SetSpacing((2, 3, 4))
        volume.SetOrigin((-10, 20, -30))
    sitk.WriteImage(sitk.JoinSeries(volumes), str(folder / name))
    (folder / f"{name.split('.')[0]}.json").write_text(json.dumps(said))
    return folder / name


def ecat(path, corrected=True, flag=1 << 9, factors=None, beds=(0, 0, 0), starts_s=(60, 180, 480)):
    """A dynamic ECAT 7 image, its frames stored in another order than theirs (nibabel says the fields' places)."""
    module = pytest.importorskip("nibabel.ecat")
    main = np.zeros((), module.hdr_dtype.newbyteorder(">"))
    main["magic_number"], main["file_type"], main["sw_version"] = b"MATRIX72v", 7, 72
    main["patient_orientation"], main["data_units"], main["num_frames"] = 3, b"Bq/cc", 3
    main["ecat_calibration_factor"] = 2.0
    blocks, listed, start = [], [], 3
    for k in (1, 0, 2):
        one = np.zeros((), module.subhdr_dtype.newbyteorder(">"))
        one["data_type"], one["num_dimensions"] = 6, 3
        for axis, size, spacing in zip("xyz", (5, 4, 3), (0.2, 0.3, 0.4), strict=True):
            one[f"{axis}_dimension"], one[f"{axis}_pixel_size"] = size, spacing
        one["frame_start_time"], one["frame_duration"] = 1000 * starts_s[k], 1000 * FRAMES_S[k][1]
        one["decay_corr_fctr"] = (factors or FACTORS)[k]
        one["corrections_applied"] = flag
        one["scale_factor"] = (HEIGHTS[k] if corrected else HEIGHTS[k] / FACTORS[k]) / 2
        blocks.append(one.tobytes().ljust(512, b"\0") + BODY.astype(">i2").tobytes().ljust(512, b"\0"))
        listed.append((1 << 24 | 1 << 16 | beds[k] << 12 | k + 1, start, start + 1, 1))
        start += 2
    directory = b"".join(struct.pack(">4i", *row) for row in [(28, 2, 0, 3), *listed]).ljust(512, b"\0")
    path.write_bytes(main.tobytes().ljust(512, b"\0") + directory + b"".join(blocks))
    return path


def image_of(path, wanted):
    return read_input(path, Choice(frames=wanted)).levels[0].image


def refusal(path, wanted=None):
    with pytest.raises(InputError) as caught:
        read_input(path, Choice(frames=wanted))
    assert str(caught.value).count(". ") == 0  # one sentence
    return str(caught.value)


ADDED = [("all", 1, 3), ("1-2", 1, 2), ("2,3", 2, 3)]


@pytest.mark.parametrize("corrected", [True, False])
@pytest.mark.parametrize(("wanted", "first", "last"), ADDED)
def test_frames_of_a_nifti_that_are_added_show_what_one_frame_over_their_time_measures(
    tmp_path, corrected, wanted, first, last
):
    image = image_of(nifti(tmp_path, BIDS | {"ImageDecayCorrected": corrected}, corrected), wanted)
    np.testing.assert_allclose(image.values, BODY * whole_frame(first, last, corrected), rtol=2e-5)
    assert image.provenance["frames"] == f"{first}-{last}"
    assert (image.grid.size, image.grid.spacing_mm) == ((5, 4, 3), pytest.approx((2, 3, 4)))
    np.testing.assert_allclose(image.grid.origin_mm, (-10, 20, -30), atol=1e-5)


@pytest.mark.parametrize("corrected", [True, False])
@pytest.mark.parametrize(("wanted", "first", "last"), ADDED)
def test_frames_of_an_ecat_image_that_are_added_show_what_one_frame_over_their_time_measures(
    tmp_path, corrected, wanted, first, last
):
    how = {} if corrected else {"flag": 0, "factors": [1.0, 1.0, 1.0]}
    one = image_of(ecat(tmp_path / "a.v", corrected, **how), "1")
    image = image_of(tmp_path / "a.v", wanted)
    share = whole_frame(first, last, corrected) / (1 if corrected else 1 / FACTORS[0])
    np.testing.assert_allclose(image.values, one.values * np.float32(share), rtol=2e-5)
    assert sorted(one.values.ravel()) == pytest.approx(sorted(frames(corrected)[0].ravel()), rel=1e-5)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_frame_of_a_file_is_chosen_without_a_word_of_its_times_and_that_is_said(tmp_path, number):
    for path in (nifti(tmp_path, {"Units": "kBq/mL"}), ecat(tmp_path / "a.v", flag=0, factors=[0.0] * 3)):
        case = read_input(path, Choice(frames=str(number)))
        factor = 1000 if path.suffix == ".gz" else 1
        assert case.levels[0].image.values.max() == pytest.approx(60 * HEIGHTS[number - 1] * factor, rel=1e-5)
        assert f"the file has 3 time frames, of which {number} was taken; --frames chooses others" in case.warnings


def test_the_decay_factors_that_a_json_lists_are_taken(tmp_path):
    said = {key: value for key, value in BIDS.items() if key not in ("TracerRadionuclide", "ImageDecayCorrectionTime")}
    path = nifti(tmp_path, said | {"DecayCorrectionFactor": FACTORS})
    np.testing.assert_allclose(image_of(path, "all").values, BODY * whole_frame(1, 3), rtol=2e-5)


def test_frames_of_a_file_that_nobody_chose_are_refused_with_the_option_and_described(tmp_path, capsys):
    for path in (nifti(tmp_path, BIDS), ecat(tmp_path / "a.v")):
        assert "holds 3 time frames (a dynamic or gated image); choose one with --frames 1, or add" in refusal(path)
        assert cli.main(["info", str(path)]) == 0
        assert "3 time frames, of which 1-3 were added in time; --frames chooses others" in capsys.readouterr().out


def test_frames_of_an_ecat_image_are_written_as_nifti_with_their_times(tmp_path):
    run = ["--method", "osem", "--reconstruction", "fbp", "--subsets", "1", "--frames", "2-3", "--format", "nifti"]
    assert cli.main(["restore", str(ecat(tmp_path / "a.v")), *run, "--out", str(tmp_path / "run")]) == 0
    said = json.loads((tmp_path / "run" / "images" / "low.json").read_text())
    assert (said["FrameTimesStart"], said["FrameDuration"]) == ([180], [900])


def test_frames_that_a_file_has_not_are_refused(tmp_path):
    assert "has the time frames 1 to 3: --frames takes one" in refusal(nifti(tmp_path, BIDS), "4")
    assert "has the time frames 1 to 3: --frames takes one" in refusal(ecat(tmp_path / "a.v"), "2-4")
    sitk.WriteImage(sitk.GetImageFromArray(BODY), str(tmp_path / "one.nii"))
    (tmp_path / "one.json").write_text('{"Units": "Bq/mL"}')
    assert "leave --frames 2 out" in refusal(tmp_path / "one.nii", "2")
    np.testing.assert_array_equal(image_of(tmp_path / "one.nii", "all").values, BODY)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"FrameDuration": None}, "`FrameDuration` must list 3 numbers"),
        ({"FrameDuration": [120, 300]}, "`FrameDuration` must list 3 numbers"),
        ({"FrameDuration": [120, 300, 0]}, "must be above 0"),
        ({"FrameDuration": [120, 300, True]}, "`FrameDuration` must hold numbers"),
        ({"FrameTimesStart": "0"}, "`FrameTimesStart` must list 3 numbers"),
        ({"FrameTimesStart": [0, 120, 1e9]}, "must be above 0"),
        ({"ImageDecayCorrected": None}, "`ImageDecayCorrected` must be true or false"),
        ({"TracerRadionuclide": "X1"}, "`DecayCorrectionFactor`, is missing"),
        ({"ImageDecayCorrectionTime": "60"}, "`ImageDecayCorrectionTime` must hold numbers"),
        ({"DecayCorrectionFactor": [1, 1, -1]}, "must be above 0"),
        ({"ImageDecayCorrected": False, "FrameTimesStart": [60, 190, 490]}, "do not follow each other"),
        ({"Units": "counts"}, "frames in counts cannot be added"),
    ],
)
def test_frames_of_a_nifti_whose_json_lacks_what_adding_needs_are_refused_and_one_can_be_chosen(tmp_path, said, reason):
    path = nifti(tmp_path, BIDS | said)
    assert reason in refusal(path, "all")
    assert "choose one with --frames" in refusal(path, "all")
    assert image_of(path, "2").values.max() == pytest.approx(180)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"factors": [1.0] * 3}, "does not say by which factor"),
        ({"factors": [1.5, 0.0, 1.7]}, "must be above 0"),
        ({"flag": 0, "factors": [0.0] * 3, "starts_s": (60, 190, 490)}, "do not follow each other"),
    ],
)
def test_frames_of_an_ecat_image_whose_subheaders_lack_what_adding_needs_are_refused(tmp_path, how, reason):
    assert reason in refusal(ecat(tmp_path / "a.v", **how), "all")
    assert "choose one with --frames" in refusal(tmp_path / "a.v", "all")


def test_bed_positions_of_an_ecat_image_are_no_time_frames(tmp_path):
    assert "several bed positions" in refusal(ecat(tmp_path / "a.v", beds=(0, 1, 2)), "all")


def test_a_decay_correction_that_only_the_factors_of_an_ecat_image_tell_is_taken_and_said(tmp_path):
    case = read_input(ecat(tmp_path / "a.v", flag=0), Choice(frames="all"))
    assert "taken as corrected" in " ".join(case.warnings)
    assert case.levels[0].image.values.max() == pytest.approx(60 * whole_frame(1, 3), rel=2e-5)


def test_a_notebook_reads_the_frames_that_the_command_reads(tmp_path):
    path = nifti(tmp_path, BIDS)
    for wanted in ("2", "1-2", "all"):
        image = redpet.read(path, frames=wanted).levels[0].image
        np.testing.assert_array_equal(image.values, image_of(path, wanted).values)
    np.testing.assert_array_equal(redpet.read(path, frames=2).levels[0].image.values, image_of(path, "2").values)
    with pytest.raises(InputError, match="--frames"):
        redpet.read(path)


def test_a_folder_of_dynamic_doses_shows_the_chosen_frames_of_all(tmp_path):
    nifti(tmp_path, BIDS, name="full_dose.nii.gz")
    nifti(tmp_path, BIDS, name="DRF_20.nii.gz")
    levels = read_input(tmp_path, Choice(frames="1-2")).levels
    assert [level.drf for level in levels] == [1, 20]
    for level in levels:
        np.testing.assert_allclose(level.image.values, BODY * whole_frame(1, 2), rtol=2e-5)
    assert "--frames" in refusal(tmp_path)


def test_an_input_whose_format_knows_no_frames_refuses_a_choice_of_them(tmp_path):
    np.save(tmp_path / "a.npy", BODY)
    said = {"what": "image", "axes": ["z", "y", "x"], "spacing_mm": [2, 2, 2], "unit": "Bq/mL"}
    (tmp_path / "a.json").write_text(json.dumps(said))
    assert "a.npy has no time frames to choose from: leave --frames 2 out" in refusal(tmp_path / "a.npy", "2")
    np.testing.assert_array_equal(image_of(tmp_path / "a.npy", "all").values, BODY)


def test_a_folder_of_headers_and_arrays_names_the_file_to_give(tmp_path):
    (tmp_path / "emission_00.s.hdr").write_text("!INTERFILE :=")
    (tmp_path / "emission_00.s").write_bytes(b"0")
    assert "holds no DICOM image: name a file in it, such as emission_00.s.hdr" in refusal(tmp_path)


def test_a_file_with_axes_beyond_time_is_refused_by_its_sizes(tmp_path):
    path = nifti(tmp_path, BIDS, name="a.nii")
    content = bytearray(path.read_bytes())
    content[40:56] = struct.pack("<8h", 5, 5, 4, 3, 1, 3, 1, 1)
    path.write_bytes(content)
    assert "of the sizes (5, 4, 3, 1, 3)" in refusal(path, "all")


def test_a_reference_of_several_frames_is_chosen_by_an_option_of_its_own(tmp_path, capsys):
    low, full = nifti(tmp_path / "low", BIDS), nifti(tmp_path / "full", BIDS)
    options = ["--method", "osem", "--reconstruction", "fbp", "--subsets", "1", "--out", str(tmp_path / "out")]
    chosen = ["restore", str(low), "--frames", "2", *options]
    assert cli.main([*chosen, "--reference", str(full)]) == 1
    assert "3 time frames" in capsys.readouterr().err
    assert cli.main([*chosen, "--reference-frames", "2"]) == 1
    assert "choose in a --reference: name it too" in capsys.readouterr().err
    assert cli.main([*chosen, "--reference", str(full), "--reference-frames", "3"]) == 0
    image = read_image(tmp_path / "out" / "images" / "full.nrrd")
    np.testing.assert_allclose(image.values, BODY * np.float32(HEIGHTS[2]), rtol=1e-6)
