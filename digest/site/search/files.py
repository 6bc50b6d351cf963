"""The files of an index.

manifest.bin             gzip JSON, young briefs included    t/<hash>/<n>.bin   postings, all in one folder
han.bin, w/<n>.bin       read with the manifest              c/<hash>/<n>.bin   cards of settled briefs
f/<hash>.bin             outlets and names                   c/<hash>.bin       those of which some are young

Cards go on from p/<hash>.bin. The border of the settled briefs moves by many at a time and changes most of
what is made of them, so one name for all shards costs a reader's cache little, and a first query much less.
"""

import gzip
import hashlib
from base64 import b32encode
from collections.abc import Iterable
from typing import Final

from digest.site.search import words
from digest.site.search.cards import PER_FILE, dump, squeeze
from digest.site.search.columns import columns, facets
from digest.site.search.korean import particles
from digest.site.search.names import spoken
from digest.site.search.normal import variants
from digest.site.search.postings import deflate
from digest.site.search.shelf import BLOCK, Shelf
from digest.site.search.state import Brief, State
from digest.site.search.words import Weights
from digest.site.search.young import Young

VERSION: Final = 4
_NAME: Final = 7  # letters of base 32


def _name(data: bytes) -> str:
    """The name of a file by what it holds."""
    return b32encode(hashlib.sha256(data).digest())[:_NAME].decode().lower()


def _cards(shelf: Shelf, state: State, files: dict[str, bytes]) -> dict[str, object]:
    """Adds the files of cards; gives their names, for a browser to find them by the number of a brief.

    What holds four settled briefs of a block lies in the folder of the block, where nothing changes before
    the border moves; the others have names of their own.
    """
    folders, fresh = [], {}
    for place, block in enumerate(shelf.blocks):
        first = place * BLOCK // PER_FILE
        whole = block.settled // PER_FILE
        settled = [state.cards[first + at].data for at in range(whole)]
        folders.append(_name(b"".join(settled)))
        files |= {f"c/{folders[-1]}/{at}.bin": data for at, data in enumerate(settled)}
        for at in range(first + whole, first - (-len(block.stubs) // PER_FILE)):
            data = state.cards[at].data
            fresh[at] = _name(data)
            files[f"c/{fresh[at]}.bin"] = data
    return {"cards": " ".join(folders), "fresh": fresh}


def _primes(state: State, files: dict[str, bytes]) -> dict[str, object]:
    """Adds the primes; gives the name and the length of each."""
    found: dict[str, object] = {}
    for lang, (_, prime) in state.primes.items():
        head = squeeze(prime)[1]
        found[lang] = (_name(head), len(prime))
        files[f"p/{_name(head)}.bin"] = head
    return found


def _words(state: State, young: Young, files: dict[str, bytes]) -> None:
    """Adds the words for initials and typos, and the variants of Han characters."""
    known, new = _spoken(state.briefs.values()), _spoken(young.briefs.values())
    made = words.files(Weights(state.words, known), Weights(young.words, new))
    files |= {f"w/{at}.bin": data for at, data in enumerate(made)}
    characters = state.characters.keys() | young.characters.keys()
    files["han.bin"] = deflate(
        "".join(form + plain for form, plain in variants() if plain in characters).encode()
    )


def _spoken(briefs: Iterable[Brief]) -> frozenset[str]:
    return spoken({name for brief in briefs for name in brief.names})


def files(shelf: Shelf, state: State, young: Young) -> dict[str, bytes]:
    """The files of the index by their path, sorted."""
    found: dict[str, bytes] = {}
    briefs = dict(sorted({**state.briefs, **young.briefs}.items()))
    cards, primes = _cards(shelf, state, found), _primes(state, found)
    _words(state, young, found)
    parts = [part.data for part in state.shards] or [deflate(b"\0")]  # one without a term
    terms = _name(b"".join(parts))
    found |= {f"t/{terms}/{at}.bin": data for at, data in enumerate(parts)}
    filters = deflate(dump(facets(briefs)))
    found[f"f/{_name(filters)}.bin"] = filters
    manifest = {
        "v": VERSION,
        "first": "\n".join(["", *(part.first.split("\t")[0] for part in state.shards[1:])]),
        "terms": terms,
        "blocks": [block.group for block in shelf.blocks],
        "primes": primes,
        "facets": _name(filters),
        "particles": " ".join(particles()),
        **cards,
        **columns(shelf, {brief.seal: brief for brief in briefs.values()}),
        **young.columns,
    }
    found["manifest.bin"] = gzip.compress(dump(manifest), 9, mtime=0)
    return dict(sorted(found.items()))
