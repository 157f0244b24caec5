// SPDX-License-Identifier: MIT
//
// What a homeserver does for encryption, in memory, strictly: signatures are verified, a
// one-time key is handed out once and never taken twice, a transaction is done once.
import { createPublicKey, verify } from "node:crypto";

const KEY_TYPE = "signed_curve25519";

export function canonical(value) {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const members = Object.keys(value)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${members.join(",")}}`;
}

function isSigned(object, user, keyId, ed25519) {
    const { signatures, unsigned, ...rest } = object;
    const signature = signatures?.[user]?.[keyId];
    const x = Buffer.from(ed25519, "base64").toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return Boolean(signature) && verify(null, Buffer.from(canonical(rest)), key, Buffer.from(signature, "base64"));
}

function demand(condition, what) {
    if (!condition) throw new Error(`the server refuses: ${what}`);
}

export class Homeserver {
    constructor() {
        this.people = new Map(); // "user device" -> what the server has of it
        this.identities = new Map(); // user -> {master_key, self_signing_key, user_signing_key}
        this.everUploaded = new Map();
        this.everClaimed = new Set();
    }

    join(user, device) {
        const box = { user, device, keys: null, oneTime: new Map(), fallback: null, inbox: [], changed: new Set(), done: new Set() };
        this.people.set(`${user} ${device}`, box);
        return box;
    }

    devicesOf(user) {
        return [...this.people.values()].filter((box) => box.user === user);
    }

    tellChanged(user) {
        for (const box of this.people.values()) box.changed.add(user);
    }

    upload(box, body) {
        if (body.device_keys) {
            const { user_id, device_id, keys } = body.device_keys;
            demand(user_id === box.user && device_id === box.device, "keys of another device");
            const ed25519 = keys[`ed25519:${box.device}`];
            demand(isSigned(body.device_keys, box.user, `ed25519:${box.device}`, ed25519), "device keys without a right signature");
            demand(!box.keys || box.keys.keys[`ed25519:${box.device}`] === ed25519, "other identity keys");
            box.keys = body.device_keys;
            this.tellChanged(box.user);
        }
        for (const [id, key] of Object.entries(body.one_time_keys ?? {})) {
            this.checkKey(box, id, key);
            const name = `${box.user} ${box.device} ${id}`;
            const before = this.everUploaded.get(name);
            demand(before === undefined || before === key.key, `one-time key ${id} already exists`);
            this.everUploaded.set(name, key.key);
            if (!this.everClaimed.has(name)) box.oneTime.set(id, key);
        }
        for (const [id, key] of Object.entries(body.fallback_keys ?? {})) {
            this.checkKey(box, id, key);
            demand(key.fallback === true, "a fallback key that does not say so");
            box.fallback = { [id]: key };
        }
        return { one_time_key_counts: { [KEY_TYPE]: box.oneTime.size } };
    }

    checkKey(box, id, key) {
        const ed25519 = box.keys?.keys[`ed25519:${box.device}`];
        demand(id.startsWith(`${KEY_TYPE}:`) && ed25519, "a key of no known kind or device");
        demand(isSigned(key, box.user, `ed25519:${box.device}`, ed25519), `key ${id} without a right signature`);
    }

    query(body) {
        const answer = { device_keys: {}, master_keys: {}, self_signing_keys: {}, user_signing_keys: {}, failures: {} };
        for (const user of Object.keys(body.device_keys)) {
            const identity = this.identities.get(user);
            answer.device_keys[user] = {};
            for (const box of this.devicesOf(user)) if (box.keys) answer.device_keys[user][box.device] = box.keys;
            if (!identity) continue;
            answer.master_keys[user] = identity.master_key;
            answer.self_signing_keys[user] = identity.self_signing_key;
            answer.user_signing_keys[user] = identity.user_signing_key;
        }
        return answer;
    }

    claim(body) {
        const answer = { one_time_keys: {}, failures: {} };
        for (const [user, devices] of Object.entries(body.one_time_keys))
            for (const device of Object.keys(devices)) {
                const box = this.people.get(`${user} ${device}`);
                if (!box) continue;
                const [id] = box.oneTime.keys();
                const key = id === undefined ? box.fallback : { [id]: box.oneTime.get(id) };
                if (id !== undefined) {
                    box.oneTime.delete(id);
                    this.everClaimed.add(`${user} ${device} ${id}`);
                }
                if (key) (answer.one_time_keys[user] ??= {})[device] = key;
            }
        return answer;
    }

    toDevice(from, type, txn, body) {
        if (from.done.has(txn)) return {};
        from.done.add(txn);
        for (const [user, devices] of Object.entries(body.messages))
            for (const [device, content] of Object.entries(devices))
                for (const box of this.devicesOf(user))
                    if (device === "*" || device === box.device) box.inbox.push({ type, sender: from.user, content });
        return {};
    }

    setIdentity(box, body) {
        const master = Object.values(body.master_key.keys)[0];
        for (const name of ["self_signing_key", "user_signing_key"])
            demand(isSigned(body[name], box.user, `ed25519:${master}`, master), `${name} without a right signature`);
        this.identities.set(box.user, body);
        this.tellChanged(box.user);
        return {};
    }

    // As servers do: what is signed must be what is known, and the signature is added to it.
    addSignatures(box, body) {
        const identity = this.identities.get(box.user);
        for (const [id, signed] of Object.entries(body[box.user] ?? {})) {
            const device = this.people.get(`${box.user} ${id}`);
            const known = device?.keys ?? identity?.master_key;
            demand(known, "a signature of nothing");
            for (const [keyId, signature] of Object.entries(signed.signatures[box.user])) {
                const signer = keyId.slice("ed25519:".length);
                const ed25519 = this.people.get(`${box.user} ${signer}`)?.keys.keys[keyId] ?? signer;
                demand(isSigned(signed, box.user, keyId, ed25519), `a signature of ${keyId} that is not right`);
                ((known.signatures ??= {})[box.user] ??= {})[keyId] = signature;
            }
        }
        this.tellChanged(box.user);
        return {};
    }
}
