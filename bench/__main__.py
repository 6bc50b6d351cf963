"""`python -m bench [NAME ...]`: every case of the named modules, or of all."""

import importlib
import pkgutil
import sys

import bench
from bench.measure import Case, line


def main(names: list[str]) -> None:
    """Print a line a case; CPU seconds, because wall time tells of the machine's other work."""
    found = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    for name in names or found:
        module = importlib.import_module(f"bench.{name}")
        cases: list[Case] = module.cases() if hasattr(module, "cases") else []
        for case in cases:
            print(line(case), flush=True)
        if hasattr(module, "pairs"):
            module.pairs()


main(sys.argv[1:])
