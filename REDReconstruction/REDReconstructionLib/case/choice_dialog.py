"""A dialog that chooses lines of a list: some of what an input holds, where it does not say what is meant."""

import qt

LINE = qt.Qt.UserRole


class ChoiceDialog:
    """A hint, lines in columns, and Open, which waits until something is chosen; nothing is beforehand.

    `name` is the dialog's; its list is `NAMETree`. `wide` is the column that takes the room that is left; `several`
    lets more than one line be chosen.
    """

    def __init__(self, parent, name, title, hint, heads, lines, wide, several=False):
        self.dialog = qt.QDialog(parent)
        self.dialog.windowTitle = title
        self.dialog.objectName = f"RED{name[0].upper()}{name[1:]}Choice"
        layout = qt.QVBoxLayout(self.dialog)
        label = qt.QLabel(hint)
        label.wordWrap = True
        layout.addWidget(label)
        self.tree = qt.QTreeWidget()
        self.tree.objectName = f"{name}Tree"
        self.tree.toolTip = title
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels(heads)
        if several:
            self.tree.setSelectionMode(qt.QAbstractItemView.ExtendedSelection)
        for number, texts in enumerate(lines):
            qt.QTreeWidgetItem(self.tree, texts).setData(0, LINE, number)
        self.tree.header().setStretchLastSection(False)
        for column in range(self.tree.columnCount):
            mode = qt.QHeaderView.Stretch if column == wide else qt.QHeaderView.ResizeToContents
            self.tree.header().setSectionResizeMode(column, mode)
        self.tree.connect("itemSelectionChanged()", self.enable)
        self.tree.connect("itemDoubleClicked(QTreeWidgetItem*,int)", self.acceptLine)
        layout.addWidget(self.tree)
        self.buttons = qt.QDialogButtonBox()
        self.buttons.setStandardButtons(qt.QDialogButtonBox.Open | qt.QDialogButtonBox.Cancel)
        self.buttons.connect("accepted()", self.dialog.accept)
        self.buttons.connect("rejected()", self.dialog.reject)
        layout.addWidget(self.buttons)
        self.dialog.resize(560, 280)
        self.tree.setFocus()
        self.enable()

    def enable(self):
        """Something has to be chosen."""
        self.buttons.button(qt.QDialogButtonBox.Open).enabled = bool(self.chosen())

    def acceptLine(self, _item, _column):
        """A double click on a line opens it."""
        self.dialog.accept()

    def chosen(self):
        """The chosen lines, counted from 0, in their order."""
        return sorted(int(item.data(0, LINE)) for item in self.tree.selectedItems())

    def ask(self):
        """Let the user choose; the lines, none where the user cancels."""
        chosen = self.chosen() if self.dialog.exec_() else []
        self.dialog.deleteLater()
        return chosen
