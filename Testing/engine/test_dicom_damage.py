"""Whatever lies in a folder: a series is read as its attributes say, or refused with one sentence."""

import os
import random
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pydicom
import pytest
import SimpleITK
from dicom_damage import DAMAGES, late, neighbours, read_damaged
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from limits import HANG_S
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    generate_uid,
)
from strict_dicom import SLOPE, elements, letter
from synthetic_dicom import expected_values, pet_series, write_series

from redpet.dicom.found import scan
from redpet.dicom.series import read_dicom_case, read_series
from redpet.errors import InputError
from redpet.readers import read_input

ALMOST_A_NUMBER = st.text(alphabet="0123456789.-+eE_ ,nainfx\\٣", max_size=16) | st.floats().map(repr)
TEN = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FIFTY = settings(TEN, max_examples=50)


@contextmanager
def in_time():
    """No test of this page may hang."""
    signal.signal(signal.SIGALRM, late)
    signal.alarm(HANG_S)
    try:
        yield
    finally:
        signal.alarm(0)


def refusal(place, read=read_dicom_case):
    with in_time(), pytest.raises(InputError) as caught:
        read(place)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "SECRET" not in sentence
    return sentence


@pytest.mark.parametrize("seed", range(12 * len(DAMAGES)))
def test_a_damaged_series_is_read_by_the_letter_or_refused(tmp_path, seed):
    files = write_series(tmp_path / "whole", pet_series(3))
    (tmp_path / "damaged").mkdir()
    with in_time():
        read_damaged(tmp_path / "damaged", files, seed)


@pytest.mark.parametrize(
    ("source", "count", "uncompressed"),
    [
        ("pet-siemens-wholebody", 3, True),
        ("pet-dro/DRO_2_4", 3, True),
        ("odd-dicom/siemens-flt-single-slice.dcm", 1, True),
        ("odd-dicom/ge-ste-propcps-jpeglossless.dcm", 1, False),
    ],
)
def test_damaged_real_series_are_read_by_the_letter_or_refused(data, tmp_path, source, count, uncompressed):
    files = neighbours(data / source, count)
    for seed in range(1000, 1000 + 5 * len(DAMAGES)):
        with in_time():
            read_damaged(tmp_path, files, seed, uncompressed)


def test_the_strict_parser_that_judges_sees_what_is_there(tmp_path):
    for z, path in enumerate(write_series(tmp_path, pet_series())):
        np.testing.assert_array_equal(letter(path.read_bytes()).values, expected_values()[z])


def test_a_header_that_claims_gigabytes_is_refused_without_taking_them(tmp_path):
    path = write_series(tmp_path, pet_series(1))[0]
    dataset = pydicom.dcmread(path)
    dataset.Rows = dataset.Columns = 65535
    dataset.save_as(path)
    command = [sys.executable, "-c", BOUNDED, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert "cannot be one slice of 65535 x 65535 pixels" in done.stdout, done.stderr


BOUNDED = """
import resource, sys
from pathlib import Path
from redpet.dicom.series import read_series
from redpet.errors import InputError
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
try:
    read_series(Path(sys.argv[1]))
except InputError as error:
    print(error)
"""


@pytest.mark.parametrize("fits", [np.int16(7), np.int16(-8)])
def test_stored_values_beyond_the_stored_bits_are_refused(tmp_path, fits):
    slices = pet_series(1)
    slices[0].BitsStored, slices[0].HighBit = 4, 3
    slices[0].PixelData = np.full((6, 8), fits).tobytes()
    write_series(tmp_path, slices)
    assert (read_series(tmp_path).image.values == fits).all()
    slices[0].PixelData = np.full((6, 8), fits * 2).tobytes()
    write_series(tmp_path, slices)
    assert "BitsStored (0028,0101)" in refusal(tmp_path)


@TEN
@given(order=st.permutations(range(5)), numbers=st.permutations(range(5)), names=st.permutations("abcde"))
def test_neither_names_nor_numbers_of_the_files_change_the_order(tmp_path_factory, order, numbers, names):
    folder = tmp_path_factory.mktemp("series")
    slices = pet_series()
    for one, number in zip(slices, numbers, strict=True):
        one.InstanceNumber = one.ImageIndex = number
    for path, name in zip(write_series(folder, [slices[i] for i in order]), names, strict=True):
        path.rename(folder / f"{name}.dcm")
    np.testing.assert_array_equal(read_series(folder).image.values, expected_values())


TAGS = {"RescaleSlope": SLOPE, "RescaleIntercept": SLOPE - 1, "SliceThickness": 0x00180050}


def replace_value(path, tag, value):
    """Write other bytes as the short value of an attribute, whatever they are."""
    data = path.read_bytes()
    value += b" " * (len(value) % 2)
    first, end = next((first, end) for found, first, end in elements(data) if found == tag)
    path.write_bytes(data[: first - 2] + len(value).to_bytes(2, "little") + value + data[end:])


@FIFTY
@given(text=ALMOST_A_NUMBER, keyword=st.sampled_from(["RescaleSlope", "RescaleIntercept", "SliceThickness"]))
def test_a_text_is_the_number_that_it_is_or_refused(tmp_path_factory, text, keyword):
    folder = tmp_path_factory.mktemp("slice")
    path = write_series(folder, pet_series(1))[0]
    replace_value(path, TAGS[keyword], text.encode())
    try:
        image = read_series(folder).image
    except InputError:
        return
    number = float(text)
    assert set(text.strip()) <= set("0123456789.-+eE")
    if keyword == "RescaleSlope":
        np.testing.assert_allclose(image.values, expected_values(1) * number, rtol=1e-6)
    elif keyword == "RescaleIntercept":
        assert number == 0
    else:
        assert image.grid.spacing_mm[2] == number


@pytest.mark.parametrize(
    "name",
    [
        "José",
        "Ärztin",
        "山田^太郎",
        "김희중",
        "Люкceмбypг",
        "קבנה",
        "قباني",
        "𝒳",
        "a b",
        "-x",
        "%s{}",
        "a\nb",
        "\x1b[31m",
    ],
)
def test_names_in_every_script_are_read_and_told_on_one_line(tmp_path, name):
    slices = pet_series(2)
    for one in slices:
        one.SpecificCharacterSet, one.PatientName, one.SeriesDescription = "ISO_IR 192", name, f"{name} WB"
    paths = write_series(tmp_path / name, slices)
    for path in paths:
        path.rename(path.with_name(f"{name}{path.name}"))
    assert read_series(tmp_path / name).image.values.shape == (2, 6, 8)
    assert scan(tmp_path).series[0].description.endswith("WB")


@pytest.mark.parametrize("name", ["山田", "a\nb", "\x1b[31m"])
def test_a_refusal_is_one_line_for_any_terminal_whatever_the_name(tmp_path, name):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "redpet", "info", str(tmp_path / name)]
    shown = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert shown.returncode == 1
    assert shown.stderr.count("\n") == 1
    assert "\x1b" not in shown.stderr


def test_a_name_that_is_no_text_is_read_too(tmp_path):
    folder = os.fsencode(tmp_path) + b"/\xff\xfe"
    write_series(Path(os.fsdecode(folder)), pet_series())
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_a_series_twenty_folders_down_is_found(tmp_path):
    deep = tmp_path.joinpath(*(f"level {number}" for number in range(20)))
    write_series(deep, pet_series())
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_pipes_devices_and_links_that_lead_nowhere_or_in_a_circle_do_not_hang_or_hide_the_series(tmp_path):
    write_series(tmp_path, pet_series())
    os.mkfifo(tmp_path / "pipe.dcm")
    (tmp_path / "zero.dcm").symlink_to("/dev/zero")
    (tmp_path / "nowhere.dcm").symlink_to(tmp_path / "absent")
    (tmp_path / "itself.dcm").symlink_to(tmp_path / "itself.dcm")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "folder.dcm").mkdir()
    with in_time():
        case = read_dicom_case(tmp_path)
    np.testing.assert_array_equal(case.levels[0].image.values, expected_values())


@pytest.mark.parametrize("name", ["pipe", "pipe.dcm", "pipe.hs", "pipe.nrrd"])
def test_a_pipe_as_the_input_is_refused_at_once(tmp_path, name):
    os.mkfifo(tmp_path / name)
    assert "neither a file nor a folder" in refusal(tmp_path / name, read_input)
    if name.endswith("dcm"):
        assert "neither a file nor a folder" in refusal(tmp_path / name)


def test_a_pipe_in_place_of_a_cases_file_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "case.json")
    assert "holds no DICOM image" in refusal(tmp_path, read_input)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    write_series(tmp_path, pet_series())
    (tmp_path / "memory.dcm").symlink_to("/proc/self/mem")  # a regular file whose first byte is an input/output error
    if not Path("/proc/self/mem").exists():
        pytest.skip("only Linux has a file that root cannot read")
    assert "memory.dcm could not be read" in refusal(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_the_user_may_not_read_is_named(tmp_path, what):
    paths = write_series(tmp_path / "series", pet_series())
    locked = paths[0] if what == "file" else tmp_path / "series"
    locked.chmod(0)
    try:
        assert f"{locked} could not be read" in refusal(tmp_path)
    finally:
        locked.chmod(0o700)


@pytest.mark.parametrize("content", [b"", b"\0" * 200, b"not DICOM"])
def test_a_file_named_as_dicom_that_is_none_is_refused_and_any_other_is_skipped(tmp_path, content):
    write_series(tmp_path, pet_series())
    (tmp_path / "readme").write_bytes(content)
    assert "1 file(s) that are no DICOM images" in read_dicom_case(tmp_path).warnings[0]
    (tmp_path / "slice.dcm").write_bytes(content)
    assert "slice.dcm is a damaged DICOM file" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("keyword", "value"),
    [("StudyInstanceUID", "1.2.9"), ("PatientID", "SECRET-2"), ("Modality", "CT"), ("CountsSource", "TRANSMISSION"),
     ("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7"), ("SeriesType", ["DYNAMIC", "IMAGE"])],
)  # fmt: skip
def test_a_slice_of_another_study_patient_or_kind_does_not_join_a_series(tmp_path, keyword, value):
    slices = pet_series()
    setattr(slices[4], keyword, value)
    write_series(tmp_path, slices)
    assert f"{keyword} (" in refusal(tmp_path)


def test_two_places_under_one_instance_uid_are_refused(tmp_path):
    slices = pet_series()
    slices[3].SOPInstanceUID = slices[1].SOPInstanceUID
    write_series(tmp_path, slices)
    assert "SOPInstanceUID (0008,0018)" in refusal(tmp_path)


def test_slices_farther_apart_than_thick_are_read_with_a_warning(tmp_path):
    write_series(tmp_path, pet_series()[::2])
    assert "the slices are 8 mm apart and 4 mm thick" in read_dicom_case(tmp_path).warnings[0]


def test_a_compression_with_loss_is_told(tmp_path):
    slices = pet_series()
    slices[0].LossyImageCompression = "01"
    write_series(tmp_path, slices)
    assert "compressed with loss" in read_dicom_case(tmp_path).warnings[0]


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian])
def test_every_uncompressed_transfer_syntax_gives_the_same_values(tmp_path, syntax):
    for index, dataset in enumerate(pet_series()):
        if not syntax.is_little_endian:
            dataset.PixelData = np.frombuffer(dataset.PixelData, "<i2").astype(">i2").tobytes()
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = syntax
        dataset.save_as(tmp_path / f"{index}.dcm", enforce_file_format=True)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_jpeg_2000_gives_the_same_values_and_a_false_size_in_its_stream_is_refused(tmp_path):
    values = (np.arange(64 * 64).reshape(64, 64) % 4096).astype(np.int16)
    dataset = pet_series(1)[0]
    dataset.Rows, dataset.Columns, dataset.PixelData = 64, 64, values.tobytes()
    stream = jpeg_2000(values, tmp_path / "compressed.dcm")
    for name, content in (("whole", stream), ("false", stream[:8] + b"\0\0\xff\xff\0\0\xff\xff" + stream[16:])):
        path = write_series(tmp_path / name, [dataset])[0]
        compressed = pydicom.dcmread(path)
        compressed.PixelData = encapsulate([content])
        compressed["PixelData"].VR = "OB"
        compressed.file_meta.TransferSyntaxUID = JPEG2000Lossless
        compressed.save_as(path)
    np.testing.assert_array_equal(read_series(tmp_path / "whole").image.values[0], values)
    assert "the pixel data is truncated, damaged" in refusal(tmp_path / "false")


def jpeg_2000(values, path):
    """The lossless stream of an array, by GDCM."""
    writer = SimpleITK.ImageFileWriter()
    writer.SetFileName(str(path))
    writer.UseCompressionOn()
    writer.SetCompressor("JPEG2000")
    writer.Execute(SimpleITK.GetImageFromArray(values[None]))
    dataset = pydicom.dcmread(path)
    assert dataset.file_meta.TransferSyntaxUID == JPEG2000Lossless
    return next(pydicom.encaps.generate_frames(dataset.PixelData, number_of_frames=1))


def test_a_jpeg_stream_with_a_piece_cut_out_or_put_in_is_refused(data, tmp_path, capfd):
    whole = pydicom.dcmread(data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm")
    stream = next(pydicom.encaps.generate_frames(whole.PixelData, number_of_frames=1))
    chance = random.Random(0)
    for _ in range(20):
        at = chance.randrange(200, len(stream) - 600)
        whole.PixelData = encapsulate([stream[:at] + stream[at + 500 :]])
        whole.save_as(tmp_path / "cut.dcm")
        assert "truncated, damaged" in refusal(tmp_path)
    assert capfd.readouterr().err == ""


def test_mixed_studies_are_refused_as_a_case(tmp_path):
    for number in range(3):
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID, one.StudyInstanceUID = generate_uid(), generate_uid()
            one.SOPInstanceUID = generate_uid()
        write_series(tmp_path / f"{number}", slices)
    assert "doses do not tell them apart" in refusal(tmp_path)
