"""The checksum in a brief file, by which the hand of a person is seen."""

import hashlib
import re

_LINE = re.compile(r"^checksum: *([0-9a-f]{64})[ \t]*\n", re.MULTILINE)


def sealed(text: str) -> str:
    """The file with its `checksum:` as the last line of the front matter; it must have none yet."""
    head, fence, body = text.partition("\n---\n")
    return f"{head}\nchecksum: {_digest(text)}{fence}{body}"


def is_edited(text: str) -> bool:
    """Whether the file is not as the digest wrote it: another checksum, or none."""
    text = unix(text)
    head, fence, body = text.partition("\n---\n")
    stated = _LINE.search(f"{head}\n")
    if not stated:
        return True
    rest = _LINE.sub("", f"{head}\n", count=1)
    return stated[1] != _digest(rest.removesuffix("\n") + fence + body)


def unix(text: str) -> str:
    r"""The text with `\n` at its line ends and no byte order mark: git and editors change both unasked."""
    plain = text.removeprefix("\ufeff")
    return plain.replace("\r\n", "\n") if "\r" in plain else plain


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
