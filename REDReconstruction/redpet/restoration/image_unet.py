"""The U-Net on images, in one pass: beside RED a rival, and upon its images the stage that corrects them."""

from torch import Tensor

from redpet.restoration.image_method import ImageTask, Stage, in_one_pass
from redpet.restoration.losses import observed
from redpet.restoration.methods import IMAGE
from redpet.restoration.network import NetworkConfig, Restorer, SinogramUNet


def network(config: NetworkConfig) -> Restorer:
    """The U-Net of a config."""
    return SinogramUNet(config)


def loss(network: Restorer, task: ImageTask) -> Tensor:
    """Weighted squared error of the corrected image, and of what an observer's channels see of it."""
    error = task.error(network(task.x))
    value = (task.weight * error.square()).mean()
    if task.observer:
        value = value + task.observer * (task.weight * observed(error).square()).mean()
    return value


restore = in_one_pass
STAGES = (Stage(IMAGE, 1.0, loss),)
