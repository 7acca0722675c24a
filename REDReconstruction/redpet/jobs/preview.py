"""What is shown of a restoration that goes on: the picture of one slice, as soon as it is restored."""

from dataclasses import dataclass
from pathlib import Path

from redpet.case import Sinogram
from redpet.errors import InputError
from redpet.jobs.imaging import Imaging
from redpet.machine.progress import Progress, Silent
from redpet.restoration.image_stage import neighbours_of


@dataclass(frozen=True, kw_only=True)
class PreviewSettings:
    """The file of the picture, and the slice that it shows: the first that is asked for where none is named."""

    preview: Path | None = None
    preview_slice: int | None = None


NO_PREVIEW = PreviewSettings()


def check_preview(settings: PreviewSettings) -> None:
    """Raise InputError for a file whose name is not that of a picture."""
    if settings.preview is not None and settings.preview.suffix.lower() != ".png":
        raise InputError(f"{settings.preview}: the preview is a PNG; end its name in .png.")


@dataclass(frozen=True, eq=False)
class Preview:
    """An observer of a restoration: it is told of the slices that are done, and shows one of them.

    `first` is the first slice that is asked for.
    """

    settings: PreviewSettings
    first: int
    imaging: Imaging
    progress: Progress

    @property
    def watched(self) -> int:
        """The slice that is shown."""
        return self.first if self.settings.preview_slice is None else self.settings.preview_slice

    def slices_done(self, done: slice, sinogram: Sinogram) -> None:
        """The slices `done` of the whole are restored: `sinogram` holds them."""
        path, watched = self.settings.preview, self.watched
        if path is None or not done.start <= watched < done.stop:
            return
        reach = neighbours_of(self.imaging.stage)
        first, stop = max(done.start, watched - reach), min(done.stop, watched + reach + 1)
        given = self.imaging.given((first, stop), Silent())
        image = self.imaging.restored(sinogram.slices(first - done.start, stop - done.start), given, Silent())
        if self.imaging.returns:
            taken = self.imaging.taken(image, given, (first, stop))
            image = self.imaging.kept(image, taken, (first, stop), Silent())
        from redpet.pictures.figures import save_preview  # with matplotlib, which no run without pictures waits for

        save_preview(path, self.imaging.shown(image, given, (watched - first, watched - first + 1)))
        self.progress.preview(path, watched)
