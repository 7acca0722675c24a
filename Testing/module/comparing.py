"""The section Compare with a session of its own, and what its views show."""

from collections import Counter

import compared
import numpy as np
from driver import process_events, wait_until
from workers import engine_folder


class Comparison:
    """Opens the section in Slicer's window, and looks at its views."""

    def __init__(self, folder, monkeypatch):
        monkeypatch.syspath_prepend(str(engine_folder()))
        import bench
        import qt
        import slicer

        from REDReconstructionLib.compare.section import CompareSection
        from REDReconstructionLib.session.session import Session

        self.folder = folder
        self.parameterNode = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode")
        self.session = Session(self.parameterNode, None)
        self.told = Counter()
        for topic in self.session.observers:
            self.session.observe(topic, lambda topic=topic: self.told.update([topic]))
        self.window = slicer.util.mainWindow()
        self.dock = qt.QDockWidget("Compare")
        container = qt.QWidget()
        qt.QVBoxLayout(container)
        self.dock.setWidget(container)
        self.window.addDockWidget(qt.Qt.LeftDockWidgetArea, self.dock)
        resources = engine_folder() / "Resources"
        self.section = CompareSection(self.session, container, lambda path: str(resources / path))
        bench.opened.append(self)
        self.window.resize(1700, 700)
        self.window.show()
        self.section.enter()

    views = property(lambda self: self.section.views)
    ui = property(lambda self: self.section.ui)
    parameters = property(lambda self: self.session.parameters)

    def open(self, case):
        """Bring a case into the scene and open it."""
        from REDReconstructionLib.scene import importing

        compared.done(importing.importCase(case))
        self.session.setCase(case)
        self.settle()

    def restored(self, drf, method, part=slice(0, compared.SHAPE[0]), **options):
        """Bring a result into the scene."""
        from REDReconstructionLib.scene import importing

        run = compared.make_run(self.folder / f"run-{drf:g}-{method}", part, **options)
        compared.done(importing.importRun(self.session.case, run, drf, method))
        self.session.tell("results")
        self.settle()

    def settle(self):
        """Let layout and views come to rest."""
        process_events()
        wait_until(lambda: not self.views.making.isBusy, "the views are made")
        for _ in range(4):
            process_events()

    def close(self):
        """Leave the section as the panel does."""
        import bench

        bench.opened.remove(self)
        self.section.exit()
        self.section.disconnectParameters()
        self.section.cleanup()
        self.window.removeDockWidget(self.dock)
        self.dock.deleteLater()

    def slice_node(self, tag):
        """The slice node of a view."""
        import slicer

        return slicer.mrmlScene.GetSingletonNode(tag, "vtkMRMLSliceNode")

    def view(self, tag):
        """The slice view, to be used with the mouse."""
        import slicer

        return slicer.app.layoutManager().sliceWidget(tag).sliceView()

    def composite(self, tag):
        """The node that names a view's volumes."""
        import slicer

        return slicer.app.layoutManager().sliceWidget(tag).mrmlSliceCompositeNode()

    def volume(self, tag):
        """The volume in a view, or None."""
        import slicer

        return slicer.mrmlScene.GetNodeByID(self.composite(tag).GetBackgroundVolumeID() or "")

    def visible_slice(self):
        """The slice that the views show."""
        from REDReconstructionLib.compare import views

        return views.visibleSlice()

    def index_in(self, tag):
        """The slice `[z]` of a view's own volume that it shows; of the case where the view is empty."""
        from REDReconstructionLib.compare import slices

        volume = self.volume(tag) or slices.base(self.volume("REDIF"))
        return slices.sliceIndex(volume, self.slice_node(tag))

    def plane(self, tag):
        """What a view shows of space."""
        from REDReconstructionLib.compare import linking

        return linking.plane(self.slice_node(tag))

    def label(self, tag):
        """The label in a view."""
        return self.views.labels.text(tag)

    def render(self, tag):
        """Draw a view now."""
        self.view(tag).forceRender()

    def pixels(self, tag):
        """What a view draws, `[row, column, colour]`, the first row on top."""
        import vtk
        from vtk.util.numpy_support import vtk_to_numpy

        window = self.view(tag).renderWindow()
        width, height = window.GetSize()
        values = vtk.vtkUnsignedCharArray()
        window.GetPixelData(0, 0, width - 1, height - 1, 1, values, 0)
        return vtk_to_numpy(values).reshape(height, width, 3)[::-1].copy()

    def drawn(self, tag):
        """The colour that a view draws at each voxel of its slice, `[row, column, colour]`; no smoothing, no label."""
        volume, view = self.volume(tag), self.view(tag)
        volume.GetDisplayNode().SetInterpolate(False)
        written = (self.views.labels.actors[tag][0], view.cornerAnnotation())
        for actor in written:
            actor.SetVisibility(False)
        self.render(tag)
        pixels = self.pixels(tag)
        for actor in written:
            actor.SetVisibility(True)
        columns, rows, _slices = volume.GetImageData().GetDimensions()
        matrix = compared.matrix_of(volume)
        index = self.index_in(tag)
        colors = np.zeros((rows, columns, 3), dtype=np.uint8)
        for row in range(rows):
            for column in range(columns):
                x, y, _z = view.convertRASToXYZ(tuple((matrix @ [column, row, index, 1.0])[:3]))
                colors[row, column] = pixels[len(pixels) - 1 - round(y), round(x)]
        return colors
