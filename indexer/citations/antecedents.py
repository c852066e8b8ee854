"""What a back-reference refers to: the last document of its type that was named before it, and not too far away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from indexer.citations.circumstances import Circumstances
from indexer.citations.lexicon import LAW_TYPES
from indexer.citations.references import SEVERAL
from indexer.models.citation import Identity, Mention

_REACH = 3  # blocks back: further away a reader would not look either
_LIKELY = 0.6
_ISSUING = re.compile(r"^(?:về )?(?:việc )?(?:ban hành )?")  # what it issues is it: "ban hành Quy chế ..."
_OBJECTS = ("replaced", "amended", "ended")  # what the sentence only does away with is not what it goes on about
_NONE = Identity(None, (), "none", 0.0)


class Antecedents:
    """The citations read so far, as back-references look for them."""

    def __init__(self, blocks: Iterable[str]) -> None:
        """`blocks` are the blocks' keys in reading order."""
        self._places = {key: at for at, key in enumerate(blocks)}
        self._last: dict[tuple[str, str | None], tuple[Mention, Identity]] = {}  # by type; congresses by body too
        self._congresses: dict[str | None, set[str | None]] = defaultdict(set)
        self._all: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)  # ids by type and block, in order
        self._numbered: tuple[Mention, Identity] | None = None

    def add(self, mention: Mention, identity: Identity) -> None:
        """A citation that later references may refer to."""
        if mention.kind == "numbered":
            self._numbered = (mention, identity)
        if mention.kind == "reference" or mention.treatment in _OBJECTS:
            return
        self._all[mention.type, mention.block][identity.id or ""] = None
        self._last[mention.type, None] = (mention, identity)
        if (mention.name or "").startswith("dai-hoi"):
            self._last[mention.type, "dai-hoi"] = self._last[mention.type, f"dai-hoi {mention.body}"] = (
                mention,
                identity,
            )
            self._congresses[mention.body].add(identity.id)

    def of(self, mention: Mention, around: Circumstances) -> Identity:
        """What a reference refers to."""
        if mention.name is None and around.kind == mention.type:
            return Identity(None, (), "self", 0.9)  # "Nghị định này" in the decree itself
        if mention.name == SEVERAL:
            candidates = tuple(id_ for id_ in self._all[mention.type, mention.block] if id_)
            return Identity(None, candidates, "ambiguous" if candidates else "none", 0.0)
        told = self._congresses.get(mention.body, set()) if mention.name and mention.body else set()
        if len(told) == 1 and None not in told:
            return Identity(next(iter(told)), (), "antecedent", _LIKELY)
        which = f"dai-hoi {mention.body}" if mention.body else "dai-hoi"
        last = self._last.get((mention.type, which if mention.name else None))
        if not last or self._places[mention.block] - self._places[last[0].block] > _REACH:
            return _NONE
        found = last[1]
        return Identity(found.id, found.candidates, "antecedent", _LIKELY if found.id else 0.0, found.canonical)

    def is_own_title(self, mention: Mention, identity: Identity) -> bool:
        """Whether a name only gives the title of the numbered document just cited: that is no second citation."""
        if mention.kind != "named" or not self._numbered:
            return False
        cited, found = self._numbered
        title = (cited.title or "").lower()
        if cited.block != mention.block or mention.start < cited.end or mention.text.lower() not in title:
            return False
        if identity.id and found.id == identity.id:
            return True
        return mention.type not in LAW_TYPES and _ISSUING.sub("", title).startswith(mention.text.lower())
