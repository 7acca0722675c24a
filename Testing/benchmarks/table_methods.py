"""The methods of the table: the networks, and the rivals without one at each strength, tuned in two ways."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from statistics import fmean

import torch
from benchmarks.given_shares import with_its_share
from benchmarks.table_cases import Scan

from redpet.case import FloatArray, Image, Kind
from redpet.evaluation.tuning import BETAS, FILTERS, ITERATIONS, WIDTHS_MM, psnr_db
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.rdp import Problem, RdpSettings, rdp
from redpet.restoration.dtm import PriorTransformer, WithoutPrior
from redpet.restoration.image_stage import STAGE_OSEM, corrected, kept_share
from redpet.restoration.methods import IMAGE, IMAGE_UNET
from redpet.restoration.model_file import ModelFile, Variant, default_model_path, load_model
from redpet.restoration.restorer import model_label, restore_sinogram

GAUSS, NLM, TV, RDP = "OSEM + Gaussian", "OSEM + non-local means", "OSEM + total variation", "RDP"
UNFILTERED, UNET, RED_ALONE, RED = "OSEM", "Image U-Net", "RED-NS", "RED-NS+"
RETURNED = "RED-NS+, given back"
BUILT_IN = (UNFILTERED, UNET, RED_ALONE, RED, RETURNED)
RIVALS = (GAUSS, NLM, TV, RDP)
Strength = tuple[float, ...]


@dataclass(frozen=True)
class Method:
    """What makes the image of a scan without a strength, of the kinds of sinogram that it serves."""

    image: Callable[[Scan], FloatArray]
    kinds: tuple[Kind, ...] = tuple(Kind)


def rivals_of(kind: Kind) -> tuple[str, ...]:
    """The rivals that a kind of sinogram has: RDP weighs counts."""
    return RIVALS if kind is Kind.MEASURED else (GAUSS, NLM, TV)


def grid_of(rival: str, kind: Kind) -> tuple[Strength, ...]:
    """The strengths that are tried, weakest first; of the Gaussian on counts with each number of iterations."""
    if rival == GAUSS and kind is Kind.MEASURED:
        return tuple((width, float(count)) for count in ITERATIONS for width in WIDTHS_MM)
    scalars = {GAUSS: WIDTHS_MM, NLM: FILTERS["osem-nlm"].strengths, TV: FILTERS["osem-tv"].strengths, RDP: BETAS}
    return tuple((one,) for one in scalars[rival])


class Rivals:
    """The images of the rivals of one scan, each made once."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.image = cache(self._image)
        self._osem = cache(self._early)
        self._penalised: dict[float, FloatArray] = {}

    def _early(self, iterations: int) -> Image:
        return osem(self.scan.low, OsemSettings(iterations, STAGE_OSEM.subsets))

    def _rdp(self, beta: float) -> FloatArray:
        """From the image of the nearest strength that is there: within 0.03 dB of a start from afar, and sooner."""
        settings = RdpSettings(beta)
        if self._penalised:
            nearest = min(self._penalised, key=lambda other: abs(math.log(other / beta)))
            problem = Problem(self.scan.low, settings, STAGE_OSEM.subsets, "auto", "cpu")
            self._penalised[beta] = problem.solved(torch.from_numpy(self._penalised[nearest]))
        else:
            self._penalised[beta] = rdp(self.scan.low, settings).values
        return self._penalised[beta]

    def _image(self, rival: str, strength: Strength) -> FloatArray:
        given = self.scan.given
        if rival == RDP:
            return self._rdp(strength[0])
        if rival == GAUSS:
            image = self._osem(int(strength[1])) if len(strength) > 1 else given
            return GaussianFilter(given.grid, strength[0]).apply(image.values)
        return FILTERS["osem-nlm" if rival == NLM else "osem-tv"].apply(given, strength[0]).values


def climbed(score: Callable[[Strength], float], grid: Sequence[Strength], start: Strength | None = None) -> Strength:
    """The strength with the best score: all of a grid with two axes, and uphill from `start` along one with one."""
    if len(grid[0]) > 1:
        return max(grid, key=score)
    at = len(grid) // 2 if start is None else grid.index(start)
    while True:
        near = [index for index in (at, at - 1, at + 1) if 0 <= index < len(grid)]
        better = max(near, key=lambda index: score(grid[index]))
        if better == at:
            return grid[at]
        at = better


def best_for(rivals: Sequence[Rivals], rival: str, reference: str, start: Strength | None = None) -> Strength:
    """The strength with the best mean PSNR over scans, against each one's `truth` or `full`."""

    @cache
    def score(strength: Strength) -> float:
        return fmean(psnr_db(one.image(rival, strength), getattr(one.scan, reference).values) for one in rivals)

    return climbed(score, grid_of(rival, rivals[0].scan.low.kind), start)


@cache
def models() -> tuple[ModelFile, ModelFile]:
    """The default model and the image U-Net."""
    return load_model(default_model_path()), load_model(default_model_path(IMAGE_UNET))


def image_by(variant_for: Callable[[Scan], Variant], scan: Scan) -> FloatArray:
    """The image of a method that works on images alone."""
    share = kept_share(scan.low.kind, scan.drf)
    return corrected(scan.given, scan.given, variant_for(scan), share).values


def methods_of(paths: Sequence[Path] = ()) -> dict[str, Method]:
    """Every method without a strength by its name: those that ship, and model files that somebody trained."""
    kinds = {RETURNED: (Kind.MEASURED,)}  # of an image nothing is given back
    found = {name: Method(partial(network_image, method=name), kinds.get(name, tuple(Kind))) for name in BUILT_IN}
    return found | {name: method for path in paths for name, method in joining(path)}


def joining(path: Path) -> Iterator[tuple[str, Method]]:
    """The rows of a model file that somebody trained; of DTM also that with a prior of zeros.

    A model of a method that ships is told from that by the name of its file.
    """
    model = load_model(path)
    label = model_label(model)
    if label in BUILT_IN:
        label += f", {path.stem}"
    kinds = tuple(kind for kind in Kind if model.variants_for(kind))

    def without_prior(scan: Scan) -> Variant:
        variant = model.variant_serving(scan.low)
        network = variant.networks[IMAGE]
        assert isinstance(network, PriorTransformer)
        return replace(variant, networks={IMAGE: WithoutPrior(network)})

    variant = model.variants_for(kinds[0])[0]
    if variant.recipe.restores_sinograms:
        yield label, Method(lambda scan: restored_by(model, scan).values, kinds)
        return
    yield label, Method(partial(image_by, lambda scan: model.variant_serving(scan.low)), kinds)
    if isinstance(variant.networks.get(IMAGE), PriorTransformer):
        yield f"{label}, prior = 0", Method(partial(image_by, without_prior), kinds)


def network_image(scan: Scan, method: str) -> FloatArray:
    """The image of a method without a strength, as `redpet restore` makes it."""
    red, unet = models()
    if method == UNFILTERED:
        return scan.given.values
    if method == UNET:
        return image_by(lambda scan: unet.variant_serving(scan.low), scan)
    if method == RED_ALONE:
        return restored_by(red, scan).values
    image = corrected_by(red, scan)
    return image.values if method == RED else as_suits_the_dose(scan, image)


def restored_by(red: ModelFile, scan: Scan) -> Image:
    """The image of the sinogram that RED restored."""
    return osem(restore_sinogram(scan.low, red).sinogram, STAGE_OSEM)


def corrected_by(red: ModelFile, scan: Scan) -> Image:
    """That image after the image stage, as `redpet restore` makes it."""
    share = kept_share(scan.low.kind, scan.drf)
    return corrected(scan.given, restored_by(red, scan), red.variant_serving(scan.low), share)


def as_suits_the_dose(scan: Scan, image: Image) -> FloatArray:
    """A restored image with what `redpet restore` gives back by itself."""
    return with_its_share(scan.low, image, scan.drf).values
