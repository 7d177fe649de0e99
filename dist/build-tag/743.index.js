export const id = 743;
export const ids = [743];
export const modules = {

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkRegistries: () => (/* binding */ checkRegistries)
/* harmony export */ });
/* harmony import */ var _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(631);
/* harmony import */ var _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(695);
/* harmony import */ var _chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(863);
/* harmony import */ var _third_party_5_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(930);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(760);





// src/adapters/registry/docker-config-file.ts



// src/core/oci/descriptor.ts
function readDescriptor(value) {
  const record = asRecord(value);
  const digest = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(String(record?.digest ?? ""));
  if (record === void 0 || digest === void 0 || typeof record.mediaType !== "string") return void 0;
  if (typeof record.size !== "number" || !Number.isSafeInteger(record.size) || record.size < 0) return void 0;
  const artifactType = typeof record.artifactType === "string" ? record.artifactType : void 0;
  const platform = readPlatform(record.platform);
  const annotations = readAnnotations(record.annotations);
  return { mediaType: record.mediaType, digest, size: record.size, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .present */ .Eb)({ artifactType, platform, annotations }) };
}
var asRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
function readAnnotations(value) {
  const record = asRecord(value);
  if (record === void 0) return void 0;
  return Object.fromEntries(Object.entries(record).filter((entry) => typeof entry[1] === "string"));
}
function readPlatform(value) {
  const record = asRecord(value);
  if (typeof record?.os !== "string" || typeof record.architecture !== "string") return void 0;
  const variant = typeof record.variant === "string" ? record.variant : void 0;
  return { os: record.os, architecture: record.architecture, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .present */ .Eb)({ variant }) };
}

// src/core/oci/docker-config.ts
var TOKEN_USER = "<token>";
function readDockerAuths(text) {
  const json = parseObject(text);
  if (json === void 0) return void 0;
  const auths = asRecord(json.auths) ?? ("auths" in json ? {} : json);
  return Object.entries(auths).flatMap(([key, value]) => {
    const credential = readCredential(value);
    return credential === void 0 ? [] : [{ key, ...splitKey(key), credential }];
  });
}
function dockerCredentials(auths, at) {
  return auths.filter((auth) => hostMatches(auth.host, at.registry) && pathMatches(auth.path, at.repository)).sort((a, b) => b.path.length - a.path.length || Number(a.host.includes("*")) - Number(b.host.includes("*"))).map((auth) => auth.credential);
}
function splitKey(key) {
  const plain = key.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const slash = plain.indexOf("/");
  const host = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .normalHost */ .CS)(slash < 0 ? plain : plain.slice(0, slash));
  const path = slash < 0 ? "" : plain.slice(slash + 1);
  return { host, path: /^v[12]$/.test(path) ? "" : path };
}
function hostMatches(pattern, host) {
  if (!pattern.includes("*")) return pattern === host;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[^.]*");
  return new RegExp(`^${source}$`).test(host);
}
var pathMatches = (prefix, repository) => prefix === "" || repository === prefix || repository.startsWith(`${prefix}/`);
function readCredential(value) {
  const entry = asRecord(value);
  if (entry === void 0) return void 0;
  if (typeof entry.identitytoken === "string" && entry.identitytoken !== "") return { kind: "identity-token", token: entry.identitytoken };
  const [username, password] = pairOf(entry);
  if (username === TOKEN_USER && password !== "") return { kind: "identity-token", token: password };
  return username === "" || password === "" ? void 0 : { kind: "password", username, password };
}
function pairOf(entry) {
  const text = (value) => typeof value === "string" ? value : "";
  const decoded = decode(text(entry.auth));
  const colon = decoded.indexOf(":");
  return colon < 0 ? [text(entry.username), text(entry.password)] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, "")];
}
function decode(base642) {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base642.trim()), (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}
function parseObject(text) {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return void 0;
  }
}

// src/adapters/registry/docker-config-file.ts
var MOST_BYTES = 1048576;
async function dockerConfigFile(env) {
  const folder = env.DOCKER_CONFIG || (env.HOME ? (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(env.HOME, ".docker") : void 0);
  if (folder === void 0) return { auths: [] };
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder, "config.json");
  try {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(path)).size > MOST_BYTES) return { auths: [], unreadable: path };
    const auths = readDockerAuths(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readFile)(path, "utf8"));
    return auths === void 0 ? { auths: [], unreadable: path } : { auths };
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(error.code ?? "")) return { auths: [] };
    throw error;
  }
}

// src/core/oci/challenge.ts
function parseChallenge(header) {
  const found = splitChallenges(header ?? "");
  const bearer = found.find(({ scheme, fields }) => scheme === "bearer" && fields.realm !== void 0);
  if (bearer?.fields.realm !== void 0) {
    const { realm, service, scope } = bearer.fields;
    return { kind: "bearer", realm, ...service === void 0 ? {} : { service }, ...scope === void 0 ? {} : { scope } };
  }
  return found.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : void 0;
}
function splitChallenges(header) {
  const schemes = [];
  const token = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;
  for (const [, name = "", quoted, plain] of header.matchAll(token)) {
    const value = quoted === void 0 ? plain : quoted.replace(/\\(.)/g, "$1");
    const last = schemes.at(-1);
    if (value === void 0) schemes.push({ scheme: name.toLowerCase(), fields: /* @__PURE__ */ Object.create(null) });
    else if (last !== void 0) last.fields[name.toLowerCase()] = value;
  }
  return schemes;
}
var repositoryScope = (repository, actions) => `repository:${repository}:${actions}`;

// src/core/oci/endpoint.ts
function registryEndpoint(registry) {
  const host = registry === "docker.io" ? "registry-1.docker.io" : registry;
  return `${isLoopback(hostName(host)) ? "http" : "https"}://${host}`;
}
var isLoopback = (name) => name === "localhost" || name === "::1" || name === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
var hostName = (host) => host.replace(/:\d+$/, "");

// src/core/oci/error-body.ts
function errorDetail(body) {
  try {
    const errors = asRecord(JSON.parse(body))?.errors;
    const first = Array.isArray(errors) ? asRecord(errors[0]) : void 0;
    if (first !== void 0) return (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)([first.code, first.message].filter((part) => typeof part === "string").join(": "), 200);
  } catch {
  }
  return (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(body.replace(/<[^>]*>/g, " "), 120);
}

// src/core/oci/registry.ts
var RegistryFailure = class extends Error {
  name = "RegistryFailure";
  registry;
  status;
  corrupt;
  constructor(registry, detail, options = {}) {
    super(`${registry}: ${detail}`, options);
    this.registry = registry;
    this.status = options.status;
    this.corrupt = options.corrupt ?? false;
  }
};
var RegistryDenied = class extends Error {
  name = "RegistryDenied";
  registry;
  denied;
  constructor(registry, denied2) {
    super(`${registry}: HTTP ${denied2.status} ${denied2.detail}`);
    this.registry = registry;
    this.denied = denied2;
  }
};

// src/adapters/registry/exchange.ts
var TIMEOUT_MS = 3e4;
var TransientAnswer = class extends Error {
  response;
  constructor(response) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
};
async function exchange(ports, registry, request) {
  const { repeat, ...rest } = request;
  const once = async () => {
    const timeoutMs = Math.max(1, Math.min(rest.timeoutMs ?? TIMEOUT_MS, ports.deadline.remaining()));
    const response = await ports.http({ ...rest, timeoutMs, ...ports.signal === void 0 ? {} : { signal: ports.signal } });
    ports.debug?.(`${rest.method} ${withoutQuery(rest.url)} ${response.status}`);
    if ((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(response.status)) throw new TransientAnswer(response);
    return response;
  };
  const judge = (error) => {
    if (!repeat) return { kind: "final" };
    if (error instanceof _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .HR) return isLasting(error.code) ? { kind: "final" } : { kind: "retry" };
    if (!(error instanceof TransientAnswer)) return { kind: "final" };
    const afterMs = (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(error.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const { clock, deadline, random, backoff, signal } = ports;
  try {
    return await (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L5)(once, {
      clock,
      deadline,
      random,
      judge,
      ...backoff === void 0 ? {} : { backoff },
      ...signal === void 0 ? {} : { signal }
    });
  } catch (error) {
    throw asFailure(registry, request, error);
  }
}
var isLasting = (code) => code === "DENIED" || code === "PROTOCOL" || code === "ENOTFOUND" || /CERT|SELF_SIGNED/.test(code);
function asFailure(registry, request, error) {
  const what = `${request.method} ${withoutQuery(request.url)}`;
  if (error instanceof TransientAnswer) {
    const { status } = error.response;
    return new RegistryFailure(registry, `${what}: HTTP ${status} ${errorDetail((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyText */ .G3)(error.response))}`.trim(), { status });
  }
  if (error instanceof _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .HR) return new RegistryFailure(registry, `${what}: ${error.code} ${error.message}`, { cause: error });
  return error;
}
var withoutQuery = (url) => url.split("?")[0] ?? "";

// src/adapters/registry/token.ts
async function authorize(ports, registry, challenge, credential, scopes) {
  if (challenge.kind === "basic") {
    if (credential?.kind !== "password") return { kind: "given", header: void 0 };
    return { kind: "given", header: basic(ports, credential.username, credential.password) };
  }
  const realm = realmUrl(registry, challenge.realm);
  const response = credential?.kind === "identity-token" ? await refresh(ports, registry, realm, challenge, credential.token, scopes) : await ask(ports, registry, realm, challenge, credential, scopes);
  if (response.status >= 400) return { kind: "refused", status: response.status, detail: errorDetail((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyText */ .G3)(response)) };
  const reply = asRecord((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyJson */ .zW)(response));
  const token = reply?.token ?? reply?.access_token;
  if (typeof token !== "string" || token === "") throw new RegistryFailure(registry, `the token service at ${realm.host} gave no token`);
  for (const form of (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye)(token)) ports.mask(form);
  return { kind: "given", header: `Bearer ${token}` };
}
function ask(ports, registry, realm, challenge, credential, scopes) {
  const url = new URL(realm);
  if (challenge.service !== void 0) url.searchParams.set("service", challenge.service);
  for (const scope of scopes) url.searchParams.append("scope", scope);
  const headers = credential === void 0 ? {} : { authorization: basic(ports, credential.username, credential.password) };
  return exchange(ports, registry, { method: "GET", url: url.href, headers, repeat: true });
}
function refresh(ports, registry, realm, challenge, token, scopes) {
  const form = new URLSearchParams({ grant_type: "refresh_token", client_id: "tidegate", refresh_token: token, scope: scopes.join(" ") });
  if (challenge.service !== void 0) form.set("service", challenge.service);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return exchange(ports, registry, { method: "POST", url: realm.href, headers, body: form.toString(), repeat: true });
}
function realmUrl(registry, realm) {
  const url = URL.canParse(realm) ? new URL(realm) : void 0;
  if (url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname)) return url;
  throw new RegistryFailure(registry, `its login points to ${JSON.stringify(realm.slice(0, 100))}, which is no https address`);
}
function basic(ports, username, password) {
  const pair = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .base64 */ .K3)(`${username}:${password}`);
  ports.mask(pair);
  return `Basic ${pair}`;
}

// src/adapters/registry/access.ts
var MAX_REDIRECTS = 3;
function openRepository(ports, at, credentials) {
  const endpoint = registryEndpoint(at.registry);
  const candidates = credentials.length === 0 ? [void 0] : credentials;
  const headers = /* @__PURE__ */ new Map();
  let current = 0;
  let challenge;
  const once = async (request, url, authorization) => {
    const own = new URL(url).origin === endpoint;
    return exchange(ports, at.registry, {
      method: request.method,
      url,
      headers: { ...request.headers, ...own && authorization !== void 0 ? { authorization } : {} },
      repeat: request.repeat ?? true,
      ...request.body === void 0 ? {} : { body: request.body },
      ...request.maxBytes === void 0 ? {} : { maxBytes: request.maxBytes },
      ...request.timeoutMs === void 0 ? {} : { timeoutMs: request.timeoutMs }
    });
  };
  const followed = async (request, authorization) => {
    let url = locate(endpoint, at, request.path);
    for (let hops = 0; ; hops++) {
      const response = await once(request, url, authorization);
      const location = response.headers.location;
      if (request.redirects === "none" || ![301, 302, 303, 307, 308].includes(response.status) || location === void 0) return response;
      const next = new URL(location, url).href;
      if (hops >= MAX_REDIRECTS)
        throw new RegistryFailure(at.registry, `more than ${MAX_REDIRECTS} redirects`, { status: response.status });
      if (url.startsWith("https:") && !next.startsWith("https:"))
        throw new RegistryFailure(at.registry, "it redirects from https to plain http", { status: response.status });
      url = next;
    }
  };
  const send = async (request) => {
    const scopes = [repositoryScope(at.repository, request.write ? "pull,push" : "pull")];
    if (request.from !== void 0) scopes.push(repositoryScope(request.from, "pull"));
    const key = scopes.join(" ");
    let response = await followed(request, headers.get(key));
    if (!isRefusal(response)) return response;
    headers.delete(key);
    challenge = parseChallenge(response.headers["www-authenticate"]) ?? challenge;
    if (challenge === void 0) return response;
    for (const index of [current, ...candidates.keys().filter((other) => other !== current)]) {
      const answer = await authorize(ports, at.registry, challenge, candidates[index], scopes);
      if (answer.kind === "refused") response = refusal(response, answer.detail);
      if (answer.kind === "refused" || answer.header === void 0) continue;
      response = await followed(request, answer.header);
      if (isRefusal(response)) {
        if (challenge.kind === "bearer" && candidates[index] !== void 0) response = { ...response, status: 403 };
        continue;
      }
      current = index;
      headers.set(key, answer.header);
      break;
    }
    return response;
  };
  return { send, locate: (location, base) => new URL(location, base ?? endpoint).href };
}
var isRefusal = (response) => response.status === 401 || response.status === 403;
var refusal = (response, detail) => ({
  ...response,
  status: 401,
  body: new TextEncoder().encode(JSON.stringify({ errors: [{ message: detail === "" ? "the token service refused the login" : detail }] }))
});
var locate = (endpoint, at, path) => /^https?:\/\//.test(path) ? path : `${endpoint}/v2/${at.repository}/${path}`;
function denialOf(response) {
  if (response.status !== 401 && response.status !== 403) return void 0;
  return { kind: "denied", status: response.status, detail: errorDetail((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyText */ .G3)(response)) };
}

// src/core/oci/media-types.ts
var OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
var OCI_INDEX = "application/vnd.oci.image.index.v1+json";
var DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
var DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
var ACCEPT_MANIFESTS = [OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST].join(", ");
var isIndex = (mediaType) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST;

// src/core/oci/manifest.ts
function readManifest(bytes, mediaType) {
  const json = asRecord(parse(bytes));
  if (json === void 0) return void 0;
  const annotations = readAnnotations(json.annotations);
  if (isIndex(mediaType)) {
    const manifests = readDescriptors(json.manifests);
    return manifests === void 0 ? void 0 : { kind: "index", manifests, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .present */ .Eb)({ annotations }) };
  }
  const config = readDescriptor(json.config);
  const layers = readDescriptors(json.layers);
  if (config === void 0 || layers === void 0) return void 0;
  const artifactType = typeof json.artifactType === "string" ? json.artifactType : void 0;
  return { kind: "image", config, layers, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .present */ .Eb)({ artifactType, subject: readDescriptor(json.subject), annotations }) };
}
function mediaTypeOf(bytes) {
  const json = asRecord(parse(bytes));
  if (typeof json?.mediaType === "string") return json.mediaType;
  if (Array.isArray(json?.manifests)) return OCI_INDEX;
  return json?.config === void 0 ? void 0 : OCI_MANIFEST;
}
function readDescriptors(value) {
  if (!Array.isArray(value)) return void 0;
  const read = value.map(readDescriptor);
  return read.some((descriptor) => descriptor === void 0) ? void 0 : read;
}
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return void 0;
  }
}

// src/adapters/registry/manifests.ts
var MAX_MANIFEST_BYTES = 4 * 1048576;
async function headManifest(access, at, reference) {
  const response = await access.send({ method: "HEAD", path: `manifests/${reference}`, headers: { accept: ACCEPT_MANIFESTS } });
  if (response.status === 404) return { kind: "absent" };
  const denied2 = denialOf(response);
  if (denied2 !== void 0) return denied2.detail === "" ? explainByGet(access, at, reference, denied2) : denied2;
  const digest = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(response.headers["docker-content-digest"] ?? "");
  const size = Number(response.headers["content-length"] ?? Number.NaN);
  if (response.status === 200 && digest !== void 0 && Number.isSafeInteger(size)) {
    return { kind: "present", digest, mediaType: (response.headers["content-type"] ?? "").split(";")[0] ?? "", size };
  }
  return summaryOf(await getManifest(access, at, reference));
}
async function explainByGet(access, at, reference, denied2) {
  const found = await getManifest(access, at, reference);
  return found.kind === "denied" && found.detail === "" ? denied2 : summaryOf(found);
}
var summaryOf = (found) => found.kind === "present" ? { kind: "present", digest: found.digest, mediaType: found.mediaType, size: found.bytes.length } : found;
async function getManifest(access, at, reference) {
  const response = await access.send({
    method: "GET",
    path: `manifests/${reference}`,
    headers: { accept: ACCEPT_MANIFESTS },
    maxBytes: MAX_MANIFEST_BYTES
  });
  if (response.status === 404) return { kind: "absent" };
  const denied2 = denialOf(response);
  if (denied2 !== void 0) return denied2;
  if (response.status !== 200 || response.truncated) throw unexpected(at, `GET manifest ${reference}`, response);
  const digest = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(response.body);
  const claimed = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(reference) ?? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDigest */ .m)(response.headers["docker-content-digest"] ?? "") ?? digest;
  if (claimed !== digest)
    throw new RegistryFailure(at.registry, `manifest ${reference}: its bytes are ${digest}, not ${claimed}`, { corrupt: true });
  const stated = (response.headers["content-type"] ?? "").split(";")[0] ?? "";
  return { kind: "present", digest, mediaType: mediaTypeOf(response.body) ?? stated, bytes: response.body };
}
async function putManifest(access, at, reference, bytes, mediaType) {
  const response = await access.send({
    method: "PUT",
    path: `manifests/${reference}`,
    write: true,
    headers: { "content-type": mediaType },
    body: bytes,
    repeat: false
  });
  const denied2 = denialOf(response);
  if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
  if (response.status !== 201) throw unexpected(at, `PUT manifest ${reference}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(bytes)) {
    throw new RegistryFailure(at.registry, `manifest ${reference}: it stored ${stored}, sent was ${(0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(bytes)}`, { corrupt: true });
  }
  return { subjectTaken: response.headers["oci-subject"] !== void 0 };
}
var unexpected = (at, what, response) => new RegistryFailure(at.registry, `${what} of ${at.repository}: HTTP ${response.status} ${errorDetail((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyText */ .G3)(response))}`.trim(), {
  status: response.status
});

// src/adapters/registry/upload.ts
var MEBIBYTE = 1048576;
var MONOLITHIC_BYTES = 64 * MEBIBYTE;
var CHUNK_BYTES = 16 * MEBIBYTE;
var MAX_LOSSES = 5;
var SLOWEST = 128 * 1024;
var transferMs = (bytes) => 6e4 + bytes / SLOWEST * 1e3;
async function uploadBlob(access, at, blob, from) {
  for (let losses = 0; ; losses++) {
    const started = await start(access, at, blob, losses === 0 ? from : void 0);
    if (started === "mounted") return "mounted";
    try {
      if (blob.size <= MONOLITHIC_BYTES) await sendWhole(access, at, blob, started.location);
      else await sendChunks(access, at, blob, started);
      return "sent";
    } catch (error) {
      if (!(error instanceof RegistryFailure) || losses >= MAX_LOSSES) throw error;
      const found = await access.send({ method: "HEAD", path: `blobs/${blob.digest}`, write: true });
      if (found.status === 200) return "sent";
    }
  }
}
async function checkPush(access, at) {
  const response = await access.send({ method: "POST", path: "blobs/uploads/", write: true, headers: { "content-length": "0" } });
  const denied2 = denialOf(response);
  if (denied2 !== void 0) return denied2;
  const location = locationOf(access, at, response, 202);
  await access.send({ method: "DELETE", path: location, write: true, repeat: false }).catch((error) => {
    if (!(error instanceof RegistryFailure)) throw error;
  });
  return void 0;
}
async function start(access, at, blob, from) {
  const mount = from === void 0 ? "" : `?mount=${blob.digest}&from=${encodeURIComponent(from.repository)}`;
  const request = { method: "POST", path: `blobs/uploads/${mount}`, write: true, headers: { "content-length": "0" } };
  const response = await access.send(from === void 0 ? request : { ...request, from: from.repository });
  if (denialOf(response) !== void 0 && from !== void 0) return start(access, at, blob, void 0);
  if (response.status === 201) return "mounted";
  const location = locationOf(access, at, response, 202);
  const least = Number(response.headers["oci-chunk-min-length"] ?? 0);
  return { location, chunkBytes: Math.max(CHUNK_BYTES, Number.isSafeInteger(least) ? least : 0) };
}
async function sendWhole(access, at, blob, location) {
  const body = await blob.read(0, blob.size);
  await finish(access, at, blob, location, body);
}
async function sendChunks(access, at, blob, started) {
  let { location } = started;
  let offset = 0;
  for (let losses = 0; offset < blob.size; ) {
    const body = await blob.read(offset, Math.min(started.chunkBytes, blob.size - offset));
    try {
      const response = await access.send(chunk(location, body, offset));
      location = locationOf(access, at, response, 202);
      offset += body.length;
    } catch (error) {
      if (!(error instanceof RegistryFailure) || ++losses > MAX_LOSSES) throw error;
      ({ location, offset } = await whereItStands(access, at, location));
    }
  }
  await finish(access, at, blob, location, new Uint8Array(0));
}
var chunk = (location, body, offset) => ({
  method: "PATCH",
  path: location,
  write: true,
  headers: { "content-type": "application/octet-stream", "content-range": `${offset}-${offset + body.length - 1}` },
  body,
  timeoutMs: transferMs(body.length),
  repeat: false
});
async function whereItStands(access, at, location) {
  const response = await access.send({ method: "GET", path: location, write: true });
  const last = /^(?:bytes=)?0-(\d+)$/.exec(response.headers.range ?? "")?.[1];
  if (response.status !== 204) throw unexpected(at, "GET upload", response);
  const offset = last === void 0 || last === "0" ? 0 : Number(last) + 1;
  return { location: response.headers.location === void 0 ? location : access.locate(response.headers.location), offset };
}
async function finish(access, at, blob, location, body) {
  const url = new URL(location);
  url.searchParams.set("digest", blob.digest);
  const response = await access.send({
    method: "PUT",
    path: url.href,
    write: true,
    headers: { "content-type": "application/octet-stream" },
    body,
    timeoutMs: transferMs(body.length),
    repeat: false
  });
  const denied2 = denialOf(response);
  if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
  if (response.status !== 201) throw unexpected(at, `PUT blob ${blob.digest}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== blob.digest) {
    throw new RegistryFailure(at.registry, `blob ${blob.digest}: it stored ${stored}`, { corrupt: true });
  }
}
function locationOf(access, at, response, expected) {
  const denied2 = denialOf(response);
  if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
  const { location } = response.headers;
  if (response.status !== expected || location === void 0) throw unexpected(at, "blob upload", response);
  return access.locate(location);
}

// src/adapters/registry/blobs.ts
async function hasBlob(access, at, digest, write = false) {
  const response = await access.send({ method: "HEAD", path: `blobs/${digest}`, write });
  const denied2 = denialOf(response);
  if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
  if (response.status === 200) return true;
  if (response.status === 404) return false;
  throw unexpected(at, `HEAD blob ${digest}`, response);
}
async function getBlob(access, at, digest, maxBytes) {
  const response = await access.send({ method: "GET", path: `blobs/${digest}`, maxBytes, timeoutMs: 12e4 });
  if (response.status === 404) return void 0;
  const denied2 = denialOf(response);
  if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
  if (response.status !== 200) throw unexpected(at, `GET blob ${digest}`, response);
  if (response.truncated) throw new RegistryFailure(at.registry, `blob ${digest} is larger than ${maxBytes} bytes`);
  const found = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256Of */ .Bj)(response.body);
  if (found !== digest) throw new RegistryFailure(at.registry, `blob ${digest}: its bytes are ${found}`, { corrupt: true });
  return response.body;
}
async function ensureBlob(access, at, blob, from) {
  const there = await hasBlob(access, at, blob.digest, true).catch((error) => {
    if (error instanceof RegistryDenied) return false;
    throw error;
  });
  return there ? "there" : uploadBlob(access, at, blob, from);
}

// src/core/oci/referrers-index.ts
var referrersTag = (subject) => subject.replace(":", "-");
function addReferrer(existing, entry) {
  const index = existing === void 0 ? {} : asRecord(safeParse(existing)) ?? {};
  const manifests = Array.isArray(index.manifests) ? index.manifests : [];
  if (manifests.some((manifest) => asRecord(manifest)?.digest === entry.digest)) return void 0;
  return new TextEncoder().encode(
    JSON.stringify({ ...index, schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...manifests, plainEntry(entry)] })
  );
}
var plainEntry = (entry) => ({
  mediaType: entry.mediaType,
  digest: entry.digest,
  size: entry.size,
  ...entry.artifactType === void 0 ? {} : { artifactType: entry.artifactType },
  ...entry.annotations === void 0 ? {} : { annotations: entry.annotations }
});
function safeParse(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return void 0;
  }
}

// src/adapters/registry/referrers.ts
var MAX_PAGES = 50;
var MAX_MERGES = 5;
async function listReferrers(access, at, subject) {
  const listed = await askApi(access, at, subject);
  if (listed !== void 0) return listed;
  const index = await getManifest(access, at, referrersTag(subject));
  if (index.kind === "denied") throw new RegistryDenied(at.registry, index);
  const content = index.kind === "present" ? readManifest(index.bytes, index.mediaType) : void 0;
  return content?.kind === "index" ? content.manifests : [];
}
async function askApi(access, at, subject) {
  const found = [];
  let path = `referrers/${subject}`;
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await access.send({ method: "GET", path, headers: { accept: OCI_INDEX }, redirects: "none", maxBytes: 4 * 1048576 });
    const denied2 = denialOf(response);
    if (denied2 !== void 0) throw new RegistryDenied(at.registry, denied2);
    const manifests = asRecord((0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .bodyJson */ .zW)(response))?.manifests;
    if (response.status !== 200 || !Array.isArray(manifests)) return page === 0 ? void 0 : found;
    found.push(...manifests.map(readDescriptor).filter((descriptor) => descriptor !== void 0));
    const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? "")?.[1];
    const url = next === void 0 ? void 0 : access.locate(next);
    if (url === void 0 || new URL(url).origin !== new URL(access.locate("/")).origin) return found;
    path = url;
  }
  return found;
}
async function pushReferrer(access, at, subject, bytes, descriptor) {
  const { subjectTaken } = await putManifest(access, at, descriptor.digest, bytes, descriptor.mediaType);
  if (subjectTaken) return;
  const listed = await askApi(access, at, subject);
  if (listed?.some(({ digest }) => digest === descriptor.digest)) return;
  const tag = referrersTag(subject);
  for (let merges = 0; merges < MAX_MERGES; merges++) {
    const index = await getManifest(access, at, tag);
    if (index.kind === "denied") throw new RegistryDenied(at.registry, index);
    const merged = addReferrer(index.kind === "present" ? index.bytes : void 0, descriptor);
    if (merged === void 0) return;
    await putManifest(access, at, tag, merged, OCI_INDEX);
  }
  throw new RegistryFailure(at.registry, `${tag} was overwritten by others ${MAX_MERGES} times`);
}

// src/adapters/registry/registry-client.ts
function registryClient(ports, credentialsFor) {
  const opened = /* @__PURE__ */ new Map();
  const open = (at) => {
    const key = `${at.registry}/${at.repository}`;
    const access = opened.get(key) ?? openRepository(ports, at, credentialsFor(at));
    opened.set(key, access);
    return access;
  };
  return {
    head: (at, reference) => headManifest(open(at), at, reference),
    manifest: (at, reference) => getManifest(open(at), at, reference),
    has: (at, digest) => hasBlob(open(at), at, digest),
    blob: (at, digest, maxBytes) => getBlob(open(at), at, digest, maxBytes),
    upload: (at, blob, from) => ensureBlob(open(at), at, blob, from),
    mayPush: (at) => checkPush(open(at), at),
    putManifest: (at, reference, bytes, mediaType) => putManifest(open(at), at, reference, bytes, mediaType),
    referrers: (at, subject) => listReferrers(open(at), at, subject),
    putReferrer: (at, subject, bytes, descriptor) => pushReferrer(open(at), at, subject, bytes, descriptor)
  };
}

// src/core/publish/registry-logins.ts
function registryLogins(inputs, passwordFor, docker, at) {
  const { username, password, token, actor } = inputs;
  const logins = [];
  if (username !== void 0 && password !== void 0 && at.registry === passwordFor)
    logins.push({ kind: "password", username, password });
  logins.push(...dockerCredentials(docker, at));
  if (token !== void 0 && isGithubRegistry(at.registry, inputs.serverHost))
    logins.push({ kind: "password", username: actor || "x-access-token", password: token });
  return logins;
}
var isGithubRegistry = (registry, serverHost) => serverHost === "github.com" ? registry === "ghcr.io" : registry === `containers.${serverHost}`;

// src/core/oci/revision.ts
var REVISION = "org.opencontainers.image.revision";
var annotatedRevision = ({ annotations }) => annotations?.[REVISION];
function labelledRevision(config) {
  try {
    const labels = asRecord(asRecord(asRecord(JSON.parse(new TextDecoder().decode(config)))?.config)?.Labels);
    const value = labels?.[REVISION];
    return typeof value === "string" ? value : void 0;
  } catch {
    return void 0;
  }
}
var firstImage = (manifests) => manifests.find(({ annotations }) => annotations?.["vnd.docker.reference.type"] === void 0);

// src/stages/build-tag/check-registry.ts
var LARGEST_CONFIG = 4194304;
async function lookUp(registry, at, tag) {
  try {
    const found = await registry.manifest(at, tag);
    if (found.kind !== "present") return found.kind === "absent" ? found : { kind: "denied", status: found.status };
    return { kind: "present", digest: found.digest, revision: await revisionOf(registry, at, found.bytes, found.mediaType) };
  } catch (error) {
    if (!(error instanceof RegistryFailure)) throw error;
    return { kind: "failed", reason: error.message };
  }
}
async function revisionOf(registry, at, bytes, mediaType) {
  const content = readManifest(bytes, mediaType);
  if (content === void 0) return void 0;
  const annotated = annotatedRevision(content);
  if (annotated !== void 0) return annotated;
  if (content.kind === "index") {
    const first = firstImage(content.manifests);
    const inner = first === void 0 ? void 0 : await registry.manifest(at, first.digest);
    return inner?.kind === "present" && inner.mediaType !== mediaType ? revisionOf(registry, at, inner.bytes, inner.mediaType) : void 0;
  }
  const config = await registry.blob(at, content.config.digest, LARGEST_CONFIG);
  return config === void 0 ? void 0 : labelledRevision(config);
}

// src/stages/build-tag/judge-registry.ts
function judgeRegistry(checked, revision, onError) {
  const problems = [];
  const remarks = [];
  const digests = /* @__PURE__ */ new Set();
  for (const { reference, found } of checked) {
    digests.add(found.kind === "present" && found.revision === revision ? found.digest : void 0);
    if (found.kind === "denied") remarks.push({ severity: "notice", problem: denied(reference, found.status) });
    if (found.kind === "present" && found.revision !== revision) problems.push(another(reference, found.revision, revision));
    if (found.kind !== "failed") continue;
    if (onError === "fail") problems.push(lost(reference, found.reason));
    else remarks.push({ severity: "warning", problem: lost(reference, found.reason) });
  }
  const exists = checked.length > 0 && !digests.has(void 0);
  const [digest] = digests;
  return { exists, digest: digests.size === 1 ? digest : void 0, problems, remarks };
}
var another = (reference, there, revision) => ({
  code: "BT040",
  fault: "user",
  what: `${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(reference, 200)} is there already, ${there === void 0 ? "and does not say which commit it was built from" : `built from ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(there, 60)}`}; this build is ${revision}`,
  where: "the registry",
  expected: "no such tag, or one whose org.opencontainers.image.revision is this commit",
  remedy: "Use type=primary, whose text holds the commit; or sha-length: 12 where two commits begin alike"
});
var denied = (reference, status) => ({
  code: "BT041",
  fault: "user",
  what: `the registry answers ${status} for ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(reference, 200)}; it is taken for absent`,
  where: "the registry",
  remedy: "Log in before this step with docker/login-action, unless the repository does not exist yet"
});
var lost = (reference, reason) => ({
  code: "BT042",
  fault: "remote",
  what: `${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(reference, 200)} could not be looked up: ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_5__/* .oneLine */ .TN)(reason, 300)}`,
  where: "the registry",
  expected: "an answer",
  remedy: "Run the job again, or set registry-errors: build"
});

// src/actions/build-tag/check-registries.ts
var LIMIT = 6e4;
async function checkRegistries(run, decision) {
  const references = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .pushedReferences */ .C1)(decision).filter(({ mutable }) => !mutable);
  const registry = await openRegistry(run);
  const checked = await Promise.all(
    references.map(async ({ ref, tag, text }) => ({ reference: text, found: await lookUp(registry, ref, tag) }))
  );
  const verdict = judgeRegistry(checked, decision.identity.sha, run.inputs.registryErrors);
  for (const { severity, problem } of verdict.remarks) run.log.problem(severity, problem);
  run.setOutputs({ exists: verdict.exists, digest: verdict.digest, reuse: verdict.exists && verdict.digest !== void 0 });
  return verdict.problems;
}
async function openRegistry({ env, inputs, context, clock, random, signal, log }) {
  const docker = await dockerConfigFile(env);
  for (const { credential } of docker.auths)
    for (const form of (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_0__/* .maskForms */ .ye)(credential.kind === "password" ? credential.password : credential.token)) log.mask(form);
  const login = {
    username: void 0,
    password: void 0,
    token: inputs.githubToken,
    actor: context.actor,
    serverHost: hostOf(context.serverUrl)
  };
  const ports = {
    http: _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .nodeHttp */ .LR,
    clock,
    random,
    signal,
    deadline: (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_1__/* .deadlineIn */ ._5)(clock, LIMIT),
    mask: (text) => log.mask(text),
    debug: (line) => log.debug(line)
  };
  return registryClient(ports, (at) => registryLogins(login, void 0, docker.auths, at));
}
var hostOf = (url) => URL.canParse(url) ? new URL(url).hostname : "github.com";



/***/ }),

/***/ 695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_2___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_1___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   G3: () => (/* binding */ bodyText),
/* harmony export */   HR: () => (/* binding */ HttpFailure),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   LR: () => (/* binding */ nodeHttp),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   _5: () => (/* binding */ deadlineIn),
/* harmony export */   zW: () => (/* binding */ bodyJson)
/* harmony export */ });
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(692);
// src/adapters/http/node-http.ts





// src/core/http/denied-address.ts
function deniedAddress(host) {
  const plain = host.toLowerCase().replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (METADATA_NAMES.includes(plain)) return true;
  const mapped = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? hexMapped(plain);
  const address = mapped?.[1] ?? plain;
  if (/^169\.254\./.test(address) || METADATA_ADDRESSES.includes(address)) return true;
  return /^fe[89ab][0-9a-f]:/.test(address);
}
var METADATA_NAMES = ["metadata.google.internal", "metadata", "metadata.azure.internal", "instance-data", "instance-data.ec2.internal"];
var METADATA_ADDRESSES = ["100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"];
function hexMapped(address) {
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (match === null) return void 0;
  const high = Number.parseInt(match[1] ?? "0", 16);
  const low = Number.parseInt(match[2] ?? "0", 16);
  return [address, [high >> 8, high & 255, low >> 8, low & 255].join(".")];
}

// src/core/http/http.ts
var HttpFailure = class extends Error {
  name = "HttpFailure";
  code;
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
};
var bodyText = (response) => new TextDecoder().decode(response.body);
function bodyJson(response) {
  try {
    return JSON.parse(bodyText(response));
  } catch {
    return void 0;
  }
}

// src/adapters/http/node-http.ts
var MEBIBYTE = 1048576;
var nodeHttp = (request) => {
  const url = new URL(request.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new HttpFailure("PROTOCOL", `${url.protocol} is not spoken here`);
  if (deniedAddress(url.hostname)) throw refused(url.hostname);
  return exchange(request, url);
};
function exchange(request, url) {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(request.timeoutMs)));
  const signal = request.signal === void 0 ? timeout : AbortSignal.any([timeout, request.signal]);
  return new Promise((resolve, reject) => {
    const give = (error) => reject(request.signal?.aborted ? request.signal.reason : failure(error, timeout.aborted, request));
    const options = {
      method: request.method,
      headers: headersOf(request),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...request.ca === void 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_3__.rootCertificates, request.ca] }
    };
    const outgoing = (url.protocol === "https:" ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_2___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_2___namespace_cache = __webpack_require__.t(node_https__WEBPACK_IMPORTED_MODULE_2__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_1__, 2)))).request(url, options);
    outgoing.on(
      "socket",
      (socket) => socket.once("connect", () => {
        if (socket.remoteAddress !== void 0 && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      })
    );
    outgoing.on("error", give);
    outgoing.on("response", (incoming) => {
      collect(incoming, request.maxBytes ?? MEBIBYTE).then(resolve, give);
    });
    outgoing.end(request.body);
  });
}
async function collect(incoming, maxBytes) {
  const chunks = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of incoming) {
    const room = maxBytes - size;
    chunks.push(chunk.subarray(0, room));
    size += Math.min(chunk.length, room);
    if (chunk.length > room) {
      truncated = true;
      break;
    }
  }
  return { status: incoming.statusCode ?? 0, headers: flatHeaders(incoming.headers), body: Buffer.concat(chunks), truncated };
}
var flatHeaders = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value ?? ""]));
function headersOf(request) {
  const length = request.body === void 0 ? void 0 : Buffer.byteLength(request.body);
  return {
    "user-agent": "tidegate",
    accept: "*/*",
    ...length === void 0 ? {} : { "content-length": length },
    ...request.headers,
    connection: "close"
  };
}
var guardedLookup = (hostname, options, callback) => {
  node_dns__WEBPACK_IMPORTED_MODULE_0__.lookup(hostname, options, (error, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    const denied = error === null && found.find((one) => one !== void 0 && deniedAddress(one));
    if (denied) callback(refused(denied), address, family);
    else callback(error, address, family);
  });
};
var refused = (address) => new HttpFailure("DENIED", `${address} is a metadata or link-local address`);
function failure(error, timedOut, request) {
  if (error instanceof HttpFailure) return error;
  if (timedOut) return new HttpFailure("TIMEOUT", `no answer within ${Math.ceil(request.timeoutMs)} ms`, { cause: error });
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = inner?.code ?? "NETWORK";
  return new HttpFailure(code, inner instanceof Error ? inner.message : String(inner), { cause: error });
}

// src/core/clock/deadline.ts
function deadlineIn(clock, ms) {
  return deadlineAt(clock, clock.monotonic() + ms);
}
function deadlineAt(clock, end) {
  return {
    remaining: () => Math.max(0, end - clock.monotonic()),
    passed: () => clock.monotonic() >= end,
    within: (ms) => deadlineAt(clock, Math.min(end, clock.monotonic() + ms))
  };
}

// src/core/retry/retry.ts
var DEFAULT_BACKOFF = { attempts: 6, baseMs: 500, factor: 2, maxMs: 2e4 };
function backoffDelay(backoff, next, random) {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (next - 2));
  return ceiling * random;
}
async function retry(attempt, options) {
  const backoff = options.backoff ?? DEFAULT_BACKOFF;
  for (let n = 1; ; n++) {
    try {
      return await attempt(n);
    } catch (error) {
      const judgement = options.judge(error);
      if (judgement.kind === "final" || n >= backoff.attempts || options.signal?.aborted) throw error;
      const wait = Math.max(judgement.afterMs ?? 0, backoffDelay(backoff, n + 1, options.random()));
      if (wait >= options.deadline.remaining()) throw error;
      options.onRetry?.(n, error, wait);
      await options.clock.sleep(wait, options.signal);
    }
  }
}

// src/core/retry/retry-after.ts
function retryAfterMs(header, now) {
  if (header === void 0) return void 0;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1e3;
  const at = Date.parse(text);
  return Number.isNaN(at) ? void 0 : Math.max(0, at - now.getTime());
}
var isTransientStatus = (status) => [408, 425, 429, 500, 502, 503, 504].includes(status);




/***/ })

};
