"""One data-consistent step: from a restored image towards what its counts say, in closed form, over subsets of angles.

De Pierro's surrogate of MAP-EM (IEEE Trans. Med. Imaging 14, 1995) around the restored image d, with a prior so strong
that a small difference moves by the share w: `x <- ((k - 1) d + sqrt(((k - 1) d)^2 + 4 k d x_EM)) / (2 k)` with
`k = (1 - w)/w`, where x_EM is what EM makes of x with the counts of a subset. At w = 0 it is d, at w = 1 EM.
"""

from dataclasses import replace

import torch

from redpet.case import FloatArray, Image, Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import in_turn, room
from redpet.projection.operator import SMALLEST
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel, safe_ratio
from redpet.reconstruction.osem import BATCH_SLICES

SUBSETS = 16
LEAST = 0.001
"""The least activity, as a share of the mean, from which EM can rise."""


def check_counts(sinogram: Sinogram) -> None:
    """Raise InputError for a sinogram without counts, with which nothing could be consistent."""
    if sinogram.kind is not Kind.MEASURED:
        raise InputError(
            "the data-consistent step weighs measured counts, and this input is an image, projected: leave out "
            "consistency."
        )


def consistent(
    sinogram: Sinogram, image: Image, weight: float, *, psf_mm: float = 0.0, backend: str = "auto", device: str = "cpu"
) -> Image:
    """The image `[z, y, x]` moved by the share `weight` towards its measured counts; not negative, at 0 as it was.

    Raises InputError for a sinogram without counts.
    """
    check_counts(sinogram)
    if weight == 0:
        return image
    projector = get_projector(
        sinogram.geometry, sinogram.grid, min(SUBSETS, sinogram.geometry.n_angles), backend, device
    )
    values = room(image.values.shape)
    for part in in_turn(batches(len(values), BATCH_SLICES)):
        model = CountingModel(sinogram.slices(part.start, part.stop), projector, psf_mm)
        values[part] = _moved(model, image.values[part], weight)
    return replace(image, values=values)


def _moved(model: CountingModel, image: FloatArray, weight: float) -> FloatArray:
    start = torch.from_numpy(image).to(model.counts.device)
    start = start.clamp_min(LEAST * float(start.mean())) * model.mask
    x = start
    for k, sensitivity in enumerate(model.sensitivity):
        em = x * safe_ratio(model.back(model.ratio(x, k), k), sensitivity)
        if weight < 1:
            pull = (1 - weight) / weight
            held = (pull - 1) * start
            em = (held + torch.sqrt(held * held + 4 * pull * start * em)) / (2 * pull)
        x = torch.where(sensitivity > SMALLEST, em, x)
    return x.cpu().numpy()


def deviance(
    sinogram: Sinogram, image: Image, *, psf_mm: float = 0.0, backend: str = "auto", device: str = "cpu"
) -> float:
    """Half the Poisson deviance of counts from what an image lets expect: the less, the better they fit."""
    projector = get_projector(sinogram.geometry, sinogram.grid, 1, backend, device)
    total = 0.0
    for part in in_turn(batches(len(image.values), BATCH_SLICES)):
        model = CountingModel(sinogram.slices(part.start, part.stop), projector, psf_mm)
        expected = model.expected(torch.from_numpy(image.values[part]).to(projector.device), 0).double()
        counts, expected = model.counts.double(), expected.clamp_min(SMALLEST)
        total += float((torch.xlogy(counts, counts / expected) - counts + expected).sum())
    return total
