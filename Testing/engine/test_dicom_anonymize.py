import sys

import numpy as np
import pydicom
import pytest
from dciodvfy import complaints
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.tag import Tag
from synthetic_dicom import pet_series, write_series

from redpet.case.geometry import misplacement_mm
from redpet.dicom.anonymize import ACTIONS, DATED_FOR_SUV, FOR_SUV, TABLE
from redpet.dicom.export import Derivation, Identity, export_series
from redpet.dicom.series import read_series, source_files
from redpet.dicom.suv import suv_image, suv_info
from redpet.errors import InputError

database = pytest.importorskip(
    f"dicomanonymizer.dicom_anonymization_databases.dicomfields_{TABLE}",
    reason="dicom-anonymizer is not installed; `pip install 'redpet[anonymize]'` brings it",
)

pytestmark = pytest.mark.filterwarnings("ignore:Invalid value for VR", "ignore:Value length")
HOW = Derivation("RED", model_name="small", model_hash="sha256:0123", steps=2, drf=20.0, software_version="0.1.0")
WHAT = "RED DRF 20 RESEARCH"
NOBODY, WITH_SUV = Identity(anonymize=True), Identity(anonymize=True, keep_suv=True)
PROFILE = sorted({tag for name in ACTIONS for tag in getattr(database, name) if len(tag) == 2})

TEXT, NUMBER, UID, BYTES = "ZQX-SECRET", 77, "1.2.3.777.", b"ZQX-SECRET"
MARKED = {
    **dict.fromkeys(("LO", "SH", "ST", "LT", "UT", "UC", "PN", "CS", "AE", "UR"), TEXT),
    **dict.fromkeys(("US", "SS", "UL", "SL", "UV", "SV", "US or SS"), NUMBER),
    **dict.fromkeys(("FL", "FD"), float(NUMBER)),
    **dict.fromkeys(("OB", "UN", "OW", "OB or OW"), BYTES),
    "DA": "19770707", "TM": "070707.070707", "DT": "19770707070707.070707", "AS": "077Y", "DS": "77.77", "IS": "7777",
}  # fmt: skip
NEEDED = {
    "SOPClassUID", "SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID", "PixelData",
    "PatientName", "PatientID", "PatientWeight",
}  # fmt: skip
"""What the synthetic series has a value of its own for."""


def marked(tag):
    """An element of this tag whose value a search finds again, None where the dictionary does not know the tag."""
    try:
        vr = dictionary_VR(Tag(tag))
    except KeyError:
        return None
    vr = vr.split(" or ")[0]
    if vr == "SQ":
        inner = Dataset()
        inner.PatientName, inner.AcquisitionDate = TEXT, "19770707"
        return pydicom.DataElement(Tag(tag), "SQ", Sequence([inner]))
    value = f"{UID}{tag[0]}.{tag[1]}" if vr == "UI" else MARKED[vr]
    return pydicom.DataElement(Tag(tag), vr, value)


def identifying_series():
    """A series with a value in every attribute of the profile, and again in an item of a sequence."""
    slices = pet_series()
    for one in slices:
        item = Dataset()
        for tag in PROFILE:
            element = marked(tag)
            if element is None or tag[0] in (0, 2) or element.keyword in FOR_SUV:
                continue
            item.add(element)
            if element.keyword not in NEEDED:
                one.add(marked(tag))
        item.private_block(0x0029, "VENDOR", create=True).add_new(0x10, "LO", TEXT)
        one.private_block(0x0029, "VENDOR", create=True).add_new(0x10, "LO", TEXT)
        one.add_new(0x60003000, "OW", BYTES)
        one.AnatomicRegionSequence = [item]
        one.SeriesDate = one.AcquisitionDate = one.StudyDate = "19770707"
        one.SeriesTime = one.AcquisitionTime = "110000.070707"
        drug = one.RadiopharmaceuticalInformationSequence[0]
        drug.RadiopharmaceuticalStartDateTime, drug.RadiopharmaceuticalStartTime = "19770707100000.070707", None
        one.TimezoneOffsetFromUTC, one.PatientSize, one.PatientSex = "+0707", "1.77", "O"
    return slices


@pytest.fixture(scope="module")
def identifying(tmp_path_factory):
    """The series and what its export makes of it, by identity."""
    folder = tmp_path_factory.mktemp("identifying")
    write_series(folder / "source", identifying_series())
    return folder


def exported(folder, identity, name):
    out = folder / name
    if out.exists():
        return sorted(out.iterdir())
    image = read_series(folder / "source").image
    return export_series(image, source_files(image), out, WHAT, HOW, identity)


def holds(dataset, element):
    """Whether the value of `element` is anywhere in a dataset."""
    return any(one.tag == element.tag and one.value == element.value for one in dataset.iterall())


def test_the_profile_is_the_whole_table():
    assert len(PROFILE) > 600
    assert {keyword_for_tag(Tag(tag)) for tag in PROFILE} > {"PatientName", "DeviceSerialNumber", "InstitutionName"}
    assert sum(marked(tag) is None for tag in PROFILE) < 30


@pytest.mark.parametrize("identity", [NOBODY, WITH_SUV], ids=["nobody", "with SUV"])
def test_no_value_of_any_attribute_of_the_profile_remains(identifying, identity):
    files = exported(identifying, identity, f"out-{identity.keep_suv}")
    for path in files:
        dataset = pydicom.dcmread(path)
        remains = []
        for tag in PROFILE:
            element = marked(tag)
            if element is None or element.VR == "SQ" or (identity.keep_suv and element.VR == "TM"):
                continue
            if holds(dataset, element):
                remains.append(element.keyword)
        assert remains == []
        assert [bool(dataset.get(keyword)) for keyword in FOR_SUV] == [identity.keep_suv] * len(FOR_SUV)
        raw = path.read_bytes()
        for secret in (b"ZQX", b"SECRET", b"Secret", b"19770707", UID.encode(), b"1.2.3.4", b"1.2.3.5"):
            assert secret not in raw
        assert not [element for element in dataset.iterall() if element.tag.is_private]


def test_uids_are_replaced_alike_in_all_files_and_references_fit(tmp_path):
    sources = write_series(tmp_path / "source", pet_series())
    after = [pydicom.dcmread(path) for path in exported(tmp_path, NOBODY, "out")]
    before = [pydicom.dcmread(path) for path in sources]
    for keyword in ("StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID"):
        assert len({one[keyword].value for one in after}) == 1
        assert after[0][keyword].value not in {one[keyword].value for one in before}
    assert len({one.SOPInstanceUID for one in after}) == len(after)
    named = [one.SourceImageSequence[0].ReferencedSOPInstanceUID for one in after]
    assert len(set(named)) == len(after)
    assert not set(named) & {one.SOPInstanceUID for one in before}
    for one, name in zip(after, named, strict=True):
        assert one.file_meta.MediaStorageSOPInstanceUID == one.SOPInstanceUID
        series = one.ReferencedSeriesSequence[0]
        assert series.ReferencedInstanceSequence[0].ReferencedSOPInstanceUID == name
        assert series.ReferencedInstanceSequence[0].ReferencedSOPClassUID == one.SOPClassUID


def test_pixels_and_pet_numbers_stay_and_the_series_says_that_it_is_nobodys(tmp_path):
    write_series(tmp_path / "source", pet_series())
    plain = [pydicom.dcmread(path) for path in exported(tmp_path, Identity(), "plain")]
    after = [pydicom.dcmread(path) for path in exported(tmp_path, NOBODY, "out")]
    for one, other in zip(after, plain, strict=True):
        assert one.PixelData == other.PixelData
        for keyword in (
            "RescaleSlope", "Units", "DecayCorrection", "DecayFactor", "FrameReferenceTime", "ActualFrameDuration",
            "CorrectedImage", "ImagePositionPatient", "PixelSpacing", "SeriesDescription", "DerivationDescription",
            "ImageComments", "ImageType", "NumberOfSlices",
        ):  # fmt: skip
            assert one[keyword].value == other[keyword].value
        drug = one.RadiopharmaceuticalInformationSequence[0]
        assert (drug.RadionuclideTotalDose, drug.RadionuclideHalfLife) == (370e6, 6586.2)
        assert one.PatientIdentityRemoved == "YES"
        assert one.LongitudinalTemporalInformationModified == "REMOVED"
        assert [code.CodeValue for code in one.DeidentificationMethodCodeSequence] == ["113100"]
        assert one.PatientID.startswith("ANON-")
        assert one.ContributingEquipmentSequence[-1].ManufacturerModelName == "small"
        assert "ContributionDateTime" not in one.ContributingEquipmentSequence[-1]


def suv_of(folder):
    series = read_series(folder)
    return suv_info([one.header for one in series.slices]), series.image


def test_without_weight_and_injection_suv_is_refused_by_name_and_never_wrong(tmp_path):
    write_series(tmp_path / "source", pet_series())
    exported(tmp_path, NOBODY, "out")
    info, image = suv_of(tmp_path / "out")
    assert image.unit == "Bq/mL"
    assert "PatientWeight (0010,1030) is missing" in info.reason


@pytest.mark.parametrize("start", ["time", "date-time"])
def test_suv_is_kept_where_that_is_asked_for_with_dates_that_are_not_the_patients(tmp_path, start):
    slices = pet_series()
    for one in slices:
        drug = one.RadiopharmaceuticalInformationSequence[0]
        if start == "date-time":
            del drug.RadiopharmaceuticalStartTime
            drug.RadiopharmaceuticalStartDateTime = "20240102090000.000000"
    write_series(tmp_path / "source", slices)
    files = exported(tmp_path, WITH_SUV, "out")
    (before, image), (after, restored) = suv_of(tmp_path / "source"), suv_of(tmp_path / "out")
    assert after.factor == pytest.approx(before.factor, rel=1e-9)
    suv = suv_image(image, before).values
    np.testing.assert_allclose(suv_image(restored, after).values, suv, atol=suv.max() / 32767)
    one = pydicom.dcmread(files[0])
    assert one.AcquisitionDate < "20240102"
    assert one.LongitudinalTemporalInformationModified == "MODIFIED"
    assert [code.CodeValue for code in one.DeidentificationMethodCodeSequence] == ["113100", "113108", "113107"]
    assert "birth" not in "".join(DATED_FOR_SUV).lower()


def test_what_is_kept_for_suv_is_only_that(identifying):
    one = pydicom.dcmread(exported(identifying, WITH_SUV, "out-True")[0])
    dummies = ("19000101", "19000101000000")
    dated = {
        element.keyword
        for element in one.iterall()
        if element.VR in ("DA", "DT") and element.value and element.value not in dummies
    }
    assert dated <= set(DATED_FOR_SUV)
    assert one.PatientWeight == 70
    assert not one.ContentDate  # a known date, shifted, would tell by how many days


def test_with_a_seed_two_series_of_one_study_stay_in_one_study(tmp_path):
    write_series(tmp_path / "source", pet_series())
    image = read_series(tmp_path / "source").image
    seeded = Identity(uid_seed=7, anonymize=True)
    outs = [
        pydicom.dcmread(export_series(image, source_files(image), tmp_path / name, name, HOW, seeded)[0])
        for name in ("one", "two")
    ]
    others = [pydicom.dcmread(exported(tmp_path, NOBODY, name)[0]) for name in ("three", "four")]
    assert outs[0].StudyInstanceUID == outs[1].StudyInstanceUID
    assert outs[0].PatientID == outs[1].PatientID
    assert len({one.StudyInstanceUID for one in (*outs, *others)}) == 3
    assert len({one.SeriesInstanceUID for one in (*outs, *others)}) == 4
    assert len({one.SOPInstanceUID for one in (*outs, *others)}) == 4


@pytest.mark.parametrize("identity", [NOBODY, WITH_SUV], ids=["nobody", "with SUV"])
def test_an_anonymous_series_of_the_real_one_conforms_and_names_nobody(data, tmp_path, identity):
    whole = read_series(data / "pet-siemens-wholebody").image
    image = whole.slices(40, 46)
    paths = export_series(image, source_files(whole), tmp_path / "o", WHAT, HOW, identity)
    for path in paths:
        assert complaints(path) == set()
        assert b"QIN" not in path.read_bytes()
    back = read_series(tmp_path / "o").image
    assert misplacement_mm(back.grid, image.grid) < 1e-6
    np.testing.assert_allclose(back.values, image.values, atol=image.values.max() / 65534)


def test_a_missing_package_is_one_clear_sentence_before_any_work(tmp_path, monkeypatch):
    write_series(tmp_path / "source", pet_series())
    monkeypatch.setitem(sys.modules, f"dicomanonymizer.dicom_anonymization_databases.dicomfields_{TABLE}", None)
    with pytest.raises(InputError, match=r"pip install 'redpet\[anonymize\]'"):
        exported(tmp_path, NOBODY, "out")
    assert not (tmp_path / "out").exists()


def test_keeping_suv_without_anonymizing_is_refused(tmp_path):
    write_series(tmp_path / "source", pet_series())
    with pytest.raises(InputError, match="--anonymize"):
        exported(tmp_path, Identity(keep_suv=True), "out")
