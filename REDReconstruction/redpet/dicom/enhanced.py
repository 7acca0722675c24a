"""Enhanced PET objects, of many frames in a file (DICOM PS3.3 A.56), frame by frame as classic PET has them (A.21)."""

from copy import deepcopy
from datetime import datetime
from pathlib import Path

from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset
from pydicom.valuerep import DT

from redpet.dicom.whole import read_attributes
from redpet.errors import InputError

SHARED, PER_FRAME = "SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"
MACROS = {
    "PixelMeasuresSequence": ("PixelSpacing", "SliceThickness"),
    "PlanePositionSequence": ("ImagePositionPatient",),
    "PlaneOrientationSequence": ("ImageOrientationPatient",),
    "PixelValueTransformationSequence": ("RescaleSlope", "RescaleIntercept"),
    "PETFrameCorrectionFactorsSequence": ("DecayFactor", "ScatterFractionFactor", "DeadTimeFactor"),
    "CardiacSynchronizationSequence": ("NominalCardiacTriggerDelayTime",),
    "UnassignedSharedConvertedAttributesSequence": (),
    "UnassignedPerFrameConvertedAttributesSequence": (),
}
"""The functional groups that say what classic attributes say; the unassigned ones hold classic attributes."""
UNITS = {
    "Bq/ml": ("BQML", ""), "{counts}": ("CNTS", ""), "{counts}/s": ("CPS", ""), "{propcounts}": ("PROPCNTS", ""),
    "{propcounts}/s": ("PROPCPS", ""), "{SUVbw}g/ml": ("GML", "BW"), "{SUVlbm}g/ml": ("GML", "LBM"),
    "{SUVibw}g/ml": ("GML", "IBW"), "{SUVbsa}cm2/ml": ("CM2ML", "BSA"),
}  # fmt: skip
"""Units and SUVType of the codes of CID 84, best first."""
CORRECTIONS = {
    "DecayCorrected": "DECY", "AttenuationCorrected": "ATTN", "ScatterCorrected": "SCAT", "DeadTimeCorrected": "DTIM",
    "RandomsCorrected": "RAN", "DetectorNormalizationCorrection": "NORM", "SensitivityCalibrated": "DCAL",
}  # fmt: skip
NOT_CLASSIC = (
    SHARED, PER_FRAME, "AcquisitionContextSequence", "PresentationLUTShape", "PixelPresentation",
    "VolumetricProperties", "VolumeBasedCalculationTechnique",
)  # fmt: skip


def classic_frames(path: Path) -> list[Dataset]:
    """The data set of each frame, its functional groups as classic attributes. Raises InputError where they lack."""
    with disable_value_validation():
        whole = read_attributes(path)
        count = int(text(whole, "NumberOfFrames") or 0)
        groups = whole.get(PER_FRAME) or []
        if not count or len(groups) != count:
            raise InputError(
                f"{path}: {PER_FRAME} (5200,9230) describes {len(groups)} of {count} frames: without it place and "
                "values of an enhanced multi-frame PET object are not known; export it again, or as classic PET."
            )
        shared = (whole.get(SHARED) or [Dataset()])[0]
        contents = [(one.get("FrameContentSequence") or [Dataset()])[0] for one in groups]
        positions = {text(one, "TemporalPositionIndex") for one in contents}
        common = common_attributes(whole)
        common.SeriesType = ["DYNAMIC" if len(positions) > 1 else "STATIC", "IMAGE"]
        common.NumberOfSlices = count // len(positions)
        return [classic_frame(common, shared, group, index) for index, group in enumerate(groups)]


def common_attributes(whole: Dataset) -> Dataset:
    """What all frames share: the attributes of the object, without those that only enhanced objects have."""
    common = Dataset()
    for element in whole:
        enhanced = element.tag.group in (0x0018, 0x0020) and element.tag.element >= 0x9000
        if not enhanced and element.keyword not in NOT_CLASSIC:
            common[element.tag] = element
    if "CorrectedImage" not in common:
        common.CorrectedImage = [term for name, term in CORRECTIONS.items() if text(whole, name) == "YES"]
    if "DecayCorrection" not in common and text(whole, "DecayCorrected"):
        common.DecayCorrection = "START" if text(whole, "DecayCorrected") == "YES" else "NONE"
        put_moment(common, "Series", text(whole, "DecayCorrectionDateTime"))
    common.setdefault("CountsSource", "EMISSION")
    return common


def classic_frame(common: Dataset, shared: Dataset, group: Dataset, index: int) -> Dataset:
    """One frame as a classic data set."""
    frame = deepcopy(common)
    for macro, keywords in MACROS.items():
        for item in (group.get(macro) or shared.get(macro) or [])[:1]:
            for element in item:
                if not keywords or element.keyword in keywords:
                    frame[element.tag] = deepcopy(element)
    if (delay := frame.pop("NominalCardiacTriggerDelayTime", None)) is not None:
        frame.TriggerTime = str(delay.value)
    put_units(frame, group.get("RealWorldValueMappingSequence") or shared.get("RealWorldValueMappingSequence") or [])
    put_times(frame, (group.get("FrameContentSequence") or [Dataset()])[0])
    frame.InstanceNumber = frame.ImageIndex = index + 1
    return frame


def put_units(frame: Dataset, mappings: list[Dataset]) -> None:
    """Units and slope of the best known mapping to real-world values; where there is none, those that stand already."""
    known = {}
    for one in mappings:
        code = text((one.get("MeasurementUnitsCodeSequence") or [Dataset()])[0], "CodeValue")
        known[code] = one
    best = [code for code in UNITS if code in known]
    if not best:
        return
    code = best[0]
    units, suv_type = UNITS[code]
    frame.Units = units
    if suv_type:
        frame.SUVType = suv_type
    frame.RescaleSlope = str(known[code].get("RealWorldValueSlope"))
    frame.RescaleIntercept = str(known[code].get("RealWorldValueIntercept"))


def put_times(frame: Dataset, content: Dataset) -> None:
    """When the frame was acquired, for how long, and the time of its mean activity after the start of the series."""
    put_moment(frame, "Acquisition", text(content, "FrameAcquisitionDateTime"))
    if duration_ms := text(content, "FrameAcquisitionDuration"):
        frame.ActualFrameDuration = round(float(duration_ms))
    reference, start = text(content, "FrameReferenceDateTime"), text(frame, "SeriesDate") + text(frame, "SeriesTime")
    if reference and start and "FrameReferenceTime" not in frame:
        elapsed = bare(DT(reference)) - bare(DT(start))
        frame.FrameReferenceTime = f"{1000 * elapsed.total_seconds():.10g}"


def put_moment(dataset: Dataset, which: str, text: str) -> None:
    """A date-time as the date and the time of the Series or the Acquisition."""
    if text:
        moment = bare(DT(text))
        setattr(dataset, f"{which}Date", moment.strftime("%Y%m%d"))
        setattr(dataset, f"{which}Time", moment.strftime("%H%M%S.%f"))


def bare(value: datetime) -> datetime:
    """A date-time in the clock that it is written in."""
    return datetime(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)


def text(dataset: Dataset, keyword: str) -> str:
    """An attribute as text, empty where it is absent."""
    value = dataset.get(keyword)
    return "" if value is None else str(value).strip()
