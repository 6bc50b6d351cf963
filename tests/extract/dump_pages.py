"""Pages as people save them, made from articles of our own: every layout a seed can ask for.

`page(seed, articles)` gives the text of a page whose main article is the first; what a layout leaves out
(a date, a byline) is left out of the truth too. Outlets and hosts are invented.
"""

import json
import random
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path

from tests.extract import dump_noise
from tests.extract.dump_noise import WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article as it stands in the gold set, and what a reader must find of it."""

    lang: str
    title: str
    body: tuple[str, ...]
    byline: tuple[str, ...]
    published: str  # "2025-02-17T11:24"; "" where the page does not say
    deck: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


def pieces(file: Path) -> tuple[Piece, ...]:
    """The articles of a JSON file."""
    return tuple(
        Piece(
            lang=row["lang"],
            title=row["title"],
            body=tuple(row["body"]),
            byline=tuple(row["byline"]),
            published=row["published"],
            deck=tuple(row["deck"]),
            captions=tuple(row["captions"]),
        )
        for row in json.loads(file.read_text("utf-8"))
    )


def page(
    seed: int, articles: tuple[Piece, ...], others: tuple[Piece, ...] = ()
) -> tuple[str, tuple[Piece, ...]]:
    """The text of a page and the articles as it states them; with `others`, a noisy one that teases them."""
    rng = random.Random(seed)  # noqa: S311
    lang = articles[0].lang
    main_lines, main = _main(rng, articles[0])
    blocks: list[list[str]] = []
    truth = [main]
    for article in articles[1:]:
        lines, stated = _side(rng, article)
        blocks.append(lines)
        truth.append(stated)
    lines = [*_above(rng, lang, main.title), *main_lines]
    if others:
        lines = [*dump_noise.above(rng, lang), *lines, *dump_noise.after(rng, lang)]
    if rng.random() < 0.4:
        lines += _list(rng, lang)
    if blocks:
        lines += ["", rng.choice(WORDS["side"][lang]), ""]
    for block in blocks:
        lines += [*block, ""]
    if others:
        teased = tuple((other.title, other.body[0]) for other in others)
        lines += [*dump_noise.readers(rng, lang), *dump_noise.teasers(rng, lang, teased)]
        lines += dump_noise.below(rng, lang)
    lines += _below(rng, lang)
    text = "\n".join(lines)
    return (_wrapped(text, lang, rng.choice((66, 72, 80))) if rng.random() < 0.15 else text), tuple(truth)


def _above(rng: random.Random, lang: str, title: str) -> list[str]:
    lines = []
    if rng.random() < 0.4:
        lines.append(title + rng.choice((" - ", " | ", "_")) + WORDS["outlet"][lang])
    nav = list(WORDS["nav"][lang])
    mark = rng.choice(("", " • ", "  • "))
    lines += (
        [" ".join(nav)] if rng.random() < 0.3 else [mark + item for item in nav[: rng.randint(4, len(nav))]]
    )
    if rng.random() < 0.3:
        lines += ["", *WORDS["widget"][lang], ""]
    return [*lines, "", rng.choice(WORDS["section"][lang]), *rng.choice(([], [""]))]


def _list(rng: random.Random, lang: str) -> list[str]:
    mark = rng.choice(("• ", "- ", "{} ", "{}. ", "", "· "))
    links = rng.sample(WORDS["links"][lang], 4)
    return [
        "",
        rng.choice(WORDS["lists"][lang]),
        *(mark.format(number + 1) + link for number, link in enumerate(links)),
    ]


def _below(rng: random.Random, lang: str) -> list[str]:
    parts = [
        _list(rng, lang),
        ["", WORDS["comments"][lang][0], *WORDS["comments"][lang][1]],
        ["", *WORDS["widget"][lang], ""],
    ]
    rng.shuffle(parts)
    return [line for part in parts[: rng.randint(1, 3)] for line in part] + ["", *WORDS["foot"][lang]]


def _stamp(rng: random.Random, lang: str, iso: str) -> str:
    day, clock = iso[:10], iso[11:16]
    year, month, date = day.split("-")
    months = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    forms = {
        "ko": (
            f"{year}.{month}.{date} {clock}",
            f"{day} {clock}",
            f"{year}년{month}월{date}일 {clock}",
            f"{year}. {int(month)}. {int(date)}. {clock}",
        ),
        "zh": (f"{day} {clock}", f"{year}年{month}月{date}日 {clock}", f"{day} {clock}:00"),
        "en": (
            f"{months[int(month) - 1]} {int(date)}, {year} {clock}",
            f"{day} {clock}",
            f"{months[int(month) - 1][:3]} {int(date)}, {year}",
            f"{int(date)} {months[int(month) - 1]} {year}",
        ),
    }
    return rng.choice(forms[lang])


def _by(lang: str, names: tuple[str, ...]) -> str:
    joined = {"ko": "·", "zh": "、", "en": " and "}[lang].join(names)
    return {"ko": f"{joined} 기자", "zh": f"记者 {joined}", "en": f"By {joined}"}[lang]


def _dateline(lang: str, names: tuple[str, ...]) -> str:
    return {
        "ko": f"[{WORDS['city'][lang]}={WORDS['outlet'][lang]}] {' '.join(names)} 기자 = ",
        "zh": f"本报讯（记者 {' '.join(names)}） ",
        "en": f"{WORDS['city'][lang]} ({WORDS['outlet'][lang]}) - ",
    }[lang]


def _main(rng: random.Random, article: Piece) -> tuple[list[str], Piece]:
    """Head, body and tail of the main article."""
    lang = article.lang
    stamp = _stamp(rng, lang, article.published)
    by = _by(lang, article.byline)
    published = {"ko": "입력 ", "zh": "发布时间：", "en": "Published "}[lang]
    buttons = rng.sample(WORDS["buttons"][lang], rng.randint(0, 4))
    gap = rng.choice(([], [""]))
    deck = [rng.choice(("", "", "- ")) + line for line in article.deck]
    head = rng.choice(
        (
            [article.title, *gap, by, stamp, *buttons, *deck],
            [article.title, *deck, *gap, f"{by}   {published}{stamp}", *buttons],
            [article.title, *gap, published.strip(), stamp, *buttons, *gap, *deck, by],
            [stamp, article.title, *deck, *gap, by, *buttons],
            [article.title, *buttons, *gap, f"{published}: {stamp}", *deck, *gap, by],
        )
    )
    lines = [*head, "", *_body(rng, article, dated=rng.random() < 0.4)]
    if rng.random() < 0.5:
        lines += ["", "hong@news.example"]
    if rng.random() < 0.5:
        lines += [
            {
                "ko": "<저작권자 ⓒ 한강뉴스 무단전재 및 재배포 금지>",
                "zh": "责任编辑：陈晓",
                "en": "Our Standards: The Harbour Wire Principles",
            }[lang]
        ]
    return lines, article


def _body(rng: random.Random, article: Piece, *, dated: bool) -> list[str]:
    apart = rng.choice(([], [""]))
    indent = "　　" if article.lang == "zh" and rng.random() < 0.5 else ""
    lines: list[str] = []
    extra = rng.choice(("", "", "ad", "caption", "list"))
    for number, paragraph in enumerate(article.body):
        lines += [
            *apart,
            indent + (_dateline(article.lang, article.byline) if dated and not number else "") + paragraph,
        ]
        if number == len(article.body) // 2:
            lines += ["", WORDS["ads"][article.lang]] if extra == "ad" else []
            lines += list(article.captions[:1]) if extra == "caption" else []
            lines += [*_list(rng, article.lang)[:4], ""] if extra == "list" else []
    return lines


def _side(rng: random.Random, article: Piece) -> tuple[list[str], Piece]:
    """A whole article beside the main one, as a block or flattened on one line."""
    lang = article.lang
    stamp = _stamp(rng, lang, article.published)
    by = _by(lang, article.byline)
    opened = _dateline(lang, article.byline)
    body = " ".join(article.body) if lang != "zh" else rng.choice((" ", "")).join(article.body)
    named = replace(article, byline=() if lang == "en" else article.byline, deck=())
    bare = replace(article, deck=())
    undated = replace(bare, published="")
    apart = rng.choice(([], [""]))
    paragraphs = [line for paragraph in article.body for line in (*apart, paragraph)]
    styles: tuple[tuple[list[str], Piece], ...] = (
        (
            [
                {"ko": "사진", "zh": "图片", "en": "Photo"}[lang],
                f"{article.title} {opened}{body} hong@news.example {article.published.replace('T', ' ')}",
            ],
            named,
        ),
        ([f"{article.title} {opened}{body} {stamp}"], named),
        ([f"{article.title} {by} {stamp} {body}"], bare),
        (["", article.title, *apart, by, stamp, "", *paragraphs], bare),
        (["", article.title, f"{by} · {stamp}", *apart, *paragraphs], bare),
        (
            [
                "",
                article.title,
                "",
                opened + article.body[0],
                *article.body[1:],
                "",
                f"hong@news.example {stamp}",
                "",
            ],
            named,
        ),
        (["", article.title, *article.deck, *apart, by, stamp, *paragraphs], article),
        (["", article.title, *apart, by, "", *paragraphs], undated),
    )
    return rng.choice(styles)


def _wrapped(text: str, lang: str, width: int) -> str:
    """The text with every line cut at a column, as mail programs and terminals do."""
    columns = width // 2 if lang == "zh" else width
    return "\n".join("\n".join(textwrap.wrap(line, columns)) or "" for line in text.split("\n"))
