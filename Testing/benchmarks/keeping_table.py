"""What is gained and paid by keeping of the low dose: strength, giving back, protection, the data-consistent step.

    PYTHONPATH=Testing python Testing/benchmarks/keeping_table.py

In two lumpy bodies with spheres of 10 mm, measured counts, two runs of each: PSNR, recovery of hot and cold spheres,
noise between the runs. Each way is taken from the image of the networks alone and from the default, which gives a share
back; in brackets the recovery of that image beside so much of OSEM as has the same noise.
"""

from collections.abc import Callable
from dataclasses import replace
from statistics import fmean

import numpy as np
from benchmarks.given_shares import with_its_share
from benchmarks.table_cases import SPHERES, Scan, Sphere, scan, with_spheres
from benchmarks.table_methods import RED, RETURNED, network_image
from benchmarks.table_text import ALONE
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion

from redpet.case import FloatArray, Image, Kind
from redpet.evaluation.tuning import psnr_db
from redpet.jobs.consistency import weight_found
from redpet.machine.devices import Compute
from redpet.reconstruction.consistency import consistent
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.residual import correction
from redpet.restoration.keeping import FILTER_MM, blended

BODIES = (0, 1)
DOSES = (4.0, 20.0, 100.0)
RUNS = (5, 6)
WEIGHTS = (0.1, 0.3)
COMPUTE = Compute("cpu")
Way = Callable[[Scan, Image], Image]
"""From a scan and the image of the networks to an image."""


def alone(one: Scan, networks: Image) -> Image:
    """The image of the networks alone."""
    return networks


def default(one: Scan, networks: Image) -> Image:
    """That image with its share."""
    return with_its_share(one.low, networks, one.drf)


def low_dose(one: Scan, networks: Image) -> Image:
    """The low dose as a clinic reads it."""
    return replace(one.given, values=GaussianFilter(one.given.grid, FILTER_MM).apply(one.given.values))


def protected_everywhere(one: Scan, networks: Image) -> Image:
    """The image of the networks with all that was taken away given back, whatever the share."""
    taken = GaussianFilter(networks.grid, FILTER_MM).apply(correction(one.low, networks))
    return replace(networks, values=(networks.values + taken).clip(0))


def ways() -> dict[str, tuple[Way, Way]]:
    """Each way by its name, and the image from which it starts."""
    found: dict[str, tuple[Way, Way]] = {"low dose under 6 mm (strength 0 %)": (low_dose, default)}
    for name, start in {f"{RED}, {ALONE}": alone, RETURNED: default}.items():
        found |= {
            name: (start, start),
            f"{name}, strength 50 %": (halfway(start), start),
            f"{name}, 80 % beside unfiltered OSEM": (beside_unfiltered(start), start),
            **{f"{name}, consistency {weight:g}": (stepped(start, weight), start) for weight in WEIGHTS},
        }
    return found | {"protected everywhere": (protected_everywhere, default)}


def halfway(start: Way) -> Way:
    """Half of the image, and half of the low dose as a clinic reads it."""
    return lambda one, networks: blended(low_dose(one, networks), start(one, networks), 50)


def beside_unfiltered(start: Way) -> Way:
    """The same with a fifth of the low dose as it is."""
    return lambda one, networks: blended(one.given, start(one, networks), 80)


def stepped(start: Way, weight: float) -> Way:
    """The image after a step towards the counts, after which `redpet restore` gives the share back."""
    return lambda one, networks: start(one, consistent(one.low, networks, weight))


def noise_of(runs: list[FloatArray], inside: NDArray[np.bool_]) -> float:
    """The standard deviation between two runs over the mean, in a region."""
    first, second = (values[inside] for values in runs)
    return float(np.sqrt(np.mean((first - second) ** 2) / 2) / first.mean())


def recoveries(runs: list[FloatArray], spheres: tuple[Sphere, ...], truth: FloatArray) -> list[float]:
    """The mean recovery of each kind of sphere."""
    return [
        fmean(
            one.contrast_in(values) / one.contrast_in(truth) for one in spheres if one.kind == kind for values in runs
        )
        for kind, _ in SPHERES
    ]


def with_noise(level: float, starts: list[Image], scans: list[Scan], inside: NDArray[np.bool_]) -> list[FloatArray]:
    """The images that a way starts from, with so much of unfiltered OSEM that their noise is `level`."""
    runs: list[FloatArray] = []
    for share in np.linspace(0, 1, 201):
        runs = [blended(one.given, image, 100 * (1 - share)).values for one, image in zip(scans, starts, strict=True)]
        if noise_of(runs, inside) >= level:
            break
    return runs


def numbers(number: int, dose: float) -> tuple[dict[str, list[float]], float]:
    """Of each way in a body PSNR, recovery of each kind of sphere, the same of its start at its noise, and noise.

    And the weight of the step towards the counts that these find.
    """
    body, spheres = with_spheres(number)
    scans = [scan(body, dose, Kind.MEASURED, seed=run) for run in RUNS]
    networks = [replace(one.given, values=network_image(one, RED)) for one in scans]
    truth = body.truth.values
    inside = binary_erosion(truth > 0.05 * truth.max(), np.ones((1, 9, 9)))
    made: dict[Way, list[Image]] = {}
    found = {}
    for name, pair in ways().items():
        way, start = pair
        for one in pair:
            if one not in made:
                made[one] = [one(*each) for each in zip(scans, networks, strict=True)]
        runs = [image.values for image in made[way]]
        level = noise_of(runs, inside)
        alike = recoveries(with_noise(level, made[start], scans, inside), spheres, truth)
        psnr = fmean(psnr_db(values, truth) for values in runs)
        found[name] = [psnr, *recoveries(runs, spheres, truth), *alike, level]
    return found, weight_found(scans[0].low, networks[0], 0.0, COMPUTE)


def main() -> None:
    """Print the table in Markdown, the mean of the bodies."""
    print(f"| DRF | image | PSNR (dB) | {' | '.join(kind for kind, _ in SPHERES)} | noise |")
    print("|---|---|---|" + "---|" * (len(SPHERES) + 1))
    weights = []
    for dose in DOSES:
        bodies, found = zip(*(numbers(number, dose) for number in BODIES), strict=True)
        weights += found
        for name in bodies[0]:
            psnr, *recovered, level = map(fmean, zip(*(body[name] for body in bodies), strict=True))
            pairs = zip(recovered[: len(SPHERES)], recovered[len(SPHERES) :], strict=True)
            cells = [f"{psnr:.2f}", *(f"{mine:.2f} ({its:.2f})" for mine, its in pairs), f"{100 * level:.1f} %"]
            print(f"| {dose:g} | {name} | {' | '.join(cells)} |", flush=True)
    print(f"\nThe weights of consistency found without a truth: {', '.join(f'{weight:g}' for weight in weights)}.")


if __name__ == "__main__":
    main()
