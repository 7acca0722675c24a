"""Reference objects for SUV: series whose body-weight SUV is 0.20, 1.00 and 4.00 (min, median, max) by construction.

Each object says of one and the same body what a scanner of some kind would say: the activity at a time `t` is
SUV x dose x exp(-rate (t - injection)) / weight, whatever the unit, the correction and the clocks it is told in.
"""

import math
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import numpy as np
from pydicom.dataset import Dataset
from synthetic_dicom import pet_series

EXPECTED = (0.20, 1.00, 4.00)
N_SLICES = 4
WEIGHT_KG, HEIGHT_M = 70.0, 1.75
DOSE_BQ = 370e6
F18_S, GA68_S = 6586.2, 4057.74
INJECTED = datetime(2024, 1, 2, 10, 0)
STARTED = INJECTED + timedelta(hours=1)
FRAME_S = 300.0
CREATORS = {0x0009: "GEMS_PETD_01", 0x7053: "Philips PET Private Group"}
OFFSET_S = 600.0
"""From the start of the series to the acquisition, where the two differ."""


def suv_pattern() -> np.ndarray:
    """The true SUV `[z, y, x]`: 1, with a cold and a hot pixel in each slice."""
    values = np.ones((N_SLICES, 6, 8))
    values[:, 1, 2], values[:, 3, 4] = EXPECTED[0], EXPECTED[2]
    return values


def body(unit_per_suv: float | Sequence[float], **attributes: object) -> list[Dataset]:
    """The series that stores SUV x `unit_per_suv` (of each slice), with these attributes; None removes one."""
    slices = pet_series(N_SLICES)
    scales = np.broadcast_to(np.asarray(unit_per_suv, float), N_SLICES)
    for one, values, scale in zip(slices, suv_pattern(), scales, strict=True):
        one.RescaleSlope = f"{values.max() * scale / 32000:.9e}"
        one.PixelData = np.rint(values * scale / float(one.RescaleSlope)).astype("<i2").tobytes()
        one.PatientWeight, one.PatientSize, one.PatientSex = WEIGHT_KG, HEIGHT_M, "M"
        drug = one.RadiopharmaceuticalInformationSequence[0]
        drug.RadionuclideTotalDose, drug.RadionuclideHalfLife = DOSE_BQ, F18_S
        for keyword, value in attributes.items():
            dataset = drug if keyword.startswith("Radio") else one
            if value is None:
                del dataset[keyword]
            else:
                setattr(dataset, keyword, value)
    return slices


def bqml(at: datetime = STARTED, injected: datetime = INJECTED, half_life_s: float = F18_S) -> float:
    """Bq/mL of SUV 1 at a moment."""
    elapsed = (at - injected).total_seconds()
    return DOSE_BQ * 0.5 ** (elapsed / half_life_s) / (1000 * WEIGHT_KG)


def frame_mean(start: datetime, seconds: float = FRAME_S) -> float:
    """Bq/mL of SUV 1 as a frame measures it: the mean over fine steps of its time."""
    times = (np.arange(100_000) + 0.5) * seconds / 100_000
    return bqml(start) * float(np.mean(0.5 ** (times / F18_S)))


def reference_ms(start: datetime, series: datetime, seconds: float = FRAME_S) -> str:
    """FrameReferenceTime: from the start of the series to the moment that has the frame's mean activity."""
    after_start = F18_S * math.log2(bqml(start) / frame_mean(start, seconds))
    return f"{1000 * ((start - series).total_seconds() + after_start):.3f}"


def clock(at: datetime, kind: str) -> dict[str, str]:
    """Date and time of the Series or the Acquisition."""
    return {f"{kind}Date": at.strftime("%Y%m%d"), f"{kind}Time": at.strftime("%H%M%S.%f")}


def private(slices: list[Dataset], maker: str, block: int = 0x10, **elements: tuple[str, str]) -> list[Dataset]:
    """The slices of a maker with private elements in a block that it reserved, such as `x705300=("DS", "0.5")`."""
    for one in slices:
        one.Manufacturer = maker
        for tag, (vr, value) in elements.items():
            group, element = int(tag[1:5], 16), int(tag[5:], 16)
            one.add_new(group << 16 | block, "LO", CREATORS[group])
            one.add_new(group << 16 | block << 8 | element, vr, value)
    return slices


def late_series(**attributes: object) -> list[Dataset]:
    """A series whose SeriesTime is when it was processed, an hour after the scan; START refers to `STARTED`."""
    return body(bqml(), **(clock(STARTED + timedelta(hours=1), "Series") | attributes))


def two_beds() -> list[Dataset]:
    """DecayCorrection NONE: two bed positions, each with its own start and duration."""
    starts = [STARTED, STARTED, STARTED + timedelta(seconds=700), STARTED + timedelta(seconds=700)]
    seconds = [600.0, 600.0, 240.0, 240.0]
    slices = body([frame_mean(*frame) for frame in zip(starts, seconds, strict=True)], DecayCorrection="NONE")
    for one, start, duration in zip(slices, starts, seconds, strict=True):
        one.update(dataset_of(ActualFrameDuration=round(1000 * duration), **clock(start, "Acquisition")))
    return slices


def across_midnight() -> list[Dataset]:
    """A whole-body scan that begins at 23:58 and whose later bed position is on the next day."""
    begun, injected = datetime(2024, 1, 2, 23, 58), datetime(2024, 1, 2, 22, 58)
    slices = body(bqml(begun, injected), RadiopharmaceuticalStartTime="225800", **clock(begun, "Series"))
    for index, one in enumerate(slices):
        start = begun + timedelta(minutes=5 * (index // 2))
        after_start = F18_S * math.log2(bqml() / frame_mean(STARTED))
        reference = (start - begun).total_seconds() + after_start
        one.update(dataset_of(FrameReferenceTime=f"{1000 * reference:.3f}", **clock(start, "Acquisition")))
    return slices


def own_slopes(slices: list[Dataset]) -> list[Dataset]:
    """The same values, each slice stored with a slope of its own."""
    for factor, one in enumerate(slices, start=2):
        stored = np.frombuffer(one.PixelData, "<i2")
        one.RescaleSlope = f"{float(one.RescaleSlope) * factor:.9e}"
        one.PixelData = np.rint(stored / factor).astype("<i2").tobytes()
    return slices


def dataset_of(**attributes: object) -> Dataset:
    dataset = Dataset()
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset


def gml(suv_type: str | None, per_bw: float, sex: str = "M") -> list[Dataset]:
    """A series in g/mL, normalised to `per_bw` of the body weight."""
    return body(per_bw, Units="GML", PatientSex=sex, **({} if suv_type is None else {"SUVType": suv_type}))


ACQUIRED_LATER = clock(STARTED + timedelta(seconds=OFFSET_S), "Acquisition")
SURFACE_CM2 = 71.84 * WEIGHT_KG**0.425 * 175**0.725
BMI = WEIGHT_KG / HEIGHT_M**2

OBJECTS: dict[str, Callable[[], list[Dataset]]] = {
    "BQML, START": lambda: body(bqml()),
    "BQML, START, a slope of each slice": lambda: own_slopes(body(bqml())),
    "BQML, ADMIN": lambda: body(bqml(INJECTED), DecayCorrection="ADMIN"),
    "BQML, NONE, one frame": lambda: body(frame_mean(STARTED), DecayCorrection="NONE"),
    "BQML, NONE, two bed positions": two_beds,
    "SeriesTime late, computed back": lambda: late_series(
        FrameReferenceTime=reference_ms(STARTED + timedelta(seconds=OFFSET_S), STARTED), **ACQUIRED_LATER
    ),
    "SeriesTime late, earliest AcquisitionTime": lambda: late_series(FrameReferenceTime="0"),
    "SeriesTime late, GE (0009,100D)": lambda: private(
        late_series(**ACQUIRED_LATER), "GE MEDICAL SYSTEMS", x00090D=("DT", STARTED.strftime("%Y%m%d%H%M%S.00"))
    ),
    "SeriesTime absent, computed back": lambda: body(
        bqml(), SeriesTime=None, FrameReferenceTime=reference_ms(STARTED, STARTED)
    ),
    "dose in MBq": lambda: body(bqml(), RadionuclideTotalDose="370"),
    "start: only a time": lambda: body(bqml()),
    "start: only a date-time": lambda: body(
        bqml(), RadiopharmaceuticalStartDateTime="20240102100000", RadiopharmaceuticalStartTime=None
    ),
    "start: a date-time in another time zone": lambda: body(
        bqml(), RadiopharmaceuticalStartDateTime="20240102090000.000000+0000", TimezoneOffsetFromUTC="+0100"
    ),
    "start: the day before": lambda: body(
        bqml(datetime(2024, 1, 2, 0, 30), datetime(2024, 1, 1, 23, 30)),
        RadiopharmaceuticalStartTime="233000",
        **clock(datetime(2024, 1, 2, 0, 30), "Series"),
        **clock(datetime(2024, 1, 2, 0, 30), "Acquisition"),
    ),
    "a scan across midnight": across_midnight,
    "68Ga": lambda: body(bqml(half_life_s=GA68_S), RadionuclideHalfLife=GA68_S),
    "CNTS, Philips SUV factor": lambda: private(body(2000.0, Units="CNTS"), "Philips", x705300=("DS", "0.0005")),
    "CNTS, Philips activity factor": lambda: private(
        body(bqml() / 1.8, Units="CNTS"), "Philips Medical Systems", x705300=("DS", "0"), x705309=("DS", "1.8")
    ),
    "GML": lambda: gml("BW", 1.0),
    "GML without SUVType": lambda: gml(None, 1.0),
    "GML, LBM, man": lambda: gml("LBM", (1.10 * 70 - 120 * (70 / 175) ** 2) / 70),
    "GML, LBM, woman": lambda: gml("LBM", (1.07 * 70 - 148 * (70 / 175) ** 2) / 70, "F"),
    "GML, LBMJAMES128, man": lambda: gml("LBMJAMES128", (1.10 * 70 - 128 * (70 / 175) ** 2) / 70),
    "GML, LBMJAMES128, woman": lambda: gml("LBMJAMES128", (1.07 * 70 - 148 * (70 / 175) ** 2) / 70, "F"),
    "GML, LBMJANMA, man": lambda: gml("LBMJANMA", 9270 / (6680 + 216 * BMI)),
    "GML, LBMJANMA, woman": lambda: gml("LBMJANMA", 9270 / (8780 + 244 * BMI), "F"),
    "GML, IBW, man": lambda: gml("IBW", (48.0 + 1.06 * 23) / 70),
    "GML, IBW, woman": lambda: gml("IBW", (45.5 + 0.91 * 23) / 70, "F"),
    "GML, IBW, other": lambda: gml("IBW", (46.75 + 0.985 * 23) / 70, "O"),
    "CM2ML": lambda: body(SURFACE_CM2 / 70_000, Units="CM2ML", SUVType="BSA"),
    "CM2ML without SUVType": lambda: body(SURFACE_CM2 / 70_000, Units="CM2ML"),
}
"""Name and maker of each object."""
