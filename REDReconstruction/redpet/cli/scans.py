"""`redpet simulate-scan`: a scan of a known scanner whose truth is known."""

import argparse
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
    scan.add_argument("--rings", type=int, default=16, help="of its rings (%(default)d)")
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
