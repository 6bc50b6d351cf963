"""What the search knows of a brief."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One brief as the search sees it; texts are plain, as a reader would see them."""

    id: str
    url: str
    title: str
    body: str  # standfirst and points; a body that opens with the title is cut there
    lang: str
    beat: str = ""
    date: str = ""  # ISO day or time; "" where none is stated
    names: tuple[str, ...] = ()  # ids in the register of names
    source: tuple[str, ...] = ()  # outlets, lead first
    sample: bool = False
