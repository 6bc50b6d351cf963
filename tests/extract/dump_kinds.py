"""Several articles in one dump, in the orders and states in which people copy them: one function a kind.

`made(kind, seed, articles)` gives the text and the articles as it states them. Outlets are invented.
"""

import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace

from tests.extract.dump_pages import Piece

OUTLET = {"ko": "새벽일보", "zh": "星河网", "en": "The Meridian Post"}
NAV = {
    "ko": ["메뉴", "홈", "랭킹", "연재", "구독"],
    "zh": ["首页", "快讯", "专栏", "视频"],
    "en": ["Menu", "News", "Podcasts", "Log in"],
}
BUTTONS = {
    "ko": ["댓글 4", "요약봇", "본문듣기", "URL복사", "추천 12"],
    "zh": ["分享", "评论 35", "收藏", "听新闻"],
    "en": ["Comments", "Save", "Gift this article", "Copy link"],
}
END = {
    "ko": ("<저작권자 ⓒ 새벽일보, 무단전재 및 재배포 금지>", ""),
    "zh": ("责任编辑：陈晓", ""),
    "en": ("© 2026 The Meridian Post", "Follow The Meridian Post on X", ""),
}
NOON = 12
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
SECTION = {"ko": "산업", "zh": "科技", "en": "Technology"}

Made = list[str]
Head = Callable[[random.Random, Piece], Made]


def _stamp(rng: random.Random, piece: Piece) -> str:
    year, month, day = piece.published[:10].split("-")
    clock = piece.published[11:16]
    hour = int(clock[:2])
    half = (
        "오전" if hour < NOON else "오후",
        f"{hour % NOON or NOON}:{clock[3:]}",
        "AM" if hour < NOON else "PM",
    )
    mark = _MONTHS[int(month) - 1]
    forms = {
        "ko": (f"{year}.{month}.{day} {clock}", f"{year}.{month}.{day}. {half[0]} {half[1]}"),
        "zh": (f"{year}-{month}-{day} {clock}", f"{year}年{int(month)}月{int(day)}日 {clock}"),
        "en": (f"{int(day)} {mark} {year}", f"{mark} {int(day)}, {year}, {half[1]} {half[2]}"),
    }
    return rng.choice(forms[piece.lang])


def _by(piece: Piece) -> str:
    joined = {"ko": "·", "zh": "、", "en": " and "}[piece.lang].join(piece.byline)
    return {"ko": f"{joined} 기자", "zh": f"记者 {joined}", "en": f"By {joined}"}[piece.lang]


def _buttons(rng: random.Random, piece: Piece) -> Made:
    return rng.sample(BUTTONS[piece.lang], rng.randint(0, 3))


def _plain(rng: random.Random, piece: Piece) -> Made:
    return [piece.title, "", f"{_by(piece)} {_stamp(rng, piece)}", *_buttons(rng, piece), "", *piece.deck]


def _dated_first(rng: random.Random, piece: Piece) -> Made:
    return [_stamp(rng, piece), piece.title, *piece.deck, _by(piece), *_buttons(rng, piece)]


def _filed(rng: random.Random, piece: Piece) -> Made:
    return [
        SECTION[piece.lang],
        piece.title,
        *piece.deck,
        _stamp(rng, piece),
        _by(piece),
        *_buttons(rng, piece),
    ]


def _piped(rng: random.Random, piece: Piece) -> Made:
    read = {"ko": "3분 분량", "zh": "阅读约3分钟", "en": "3 min read"}[piece.lang]
    return [piece.title, *piece.deck, rng.choice((" | ", " · ")).join((_by(piece), _stamp(rng, piece), read))]


def _noted(rng: random.Random, piece: Piece) -> Made:
    return [
        f"[{OUTLET[piece.lang]}] {piece.title}",
        f"{OUTLET[piece.lang]} {_stamp(rng, piece)} {_by(piece)}",
    ]


def _marked(rng: random.Random, piece: Piece) -> Made:
    return [f"# {piece.title}", f"*{_by(piece)}* — {_stamp(rng, piece)}"]


def _untold(_: random.Random, piece: Piece) -> Made:
    return [piece.title]


HEADS: dict[str, Head] = {
    "dated first": _dated_first,
    "filed": _filed,
    "marked": _marked,
    "noted": _noted,
    "piped": _piped,
    "plain": _plain,
    "untold": _untold,
}
BARE = {"untold"}  # kinds that state neither date nor name
FLAT = {"flat", "flat dated first", "one line"}


def _flattened(rng: random.Random, kind: str, piece: Piece) -> str:
    head = [piece.title, _by(piece), _stamp(rng, piece)]
    if kind == "flat dated first":
        head = [head[2], head[0], head[1]]
    return " ".join((*head, ("" if piece.lang == "zh" else " ").join(piece.body)))


def _wrapped(text: str, lang: str, rng: random.Random) -> str:
    width = rng.choice((50, 66, 78)) // (2 if lang == "zh" else 1)
    return "\n".join("\n".join(textwrap.wrap(line, width)) or "" for line in text.split("\n"))


STATES: dict[str, Callable[[str, str, random.Random], str]] = {
    "as it is": lambda text, _, __: text,
    "close": lambda text, _, __: re.sub(r"\n{2,}", "\n", text),
    "far": lambda text, _, __: text.replace("\n", "\n\n"),
    "indented": lambda text, _, __: re.sub(r"(?m)^(?=.)", "\t ", text),
    "quoted": lambda text, _, __: re.sub(r"(?m)^", "> ", text),
    "wrapped": _wrapped,
}


def made(kind: str, seed: int, articles: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """A dump of the articles; `kind` is a head and a state ("filed, quoted") or a flattened one ("flat")."""
    rng = random.Random(f"{kind} {seed}")  # noqa: S311
    lang = articles[0].lang
    head, _, state = kind.partition(", ")
    lines = [OUTLET[lang], *NAV[lang], ""]
    for piece in articles:
        if head in FLAT:
            lines += [_flattened(rng, head, piece)]
        else:
            body = [line for paragraph in piece.body for line in ("", paragraph)]
            lines += ["", *HEADS[head](rng, piece), *body, "", rng.choice(END[lang])]
    text = "\n".join(lines)
    text = text.replace("\n", " ") if head == "one line" else STATES[state or "as it is"](text, lang, rng)
    has_deck = head in {"plain", "dated first", "filed", "piped"}
    stated = tuple(piece if has_deck else replace(piece, deck=()) for piece in articles)
    return text, tuple(replace(one, published="", byline=()) for one in stated) if head in BARE else stated


KINDS = (*sorted(FLAT), *(f"{head}, {state}" for head in sorted(HEADS) for state in sorted(STATES)))
