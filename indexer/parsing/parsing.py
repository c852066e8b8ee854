"""From a source to a report: lines, notes, paragraphs, structure, facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.models.aligned import AlignedText
from indexer.models.report import Report
from indexer.models.source import Source
from indexer.models.tables import Tables
from indexer.parsing.adjoining import listed, parted
from indexer.parsing.aligning import narrowed, pairs_of
from indexer.parsing.assembling import assemble
from indexer.parsing.candidates import candidates
from indexer.parsing.extents import notes_of
from indexer.parsing.facts import facts_of
from indexer.parsing.flow import paragraphs_of, pieces_of
from indexer.parsing.folios import without_folios
from indexer.parsing.keyed import FoundNotes, Span, keyed_notes
from indexer.parsing.layout import Layout, layout_of, with_page_breaks
from indexer.parsing.lines import Line, lines_of
from indexer.parsing.losses import more_than_searched, with_hidden_marks, with_lost_numbers
from indexer.parsing.marked import Marked, marked, with_marks
from indexer.parsing.starred import lettered_pairs, starred_pairs
from indexer.parsing.structure import shapes_of
from indexer.text import repair
from indexer.text.legibility import illegible_words

_SURE = 1.5  # a mark that scores less is a figure of the text unless a note answers it


def parse(source: Source, tables: Tables | None = None, stated: Mapping[str, str] | None = None) -> Report:
    """Read a source into a report.

    `tables` are needed for what the register decides (titles, province, kind); `stated` holds facts that the
    archivist states (`province`, `date`, `issuer`, `number`, `title`) and that override the text.
    """
    mended = repair(AlignedText.of(source.text))
    whole = mended.content
    marks = marked(source, whole)
    lines = with_marks(lines_of(whole.text, marks.page_starts), marks)
    lines, folios = without_folios(lines)
    layout = layout_of(lines, source.layout)
    lines = with_page_breaks(lines, layout)
    found = _notes(whole.text, lines, layout, marks)
    holes = _holes(whole.text, found, [*marks.furniture, *folios])
    paragraphs = paragraphs_of(pieces_of(whole.text, lines, holes), layout)
    body = assemble(source, whole, list(zip(paragraphs, shapes_of(paragraphs, tables), strict=True)), found)
    report = Report(
        source.name,
        source.format,
        source.encoding,
        source.coordinates,
        body.text,
        body.blocks,
        body.footnotes,
        body.unmatched,
        repairs=dict(Counter(source.repairs) + Counter(mended.counts) + Counter(found.limits) + _illegible(whole.text)),
    )
    return facts_of(report, tables, stated or {})


def _illegible(text: str) -> Counter[str]:
    return Counter({"words_not_vietnamese": illegible_words(text)})


def _notes(text: str, lines: Sequence[Line], layout: Layout, marks: Marked) -> FoundNotes:
    """What the format knows, else what names itself, else what reads best."""
    if marks.notes.notes or not lines:
        return marks.notes
    keyed = keyed_notes(text, lines)
    return keyed if keyed.notes else _counted_notes(text, lines, layout, marks, keyed)


def _counted_notes(text: str, lines: Sequence[Line], layout: Layout, marks: Marked, keyed: FoundNotes) -> FoundNotes:
    found = candidates(text, lines, marks.raised)
    found = parted(text, sorted([*found, *listed(text)], key=lambda candidate: (candidate.start, candidate.end)))
    pairs = [*pairs_of(found), *starred_pairs(lines), *lettered_pairs(lines)]
    notes = notes_of(pairs, lines, layout)
    answered = {note.mark for note in notes}
    marked_places = [(pair.number, (pair.mark.start, pair.mark.end)) for pair in pairs if pair.mark]
    lost = [(number, mark) for number, mark in marked_places if mark not in answered]
    notes, lost = with_lost_numbers(notes, lost, lines, layout)
    sure = {pair.mark.start for pair in pairs if pair.mark and (pair.mark.as_mark or 0) >= _SURE}
    left = [mark for mark in lost if mark[1][0] in sure]
    limits = {
        "numbers_read_narrowly": narrowed(found),
        "notes_not_searched_for": more_than_searched(len(lost)),
        "marks_not_searched_for": more_than_searched(sum(note.mark is None for note in notes)),
    }
    return FoundNotes(with_hidden_marks(text, notes), [*keyed.unmatched, *left], limits)


def _holes(text: str, found: FoundNotes, furniture: Sequence[Span]) -> list[Span]:
    """What is not body: notes, marks and furniture, in order and apart."""
    whole = [span for note in found.notes for span in note.whole]
    marks = [*(note.mark for note in found.notes if note.mark), *(span for _, span in found.unmatched)]
    holes: list[Span] = []
    for start, end in sorted([*whole, *(_with_space(text, *mark) for mark in marks), *furniture]):
        if holes and start < holes[-1][1]:
            holes[-1] = (holes[-1][0], max(end, holes[-1][1]))
        else:
            holes.append((start, end))
    return holes


def _with_space(text: str, start: int, end: int) -> Span:
    """The mark with the spaces that set it off from its word, where others or a sign follow it: `đảng viên (1).`"""
    if text[end : end + 1].isspace() or text[end : end + 1] in ("", ".", ",", ";", ":", ")", "(", "["):
        while start > 0 and text[start - 1] in " \u00a0":
            start -= 1
    return start, end
