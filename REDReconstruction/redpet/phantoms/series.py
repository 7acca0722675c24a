"""The built-in case as a scanner would deliver it: a whole PET Image Storage series (DICOM PS3.3 A.21).

Patient and times are made up. The UIDs follow from the pixels, so the same phantom is the same series on every machine.
"""

import hashlib
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes
from pydicom.uid import PositronEmissionTomographyImageStorage, generate_uid

from redpet.case import BQML, Image
from redpet.dicom.derived import coded, item, put_orientation, put_pixels, write
from redpet.errors import InputError

DESCRIPTION = "FDG full dose (synthetic phantom)"
DATE, STUDY_START, INJECTION, SCAN_START = "20260105", "093000", "094500", "104500"
BIRTH_DATE, WEIGHT_KG, HEIGHT_M = "19660105", "72", "1.76"
DOSE_BQ, HALF_LIFE_S, POSITRON_FRACTION = "350000000", "6586.2", "0.967"
FRAME_MS = 180000
CORRECTED = ("DECY", "ATTN", "SCAT", "RAN", "NORM", "DTIM")


def write_demo_series(
    image: Image, folder: Path, description: str = DESCRIPTION, study_of: Image | None = None
) -> list[Path]:
    """Write an axial image in Bq/mL as a PET series into the existing `folder`; returns the files in slice order.

    The series belongs to the study of `study_of`, by default to one of its own. Raises InputError for another unit or
    a turned grid.
    """
    if image.unit != BQML or not np.array_equal(image.grid.direction, np.eye(3).ravel()):
        raise InputError("the built-in series is axial and in Bq/mL.")
    pixels = pixels_of(image)
    study = pixels if study_of is None else pixels_of(study_of)
    paths = []
    for index, plane in enumerate(image.values):
        dataset = patient_and_study(study)
        dataset.update(series_and_drug(pixels, len(image.values)))
        dataset.SeriesDescription = description
        dataset.FrameOfReferenceUID = uid(study, "frame of reference")
        dataset.update(place(image, index))
        dataset.SOPInstanceUID = uid(pixels, f"slice {index}")
        dataset.InstanceNumber = dataset.ImageIndex = index + 1
        put_orientation(dataset)
        put_pixels(dataset, plane.astype(np.float64))
        paths.append(folder / f"slice-{index + 1:04d}.dcm")
        write(dataset, paths[-1])
    return paths


def pixels_of(image: Image) -> str:
    """What makes the UIDs of an image's series the same on every machine."""
    return hashlib.sha256(np.ascontiguousarray(image.values).data).hexdigest()


def uid(pixels: str, what: str) -> str:
    """The UID of a part of the series with these pixels, the same each time."""
    return generate_uid(entropy_srcs=["redpet demo", pixels, what])


def patient_and_study(pixels: str) -> Dataset:
    """The Patient, General Study and Patient Study modules."""
    return item(
        PatientName="RED^DEMO",
        PatientID="RED-DEMO",
        PatientBirthDate=BIRTH_DATE,
        PatientSex="O",
        PatientWeight=WEIGHT_KG,
        PatientSize=HEIGHT_M,
        StudyInstanceUID=uid(pixels, "study"),
        StudyDate=DATE,
        StudyTime=STUDY_START,
        StudyID="1",
        StudyDescription="Synthetic phantom, no patient",
        AccessionNumber="",
        ReferringPhysicianName="",
    )


def series_and_drug(pixels: str, n_slices: int) -> Dataset:
    """The series, equipment, isotope and PET Image modules, the same for all slices."""
    drug = item(
        Radiopharmaceutical="Fluorodeoxyglucose",
        RadiopharmaceuticalRoute="Intravenous",
        RadiopharmaceuticalStartTime=INJECTION,
        RadiopharmaceuticalStartDateTime=DATE + INJECTION,
        RadionuclideTotalDose=DOSE_BQ,
        RadionuclideHalfLife=HALF_LIFE_S,
        RadionuclidePositronFraction=POSITRON_FRACTION,
        RadionuclideCodeSequence=[coded(codes.CID4020._18Fluorine)],
        RadiopharmaceuticalCodeSequence=[coded(codes.CID4021.FluorodeoxyglucoseF18)],
    )
    return item(
        SOPClassUID=PositronEmissionTomographyImageStorage,
        Modality="PT",
        SeriesInstanceUID=uid(pixels, "series"),
        SeriesNumber=1,
        SeriesDate=DATE,
        SeriesTime=SCAN_START,
        AcquisitionDate=DATE,
        AcquisitionTime=SCAN_START,
        ContentDate=DATE,
        ContentTime=SCAN_START,
        PositionReferenceIndicator="",
        BodyPartExamined="ABDOMEN",
        PatientPosition="HFS",
        Manufacturer="RED Reconstruction",
        ManufacturerModelName="demo phantom",
        ImageType=["ORIGINAL", "PRIMARY"],
        SeriesType=["STATIC", "IMAGE"],
        Units="BQML",
        CountsSource="EMISSION",
        NumberOfSlices=n_slices,
        DecayCorrection="START",
        DecayFactor="1",
        FrameReferenceTime="0",
        ActualFrameDuration=FRAME_MS,
        CorrectedImage=list(CORRECTED),
        AttenuationCorrectionMethod="phantom",
        ScatterCorrectionMethod="phantom",
        RandomsCorrectionMethod="NONE",
        CollimatorType="NONE",
        RadiopharmaceuticalInformationSequence=[drug],
    )


def place(image: Image, index: int) -> Dataset:
    """The Image Plane module of a slice."""
    x_mm, y_mm, z_mm = image.grid.spacing_mm
    x, y, z = image.grid.slices(index, index + 1).origin_mm
    rows, columns = image.grid.shape[1:]
    return item(
        ImagePositionPatient=[f"{x:.6g}", f"{y:.6g}", f"{z:.6g}"],
        ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        PixelSpacing=[f"{y_mm:.6g}", f"{x_mm:.6g}"],
        SliceThickness=f"{z_mm:.6g}",
        Rows=rows,
        Columns=columns,
    )
