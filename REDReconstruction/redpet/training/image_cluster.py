"""The volumes of `redpet train image` and its like by many processes: each makes one at a time, and keeps it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from redpet.errors import InputError, ResourceError, explained
from redpet.machine.cluster import ClusterSettings, as_done, cluster
from redpet.machine.threads import settle_worker
from redpet.restoration.model_file import ModelFile, default_model_path, load_model
from redpet.restoration.space import OnStep, ignore_step
from redpet.training.image_config import ImageTrainingConfig
from redpet.training.image_samples import keep_volume, missing_volumes, n_volumes, volumes_folder


@dataclass(frozen=True)
class Share:
    """What one worker does at a time: the volume `number` of a config whose paths hold wherever it is done."""

    config: ImageTrainingConfig
    number: int


def make_volumes(
    config: ImageTrainingConfig, model: ModelFile, settings: ClusterSettings, on_step: OnStep = ignore_step
) -> None:
    """Make the volumes of a config that are not kept yet by the workers of a cluster; they are those made here.

    Raises InputError as `kept_volumes` does, for settings that contradict each other, and for what a worker was
    refused; ResourceError where one failed. What was made by then stays.
    """
    settings.check()
    folder = volumes_folder(config, model).absolute()
    here = msgspec.structs.replace(config, shards=folder, model=config.model and config.model.absolute())
    shares = [Share(here, number) for number in missing_volumes(config)]
    if not shares:
        return
    total = n_volumes(config)
    done = total - len(shares)

    def tell() -> None:
        on_step(done, total)

    with cluster(settings, len(shares), 0, folder) as client:
        for _, told in as_done(client, make_one, shares, tell):
            if isinstance(told, ResourceError):
                raise told
            if told:
                raise InputError(told)
            done += 1
            tell()


def make_one(share: Share) -> str:
    """Make a volume and keep it; returns the sentence of what went wrong, empty where nothing did."""
    try:
        settle_worker()
        keep_volume(share.config, share.number, model_at(share.config.model or default_model_path()))
    except Exception as error:
        return str(explained(error))
    return ""


@lru_cache(maxsize=1)
def model_at(path: Path) -> ModelFile:
    """A model, opened once in each worker."""
    return load_model(path)
