"""Who speaks: a name or a post, or nobody."""

import pytest

from digest.condense.candidates import usable
from digest.condense.quoting import quotes
from digest.model import Article, Lang


def speakers(text: str, lang: Lang) -> list[str]:
    """To whom the quotations of a one-paragraph article are given."""
    article = Article(id="a", document_id="d", origin="pages/a.txt", title="-", paragraphs=(text,), lang=lang)
    found = usable(article)
    return [quote.speaker for quote in quotes(found, found)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "林知远表示，“新工厂将在明年投产，产能会翻一番”。", ["林知远"]),
        ("zh", "林知远恳切地说：“我相信大家的努力会带来新的思路。”", []),
        ("zh", "第二个说：“我来告诉你该怎么办才是对的。”", []),
        ("zh", "正如前人所说：“欲速则不达，见小利则大事不成。”", []),
        ("zh", "部分官员声称：“这项政策不会影响任何一家公司。”", []),
        ("ko", '하은솔 대변인은 "예산안 심사를 서둘러야 한다"고 말했다.', ["하은솔 대변인"]),
        ("ko", '검찰에 따르면 노 검사는 "법과 원칙에 따라 처리하겠다"고 밝혔다.', ["노 검사"]),
        ("en", "“We will build the plant next year,” said Lin Zhiyuan.", ["Lin Zhiyuan"]),
    ],
)
def test_a_quotation_is_given_to_a_name_or_to_nobody(lang: Lang, text: str, expected: list[str]) -> None:
    """What leads a sentence in, or how something was said, is no speaker."""

    assert speakers(text, lang) == expected
