"""The briefs of `content/`, read from disk once and remembered by the hash of their bytes.

Touches the disk: reads the folder of briefs, reads and writes one cache file.
A file that is no brief costs that brief and one line, never the build.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Final

from digest import markdown, proof
from digest.errors import BriefError
from digest.model import Brief
from digest.report import Skip
from digest.site.entries import BEAT, ID, PATH, URL, Entry, entry, pack, unpack
from digest.site.ledger import illegal
from digest.site.sheets import replace
from digest.site.subscriptions import Subscription, stored, subscriptions

_PART: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
_YEARS: Final = range(1900, 2200)  # of a calendar that can be drawn
_LARGEST: Final = 2_000_000  # bytes of a brief file; the largest real one has some 25,000
# Characters of what the front page shows of many briefs, so that no flood outgrows it; real ones have 250.
_LONGEST: Final = {"headline": 300, "standfirst": 500}
_LIGHT: Final = 40_000  # bytes of a file that need not be compressed to see that its page is light
_HEAVIEST: Final = 14_000  # bytes compressed, without sources and reasons; its page may have 20,000
_LISTS: Final = re.compile(r"^(?:sources|reasons): .*$", re.MULTILINE)


def content_hash(*parts: bytes) -> str:
    """A short hash that names bytes; not a secret."""
    return blake2b(b"\0".join(parts), digest_size=12).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a folder of briefs holds; entries are unpacked only where somebody asks."""

    root: Path
    digest: str  # names the bytes of all files
    packed: tuple[list[object], ...]
    skips: tuple[Skip, ...]
    sources: tuple[Subscription, ...] = ()  # how the feeds fare, from the file beside the folder of briefs
    _read: dict[str, tuple[Brief, Entry]] = field(default_factory=dict, repr=False)  # of this build, by path

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every brief that may be shown, in the order of file names."""
        read = self._read
        return tuple(
            read[path][1] if (path := str(row[PATH])) in read else unpack(row) for row in self.packed
        )

    @cached_property
    def beats(self) -> tuple[str, ...]:
        """Every beat that a brief is on, sorted."""
        return tuple(sorted({str(row[BEAT]) for row in self.packed}))

    def brief(self, item: Entry) -> Brief:
        """The whole brief of an entry; read again where the cache knew its entry already."""
        read = self._read.pop(item.path, None)
        if read:
            return read[0]
        return markdown.parse((self.root / item.path).read_bytes().decode("utf-8"), item.path)


def _files(folder: Path, prefix: str = "") -> Iterator[tuple[str, list[int]]]:
    """Each Markdown file below a folder with what tells that it changed, in the order of names."""
    with os.scandir(folder) as found:
        places = sorted(found, key=lambda place: place.name)
    for place in places:
        name = f"{prefix}{place.name}"
        if place.name.startswith("."):
            continue
        if place.is_dir(follow_symlinks=False):
            yield from _files(folder / place.name, f"{name}/")
        elif place.name.endswith(".md") and place.is_file(follow_symlinks=False):
            stat = place.stat(follow_symlinks=False)
            yield name, [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _strings(value: object) -> Iterator[str]:
    """Every text in a brief, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _strings(getattr(value, part.name))


def _forbidden(brief: Brief) -> bool:
    r"""Whether a text of the brief holds what its file only wrote: JSON can say "\u0001"."""
    try:
        return illegal("\n".join(_strings(brief)).encode())
    except UnicodeEncodeError:  # half of a surrogate pair
        return True


def _parsed(text: str, path: str) -> Brief:
    try:
        return markdown.parse(text, path)
    except RecursionError as error:
        raise BriefError(path, "is nested too deeply") from error


def _short(brief: Brief, path: str) -> None:
    """Raises `BriefError` where a text that lists show would fill them."""
    for part, most in _LONGEST.items():
        if len(getattr(brief, part)) > most:
            raise BriefError(path, f"has a {part} of over {most} characters", "shorten it")


def _read(data: bytes, path: str, digest: str) -> tuple[Brief, Entry]:
    """The brief in a file of that hash; raises `BriefError` with the reason why none may be shown."""
    if len(data) > _LARGEST:
        raise BriefError(path, f"larger than {_LARGEST} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BriefError(path, "is not UTF-8") from error
    if len(data) > _LIGHT and len(zlib.compress(_LISTS.sub("", text).encode())) > _HEAVIEST:
        raise BriefError(path, "is longer than a page may be", "shorten it")
    brief = _parsed(text, path)
    if illegal(data) or ("\\" in text and _forbidden(brief)):
        raise BriefError(path, "holds a character that XML and HTML forbid", "remove it")
    _short(brief, path)
    for moment in (brief.published, brief.updated):
        if moment and moment.year not in _YEARS:
            raise BriefError(path, f"is dated {moment.year}")
    if not _PART.match(brief.beat or "any") or not _PART.match(brief.slug):
        raise BriefError(path, "beat and slug must be lower-case ASCII letters, figures and hyphens")
    reasons = proof.refusals(brief)
    if reasons:
        raise BriefError(path, f"is not proven: {reasons[0]}", "mend or remove it")
    return brief, entry(brief, path=path, digest=digest, url=markdown.url(brief))


def _remembered(cache: Path, code: str) -> dict[str, list[object]]:
    """What the last build knew, if the same code wrote it."""
    try:
        memory = json.loads(cache.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(memory, dict) or memory.get("code") != code:
        return {}
    files = memory.get("files")
    return files if isinstance(files, dict) else {}


def _once(rows: Iterable[list[object]]) -> tuple[list[list[object]], list[Skip]]:
    """Each id and each address once; the first file in the order of names has it."""
    taken: dict[object, object] = {}
    kept: list[list[object]] = []
    skips: list[Skip] = []
    for row in rows:
        path, name, url = row[PATH], row[ID], row[URL]
        other = taken.get(url) or taken.get(name)
        if other:
            skips.append(Skip(stage="site", subject=str(path), reason=f"same id or address as {other}"))
            continue
        taken[url] = taken[name] = path
        kept.append(row)
    return kept, skips


def _row(
    root: Path, path: str, stamp: list[int], old: list[object] | None, made: dict[str, tuple[Brief, Entry]]
) -> list[object]:
    """`[stamp, digest, packed entry or None, reason]` of a file: remembered where its bytes are."""
    if old and old[0] == stamp:
        return old
    try:
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - half of what a `Path` costs
            data = file.read()
    except OSError as error:
        return [stamp, "", None, f"cannot be read: {error.strerror}"]
    digest = content_hash(data)
    if old and old[1] == digest:
        return [stamp, *old[1:]]
    try:
        made[path] = _read(data, path, digest)
    except BriefError as error:
        return [stamp, digest, None, str(Skip.of("site", error).reason)]
    return [stamp, digest, pack(made[path][1]), ""]


def _named(path: str, row: list[object]) -> bytes:
    """A file with what was found in it; its name need not be UTF-8."""
    return f"{path} {row[1]} {row[3]}".encode("utf-8", "surrogatepass")


def read(root: Path, cache: Path, code: str) -> Reading:
    """Every brief below `root`; `code` names the version of the reader, so that a new one reads afresh."""
    known = _remembered(cache, code)
    made: dict[str, tuple[Brief, Entry]] = {}
    files = _files(root) if root.is_dir() else ()
    rows = {path: _row(root, path, stamp, known.get(path), made) for path, stamp in files}
    if rows != known:
        text = json.dumps({"code": code, "files": rows}, ensure_ascii=False)
        replace(cache, text.encode("utf-8", "surrogatepass"))
    kept, doubles = _once(row[2] for row in rows.values() if isinstance(row[2], list))
    refused = [
        Skip(stage="site", subject=path, reason=str(row[3])) for path, row in rows.items() if row[2] is None
    ]
    health = stored(root.parent)
    return Reading(
        root=root,
        digest=content_hash(health, *(_named(path, row) for path, row in rows.items())),
        sources=subscriptions(health),
        packed=tuple(kept),
        skips=tuple(sorted(refused + doubles)),
        _read=made,
    )
