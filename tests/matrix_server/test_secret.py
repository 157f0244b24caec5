# SPDX-License-Identifier: MIT
"""Encrypted rooms: what is read, what is answered, and what no peer can make it do."""
import json
import pathlib
import resource
import shutil
import subprocess
import tempfile
import unittest

from case import ASK_GLASSES, ASK_POLLEN, GLASSES, POLLEN, MatrixServerTest
from faqd_test import ROOT
from faults import drop, reset, status
from libolm import InboundGroup, OutboundGroup
from secret import SecretPerson


class SecretTest(MatrixServerTest):
    settings = {}

    def setUp(self):
        super().setUp()
        self.ann = self.secret_person("amy")
        self.faqd = self.run_bot(**self.settings)

    def secret_person(self, name, **options):
        return SecretPerson(self.server, self.server.account(name), **options)

    def secret_room(self, person=None, **options):
        return (person or self.ann).room_with(self.bot_id, is_direct=True, is_encrypted=True,
                                              **options)

    @property
    def bot_device(self):
        (device,) = self.account.devices.values()
        return device

    def wait_sync(self):
        """One more is asked for: what came with the one before is kept."""
        before = len(self.server.asked("GET", "/sync"))
        self.server.wait(lambda: len(self.server.asked("GET", "/sync")) > before)

    def assert_silent(self, room, *events):
        self.assert_alive(room)
        for event in events:
            self.assertEqual(self.ann.answers(event), [])


class Loading(SecretTest):
    """Its articles take longer than logging in."""

    def setUp(self):
        MatrixServerTest.setUp(self)
        self.faq_source = self.folder / "many"
        subprocess.run([ROOT / "bench" / "make_faq", "300", self.faq_source,
                        self.folder / "messages"], check=True)
        self.ann = self.secret_person("amy")
        self.faqd = self.run_bot()
        self.room = self.secret_room()
        self.answered("what is eczema?")

    def answered(self, text):
        """It is no FAQ of ours: any answer will do."""
        said = self.ann.say(self.room, text)
        self.ann.answer(said)
        return said

    def start_until_it_has_heard(self):
        self.faqd.start(wait=False)
        self.wait_sync()

    def assert_loading(self):
        self.assertNotIn("loaded:", self.faqd.text().rpartition(" starts")[2])

    def test_who_is_in_danger_meanwhile_is_answered_at_once(self):
        self.faqd.stop()
        question = self.ann.say(self.room, "what is asthma?")
        self.start_until_it_has_heard()
        danger = self.answered("I want to kill myself")
        self.assert_loading()
        self.ann.answer(question)
        self.assert_once(question, danger)

    def test_a_kill_meanwhile_loses_nothing(self):
        self.faqd.stop()
        del self.ann.groups[self.room.id]  # the next key comes with the question
        question = self.ann.say(self.room, "what is asthma?")
        self.start_until_it_has_heard()
        another = self.ann.say(self.room, "what is hay fever?")
        self.wait_sync()
        self.assert_loading()
        self.faqd.kill()
        self.faqd.start()
        for one in (question, another):
            self.ann.answer(one)
        self.answered("what is eczema?")
        self.assert_once(question, another)

    def ask_without_key(self, text):
        """Gives the question and what sends its key."""
        del self.ann.groups[self.room.id]
        key = self.ann.room_key(self.room)
        self.ann.shared[self.room.id].add(self.bot_device.key)
        question = self.ann.say(self.room, text)
        self.wait_sync()
        return question, lambda: self.ann.send_to_device(
            self.bot_device, self.ann.sealed(self.bot_device, "m.room_key", key))

    def test_a_question_whose_key_comes_meanwhile_outlives_a_kill_and_a_stop(self):
        """Its place in the timeline was kept before: the server does not say it again."""
        for is_killed in (True, False):
            with self.subTest(is_killed=is_killed):
                question, send_key = self.ask_without_key("what is asthma?")
                self.faqd.stop()
                send_key()
                self.start_until_it_has_heard()
                self.ann.say(self.room, "hm", msgtype="m.notice")
                self.wait_sync()
                self.assert_loading()
                if is_killed:
                    self.faqd.kill()
                else:
                    self.faqd.process.terminate()
                    self.faqd.process.wait()  # as long as loading takes
                self.faqd.start()
                self.ann.answer(question)
                self.answered("what is eczema?")
                self.assert_once(question)


class OwnKeys(SecretTest):
    def test_its_device_is_signed_by_its_own_identity(self):
        device, identity = self.bot_device, self.account.cross_signing
        self.assertEqual(set(identity), {"master", "self_signing", "user_signing"})
        (own,) = identity["self_signing"]["keys"]
        self.assertIn(own, device.keys["signatures"][self.bot_id])

    def test_fifty_keys_and_a_fallback_are_there_and_used_ones_are_replaced(self):
        self.server.wait(lambda: len(self.bot_device.one_time_keys) == 50)
        self.assertEqual(len(self.bot_device.fallback_keys), 1)
        for number in range(3):
            person = self.secret_person(f"user{number}")
            self.assert_answer(person.say(self.secret_room(person), ASK_POLLEN), POLLEN, person)
        self.server.wait(lambda: len(self.bot_device.one_time_keys) == 50)

    def test_the_keys_outlive_a_restart_and_a_kill(self):
        before = json.dumps(self.bot_device.keys)
        room = self.secret_room()
        self.assert_alive(room)
        self.faqd.stop()
        self.faqd.start()
        self.assert_alive(room)
        self.faqd.kill()
        self.faqd.start()
        self.assert_alive(room)
        self.assertEqual(json.dumps(self.bot_device.keys), before)

    def test_when_keys_run_out_the_fallback_serves_and_is_replaced(self):
        self.server.wait(lambda: len(self.bot_device.one_time_keys) == 50)
        with self.server.lock:
            self.bot_device.one_time_keys.clear()
            first = dict(self.bot_device.fallback_keys)
            people = [self.secret_person(f"user{number}") for number in range(3)]
            for person in people:
                person.session_with(self.bot_device)
        self.assertEqual({key_id for *_, key_id in self.server.keys.claims[-3:]}, set(first))
        for person in people:
            self.assert_answer(person.say(self.secret_room(person), ASK_POLLEN), POLLEN, person)
        self.server.wait(lambda: self.bot_device.fallback_keys.keys() != first.keys())


class Copies(SecretTest):
    """A database that was brought back holds keys that were used meanwhile."""

    def test_an_older_database_is_refused_until_the_device_is_given_back(self):
        room = self.secret_room()
        self.assert_alive(room)
        self.faqd.stop()
        copy = (self.faqd.state / "faqd.db").read_bytes()
        self.faqd.start()
        self.assert_alive(room)
        self.faqd.stop()
        (self.faqd.state / "faqd.db").write_bytes(copy)
        for with_count in (True, False):
            with self.subTest(with_count=with_count):
                if not with_count:
                    (self.faqd.state / "home.starts").unlink()
                self.faqd.start(wait=False)
                self.assertEqual(self.faqd.wait_end(), 3)
                self.faqd.wait_for("brought back from a copy.*faqd matrix logout home")
        self.server.expects_logout = True
        self.assertEqual(self.faqd.command("matrix", "logout", "home").returncode, 0)
        self.faqd.start()
        self.assert_alive(room)
        self.faqd.stop()
        self.faqd.start()


    def test_a_whole_folder_brought_back_is_told_by_what_the_bot_wrote_since(self):
        room = self.secret_room()
        self.assert_alive(room)
        self.faqd.stop()
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "state"
            shutil.copytree(self.faqd.state, copy)
            self.faqd.start()
            self.assert_alive(room)
            self.faqd.stop()
            shutil.rmtree(self.faqd.state)
            shutil.copytree(copy, self.faqd.state)
        self.faqd.start()
        self.faqd.wait_for("older than what this device has sent")
        self.assert_alive(room)
        with self.server.lock:  # the answer since then is sealed anew: still one to the server
            (again,) = self.server.complaints
            self.server.complaints.clear()
        self.assertIn("comes again with another body", again)


class OwnKeysUnderFire(MatrixServerTest):
    def test_each_step_of_the_setup_may_fail_once(self):
        for method, path in (("POST", "/keys/query$"), ("POST", "/keys/upload$"),
                             ("POST", "/device_signing/upload$"), ("POST", "/signatures/upload$")):
            self.fails(method, path, reset())
        self.run_bot()
        self.server.wait(lambda: self.account.cross_signing and any(
            len(device.keys["signatures"][self.bot_id]) == 2
            for device in self.account.devices.values() if device.keys))

    def test_a_lost_answer_in_the_setup_sends_the_same_again(self):
        for method, path in (("POST", "/keys/upload$"), ("POST", "/device_signing/upload$"),
                             ("POST", "/signatures/upload$")):
            with self.subTest(path):
                self.fails(method, path, drop())
        self.run_bot()
        self.server.wait(lambda: self.account.cross_signing)
        uploads = self.server.asked("POST", "/device_signing/upload$")
        self.assertEqual(len({json.dumps(one.body["master_key"]["keys"]) for one in uploads}), 1)

    def test_a_kill_in_the_setup_makes_no_second_identity(self):
        for path in ("/keys/upload$", "/device_signing/upload$", "/signatures/upload$"):
            with self.subTest(path):
                fault = self.fails("POST", path, drop(), times=1)
                faqd = self.bot() if path == "/keys/upload$" else faqd
                faqd.start(wait=False)
                fault.wait()
                faqd.kill()
        faqd.start()
        self.server.wait(lambda: any(len(device.keys["signatures"][self.bot_id]) == 2
                                     for device in self.account.devices.values() if device.keys))
        self.assertEqual(len(self.account.devices), 1)


class Talking(SecretTest):
    def test_the_first_question_is_answered_in_secret(self):
        room = self.secret_room()
        question = self.ann.say(room, ASK_POLLEN)
        answer = self.assert_answer(question, POLLEN)
        self.assertEqual(answer.kind, "m.room.encrypted")

    def test_a_key_that_comes_late_is_waited_for(self):
        room = self.secret_room()
        group = self.ann.group_of(room)
        key = self.ann.room_key(room, group)
        self.ann.shared[room.id].add(self.bot_device.key)
        question = self.ann.say(room, ASK_POLLEN)
        self.server.wait(lambda: self.server.asked("GET", "/sync")[-1].status is None)
        self.ann.send_to_device(self.bot_device,
                                self.ann.sealed(self.bot_device, "m.room_key", key))
        self.assert_answer(question, POLLEN)
        self.assert_once(question)

    def test_a_question_withdrawn_before_its_key_came_is_not_answered(self):
        room = self.secret_room()
        self.assert_alive(room)
        self.ann.groups.clear()
        key = self.ann.room_key(room)
        self.ann.shared[room.id].add(self.bot_device.key)
        question = self.ann.say(room, ASK_POLLEN)
        self.ann.redact(question)
        self.ann.send_to_device(self.bot_device,
                                self.ann.sealed(self.bot_device, "m.room_key", key))
        self.assert_silent(room, question)

    def test_nor_is_the_edit_of_one_that_was_withdrawn_when_the_bot_starts_again(self):
        room, another = self.secret_room(), self.secret_room()
        self.assert_alive(room)
        self.ann.groups.clear()
        key = self.ann.room_key(room)
        self.ann.shared[room.id].add(self.bot_device.key)
        question = self.ann.say(room, ASK_POLLEN)
        edit = self.ann.edit(question, ASK_GLASSES)
        self.ann.redact(question)
        self.assert_alive(another)
        self.faqd.stop()
        self.faqd.start()
        self.ann.send_to_device(self.bot_device,
                                self.ann.sealed(self.bot_device, "m.room_key", key))
        self.assert_silent(room, question, edit)

    def test_an_edit_that_can_be_read_before_its_question_waits_for_it(self):
        room, another = self.secret_room(), self.secret_room()
        self.assert_alive(room)
        self.ann.groups.clear()
        key = self.ann.room_key(room)
        self.ann.shared[room.id].add(self.bot_device.key)
        question = self.ann.say(room, ASK_POLLEN)
        self.ann.groups.clear()
        self.ann.edit(question, ASK_GLASSES)
        self.server.wait(lambda: self.server.asked("GET", "/sync")[-1].status is None)
        self.faqd.kill()
        self.faqd.start()
        self.assert_alive(another)  # it tried them, and could open the edit only
        self.ann.send_to_device(self.bot_device,
                                self.ann.sealed(self.bot_device, "m.room_key", key))
        answer = self.ann.answer(question)
        self.server.wait(lambda: GLASSES in self.shown(answer))
        self.assert_once(question)

    def shown(self, answer):
        """What stands there after its edits."""
        content = self.ann.read([answer, *self.ann.edits(answer)][-1])
        return content.get("m.new_content", content)["body"]

    def test_an_edit_that_comes_before_its_question_is_the_one_that_is_answered(self):
        """The question lies in a gap of the timeline, its edit does not."""
        room = self.secret_room()
        self.assert_alive(room)
        self.faqd.stop()
        question = self.ann.say(room, ASK_POLLEN)
        self.ann.say(room, "hm", msgtype="m.notice")
        self.ann.edit(question, ASK_GLASSES)
        self.server.limits[room.id] = 1
        self.faqd.start()
        answer = self.ann.answer(question)
        self.server.wait(lambda: GLASSES in self.shown(answer))
        self.assert_alive(room)
        self.assert_once(question)

    def test_a_key_that_comes_while_it_is_away_is_not_lost(self):
        """In the first sync after a start, which some throw away."""
        room = self.secret_room()
        self.faqd.stop()
        question = self.ann.say(room, ASK_POLLEN)
        self.faqd.start()
        self.assert_answer(question, POLLEN)

    def test_a_sync_with_a_key_that_was_lost_loses_no_key(self):
        room = self.secret_room()
        for how in (drop(), reset(), status(502)):
            with self.subTest(type(how).__name__):
                self.fails("GET", "/sync", how)
                self.ann.groups.clear()
                self.assert_answer(self.ann.say(room, ASK_POLLEN), POLLEN)

    def test_a_kill_while_the_answer_is_on_its_way_gives_one_answer(self):
        room = self.secret_room()
        for how in (drop(), reset()):
            fault = self.fails("PUT", "/send/m.room.encrypted", how)
            question = self.ann.say(room, ASK_POLLEN)
            fault.wait()
            self.faqd.kill()
            self.faqd.start()
            self.assert_answer(question, POLLEN)
            self.assert_alive(room)
            self.assert_once(question)

    def test_each_call_for_keys_may_fail_once(self):
        for method, path in (("POST", "/keys/query$"), ("POST", "/keys/claim$"),
                             ("PUT", "/sendToDevice/")):
            with self.subTest(path):
                fault = self.fails(method, path, reset())
                person = self.secret_person(f"user{len(self.server.accounts)}")
                phone = SecretPerson(self.server, person.account, "PHONE", is_cross_signed=False)
                person.sign_device(phone)
                question = person.say(self.secret_room(person), ASK_POLLEN)
                self.assert_answer(question, POLLEN, person)
                fault.wait()
                self.assertIsNotNone(phone.read(person.answer(question)))

    def test_a_key_query_that_fails_leaves_nobody_without_the_key(self):
        person = self.secret_person("zoe")
        room = self.secret_room(person)
        for how in (status(502), reset(), status(429, "M_LIMIT_EXCEEDED", retry_after=1)):
            with self.subTest(type(how).__name__):
                with self.server.lock:
                    self.server.keys.changed(person.account)
                self.fails("POST", "/keys/query$", how)
                self.assert_answer(person.say(room, ASK_POLLEN), POLLEN, person)

    def test_a_lost_answer_to_a_key_message_sends_the_same_again(self):
        self.fails("PUT", "/sendToDevice/", drop())
        self.assert_alive(self.secret_room())
        self.assertEqual(self.ann.undecryptable, [])

    def test_a_room_that_turns_encrypted_stays_so(self):
        room = self.ann.room_with(self.bot_id, is_direct=True)
        self.assert_alive(room)
        with self.server.lock:
            room.set_state(self.ann.id, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
        self.assert_answer(self.ann.say(room, ASK_GLASSES), GLASSES)
        self.assertEqual(self.said(room)[-1].kind, "m.room.encrypted")

    def test_encryption_that_is_taken_back_is_not_taken_back(self):
        room = self.secret_room()
        self.assert_alive(room)
        said = len(self.said(room))
        with self.server.lock:
            room.append(self.ann.id, "m.room.encryption", {}, "")
            del room.state["m.room.encryption", ""]
            room.append(self.ann.id, "m.room.message", {"msgtype": "m.text", "body": ASK_POLLEN})
        self.server.wait(lambda: True)
        other = self.secret_person("zoe")
        self.assert_alive(self.secret_room(other), other)
        for event in self.said(room)[said:]:
            self.assertEqual(event.kind, "m.room.encrypted")

    def test_plain_text_in_an_encrypted_room_is_not_answered_in_plain(self):
        room = self.secret_room()
        self.assert_alive(room)
        room.append(self.ann.id, "m.room.message", {"msgtype": "m.text", "body": ASK_POLLEN})
        self.assert_alive(room)
        self.assertTrue(all(event.kind == "m.room.encrypted" for event in self.said(room)))


class FullDisk(SecretTest):
    def run_bot(self, **settings):
        return self.bot(**settings).start_limitable()

    def sent(self):
        """What would use up a key that the store may not have."""
        return [one.path for one in self.server.asked("PUT", r"/send/m\.room\.enc|/sendToDevice/")]

    def test_what_depends_on_a_key_that_cannot_be_kept_is_not_sent(self):
        room = self.secret_room()
        self.assert_alive(room)
        sent, mark = self.sent(), self.faqd.mark()
        self.faqd.limit_files(0)
        question = self.ann.say(room, ASK_POLLEN)
        self.faqd.wait_for(r"(?i)error.*(state|store|database|disk)", since=mark)
        bob = self.server.person("bob")
        plain = self.direct(bob)
        self.assert_answer(bob.say(plain, ASK_GLASSES), GLASSES, bob)
        self.assertEqual(self.sent(), sent)
        self.faqd.limit_files(resource.RLIM_INFINITY)
        bob.say(plain, ASK_POLLEN)
        self.assert_answer(question, POLLEN)
        self.assert_alive(room)
        self.assert_once(question)


class Rotation(SecretTest):
    def sessions(self, room):
        return [event.content["session_id"] for event in self.said(room)]

    def test_who_left_cannot_read_on(self):
        bob = self.secret_person("bob")
        room = self.ann.room_with(self.bot_id, bob, is_encrypted=True)
        first = self.ann.answer(self.ann.say(room, **self.mention(ASK_POLLEN)))
        self.assertIsNotNone(bob.read(first))
        bob.leave(room)
        second = self.ann.answer(self.ann.say(room, **self.mention(ASK_GLASSES)))
        self.assertNotEqual(*self.sessions(room))
        self.assertIsNone(bob.read(second))
        self.assertIsNotNone(self.ann.read(second))

    def test_a_key_says_whether_newcomers_may_have_it(self):
        for visibility, expected in (("joined", None), ("shared", True)):
            room = self.secret_room()
            with self.server.lock:
                room.set_state(self.ann.id, "m.room.history_visibility",
                                {"history_visibility": visibility})
            self.assert_alive(room)
            self.ann.receive()
            (key,) = [one["content"] for one in self.ann.received
                      if one["type"] == "m.room_key" and one["content"]["room_id"] == room.id]
            self.assertEqual(key.get("shared_history"), expected)

    def test_a_restart_or_a_new_name_changes_no_key(self):
        room = self.secret_room()
        self.assert_alive(room)
        self.faqd.stop()
        self.faqd.start()
        self.assert_alive(room)
        with self.server.lock:
            self.ann.account.display_name = "Amy"
            self.server.profile_changed(self.ann.account)
        self.assert_alive(room)
        self.assertEqual(len(set(self.sessions(room))), 1)

    def test_a_new_device_reads_from_now_on(self):
        room = self.secret_room()
        old = self.ann.answer(self.ann.say(room, ASK_POLLEN))
        phone = SecretPerson(self.server, self.ann.account, "PHONE", is_cross_signed=False)
        self.ann.sign_device(phone)
        new = self.ann.answer(self.ann.say(room, ASK_GLASSES))
        self.assertIsNotNone(phone.read(new))
        with self.assertRaises(Exception):
            self.assertIsNotNone(phone.read(old))

    def test_a_key_is_changed_after_as_many_messages_as_the_room_says(self):
        room = self.secret_room()
        with self.server.lock:
            room.append(self.ann.id, "m.room.encryption", {
                "algorithm": "m.megolm.v1.aes-sha2", "rotation_period_msgs": 2,
                "rotation_period_ms": 1}, "")
        for _ in range(5):
            self.assert_alive(room)
        self.assertEqual(len(set(self.sessions(room))), 3)


class Attacks(SecretTest):
    def setUp(self):
        super().setUp()
        self.room = self.secret_room()
        self.assert_alive(self.room)

    def append(self, content, sender=None):
        with self.server.lock:
            return self.room.append((sender or self.ann).id, "m.room.encrypted", content)

    def test_a_replayed_message_is_not_answered(self):
        question = self.ann.say(self.room, ASK_POLLEN)
        self.assert_answer(question, POLLEN)
        self.assert_silent(self.room, self.append(question.content))

    def test_a_message_of_another_room_is_not_answered(self):
        other = self.secret_room()
        lie = self.append(self.ann.encrypted(self.room, "m.room.message", {
            "msgtype": "m.text", "body": ASK_POLLEN}, room_id=other.id))
        self.assert_silent(self.room, lie)

    def test_nobody_withdraws_what_another_said_from_inside_an_encrypted_event(self):
        """The server checks who may redact, and cannot look into this one."""
        mallory = self.secret_person("mallory")
        room = self.ann.room_with(self.bot_id, mallory, is_encrypted=True)
        question = self.ann.say(room, **self.mention(ASK_POLLEN))
        answer = self.assert_answer(question, POLLEN)
        for target in (question, answer):
            mallory.share(room)
            lie = mallory.encrypted(room, "m.room.redaction", {"redacts": target.id})
            with self.server.lock:
                room.append(mallory.id, "m.room.encrypted", lie | {"redacts": target.id})
        self.assert_alive(room)
        self.ann.edit(question, **self.mention(ASK_GLASSES))
        self.server.wait(lambda: self.ann.edits(answer))
        self.assertIsNone(answer.redacted_because)

    def test_a_key_of_a_stranger_speaks_for_nobody_else(self):
        """Mallory knows a key of her own and sends its messages under ann's name."""
        mallory = self.secret_person("mallory")
        group = OutboundGroup()
        mallory.groups[self.room.id] = group
        mallory.send_to_device(self.bot_device, mallory.sealed(
            self.bot_device, "m.room_key", mallory.room_key(self.room, group)))
        lie = self.append(mallory.encrypted(self.room, "m.room.message", {
            "msgtype": "m.text", "body": ASK_POLLEN}))
        self.assert_silent(self.room, lie)

    def test_a_forwarded_key_that_nobody_asked_for_opens_nothing(self):
        group = OutboundGroup()
        key = InboundGroup(group.key)
        mallory = self.secret_person("mallory")
        content = mallory.room_key(self.room, group) | {
            "sender_key": self.ann.identity["curve25519"],
            "sender_claimed_ed25519_key": self.ann.identity["ed25519"],
            "forwarding_curve25519_key_chain": []}
        mallory.send_to_device(self.bot_device, mallory.sealed(
            self.bot_device, "m.forwarded_room_key", content))
        self.ann.groups[self.room.id] = group
        self.ann.inbound[self.room.id, group.id] = key
        lie = self.append(self.ann.encrypted(self.room, "m.room.message", {
            "msgtype": "m.text", "body": ASK_POLLEN}))
        self.ann.groups.clear()
        self.assert_silent(self.room, lie)

    def test_a_payload_for_somebody_else_is_dropped(self):
        others = {"ed25519": self.secret_person("mallory").identity["ed25519"]}
        for lie in ({"recipient": "@other:localhost"}, {"sender": "@other:localhost"},
                    {"keys": others, "sender_device_keys": None},
                    {"sender_device_keys": self.secret_person("eve").device_keys()},
                    {"recipient_keys": {"ed25519": self.ann.identity["ed25519"]}},
                    {"keys": {"ed25519": self.bot_device.keys["keys"][
                        f"ed25519:{self.bot_device.id}"]}}):
            with self.subTest(str(lie)):
                self.ann.groups.clear()
                key = self.ann.room_key(self.room)
                self.ann.shared[self.room.id].add(self.bot_device.key)
                self.ann.send_to_device(self.bot_device, self.ann.sealed(
                    self.bot_device, "m.room_key", key, **lie))
                question = self.ann.say(self.room, ASK_POLLEN)
                self.ann.groups.clear()
                self.assert_silent(self.room, question)

    def test_a_broken_first_message_costs_no_one_time_key(self):
        content = self.ann.sealed(self.bot_device, "m.dummy", {}, is_new=True)
        (curve,) = content["ciphertext"]
        whole = content["ciphertext"][curve]["body"]
        broken = json.loads(json.dumps(content))
        broken["ciphertext"][curve]["body"] = (
            whole[:-12] + ("A" if whole[-12] != "A" else "B") + whole[-11:])
        self.ann.send_to_device(self.bot_device, broken)
        self.assert_alive(self.room)
        self.ann.groups.clear()
        self.assert_answer(self.ann.say(self.room, ASK_POLLEN), POLLEN)

    def test_nonsense_to_the_device_is_stepped_over(self):
        for content in ({}, {"algorithm": 5}, {"algorithm": "m.olm.v1.curve25519-aes-sha2"},
                        {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "x",
                         "ciphertext": {"x": {"type": 0, "body": "%%%"}}},
                        {"algorithm": "m.megolm.v1.aes-sha2", "session_key": "AAAA"}):
            for kind in ("m.room.encrypted", "m.room_key", "m.forwarded_room_key",
                         "m.room_key_request", "m.secret.request", "org.example.strange"):
                self.ann.send_to_device(self.bot_device, content, kind)
        self.assert_alive(self.room)

    def test_nonsense_in_the_room_is_stepped_over(self):
        events = [self.append(content) for content in (
            {}, {"algorithm": "m.megolm.v1.aes-sha2"},
            {"algorithm": "m.megolm.v1.aes-sha2", "session_id": "x", "ciphertext": "AAAA"},
            {"algorithm": "org.example.none", "session_id": 5, "ciphertext": {}})]
        self.assert_silent(self.room, *events)

    def test_a_flood_to_the_device_is_read_in_order(self):
        for number in range(350):
            self.ann.send_to_device(self.bot_device, self.ann.sealed(
                self.bot_device, "m.dummy", {"number": number}))
        self.ann.groups.clear()
        self.assert_answer(self.ann.say(self.room, ASK_POLLEN), POLLEN)

    def test_a_device_that_changes_its_keys_gets_no_more_of_them(self):
        thief = SecretPerson(self.server, self.server.account("thief"), self.ann.device.id,
                             is_cross_signed=False)
        forged = thief.device_keys()
        with self.server.lock:
            self.ann.device.keys = forged | {"user_id": self.ann.id}
            self.server.keys.changed(self.ann.account)
        other = self.secret_person("zoe")
        self.assert_alive(self.secret_room(other), other)
        self.assertTrue(self.faqd.is_running())


class Wedged(SecretTest):
    def test_a_session_that_broke_is_made_anew(self):
        room = self.secret_room()
        self.assert_alive(room)
        curve = self.bot_device.keys["keys"][f"curve25519:{self.bot_device.id}"]
        good = self.ann.sealed(self.bot_device, "m.dummy", {})
        bad = json.loads(json.dumps(good))
        body = bad["ciphertext"][curve]["body"]
        bad["ciphertext"][curve]["body"] = body[:-6] + ("AAAAAA" if body[-6:] != "AAAAAA" else "BBBBBB")
        self.ann.send_to_device(self.bot_device, bad)
        self.server.wait(lambda: any(
            event["type"] == "m.room.encrypted" for _, event in self.ann.device.inbox))
        self.ann.receive()
        self.assertIn("m.dummy", [one["type"] for one in self.ann.received])


class Unsigned(SecretTest):
    def test_an_unsigned_device_of_a_signed_user_is_told_why_it_gets_no_key(self):
        room = self.secret_room()
        phone = SecretPerson(self.server, self.ann.account, "PHONE", is_cross_signed=False)
        self.assert_alive(room)
        self.server.wait(lambda: any(
            event["type"] == "m.room_key.withheld" for _, event in phone.device.inbox))
        self.assertIn("m.unverified", phone.withheld())

    def test_a_user_without_an_identity_is_heard(self):
        old = self.secret_person("olaf", is_cross_signed=False)
        self.assert_answer(old.say(self.secret_room(old), ASK_POLLEN), POLLEN, old)


if __name__ == "__main__":
    unittest.main()
