"""What a back-reference refers to: the last document of its type that was named before it, and not too far away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from indexer.citations.circumstances import Circumstances
from indexer.models.citation import Identity, Mention

_REACH = 3  # blocks back: further away a reader would not look either
_NONE = Identity(None, (), "none", 0.0)


def antecedent(
    mention: Mention,
    before: Sequence[tuple[Mention, Identity]],
    places: Mapping[str, int],
    around: Circumstances,
) -> Identity:
    """The identity of the nearest citation before it of the same type (and body); `places` orders the blocks."""
    if around.kind == mention.type and mention.name is None:
        return Identity(None, (), "self", 0.9)  # "Nghị định này" in the decree itself
    if mention.name and mention.body is not None:
        told = {identity.id for other, identity in before if other.kind == "named" and _agrees(mention, other)}
        if len(told) == 1 and None not in told:
            return Identity(told.pop(), (), "antecedent", 0.6)
    for other, identity in reversed(before):
        if places[mention.block] - places[other.block] > _REACH:
            break
        if other.kind != "reference" and other.type == mention.type and _agrees(mention, other):
            return Identity(
                identity.id, identity.candidates, "antecedent", 0.6 if identity.id else 0.0, identity.canonical
            )
    return _NONE


def _agrees(mention: Mention, other: Mention) -> bool:
    """A bare `Nghị quyết Đại hội` is no plenum's and no other body's."""
    if mention.name is None:
        return True
    return (other.name or "").startswith("dai-hoi") and mention.body in (None, other.body)
