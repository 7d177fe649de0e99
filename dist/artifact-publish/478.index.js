export const id = 478;
export const ids = [478];
export const modules = {

/***/ 478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubClient: () => (/* binding */ githubClient)
/* harmony export */ });
/* harmony import */ var _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(498);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(688);


const {
  getOctokit
} = _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__;


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
    return new _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .GithubFailure */ .Ed({ kind: "unreachable", call, message: message ?? String(error) }, { cause: error });
  const { headers } = response;
  const limited = limitedUntil(status, headers, said(response.data), now);
  const permissions = acceptedPermissions(headers["x-accepted-github-permissions"]);
  const kind = limited === void 0 ? kindOf(status) : "rate-limited";
  const pause = (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers["retry-after"], now);
  const until = limited === void 0 ? later(now, pause) : limited.until;
  return new _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .GithubFailure */ .Ed(
    {
      kind,
      call,
      message: said(response.data) || (message ?? ""),
      status,
      ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .Eb)({ until, requestId: headers["x-github-request-id"] }),
      ...kind === "permission" && permissions.length > 0 ? { permissions } : {}
    },
    { cause: error }
  );
}
function kindOf(status) {
  if (status === 401) return "unauthorized";
  if (status === 403) return "permission";
  if (status === 404) return "not-found";
  return status >= 500 || (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .isTransientStatus */ .Dm)(status) ? "unreachable" : "refused";
}
function limitedUntil(status, headers, text, now) {
  if (status !== 403 && status !== 429) return void 0;
  const after = (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .retryAfterMs */ .Vs)(headers["retry-after"], now);
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

// src/adapters/github/github-client.ts
var API_VERSION = "2022-11-28";
function githubClient(options) {
  let aheadMs;
  const octokit = getOctokit(options.token || "none", {
    baseUrl: options.apiUrl,
    userAgent: "tidegate",
    log: { debug: () => {
    }, info: () => {
    }, warn: () => {
    }, error: () => {
    } }
  });
  octokit.hook.wrap("request", async (request, call) => {
    const repeatable = call.method !== "POST" || call.request?.repeatable === true;
    const attempt = async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 1e4);
      const signal = options.signal === void 0 ? timeout : AbortSignal.any([timeout, options.signal]);
      try {
        call.headers = { ...call.headers, "x-github-api-version": API_VERSION };
        call.request = { ...call.request, signal };
        const answer = await request(call);
        aheadMs = ahead(options.clock, answer.headers.date) ?? aheadMs;
        if (isCut(answer)) throw new _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .GithubFailure */ .Ed({ kind: "unreachable", call: nameOf(call), message: "the answer was cut off" });
        return answer;
      } catch (error) {
        options.signal?.throwIfAborted();
        throw error instanceof _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .GithubFailure */ .Ed ? error : readFailure(error, nameOf(call), options.clock.now());
      }
    };
    return (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .retry */ .L5)(attempt, {
      clock: options.clock,
      random: options.random,
      deadline: (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlineIn */ ._5)(options.clock, options.budgetMs ?? 6e4),
      backoff: { ..._chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_BACKOFF */ .VU, attempts: 5 },
      judge: (error) => judge(error, repeatable, options.clock.now()),
      onRetry: (n, error, waitMs) => options.onRetry?.(`${error.call}: attempt ${n} failed (${error}), again in ${Math.round(waitMs)} ms`),
      ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .Eb)({ signal: options.signal })
    });
  });
  return { rest: octokit.rest, paginate: octokit.paginate, request: octokit.request, clockAheadMs: () => aheadMs };
}
function judge(error, repeatable, now) {
  if (!(error instanceof _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_0__/* .GithubFailure */ .Ed)) return { kind: "final" };
  if (error.kind !== "rate-limited" && !(error.kind === "unreachable" && repeatable)) return { kind: "final" };
  return { kind: "retry", ...error.until === void 0 ? {} : { afterMs: Math.max(0, error.until.getTime() - now.getTime()) } };
}
function ahead(clock, date) {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? void 0 : Math.round((clock.now().getTime() - theirs - 500) / 1e3) * 1e3;
}
var isCut = (answer) => answer.status !== 204 && /json/.test(answer.headers["content-type"] ?? "") && typeof answer.data === "string";
var nameOf = (call) => `${call.method} ${call.url.replace(/\{\+?(\w+)\}/g, (_, name) => String(call[name] ?? ""))}`.replace(/\?.*$/, "");



/***/ })

};
