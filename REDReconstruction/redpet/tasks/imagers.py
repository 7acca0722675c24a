"""From a dose level to its image by any method, and by each strength that is tried of one that has a strength."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from redpet.case import DoseLevel, Image
from redpet.case.study import RESTORED
from redpet.errors import InputError
from redpet.evaluation.job import (
    EARLY,
    FBP,
    GAUSS,
    NLM,
    OSEM,
    RIVALS,
    TV,
    digest,
    known_methods,
    needs_file,
)
from redpet.evaluation.tuning import FILTERS
from redpet.jobs.restore import restore_level
from redpet.machine.devices import Compute
from redpet.machine.progress import Progress
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.reconstruct import RDP, ReconstructionSettings, reconstruct, smoothed
from redpet.restoration.guest import Guest
from redpet.restoration.keeping import AUTO, RULE, GiveBack
from redpet.restoration.methods import RED
from redpet.restoration.restorer import Model, model_label, open_model

STRENGTHS: Mapping[str, tuple[float, ...]] = {
    EARLY: (1, 2, 3),
    GAUSS: (3, 4, 5, 6, 8, 10),
    NLM: (0.05, 0.1, 0.2),
    TV: (0.04, 0.1, 0.22, 0.5),
    RDP: (0.005, 0.02),
}
"""What is tried: iterations, width in mm, strength of the filter, beta."""
AS_IT_IS = (0.0,)
PLAIN = ReconstructionSettings()


def check_methods(methods: tuple[str, ...], models: Mapping[str, Path]) -> None:
    """Raise InputError for a method that is not there, named twice, or without a model."""
    if not methods or len(set(methods)) < len(methods):
        raise InputError("name each method once: --methods osem,red")
    for method in (*methods, *models):
        if method not in known_methods():
            raise InputError(f"the method '{method}' is unknown: choose from {', '.join(known_methods())}.")
    for method in models:
        if method in RIVALS:
            raise InputError(f"{method} needs no model: leave out --model {method}=FILE.")
    for method in methods:
        if method not in (*RIVALS, *models) and needs_file(method):
            raise InputError(f"no model for {method} is built in: name one with --model {method}=FILE.")


class Imager:
    """A method that makes images of a dose level; `code` changes with its model's recipe and weights.

    `give_back` is the share of what a network took away that is given back, by itself of what RED took.
    """

    def __init__(self, method: str, model: Path | None, compute: Compute, give_back: GiveBack = AUTO) -> None:
        self.method, self.compute, self.give_back = method, compute, give_back
        self.model: Model | None = None
        self.code, self.label = method, RIVALS.get(method, "")
        if not self.label:
            self.model = open_model(method, model)
            assert self.model is not None
            self.code = f"{method}-{code_of(self.model)}"
            self.label = model_label(self.model)
            if give_back and (give_back != AUTO or method == RED):
                self.code += f"-{digest(f'{give_back} {RULE}'.encode())}"
                self.label += ", given back"

    @property
    def strengths(self) -> tuple[float, ...]:
        """The strengths that are tried, one of 0 for a method that has none."""
        return STRENGTHS.get(self.method, AS_IT_IS)

    def images(self, level: DoseLevel, plain: Callable[[], Image], progress: Progress) -> Iterator[Image]:
        """The image of a dose level by each strength; `plain` gives that by OSEM as it is, once for all methods."""

        def count(done: int, total: int) -> None:
            progress.step(self.label, done, total)

        if self.model is not None:
            done = restore_level(
                level,
                model=self.model,
                give_back=self.give_back,
                reconstruction=PLAIN,
                compute=self.compute,
                progress=progress,
            )
            yield done.studies[RESTORED].image
            return
        if level.sinogram is None and self.method in (EARLY, FBP, RDP):
            raise InputError(f"{self.method} reconstructs a sinogram, and this input is an image: leave it out.")
        for strength in self.strengths:
            if self.method == OSEM:
                yield plain()
            elif self.method == GAUSS:
                yield smoothed(plain(), strength)
            elif self.method in FILTERS:
                yield FILTERS[self.method].apply(plain(), strength)
            elif level.sinogram is not None and self.method == EARLY:
                settings = OsemSettings(int(strength), PLAIN.subsets)
                yield osem(level.sinogram, settings, device=self.compute.device, on_batch=count)
            elif level.sinogram is not None:
                made = ReconstructionSettings(
                    reconstruction=FBP if self.method == FBP else RDP,
                    beta=strength if self.method == RDP else None,
                )
                yield reconstruct(level.sinogram, made, self.compute, count)
            count(1, 1)


def code_of(model: Model) -> str:
    """Eight letters for what a model computes: its card may change, its recipes and weights may not."""
    if isinstance(model, Guest):
        return digest(model.sha256.encode(), f"{model.contract}".encode())
    parts = []
    for name, variant in sorted(model.variants.items()):
        parts.append(f"{name} {variant.recipe}".encode())
        for stage, network in variant.networks.items():
            for parameter, values in network.state_dict().items():
                parts += [f"{stage} {parameter}".encode(), values.cpu().numpy().tobytes()]
    return digest(*parts)
