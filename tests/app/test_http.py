"""Caching, headers, HEAD, compression, cross-origin reading."""

from __future__ import annotations


def test_an_answer_is_not_sent_twice_to_who_still_has_it(client):
    first = client.get("/api/v1/reports")
    tag = first.headers["etag"]
    again = client.get("/api/v1/reports", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_a_copy_as_new_as_the_generation_is_not_sent_again(client):
    made = client.get("/api/v1/reports").headers["last-modified"]
    assert client.get("/api/v1/reports", headers={"If-Modified-Since": made}).status_code == 304
    older = {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert client.get("/api/v1/reports", headers=older).status_code == 200
    assert client.get("/api/v1/reports", headers={"If-Modified-Since": made, "If-None-Match": '"x"'}).status_code == 200
    assert client.get("/api/v1/reports", headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_a_cache_is_told_what_an_answer_depends_on(client):
    for address in ("/api/v1/reports", "/api/v1/citations.csv", "/api/v1/search?q=a"):
        for headers in ({}, {"Origin": "https://example.org"}):
            varies = client.get(address, headers=headers).headers["vary"].split(", ")
            assert {"Accept", "Accept-Language", "Origin"} <= set(varies)
            assert len(varies) == len(set(varies))


def test_the_answer_to_a_body_is_never_taken_for_the_answer_to_another(client):
    first = client.post("/api/v1/lookup", json={"queries": ["05-CT/TW"]})
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
    second = client.post("/api/v1/lookup", json={"queries": ["x"]}, headers={"If-None-Match": "*"})
    assert second.status_code == 200


def test_the_head_of_a_stream_does_not_say_that_it_is_empty(client):
    assert "content-length" not in client.head("/api/v1/citations.csv").headers
    assert int(client.head("/api/v1/reports").headers["content-length"]) > 0


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
