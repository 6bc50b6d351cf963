"""A news digest you can audit."""

__version__ = "0.1.0"
