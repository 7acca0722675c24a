"""The numbers of a finding for people."""

from slicer.i18n import tr as _

from REDReconstructionLib.session.numbers import figure


def numbersOf(finding):
    """Uptake, contrast, size and certainty of a finding, in lines; what is not known is left out."""
    unit = "SUV" if finding["suv_shown"] is not None else finding["unit"]
    shown, counted = (
        (finding["suv_shown"], finding["suv_counted"])
        if unit == "SUV"
        else (finding["uptake_shown"], finding["uptake_counted"])
    )
    lines = []
    if shown is not None:
        lines.append(
            _("{unit} {shown} in the image, {counted} in the counts").format(
                unit=unit, shown=figure(shown), counted=figure(counted)
            )
        )
    if finding["contrast_shown"] is not None:
        lines.append(
            _("Times its surroundings: {shown} in the image, {counted} ± {error} in the counts").format(
                shown=f"{finding['contrast_shown']:.1f}",
                counted=f"{finding['contrast_counted']:.1f}",
                error=f"{finding['contrast_error']:.1f}",
            )
        )
    size = _("{diameter} mm, {volume} mL; the counts deviate by {z} standard errors").format(
        diameter=f"{finding['diameter_mm']:.0f}", volume=f"{finding['volume_ml']:.2g}", z=f"{finding['z']:+.1f}"
    )
    lines.append(size)
    if finding["power"] is not None:
        lines.append(_("Power to tell such an error: {power} %").format(power=f"{100 * finding['power']:.0f}"))
    return "\n".join(lines)
