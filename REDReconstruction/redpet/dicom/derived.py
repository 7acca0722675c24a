"""The datasets of a derived PET series (DICOM PS3.3 A.21), one for each source slice.

The patient, study, frame of reference, acquisition and decay attributes of each source slice are
kept, so that any viewer computes the same SUV; pixels, identity and derivation are new.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
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
from redpet.dicom.enhanced import classic_frames
from redpet.dicom.frames import DECLARED, kind_of
from redpet.dicom.headers import ENHANCED_PET, PET_IMAGE_STORAGE, Slice, text_of
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
OF_THE_WHOLE = ("ActualFrameDuration", "FrameReferenceTime", "DecayFactor")
"""What frames that were added have together."""
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


def series_attributes(
    source: Dataset, description: str, derivation: Derivation, count: int, uids: Uids, frames: str = ""
) -> Dataset:
    """What all slices of the derived series share and the source does not have.

    One frame of a dynamic or gated series, or several that were added, are a static series of their own: `frames`.
    """
    now = datetime.now()
    common = Dataset()
    common.SeriesInstanceUID = uids.new("series")
    common.SeriesDescription = description
    common.ImageType = ["DERIVED", "PRIMARY"]
    common.DerivationDescription = derivation.sentence()
    kind = kind_of(source)
    common.ImageComments = WARNING
    if kind in DECLARED:
        common.SeriesType = ["STATIC", "IMAGE"]
        number = f" (frame {frames})" * bool(frames)
        common.ImageComments = f"{WARNING} From one frame of a {kind.lower()} series{number}."
    if not frames.isdigit() and frames:
        common.ImageComments = f"{WARNING} Frames {frames} of a series of several, added in time."
    common.NumberOfSlices = count
    common.ContentDate = common.InstanceCreationDate = now.strftime("%Y%m%d")
    common.ContentTime = common.InstanceCreationTime = now.strftime("%H%M%S.%f")
    number = text_of(source, "SeriesNumber")
    common.SeriesNumber = SERIES_NUMBER_OFFSET + (int(number) if number.isdigit() else 0)
    common.CountsSource = text_of(source, "CountsSource") or "EMISSION"
    return common


def full_headers(slices: Sequence[Slice]) -> Iterator[Dataset]:
    """All attributes of each slice, as classic PET has them; an enhanced object is read once for all its frames."""
    with disable_value_validation():
        for path, group in groupby(slices, key=lambda one: one.path):
            frames: list[Dataset] = []
            for one in group:
                enhanced = text_of(one.header, "SOPClassUID") in ENHANCED_PET
                if enhanced and not frames:
                    frames = classic_frames(path)
                yield deepcopy(frames[one.frame]) if enhanced else read_attributes(path)


def derived_slice(
    source: Slice, dataset: Dataset, common: Dataset, derivation: Derivation, number: int, uids: Uids
) -> Dataset:
    """The dataset of slice `number`: all that its source says, cleaned, with its own identity and references."""
    with disable_value_validation():
        dataset.remove_private_tags()
        for element in list(dataset):
            if element.tag.element == 0 or 0x5000 <= element.tag.group <= 0x60FF or element.keyword in NOT_INHERITED:
                del dataset[element.tag]
        for keyword in EMPTY_IF_ABSENT:
            if keyword not in dataset:
                setattr(dataset, keyword, None)
        for keyword in OF_THE_WHOLE if source.added else ():
            if keyword in source.header:
                dataset[keyword] = source.header[keyword]
        for drug in dataset.RadiopharmaceuticalInformationSequence or []:
            drug.pop("RadiopharmaceuticalAgentNumber", None)
            if "RadionuclideCodeSequence" not in drug:
                drug.RadionuclideCodeSequence = []
        if not any(keyword in dataset for keyword in KNOWN_SIDE):
            dataset.Laterality = None
        put_orientation(dataset)
    put_references(dataset, source)
    dataset.SOPClassUID = PET_IMAGE_STORAGE
    dataset.ContributingEquipmentSequence = [*(dataset.get("ContributingEquipmentSequence") or []), derivation.item()]
    dataset.update(deepcopy(common))
    dataset.SOPInstanceUID = uids.new(f"slice {number}")
    dataset.InstanceNumber = dataset.ImageIndex = number
    return dataset


def put_references(dataset: Dataset, source: Slice) -> None:
    """Name the source images and their series, while `dataset` still has their identity."""
    instances = [instance_of(part) for part in source.parts]
    dataset.ReferencedSeriesSequence = [
        item(SeriesInstanceUID=dataset.SeriesInstanceUID, ReferencedInstanceSequence=instances)
    ]
    dataset.SourceImageSequence = deepcopy(instances)
    for one in dataset.SourceImageSequence:
        one.PurposeOfReferenceCodeSequence = [coded(codes.DCM.SourceImageForImageProcessingOperation)]


def instance_of(part: Slice) -> Dataset:
    """The reference to a source image, and to its frame in an enhanced object."""
    header = part.header
    named = item(ReferencedSOPClassUID=header.SOPClassUID, ReferencedSOPInstanceUID=header.SOPInstanceUID)
    if header.SOPClassUID in ENHANCED_PET:
        named.ReferencedFrameNumber = part.frame + 1
    return named


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
