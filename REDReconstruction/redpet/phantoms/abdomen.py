"""The built-in patient, who is none: an upper abdomen an hour after FDG, made of ellipsoids.

Organs lie where they do in a patient (x to the left, y to the back, z to the head), with the uptake of a 72 kg adult
after 350 MBq; eight lesions of 8 to 20 mm take up four times what surrounds them.
"""

import math
from collections.abc import Iterator

from redpet.case import BQML, Image, ImageGrid
from redpet.phantoms.painting import BONE, CROSSING_Z_MM, LUNG, WATER, Ellipsoid, paint

GRID = ImageGrid((128, 128, 20), (3.4, 3.4, 4.0), (-215.9, -215.9, -640.0))
PER_MM = "1/mm"
FAT_MU, VERTEBRA_MU = 0.0089, 0.0112

FAT, CAVITY, MUSCLE, BLOOD, LIVER = 900.0, 1500.0, 2600.0, 5000.0, 6400.0
SPLEEN, MARROW, CORTEX, URINE, MYOCARDIUM = 5600.0, 4600.0, 13000.0, 36000.0, 14000.0
STOMACH, BOWEL, PANCREAS, BILE, AIR = 4800.0, 3600.0, 3200.0, 1200.0, 600.0
"""Uptake in Bq/mL."""
LESION_CONTRAST = 4.0
BODY_MM = (112.0, 172.0)
"""Half axes (y, x) of the trunk without its fat."""

LESIONS = (
    (20.0, (4, -22, -112), LIVER),
    (16.0, (0, 30, -104), LIVER),
    (12.0, (2, -40, -72), LIVER),
    (8.0, (2, 5.1, -78.2), LIVER),
    (10.0, (-14, -12, -128), LIVER),
    (14.0, (2, 50, -8), MARROW),
    (12.0, (0, 84, -42), MUSCLE),
    (16.0, (-2, 8, 36), PANCREAS),
)
"""Diameter in mm, centre (z, y, x) in mm, and the uptake around each lesion."""


def demo_phantom() -> tuple[Image, Image]:
    """The true activity in Bq/mL and the attenuation in 1/mm, both on `GRID`."""
    activity, attenuation = paint(objects(), GRID)
    return Image(activity, GRID, BQML), Image(attenuation, GRID, PER_MM)


def objects() -> Iterator[Ellipsoid]:
    """Everything in the phantom, from the skin inwards, lesions last."""
    half_y, half_x = BODY_MM
    yield from trunk(0, half_y + 12, half_x + 16, FAT, FAT_MU)
    yield from trunk(0, half_y, half_x, MUSCLE)
    yield from trunk(-6, half_y - 16, half_x - 16, CAVITY)
    yield from ribs()
    for side in (-1, 1):
        yield column(80, 40 * side, 20, 32, MUSCLE, tilt=0.25 * side)
    yield from abdomen()
    yield column(96, 0, 12, 7, MARROW, VERTEBRA_MU)
    yield column(54, 0, 17, 23, MARROW, VERTEBRA_MU)
    yield column(77, 0, 8, 9, MUSCLE)
    yield column(28, 16, 10, 10, BLOOD)
    yield column(24, -20, 10, 13, BLOOD)
    for diameter, (z, y, x), around in LESIONS:
        radius = diameter / 2
        yield Ellipsoid((z, y, x), (radius, radius, radius), LESION_CONTRAST * around, WATER)


def abdomen() -> Iterator[Ellipsoid]:
    """The organs of the upper abdomen, the heart's apex and the lowest part of the lungs."""
    yield Ellipsoid((20, -6, -78), (95, 80, 72), LIVER, WATER, 0.15)
    yield Ellipsoid((22, -52, -8), (60, 30, 62), LIVER, WATER, 0.2)
    yield Ellipsoid((-30, -58, -48), (32, 17, 13), BILE, WATER, 0.5)
    yield Ellipsoid((10, 34, 116), (62, 50, 24), SPLEEN, WATER, 0.4)
    yield Ellipsoid((0, -34, 72), (70, 36, 46), STOMACH, WATER, -0.5)
    yield Ellipsoid((0, -36, 72), (62, 27, 37), CAVITY, WATER, -0.5)
    yield Ellipsoid((0, -48, 74), (40, 12, 24), AIR, LUNG, -0.3)
    yield Ellipsoid((-20, -38, 122), (40, 22, 20), BOWEL, WATER)
    yield Ellipsoid((-20, -38, 122), (34, 12, 11), AIR, LUNG)
    yield Ellipsoid((-4, 6, 44), (20, 12, 40), PANCREAS, WATER, 0.3)
    for side, z in ((-1, -24), (1, -10)):
        yield Ellipsoid((z, 56, 62 * side), (58, 31, 25), CORTEX, WATER, 0.5 * side)
        yield Ellipsoid((z, 48, 46 * side), (20, 12, 11), CAVITY, FAT_MU, 0.5 * side)
        yield Ellipsoid((z, 50, 54 * side), (24, 10, 6), URINE, WATER, 0.5 * side)
    yield Ellipsoid((62, 48, -100), (46, 40, 46), AIR, LUNG, 0.5)
    yield Ellipsoid((62, 52, 92), (46, 38, 50), AIR, LUNG, -0.5)
    yield Ellipsoid((58, -52, 58), (34, 34, 40), MYOCARDIUM, WATER, -0.6)
    yield Ellipsoid((58, -52, 58), (24, 21, 27), BLOOD, WATER, -0.6)


def trunk(y: float, half_y: float, half_x: float, activity: float, mu: float = WATER) -> Iterator[Ellipsoid]:
    """A layer of the trunk: flat in front and behind, as two columns side by side."""
    for side in (-1, 1):
        yield column(y, side * 0.17 * half_x, half_y, 0.83 * half_x, activity, mu)


def ribs() -> Iterator[Ellipsoid]:
    """Short pieces of rib along the wall of the trunk, none in front."""
    half_y, half_x = BODY_MM
    for degrees in range(-22, 203, 25):
        angle = math.radians(degrees)
        y, x = (half_y - 11) * math.sin(angle), (half_x - 11) * math.cos(angle)
        along = math.atan2(half_y * math.cos(angle), -half_x * math.sin(angle))
        yield Ellipsoid((0, y, x), (CROSSING_Z_MM, 5, 17), MARROW, BONE, along)


def column(
    y: float, x: float, half_y: float, half_x: float, activity: float, mu: float = WATER, tilt: float = 0.0
) -> Ellipsoid:
    """Something that runs through all slices."""
    return Ellipsoid((0, y, x), (CROSSING_Z_MM, half_y, half_x), activity, mu, tilt)
