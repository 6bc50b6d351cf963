"""Templates compiled to plain Python draw what Jinja's own would."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

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
    return own, speaking(own, Interface(lang="ko"))


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
