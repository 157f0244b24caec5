// SPDX-License-Identifier: MIT
//
// A user of the network with the OlmMachine of matrix-rust-sdk, as in Element. Where it may be
// restarted, what it keeps is in an IndexedDB, as in a browser, which takes its time; else in memory.
import path from "node:path";
import { pathToFileURL } from "node:url";

const entry = path.resolve(process.env.MATRIX_SDK_CRYPTO, "node.mjs");
const sdk = await import(pathToFileURL(entry).href);
await sdk.initAsync();

export async function keepInDatabase() {
    const modules = path.resolve(process.env.MATRIX_SDK_CRYPTO, "..", "..");
    await import(pathToFileURL(path.join(modules, "fake-indexeddb", "auto", "index.mjs")).href);
}

export class Theirs {
    constructor(network, user, device) {
        this.network = network;
        this.user = user;
        this.device = device;
        this.box = network.server.join(user, device);
        this.room = new sdk.RoomId(network.room);
        this.read = new Map();
        this.unread = new Map();
        this.restarts = 0;
    }

    async open() {
        this.machine = await sdk.OlmMachine.initialize(
            new sdk.UserId(this.user), new sdk.DeviceId(this.device),
            this.network.hasRestarts ? `store of ${this.user}` : undefined,
        );
    }

    async start() {
        await this.open();
        await this.serveAll();
        const requests = await this.machine.bootstrapCrossSigning(true);
        this.network.server.setIdentity(this.box, JSON.parse(requests.uploadSigningKeysRequest.body));
        this.network.server.addSignatures(this.box, JSON.parse(requests.uploadSignaturesRequest.body));
        await this.serveAll();
    }

    async enter(members, encryption) {
        this.settings = new sdk.EncryptionSettings();
        this.settings.rotationPeriodMessages = BigInt(encryption.rotation_period_msgs);
        this.settings.sharingStrategy = sdk.CollectStrategy.identityBasedStrategy(); // strict
        this.members = [...members];
        await this.machine.updateTrackedUsers(members.map((user) => new sdk.UserId(user)));
    }

    async member(user, membership) {
        this.members = this.members.filter((each) => each !== user);
        if (membership === "join") this.members.push(user);
        else await this.machine.invalidateGroupSession(this.room);
        await this.machine.updateTrackedUsers(this.members.map((each) => new sdk.UserId(each)));
    }

    async sync({ to_device, changed, timeline }) {
        const lists = new sdk.DeviceLists(changed.map((user) => new sdk.UserId(user)), []);
        const counts = new Map([["signed_curve25519", this.box.oneTime.size]]);
        await this.machine.receiveSyncChanges(JSON.stringify(to_device), lists, counts, new Set(["signed_curve25519"]));
        for (const event of timeline)
            if (event.sender !== this.user && !this.read.has(event.event_id)) this.unread.set(event.event_id, event);
        await this.tryAgain();
    }

    // Only devices that their owner has signed are read.
    async tryAgain() {
        const settings = () => new sdk.DecryptionSettings(sdk.TrustRequirement.CrossSigned);
        for (const [id, event] of this.unread) {
            const text = JSON.stringify({ ...event, room_id: this.network.room });
            const plain = await this.machine.decryptRoomEvent(text, this.room, settings()).catch((error) => {
                event.error = String(error.description ?? error);
                return null;
            });
            if (!plain) continue;
            this.read.set(id, JSON.parse(plain.event).content.body);
            this.unread.delete(id);
        }
    }

    route(request) {
        const { server } = this.network;
        const body = JSON.parse(request.body);
        switch (request.type) {
            case sdk.RequestType.KeysUpload: return server.upload(this.box, body);
            case sdk.RequestType.KeysQuery: return server.query(body);
            case sdk.RequestType.KeysClaim: return server.claim(body);
            case sdk.RequestType.ToDevice: return server.toDevice(this.box, request.event_type, request.txn_id, body);
            case sdk.RequestType.SignatureUpload: return server.addSignatures(this.box, body);
        }
        throw new Error(`${this.user} asks for something of type ${request.type}`);
    }

    // False when it failed: then it stays among the outgoing ones.
    async serve(request) {
        const { status, body } = this.network.carry(() => this.route(request));
        if (status === 200) await this.machine.markRequestAsSent(request.id, request.type, JSON.stringify(body));
        return status === 200;
    }

    async serveOne() {
        const [request] = await this.machine.outgoingRequests();
        return request ? this.serve(request) : false;
    }

    async serveAll() {
        let count = 0;
        for (let requests = await this.machine.outgoingRequests(); requests.length; requests = await this.machine.outgoingRequests()) {
            for (const request of requests) await this.serve(request);
            if (++count > 100) throw new Error(`${this.user} asks without end`);
        }
        return count;
    }

    async insist(request) {
        for (let i = 0; i < 20; i++) if (await this.serve(request)) return;
        throw new Error(`${this.user} could not be served`);
    }

    async say(body) {
        const users = () => this.members.map((user) => new sdk.UserId(user));
        const claim = await this.machine.getMissingSessions(users());
        if (claim) await this.insist(claim);
        for (const request of await this.machine.shareRoomKey(this.room, users(), this.settings)) await this.insist(request);
        const content = JSON.stringify({ msgtype: "m.text", body });
        return JSON.parse(await this.machine.encryptRoomEvent(this.room, "m.room.message", content));
    }

    // The page is loaded again.
    async kill() {
        if (!this.network.hasRestarts) return;
        this.machine.close();
        await this.open();
        this.restarts++;
    }

    async end() {
        this.machine.close();
    }
}
