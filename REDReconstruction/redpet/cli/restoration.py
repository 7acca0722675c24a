"""`redpet demo`, `redpet simulate` and `redpet restore`: the main job, and what leads to it."""

import argparse
import sys
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.options import (
    Commands,
    add_choice,
    add_command,
    add_device,
    add_identity,
    add_injection,
    add_input,
    add_out,
    add_without,
    check_place,
    check_there,
    choice_of,
    job_of,
    number_or_auto,
)
from redpet.restoration.methods import METHODS, RED, ready_first


def add_demo(commands: Commands) -> None:
    """`redpet demo --out DIR`."""
    demo = add_command(commands, "demo", run_demo, "the built-in case through the whole main job")
    add_out(demo)
    add_device(demo)


def run_demo(options: argparse.Namespace) -> None:
    """Run the built-in case."""
    check_place(options.out, (), options.overwrite)
    say_start(options.device, "the built-in case")
    from redpet.jobs.demo import demo

    with Bars() as bars:
        out = demo(options.out, device=options.device, overwrite=options.overwrite, progress=bars)
    print(f"The picture is {out / 'comparison.png'}; metrics, images and the DICOM series lie beside it.")


def add_simulate(commands: Commands) -> None:
    """`redpet simulate INPUT --drf 4 20 100 --out CASE`."""
    simulate = add_command(
        commands, "simulate", run_simulate, "a dose ladder from a full-dose image, series or sinogram"
    )
    add_input(simulate)
    add_choice(simulate)
    simulate.add_argument(
        "--drf",
        type=float,
        nargs="+",
        required=True,
        help="dose reduction factors, for example 4 20 100",
    )
    add_out(simulate)
    simulate.add_argument(
        "--counts-per-slice", type=float, default=5e6, help="trues of the mean slice at full dose (%(default)g)"
    )
    simulate.add_argument(
        "--background", type=float, default=0.35, help="scatter and randoms, as a share of the trues (%(default)g)"
    )
    simulate.add_argument("--attenuation", type=Path, metavar="FILE", help="image of linear attenuation coefficients")
    simulate.add_argument("--attenuation-unit", help="its unit where the file has none: 1/cm or 1/mm")
    simulate.add_argument("--seed", type=int, default=0, help="of the random counts (%(default)d)")


def run_simulate(options: argparse.Namespace) -> None:
    """Write a dose ladder."""
    inputs = (options.input, options.attenuation)
    choice_of(options)
    check_there(*inputs)
    check_place(options.out, inputs, options.overwrite)
    say_start("cpu", options.input)
    from redpet.jobs.simulate import SimulateJob, simulate

    job = job_of(SimulateJob, options)
    with Bars() as bars:
        out = simulate(job, bars)
    print(f"The dose ladder is {out}; restore a level with: redpet restore {out} --drf {options.drf[0]:g} --out DIR")


def add_restore(commands: Commands) -> None:
    """`redpet restore INPUT --out DIR`."""
    restore = add_command(commands, "restore", run_restore, "restore a low-dose sinogram and reconstruct it")
    add_input(restore)
    add_choice(restore)
    add_without(restore)
    add_out(restore)
    restore.add_argument("--drf", type=float, help="dose reduction factor of the level to restore")
    restore.add_argument("--reference", type=Path, metavar="INPUT", help="the full dose, if not in the input")
    restore.add_argument("--reference-series", metavar="TEXT", help="the series of the reference, as --series")
    restore.add_argument("--reference-frames", metavar="N", help="the time frames of the reference, as --frames")
    restore.add_argument(
        "--protect",
        type=Path,
        metavar="MASK",
        help="a region, NRRD, NIfTI or DICOM Segmentation on the grid of the input, in which nothing is taken away",
    )
    add_restoring(restore)


def add_restoring(command: argparse.ArgumentParser) -> None:
    """How a case is restored, for whatever restores one or many."""
    restoring = [f"{name} (default)" if name == RED else name for name in ready_first() if METHODS[name].works_on]
    leaving = [name for name, method in METHODS.items() if not method.works_on and not method.all_rays]
    rays = [name for name, method in METHODS.items() if method.all_rays]
    command.add_argument(
        "--method",
        help=f"{', '.join(restoring)}, or {' or '.join(leaving)} for the sinogram as it is; {', '.join(rays)} for "
        "all rays of a scan; a model file says its own",
    )
    command.add_argument(
        "--model",
        type=Path,
        metavar="FILE",
        help="a model file, a checkpoint of the authors' release (.pt, .pth, .ckpt), or an ONNX network that has its "
        "contract beside it; RED's built-in one by default",
    )
    command.add_argument("--steps", type=int, help="sampling steps; what suits the model by default")
    command.add_argument(
        "--strength",
        type=float,
        default=100.0,
        metavar="PERCENT",
        help="share of the restored image (100); the rest is the low dose, counts under a 6 mm filter",
    )
    command.add_argument(
        "--give-back",
        type=number_or_auto,
        default="auto",
        metavar="PERCENT",
        help="share of what the networks took away that comes back, lesions and noise; auto (default): of measured "
        "counts by RED 40 to 80 by the dose, so that lesions are found as under the best filter; 0: the networks "
        "alone, which lose more small and faint lesions",
    )
    command.add_argument(
        "--consistency",
        type=number_or_auto,
        default=0.0,
        metavar="W",
        help="measured counts: a step towards them after the restoration, 0 (default) to 1, or auto",
    )
    command.add_argument("--slices", type=slices_of, metavar="A:B", help="restore the slices A to B-1 only")
    add_device(command)
    command.add_argument("--reconstruction", default="osem", help="osem (default), rdp or fbp")
    command.add_argument("--iterations", type=int, default=4, help="of OSEM (%(default)d)")
    command.add_argument("--subsets", type=int, default=16, help="of OSEM (%(default)d)")
    command.add_argument(
        "--post-filter",
        dest="post_filter_mm",
        type=float,
        default=0.0,
        metavar="MM",
        help="Gaussian filter, FWHM in mm",
    )
    command.add_argument(
        "--psf", dest="psf_mm", type=float, default=0.0, metavar="MM", help="point spread in OSEM, FWHM in mm"
    )
    command.add_argument("--beta", type=float, metavar="B", help="strength of the prior of rdp, 0.0001 to 1 (0.02)")
    command.add_argument("--projector", default="auto", help="auto (default), joseph or parallelproj")
    command.add_argument(
        "--format", choices=("nrrd", "nifti"), default="nrrd", help="nifti: images as .nii.gz with a JSON too"
    )
    command.add_argument(
        "--evidence",
        action="store_true",
        help="measured counts: say of each spot whether they bear it out (restores four times more)",
    )
    add_identity(command)
    add_injection(command)


def run_restore(options: argparse.Namespace) -> None:
    """Restore a dose level, and tell what to doubt."""
    from redpet.case.dose_names import check_drf

    check_drf(options.drf)
    choice_of(options)
    check_there(options.input, options.reference, options.protect)
    inputs = (options.input, options.reference, options.model, options.protect)
    check_place(options.out, inputs, options.overwrite)
    say_start(options.device, options.input)
    from redpet.jobs.outputs import run_warnings
    from redpet.jobs.restore import RestoreJob, restore
    from redpet.machine.devices import describe, resolve_device

    job = job_of(RestoreJob, options)
    with Bars(f"device: {describe(resolve_device(job.compute.device))}") as bars:
        out = restore(job, bars)
    for warning in run_warnings(out):
        print(f"warning: {warning}", file=sys.stderr)
    print(f"The picture is {out / 'comparison.png'}.")


def slices_of(text: str) -> tuple[int, int]:
    """First slice and one after the last of `A:B`; they mean what they mean in Python."""
    try:
        first, stop = (int(part) for part in text.split(":"))
    except ValueError as error:
        raise argparse.ArgumentTypeError("give the first slice and one after the last, for example 10:20") from error
    return first, stop
