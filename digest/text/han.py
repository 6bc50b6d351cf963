"""Which Han characters are forms of one another, by OpenCC's own tables.

The only place that calls OpenCC; a table is made once, in about 10 ms, when it is first asked for.
"""

from functools import cache

import opencc

_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))


@cache
def forms(config: str) -> dict[str, str]:
    """Each character that an OpenCC configuration (`t2s`, `s2t`, `t2jp`) changes, and what into."""
    characters = [chr(code) for start, end in _BLOCKS for code in range(start, end)]
    converted = opencc.OpenCC(config).convert("\n".join(characters)).split("\n")
    return {a: b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
