"""What a build of the index remembers for the next one: blobs by key, and the file that keeps them."""

import hashlib
import json
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Final

_SEAL: Final = 32  # bytes of a sha256


@dataclass(slots=True)
class Memory:
    """Those of the build before, and those that this one used."""

    before: Mapping[str, bytes]
    used: MutableMapping[str, bytes] = field(default_factory=dict)

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The blob of a key, made where it is not known."""
        blob = self.used.get(name)
        if blob is None:
            blob = self.used[name] = self.before.get(name) or make()
        return blob


def packed(blobs: Mapping[str, bytes]) -> bytes:
    """One file of them all, with a seal by which a damaged one is known."""
    head = json.dumps([[name, len(blobs[name])] for name in sorted(blobs)]).encode()
    whole = head + b"\n" + b"".join(blobs[name] for name in sorted(blobs))
    return hashlib.sha256(whole).digest() + whole


def unpacked(data: bytes) -> dict[str, bytes]:
    """What `packed` gave; nothing from a file that is damaged or none of ours."""
    whole = memoryview(data)[_SEAL:]
    if hashlib.sha256(whole).digest() != data[:_SEAL]:
        return {}
    end = data.index(b"\n", _SEAL)
    found, at = {}, end + 1
    for name, size in json.loads(data[_SEAL:end]):
        found[name] = data[at : at + size]
        at += size
    return found
