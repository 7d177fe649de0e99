export const id = 667;
export const ids = [667];
export const modules = {

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




/***/ }),

/***/ 667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeGitTags: () => (/* binding */ makeGitTags)
/* harmony export */ });
/* harmony import */ var _chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(555);
/* harmony import */ var _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(695);
/* harmony import */ var _chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(863);
/* harmony import */ var _third_party_5_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(930);





// src/core/github/github-failure.ts
var GithubFailure = class extends Error {
  name = "GithubFailure";
  kind;
  call;
  status;
  permissions;
  until;
  requestId;
  constructor(facts, options) {
    super(facts.message, options);
    this.kind = facts.kind;
    this.call = facts.call;
    if (facts.status !== void 0) this.status = facts.status;
    if (facts.permissions !== void 0) this.permissions = facts.permissions;
    if (facts.until !== void 0) this.until = facts.until;
    if (facts.requestId !== void 0) this.requestId = facts.requestId;
  }
};

// src/adapters/github/git-tags.ts
var DEEPEST = 5;
function githubTags(client, repository) {
  const base = `/repos/${repository}/git`;
  return {
    commitOf: async (name) => {
      try {
        let object = await client("GET", `${base}/ref/tags/${inPath(name)}`);
        for (let depth = 0; depth < DEEPEST && (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(object, "object", "type") === "tag"; depth++)
          object = await client("GET", `${base}/tags/${inPath((0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(object, "object", "sha") ?? "")}`);
        return (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(object, "object", "sha");
      } catch (error) {
        if (error instanceof GithubFailure && error.kind === "not-found") return void 0;
        throw error;
      }
    },
    create: async (name, commit, message) => {
      try {
        const object = message === void 0 ? commit : (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_2__/* .textAt */ .$6)(await client("POST", `${base}/tags`, { tag: name, object: commit, message, type: "commit" }), "sha");
        await client("POST", `${base}/refs`, { ref: `refs/tags/${name}`, sha: object ?? commit });
        return "created";
      } catch (error) {
        if (error instanceof GithubFailure && (isTaken(error) || error.kind === "unreachable")) return "exists";
        throw error;
      }
    }
  };
}
var inPath = (name) => name.split("/").map(encodeURIComponent).join("/");
var isTaken = ({ status, message }) => status === 422 && /already exists/i.test(message);

// src/core/github/accepted-permissions.ts
function acceptedPermissions(header) {
  if (header === void 0) return [];
  const alternatives = header.split(";").map(
    (set) => set.split(",").map((pair) => /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(pair)).flatMap((match) => match === null ? [] : [`${match[1]?.replaceAll("_", "-")}: ${match[2]}`]).join(", ")
  );
  return alternatives.filter((set) => set !== "");
}

// src/adapters/github/read-failure.ts
function readFailure(error, call, now) {
  const { status, message, response } = error ?? {};
  if (response === void 0 || status === void 0)
    return new GithubFailure({ kind: "unreachable", call, message: message ?? String(error) }, { cause: error });
  const { headers } = response;
  const limited = limitedUntil(status, headers, said(response.data), now);
  const permissions = acceptedPermissions(headers["x-accepted-github-permissions"]);
  const kind = limited === void 0 ? kindOf(status) : "rate-limited";
  const pause = (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers["retry-after"], now);
  const until = limited === void 0 ? later(now, pause) : limited.until;
  return new GithubFailure(
    {
      kind,
      call,
      message: said(response.data) || (message ?? ""),
      status,
      ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .Eb)({ until, requestId: headers["x-github-request-id"] }),
      ...kind === "permission" && permissions.length > 0 ? { permissions } : {}
    },
    { cause: error }
  );
}
function kindOf(status) {
  if (status === 401) return "unauthorized";
  if (status === 403) return "permission";
  if (status === 404) return "not-found";
  return status >= 500 || (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransientStatus */ .Dm)(status) ? "unreachable" : "refused";
}
function limitedUntil(status, headers, text, now) {
  if (status !== 403 && status !== 429) return void 0;
  const after = (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers["retry-after"], now);
  if (after !== void 0) return { until: new Date(now.getTime() + after) };
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0") return Number.isNaN(reset) ? {} : { until: resetOnOurClock(reset, headers.date, now) };
  return status === 429 || /secondary rate limit/i.test(text) ? { until: new Date(now.getTime() + 6e4) } : void 0;
}
function resetOnOurClock(resetSeconds, date, now) {
  const theirs = Date.parse(date ?? "");
  return new Date(resetSeconds * 1e3 + (Number.isNaN(theirs) ? 0 : now.getTime() - theirs));
}
function said(data) {
  if (typeof data === "string") return data;
  const message = data?.message;
  return typeof message === "string" ? message : "";
}
var later = (now, ms) => ms === void 0 ? void 0 : new Date(now.getTime() + ms);

// src/adapters/github/small-client.ts
var TIMEOUT_MS = 1e4;
function smallClient(ports) {
  const { http, apiUrl, token, clock, random, deadline, signal } = ports;
  return (method, path, body) => {
    const call = `${method} ${path}`;
    const attempt = async () => {
      let response;
      try {
        response = await http({
          method,
          url: `${apiUrl.replace(/\/+$/, "")}${path}`,
          headers: {
            accept: "application/vnd.github+json",
            "user-agent": "tidegate",
            "x-github-api-version": "2022-11-28",
            ...token === "" ? {} : { authorization: `Bearer ${token}` },
            ...body === void 0 ? {} : { "content-type": "application/json" }
          },
          timeoutMs: Math.max(1, Math.min(TIMEOUT_MS, deadline.remaining())),
          ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .Eb)({ body: body === void 0 ? void 0 : JSON.stringify(body), signal })
        });
      } catch (error) {
        if (!(error instanceof _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .HttpFailure */ .HR)) throw error;
        throw new GithubFailure({ kind: "unreachable", call, message: `${error.code} ${error.message}` }, { cause: error });
      }
      const data = (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .bodyJson */ .zW)(response);
      if (response.status >= 200 && response.status < 300 && data !== void 0) return data;
      if (response.status < 300) throw new GithubFailure({ kind: "unreachable", call, message: "the answer was cut off" });
      throw readFailure({ status: response.status, response: { headers: response.headers, data } }, call, clock.now());
    };
    const judge = (error) => {
      if (!(error instanceof GithubFailure)) return { kind: "final" };
      if (error.kind !== "rate-limited" && !(error.kind === "unreachable" && method === "GET")) return { kind: "final" };
      return {
        kind: "retry",
        ...error.until === void 0 ? {} : { afterMs: Math.max(0, error.until.getTime() - clock.now().getTime()) }
      };
    };
    return (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .retry */ .L5)(attempt, {
      clock,
      random,
      deadline,
      judge,
      backoff: { attempts: 5, baseMs: 500, factor: 2, maxMs: 2e4 },
      ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .Eb)({ signal })
    });
  };
}

// src/core/github/github-problem.ts
function githubProblem(code, doing, failure) {
  const status = failure.status === void 0 ? "" : `${failure.status}, `;
  return {
    code,
    fault: failure.kind === "unreachable" || failure.kind === "rate-limited" ? "remote" : "user",
    what: `${doing} failed: ${why(failure)} (${status}GitHub says: ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(failure.message, 200)})`,
    where: failure.requestId === void 0 ? failure.call : `${failure.call}, request ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(failure.requestId, 60)}`,
    ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .Eb)({ remedy: remedy(failure) })
  };
}
function why(failure) {
  switch (failure.kind) {
    case "permission":
      return failure.permissions === void 0 ? "the token may not do this" : `the token lacks the permission ${failure.permissions.join(" or ")}`;
    case "rate-limited":
      return failure.until === void 0 ? "the rate limit is used up" : `the rate limit is used up until ${failure.until.toISOString()}`;
    case "not-found":
      return "it is not there, or the token may not see it";
    case "unauthorized":
      return "the token is missing, unknown or expired";
    case "refused":
      return "GitHub refuses the request";
    case "unreachable":
      return failure.status === void 0 ? "GitHub gave no whole answer" : "GitHub is in trouble";
  }
}
function remedy(failure) {
  const [first] = failure.permissions ?? [];
  switch (failure.kind) {
    case "permission":
      return first === void 0 ? void 0 : `Add to the permissions: of the job: ${first}`;
    case "rate-limited":
      return failure.until === void 0 ? "Run the job again later." : `Run the job again after ${failure.until.toISOString()}.`;
    case "not-found":
      return "Check the name; for a private repository the job needs permissions: contents: read.";
    case "unauthorized":
      return "token: ${{ github.token }}";
    case "refused":
      return void 0;
    case "unreachable":
      return "Look at https://www.githubstatus.com and run the job again.";
  }
}

// src/stages/build-tag/make-git-tag.ts
async function makeGitTag({ name, commit }, how, tags) {
  try {
    const before = await tags.commitOf(name);
    if (before !== void 0) return found(name, commit, before);
    if (how.dryRun) return { kind: "would-create", name };
    if (await tags.create(name, commit, how.message) === "created") return { kind: "created", name };
    const now = await tags.commitOf(name);
    return now === void 0 ? { kind: "failed", name, problem: vanished(name) } : found(name, commit, now);
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const problem = githubProblem("BT032", `making git tag ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(name, 100)}`, error);
    const denied = error.kind === "permission" || error.kind === "not-found";
    return {
      kind: "failed",
      name,
      problem: denied ? { ...problem, remedy: "Add to the permissions: of the job: contents: write" } : problem
    };
  }
}
var found = (name, commit, stands) => stands === commit ? { kind: "there", name } : { kind: "failed", name, problem: elsewhere(name, commit, stands) };
var elsewhere = (name, commit, stands) => ({
  code: "BT030",
  fault: "user",
  what: `git tag ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(name, 100)} stands on ${stands}, and this build is ${commit}; nothing was moved`,
  where: "the repository on GitHub",
  expected: "no such tag yet, or one on this commit",
  remedy: "Set bump: conventional or release-as: for a new version, and fetch all tags (fetch-depth: 0)"
});
var vanished = (name) => ({
  code: "BT032",
  fault: "remote",
  what: `git tag ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(name, 100)} could not be made: GitHub's answer was lost, and the tag is not there`,
  where: "the repository on GitHub",
  remedy: "Run the job again."
});

// src/stages/build-tag/plan-git-tag.ts
var FOREIGN = /^(pull_request|pull_request_target|pull_request_review|pull_request_review_comment|merge_group|delete)$/;
function planGitTag(plan, facts, { identity, components }) {
  const { event } = facts;
  if (FOREIGN.test(event.name) || event.named.kind === "pull" || event.deleted !== void 0) return refused(event.name);
  if (identity.ending !== "") return refused(`${event.name} with changed files`);
  const lines = components.length === 0 ? [{ identity, prefix: plan.tagPrefix }] : components.map(lineOf);
  const tags = lines.flatMap((line) => tagOf(line, facts));
  if (tags.length > 0) return { kind: "make", tags };
  const problem = {
    code: "BT033",
    fault: "user",
    what: "no git tag is made: no commit since the last version asks for a new one",
    where: 'input "git-tag"'
  };
  return { kind: "nothing", remark: { severity: "notice", problem } };
}
var lineOf = ({ identity, component }) => ({ identity, prefix: component.prefix });
function tagOf({ identity, prefix }, facts) {
  const { version, tag, exact, releaseType, sha } = identity;
  if (version === void 0) return [];
  if (exact && tag !== void 0) return [{ name: tag, commit: sha }];
  if (releaseType === "none") return [];
  return [{ name: `${prefix === "" ? habit(tag, facts) : prefix}${version.version}`, commit: sha }];
}
var habit = (tag, { git }) => {
  const example = tag ?? (git.kind === "repository" ? git.nearest?.name : void 0);
  return example === void 0 || example.startsWith("v") ? "v" : "";
};
var refused = (event) => ({
  kind: "refused",
  problem: {
    code: "BT031",
    fault: "user",
    what: `no git tag is made on ${event}: this commit is not the repository's own`,
    where: 'input "git-tag"',
    expected: "a push, a schedule, a release or a dispatch",
    remedy: "git-tag: ${{ github.event_name == 'push' && 'on' || 'off' }}"
  }
});

// src/actions/build-tag/make-git-tags.ts
var LIMIT = 6e4;
async function makeGitTags(run, { decision, plan, facts }) {
  run.setOutputs({ gitTagCreated: false });
  const planned = planGitTag(plan, facts, decision);
  if (planned.kind === "refused") return [planned.problem];
  if (planned.kind === "nothing") {
    run.log.problem(planned.remark.severity, planned.remark.problem);
    return [];
  }
  const { inputs, context, clock, random, signal, log } = run;
  const client = smallClient({
    http: _chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeHttp */ .LR,
    apiUrl: context.apiUrl,
    token: inputs.githubToken ?? "",
    clock,
    random,
    deadline: (0,_chunk_2JMH7E4Q_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlineIn */ ._5)(clock, LIMIT),
    signal
  });
  const tags = githubTags(client, context.repository.full);
  const how = { message: inputs.gitTagMessage, dryRun: inputs.dryRun };
  const results = [];
  for (const tag of planned.tags) results.push(await makeGitTag(tag, how, tags));
  for (const result of results) log.info(`git tag ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(result.name, 100)}: ${WORDS[result.kind]}`);
  run.setOutputs({ gitTagCreated: results.some(({ kind }) => kind === "created") });
  return results.flatMap((result) => result.kind === "failed" ? [result.problem] : []);
}
var WORDS = {
  created: "made; a tag that is made with the job's own token starts no workflow",
  there: "is there already, on this commit",
  "would-create": "would be made (dry-run)",
  failed: "not made"
};



/***/ })

};
