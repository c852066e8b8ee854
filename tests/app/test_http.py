"""Caching, headers, HEAD, compression, cross-origin reading."""

from __future__ import annotations


def test_an_answer_is_not_sent_twice_to_who_still_has_it(client):
    first = client.get("/api/v1/reports")
    tag = first.headers["etag"]
    again = client.get("/api/v1/reports", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_the_order_of_parameters_does_not_change_the_tag(client):
    one = client.get("/api/v1/citations?kind=numbered&limit=5").headers["etag"]
    assert client.get("/api/v1/citations?limit=5&kind=numbered").headers["etag"] == one
    assert client.get("/api/v1/citations?limit=6&kind=numbered").headers["etag"] != one


def test_forms_of_one_list_have_different_tags(client):
    tags = [client.get(f"/api/v1/reports{suffix}").headers["etag"] for suffix in ("", ".csv", ".jsonl", ".atom")]
    assert len(set(tags)) == 4


def test_faults_are_never_cached(client):
    answer = client.get("/api/v1/reports/0000000000000000")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_head_is_get_without_a_body(client):
    for address in ("/api/v1/reports", "/api/v1/citations.csv", "/", "/healthz"):
        head, get = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == get.headers["content-type"]


def test_a_request_id_is_kept_where_it_is_harmless(client):
    assert client.get("/healthz", headers={"X-Request-ID": "proxy-42"}).headers["x-request-id"] == "proxy-42"
    made = client.get("/healthz", headers={"X-Request-ID": "a b\tc"}).headers["x-request-id"]
    assert len(made) == 32


def test_every_answer_forbids_what_is_not_ours(client):
    for address in ("/", "/api/v1/reports", "/nothing", "/static/vankho.css"):
        policy = client.get(address).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_any_site_may_read_without_credentials(client):
    answer = client.get("/api/v1/reports", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def test_answers_are_compressed_where_that_is_accepted(client):
    assert client.get("/api/v1/citations", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/api/v1/citations", headers={"Accept-Encoding": "identity"}).headers
