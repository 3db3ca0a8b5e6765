"""The main job, run from an installed wheel where there is no network: `offline.py BIN`.

Started by test_wheel.py inside a network namespace that has only its own loopback.
"""

import fcntl
import http.cookiejar
import json
import os
import re
import socket
import struct
import subprocess
import sys
import urllib.request
from pathlib import Path

_SET_FLAGS, _UP_RUNNING = 0x8914, 0x41
PAGES = ("/", "/applications/", "/reading/", "/inbox/", "/settings/")


def loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sh", b"lo", _UP_RUNNING))


def cut_off() -> bool:
    names = [name for _, name in socket.if_nameindex()]
    return names == ["lo"]


def run(onward: Path, *words: str) -> str:
    done = subprocess.run([onward, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def main() -> None:
    onward = Path(sys.argv[1]) / "onward"
    loopback_up()
    assert cut_off(), socket.if_nameindex()
    make = (
        "import datetime,sys;from onward.demo.mailbox import mailbox;"
        "sys.stdout.buffer.write(mailbox(datetime.date.today()))"
    )
    mail = Path("demo.mbox")
    mail.write_bytes(
        subprocess.check_output([Path(sys.argv[1]) / "python", "-c", make])
    )
    run(onward, "read", str(mail))
    applications = json.loads(run(onward, "status", "--json"))["applications"]
    assert len(applications) > 40, len(applications)
    assert len(json.loads(run(onward, "reading", "--json"))["lines"]) == 5
    week = json.loads(run(onward, "plan", "--json", "--ics", "week.ics"))
    assert week["blocks"]
    assert b"BEGIN:VEVENT" in Path("week.ics").read_bytes()
    serve(onward)
    print("the main job runs without a network")


def serve(onward: Path) -> None:
    server = subprocess.Popen(
        [onward, "start", "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        link = next(
            found[0]
            for line in server.stdout
            if (found := re.search(r"http://\S+/open/\S+", line))
        )
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        opener = urllib.request.build_opener(jar)
        address = link.split("/open/")[0]
        first = opener.open(link).read().decode()
        styles = re.findall(r'href="(/static/[^"]+\.css[^"]*)"', first)
        assert styles
        for path in (*PAGES, *styles):
            assert opener.open(address + path).status == 200
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main()
