"""What the panel tells of an open case: labels and texts for people, from the worker's description."""

from dataclasses import dataclass

from slicer.i18n import tr as _

from REDReconstructionLib.process.worker_failures import inPanelWords

PLAIN, MISSING, WARNING = "plain", "missing", "warning"


@dataclass(frozen=True)
class Row:
    """A line of the table; `kind` says whether it is a fact, something that is missing, or a warning."""

    label: str
    text: str
    kind: str = PLAIN


def rows(case, withPatient):
    """The table of an open case; patient, study and series are named only where the user asked for them."""
    levels = case.description["levels"]
    return [
        *(patientRows(case) if withPatient else [Row(_("Case"), case.name)]),
        doseRow(levels),
        referenceRow(case.description),
        Row(_("Sinogram"), joined(sinogramText(level, case.description.get("simulated")) for level in levels)),
        Row(_("Geometry"), joined(geometryText(level) for level in levels)),
        Row(_("Unit"), joined(unitText(level) for level in levels)),
        suvRow(levels),
        *injectionRows(levels),
        *(Row(_("Note"), sentence(inPanelWords(text)), WARNING) for text in case.description["warnings"]),
    ]


def patientRows(case):
    """Whose case it is, as DICOM says; else where it was opened from."""
    patient = case.description.get("patient")
    if not patient:
        return [Row(_("Case"), case.name), Row(_("Opened from"), case.input)]
    return [
        Row(_("Patient"), named(spelled(patient["name"]), patient["id"])),
        Row(_("Study"), named(spelled(patient["study_description"]), dateText(patient["study_date"]))),
        Row(_("Series"), patient["series_description"] or _("without description")),
    ]


def doseRow(levels):
    """The dose levels, from the highest down."""
    if all(level["drf"] is None for level in levels):
        looks = [level["looks_like"] for level in levels if "looks_like" in level]
        return Row(_("Dose"), joined([_("not stated"), *map(lookText, looks)]), MISSING)
    known = sorted(level["drf"] for level in levels if level["drf"] is not None)
    texts = [_("full")] if 1 in known else []
    reduced = ", ".join(f"{drf:g}" for drf in known if drf != 1)
    if reduced:
        texts.append(_("DRF {factors}").format(factors=reduced))
    if len(known) < len(levels):
        texts.append(_("not stated"))
    return Row(_("Dose"), "; ".join(texts))


def lookText(look):
    """What dose the noise of an image looks like: a hint, which nothing follows."""
    if look["drf"] is None:
        return _("its noise tells no dose")
    dose = _("a full dose") if look["drf"] == 1 else _("DRF {factor}").format(factor=f"{look['drf']:g}")
    return _("its noise looks like {dose} ({share} % certain)").format(dose=dose, share=round(100 * look["certainty"]))


def referenceRow(description):
    """What restored images can be judged by."""
    if description["truth"]:
        return Row(_("Reference"), _("full dose, and the true image is known"))
    if any(level["drf"] == 1 for level in description["levels"]):
        return Row(_("Reference"), _("full dose"))
    return Row(_("Reference"), _("none: metrics need a full-dose level"), MISSING)


def sinogramText(level, simulated=False):
    """Measured, simulated or re-projected, and which corrections come with it."""
    sinogram = level.get("sinogram")
    if sinogram is None:
        return _("re-projected from the image")
    measured = _("simulated counts") if simulated else _("measured")
    words = [measured if sinogram["kind"] == "measured" else _("re-projected")]
    if sinogram["precorrected"]:
        words.append(_("precorrected"))
    names = {"attenuation": _("attenuation"), "normalisation": _("normalisation"), "background": _("background")}
    known = [text for name, text in names.items() if sinogram["corrections"][name]]
    if known:
        words.append(_("with {corrections}").format(corrections=", ".join(known)))
    return ", ".join(words)


def geometryText(level):
    """Bins of the sinogram, or voxels of the image."""
    sinogram, image = level.get("sinogram"), level.get("image")
    if sinogram is not None:
        return _("{slices} slices × {angles} angles × {bins} bins of {size} mm, {step} mm apart").format(
            slices=sinogram["slices"],
            angles=sinogram["angles"],
            bins=sinogram["radial_bins"],
            size=length(sinogram["radial_spacing_mm"]),
            step=length(sinogram["slice_spacing_mm"]),
        )
    size = " × ".join(str(number) for number in image["size"])
    spacing = " × ".join(length(number) for number in image["spacing_mm"])
    return _("{size} voxels of {spacing} mm").format(size=size, spacing=spacing)


def unitText(level):
    """The unit of what was read, and that of its image where it is another one."""
    sinogram, image = level.get("sinogram"), level.get("image")
    if sinogram is None:
        return image["unit"]
    if sinogram["unit"] == sinogram["image_unit"]:
        return sinogram["unit"]
    return _("{unit}; image in {imageUnit}").format(unit=sinogram["unit"], imageUnit=sinogram["image_unit"])


def injectionRows(levels):
    """Injected dose, uptake time and what was not injected, as far as DICOM says them."""
    told = {(level.get("suv") or {}).get("injection") for level in levels} - {None, ""}
    return [Row(_("Injection"), joined(sorted(sentence(text) for text in told)))] if told else []


def suvRow(levels):
    """The factor to SUV (body weight), or what is missing for it."""
    label = _("SUV")
    units = {imageUnit(level) for level in levels}
    if units == {"SUV"}:
        return Row(label, _("the values are SUV"))
    known = [level["suv"] for level in levels if level.get("suv")]
    if not known:
        return Row(label, _("not possible: only DICOM gives weight, injected dose and times"), MISSING)
    reasons = joined(sentence(inPanelWords(suv["reason"])) for suv in known if suv["reason"])
    if reasons:
        return Row(label, reasons, MISSING)
    unit = joined(units)
    factors = joined(
        _("one factor for each slice") if suv["factor"] is None else f"{suv['factor']:.6g}" for suv in known
    )
    return Row(label, _("body weight, {factor} per {unit}").format(factor=factors, unit=unit))


def imageUnit(level):
    """The unit of a level's image, given or to be reconstructed."""
    return level["image"]["unit"] if "image" in level else level["sinogram"]["image_unit"]


def joined(texts):
    """Each text once, in their order."""
    return "; ".join(dict.fromkeys(texts))


def named(name, detail):
    """A name with a detail beside it, as far as they are known."""
    if name and detail:
        return f"{name} ({detail})"
    return name or detail or _("not stated")


def spelled(text):
    """A DICOM name without the signs between its parts."""
    return " ".join(text.replace("^", " ").split())


def dateText(date):
    """A DICOM date as people write it in lists."""
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}" if len(date) == 8 and date.isdigit() else date


def length(millimetres):
    """A length in millimetres, as exact as it is useful."""
    return f"{millimetres:.4g}"


def sentence(text):
    """A text of the engine as a sentence."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
