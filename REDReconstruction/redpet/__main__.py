"""`python -m redpet`, where the command `redpet` is not on the path."""

import sys

from redpet.cli import main

sys.exit(main())
