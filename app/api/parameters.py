"""The query parameters of each list; a name that is not among them is refused."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from indexer.models.citation import CitationKind
from indexer.models.records import CitationStatus

Name = Annotated[str, Field(max_length=200)]
Slugs = Annotated[list[Annotated[str, Field(pattern=r"^[a-z0-9.-]*$", max_length=100)]], Field(max_length=20)]
Kinds = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20)]
Year = Annotated[int, Field(ge=1900, le=2200)]
ReportId = Annotated[str, Field(pattern="^[0-9a-f]{16}$", examples=["0123456789abcdef"])]
RESOLUTION_ID = r"^[a-z0-9-]+(\.[a-z0-9-]+)?(/[a-z0-9-]+){1,3}$"  # IDENTITY.md; no NUL, no slash at the end
ResolutionId = Annotated[str, Field(pattern=RESOLUTION_ID, max_length=200, examples=["tw/chi-thi/k12/05"])]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _written_as_day(text: object) -> object:
    """The text, unless it is a number of seconds, which pydantic would take for a date too."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise PydanticCustomError("date_form", "must be a date, YYYY-MM-DD")
    return text


Day = Annotated[dt.date, BeforeValidator(_written_as_day)]


class NoParameters(BaseModel):
    """Takes none."""

    model_config = ConfigDict(extra="forbid")


class TableParameters(NoParameters):
    """How CSV is written."""

    sep: Literal[",", ";"] = Field(",", description="Separator of CSV; `;` for spreadsheets set to Vietnamese.")
    bom: Literal["0", "1"] = Field("0", description="`1` puts a byte order mark before CSV, for Excel.")


class ListParameters(TableParameters):
    """What every list takes."""

    limit: int = Field(20, ge=1, le=200, description="Entries on a page.")
    cursor: str | None = Field(
        None, max_length=2000, description="A page's place, from `next` or `prev` of another page."
    )


class SearchParameters(ListParameters):
    """A search: the query as typed, and conditions beside it; several values of one are alternatives.

    A minus before a province, a kind, a type or an issuer excludes it.
    """

    q: str = Field(max_length=2000, description="The query (docs/query-language.md).", examples=["chỉ thị 05"])
    province: Slugs = Field([], description="Slugs of the province table; `-ha-tinh` excludes one.")
    year: list[Year] = Field([], max_length=20, description="Years of the reports.")
    kind: Kinds = Field([], description="Kinds of report; `-` before one excludes it.")
    part: list[Literal["body", "footnote"]] = Field([], max_length=2, description="In the body, or in notes.")
    resolution: list[ResolutionId] = Field([], max_length=20, description="Ids of resolutions that the passage cites.")
    type: Kinds = Field([], description="Types of the resolutions that the passage cites; `-chi-thi` excludes one.")
    issuer: Slugs = Field([], description="Issuers of the resolutions that the passage cites; `-tw` excludes one.")
    report: list[ReportId] = Field([], max_length=20, description="Ids of reports.")
    expand: bool = Field(True, description="`false`: abbreviations and provinces mean only themselves.")
    widen: bool = Field(True, description="`false`: only passages that answer the whole query.")
    group: Literal["none", "report"] = Field(
        "none", description="`report`: of each report its best passage alone; `limit` counts reports."
    )
    sort: Literal["relevance", "date"] = Field("relevance", description="`date`: newest reports first.")


class LookupParameters(NoParameters):
    """What is looked up, and the circumstances that it is cited in."""

    q: str = Field(max_length=500, description="A written number or name.", examples=["Chỉ thị 05-CT/TW"])
    date: Day | None = Field(None, description="Date of the report that cites it.")
    province: str | None = Field(None, max_length=100, description="Province of that report: a slug.")


class SuggestParameters(NoParameters):
    """What has been typed so far."""

    q: str = Field(max_length=500, description="The query so far.", examples=["chỉ th"])
    limit: int = Field(10, ge=1, le=200, description="Most suggestions.")


class MatrixParameters(NoParameters):
    """How much of the matrix is wanted."""

    rows: int = Field(30, ge=1, le=200, description="Resolutions, the most cited first.")
    columns: int = Field(30, ge=1, le=200, description="Reports, those that cite most first.")


class ReportParameters(ListParameters):
    """Conditions on reports; several values of one are alternatives."""

    province: Slugs = Field([], description="Slugs of the province table.")
    kind: Kinds = Field([], description="Kinds in lower-case Vietnamese, `báo cáo`.")
    year_from: Year | None = Field(None, description="First year of the report's date.")
    year_to: Year | None = Field(None, description="Last year of the report's date.")
    cites: ResolutionId | None = Field(None, description="Only reports that cite this resolution.")
    since: int | None = Field(None, ge=0, le=2**31, description="Only reports added after this generation.")


class ChangesParameters(ListParameters):
    """From where on."""

    since: int = Field(ge=0, le=2**31, description="A generation: what came after it is wanted.", examples=[0])


class CitationParameters(ListParameters):
    """Conditions on citations; several values of one are alternatives."""

    kind: list[CitationKind] = Field(
        [], max_length=4, description="`reference` is not counted as a citation: only where it is asked for."
    )
    type: Kinds = Field([], description="Types in lower-case Vietnamese, `nghị quyết`.")
    issuer: Slugs = Field([], description="First part of an id: `tw`, `tu`, `tu.tra-vinh`.")
    term: Slugs = Field([], description="Third part of an id: `k12`, `2018`.")
    year_from: Year | None = Field(None, description="First year of the citing report's date.")
    year_to: Year | None = Field(None, description="Last year of the citing report's date.")
    province: Slugs = Field([], description="Provinces of the citing reports.")
    place: Literal["body", "footnote"] | None = Field(None, description="Only in the body, or only in notes.")
    status: list[CitationStatus] = Field([], max_length=3, description="How far it is identified.")
    mended: bool | None = Field(None, description="Only numbers that the text writes wrong (`false`: right).")


class AllCitationParameters(CitationParameters):
    """Conditions on the citations of the whole archive."""

    report: list[ReportId] = Field([], max_length=20, description="Ids of reports.")
    resolution: list[ResolutionId] = Field([], max_length=20, description="Ids of resolutions.")


class CitedByParameters(CitationParameters):
    """Conditions on who cites a resolution."""

    perhaps: bool = Field(False, description="The ambiguous citations that may mean it, instead of the certain ones.")


class ResolutionParameters(ListParameters):
    """Conditions on resolutions; several values of one are alternatives."""

    id: ResolutionId | None = Field(None, description="Answers as `/api/v1/resolutions/{id}`, for generated clients.")
    q: Name | None = Field(None, description="Looked for in number, title and names.")
    type: Kinds = Field([], description="Types in lower-case Vietnamese.")
    issuer: Slugs = Field([], description="First part of an id: `tw`, `tu`, `tu.tra-vinh`.")
    term: Slugs = Field([], description="Third part of an id: `k12`, `2018`.")
    province: Slugs = Field([], description="Provinces of local issuers.")
    cited: bool = Field(True, description="`false` adds what the register knows and no report cites.")
