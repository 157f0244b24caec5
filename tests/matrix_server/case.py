# SPDX-License-Identifier: MIT
"""What the cases share: a server of this folder, a faqd on it, and no complaints at the end."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "system"))
from faqd_test import (  # noqa: E402,F401
    GLASSES, POLLEN, RINSE, FaqdTest, matrix_network, program)
from people import MESSAGES  # noqa: E402
from server import Homeserver  # noqa: E402

PASSWORD = "correct-horse"
ASK_POLLEN = "when does the pollen season begin?"
ASK_GLASSES = "do glasses help outdoors?"
ASK_RINSE = "should I rinse with salt water?"


class MatrixServerTest(FaqdTest):
    def setUp(self):
        super().setUp()
        self.server = Homeserver().start()
        self.addCleanup(self._end_server)
        self.account = self.server.account("faqd", PASSWORD)
        self.bot_id = self.account.user_id
        self.server.be_strict_with(self.bot_id)
        self.ann = self.server.person("ann")
        self.fails = self.server.fail

    def _end_server(self):
        self.server.stop()
        self.assertEqual(self.server.complaints, [], self.server.trace())

    # the bot

    def bot(self, **settings):
        """A faqd that is not yet started; settings of its network."""
        secret = self.secret("password", PASSWORD)
        tables = settings.pop("tables", {})
        entry = matrix_network(self.server.url, secret, **settings)
        return self.faqd(matrix=[entry], **tables)

    def run_bot(self, **settings):
        return self.bot(**settings).start()

    def direct(self, person=None):
        return (person or self.ann).room_with(self.bot_id, is_direct=True)

    def group(self, *others, **options):
        """A room of ann's with the bot and at least one more."""
        others = others or (self.server.person(f"bob{len(self.server.accounts)}"),)
        return self.ann.room_with(self.bot_id, *others, **options)

    def mention(self, body):
        return {"body": f"faqd: {body}", "m.mentions": {"user_ids": [self.bot_id]}}

    # what is expected

    def assert_answer(self, question, passage, person=None):
        """One answer came, in the form that all have; gives the event."""
        person = person or self.ann
        answer = person.answer(question)
        content = person.read(answer)
        self.assertIsNotNone(content, "the answer cannot be decrypted")
        self.assert_medical([content["body"]], passage)
        self.assertEqual(content["msgtype"], "m.notice")
        return answer

    def assert_alive(self, room, person=None):
        """A question that comes after everything else is answered: what was to come, came."""
        person = person or self.ann
        is_direct = len(room.members("join", "invite")) <= 2
        content = {"body": ASK_RINSE} if is_direct else self.mention(ASK_RINSE)
        return self.assert_answer(person.say(room, **content), RINSE, person)

    def assert_once(self, *questions, person=None):
        for question in questions:
            self.assertEqual(len((person or self.ann).answers(question)), 1, self.server.trace())

    def said(self, room):
        """All messages of the bot there, in order."""
        return [event for event in room.events
                if event.sender == self.bot_id and event.kind in MESSAGES]
