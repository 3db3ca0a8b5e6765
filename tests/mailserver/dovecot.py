"""A real Dovecot on loopback, in a folder of its own, run by nobody in particular."""

import getpass
import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.mailserver import certificates

PROGRAM = shutil.which("dovecot", path="/usr/sbin:/usr/bin:/opt/homebrew/sbin")
USER, PASSWORD = "alice@post.example", "canary-Pass word-7"

_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
default_vsz_limit = 512M
mail_fsync = never
first_valid_uid = 1
mail_privileged_group =
mail_location = maildir:{root}/mail/%u:LAYOUT=fs
mail_home = {root}/mail/%u
mail_uid = {user}
mail_gid = {group}
auth_mechanisms = plain login
auth_failure_delay = 0
disable_plaintext_auth = yes
ssl = yes
ssl_cert = <{root}/server.pem
ssl_key = <{root}/server.pem
ssl_dh =
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {root}/users
  mechanisms = plain login
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={root}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Entwürfe {{
    auto = subscribe
    special_use = \\Drafts
  }}
  mailbox Archiv {{
    auto = subscribe
    special_use = \\Archive
  }}
  mailbox Gesendet {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Müll {{
    auto = subscribe
    special_use = \\Trash
  }}
  mailbox Reklame {{
    auto = subscribe
    special_use = \\Junk
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Dovecot:
    """Where it listens, whom it believes, and where its mail lies."""

    root: Path
    plain: int
    tls: int
    authority: Path

    @property
    def mail(self) -> Path:
        return self.root / "mail" / USER


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def running():
    """Start Dovecot, yield it, end it. As root it is given to `nobody` first."""
    root = Path(tempfile.mkdtemp(prefix="onward-dovecot-"))
    account = pwd.getpwnam("nobody" if os.getuid() == 0 else getpass.getuser())
    group = grp.getgrgid(account.pw_gid)
    authority, _ = certificates.make(root)
    server = Dovecot(root, free_port(), free_port(), authority)
    (root / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n")
    (root / "dovecot.conf").write_text(
        _CONFIG.format(
            root=root,
            user=account.pw_name,
            group=group.gr_name,
            plain=server.plain,
            tls=server.tls,
        )
    )
    for folder in ("run", "state", "mail"):
        (root / folder).mkdir()
    become = {}
    if os.getuid() == 0:
        for path in (root, *root.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid)
        become = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    with (root / "errors").open("wb") as errors:
        process = subprocess.Popen(
            [PROGRAM, "-F", "-c", root / "dovecot.conf"],
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=root,
            **become,
        )
    try:
        _until_up(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(root, ignore_errors=True)


def _until_up(server, process) -> None:
    until = time.monotonic() + 15
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", server.tls), 1):
                return
        except OSError:
            time.sleep(0.05)
    log = server.root / "log"
    told = (server.root / "errors").read_text()
    told += log.read_text() if log.exists() else ""
    raise AssertionError(f"Dovecot did not start: {told}")
