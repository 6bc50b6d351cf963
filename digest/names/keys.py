"""Headline keys: one Chinese character that stands for a name in a Korean headline (靑, 與, 野, 檢, 韓)."""

from dataclasses import dataclass
from functools import cache

from digest.names.table import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A character and the id of the name it stands for."""

    key: str
    id: str
    ko: str  # how it is read out: 청와대


@cache
def keys() -> tuple[Key, ...]:
    """Every headline key, in the order of the file."""
    return tuple(Key(key=row["key"], id=row["id"], ko=row["ko"]) for row in rows("hanja_keys.tsv"))
