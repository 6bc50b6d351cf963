"""Everything the digest raises on purpose.

    DigestError                 subject, reason, advice
    ├── UsageError              wrong use of the command line            exit 2
    ├── ConfigError             digest.toml or pelicanconf.py is wrong   exit 2
    ├── FetchError              a source could not be fetched
    │   ├── ForbiddenAddress    the address is private, or its scheme is not http(s)
    │   ├── TooLarge            more bytes than the limit
    │   ├── TooSlow             the deadline passed
    │   └── Unreachable         no connection was made
    ├── ReadError               a document could not be read
    │   ├── UnknownFormat       no reader knows these bytes
    │   └── LimitExceeded       too many parts, too deep, too long
    ├── EvidenceError           a brief is not proven by its evidence    exit 1
    ├── BriefError              a file in content/ is no brief
    └── SiteError               the built site breaks one of its rules   exit 1

    DataError                   a data file of the digest is broken      exit 2

One bad item never stops a run: the pipeline catches these per item and keeps a `Skip`.
`DataError` stands apart: it is no item's fault, so nothing may take it for one, and the run ends.
"""


class DigestError(Exception):
    """Base of the tree; reads as "subject: reason (advice)" on one line."""

    def __init__(self, subject: str, reason: str, advice: str = "") -> None:
        self.subject = subject
        self.reason = reason
        self.advice = advice
        super().__init__(subject, reason, advice)

    def __str__(self) -> str:
        line = f"{self.subject}: {self.reason}"
        return f"{line} ({self.advice})" if self.advice else line


class UsageError(DigestError):
    """The command line was used in a way it does not have."""


class ConfigError(DigestError):
    """`digest.toml` or `pelicanconf.py` holds an unknown key or a value of the wrong kind, or lacks one."""


class FetchError(DigestError):
    """A source could not be fetched."""


class ForbiddenAddress(FetchError):
    """The address is not one that this client may connect to."""


class TooLarge(FetchError):
    """The answer is larger than the limit, before or after decompression."""


class TooSlow(FetchError):
    """The whole exchange took longer than its deadline."""


class Unreachable(FetchError):
    """No connection was made: the name is not known, nobody listens, or there is no network."""


class ReadError(DigestError):
    """A document could not be read."""


class UnknownFormat(ReadError):
    """No reader knows these bytes."""


class LimitExceeded(ReadError):
    """The document has more parts, depth or length than a reader accepts."""


class EvidenceError(DigestError):
    """Something in a brief is not proven by the words it cites."""


class BriefError(DigestError):
    """A file in `content/` cannot be read as a brief."""


class SiteError(DigestError):
    """The built site breaks one of its rules."""


class DataError(Exception):
    """A data file of the digest itself is broken: "digest/text/data/x.tsv, line 7: 2 cells, not 3"."""
