"""Run the command line as ``python -m kitsumy.cli``."""

import sys

from . import main

sys.exit(main())
