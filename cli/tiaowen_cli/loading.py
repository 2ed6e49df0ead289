"""Commands that are imported when they are run: a lookup doesn't pay for what diff or search need.

Typer wants the parameters of every command when the program starts.
Here it gets a name and a sentence each; the module with the parameters is imported by the call that uses it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

Table = tuple[tuple[str, str], ...]
"""Name and sentence of each command; `tiaowen_cli.commands.NAME` has a function of that name."""


class Command(TyperCommand):
    """A command whose function returns the exit code."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Runs the command and ends the program with its exit code."""
        raise typer.Exit(int(super().invoke(ctx) or 0))


class Deferred(TyperCommand):
    """The name and the sentence of a command; what is more is looked up in its module."""

    def load(self) -> TyperCommand:
        """The command itself."""
        name = self.name or ""
        module = import_module(f"tiaowen_cli.commands.{name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=self.rich_markup_mode)
        app.command(name, cls=Command)(getattr(module, name))
        return cast("TyperCommand", typer.main.get_command(app))

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Reads the arguments by the command itself."""
        return self.load().make_context(*args, **extra)


def group(table: Table) -> type[TyperGroup]:
    """A group of commands that has those of a table."""

    class Group(TyperGroup):
        def __init__(self, **attrs: Any) -> None:
            super().__init__(**attrs)
            for name, sentence in table:
                self.commands[name] = Deferred(name, help=sentence, rich_markup_mode=self.rich_markup_mode)

    return Group
