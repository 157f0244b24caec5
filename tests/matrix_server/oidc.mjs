// SPDX-License-Identifier: MIT
//
// Somebody else's OAuth 2.0 server, the certified one of npm (oidc-provider), set up as one of
// Matrix is: clients register themselves, a person confirms a device in the browser, refresh
// tokens are used once, and scopes name the device. foreign_oauth.py starts it.
//
//     OIDC_PROVIDER=.../node_modules/oidc-provider node oidc.mjs PORT LIFETIME_S SECRET
//
// SECRET is that of the client "homeserver", who may ask whose a token is (RFC 7662). Anybody
// logs in under any name, which is what its development pages are for.
import { pathToFileURL } from "node:url";
import path from "node:path";

const [port, lifetime, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

for (const level of ["log", "info", "warn"]) console[level] = () => {};
const entry = path.resolve(process.env.OIDC_PROVIDER, "lib/index.js");
const { default: Provider } = await import(pathToFileURL(entry).href);

const isOfMatrix = (scope) => /^urn:matrix:client:(api:\*|device:[A-Za-z0-9._~-]{10,})$/.test(scope);
// Devices have many names: what is allowed is what was asked for, if it is of Matrix.
const allowed = (asked) => (asked ?? "").split(" ").filter(isOfMatrix).join(" ");

const provider = new Provider(issuer, {
    clients: [{ client_id: "homeserver", client_secret: secret, redirect_uris: [], response_types: [], grant_types: [] }],
    features: {
        deviceFlow: { enabled: true },
        introspection: { enabled: true },
        registration: { enabled: true },
        revocation: { enabled: true },
        resourceIndicators: {
            enabled: true,
            defaultResource: () => "urn:matrix:homeserver",
            useGrantedResource: () => true,
            getResourceServerInfo: (ctx) => ({
                scope: allowed(ctx.oidc.params?.scope) || allowed(ctx.oidc.entities.DeviceCode?.scope)
                    || allowed(ctx.oidc.entities.RefreshToken?.scope),
                accessTokenFormat: "opaque",
                accessTokenTTL: Number(lifetime),
            }),
        },
    },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    cookies: { keys: [secret] },
});

provider.on("server_error", (_, error) => process.stderr.write(`${error.stack}\n`));
provider.listen(Number(port), "127.0.0.1", () => process.stdout.write("ready\n"));
