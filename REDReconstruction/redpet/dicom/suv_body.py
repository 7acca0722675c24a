"""The sizes of a body that uptake is divided by: lean mass, ideal weight, surface.

Formulas after the defined terms of SUVType (0054,1006) and the codes 126402 to 126406 of DICOM PS3.16,
with weight in kg and height in cm.
"""

from collections.abc import Callable

Formula = Callable[[float, float], float]

CM2_PER_M2 = 1e4
GRAMS_PER_KG = 1000.0
HEAVIEST_KG = 500.0


def james(male_loss: float) -> dict[str, Formula]:
    """Lean body mass after James in kg; the standard knows it with 120 and with 128 for men."""
    return {
        "M": lambda weight, height: 1.10 * weight - male_loss * (weight / height) ** 2,
        "F": lambda weight, height: 1.07 * weight - 148 * (weight / height) ** 2,
    }


def janmahasatian(offset: float, slope: float) -> Formula:
    """Lean body mass after Janmahasatian in kg, from the body mass index."""
    return lambda weight, height: 9270 * weight / (offset + slope * weight / (height / 100) ** 2)


KILOGRAMS: dict[str, dict[str, Formula]] = {
    "LBM": james(120),
    "LBMJAMES128": james(128),
    "LBMJANMA": {"M": janmahasatian(6680, 216), "F": janmahasatian(8780, 244)},
    "IBW": {
        "M": lambda weight, height: 48.0 + 1.06 * (height - 152),
        "F": lambda weight, height: 45.5 + 0.91 * (height - 152),
    },
}
"""For each SUVType in g/mL other than body weight, the mass by sex."""


def mass_g(suv_type: str, sex: str, weight_kg: float, height_m: float) -> float:
    """The mass in grams that a SUV of this type is normalised to; the mean of both sexes for any other."""
    by_sex = KILOGRAMS[suv_type]
    formulas = [by_sex[sex]] if sex in by_sex else list(by_sex.values())
    masses = [formula(weight_kg, 100 * height_m) for formula in formulas]
    return GRAMS_PER_KG * sum(masses) / len(masses)


def surface_cm2(weight_kg: float, height_m: float) -> float:
    """The body surface area in square centimetres after DuBois."""
    surface_m2: float = 0.007184 * weight_kg**0.425 * (100 * height_m) ** 0.725
    return CM2_PER_M2 * surface_m2
