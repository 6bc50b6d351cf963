"""Templates compiled to plain Python draw what Jinja's own would."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape

from digest.errors import SiteError
from digest.site.compiling import said
from digest.site.languages import Interface
from digest.site.tongue import speaking

PARTS = {
    "_row.html": "<li>{{ item.text }} {{ item.count }}</li>",
    "list.html": '{% for item in items %}{% include "_row.html" %}{% endfor %}{{ ui.number(number) }}'
    "{{ safe }}"
    '{% if items[0].text|length > 1 %}{{ ui.t("Sources") }}{% endif %}{{ shout(word="a", times=2) }}',
}


def environments() -> tuple[Environment, Environment]:
    """Jinja's own, and ours in Korean."""
    own = Environment(loader=DictLoader(PARTS), autoescape=True)
    return own, speaking(own, {"ko": Interface(lang="ko")})["ko"]


@given(
    st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.text().map(Markup), st.text().map(escape))
)
def test_said_is_escaped(value: object) -> None:
    """Every value comes out as Jinja would escape it."""
    assert str(escape(value)) == said(value)


@given(st.lists(st.text(), min_size=1), st.integers(0, 10**9))
def test_the_same_page(texts: list[str], number: int) -> None:
    """A template with a part, calls and a filter draws the same text both ways."""
    values = {
        "items": [SimpleNamespace(text=text, count=count) for count, text in enumerate(texts)],
        "ui": Interface(lang="ko"),
        "number": number,
        "safe": Markup("<b>x</b>"),
        "shout": lambda word, times: word * times,
    }
    stock, ours = (env.get_template("list.html").render(values) for env in environments())

    assert stock == ours


def test_what_is_not_there_fails() -> None:
    """A view without the attribute that a template asks for fails instead of drawing nothing."""
    _, ours = environments()

    with pytest.raises(AttributeError, match="count"):
        ours.get_template("_row.html").render(item=SimpleNamespace(text="a"))


class Odd(Interface):
    """A language whose every word is the same one."""

    word: str = ""

    def t(self, message: str, **values: object) -> str:
        del message, values
        return self.word


@given(st.text())
def test_a_word_is_said_as_jinja_would(word: str) -> None:
    """Quotes, backslashes, line ends, braces: whatever a word holds, it stands in the page, escaped."""
    odd = Odd(lang="ko")
    object.__setattr__(odd, "word", word)
    stock = Environment(
        loader=DictLoader({"a": """<p title='{{ ui.t("x") }}'>{{ ui.t("y's") }}\n</p>"""}), autoescape=True
    )
    ours = speaking(stock, {"ko": odd})["ko"]

    assert stock.get_template("a").render(ui=odd) == ours.get_template("a").render(ui=odd)


SAYS = {"a": '{{ ui.tag }} {{ ui.home }} {{ ui.t("Sources") }}'}
SAID = {"ko": "ko / 출처 목록", "en": "en /en/ Sources", "zh": "zh-Hans /zh/ 来源"}
INTERFACES = {lang: Interface(lang=lang) for lang in SAID}


class Counting(Extension):
    """Counts how often Jinja reads a template."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        del name, filename
        READ.append(source)
        return source


READ: list[str] = []


def drawn(place: Path) -> tuple[dict[str, str], int]:
    """The template in each language, and how often it was read for that."""
    READ.clear()
    env = Environment(loader=DictLoader(SAYS), autoescape=True, extensions=[Counting])
    spoken = speaking(env, INTERFACES, place, "base")
    return {lang: own.get_template("a").render() for lang, own in spoken.items()}, len(READ)


def test_each_language_says_its_own_words(tmp_path: Path) -> None:
    """One reading of a template serves every interface, and the next build takes what was kept of it."""
    assert drawn(tmp_path) == (SAID, 1)
    assert drawn(tmp_path) == (SAID, 0)


def test_a_word_that_is_not_there_fails() -> None:
    """A template that says what a catalogue lacks names it."""
    env = Environment(loader=DictLoader({"a": '{{ ui.t("No such word") }}'}), autoescape=True)

    with pytest.raises(SiteError, match="No such word"):
        speaking(env, INTERFACES)["zh"].get_template("a")
