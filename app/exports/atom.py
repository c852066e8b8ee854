"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from feedgenerator import Atom1Feed
from markupsafe import escape


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `link` is a full URL; with `part` (of several things there) it is the permanent id."""

    title: str
    link: str
    summary: str
    updated: datetime
    part: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own facts; `link` is the page it tells of, `address` the feed's own full URL."""

    title: str
    link: str
    address: str
    updated: datetime


def atom(feed: Feed, entries: Iterable[Entry]) -> str:
    """The feed as XML."""
    xml = _Feed(
        title=printable(feed.title),
        link=feed.link,
        description=None,
        language="vi",
        author_name="Văn khố",
        feed_url=feed.address,
        feed_guid=feed.address,
    )
    xml.updated = feed.updated
    for entry in entries:
        xml.add_item(
            title=printable(entry.title),
            link=entry.link,
            description=str(escape(printable(entry.summary))),
            unique_id=entry.link + entry.part,
            pubdate=entry.updated,
            updateddate=entry.updated,
        )
    return str(xml.writeString("utf-8"))


class _Feed(Atom1Feed):  # type: ignore[misc]  # feedgenerator ships no types
    """An Atom feed whose own date is the generation's, so that an empty feed is as stable as any."""

    updated: datetime

    def latest_post_date(self) -> datetime:
        """The feed's date."""
        return self.updated


def printable(text: str) -> str:
    """Text without the control characters that XML 1.0 cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or " " <= letter not in "\ufffe\uffff")
