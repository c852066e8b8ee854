"""API keys: optional, hashed, with scopes and limits of their own."""

from __future__ import annotations

from hashlib import sha256

import pytest

from app.http.keys import BadKeysError, load_keys


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """A file with a key that may do everything, one that may only read, and one that has little left."""
    file = tmp_path_factory.mktemp("keys") / "keys.toml"
    lines = [
        ("all", "k-all", ""),
        ("reader", "k-read", 'scopes = ["read"]'),
        ("small", "k-small", "rate_limit = 2"),
    ]
    file.write_text(
        "".join(
            f'[[key]]\nname = "{name}"\nsha256 = "{sha256(key.encode()).hexdigest()}"\n{more}\n'
            for name, key, more in lines
        )
    )
    return file


@pytest.fixture(scope="module")
def open_(archive, keys, connect):
    return connect(archive=archive, keys=keys)


@pytest.fixture(scope="module")
def shut(archive, keys, connect):
    return connect(archive=archive, keys=keys, keys_required=True)


def test_without_a_key_everything_is_open_unless_keys_are_required(open_):
    assert open_.get("/api/v1/citations.csv").status_code == 200


def test_where_keys_are_required_the_api_is_shut_and_the_pages_are_not(shut):
    answer = shut.get("/api/v1/reports")
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/bad-key")
    assert answer.headers["www-authenticate"].startswith("Bearer ")
    assert shut.get("/").status_code == 200
    assert shut.get("/healthz").status_code == 200
    assert shut.get("/api/v1/reports", headers=bearer("k-all")).status_code == 200


def test_a_wrong_key_is_refused_even_where_none_is_needed(open_):
    answer = open_.get("/api/v1/reports", headers=bearer("guess"))
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_a_key_is_taken_from_the_header_alone(shut):
    assert shut.get("/api/v1/reports?key=k-all").status_code == 401
    assert shut.get("/api/v1/reports", headers={"Authorization": "Basic ay1hbGw6"}).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "scope"), [("GET", "citations.csv", "export"), ("POST", "extract", "extract")]
)
def test_a_key_may_do_what_its_scopes_say(open_, method, path, scope):
    answer = open_.request(method, f"/api/v1/{path}", headers=bearer("k-read"))
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/key-lacks-scope")
    assert f'scope="{scope}"' in answer.headers["www-authenticate"]
    assert open_.get("/api/v1/citations", headers=bearer("k-read")).status_code == 200


def test_a_key_has_a_limit_of_its_own(open_):
    answers = [open_.get("/api/v1/reports", headers=bearer("k-small")) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["ratelimit"].split(";")[1] for answer in answers] == ["r=1", "r=0", "r=0"]
    assert open_.get("/api/v1/reports").status_code == 200


def test_a_file_of_keys_with_a_fault_is_refused_by_name(tmp_path):
    file = tmp_path / "keys.toml"
    file.write_text('[[key]]\nname = "a"\nsha256 = "secret in the clear"\n')
    with pytest.raises(BadKeysError, match=r"key\.0\.sha256") as found:
        load_keys(file)
    assert "in the clear" not in str(found.value)


@pytest.mark.parametrize("content", [b"[[key", b"\xff\xfe", b'[[key]]\nname = "a"\n', b"other = 1", None], ids=str)
def test_a_file_of_keys_that_cannot_be_read_is_one_sentence(tmp_path, content):
    file = tmp_path / "keys.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadKeysError, match=r"Tệp khoá «.*keys\.toml» không dùng được: .+\. Sửa tệp"):
        load_keys(file)


def test_two_keys_that_are_the_same_are_a_fault(tmp_path):
    file = tmp_path / "keys.toml"
    hashed = sha256(b"k").hexdigest()
    file.write_text("".join(f'[[key]]\nname = "{name}"\nsha256 = "{hashed}"\n' for name in "ab"))
    with pytest.raises(BadKeysError, match="sha256"):
        load_keys(file)


def test_what_a_client_has_left_is_told_with_every_answer(client):
    first, second = (client.get("/api/v1/search?q=đảng") for _ in range(2))
    assert first.headers["ratelimit-policy"] == '"minute";q=60000;w=60'
    left = [int(answer.headers["ratelimit"].split(";")[1].removeprefix("r=")) for answer in (first, second)]
    assert left[1] in (left[0] - 2, 59_998)  # a new minute may begin between them
