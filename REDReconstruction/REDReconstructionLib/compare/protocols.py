"""Hanging protocols: how a case is read (layout, rows and columns, window, colours, overlay), kept in the application.

Nothing of a case is in them. The window that was used last is remembered for each tracer (`Windows`); a named protocol
has its own.
"""

import slicer

from REDReconstructionLib.compare import arrangement
from REDReconstructionLib.process import settings

HANGING = (
    "layout",
    *arrangement.DOMAINS.values(),
    *arrangement.PLANES.values(),
    *arrangement.DOSES.values(),
    "showInSuv",
    "imageColor",
    "sinogramColor",
    "overlayTop",
    "overlayBase",
    "overlayMode",
    "fade",
)
"""The parameters of a protocol."""


def taken(parameters):
    """How a case is read now."""
    return {name: getattr(parameters, name) for name in HANGING}


def hang(parameters, protocol):
    """Read as a protocol says; what it does not know stays as it is."""
    with slicer.util.NodeModify(parameters):
        for name in HANGING:
            kind = type(getattr(parameters, name))
            if name in protocol and isinstance(protocol[name], kind):
                setattr(parameters, name, protocol[name])


def keepLast(parameters):
    """Let the next case in a new scene open as this one is read."""
    settings.keepTable(settings.LAST_PROTOCOL, taken(parameters))


def last():
    """How the last case was read; empty before the first one."""
    return settings.table(settings.LAST_PROTOCOL)


def named():
    """The protocols that were saved, by name."""
    found = settings.table(settings.PROTOCOLS)
    return {name: found[name] for name in sorted(found, key=str.lower) if isinstance(found[name], dict)}


def save(name, parameters, window):
    """Save how a case is read, with its window, under a name."""
    settings.keepTable(settings.PROTOCOLS, named() | {name: {**taken(parameters), "window": window}})


def remove(name):
    """Forget a protocol."""
    settings.keepTable(settings.PROTOCOLS, {other: one for other, one in named().items() if other != name})
