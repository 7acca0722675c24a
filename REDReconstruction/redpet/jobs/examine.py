"""This computer examined: what is installed, what computes, how much room there is, and what to do about the rest.

The text can go into a report of a fault as it is: it names no patient, no input and no user. Whatever is missing is
part of the answer, so this needs the standard library alone.
"""

import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redpet import __version__
from redpet.errors import RedpetError
from redpet.machine.decoding import write_json
from redpet.machine.memory import available_bytes
from redpet.machine.progress import Progress, Silent
from redpet.machine.requirements import TORCH, installed, require
from redpet.machine.staging import staged_folder

EXAMINED_FILE, TEXT_FILE = "examined.json", "examined.txt"
GIB = 2**30
LITTLE_MEMORY, LITTLE_DISK = 4 * GIB, 5 * GIB
"""With less free than this a whole-body case may not fit."""
STEPS = 3


@dataclass(frozen=True, kw_only=True)
class ExamineJob:
    """Where to write what is found; `disk` is the folder whose disk matters, by default that of `out`."""

    out: Path
    disk: Path | None = None
    overwrite: bool = False


def examine_job(job: ExamineJob, progress: Progress | None = None) -> Path:
    """Write `examined.json` and the same as `examined.txt`. Raises InputError where `out` cannot be written."""
    found = examine(job.disk or job.out, progress)
    with staged_folder(job.out, (), replace_ours=job.overwrite) as folder:
        write_json(folder / EXAMINED_FILE, found)
        (folder / TEXT_FILE).write_text(in_words(found), encoding="utf-8")
    return job.out


def examine(disk: Path, progress: Progress | None = None) -> dict[str, Any]:
    """What is found: versions, packages, devices proven by computing on them, memory, disk, and advice in sentences.

    `disk` is a folder, there or not, whose disk matters.
    """
    progress = progress or Silent()
    progress.step("examine", 0, STEPS)
    packages = installed()
    progress.step("examine", 1, STEPS)
    devices, torch, reason = computing()
    progress.step("examine", 2, STEPS)
    found: dict[str, Any] = {
        "redpet": __version__,
        "python": packages["python"],
        "python_of": without_home(packages["executable"]),
        "system": platform.platform(),
        "cores": os.cpu_count() or 1,
        "memory_free_bytes": available_bytes(),
        "disk_free_bytes": free_on(disk),
        "packages": {name: one["installed"] for name, one in packages["packages"].items()},
        "optional": packages["optional"],
        "missing": packages["missing"],
        "torch": torch,
        "torch_fails": reason,
        "devices": devices,
        "projector": "joseph (built in)" if torch else None,
    }
    progress.step("examine", STEPS, STEPS)
    return found | {"advice": advice(found)}


def computing() -> tuple[list[dict[str, Any]], dict[str, Any] | None, str]:
    """The devices, each proven by a convolution and a projection, and PyTorch's build; or why there are none."""
    try:
        require(TORCH)
        import torch

        from redpet.jobs.device_list import found
    except (RedpetError, ImportError, OSError) as error:
        return [], None, str(error)
    build = {"version": str(torch.__version__), "cuda": torch.version.cuda, "threads": torch.get_num_threads()}
    return found(), build, ""


def free_on(folder: Path) -> int | None:
    """The room on the disk of a folder, or of the nearest one above that is there; None where nobody says."""
    nearest = next((place for place in (folder.absolute(), *folder.absolute().parents) if place.exists()), None)
    try:
        return None if nearest is None else shutil.disk_usage(nearest).free
    except OSError:
        return None


def without_home(path: str) -> str:
    """A path that does not tell the user's name."""
    home = str(Path.home())
    return "~" + path.removeprefix(home) if len(home) > 1 and path.startswith(home) else path


def advice(found: dict[str, Any]) -> list[str]:
    """What to do, in sentences; one that all is well where it is."""
    told = []
    if found["missing"]:
        told.append(
            f"Packages are missing or too old or too new ({', '.join(found['missing'])}): press Apply in the module, "
            "which offers to install them, or use pip."
        )
    elif found["torch_fails"]:
        told.append(f"PyTorch does not start: {found['torch_fails']}")
    working = [one for one in found["devices"] if one["proven"] is True]
    told += [f"{one['name']}: {one['proven']}" for one in found["devices"] if one["proven"] is not True]
    if found["torch"] and not any(one["id"].startswith("cuda") for one in working):
        if shutil.which("nvidia-smi") and not found["torch"]["cuda"]:
            told.append("There is an NVIDIA driver, but this PyTorch is built for the CPU: install a build with CUDA.")
        elif shutil.which("nvidia-smi"):
            told.append("There is an NVIDIA driver, but PyTorch finds no device: update the driver or PyTorch.")
        else:
            told.append("No graphics card was found: the CPU computes, which takes longer and gives the same.")
    if found["memory_free_bytes"] < LITTLE_MEMORY:
        told.append("Little memory is free: close other programs, or restore fewer slices at a time.")
    if found["disk_free_bytes"] is not None and found["disk_free_bytes"] < LITTLE_DISK:
        told.append("Little room is left on the disk: free some, or choose another work folder.")
    return told or ["All is well."]


def in_words(found: dict[str, Any]) -> str:
    """The same as lines for people."""
    torch = found["torch"]
    cuda = f", CUDA {torch['cuda']}" if torch and torch["cuda"] else ", no CUDA"
    optional = [f"{name} {version}" for name, version in found["optional"].items() if version]
    packages = [f"{name} {version or 'missing'}" for name, version in found["packages"].items()]
    lines = [
        f"redpet {found['redpet']}, Python {found['python']} ({found['python_of']})",
        f"system: {found['system']}, {found['cores']} cores",
        f"memory: {gibibytes(found['memory_free_bytes'])} free; disk: {gibibytes(found['disk_free_bytes'])} free",
        f"PyTorch: {torch['version']}{cuda}, {torch['threads']} threads"
        if torch
        else f"PyTorch: {found['torch_fails']}",
        *(device_in_words(one) for one in found["devices"]),
        f"projector: {found['projector'] or 'none without PyTorch'}",
        f"packages: {', '.join(packages)}",
        f"optional packages: {', '.join(optional) or 'none'}",
        *(f"what to do: {sentence}" for sentence in found["advice"]),
    ]
    return "\n".join(lines) + "\n"


def device_in_words(device: dict[str, Any]) -> str:
    """A device and whether it computes."""
    verdict = "computes rightly" if device["proven"] is True else device["proven"]
    free = "" if device["free_bytes"] is None else f", {gibibytes(device['free_bytes'])} free"
    return f"device {device['id']}: {device['name']}{free}: {verdict}"


def gibibytes(size: int | None) -> str:
    """A size for people."""
    return "unknown" if size is None else f"{size / GIB:.1f} GiB"
