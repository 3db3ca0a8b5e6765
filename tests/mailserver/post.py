"""Puts mail into a mailbox on a server, as other programs would."""

import imaplib
import ssl

from tests.mailserver.dovecot import PASSWORD, USER


class Post:
    """Somebody else's mail program, signed in to the same mailbox."""

    def __init__(self, server):
        context = ssl.create_default_context(cafile=str(server.authority))
        self.line = imaplib.IMAP4_SSL("localhost", server.tls, ssl_context=context)
        self.line.login(USER, PASSWORD)

    def put(self, raw, folder="INBOX", flags="", when=None):
        said, told = self.line.append(folder, flags, when, raw)
        assert said == "OK", told

    def make(self, *folders):
        for folder in folders:
            assert self.line.create(folder)[0] == "OK"

    def clear(self, *folders):
        for folder in folders:
            _, held = self.line.select(folder)
            if held == [b"0"]:
                continue
            self.line.store("1:*", "+FLAGS", "\\Deleted")
            self.line.expunge()

    def remove(self, folder):
        self.line.delete(folder)

    def make_anew(self, folder):
        """Make a folder again until it is another one: it is numbered by its second."""
        before = self._number(folder)
        while self._number(folder) == before:
            self.remove(folder)
            self.make(folder)

    def _number(self, folder):
        _, (told,) = self.line.status(folder, "(UIDVALIDITY)")
        return told

    def all_of(self, folder):
        """Return UID, flags and raw bytes of each message, without touching them."""
        self.line.select(folder, readonly=True)
        _, found = self.line.uid("SEARCH", "ALL")
        out = []
        for uid in found[0].split():
            _, told = self.line.uid("FETCH", uid, "(FLAGS BODY.PEEK[])")
            out.append(
                (
                    int(uid),
                    told[0][0].partition(b"FLAGS ")[2].split(b")")[0],
                    told[0][1],
                )
            )
        self.line.unselect()
        return out

    def close(self):
        self.line.logout()
