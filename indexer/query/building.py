"""An expression built from lexemes without recursion: two stacks, whatever was typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from indexer.models.query import All, Any, Node, Not, Phrase, Words

_BINDS = {"or": 1, "and": 2, "beside": 2, "near": 3, "not": 4}
DEEPEST = 20  # brackets within brackets; deeper ones are ignored


@dataclass(frozen=True, slots=True)
class _Operator:
    kind: str
    distance: int = 0


@dataclass(slots=True)
class Builder:
    """Takes operands and operators as they come; an operator without its operand is dropped.

    Each method says whether what it was given is of use.
    """

    explicit: bool = False  # whether AND, OR or NEAR joined anything: then every word must be there
    _nodes: list[Node] = field(default_factory=list)
    _operators: list[_Operator] = field(default_factory=list)
    _wants_operand: bool = True
    _depth: int = 0

    def operand(self, node: Node) -> bool:
        """Add an operand beside what stands before it."""
        self._beside()
        self._nodes.append(node)
        self._wants_operand = False
        return True

    def negate(self) -> bool:
        """Exclude the operand that follows."""
        self._beside()
        self._operators.append(_Operator("not"))
        self._wants_operand = True
        return True

    def join(self, kind: str, distance: int = 0) -> bool:
        """Join what stands before with what follows."""
        if self._wants_operand:
            return False
        self._push(_Operator(kind, distance))
        return True

    def open(self) -> bool:
        """Begin a group."""
        if self._depth >= DEEPEST:
            return False
        self._beside()
        self._operators.append(_Operator("open"))
        self._depth += 1
        self._wants_operand = True
        return True

    def close(self) -> bool:
        """End a group."""
        if not self._depth:
            return False
        self._drop_dangling()
        empty = self._operators[-1].kind == "open" and self._wants_operand
        while self._operators[-1].kind != "open":
            self._apply()
        self._operators.pop()
        self._depth -= 1
        self._wants_operand = empty and not self._ends_in_operand()
        if empty:
            self._drop_dangling()
        return not empty

    def finish(self) -> Node | None:
        """The expression; groups still open end here."""
        while self._depth:
            self.close()
        self._drop_dangling()
        while self._operators:
            self._apply()
        return self._nodes[0] if self._nodes else None

    def _beside(self) -> None:
        if not self._wants_operand:
            self._push(_Operator("beside"))

    def _push(self, operator: _Operator) -> None:
        self.explicit = self.explicit or operator.kind in {"and", "or", "near"}
        while self._operators and _BINDS.get(self._operators[-1].kind, 0) >= _BINDS[operator.kind]:
            self._apply()
        self._operators.append(operator)
        self._wants_operand = True

    def _drop_dangling(self) -> None:
        """Operators at the end that wait for an operand that never came."""
        while self._wants_operand and self._operators and self._operators[-1].kind != "open":
            self._wants_operand = self._operators.pop().kind == "not" and not self._ends_in_operand()

    def _ends_in_operand(self) -> bool:
        """Whether the nodes suffice for the operators that are left, so that the last one has its operand."""
        joining = sum(1 for one in self._operators if one.kind in {"or", "and", "beside", "near"})
        return len(self._nodes) > joining

    def _apply(self) -> None:
        operator = self._operators.pop()
        right = self._nodes.pop()
        if operator.kind == "not":
            self._nodes.append(right.node if isinstance(right, Not) else Not(right))
            return
        left = self._nodes.pop()
        if operator.kind == "near":
            self._nodes.append(_near(left, right, operator.distance))
        elif operator.kind == "or":
            self._nodes.append(Any((*_parts(left, Any), *_parts(right, Any))))
        else:
            self._nodes.append(All((*_parts(left, All), *_parts(right, All))))


def _parts(node: Node, kind: type[All] | type[Any]) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, kind) else (node,)


def _near(left: Node, right: Node, distance: int) -> Node:
    """Words and phrases within a distance of each other; other things can only both be there."""
    if not (isinstance(left, Words | Phrase) and isinstance(right, Words | Phrase)):
        return All((left, right))
    exact = left.exact and right.exact
    slop = max([distance, *(one.slop for one in (left, right) if isinstance(one, Phrase))])
    return Phrase((*left.syllables, *right.syllables), exact, slop)


def demand(node: Node) -> Node:
    """The same expression with every word of it demanded."""
    match node:
        case Words():
            return replace(node, strict=True)
        case All(nodes):
            return All(tuple(demand(one) for one in nodes))
        case Any(nodes):
            return Any(tuple(demand(one) for one in nodes))
        case Not(inner):
            return Not(demand(inner))
        case _:
            return node
