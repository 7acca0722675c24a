"""Vendors' private attributes, found by who reserved their block (DICOM PS3.5 7.8.1), wherever an archive moved it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydicom.dataset import Dataset

USUAL_BLOCK = 0x10
BLOCKS = range(USUAL_BLOCK, 0x100)


@dataclass(frozen=True)
class PrivateAttribute:
    """An attribute `(group, xx element)` of a private creator; `str` names it as it stands in the usual block."""

    creator: str
    group: int
    element: int

    def __str__(self) -> str:
        return f"({self.group:04X},{USUAL_BLOCK:02X}{self.element:02X})"

    def tag(self, block: int) -> int:
        """The tag in a block of the group."""
        return self.group << 16 | block << 8 | self.element


PHILIPS_SUV_FACTOR = PrivateAttribute("Philips PET Private Group", 0x7053, 0x00)
PHILIPS_ACTIVITY_FACTOR = PrivateAttribute("Philips PET Private Group", 0x7053, 0x09)
GE_DECAY_TIME = PrivateAttribute("GEMS_PETD_01", 0x0009, 0x0D)
GE_RESIDUAL = PrivateAttribute("GEMS_PETD_01", 0x0009, 0x3C)
"""GE's `post_inj_activity`: what the syringe still held; GE's documents and its files do not state the unit."""
READ = (PHILIPS_SUV_FACTOR, PHILIPS_ACTIVITY_FACTOR, GE_DECAY_TIME, GE_RESIDUAL)


def private_tags() -> Iterator[int]:
    """All tags at which what we read may stand, with those of the creators."""
    for group in {one.group for one in READ}:
        yield from (group << 16 | block for block in BLOCKS)
    for one in READ:
        yield from map(one.tag, BLOCKS)


def private_text(header: Dataset, attribute: PrivateAttribute) -> str:
    """A private attribute as text, empty where its creator has none; also where its representation is unknown.

    Where nobody reserved any block of the group, as in files that lost their creators, the usual block counts.
    """
    creators = creators_of(header, attribute.group)
    blocks = [block for block, creator in creators.items() if creator == attribute.creator]
    for block in blocks or ([] if creators else [USUAL_BLOCK]):
        if text := text_at(header, attribute.tag(block)):
            return text
    return ""


def unclaimed(headers: Sequence[Dataset], attribute: PrivateAttribute) -> tuple[str, ...]:
    """The warning that an attribute is taken from a block that nobody reserved."""
    if creators_of(headers[0], attribute.group):
        return ()
    return (f"{attribute} has no private creator: it is taken as that of {attribute.creator}",)


def creators_of(header: Dataset, group: int) -> dict[int, str]:
    """Who reserved which block of a private group."""
    tags = sorted(header.keys())
    blocks = [tag for tag in tags if tag.group == group and tag.element in BLOCKS]
    return {tag.element: text for tag in blocks if (text := text_at(header, tag))}


def text_at(header: Dataset, tag: int) -> str:
    """The value at a tag as text, empty where it is absent or damaged."""
    if tag not in header:
        return ""
    try:
        value: Any = header[tag].value
    except Exception:  # damaged bytes make pydicom raise almost anything
        return ""
    return (value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")).strip("\0 ")
