"""Asides in brackets behind a Chinese word, without which its sentence says the same.

They hold tickers, names in Latin letters, short names: "阿里巴巴（BABA.US，09988.HK）宣布".
A bracket with any other word in it may take a thing back ("（尚未证实）"), so it stays.
"""

import re

_ASIDE = re.compile(
    r"(?<=[\u3400-\u9fff])[（(](?:(?:股票)?(?:代码|简称)[:：]?\s?)?[A-Z][A-Za-z0-9 .,，、:：&'’/-]{0,30}[）)]"
    r"|[（(](?:股票)?代码[:：]?\s?\d{5,6}(?:\.[A-Z]{2})?[）)]"
    r"|[（(]\d{5,6}(?:\.[A-Z]{2})[）)]"
    r"|[（(](?:以下|下)?简称[:：]?\s?[“\"「][^”\"」（）()]{1,12}[”\"」][）)]"
)


def bare(text: str) -> str:
    """The text without such asides."""
    return _ASIDE.sub("", text)
