# SPDX-License-Identifier: MIT
"""Signed JSON as a server checks it, with Ed25519 in plain Python: slow, and enough here.

    seed = make_seed()
    signed = sign_json({"a": 1}, "@ann:localhost", "ed25519:DEV", seed)
    check_json(signed, "@ann:localhost", "ed25519:DEV", public_key(seed))   # or BadSignature

https://www.rfc-editor.org/rfc/rfc8032, https://spec.matrix.org/latest/appendices/#signing-json
"""
import base64
import hashlib
import json
import os

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
INTEGER_MAX = 2**53 - 1


class BadSignature(ValueError):
    pass


def unpadded(data):
    return base64.b64encode(data).decode().rstrip("=")


def from_unpadded(text):
    """Refuses padding, other alphabets and bits that nobody reads."""
    data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    if unpadded(data) != text:
        raise ValueError("not in its shortest form")
    return data


# the curve, in extended coordinates (x, y, z, x*y/z)

def _add(p, q):
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number, point):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = _add(result, point)
        point = _add(point, point)
        number >>= 1
    return result


def _x_of(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise BadSignature("no point of the curve")
    return P - x if x & 1 != sign else x


def _unpack(data):
    number = int.from_bytes(data, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    if len(data) != 32 or y >= P:
        raise BadSignature("no point of the curve")
    x = _x_of(y, sign)
    return x, y, 1, x * y % P


def _pack(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


_BASE_Y = 4 * pow(5, P - 2, P) % P
_BASE = (_x_of(_BASE_Y, 0), _BASE_Y, 1, _x_of(_BASE_Y, 0) * _BASE_Y % P)


def _number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % ORDER


def _expand(seed):
    digest = hashlib.sha512(seed).digest()
    number = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    return number, digest[32:]


# keys and signatures

def make_seed():
    return os.urandom(32)


def public_key(seed):
    return unpadded(_pack(_times(_expand(seed)[0], _BASE)))


def sign(seed, message):
    secret, prefix = _expand(seed)
    public = _pack(_times(secret, _BASE))
    nonce = _number(prefix, message)
    point = _pack(_times(nonce, _BASE))
    s = (nonce + _number(point, public, message) * secret) % ORDER
    return unpadded(point + s.to_bytes(32, "little"))


def check(public, message, signature):
    """Raises BadSignature; an S beyond the order of the group is none."""
    try:
        key, raw = from_unpadded(public), from_unpadded(signature)
    except (ValueError, TypeError) as error:
        raise BadSignature(str(error)) from None
    s = int.from_bytes(raw[32:], "little")
    if len(raw) != 64 or len(key) != 32 or s >= ORDER:
        raise BadSignature("wrong length or range")
    challenge = _number(raw[:32], key, message)
    right = _add(_unpack(raw[:32]), _times(challenge, _unpack(key)))
    if _pack(_times(s, _BASE)) != _pack(right):
        raise BadSignature("does not fit")


# signed JSON

def _check_numbers(value):
    if isinstance(value, float):
        raise ValueError("a fraction has no canonical form")
    if isinstance(value, int) and abs(value) > INTEGER_MAX:
        raise ValueError("a number out of range")
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            _check_numbers(item)


def canonical(value):
    _check_numbers(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _signed_bytes(value):
    return canonical({key: item for key, item in value.items()
                      if key not in ("signatures", "unsigned")})


def sign_json(value, user, key_id, seed):
    """A copy with one more signature."""
    signatures = {name: dict(keys) for name, keys in value.get("signatures", {}).items()}
    signatures.setdefault(user, {})[key_id] = sign(seed, _signed_bytes(value))
    return value | {"signatures": signatures}


def check_json(value, user, key_id, public):
    signature = value.get("signatures", {}).get(user, {}).get(key_id)
    if not isinstance(signature, str):
        raise BadSignature(f"no signature of {user} by {key_id}")
    check(public, _signed_bytes(value), signature)
