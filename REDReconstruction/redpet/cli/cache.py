"""`redpet cache`: what is kept between runs."""

import argparse
from datetime import datetime

from redpet.cli.options import Commands, add_command
from redpet.errors import InputError


def add_cache(commands: Commands) -> None:
    """`redpet cache [--clear | --limit MIB]`."""
    cache = add_command(
        commands,
        "cache",
        run_cache,
        "what is kept between runs to save time (matrices, compiled code; no patient data)",
    )
    what = cache.add_mutually_exclusive_group()
    what.add_argument("--clear", action="store_true", help="remove all of it")
    what.add_argument(
        "--limit", type=int, metavar="MIB", help="remove what was used longest ago until this much is left"
    )


def run_cache(options: argparse.Namespace) -> None:
    """List, clear or shorten."""
    from redpet.machine.cache import LIMIT, MIB, PLACE, cache_folder, clear, kept, limit_bytes, shorten

    if options.clear:
        print(f"Removed {clear() / MIB:.1f} MiB from {cache_folder()}.")
        return
    if options.limit is not None:
        if options.limit < 0:
            raise InputError(f"a limit of {options.limit} is not possible: give a whole number of MiB.")
        shorten(options.limit * MIB)
    there = kept()
    for one in reversed(there):
        print(f"{one.size / MIB:10.1f} MiB  {datetime.fromtimestamp(one.used):%Y-%m-%d %H:%M}  {one.path.name}")
    total = sum(one.size for one in there) / MIB
    print(f"{total:10.1f} MiB in {cache_folder()} ({PLACE}), of {limit_bytes() / MIB:.0f} ({LIMIT})")
