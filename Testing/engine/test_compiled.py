"""Networks as OpenVINO computes them: the same numbers, only where it pays, and PyTorch where it is not there."""

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
import torch

from redpet.case import BQML, COUNTS, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.machine.threads import limited_threads
from redpet.restoration import compiled
from redpet.restoration.compiled import Compiled, ready
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.restorer import restore_sinogram
from redpet.restoration.slices import BATCH_SLICES

SHAPE = (BATCH_SLICES, 3, 16, 24)
STEPS = torch.tensor([3, 4, 40, 400])
PIXELS = 10**9


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    pytest.importorskip("openvino")
    compiled._compiled.clear()
    yield
    compiled._compiled.clear()
    compiled.runtime.cache_clear()


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """In float32, whatever the processor has."""
    monkeypatch.setattr(compiled, "precision", lambda: compiled.FLOAT32)


def network(**config: object) -> SinogramUNet:
    torch.manual_seed(0)
    given = {"width": 8, "multipliers": (1, 2), "in_channels": 3, "attention": False, "kernel": 5, **config}
    return SinogramUNet(NetworkConfig(**given)).eval().requires_grad_(False)


def alike(found: torch.Tensor, expected: torch.Tensor) -> bool:
    return float((found - expected).abs().max()) <= 1e-5 * float(expected.abs().max())


@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize("config", [{}, {"time": False}, {"expansion": 1, "out_channels": 2, "multipliers": (1, 2, 4)}])
def test_a_compiled_network_computes_what_the_network_does(config: dict[str, object]) -> None:
    plain = network(**config)
    quick = ready(plain, "cpu", PIXELS)
    assert isinstance(quick, Compiled)
    assert quick.config is plain.config
    for seed in range(2):
        torch.manual_seed(seed)
        x, t = torch.randn(SHAPE), STEPS + seed
        given = (x, t) if plain.config.time else (x,)
        assert alike(quick(*given), plain(*given))


@pytest.mark.usefixtures("exact")
def test_whole_batches_are_compiled_and_smaller_ones_are_the_networks_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = network()
    quick = ready(plain, "cpu", PIXELS)
    shapes: list[tuple[int, ...]] = []
    whole = Compiled.compile
    monkeypatch.setattr(Compiled, "compile", lambda self, shape: (shapes.append(tuple(shape)), whole(self, shape))[1])
    x, t = torch.randn(SHAPE), STEPS
    assert torch.equal(quick(x[:3], t[:3]), plain(x[:3], t[:3]))
    assert shapes == []
    for _ in range(2):
        assert alike(quick(x, t), plain(x, t))
    assert shapes == [SHAPE]
    quick(x[..., :8], t)
    assert shapes == [SHAPE, (*SHAPE[:3], 8)]
    with limited_threads(torch.get_num_threads() + 1):
        quick(x[..., :8], t)
    assert len(shapes) == 3


def test_in_bfloat16_it_is_nearly_the_same_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    if compiled.precision() != compiled.BFLOAT16:
        pytest.skip("this processor has no bfloat16")
    plain = network()
    x, t = torch.randn(SHAPE), STEPS
    expected, found = plain(x, t), ready(plain, "cpu", PIXELS)(x, t)
    assert found.dtype == torch.float32
    assert not alike(found, expected)
    assert float((found - expected).abs().max()) <= 0.05 * float(expected.abs().max())


def test_a_record_tells_by_what_networks_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "precision", lambda: compiled.BFLOAT16)
    here = compiled.described("cpu")
    assert here.startswith(f"PyTorch {torch.__version__}; from 500000 pixels on OpenVINO 20")
    assert here.endswith(", bf16")
    assert compiled.described("cuda:0") == f"PyTorch {torch.__version__}"
    monkeypatch.setattr(compiled, "version_of", lambda *names: None)
    assert compiled.described("cpu") == f"PyTorch {torch.__version__}"


@pytest.mark.parametrize(
    ("has", "wanted"), [({}, "f32"), ({"avx512_f": True}, "f32"), ({"avx512_bf16": True}, "bf16"), (None, "f32")]
)
def test_bfloat16_is_for_processors_that_have_it(monkeypatch: pytest.MonkeyPatch, has: object, wanted: str) -> None:
    if has is None:  # a PyTorch that does not tell
        monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    else:
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: has, raising=False)
    assert compiled.precision() == wanted


def test_what_was_compiled_is_kept_with_the_network_and_the_job_alone_decides_whether_it_is_used() -> None:
    plain = network()
    assert ready(plain, "cpu", compiled.LEAST_PIXELS - 1) is plain
    quick = ready(plain, "cpu", compiled.LEAST_PIXELS)
    assert ready(plain, "cpu", compiled.LEAST_PIXELS) is quick
    assert ready(plain, "cpu", compiled.LEAST_PIXELS - 1) is plain


def test_a_network_with_attention_is_left_to_pytorch() -> None:
    plain = network(attention=True)
    assert ready(plain, "cpu", PIXELS) is plain


@pytest.mark.parametrize("how", ["not installed", "broken"])
def test_without_openvino_pytorch_computes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    compiled.runtime.cache_clear()
    if how == "broken":
        monkeypatch.setitem(sys.modules, "openvino", None)
        monkeypatch.setattr(compiled, "find_spec", lambda name: object())
    else:
        monkeypatch.setattr(compiled, "find_spec", lambda name: None)
    plain = network()
    assert ready(plain, "cpu", PIXELS) is plain
    assert ("PyTorch computes" in caplog.text) == (how == "broken")


def test_it_tells_its_makers_nothing() -> None:
    program = (
        "import sys, socket\n"
        "def refuse(*given): raise AssertionError('it asked the network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from redpet.restoration import compiled\n"
        "assert compiled.runtime().Core() is not None\n"
        "assert sys.modules['openvino_telemetry'] is None\n"
        "assert not [name for name in sys.modules if name.startswith('openvino_telemetry.')]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.usefixtures("exact")
def test_a_restoration_by_the_model_that_ships_is_the_same_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    n_slices, n_angles, n_radial = 5, 32, 40
    values = np.random.default_rng(0).poisson(8.0, (n_slices, n_angles, n_radial)).astype(np.float32)
    grid = ImageGrid((n_radial, n_radial, n_slices), (4.0, 4.0, 4.0))
    low = Sinogram(values, SinogramGeometry(n_angles, n_radial, 4.0), grid, COUNTS, Kind.MEASURED, BQML)
    model = load_model(default_model_path())
    plain = restore_sinogram(low, model).sinogram.values
    assert not compiled._compiled
    monkeypatch.setattr(compiled, "LEAST_PIXELS", 0)
    quick = restore_sinogram(low, model).sinogram.values
    assert len(compiled._compiled) == 1
    assert np.abs(quick - plain).max() <= 1e-5 * plain.max()
