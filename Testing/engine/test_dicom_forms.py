"""Files in every form that the standard allows or that scanners, discs and archives write."""

import numpy as np
import pydicom
import pytest
from dciodvfy import complaints
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.filewriter import dcmwrite
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    ImplicitVRLittleEndian,
    JPEGLSLossless,
)
from synthetic_dicom import expected_values, pet_series, write_series

from redpet.dicom.export import Derivation, export_series
from redpet.dicom.series import read_dicom_case, read_series, source_files
from redpet.errors import InputError
from redpet.readers import read_input

HOW = Derivation("RED", "small", "abc", 1, 20.0, "0.1.0")


def refusal(place):
    with pytest.raises(InputError) as caught:
        read_dicom_case(place)
    assert "SECRET" not in str(caught.value)
    return str(caught.value)


def write_bare(folder, syntax, ending, meta=False, slices=None):
    """Slices without preamble, with or without file meta information."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for index, dataset in enumerate(slices or pet_series()):
        if not syntax.is_little_endian:
            dataset.PixelData = np.frombuffer(dataset.PixelData, "<i2").astype(">i2").tobytes()
        path = folder / f"IM{index:04d}{ending}"
        if meta:
            dataset.file_meta = FileMetaDataset()
            dataset.file_meta.TransferSyntaxUID = syntax
            dataset.save_as(path, enforce_file_format=True)
            path.write_bytes(path.read_bytes()[132:])
        else:
            implicit, little = syntax.is_implicit_VR, syntax.is_little_endian
            dcmwrite(path, dataset, implicit_vr=implicit, little_endian=little, enforce_file_format=False)
        paths.append(path)
    return paths


@pytest.mark.parametrize("ending", [".IMA", "", ".dcm", ".img"])
@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_files_without_preamble_and_meta_information_are_read_whatever_their_ending(tmp_path, syntax, ending):
    paths = write_bare(tmp_path / "series", syntax, ending)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())
    one = read_input(paths[2]).levels[0].image
    np.testing.assert_array_equal(one.values, expected_values()[2:3])


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_files_with_meta_information_and_no_preamble_are_read(tmp_path, syntax):
    write_bare(tmp_path, syntax, "", meta=True)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_a_file_that_only_begins_like_dicom_is_skipped(tmp_path):
    write_series(tmp_path, pet_series())
    (tmp_path / "table").write_bytes(b"\x08\x00\x05\x00\x04\x00\x00\x00" + bytes(range(256)))
    (tmp_path / "notes").write_bytes(b"\x08\x00\x16\x00UI" + b"not a number" * 40)
    assert "2 file(s) that are no DICOM images were skipped" in read_dicom_case(tmp_path).warnings[0]


@pytest.mark.parametrize("block", [512, 2048, 65536])
def test_files_filled_up_to_a_block_with_zero_bytes_are_read(tmp_path, block):
    for path in write_series(tmp_path, pet_series()):
        path.write_bytes(path.read_bytes() + bytes(-path.stat().st_size % block))
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_a_single_file_filled_up_to_a_block_is_read_and_exported(tmp_path):
    path = write_series(tmp_path / "source", pet_series(1))[0]
    path.write_bytes(path.read_bytes() + bytes(-path.stat().st_size % 512))
    image = read_series(path).image
    np.testing.assert_array_equal(image.values, expected_values(1))
    assert complaints(export_series(image, source_files(image), tmp_path / "out", "RED", HOW)[0]) == set()


def test_the_same_number_of_zero_bytes_after_every_file_is_padding_and_after_one_a_damage(tmp_path):
    paths = write_series(tmp_path, pet_series())
    for path in paths:
        path.write_bytes(path.read_bytes() + bytes(10))
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())
    paths[0].write_bytes(paths[0].read_bytes()[:-10])
    assert "10 bytes stand after the last attribute" in refusal(tmp_path)


def test_other_bytes_after_the_last_attribute_are_refused(tmp_path):
    for path in write_series(tmp_path, pet_series()):
        path.write_bytes(path.read_bytes() + bytes(507) + b"notes")
    assert "truncated, damaged" in refusal(tmp_path)


@pytest.mark.parametrize("extra", [2, 14, 16, 96, 512])
def test_excess_padding_inside_the_pixel_data_is_left_out(tmp_path, extra):
    slices = pet_series()
    for one in slices:
        one.PixelData += bytes(extra)
    write_series(tmp_path, slices)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values())


def test_whole_rows_of_zeros_too_many_in_a_file_alone_are_refused_for_its_size_may_be_damaged(tmp_path):
    alone = pet_series(1)
    alone[0].PixelData += bytes(16)
    write_series(tmp_path, alone)
    assert "truncated, damaged" in refusal(tmp_path)
    alone[0].PixelData += bytes(6)
    write_series(tmp_path, alone)
    np.testing.assert_array_equal(read_series(tmp_path).image.values, expected_values(1))


def test_pixels_too_many_that_are_no_zeros_are_refused(tmp_path):
    slices = pet_series()
    for one in slices:
        one.PixelData += b"\1\0"
    write_series(tmp_path, slices)
    assert "truncated, damaged" in refusal(tmp_path)


def deflated(folder, padding):
    folder.mkdir()
    for index, dataset in enumerate(pet_series()):
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = DeflatedExplicitVRLittleEndian
        dataset.save_as(folder / f"{index}.dcm", enforce_file_format=True)
        with (folder / f"{index}.dcm").open("ab") as file:
            file.write(bytes(padding))


@pytest.mark.parametrize("padding", [0, 1, 2048])
def test_deflated_files_are_read_and_exported_with_and_without_padding(tmp_path, padding):
    deflated(tmp_path / "source", padding)
    image = read_series(tmp_path / "source").image
    np.testing.assert_array_equal(image.values, expected_values())
    for path in export_series(image, source_files(image), tmp_path / "out", "RED", HOW):
        assert complaints(path) == set()


@pytest.mark.parametrize("bare", [False, True])
def test_a_big_endian_series_is_the_source_of_a_derived_one(tmp_path, bare):
    if bare:
        write_bare(tmp_path / "source", ExplicitVRBigEndian, ".IMA")
    else:
        (tmp_path / "source").mkdir()
        for index, dataset in enumerate(pet_series()):
            dataset.PixelData = np.frombuffer(dataset.PixelData, "<i2").astype(">i2").tobytes()
            dataset.file_meta = FileMetaDataset()
            dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
            dataset.save_as(tmp_path / "source" / f"{index}.dcm", enforce_file_format=True)
    image = read_series(tmp_path / "source").image
    paths = export_series(image, source_files(image), tmp_path / "out", "RED", HOW)
    for path in paths:
        assert complaints(path) == set()
    one = pydicom.dcmread(paths[0])
    assert one.file_meta.TransferSyntaxUID == ExplicitVRLittleEndian
    assert (one.Rows, one.Columns, one.NumberOfSlices, one.ImageIndex) == (6, 8, 5, 1)
    np.testing.assert_allclose(read_series(tmp_path / "out").image.values, expected_values(), atol=0.1)


@pytest.mark.parametrize("bits", [12, 16])
def test_jpeg_ls_gives_the_same_values(tmp_path, bits):
    dataset = pet_series(1)[0]
    values = (np.arange(64 * 64).reshape(64, 64) * 37 % (1 << bits)).astype("<u2")
    dataset.Rows, dataset.Columns, dataset.PixelData, dataset.PixelRepresentation = 64, 64, values.tobytes(), 0
    dataset.BitsStored, dataset.HighBit = bits, bits - 1
    path = write_series(tmp_path, [dataset])[0]
    dataset.compress(JPEGLSLossless)
    dataset.save_as(path)
    np.testing.assert_array_equal(read_series(tmp_path).image.values[0], values)


def test_a_compression_that_is_not_read_is_refused_by_name(tmp_path):
    path = write_series(tmp_path, pet_series(1))[0]
    dataset = pydicom.dcmread(path)
    dataset.PixelData = encapsulate([b"\xff\x4f\xff\x51" + bytes(60)])
    dataset["PixelData"].VR = "OB"
    dataset.file_meta.TransferSyntaxUID = HTJ2KLossless
    dataset.save_as(path)
    assert "its transfer syntax, High-Throughput JPEG 2000" in refusal(tmp_path)


@pytest.mark.parametrize("sop_class", ["1.3.12.2.1107.5.9.1", "1.2.840.10008.5.1.4.1.1.66"])
def test_raw_data_is_no_image_and_the_sentence_says_what_to_do(tmp_path, sop_class):
    raw = pet_series(1)
    raw[0].SOPClassUID, raw[0].SeriesInstanceUID = sop_class, "1.2.3.99"
    for keyword in ("PixelData", "Rows", "Columns", "ImagePositionPatient"):
        delattr(raw[0], keyword)
    path = write_series(tmp_path / "raw", raw)[0]
    path.rename(path.with_name("raw.IMA"))
    sentence = refusal(tmp_path)
    assert "raw data, not an image: export the reconstructed PET series" in sentence
    write_series(tmp_path / "pet", pet_series())
    assert "left out" in read_dicom_case(tmp_path).warnings[0]
