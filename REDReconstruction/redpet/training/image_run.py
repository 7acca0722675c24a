"""`redpet train image`, `image-unet`, `dtm` and `dcdm`: a config in, a model file out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import torch
from tqdm import tqdm

from redpet.errors import InputError
from redpet.machine.cluster import NO_CLUSTER, ClusterSettings
from redpet.machine.staging import refuse_inputs, writing
from redpet.restoration.image_stage import STAGE_OSEM
from redpet.restoration.methods import IMAGE, IMAGE_UNET, METHODS, RED
from redpet.restoration.model_file import ImageRecipe, ModelFile, Recipe, default_model_path, load_model, save_model
from redpet.training.image_cluster import make_volumes
from redpet.training.image_config import ImageTrainingConfig, load_image_config
from redpet.training.image_samples import kept_volumes
from redpet.training.image_training import config_text, network_of, read_image_checkpoint, train_image
from redpet.training.loop import best_checkpoint, last_checkpoint
from redpet.training.pack import CARD, refuse_foreign

PLACES = ("out", "model", "image_unet", "shards", "start_from", "device", "threads", "checkpoint_every_s")
"""What a model file does not tell."""


def train_image_command(
    stage: str, config_path: Path, device: str | None = None, workers: ClusterSettings = NO_CLUSTER
) -> Path:
    """Train as the TOML file says, write the model file into OUT, and say where it is.

    The image stage joins the model that it was trained upon; any other method has a file of its own. `workers` make
    the volumes, where any are named. Raises InputError for a config, model or checkpoint that is wrong, Cancelled where
    the user stopped it.
    """
    config = load_image_config(config_path)
    if device:
        config = msgspec.structs.replace(config, device=device)
    restorer = load_model(config.model or default_model_path())
    if restorer.method != RED:
        raise InputError(f"{restorer.name} holds the method {restorer.method}: an image stage is trained upon RED.")
    model = config.out / ("model.safetensors" if stage == IMAGE else f"{stage}.safetensors")
    refuse_inputs(model, (config.model, config.image_unet if stage == IMAGE else None))
    for checkpoint in (best_checkpoint, last_checkpoint):
        refuse_inputs(checkpoint(config.out, stage), (config.start_from,))
    refuse_foreign(model)
    with tqdm(total=config.validation_volumes + config.volumes, desc="volumes", unit="volume") as bar:
        if workers != NO_CLUSTER:
            make_volumes(config, restorer, workers, lambda done, total: _move(bar, done))
            bar.reset()
        volumes = kept_volumes(config, restorer, lambda done, total: _move(bar, done))
    train_image(stage, config, volumes[config.validation_volumes :], volumes[: config.validation_volumes])
    beside = load_model(config.image_unet) if config.image_unet and stage == IMAGE else None
    pack_image(model, stage, [config.out], restorer if stage == IMAGE else None, beside=beside)
    method = "" if stage == IMAGE else f"--method {stage} "
    print(f"The model is {model}; use it with: redpet restore INPUT {method}--model {model} --out DIR")
    return model


def pack_image(
    out: Path,
    stage: str,
    folders: Sequence[Path],
    base: ModelFile | None,
    card: str | None = None,
    beside: ModelFile | None = None,
) -> Path:
    """Write a model file of the best averaged weights in `folders`, one for each kind of sinogram, in float16.

    `base` is the RED that image stages join; other methods have none. `card` is Markdown in place of the base's, and
    what was trained is added to it. `beside` is an image U-Net that has a share in the results.
    """
    refuse_foreign(out)
    recipes = {} if base is None else {name: variant.recipe for name, variant in base.variants.items()}
    weights: dict[str, dict[str, Mapping[str, torch.Tensor]]] = {}
    if base is not None:
        for name, variant in base.variants.items():
            weights[name] = {stage: network.state_dict() for stage, network in variant.networks.items()}
    sections = []
    for folder in folders:
        config, state = read_image_checkpoint(best_checkpoint(folder, stage), stage)
        share = 0.0 if beside is None else config.image_unet_share
        image = ImageRecipe(network_of(config), config.neighbours, STAGE_OSEM, share)
        if base is None:
            recipes[str(config.kind)] = Recipe(
                (config.kind,), "noise-standardised", image.network, (), method=stage, image=image
            )
        serving = [name for name, recipe in recipes.items() if config.kind in recipe.kinds]
        if not serving:
            source = out if base is None else base
            raise InputError(f"{source.name} does not serve {config.kind} sinograms: train its RED for them first.")
        for name in serving:  # whatever their grids: each restored its share of the volumes
            recipes[name] = replace(recipes[name], image=image)
            weights.setdefault(name, {})[IMAGE] = state["average"]
            if beside is not None:
                weights[name][IMAGE_UNET] = beside.variant_for(config.kind).networks[IMAGE].state_dict()
        sections.append(_section(stage, config, state))
    text = card or (CARD.format(label=METHODS[stage].label) if base is None else base.card)
    with writing(out):
        save_model(out, recipes, weights, "\n".join([text.rstrip() + "\n", *sections]), torch.float16)
    return out


def _move(bar: "tqdm[NoReturn]", done: int) -> None:
    bar.update(done - bar.n)


def _section(stage: str, config: ImageTrainingConfig, state: Mapping[str, Any]) -> str:
    """What a card says of one training without being asked."""
    what = "The image stage" if stage == IMAGE else f"The {METHODS[stage].label[0].lower()}{METHODS[stage].label[1:]}"
    plain = {key: value for key, value in msgspec.json.decode(config_text(config)).items() if key not in PLACES}
    parameters = sum(value.numel() for value in state["average"].values())
    lines = [
        f"## {what} for {config.kind} sinograms",
        "",
        f"- Network: {parameters:,} parameters, stored in float16",
        f"- Neighbouring slices on each side: {config.neighbours}",
        f"- Images: OSEM of {STAGE_OSEM.iterations} iterations and {STAGE_OSEM.subsets} subsets",
        f"- Data: {config.volumes} volumes of random phantoms, {config.slices} slices each",
        f"- Best at step {state['step']} of {config.steps}, validation loss {state['best']:.4g}",
        "",
        "```json",
        msgspec.json.format(msgspec.json.encode(plain)).decode(),
        "```",
    ]
    return "\n".join(lines) + "\n"
