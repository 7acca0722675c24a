"""What the pictures of a fusion and of a reading study show: PET and CT of the built-in phantom, and a design."""

import shutil

DESIGN = """
title = "Low-dose FDG"
cases = ["{case}"]
window_suv = [0, 7]
[[arms]]
name = "full dose"
drf = 1
[[arms]]
name = "DRF 20"
drf = 20
[[questions]]
name = "quality"
kind = "rating"
text = "Overall image quality"
ends = ["not diagnostic", "excellent"]
"""


def pet_ct(work):
    """A study of the built-in phantom: PET of the full dose, of a twentieth, and a CT; returns its folder."""
    import numpy as np
    from synthetic_ct import write_ct
    from synthetic_dicom import pet_slice, write_series

    from redpet.phantoms.abdomen import demo_phantom

    folder = work / "pet-ct"
    if folder.exists():
        return folder
    activity, attenuation = demo_phantom()
    noise = np.random.default_rng(0).normal(size=activity.values.shape) * np.sqrt(activity.values * 3000)
    for number, (name, values) in enumerate((("Full_dose", activity.values), ("1-20 dose", activity.values + noise))):
        slices = []
        for z, plane in enumerate(np.clip(values, 0, 32000)):
            one = pet_slice(plane, (*activity.grid.origin_mm[:2], z * activity.grid.spacing_mm[2]))
            one.PixelSpacing, one.SliceThickness = list(activity.grid.spacing_mm[1::-1]), activity.grid.spacing_mm[2]
            one.SeriesInstanceUID, one.InstanceNumber, one.SeriesDescription = f"1.2.3.4.{number}", z + 1, name
            one.PatientName, one.PatientID = "Phantom", "PHANTOM"
            slices.append(one)
        write_series(folder / name, slices)
    ordered = folder / "ordered"
    ordered.mkdir()
    for z, one in enumerate(slices):
        one.save_as(ordered / f"{z:03d}.dcm", enforce_file_format=True)
    write_ct(
        ordered, folder / "CT", 1000 * (attenuation.values / attenuation.values[attenuation.values > 0].mean() - 1)
    )
    shutil.rmtree(ordered)
    return folder
