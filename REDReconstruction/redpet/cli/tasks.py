"""`redpet detect` and `redpet nema`: what an image is good for."""

import argparse
from pathlib import Path

from redpet.cli.bars import Bars, say_start
from redpet.cli.cohort import add_cluster
from redpet.cli.evaluation import model_of, names_of
from redpet.cli.options import Commands, add_choice, add_command, add_device, check_there, number_or_auto


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
    add_give_back(detect)
    detect.add_argument("--channels", default="dog", help="of the observer: dog (default) or laguerre-gauss")
    detect.add_argument("--seed", type=int, default=0, help="decides bodies, lesions and counts (%(default)s)")
    add_device(detect)
    add_cluster(detect)


def add_give_back(command: argparse.ArgumentParser) -> None:
    """Whether what is asked is the networks alone."""
    command.add_argument(
        "--give-back", type=number_or_auto, default="auto", metavar="PERCENT", help="as redpet restore takes it (auto)"
    )


def run_detect(options: argparse.Namespace) -> None:
    """Measure, and print the table."""
    check_there(*(path for _, path in options.model))
    say_start(options.device, "the models")
    from redpet.machine.cluster import NO_CLUSTER, ClusterSettings
    from redpet.machine.devices import describe, resolve_device
    from redpet.tasks.detect import detect
    from redpet.tasks.detect_cluster import detect_on
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
        give_back=options.give_back,
        channels=options.channels,
        seed=options.seed,
        device=options.device,
    )
    settings = ClusterSettings(workers=options.workers, scheduler=options.scheduler)
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = detect(job, options.out, bars) if settings == NO_CLUSTER else detect_on(job, options.out, settings, bars)
    print((out / TABLE_FILE).read_text(encoding="utf-8"))


def add_nema(commands: Commands) -> None:
    """`redpet nema [INPUT] --out DIR`."""
    nema = add_command(commands, "nema", run_nema, "measure the body phantom of NEMA NU 2, simulated or scanned")
    nema.add_argument(
        "input", type=Path, nargs="?", metavar="INPUT", help="a scan of the phantom; without it one is simulated"
    )
    nema.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new folder, or a result to add to")
    nema.add_argument(
        "--methods",
        type=names_of,
        default=None,
        metavar="A,B",
        help="for example osem,osem-gauss,rdp,red; a scan is measured as it is given by default",
    )
    nema.add_argument(
        "--model", type=model_of, action="append", default=[], metavar="METHOD=FILE", help="the model file of a method"
    )
    nema.add_argument(
        "--contrast", type=float, default=4.0, help="the spheres' activity over the background's (%(default)s)"
    )
    nema.add_argument("--drf", type=float, nargs="+", default=[4.0, 20.0, 100.0], help="simulated doses (4 20 100)")
    nema.add_argument(
        "--draws", type=int, default=3, metavar="N", help="simulations of each dose with other noise (%(default)s)"
    )
    add_give_back(nema)
    nema.add_argument("--seed", type=int, default=0, help="decides the simulated counts (%(default)s)")
    nema.add_argument(
        "--at",
        type=float,
        nargs=3,
        metavar=("X", "Y", "Z"),
        help="where a scanned phantom lies: the middle of its spheres in mm (LPS); by default it is looked for",
    )
    nema.add_argument(
        "--angle", type=float, default=0.0, metavar="DEGREES", help="with --at: how far it is turned from x to y"
    )
    nema.add_argument("--mirrored", action="store_true", help="with --at: it is seen from its other end")
    add_choice(nema)
    add_device(nema)


def run_nema(options: argparse.Namespace) -> None:
    """Measure, and print the tables."""
    check_there(options.input, *(path for _, path in options.model))
    say_start(options.device, options.input or "the models")
    from redpet.machine.devices import describe, resolve_device
    from redpet.tasks.nema import nema
    from redpet.tasks.nema_job import DEFAULT_METHODS, NemaJob
    from redpet.tasks.nema_outputs import TABLE_FILE

    job = NemaJob(
        input="" if options.input is None else str(options.input),
        methods=options.methods or (() if options.input else DEFAULT_METHODS),
        models=dict(options.model),
        contrast=options.contrast,
        drf=tuple(options.drf),
        draws=options.draws,
        give_back=options.give_back,
        seed=options.seed,
        at=None if options.at is None else tuple(options.at),
        angle=options.angle,
        mirrored=options.mirrored,
        series=options.series,
        doses=options.doses,
        outside=options.outside,
        frames=options.frames,
        device=options.device,
    )
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = nema(job, options.out, bars)
    print((out / TABLE_FILE).read_text(encoding="utf-8"))
