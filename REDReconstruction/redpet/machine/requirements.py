"""The packages that the engine needs: which are installed, in which version. Uses the standard library alone."""

import platform
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from redpet import __version__
from redpet.errors import MissingPackages, ResourceError
from redpet.machine.decoding import write_json
from redpet.machine.memory import require_address_space
from redpet.machine.progress import Progress
from redpet.machine.staging import staged_folder

NEEDED = {
    "matplotlib": "matplotlib>=3.9,<4",
    "msgspec": "msgspec>=0.19,<1",
    "numpy": "numpy>=1.26,<3",
    "psutil": "psutil>=5.9,<8",
    "pydicom": "pydicom>=3.0,<4",
    "safetensors": "safetensors>=0.4.5,<1",
    "skimage": "scikit-image>=0.24,<1",
    "scipy": "scipy>=1.13,<2",
    "SimpleITK": "SimpleITK>=2.4,<3",
    "torch": "torch>=2.4,<2.14",
    "tqdm": "tqdm>=4.66,<5",
}
"""The dependencies of the package as pip takes them, by the names under which they are imported."""
OPTIONAL = {
    "parallelproj": "parallelproj",
    "bokeh": "bokeh",
    "distributed": "distributed",
    "pyarrow": "pyarrow",
    "dicomanonymizer": "dicom-anonymizer",
    "highdicom": "highdicom",
    "nibabel": "nibabel",
    "numba": "numba",
    "onnxruntime": "onnxruntime",
    "openvino": "openvino",
    "petsird": "petsird",
    "pynetdicom": "pynetdicom",
}
ALL = tuple(NEEDED)
BUNDLED = ("numpy", "pydicom", "scipy", "SimpleITK")
"""What 3D Slicer's own Python has."""
TORCH = (*BUNDLED, "psutil", "torch")


@dataclass(frozen=True, kw_only=True)
class CheckJob:
    """Where to write what is installed."""

    out: Path
    overwrite: bool = False


def check(job: CheckJob, progress: Progress | None = None) -> Path:
    """Write `check.json`: the Python, each package needed with its version, and what to install.

    `packages` maps the name of each import to `requirement`, `installed` (version or None) and `fits`; `missing`
    lists the requirements that pip has to satisfy; `optional` maps packages to versions. Raises InputError where
    `out` cannot be written.
    """
    if progress is not None:
        progress.step("check", 0, 1)
    with staged_folder(job.out, (), replace_ours=job.overwrite) as folder:
        write_json(folder / "check.json", installed())
    return job.out


def installed() -> dict[str, Any]:
    """What `check.json` holds; nothing is imported for it."""
    packages = {}
    for name, requirement in NEEDED.items():
        found = version_of(name, re.split("[<>=]", requirement)[0])
        packages[name] = {"requirement": requirement, "installed": found, "fits": fits(found, requirement)}
    return {
        "python": platform.python_version(),
        "executable": sys.executable,
        "redpet": __version__,
        "packages": packages,
        "missing": [one["requirement"] for one in packages.values() if not one["fits"]],
        "optional": {project: version_of(name, project) for name, project in OPTIONAL.items()},
    }


def require(names: Iterable[str]) -> None:
    """Raise MissingPackages unless all of these can be found, ResourceError where PyTorch does not start
    or the memory is limited to less than they need."""
    names = tuple(names)
    if missing := [NEEDED[name] for name in names if not is_there(name)]:
        raise MissingPackages(missing)
    if names:
        require_address_space("torch" in names)
    if "torch" in names:
        try:
            import_module("torch")
        except (ImportError, OSError) as error:  # a build for another system, or a library that is missing
            told = (str(error).splitlines() or [type(error).__name__])[0]
            raise ResourceError(f"torch is installed and does not start ({told}): install it again.") from error


def is_there(name: str) -> bool:
    """Whether a module can be found; it is not imported."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def version_of(name: str, project: str) -> str | None:
    """The version of an installed project, "unknown" where it does not say one, None where its module is not there."""
    if not is_there(name):
        return None
    try:
        return version(project)
    except PackageNotFoundError:
        return "unknown"


def fits(found: str | None, requirement: str) -> bool:
    """Whether a version lies within the bounds `>=` and `<` of a requirement; one that nobody knows does."""
    if found is None:
        return False
    if not (number := re.match(r"\d+(\.\d+)*", found)):
        return True
    for sign, bound in re.findall(r"(>=|<)([\d.]+)", requirement):
        if (release(number[0]) >= release(bound)) != (sign == ">="):
            return False
    return True


def release(text: str) -> tuple[int, ...]:
    """A version's numbers, to compare; without the zeros at the end."""
    numbers = [int(part) for part in text.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
