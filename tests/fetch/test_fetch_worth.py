"""Whether a page says more than its feed."""

import json

import pytest

from digest.fetch.worth import Told, challenge, is_thin, objection

SENTENCE = "여야는 이날 국회에서 만나 새해 예산안의 처리 일정과 세부 내역을 두고 네 시간 동안 협의했다. "
FEED = f"<p>{SENTENCE}</p>"
PAGE = f"<html><head><title>여야 협의</title></head><body><article>{SENTENCE * 30}</article></body></html>"


def judged(page: str | bytes, media_type: str = "text/html", charset: str = "") -> str:
    body = page if isinstance(page, bytes) else page.encode()
    told = Told(title="여야, 새해 예산안 협의", html=FEED)
    return objection(body, told, media_type=media_type, charset=charset)


def test_a_whole_page_is_taken() -> None:
    """A page that says more than its feed has no objection."""

    assert judged(PAGE) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_a_page_in_any_encoding_is_weighed(encoding: str) -> None:
    """Old Korean pages are EUC-KR and say so in a meta element only."""
    page = PAGE.replace(
        "<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    )

    assert judged(page.encode(encoding)) == ""


def test_a_body_that_only_scripts_carry_counts() -> None:
    """Pages drawn by script hold their text as JSON; the reader knows how to read it."""
    payload = json.dumps({"articleBody": SENTENCE * 30}, ensure_ascii=False)

    assert judged(f'<html><body><script type="application/ld+json">{payload}</script></body></html>') == ""
    assert judged(f"<html><body><script>Fusion.globalContent={payload}</script></body></html>") == ""


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body>Just a moment...</body></html>", "a challenge stands in its place"),
        ("<html><body><div class=g-recaptcha></div>확인</body></html>", "a challenge stands in its place"),
        ("<html><body>비정상적인 접근입니다</body></html>", "a challenge stands in its place"),
        (PAGE.replace("<head>", '<head><script>{"isAccessibleForFree": false}</script>'), "behind a paywall"),
        (
            PAGE.replace("<head>", '<head><script>{"isAccessibleForFree":"False"}</script>'),
            "behind a paywall",
        ),
        (f"<html><body>{SENTENCE * 2}이 기사는 유료회원 전용입니다.</body></html>", "behind a paywall"),
        (f"<html><body><p>{SENTENCE}</p></body></html>", "says no more than the feed"),
        (
            "<html><body><div id=app></div><script>var x=1</script></body></html>",
            "says no more than the feed",
        ),
        (
            f"<html><head>{SENTENCE * 30}</head><nav>{SENTENCE * 30}</nav></html>",
            "says no more than the feed",
        ),
        ("", "says no more than the feed"),
    ],
)
def test_a_poor_page_is_not_taken(page: str, reason: str) -> None:
    """Challenge, paywall, shell: the feed's text stays, and the reason is said."""

    assert judged(page) == reason


def test_what_is_no_page_is_not_taken() -> None:
    """A link to a film or a document is no article."""

    assert judged(PAGE, "application/pdf") == "application/pdf is no page"
    assert judged(bytes(range(128, 256)) * 40) == "its encoding is not known"


def test_an_article_about_captchas_is_no_challenge() -> None:
    """The words alone condemn only what has nothing else to say."""

    assert challenge(PAGE.replace(SENTENCE, SENTENCE + "Verify you are human 라는 문구. ", 1)) == ""


def test_thin_is_what_a_brief_cannot_be_made_of() -> None:
    """A line of summary is thin, an article is not, in any script."""

    assert is_thin(FEED)
    assert is_thin("")
    assert not is_thin(f"<p>{SENTENCE * 20}</p>")
    assert not is_thin("<p>" + "The committee met on Tuesday to discuss the budget. " * 30 + "</p>")


def test_a_hostile_page_is_weighed_in_one_pass() -> None:
    """A page of nothing but open tags ends, and says nothing."""
    for scrap in ("<script>", "<", "<a ", "<!--", "<noscript", "<style></style"):
        assert judged(f"<html>{scrap * 50_000}") != ""


def test_another_story_is_not_taken() -> None:
    """A page that nowhere speaks of the headline stands in the place of something else: a notice, a list."""
    notice = "서비스 점검으로 접속이 원활하지 않으니 잠시 후 다시 이용해 주시기 바랍니다. "

    assert judged(f"<html><body><p>{notice * 30}</p></body></html>") == "tells another story"
