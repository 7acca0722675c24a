"""Enhanced PET objects made of classic slices (DICOM PS3.3 A.56): what the slices say, in functional groups."""

from collections.abc import Sequence
from pathlib import Path

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

ENHANCED, LEGACY = "1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.128.1"
OF_THE_FRAME = (
    "ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "SliceThickness", "RescaleSlope",
    "RescaleIntercept", "Units", "FrameReferenceTime", "ActualFrameDuration", "AcquisitionDate", "AcquisitionTime",
    "DecayFactor", "DecayCorrection", "CorrectedImage", "InstanceNumber", "ImageIndex", "PixelData", "SeriesType",
    "NumberOfSlices", "CountsSource",
)  # fmt: skip


def item(**attributes: object) -> Dataset:
    dataset = Dataset()
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset


def groups_of(one: Dataset, position: int) -> Dataset:
    """The functional groups of a frame: values in Bq/mL by a real-world mapping, times with their dates."""
    units = item(CodeValue="Bq/ml", CodingSchemeDesignator="UCUM", CodeMeaning="Becquerels/milliliter")
    mapping = item(
        RealWorldValueSlope=float(one.RescaleSlope),
        RealWorldValueIntercept=0.0,
        MeasurementUnitsCodeSequence=[units],
        LUTLabel="activity",
    )
    start = f"{one.AcquisitionDate}{one.AcquisitionTime}"
    content = item(
        FrameAcquisitionDateTime=start,
        FrameAcquisitionDuration=float(one.ActualFrameDuration),
        TemporalPositionIndex=position,
    )
    return item(
        PlanePositionSequence=[item(ImagePositionPatient=one.ImagePositionPatient)],
        PixelMeasuresSequence=[item(PixelSpacing=one.PixelSpacing, SliceThickness=one.SliceThickness)],
        PixelValueTransformationSequence=[item(RescaleSlope="1", RescaleIntercept="0", RescaleType="US")],
        RealWorldValueMappingSequence=[mapping],
        FrameContentSequence=[content],
        PETFrameCorrectionFactorsSequence=[item(DecayFactor=float(one.DecayFactor))],
    )


def enhanced(slices: Sequence[Dataset], positions: Sequence[int] | None = None) -> Dataset:
    """One object of all slices; `positions` are their time frames."""
    whole = Dataset()
    whole.update(slices[0])
    whole.PixelData = b"".join(one.PixelData for one in slices)
    for keyword in OF_THE_FRAME:
        if keyword != "PixelData":
            whole.pop(keyword, None)
    whole.SOPClassUID, whole.SOPInstanceUID, whole.NumberOfFrames = ENHANCED, generate_uid(), len(slices)
    shared = item(PlaneOrientationSequence=[item(ImageOrientationPatient=slices[0].ImageOrientationPatient)])
    whole.SharedFunctionalGroupsSequence = [shared]
    frames = zip(slices, positions or [1] * len(slices), strict=True)
    whole.PerFrameFunctionalGroupsSequence = [groups_of(one, position) for one, position in frames]
    whole.DecayCorrected, whole.AttenuationCorrected = "YES", "YES"
    whole.DecayCorrectionDateTime = f"{slices[0].SeriesDate}{slices[0].SeriesTime}"
    for group in whole.PerFrameFunctionalGroupsSequence:
        content = group.FrameContentSequence[0]
        content.FrameReferenceDateTime = content.FrameAcquisitionDateTime
    drug = whole.RadiopharmaceuticalInformationSequence[0]
    drug.RadionuclideTotalDose = float(drug.RadionuclideTotalDose) / 1e6
    drug.RadiopharmaceuticalStartDateTime = f"{slices[0].SeriesDate}{drug.RadiopharmaceuticalStartTime}"
    drug.RadiopharmaceuticalAgentNumber = 1
    del drug.RadiopharmaceuticalStartTime
    return whole


def legacy(slices: Sequence[Dataset]) -> Dataset:
    """A legacy converted object: the classic attributes stand unassigned."""
    whole = enhanced(slices)
    whole.SOPClassUID = LEGACY
    drug = whole.RadiopharmaceuticalInformationSequence[0]
    drug.RadionuclideTotalDose = drug.RadionuclideTotalDose * 1e6
    for one, group in zip(slices, whole.PerFrameFunctionalGroupsSequence, strict=True):
        del group.RealWorldValueMappingSequence
        group.PixelValueTransformationSequence[0].RescaleSlope = one.RescaleSlope
        times = ("FrameReferenceTime", "ActualFrameDuration", "DecayCorrection", "CorrectedImage", "CountsSource")
        kept = {keyword: one[keyword].value for keyword in (*times, "Units")}
        group.UnassignedPerFrameConvertedAttributesSequence = [item(**kept)]
    return whole


def write_object(whole: Dataset, path: Path) -> Path:
    """Write an object as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.file_meta = FileMetaDataset()
    whole.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    whole.save_as(path, enforce_file_format=True)
    return path
