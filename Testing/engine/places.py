"""Where the tests of physics compute: with every projector that can be imported, on every device that is there."""

from importlib.util import find_spec

import pytest
import torch

from redpet.projection import joseph, projector

needs_parallelproj = pytest.mark.skipif(
    find_spec("parallelproj") is None, reason="parallelproj is not installed: it comes from conda, see environment.yml"
)
needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")


def _parallelproj_computes_on_cuda() -> bool:
    """Whether the compiled part of parallelproj 2 was built for CUDA."""
    if find_spec("parallelproj_core") is None:
        return False
    import parallelproj_core

    return bool(parallelproj_core.cuda_enabled)


needs_numba = pytest.mark.skipif(find_spec("numba") is None, reason="numba is not installed")


@pytest.fixture
def compiled_always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numba serves small matrices too."""
    monkeypatch.setattr(joseph, "WORTH_COMPILING_BYTES", 0)
    monkeypatch.setattr(projector, "_kept", {})


DEVICES = ["cpu", pytest.param("cuda:0", marks=needs_cuda)]
BACKENDS = ["joseph", pytest.param("parallelproj", marks=needs_parallelproj)]
PLACES = [
    pytest.param({"backend": "joseph", "device": "cpu"}, id="joseph-cpu"),
    pytest.param({"backend": "parallelproj", "device": "cpu"}, id="parallelproj-cpu", marks=needs_parallelproj),
    pytest.param({"backend": "joseph", "device": "cuda:0"}, id="joseph-cuda", marks=needs_cuda),
    pytest.param(
        {"backend": "parallelproj", "device": "cuda:0"},
        id="parallelproj-cuda",
        marks=[
            needs_cuda,
            pytest.mark.skipif(not _parallelproj_computes_on_cuda(), reason="no parallelproj that was built for CUDA"),
        ],
    ),
]
each_device = pytest.mark.parametrize("device", DEVICES)
each_place = pytest.mark.parametrize("place", PLACES)
"""The place is what `get_projector`, `project` and `osem` take by name: the backend and the device."""
