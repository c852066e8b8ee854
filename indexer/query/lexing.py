"""A query's text cut into lexemes, from left to right and once; nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from indexer.query.fields import field_named
from indexer.text.analysis import numbers

Kind = Literal["words", "prefix", "phrase", "field", "and", "or", "not", "near", "open", "close", "ignored"]

LONGEST = 4000  # code points of a query that are read: beyond it is no question but a document
_OPERATORS: dict[str, Kind] = {"AND": "and", "VÀ": "and", "OR": "or", "HOẶC": "or", "NOT": "not"}
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
_WIDEST_NEAR = 100
_DEFAULT_NEAR = 10
_QUOTES = '"“”„«»'
_LEXEME = re.compile(
    rf"""
      (?P<space> \s+ )
    | (?P<quote> [{_QUOTES}] (?P<quoted> [^{_QUOTES}]* ) [{_QUOTES}]? )        # "học tập", and unclosed at the end
    | (?P<bracket> [()] )
    | (?P<pipe> \|+ )
    | (?P<field> [^\W\d_][\w-]* ) [:\uff1a] (?= [^\s/] )                     # tỉnh:phú-thọ
    | (?P<word> [^\s()|{_QUOTES}]+ )
    """,
    re.VERBOSE,
)
_VALUE = re.compile(rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|[^\s()|{_QUOTES}]+")
_BEFORE_OPERAND = re.compile(rf"\s*(?:[({_QUOTES}]|(?P<name>[^\W\d_][\w-]*)[:\uff1a])")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query: its kind, what it says, and where it stands."""

    kind: Kind
    text: str
    start: int
    end: int
    field: str = ""
    distance: int = 0  # of near


def lex(text: str) -> list[Lexeme]:
    """The lexemes of a repaired query; words that follow each other are one lexeme."""
    joined: list[Lexeme] = []
    for one in _pieces(text[:LONGEST]):
        last = joined[-1] if joined else None
        if last and last.kind == one.kind == "words":
            joined[-1] = replace(last, text=text[last.start : one.end], end=one.end)
        else:
            joined.append(one)
    if len(text) > LONGEST:
        joined.append(Lexeme("ignored", text[LONGEST:], LONGEST, len(text)))
    return joined


def _pieces(text: str) -> Iterator[Lexeme]:
    shouting = text == text.upper()  # without any small letter no word is an operator
    spans = {number.start: number.end for number in numbers(text)}
    at = 0
    while at < len(text):
        if at in spans:  # a number's own dashes are no operators
            yield Lexeme("words", text[at : spans[at]], at, spans[at])
            at = spans[at]
            continue
        for piece in _piece(text, at, shouting, spans):
            if piece.kind != "ignored" or piece.text.strip():
                yield piece
            at = piece.end


def _piece(text: str, at: int, shouting: bool, spans: dict[int, int]) -> Iterator[Lexeme]:
    match = _LEXEME.match(text, at)
    if match is None or match["space"]:
        yield Lexeme("ignored", "", at, match.end() if match else at + 1)
    elif match["quote"]:
        yield Lexeme("phrase", match["quoted"], at, match.end())
    elif match["bracket"]:
        yield Lexeme("open" if match["bracket"] == "(" else "close", match[0], at, match.end())
    elif match["pipe"]:
        yield Lexeme("or", match[0], at, match.end())
    elif match["field"] and (name := field_named(match["field"])):
        yield _field(text, match, name, spans)
    else:
        word = _VALUE.match(text, at)
        yield from _word(text, at, word[0] if word else text[at], shouting)


def _field(text: str, match: re.Match[str], name: str, spans: dict[int, int]) -> Lexeme:
    if match.end() in spans:
        end = spans[match.end()]
        return Lexeme("field", text[match.end() : end], match.start(), end, name)
    value = _VALUE.match(text, match.end())
    if value is None:
        return Lexeme("ignored", match[0], match.start(), match.end())
    said = value[0] if value["quoted"] is None else value["quoted"]
    return Lexeme("phrase" if name == "exact" and value["quoted"] else "field", said, match.start(), value.end(), name)


def _word(text: str, at: int, word: str, shouting: bool) -> Iterator[Lexeme]:
    end = at + len(word)
    if not shouting and word in _OPERATORS:
        yield Lexeme(_OPERATORS[word], word, at, end)
    elif not shouting and word == "KHÔNG" and _operand_follows(text, end):
        yield Lexeme("not", word, at, end)
    elif not shouting and (near := _NEAR.fullmatch(word)):
        distance = min(int(near[1] or _DEFAULT_NEAR), _WIDEST_NEAR)
        yield Lexeme("near", word, at, end, distance=max(distance, 1))
    elif word[0] in "-\u2212" and _begins_operand(text, at):
        yield Lexeme("not", word[0], at, at + 1)
    elif word.endswith("*") and word[-2:-1].isalnum():
        yield Lexeme("prefix", word[:-1], at, end)
    else:
        yield Lexeme("words", word, at, end)


def _operand_follows(text: str, at: int) -> bool:
    """KHÔNG is an operator only before a quote, a bracket or a field: people write "KHÔNG có" for emphasis."""
    match = _BEFORE_OPERAND.match(text, at)
    return bool(match and (match["name"] is None or field_named(match["name"])))


def _begins_operand(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free = before in {"", "(", "|"} or before.isspace()
    if text[:at].rstrip(" \t").endswith("\n"):  # a list in a letter: "-đau bụng", line after line
        return False
    return free and bool(after) and (after.isalnum() or after in _QUOTES + "(")
