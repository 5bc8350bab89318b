"""Follows what is said through a variable back to the words in the code: through tables, loops,
parameters and imports. What comes from a value's attribute is not followed."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Trees = Mapping[Path, ast.Module]
Function = ast.FunctionDef | ast.AsyncFunctionDef
SAYING = {"words": 1, "count": 2}
MARKING = {"words", "mark", "count"}
PASSING = {"zip", "enumerate", "reversed", "sorted", "list", "tuple", "join", "fromkeys"}
Spoken = tuple[str, str]
"""Module and line, words."""


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def said_by_variable(trees: Trees) -> set[Spoken]:
    """Every string in the code that reaches `words` or `count` through a variable, and is not
    handed to `mark` there and then."""
    return {spoken for path in trees for spoken in _Module(trees, path).said()}


class _Module:
    def __init__(self, trees: Trees, path: Path) -> None:
        self._trees, self._path, self._tree = trees, path, trees[path]
        self._seen: set[tuple[int, str]] = set()
        self._nodes = tuple(ast.walk(self._tree))
        self._inside: dict[ast.AST, Function] = {}
        for node in self._nodes:
            if isinstance(node, Function):
                # inner functions come later, and have the last word
                self._inside.update(dict.fromkeys(ast.walk(node), node))

    def said(self) -> Iterator[Spoken]:
        for node in self._nodes:
            if isinstance(node, ast.Call) and called(node) in SAYING:
                for asked in node.args[: SAYING[called(node)]]:
                    if not isinstance(asked, ast.Constant):
                        yield from self._strings(asked, self._inside.get(node))

    def _strings(self, node: ast.expr, inside: Function | None) -> Iterator[Spoken]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield f"{self._path.name}:{node.lineno}", node.value
        elif isinstance(node, ast.Name):
            yield from self._named(node.id, inside)
        elif isinstance(node, ast.Call):
            if called(node) not in MARKING:
                yield from self._through_call(node, inside)
        else:
            for part in _parts(node):
                yield from self._strings(part, inside)

    def _through_call(self, call: ast.Call, inside: Function | None) -> Iterator[Spoken]:
        if called(call) in PASSING:
            for part in call.args:
                yield from self._strings(part, inside)
        elif called(call) in ("values", "items", "get") and isinstance(call.func, ast.Attribute):
            yield from self._strings(call.func.value, inside)

    def _named(self, name: str, inside: Function | None) -> Iterator[Spoken]:
        if (id(inside), name) in self._seen:
            return
        self._seen.add((id(inside), name))
        sources = list(self._local(name, inside)) if inside else []
        if inside and name in _parameters(inside):
            yield from self._handed_over(name, inside)
        elif sources:
            for source in sources:
                yield from self._strings(source, inside)
        else:
            yield from self._table(name)

    def _local(self, name: str, inside: Function) -> Iterator[ast.expr]:
        """What a name of a function is made from."""
        for node in ast.walk(inside):
            if isinstance(node, (ast.For, ast.comprehension)):
                yield from self._each(name, node.target, node.iter, inside)
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Subscript):
                        yield from self._each(name, target, node.value.value, inside)
                    else:
                        yield from self._taken(name, target, node.value)
            elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
                yield from self._taken(name, node.target, node.value)

    def _each(
        self, name: str, target: ast.expr, source: ast.expr, inside: Function
    ) -> Iterator[ast.expr]:
        """What a name stands for in a loop over a source."""
        source = self._written(source, inside)
        if isinstance(source, (ast.Tuple, ast.List)):
            for one in source.elts:
                yield from self._taken(name, target, one)
        elif isinstance(source, ast.Call) and called(source) == "zip":
            parts = target.elts if isinstance(target, ast.Tuple) else []
            for part, argument in zip(parts, source.args, strict=False):
                yield from self._each(name, part, argument, inside)
        elif name in _names(target):
            yield source

    def _taken(self, name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
        """What a name stands for when a value is taken apart by a target."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for part, one in zip(target.elts, value.elts, strict=False):
                yield from self._taken(name, part, one)
        elif name in _names(target):
            yield value

    def _written(self, source: ast.expr, inside: Function) -> ast.expr:
        """The table that a name stands for, in its function or at the top of its module."""
        if not isinstance(source, ast.Name):
            return source
        tables = _tables(self._tree) | _tables(inside)
        return tables.get(source.id, source)

    def _table(self, name: str) -> Iterator[Spoken]:
        """A table of this module, or of the one that it was imported from."""
        written = _tables(self._tree).get(name)
        if written is not None:
            yield from self._strings(written, None)
            return
        for node in self._nodes:
            if isinstance(node, ast.ImportFrom) and name in {one.name for one in node.names}:
                end = Path(*(node.module or "").split(".")).with_suffix(".py")
                for path in self._trees:
                    if path.match(str(end)):
                        yield from _Module(self._trees, path)._table(name)

    def _handed_over(self, name: str, inside: Function) -> Iterator[Spoken]:
        """What callers of a function in this module hand over for a parameter."""
        names = _parameters(inside)
        place = names.index(name) - (names[0] == "self")
        for node in self._nodes:
            if isinstance(node, ast.Call) and called(node) == inside.name:
                given = {one.arg: one.value for one in node.keywords}
                if place < len(node.args):
                    given[name] = node.args[place]
                if name in given:
                    yield from self._strings(given[name], self._inside.get(node))


def _parts(node: ast.expr) -> list[ast.expr]:
    """What an expression chooses from, without what it chooses by."""
    match node:
        case ast.IfExp():
            return [node.body, node.orelse]
        case ast.BoolOp():
            return node.values
        case ast.BinOp():
            return [node.left, node.right]
        case ast.Tuple() | ast.List() | ast.Set():
            return node.elts
        case ast.Dict():
            return node.values
        case ast.Subscript() | ast.Starred():
            return [node.value]
        case ast.JoinedStr():
            return node.values
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
            return [node.elt]
    return []


def _names(target: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _parameters(function: Function) -> list[str]:
    arguments = function.args
    return [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def _tables(tree: ast.Module | Function) -> dict[str, ast.expr]:
    """What stands at the top of a module or a function, by name."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found.update({name: node.value for target in node.targets for name in _names(target)})
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            found.update(dict.fromkeys(_names(node.target), node.value))
    return found
