"""A page of another origin, opened in the person's own browser, gets nowhere."""

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def foreign(folder):
    """Serve `folder` from another port of this machine, which is "same-site"."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


FETCH = """async (target) => {
  const tried = [];
  for (const mode of ["cors", "no-cors"])
    for (const method of ["GET", "POST"])
      for (const path of ["/", "/applications/", "/settings/export/", "/static/onward.css"])
        try {
          const answer = await fetch(target + path, {mode, method, credentials: "include"});
          tried.push((await answer.text()).length + (answer.type === "opaque" ? 0 : 1));
        } catch { tried.push(0); }
  return tried;
}"""


@pytest.fixture
def elsewhere(tmp_path, fresh, visit):
    page = visit(fresh)
    (tmp_path / "evil").mkdir()
    (tmp_path / "evil" / "index.html").write_text("<!doctype html><title>x</title>")
    with foreign(tmp_path / "evil") as address:
        page.goto(address)
        yield page, fresh.address


def test_it_reads_nothing(elsewhere):
    page, target = elsewhere
    read = page.evaluate(FETCH, target)
    assert len(read) == 16
    assert sum(read) == 0


@pytest.mark.parametrize("tag", ["img", "script", "iframe"])
def test_it_embeds_nothing(tag, elsewhere):
    page, target = elsewhere
    ended = page.evaluate(
        "([tag, url]) => new Promise(done => { const e = document.createElement(tag);"
        " e.onload = e.onerror = event => done(event.type); e.src = url;"
        " document.body.append(e) })",
        [tag, f"{target}/static/horizon.svg" if tag == "img" else target],
    )
    if tag == "iframe":  # a refused frame "loads" an error page of the browser
        (_, frame) = page.frames
        assert "Onward" not in frame.content()
    else:
        assert ended == "error"


@pytest.mark.parametrize("method", ["get", "post"])
def test_its_forms_change_nothing(method, elsewhere):
    page, target = elsewhere
    with page.expect_navigation() as going:
        page.evaluate(
            "([method, url]) => { const f = document.createElement('form');"
            " f.method = method; f.action = url; document.body.append(f); f.submit() }",
            [method, f"{target}/stop/"],
        )
    assert going.value.status == 403
    assert "only to this computer" in page.content()
