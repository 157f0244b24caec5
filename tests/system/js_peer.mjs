// SPDX-License-Identifier: MIT
//
// A Matrix user on matrix-js-sdk that peer.py drives: one JSON object a line in, one out.
//
//     js_peer.mjs URL NAME PASSWORD      ends with its input; MATRIX_JS_SDK: the package's folder
//
// The verbs are those of nio_peer.py.
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
const [url, name, password] = process.argv.slice(2);
const events = [];

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
    return (
        event.type === "m.room.message" &&
        event.sender !== ownId &&
        event.sender === (command.from ?? event.sender) &&
        reply === (command.relates_to ?? reply)
    );
}

const verbs = {
    async create_room(client, command) {
        const made = await client.createRoom({
            invite: command.invite ?? [],
            is_direct: command.direct ?? false,
        });
        await until(() => client.getRoom(made.room_id));
        return { room: made.room_id };
    },
    async send(client, command) {
        const content = { msgtype: "m.text", body: command.body };
        if (command.mentions) content["m.mentions"] = { user_ids: command.mentions };
        if (command.reply_to) content["m.relates_to"] = { "m.in_reply_to": { event_id: command.reply_to } };
        return { event: (await client.sendEvent(command.room, "m.room.message", content)).event_id };
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

async function start() {
    const login = await sdk.createClient({ baseUrl: url }).loginRequest({
        type: "m.login.password",
        identifier: { type: "m.id.user", user: name },
        password,
    });
    const client = sdk.createClient({
        baseUrl: url,
        userId: login.user_id,
        deviceId: login.device_id,
        accessToken: login.access_token,
    });
    client.on(sdk.RoomEvent.Timeline, (event, room, isOld) => {
        if (!isOld && event.status === null) events.push({ room: room.roomId, ...event.event });
    });
    await client.startClient({ initialSyncLimit: 20, pollTimeout: 5000 });
    await until(() => client.isInitialSyncComplete(), 30);
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
