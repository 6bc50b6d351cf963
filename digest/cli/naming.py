"""`digest names`: names that articles print beside each other, reviewed by a person, into the register."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digest import assemble, pipeline
from digest.cli import console
from digest.cli.reading import Files, documents, finish
from digest.config import Config
from digest.errors import UsageError
from digest.report import Report

if TYPE_CHECKING:
    from digest.names.reviewing import Review

app = typer.Typer(
    help="Mine names from articles, accept them into the register, show what it finds.", no_args_is_help=True
)
Waiting = Annotated[
    Path | None, typer.Option("--file", help="The review file; seeds/names-review.tsv where nothing is said.")
]


def review_of(config: Config, file: Path | None) -> "Review":
    """The names that wait for a person, and the file into which they are accepted."""
    from digest.names.reviewing import Review

    seeds = config.path("seeds")
    return Review(file=file or seeds / "names-review.tsv", register=seeds / "names.tsv")


@app.command()
def mine(context: typer.Context, files: Files, file: Waiting = None) -> None:
    """Add names that saved pages print in brackets, `탁은조(卓恩調·Tak Eun-jo)`, to the review file."""
    report = Report()
    found = console.watched(documents(files, report), "reading")
    articles = pipeline.articles(found, assemble.extractor(), report)
    review = review_of(context.obj.config, file)
    console.say(f"{review.mine(articles)} new names in {review.file}: read it, then `digest names accept`")
    finish(report)


@app.command()
def accept(
    context: typer.Context,
    rows: Annotated[list[str] | None, typer.Argument(help="Rows, as the first column names them.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every row but the refused ones.")] = False,
    file: Waiting = None,
) -> None:
    """Move rows of the review file into the project's register, seeds/names.tsv."""
    if bool(rows) == everything:
        raise UsageError("names accept", "say which rows, or --all")
    review = review_of(context.obj.config, file)
    done = review.accept(None if everything else rows)
    for one in done.waiting:
        console.say(f"  left · {one.row} {'|'.join(one.ko)}: say in the file of what kind it is")
    console.say(f"{len(done.names)} names into {review.register}")


@app.command()
def show(text: Annotated[str, typer.Argument(help="Any text.")]) -> None:
    """Print the names that the register finds in a text: place, words, id, name in three languages."""
    from digest.names.register import display, find

    for mention in find(text):
        said = (display(mention.id, lang) for lang in ("ko", "zh", "en"))
        words = text[mention.start : mention.end]
        console.result("\t".join((f"{mention.start}:{mention.end}", words, mention.id, *said)))
