"""Who speaks: a name or a post, or nobody."""

import pytest

from digest.condense.candidates import usable
from digest.condense.quoting import quotes
from digest.model import Article, Lang
from digest.names.register import Name, using


def article(text: str, lang: Lang = "ko") -> Article:
    return Article(id="a", document_id="d", origin="pages/a.txt", title="-", paragraphs=(text,), lang=lang)


def speakers(text: str, lang: Lang) -> list[str]:
    """To whom the quotations of a one-paragraph article are given."""
    found = usable(article(text, lang))
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


def test_the_other_side_is_heard() -> None:
    """Of three quotations the second place goes to the party that the first is not of."""
    text = (
        '가온당 하은솔 대변인은 "예산을 더 늘려야 한다"고 말했다. '
        '가온당 도한결 의원은 "서민을 위한 예산이다"라고 말했다. '
        '해솔당 서다온 대변인은 "나랏빚이 너무 많다"고 말했다.'
    )
    own = [
        Name(id="gaon-party", kind="party", ko=("가온당",)),
        Name(id="haesol-party", kind="party", ko=("해솔당",)),
    ]
    with using(own):
        found = usable(article(text))
        heard = [quote.text for quote in quotes(found, found)]

    assert heard == ["예산을 더 늘려야 한다", "나랏빚이 너무 많다"]
