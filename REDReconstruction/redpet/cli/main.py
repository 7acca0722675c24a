"""`redpet`: the command line. One sentence on stderr and an exit code for everything that goes wrong."""

import argparse
import io
import logging
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from redpet.cli.about import Versions, add_examine, run_examine
from redpet.cli.archive import add_export, add_send, run_send
from redpet.cli.bars import set_loudness
from redpet.cli.cache import add_cache, run_cache
from redpet.cli.cohort import add_cohort
from redpet.cli.evaluation import add_evaluate
from redpet.cli.inputs import add_info, add_suv, run_info, run_suv
from redpet.cli.options import Commands, add_command
from redpet.cli.pages import add_mip, add_report
from redpet.cli.restoration import add_demo, add_restore, add_simulate
from redpet.cli.scans import add_estimate_scatter, add_reconstruct_3d, add_simulate_scan
from redpet.cli.study import add_study
from redpet.cli.tasks import add_detect, add_nema
from redpet.cli.training import add_prepare, add_train
from redpet.errors import Cancelled, InputError, MissingPackages, ProgramError, RedpetError, explained
from redpet.machine.garbage import look_seldom
from redpet.machine.memory import require_address_space
from redpet.machine.threads import settle

SHTAB = "shtab>=1.7,<2"
WITHOUT_TORCH = (run_info, run_suv, run_send, run_examine, run_cache)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns 0 done, 1 wrong input, 2 usage, 3 cancelled, 4 out of memory or a failure."""
    open_streams()
    settle()
    look_seldom()
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name may have letters that the terminal lacks
            stream.reconfigure(errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.basicConfig(format="%(message)s")
    logging.getLogger("pydicom").propagate = False  # it logs a traceback for what is told in a sentence
    set_loudness(options.verbose, options.quiet)
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its font cache
    warnings.filterwarnings("ignore", module="pydicom")  # what matters in a header is checked and told by us
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if options.run is not run_worker:  # which knows its jobs
            require_address_space(with_torch=options.run not in WITHOUT_TORCH)
        code = int(options.run(options) or 0)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return failed(Cancelled("nobody reads what is told."))
    except KeyboardInterrupt:
        return failed(Cancelled("cancelled; nothing was written."))
    except Exception as error:
        reason = explained(error)
        if isinstance(reason, ProgramError) or options.verbose:
            traceback.print_exc()
        return failed(reason)


def failed(error: RedpetError) -> int:
    """Tell what ended the job; returns its exit code."""
    sentence = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in str(error))
    with suppress(OSError):  # where nothing can be told, the code still does
        print(f"redpet: {sentence}", file=sys.stderr, flush=True)
    try:
        sys.stdout.flush()
    except OSError:
        hush()
    return error.exit_code


def open_streams() -> None:
    """Give a process that was started without them (`>&-`) streams that nobody reads."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def hush() -> None:
    """Send what is still to be told to nobody: the end of the process would try again, and fail."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    with suppress(OSError):
        os.dup2(sys.stdout.fileno(), 1)  # the stream of Python's own writes there at the end


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def parser() -> argparse.ArgumentParser:
    """The commands and their options, in the order of the help."""
    top = argparse.ArgumentParser(prog="redpet", description="Restore low-dose PET sinograms. For research only.")
    top.add_argument(
        "--version",
        action=Versions,
        nargs=0,
        default=argparse.SUPPRESS,
        help="of redpet, Python, PyTorch and the projectors",
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (
        *(add_demo, add_info, add_suv, add_simulate, add_simulate_scan),
        *(add_restore, add_cohort, add_estimate_scatter, add_reconstruct_3d, add_export, add_send),
        *(add_report, add_mip, add_evaluate, add_detect, add_nema, add_study),
        *(add_prepare, add_train, add_examine, add_cache, add_completion, add_worker),
    ):
        add(commands)
    return top


def add_completion(commands: Commands) -> None:
    """`redpet completion SHELL`."""
    completion = add_command(commands, "completion", run_completion, "a script that completes commands and options")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="for example: redpet completion bash")


def run_completion(options: argparse.Namespace) -> None:
    """Print the script. Raises MissingPackages without shtab."""
    try:
        import shtab
    except ImportError as error:
        raise MissingPackages([SHTAB]) from error

    print(shtab.complete(parser(), shell=options.shell))


def add_worker(commands: Commands) -> None:
    """`redpet worker JOB.json`, and a worker that stays."""
    worker = add_command(commands, "worker", run_worker, "run a job file and report in JSON lines, for other programs")
    worker.add_argument("job", type=Path, metavar="JOB.json", nargs="?")
    worker.add_argument(
        "--stay",
        action="store_true",
        help="wait for the next job (the line 'job PATH' on stdin) with what the last one opened and built",
    )
    worker.add_argument(
        "--idle", type=float, metavar="SECONDS", help="with --stay: end after so long without a job (600)"
    )


def run_worker(options: argparse.Namespace) -> int:
    """Run a job file; the process ends with it, or with the last of those that follow."""
    from redpet import worker

    if options.job is None and not options.stay:
        raise InputError("redpet worker needs a job file, or --stay.")
    if options.idle is not None and not options.stay:
        raise InputError("--idle says how long a worker that stays waits: give --stay too.")
    idle_s = worker.LONGEST_IDLE_S if options.idle is None else options.idle
    if not 0 < idle_s <= threading.TIMEOUT_MAX:
        raise InputError(f"--idle {idle_s:g} is no time to wait: give seconds above 0.")
    return worker.run_worker(options.job, idle_s if options.stay else 0.0)
