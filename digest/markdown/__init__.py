"""A brief as the Markdown file in `content/`, and back: one truth, written and read in one place.

`docs/brief-format.md` shows a file line by line.
"""

from digest.markdown.glance import Glance, glance
from digest.markdown.place import path, url
from digest.markdown.reading import parse
from digest.markdown.seal import is_edited
from digest.markdown.writing import is_sample, render

__all__ = ["Glance", "glance", "is_edited", "is_sample", "parse", "path", "render", "url"]
