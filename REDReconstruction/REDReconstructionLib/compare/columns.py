"""The columns that fit into the window: as many as can be read, the others are a scroll away."""

from dataclasses import dataclass

import slicer
from slicer.i18n import tr as _

NARROWEST = 220
"""Pixels below which a picture and its label cannot be read any more."""


@dataclass(frozen=True)
class Columns:
    """The columns that are shown: `count` of all `total`, from `first`, counted from 0."""

    first: int
    count: int
    total: int

    def of(self, rows):
        """These columns of rows of cells."""
        return [row[self.first : self.first + self.count] for row in rows]


def fitting(total, first):
    """As many of all columns as the window has room for, at least one, from `first` as far as there are so many."""
    count = max(1, min(total, slicer.app.layoutManager().viewport().width // NARROWEST))
    return Columns(max(0, min(first, total - count)), count, total)


def show(ui, columns):
    """Offer the columns that the window has no room for."""
    ui.scrollWidget.setVisible(columns.count < columns.total)
    ui.scrollLabel.text = _("{first} to {last} of {total}").format(
        first=columns.first + 1, last=columns.first + columns.count, total=columns.total
    )
    ui.columnsSlider.setRange(0, columns.total - columns.count)
    ui.columnsSlider.setPageStep(max(1, columns.count))
    ui.columnsSlider.setValue(columns.first)
