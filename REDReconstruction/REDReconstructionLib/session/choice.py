"""A combo box whose chosen entry is the value of a parameter; what it shows may be translated."""


class Choice:
    """Keeps a `QComboBox` and one parameter of the session in step.

    `entries` are (value, text) pairs. A value of the parameter that no entry has is added and shown as it is, for a
    scene may bring it from elsewhere. `onChosen()` follows a choice.
    """

    def __init__(self, combo, session, name, entries=(), onChosen=lambda: None):
        self.combo = combo
        self.session = session
        self.name = name
        self.onChosen = onChosen
        self.fill(entries)
        combo.connect("currentIndexChanged(int)", self.onIndex)

    def value(self):
        """The value of the parameter."""
        return getattr(self.session.parameters, self.name)

    def fill(self, entries):
        """Offer other entries; the parameter keeps its value."""
        blocked = self.combo.blockSignals(True)
        self.combo.clear()
        for value, text in entries:
            self.combo.addItem(text, value)
        self.combo.blockSignals(blocked)
        self.show()

    def show(self):
        """Show the parameter's value."""
        blocked = self.combo.blockSignals(True)
        index = self.combo.findData(self.value())
        if index < 0:
            self.combo.addItem(self.value(), self.value())
            index = self.combo.count - 1
        self.combo.setCurrentIndex(index)
        self.combo.blockSignals(blocked)

    def onIndex(self, index):
        """The user chose an entry."""
        setattr(self.session.parameters, self.name, str(self.combo.itemData(index)))
        self.onChosen()
