"""Templates compiled to plain Python: `brief.headline` an attribute, `ui.day(moment)` a call.

Jinja looks for an attribute, then an item, asks each callable whether it wants a context, and wraps what it
escapes, each time anew. Our templates draw tens of thousands of pages from typed views, so none of that
is asked here, and a view without the attribute fails the build instead of drawing nothing.
Through `Environment.code_generator_class`, which Jinja has for this.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape
from markupsafe import _escape_inner as inner  # type: ignore[attr-defined] # `escape` without its wrapper


def said(value: object) -> str:
    """The value as text for HTML: what `markupsafe.escape` gives, without its wrapper."""
    if type(value) is str:
        return inner(value)
    return value if type(value) is Markup else str(value) if type(value) is int else escape(value)


class Plain(CodeGenerator):
    """Writes the Python of a template; synchronous, not sandboxed, escaping unless told."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """The module of a template."""
        self.writeline(f"from {__name__} import inner, said")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """`a.b`, which is Python's own here."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's name and form
        """`a.b(c, d=e)`, called as it stands; what is no method may be a macro, which Jinja calls."""
        names = [part.key for part in node.kwargs]
        odd = node.dyn_args or node.dyn_kwargs or any(map(iskeyword, names))
        if forward_caller or odd or not isinstance(node.node, nodes.Getattr):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for part in (*node.args, *node.kwargs):
            self.visit(part, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _plainly(frame, finalize):
            self.write("(inner(text) if type(text := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _plainly(frame, finalize):
            self.write(") is str else said(text))")
        else:
            super()._output_child_post(node, frame, finalize)


def _plainly(frame: Frame, finalize: Any) -> bool:
    """Whether an output is escaped and nothing else."""
    return bool(frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None)
