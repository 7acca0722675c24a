"""The UIDs of what is exported: never those of the source, never those of another export.

Every UID is `2.25.` and a UUID in decimal (DICOM PS3.5 B.2). The UUID is of version 5 (RFC 9562): it is named by a key
and by what it identifies. Without a seed the key is random, so that the same job repeated gives new UIDs. With a seed
the key is the seed and a digest of all that is written, so that the same job gives the same UIDs again and another job
still gets others.
"""

import hashlib
import secrets
import uuid
from dataclasses import dataclass

import numpy as np
from pydicom.uid import UID

from redpet.case import Image
from redpet.machine.paths import as_bytes

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "redpet")


@dataclass(frozen=True)
class Uids:
    """The UIDs of one export: `key` names what is new, `alias_key` what stands for a UID of the source."""

    key: str
    alias_key: str

    def new(self, what: str) -> UID:
        """The UID of a part of this export."""
        return named(self.key, what)

    def alias(self, uid: str) -> UID:
        """What stands for a UID of the source where that must not be told; the same for the same key."""
        return named(self.alias_key, uid)


def uids_of(image: Image, seed: int | None, *told: object) -> Uids:
    """The UIDs for an export of this image, of which `told` says the rest: sources, description, derivation."""
    if seed is None:
        return Uids(secrets.token_hex(16), secrets.token_hex(16))
    digest = hashlib.sha256(np.ascontiguousarray(image.values).data)
    digest.update(as_bytes(repr((image.unit, image.grid, told))))
    return Uids(f"export {seed} {digest.hexdigest()}", f"alias {seed}")


def named(key: str, what: str) -> UID:
    """The UID with this name."""
    return UID(f"2.25.{uuid.uuid5(NAMESPACE, f'{key}/{what}').int}")
