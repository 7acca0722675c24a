"""`redpet detect`: what an image is good for."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.evaluation import model_of, names_of
from redpet.cli.options import Commands, add_command, add_device, check_there


def add_detect(commands: Commands) -> None:
    """`redpet detect --out DIR`."""
    detect = add_command(commands, "detect", run_detect, "how well an observer finds lesions in the images of methods")
    detect.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder, or a study to add to")
    detect.add_argument(
        "--methods", type=names_of, default=None, metavar="A,B", help="for example osem,osem-gauss,rdp,red"
    )
    detect.add_argument(
        "--model", type=model_of, action="append", default=[], metavar="METHOD=FILE", help="the model file of a method"
    )
    detect.add_argument("--drf", type=float, nargs="+", default=[4.0, 20.0, 100.0], help="the doses (4 20 100)")
    detect.add_argument(
        "--size", type=float, nargs="+", default=[8.0, 10.0, 13.0], metavar="MM", help="diameters (8 10 13)"
    )
    detect.add_argument(
        "--contrast", type=float, nargs="+", default=[2.0, 4.0], help="uptake over the mean of the body (2 4)"
    )
    detect.add_argument("--background", nargs="+", default=["flat", "lumpy"], help="flat, lumpy or both (default)")
    detect.add_argument(
        "--phantoms",
        type=int,
        default=6,
        metavar="N",
        help="bodies of each background, about 80 lesions each (%(default)s)",
    )
    detect.add_argument("--channels", default="dog", help="of the observer: dog (default) or laguerre-gauss")
    detect.add_argument("--seed", type=int, default=0, help="decides bodies, lesions and counts (%(default)s)")
    add_device(detect)


def run_detect(options: argparse.Namespace) -> None:
    """Measure, and print the table."""
    check_there(*(path for _, path in options.model))
    say_start(options.device, "the models")
    from redpet.machine.devices import describe, resolve_device
    from redpet.tasks.detect import detect
    from redpet.tasks.detect_job import DEFAULT_METHODS, DetectJob
    from redpet.tasks.detect_outputs import TABLE_FILE

    job = DetectJob(
        methods=options.methods or DEFAULT_METHODS,
        models=dict(options.model),
        drf=tuple(options.drf),
        size=tuple(options.size),
        contrast=tuple(options.contrast),
        background=tuple(options.background),
        phantoms=options.phantoms,
        channels=options.channels,
        seed=options.seed,
        device=options.device,
    )
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = detect(job, options.out, bars)
    print((out / TABLE_FILE).read_text(encoding="utf-8"))
