"""The tensors of a safetensors file as it holds them: nothing is made of one before it is asked for."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from safetensors import deserialize
from torch import Tensor

TYPES = {"F16": torch.float16, "BF16": torch.bfloat16, "F32": torch.float32, "F64": torch.float64}
"""The numbers that weights are stored as, by their names in safetensors."""


@dataclass(frozen=True)
class Stored:
    """A tensor as a file holds it: its type by the name of safetensors, its shape, its bytes."""

    kind: str
    shape: tuple[int, ...]
    data: bytearray

    @property
    def tensor(self) -> Tensor:
        """The same as a tensor, which shares the bytes."""
        return torch.frombuffer(self.data, dtype=TYPES[self.kind]).reshape(self.shape)


def read_stored(content: bytes) -> tuple[dict[str, Stored], dict[str, str]]:
    """The tensors by name, and the metadata. Raises SafetensorError.

    After the length of the header, in 8 bytes, comes the header in JSON, then the values (safetensors, "Format").
    """
    tensors = {name: Stored(one["dtype"], tuple(one["shape"]), one["data"]) for name, one in deserialize(content)}
    header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
    return tensors, header.get("__metadata__", {})


def within(tensors: Mapping[str, Stored], prefix: str) -> dict[str, Stored]:
    """The tensors whose names begin so, by the rest of their names."""
    return {name.removeprefix(prefix): one for name, one in tensors.items() if name.startswith(prefix)}


def are_finite(tensors: Mapping[str, Stored]) -> bool:
    """Whether all values are finite numbers; looked at all at once, of each type."""
    kinds = {one.kind for one in tensors.values()}
    joined = {kind: bytearray().join(one.data for one in tensors.values() if one.kind == kind) for kind in kinds}
    return all(bool(torch.frombuffer(data, dtype=TYPES[kind]).isfinite().all()) for kind, data in joined.items())


def weights_digest(tensors: Mapping[str, Stored]) -> str:
    """The SHA-256 of named tensors as they are stored, in whatever order: names, types, shapes and values."""
    code = hashlib.sha256()
    for name, one in sorted(tensors.items()):
        code.update(f"{name} {TYPES[one.kind]} {list(one.shape)}\n".encode())
        code.update(one.data)
    return code.hexdigest()
