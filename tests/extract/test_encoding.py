"""Bytes become the right text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import ReadError
from digest.extract.encoding import codec, decode
from digest.extract.scrambled import unscrambled

KO = "헌법재판소는 사건을 접수한 날부터 180일 이내에 파면 여부를 선고해야 한다. 직무는 정지됐다. " * 3
ZH = "国务院总理李强作政府工作报告，提出今年经济增长目标为百分之五左右，城镇新增就业一千二百万人以上。" * 3
HANT = "韓國總統與美國總統會談，雙方就對美投資達成協議，其中現金投資每年設有上限，其餘用於造船合作。" * 3
JA = "韓国の国会は大統領の弾劾訴追案を可決した。憲法裁判所は百八十日以内に判断を示さなければならない。" * 3
CASES = (
    (KO, "cp949"),
    (KO, "utf-8"),
    (KO, "utf-16"),
    (ZH, "gb18030"),
    (ZH, "gbk"),
    (HANT, "big5hkscs"),
    (JA, "cp932"),
    (JA, "euc_jp"),
)
LABELS = ("", "utf-8", "euc-kr", "gb2312", "big5", "shift_jis", "iso-8859-1", "no-such-charset")


@pytest.mark.parametrize(("text", "encoding"), CASES)
@pytest.mark.parametrize("label", LABELS)
def test_any_label_gives_the_right_text(text: str, encoding: str, label: str) -> None:
    """A text is read right whatever the header says: the right charset, a wrong one, or none."""
    body = text.encode(encoding)

    assert text == decode(body, label).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark(encoding: str) -> None:
    """UTF-16 and UTF-32 are told by their zeros when no byte order mark names them."""
    page = f"<html><head><title>a</title></head><body><p>{KO}</p></body></html>"

    assert page == decode(page.encode(encoding)).text


EN = "The president said on Tuesday — “the talks are over” — that it’s done, and left the hall. " * 3
FR = "Le président a annoncé « mardi » que l’été serait long ; la phrase est finie à\xa0» dit-il. " * 3


@pytest.mark.parametrize("label", ["", "utf-8", "windows-1252", "iso-8859-1"])
def test_english_with_curly_quotes(label: str) -> None:
    """An English page whose only other characters are quotes and dashes of Windows is read right."""
    assert decode(f"<p>{EN}</p>".encode("cp1252"), label).text[3:-4] == EN


@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_kr", "hz"])
@pytest.mark.parametrize("label", ["", "utf-8", "euc-kr"])
def test_encodings_of_seven_bits(encoding: str, label: str) -> None:
    """Encodings that turn to another script by escapes are told by them."""
    text = {"iso2022_jp": JA, "iso2022_kr": KO, "hz": ZH}[encoding]
    page = "".join(f"<p>{text}</p>\n" for _ in range(3))

    assert page == decode(page.encode(encoding), label).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_mark_and_markup(encoding: str) -> None:
    """Chinese and Japanese in UTF-16 with neither a mark nor markup are told by their characters."""
    assert decode((ZH + JA).encode(encoding)).text == ZH + JA


def twice(text: str, wrong: str) -> bytes:
    """The text as a program leaves it that takes UTF-8 for a Western encoding."""
    taken = (bytes([byte]) for byte in text.encode())
    return "".join(one.decode(wrong, "ignore") or chr(one[0]) for one in taken).encode()


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [KO, ZH, HANT, JA, EN, FR])
def test_texts_encoded_twice(text: str, wrong: str) -> None:
    """UTF-8 that was taken for a Western encoding and encoded once more is read as it was."""
    assert text == decode(twice(text, wrong)).text


@given(st.text(max_size=300))
@settings(deadline=None)
def test_what_was_encoded_once_stays(text: str) -> None:
    """A text is only changed where nearly all that is not ASCII is two to four characters for one."""
    assert unscrambled(FR + text) == FR + text


def test_a_lying_meta_is_not_believed() -> None:
    """A page that is UTF-8 on disk is read as UTF-8, though its meta element still says euc-kr."""
    page = f'<meta charset="euc-kr"><p>{KO}</p>'

    assert page == decode(page.encode()).text


def test_windows_syllables_of_euc_kr() -> None:
    """`euc-kr` means what browsers read by it: 뷁 and 쀼 are in it."""
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><p>{KO} 뷁 쀼</p>'

    assert page == decode(page.encode("cp949")).text


def test_one_bad_byte_costs_one_character() -> None:
    """One torn byte in a UTF-8 page costs one character, not the page."""
    body = KO.encode()
    start = len("헌법재판소는".encode())
    torn = body[:start] + b"\xff" + body[start:]

    assert decode(torn).text.replace("�", "") == KO


def test_a_page_cut_within_a_character_is_read() -> None:
    """A page that ends within a character is still UTF-8."""
    found = decode(KO.encode()[:-2])

    assert (found.encoding, KO[:20]) == ("utf-8", found.text[:20])


def test_western_pages() -> None:
    """Latin text in its legacy encoding keeps its accents."""
    text = "Le président a annoncé mardi que les négociations étaient terminées, dit le député. " * 3

    assert text == decode(text.encode("cp1252"), "iso-8859-1").text


def test_labels_as_browsers_understand_them() -> None:
    """Labels map to the wider encodings that browsers use for them; others are unknown."""
    found = [codec(label) for label in ("EUC-KR", "gb2312", "Big5", "Shift_JIS", "latin1", "nonsense", "")]

    assert found == ["cp949", "gb18030", "big5hkscs", "cp932", "cp1252", "", ""]


@given(st.binary(max_size=400), st.sampled_from(LABELS))
@settings(deadline=None)
def test_any_bytes_give_text_or_an_error(body: bytes, label: str) -> None:
    """Whatever the bytes: a text with at most one replacement in a hundred, or a `ReadError`."""
    try:
        found = decode(body, label).text
    except ReadError:
        return

    assert found.count("�") <= max(1, 0.01 * len(found))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_utf8_comes_back(text: str) -> None:
    """A text that is UTF-8 is read as it is."""
    plain = text.encode("utf-8", "ignore").decode().replace("\0", "").lstrip("\ufeff").replace("\x1b", "")

    assert plain == decode(plain.encode(), "utf-8").text or "�" in plain
