"""`redpet simulate-scan`, `estimate-scatter` and `reconstruct-3d`: scans with all their rays."""

import argparse
import sys
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.options import Commands, add_command, add_out, check_place, check_there, job_of


def add_simulate_scan(commands: Commands) -> None:
    """`redpet simulate-scan --scanner NAME --out DIR`."""
    scan = add_command(
        commands,
        "simulate-scan",
        run_simulate_scan,
        "a scan of a ring scanner, cut short: counts with gaps, randoms, scatter, attenuation, and their corrections",
    )
    scan.add_argument(
        "input", type=Path, nargs="?", metavar="INPUT", help="an image in Bq/mL; a cylinder with a hot ball by default"
    )
    scan.add_argument("--scanner", required=True, metavar="NAME", help="for example mMR, 'Vision 600', uEXPLORER")
    add_out(scan)
    scan.add_argument("--rings", type=int, default=8, help="of its rings (%(default)d)")
    scan.add_argument("--bins", type=int, default=101, help="radial bins in its middle (%(default)d)")
    scan.add_argument("--mash", type=int, default=1, help="views that are added up (%(default)d)")
    scan.add_argument("--span", type=int, default=1, help="ring differences that are added up: 1, 3, 5 ... (1)")
    scan.add_argument(
        "--largest-difference", dest="largest", type=int, default=-1, metavar="N", help="of two rings; all by default"
    )
    scan.add_argument(
        "--form",
        default="stir",
        choices=FORMS,
        help="stir: a sinogram view by view (default), stir-sinograms: plane by plane, list: Siemens list mode",
    )
    scan.add_argument("--counts", type=float, default=2e7, help="trues in all (%(default)g)")
    scan.add_argument("--randoms", type=float, default=0.3, help="as a share of the trues (%(default)g)")
    scan.add_argument("--scatter", type=float, default=0.3, help="as a share of the trues (%(default)g)")
    scan.add_argument("--seconds", type=int, default=10, help="of a list mode (%(default)d)")
    scan.add_argument("--attenuation", type=Path, metavar="FILE", help="image of linear attenuation coefficients")
    scan.add_argument("--attenuation-unit", help="its unit where the file has none: 1/cm or 1/mm")
    scan.add_argument(
        "--series", action="store_true", help="the true image as a PET series too, on the slices of the scan"
    )
    scan.add_argument("--seed", type=int, default=0, help="of crystals and counts (%(default)d)")


FORMS = ("stir", "stir-sinograms", "list")


def run_simulate_scan(options: argparse.Namespace) -> None:
    """Write a scan in pieces."""
    inputs = (options.input, options.attenuation)
    check_there(*inputs)
    check_place(options.out, inputs, options.overwrite)
    say_start("cpu", options.input or "the built-in body")
    from redpet.jobs.simulate_scan import SimulateScanJob, simulate_scan

    job = job_of(SimulateScanJob, options)
    with Bars() as bars:
        out = simulate_scan(job, bars)
    print(f"The scan is {out / 'scan.toml'}, its true image {out / 'truth.nrrd'}.")


def add_estimate_scatter(commands: Commands) -> None:
    """`redpet estimate-scatter SCAN.toml --resolution SHARE --out DIR`."""
    command = add_command(
        commands,
        "estimate-scatter",
        run_estimate_scatter,
        "the expected scatter of a scan by a single-scatter simulation, as a sinogram that its TOML can name",
    )
    command.add_argument("input", type=Path, metavar="SCAN.toml", help="a scan in pieces, with a map of attenuation")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    command.add_argument(
        "--window",
        dest="window_kev",
        type=float,
        nargs=2,
        metavar=("LOW", "HIGH"),
        help="the energies in keV that the scanner counts, for example 430 610, where the prompts do not say them",
    )
    command.add_argument(
        "--resolution",
        type=float,
        required=True,
        metavar="SHARE",
        help="its energy resolution: full width at half maximum over 511 keV, for example 0.145",
    )
    command.add_argument("--rounds", type=int, default=4, help="image and simulation in turn (%(default)d)")
    command.add_argument("--outside", action="store_true", help="read data outside of the folder of their header")


def run_estimate_scatter(options: argparse.Namespace) -> None:
    """Estimate the scatter of a scan, and tell how sure it is."""
    check_there(options.input)
    check_place(options.out, (options.input,))
    say_start("cpu", options.input)
    from redpet.jobs.estimate_scatter import HEADER, EstimateScatterJob, scatter_of_scan

    job = job_of(EstimateScatterJob, options)
    with Bars() as bars:
        said = scatter_of_scan(job, bars)
    for line in said:
        print(line, file=sys.stderr)
    print(f"The scatter is {job.out / HEADER}: name it as `scatter` in {job.input.name}.")


def add_reconstruct_3d(commands: Commands) -> None:
    """`redpet reconstruct-3d SCAN.toml --out IMAGE.nrrd`."""
    command = add_command(
        commands,
        "reconstruct-3d",
        run_reconstruct_3d,
        "the image of a scan from all its oblique rays, without rebinning or restoration; slow",
    )
    command.add_argument("input", type=Path, metavar="SCAN.toml", help="the file that names the pieces of a scan")
    command.add_argument("--out", type=Path, required=True, metavar="IMAGE.nrrd", help="a file that does not exist yet")
    command.add_argument("--outside", action="store_true", help="read data outside of the folder of their header")
    command.add_argument("--iterations", type=int, default=3, help="of OSEM (%(default)d)")
    command.add_argument("--subsets", type=int, default=12, help="of OSEM (%(default)d)")
    command.add_argument(
        "--psf", dest="psf_mm", type=float, default=0.0, metavar="MM", help="point spread in space, FWHM in mm"
    )
    command.add_argument(
        "--post-filter", dest="post_filter_mm", type=float, default=0.0, metavar="MM", help="Gaussian, FWHM in mm"
    )
    command.add_argument("--projector", default="auto", help="auto (default), joseph or parallelproj")


def run_reconstruct_3d(options: argparse.Namespace) -> None:
    """Reconstruct a scan in space, and tell what its pieces lack."""
    check_there(options.input)
    check_place(options.out, (options.input,))
    say_start("cpu", options.input)
    from redpet.jobs.reconstruct_3d import Reconstruct3dJob, reconstruct_3d

    job = job_of(Reconstruct3dJob, options)
    with Bars() as bars:
        warnings = reconstruct_3d(job, bars)
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)
    print(f"The image is {job.out}.")
