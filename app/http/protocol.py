"""HTTP on the wire where uvicorn would answer in bare text: requests that are none, and half-closed connections."""

from __future__ import annotations

import json
from uuid import uuid4

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.http.envelope import REQUEST_ID, SECURITY_HEADERS
from app.problems import kinds
from app.problems.kinds import Kind


class Protocol(H11Protocol):
    """Tells clients what is wrong even where no request came together, and answers those that close their half."""

    def eof_received(self) -> bool:  # type: ignore[override]  # what asyncio takes; uvicorn always says no
        """Whether the connection stays open for an answer: the client sends nothing more, but may still read."""
        cycle = self.cycle
        if cycle is None or cycle.response_complete:
            return False
        if self.conn.their_state is h11.SEND_BODY:
            if not cycle.response_started:
                self._send_problem(kinds.BODY_CUT_OFF)
            return False
        cycle.keep_alive = False
        return True

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's words are not for clients
        """Say as a problem that the bytes are no HTTP request."""
        self._send_problem(kinds.MALFORMED_REQUEST)

    def _send_problem(self, kind: Kind) -> None:
        """In Vietnamese: what the client prefers is not known yet."""
        request_id = uuid4().hex
        body = {
            "type": kind.type,
            "title": kind.title.vi,
            "status": kind.status,
            "detail": f"{kind.title.vi}.",
            "remedy": kind.remedy.vi,
            "request_id": request_id,
        }
        content = json.dumps(body, ensure_ascii=False).encode()
        headers = {
            **SECURITY_HEADERS,
            REQUEST_ID: request_id,
            "Content-Type": "application/problem+json",
            "Content-Language": "vi",
            "Content-Length": str(len(content)),
            "Cache-Control": "no-store",
            "Connection": "close",
        }
        lines = [(name.encode(), value.encode()) for name, value in headers.items()]
        for event in (
            h11.Response(status_code=kind.status, headers=lines, reason=b"Bad Request"),
            h11.Data(data=content),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
