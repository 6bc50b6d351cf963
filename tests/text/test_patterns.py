"""Expressions that are compiled when they are first asked."""

import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest

from digest import text
from digest.text.patterns import lazy
from digest.text.scene import Form


def _held(value: Any) -> list[Any]:
    """What a constant of a module holds, however deep."""
    if isinstance(value, Form):
        return [value.pattern]
    return [part for each in value for part in _held(each)] if isinstance(value, tuple) else [value]


def _expressions() -> list[Any]:
    modules = [import_module(f"digest.text.{module.name}") for module in pkgutil.iter_modules(text.__path__)]
    held = [each for module in modules for value in vars(module).values() for each in _held(value)]
    return [each for each in held if type(each) is type(lazy(""))]


def test_every_expression_of_the_room_is_one() -> None:
    """None of them is wrong, though each is compiled only when a text asks for it."""
    found = _expressions()

    assert len(found) > 150
    for each in found:
        each.search("")


def test_a_lazy_expression_answers_as_a_compiled_one() -> None:
    """Flags count, and what is asked twice is answered the same."""
    asked = lazy("a(b?)", re.IGNORECASE)

    assert [match.span() for match in asked.finditer("xABa")] == [(1, 3), (3, 4)]
    assert [asked.sub("-", "xABa") for _ in range(2)] == ["x--", "x--"]
    assert asked.groups == 1


def test_a_wrong_expression_says_so_at_its_first_use() -> None:
    """Making it costs nothing, so nothing is known of it."""
    wrong = lazy("(")

    with pytest.raises(re.error):
        wrong.search("")
