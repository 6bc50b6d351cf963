"""How much there is to read in a text, alike for scripts with and without spaces."""

import re

_CJK_RANGES = r"\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_UNIT = re.compile(rf"[{_CJK_RANGES}]|[^\W{_CJK_RANGES}]+")
_CJK = re.compile(rf"[{_CJK_RANGES}]")


def units(text: str) -> int:
    """The reading length: a CJK character is 1, any other word 2."""
    return len(_UNIT.findall(text)) * 2 - len(_CJK.findall(text))
