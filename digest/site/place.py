"""What is true of the whole site: its name, its address, its beats, its interfaces."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from digest.errors import ConfigError
from digest.query import Query
from digest.site.languages import INTERFACES, Interface
from digest.site.saved import declared

# Of RFC 4151, as feed validators read it.
_TAG: Final = re.compile(r"(?:[a-z0-9._-]+@)?[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?\Z", re.ASCII)
_ADDRESS: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\Z")
_URL: Final = re.compile(
    r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%-]*)*\Z"
)
_NEEDED: Final = ("SITENAME", "SITEURL", "DIGEST_BEATS", "DIGEST_BRIEFS", "DIGEST_CACHE", "DIGEST_TAG")
BEAT_NAMES: Final = {"china-tech": "China tech", "korea-politics": "Korean politics", "any": "Other subjects"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The constants of a build; templates see it as `site`."""

    name: str
    url: str  # without a slash at its end: "https://news.example/digest"
    tag: str  # authority and date of the tag: addresses that name briefs in feeds (RFC 4151)
    names: Mapping[str, str]  # the name by interface language, where it has another there
    beats: tuple[str, ...]
    interfaces: Mapping[str, Interface]
    contact: str = ""  # mail address to which readers report errors; "" for none
    queries: tuple[Query, ...] = ()  # saved queries, a feed each
    hub: str = ""  # WebSub hub of the feeds; "" for none

    @property
    def root(self) -> str:
        """The path of the site on its host: "" or "/digest"; only the page for lost addresses needs it."""
        return urlsplit(self.url).path.rstrip("/")

    def title(self, ui: Interface) -> str:
        """The name of the site in the language of an interface."""
        return self.names.get(ui.lang, self.name)

    def ui(self, lang: str) -> Interface:
        """The interface for text in a language; English for one that has none of its own."""
        return self.interfaces.get(lang) or self.interfaces["en"]

    def beat_name(self, beat: str, ui: Interface) -> str:
        """A beat as a reader calls it; its own id where it is none of ours."""
        known = BEAT_NAMES.get(beat)
        return ui.t(known) if known else beat.replace("-", " ").capitalize()

    def absolute(self, path: str) -> str:
        """The full address of a path of this site ("/archive/", root not included)."""
        return f"{self.url}{path}"


def _contact(settings: Mapping[str, object]) -> str:
    """The address of DIGEST_CONTACT; raises `ConfigError` where it is none that a link may hold."""
    address = str(settings.get("DIGEST_CONTACT") or "")
    if address and not _ADDRESS.match(address):
        raise ConfigError("pelicanconf.py", f"DIGEST_CONTACT is {address!r}", "it must be one mail address")
    return address


def _hub(settings: Mapping[str, object]) -> str:
    """The address of DIGEST_HUB; raises `ConfigError` where it is none of the web."""
    address = str(settings.get("DIGEST_HUB") or "")
    if address and not address.startswith(("https://", "http://")):
        raise ConfigError("pelicanconf.py", f"DIGEST_HUB is {address!r}", "it must be a full http(s) address")
    return address


def _tag(settings: Mapping[str, object]) -> str:
    """The authority and date of DIGEST_TAG; raises `ConfigError` where no tag: address can open with it."""
    tag = str(settings["DIGEST_TAG"])
    if not _TAG.match(tag):
        raise ConfigError(
            "pelicanconf.py",
            f"DIGEST_TAG is {tag!r}",
            "a host in small letters and a year: news.example,2026",
        )
    return tag


def _url(settings: Mapping[str, object]) -> str:
    """The address of the site without a slash at its end; raises `ConfigError` where it is none.

    It stands in every page and feed, so it holds nothing that a page or a program could take for more.
    """
    url = str(settings["SITEURL"])
    if not _URL.match(url):
        advice = "a full address without name, query or blank: https://news.example/digest"
        raise ConfigError("pelicanconf.py", f"SITEURL is {url!r}", advice)
    return url.rstrip("/")


def asked(settings: Mapping[str, object]) -> None:
    """Raises `ConfigError` where a setting is missing that the site is made of."""
    for name in _NEEDED:
        if name not in settings:
            raise ConfigError("pelicanconf.py", f"{name} is missing", "copy its line from the project's own")


def site(settings: Mapping[str, object], extra_beats: tuple[str, ...] = ()) -> Site:
    """The site as `pelicanconf.py` describes it; beats that only briefs know stand last."""
    titles = settings.get("DIGEST_NAMES")
    named = settings["DIGEST_BEATS"]
    beats = tuple(str(beat) for beat in named) if isinstance(named, list | tuple) else ()
    beats += tuple(beat for beat in sorted(set(extra_beats)) if beat not in beats)
    return Site(
        name=str(settings["SITENAME"]),
        url=_url(settings),
        tag=_tag(settings),
        names={str(lang): str(name) for lang, name in titles.items()} if isinstance(titles, dict) else {},
        beats=beats,
        interfaces={lang: Interface(lang=lang) for lang in INTERFACES},
        contact=_contact(settings),
        queries=declared(settings.get("DIGEST_QUERIES"), beats),
        hub=_hub(settings),
    )
