"""Our model file: weights as safetensors, and JSON metadata that says what they are for. No pickle.

A file holds one variant or more, because sinograms of measured counts and sinograms re-projected from an image need
different weights; a variant names the kinds that it serves.
"""

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Literal

import msgspec
import torch
from safetensors import SafetensorError
from safetensors.torch import save
from torch import Tensor

from redpet.case import Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.memory import gives_back
from redpet.reconstruction.osem import OsemSettings
from redpet.restoration.image_method import image_method
from redpet.restoration.methods import DCN, IMAGE, IMAGE_UNET, METHODS, RED, REN, SINOGRAM, learned, trained
from redpet.restoration.network import NetworkConfig, Restorer, SinogramUNet, check_finite, check_shapes, with_weights
from redpet.restoration.stored import TYPES, Stored, are_finite, read_stored, weights_digest, within

FORMAT = "redpet-model-1"
METADATA = "redpet"


@dataclass(frozen=True)
class ImageRecipe:
    """A network that corrects the image after the reconstruction, and the OSEM that it was trained on.

    `unet_share` is the share in the result of an image U-Net of the same shape beside it, 0 for none.
    """

    network: NetworkConfig
    neighbours: int
    osem: OsemSettings
    unet_share: float = 0.0

    def __post_init__(self) -> None:
        if self.neighbours < 0:
            raise InputError("an image stage sees no negative number of neighbours.")
        if not 0 <= self.unet_share < 1:
            raise InputError("the share of an image U-Net beside an image stage lies from 0 to below 1.")

    @property
    def networks(self) -> dict[str, NetworkConfig]:
        """Its networks by stage."""
        return dict.fromkeys((IMAGE, IMAGE_UNET) if self.unet_share else (IMAGE,), self.network)


@dataclass(frozen=True)
class Recipe:
    """How one variant is used: for which sinograms, by which formulation, with which network and scaling.

    `stages` names the networks of its `method` in the order of use. `neighbours` is the number of slices seen on each
    side. `scaling` holds the constants of the formulation's scaling, `training_grid` the smallest and largest value of
    each quantity in the training data, for example `radial_spacing_mm`. `image` is the stage after the reconstruction,
    where there is one; a method without networks for sinograms is that stage alone. Images of more pixels a side than
    `largest_side` are left to another variant.
    """

    kinds: tuple[Kind, ...]
    formulation: Literal["published", "noise-standardised"]
    network: NetworkConfig
    stages: tuple[str, ...]
    neighbours: int = 0
    scaling: dict[str, float] = field(default_factory=dict)
    training_grid: dict[str, tuple[float, float]] = field(default_factory=dict)
    method: str = RED
    image: ImageRecipe | None = None
    largest_side: int | None = None

    def __post_init__(self) -> None:
        if not self.kinds or not (self.stages or self.image) or self.neighbours < 0:
            raise InputError("a model needs a kind of sinogram that it serves, a network, and no negative neighbours.")
        if self.method not in learned():
            raise InputError(f"the method '{self.method}' is unknown: it must be one of {', '.join(learned())}.")
        first = METHODS[self.method].networks[:1]
        if self.stages[:1] != first:
            raise InputError(f"a model of the method {self.method} begins with the stage {(*first, IMAGE)[0]}.")
        own = METHODS[self.method].scaling
        if not set(own) <= self.scaling.keys():
            raise InputError(f"a model of the method {self.method} needs {', '.join(own)} in its scaling.")

    @property
    def restores_sinograms(self) -> bool:
        """Whether its method works on sinograms; any other leaves them as they are."""
        return SINOGRAM in METHODS[self.method].works_on

    def image_method(self, stage: str) -> str:
        """The method whose network a stage on images has: that of a model on images alone is its own."""
        return self.method if stage == IMAGE and not self.restores_sinograms else stage

    def builder(self, stage: str) -> Callable[[NetworkConfig], Restorer]:
        """What builds the network of a stage."""
        return image_method(self.image_method(stage)).network if stage in (IMAGE, IMAGE_UNET) else SinogramUNet

    @property
    def networks(self) -> dict[str, NetworkConfig]:
        """The networks by stage, that of the image included."""
        of_sinograms = dict.fromkeys(self.stages, self.network)
        return of_sinograms if self.image is None else of_sinograms | self.image.networks


class Networks(Mapping[str, Restorer]):
    """The networks of a variant by stage. They are built, all of them, when the first is asked for."""

    def __init__(self, recipe: Recipe, weights: Mapping[str, Mapping[str, Stored]], source: str) -> None:
        self.recipe, self.weights, self.source = recipe, weights, source
        for stage, config in recipe.networks.items():
            shapes = {name: one.shape for name, one in weights[stage].items()}
            check_shapes(recipe.builder(stage), config, shapes, self._named(stage))
            check_finite(are_finite(weights[stage]), self._named(stage))

    def _named(self, stage: str) -> str:
        return f"stage {stage} of {self.source}"

    @cached_property
    def built(self) -> Mapping[str, Restorer]:
        """All of them."""
        networks = {}
        for stage, config in self.recipe.networks.items():
            weights = {name: one.tensor for name, one in self.weights[stage].items()}
            networks[stage] = with_weights(self.recipe.builder(stage), config, weights, self._named(stage))
        return networks

    def __getitem__(self, stage: str) -> Restorer:
        return self.built[stage]

    def __iter__(self) -> Iterator[str]:
        return iter(self.recipe.networks)

    def __len__(self) -> int:
        return len(self.recipe.networks)


@dataclass(frozen=True, eq=False)
class Variant:
    """A recipe and its networks by stage."""

    recipe: Recipe
    networks: Mapping[str, Restorer]

    @property
    def ren(self) -> Restorer:
        """The residual estimation network."""
        return self.networks[REN]

    @property
    def dcn(self) -> Restorer | None:
        """The drift correction network, where the variant has one."""
        return self.networks.get(DCN)


@dataclass(frozen=True, eq=False)
class ModelFile:
    """An opened model file: its variants by name, its card in Markdown, and the SHA-256 of its bytes.

    `weights_sha256` is that of the weights alone, which another card leaves as it is; empty where nothing asks for it.
    """

    name: str
    variants: Mapping[str, Variant]
    card: str
    sha256: str
    weights_sha256: str = ""

    @property
    def method(self) -> str:
        """The method of its variants, which is one for all."""
        return next(iter(self.variants.values())).recipe.method

    def variants_for(self, kind: Kind) -> list[Variant]:
        """The variants that serve sinograms of `kind`, that for the smallest grids first."""
        serving = [variant for variant in self.variants.values() if kind in variant.recipe.kinds]
        return sorted(serving, key=lambda variant: variant.recipe.largest_side or math.inf)

    def variant_serving(self, sinogram: Sinogram) -> Variant:
        """The variant for a sinogram's kind and its image grid; InputError where none serves the kind."""
        return self.variant_for(sinogram.kind, max(sinogram.grid.size[:2]))

    def variant_for(self, kind: Kind, side: int = 0) -> Variant:
        """The variant that serves sinograms of `kind` and images of `side` pixels; InputError where none does.

        Of several it is that with the smallest grids that are large enough, else that with the largest.
        """
        serving = self.variants_for(kind)
        for variant in serving:
            if side <= (variant.recipe.largest_side or math.inf):
                return variant
        if serving:
            return serving[-1]
        served = sorted({str(kind) for variant in self.variants.values() for kind in variant.recipe.kinds})
        raise InputError(
            f"the model file {self.name} was made for {' and '.join(served)} sinograms, and this one is {kind}: "
            "choose a model for it."
        )


@dataclass(frozen=True)
class _Metadata:
    format: str
    variants: dict[str, Recipe]
    card: str


def default_model_path(method: str = RED) -> Path:
    """Where the model of a method lies that ships with the engine, if any does."""
    name = METHODS[method].model or f"{method}.safetensors"
    return Path(str(resources.files("redpet") / "models" / name))


def save_model(
    path: Path,
    recipes: Mapping[str, Recipe],
    weights: Mapping[str, Mapping[str, Mapping[str, Tensor]]],
    card: str,
    dtype: torch.dtype = torch.float32,
) -> None:
    """Write `weights[variant][stage][parameter]`, stored as `dtype` (float16 halves the file), with their recipes."""
    tensors = {}
    for variant, recipe in recipes.items():
        for stage, network in recipe.networks.items():
            source = f"stage {stage} of variant {variant}"
            with_weights(recipe.builder(stage), network, weights[variant][stage], source)
            for name, value in weights[variant][stage].items():
                tensors[f"{variant}/{stage}/{name}"] = value.detach().cpu().to(dtype).contiguous()
    metadata = msgspec.json.encode(_Metadata(FORMAT, dict(recipes), card)).decode()
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(save(tensors, metadata={METADATA: metadata}))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load_model(path: Path) -> ModelFile:
    """Open a model file on the CPU, in float32; the networks of a variant are built when one of them is asked for.

    InputError names the file where it is missing, damaged, none of ours, or where weights and configuration differ.
    """
    if not path.is_file():
        raise InputError(f"there is no model file at {path}.")
    try:
        content = path.read_bytes()
        tensors, header = read_stored(content)
    except (SafetensorError, OSError) as error:
        raise InputError(
            f"{path} cannot be opened as a model file ({error}): choose a .safetensors file of this project, or a "
            "checkpoint of the RED release (.pt, .pth, .ckpt); other pickles are never opened."
        ) from error
    metadata = _parse(header.get(METADATA), path)
    if foreign := {one.kind for one in tensors.values()} - TYPES.keys():
        raise InputError(f"{path} holds numbers of the type {foreign.pop()}: weights are one of {', '.join(TYPES)}.")
    variants = {}
    for name, recipe in metadata.variants.items():
        weights = {stage: within(tensors, f"{name}/{stage}/") for stage in recipe.networks}
        variants[name] = Variant(recipe, Networks(recipe, weights, f"variant {name} of {path}"))
    sha256 = hashlib.sha256(content).hexdigest()
    return ModelFile(path.name, variants, metadata.card, sha256, weights_digest(tensors))


def load_once(path: Path) -> ModelFile:
    """The same, which stays open for the next case until another file is opened; for those who change no network."""
    try:
        stat = path.stat()
    except OSError:
        return load_model(path)
    return _loaded(path.absolute(), stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=1)
def _loaded(path: Path, size: int, changed_ns: int) -> ModelFile:
    return load_model(path)


gives_back(_loaded.cache_clear)


def _parse(header: str | None, path: Path) -> _Metadata:
    if header is None:
        raise InputError(f"{path} is a safetensors file but no model of this project: its metadata are missing.")
    try:
        metadata = msgspec.json.decode(header, type=_Metadata)
    except (msgspec.MsgspecError, InputError) as error:
        raise InputError(f"{path} has metadata that do not fit a model file: {error}") from error
    if not metadata.variants:
        raise InputError(f"{path} holds no variant of a model.")
    methods = {recipe.method for recipe in metadata.variants.values()}
    if foreign := methods - set(trained()):
        raise InputError(
            f"{path} says that it holds the method {foreign.pop()}, whose models are files of another kind."
        )
    if len(methods) > 1:
        raise InputError(f"{path} mixes the methods {', '.join(sorted(methods))}: a model file holds one.")
    if metadata.format != FORMAT:
        raise InputError(f"{path} has the model format {metadata.format}; this version reads {FORMAT}.")
    return metadata
