"""`redpet train`: a config in, a model file out."""

from pathlib import Path

from redpet.training.cases import load_cases
from redpet.training.config import load_config
from redpet.training.pack import pack, refuse_foreign
from redpet.training.trainer import check_stage, train

MODEL_FILE = "model.safetensors"


def train_command(stage: str, config_path: Path) -> Path:
    """Train a stage (`ren` or `dcn`) as the TOML file says, write `OUT/model.safetensors`, and say where it is.

    Raises InputError for a config, case or checkpoint that is wrong, Cancelled where the user stopped it.
    """
    check_stage(stage)
    config = load_config(config_path)
    model = config.out / MODEL_FILE
    refuse_foreign(model)
    train(stage, config, *load_cases(config))
    pack(model, [config.out])
    print(f"The model is {model}; use it with: redpet restore INPUT --model {model} --out DIR")
    return model
