"""`redpet`: the command line. One sentence on stderr and an exit code for everything that goes wrong."""

import argparse
import io
import json
import logging
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from redpet import __version__
from redpet.errors import Cancelled, InputError, ProgramError, RedpetError, explained

if TYPE_CHECKING:
    from tqdm import tqdm

INPUT = "a DICOM folder, an Interfile header, an array file or a CASE folder"
SOON_S = 1.0


class Bars:
    """Progress bars on stderr, one for each stage of several steps, with the time left.

    The heading comes after the first stage, in which an input may be refused, so that a refusal stands alone. A bar
    appears after `delay` seconds.
    """

    def __init__(self, heading: str = "", delay: float = 0.0) -> None:
        self.heading = heading
        self.delay = delay
        self.bar: tqdm[NoReturn] | None = None
        self.stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        """Move the stage's bar."""
        if stage != self.stage:
            self.close()
            if self.stage and self.heading:
                print(self.heading, file=sys.stderr)
                self.heading = ""
            self.stage = stage
            if total > 1:
                from tqdm import tqdm

                self.bar = tqdm(total=total, desc=f"{stage:24}", unit="", file=sys.stderr, delay=self.delay)
        if self.bar is not None:
            self.bar.update(done - self.bar.n)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""

    def close(self) -> None:
        """End the last bar."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 done, 1 wrong input, 2 usage, 3 cancelled, 4 out of memory or a failure."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may have letters that the terminal lacks
            stream.reconfigure(errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.basicConfig(format="%(message)s")
    logging.getLogger("redpet").setLevel(logging.INFO)
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its font cache
    warnings.filterwarnings("ignore", module="pydicom")  # what matters in a header is checked and told by us
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return int(options.run(options) or 0)
    except KeyboardInterrupt:
        return failed(Cancelled("cancelled; nothing was written."))
    except Exception as error:
        reason = explained(error)
        if isinstance(reason, ProgramError):
            traceback.print_exc()
        return failed(reason)


def failed(error: RedpetError) -> int:
    """Tell what ended the job; returns its exit code."""
    sentence = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in str(error))
    print(f"redpet: {sentence}", file=sys.stderr)
    return error.exit_code


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="redpet", description="Restore low-dose PET sinograms. For research only.")
    top.add_argument("--version", action="version", version=f"redpet {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], Any], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "the built-in case through the whole main job")
    _out(demo)
    demo.add_argument("--device", default="auto", help="auto (default), cpu or cuda:0")

    info = command("info", _info, "what an input is: dose levels, geometry, units, SUV factor, what is missing")
    info.add_argument("input", type=Path, metavar="INPUT", help=f"{INPUT}; a folder of several studies is listed")
    info.add_argument("--json", action="store_true", help="as JSON")

    suv = command("suv", _suv, "the SUV (body weight) image of a PET series")
    suv.add_argument("series", type=Path, metavar="SERIES", help="the folder of a PET series")
    suv.add_argument("--out", type=Path, required=True, metavar="FILE.nrrd", help="a file that does not exist yet")

    simulate = command("simulate", _simulate, "a dose ladder from a full-dose image, series or sinogram")
    simulate.add_argument("input", type=Path, metavar="INPUT", help=INPUT)
    simulate.add_argument(
        "--drf", type=float, nargs="+", required=True, help="dose reduction factors, for example 4 20 100"
    )
    _out(simulate)
    simulate.add_argument(
        "--counts-per-slice", type=float, default=5e6, help="trues of the mean slice at full dose (%(default)g)"
    )
    simulate.add_argument(
        "--background", type=float, default=0.35, help="scatter and randoms, as a share of the trues (%(default)g)"
    )
    simulate.add_argument("--attenuation", type=Path, metavar="FILE", help="image of linear attenuation coefficients")
    simulate.add_argument("--attenuation-unit", help="its unit where the file has none: 1/cm or 1/mm")
    simulate.add_argument("--seed", type=int, default=0, help="of the random counts (%(default)d)")

    restore = command("restore", _restore, "restore a low-dose sinogram and reconstruct it")
    restore.add_argument("input", type=Path, metavar="INPUT", help=INPUT)
    _out(restore)
    restore.add_argument("--drf", type=float, help="dose reduction factor of the level to restore")
    restore.add_argument("--reference", type=Path, metavar="INPUT", help="the full dose, if not in the input")
    restore.add_argument(
        "--method",
        default="red",
        help="red (default), image-unet, unet, ddim, cold, ddbm, or osem for the sinogram as it is",
    )
    restore.add_argument("--model", type=Path, metavar="FILE", help="a model file; RED's built-in one by default")
    restore.add_argument("--steps", type=int, help="sampling steps; what suits the model by default")
    restore.add_argument("--slices", type=_slices, metavar="A:B", help="restore the slices A to B-1 only")
    restore.add_argument("--device", default="auto", help="auto (default), cpu or cuda:0")
    restore.add_argument("--reconstruction", default="osem", help="osem (default) or fbp")
    restore.add_argument("--iterations", type=int, default=4, help="of OSEM (%(default)d)")
    restore.add_argument("--subsets", type=int, default=16, help="of OSEM (%(default)d)")
    restore.add_argument("--post-filter", type=float, default=0.0, metavar="MM", help="Gaussian filter, FWHM in mm")
    restore.add_argument("--psf", type=float, default=0.0, metavar="MM", help="point spread in OSEM, FWHM in mm")
    restore.add_argument("--projector", default="auto", help="auto (default), joseph or parallelproj")
    _identity(restore)

    export = command("export", _export, "a derived PET series from what restore wrote")
    export.add_argument("folder", type=Path, metavar="DIR", help="an output folder of restore")
    export.add_argument("--source", type=Path, required=True, metavar="SERIES", help="the PET series that it came from")
    export.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    _identity(export)

    send = command("send", _send, "send DICOM files to an archive and tell what became of each")
    send.add_argument("folder", type=Path, metavar="FOLDER", help="DICOM files, in sub-folders too")
    send.add_argument("--host", required=True, help="the archive's name or address")
    send.add_argument("--port", type=int, required=True, help="its port")
    send.add_argument("--called-aet", required=True, metavar="AET", help="its AE title")
    send.add_argument("--calling-aet", default="REDPET", metavar="AET", help="ours (%(default)s)")
    send.add_argument("--retries", type=int, default=2, help="new associations after a broken one (%(default)d)")
    send.add_argument("--timeout", type=float, default=30.0, metavar="S", help="of each answer, seconds (%(default)g)")
    send.add_argument("--report", type=Path, metavar="FILE.json", help="the report as JSON too")

    evaluate = command("evaluate", _evaluate, "compare methods on cases: table and figures")
    evaluate.add_argument("cases", type=Path, nargs="+", metavar="CASE", help="CASE folders, or any INPUT with a dose")
    evaluate.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a new folder, or an evaluation to add to"
    )
    evaluate.add_argument("--methods", type=_names, default=None, metavar="A,B", help="for example osem,osem-gauss,red")
    evaluate.add_argument(
        "--model", type=_model_of, action="append", default=[], metavar="METHOD=FILE", help="the model file of a method"
    )
    evaluate.add_argument("--drf", type=float, nargs="+", default=[], help="the dose levels (default: all below full)")
    evaluate.add_argument(
        "--tune-on", type=Path, nargs="+", default=[], metavar="CASE", help="validation cases for the tuned OSEMs"
    )
    evaluate.add_argument("--device", default="auto", help="auto (default), cpu or cuda:0")

    prepare = command("prepare", _prepare, "training shards from folders of cases, split by patient")
    prepare.add_argument("folder", type=Path, metavar="FOLDER", help="a folder or file for each case")
    prepare.add_argument("--out", type=Path, metavar="DIR", help="a folder that does not exist yet")
    prepare.add_argument("--check", action="store_true", help="FOLDER holds shards: compare them with their manifest")
    prepare.add_argument("--validation", type=float, default=0.1, help="share of patients to validate with")
    prepare.add_argument("--test", type=float, default=0.1, help="share of patients that training never reads")
    prepare.add_argument("--seed", type=int, default=0, help="decides which patient goes where")

    train = command("train", _train, "train a network; resumes where it stopped")
    train.add_argument("stage", metavar="STAGE", help="ren, dcn or image for RED; unet, ddim, cold, ddbm or image-unet")
    train.add_argument("config", type=Path, metavar="CONFIG.toml")
    train.add_argument("--device", help="auto, cpu or cuda:0; what the file says by default")

    worker = command("worker", _worker, "run a job file and report in JSON lines, for other programs")
    worker.add_argument("job", type=Path, metavar="JOB.json")
    return top


def _out(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder that does not exist yet")
    command.add_argument("--overwrite", action="store_true", help="replace an earlier output of redpet at --out")


def _identity(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--anonymize",
        action="store_true",
        help="the DICOM series by the Basic Profile of PS3.15: nobody's, without SUV",
    )
    command.add_argument(
        "--keep-suv", action="store_true", help="with --anonymize: keep weight, size, sex, and dates shifted by days"
    )
    command.add_argument(
        "--uid-seed", type=int, metavar="N", help="the same UIDs for the same job; new ones by default"
    )


def _slices(text: str) -> tuple[int, int]:
    try:
        first, stop = (int(part) for part in text.split(":"))
    except ValueError as error:
        raise argparse.ArgumentTypeError("give the first slice and one after the last, for example 10:20") from error
    return first, stop


def _demo(options: argparse.Namespace) -> None:
    from redpet.jobs.demo import demo

    with Bars() as bars:
        out = demo(options.out, device=options.device, overwrite=options.overwrite, progress=bars)
    print(f"The picture is {out / 'comparison.png'}; metrics, images and the DICOM series lie beside it.")


def _info(options: argparse.Namespace) -> None:
    from redpet.jobs import info, listing

    with Bars(delay=SOON_S) as bars:
        series = listing.list_folder(options.input, bars)
    content, told = (info.describe_input(options.input), info) if series is None else (series, listing)
    print(json.dumps(content, indent=2, allow_nan=False) if options.json else told.for_people(content))


def _suv(options: argparse.Namespace) -> None:
    from redpet.case.storage import write_image
    from redpet.dicom.series import read_series
    from redpet.dicom.suv import suv_image, suv_info
    from redpet.machine.staging import refuse_existing, staged_file

    if options.out.suffix != ".nrrd":
        raise InputError(f"{options.out}: the SUV image is an NRRD file; end its name in .nrrd.")
    refuse_existing(options.out)
    series = read_series(options.series)
    info = suv_info([one.header for one in series.slices])
    for warning in (*series.warnings, *info.warnings):
        print(f"warning: {warning}", file=sys.stderr)
    with staged_file(options.out) as file:
        write_image(suv_image(series.image, info), file)
    factor = "a factor for each slice" if info.factor is None else f"{info.factor:.6g}"
    print(f"SUV (body weight) = {series.image.unit} x {factor}, in {options.out}")


def _simulate(options: argparse.Namespace) -> None:
    from redpet.jobs.simulate import SimulateJob, simulate

    job = SimulateJob(
        input=options.input,
        out=options.out,
        drf=tuple(options.drf),
        counts_per_slice=options.counts_per_slice,
        background=options.background,
        attenuation=options.attenuation,
        attenuation_unit=options.attenuation_unit,
        seed=options.seed,
        overwrite=options.overwrite,
    )
    with Bars() as bars:
        out = simulate(job, bars)
    print(f"The dose ladder is {out}; restore a level with: redpet restore {out} --drf {options.drf[0]:g} --out DIR")


def _restore(options: argparse.Namespace) -> None:
    from redpet.jobs.outputs import run_warnings
    from redpet.jobs.restore import RestoreJob, restore
    from redpet.machine.devices import describe, resolve_device

    job = RestoreJob(
        input=options.input,
        out=options.out,
        drf=options.drf,
        reference=options.reference,
        method=options.method,
        model=options.model,
        steps=options.steps,
        slices=options.slices,
        device=options.device,
        reconstruction=options.reconstruction,
        iterations=options.iterations,
        subsets=options.subsets,
        post_filter_mm=options.post_filter,
        psf_mm=options.psf,
        projector=options.projector,
        overwrite=options.overwrite,
        uid_seed=options.uid_seed,
        anonymize=options.anonymize,
        keep_suv=options.keep_suv,
    )
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = restore(job, bars)
    for warning in run_warnings(out):
        print(f"warning: {warning}", file=sys.stderr)
    print(f"The picture is {out / 'comparison.png'}.")


def _export(options: argparse.Namespace) -> None:
    from redpet.dicom.export import Identity
    from redpet.jobs.outputs import export_run

    identity = Identity(options.uid_seed, options.anonymize, options.keep_suv)
    files = export_run(options.folder, options.source, options.out, identity)
    print(f"{len(files)} slices are in {options.out}, for research only.")


def _send(options: argparse.Namespace) -> None:
    from redpet.dicom.send import Archive, as_json, for_people, send, settled, summary
    from redpet.machine.staging import refuse_existing, staged_file

    if options.report is not None:
        refuse_existing(options.report)
    archive = Archive(options.host, options.port, options.called_aet, options.calling_aet, options.timeout)
    with Bars() as bars:
        reports = send(options.folder, archive, options.retries, bars)
    print(for_people(reports, options.folder))
    if options.report is not None:
        with staged_file(options.report) as file:
            file.write_text(json.dumps(as_json(reports, options.folder), indent=2))
    if not settled(reports):
        raise InputError(f"{summary(reports)} at {archive}; the list says why not the others.")
    print(f"{summary(reports)} at {archive}.")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _model_of(text: str) -> tuple[str, Path]:
    method, equals, file = text.partition("=")
    if not (method and equals and file):
        raise argparse.ArgumentTypeError("name the method and its file, for example unet=model.safetensors")
    return method, Path(file)


def _evaluate(options: argparse.Namespace) -> None:
    from redpet.evaluation.job import DEFAULT_METHODS, EvaluateJob
    from redpet.evaluation.run import TABLE_FILE, evaluate
    from redpet.machine.devices import describe, resolve_device

    job = EvaluateJob(
        cases=tuple(options.cases),
        out=options.out,
        methods=options.methods or DEFAULT_METHODS,
        models=dict(options.model),
        drf=tuple(options.drf),
        tune_on=tuple(options.tune_on),
        device=options.device,
    )
    with Bars(f"device: {describe(resolve_device(job.device))}") as bars:
        out = evaluate(job, bars)
    print((out / TABLE_FILE).read_text(encoding="utf-8"))


def _prepare(options: argparse.Namespace) -> None:
    from redpet.training.prepare import PrepareJob, prepare
    from redpet.training.shards import check_shards

    if options.check:
        manifest, place = check_shards(options.folder), options.folder
    elif options.out is None:
        raise InputError("name the folder for the shards with --out, or check existing ones with --check.")
    else:
        job = PrepareJob(
            folder=options.folder,
            out=options.out,
            validation=options.validation,
            test=options.test,
            seed=options.seed,
        )
        with Bars() as bars:
            manifest, place = prepare(job, bars), options.out
    for split in ("training", "validation", "test"):
        shards = [shard for shard in manifest.shards if shard.split == split]
        patients = len({shard.patient for shard in shards})
        print(f"{split}: {patients} patients, {len(shards)} pairs, {sum(shard.shape[0] for shard in shards)} slices")
    print(f"The shards in {place} are whole, and no patient lies in two splits.")


def _train(options: argparse.Namespace) -> None:
    from redpet.training.run import train_command

    train_command(options.stage, options.config, options.device)


def _worker(options: argparse.Namespace) -> int:
    from redpet.worker import run_worker

    return run_worker(options.job)
