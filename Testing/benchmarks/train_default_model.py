"""Repeat the training of the built-in model: every stage after the other, resumable, some hours on one core.

    python Testing/benchmarks/train_default_model.py FOLDER [--steps N] [--volumes N]

Copies the configs into FOLDER, trains there as `redpet train` does, and tells which file is the model. What was
trained already is not trained again. `--steps` and `--volumes` shorten every stage, to try the way.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from redpet.restoration.methods import IMAGE_UNET
from redpet.restoration.model_file import load_model
from redpet.training.image_run import pack_image
from redpet.training.pack import join

KINDS = ("measured", "reprojected")
REN_STAGES = {"default": "", "grids": "-grids"}
"""The configs of REN, on usual grids and then on all, and how the names of what they write end."""
IMAGE_STAGES = (
    ("image-measured", None),
    ("image-scans", "image-measured/image-unet-best.pt"),
    ("image-reprojected", "image-measured/image-unet-best.pt"),
    ("image-grids-measured", "image-scans/image-unet-best.pt"),
    ("image-grids-reprojected", "image-reprojected/image-unet-best.pt"),
)
"""The image configs in their order, and from which weights the image U-Net of each goes on."""
USUAL, FINE = ("image-scans", "image-reprojected"), ("image-grids-measured", "image-grids-reprojected")
"""Whose weights serve images of up to `LARGEST_USUAL_SIDE` pixels, and whose serve larger ones."""
LARGEST_USUAL_SIDE = 144


def main() -> None:
    """Train stage after stage."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--steps", type=int)
    options.add_argument("--volumes", type=int)
    chosen = options.parse_args()
    folder = chosen.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    shorter = {} if chosen.steps is None else {"steps": chosen.steps}
    for name, ending in REN_STAGES.items():
        for kind in KINDS:
            redpet("train", "ren", config(folder, f"{name}-{kind}", shorter))
        runs = [folder / f"red-ns-{kind}{ending}" for kind in KINDS]
        run("-m", "redpet.training.pack", folder / f"red-ns{ending}.safetensors", *runs)
    if chosen.volumes is not None:
        shorter |= {"volumes": chosen.volumes, "validation_volumes": 2, "scans": 0}
    for name, unet_from in IMAGE_STAGES:
        base = f"red-ns{REN_STAGES['grids'] if 'grids' in name else ''}.safetensors"
        alone = shorter | {"model": base, "start_from": unet_from, "image_unet": None, "image_unet_share": None}
        redpet("train", "image-unet", config(folder, name, alone))
        beside = {} if name.endswith("reprojected") else {"model": base}
        redpet("train", "image", config(folder, name, shorter | beside))
    model, rival = folder / "default.safetensors", folder / "image-unet.safetensors"
    joined(model, [folder / names[-1] / "model.safetensors" for names in (USUAL, FINE)])
    joined(rival, [packed_unet(folder, names) for names in (USUAL, FINE)])
    print(f"The model is {model}, its rival {rival}; results and limits are still to be written into their cards.")


def packed_unet(folder: Path, names: Sequence[str]) -> Path:
    """The image U-Nets of both kinds of sinogram in one file."""
    return pack_image(folder / f"unet-of-{names[-1]}.safetensors", IMAGE_UNET, [folder / name for name in names], None)


def joined(out: Path, parts: Sequence[Path]) -> None:
    """Usual and fine grids in one file."""
    usual, fine = map(load_model, parts)
    join(out, usual, fine, LARGEST_USUAL_SIDE, fine.card)


def config(folder: Path, name: str, changes: dict[str, object]) -> Path:
    """A shipped config with some keys changed, in the folder; None takes a key out."""
    text = (resources.files("redpet") / "training" / "configs" / f"{name}.toml").read_text()
    keys = {key: value for key, value in (tomllib.loads(text) | changes).items() if value is not None}
    path = folder / f"{name}.toml"
    path.write_text("".join(f"{key} = {toml(value)}\n" for key, value in keys.items()))
    return path


def toml(value: object) -> str:
    """A value in TOML's words: JSON's, but for tables."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(value)


def redpet(*arguments: object) -> None:
    """Run a command of the engine."""
    run("-m", "redpet", *arguments)


def run(*arguments: object) -> None:
    """Run Python; a stage that fails ends the way."""
    subprocess.run([sys.executable, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
