// SPDX-License-Identifier: MIT
//
// A user of the network with our machine (peer.c) in a process of its own.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const PREFIX = "/_matrix/client/v3";

export class Ours {
    constructor(network, user, device, seed) {
        this.network = network;
        this.user = user;
        this.box = network.server.join(user, device);
        this.read = new Map(); // event id -> text, of what was kept
        this.unkept = [];
        this.told = [];
        this.kills = this.late = 0;
        this.process = spawn(process.env.OLM_PEER, [user, device, String(seed)], { stdio: ["pipe", "pipe", "inherit"] });
        this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    }

    async ask(verb, fields = {}) {
        this.process.stdin.write(JSON.stringify({ do: verb, now: this.network.now, ...fields }) + "\n");
        const { value, done } = await this.lines.next();
        if (done) throw new Error(`the peer of ${this.user} ended at ${verb}`);
        const answer = JSON.parse(value);
        for (const event of answer.events) {
            if (event.kind === "stop") throw new Error(event.text);
            if (event.kind === "late") this.unkept.push([event.event.event_id, event.plain.content.body, true]);
            else this.told.push(event.text);
        }
        return answer;
    }

    // What was read counts once it is kept, and then once for all.
    keepRead() {
        for (const [id, text, isLate] of this.unkept) {
            if (this.read.has(id)) throw new Error(`${this.user} reads ${id} twice`);
            this.read.set(id, text);
            this.late += isLate;
        }
        this.unkept = [];
    }

    async enter(members, encryption) {
        const room = this.network.room;
        await this.ask("state", { room, type: "m.room.encryption", key: "", content: encryption });
        for (const key of members) await this.ask("state", { room, type: "m.room.member", key, content: { membership: "join" } });
        await this.ask("keep");
    }

    async member(key, membership) {
        await this.ask("state", { room: this.network.room, type: "m.room.member", key, content: { membership } });
        await this.ask("keep");
    }

    // With isKilled the process dies before it has kept what it did; the server gives the same again.
    async sync({ to_device, changed, timeline }, isKilled) {
        await this.ask("sync", { to_device, changed, count: this.box.oneTime.size });
        for (const event of timeline) {
            if (event.sender === this.user || this.read.has(event.event_id)) continue;
            const { result, plain } = await this.ask("open", { room: this.network.room, event });
            if (result === "opened") this.unkept.push([event.event_id, plain.content.body, false]);
            else if (result !== "waits") this.told.push(`${event.event_id} is ${result}`);
        }
        if (isKilled) {
            await this.kill();
        } else {
            await this.ask("keep");
            this.keepRead();
        }
    }

    async kill() {
        this.unkept = [];
        this.kills++;
        await this.ask("kill");
    }

    async serveOne() {
        const { request } = await this.ask("next");
        this.keepRead();
        if (!request) return false;
        const answer = this.network.carry(() => this.route(request));
        await this.ask("answer", { id: request.id, ...answer });
        return true;
    }

    route({ path, body }) {
        const { server, room } = this.network;
        const [place, ...rest] = path.slice(PREFIX.length + 1).split("?")[0].split("/");
        const name = `${place}/${rest[0]}`;
        if (name === "keys/upload") return server.upload(this.box, body);
        if (name === "keys/query") return server.query(body);
        if (name === "keys/claim") return server.claim(body);
        if (name === "keys/device_signing") return server.setIdentity(this.box, body);
        if (name === "keys/signatures") return server.addSignatures(this.box, body);
        if (place === "sendToDevice") return server.toDevice(this.box, rest[0], rest[1], body);
        if (path.includes("/members"))
            return { chunk: this.network.members.map((user) => ({ type: "m.room.member", state_key: user, content: { membership: "join" } })) };
        throw new Error(`${this.user} asks for ${path} in ${room}`);
    }

    async serveAll() {
        let count = 0;
        while (await this.serveOne()) if (++count > 500) throw new Error(`${this.user} asks without end`);
        return count;
    }

    async isReady() {
        return (await this.ask("prepare", { room: this.network.room })).result === "ready";
    }

    // Null when not everybody could read it yet.
    async say(body) {
        if (!(await this.isReady())) return null;
        const fields = { room: this.network.room, type: "m.room.message", content: { msgtype: "m.text", body } };
        const { content } = await this.ask("seal", fields);
        await this.ask("keep");
        return content;
    }

    async end() {
        this.process.stdin.end();
        return new Promise((resolve) => this.process.on("exit", resolve));
    }
}
