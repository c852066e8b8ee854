"""Examples of the API's answers, as a small archive gives them: `python -m tests.app.examples` writes them anew."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from app import Settings, create_app
from indexer.register import load_tables
from tests.app.conftest import REPORTS, add_reports

KEPT = Path(__file__).resolve().parents[2] / "app" / "examples.json"
_TEXT = "Thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị."
_ID = "tw/chi-thi/k12/05"
CALLS = {
    "search": ("GET", "/api/v1/search?q=chỉ thị 05&limit=1", None),
    "searchBatch": ("POST", "/api/v1/search", {"queries": ["chỉ thị 05"]}),
    "suggest": ("GET", "/api/v1/suggest?q=chỉ th&limit=2", None),
    "getStatistics": ("GET", "/api/v1/statistics", None),
    "getMatrix": ("GET", "/api/v1/matrix?rows=1&columns=2", None),
    "listReports": ("GET", "/api/v1/reports?limit=1", None),
    "listChanges": ("GET", "/api/v1/changes?since=0&limit=1", None),
    "getReport": ("GET", "/api/v1/reports/{report}", None),
    "listReportCitations": ("GET", "/api/v1/reports/{report}/citations?limit=1", None),
    "listReportFootnotes": ("GET", "/api/v1/reports/{report}/footnotes?limit=1", None),
    "listResolutions": ("GET", "/api/v1/resolutions?limit=1", None),
    "getResolution": ("GET", f"/api/v1/resolutions/{_ID}", None),
    "listResolutionCitations": ("GET", f"/api/v1/resolutions/{_ID}/citations?limit=1", None),
    "listCitationsOfResolution": ("GET", f"/api/v1/resolutions/citations?id={_ID}&limit=1", None),
    "listCitations": ("GET", "/api/v1/citations?limit=1", None),
    "lookup": ("GET", "/api/v1/lookup?q=Chỉ thị 05-CT/TW", None),
    "lookupBatch": ("POST", "/api/v1/lookup", {"queries": ["Chỉ thị 05-CT/TW"]}),
    "extract": ("POST", "/api/v1/extract", {"text": _TEXT}),
    "getHealth": ("GET", "/healthz", None),
    "getReadiness": ("GET", "/readyz", None),
}
OTHERS = ("text/csv", "application/jsonl", "application/atom+xml")
_LONGEST = 2  # entries of any list: an example shows the form
_CHANGING = [(r"cursor=[\w-]+", "cursor=..."), (r"http://testserver", "http://127.0.0.1:8000")]


def asked(client: TestClient, report: str) -> dict[str, object]:
    """The answer of each operation, cut to an example's length."""
    found: dict[str, object] = {}
    for name, (method, address, body) in CALLS.items():
        here = address.format(report=report)
        found[name] = _short(json.loads(_plain(client.request(method, here, json=body).text)))
        for media in OTHERS:
            answer = client.request(method, here, json=body, headers={"Accept": media})
            if answer.status_code == 200:  # it has that form
                found[f"{name} {media}"] = _cut(media, _plain(answer.text))
    return found


def _cut(media: str, text: str) -> str:
    """A header and a row, a row and the end, or a feed with one entry."""
    if media == "application/atom+xml":
        first, ended, rest = text.partition("</entry>")
        return first + ended + ("</feed>" if ended else rest)
    rows = text.splitlines()
    return "\n".join([rows[0], rows[1 if media == "text/csv" else -1]]) + "\n"


def _plain(text: str) -> str:
    for pattern, words in _CHANGING:
        text = re.sub(pattern, words, text)
    return text


def _short(value: object) -> object:
    if isinstance(value, dict):
        return {name: _short(part) for name, part in value.items()}
    return [_short(part) for part in value[:_LONGEST]] if isinstance(value, list) else value


def write() -> None:
    """Write the examples that the OpenAPI document shows."""
    with TemporaryDirectory() as scratch:
        add_reports(Path(scratch) / "archive", Path(scratch) / "reports", REPORTS, load_tables())
        with TestClient(create_app(Settings(archive=Path(scratch) / "archive"))) as client:
            found = client.get("/api/v1/reports").json()["results"]
            [report] = [one["id"] for one in found if one["source_name"] == "tra-vinh.txt"]
            examples = asked(client, report)
    KEPT.write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
