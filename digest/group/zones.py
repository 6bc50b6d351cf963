"""Where in an article a word stands: what the title says counts more than the last paragraph."""

from digest.model import Article

LEAD_PARAGRAPHS = 2
LEAD_CHARACTERS = {"en": 900}
OTHERS = 450  # Korean and Chinese say as much in half the characters

WEIGHTS = {"title": 3.0, "deck": 2.0, "lead": 2.0, "body": 0.5}


def tops(article: Article) -> tuple[int, int, int]:
    """Where title, deck and lead end in `article.text`.

    A dump may hold a whole article in one paragraph, so the lead has a length too.
    """
    title = len(article.title)
    deck = title + sum(len(line) + 1 for line in article.deck)
    lead = deck + sum(len(line) + 1 for line in article.paragraphs[:LEAD_PARAGRAPHS])
    return title, deck, min(lead, deck + LEAD_CHARACTERS.get(article.lang, OTHERS))


def zone(ends: tuple[int, int, int], at: int) -> str:
    """The zone of an offset: title, deck, lead or body."""
    title, deck, lead = ends
    return "title" if at < title else "deck" if at < deck else "lead" if at < lead else "body"
