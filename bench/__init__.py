"""Speed and memory, measured; figures belong here and never into a test.

`make bench` runs every module of this package that has a `cases()`; `python -m bench reading` runs one.
"""
