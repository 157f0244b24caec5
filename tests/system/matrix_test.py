# SPDX-License-Identifier: MIT
"""What all tests against Synapse share: one server for a class, new users for each test."""
import itertools
import tempfile
import time

from faqd_test import FaqdTest, matrix_network
from matrix_client import MatrixUser
from servers import Synapse

PASSWORD = "correct-horse"
numbers = itertools.count(1)


class SynapseTest(FaqdTest):
    is_limited = False

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="faqd-synapse-")
        cls.addClassCleanup(folder.cleanup)
        cls.server = Synapse(folder.name, cls.is_limited).start()
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        super().setUp()
        number = next(numbers)
        self.bot_name = f"faqd{number}"
        self.bot_id = f"@{self.bot_name}:localhost"
        self.server.register(self.bot_name, PASSWORD)
        self.ann_name = f"ann{number}"
        self.ann = self.user(self.ann_name)

    def user(self, name):
        self.server.register(name, PASSWORD)
        return MatrixUser(self.server.url, name, PASSWORD)

    def network(self, url=None, **settings):
        secret = self.secret("password", PASSWORD)
        return matrix_network(url or self.server.url, secret, self.bot_name, **settings)

    def run_bot(self, url=None, **settings):
        return self.faqd(matrix=[self.network(url, **settings)]).start()

    def group(self, *others, **options):
        """A room of ann's with the bot and at least one more user, so not a private one."""
        room = self.ann.create_room(invite=[self.bot_id], name="group", **options)
        self.ann.expect_member(room, self.bot_id, "join")
        for other in others:
            self.ann.invite(room, other.user_id)
            other.join(room)
        return room

    def answer_to(self, question, room, user=None, timeout=20):
        """The bot's reply to that event; gives its content."""
        event = (user or self.ann).expect(room=room, sender=self.bot_id, relates_to=question,
                                          timeout=timeout)
        return event["content"]

    def assert_answer(self, content, passage):
        """The form that every answer has, and the passage in both of its bodies."""
        self.assertEqual(content["msgtype"], "m.notice")
        self.assert_medical([content["body"]], passage)
        self.assertEqual(content["format"], "org.matrix.custom.html")
        self.assertIn(passage.split(";")[0], content["formatted_body"])
        self.assertIn("m.mentions", content)

    def wait_until(self, what, seconds=20):
        deadline = time.monotonic() + seconds
        while not what():
            self.assertLess(time.monotonic(), deadline, "waited in vain")
            time.sleep(0.2)

    def replies(self, room, question):
        """All replies of the bot to that event that the server keeps."""
        return [event for event in self.ann.history(room)
                if event["sender"] == self.bot_id
                and event["content"].get("m.relates_to", {})
                .get("m.in_reply_to", {}).get("event_id") == question]
