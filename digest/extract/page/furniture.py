"""What a paragraph is by its own words: news, or furniture of the page around it."""

import re
from functools import cache, lru_cache

from digest.extract.lists import rows, words

_LONG_DROP = 320  # a longer paragraph is news that mentions such words
_LONG_CALL = 80
_LONG_STOP = 60
_LONG_CAPTION = 260
_CREDIT = 60  # characters
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_LETTERS = {
    "": re.compile(""),
    "ko": re.compile("[가-힣]"),
    "zh": re.compile("[㐀-鿿ぁ-ヿ]"),
    "latin": re.compile("[a-z]"),
}
_KNOWN = 2048  # lines of a page, each asked several times


@cache
def _patterns(kind: str, script: str = "") -> re.Pattern[str]:
    """The patterns of a kind, for a text in lower case: `re.IGNORECASE` would take three times as long."""
    own = (row[1] for row in rows("furniture.tsv") if row[0] == kind and "".join(row[2:]) == script)
    return re.compile(_CAPITAL.sub(lambda match: match[0].lower(), "|".join(f"(?:{words})" for words in own)))


@cache
def _scripts(kind: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The patterns of a kind by script, each behind a letter without which none of them can match."""
    found = {"".join(row[2:]) for row in rows("furniture.tsv") if row[0] == kind}
    return tuple((_LETTERS[script], _patterns(kind, script)) for script in sorted(found))


def _says(kind: str, text: str) -> bool:
    return any(letter.search(text) and pattern.search(text) for letter, pattern in _scripts(kind))


@lru_cache(maxsize=_KNOWN)
def is_stop(text: str) -> bool:
    """A line such as `관련 기사`, `相关阅读`, `Related stories`: what follows belongs to the page."""
    return (
        len(text) <= _LONG_STOP
        and _patterns("stop").fullmatch(text.lower().strip(" :：·|>■▶●★-#[]【】")) is not None
    )


def is_teaser(text: str) -> bool:
    """A link to the rest of a story: `Continue reading`, `기사 전문 보기`, `阅读全文`."""
    return (
        len(text) <= _LONG_STOP
        and _patterns("teaser").fullmatch(text.lower().strip(" |·[]()>»→….")) is not None
    )


@lru_cache(maxsize=_KNOWN)
def is_furniture(text: str) -> bool:
    """A copyright line, a reporter's mail, a button, a call to subscribe."""
    if len(text) > _LONG_DROP:
        return False
    text = text.lower()
    if len(text) <= _LONG_STOP and _patterns("only").fullmatch(text.strip(" |·")):
        return True
    if len(text) <= _LONG_CALL and _says("call", text):
        return True
    return _says("drop", text)


def may_ask(text: str) -> bool:
    """Whether a page may hold a dialog about cookies: most do not, and they have many sentences to ask."""
    text = text.lower()
    return any(word in text for word in words("furniture.tsv", "asks"))


@lru_cache(maxsize=_KNOWN)
def asks_consent(text: str) -> bool:
    """A sentence of a dialog about cookies: `We and our partners store ...`, `Ihre Einwilligung ...`."""
    return _says("consent", text.lower())


@lru_cache(maxsize=_KNOWN)
def is_caption(text: str) -> bool:
    """A line that stands under a picture: `[사진=뉴스핌DB]`, `图片来源：…`, `Photo: …`."""
    if len(text) > _LONG_CAPTION:
        return False
    text = text.lower()
    ended = _says("credit", text[-_CREDIT:])
    return ended or _says("caption", text)
