"""The whole panel as a user has it, with the real worker, on real data."""

import shutil

import pydicom
import pytest
from comparing import Comparison
from driver import process_events, wait_until

WORK = "REDReconstruction/WorkFolder"
SERIES = "pet-siemens-wholebody"
SLICES = 6


class Panel(Comparison):
    """The open panel: its sections by name, and what its views show."""

    def __init__(self, widget):
        from REDReconstructionLib.panel.panel import SECTIONS

        self.panel = widget.panel
        self.session = self.panel.session
        self.case, self.restore, self.section, self.evidence, self.measure, self.export, self.study = (
            self.panel.section(room) for room in SECTIONS
        )
        process_events()  # what was added to the open panel is shown in its next turn

    def opened(self, path, source="folder"):
        """Open an input and wait until it is there."""
        assert self.case.openPath(path, source)
        self.wait(lambda: not self.case.opener.isBusy, "the case opens")
        return self.session.case

    def wait(self, condition, what):
        wait_until(condition, what)
        process_events()

    def unfold(self, name):
        """Open a section by its header."""
        getattr(self.panel.ui, name).collapsed = False
        process_events()

    def results(self):
        """(drf, method) of the restored images in the scene."""
        from REDReconstructionLib.scene import roles

        return [(role.drf, role.method) for role in roles.results(self.session.case.key)]

    def node(self, domain, dose, drf, method=""):
        """A volume of the open case."""
        from REDReconstructionLib.scene import roles

        return roles.find(roles.Role(self.session.case.key, domain, dose, drf, method))


@pytest.fixture
def panel(scene, tmp_path, module):
    """The module opened by the user, with a work folder of the test's own."""
    import bench
    import qt

    qt.QSettings().setValue(WORK, str(tmp_path / "work"))
    return Panel(bench.open_module())


@pytest.fixture
def series(data, tmp_path):
    """Six neighbouring slices of the real whole-body series."""
    headers = [(pydicom.dcmread(path, stop_before_pixels=True), path) for path in (data / SERIES).glob("*.dcm")]
    headers.sort(key=lambda one: float(one[0].ImagePositionPatient[2]))
    (tmp_path / "series").mkdir()
    for _header, path in headers[40 : 40 + SLICES]:
        shutil.copy(path, tmp_path / "series")
    return tmp_path / "series"
