"""Settings of Pelican: an ordinary site whose briefs are read and written by the plugin `digest.site`.

Folders and saved queries are those of `digest.toml`: `pelican` by itself makes the site of `digest build`.
"""

import os
from dataclasses import asdict
from pathlib import Path

from jinja2 import StrictUndefined

from digest.config import load
from digest.errors import ConfigError

try:
    _config = load(Path(__file__).resolve().with_name("digest.toml"))
except ConfigError as error:
    raise SystemExit(f"digest: {error}") from None  # one line, where Pelican would print a traceback

SITENAME = "다이제스트"
SITEURL = os.environ.get("DIGEST_SITEURL", "http://localhost:8000")
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "ko"

PATH = str(_config.path("content"))
OUTPUT_PATH = str(_config.path("output"))
THEME = "theme"
PLUGINS = ["digest.site"]

DIGEST_NAMES = {"en": "The Digest", "zh": "文摘"}  # the name where it is another in that language
DIGEST_BRIEFS = "briefs"  # folder of the briefs, below PATH
DIGEST_CACHE = str(_config.path("var") / "site")  # what the last build knew
DIGEST_BEATS = ["china-tech", "korea-politics"]  # in the order of the front page
DIGEST_CONTACT = os.environ.get("DIGEST_CONTACT", "")  # mail address for reports of errors; "" for no link
DIGEST_HUB = os.environ.get("DIGEST_HUB", "")  # WebSub hub that tells readers of new items; "" for none
DIGEST_QUERIES = [asdict(query) for query in _config.queries]  # a feed each
DIGEST_OWN_NAMES = str(_config.path("seeds") / "names.tsv")
DIGEST_TAG = "digest.invalid,2026"  # names the briefs in feeds; never change it once somebody subscribes

# Stock generators: none for articles, pages by people from content/pages, the theme's files.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Text from outside is never a directive, a template or markup.
INTRASITE_LINK_REGEX = "(?P<what>(?!))"
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}
SLUGIFY_SOURCE = "basename"
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
