"""The command line: `digest --help` teaches, exit codes tell.

0 done (skipped items are in the report), 1 something was refused by a check, 2 wrong use or configuration.
"""

from digest.cli.app import main

__all__ = ["main"]
