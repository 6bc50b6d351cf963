"""Saved queries of `digest.toml`: a feed of the briefs that meet every condition stated."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from digest.errors import ConfigError
from digest.names.register import find, in_use
from digest.query import Query
from digest.site.entries import Entry
from digest.text.fold import flat

_LATIN: Final = "0-9a-z\u00df-\u024f"  # what a word in Latin letters may not stand beside


def _checked(query: Query, beats: Sequence[str]) -> Query:
    """The query, if its names are in the register and its beat is one of the site's."""
    known = {name.id for name in in_use().names}
    for what, one, all_of_them in (
        *(("name", name, known) for name in query.names),
        *((("beat", query.beat, set(beats)),) if query.beat else ()),
    ):
        if one not in all_of_them:
            near = difflib.get_close_matches(one, sorted(all_of_them), n=1, cutoff=0.0)
            advice = f"nearest known: {near[0]}" if near else ""
            raise ConfigError("digest.toml", f"[[queries]] {query.name}: unknown {what}: {one}", advice)
    return query


def declared(rows: object, beats: Sequence[str]) -> tuple[Query, ...]:
    """The queries of `DIGEST_QUERIES`: dictionaries with the fields of `Query`, lists for its tuples.

    `ConfigError` names the query that asks for a name or a beat that there is not.
    """
    found = []
    for row in rows if isinstance(rows, list | tuple) else ():
        try:
            values: Mapping[str, Any] = {
                key: tuple(value) if isinstance(value, list) else value for key, value in dict(row).items()
            }
            found.append(_checked(Query(**values), beats))
        except (TypeError, ValueError) as error:
            raise ConfigError("pelicanconf.py", f"DIGEST_QUERIES: {row!r}: {error}") from error
    return tuple(found)


def _pattern(word: str) -> str:
    """A word to search for in folded text; one in Latin letters stands by itself, particles may follow it."""
    folded = flat(unicodedata.normalize("NFC", word.strip()))
    before = f"(?<![{_LATIN}])" if re.match(f"[{_LATIN}]", folded) else ""
    after = f"(?![{_LATIN}])" if re.match(f"[{_LATIN}]", folded[-1:]) else ""
    return before + re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(folded)) + after


def _ids(word: str) -> set[str]:
    """The names that a word is a form of: a Korean word finds a Chinese brief about the same company."""
    text = unicodedata.normalize("NFC", word.strip())
    return {mention.id for mention in find(text) if (mention.start, mention.end) == (0, len(text))}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Words of which one must be told, or a name that they stand for."""

    ids: frozenset[str]
    pattern: re.Pattern[str]


def _words(words: Sequence[str], ids: Sequence[str] = ()) -> _Words:
    return _Words(
        ids=frozenset(ids).union(*map(_ids, words)),
        pattern=re.compile("|".join(map(_pattern, words)) or r"(?!)"),
    )


def matching(query: Query, entries: Sequence[Entry], texts: dict[str, str], most: int) -> Iterator[Entry]:
    """The first `most` entries that meet the query, in their order; `texts` remembers folded ones by id."""
    wanted = [_words((word,)) for word in query.all]
    if query.any or query.names:
        wanted.append(_words(query.any, query.names))
    refused = _words(query.none)

    def told(words: _Words, item: Entry) -> bool:
        if not words.ids.isdisjoint(item.names):
            return True
        text = texts.get(item.id)
        if text is None:
            text = texts[item.id] = flat(f"{item.headline}\n{item.standfirst}\n{item.text}")
        return words.pattern.search(text) is not None

    left = most
    for item in entries:
        if not left:
            return
        if (query.beat and item.beat != query.beat) or (query.lang and item.lang != query.lang):
            continue
        if all(told(words, item) for words in wanted) and not (query.none and told(refused, item)):
            left -= 1
            yield item
