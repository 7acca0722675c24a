"""One section of the panel: a .ui file, its widgets connected to the parameter node."""

import slicer


class Section:
    """Base of the sections. A subclass names its .ui file, connects its widgets, and observes the session.

    `head` and `foot` are the parts of its widgets that stay in sight above and below all sections, where it has them;
    `container` is the widget that it lies in.
    """

    uiName = ""
    head = foot = None

    def __init__(self, session, container, resourcePath):
        self.session = session
        self.container = container
        self.resourcePath = resourcePath
        self.widget = slicer.util.loadUI(resourcePath(f"UI/{self.uiName}.ui"))
        self.widget.setMRMLScene(slicer.mrmlScene)
        container.layout().addWidget(self.widget)
        self.ui = slicer.util.childWidgetVariables(self.widget)
        self.guiTag = None
        self.setup()
        self.connectParameters()

    def setup(self):
        """Connect the widgets and observe the session; called once, before the parameter node is connected."""

    def connectParameters(self):
        """Keep widgets that name a `SlicerParameterName` in step with the parameter node."""
        self.guiTag = self.session.parameters.connectGui(self.ui)

    def disconnectParameters(self):
        """Let go of the parameter node, because another scene comes."""
        if self.guiTag is not None:
            self.session.parameters.disconnectGui(self.guiTag)
            self.guiTag = None

    def shortcuts(self):
        """The keys of this section while the module is open: (key sequence, callback) pairs."""
        return ()

    def enter(self):
        """The user opens the module."""

    def exit(self):
        """The user goes to another module."""

    def followPalette(self):
        """Slicer's style has changed: a widget with a style sheet keeps the old colours until it gets it again."""
        for root in (self.widget, self.head, self.foot):
            for widget in [] if root is None else [root, *root.findChildren("QWidget")]:
                sheet = widget.styleSheet
                if sheet:
                    widget.styleSheet = ""
                    widget.styleSheet = sheet

    def closeScene(self):
        """The scene goes: stop what belongs to it."""

    def cleanup(self):
        """The module is unloaded: stop timers and processes, remove observers."""
