"""PET series that the tests make themselves: small, whole, and then broken in one way."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, RLELossless, generate_uid

PET = "1.2.840.10008.5.1.4.1.1.128"
AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
OBLIQUE = tuple(float(value) for value in np.round([0.96, 0.28, 0, -0.28 * 0.8, 0.96 * 0.8, 0.6], 6))


def pet_slice(stored: np.ndarray, position: Sequence[float], orientation: Sequence[float] = AXIAL) -> Dataset:
    """A PET slice with `stored` int16 values `[y, x]`, in Bq/mL, its pixels 2 mm x 3 mm (x, y)."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = PET, generate_uid()
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID, dataset.FrameOfReferenceUID = "1.2.3", "1.2.3.4", "1.2.3.5"
    dataset.PatientName, dataset.PatientID, dataset.PatientWeight = "Secret^Name", "SECRET-ID", "70"
    dataset.Modality, dataset.Manufacturer, dataset.SeriesDescription = "PT", "Maker", "PET WB"
    dataset.StudyDate = dataset.SeriesDate = dataset.AcquisitionDate = "20240102"
    dataset.StudyTime, dataset.SeriesTime, dataset.AcquisitionTime = "105000", "110000", "110000"
    dataset.SeriesType, dataset.Units, dataset.CountsSource = ["STATIC", "IMAGE"], "BQML", "EMISSION"
    dataset.DecayCorrection, dataset.FrameReferenceTime, dataset.ActualFrameDuration = "START", "150000", "300000"
    dataset.CorrectedImage, dataset.DecayFactor, dataset.CollimatorType = ["DECY", "ATTN"], "1", "NONE"
    dataset.PatientPosition, dataset.ImageType = "HFS", ["ORIGINAL", "PRIMARY"]
    drug = Dataset()
    drug.RadiopharmaceuticalStartTime, drug.RadionuclideTotalDose, drug.RadionuclideHalfLife = (
        "100000",
        "370e6",
        "6586.2",
    )
    dataset.RadiopharmaceuticalInformationSequence = [drug]
    dataset.ImagePositionPatient, dataset.ImageOrientationPatient = list(position), list(orientation)
    dataset.PixelSpacing, dataset.SliceThickness = [3, 2], "4"
    dataset.Rows, dataset.Columns = stored.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 16, 15, 1
    dataset.RescaleSlope, dataset.RescaleIntercept = "1", "0"
    dataset.PixelData = stored.astype("<i2").tobytes()
    return dataset


def pet_series(
    n_slices: int = 5, orientation: Sequence[float] = AXIAL, origin: Sequence[float] = (-10.0, 20.0, -30.0)
) -> list[Dataset]:
    """Slices 4 mm apart along their normal, in order; voxel `[z, y, x]` stores 100 z + 10 y + x, with slope z + 1."""
    normal = np.cross(orientation[:3], orientation[3:])
    y, x = np.mgrid[:6, :8]
    slices = []
    for z in range(n_slices):
        position = [round(float(value), 9) for value in origin + 4.0 * z * normal]
        dataset = pet_slice(100 * z + 10 * y + x, position, orientation)
        dataset.RescaleSlope, dataset.InstanceNumber, dataset.ImageIndex = str(z + 1), n_slices - z, n_slices - z
        dataset.NumberOfSlices = n_slices
        slices.append(dataset)
    return slices


def expected_values(n_slices: int = 5) -> np.ndarray:
    """The values `[z, y, x]` in Bq/mL of `pet_series`."""
    z, y, x = np.mgrid[:n_slices, :6, :8]
    return (100 * z + 10 * y + x) * (z + 1.0)


def write_series(folder: Path, slices: Sequence[Dataset], rle: bool = False) -> list[Path]:
    """Write the slices into `folder` under names whose order is not theirs; returns the paths in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{(7 * index) % 11:02d}-{index}.dcm" for index in range(len(slices))]
    for path, dataset in zip(paths, slices, strict=True):
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        if rle:
            dataset.compress(RLELossless)
        dataset.save_as(path, enforce_file_format=True)
    return paths
