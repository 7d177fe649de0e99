import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "../packages/1ed82021574a.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "../packages/8c514b5432d0.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__ from "../packages/500b3ef10af8.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 533:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["getOctokit"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__.getOctokit) });

/***/ }),

/***/ 688:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["__callDispose"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.__callDispose), ["__using"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.__using) });

/***/ }),

/***/ 244:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["debug"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.debug), ["endGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.endGroup), ["error"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.error), ["getState"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.getState), ["info"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.info), ["notice"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.notice), ["saveState"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.saveState), ["setOutput"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.setOutput), ["setSecret"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.setSecret), ["startGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.startGroup), ["warning"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.warning) });

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   Ed: () => (/* binding */ GithubFailure),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   VU: () => (/* binding */ DEFAULT_BACKOFF),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   _5: () => (/* binding */ deadlineIn)
/* harmony export */ });
// src/core/result/present.ts
function present(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
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

/***/ 628:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_13___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_12___namespace_cache;
__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(498);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(161);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(760);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(421);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(692);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(522);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(75);

const {
  debug,
  endGroup,
  error,
  getState,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  warning
} = _third_party_js__WEBPACK_IMPORTED_MODULE_0__;


const {
  __callDispose,
  __using
} = _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__;

// src/core/outside-text/outside-text.ts
var CONTROLS = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
);
function stripControls(text3) {
  return text3.replace(/\r\n/g, "\n").replace(CONTROLS, "");
}
function oneLine(text3, max = 300) {
  const flat = defuse(stripControls(text3).replace(/\s+/g, " ").trim());
  return flat.length <= max ? flat : `${flat.slice(0, max - 1)}\u2026`;
}
function defuse(text3) {
  return text3.replace(/^(\s*):(?=:)/gm, "$1:\u200D").replace(/##(?=\[)/g, "#\u200D#");
}
function fenced(text3, token) {
  return `::stop-commands::${token}
${stripControls(text3)}
::${token}::`;
}

// src/core/result/result.ts
var ok = (value) => ({ ok: true, value });
var err = (error2) => ({ ok: false, error: error2 });

// src/core/contract/contract.ts
var camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
var defineAction = (contract2) => contract2;
var defineOutputs = (outputs2) => outputs2;

// src/core/contract/nearest.ts
function editDistance(a, b) {
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
function nearest(name, known) {
  const plain = (text3) => text3.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name.length / 3));
  const scored = known.map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== void 0 && best.distance <= limit ? best.candidate : void 0;
}

// src/core/contract/read-inputs.ts
function readInputs(contract2, raw) {
  const names = Object.keys(contract2.inputs);
  const problems = Object.keys(raw).filter((name) => !names.includes(name)).map((name) => unknownInput(name, names));
  const remarks = [];
  const record2 = {};
  for (const [name, field3] of Object.entries(contract2.inputs)) {
    const given = givenText(field3, raw[name] ?? "");
    if (given !== "" && field3.deprecated !== void 0) remarks.push(deprecated(name, field3.deprecated));
    const outcome = readOne(name, field3, given);
    if (outcome.ok) record2[camel(name)] = outcome.value;
    else problems.push(outcome.error);
  }
  return problems.length > 0 ? err(problems) : ok({ inputs: record2, remarks });
}
function givenText(field3, text3) {
  if (field3.verbatim === true) return text3;
  const trimmed = text3.trim();
  return trimmed !== "" && (field3.kind === "yaml" || field3.kind === "secret") ? text3 : trimmed;
}
function readOne(name, field3, given) {
  const source = given === "" ? field3.default : given;
  if (source === void 0 || source === "") return field3.required ? err(missing(name, field3)) : ok(field3.absent);
  const value = field3.parse(source);
  return value === void 0 ? err(malformed(name, field3, source)) : ok(value);
}
var unknownInput = (name, names) => {
  const near = nearest(name, names);
  return {
    code: "IN001",
    fault: "user",
    what: `unknown input "${oneLine(name, 80)}"${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    where: "with:",
    expected: near === void 0 ? `one of ${names.join(", ")}` : `"${near}"`,
    remedy: near === void 0 ? "Remove it." : `Write ${near}: in place of ${oneLine(name, 80)}:`
  };
};
var missing = (name, field3) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name}" is required and was not given`,
  where: "with:",
  expected: field3.expected,
  remedy: `Add ${name}: to with: (${field3.description.split(".")[0]})`
});
var malformed = (name, field3, text3) => ({
  code: "IN003",
  fault: "user",
  what: field3.kind === "secret" ? `input "${name}" is not usable` : `input "${name}" is "${oneLine(text3, 80)}"`,
  where: "with:",
  expected: field3.expected,
  remedy: suggestion(name, field3, text3)
});
function suggestion(name, field3, text3) {
  const near = field3.values === void 0 ? void 0 : nearest(text3, field3.values);
  if (near !== void 0) return `Write ${name}: ${near}`;
  return field3.default === void 0 ? `Correct ${name}: in with:` : `Correct ${name}:, or leave it out for ${field3.default}`;
}
var deprecated = (name, instead) => ({
  severity: "warning",
  problem: { code: "IN005", fault: "user", what: `input "${name}" is deprecated`, where: "with:", remedy: instead }
});

// src/core/contract/write-outputs.ts
function outputTexts(contract2, values) {
  const record2 = values;
  const texts = {};
  for (const name of Object.keys(contract2)) {
    const value = record2[camel(name)];
    if (value !== void 0) texts[name] = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return texts;
}

// src/core/event/context.ts
function readContext(env, payload2) {
  const full = env.GITHUB_REPOSITORY ?? "";
  const [owner = "", name = ""] = full.split("/");
  return {
    repository: { owner, name, full, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ id: env.GITHUB_REPOSITORY_ID || void 0 }) },
    eventName: env.GITHUB_EVENT_NAME ?? "",
    payload: payload2,
    sha: env.GITHUB_SHA ?? "",
    ref: env.GITHUB_REF ?? "",
    runId: env.GITHUB_RUN_ID ?? "",
    runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? "1") || 1,
    workflow: env.GITHUB_WORKFLOW ?? "",
    job: env.GITHUB_JOB ?? "",
    actor: env.GITHUB_ACTOR ?? "",
    triggeringActor: env.GITHUB_TRIGGERING_ACTOR || (env.GITHUB_ACTOR ?? ""),
    serverUrl: env.GITHUB_SERVER_URL || "https://github.com",
    apiUrl: env.GITHUB_API_URL || "https://api.github.com",
    workspace: env.GITHUB_WORKSPACE ?? "",
    tempDir: env.RUNNER_TEMP ?? ""
  };
}
function runUrl(context) {
  const base = `${context.serverUrl}/${context.repository.full}/actions/runs/${context.runId}`;
  return context.runAttempt > 1 ? `${base}/attempts/${context.runAttempt}` : base;
}

// src/core/secret/mask-forms.ts
function base64(text3) {
  const bytes = new TextEncoder().encode(text3);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
var SHORTEST_MASK = 4;
function maskForms(secret2) {
  const trimmed = secret2.trim();
  const encoded = base64(secret2);
  const forms = [
    secret2,
    trimmed,
    ...secret2.split(/\r?\n/).map((line) => line.trim()),
    encoded,
    encoded.replace(/=+$/, ""),
    base64(trimmed)
  ];
  const url = encodeURIComponent(trimmed);
  if (url !== trimmed) forms.push(url);
  const json = JSON.stringify(trimmed).slice(1, -1);
  if (json !== trimmed) forms.push(json);
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_MASK);
}

// src/adapters/clock/system-clock.ts


var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_3__.performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal }).catch((error2) => {
      throw signal?.aborted ? signal.reason : error2;
    });
  }
};

// src/adapters/runner/cancel.ts
var Cancelled = class extends Error {
  name = "Cancelled";
};
function cancellation() {
  const controller = new AbortController();
  const cancel = (name) => controller.abort(new Cancelled(`cancelled by ${name}`));
  process.on("SIGINT", cancel);
  process.on("SIGTERM", cancel);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      process.off("SIGINT", cancel);
      process.off("SIGTERM", cancel);
    }
  };
}

// src/adapters/runner/event-file.ts

async function readEvent(path) {
  if (path === void 0 || path === "") return {};
  try {
    const parsed = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(path, "utf8"));
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

// src/adapters/runner/log.ts


// src/core/problem/render-problem.ts
function problemLine(problem) {
  const parts = [`${problem.code} ${problem.what}`];
  if (problem.where !== void 0) parts.push(`At ${problem.where}.`);
  if (problem.expected !== void 0) parts.push(`Expected ${problem.expected}.`);
  if (problem.remedy !== void 0) parts.push(problem.remedy);
  return parts.map((part) => part.trim().replace(/\s*\n\s*/g, " ")).join(" ");
}
function problemBlock(problem) {
  const lines2 = [`${problem.code} ${problem.what}`];
  const add = (label, text3) => {
    if (text3 === void 0) return;
    const [first = "", ...rest] = text3.split("\n");
    lines2.push(`  ${label.padEnd(9)} ${first}`, ...rest.map((line) => `            ${line}`));
  };
  add("where", problem.where);
  add("expected", problem.expected);
  add("remedy", problem.remedy);
  add("fault", FAULT_TEXT[problem.fault]);
  return lines2.join("\n");
}
var FAULT_TEXT = {
  user: "this workflow or repository",
  remote: "the other side of the connection",
  bug: "Tidegate: please open an issue with this log"
};

// src/adapters/runner/log.ts
function runnerLog() {
  const annotate = { error, warning, notice };
  return {
    info: (line) => info(harmless(line)),
    debug: (line) => debug(harmless(line)),
    section: (title) => {
      startGroup(oneLine(title));
      return { [Symbol.dispose]: () => endGroup() };
    },
    outside: (text3) => process.stdout.write(`${fenced(text3, (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.randomBytes)(32).toString("hex"))}
`),
    problem: (severity, problem) => {
      annotate[severity](oneLine(problemLine(problem), 4e3), { title: problem.code });
      info(harmless(problemBlock(problem)));
    },
    mask: (secret2) => setSecret(secret2)
  };
}
var harmless = (text3) => text3.split("\n").map((line) => keepIndent(line)).join("\n");
function keepIndent(line) {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  return indent + oneLine(line.slice(indent.length), 2e4);
}

// src/core/problem/problem.ts
var ProblemError = class extends Error {
  name = "ProblemError";
  problems;
  constructor(problems, options) {
    const list = "code" in problems ? [problems] : [...problems];
    super(list.map((problem) => `${problem.code} ${problem.what}`).join("; "), options);
    this.problems = list;
  }
};

// src/adapters/runner/problems-of.ts
function problemsOf(error2) {
  if (error2 instanceof ProblemError) return error2.problems;
  if (error2 instanceof AggregateError) return error2.errors.flatMap((inner) => problemsOf(inner));
  if (error2 instanceof Cancelled) return [{ code: "IN010", fault: "user", what: `the step was ${error2.message}` }];
  const message = error2 instanceof Error ? `${error2.name}: ${error2.message}` : String(error2);
  return [
    {
      code: "IN099",
      fault: "bug",
      what: oneLine(`unexpected error: ${message}`, 1e3),
      remedy: "Run the job again with debug logging (ACTIONS_STEP_DEBUG=true) for the stack, and open an issue."
    }
  ];
}

// src/adapters/runner/raw-inputs.ts
function rawInputs(env) {
  const entries = Object.entries(env).filter(([key]) => key.startsWith("INPUT_")).map(([key, value]) => [key.slice("INPUT_".length).toLowerCase(), value ?? ""]);
  return Object.fromEntries(entries);
}

// src/adapters/runner/state.ts
var runnerState = {
  save: (key, value) => saveState(key, value),
  read: (key) => getState(key) || void 0
};

// src/adapters/runner/summary.ts


// src/core/summary/cut.ts
var SUMMARY_LIMIT_BYTES = 1e6;
function cutMiddle(text3, limit = SUMMARY_LIMIT_BYTES) {
  const size = (part) => new TextEncoder().encode(part).length;
  if (size(text3) <= limit) return text3;
  const lines2 = text3.split("\n");
  const budget = (limit - 120) / 2;
  const head = take(lines2, budget, size);
  const tail = take([...lines2.slice(head.length)].reverse(), budget, size).reverse();
  const gone = lines2.length - head.length - tail.length;
  return [...head, "", `\u2026 ${gone} lines left out: the summary may hold ${limit} bytes \u2026`, "", ...tail].join("\n");
}
function take(lines2, budget, size) {
  const taken = [];
  let used = 0;
  for (const line of lines2) {
    used += size(line) + 1;
    if (used > budget) break;
    taken.push(line);
  }
  return taken;
}

// src/adapters/runner/summary.ts
async function writeSummary(path, markdown) {
  if (path === void 0 || path === "" || markdown === "") return;
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.appendFile)(path, `${cutMiddle(markdown)}
`);
}

// src/adapters/runner/run-action.ts
var POST_MARK = "tidegate-main-started";
var POST_WORD = "post";
async function runAction(action) {
  var _stack = [];
  try {
    const log = runnerLog();
    const isPost = process.argv[2] === POST_WORD;
    if (isPost && (action.post === void 0 || runnerState.read(POST_MARK) === void 0)) return;
    if (!isPost && action.post !== void 0) runnerState.save(POST_MARK, "true");
    const raw = rawInputs(process.env);
    maskSecrets(action.contract, raw, log);
    const read = readInputs(action.contract, raw);
    if (!read.ok) {
      if (!isPost) fail(log, read.error);
      return;
    }
    if (!isPost) for (const remark of read.value.remarks) log.problem(remark.severity, remark.problem);
    const cancel = __using(_stack, cancellation());
    let outputs2 = {};
    const summary = [];
    const run = {
      inputs: read.value.inputs,
      context: readContext(process.env, await readEvent(process.env.GITHUB_EVENT_PATH)),
      env: process.env,
      log,
      state: runnerState,
      clock: systemClock,
      random: Math.random,
      signal: cancel.signal,
      setOutputs: (values) => {
        outputs2 = { ...outputs2, ...values };
      },
      summarize: (markdown) => void summary.push(markdown)
    };
    const problems = await attempt(log, () => isPost ? runPost(action, run) : action.main(run));
    for (const [name, text3] of Object.entries(outputTexts(action.outputs, outputs2))) setOutput(name, text3);
    await writeSummary(process.env.GITHUB_STEP_SUMMARY, summary.join("\n\n")).catch(
      (error2) => log.debug(`summary not written: ${error2}`)
    );
    if (problems.length === 0) return;
    if (isPost) for (const problem of problems) log.problem("warning", problem);
    else fail(log, problems);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function runPost(action, run) {
  await action.post?.(run);
  return { kind: "done" };
}
async function attempt(log, work) {
  try {
    const ending = await work();
    return ending.kind === "failed" ? ending.problems : [];
  } catch (error2) {
    if (error2 instanceof Error) log.debug(error2.stack ?? error2.message);
    return problemsOf(error2);
  }
}
function maskSecrets(contract2, raw, log) {
  for (const [name, field3] of Object.entries(contract2.inputs)) {
    const value = raw[name];
    if (field3.kind === "secret" && value) for (const form of maskForms(value)) log.mask(form);
  }
}
function fail(log, problems) {
  for (const problem of problems) log.problem("error", problem);
  process.exitCode = 1;
}

// src/core/contract/field.ts
function field(options, reader) {
  return { ...options, ...reader, absent: void 0 };
}
function arrayField(options, reader) {
  return { ...options, ...reader, absent: [] };
}

// src/core/contract/kinds.ts
var text = (options) => field(options, {
  kind: "text",
  expected: options.expected ?? "text",
  parse: (value) => options.pattern === void 0 || options.pattern.test(value) ? value : void 0
});
var secret = (options) => field(options, { kind: "secret", expected: "a secret", parse: (value) => value });
var boolean = (options) => field(options, {
  kind: "boolean",
  expected: "true or false",
  parse: (value) => /^(true|True|TRUE)$/.test(value) ? true : /^(false|False|FALSE)$/.test(value) ? false : void 0
});
var integer = (options) => field(options, {
  kind: "integer",
  expected: `a whole number from ${options.min} to ${options.max}`,
  parse: (value) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    return number >= options.min && number <= options.max ? number : void 0;
  }
});
var oneOf = (values, options) => field(options, {
  kind: "oneOf",
  expected: `one of ${values.join(", ")}`,
  values,
  parse: (value) => values.find((known) => known === value)
});
var lines = (options) => arrayField(options, {
  kind: "lines",
  expected: "one entry a line",
  list: { separator: "newline" },
  parse: (value) => value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"))
});

// src/core/digest/digest.ts
var parseDigest = (text3) => /^sha256:[0-9a-f]{64}$/.test(text3) ? text3 : void 0;
var shortDigest = (digest) => digest.slice(0, "sha256:".length + 12);

// src/core/image-ref/image-ref.ts
var HUB_ALIASES = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];
var COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
var TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
var HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/;
function parseImageRef(text3) {
  const [named = "", digestText, ...more] = text3.split("@");
  if (more.length > 0) return void 0;
  const digest = digestText === void 0 ? void 0 : parseDigest(digestText);
  if (digestText !== void 0 && digest === void 0) return void 0;
  const slash = named.indexOf("/");
  const first = slash < 0 ? "" : named.slice(0, slash);
  const hasHost = first.includes(".") || first.includes(":") || first === "localhost" || first !== first.toLowerCase();
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(":");
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? void 0 : rest.slice(colon + 1);
  const registry = normalHost(hasHost ? first : "docker.io");
  if (tag !== void 0 && !TAG.test(tag)) return void 0;
  if (path.length > 255 || !HOST.test(registry) || !path.split("/").every((part) => COMPONENT.test(part))) return void 0;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ tag, digest }) };
}
function normalHost(host) {
  const plain = host.toLowerCase().replace(/:(443|80)$/, "");
  return HUB_ALIASES.includes(plain) ? "docker.io" : plain;
}

// src/core/store-target/store-target.ts
var PLANNED = ["artifactory", "nexus", "s3", "gs", "azblob", "github-release"];
var TARGET_FORMS = 'oci://HOST/REPOSITORY:TAG or gha://NAME, with " mutable" after it when the name may move';
var ARTIFACT_NAME = /^[^":<>|*?\r\n\\/]+$/;
function parseStoreTarget(line, version) {
  const [url = "", ...options] = line.trim().split(/\s+/);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//.exec(url)?.[1];
  if (scheme !== void 0 && PLANNED.includes(scheme)) return err(notServed(scheme, line));
  const foreign = options.find((option) => option !== "mutable");
  if (foreign !== void 0) return err(malformed2(line, `"${oneLine(foreign, 40)}" is no option of a target`));
  const mutable = options.length > 0;
  const rest = url.slice((scheme ?? "").length + "://".length);
  if (scheme === "oci") return ociTarget(line, rest, mutable);
  if (scheme !== "gha") return err(malformed2(line, scheme === void 0 ? "it has no scheme" : `the scheme ${scheme} is not known`));
  if (mutable) return err(malformed2(line, "a run artifact never moves"));
  const artifact = `${rest}-${version}`;
  if (rest === "" || !ARTIFACT_NAME.test(artifact)) return err(malformed2(line, `"${oneLine(artifact, 80)}" is no artifact name`));
  return ok({ kind: "gha", text: `gha://${rest}`, mutable, artifact });
}
function ociTarget(line, rest, mutable) {
  const ref = parseImageRef(rest);
  if (ref === void 0) return err(malformed2(line, "it is no image reference"));
  if (ref.digest !== void 0) return err(malformed2(line, "a digest cannot be chosen, only found"));
  if (ref.tag === void 0) return err(malformed2(line, "it has no tag, which would mean latest"));
  return ok({ kind: "oci", text: `oci://${rest}`, mutable, ref: { ...ref, tag: ref.tag } });
}
var malformed2 = (line, why2) => ({
  code: "IN003",
  fault: "user",
  what: `target "${oneLine(line, 120)}": ${why2}`,
  where: 'input "targets"',
  expected: TARGET_FORMS,
  remedy: "Correct the line, or take the output targets of build-tag."
});
var notServed = (scheme, line) => ({
  code: "AP022",
  fault: "user",
  what: `this version does not publish to ${scheme}://`,
  where: `input "targets": ${oneLine(line, 120)}`,
  expected: TARGET_FORMS,
  remedy: "Publish to a registry (oci://) or as a run artifact (gha://)."
});

// src/actions/artifact-publish/inputs.ts
var contract = defineAction({
  name: "artifact-publish",
  title: "Tidegate: artifact-publish",
  description: "Publishes a version once, to one store or many, with a record of time, branch, commit, tests and coverage.",
  icon: "package",
  post: false,
  inputs: {
    path: lines({
      description: "What is published: patterns of files, one a line (! excludes), or oci-layout:DIR for an image that lies in a folder.",
      required: true
    }),
    root: text({ description: "Folder that the names in the archive are relative to. Empty: the deepest one that holds all files." }),
    "hidden-files": boolean({ description: "Takes files and folders whose name starts with a dot.", default: "false" }),
    name: text({
      description: "The artifact's name.",
      pattern: /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/,
      expected: 'letters, digits, ".", "_", "+", "-"; at most 100',
      required: true
    }),
    version: text({
      description: "The version, which is written once: build-tag's output primary.",
      pattern: /^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/,
      expected: 'letters, digits, ".", "_", "+", "-"; at most 128',
      required: true
    }),
    targets: lines({
      description: `Where to, one a line: ${TARGET_FORMS}. build-tag's output targets has this form.`,
      required: true
    }),
    "production-registries": lines({
      description: "Registries of production, one a line, as in build-tag: ghcr.io/acme/*. A floating tag to one of them is refused."
    }),
    archive: oneOf(["none", "tar", "tgz"], { description: "How files are stored. Empty: one file as it is, several as tgz." }),
    "artifact-type": text({
      description: "Type of the OCI artifact that files become. Empty: application/vnd.tidegate.files.v1.",
      pattern: /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i,
      expected: "a media type such as application/vnd.acme.bundle.v1"
    }),
    "on-conflict": oneOf(["error", "skip"], {
      description: "When a target holds other bytes under this version: fail, or warn and leave them. Nothing is ever overwritten.",
      default: "error"
    }),
    verify: oneOf(["digest", "full", "off"], {
      description: "How stored bytes are proved: by the store's own digest (read back where that is only a claim), read back always, or not.",
      default: "digest"
    }),
    tests: lines({ description: "JUnit reports, as patterns of files. A failed test, or none that ran, refuses the version." }),
    "tests-alert": lines({ description: "JUnit reports of suites that only warn." }),
    coverage: lines({ description: "Coverage reports, as patterns of files: lcov, Cobertura, Istanbul JSON, Go cover profile." }),
    "min-coverage": text({
      description: "Least coverage in percent: lines=80 branches=70.5. Compared exactly, never rounded."
    }),
    metadata: lines({ description: "Further facts for the record, key=value a line." }),
    "retention-days": integer({
      description: "Days that a run artifact (gha://) is kept. Empty: as the repository says.",
      min: 1,
      max: 90
    }),
    "registry-username": text({ description: "Login at the registry of the targets, when neither docker login nor token serves it." }),
    "registry-password": secret({ description: "Its password." }),
    token: secret({
      description: "The job's token: for ghcr.io, and to look for a run artifact in earlier runs.",
      fromContext: "${{ github.token }}"
    }),
    "allow-untrusted-event": boolean({
      description: "Publishes in a pull_request_target, workflow_run or issue_comment run that a foreign repository can start.",
      default: "false"
    }),
    "dry-run": boolean({ description: "Does everything up to the first write.", default: "false" })
  }
});

// src/actions/artifact-publish/main.ts


// src/adapters/files/private-folder.ts



async function privateFolder(parent) {
  const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(parent, "tidegate-"));
  const write2 = async (name, content) => {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(target, node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_NOFOLLOW, 384);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return target;
  };
  return {
    path,
    write: write2,
    replace: async (name, content) => {
      const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, `.${name}.new`);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(fresh, { force: true });
      await write2(`.${name}.new`, content);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rename)(fresh, (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name));
      return (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name);
    },
    [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(path, { recursive: true, force: true })
  };
}

// src/adapters/git/commit-time.ts


// src/adapters/git/run-git.ts


// src/adapters/process/child.ts


var MAX_OUTPUT = 64 * 1048576;
function startChild(command) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_10__.spawn)(command.file, command.args, {
    env: command.env,
    cwd: command.cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"]
  });
  const out = collector();
  const err2 = collector(command.onLine);
  child.stdout.on("data", out.add);
  child.stderr.on("data", err2.add);
  const signalGroup = (signal) => {
    if (child.pid === void 0 || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch (error2) {
      if (error2.code !== "ESRCH") throw error2;
    }
  };
  const end = new Promise((resolve3, reject) => {
    child.on("error", reject);
    child.on("close", (code2, signal) => {
      const number = signal === null ? code2 ?? 1 : 128 + (node_os__WEBPACK_IMPORTED_MODULE_7__.constants.signals[signal] ?? 0);
      resolve3({ code: number, stdout: out.text(), stderr: err2.text() });
    });
  });
  return { end, terminate: () => signalGroup("SIGTERM"), kill: () => signalGroup("SIGKILL") };
}
async function runChild(command, signal) {
  signal.throwIfAborted();
  const child = startChild(command);
  const stop = () => child.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const end = await child.end;
    signal.throwIfAborted();
    return end;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
function collector(onLine) {
  const chunks = [];
  let size = 0;
  let rest = "";
  const lines2 = (text3) => {
    const parts = (rest + text3).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) onLine?.(line);
  };
  return {
    add: (chunk2) => {
      if (size < MAX_OUTPUT) chunks.push(chunk2);
      size += chunk2.length;
      if (onLine !== void 0) lines2(chunk2.toString("utf8"));
    },
    text: () => Buffer.concat(chunks).toString("utf8")
  };
}

// src/adapters/process/child-environment.ts
function childEnvironment(env) {
  const kept = Object.entries(env).filter(([name, value]) => value !== void 0 && (NAMES.includes(name) || /^(LC_|XDG_)/.test(name)));
  return Object.fromEntries(kept);
}
var NAMES = [
  "PATH",
  "HOME",
  "USER",
  "LANG",
  "TMPDIR",
  "TZ",
  "RUNNER_TRACKING_ID",
  "RUNNER_TEMP",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "HELM_CACHE_HOME",
  "HELM_CONFIG_HOME",
  "HELM_DATA_HOME",
  "HELM_PLUGINS"
];

// src/adapters/git/run-git.ts
function gitIn({ folder, env, signal, home }) {
  const fixed = ["--no-optional-locks", "-c", `safe.directory=${folder}`, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const own = {
    ...childEnvironment(env),
    ...home === void 0 ? {} : { HOME: home },
    LC_ALL: "C",
    GIT_CEILING_DIRECTORIES: (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(folder),
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_TERMINAL_PROMPT: "0"
  };
  return (args, more = {}) => runChild({ file: "git", args: [...fixed, ...args], env: { ...own, ...more }, cwd: folder }, signal);
}

// src/adapters/git/commit-time.ts
async function commitTime(place, sha) {
  if (place.folder === "" || !/^[0-9a-f]{40,64}$/.test(sha)) return void 0;
  try {
    const git = gitIn({ ...place, folder: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(place.folder) });
    const { code: code2, stdout } = await git(["show", "-s", "--no-show-signature", "--format=%ct", sha]);
    return code2 === 0 && /^\d{1,11}$/.test(stdout.trim()) ? Number(stdout.trim()) : void 0;
  } catch (error2) {
    place.signal.throwIfAborted();
    if (error2.code === "ENOENT") return void 0;
    throw error2;
  }
}

// src/adapters/record/write-report.ts



var reportFolder = (context) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(context.tempDir || (0,node_os__WEBPACK_IMPORTED_MODULE_7__.tmpdir)(), "tidegate-reports");
async function writeReportText(context, name, text3) {
  const folder = reportFolder(context);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdir)(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, `${name}-a${context.runAttempt}${n === 1 ? "" : `-${n}`}.json`);
    try {
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.writeFile)(path, text3, { flag: "wx" });
      return path;
    } catch (error2) {
      if (error2.code !== "EEXIST" || n >= 100) throw error2;
    }
  }
}

// src/adapters/runner/run.ts
var DONE = { kind: "done" };
var failed = (...problems) => ({ kind: "failed", problems });

// src/adapters/stores/gha/artifact-failure.ts
var ArtifactFailure = class extends Error {
  name = "ArtifactFailure";
  kind;
  constructor(kind, message, options) {
    super(message, options);
    this.kind = kind;
  }
};

// src/core/publish/store.ts
var StoreFailure = class extends Error {
  name = "StoreFailure";
  problem;
  retry;
  constructor(problem, options) {
    super(problem.what, { cause: options.cause });
    this.problem = problem;
    this.retry = options.retry;
  }
};

// src/adapters/stores/gha/explain-artifact.ts
function explainArtifact(target, error2) {
  if (!(error2 instanceof ArtifactFailure)) return error2;
  return new StoreFailure(artifactProblem(target.text, error2), { retry: error2.kind === "lost", cause: error2 });
}
function artifactProblem(what, failure2) {
  const told = oneLine(failure2.message, 300);
  switch (failure2.kind) {
    case "taken":
      return {
        code: "AP010",
        fault: "user",
        what: `${what}: this run has an artifact of this name already (${told})`,
        expected: "a name that is free in this run",
        remedy: "Publish each version once in a run. If an earlier attempt was cut off, publish under another name or start a new run."
      };
    case "denied":
      return {
        code: "AP020",
        fault: "remote",
        what: `${what}: the artifact service refuses this job's token (${told})`,
        remedy: "Run the job again: the token lives as long as the job."
      };
    case "absent":
    case "shape":
      return {
        code: "AP022",
        fault: "remote",
        what: `${what}: this host's artifact service does not take it (${told})`,
        expected: "the artifact service of GitHub (version 4 or newer)",
        remedy: "Publish to a registry (oci://HOST/REPOSITORY:TAG) instead."
      };
    case "lost":
    case "refused":
      return { code: "AP023", fault: "remote", what: `${what}: ${told}`, remedy: "Run the job again." };
  }
}

// src/adapters/stores/gha/keep-record.ts
async function keepRecord(artifacts, record2, name) {
  if (artifacts === void 0) return noService;
  const bytes = new TextEncoder().encode(record2.text);
  const blob = {
    digest: record2.digest,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length)
  };
  try {
    await artifacts.upload(name, { name, mediaType: "application/json", blob });
    return void 0;
  } catch (error2) {
    if (!(error2 instanceof ArtifactFailure)) throw error2;
    return { ...artifactProblem(`the record is no run artifact: ${name}`, error2), code: "AP062" };
  }
}
var noService = {
  code: "AP062",
  fault: "remote",
  what: "the record is no run artifact: this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set)",
  remedy: "Nothing is to be done where records beside the image are enough."
};

// src/core/git-ref/git-ref.ts
function parseGitRef(ref) {
  if (ref.startsWith("refs/heads/")) return { kind: "branch", name: ref.slice("refs/heads/".length) };
  if (ref.startsWith("refs/tags/")) return { kind: "tag", name: ref.slice("refs/tags/".length) };
  const pull = /^refs\/pull\/(\d+)\//.exec(ref);
  return pull === null ? { kind: "other", name: ref } : { kind: "pull", number: Number(pull[1]) };
}

// src/core/event/payload.ts
function recordAt(value, ...path) {
  const found = path.reduce((at, key) => isRecord(at) ? at[key] : void 0, value);
  return isRecord(found) ? found : {};
}
function textAt(value, ...path) {
  const last = path.at(-1) ?? "";
  const found = recordAt(value, ...path.slice(0, -1))[last];
  return typeof found === "string" && found !== "" ? found : void 0;
}
function numberAt(value, ...path) {
  const found = recordAt(value, ...path.slice(0, -1))[path.at(-1) ?? ""];
  return typeof found === "number" && Number.isSafeInteger(found) ? found : void 0;
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/core/event/build-event.ts
function readBuildEvent(context, prSha) {
  const { eventName: name, payload: payload2 } = context;
  const where = placeOf(context);
  const head = textAt(payload2, "pull_request", "head", "sha");
  const isPull = name.startsWith("pull_request");
  const told = isPull && prSha === "head" && head !== void 0 ? head : where.sha;
  const sha = /^0+$/.test(told) ? "" : told;
  const named = parseGitRef(where.ref);
  return {
    name,
    sha,
    ref: where.ref,
    named,
    prerelease: name === "release" && recordAt(payload2, "release").prerelease === true,
    alsoHead: isPull ? [head, textAt(payload2, "pull_request", "merge_commit_sha"), context.sha].filter((one) => one !== void 0) : [],
    ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({
      pull: where.pull ?? (named.kind === "pull" ? named.number : void 0),
      base: baseOf(context, named),
      defaultBranch: defaultBranchOf(context),
      deleted: deletedRef(context),
      commitTime: commitTimeOf(payload2, sha)
    })
  };
}
function placeOf({ eventName, payload: payload2, sha, ref }) {
  if (eventName === "pull_request_target") {
    const pull = numberAt(payload2, "number") ?? numberAt(payload2, "pull_request", "number");
    return pull === void 0 ? { sha, ref } : { sha, ref: `refs/pull/${pull}/merge`, pull };
  }
  if (eventName === "merge_group") {
    const pull = /\/pr-(\d+)-[0-9a-f]+$/.exec(ref)?.[1];
    return { sha, ref: queueRef(ref), pull: pull === void 0 ? void 0 : Number(pull) };
  }
  if (eventName === "workflow_run") return placeOfRun(payload2, { sha, ref });
  const tag = eventName === "release" && ref === "" ? textAt(payload2, "release", "tag_name") : void 0;
  return { sha, ref: tag === void 0 ? ref : `refs/tags/${tag}` };
}
var queueRef = (ref) => ref.replace(/^refs\/heads\//, "refs/merge-group/");
function placeOfRun(payload2, fallback) {
  const run = recordAt(payload2, "workflow_run");
  const sha = textAt(run, "head_sha");
  const branch = textAt(run, "head_branch");
  if (sha === void 0) return fallback;
  const ours = textAt(run, "head_repository", "full_name") === textAt(payload2, "repository", "full_name");
  if (String(run.event).startsWith("pull_request") || !ours) {
    const [first] = Array.isArray(run.pull_requests) ? run.pull_requests : [];
    const pull = numberAt(first, "number");
    return { sha, ref: pull === void 0 ? "" : `refs/pull/${pull}/head`, pull };
  }
  return { sha, ref: branch === void 0 ? "" : `refs/heads/${branch}` };
}
function baseOf({ eventName, payload: payload2 }, named) {
  const branch = (ref) => ref?.replace(/^refs\/heads\//, "");
  if (named.kind === "tag") return branch(textAt(payload2, "base_ref"));
  if (eventName === "merge_group") return branch(textAt(payload2, "merge_group", "base_ref"));
  return named.kind === "pull" ? textAt(payload2, "pull_request", "base", "ref") : void 0;
}
function defaultBranchOf({ eventName, payload: payload2, ref }) {
  const named = textAt(payload2, "repository", "default_branch");
  if (named !== void 0 || eventName !== "schedule") return named;
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function deletedRef({ eventName, payload: payload2, ref }) {
  if (eventName === "delete") return `${textAt(payload2, "ref_type") ?? "ref"} ${textAt(payload2, "ref") ?? ""}`.trim();
  return eventName === "push" && payload2.deleted === true ? ref : void 0;
}
function commitTimeOf(payload2, sha) {
  const candidates = [
    payload2.head_commit,
    ...Array.isArray(payload2.commits) ? payload2.commits : [],
    recordAt(payload2, "merge_group").head_commit,
    recordAt(payload2, "workflow_run").head_commit
  ];
  const found = candidates.find((commit) => sha !== "" && textAt(commit, "id") === sha);
  const time = Date.parse(textAt(found, "timestamp") ?? "");
  return Number.isNaN(time) ? void 0 : Math.floor(time / 1e3);
}

// src/core/build-record/run-facts.ts
function runFacts(context, workflowRef) {
  const build = readBuildEvent(context, "merge");
  const { named } = build;
  const branch = named.kind === "branch" ? named.name : named.kind === "tag" ? build.base : textAt(context.payload, "pull_request", "head", "ref");
  return {
    identity: { repository: context.repository.full, commit: build.sha },
    event: {
      ref: build.ref,
      event: context.eventName,
      workflow: workflowPath(workflowRef) ?? context.workflow,
      job: context.job,
      actor: context.triggeringActor,
      run: { id: context.runId, attempt: context.runAttempt, url: runUrl(context) },
      ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ branch })
    },
    ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ committedAt: build.commitTime })
  };
}
var workflowPath = (ref) => /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref ?? "")?.[1];
var sourceDateEpoch = (text3) => text3 !== void 0 && /^\d{1,11}$/.test(text3) ? Number(text3) : void 0;

// src/core/credentials/untrusted-event.ts
var RISKY = ["pull_request_target", "workflow_run", "issue_comment"];
function judgeEvent(context, allowed) {
  if (allowed || !RISKY.includes(context.eventName)) return void 0;
  const head = headRepository(context.payload);
  if (head === context.repository.full && head !== "") return void 0;
  return {
    code: "CR030",
    fault: "user",
    what: `credentials are refused on ${context.eventName} from ${head ?? "a repository that the event does not name"}`,
    where: `run ${context.runId}`,
    expected: `a run of ${context.repository.full} itself, so that nobody outside it can reach the cluster`,
    remedy: "Deploy from push or workflow_dispatch; if this workflow runs no code of the pull request, add allow-untrusted-event: true"
  };
}
function headRepository(payload2) {
  const fullName = field2(field2(field2(payload2, "pull_request") ?? {}, "head") ?? {}, "repo") ?? field2(field2(payload2, "workflow_run") ?? {}, "head_repository");
  const name = fullName === void 0 ? void 0 : field2(fullName, "full_name");
  return typeof name === "string" ? name : void 0;
}
var field2 = (value, name) => typeof value === "object" && value !== null ? value[name] : void 0;

// src/core/publish/payload.ts
function payloadDigest(payload2) {
  if (payload2.kind === "image") return payload2.root.digest;
  const [only, ...others] = payload2.stored;
  return only !== void 0 && others.length === 0 ? only.blob.digest : payload2.contentDigest;
}
var membersOf = (payload2, name) => payload2.kind === "image" ? [{ name, digest: payload2.root.digest }] : payload2.members.map(({ name: member, digest }) => ({ name: member, digest }));
var contentDigestOf = (payload2) => payload2.kind === "image" ? payload2.root.digest : payload2.contentDigest;
var payloadSize = (payload2) => payload2.kind === "image" ? [...payload2.blobs.map(({ size }) => size), ...payload2.manifests.map(({ bytes }) => bytes.length)].reduce((a, b) => a + b, 0) : payload2.stored.reduce((sum, { blob }) => sum + blob.size, 0);

// src/core/digest/sha256.ts

var sha256Of = (content) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256").update(content).digest("hex")}`;

// src/core/build-record/canonical-json.ts
function canonicalJson(value) {
  if (value === null || typeof value !== "object") {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} has no form in JSON`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.keys(value).filter((key) => value[key] !== void 0).sort((a, b) => a < b ? -1 : 1);
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(",")}}`;
}
var isList = (value) => Array.isArray(value);

// src/core/build-record/build-record.ts
var BUILD_RECORD = "https://github.com/tidegate-cd/tidegate/build-record/v1";
function buildRecord(identity, event) {
  const facts = { coverage: coverageFacts(event.coverage), tests: countFacts(event.tests), alertTests: countFacts(event.alertTests) };
  const statement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: identity.subjects.map(({ name, digest }) => ({ name, digest: { sha256: digest.slice("sha256:".length) } })),
    predicateType: BUILD_RECORD,
    predicate: {
      identity: {
        name: identity.name,
        version: identity.version,
        repository: identity.repository,
        commit: identity.commit,
        createdOn: identity.committedAt === void 0 ? void 0 : isoSeconds(identity.committedAt),
        contentDigest: identity.contentDigest
      },
      commit: identity.commit,
      version: identity.version,
      ref: event.ref,
      branch: event.branch,
      event: event.event,
      workflow: event.workflow,
      job: event.job,
      actor: event.actor,
      run: { id: event.run.id, attempt: event.run.attempt, url: event.run.url },
      finishedOn: event.finishedOn.toISOString(),
      ...facts,
      metadata: Object.keys(event.metadata).length === 0 ? void 0 : event.metadata
    }
  };
  const text3 = canonicalJson(statement);
  return { text: text3, digest: sha256Of(text3), factsDigest: sha256Of(canonicalJson(facts)), finishedOn: event.finishedOn.toISOString() };
}
var recordName = (artifact, run) => `${artifact}.${run.id}-${run.attempt}.record.json`;
var isoSeconds = (seconds) => new Date(seconds * 1e3).toISOString().replace(".000Z", "Z");
var coverageFacts = (coverage) => coverage === void 0 ? void 0 : {
  lines: coverage.lines && { covered: coverage.lines.covered, total: coverage.lines.total },
  branches: coverage.branches && { covered: coverage.branches.covered, total: coverage.branches.total }
};
var countFacts = (counts2) => counts2 === void 0 ? void 0 : { passed: counts2.passed, failed: counts2.failed, skipped: counts2.skipped, flaky: counts2.flaky };

// src/core/result/assert-never.ts
function assertNever(value) {
  throw new Error(`a case was not handled: ${JSON.stringify(value)}`);
}

// src/stages/publish/decide.ts
function judgeStored(plan, state, onConflict) {
  switch (state.kind) {
    case "absent":
      return { kind: "create" };
    case "refused":
      return { kind: "refused", problem: state.problem };
    case "stored":
      break;
    default:
      return assertNever(state);
  }
  if (state.digest === plan.digest) return { kind: "unchanged", stored: state };
  if (plan.target.mutable) return { kind: "move", from: state };
  if (state.contentDigest === plan.contentDigest) return { kind: "unchanged", stored: state, notice: otherPacking(plan, state) };
  const problem = conflict(plan, state);
  return onConflict === "skip" ? { kind: "kept", stored: state, warning: problem } : { kind: "refused", problem };
}
function conflict(plan, stored) {
  const about = stored.about === "" ? "" : ` (${oneLine(stored.about, 160)})`;
  return {
    code: "AP010",
    fault: "user",
    what: `${plan.target.text} holds ${stored.digest}${about}; this build is ${plan.digest}`,
    where: 'input "targets"',
    expected: "a version that is free, or holds these bytes: a version is written once",
    remedy: "Publish a new version, or find why the build is not reproducible (times, paths or an unpinned dependency in it)."
  };
}
var otherPacking = (plan, stored) => ({
  code: "AP011",
  fault: "user",
  what: `${plan.target.text} holds the same files packed otherwise: ${stored.digest} is kept, this packing would be ${plan.digest}`
});

// src/stages/publish/publish-one.ts
var MEBIBYTE = 1048576;
var READ_BACK_BYTES = 64 * MEBIBYTE;
var MAX_WRITES = 3;
var WAIT_MS = 1e3;
async function publishOne(ports, request, store, verdict) {
  if (verdict.kind === "refused") throw new ProblemError(verdict.problem);
  if (verdict.kind === "unchanged" || verdict.kind === "kept") return settled(request, store, verdict, verdict.kind);
  const done = await write(ports, request, store);
  return settled(request, store, done, done.kind === "kept" ? "kept" : verdict.kind === "move" ? "moved" : "created");
}
async function write(ports, request, store) {
  for (let writes = 1; ; writes++) {
    const failure2 = await store.create().then(
      () => void 0,
      (error2) => error2
    );
    request.signal.throwIfAborted();
    if (failure2 !== void 0 && !(failure2 instanceof StoreFailure)) throw failure2;
    const now = judgeStored(store.plan, await store.probe(), request.onConflict);
    if (now.kind === "unchanged" || now.kind === "kept") return now;
    if (now.kind === "refused") throw new ProblemError(now.problem);
    if (failure2 === void 0 && now.kind === "create") throw new ProblemError(vanished(store));
    if (failure2 !== void 0 && (!failure2.retry || writes >= MAX_WRITES)) throw failure2;
    if (writes >= MAX_WRITES) throw new ProblemError(vanished(store));
    ports.progress(`${store.plan.target.text}: ${failure2 === void 0 ? "moved by another job" : failure2.message}, trying again`);
    await ports.clock.sleep(WAIT_MS * writes, request.signal);
  }
}
async function settled(request, store, done, outcome) {
  const { digest, ref } = done.stored;
  return { store, outcome, digest, ref, proof: await prove(request, store, done) };
}
async function prove(request, store, done) {
  if (request.verify === "off") return "off";
  const ours = done.stored.digest === store.plan.digest;
  if (!ours || request.verify === "digest" && !done.stored.claim) {
    return done.stored.claim ? "not verified by the store" : "computed by the store";
  }
  const same = await store.readBack(request.verify === "full" ? Number.POSITIVE_INFINITY : READ_BACK_BYTES);
  if (same === false) throw new ProblemError(corrupt(store));
  return same ? "read back" : "not verified by the store";
}
var corrupt = (store) => ({
  code: "AP030",
  fault: "remote",
  what: `${store.plan.target.text} gives other bytes than were sent; sent was ${store.plan.digest}`,
  expected: `bytes of ${store.plan.digest}`,
  remedy: "Do not deploy this version. Delete it at the store and publish a new one; report it to whoever runs the store."
});
var vanished = (store) => ({
  code: "AP030",
  fault: "remote",
  what: `${store.plan.target.text} took ${store.plan.digest}, and does not show it afterwards`,
  expected: `${store.plan.digest} under this name`,
  remedy: "Run the job again. If it stays so, a mirror or cache stands between this runner and the store."
});

// src/stages/publish/effects.ts
async function publish(ports, request) {
  const verdicts = await Promise.all(request.stores.map((store) => look(store, request)));
  const refused2 = verdicts.flatMap((verdict) => verdict.kind === "refused" ? [verdict.problem] : []);
  const remarks = verdicts.flatMap(remarksOf);
  if (refused2.length > 0) return { targets: [], remarks, problems: refused2 };
  if (request.dryRun) return { targets: request.stores.map((store, index) => planned(store, verdicts[index])), remarks, problems: [] };
  const targets = [];
  for (const [index, store] of request.stores.entries()) {
    const result = await attempt2(() => publishOne(ports, request, store, verdicts[index] ?? { kind: "create" }));
    if (result.problem !== void 0) return { targets, remarks, problems: [result.problem] };
    targets.push(result.value);
    ports.stored([...targets]);
    ports.progress(`${store.plan.target.text}: ${result.value.outcome}, ${result.value.digest}`);
  }
  const record2 = buildRecord(withStored(request.identity, targets), { ...request.event, finishedOn: ports.clock.now() });
  const recordPath = await ports.writeRecord(record2);
  const written = await addRecords(ports, request, targets, record2);
  return { targets: written.targets, record: record2, recordPath, remarks: [...remarks, ...written.remarks], problems: [] };
}
async function look(store, request) {
  const state = await attempt2(() => store.probe());
  return state.problem === void 0 ? judgeStored(store.plan, state.value, request.onConflict) : { kind: "refused", problem: state.problem };
}
function remarksOf(verdict) {
  if (verdict.kind === "kept") return [{ severity: "warning", problem: verdict.warning }];
  return verdict.kind === "unchanged" && verdict.notice !== void 0 ? [{ severity: "notice", problem: verdict.notice }] : [];
}
function planned(store, verdict) {
  const stored = verdict?.kind === "unchanged" || verdict?.kind === "kept" ? verdict.stored : void 0;
  const outcome = verdict?.kind === "unchanged" || verdict?.kind === "kept" ? verdict.kind : "planned";
  return { store, outcome, digest: stored?.digest ?? store.plan.digest, ref: stored?.ref ?? store.plan.target.text, proof: "off" };
}
function withStored(identity, targets) {
  const subjects = [...identity.subjects];
  for (const { outcome, digest } of targets) {
    if (outcome !== "kept" && !subjects.some((subject) => subject.digest === digest)) subjects.push({ name: identity.name, digest });
  }
  return { ...identity, subjects };
}
async function addRecords(ports, request, targets, record2) {
  const name = recordName(`${request.identity.name}-${request.identity.version}`, request.event.run);
  const remarks = [];
  const kept = await ports.keepRecord(record2, name);
  if (kept !== void 0) remarks.push({ severity: "warning", problem: kept });
  const results = [];
  for (const target of targets) {
    if (target.outcome === "kept") {
      results.push(target);
      continue;
    }
    const added = await attempt2(() => target.store.addRecord(target.digest, record2, name));
    if (added.problem !== void 0) remarks.push({ severity: "warning", problem: notRecorded(target.store, added.problem) });
    results.push({ ...target, record: added.problem === void 0 ? added.value : "missing" });
  }
  return { targets: results, remarks };
}
var notRecorded = (store, cause) => ({
  ...cause,
  code: "AP062",
  what: `the record was not written at ${store.plan.target.text}: ${cause.what}`
});
async function attempt2(work) {
  try {
    return { value: await work() };
  } catch (error2) {
    if (error2 instanceof StoreFailure) return { problem: error2.problem };
    if (error2 instanceof ProblemError && error2.problems[0] !== void 0) return { problem: error2.problems[0] };
    throw error2;
  }
}

// src/core/coverage/coverage.ts
var CoverageError = class extends Error {
  name = "CoverageError";
};
function sumCoverage(reports) {
  const sum = (kind) => {
    const units = /* @__PURE__ */ new Map();
    for (const report of reports) for (const [key, ratio] of report[kind]) units.set(key, better(units.get(key), ratio));
    let [covered, total] = [0, 0];
    for (const ratio of units.values()) {
      covered += ratio.covered;
      total += ratio.total;
    }
    return { covered, total };
  };
  const [lines2, branches] = [sum("lines"), sum("branches")];
  return { ...lines2.total > 0 ? { lines: lines2 } : {}, ...branches.total > 0 ? { branches } : {} };
}
var better = (known, ratio) => known === void 0 ? ratio : { covered: Math.max(known.covered, ratio.covered), total: Math.max(known.total, ratio.total) };
function percent(ratio) {
  const hundredths = BigInt(ratio.covered) * 10000n / BigInt(ratio.total);
  const fraction = (hundredths % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  return `${hundredths / 100n}${fraction === "" ? "" : `.${fraction}`}`;
}
function countOf(text3, what) {
  if (text3 === void 0 || !/^\d{1,15}$/.test(text3)) throw new CoverageError(`${what} is ${JSON.stringify(text3 ?? "")}, no whole number`);
  return Number(text3);
}

// src/core/xml/read-xml.ts
var XmlError = class extends Error {
  name = "XmlError";
};
var ENTITIES = /* @__PURE__ */ new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"]
]);
var NAME = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y;
var MAX_DEPTH = 200;
var MAX_CHARACTERS = 64 * 1048576;
function* readXml(source) {
  if (source.length > MAX_CHARACTERS) throw new XmlError(`it holds more than ${MAX_CHARACTERS} characters`);
  const text3 = source.replace(/^\ufeff/, "");
  const open4 = [];
  let seen = false;
  for (let at = 0; at < text3.length; ) {
    const next = text3.indexOf("<", at);
    const end = next < 0 ? text3.length : next;
    if (end > at) yield* characters(text3, at, end, open4.length);
    if (next < 0) break;
    const skipped = skip(text3, next, open4.length);
    if (skipped !== void 0) {
      if (skipped.text !== void 0) yield { kind: "text", text: skipped.text };
      at = skipped.end;
    } else if (text3.startsWith("</", next)) {
      const stop = find(text3, ">", next);
      const name = text3.slice(next + 2, stop).trim();
      if (open4.pop() !== name) throw fault(text3, next, `</${name.slice(0, 60)}> closes what is not open`);
      yield { kind: "close", name };
      at = stop + 1;
    } else {
      if (open4.length === 0 && seen) throw fault(text3, next, "a second root element");
      seen = true;
      const tag = readTag(text3, next);
      yield { kind: "open", name: tag.name, attributes: tag.attributes };
      if (tag.empty) yield { kind: "close", name: tag.name };
      else if (open4.push(tag.name) > MAX_DEPTH) throw fault(text3, next, `more than ${MAX_DEPTH} levels`);
      at = tag.end;
    }
  }
  if (open4.length > 0) throw fault(text3, text3.length, `<${open4.at(-1)}> is not closed`);
  if (!seen) throw fault(text3, 0, "no element");
}
function* characters(text3, from, to, depth) {
  const raw = text3.slice(from, to);
  if (depth > 0) yield { kind: "text", text: decode(text3, from, raw) };
  else if (raw.trim() !== "") throw fault(text3, from, "text outside of elements");
}
function skip(text3, at, depth) {
  if (text3.startsWith("<!--", at)) return { end: find(text3, "-->", at + 4) + 3 };
  if (text3.startsWith("<?", at)) return { end: find(text3, "?>", at) + 2 };
  if (text3.startsWith("<![CDATA[", at)) {
    if (depth === 0) throw fault(text3, at, "CDATA outside of elements");
    const end2 = find(text3, "]]>", at);
    return { end: end2 + 3, text: text3.slice(at + 9, end2) };
  }
  if (!text3.startsWith("<!", at)) return void 0;
  const end = find(text3, ">", at);
  if (text3.slice(at, end).includes("[")) throw fault(text3, at, "a document type with declarations of its own is not read");
  return { end: end + 1 };
}
function readTag(text3, start2) {
  const name = nameAt(text3, start2 + 1);
  const attributes = /* @__PURE__ */ new Map();
  let at = start2 + 1 + name.length;
  for (; ; ) {
    const blank = blanks(text3, at);
    at += blank;
    if (text3.startsWith("/>", at)) return { name, attributes, empty: true, end: at + 2 };
    if (text3[at] === ">") return { name, attributes, empty: false, end: at + 1 };
    if (blank === 0) throw fault(text3, at, `<${name}> is not closed`);
    const key = nameAt(text3, at);
    at += key.length;
    at += blanks(text3, at);
    if (text3[at] !== "=") throw fault(text3, at, `attribute ${key} has no value`);
    at += 1;
    at += blanks(text3, at);
    const quote = text3[at];
    if (quote !== '"' && quote !== "'") throw fault(text3, at, `attribute ${key} is not quoted`);
    const stop = find(text3, quote, at + 1);
    if (attributes.has(key)) throw fault(text3, at, `attribute ${key} twice`);
    attributes.set(key, decode(text3, at, text3.slice(at + 1, stop)));
    at = stop + 1;
  }
}
function nameAt(text3, at) {
  NAME.lastIndex = at;
  const name = NAME.exec(text3)?.[0];
  if (name === void 0) throw fault(text3, at, "no name where one must stand");
  return name;
}
function blanks(text3, at) {
  let end = at;
  while (end < text3.length && /\s/.test(text3[end] ?? "")) end++;
  return end - at;
}
function decode(text3, at, raw) {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (whole2, name) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code2 = number === null ? void 0 : Number.parseInt(number[1] ?? number[2] ?? "", number[1] === void 0 ? 10 : 16);
    const value = code2 === void 0 ? ENTITIES.get(name) : code2 <= 1114111 ? String.fromCodePoint(code2) : void 0;
    if (value === void 0 || !whole2.endsWith(";")) throw fault(text3, at, `the entity ${whole2.slice(0, 20)} is not read`);
    return value;
  });
}
function find(text3, what, from) {
  const at = text3.indexOf(what, from);
  if (at < 0) throw fault(text3, from, `it ends before ${what}`);
  return at;
}
var fault = (text3, at, what) => new XmlError(`line ${text3.slice(0, at).split("\n").length}: ${what}`);

// src/core/coverage/read-cobertura.ts
function readCobertura(text3) {
  const lines2 = /* @__PURE__ */ new Map();
  const branches = /* @__PURE__ */ new Map();
  let file = "";
  for (const event of readXml(text3)) {
    if (event.kind !== "open") continue;
    if (event.name === "class") file = event.attributes.get("filename") ?? event.attributes.get("name") ?? "";
    if (event.name !== "line") continue;
    const number = countOf(event.attributes.get("number"), `${file}: line number`);
    const key = `${file}:${number}`;
    const hits = countOf(event.attributes.get("hits"), `${key}: hits`);
    lines2.set(key, { covered: hits > 0 || lines2.get(key)?.covered === 1 ? 1 : 0, total: 1 });
    const taken = /\((\d{1,9})\/(\d{1,9})\)/.exec(event.attributes.get("condition-coverage") ?? "");
    if (taken === null) continue;
    const known = branches.get(key);
    branches.set(key, {
      covered: Math.max(known?.covered ?? 0, Math.min(Number(taken[1]), Number(taken[2]))),
      total: Math.max(known?.total ?? 0, Number(taken[2]))
    });
  }
  return { lines: lines2, branches };
}

// src/core/coverage/read-go-cover.ts
function readGoCover(text3) {
  const lines2 = /* @__PURE__ */ new Map();
  for (const [index, line] of text3.split(/\r?\n/).entries()) {
    if (line.trim() === "" || /^mode: (set|count|atomic)$/.test(line)) continue;
    const block = /^(.+:\d+\.\d+,\d+\.\d+) (\S+) (\S+)$/.exec(line);
    if (block === null) throw new CoverageError(`line ${index + 1} is no block of a cover profile`);
    const [, key = "", statements, count2] = block;
    const total = countOf(statements, `line ${index + 1}: statements`);
    const covered = countOf(count2, `line ${index + 1}: count`) > 0 || (lines2.get(key)?.covered ?? 0) > 0 ? total : 0;
    lines2.set(key, { covered, total });
  }
  return { lines: lines2, branches: /* @__PURE__ */ new Map() };
}

// src/core/coverage/read-istanbul.ts
function readIstanbul(json) {
  const lines2 = /* @__PURE__ */ new Map();
  const branches = /* @__PURE__ */ new Map();
  for (const [file, value] of Object.entries(json)) {
    if (file === "total") continue;
    const entry = objectOf(value, file);
    if ("statementMap" in entry) readFinal(file, entry, lines2, branches);
    else {
      lines2.set(file, ratioOf(entry.lines, `${file}: lines`));
      branches.set(file, ratioOf(entry.branches, `${file}: branches`));
    }
  }
  return { lines: lines2, branches };
}
function readFinal(file, entry, lines2, branches) {
  const hits = objectOf(entry.s, `${file}: s`);
  for (const [id, statement] of Object.entries(objectOf(entry.statementMap, `${file}: statementMap`))) {
    const line = whole(objectOf(objectOf(statement, file).start, file).line, `${file}: line`);
    const key = `${file}:${line}`;
    const ran = whole(hits[id], `${file}: hits of statement ${id}`) > 0 || lines2.get(key)?.covered === 1;
    lines2.set(key, { covered: ran ? 1 : 0, total: 1 });
  }
  for (const [id, arms] of Object.entries(objectOf(entry.b, `${file}: b`))) {
    if (!Array.isArray(arms)) throw new CoverageError(`${file}: branch ${id} has no arms`);
    for (const [arm, taken] of arms.entries()) {
      branches.set(`${file}:${id}:${arm}`, { covered: whole(taken, `${file}: branch ${id}`) > 0 ? 1 : 0, total: 1 });
    }
  }
}
function ratioOf(value, what) {
  const record2 = objectOf(value, what);
  const ratio = { covered: whole(record2.covered, what), total: whole(record2.total, what) };
  if (ratio.covered > ratio.total) throw new CoverageError(`${what}: ${ratio.covered} of ${ratio.total}`);
  return ratio;
}
var whole = (value, what) => countOf(typeof value === "number" ? String(value) : void 0, what);
function objectOf(value, what) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new CoverageError(`${what} is no object`);
  return value;
}

// src/core/coverage/read-lcov.ts
function readLcov(text3) {
  const lines2 = /* @__PURE__ */ new Map();
  const branches = /* @__PURE__ */ new Map();
  let file;
  for (const [index, raw] of text3.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const at = `line ${index + 1}`;
    const fields = line.slice(line.indexOf(":") + 1).split(",");
    if (line.startsWith("SF:")) file = line.slice("SF:".length);
    else if (line === "end_of_record") file = void 0;
    else if (line.startsWith("DA:")) {
      const number = countOf(fields[0], `${at}: line number`);
      const hits = /^-\d+$/.test(fields[1] ?? "") ? 1 : countOf(fields[1], `${at}: hit count`);
      put(lines2, `${fileOf(file, at)}:${number}`, hits);
    } else if (line.startsWith("BRDA:")) {
      const [number, block, branch, taken] = fields;
      const hits = taken === "-" ? 0 : countOf(taken, `${at}: branch count`);
      put(branches, `${fileOf(file, at)}:${countOf(number, `${at}: line number`)}:${block}:${branch}`, hits);
    }
  }
  return { lines: lines2, branches };
}
function put(units, key, hits) {
  const covered = hits > 0 || units.get(key)?.covered === 1 ? 1 : 0;
  units.set(key, { covered, total: 1 });
}
function fileOf(file, at) {
  if (file === void 0) throw new CoverageError(`${at}: it stands before any SF line`);
  return file;
}

// src/core/coverage/read-coverage.ts
var COVERAGE_FORMATS = "lcov, Cobertura XML, Istanbul JSON (summary or final), Go cover profile";
var HEAD = 4096;
function readCoverage(text3) {
  try {
    const data = byContent(text3.replace(/^\ufeff/, "").trimStart());
    if (data === void 0) return err(`it is none of ${COVERAGE_FORMATS}`);
    return data.lines.size === 0 && data.branches.size === 0 ? err("it measures nothing (0 of 0)") : ok(data);
  } catch (error2) {
    if (error2 instanceof CoverageError || error2 instanceof XmlError) return err(error2.message);
    throw error2;
  }
}
function byContent(text3) {
  if (text3.startsWith("mode: ")) return readGoCover(text3);
  if (text3.startsWith("<")) return isCobertura(text3.slice(0, HEAD)) ? readCobertura(text3) : void 0;
  if (text3.startsWith("{")) return readIstanbul(objectIn(text3));
  return /^(TN|SF):/m.test(text3) ? readLcov(text3) : void 0;
}
var isCobertura = (head) => /<coverage[\s/>]/.test(head) && !/<coverage[^>]*\sclover=/.test(head);
function objectIn(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    throw new CoverageError("it is no JSON");
  }
}

// src/core/coverage/judge-coverage.ts
function parseMinimum(text3) {
  const parts = text3.split(/[\s,]+/).filter((part) => part !== "");
  const read = parts.map((part) => {
    const match = /^(lines|branches)=((\d{1,3})(?:\.(\d{1,2}))?)%?$/.exec(part);
    if (match === null) return void 0;
    const hundredths = Number(match[3]) * 100 + Number((match[4] ?? "").padEnd(2, "0"));
    return hundredths > 1e4 ? void 0 : { kind: match[1], text: match[2] ?? "", hundredths };
  });
  const minimums = read.filter((minimum) => minimum !== void 0);
  return minimums.length === parts.length && new Set(minimums.map(({ kind }) => kind)).size === parts.length ? minimums : void 0;
}
function measureCoverage(files) {
  const reports = [];
  for (const { path, text: text3 } of files) {
    const read = readCoverage(text3);
    if (!read.ok) return err(noCoverage(`${path} cannot be used: ${oneLine(read.error, 200)}`, path));
    reports.push(read.value);
  }
  return ok(sumCoverage(reports));
}
function judgeCoverage(coverage, minimums) {
  return minimums.flatMap(({ kind, text: text3, hundredths }) => {
    const ratio = coverage[kind];
    if (ratio === void 0)
      return [noCoverage(`no report measures ${kind}, and min-coverage asks for ${kind}=${text3}`, 'input "coverage"')];
    if (BigInt(ratio.covered) * 10000n >= BigInt(hundredths) * BigInt(ratio.total)) return [];
    return [
      {
        code: "AP042",
        fault: "user",
        what: `${kind} ${ratio.covered}/${ratio.total} = ${percent(ratio)} % is below ${text3} %`,
        where: 'input "min-coverage"',
        expected: `at least ${text3} % of ${kind}`,
        remedy: "Add tests, or lower min-coverage in a change of its own."
      }
    ];
  });
}
var noCoverage = (what, where) => ({
  code: "AP043",
  fault: "user",
  what,
  where,
  expected: COVERAGE_FORMATS,
  remedy: "Check that the test step writes the report, and that the input coverage names it."
});

// src/core/publish/metadata.ts
var MOST = 64;
function readMetadata(lines2) {
  const entries = /* @__PURE__ */ new Map();
  const problems = [];
  for (const line of lines2) {
    const [, key, value] = /^([A-Za-z0-9][A-Za-z0-9._/-]{0,62})\s*=(.{0,1000})$/.exec(line) ?? [];
    if (key === void 0 || value === void 0) problems.push(wrong(`"${oneLine(line, 80)}" is no key=value`));
    else if (entries.has(key)) problems.push(wrong(`${key} stands twice`));
    else entries.set(key, value.trim());
  }
  if (entries.size > MOST) problems.push(wrong(`it has ${entries.size} lines`));
  return problems.length > 0 ? err(problems) : ok(Object.fromEntries(entries));
}
var wrong = (why2) => ({
  code: "IN003",
  fault: "user",
  what: `input "metadata": ${why2}`,
  where: "with:",
  expected: `at most ${MOST} lines key=value; keys of letters, digits, ".", "_", "/", "-"`,
  remedy: "Correct metadata: in with:"
});

// src/core/oci/descriptor.ts
function readDescriptor(value) {
  const record2 = asRecord(value);
  const digest = parseDigest(String(record2?.digest ?? ""));
  if (record2 === void 0 || digest === void 0 || typeof record2.mediaType !== "string") return void 0;
  if (typeof record2.size !== "number" || !Number.isSafeInteger(record2.size) || record2.size < 0) return void 0;
  const artifactType = typeof record2.artifactType === "string" ? record2.artifactType : void 0;
  const platform = readPlatform(record2.platform);
  const annotations = readAnnotations(record2.annotations);
  return { mediaType: record2.mediaType, digest, size: record2.size, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ artifactType, platform, annotations }) };
}
var asRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
function readAnnotations(value) {
  const record2 = asRecord(value);
  if (record2 === void 0) return void 0;
  return Object.fromEntries(Object.entries(record2).filter((entry) => typeof entry[1] === "string"));
}
function readPlatform(value) {
  const record2 = asRecord(value);
  if (typeof record2?.os !== "string" || typeof record2.architecture !== "string") return void 0;
  const variant = typeof record2.variant === "string" ? record2.variant : void 0;
  return { os: record2.os, architecture: record2.architecture, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ variant }) };
}

// src/core/oci/docker-config.ts
var TOKEN_USER = "<token>";
function readDockerAuths(text3) {
  const json = parseObject(text3);
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
  const host = normalHost(slash < 0 ? plain : plain.slice(0, slash));
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
  const text3 = (value) => typeof value === "string" ? value : "";
  const decoded = decode2(text3(entry.auth));
  const colon = decoded.indexOf(":");
  return colon < 0 ? [text3(entry.username), text3(entry.password)] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, "")];
}
function decode2(base642) {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base642.trim()), (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}
function parseObject(text3) {
  try {
    return asRecord(JSON.parse(text3));
  } catch {
    return void 0;
  }
}

// src/core/publish/registry-logins.ts
function passwordRegistry(inputs, targets) {
  const given = [inputs.username, inputs.password].filter((value) => value !== void 0);
  if (given.length === 0) return ok(void 0);
  if (given.length === 1) return err(half(inputs.username === void 0 ? "username" : "password"));
  const registries = [...new Set(targets.flatMap((target) => target.kind === "oci" ? [target.ref.registry] : []))];
  const foreign = registries.filter((registry) => !isGithubRegistry(registry, inputs.serverHost));
  const meant = foreign.length === 0 ? registries : foreign;
  return meant.length > 1 ? err(ambiguous(meant)) : ok(meant[0]);
}
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
var half = (lacking) => ({
  code: "IN002",
  fault: "user",
  what: `input "registry-${lacking}" is required beside the other of the two and was not given`,
  where: "with:",
  remedy: `Add registry-${lacking}:, or take both out`
});
var ambiguous = (registries) => ({
  code: "IN006",
  fault: "user",
  what: `registry-username and registry-password do not say which of ${registries.join(", ")} they are for`,
  where: 'input "targets"',
  expected: "targets at one registry beside GitHub\u2019s own, or logins by docker/login-action",
  remedy: "Log in with docker/login-action, once a registry, and take registry-username and registry-password out."
});

// src/core/publish/source.ts
var LAYOUT = "oci-layout:";
var EXPECTED = "patterns of files, or one line oci-layout:DIR";
function readSource(lines2) {
  const [first, ...others] = lines2;
  if (first === void 0) return err(wrong2("it names nothing", "Name files, or oci-layout:DIR."));
  const layout = lines2.find((line) => line.startsWith(LAYOUT));
  if (layout !== void 0 && others.length > 0)
    return err(wrong2("an image layout stands alone", "Publish the other files in a step of their own."));
  if (layout !== void 0) {
    const folder = layout.slice(LAYOUT.length).trim();
    return folder === "" ? err(wrong2("oci-layout: names no folder", "Write oci-layout:DIR")) : ok({ kind: "layout", folder });
  }
  const remote = lines2.find((line) => /^!?[a-z][a-z0-9+.-]*:\/\//.test(line));
  if (remote !== void 0)
    return err(
      wrong2(`"${oneLine(remote, 120)}" is an address`, "This version publishes what lies on the runner: files, or oci-layout:DIR.")
    );
  if (lines2.every((line) => line.startsWith("!"))) return err(wrong2("every line excludes", "Add a line that includes files."));
  return ok({ kind: "files", lines: lines2 });
}
var wrong2 = (why2, remedy2) => ({
  code: "IN003",
  fault: "user",
  what: `input "path": ${why2}`,
  where: "with:",
  expected: EXPECTED,
  remedy: remedy2
});

// src/core/image-ref/registry-pattern.ts
function matchesRegistry(pattern, ref) {
  const slash = pattern.indexOf("/");
  const host = normalHost(slash < 0 ? pattern : pattern.slice(0, slash));
  const path = slash < 0 ? "**" : pattern.slice(slash + 1).toLowerCase();
  const full = host === "docker.io" && path !== "" && !path.includes("/") && !path.includes("*") ? `library/${path}` : path;
  return glob(host).test(ref.registry) && glob(full).test(ref.repository);
}
var productionPattern = (patterns, ref) => patterns.find((pattern) => matchesRegistry(pattern, ref));
function glob(pattern) {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*\*|\*/g, (stars) => stars === "**" ? ".*" : "[^/]*");
  return new RegExp(`^${source}$`);
}

// src/core/store-target/floating-tag.ts
var MOVING = [
  "latest",
  "edge",
  "nightly",
  "dev",
  "develop",
  "main",
  "master",
  "trunk",
  "stable",
  "next",
  "canary",
  "beta",
  "alpha",
  "rc"
];
function floatingReason(tag, mutable) {
  const lower = tag.toLowerCase();
  if (/^(.*[-_.])?latest([-_.].*)?$/.test(lower)) return "latest is whatever was pushed last";
  if (mutable) return "the target is marked mutable";
  if (MOVING.includes(lower)) return `${lower} is a moving name`;
  return /^v?\d{1,5}(\.\d{1,5})?$/.test(lower) ? "it names a series, not one version" : void 0;
}
function judgeProductionTags(targets, patterns) {
  return targets.flatMap((target) => {
    if (target.kind !== "oci") return [];
    const pattern = productionPattern(patterns, target.ref);
    const reason = floatingReason(target.ref.tag, target.mutable);
    if (pattern === void 0 || reason === void 0) return [];
    return [
      {
        code: "AP012",
        fault: "user",
        what: `${target.text} is refused: ${reason}, and ${target.ref.registry}/${target.ref.repository} serves production`,
        where: `input "targets"; production-registries: ${oneLine(pattern, 100)}`,
        expected: "a tag that names one version, such as 1.4.0 or a commit",
        remedy: `Publish ${target.ref.registry}/${target.ref.repository}:VERSION, and deploy by digest.`
      }
    ];
  });
}

// src/core/store-target/read-targets.ts
function readTargets(lines2, version) {
  const targets = /* @__PURE__ */ new Map();
  const problems = [];
  for (const line of lines2) {
    const read = parseStoreTarget(line, version);
    if (!read.ok) {
      problems.push(read.error);
      continue;
    }
    const key = placeOf2(read.value);
    const known = targets.get(key);
    if (known !== void 0 && known.mutable !== read.value.mutable) problems.push(contradiction(read.value));
    targets.set(key, read.value);
  }
  if (problems.length === 0 && targets.size === 0) problems.push(none);
  return { targets: [...targets.values()], problems };
}
var placeOf2 = (target) => target.kind === "oci" ? `${target.ref.registry}/${target.ref.repository}:${target.ref.tag}` : target.text;
var contradiction = (target) => ({
  code: "IN003",
  fault: "user",
  what: `${target.text} stands twice, once with and once without "mutable"`,
  where: 'input "targets"',
  expected: "each target once",
  remedy: "Remove one of the two lines."
});
var none = {
  code: "IN002",
  fault: "user",
  what: 'input "targets" names no target',
  where: "with:",
  expected: TARGET_FORMS,
  remedy: "Add a line, or take the output targets of build-tag."
};

// src/stages/publish/plan.ts
function planPublish(inputs) {
  const source = readSource(inputs.path);
  const { targets, problems: badTargets } = readTargets(inputs.targets, inputs.version);
  const minimums = parseMinimum(inputs.minCoverage ?? "");
  const metadata = readMetadata(inputs.metadata);
  const password = passwordRegistry(inputs.login, targets);
  const epoch = sourceDateEpoch(inputs.epoch);
  const problems = [
    ...source.ok ? source.value.kind === "layout" ? forFilesOnly(inputs) : [] : [source.error],
    ...badTargets,
    ...judgeProductionTags(targets, inputs.productionRegistries),
    ...minimums === void 0 ? [badMinimum(inputs.minCoverage ?? "")] : [],
    ...metadata.ok ? [] : metadata.error,
    ...password.ok ? [] : [password.error],
    ...inputs.epoch !== void 0 && epoch === void 0 ? [badEpoch(inputs.epoch)] : []
  ];
  if (problems.length > 0 || !source.ok || !metadata.ok || !password.ok || minimums === void 0) return err(problems);
  return ok({
    source: source.value,
    targets,
    minimums,
    metadata: metadata.value,
    ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ passwordFor: password.value, epoch })
  });
}
function forFilesOnly(inputs) {
  const given = { root: inputs.root, archive: inputs.archive, "artifact-type": inputs.artifactType };
  return Object.entries(given).filter(([, value]) => value !== void 0).map(([name]) => ({
    code: "IN006",
    fault: "user",
    what: `input "${name}" does not go with path: oci-layout:`,
    where: "with:",
    remedy: `Remove ${name}:, or publish files`
  }));
}
var badMinimum = (text3) => ({
  code: "IN003",
  fault: "user",
  what: `input "min-coverage" is "${oneLine(text3, 80)}"`,
  where: "with:",
  expected: "lines=80, branches=70.5, or both",
  remedy: "Write min-coverage: lines=80"
});
var badEpoch = (text3) => ({
  code: "IN003",
  fault: "user",
  what: `SOURCE_DATE_EPOCH is "${oneLine(text3, 40)}"`,
  where: "the step's environment",
  expected: "seconds since 1970",
  remedy: "Take the output source-date-epoch of build-tag, or leave it out for the time of the commit."
});

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
  constructor(code2, message, options) {
    super(message, options);
    this.code = code2;
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
var MEBIBYTE2 = 1048576;
var nodeHttp = (request) => {
  const url = new URL(request.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new HttpFailure("PROTOCOL", `${url.protocol} is not spoken here`);
  if (deniedAddress(url.hostname)) throw refused(url.hostname);
  return exchange(request, url);
};
function exchange(request, url) {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(request.timeoutMs)));
  const signal = request.signal === void 0 ? timeout : AbortSignal.any([timeout, request.signal]);
  return new Promise((resolve3, reject) => {
    const give = (error2) => reject(request.signal?.aborted ? request.signal.reason : failure(error2, timeout.aborted, request));
    const options = {
      method: request.method,
      headers: headersOf(request),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...request.ca === void 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_14__.rootCertificates, request.ca] }
    };
    const outgoing = (url.protocol === "https:" ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_13___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_13___namespace_cache = __nccwpck_require__.t(node_https__WEBPACK_IMPORTED_MODULE_13__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_12___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_12___namespace_cache = __nccwpck_require__.t(node_http__WEBPACK_IMPORTED_MODULE_12__, 2)))).request(url, options);
    outgoing.on(
      "socket",
      (socket) => socket.once("connect", () => {
        if (socket.remoteAddress !== void 0 && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      })
    );
    outgoing.on("error", give);
    outgoing.on("response", (incoming) => {
      collect(incoming, request.maxBytes ?? MEBIBYTE2).then(resolve3, give);
    });
    outgoing.end(request.body);
  });
}
async function collect(incoming, maxBytes) {
  const chunks = [];
  let size = 0;
  let truncated = false;
  for await (const chunk2 of incoming) {
    const room = maxBytes - size;
    chunks.push(chunk2.subarray(0, room));
    size += Math.min(chunk2.length, room);
    if (chunk2.length > room) {
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
  node_dns__WEBPACK_IMPORTED_MODULE_11__.lookup(hostname, options, (error2, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    const denied = error2 === null && found.find((one) => one !== void 0 && deniedAddress(one));
    if (denied) callback(refused(denied), address, family);
    else callback(error2, address, family);
  });
};
var refused = (address) => new HttpFailure("DENIED", `${address} is a metadata or link-local address`);
function failure(error2, timedOut, request) {
  if (error2 instanceof HttpFailure) return error2;
  if (timedOut) return new HttpFailure("TIMEOUT", `no answer within ${Math.ceil(request.timeoutMs)} ms`, { cause: error2 });
  const inner = error2 instanceof AggregateError ? error2.errors[0] : error2;
  const code2 = inner?.code ?? "NETWORK";
  return new HttpFailure(code2, inner instanceof Error ? inner.message : String(inner), { cause: error2 });
}

// src/adapters/registry/docker-config-file.ts


var MOST_BYTES = 1048576;
async function dockerConfigFile(env) {
  const folder = env.DOCKER_CONFIG || (env.HOME ? (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(env.HOME, ".docker") : void 0);
  if (folder === void 0) return { auths: [] };
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "config.json");
  try {
    if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(path)).size > MOST_BYTES) return { auths: [], unreadable: path };
    const auths = readDockerAuths(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(path, "utf8"));
    return auths === void 0 ? { auths: [], unreadable: path } : { auths };
  } catch (error2) {
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(error2.code ?? "")) return { auths: [] };
    throw error2;
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
    if (first !== void 0) return oneLine([first.code, first.message].filter((part) => typeof part === "string").join(": "), 200);
  } catch {
  }
  return oneLine(body.replace(/<[^>]*>/g, " "), 120);
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
  constructor(registry, denied) {
    super(`${registry}: HTTP ${denied.status} ${denied.detail}`);
    this.registry = registry;
    this.denied = denied;
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
async function exchange2(ports, registry, request) {
  const { repeat, ...rest } = request;
  const once = async () => {
    const timeoutMs = Math.max(1, Math.min(rest.timeoutMs ?? TIMEOUT_MS, ports.deadline.remaining()));
    const response = await ports.http({ ...rest, timeoutMs, ...ports.signal === void 0 ? {} : { signal: ports.signal } });
    ports.debug?.(`${rest.method} ${withoutQuery(rest.url)} ${response.status}`);
    if ((0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(response.status)) throw new TransientAnswer(response);
    return response;
  };
  const judge = (error2) => {
    if (!repeat) return { kind: "final" };
    if (error2 instanceof HttpFailure) return isLasting(error2.code) ? { kind: "final" } : { kind: "retry" };
    if (!(error2 instanceof TransientAnswer)) return { kind: "final" };
    const afterMs = (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(error2.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const { clock, deadline, random, backoff, signal } = ports;
  try {
    return await (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L5)(once, {
      clock,
      deadline,
      random,
      judge,
      ...backoff === void 0 ? {} : { backoff },
      ...signal === void 0 ? {} : { signal }
    });
  } catch (error2) {
    throw asFailure(registry, request, error2);
  }
}
var isLasting = (code2) => code2 === "DENIED" || code2 === "PROTOCOL" || code2 === "ENOTFOUND" || /CERT|SELF_SIGNED/.test(code2);
function asFailure(registry, request, error2) {
  const what = `${request.method} ${withoutQuery(request.url)}`;
  if (error2 instanceof TransientAnswer) {
    const { status } = error2.response;
    return new RegistryFailure(registry, `${what}: HTTP ${status} ${errorDetail(bodyText(error2.response))}`.trim(), { status });
  }
  if (error2 instanceof HttpFailure) return new RegistryFailure(registry, `${what}: ${error2.code} ${error2.message}`, { cause: error2 });
  return error2;
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
  if (response.status >= 400) return { kind: "refused", status: response.status, detail: errorDetail(bodyText(response)) };
  const reply = asRecord(bodyJson(response));
  const token = reply?.token ?? reply?.access_token;
  if (typeof token !== "string" || token === "") throw new RegistryFailure(registry, `the token service at ${realm.host} gave no token`);
  for (const form of maskForms(token)) ports.mask(form);
  return { kind: "given", header: `Bearer ${token}` };
}
function ask(ports, registry, realm, challenge, credential, scopes) {
  const url = new URL(realm);
  if (challenge.service !== void 0) url.searchParams.set("service", challenge.service);
  for (const scope of scopes) url.searchParams.append("scope", scope);
  const headers = credential === void 0 ? {} : { authorization: basic(ports, credential.username, credential.password) };
  return exchange2(ports, registry, { method: "GET", url: url.href, headers, repeat: true });
}
function refresh(ports, registry, realm, challenge, token, scopes) {
  const form = new URLSearchParams({ grant_type: "refresh_token", client_id: "tidegate", refresh_token: token, scope: scopes.join(" ") });
  if (challenge.service !== void 0) form.set("service", challenge.service);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return exchange2(ports, registry, { method: "POST", url: realm.href, headers, body: form.toString(), repeat: true });
}
function realmUrl(registry, realm) {
  const url = URL.canParse(realm) ? new URL(realm) : void 0;
  if (url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname)) return url;
  throw new RegistryFailure(registry, `its login points to ${JSON.stringify(realm.slice(0, 100))}, which is no https address`);
}
function basic(ports, username, password) {
  const pair = base64(`${username}:${password}`);
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
    return exchange2(ports, at.registry, {
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
  const send2 = async (request) => {
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
  return { send: send2, locate: (location, base) => new URL(location, base ?? endpoint).href };
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
  return { kind: "denied", status: response.status, detail: errorDetail(bodyText(response)) };
}

// src/core/oci/media-types.ts
var OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
var OCI_INDEX = "application/vnd.oci.image.index.v1+json";
var OCI_EMPTY = "application/vnd.oci.empty.v1+json";
var DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
var DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
var IN_TOTO = "application/vnd.in-toto+json";
var ACCEPT_MANIFESTS = [OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST].join(", ");
var isIndex = (mediaType) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST;
var isManifest = (mediaType) => isIndex(mediaType) || mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST;

// src/core/oci/manifest.ts
function readManifest(bytes, mediaType) {
  const json = asRecord(parse(bytes));
  if (json === void 0) return void 0;
  const annotations = readAnnotations(json.annotations);
  if (isIndex(mediaType)) {
    const manifests = readDescriptors(json.manifests);
    return manifests === void 0 ? void 0 : { kind: "index", manifests, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ annotations }) };
  }
  const config = readDescriptor(json.config);
  const layers = readDescriptors(json.layers);
  if (config === void 0 || layers === void 0) return void 0;
  const artifactType = typeof json.artifactType === "string" ? json.artifactType : void 0;
  return { kind: "image", config, layers, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ artifactType, subject: readDescriptor(json.subject), annotations }) };
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
  const denied = denialOf(response);
  if (denied !== void 0) return denied.detail === "" ? explainByGet(access, at, reference, denied) : denied;
  const digest = parseDigest(response.headers["docker-content-digest"] ?? "");
  const size = Number(response.headers["content-length"] ?? Number.NaN);
  if (response.status === 200 && digest !== void 0 && Number.isSafeInteger(size)) {
    return { kind: "present", digest, mediaType: (response.headers["content-type"] ?? "").split(";")[0] ?? "", size };
  }
  return summaryOf(await getManifest(access, at, reference));
}
async function explainByGet(access, at, reference, denied) {
  const found = await getManifest(access, at, reference);
  return found.kind === "denied" && found.detail === "" ? denied : summaryOf(found);
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
  const denied = denialOf(response);
  if (denied !== void 0) return denied;
  if (response.status !== 200 || response.truncated) throw unexpected(at, `GET manifest ${reference}`, response);
  const digest = sha256Of(response.body);
  const claimed = parseDigest(reference) ?? parseDigest(response.headers["docker-content-digest"] ?? "") ?? digest;
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
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 201) throw unexpected(at, `PUT manifest ${reference}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== sha256Of(bytes)) {
    throw new RegistryFailure(at.registry, `manifest ${reference}: it stored ${stored}, sent was ${sha256Of(bytes)}`, { corrupt: true });
  }
  return { subjectTaken: response.headers["oci-subject"] !== void 0 };
}
var unexpected = (at, what, response) => new RegistryFailure(at.registry, `${what} of ${at.repository}: HTTP ${response.status} ${errorDetail(bodyText(response))}`.trim(), {
  status: response.status
});

// src/adapters/registry/upload.ts
var MEBIBYTE3 = 1048576;
var MONOLITHIC_BYTES = 64 * MEBIBYTE3;
var CHUNK_BYTES = 16 * MEBIBYTE3;
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
    } catch (error2) {
      if (!(error2 instanceof RegistryFailure) || losses >= MAX_LOSSES) throw error2;
      const found = await access.send({ method: "HEAD", path: `blobs/${blob.digest}`, write: true });
      if (found.status === 200) return "sent";
    }
  }
}
async function checkPush(access, at) {
  const response = await access.send({ method: "POST", path: "blobs/uploads/", write: true, headers: { "content-length": "0" } });
  const denied = denialOf(response);
  if (denied !== void 0) return denied;
  const location = locationOf(access, at, response, 202);
  await access.send({ method: "DELETE", path: location, write: true, repeat: false }).catch((error2) => {
    if (!(error2 instanceof RegistryFailure)) throw error2;
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
    } catch (error2) {
      if (!(error2 instanceof RegistryFailure) || ++losses > MAX_LOSSES) throw error2;
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
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 201) throw unexpected(at, `PUT blob ${blob.digest}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== blob.digest) {
    throw new RegistryFailure(at.registry, `blob ${blob.digest}: it stored ${stored}`, { corrupt: true });
  }
}
function locationOf(access, at, response, expected) {
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
  const { location } = response.headers;
  if (response.status !== expected || location === void 0) throw unexpected(at, "blob upload", response);
  return access.locate(location);
}

// src/adapters/registry/blobs.ts
async function hasBlob(access, at, digest, write2 = false) {
  const response = await access.send({ method: "HEAD", path: `blobs/${digest}`, write: write2 });
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
  if (response.status === 200) return true;
  if (response.status === 404) return false;
  throw unexpected(at, `HEAD blob ${digest}`, response);
}
async function getBlob(access, at, digest, maxBytes) {
  const response = await access.send({ method: "GET", path: `blobs/${digest}`, maxBytes, timeoutMs: 12e4 });
  if (response.status === 404) return void 0;
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 200) throw unexpected(at, `GET blob ${digest}`, response);
  if (response.truncated) throw new RegistryFailure(at.registry, `blob ${digest} is larger than ${maxBytes} bytes`);
  const found = sha256Of(response.body);
  if (found !== digest) throw new RegistryFailure(at.registry, `blob ${digest}: its bytes are ${found}`, { corrupt: true });
  return response.body;
}
async function ensureBlob(access, at, blob, from) {
  const there = await hasBlob(access, at, blob.digest, true).catch((error2) => {
    if (error2 instanceof RegistryDenied) return false;
    throw error2;
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
    const denied = denialOf(response);
    if (denied !== void 0) throw new RegistryDenied(at.registry, denied);
    const manifests = asRecord(bodyJson(response))?.manifests;
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
  const open4 = (at) => {
    const key = `${at.registry}/${at.repository}`;
    const access = opened.get(key) ?? openRepository(ports, at, credentialsFor(at));
    opened.set(key, access);
    return access;
  };
  return {
    head: (at, reference) => headManifest(open4(at), at, reference),
    manifest: (at, reference) => getManifest(open4(at), at, reference),
    has: (at, digest) => hasBlob(open4(at), at, digest),
    blob: (at, digest, maxBytes) => getBlob(open4(at), at, digest, maxBytes),
    upload: (at, blob, from) => ensureBlob(open4(at), at, blob, from),
    mayPush: (at) => checkPush(open4(at), at),
    putManifest: (at, reference, bytes, mediaType) => putManifest(open4(at), at, reference, bytes, mediaType),
    referrers: (at, subject) => listReferrers(open4(at), at, subject),
    putReferrer: (at, subject, bytes, descriptor) => pushReferrer(open4(at), at, subject, bytes, descriptor)
  };
}

// src/core/publish/runtime-token.ts
function artifactScope(token) {
  try {
    const payload2 = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { scp } = JSON.parse(atob(payload2));
    const found = /(?:^| )Actions\.Results:([^:\s]+):([^:\s]+)(?: |$)/.exec(typeof scp === "string" ? scp : "");
    return found?.[1] === void 0 || found[2] === void 0 ? void 0 : { run: found[1], job: found[2] };
  } catch {
    return void 0;
  }
}

// src/adapters/stores/gha/artifact-service.ts
var SERVICE = "github.actions.results.api.v1.ArtifactService";
function artifactService(ports, options) {
  const ids = { workflow_run_backend_id: options.scope.run, workflow_job_run_backend_id: options.scope.job };
  const send2 = async (method, message) => {
    const response = await ports.http({
      method: "POST",
      url: `${options.origin}/twirp/${SERVICE}/${method}`,
      headers: { authorization: `Bearer ${options.token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...ids, ...message }),
      timeoutMs: Math.min(6e4, ports.deadline.remaining() + 1),
      signal: ports.signal
    });
    if (response.status !== 200) throw failureOf(method, response, ports.clock.now());
    return response;
  };
  const call = async (method, message, repeatable) => {
    try {
      const response = await (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L5)(() => send2(method, message), {
        ...ports,
        judge: (error2) => {
          if (error2 instanceof Waiting && (repeatable || error2.untouched)) return { kind: "retry", afterMs: error2.afterMs };
          const unsent = error2 instanceof HttpFailure && ["ECONNREFUSED", "EAI_AGAIN"].includes(error2.code);
          return unsent || error2 instanceof HttpFailure && repeatable ? { kind: "retry" } : { kind: "final" };
        }
      });
      const body = asRecord(bodyJson(response));
      if (body === void 0) throw new ArtifactFailure("refused", `${method}: its answer is no JSON object`);
      return body;
    } catch (error2) {
      throw error2 instanceof HttpFailure ? new ArtifactFailure("lost", `${method}: ${error2.code} ${error2.message}`, { cause: error2 }) : error2;
    }
  };
  const signed = (body, keys, method) => {
    const url = keys.map((key) => body[key]).find((value) => typeof value === "string" && URL.canParse(value));
    if (url === void 0) throw new ArtifactFailure("refused", `${method}: its answer holds no URL`);
    const signature = new URL(url).searchParams.get("sig");
    if (signature !== null) for (const form of [signature, encodeURIComponent(signature)]) ports.mask(form);
    return url;
  };
  return {
    create: async (name, shape, expiresAt) => {
      const message = {
        name,
        version: shape.kind === "raw" ? 7 : 4,
        ...shape.kind === "raw" ? { mime_type: shape.mediaType } : {},
        ...expiresAt === void 0 ? {} : { expires_at: expiresAt.toISOString() }
      };
      return signed(await call("CreateArtifact", message, false), ["signed_upload_url", "signedUploadUrl"], "CreateArtifact");
    },
    finalize: async (name, size, hash) => {
      const body = await call("FinalizeArtifact", { name, size: String(size), hash }, false);
      return String(body.artifact_id ?? body.artifactId ?? "");
    },
    readUrl: async (name) => signed(await call("GetSignedArtifactURL", { name }, true), ["signed_url", "signedUrl"], "GetSignedArtifactURL")
  };
}
var Waiting = class extends ArtifactFailure {
  afterMs;
  untouched;
  constructor(message, afterMs, untouched) {
    super("lost", message);
    this.afterMs = afterMs;
    this.untouched = untouched;
  }
};
function failureOf(method, response, now) {
  const { status } = response;
  const body = asRecord(bodyJson(response));
  const told = typeof body?.msg === "string" ? body.msg : bodyText(response).replace(/<[^>]*>/g, " ");
  const text3 = `${method}: HTTP ${status}${told.trim() === "" ? "" : ` ${oneLine(told, 200)}`}`;
  if (status === 409 || body?.code === "already_exists") return new ArtifactFailure("taken", text3);
  if (status === 401 || status === 403) return new ArtifactFailure("denied", text3);
  if (status === 404) return new ArtifactFailure("absent", text3);
  if ((0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(status)) return new Waiting(text3, (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(response.headers["retry-after"], now) ?? 0, status === 429);
  return new ArtifactFailure(status < 500 ? "shape" : "refused", text3);
}

// src/adapters/stores/gha/signed-blob.ts
var MEBIBYTE4 = 1048576;
var WHOLE_BYTES = 64 * MEBIBYTE4;
var BLOCK_BYTES = 16 * MEBIBYTE4;
var SLOWEST2 = 128 * 1024;
async function writeSigned(ports, url, blob, mediaType) {
  if (blob.size <= WHOLE_BYTES) {
    const body = await blob.read(0, blob.size);
    await send(ports, "Put Blob", { method: "PUT", url, headers: { "x-ms-blob-type": "BlockBlob", "content-type": mediaType }, body }, 201);
    return;
  }
  const ids = [];
  for (let offset = 0; offset < blob.size; offset += BLOCK_BYTES) {
    const id = btoa(`${blob.digest.slice("sha256:".length, "sha256:".length + 32)}-${String(ids.length).padStart(6, "0")}`);
    const body = await blob.read(offset, Math.min(BLOCK_BYTES, blob.size - offset));
    await send(ports, "Put Block", { method: "PUT", url: withQuery(url, { comp: "block", blockid: id }), body }, 201);
    ids.push(id);
  }
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
  const headers = { "content-type": "application/xml", "x-ms-blob-content-type": mediaType };
  await send(ports, "Put Block List", { method: "PUT", url: withQuery(url, { comp: "blocklist" }), headers, body: list }, 201);
}
async function readSigned(ports, url, maxBytes) {
  const response = await send(ports, "Get Blob", { method: "GET", url, maxBytes }, 200);
  return response.truncated ? void 0 : response.body;
}
function withQuery(url, query) {
  const made2 = new URL(url);
  for (const [name, value] of Object.entries(query)) made2.searchParams.set(name, value);
  return made2.href;
}
async function send(ports, what, request, expected) {
  const bytes = request.body?.length ?? request.maxBytes ?? 0;
  const once = async () => {
    const timeoutMs = Math.min(6e4 + Math.min(bytes, 1024 * MEBIBYTE4) / SLOWEST2 * 1e3, ports.deadline.remaining() + 1);
    const response = await ports.http({ ...request, timeoutMs, signal: ports.signal });
    if (response.status === expected) return response;
    const code2 = response.headers["x-ms-error-code"];
    throw new StoreAnswer(`${what}: HTTP ${response.status}${code2 === void 0 ? "" : ` ${code2}`}`, (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransientStatus */ .Dm)(response.status));
  };
  try {
    return await (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L5)(once, {
      ...ports,
      judge: (error2) => error2 instanceof HttpFailure || error2 instanceof StoreAnswer && error2.transient ? { kind: "retry" } : { kind: "final" }
    });
  } catch (error2) {
    throw error2 instanceof HttpFailure ? new ArtifactFailure("lost", `${what}: ${error2.code}`) : error2;
  }
}
var StoreAnswer = class extends ArtifactFailure {
  transient;
  constructor(message, transient) {
    super(transient ? "lost" : "refused", message);
    this.transient = transient;
  }
};

// src/adapters/stores/gha/zip-one-file.ts


var PIECE = 16 * 1048576;
var DOS_DATE = 33;
async function zipOneFile(name, blob) {
  if (blob.size >= 4294967295) throw new Error("a zip without zip64 holds less than 4 GiB");
  let sum = 0;
  for (let offset = 0; offset < blob.size; offset += PIECE) sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_15__.crc32)(await blob.read(offset, Math.min(PIECE, blob.size - offset)), sum);
  const file = new TextEncoder().encode(name);
  const head = record(67324752, [20, FLAGS, 0, 0, DOS_DATE], sum, blob.size, [file.length, 0], [], file);
  const entry = record(
    33639248,
    [VERSION_MADE, 20, FLAGS, 0, 0, DOS_DATE],
    sum,
    blob.size,
    [file.length, 0, 0, 0, 0],
    [33188 << 16 >>> 0, 0],
    file
  );
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 101010256, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, entry.length, true);
  end.setUint32(16, head.length + blob.size, true);
  const tail = Buffer.concat([entry, new Uint8Array(end.buffer)]);
  return joined(head, blob, tail);
}
var FLAGS = 2048;
var VERSION_MADE = 3 << 8 | 20;
function record(signature, before, sum, size, lengths, after, name) {
  const view = new DataView(new ArrayBuffer(4 + before.length * 2 + 12 + lengths.length * 2 + after.length * 4));
  let at = 0;
  const put3 = (value, bytes) => {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  };
  put3(signature, 4);
  for (const value of before) put3(value, 2);
  for (const value of [sum, size, size]) put3(value, 4);
  for (const value of lengths) put3(value, 2);
  for (const value of after) put3(value, 4);
  return Buffer.concat([new Uint8Array(view.buffer), name]);
}
async function joined(head, blob, tail) {
  const size = head.length + blob.size + tail.length;
  const read = async (offset, length) => {
    const end = Math.min(offset + length, size);
    const cut = (part, start2) => part.subarray(Math.max(0, offset - start2), Math.max(0, end - start2));
    const [from, to] = [Math.max(0, offset - head.length), Math.min(blob.size, end - head.length)];
    const middle = to > from ? await blob.read(from, to - from) : new Uint8Array(0);
    return Buffer.concat([cut(head, 0), middle, cut(tail, head.length + blob.size)]);
  };
  const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256");
  for (let offset = 0; offset < size; offset += PIECE) hash.update(await read(offset, PIECE));
  return { digest: `sha256:${hash.digest("hex")}`, size, read };
}

// src/adapters/stores/gha/run-artifacts.ts
function runArtifacts(ports, options) {
  const service = artifactService(ports, options);
  return {
    upload: async (name, file, expiresAt) => {
      try {
        return await put2(ports, service, name, file, { kind: "raw", mediaType: file.mediaType }, expiresAt);
      } catch (error2) {
        if (!(error2 instanceof ArtifactFailure) || error2.kind !== "shape") throw error2;
        const zip = { ...file, blob: await zipOneFile(file.name, file.blob), mediaType: "application/zip" };
        return put2(ports, service, name, zip, { kind: "zip" }, expiresAt);
      }
    },
    readBack: async (name, maxBytes) => {
      const bytes = await readSigned(ports, await service.readUrl(name), maxBytes);
      return bytes === void 0 ? void 0 : sha256Of(bytes);
    }
  };
}
async function put2(ports, service, name, file, shape, expiresAt) {
  const url = await service.create(name, shape, expiresAt);
  await writeSigned(ports, url, file.blob, file.mediaType);
  const id = await service.finalize(name, file.blob.size, file.blob.digest);
  return { id, digest: file.blob.digest };
}

// src/adapters/stores/gha/open-run-artifacts.ts
function openRunArtifacts(ports, env) {
  const token = env.ACTIONS_RUNTIME_TOKEN ?? "";
  const url = env.ACTIONS_RESULTS_URL ?? "";
  const scope = artifactScope(token);
  if (scope === void 0 || !/^https?:\/\//.test(url) || !URL.canParse(url)) return void 0;
  return runArtifacts(ports, { origin: new URL(url).origin, token, scope });
}

// src/core/github/github-problem.ts
function githubProblem(code2, doing, failure2) {
  const status = failure2.status === void 0 ? "" : `${failure2.status}, `;
  return {
    code: code2,
    fault: failure2.kind === "unreachable" || failure2.kind === "rate-limited" ? "remote" : "user",
    what: `${doing} failed: ${why(failure2)} (${status}GitHub says: ${oneLine(failure2.message, 200)})`,
    where: failure2.requestId === void 0 ? failure2.call : `${failure2.call}, request ${oneLine(failure2.requestId, 60)}`,
    ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ remedy: remedy(failure2) })
  };
}
function why(failure2) {
  switch (failure2.kind) {
    case "permission":
      return failure2.permissions === void 0 ? "the token may not do this" : `the token lacks the permission ${failure2.permissions.join(" or ")}`;
    case "rate-limited":
      return failure2.until === void 0 ? "the rate limit is used up" : `the rate limit is used up until ${failure2.until.toISOString()}`;
    case "not-found":
      return "it is not there, or the token may not see it";
    case "unauthorized":
      return "the token is missing, unknown or expired";
    case "refused":
      return "GitHub refuses the request";
    case "unreachable":
      return failure2.status === void 0 ? "GitHub gave no whole answer" : "GitHub is in trouble";
  }
}
function remedy(failure2) {
  const [first] = failure2.permissions ?? [];
  switch (failure2.kind) {
    case "permission":
      return first === void 0 ? void 0 : `Add to the permissions: of the job: ${first}`;
    case "rate-limited":
      return failure2.until === void 0 ? "Run the job again later." : `Run the job again after ${failure2.until.toISOString()}.`;
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

// src/adapters/stores/gha/known-artifacts.ts
async function knownArtifacts(github, context, name) {
  try {
    const answer = await github.rest.actions.listArtifactsForRepo({
      owner: context.repository.owner,
      repo: context.repository.name,
      name,
      per_page: 100
    });
    return answer.data.artifacts.filter(({ expired, workflow_run: run }) => !expired && (run?.head_repository_id ?? null) === (run?.repository_id ?? null)).map((artifact) => ({
      id: artifact.id,
      digest: parseDigest(artifact.digest ?? ""),
      size: artifact.size_in_bytes,
      createdAt: artifact.created_at ?? "",
      runId: artifact.workflow_run?.id,
      commit: artifact.workflow_run?.head_sha
    })).sort((a, b) => b.id - a.id);
  } catch (error2) {
    if (!(error2 instanceof _chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .GithubFailure */ .Ed)) throw error2;
    const remote = error2.kind === "unreachable" || error2.kind === "rate-limited";
    const problem = githubProblem(remote ? "AP023" : "AP021", "looking for the artifact in earlier runs", error2);
    throw new StoreFailure(remote ? problem : { ...problem, remedy: "permissions:\n  actions: read" }, { retry: remote, cause: error2 });
  }
}

// src/adapters/stores/gha/gha-store.ts
function ghaStore(target, payload2, file, options) {
  const { artifacts, github, context } = options;
  const made2 = {};
  const plan = { target, digest: file.blob.digest, contentDigest: contentDigestOf(payload2) };
  const guarded = async (work) => {
    try {
      return await work();
    } catch (error2) {
      throw explainArtifact(target, error2);
    }
  };
  const probe = async () => {
    if (made2.id !== void 0 && made2.digest !== void 0) return own(made2.id);
    const known = await knownArtifacts(github, context, target.artifact);
    const zipped = known.some(({ digest: digest2 }) => digest2 !== plan.digest) ? (await zipOneFile(file.name, file.blob)).digest : void 0;
    const same = known.find(({ digest: digest2 }) => digest2 === plan.digest || digest2 !== void 0 && digest2 === zipped);
    const found = same ?? known[0];
    if (found === void 0) return { kind: "absent" };
    if (same === void 0 && found.digest === void 0) throw undigested(target, found);
    made2.found = found;
    const digest = same === void 0 ? found.digest ?? plan.digest : plan.digest;
    const about = [`${found.size} bytes`, found.createdAt, found.commit && `commit ${found.commit.slice(0, 12)}`, `run ${found.runId}`];
    return { kind: "stored", digest, claim: true, about: about.filter(Boolean).join(", "), ref: urlOf(context, found.runId, found.id) };
  };
  const own = (id) => ({
    kind: "stored",
    digest: plan.digest,
    claim: true,
    about: "",
    ref: urlOf(context, context.runId, id)
  });
  const create = async () => {
    const { id, digest } = await artifacts.upload(target.artifact, file, options.expiresAt);
    Object.assign(made2, { id, digest });
  };
  const readBack = async (maxBytes) => {
    if (file.blob.size > maxBytes) return void 0;
    try {
      const digest = await artifacts.readBack(target.artifact, Math.min(maxBytes, file.blob.size + 1048576));
      return digest === (made2.digest ?? made2.found?.digest ?? plan.digest);
    } catch (error2) {
      if (error2 instanceof ArtifactFailure && error2.kind === "absent" && made2.id === void 0) return void 0;
      throw error2;
    }
  };
  return {
    plan,
    probe: () => guarded(probe),
    create: () => guarded(create),
    // Every record is a run artifact of its own already.
    addRecord: async () => "there",
    readBack: (maxBytes) => guarded(() => readBack(maxBytes)),
    extras: () => extras(context, made2)
  };
}
function extras(context, made2) {
  if (made2.id !== void 0) return { artifactId: made2.id, artifactUrl: urlOf(context, context.runId, made2.id) };
  return made2.found === void 0 ? {} : { artifactId: String(made2.found.id), artifactUrl: urlOf(context, made2.found.runId, made2.found.id) };
}
var urlOf = (context, runId, id) => `${context.serverUrl}/${context.repository.full}/actions/runs/${runId ?? context.runId}/artifacts/${id}`;
var undigested = (target, found) => new StoreFailure(
  {
    code: "AP022",
    fault: "remote",
    what: `${target.text}: run ${found.runId} has an artifact ${target.artifact}, and this host tells no digest of it`,
    where: 'input "targets"',
    expected: "a host that tells the digests of artifacts",
    remedy: "Publish to a registry (oci://), or delete that artifact."
  },
  { retry: false }
);

// src/core/oci/files-manifest.ts
var EMPTY_CONFIG = new TextEncoder().encode("{}");
var EMPTY = { mediaType: OCI_EMPTY, digest: sha256Of("{}"), size: 2, data: "e30=" };
var CONTENT_DIGEST = "dev.tidegate.content-digest";
var RECORD_FACTS = "dev.tidegate.record-facts";
var PREDICATE_TYPE = "in-toto.io/predicate-type";
var FILES_ARTIFACT = "application/vnd.tidegate.files.v1";
function filesManifest(files, identity, source, artifactType) {
  return made(artifactType, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType,
    config: EMPTY,
    layers: files.map(({ name, mediaType, blob }) => ({
      mediaType,
      digest: blob.digest,
      size: blob.size,
      annotations: { "org.opencontainers.image.title": name }
    })),
    annotations: {
      [CONTENT_DIGEST]: identity.contentDigest,
      ...identity.committedAt === void 0 ? {} : { "org.opencontainers.image.created": isoSeconds(identity.committedAt) },
      "org.opencontainers.image.revision": identity.commit,
      "org.opencontainers.image.source": source,
      "org.opencontainers.image.title": identity.name,
      "org.opencontainers.image.version": identity.version
    }
  });
}
function recordManifest(subject, record2, about) {
  return made(IN_TOTO, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: IN_TOTO,
    config: EMPTY,
    layers: [{ ...record2, annotations: { [PREDICATE_TYPE]: about.predicateType, "org.opencontainers.image.title": about.title } }],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations: {
      [RECORD_FACTS]: about.factsDigest,
      [PREDICATE_TYPE]: about.predicateType,
      "org.opencontainers.image.created": about.finishedOn
    }
  });
}
function made(artifactType, manifest) {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const annotations = manifest.annotations;
  return { bytes, descriptor: { mediaType: OCI_MANIFEST, digest: sha256Of(bytes), size: bytes.length, artifactType, annotations } };
}

// src/core/publish/explain-registry.ts
function deniedProblem(target, denied) {
  const { registry, repository } = target.ref;
  const github = registry === "ghcr.io" || registry.startsWith("containers.");
  return {
    code: denied.status === 401 ? "AP020" : "AP021",
    fault: "user",
    what: `${registry} refuses ${denied.status === 401 ? "the login for" : "to let this login write"} ${repository}: HTTP ${denied.status}${denied.detail === "" ? "" : ` ${oneLine(denied.detail, 200)}`}`,
    where: target.text,
    expected: "a login that may pull and push this repository",
    remedy: github ? "permissions:\n  packages: write" : `registry-username: \${{ vars.REGISTRY_USER }}
registry-password: \${{ secrets.REGISTRY_PASSWORD }}`
  };
}
function explainRegistry(target, error2) {
  if (error2 instanceof RegistryDenied) return new StoreFailure(deniedProblem(target, error2.denied), { retry: false, cause: error2 });
  if (!(error2 instanceof RegistryFailure)) return error2;
  if (error2.corrupt) return new StoreFailure(corruptProblem(target, error2), { retry: false, cause: error2 });
  const problem = {
    code: "AP023",
    fault: "remote",
    what: `${target.text} cannot be served: ${oneLine(error2.message, 400)}`,
    where: target.text,
    expected: "an answer of the registry's API (/v2/)",
    remedy: "Run the job again when the registry answers; what is published already will be found unchanged."
  };
  const lasting = error2.status !== void 0 && error2.status >= 400 && error2.status < 500 && error2.status !== 429 && error2.status !== 408;
  return new StoreFailure(problem, { retry: !lasting, cause: error2 });
}
var corruptProblem = (target, error2) => ({
  code: "AP030",
  fault: "remote",
  what: `${target.text}: stored bytes differ from sent bytes: ${oneLine(error2.message, 400)}`,
  where: target.text,
  expected: "the bytes of the digest",
  remedy: "Do not deploy this version. Delete it at the registry, publish a new one, and report it to whoever runs the registry."
});

// src/adapters/stores/oci/oci-store.ts
function ociStore(target, payload2, options) {
  const { registry } = options;
  const at = { registry: target.ref.registry, repository: target.ref.repository };
  const content = contentOf(payload2, options);
  const guarded = async (work) => {
    try {
      return await work();
    } catch (error2) {
      throw explainRegistry(target, error2);
    }
  };
  const probe = async () => {
    const head = await registry.head(at, target.ref.tag);
    if (head.kind === "present") return describe(head.digest);
    const denied = await registry.mayPush(at);
    return denied === void 0 ? { kind: "absent" } : { kind: "refused", problem: deniedProblem(target, denied) };
  };
  const describe = async (digest) => {
    const ref = `${at.registry}/${at.repository}@${digest}`;
    if (digest === content.root.descriptor.digest) return { kind: "stored", digest, claim: false, about: "", ref };
    const found = await registry.manifest(at, digest);
    const annotations = found.kind === "present" ? readManifest(found.bytes, found.mediaType)?.annotations : void 0;
    const contentDigest = parseDigest(annotations?.[CONTENT_DIGEST] ?? "");
    const commit = annotations?.["org.opencontainers.image.revision"];
    const about = commit === void 0 ? "" : `commit ${commit.slice(0, 12)}`;
    return { kind: "stored", digest, claim: false, about, ref, ...contentDigest === void 0 ? {} : { contentDigest } };
  };
  const create = async () => {
    for (const blob of content.blobs) await registry.upload(at, blob);
    for (const { descriptor, bytes } of content.manifests) {
      const known = await registry.head(at, descriptor.digest);
      if (known.kind !== "present") await registry.putManifest(at, descriptor.digest, bytes, descriptor.mediaType);
    }
    const now = await registry.head(at, target.ref.tag);
    if (now.kind === "present" && (now.digest === content.root.descriptor.digest || !target.mutable)) return;
    await registry.putManifest(at, target.ref.tag, content.root.bytes, content.root.descriptor.mediaType);
  };
  const addRecord = async (digest, record2, name) => {
    if (newestFacts(await registry.referrers(at, digest)) === record2.factsDigest) return "there";
    const head = await registry.head(at, digest);
    if (head.kind !== "present") throw new Error(`${at.repository}@${digest} was just there`);
    const bytes = new TextEncoder().encode(record2.text);
    for (const blob of [blobOf(EMPTY_CONFIG), blobOf(bytes)]) await registry.upload(at, blob);
    const { factsDigest, finishedOn } = record2;
    const manifest = recordManifest(
      { mediaType: head.mediaType, digest, size: head.size },
      { mediaType: IN_TOTO, digest: record2.digest, size: bytes.length },
      { predicateType: BUILD_RECORD, factsDigest, title: name, finishedOn }
    );
    await registry.putReferrer(at, digest, manifest.bytes, manifest.descriptor);
    return "added";
  };
  const readBack = async (maxBytes) => {
    let left = maxBytes;
    for (const { size } of content.blobs) left -= size;
    if (left < 0) return void 0;
    for (const { digest, size } of content.blobs) if (await registry.blob(at, digest, size) === void 0) return false;
    const root = await registry.manifest(at, content.root.descriptor.digest);
    return root.kind === "present";
  };
  return {
    plan: { target, digest: content.root.descriptor.digest, contentDigest: contentDigestOf(payload2) },
    probe: () => guarded(probe),
    create: () => guarded(create),
    addRecord: (digest, record2, name) => guarded(() => addRecord(digest, record2, name)),
    readBack: (maxBytes) => guarded(() => readBack(maxBytes)),
    extras: () => ({})
  };
}
function newestFacts(referrers) {
  const records = referrers.filter(({ annotations }) => annotations?.[RECORD_FACTS] !== void 0);
  const created = ({ annotations }) => annotations?.["org.opencontainers.image.created"] ?? "";
  return records.toSorted((a, b) => created(a) < created(b) ? -1 : 1).at(-1)?.annotations?.[RECORD_FACTS];
}
function contentOf(payload2, options) {
  if (payload2.kind === "image") {
    const root2 = payload2.manifests.at(-1);
    if (root2 === void 0) throw new Error("an image without a manifest");
    return { blobs: payload2.blobs, manifests: payload2.manifests.slice(0, -1), root: root2 };
  }
  const root = filesManifest(payload2.stored, options.identity, options.source, options.artifactType);
  return { blobs: [blobOf(EMPTY_CONFIG), ...payload2.stored.map(({ blob }) => blob)], manifests: [], root };
}
var blobOf = (bytes) => ({
  digest: sha256Of(bytes),
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length)
});

// src/adapters/stores/open-store.ts
var openStoreWith = (parts) => (target, payload2) => {
  switch (target.kind) {
    case "oci":
      return ociStore(target, payload2, parts);
    case "gha": {
      const { artifacts, github, context, expiresAt } = parts;
      if (artifacts === void 0 || github === void 0) return noService2(target);
      const file = fileOf2(payload2);
      if (file === void 0) return severalFiles(target);
      return ghaStore(target, payload2, file, { artifacts, github, context, ...expiresAt === void 0 ? {} : { expiresAt } });
    }
    default:
      return assertNever(target);
  }
};
function fileOf2(payload2) {
  if (payload2.kind === "image") return payload2.archive;
  return payload2.stored.length === 1 ? payload2.stored[0] : void 0;
}
var noService2 = (target) => ({
  code: "AP022",
  fault: "remote",
  what: `${target.text}: this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set)`,
  where: 'input "targets"',
  expected: "a runner of GitHub Actions, or a target that needs none of it",
  remedy: "Publish to a registry (oci://HOST/REPOSITORY:TAG) instead."
});
var severalFiles = (target) => ({
  code: "AP022",
  fault: "user",
  what: `${target.text}: a run artifact is one file, and archive: none leaves several`,
  where: 'input "archive"',
  expected: "archive: tgz or tar for a gha:// target",
  remedy: "Take archive: none out, or publish the files to a registry (oci://)."
});

// src/actions/artifact-publish/connect.ts
var MINUTE = 6e4;
var DAY = 24 * 60 * MINUTE;
var LONGEST = 120 * MINUTE;
async function connect(run, plan, identity, login) {
  const { inputs, context, env, log, clock, random, signal } = run;
  const ports = {
    http: nodeHttp,
    clock,
    random,
    signal,
    deadline: (0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .deadlineIn */ ._5)(clock, LONGEST),
    mask: (text3) => log.mask(text3),
    debug: (line) => log.debug(line)
  };
  const docker = plan.targets.some(({ kind }) => kind === "oci") ? await dockerConfigFile(env) : { auths: [] };
  if (docker.unreadable !== void 0) log.info(`${docker.unreadable} is no Docker configuration: no login is taken from it`);
  for (const { credential } of docker.auths) {
    const text3 = credential.kind === "password" ? credential.password : credential.token;
    for (const form of maskForms(text3)) log.mask(form);
  }
  const registry = registryClient(ports, (at) => registryLogins(login, plan.passwordFor, docker.auths, at));
  const artifacts = openRunArtifacts(ports, env);
  const github = plan.targets.some(({ kind }) => kind === "gha") ? await githubFor(run) : void 0;
  const expiresAt = inputs.retentionDays === void 0 ? void 0 : new Date(clock.now().getTime() + inputs.retentionDays * DAY);
  const source = `${context.serverUrl}/${context.repository.full}`;
  const artifactType = inputs.artifactType ?? FILES_ARTIFACT;
  const open4 = openStoreWith({ registry, identity, source, artifactType, context, artifacts, github, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ expiresAt }) });
  return { open: open4, artifacts };
}
async function githubFor({ context, inputs, clock, random, signal, log }) {
  const { githubClient } = await __nccwpck_require__.e(/* import() */ 478).then(__nccwpck_require__.bind(__nccwpck_require__, 478));
  return githubClient({
    apiUrl: context.apiUrl,
    token: inputs.token ?? "",
    clock,
    random,
    signal,
    onRetry: (line) => log.debug(line)
  });
}

// src/actions/artifact-publish/gather.ts


// src/adapters/files/collect-files.ts


// src/core/publish/media-type.ts
var TYPES = new Map(
  Object.entries({
    css: "text/css",
    csv: "text/csv",
    gz: "application/gzip",
    html: "text/html",
    jar: "application/java-archive",
    js: "application/javascript",
    json: "application/json",
    md: "text/markdown",
    pdf: "application/pdf",
    svg: "image/svg+xml",
    tar: "application/x-tar",
    tgz: "application/gzip",
    txt: "text/plain",
    wasm: "application/wasm",
    xml: "text/xml",
    yaml: "application/x-yaml",
    yml: "application/x-yaml",
    zip: "application/zip"
  })
);
var mediaTypeOfName = (name) => TYPES.get(/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "") ?? "application/octet-stream";

// src/adapters/files/find-files.ts



// src/core/file-pattern/segment.ts
function parseSegment(text3) {
  return text3.split(/(\[!?[^\]/]+\])/).flatMap((part, index) => {
    const found = index % 2 === 1 ? parseClass(part.slice(1, -1)) : void 0;
    return found === void 0 ? [...part].map((character) => tokenOf(character, index % 2 === 1)) : [found];
  });
}
function tokenOf(character, literal) {
  if (literal) return { kind: "text", character };
  return character === "*" ? { kind: "star" } : character === "?" ? { kind: "any" } : { kind: "text", character };
}
function parseClass(inner) {
  const negated = inner.startsWith("!");
  const characters2 = [...negated ? inner.slice(1) : inner].map((character) => character.codePointAt(0) ?? 0);
  const dash = "-".charCodeAt(0);
  const ranges = [];
  for (let at = 0; at < characters2.length; at++) {
    const [from = 0, between, to] = characters2.slice(at, at + 3);
    if (between !== dash || to === void 0) {
      ranges.push([from, from]);
      continue;
    }
    if (from > to) return void 0;
    ranges.push([from, to]);
    at += 2;
  }
  return { kind: "class", negated, ranges };
}
function matchesSegment(segment, name) {
  const characters2 = [...name];
  let [at, token] = [0, 0];
  let retry2;
  while (at < characters2.length) {
    const wanted = segment[token];
    if (wanted?.kind === "star") {
      retry2 = { at, token };
      token++;
    } else if (wanted !== void 0 && takesCharacter(wanted, characters2[at] ?? "")) {
      at++;
      token++;
    } else if (retry2 !== void 0) {
      retry2 = { at: retry2.at + 1, token: retry2.token };
      ({ at } = retry2);
      token = retry2.token + 1;
    } else return false;
  }
  return segment.slice(token).every(({ kind }) => kind === "star");
}
function takesCharacter(token, character) {
  if (token.kind === "text") return token.character === character;
  if (token.kind !== "class") return token.kind === "any";
  const code2 = character.codePointAt(0) ?? 0;
  return token.ranges.some(([from, to]) => code2 >= from && code2 <= to) !== token.negated;
}

// src/core/file-pattern/file-pattern.ts
function parseFilePattern(line) {
  const exclude = line.startsWith("!");
  const text3 = line.replace(/^!+/, "").trim();
  const segments = normalise(text3);
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  const prefix = (wild < 0 ? segments : segments.slice(0, wild)).join("/") || (text3.startsWith("/") ? "/" : ".");
  const parts = segments.map((segment) => segment === "**" ? "**" : parseSegment(segment));
  return { text: text3, exclude, prefix, matches: (path) => parts.length === 0 || matchesPath(parts, path.split("/")) };
}
function takes(patterns, forms) {
  const last = patterns.findLast((pattern) => forms.some(pattern.matches));
  return last !== void 0 && !last.exclude;
}
function normalise(path) {
  const segments = [];
  if (path.startsWith("/")) segments.push("");
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== ".." && segments.at(-1) !== "") segments.pop();
    else segments.push(segment);
  }
  return segments;
}
function matchesPath(pattern, path) {
  let places = withSkips(pattern, /* @__PURE__ */ new Set([0]));
  for (const [index, name] of path.entries()) {
    const next = /* @__PURE__ */ new Set();
    for (const place of places) {
      const part = pattern[place];
      if (part === void 0) continue;
      if (part === "**") next.add(place).add(place + 1);
      else if ((name !== "" || index > 0 || part.length === 0) && matchesSegment(part, name)) next.add(place + 1);
    }
    if (next.has(pattern.length)) return true;
    places = withSkips(pattern, next);
  }
  return false;
}
function withSkips(pattern, places) {
  for (const place of places) if (pattern[place] === "**") places.add(place + 1);
  return places;
}

// src/adapters/files/steady-file.ts



var PIECE2 = 1048576;
async function steadyFile(path, shown2 = path) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlain(path, shown2), true);
    const { size, executable, mark: mark2 } = await markOf(file, shown2);
    return { path, size, executable, mark: mark2 };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function* readSteady(file, shown2 = file.path) {
  var _stack = [];
  try {
    const handle = __using(_stack, await openPlain(file.path, shown2), true);
    if ((await markOf(handle, shown2)).mark !== file.mark) throw new ProblemError(changed(shown2));
    let read = 0;
    while (read < file.size) {
      const piece = await fill(handle, read, Math.min(PIECE2, file.size - read));
      if (piece.length === 0) throw new ProblemError(changed(shown2));
      read += piece.length;
      yield piece;
    }
    if ((await markOf(handle, shown2)).mark !== file.mark) throw new ProblemError(changed(shown2));
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function hashSteady(file, shown2 = file.path) {
  const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256");
  for await (const piece of readSteady(file, shown2)) hash.update(piece);
  return `sha256:${hash.digest("hex")}`;
}
var fileBlob = (file, digest, shown2 = file.path) => ({
  digest,
  size: file.size,
  read: async (offset, length) => {
    var _stack = [];
    try {
      const handle = __using(_stack, await openPlain(file.path, shown2), true);
      const piece = await fill(handle, offset, length);
      if (piece.length !== length || (await markOf(handle, shown2)).mark !== file.mark) throw new ProblemError(changed(shown2));
      return piece;
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
});
async function openPlain(path, shown2) {
  try {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_8__.constants.O_NONBLOCK);
  } catch (error2) {
    const { code: code2 } = error2;
    throw new ProblemError(
      code2 === "ENOENT" ? changed(shown2) : notTaken(shown2, code2 === "ELOOP" ? "it is a link" : `it cannot be opened (${code2})`),
      {
        cause: error2
      }
    );
  }
}
async function markOf(file, shown2) {
  const stat2 = await file.stat({ bigint: true });
  if (!stat2.isFile()) throw new ProblemError(notTaken(shown2, "it is no regular file"));
  return {
    size: Number(stat2.size),
    executable: (stat2.mode & 0o100n) !== 0n,
    mark: [stat2.dev, stat2.ino, stat2.size, stat2.mtimeNs, stat2.ctimeNs].join(":")
  };
}
async function fill(file, offset, length) {
  const piece = new Uint8Array(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(piece, got, length - got, offset + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return piece.subarray(0, got);
}
var notTaken = (shown2, why2) => ({
  code: "AP002",
  fault: "user",
  what: `${shown2} is not published: ${why2}`,
  where: 'input "path"',
  expected: "regular files below the root, and links that stay below it",
  remedy: "Exclude it with a line !PATH, or put a copy in its place."
});
var changed = (shown2) => ({
  code: "AP003",
  fault: "user",
  what: `${shown2} changed while it was read`,
  where: 'input "path"',
  expected: "files that nobody writes to",
  remedy: "Publish after the step that writes it has ended (a process in the background?)."
});

// src/adapters/files/find-files.ts
async function findFiles(lines2, options) {
  const patterns = lines2.map(parseFilePattern);
  const includes = patterns.filter(({ exclude }) => !exclude);
  const starts = includes.map(({ prefix }) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(options.workspace, prefix));
  const root = options.root === void 0 ? await commonFolder(starts) : (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(options.workspace, options.root);
  const found = /* @__PURE__ */ new Map();
  const problems = /* @__PURE__ */ new Map();
  for (const start2 of starts) {
    for await (const { path, kind } of walk(start2, options.hidden)) {
      const shown2 = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(options.workspace, path);
      const forms = [path, shown2].map((form) => form.split(node_path__WEBPACK_IMPORTED_MODULE_9__.sep).join("/"));
      if (found.has(path) || problems.has(path) || !takes(patterns, forms)) continue;
      const name = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_9__.sep).join("/");
      if (name === "" || outside(root, path))
        problems.set(path, notTaken(shown2, `it lies outside of the root ${(0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(options.workspace, root) || "."}`));
      else if (kind === "other") problems.set(path, notTaken(shown2, "it is a device, a pipe or a socket"));
      else if (kind === "file") found.set(path, { kind, name, path });
      else {
        const link = await readLink(root, path, name);
        if (link === void 0)
          problems.set(path, notTaken(shown2, "it is a link that leads out of the root, is absolute, or leads to nothing"));
        else found.set(path, link);
      }
    }
  }
  return { files: [...found.values()], problems: [...problems.values()] };
}
async function* walk(start2, hidden) {
  const stat2 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(start2).catch(() => void 0);
  if (stat2 === void 0) return;
  if (!stat2.isDirectory()) {
    yield { path: start2, kind: kindOf(stat2) };
    return;
  }
  const folders = [start2];
  for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readdir)(folder, { withFileTypes: true })) {
      if (!hidden && entry.name.startsWith(".")) continue;
      const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else yield { path, kind: kindOf(entry) };
    }
  }
}
var kindOf = (entry) => entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "other";
async function readLink(root, path, name) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readlink)(path);
  const [real, realRoot] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(path).catch(() => void 0), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(root)]);
  if (real === void 0 || outside(realRoot, real) || target.startsWith("/")) return void 0;
  return { kind: "link", name, path, target };
}
function outside(root, path) {
  const way = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(root, path);
  return way === ".." || way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_9__.sep}`);
}
async function commonFolder(starts) {
  const folders = await Promise.all(
    starts.map(async (start2) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.lstat)(start2).catch(() => void 0))?.isDirectory() ? start2 : (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(start2))
  );
  let common = folders[0] ?? node_path__WEBPACK_IMPORTED_MODULE_9__.sep;
  for (const folder of folders)
    while (folder !== common && !folder.startsWith(common === node_path__WEBPACK_IMPORTED_MODULE_9__.sep ? node_path__WEBPACK_IMPORTED_MODULE_9__.sep : common + node_path__WEBPACK_IMPORTED_MODULE_9__.sep)) common = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(common);
  return common;
}

// src/adapters/files/pack-archive.ts



// src/core/archive/entry.ts
var inArchiveOrder = (entries) => {
  const encoder = new TextEncoder();
  const keyed = entries.map((entry) => ({ entry, key: encoder.encode(entry.name) }));
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ entry }) => entry);
};
function compareBytes(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

// src/core/archive/tar.ts
var BLOCK = 512;
var MAX_OCTAL_SIZE = 8589934591;
var tarEnd = () => new Uint8Array(2 * BLOCK);
var tarPadding = (size) => new Uint8Array((BLOCK - size % BLOCK) % BLOCK);
function tarHeader(entry, mtime) {
  const extended = [];
  const size = entry.kind === "file" ? entry.size : 0;
  if (!fitsName(entry.name)) extended.push(["path", entry.name]);
  if (entry.kind === "link" && !fitsName(entry.target)) extended.push(["linkpath", entry.target]);
  if (size > MAX_OCTAL_SIZE) extended.push(["size", String(size)]);
  const header = ustar({
    name: asciiStart(entry.name),
    mode: entry.kind === "file" && !entry.executable ? 420 : entry.kind === "link" ? 511 : 493,
    size: size > MAX_OCTAL_SIZE ? 0 : size,
    mtime,
    type: entry.kind === "file" ? "0" : "2",
    target: entry.kind === "link" ? asciiStart(entry.target) : ""
  });
  return extended.length === 0 ? header : join5([paxHeader(extended, mtime), header]);
}
function paxHeader(records, mtime) {
  const content = join5(records.map(([key, value]) => paxRecord(key, value)));
  const header = ustar({ name: "PaxHeader", mode: 420, size: content.length, mtime, type: "x", target: "" });
  return join5([header, content, tarPadding(content.length)]);
}
function paxRecord(key, value) {
  const rest = new TextEncoder().encode(` ${key}=${value}
`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return join5([new TextEncoder().encode(String(length)), rest]);
}
function ustar(fields) {
  const header = new Uint8Array(BLOCK);
  const put3 = (offset, text3) => header.set(new TextEncoder().encode(text3), offset);
  const octal = (value, digits) => `${Math.trunc(value).toString(8).padStart(digits, "0")}\0`;
  put3(0, fields.name);
  put3(100, octal(fields.mode, 7));
  put3(108, octal(0, 7));
  put3(116, octal(0, 7));
  put3(124, octal(fields.size, 11));
  put3(136, octal(Math.max(0, fields.mtime), 11));
  put3(148, " ".repeat(8));
  put3(156, fields.type);
  put3(157, fields.target);
  put3(257, "ustar\x0000");
  put3(329, octal(0, 7));
  put3(337, octal(0, 7));
  const sum = header.reduce((total, byte) => total + byte, 0);
  put3(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return header;
}
var fitsName = (name) => name.length <= 100 && /^[\x20-\x7e]*$/.test(name);
var asciiStart = (name) => name.replace(/[^\x20-\x7e]/g, "_").slice(0, 100);
function join5(parts) {
  const whole2 = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole2.set(part, at);
    at += part.length;
  }
  return whole2;
}

// src/adapters/files/gzip.ts


var HEADER = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255);
var LEVEL = 6;
async function* gzip(content) {
  let sum = 0;
  let size = 0;
  async function* counted() {
    for await (const piece of content) {
      sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_15__.crc32)(piece, sum);
      size = (size + piece.length) % 2 ** 32;
      yield piece;
    }
  }
  yield HEADER;
  yield* node_stream__WEBPACK_IMPORTED_MODULE_16__.Readable.from(counted(), { objectMode: false }).compose((0,node_zlib__WEBPACK_IMPORTED_MODULE_15__.createDeflateRaw)({ level: LEVEL }));
  const trailer = new Uint8Array(8);
  new DataView(trailer.buffer).setUint32(0, sum, true);
  new DataView(trailer.buffer).setUint32(4, size, true);
  yield trailer;
}

// src/adapters/files/pack-archive.ts
async function packArchive(members, out, options) {
  var _stack = [];
  try {
    const plain = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256");
    const digests = [];
    async function* tar() {
      for await (const piece of tarPieces(members, options.mtime, digests)) {
        plain.update(piece);
        yield piece;
      }
    }
    const file = __using(_stack, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(out, "wx", 384), true);
    for await (const piece of options.compress ? gzip(tar()) : tar()) await file.writeFile(piece);
    return { contentDigest: `sha256:${plain.digest("hex")}`, members: digests };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function* tarPieces(members, mtime, digests) {
  for (const { member } of inArchiveOrder(members.map((member2) => ({ name: member2.entry.name, member: member2 })))) {
    yield tarHeader(member.entry, mtime);
    if (!("content" in member)) continue;
    const { name, size } = member.entry;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256");
    for await (const piece of member.content()) {
      hash.update(piece);
      yield piece;
    }
    yield tarPadding(size);
    digests.push({ name, digest: `sha256:${hash.digest("hex")}`, size });
  }
  yield tarEnd();
}

// src/adapters/files/collect-files.ts
async function collectFiles(lines2, options) {
  const { workspace, root, hidden } = options;
  const found = await findFiles(lines2, { workspace, hidden, ...root === void 0 ? {} : { root } });
  if (found.problems.length > 0) throw new ProblemError(found.problems);
  const [first, ...others] = found.files;
  if (first === void 0) throw new ProblemError(noFile(lines2));
  const form = options.form ?? (others.length === 0 && first.kind === "file" ? "none" : "tgz");
  if (form === "none") return asTheyAre(found.files, options);
  const members = await inTurn(found.files, memberOf);
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(options.folder, `${options.archiveName}.${form}`);
  const packed = await packArchive(members, path, { mtime: options.mtime, compress: form === "tgz" });
  return { kind: "files", stored: [await storedFile(await steadyFile(path), (0,node_path__WEBPACK_IMPORTED_MODULE_9__.basename)(path))], ...packed };
}
async function asTheyAre(files, options) {
  const links = files.filter(({ kind }) => kind === "link");
  if (links.length > 0)
    throw new ProblemError(links.map(({ name }) => notTaken(name, "a link has no bytes of its own; archive: tgz keeps it")));
  const stored = await inTurn(files, async ({ path, name }) => storedFile(await steadyFile(path, name), name));
  const members = stored.map(({ name, blob }) => ({ name, digest: blob.digest, size: blob.size }));
  const [only, ...others] = stored;
  if (only !== void 0 && others.length === 0) return { kind: "files", stored, members, contentDigest: only.blob.digest };
  const content = await contentOf2(files, options);
  return { kind: "files", stored: stored.toSorted((a, b) => a.name < b.name ? -1 : 1), ...content };
}
async function contentOf2(files, { folder, mtime }) {
  return packArchive(await inTurn(files, memberOf), (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "content.tar"), { mtime, compress: false });
}
async function inTurn(items, work) {
  const done = [];
  for (const item of items) done.push(await work(item));
  return done;
}
async function memberOf(file) {
  const { name, path } = file;
  if (file.kind === "link") return { entry: { kind: "link", name, target: file.target } };
  const steady = await steadyFile(path, name);
  const { size, executable } = steady;
  return { entry: { kind: "file", name, size, executable }, content: () => readSteady(steady, name) };
}
async function storedFile(file, name) {
  return { name, mediaType: mediaTypeOfName(name), blob: fileBlob(file, await hashSteady(file, name), name) };
}
var noFile = (lines2) => ({
  code: "AP001",
  fault: "user",
  what: `no file matches ${lines2.slice(0, 5).join(", ")}${lines2.length > 5 ? ", \u2026" : ""}`,
  where: 'input "path"',
  expected: "at least one file; names that start with a dot count only with hidden-files: true",
  remedy: "Check the patterns, and that the step before writes the files (paths are relative to the workspace)."
});

// src/adapters/files/layout-archive.ts

var PIECE3 = 16 * 1048576;
async function layoutArchive(layout, name, folder) {
  const { mediaType, digest, size } = layout.root;
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ mediaType, digest, size }] };
  const members = [
    inMemory("oci-layout", encode({ imageLayoutVersion: "1.0.0" })),
    inMemory("index.json", encode(index)),
    ...layout.manifests.map(({ bytes }) => inMemory(blobName(sha256Of(bytes)), bytes)),
    ...layout.blobs.map((blob) => ({ entry: entryOf(blobName(blob.digest), blob.size), content: () => pieces(blob) }))
  ];
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, name);
  await packArchive(members, path, { mtime: 0, compress: false });
  const file = await steadyFile(path);
  return { name, mediaType: "application/x-tar", blob: fileBlob(file, await hashSteady(file)) };
}
async function* pieces(blob) {
  for (let offset = 0; offset < blob.size; offset += PIECE3) yield blob.read(offset, Math.min(PIECE3, blob.size - offset));
}
var inMemory = (name, bytes) => ({
  entry: entryOf(name, bytes.length),
  content: async function* () {
    yield bytes;
  }
});
var entryOf = (name, size) => ({ kind: "file", name, size, executable: false });
var blobName = (digest) => `blobs/sha256/${digest.slice("sha256:".length)}`;
var encode = (value) => new TextEncoder().encode(JSON.stringify(value));

// src/adapters/files/read-layout.ts

var MAX_MANIFEST_BYTES2 = 4 * 1048576;
var MAX_DEPTH2 = 4;
async function readLayout(folder, shown2, wanted) {
  const index = asRecord(parse2(await readSmall((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "index.json"), shown2)));
  const entries = Array.isArray(index?.manifests) ? index.manifests.map(readDescriptor) : void 0;
  if (entries === void 0 || entries.some((entry) => entry === void 0))
    throw new ProblemError(broken(shown2, "its index.json is no image index"));
  const root = pickRoot(entries, shown2, wanted);
  const manifests = [];
  const blobs = /* @__PURE__ */ new Map();
  await collect2(folder, shown2, root, 0, manifests, blobs);
  return { root, manifests, blobs: [...blobs.values()] };
}
function pickRoot(entries, shown2, wanted) {
  const named = entries.filter(({ annotations }) => annotations?.["org.opencontainers.image.ref.name"] === wanted);
  const [first, ...others] = named.length > 0 ? named : entries;
  if (first !== void 0 && others.every(({ digest }) => digest === first.digest)) return first;
  const names = entries.map(({ annotations, digest }) => annotations?.["org.opencontainers.image.ref.name"] ?? digest).join(", ");
  throw new ProblemError({
    code: "AP001",
    fault: "user",
    what: first === void 0 ? `${shown2} holds no image` : `${shown2} holds ${entries.length} images: ${oneLine(names, 200)}`,
    where: 'input "path"',
    expected: `one image, or one whose org.opencontainers.image.ref.name is ${oneLine(wanted, 80)}`,
    remedy: "Write one image to the layout, or give it the version as its name."
  });
}
async function collect2(folder, shown2, descriptor, depth, manifests, blobs) {
  if (manifests.some((known) => known.descriptor.digest === descriptor.digest)) return;
  if (depth > MAX_DEPTH2) throw new ProblemError(broken(shown2, `its indexes are nested more than ${MAX_DEPTH2} deep`));
  const path = blobPath(folder, descriptor.digest);
  const bytes = await readSmall(path, shown2);
  if (sha256Of(bytes) !== descriptor.digest) throw new ProblemError(broken(shown2, `${descriptor.digest} holds other bytes`));
  const content = readManifest(bytes, descriptor.mediaType);
  if (content === void 0)
    throw new ProblemError(broken(shown2, `${descriptor.digest} is no manifest of type ${oneLine(descriptor.mediaType, 80)}`));
  for (const child of content.kind === "index" ? content.manifests : [content.config, ...content.layers]) {
    if (content.kind === "index" && isManifest(child.mediaType)) await collect2(folder, shown2, child, depth + 1, manifests, blobs);
    else if (!blobs.has(child.digest)) blobs.set(child.digest, await readBlob(folder, shown2, child));
  }
  manifests.push({ descriptor: { ...descriptor, size: bytes.length }, bytes });
}
async function readBlob(folder, shown2, { digest, size }) {
  const file = await present2(blobPath(folder, digest), shown2);
  if (file.size !== size || await hashSteady(file) !== digest) throw new ProblemError(broken(shown2, `${digest} holds other bytes`));
  return fileBlob(file, digest, `${shown2}: ${digest}`);
}
async function readSmall(path, shown2) {
  const file = await present2(path, shown2);
  if (file.size > MAX_MANIFEST_BYTES2) throw new ProblemError(broken(shown2, `${path.slice(-80)} is larger than a manifest may be`));
  return Buffer.concat(await Array.fromAsync(readSteady(file)));
}
async function present2(path, shown2) {
  try {
    return await steadyFile(path, shown2);
  } catch (error2) {
    if (!(error2 instanceof ProblemError) || error2.problems[0]?.code === "AP002") throw error2;
    const part = path.split("/").slice(-3).join("/");
    throw new ProblemError(broken(shown2, `${part.endsWith("index.json") ? "index.json" : part} is missing`), { cause: error2 });
  }
}
var blobPath = (folder, digest) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "blobs", "sha256", digest.slice("sha256:".length));
var broken = (shown2, why2) => ({
  code: "AP004",
  fault: "user",
  what: `${shown2} is no whole image layout: ${why2}`,
  where: 'input "path"',
  expected: "a folder with index.json and every blob that it leads to",
  remedy: "Write it again: docker buildx build --output type=oci,tar=false,dest=DIR"
});
function parse2(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return void 0;
  }
}

// src/adapters/files/read-reports.ts

var MOST_FILES = 2e3;
var MOST_BYTES2 = 64 * 1048576;
async function readReports(lines2, workspace) {
  const found = await findFiles(lines2, { workspace, hidden: true });
  const [problem] = found.problems;
  if (problem !== void 0) return err(problem.what.replace("is not published", "is not read"));
  if (found.files.length === 0) return err("no file matches");
  if (found.files.length > MOST_FILES) return err(`${found.files.length} files match, and ${MOST_FILES} is the most`);
  const reports = [];
  let left = MOST_BYTES2;
  for (const { path, kind } of found.files.toSorted((a, b) => a.path < b.path ? -1 : 1)) {
    const shown2 = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(workspace, path);
    if (kind === "link") return err(`${shown2} is a link`);
    const bytes = await readBytes(path, shown2, left);
    if (!bytes.ok) return bytes;
    left -= bytes.value.length;
    reports.push({ path: shown2, text: new TextDecoder().decode(bytes.value) });
  }
  return ok(reports);
}
async function readBytes(path, shown2, most) {
  try {
    const file = await steadyFile(path, shown2);
    if (file.size > most) return err(`the reports hold more than ${MOST_BYTES2 / 1048576} MiB`);
    return ok(Buffer.concat(await Array.fromAsync(readSteady(file, shown2))));
  } catch (error2) {
    if (!(error2 instanceof ProblemError)) throw error2;
    return err((error2.problems[0]?.what ?? error2.message).replace("is not published", "is not read"));
  }
}

// src/core/test-report/read-junit.ts
function readJunit(text3) {
  const seen = { passed: 0, skipped: 0, flaky: 0, failures: [] };
  const suites = [];
  let current;
  let root = true;
  try {
    for (const event of readXml(text3)) {
      if (event.kind === "open") {
        const { name, attributes } = event;
        if (root && name !== "testsuites" && name !== "testsuite") return err(`its root is <${name}>, not <testsuites> or <testsuite>`);
        root = false;
        if (name === "testsuite") suites.push({ name: attributes.get("name") ?? "", cases: 0, failed: failuresOf(attributes) });
        else if (name === "testcase") current = { name: caseName(attributes) };
        else if (current !== void 0) mark(current, name, attributes);
      } else if (event.kind === "close" && event.name === "testcase" && current !== void 0) {
        count(seen, current);
        for (const suite of suites) suite.cases++;
        current = void 0;
      } else if (event.kind === "close" && event.name === "testsuite") {
        const suite = suites.pop();
        if (suite !== void 0 && suite.cases === 0 && suite.failed > 0) {
          seen.failures.push({ name: suite.name, message: `the suite says ${suite.failed} failed and lists no case` });
          for (const outer of suites) outer.cases++;
        }
      }
    }
  } catch (error2) {
    if (error2 instanceof XmlError) return err(error2.message);
    throw error2;
  }
  return ok({ ...seen, failed: seen.failures.length });
}
function mark(open4, element, attributes) {
  if (element === "failure" || element === "error") open4.failure ??= attributes.get("message") ?? attributes.get("type") ?? "";
  if (element === "skipped") open4.skipped = true;
  if (element === "flakyFailure" || element === "flakyError") open4.flaky = true;
}
function count(seen, one) {
  if (one.failure !== void 0) seen.failures.push({ name: one.name, message: one.failure });
  else if (one.skipped) seen.skipped++;
  else {
    seen.passed++;
    if (one.flaky) seen.flaky++;
  }
}
var caseName = (attributes) => [attributes.get("classname"), attributes.get("name")].filter((part) => part !== void 0 && part !== "").join(" \u203A ");
function failuresOf(attributes) {
  const number = (name) => /^\d{1,9}$/.test(attributes.get(name) ?? "") ? Number(attributes.get(name)) : 0;
  return number("failures") + number("errors");
}

// src/core/test-report/test-counts.ts
var NO_TESTS = { passed: 0, failed: 0, skipped: 0, flaky: 0, failures: [] };
var addCounts = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  flaky: a.flaky + b.flaky,
  failures: [...a.failures, ...b.failures]
});
var ranTests = (counts2) => counts2.passed + counts2.failed;

// src/core/test-report/judge-tests.ts
var NAMED = 10;
function countTests(files) {
  let sum = NO_TESTS;
  for (const { path, text: text3 } of files) {
    const read = readJunit(text3);
    if (!read.ok) return err(noTests(`${path} is no JUnit report: ${oneLine(read.error, 160)}`, path));
    sum = addCounts(sum, read.value);
  }
  return ok(sum);
}
function judgeTests(counts2, paths) {
  const where = paths.join(", ");
  if (counts2.failed > 0) {
    const named = counts2.failures.slice(0, NAMED).map(({ name, message }) => oneLine(message === "" ? name : `${name} (${message})`, 160));
    const more = counts2.failed > NAMED ? ` and ${counts2.failed - NAMED} more` : "";
    return {
      code: "AP040",
      fault: "user",
      what: `${counts2.failed} of ${ranTests(counts2)} tests failed: ${named.join("; ")}${more}`,
      where,
      expected: "no failed test",
      remedy: "Repair the tests; a suite that may fail belongs to tests-alert."
    };
  }
  return ranTests(counts2) === 0 ? noTests("no test ran", where) : void 0;
}
var noTests = (what, where) => ({
  code: "AP041",
  fault: "user",
  what,
  where,
  expected: "JUnit reports with at least one test that ran",
  remedy: "Check that the test step ran, and that the input tests names its reports."
});

// src/stages/publish/gates.ts
function judgeGates(reports, minimums) {
  const problems = [];
  const alerts = [];
  const tests = counts(reports.tests, problems);
  const alertTests = counts(reports.alertTests, alerts);
  let coverage;
  if (reports.coverage !== void 0) {
    const measured = measureCoverage(reports.coverage);
    if (measured.ok) {
      coverage = measured.value;
      problems.push(...judgeCoverage(measured.value, minimums));
    } else problems.push(measured.error);
  } else if (minimums.length > 0) {
    problems.push(noCoverage("min-coverage is set, and the input coverage names no report", 'input "coverage"'));
  }
  return { problems, alerts, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ tests, alertTests, coverage }) };
}
function counts(files, problems) {
  if (files === void 0) return void 0;
  const counted = countTests(files);
  if (!counted.ok) {
    problems.push(counted.error);
    return void 0;
  }
  const problem = judgeTests(
    counted.value,
    files.map(({ path }) => path)
  );
  if (problem !== void 0) problems.push(problem);
  return counted.value;
}

// src/actions/artifact-publish/gather.ts
async function gates(run, plan) {
  const { inputs, context } = run;
  const problems = [];
  const alerts = [];
  const read = async (lines2, explain, into) => {
    if (lines2.length === 0) return void 0;
    const reports = await readReports(lines2, context.workspace);
    if (reports.ok) return reports.value;
    into.push(explain(reports.error));
    return void 0;
  };
  const tests = await read(inputs.tests, (why2) => noTests(`the test reports cannot be read: ${why2}`, 'input "tests"'), problems);
  const alertTests = await read(
    inputs.testsAlert,
    (why2) => noTests(`the test reports cannot be read: ${why2}`, 'input "tests-alert"'),
    alerts
  );
  const coverage = await read(
    inputs.coverage,
    (why2) => noCoverage(`the coverage reports cannot be read: ${why2}`, 'input "coverage"'),
    problems
  );
  const minimums = inputs.coverage.length > 0 && coverage === void 0 ? [] : plan.minimums;
  const judged = judgeGates((0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ tests, alertTests, coverage }), minimums);
  return { ...judged, problems: [...problems, ...judged.problems], alerts: [...alerts, ...judged.alerts] };
}
async function payload(run, plan, folder, epoch) {
  const { inputs, context } = run;
  const archiveName = `${inputs.name}-${inputs.version}`;
  try {
    if (plan.source.kind === "files") {
      const { root, archive: archive2, hiddenFiles: hidden } = inputs;
      const options = { workspace: context.workspace, hidden, archiveName, mtime: epoch, folder, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ root, form: archive2 }) };
      return ok(await collectFiles(plan.source.lines, options));
    }
    const shown2 = plan.source.folder;
    const layout = await readLayout((0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(context.workspace, shown2), shown2, inputs.version);
    const asFile = plan.targets.some(({ kind }) => kind === "gha");
    const archive = asFile ? await layoutArchive(layout, `${archiveName}.oci.tar`, folder) : void 0;
    return ok({ kind: "image", ...layout, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ archive }) });
  } catch (error2) {
    if (error2 instanceof ProblemError) return err(error2.problems);
    throw error2;
  }
}

// src/core/summary/markdown.ts
function text2(value) {
  return stripControls(value).replace(/\s*\n\s*/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_[\]|~#])/g, "\\$1").replace(/@(?=\w)/g, "@&#8203;").replace(/(https?):\/\//gi, "$1:&#8203;//");
}
function code(value) {
  const flat = stripControls(value).replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const ticks = "`".repeat(longest + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") || flat === "" ? " " : "";
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

// src/stages/publish/report.ts
function renderSummary(about, result, gates2, dryRun) {
  const { name, version } = about.identity;
  const head = `### ${text2(name)} ${text2(version)}: ${headline(result, dryRun)}`;
  const rows = result.targets.map(targetRow);
  const parts = [head, table(["", ""], factRows(about, result, gates2))];
  if (rows.length > 0) parts.push(table(["Target", "Result", "Digest", "Proved", "Record"], rows));
  if (result.problems.length > 0) parts.push(problemList(result.problems));
  return parts.join("\n\n");
}
function factRows({ identity, event }, { record: record2 }, gates2) {
  return [
    ["Commit", `${code(identity.commit.slice(0, 12))}${event.branch === void 0 ? "" : ` on ${code(event.branch)}`}`],
    ["Tests", gates2.tests === void 0 ? "not asked for" : testsLine(gates2.tests)],
    ...gates2.alertTests === void 0 ? [] : [["Alert-only tests", testsLine(gates2.alertTests)]],
    ["Coverage", gates2.coverage === void 0 ? "not asked for" : coverageLine(gates2.coverage)],
    ...record2 === void 0 ? [] : [["Record", code(shortDigest(record2.digest))]]
  ];
}
function headline(result, dryRun) {
  if (result.problems.length > 0) return result.targets.length === 0 ? "not published" : "published in part";
  if (dryRun) return "nothing was written (dry run)";
  return result.targets.every(({ outcome }) => outcome === "unchanged") ? "unchanged" : "published";
}
var targetRow = (target) => [
  code(target.store.plan.target.text),
  target.outcome,
  code(shortDigest(target.digest)),
  target.proof,
  target.record ?? "\u2013"
];
function testsLine(counts2) {
  const parts = [`${counts2.passed} passed${counts2.flaky > 0 ? `, ${counts2.flaky} of them flaky` : ""}`];
  if (counts2.failed > 0) parts.push(`${counts2.failed} failed`);
  if (counts2.skipped > 0) parts.push(`${counts2.skipped} skipped`);
  return parts.join(", ");
}
function coverageLine(coverage) {
  const parts = ["lines", "branches"].flatMap((kind) => {
    const ratio = coverage[kind];
    return ratio === void 0 ? [] : [`${kind} ${percent(ratio)} % (${ratio.covered}/${ratio.total})`];
  });
  return parts.join(", ");
}
var problemList = (problems) => problems.map(({ code: id, what }) => `- **${id}** ${text2(what)}`).join("\n");

// src/actions/artifact-publish/tell.ts
var MOST_ANNOTATIONS = 9;
var CHANGES = ["created", "moved", "kept", "planned", "unchanged"];
function gateOutputs({ tests, coverage }) {
  const counts2 = tests && { passed: tests.passed, failed: tests.failed, skipped: tests.skipped, flaky: tests.flaky };
  return {
    tests: counts2,
    coverage,
    coverageLines: coverage?.lines && percent(coverage.lines),
    coverageBranches: coverage?.branches && percent(coverage.branches)
  };
}
function tellPayload(run, payload2) {
  const what = payload2.kind === "image" ? `an image of ${payload2.blobs.length} blobs` : `${payload2.members.length} file(s)`;
  run.log.info(`${run.inputs.name} ${run.inputs.version}: ${what}, ${payloadSize(payload2)} bytes, ${payloadDigest(payload2)}`);
  run.setOutputs({ contentDigest: contentDigestOf(payload2) });
}
function tellTargets(run, targets) {
  const main2 = targets.find(({ store }) => store.plan.target.kind === "oci") ?? targets[0];
  if (main2 === void 0) return;
  const extras2 = targets.map(({ store }) => store.extras()).find(({ artifactId }) => artifactId !== void 0);
  run.setOutputs({
    digest: main2.digest,
    ref: main2.ref,
    refs: targets.map(({ store, digest, ref, outcome, proof }) => ({
      target: store.plan.target.text,
      digest,
      ref,
      published: outcome,
      proof
    })),
    published: CHANGES.find((change) => targets.some(({ outcome }) => outcome === change)),
    artifactId: extras2?.artifactId,
    artifactUrl: extras2?.artifactUrl
  });
}
var tellRefused = (run, facts, problems, gates2) => tell(run, facts, { targets: [], remarks: [], problems }, gates2);
function tell(run, facts, result, gates2) {
  tellTargets(run, result.targets);
  if (result.record !== void 0) run.setOutputs({ record: result.recordPath, recordDigest: result.record.digest });
  const { name, version, dryRun } = run.inputs;
  run.summarize(renderSummary({ identity: { name, version, ...facts.identity }, event: facts.event }, result, gates2, dryRun));
  for (const { severity, problem } of result.remarks) run.log.problem(severity, problem);
  if (gates2.tests !== void 0) run.log.info(`tests: ${testsLine(gates2.tests)}`);
  if (gates2.coverage !== void 0) run.log.info(`coverage: ${coverageLine(gates2.coverage)}`);
  return result.problems.length > 0 ? failed(...shown(result.problems)) : DONE;
}
function shown(problems) {
  const rest = problems.slice(MOST_ANNOTATIONS);
  const [first] = rest;
  const more = `${rest.length} more problems of this kind and others are in the step's summary`;
  return first === void 0 ? problems : [...problems.slice(0, MOST_ANNOTATIONS), { code: first.code, fault: first.fault, what: more }];
}

// src/actions/artifact-publish/main.ts
async function main(run) {
  var _stack = [];
  try {
    const { inputs, context, env, clock, log, signal } = run;
    const login = loginOf(run);
    const planned2 = planPublish({ ...inputs, login, epoch: env.SOURCE_DATE_EPOCH || void 0 });
    const foreign = judgeEvent(context, inputs.allowUntrustedEvent);
    const refused2 = [...planned2.ok ? [] : planned2.error, ...foreign === void 0 ? [] : [{ ...foreign, ...FOREIGN_EVENT }]];
    if (!planned2.ok || refused2.length > 0) return failed(...refused2);
    const plan = planned2.value;
    const facts = runFacts(context, env.GITHUB_WORKFLOW_REF);
    const epoch = plan.epoch ?? await commitTime({ folder: context.workspace, env, signal }, facts.identity.commit) ?? facts.committedAt;
    const judged = await gates(run, plan);
    run.setOutputs(gateOutputs(judged));
    for (const alert of judged.alerts) log.problem("warning", alert);
    const folder = __using(_stack, await privateFolder(context.tempDir || (0,node_os__WEBPACK_IMPORTED_MODULE_7__.tmpdir)()), true);
    const read = await payload(run, plan, folder.path, epoch ?? 0);
    if (!read.ok || judged.problems.length > 0) return tellRefused(run, facts, [...judged.problems, ...read.ok ? [] : read.error], judged);
    const identity = {
      name: inputs.name,
      version: inputs.version,
      ...facts.identity,
      contentDigest: contentDigestOf(read.value),
      subjects: membersOf(read.value, inputs.name),
      ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ committedAt: epoch })
    };
    tellPayload(run, read.value);
    const { open: open4, artifacts } = await connect(run, plan, identity, login);
    const opened = plan.targets.map((target) => open4(target, read.value));
    const unserved = opened.filter((store) => "code" in store);
    if (unserved.length > 0) return tellRefused(run, facts, unserved, judged);
    const { coverage, tests, alertTests } = judged;
    const request = {
      stores: opened.filter((store) => !("code" in store)),
      identity,
      event: { ...facts.event, metadata: plan.metadata, ...(0,_chunk_S2O5OLRL_js__WEBPACK_IMPORTED_MODULE_1__/* .present */ .Eb)({ coverage, tests, alertTests }) },
      onConflict: inputs.onConflict,
      verify: inputs.verify,
      dryRun: inputs.dryRun,
      signal
    };
    const result = await publish(
      {
        clock,
        progress: (line) => log.info(line),
        stored: (targets) => tellTargets(run, targets),
        keepRecord: (record2, name) => keepRecord(artifacts, record2, name),
        writeRecord: (record2) => writeReportText(context, "publish-record", record2.text)
      },
      request
    );
    return tell(run, facts, result, judged);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var FOREIGN_EVENT = {
  expected: "a run that nobody outside of this repository can start, so that what is published is its own",
  remedy: "Publish from push or workflow_dispatch; if this workflow builds no code of others, add allow-untrusted-event: true"
};
var loginOf = ({ inputs, context }) => ({
  username: inputs.registryUsername,
  password: inputs.registryPassword,
  token: inputs.token,
  actor: context.actor,
  serverHost: URL.canParse(context.serverUrl) ? new URL(context.serverUrl).host : "github.com"
});

// src/actions/artifact-publish/outputs.ts
var outputs = defineOutputs({
  digest: "sha256 of what stands at the first registry target (the image, or the manifest of the files), else at the first target.",
  ref: "The same place by a name that never moves: host/repository@sha256:\u2026, or the address of the run artifact.",
  refs: "Every target as JSON: target, digest, ref, published, proof.",
  published: "created, moved (a mutable target), unchanged, kept (other bytes stay, on-conflict: skip) or planned (dry-run): the greatest change.",
  "content-digest": "sha256 of the content, whatever packed it: of the image, the one file, or the uncompressed archive.",
  "artifact-id": "Number of the run artifact of a gha:// target.",
  "artifact-url": "Its page.",
  record: "Path of the build record, an in-toto statement, for later steps of this job.",
  "record-digest": "sha256 of the record.",
  tests: "Counts of the blocking tests as JSON: passed, failed, skipped, flaky.",
  coverage: "Counts as JSON: lines and branches, each with covered and total.",
  "coverage-lines": "Covered lines in percent, cut after two digits.",
  "coverage-branches": "Covered branches in percent, cut after two digits."
});

// src/actions/artifact-publish/index.ts
await runAction({ contract, outputs, main });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(628);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
