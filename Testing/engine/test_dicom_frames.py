"""Dynamic and gated series, and enhanced objects: one frame is chosen, or frames are added in time, as measured."""

import json
import math

import numpy as np
import pydicom
import pytest
from dciodvfy import complaints
from enhanced_objects import enhanced, legacy, write_object
from pydicom.uid import JPEGLSLossless, RLELossless, generate_uid
from suv_objects import F18_S
from synthetic_dicom import expected_values, pet_series, write_series

from redpet import cli
from redpet.case.choice import Choice
from redpet.dicom.export import Derivation, export_series
from redpet.dicom.series import find_series, image_bytes, read_dicom_case, read_series, source_files, source_planes
from redpet.dicom.suv import suv_info, suv_of_source
from redpet.errors import InputError

HOW = Derivation("RED", "small", "abc", 1, 20.0, "0.1.0")
RATE = math.log(2) / F18_S
FRAMES_S = ((0.0, 120.0), (120.0, 300.0), (420.0, 600.0))
"""Start after the series' start, and duration."""
HEIGHTS = (1.0, 3.0, 2.0)
FACTOR = 70_000 / 370e6 * 2 ** (3600 / F18_S)


def decay_factor(start_s, duration_s):
    """By which the mean of a decaying activity over a frame is corrected to the start of the series."""
    fine = (np.arange(20_000) + 0.5) * duration_s / 20_000 + start_s
    return 1 / float(np.exp(-RATE * fine).mean())


def clock(seconds):
    return f"11{int(seconds // 60):02d}{int(seconds % 60):02d}"


def dynamic(kind="DYNAMIC", correction="START", frames=FRAMES_S, heights=HEIGHTS):
    """Frames of five slices each: frame k shows `expected_values` times its height, corrected as `correction` says."""
    slices = []
    for k, ((start_s, duration_s), height) in enumerate(zip(frames, heights, strict=True)):
        factor = decay_factor(start_s, duration_s)
        for z, one in enumerate(pet_series()):
            one.SOPInstanceUID = generate_uid()
            one.SeriesType, one.NumberOfTimeSlices = [kind, "IMAGE"], len(frames)
            one.AcquisitionTime, one.ActualFrameDuration = clock(start_s), round(1000 * duration_s)
            one.FrameReferenceTime = f"{1000 * math.log(factor) / RATE:.6f}"
            one.InstanceNumber = one.ImageIndex = 5 * k + z + 1
            one.DecayCorrection, one.DecayFactor = correction, f"{factor:.9g}"
            shown = height if correction == "START" else height / factor
            one.RescaleSlope = f"{float(one.RescaleSlope) * shown:.10g}"
            if correction == "NONE":
                one.CorrectedImage = ["ATTN"]
                del one.DecayFactor
            slices.append(one)
    return slices


def whole_frame(first=0, last=2):
    """What one frame over the time of some would show, as a factor to `expected_values`, and its decay factor."""
    chosen = list(zip(FRAMES_S, HEIGHTS, strict=True))[first : last + 1]
    measured = sum(height / decay_factor(*frame) * frame[1] for frame, height in chosen)
    total_s = sum(frame[1] for frame, _ in chosen)
    factor = decay_factor(chosen[0][0][0], total_s)
    return measured / total_s * factor, factor


def refusal(place, frames=None):
    with pytest.raises(InputError) as caught:
        read_dicom_case(place, Choice(frames=frames))
    assert "SECRET" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("correction", ["START", "NONE"])
@pytest.mark.parametrize(("frames", "first", "last"), [("all", 0, 2), ("1-2", 0, 1), ("2,3", 1, 2)])
def test_frames_that_are_added_show_what_one_frame_over_their_time_measures(tmp_path, correction, frames, first, last):
    write_series_of(tmp_path, dynamic(correction=correction))
    series = read_series(tmp_path, Choice(frames=frames))
    shown, factor = whole_frame(first, last)
    expected = shown if correction == "START" else shown / factor
    np.testing.assert_allclose(series.image.values, expected_values() * expected, rtol=2e-5)
    header = series.slices[0].header
    assert header.ActualFrameDuration == 1000 * sum(duration for _, duration in FRAMES_S[first : last + 1])
    assert float(header.FrameReferenceTime) == pytest.approx(1000 * math.log(factor) / RATE, rel=1e-4)
    assert header.AcquisitionTime == clock(FRAMES_S[first][0])


def write_series_of(folder, slices):
    """Slices under names whose order is not theirs."""
    folder.mkdir(parents=True, exist_ok=True)
    for k in range(0, len(slices), 5):
        write_series(folder / f"part-{(7 * k) % 11}", slices[k : k + 5])


@pytest.mark.parametrize(("frames", "first", "last"), [("2", 1, 1), ("2-3", 1, 2)])
def test_an_image_keeps_when_its_frames_began_and_how_long_they_lasted(tmp_path, frames, first, last):
    write_series_of(tmp_path, dynamic())
    started, lasted = read_series(tmp_path, Choice(frames=frames)).image.provenance["frame_times_s"]
    assert started == pytest.approx(FRAMES_S[first][0] - FRAMES_S[0][0])
    assert lasted == pytest.approx(sum(duration for _, duration in FRAMES_S[first : last + 1]))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_frame_is_chosen_with_its_own_time_and_the_suv_of_the_series(tmp_path, number):
    write_series_of(tmp_path, dynamic())
    series = read_series(tmp_path, Choice(frames=str(number)))
    np.testing.assert_allclose(series.image.values, expected_values() * HEIGHTS[number - 1], rtol=1e-6)
    assert series.slices[0].header.AcquisitionTime == clock(FRAMES_S[number - 1][0])
    assert len(source_files(series.image)) == 15
    assert suv_of_source(series.image).factor == pytest.approx(FACTOR, rel=1e-9)
    assert f"3 time frames, of which {number} was taken" in series.warnings[0]


@pytest.mark.parametrize("kind", ["DYNAMIC", "GATED"])
def test_all_frames_are_added_where_that_is_asked_for_and_this_is_said(tmp_path, kind):
    write_series_of(tmp_path, dynamic(kind))
    case = read_dicom_case(tmp_path, Choice(frames="all"))
    np.testing.assert_allclose(case.levels[0].image.values, expected_values() * whole_frame()[0], rtol=2e-5)
    assert "3 time frames, of which 1-3 were added in time; --frames chooses others" in case.warnings[0]


def test_gates_of_one_time_are_told_apart_by_trigger_or_index(tmp_path):
    for tell in ({"TriggerTime": ("100", "200", "300")}, {}):
        slices = dynamic("GATED", frames=((0.0, 300.0),) * 3)
        for number, one in enumerate(slices):
            for keyword, values in tell.items():
                setattr(one, keyword, values[number // 5])
        write_series_of(tmp_path / str(len(tell)), slices)
        one = read_series(tmp_path / str(len(tell)), Choice(frames="3")).image
        np.testing.assert_allclose(one.values, expected_values() * HEIGHTS[2], rtol=1e-6)
        summed = read_series(tmp_path / str(len(tell)), Choice(frames="all")).image
        np.testing.assert_allclose(summed.values, expected_values() * np.mean(HEIGHTS), rtol=1e-5)


@pytest.mark.parametrize("kind", ["STATIC", "DYNAMIC"])
def test_frames_that_nobody_chose_are_refused_with_the_option_and_described(tmp_path, capsys, kind):
    write_series_of(tmp_path, dynamic(kind))
    assert cli.main(["info", str(tmp_path)]) == 0
    assert "3 time frames, of which 1-3 were added in time; --frames chooses others" in capsys.readouterr().out
    assert "the series has 3 time frames (a dynamic or gated image)" in refusal(tmp_path)
    assert "--frames" in refusal(tmp_path)
    assert read_dicom_case(tmp_path, Choice(frames="2")).levels[0].image.values.max() > 0


@pytest.mark.parametrize("frames", ["0", "4", "2-4", "3-2", "1,1", "x", "", "1-", "-1", "1.5"])
def test_frames_that_are_not_there_are_refused(tmp_path, frames):
    write_series_of(tmp_path, dynamic())
    assert "has the time frames 1 to 3: --frames takes one, as 2, several, as 1-2, or all" in refusal(tmp_path, frames)


def test_a_series_without_frames_has_none_to_choose_from(tmp_path):
    write_series(tmp_path, pet_series())
    assert "leave --frames 2 out" in refusal(tmp_path, "2")
    np.testing.assert_array_equal(read_series(tmp_path, Choice(frames="all")).image.values, expected_values())


def test_a_slice_that_lacks_in_one_frame_is_refused(tmp_path):
    slices = dynamic()
    write_series_of(tmp_path, slices[:-1])
    assert "3 time frames at the position" in refusal(tmp_path)


def test_frames_that_do_not_add_are_refused_and_can_be_chosen(tmp_path):
    counts = dynamic()
    for one in counts:
        one.Units = "PROPCNTS"
    write_series_of(tmp_path / "counts", counts)
    assert "frames in Units (0054,1001) PROPCNTS cannot be added" in refusal(tmp_path / "counts", "all")
    gap = dynamic(correction="NONE", frames=(FRAMES_S[0], FRAMES_S[2]), heights=(1.0, 2.0))
    write_series_of(tmp_path / "gap", gap)
    assert "do not follow each other" in refusal(tmp_path / "gap", "all")
    for place in ("counts", "gap"):
        assert read_dicom_case(tmp_path / place, Choice(frames="2")).levels[0].image.values.max() > 0


@pytest.mark.parametrize("frames", ["2", "1-2", "all"])
def test_what_is_exported_is_a_static_series_with_the_suv_of_its_frames(tmp_path, frames):
    write_series_of(tmp_path / "source", dynamic())
    image = read_series(tmp_path / "source", Choice(frames=frames)).image
    paths = export_series(image, source_files(image), tmp_path / "out", "RED", HOW, frames=frames)
    for path in paths:
        assert complaints(path) == set()
    one, plane = pydicom.dcmread(paths[0]), source_planes(image)[0]
    assert list(one.SeriesType) == ["STATIC", "IMAGE"]
    assert float(one.ActualFrameDuration) == float(plane.header.ActualFrameDuration)
    assert float(one.FrameReferenceTime) == pytest.approx(float(plane.header.FrameReferenceTime))
    assert float(one.DecayFactor) == pytest.approx(math.exp(RATE * float(one.FrameReferenceTime) / 1000), rel=1e-6)
    assert len(one.SourceImageSequence) == {"2": 1, "1-2": 2, "all": 3}[frames]
    assert "NumberOfTimeSlices" not in one
    derived = read_series(tmp_path / "out")
    np.testing.assert_allclose(derived.image.values, image.values, atol=image.values.max() / 32767)
    info = suv_info([one.header for one in derived.slices])
    assert (info.factor, info.warnings) == (pytest.approx(FACTOR, rel=1e-6), ())


@pytest.mark.parametrize("frames", ["2", "1,3", "all"])
def test_the_suv_of_frames_does_not_depend_on_which_are_chosen_even_where_the_series_time_is_late(tmp_path, frames):
    slices = dynamic()
    for one in slices:
        one.SeriesTime = "123000"
    write_series_of(tmp_path / "source", slices)
    image = read_series(tmp_path / "source", Choice(frames=frames)).image
    assert suv_of_source(image).factor == pytest.approx(FACTOR, rel=1e-6)
    export_series(image, source_files(image), tmp_path / "out", "RED", HOW, frames=frames)
    derived = read_series(tmp_path / "out")
    assert suv_of_source(derived.image).factor == pytest.approx(FACTOR, rel=1e-6)


def test_memory_is_asked_for_the_frames_that_are_shown(tmp_path):
    write_series_of(tmp_path, dynamic())
    assert image_bytes(find_series(tmp_path)[0]) == 6 * 8 * (4 * 5 + 16)


def test_restore_records_its_frames_and_export_takes_the_same(tmp_path, capsys):
    write_series_of(tmp_path / "source", dynamic())
    run = ["--drf", "20", "--method", "osem", "--reconstruction", "fbp", "--frames", "2-3", "--out", tmp_path / "run"]
    assert cli.main(["restore", str(tmp_path / "source"), *map(str, run)]) == 0
    assert "of which 2-3 were added in time" in capsys.readouterr().err
    assert json.loads((tmp_path / "run" / "run.json").read_text())["input"]["frames"] == "2-3"
    again = ["export", tmp_path / "run", "--source", tmp_path / "source", "--out", tmp_path / "again"]
    assert cli.main([*map(str, again)]) == 0
    for folder in (tmp_path / "run" / "dicom", tmp_path / "again"):
        one = pydicom.dcmread(folder / "slice-0001.dcm")
        assert one.ActualFrameDuration == 900_000
        assert "Frames 2-3" in one.ImageComments


def test_frames_of_a_series_are_written_as_nifti_with_their_times(tmp_path):
    write_series_of(tmp_path / "source", dynamic())
    run = ["--method", "osem", "--reconstruction", "fbp", "--frames", "2-3", "--format", "nifti"]
    assert cli.main(["restore", str(tmp_path / "source"), *run, "--out", str(tmp_path / "run")]) == 0
    said = json.loads((tmp_path / "run" / "images" / "restored.json").read_text())
    assert (said["FrameTimesStart"], said["FrameDuration"]) == ([120], [900])


@pytest.mark.parametrize("make", [enhanced, legacy])
def test_an_enhanced_object_is_read_as_the_classic_series_of_its_frames(tmp_path, make):
    slices = pet_series()
    path = write_object(make(slices), tmp_path / "source" / "enhanced.dcm")
    image = read_series(path).image
    np.testing.assert_array_equal(image.values, expected_values())
    assert (image.unit, image.grid.spacing_mm) == ("Bq/mL", (2.0, 3.0, 4.0))
    assert source_files(image) == (path,)
    info = suv_of_source(image)
    assert info.factor == pytest.approx(FACTOR, rel=1e-9), info.reason
    assert info.dose_bq == 370e6
    paths = export_series(image, source_files(image), tmp_path / "out", "RED", HOW)
    for one in paths:
        assert complaints(one) == set()
    one = pydicom.dcmread(paths[2])
    assert one.SourceImageSequence[0].ReferencedFrameNumber == 3
    assert one.RadiopharmaceuticalInformationSequence[0].RadionuclideTotalDose == 370e6
    derived = read_series(tmp_path / "out")
    assert suv_info([one.header for one in derived.slices]).factor == pytest.approx(FACTOR, rel=1e-6)
    np.testing.assert_allclose(derived.image.values, image.values, atol=image.values.max() / 32767)


def test_what_frames_share_stays_what_it_is_in_each(tmp_path):
    slices = dynamic()
    whole = enhanced(slices, [1] * 5 + [2] * 5 + [3] * 5)
    whole.InstanceNumber, whole.AcquisitionDate, whole.AcquisitionTime = 1, "20240102", "105900"
    shared = whole.SharedFunctionalGroupsSequence[0]
    for group in whole.PerFrameFunctionalGroupsSequence:
        shared.PixelValueTransformationSequence = group.PixelValueTransformationSequence
        del group.PixelValueTransformationSequence
    write_object(whole, tmp_path / "enhanced.dcm")
    for number in (1, 2, 3):
        series = read_series(tmp_path, Choice(frames=str(number)))
        np.testing.assert_allclose(series.image.values, expected_values() * HEIGHTS[number - 1], rtol=1e-6)
        assert series.slices[0].header.AcquisitionTime == f"{clock(FRAMES_S[number - 1][0])}.000000"
        assert series.slices[0].header.ImageIndex == 5 * number - 4


def test_the_frames_of_a_dynamic_enhanced_object_are_chosen_and_added(tmp_path):
    write_object(enhanced(dynamic(), [1] * 5 + [2] * 5 + [3] * 5), tmp_path / "enhanced.dcm")
    one = read_series(tmp_path, Choice(frames="2"))
    np.testing.assert_allclose(one.image.values, expected_values() * HEIGHTS[1], rtol=1e-6)
    assert "3 time frames, of which 1-3 were added" in read_series(tmp_path, Choice(frames="all")).warnings[0]


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ("PerFrameFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence (5200,9230) describes 0 of 5 frames"),
        ("NumberOfFrames", "PerFrameFunctionalGroupsSequence (5200,9230)"),
        ("SharedFunctionalGroupsSequence", "ImageOrientationPatient (0020,0037) is missing"),
        ("PixelData", "truncated, damaged"),
    ],
)
def test_an_enhanced_object_that_lacks_something_is_refused_by_name(tmp_path, lacking, words):
    whole = enhanced(pet_series())
    delattr(whole, lacking)
    write_object(whole, tmp_path / "enhanced.dcm")
    assert words in refusal(tmp_path)


def test_an_enhanced_object_in_a_unit_that_is_not_known_is_refused(tmp_path):
    whole = enhanced(pet_series())
    for group in whole.PerFrameFunctionalGroupsSequence:
        group.RealWorldValueMappingSequence[0].MeasurementUnitsCodeSequence[0].CodeValue = "kg"
    write_object(whole, tmp_path / "enhanced.dcm")
    assert "Units (0054,1001) is missing" in refusal(tmp_path)


@pytest.mark.parametrize("syntax", [RLELossless, JPEGLSLossless])
def test_a_compressed_enhanced_object_gives_the_same_values(tmp_path, syntax):
    whole = enhanced(pet_series())
    whole["PixelData"].VR = "OW"
    path = write_object(whole, tmp_path / "enhanced.dcm")
    whole.compress(syntax)
    whole.save_as(path)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())
