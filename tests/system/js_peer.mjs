// SPDX-License-Identifier: MIT
//
// A Matrix user on matrix-js-sdk that peer.py drives: one JSON object a line in, one out.
//
//     js_peer.mjs URL NAME PASSWORD [RECOVERY-KEY]
//
// It ends with its input; MATRIX_JS_SDK is the package's folder. With a recovery key it takes
// the identity of the account out of secret storage, as an app does that is told the key.
//
// The verbs are those of nio_peer.py, send and expect with `replaces` (an event that is
// edited), and redact (room, event), strict (only devices that their owner has signed
// are read and get keys), secret_storage (makes one, gives its recovery key), identity (user:
// are all devices signed by their owner?) and trust (user: as after comparing emoji; gives
// the same). Its own device is cross-signed.
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import path from "node:path";

const WAIT_S = 20;
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Standard output belongs to the protocol, and the library logs to the console.
for (const level of ["log", "info", "debug", "trace", "warn", "error"]) console[level] = () => {};

const entry = path.resolve(process.env.MATRIX_JS_SDK, "lib/index.js");
const sdk = await import(pathToFileURL(entry).href);
const cryptoApi = path.resolve(process.env.MATRIX_JS_SDK, "lib/crypto-api/index.js");
const { OnlySignedDevicesIsolationMode, decodeRecoveryKey } = await import(pathToFileURL(cryptoApi).href);
const [url, name, password, givenKey] = process.argv.slice(2);
const events = [];
let recoveryKey = givenKey ? decodeRecoveryKey(givenKey) : null; // of the secret storage

async function until(condition, timeout = WAIT_S) {
    const deadline = Date.now() + 1000 * timeout;
    for (;;) {
        const result = condition();
        if (result) return result;
        if (Date.now() >= deadline) throw new Error("timeout; seen: " + JSON.stringify(events.slice(-5)));
        await sleep(30);
    }
}

function fits(event, command, ownId) {
    if ((command.room ?? event.room) !== event.room) return false;
    if (command.member !== undefined) {
        const isJoin = event.type === "m.room.member" && event.content.membership === "join";
        return isJoin && event.state_key === command.member;
    }
    const reply = event.content["m.relates_to"]?.["m.in_reply_to"]?.event_id;
    if (command.replaces !== undefined && event.replaces !== command.replaces) return false;
    return (
        event.type === "m.room.message" &&
        event.sender !== ownId &&
        event.sender === (command.from ?? event.sender) &&
        reply === (command.relates_to ?? reply)
    );
}

const verbs = {
    async create_room(client, command) {
        const encryption = {
            type: "m.room.encryption",
            state_key: "",
            content: { algorithm: "m.megolm.v1.aes-sha2" },
        };
        const made = await client.createRoom({
            invite: command.invite ?? [],
            is_direct: command.direct ?? false,
            initial_state: command.encrypted ? [encryption] : [],
        });
        await until(() => client.getRoom(made.room_id));
        return { room: made.room_id };
    },
    async send(client, command) {
        const content = { msgtype: "m.text", body: command.body };
        if (command.mentions) content["m.mentions"] = { user_ids: command.mentions };
        if (command.reply_to) content["m.relates_to"] = { "m.in_reply_to": { event_id: command.reply_to } };
        if (command.replaces) {
            content["m.new_content"] = { msgtype: "m.text", body: command.body };
            content["m.relates_to"] = { rel_type: "m.replace", event_id: command.replaces };
        }
        return { event: (await client.sendEvent(command.room, "m.room.message", content)).event_id };
    },
    async redact(client, command) {
        return { event: (await client.redactEvent(command.room, command.event)).event_id };
    },
    async strict(client) {
        client.getCrypto().setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
        return {};
    },
    async secret_storage(client) {
        const crypto = client.getCrypto();
        const key = await crypto.createRecoveryKeyFromPassphrase();
        recoveryKey = key.privateKey;
        await crypto.bootstrapSecretStorage({
            createSecretStorageKey: async () => key,
            setupNewSecretStorage: true,
        });
        return { key: key.encodedPrivateKey };
    },
    async identity(client, { user }) {
        const crypto = client.getCrypto();
        const machine = crypto.olmMachine; // not public, but the only way to ask the server again
        const query = machine.queryKeysForUsers([new machine.userId.constructor(user)]);
        await crypto.outgoingRequestProcessor.makeOutgoingRequest(query);
        const devices = [...((await crypto.getUserDeviceInfo([user], true)).get(user)?.keys() ?? [])];
        const all = await Promise.all(devices.map((id) => crypto.getDeviceVerificationStatus(user, id)));
        return {
            signed: devices.filter((_, at) => all[at].signedByOwner),
            unsigned: devices.filter((_, at) => !all[at].signedByOwner),
            verified: devices.filter((_, at) => all[at].crossSigningVerified),
        };
    },
    async trust(client, command) {
        const crypto = client.getCrypto();
        const machine = crypto.olmMachine;
        const identity = await machine.getIdentity(new machine.userId.constructor(command.user));
        if (!identity) throw new Error(`${command.user} has no identity`);
        await crypto.outgoingRequestProcessor.makeOutgoingRequest(await identity.verify());
        return verbs.identity(client, command);
    },
    async expect(client, command) {
        const found = await until(
            () => events.find((event) => fits(event, command, client.getUserId())),
            command.timeout,
        );
        events.splice(events.indexOf(found), 1);
        return { found };
    },
};

function take(room, event) {
    const isReadable =
        !event.isEncrypted() || (!event.isBeingDecrypted() && !event.isDecryptionFailure() && event.getClearContent());
    if (!isReadable) return false;
    events.push({
        room: room.roomId,
        type: event.getType(),
        content: event.getContent(),
        sender: event.getSender(),
        event_id: event.getId(),
        state_key: event.getStateKey(),
        encrypted: event.isEncrypted(),
        replaces: event.isRelation("m.replace") ? event.getRelation().event_id : undefined,
    });
    return true;
}

// An event whose key comes later is taken when it has been decrypted.
function watch(client) {
    const waiting = new Map();
    client.on(sdk.RoomEvent.Timeline, (event, room, isOld) => {
        if (isOld || event.status !== null) return;
        if (!take(room, event)) waiting.set(event, room);
    });
    client.on(sdk.MatrixEventEvent.Decrypted, (event) => {
        if (waiting.has(event) && take(waiting.get(event), event)) waiting.delete(event);
    });
}

// The SDK takes nothing out of secret storage before it knows the public keys.
async function signOwnDevice(client, user) {
    const crypto = client.getCrypto();
    for (let i = 0; recoveryKey && i < 100 && !(await crypto.userHasCrossSigningKeys(user, true)); i++) await sleep(100);
    await crypto.bootstrapCrossSigning({
        authUploadDeviceSigningKeys: (request) =>
            request(null).catch((error) =>
                request({
                    type: "m.login.password",
                    identifier: { type: "m.id.user", user },
                    password,
                    session: error.data.session,
                }),
            ),
    });
}

async function start() {
    const login = await sdk.createClient({ baseUrl: url }).loginRequest({
        type: "m.login.password",
        identifier: { type: "m.id.user", user: name },
        password,
    });
    const client = sdk.createClient({
        cryptoCallbacks: {
            getSecretStorageKey: async ({ keys }) => [Object.keys(keys)[0], recoveryKey],
        },
        baseUrl: url,
        userId: login.user_id,
        deviceId: login.device_id,
        accessToken: login.access_token,
    });
    await client.initRustCrypto({ useIndexedDB: false });
    watch(client);
    await client.startClient({ initialSyncLimit: 20, pollTimeout: 5000 });
    await until(() => client.isInitialSyncComplete(), 30);
    await signOwnDevice(client, login.user_id);
    say({ ok: true, user: login.user_id });
    return client;
}

const client = await start();
for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line);
    try {
        say({ ok: true, ...(await verbs[command.do](client, command)) });
    } catch (error) {
        say({ ok: false, error: String(error?.message ?? error) });
    }
}
process.exit(0);
