"""The device that a job runs on: named by the user, never changed behind his back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch

from redpet.errors import InputError, ResourceError
from redpet.machine.memory import available_bytes

GIB = 2**30


@dataclass(frozen=True)
class Compute:
    """Where to compute: the device, and the projector that runs there; `auto` for what suits."""

    device: str = "auto"
    projector: str = "auto"


def resolve_device(name: str) -> str:
    """`cpu` or `cuda:N` for a device's name; `auto` is the first CUDA device where there is one.

    The device has computed something when this returns. Raises InputError for an unknown or absent device.
    """
    if name == "auto":
        name = "cuda:0" if torch.cuda.is_available() else "cpu"
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise InputError(f"the device '{name}' is unknown: choose auto, cpu or cuda:0.") from error
    if device.type not in ("cpu", "cuda"):
        raise InputError(f"the device '{name}' is not supported: choose auto, cpu or cuda:0.")
    if device.type == "cpu":
        return "cpu"
    index = device.index or 0
    if index >= torch.cuda.device_count():
        raise InputError(
            f"the device '{name}' is not there: PyTorch {torch.__version__} finds {torch.cuda.device_count()} CUDA "
            "devices; choose cpu, or install a driver and a build of PyTorch for it."
        )
    with device_errors():
        torch.ones(8, device=f"cuda:{index}").sum().item()
    return f"cuda:{index}"


def count_gpus(name: str) -> int:
    """How many CUDA devices there are to share out for a device's name: all for `auto`, none for any other."""
    return torch.cuda.device_count() if name == "auto" else 0


def describe(device: str) -> str:
    """A device by name with its free memory, for people."""
    if device == "cpu":
        return f"CPU, {torch.get_num_threads()} threads, {available_bytes() / GIB:.1f} GiB free"
    free, total = torch.cuda.mem_get_info(device)
    return f"{torch.cuda.get_device_name(device)} ({device}), {free / GIB:.1f} of {total / GIB:.1f} GiB free"


@contextmanager
def device_errors(
    advice: str = "restore fewer slices at a time (--slices) or close other programs",
) -> Iterator[None]:
    """Turn what torch and Python raise when memory or a device fails into a ResourceError with one sentence."""
    try:
        yield
    except (MemoryError, torch.cuda.OutOfMemoryError) as error:
        raise ResourceError(f"memory ran out: {advice}.") from error
    except RuntimeError as error:
        text = str(error)
        if "can't allocate memory" in text or "not enough memory" in text:
            raise ResourceError(f"memory ran out: {advice}.") from error
        if "CUDA error" in text or "CUDA driver" in text:
            raise ResourceError(f"the GPU failed ({text.splitlines()[0]}): try --device cpu.") from error
        raise
