"""Whole lists as streams: CSV, JSON Lines, Atom."""

from app.exports.atom import Entry, Feed, atom
from app.exports.lines import csv_lines, json_lines

__all__ = ["Entry", "Feed", "atom", "csv_lines", "json_lines"]
