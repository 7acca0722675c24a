"""From trained checkpoints to a model file.

`python -m redpet.training.pack OUT.safetensors RUN_FOLDER... --card CARD.md`: a run folder is the `out` of a
training; runs for different kinds of sinogram become variants of one file.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import torch

from redpet.case import Kind
from redpet.errors import InputError, RedpetError
from redpet.machine.staging import writing
from redpet.restoration.methods import DCN, METHODS, NOISE_STANDARDISED, RED, REN, trained
from redpet.restoration.model_file import ModelFile, Recipe, load_model, save_model
from redpet.restoration.noise_standardised import SMOOTHING_BINS, VARIANCE_FLOOR
from redpet.restoration.red import SMALLEST_SCALE
from redpet.restoration.restorer import COUNTS_PER_BIN
from redpet.training.checkpoint import Checkpoint, digest, read_checkpoint
from redpet.training.config import TrainingConfig, network_config_for, to_json
from redpet.training.loop import best_checkpoint
from redpet.training.objectives import OBJECTIVES
from redpet.training.samples import ANGLES_PER_BIN, TRAINING, make_volume
from redpet.training.trainer import ren_checkpoint

FINE = ", fine grids"
"""How the names of variants for large images end."""
SCALING = {"variance_sigma_bins": SMOOTHING_BINS, "variance_floor": VARIANCE_FLOOR}
PLACES = ("out", "ren", "start_from", "device", "threads", "checkpoint_every_s", "cases", "shards")
"""What a model file does not tell: where it was trained, and on whom."""
CARD = """# A model for {label}

For research only, not for clinical use. Trained with `redpet train`; nobody has described its results and limits yet.
Its noise was simulated: judge it on your own data, where the full dose is known, before you believe it.
"""


def pack(out: Path, folders: Sequence[Path], card: str | None = None, method: str = RED) -> Path:
    """Write the best averaged weights of a method's runs in `folders` as the model file `out`, in float16.

    `card` is Markdown; what was trained, how long and with which seed is added to it. A DCN that was trained upon
    another REN than the folder's is left out. Raises InputError for a folder without a training of the method, two
    runs for one kind of sinogram, or a file at `out` that is no model.
    """
    if method not in trained():
        raise InputError(f"the method '{method}' has no model: choose one of {', '.join(trained())}.")
    refuse_foreign(out)
    recipes, weights, sections = {}, {}, []
    for folder in folders:
        stages = trained_stages(folder) if method == RED else trained_alone(folder, method)
        config = next(iter(stages.values())).config
        name = str(config.kind)
        if name in recipes:
            raise InputError(f"{folder} holds another run for {name} sinograms: a model file has one for each kind.")
        recipes[name] = recipe_of(config, tuple(stages), method)
        weights[name] = {stage: checkpoint.average for stage, checkpoint in stages.items()}
        sections.append(training_section(recipes[name], stages))
    card = card or CARD.format(label=METHODS[method].label)
    with writing(out):
        save_model(out, recipes, weights, "\n".join([card.rstrip() + "\n", *sections]), torch.float16)
    return out


def join(out: Path, usual: ModelFile, fine: ModelFile, largest_side: int, card: str) -> Path:
    """Write one model file of two: `fine` serves images of more pixels a side than `largest_side`, in float16.

    Raises InputError for a file at `out` that is no model, or two methods.
    """
    refuse_foreign(out)
    if usual.method != fine.method:
        raise InputError(
            f"{usual.name} holds the method {usual.method}, {fine.name} {fine.method}: join the same ones."
        )
    recipes, weights = {}, {}
    for model, ending, largest in ((usual, "", largest_side), (fine, FINE, None)):
        for name, variant in model.variants.items():
            recipes[name + ending] = replace(variant.recipe, largest_side=largest)
            weights[name + ending] = {stage: network.state_dict() for stage, network in variant.networks.items()}
    with writing(out):
        save_model(out, recipes, weights, card, torch.float16)
    return out


def trained_alone(folder: Path, stage: str) -> dict[str, Checkpoint]:
    """The best checkpoint of a method that has one stage."""
    return {stage: read_checkpoint(best_checkpoint(folder, stage), stage)}


def trained_stages(folder: Path) -> dict[str, Checkpoint]:
    """The best checkpoints of a run of RED by stage: REN, and DCN where it was trained upon that REN."""
    if not best_checkpoint(folder, DCN).exists():
        return trained_alone(folder, REN)
    dcn = read_checkpoint(best_checkpoint(folder, DCN), DCN)
    ren = read_checkpoint(ren_checkpoint(msgspec.structs.replace(dcn.config, out=folder)), REN)
    return {REN: ren, DCN: dcn} if dcn.ren == digest(ren.average) else {REN: ren}


def recipe_of(config: TrainingConfig, stages: tuple[str, ...], method: str) -> Recipe:
    """How the networks of a training are to be used."""
    standardised = config.formulation == NOISE_STANDARDISED
    scaling = SCALING if standardised else {"smallest_scale": SMALLEST_SCALE}
    own = OBJECTIVES[stages[0]].scaling.get((config.formulation, config.kind), {})
    return Recipe(
        kinds=(config.kind,),
        formulation="noise-standardised" if standardised else "published",
        network=network_config_for(config, stages[0]),
        stages=stages,
        neighbours=config.neighbours,
        scaling={**scaling, **own},
        training_grid={
            COUNTS_PER_BIN: counts_range(config),
            "n_radial": (min(config.sides), max(config.sides)),
            "n_angles": (
                max(config.crop, round(min(ANGLES_PER_BIN) * min(config.sides))),
                max(config.crop, round(max(ANGLES_PER_BIN) * max(config.sides))),
            ),
        },
        method=method,
    )


def counts_range(config: TrainingConfig) -> tuple[float, float]:
    """The lowest and highest mean counts in a bin, background included, that a training sees.

    They are known for counts. For re-projected images they are noise-equivalent, and observed in the first pool.
    """
    if config.kind is Kind.MEASURED:
        counts = config.counts
        return counts.lowest_per_bin, counts.highest_per_bin * (1 + counts.largest_background)
    means = []
    for number in range(config.pool):
        low = make_volume(config, TRAINING, number, ()).low
        assert low is not None
        means.append(float(low.mean()))
    return min(means), max(means)


def training_section(recipe: Recipe, stages: Mapping[str, Checkpoint]) -> str:
    """What a card says of one variant without being asked."""
    first = next(iter(stages.values()))
    config = first.config
    lowest, highest = recipe.training_grid[COUNTS_PER_BIN]
    parameters = sum(value.numel() for value in first.average.values())
    data = "random phantoms made on the fly"
    if config.cases:
        data += f", and {len(config.cases)} cases from disk split by patient"
    lines = [
        f"## Training for {config.kind} sinograms",
        "",
        f"- Method: {METHODS[recipe.method].label}",
        f"- Formulation: {config.formulation}, {config.neighbours} neighbouring slices on each side",
        f"- Networks: {', '.join(stages)}, {parameters:,} parameters each, stored in float16",
        f"- Data: {data}",
        f"- Counts in a bin (mean): {lowest:.3g} to {highest:.3g}",
        f"- Seed: {config.seed}",
    ]
    for stage, checkpoint in stages.items():
        steps = f"best of {checkpoint.config.steps} steps at step {checkpoint.step}"
        lines.append(f"- {stage}: {steps}, validation loss {checkpoint.best:.4g}")
    for stage, checkpoint in stages.items():
        lines += ["", f"The config of {stage}:", "", "```json", _config_text(checkpoint.config), "```"]
    return "\n".join(lines) + "\n"


def refuse_foreign(out: Path) -> None:
    """Raise InputError where `out` exists and is no model file."""
    if not out.exists():
        return
    try:
        load_model(out)
    except InputError as error:
        raise InputError(f"{out} exists and is no model file of ours: name another file.") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Pack runs into a model file; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m redpet.training.pack", description="Pack runs into a model file.")
    parser.add_argument("out", type=Path, metavar="OUT.safetensors")
    parser.add_argument("folders", type=Path, nargs="+", metavar="RUN_FOLDER")
    parser.add_argument("--method", default=RED, help=f"one of {', '.join(trained())} (%(default)s)")
    parser.add_argument("--card", type=Path, metavar="CARD.md", help="what the model is, in Markdown")
    options = parser.parse_args(arguments)
    try:
        pack(options.out, options.folders, _read_card(options.card) if options.card else None, options.method)
    except RedpetError as error:
        print(f"redpet: {error}", file=sys.stderr)
        return error.exit_code
    print(f"The model is {options.out}.")
    return 0


def _config_text(config: TrainingConfig) -> str:
    plain = {key: value for key, value in msgspec.json.decode(to_json(config)).items() if key not in PLACES}
    return msgspec.json.format(msgspec.json.encode(plain)).decode()


def _read_card(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the card cannot be read as text.") from error


if __name__ == "__main__":
    sys.exit(main())
