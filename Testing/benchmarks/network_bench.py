"""What the networks, the opening of the model and the start of a job take on this machine.

    python Testing/benchmarks/network_bench.py

The ways of computing the networks take turns on one thread; what counts is processor time, as a share of what PyTorch
takes. The waits until the first line and the first picture of a job are told by a clock, which other programs beside it
make slower, and in processor time, which is what one thread takes on an idle machine.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import torch
from bench import phantom_ladder
from reached import tell

from redpet.case import Kind
from redpet.evaluation.speed import workload
from redpet.restoration import compiled
from redpet.restoration.compiled import Compiled
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.network import Restorer, placed
from redpet.restoration.space import Network

SIDES = (128, 360)
ROUNDS = 5
ROWS = {"OpenVINO, float32": "networks f32", "OpenVINO, bfloat16": "networks bf16"}
PREVIEW_S = 4.0
"""How soon the first picture shall come once the worker is warm."""


def ways() -> dict[str, Callable[[Restorer], Network]]:
    """The ways of computing a network that there are here."""

    def by_openvino(precision: str) -> Callable[[Restorer], Network]:
        def way(network: Restorer) -> Network:
            quick = Compiled(network)  # type: ignore[arg-type]
            quick.precision = precision
            return quick

        return way

    found: dict[str, Callable[[Restorer], Network]] = {"PyTorch": lambda network: placed(network, "cpu")}
    if compiled.runtime() is not None:
        found["OpenVINO, float32"] = by_openvino(compiled.FLOAT32)
        if compiled.precision() == compiled.BFLOAT16:
            found["OpenVINO, bfloat16"] = by_openvino(compiled.BFLOAT16)
    return found


@torch.inference_mode()
def bench_networks(side: int) -> None:
    """Print what a batch of slices takes in all networks of the default model, each way."""
    variant = load_model(default_model_path()).variant_for(Kind.MEASURED, side)
    jobs = {name: workload(variant, way, side, "cpu") for name, way in ways().items()}
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            taken[name].append(time.process_time() - start)
    first = statistics.median(taken["PyTorch"])
    print(f"networks of the default model, 4 slices of {side} x {side}")
    for name, seconds in taken.items():
        if side == SIDES[0] and name in ROWS:
            tell(ROWS[name], statistics.median(seconds) / first)
        print(f"  {name:20} {1e3 * statistics.median(seconds):6.0f} ms: {statistics.median(seconds) / first:.2f}")


def bench_opening() -> None:
    """Print what opening the default model takes, with the networks of one variant and with all."""
    path, taken = default_model_path(), {}
    for what in ("the networks of one variant", "all networks"):
        seconds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            model = load_model(path)
            for variant in list(model.variants.values())[: 1 if "one" in what else None]:
                dict(variant.networks)
            seconds.append(time.process_time() - start)
        taken[what] = statistics.median(seconds)
    tell("opening", taken["the networks of one variant"] / taken["all networks"])
    print("opening the default model")
    for what, seconds in taken.items():
        print(f"  {what:28} {1e3 * seconds:6.0f} ms: {seconds / taken['all networks']:.2f}")


def bench_start(n_slices: int = 16, n: int = 128) -> None:
    """Print how long a worker takes to its first line and to its first picture, cold and warm."""
    print(f"redpet worker --stay, restore of {n_slices} slices of {n} x {n}")
    with tempfile.TemporaryDirectory() as name:
        case = phantom_ladder(Path(name), n_slices, n)
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "redpet", "worker", "--stay"]
        pipe = subprocess.PIPE
        worker = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment)
        assert worker.stdin is not None
        assert worker.stdout is not None
        process, start = psutil.Process(worker.pid), time.perf_counter()

        def spent() -> tuple[float, float]:
            times = process.cpu_times()
            return time.perf_counter() - start, times.user + times.system

        worker.stdout.readline()
        print("  it waits after {:.2f} s, {:.2f} of processor time".format(*spent()))
        for state in ("first", "second"):
            job = Path(name, f"{state}.json")
            wanted = {"command": "restore", "input": str(case), "drf": 20, "out": str(Path(name, state))}
            job.write_text(json.dumps(wanted))
            clock, processor = spent()
            worker.stdin.write(f"job {job}\n")
            worker.stdin.flush()
            at: dict[str, tuple[float, float]] = {}
            while "waiting" not in at:
                event = json.loads(worker.stdout.readline())["event"]
                now = spent()
                at.setdefault(event, (now[0] - clock, now[1] - processor))
            for event, words in (("stage", "first line"), ("preview", "first picture"), ("done", "done")):
                print(f"  {state} case, {words}: after {at[event][0]:.2f} s, {at[event][1]:.2f} of processor time")
            if state == "first":
                tell("first line", at["stage"][0])
            else:
                tell("preview", at["preview"][0])
        print(f"  promised are {PREVIEW_S:g} s to the first picture of the second case")
        worker.stdin.close()
        worker.wait()


if __name__ == "__main__":
    torch.set_num_threads(1)
    for pixels in SIDES:
        bench_networks(pixels)
    bench_opening()
    bench_start()
