"""Run the command line as ``python -m kitsumy``."""

import sys

from .cli import main

sys.exit(main())
