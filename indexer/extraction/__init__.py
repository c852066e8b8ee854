"""One file to its report and citations: what index, extract and the API's extract share."""

from indexer.extraction.extracting import Extraction, extract
from indexer.extraction.files import extract_file, read_report
from indexer.extraction.recording import entry, report_id

__all__ = ["Extraction", "entry", "extract", "extract_file", "read_report", "report_id"]
