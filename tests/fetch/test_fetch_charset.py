"""Encodings of feeds: declared, undeclared and declared wrong."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.fetch.charset import decode

TEXTS = {
    "ko": "똠방각하 국회 본회의에서 여야가 새해 예산안에 합의했다. 표결은 내일 오후에 열린다. ",
    "zh": "华为发布新一代芯片，朱镕基曾经说过的改革仍在继续。记者从深圳报道，产能将翻一番。",
    "zh-hant": "華為發布新一代晶片，記者從深圳報導，產能將翻一番。國務院表示支持這項改革。",
    "ja": "ファーウェイが新しい半導体を発表した。記者は深圳から伝えている。生産能力は倍になる。",
}
ENCODINGS = [
    ("ko", "cp949"),
    ("zh", "gb18030"),
    ("zh", "gbk"),
    ("zh-hant", "big5"),
    ("ja", "shift_jis"),
    ("ja", "euc_jp"),
]
DECLARED = ["", "utf-8", "iso-8859-1", "windows-1252", "nonsense", "hex", "\u3131"]


def xml(text: str, encoding: str = "") -> str:
    named = f' encoding="{encoding}"' if encoding else ""
    return f'<?xml version="1.0"{named}?><rss version="2.0"><channel><title>{text}</title></channel></rss>'


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize(("lang", "encoding"), ENCODINGS)
def test_a_wrong_or_missing_declaration_is_seen_through(lang: str, encoding: str, declared: str) -> None:
    """East Asian text is read right though its feed says nothing, or something else, of its encoding."""
    text = xml(TEXTS[lang], "UTF-8")

    assert decode(text.encode(encoding, "xmlcharrefreplace"), declared) == text.encode(
        encoding, "xmlcharrefreplace"
    ).decode(encoding)


@pytest.mark.parametrize(
    ("lang", "encoding", "declared"),
    [
        ("ko", "cp949", "euc-kr"),
        ("ko", "cp949", "ks_c_5601-1987"),
        ("zh", "gb18030", "gb2312"),
        ("zh", "gbk", "GBK"),
    ],
)
def test_a_narrow_name_means_the_wide_encoding(lang: str, encoding: str, declared: str) -> None:
    """EUC-KR that holds 똠 is CP949, GB2312 that holds 镕 is GB18030, named by header or by XML."""
    text = xml(TEXTS[lang], declared)

    assert decode(text.encode(encoding)) == text
    assert decode(xml(TEXTS[lang]).encode(encoding), declared) == xml(TEXTS[lang])


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_unicode_needs_no_declaration(lang: str, mark: bytes, encoding: str) -> None:
    """A byte order mark wins over every declaration; UTF-16 is seen without one."""

    assert decode(mark + xml(TEXTS[lang]).encode(encoding), "euc-kr") == xml(TEXTS[lang])


def test_one_bad_byte_costs_one_character() -> None:
    """A byte that is no UTF-8 does not turn the rest into another encoding."""
    body = xml(TEXTS["ko"]).encode()
    at = body.index("국".encode())

    assert decode(body[:at] + b"\xff" + body[at:], "euc-kr") == xml(TEXTS["ko"].replace("국", "\ufffd국"))


def test_a_cut_character_at_the_end_is_no_new_encoding() -> None:
    """A feed cut inside its last character is still UTF-8."""

    assert decode("여야가 합의".encode()[:-1]) == "여야가 합\ufffd"


def test_latin_letters_are_read() -> None:
    """Western feeds in Latin-1 keep their accents."""

    assert decode(xml("café à Séoul", "iso-8859-1").encode("latin-1")) == xml("café à Séoul", "iso-8859-1")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("koi8-r", "Новости из Сеула"), ("windows-1255", "חדשות מסיאול"), ("tis-620", "ข่าวจากโซล")],
)
def test_a_declared_alphabet_is_believed(encoding: str, text: str) -> None:
    """Feeds in other scripts are read as they say."""

    assert decode(xml(text * 9, encoding).encode(encoding)) == xml(text * 9, encoding)


def test_noise_is_an_error() -> None:
    """What is no text in any encoding is refused, not guessed."""
    with pytest.raises(ReadError, match="encoding is not known"):
        decode(bytes(range(128, 256)) * 40)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_valid_utf8_is_never_touched(text: str) -> None:
    """Whatever is declared, UTF-8 that is whole stays as it is."""
    body = text.encode()

    assert decode(body, "euc-kr") == text or body.startswith(codecs.BOM_UTF8) or b"\0" in body[:8]
