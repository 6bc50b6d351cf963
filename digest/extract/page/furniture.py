"""What a paragraph is by its own words: news, or furniture of the page around it."""

import re
from functools import cache, lru_cache

from digest.extract.lists import rows

_LONG_DROP = 320  # a longer paragraph is news that mentions such words
_LONG_CALL = 80
_LONG_STOP = 60
_LONG_CAPTION = 260
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_KNOWN = 2048  # lines of a page, each asked several times


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    """The patterns of a kind, for a text in lower case: matching with `re.IGNORECASE` takes three times as long."""
    found = "|".join(f"(?:{row[1]})" for row in rows("furniture.tsv") if row[0] == kind)
    return re.compile(_CAPITAL.sub(lambda match: match[0].lower(), found))


@lru_cache(maxsize=_KNOWN)
def is_stop(text: str) -> bool:
    """A line such as `관련 기사`, `相关阅读`, `Related stories`: what follows belongs to the page."""
    return (
        len(text) <= _LONG_STOP and _patterns("stop").fullmatch(text.lower().strip(" :：·|>■▶●★-#[]【】")) is not None
    )


def is_teaser(text: str) -> bool:
    """A link to the rest of a story: `Continue reading`, `기사 전문 보기`, `阅读全文`."""
    return len(text) <= _LONG_STOP and _patterns("teaser").fullmatch(text.lower().strip(" |·[]()>»→….")) is not None


@lru_cache(maxsize=_KNOWN)
def is_furniture(text: str) -> bool:
    """A copyright line, a reporter's mail, a button, a call to subscribe."""
    if len(text) > _LONG_DROP:
        return False
    text = text.lower()
    if len(text) <= _LONG_STOP and _patterns("only").fullmatch(text.strip(" |·")):
        return True
    if len(text) <= _LONG_CALL and _patterns("call").search(text):
        return True
    return _patterns("drop").search(text) is not None


@lru_cache(maxsize=_KNOWN)
def asks_consent(text: str) -> bool:
    """A sentence of a dialog about cookies: `We and our partners store ...`, `Ihre Einwilligung ...`."""
    return _patterns("consent").search(text.lower()) is not None


@lru_cache(maxsize=_KNOWN)
def is_caption(text: str) -> bool:
    """A line that stands under a picture: `[사진=뉴스핌DB]`, `图片来源：…`, `Photo: …`."""
    return len(text) <= _LONG_CAPTION and _patterns("caption").search(text.lower()) is not None
