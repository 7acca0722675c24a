"""What libraries in C print while they work: some tell only there that they filled in what a file lacks."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


@contextmanager
def overheard() -> Iterator[bytearray]:
    """Keep what is printed on stderr meanwhile; it is in the bytes once the block has ended."""
    words = bytearray()
    try:
        kept = os.dup(STDERR)
    except OSError:  # a program without a console
        yield words
        return
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), STDERR)
        try:
            yield words
        finally:
            os.dup2(kept, STDERR)
            os.close(kept)
            file.seek(0)
            words += file.read()
