"""`python -m digest`: the same as the command `digest`."""

import sys

try:
    from digest.cli import main

    main()
except KeyboardInterrupt:
    # Ctrl-C while the program still loads; later the commands see to it themselves.
    sys.exit(130)
