"""Vectors of slices for Numba: LLVM lays them into whatever registers the processor has.

Left to itself, Numba computes the slices of a pixel one by one. A vector is a place on the stack that holds as many
float32 as its width says, which LLVM keeps in registers. Arrays are flat, offsets count their numbers.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

FLOAT, INDEX = ir.FloatType(), ir.IntType(32)
ALIGNED = 4
"""Bytes: arrays of NumPy promise no more."""
Typed = tuple[Any, Callable[..., Any]]


@intrinsic(prefer_literal=True)
def vector(context: Any, width: Any) -> Typed:
    """`vector(width)`: a new one of a width that is known when this is compiled; it holds nothing yet."""
    kind = types.CPointer(types.UniTuple(types.float32, width.literal_value))

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        with builder.goto_entry_block():
            place = builder.alloca(registers(kind))
        return builder.bitcast(place, ir.ArrayType(FLOAT, width.literal_value).as_pointer())

    return kind(width), generate


@intrinsic
def clear(context: Any, held: Any) -> Typed:
    """`clear(held)`: all zeros."""

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        builder.store(ir.Constant(registers(held), [0.0] * held.dtype.count), own(builder, held, values[0]))

    return types.void(held), generate


@intrinsic
def load(context: Any, held: Any, array: Any, offset: Any) -> Typed:
    """`load(held, array, offset)`: what the array has there."""

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        found = builder.load(there(_, builder, held, array, values[1], values[2]), align=ALIGNED)
        builder.store(found, own(builder, held, values[0]))

    return types.void(held, array, types.intp), generate


@intrinsic
def add(context: Any, held: Any, weight: Any, array: Any, offset: Any) -> Typed:
    """`add(held, weight, array, offset)`: the weight times what the array has there, more."""

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        place, weight, data, offset = values
        whole, nothing = registers(held), ir.Constant(registers(held), ir.Undefined)
        first = builder.insert_element(nothing, weight, ir.Constant(INDEX, 0))
        copies = ir.Constant(ir.VectorType(INDEX, whole.count), [0] * whole.count)
        weights = builder.shuffle_vector(first, nothing, copies)
        found = builder.load(there(_, builder, held, array, data, offset), align=ALIGNED)
        product = builder.fmul(weights, found, flags=("contract",))
        place = own(builder, held, place)
        builder.store(builder.fadd(builder.load(place), product, flags=("contract",)), place)

    return types.void(held, types.float32, array, types.intp), generate


@intrinsic
def merge(context: Any, held: Any, other: Any) -> Typed:
    """`merge(held, other)`: another vector, more."""

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        place, beside = (own(builder, held, value) for value in values)
        builder.store(builder.fadd(builder.load(place), builder.load(beside)), place)

    return types.void(held, other), generate


@intrinsic
def save(context: Any, held: Any, array: Any, offset: Any) -> Typed:
    """`save(held, array, offset)`: into the array."""

    def generate(_: Any, builder: Any, signature: Any, values: Any) -> Any:
        place = there(_, builder, held, array, values[1], values[2])
        builder.store(builder.load(own(builder, held, values[0])), place, align=ALIGNED)

    return types.void(held, array, types.intp), generate


def registers(held: Any) -> Any:
    """LLVM's type of a vector."""
    return ir.VectorType(FLOAT, held.dtype.count)


def own(builder: Any, held: Any, value: Any) -> Any:
    """Where a vector is."""
    return builder.bitcast(value, registers(held).as_pointer())


def there(context: Any, builder: Any, held: Any, array: Any, value: Any, offset: Any) -> Any:
    """Where an array has what a vector is to hold."""
    data = context.make_array(array)(context, builder, value).data
    return builder.bitcast(builder.gep(data, [offset]), registers(held).as_pointer())
