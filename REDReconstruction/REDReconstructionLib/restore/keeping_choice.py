"""What is kept of the low dose: the strength of the restoration, a protected region, and half where no dose is said."""

import tempfile
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.methods import WITHOUT_MODEL
from REDReconstructionLib.scene import roles, volume_files

GIVES_BACK = "red"
"""The method of which lesions are given back, unless the networks alone are asked for."""


class KeepingChoice:
    """The widgets of strength and protected region, which follow the parameters, and the line below them."""

    def __init__(self, ui, session):
        self.ui = ui
        self.session = session

    def show(self):
        """Show what belongs to the method: where nothing is restored, nothing is kept."""
        parameters = self.session.parameters
        restores = parameters.method not in WITHOUT_MODEL
        self.ui.strengthSlider.enabled = restores
        self.ui.giveBackCheckBox.enabled = parameters.method == GIVES_BACK
        self.ui.protectSelector.enabled = restores
        unsaid = restores and saysNoDose(self.session.case, parameters.levels)
        self.ui.unsaidLabel.text = _(
            "Nobody says the dose of this image: half of it is kept. Open it with its dose for the whole restoration."
        )
        self.ui.unsaidLabel.setVisible(unsaid)

    def of(self):
        """The fields of a job that say what is kept.

        Raises ValueError where the region cannot be written, OSError where the work folder cannot.
        """
        parameters = self.session.parameters
        if parameters.method in WITHOUT_MODEL:
            return {}
        region = parameters.protectedRegion
        fields = {} if parameters.strength == 100 else {"strength": float(parameters.strength)}
        if parameters.method == GIVES_BACK and not parameters.giveBack:
            fields["give_back"] = 0.0
        return fields if region is None else {**fields, "protect": str(saved(region, self.session.case))}


def saved(segmentation, case):
    """The segments of a segmentation as a labelmap on the grid of a case, in a file whose name its content decides."""
    image = roles.largestImage(case.key)
    if image is None:
        raise ValueError(_("The case has no image yet to draw a region on: restore it once without."))
    folder = jobs.workFolder() / "regions"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=str(folder)) as place:
        written = Path(place) / "region.nrrd"
        if not volume_files.saveLabelmap(segmentation, image, written):
            raise ValueError(_("The protected segmentation is empty: draw a segment, or choose none."))
        path = folder / f"{jobs.contentOf(written)}.nrrd"
        written.replace(path)
    return path


def saysNoDose(case, levels):
    """Whether one of the chosen levels is an image whose dose nobody says."""
    described = [] if case is None or 0 not in levels else case.description["levels"]
    return any(not level["drf"] and "sinogram" not in level for level in described)
