"""The datasets of a derived PET series (DICOM PS3.3 A.21), one for each source slice.

The patient, study, frame of reference, acquisition and decay attributes of each source slice are
kept, so that any viewer computes the same SUV; pixels, identity and derivation are new.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code
from pydicom.uid import ExplicitVRLittleEndian

from redpet.case.dose_names import dose_label
from redpet.dicom.headers import text_of
from redpet.dicom.uids import Uids
from redpet.dicom.whole import read_attributes
from redpet.errors import InputError

LARGEST_STORED = 32767
LEAST_SLOPE, LARGEST_SLOPE = 1e-20, 1e28
"""Values below the least slope are zero for every purpose, and no activity needs more than the largest."""
LONGEST_LO = 64
SERIES_NUMBER_OFFSET = 1000
WARNING = "For research, not for diagnosis."
SOFTWARE = "RED Reconstruction"

EMPTY_IF_ABSENT = (
    "AccessionNumber", "ReferringPhysicianName", "StudyDate", "StudyTime", "StudyID", "PatientName", "PatientID",
    "PatientBirthDate", "PatientSex", "Manufacturer", "PositionReferenceIndicator", "SliceThickness",
    "CollimatorType", "CorrectedImage", "ActualFrameDuration", "AcquisitionDate", "AcquisitionTime",
    "RadiopharmaceuticalInformationSequence",
)  # fmt: skip
"""Type 2 attributes of the PET Image object."""
NOT_INHERITED = (
    "PixelData", "SmallestImagePixelValue", "LargestImagePixelValue", "SmallestPixelValueInSeries",
    "LargestPixelValueInSeries", "PixelPaddingValue", "PixelPaddingRangeLimit", "WindowCenter", "WindowWidth",
    "WindowCenterWidthExplanation", "VOILUTSequence", "ModalityLUTSequence", "RescaleType", "NumberOfFrames",
    "RealWorldValueMappingSequence", "IconImageSequence", "ImageComments", "DigitalSignaturesSequence",
    "MACParametersSequence", "ReferencedImageSequence", "SourceImageSequence", "DerivationCodeSequence",
    "ReferencedSeriesSequence", "StudiesContainingOtherReferencedInstancesSequence", "OriginalAttributesSequence",
    "InstanceCreationDate", "InstanceCreationTime", "InstanceCreatorUID", "NumberOfStudyRelatedInstances",
    "NumberOfSeriesRelatedInstances", "ModalitiesInStudy", "PlanarConfiguration", "NumberOfTimeSlices",
    "NumberOfTimeSlots", "NumberOfRRIntervals", "TimeSliceVector", "TimeSlotVector", "RRIntervalVector",
    "ReconstructionMethod", "ConvolutionKernel",
)  # fmt: skip
"""What describes the source's pixels, making, frames, files or references, false of the derived series."""
KNOWN_SIDE = ("Laterality", "ImageLaterality", "BodyPartExamined", "AnatomicRegionSequence")
"""Where none of these is known, the side of the body is stated as unknown (type 2C)."""

BODY_POSITIONS = {
    "S": codes.CID20.Supine,
    "P": codes.CID20.Prone,
    "DL": codes.CID20.LeftLateralDecubitus,
    "DR": codes.CID20.RightLateralDecubitus,
}
GANTRY = {"HF": codes.CID21.Headfirst, "FF": codes.CID21.FeetFirst}


@dataclass(frozen=True)
class Derivation:
    """How the image was made, as the series tells it.

    `steps` is 0 for a method without sampling steps, `model_hash` empty for one without a model.
    """

    method: str
    model_name: str
    model_hash: str
    steps: int
    drf: float | None
    software_version: str

    def sentence(self) -> str:
        """The DerivationDescription: method, version, steps, dose; for research."""
        parts = [
            self.method,
            f"{self.steps} step{'s' * (self.steps > 1)}" if self.steps else "",
            "from a series of unknown dose" if self.drf is None else f"from {dose_label(self.drf)}",
            f"model {self.model_name}" if self.model_hash else "",
            f"{SOFTWARE} {self.software_version}",
        ]
        return f"{', '.join(part for part in parts if part)}. {WARNING}"

    def item(self) -> Dataset:
        """The item of ContributingEquipmentSequence: who processed, with which weights."""
        return item(
            PurposeOfReferenceCodeSequence=[coded(codes.DCM.ProcessingEquipment)],
            Manufacturer=SOFTWARE,
            ManufacturerModelName=self.model_name[:LONGEST_LO],
            SoftwareVersions=self.software_version[:LONGEST_LO],
            ContributionDateTime=datetime.now().strftime("%Y%m%d%H%M%S.%f"),
            ContributionDescription=f"{self.method}; weights {self.model_hash or 'none'}",
        )


def is_derived(path: Path) -> bool:
    """Whether a file is a slice that we derived."""
    try:
        header = pydicom.dcmread(path, stop_before_pixels=True, specific_tags=["ContributingEquipmentSequence"])
        makers = [one.get("Manufacturer") for one in header.get("ContributingEquipmentSequence", ())]
    except Exception:  # damaged bytes make pydicom raise almost anything
        return False
    return SOFTWARE in makers


def series_attributes(source: Dataset, description: str, derivation: Derivation, count: int, uids: Uids) -> Dataset:
    """What all slices of the derived series share and the source does not have.

    One frame of a dynamic or gated series is a static series of its own.
    """
    now = datetime.now()
    common = Dataset()
    common.SeriesInstanceUID = uids.new("series")
    common.SeriesDescription = description
    common.ImageType = ["DERIVED", "PRIMARY"]
    common.DerivationDescription = derivation.sentence()
    frames = text_of(source, "SeriesType").strip("[]").split(",")[0].strip("' ")
    common.ImageComments = WARNING
    if frames in ("DYNAMIC", "GATED"):
        common.SeriesType = ["STATIC", "IMAGE"]
        common.ImageComments = f"{WARNING} From one frame of a {frames.lower()} series."
    common.NumberOfSlices = count
    common.ContentDate = common.InstanceCreationDate = now.strftime("%Y%m%d")
    common.ContentTime = common.InstanceCreationTime = now.strftime("%H%M%S.%f")
    number = text_of(source, "SeriesNumber")
    common.SeriesNumber = SERIES_NUMBER_OFFSET + (int(number) if number.isdigit() else 0)
    common.CountsSource = text_of(source, "CountsSource") or "EMISSION"
    return common


def derived_slice(path: Path, common: Dataset, derivation: Derivation, number: int, uids: Uids) -> Dataset:
    """The dataset of slice `number`: the source's header, cleaned, with its own identity and references."""
    with disable_value_validation():
        dataset = read_attributes(path)
        dataset.remove_private_tags()
        for element in list(dataset):
            if element.tag.element == 0 or 0x5000 <= element.tag.group <= 0x60FF or element.keyword in NOT_INHERITED:
                del dataset[element.tag]
        for keyword in EMPTY_IF_ABSENT:
            if keyword not in dataset:
                setattr(dataset, keyword, None)
        for drug in dataset.RadiopharmaceuticalInformationSequence or []:
            if "RadionuclideCodeSequence" not in drug:
                drug.RadionuclideCodeSequence = []
        if not any(keyword in dataset for keyword in KNOWN_SIDE):
            dataset.Laterality = None
        put_orientation(dataset)
    put_references(dataset)
    dataset.ContributingEquipmentSequence = [*(dataset.get("ContributingEquipmentSequence") or []), derivation.item()]
    dataset.update(deepcopy(common))
    dataset.SOPInstanceUID = uids.new(f"slice {number}")
    dataset.InstanceNumber = dataset.ImageIndex = number
    return dataset


def put_references(dataset: Dataset) -> None:
    """Name the source image and its series, while `dataset` still has their identity."""
    instance = item(ReferencedSOPClassUID=dataset.SOPClassUID, ReferencedSOPInstanceUID=dataset.SOPInstanceUID)
    dataset.ReferencedSeriesSequence = [
        item(SeriesInstanceUID=dataset.SeriesInstanceUID, ReferencedInstanceSequence=[instance])
    ]
    dataset.SourceImageSequence = [
        item(
            ReferencedSOPClassUID=dataset.SOPClassUID,
            ReferencedSOPInstanceUID=dataset.SOPInstanceUID,
            PurposeOfReferenceCodeSequence=[coded(codes.DCM.SourceImageForImageProcessingOperation)],
        )
    ]


def put_orientation(dataset: Dataset) -> None:
    """The NM/PET Patient Orientation module (PS3.3 C.8.4.6), from PatientPosition where it is absent.

    PatientPosition must not stand beside it.
    """
    position = text_of(dataset, "PatientPosition")
    gantry, body = GANTRY.get(position[:2]), BODY_POSITIONS.get(position[2:])
    if not dataset.get("PatientOrientationCodeSequence"):
        lying = coded(codes.CID19.Recumbent) if body else None
        if lying is not None and body is not None:
            lying.PatientOrientationModifierCodeSequence = [coded(body)]
        dataset.PatientOrientationCodeSequence = [] if lying is None else [lying]
    if not dataset.get("PatientGantryRelationshipCodeSequence"):
        dataset.PatientGantryRelationshipCodeSequence = [coded(gantry)] if gantry else []
    if position:
        del dataset.PatientPosition


def put_pixels(dataset: Dataset, values: NDArray[np.float64]) -> None:
    """Store `values[y, x]` in 16 signed bits with a slope that uses them all, right within half a step.

    Raises InputError for values beyond any activity.
    """
    peak = float(np.abs(values).max())
    if peak / LARGEST_STORED > LARGEST_SLOPE:
        raise InputError(f"the image has values up to {peak:.3g}: no activity is that large, so it is not exported.")
    dataset.RescaleSlope = f"{max(peak / LARGEST_STORED, LEAST_SLOPE):.9e}" if peak > 0 else "1"
    dataset.RescaleIntercept = "0"
    stored = np.rint(values / float(dataset.RescaleSlope)).astype("<i2")
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 16, 15, 1
    dataset.add_new("SmallestImagePixelValue", "SS", int(stored.min()))
    dataset.add_new("LargestImagePixelValue", "SS", int(stored.max()))
    dataset.add_new("PixelData", "OW", stored.tobytes())


def write(dataset: Dataset, path: Path) -> None:
    """Write a new file; what is odd in the source's attributes stays as it was."""
    dataset.preamble = bytes(128)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    with disable_value_validation():
        dataset.save_as(path, enforce_file_format=True, overwrite=False)


def coded(code: Code) -> Dataset:
    """A code as a sequence item."""
    return item(CodeValue=code.value, CodingSchemeDesignator=code.scheme_designator, CodeMeaning=code.meaning)


def item(**attributes: object) -> Dataset:
    """A sequence item with these attributes."""
    dataset = Dataset()
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset
