"""An archive in a process of its own that keeps the data sets byte for byte, and can be unwilling in several ways.

    python archive.py FOLDER [--aet ARCHIVE] [--die-after N] [--abort-every N] [--full-first N] [--status HEX] [--deaf]

It prints its port when it listens, and leaves FOLDER.asked when it is first asked to store a file.
"""

import argparse
import os
import socket
import time
from pathlib import Path

from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.sop_class import Verification

parser = argparse.ArgumentParser()
parser.add_argument("folder", type=Path)
parser.add_argument("--aet", default="ARCHIVE")
parser.add_argument("--knows", default="")
parser.add_argument("--die-after", type=int, default=0)
parser.add_argument("--abort-every", type=int, default=0)
parser.add_argument("--full-first", type=int, default=0)
parser.add_argument("--status", type=lambda text: int(text, 16), default=0)
parser.add_argument("--deaf", action="store_true")
options = parser.parse_args()
stored = 0


def store(event):
    global stored
    stored += 1
    options.folder.with_suffix(".asked").touch()
    if options.die_after and stored > options.die_after:
        os._exit(1)
    if options.abort_every and stored % options.abort_every == 0:
        event.assoc.abort()
        return 0xC000
    if stored <= options.full_first:
        return 0xA700
    if options.status:
        return options.status
    syntax = event.context.transfer_syntax
    (options.folder / f"{event.request.AffectedSOPInstanceUID}@{syntax}").write_bytes(event.encoded_dataset(False))
    return 0


if options.deaf:
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    time.sleep(600)
entity = AE(ae_title=options.aet)
entity.require_called_aet = True
entity.require_calling_aet = [options.knows] if options.knows else []
entity.add_supported_context(Verification)
for context in AllStoragePresentationContexts:
    entity.add_supported_context(
        context.abstract_syntax,
        ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.70"],
    )
server = entity.start_server(("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_STORE, store)])
print(server.socket.getsockname()[1], flush=True)
time.sleep(600)
