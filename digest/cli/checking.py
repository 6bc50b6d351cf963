"""`digest check`: every brief against its evidence, the built site against its rules."""

from typing import Annotated

import typer

from digest import assemble
from digest.cli import console


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command()(check)


def check(
    context: typer.Context,
    site: Annotated[bool, typer.Option("--site", help="Only the built site.")] = False,
    briefs: Annotated[bool, typer.Option("--briefs", help="Only the briefs.")] = False,
) -> None:
    """Prove every brief in content/ against its evidence again, and check the built site."""
    refused = 0
    if not site:
        verdict = assemble.check_briefs(context.obj.config, context.obj.now)
        refused += said(verdict.refusals)
        held = f"{verdict.from_archive} of {verdict.spans} spans held against the raw document"
        console.say(f"{verdict.briefs} briefs · {len(verdict.refusals)} refusals · {held}")
    if not briefs:
        refusals = assemble.check_site(context.obj.config)
        refused += said(refusals)
        console.say(f"site: {len(refusals)} refusals")
    if refused:
        raise typer.Exit(1)


def said(refusals: tuple[str, ...]) -> int:
    """Print each refusal; how many there were."""
    for line in refusals:
        console.say(f"  refused · {line}")
    return len(refusals)
