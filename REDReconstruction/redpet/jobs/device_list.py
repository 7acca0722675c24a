"""The devices of this machine as a list to choose from, each proven by computing something on it."""

import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import torch
from torch.nn.functional import conv2d

from redpet import __version__
from redpet.case import ImageGrid, SinogramGeometry
from redpet.machine.decoding import write_json
from redpet.machine.memory import available_bytes
from redpet.machine.progress import Progress, Silent
from redpet.machine.requirements import version_of
from redpet.machine.staging import staged_folder
from redpet.projection.joseph import JosephProjector
from redpet.restoration.methods import installed, package_of

DEVICES_FILE = "devices.json"
FEW_PIXELS, FEW_RAYS = ImageGrid((8, 8, 1), (1.0, 1.0, 1.0)), SinogramGeometry(2, 8, 1.0)
NO_MPS = "the engine computes on the CPU and on CUDA devices: choose cpu."
WRONG_NUMBERS = "the device computes wrong numbers: update its driver, or choose cpu."


@dataclass(frozen=True, kw_only=True)
class DevicesJob:
    """Where to write the list of devices."""

    out: Path
    overwrite: bool = False


def list_devices(job: DevicesJob, progress: Progress | None = None) -> Path:
    """Write `devices.json`: `devices`, `methods`, and the versions of torch, Python, redpet and parallelproj.

    A device has `id` (as `--device` takes it), `name`, `free_bytes`, `total_bytes` (None where nobody says) and
    `proven`: true, or the sentence why it cannot be used. `methods` are those that installed packages bring, with the
    package of each. Raises InputError where `out` cannot be written.
    """
    progress = progress or Silent()
    progress.step("devices", 0, 1)
    content = {
        "devices": found(),
        "methods": {name: package_of(entry) for name, entry in sorted(installed().items())},
        "torch": torch.__version__,
        "python": platform.python_version(),
        "redpet": __version__,
        "parallelproj": version_of("parallelproj", "parallelproj"),
    }
    with staged_folder(job.out, (), replace_ours=job.overwrite) as folder:
        write_json(folder / DEVICES_FILE, content)
    return job.out


def found() -> list[dict[str, Any]]:
    """The CPU, every CUDA device, and Apple's GPU where there is one."""
    devices = [entry("cpu", cpu_name(), available_bytes(), psutil.virtual_memory().total, proven("cpu"))]
    for index in range(torch.cuda.device_count()):
        name = f"cuda:{index}"
        verdict = proven(name)
        try:
            free, total = torch.cuda.mem_get_info(index)
        except RuntimeError:  # a device that does not work
            free, total = None, None
        devices.append(entry(name, torch.cuda.get_device_name(index), free, total, verdict))
    if torch.backends.mps.is_available():
        devices.append(entry("mps", "Apple GPU", None, None, NO_MPS))
    return devices


def entry(identity: str, name: str, free: int | None, total: int | None, verdict: bool | str) -> dict[str, Any]:
    """One device of the list."""
    return {"id": identity, "name": name, "free_bytes": free, "total_bytes": total, "proven": verdict}


def cpu_name() -> str:
    """The CPU by name with its number of threads."""
    return f"{platform.processor() or platform.machine() or 'CPU'}, {torch.get_num_threads()} threads"


def proven(device: str) -> bool | str:
    """True where a device computes a convolution and a projection as the engine does them, else why not."""
    try:
        image = torch.ones(1, 1, 8, 8, device=device)
        sums = conv2d(image, torch.ones(1, 1, 3, 3, device=device))
        lines = JosephProjector(FEW_RAYS, FEW_PIXELS, 1, torch.device(device)).apply(image[0])
        right = bool((sums == 9).all()) and bool((lines == 8).all())
    except RuntimeError as error:
        return f"the device failed ({(str(error).splitlines() or [type(error).__name__])[0]}): choose cpu."
    return right or WRONG_NUMBERS
