"""The application and what its commands share."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from digest import __version__, assemble
from digest.cli import checking, console, making, naming, reading, sources
from digest.config import load
from digest.errors import ConfigError, DataError, DigestError, UsageError

EPILOG = """
Start with `digest build`, then open output/index.html.

`digest read page.html` shows what the digest sees in a page; `digest explain page.html` shows why.
"""

CONFIG = Path("digest.toml")  # a folder without it is a project too, with the defaults
YEARS = range(1970, 9000)  # days before and after a time are reckoned with, and no calendar ends there

app = typer.Typer(
    name="digest",
    help="A news digest you can audit: saved pages and feeds in, proven briefs and a site out.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
making.add_to(app)
reading.add_to(app)
checking.add_to(app)
app.add_typer(sources.app, name="sources")
app.add_typer(naming.app, name="names")


def version(wanted: bool) -> None:  # noqa: FBT001  # the signature typer calls
    """Print the version and stop."""
    if wanted:
        console.result(f"digest {__version__}")
        raise typer.Exit


@app.callback()
def prepare(
    context: typer.Context,
    config: Annotated[
        Path, typer.Option(help="The configuration; paths in it count from its folder.")
    ] = CONFIG,
    now: Annotated[
        str, typer.Option(help="The time of the run, ISO 8601; else SOURCE_DATE_EPOCH, else the clock.")
    ] = "",
    _version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True)] = False,
) -> None:
    """Load the configuration, and the project's own names, once for whichever command follows."""
    optional = config.name == CONFIG.name and config.parent.is_dir()
    if not optional and not config.exists():
        raise ConfigError(str(config), "no such file")
    context.obj = making.Run(config=load(config.resolve()), now=moment(now))
    context.with_resource(assemble.register(context.obj.config))


def moment(text: str) -> datetime:
    """The time that counts as now for this run."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text and not epoch:
        return datetime.now(UTC)
    try:
        given = datetime.fromisoformat(text) if text else datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        if text:
            reason, advice = f"{text!r} is no ISO 8601 time", "like 2026-11-23T10:00+09:00"
            raise UsageError("--now", reason, advice) from error
        raise UsageError("SOURCE_DATE_EPOCH", f"{epoch!r} is no number of seconds since 1970") from error
    if given.year not in YEARS:
        named = "--now" if text else "SOURCE_DATE_EPOCH"
        raise UsageError(named, f"the year {given.year} is not between {YEARS[0]} and {YEARS[-1]}")
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def main() -> None:
    """Run a command; an error of ours or of the disk is one line, never a traceback."""
    try:
        app()
    except (UsageError, ConfigError, DataError) as error:
        console.say(f"digest: {error}")
        sys.exit(2)
    except DigestError as error:
        console.say(f"digest: {error}")
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output (head, a pager) went away: nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        # No right to a file, no room on the disk: what was whole before is whole now.
        place = f"{error.filename}: " if error.filename else ""
        console.say(f"digest: {place}{(error.strerror or str(error)).lower()}")
        sys.exit(2)
