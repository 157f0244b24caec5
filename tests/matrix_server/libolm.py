# SPDX-License-Identifier: MIT
"""libolm for the users of the tests, by ctypes: whatever Python runs them, and another way
to it than the program's.

    account = Account(); account.identity_keys(); account.sign(b"...")
    session = account.session_to(their_curve25519, their_one_time_key)
    kind, body = session.encrypt("...")
    group = OutboundGroup(); group.id, group.key; ciphertext = group.encrypt("...")
    InboundGroup(group.key).decrypt(ciphertext)     # (text, index)
"""
import ctypes
import json
import os

LIBRARY = ctypes.CDLL("libolm.so.3")

ERROR = ctypes.c_size_t(-1).value


class OlmError(Exception):
    pass


def _function(name, result=ctypes.c_size_t):
    function = getattr(LIBRARY, name)
    function.restype = result
    return function


class _Thing:
    """One object of libolm in memory of its own."""
    kind = make = ""

    def __init__(self):
        self._memory = ctypes.create_string_buffer(_function(f"olm_{self.kind}_size")())
        self._pointer = ctypes.c_void_p(
            _function(self.make or f"olm_{self.kind}", ctypes.c_void_p)(self._memory))

    def _call(self, name, *arguments):
        """Bytes and numbers go in as they are; bytes with their length."""
        passed = []
        for one in arguments:
            if isinstance(one, (bytes, bytearray, ctypes.Array)):
                passed += [one if not isinstance(one, bytearray) else bytes(one),
                           ctypes.c_size_t(len(one))]
            else:
                passed.append(one if isinstance(one, ctypes.c_void_p) else ctypes.c_size_t(one))
        result = _function(f"olm_{name}")(self._pointer, *passed)
        if result == ERROR:
            why = _function(f"olm_{self.kind}_last_error", ctypes.c_char_p)(self._pointer)
            raise OlmError(f"{name}: {why.decode()}")
        return result

    def _random(self, length_of):
        return os.urandom(max(1, self._call(length_of)))

    def _read(self, name, length_of, *arguments):
        buffer = ctypes.create_string_buffer(self._call(length_of))
        length = self._call(name, *arguments, ctypes.cast(buffer, ctypes.c_void_p), len(buffer))
        return buffer.raw[:length].decode() if length else buffer.raw.decode()


class Account(_Thing):
    kind = "account"

    def __init__(self):
        super().__init__()
        self._call("create_account", self._random("create_account_random_length"))

    def identity_keys(self):
        return json.loads(self._read("account_identity_keys", "account_identity_keys_length"))

    def sign(self, message):
        return self._read("account_sign", "account_signature_length", message)

    def make_one_time_keys(self, count):
        length = self._call("account_generate_one_time_keys_random_length", count)
        self._call("account_generate_one_time_keys", count, os.urandom(length))
        keys = json.loads(self._read("account_one_time_keys", "account_one_time_keys_length"))
        self._call("account_mark_keys_as_published")
        return keys["curve25519"]

    def session_to(self, curve25519, one_time_key):
        session = Session()
        random = session._random("create_outbound_session_random_length")
        session._call("create_outbound_session", self._pointer, curve25519.encode(),
                      one_time_key.encode(), random)
        return session

    def session_from(self, curve25519, body):
        """Of a first message; its one-time key is used up."""
        session = Session()
        text = ctypes.create_string_buffer(body.encode(), len(body))
        session._call("create_inbound_session_from", self._pointer, curve25519.encode(), text)
        self._call("remove_one_time_keys", session._pointer)
        return session


class Session(_Thing):
    kind = "session"

    def encrypt(self, text):
        kind = self._call("encrypt_message_type")
        random = self._random("encrypt_random_length")
        data = text.encode()
        buffer = ctypes.create_string_buffer(self._call("encrypt_message_length", len(data)))
        self._call("encrypt", data, random, ctypes.cast(buffer, ctypes.c_void_p), len(buffer))
        return kind, buffer.raw.decode()

    def matches(self, body):
        text = ctypes.create_string_buffer(body.encode(), len(body))
        return bool(self._call("matches_inbound_session", text))

    def decrypt(self, kind, body):
        def copy():
            return ctypes.create_string_buffer(body.encode(), len(body))
        room = self._call("decrypt_max_plaintext_length", kind, copy())
        buffer = ctypes.create_string_buffer(room)
        length = self._call("decrypt", kind, copy(), ctypes.cast(buffer, ctypes.c_void_p), room)
        return buffer.raw[:length].decode()


class OutboundGroup(_Thing):
    kind = "outbound_group_session"

    def __init__(self):
        super().__init__()
        random = self._random("init_outbound_group_session_random_length")
        self._call("init_outbound_group_session", random)
        self.id = self._read("outbound_group_session_id", "outbound_group_session_id_length")

    @property
    def key(self):
        """From the next message on."""
        return self._read("outbound_group_session_key", "outbound_group_session_key_length")

    def encrypt(self, text):
        data = text.encode()
        buffer = ctypes.create_string_buffer(self._call("group_encrypt_message_length", len(data)))
        self._call("group_encrypt", data, ctypes.cast(buffer, ctypes.c_void_p), len(buffer))
        return buffer.raw.decode()


class InboundGroup(_Thing):
    kind = "inbound_group_session"

    def __init__(self, key):
        super().__init__()
        self._call("init_inbound_group_session", key.encode())

    def decrypt(self, ciphertext):
        def copy():
            return ctypes.create_string_buffer(ciphertext.encode(), len(ciphertext))
        room = self._call("group_decrypt_max_plaintext_length", copy())
        buffer, index = ctypes.create_string_buffer(room), ctypes.c_uint32()
        length = self._call("group_decrypt", copy(), ctypes.cast(buffer, ctypes.c_void_p), room,
                            ctypes.cast(ctypes.pointer(index), ctypes.c_void_p))
        return buffer.raw[:length].decode(), index.value
