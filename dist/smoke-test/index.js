import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "../packages/eb3107ec3903.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "../packages/65867c0f1691.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__ from "../packages/500b3ef10af8.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 533:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["require_dist"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__.require_dist) });

/***/ }),

/***/ 688:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["__callDispose"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.__callDispose), ["__toESM"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.__toESM), ["__using"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.__using) });

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

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 444:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_10___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache;
__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(760);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(692);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(24);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(481);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(161);

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
  require_dist
} = _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__;

const {
  __callDispose,
  __toESM,
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
  let row3 = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row3[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row3[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row3;
    row3 = next;
  }
  return row3[b.length] ?? 0;
}
function nearest(name, known2) {
  const plain = (text3) => text3.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name.length / 3));
  const scored = known2.map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== void 0 && best.distance <= limit ? best.candidate : void 0;
}

// src/core/contract/read-inputs.ts
function readInputs(contract2, raw) {
  const names = Object.keys(contract2.inputs);
  const problems = Object.keys(raw).filter((name) => !names.includes(name)).map((name) => unknownInput(name, names));
  const remarks = [];
  const record3 = {};
  for (const [name, field3] of Object.entries(contract2.inputs)) {
    const given = givenText(field3, raw[name] ?? "");
    if (given !== "" && field3.deprecated !== void 0) remarks.push(deprecated(name, field3.deprecated));
    const outcome2 = readOne(name, field3, given);
    if (outcome2.ok) record3[camel(name)] = outcome2.value;
    else problems.push(outcome2.error);
  }
  return problems.length > 0 ? err(problems) : ok({ inputs: record3, remarks });
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
  const record3 = values;
  const texts = {};
  for (const name of Object.keys(contract2)) {
    const value = record3[camel(name)];
    if (value !== void 0) texts[name] = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return texts;
}

// src/core/result/present.ts
function present(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}

// src/core/event/context.ts
function readContext(env, payload) {
  const full = env.GITHUB_REPOSITORY ?? "";
  const [owner = "", name = ""] = full.split("/");
  return {
    repository: { owner, name, full, ...present({ id: env.GITHUB_REPOSITORY_ID || void 0 }) },
    eventName: env.GITHUB_EVENT_NAME ?? "",
    payload,
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

// src/core/secret/mask-forms.ts
function base64(text3) {
  const bytes = new TextEncoder().encode(text3);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
var SHORTEST_MASK = 4;
function maskForms(secret) {
  const trimmed = secret.trim();
  const encoded = base64(secret);
  const forms = [
    secret,
    trimmed,
    ...secret.split(/\r?\n/).map((line) => line.trim()),
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
function redact(text3, secrets) {
  const forms = secrets.flatMap((secret) => maskForms(secret)).sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, "***"), text3);
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
    const parsed2 = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(path, "utf8"));
    return typeof parsed2 === "object" && parsed2 !== null && !Array.isArray(parsed2) ? parsed2 : {};
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
    mask: (secret) => setSecret(secret)
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

// src/core/clock/duration.ts
var UNITS = { d: 864e5, h: 36e5, m: 6e4, s: 1e3, ms: 1 };
function parseDuration(text3) {
  const trimmed = text3.trim();
  if (trimmed === "0") return 0;
  if (!/^(\d+(ms|[dhms]))+$/.test(trimmed)) return void 0;
  let total = 0;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+)(ms|[dhms])/g)) {
    const size = UNITS[unit];
    if (size >= lastUnit) return void 0;
    lastUnit = size;
    total += Number(amount) * size;
  }
  return Number.isSafeInteger(total) ? total : void 0;
}
function formatDuration(ms) {
  if (ms < 1e3) return `${Math.round(ms)}ms`;
  if (ms < 1e4) return `${(ms / 1e3).toFixed(1).replace(/\.0$/, "")}s`;
  let rest = Math.round(ms / 1e3) * 1e3;
  const parts = [];
  for (const unit of ["d", "h", "m", "s"]) {
    const count = Math.floor(rest / UNITS[unit]);
    rest -= count * UNITS[unit];
    if (count > 0) parts.push(`${count}${unit}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join("");
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
var yaml = (options) => field(options, { kind: "yaml", expected: "YAML", parse: (value) => value });
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
  parse: (value) => values.find((known2) => known2 === value)
});
var duration = (options) => field(options, {
  kind: "duration",
  expected: "a duration such as 90s, 5m or 1h30m",
  parse: (value) => {
    const ms = parseDuration(value);
    return ms !== void 0 && ms <= (options.max ?? Number.POSITIVE_INFINITY) ? ms : void 0;
  }
});
var lines = (options) => arrayField(options, {
  kind: "lines",
  expected: "one entry a line",
  list: { separator: "newline" },
  parse: (value) => value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"))
});

// src/core/credentials/cluster-inputs.ts
var clusterInputs = {
  auth: oneOf(["kubernetes", "kubeconfig"], {
    description: "How to log in to the cluster: kubernetes sends the job's OIDC token straight to the API server, kubeconfig uses the credentials of a kubeconfig.",
    default: "kubernetes"
  }),
  cluster: text({ description: "Address of the API server, for auth: kubernetes." }),
  "cluster-ca": text({
    description: "PEM certificates that the API server's certificate is checked with; empty means the system's roots."
  }),
  "cluster-audience": text({
    description: "Audience of the ID token that the API server expects. The address in cluster stands in for it when it is empty."
  }),
  kubeconfig: text({
    description: "A kubeconfig, or the path of one, for auth: kubeconfig. Its current context is used.",
    expected: "a kubeconfig or its path"
  }),
  "allow-exec-plugins": boolean({
    description: "Lets a kubeconfig get its token from aws (eks get-token), gke-gcloud-auth-plugin or kubelogin (get-token), found on PATH outside the workspace. Other plugins are never run.",
    default: "false"
  }),
  "insecure-skip-tls-verify": boolean({
    description: "Accepts a kubeconfig that does not check the API server's certificate. For test clusters only.",
    default: "false"
  }),
  "allow-untrusted-event": boolean({
    description: "Lets the step use credentials in a pull_request_target, workflow_run or issue_comment run that a foreign repository can start.",
    default: "false"
  })
};

// src/core/smoke/inputs.ts
var smokeInputs = {
  workload: lines({
    description: "Workloads whose every replica is proved, one a line: deployment/web, statefulset/db. Empty with release: all workloads of the release."
  }),
  url: text({
    description: "Address at which the service is reached from outside. Checks go there; without it they go to each replica through the API server.",
    pattern: /^https?:\/\/[^\s/]\S*$/,
    expected: "an address such as https://shop.example"
  }),
  checks: yaml({ description: 'Checks as YAML: a list such as "- GET /healthz 200", or a mapping with defaults, served and checks.' }),
  "checks-file": text({ description: "A file of the checkout with the checks. Empty: .github/smoke.yml if it is there." }),
  "expect-version": text({
    description: "The version that the served: endpoint must name, such as a commit. Empty: the commit of this run; in deliver the commit that is delivered."
  }),
  "smoke-timeout": duration({ description: "One deadline over everything: readiness, version and checks.", default: "5m", max: 36e5 }),
  "fail-after": duration({
    description: "How long the proved new version may answer plainly wrong, five times in a row, before the smoke test fails without using up its deadline.",
    default: "30s",
    max: 36e5
  }),
  samples: integer({
    description: "How many answers in a row, each over its own connection, the address is asked for. Empty: worked out from the number of replicas.",
    min: 1,
    max: 1e3
  }),
  parallel: integer({ description: "How many requests run at once.", min: 1, max: 64, default: "8" }),
  "max-flaky": integer({
    description: "How many checks may pass only after failed attempts. Empty: any number; they are reported.",
    min: 0,
    max: 1e3
  }),
  "on-inconclusive": oneOf(["fail", "pass"], { description: "What an inconclusive smoke test counts as.", default: "fail" }),
  "allow-hosts": lines({
    description: "Hosts that requests may go to, one a line: shop.example, *.example.com. Empty: all but cloud metadata addresses, which are always refused. Required under pull_request_target."
  })
};

// src/actions/smoke-test/inputs.ts
var contract = defineAction({
  name: "smoke-test",
  title: "Tidegate: smoke-test",
  description: "Proves that the new version is what answers, on every replica and at the address that users reach.",
  icon: "activity",
  post: false,
  inputs: {
    ...smokeInputs,
    release: text({ description: "Helm release whose workloads are proved, when workload names none." }),
    namespace: text({ description: "Namespace of the workloads. Empty: the one of the kubeconfig, else default." }),
    "expect-digest": text({
      description: "The image digest that the replicas must run.",
      pattern: /^sha256:[0-9a-f]{64}$/,
      expected: "sha256: and 64 hex digits"
    }),
    "expect-revision": integer({
      description: "helm-deploy's output revision. When another revision of the release is current, the smoke test ends inconclusive.",
      min: 1,
      max: 1e9
    }),
    "on-fail": oneOf(["fail", "output"], {
      description: "What a red smoke test does: fail the step, or only say so in the output verdict.",
      default: "fail"
    }),
    "check-run-id": text({
      description: "This job's check run, for the trace. Filled in by the runner.",
      fromContext: "${{ job.check_run_id }}"
    }),
    ...clusterInputs
  }
});

// src/adapters/checks-file/read-checks-file.ts
var import_yaml = __toESM(require_dist(), 1);


var DEFAULT_CHECKS_FILE = ".github/smoke.yml";
async function readChecksSource(given, workspace) {
  if (given.checks !== void 0 && given.checksFile !== void 0)
    return err([fault("both checks and checks-file are given", "with:", "one of them")]);
  if (given.checks !== void 0) return parseTree(given.checks, 'input "checks"');
  const name = given.checksFile ?? DEFAULT_CHECKS_FILE;
  const outside = err([fault("the file lies outside the workspace", `input "checks-file"`, "a path inside the checkout")]);
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(workspace, name);
  if (!path.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_7__.sep)) return outside;
  try {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(path);
    if (!real.startsWith(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(workspace) + node_path__WEBPACK_IMPORTED_MODULE_7__.sep)) return outside;
    return parseTree(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(real, "utf8"), name);
  } catch (error2) {
    const absent = error2.code === "ENOENT";
    if (absent && given.checksFile === void 0) return ok(void 0);
    return err([fault(absent ? `${name} does not exist` : `${name} cannot be read`, `input "checks-file"`, "a YAML file of the checkout")]);
  }
}
function parseTree(text3, source) {
  const document = (0, import_yaml.parseDocument)(text3, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error2) => {
        const at = error2.linePos?.[0];
        return fault(firstLine(error2.message), at === void 0 ? source : `${source}, line ${at.line}, column ${at.col}`, "YAML");
      })
    );
  }
  try {
    return ok({ tree: document.toJS({ maxAliasCount: 20 }), source });
  } catch (error2) {
    return err([fault(error2.message, source, "YAML without so many aliases")]);
  }
}
var firstLine = (message) => message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;
var fault = (what, where, expected) => ({
  code: "ST002",
  fault: "user",
  what: `checks cannot be read: ${what}`,
  where,
  expected,
  remedy: "See the checks section of the smoke-test README."
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
var MEBIBYTE = 1048576;
var nodeHttp = (request2) => {
  const url = new URL(request2.url);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new HttpFailure("PROTOCOL", `${url.protocol} is not spoken here`);
  if (deniedAddress(url.hostname)) throw refused(url.hostname);
  return exchange(request2, url);
};
function exchange(request2, url) {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(request2.timeoutMs)));
  const signal = request2.signal === void 0 ? timeout : AbortSignal.any([timeout, request2.signal]);
  return new Promise((resolve3, reject) => {
    const give = (error2) => reject(request2.signal?.aborted ? request2.signal.reason : failure(error2, timeout.aborted, request2));
    const options = {
      method: request2.method,
      headers: headersOf(request2),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...request2.ca === void 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_11__.rootCertificates, request2.ca] }
    };
    const outgoing = (url.protocol === "https:" ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_10___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_10___namespace_cache = __nccwpck_require__.t(node_https__WEBPACK_IMPORTED_MODULE_10__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_9___namespace_cache = __nccwpck_require__.t(node_http__WEBPACK_IMPORTED_MODULE_9__, 2)))).request(url, options);
    outgoing.on(
      "socket",
      (socket) => socket.once("connect", () => {
        if (socket.remoteAddress !== void 0 && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      })
    );
    outgoing.on("error", give);
    outgoing.on("response", (incoming) => {
      collect(incoming, request2.maxBytes ?? MEBIBYTE).then(resolve3, give);
    });
    outgoing.end(request2.body);
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
function headersOf(request2) {
  const length = request2.body === void 0 ? void 0 : Buffer.byteLength(request2.body);
  return {
    "user-agent": "tidegate",
    accept: "*/*",
    ...length === void 0 ? {} : { "content-length": length },
    ...request2.headers,
    connection: "close"
  };
}
var guardedLookup = (hostname, options, callback) => {
  node_dns__WEBPACK_IMPORTED_MODULE_8__.lookup(hostname, options, (error2, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    const denied = error2 === null && found.find((one) => one !== void 0 && deniedAddress(one));
    if (denied) callback(refused(denied), address, family);
    else callback(error2, address, family);
  });
};
var refused = (address) => new HttpFailure("DENIED", `${address} is a metadata or link-local address`);
function failure(error2, timedOut, request2) {
  if (error2 instanceof HttpFailure) return error2;
  if (timedOut) return new HttpFailure("TIMEOUT", `no answer within ${Math.ceil(request2.timeoutMs)} ms`, { cause: error2 });
  const inner = error2 instanceof AggregateError ? error2.errors[0] : error2;
  const code2 = inner?.code ?? "NETWORK";
  return new HttpFailure(code2, inner instanceof Error ? inner.message : String(inner), { cause: error2 });
}

// src/core/credentials/cluster-settings.ts
function checkClusterSettings(settings) {
  switch (settings.auth) {
    case "kubernetes":
      return [
        ...settings.cluster === void 0 ? [missing2("cluster", settings.auth, "https://api.example.com:6443")] : badAddress(settings.cluster),
        ...settings.kubeconfig === void 0 ? [] : [doesNotGo("kubeconfig", settings.auth, "auth: kubeconfig")],
        ...badCertificates(settings.clusterCa)
      ];
    case "kubeconfig": {
      const given = { cluster: settings.cluster, "cluster-ca": settings.clusterCa, "cluster-audience": settings.clusterAudience };
      return [
        ...settings.kubeconfig === void 0 ? [missing2("kubeconfig", settings.auth, "${{ secrets.KUBECONFIG }}")] : [],
        ...Object.entries(given).filter(([, value]) => value !== void 0).map(([name]) => doesNotGo(name, settings.auth, "auth: kubernetes"))
      ];
    }
  }
}
var missing2 = (name, auth, example) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name}" is required with auth: ${auth} and was not given`,
  where: "with:",
  remedy: `Add ${name}: ${example}`
});
var doesNotGo = (name, auth, instead) => ({
  code: "IN006",
  fault: "user",
  what: `input "${name}" does not go with auth: ${auth}`,
  where: "with:",
  remedy: `Remove ${name}:, or write ${instead}`
});
function badAddress(address) {
  const wrong = (what) => ({
    code: "IN003",
    fault: "user",
    what: `input "cluster" is "${oneLine(address, 80)}": ${what}`,
    where: "with:",
    expected: "the https address of the API server, such as https://api.example.com:6443"
  });
  const url = URL.canParse(address) ? new URL(address) : void 0;
  if (url === void 0) return [wrong("it is no address")];
  if (url.protocol !== "https:") return [wrong("an ID token is sent over https only")];
  if (url.username !== "" || url.search !== "" || url.hash !== "") return [wrong("it holds more than host, port and path")];
  return deniedAddress(url.hostname) ? [wrong("metadata and link-local addresses are refused")] : [];
}
function badCertificates(pem) {
  if (pem === void 0 || /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(pem)) return [];
  return [
    {
      code: "IN003",
      fault: "user",
      what: 'input "cluster-ca" holds no certificate',
      where: "with:",
      expected: "PEM text that starts with -----BEGIN CERTIFICATE-----",
      remedy: "Paste the CA's PEM, not its base64 form."
    }
  ];
}

// src/core/credentials/claims.ts
var SHOWN = [
  "iss",
  "aud",
  "sub",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "repository_visibility",
  "environment",
  "ref",
  "ref_type",
  "ref_protected",
  "event_name",
  "workflow_ref",
  "job_workflow_ref",
  "runner_environment"
];
function readClaims(token) {
  try {
    const part = token.split(".")[1] ?? "";
    const binary = atob(part.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed2 = JSON.parse(new TextDecoder().decode(bytes));
    return typeof parsed2 === "object" && parsed2 !== null ? parsed2 : {};
  } catch {
    return {};
  }
}
function claimLines(claims) {
  const isShown = (name) => SHOWN.includes(name) || name.startsWith("repo_property_");
  return Object.entries(claims).filter(([name]) => isShown(name)).map(([name, value]) => `${oneLine(name, 60)} = ${oneLine(Array.isArray(value) ? value.join(", ") : String(value), 200)}`);
}
function lifeMs(claims) {
  const { iat, exp } = claims;
  return typeof iat === "number" && typeof exp === "number" && exp > iat ? (exp - iat) * 1e3 : 3e5;
}
var rewriteAfterMs = (life) => Math.max(1e3, Math.min(life * 2 / 3, life - 7e4));

// src/core/credentials/refused.ts
function tokenRefused(server, audience, claims) {
  const quoted = (value) => JSON.stringify(typeof value === "string" ? oneLine(value, 200) : "");
  return {
    code: "CR016",
    fault: "user",
    what: "the API server refused this job's identity (401)",
    where: server,
    expected: `an AuthenticationConfiguration that trusts it. GitHub says about this job:
${claimLines(claims).join("\n")}`,
    remedy: [
      "The API server's AuthenticationConfiguration must hold:",
      "jwt:",
      `- issuer: {url: ${quoted(claims.iss)}, audiences: [${JSON.stringify(audience)}]}`,
      `  claimMappings: {username: {expression: "'gh:' + claims.sub"}}`,
      `  claimValidationRules: [{expression: "claims.repository_owner_id == '${oneLine(String(claims.repository_owner_id ?? ""), 40)}'"}]`
    ].join("\n")
  };
}
var kubeconfigRefused = (server) => ({
  code: "CR016",
  fault: "user",
  what: "the API server refused the credential of the kubeconfig (401)",
  where: server,
  remedy: "Make a new token or certificate for its user; it may have expired."
});
var pluginRefused = (server, command) => ({
  code: "CR016",
  fault: "user",
  what: `the API server refused the token that the exec plugin ${oneLine(command, 80)} gave (401)`,
  where: server,
  remedy: "Check which identity the plugin is logged in as, that it is the one of this cluster, and that the cluster lets it in."
});
var unreachable = (what, where, cause) => ({
  code: "CR020",
  fault: "remote",
  what: `${what} is not reachable: ${oneLine(cause, 200)}`,
  where,
  remedy: "Check the address, the CA, and that this runner's network reaches it."
});

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
function headRepository(payload) {
  const fullName = field2(field2(field2(payload, "pull_request") ?? {}, "head") ?? {}, "repo") ?? field2(field2(payload, "workflow_run") ?? {}, "head_repository");
  const name = fullName === void 0 ? void 0 : field2(fullName, "full_name");
  return typeof name === "string" ? name : void 0;
}
var field2 = (value, name) => typeof value === "object" && value !== null ? value[name] : void 0;

// src/adapters/files/private-folder.ts



async function privateFolder(parent) {
  const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(parent, "tidegate-"));
  const write = async (name, content) => {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(path, name);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.open)(target, node_fs__WEBPACK_IMPORTED_MODULE_12__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_12__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_12__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_12__.constants.O_NOFOLLOW, 384);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return target;
  };
  return {
    path,
    write,
    replace: async (name, content) => {
      const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(path, `.${name}.new`);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(fresh, { force: true });
      await write(`.${name}.new`, content);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rename)(fresh, (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(path, name));
      return (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(path, name);
    },
    [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.rm)(path, { recursive: true, force: true })
  };
}

// src/adapters/kubernetes/api-client.ts


var TIMEOUT_MS = 3e4;
var MAX_BYTES = 64 * 1048576;
async function apiClient(config, bearer) {
  const server = config.getCurrentCluster()?.server ?? "";
  const base = new URL(server);
  const { tls: tls2 } = await credentialOf(config);
  const agent = new node_https__WEBPACK_IMPORTED_MODULE_10__.Agent({ ...tls2, keepAlive: true, maxSockets: 24 });
  const open2 = async (request2, signal) => {
    const { headers } = await credentialOf(config);
    const body = request2.body === void 0 ? void 0 : JSON.stringify(request2.body);
    const path = `${base.pathname.replace(/\/$/, "")}${request2.path}`;
    return new Promise((resolve3, reject) => {
      const outgoing = node_https__WEBPACK_IMPORTED_MODULE_10__.request(
        {
          host: base.hostname.replace(/^\[|\]$/g, ""),
          port: base.port || 443,
          path,
          method: request2.method,
          agent,
          signal,
          headers: {
            "user-agent": "tidegate",
            accept: "application/json, */*",
            ...body === void 0 ? {} : { "content-type": request2.contentType ?? "application/json", "content-length": Buffer.byteLength(body) },
            ...request2.headers,
            ...headers,
            ...bearer === void 0 ? {} : { authorization: `Bearer ${bearer()}` }
          }
        },
        resolve3
      );
      outgoing.on("socket", (socket) => refuseMetadata(socket));
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  };
  return {
    server,
    send: async (request2) => {
      const timeout = AbortSignal.timeout(request2.timeoutMs ?? TIMEOUT_MS);
      const signal = request2.signal === void 0 ? timeout : AbortSignal.any([timeout, request2.signal]);
      try {
        return await collect2(await open2(request2, signal), request2.maxBytes);
      } catch (error2) {
        throw request2.signal?.aborted ? request2.signal.reason : failure2(error2, timeout.aborted);
      }
    },
    watch: async (path, onEvent, signal) => {
      try {
        const incoming = await open2({ method: "GET", path: `${path}${path.includes("?") ? "&" : "?"}watch=true` }, signal);
        if (incoming.statusCode !== 200) return onEvent({ type: "ERROR", object: statusObject(await collect2(incoming, void 0)) });
        for await (const line of (0,node_readline__WEBPACK_IMPORTED_MODULE_13__.createInterface)({ input: incoming, crlfDelay: Number.POSITIVE_INFINITY })) {
          if (line !== "") onEvent(JSON.parse(line));
        }
      } catch (error2) {
        if (!signal.aborted) throw failure2(error2, false);
      }
    },
    [Symbol.dispose]: () => agent.destroy()
  };
}
async function credentialOf(config) {
  const options = {};
  await config.applyToHTTPSOptions(options);
  const basic = options.auth ? { authorization: `Basic ${Buffer.from(options.auth).toString("base64")}` } : {};
  const given = Object.entries(options.headers ?? {});
  const tls2 = {};
  if (options.ca !== void 0) tls2.ca = options.ca;
  if (options.cert !== void 0) tls2.cert = options.cert;
  if (options.key !== void 0) tls2.key = options.key;
  if (options.servername !== void 0) tls2.servername = options.servername;
  if (options.rejectUnauthorized !== void 0) tls2.rejectUnauthorized = options.rejectUnauthorized;
  return { tls: tls2, headers: { ...basic, ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])) } };
}
function refuseMetadata(socket) {
  if (!socket.connecting) return;
  socket.once("connect", () => {
    const address = socket.remoteAddress;
    if (address !== void 0 && deniedAddress(address))
      socket.destroy(new HttpFailure("DENIED", `${address} is a metadata or link-local address`));
  });
}
async function collect2(incoming, maxBytes = MAX_BYTES) {
  const chunks = [];
  let room = maxBytes;
  for await (const chunk of incoming) {
    chunks.push(chunk.subarray(0, room));
    room -= Math.min(chunk.length, room);
    if (room === 0) break;
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value ?? ""]);
  return { status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"), headers: Object.fromEntries(headers) };
}
function statusObject(response) {
  try {
    return { code: response.status, ...JSON.parse(response.text) };
  } catch {
    return { kind: "Status", code: response.status, message: response.text.slice(0, 500) };
  }
}
function failure2(error2, timedOut) {
  if (error2 instanceof HttpFailure) return error2;
  if (timedOut) return new HttpFailure("TIMEOUT", "no answer in time", { cause: error2 });
  const inner = error2 instanceof AggregateError ? error2.errors[0] : error2;
  const code2 = inner?.code ?? "NETWORK";
  return new HttpFailure(code2, inner instanceof Error ? inner.message : String(inner), { cause: error2 });
}

// src/adapters/kubernetes/load-client.ts
var loadKubernetesClient = () => import(
  /* webpackIgnore: true */
  "../kubernetes/index.js"
);

// src/core/credentials/exec-credential.ts
var selfDated = (text3) => ({ text: text3, lifeMs: lifeMs(readClaims(text3)) });
var execInfo = (apiVersion, cluster) => JSON.stringify({ apiVersion, kind: "ExecCredential", spec: { ...cluster === void 0 ? {} : { cluster }, interactive: false } });
function readExecCredential(printed, apiVersion, now) {
  const credential = parse(printed);
  if (credential === void 0) return err("it printed no JSON");
  if (credential.kind !== "ExecCredential") return err("it printed no ExecCredential");
  if (credential.apiVersion !== apiVersion) return err(`it did not answer in ${apiVersion}`);
  const { token, expirationTimestamp } = record(credential.status);
  if (typeof token !== "string" || token.trim() === "") return err("its ExecCredential holds no token; client certificates are not taken");
  if (/[^\x21-\x7e]/.test(token)) return err("its token cannot be sent in a header");
  if (expirationTimestamp === void 0 || expirationTimestamp === null) return ok(selfDated(token));
  const end = typeof expirationTimestamp === "string" ? Date.parse(expirationTimestamp) : Number.NaN;
  if (Number.isNaN(end)) return err("its expirationTimestamp is no time");
  return ok({ text: token, lifeMs: Math.max(0, end - now.getTime()) });
}
var record = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
function parse(text3) {
  try {
    return record(JSON.parse(text3));
  } catch {
    return void 0;
  }
}

// src/core/credentials/id-token.ts
function idTokenEndpoint(env) {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!url || !requestToken) return err(NO_RIGHT);
  const parsed2 = URL.canParse(url) ? new URL(url) : void 0;
  const loopback = parsed2 !== void 0 && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed2.hostname);
  if (parsed2?.protocol === "https:" || parsed2?.protocol === "http:" && loopback) return ok({ url, requestToken });
  return err({ code: "CR003", fault: "remote", what: `the ID-token endpoint "${oneLine(url, 120)}" is not https` });
}
var NO_RIGHT = {
  code: "CR001",
  fault: "user",
  what: "this job gets no ID token: it lacks id-token: write, or runs for a fork or for Dependabot",
  where: "permissions: of the job (and of the caller, when this is a reusable workflow)",
  remedy: "Add to the job, beside the permissions it has:\npermissions:\n  id-token: write"
};
function idTokenUrl(endpoint, audience) {
  const url = new URL(endpoint.url);
  url.searchParams.set("audience", audience);
  return url.toString();
}
function readIdToken(response) {
  const body = bodyJson(response);
  const value = typeof body === "object" && body !== null ? body.value : void 0;
  if (response.status === 200 && typeof value === "string" && value.split(".").length === 3) return ok(value);
  const why = response.status === 200 ? "an answer without a token" : `HTTP ${response.status}`;
  return err({
    code: "CR002",
    fault: "remote",
    what: `the ID-token endpoint gave ${why}`,
    expected: 'JSON with a "value"',
    remedy: "Run the job again; if it stays, look at githubstatus.com."
  });
}

// src/core/credentials/exec-plugin.ts
var KNOWN = {
  aws: {
    subcommand: ["eks", "get-token"],
    env: ["AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_STS_REGIONAL_ENDPOINTS"],
    inherits: /^AWS_/
  },
  "gke-gcloud-auth-plugin": {
    subcommand: [],
    env: ["USE_GKE_GCLOUD_AUTH_PLUGIN", "CLOUDSDK_CORE_ACCOUNT", "CLOUDSDK_CORE_PROJECT"],
    inherits: /^(?:CLOUDSDK_|GOOGLE_|USE_GKE_GCLOUD_AUTH_PLUGIN$)/
  },
  kubelogin: {
    subcommand: ["get-token"],
    env: [
      "AAD_LOGIN_METHOD",
      "AAD_SERVICE_PRINCIPAL_CLIENT_ID",
      "AAD_SERVICE_PRINCIPAL_CLIENT_SECRET",
      "AZURE_CLIENT_ID",
      "AZURE_CLIENT_SECRET",
      "AZURE_TENANT_ID"
    ],
    inherits: /^(?:AAD_|AZURE_)/
  }
};
var API_VERSIONS = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"];
var INSTEAD = "Use auth: kubernetes, or a kubeconfig with a token or a client certificate.";
var known = ({ command }) => {
  const name = command.split("/").at(-1) ?? "";
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : void 0;
};
var liesIn = (folder, path) => folder !== "" && (path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`));
function execFaults(plugin, { allowed, workspace }) {
  const runs = `it runs the plugin ${plugin.command === "" ? "without a name" : oneLine(plugin.command, 80)}`;
  const one = known(plugin);
  if (one === void 0) return [[`${runs}; only ${Object.keys(KNOWN).join(", ")} can be allowed`, INSTEAD]];
  const faults2 = [];
  if (!allowed) faults2.push([runs, "Add allow-exec-plugins: true to with:, or use auth: kubernetes."]);
  const { command, args } = plugin;
  if (command.includes("/") && (!command.startsWith("/") || command.split("/").includes("..") || liesIn(workspace, command)))
    faults2.push([`${runs} by a path that may be in the checkout`, `Write command: ${command.split("/").at(-1)}, and have it on PATH.`]);
  const at = args.indexOf(one.subcommand[0] ?? "");
  if (one.subcommand.length > 0 && !one.subcommand.every((word, i) => at >= 0 && args[at + i] === word))
    faults2.push([`${runs} for something else than ${one.subcommand.join(" ")}`, INSTEAD]);
  for (const { name } of plugin.env.filter(({ name: name2 }) => !one.env.includes(name2)))
    faults2.push([`it sets ${oneLine(name, 60)} for the plugin`, `Set it in env: of the step; a kubeconfig may set ${one.env.join(", ")}.`]);
  if (!API_VERSIONS.includes(plugin.apiVersion))
    faults2.push([
      `the plugin speaks ${oneLine(plugin.apiVersion, 60) || "no version that it names"}`,
      `Make the kubeconfig anew by the cloud's tool: ${API_VERSIONS.join(" and ")} are known.`
    ]);
  if (plugin.interactiveMode === "Always") faults2.push(["the plugin asks a person (interactiveMode: Always)", INSTEAD]);
  return faults2;
}
function pluginEnvironment(plugin, env) {
  const inherits = known(plugin)?.inherits;
  const inherited = Object.entries(env).flatMap(([name, value]) => value !== void 0 && inherits?.test(name) ? [[name, value]] : []);
  return Object.fromEntries([...inherited, ...plugin.env.map(({ name, value }) => [name, value])]);
}
var SECRET = /secret|password|token|key/i;
function pluginSecrets({ args, env }) {
  const ofArgs = args.flatMap((arg, i) => {
    const [flag = "", value] = arg.split(/=(.*)/s);
    return flag.startsWith("-") && SECRET.test(flag) ? [value ?? args[i + 1] ?? ""] : [];
  });
  return [...ofArgs, ...env.flatMap(({ name, value }) => SECRET.test(name) ? [value] : [])].filter((value) => value !== "");
}

// src/core/credentials/kubeconfig-rules.ts
function judgeKubeconfig(facts2, limits) {
  const reasons = [];
  const refuse2 = (field3, what, remedy) => {
    reasons.push({ code: "CR031", fault: "user", what: `the kubeconfig is refused: ${what}`, where: `kubeconfig, ${field3}`, remedy });
  };
  const plugin = { allowed: limits.allowExecPlugins, workspace: limits.workspace };
  for (const [what, remedy] of facts2.exec === void 0 ? [] : execFaults(facts2.exec, plugin)) refuse2("user.exec", what, remedy);
  if (facts2.authProvider !== void 0)
    refuse2(
      "user.auth-provider",
      `it uses the auth-provider ${oneLine(facts2.authProvider, 80)}`,
      "Use auth: kubernetes, or a kubeconfig with a token."
    );
  if (facts2.proxyUrl !== void 0) refuse2("cluster.proxy-url", "it sends requests through a proxy", "Remove proxy-url.");
  if (facts2.skipTlsVerify && !limits.allowSkipTlsVerify)
    refuse2(
      "cluster.insecure-skip-tls-verify",
      "it does not check the API server's certificate",
      "Add certificate-authority-data, or insecure-skip-tls-verify: true to with: for a test cluster."
    );
  for (const { field: field3, path } of facts2.files.filter(({ path: path2 }) => !limits.roots.some((root) => inside(root, path2))))
    refuse2(
      field3,
      `it points to ${oneLine(path, 120)}, outside the workspace and RUNNER_TEMP`,
      "Put the data inline (kubectl config view --flatten)."
    );
  for (const [what, remedy] of serverFaults(facts2.server)) refuse2("cluster.server", what, remedy);
  const other = facts2.exec !== void 0 || facts2.authProvider !== void 0;
  if (!facts2.hasCredential && !other)
    refuse2("user", "its user has no token and no client certificate", "Give the user of the current context a token.");
  return reasons;
}
function serverFaults(server) {
  const url = server !== void 0 && URL.canParse(server) ? new URL(server) : void 0;
  if (url === void 0) return [["its current context names no API server", "Set current-context, and the server of its cluster."]];
  if (url.protocol !== "https:")
    return [[`its server ${oneLine(url.origin, 80)} is not https`, "Use the https address of the API server."]];
  return deniedAddress(url.hostname) ? [["its server is a metadata or link-local address", "Use the address of the API server."]] : [];
}
var inside = (root, path) => liesIn(root, path) && !path.split("/").includes("..");
var STATIC_KUBECONFIG = {
  code: "CR040",
  fault: "user",
  what: "a kubeconfig with a long-lived credential is in use",
  where: 'input "kubeconfig"',
  remedy: "auth: kubernetes uses a token that lives five minutes and needs no secret."
};
var TLS_OFF = {
  code: "CR032",
  fault: "user",
  what: "the API server's certificate is not checked: whoever answers at its address gets the credential",
  where: 'input "insecure-skip-tls-verify"',
  remedy: "Add the cluster's CA to the kubeconfig."
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

// src/core/retry/retry.ts
var DEFAULT_BACKOFF = { attempts: 6, baseMs: 500, factor: 2, maxMs: 2e4 };
function backoffDelay(backoff, next, random) {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (next - 2));
  return ceiling * random;
}
async function retry(attempt2, options) {
  const backoff = options.backoff ?? DEFAULT_BACKOFF;
  for (let n = 1; ; n++) {
    try {
      return await attempt2(n);
    } catch (error2) {
      const judgement = options.judge(error2);
      if (judgement.kind === "final" || n >= backoff.attempts || options.signal?.aborted) throw error2;
      const wait = Math.max(judgement.afterMs ?? 0, backoffDelay(backoff, n + 1, options.random()));
      if (wait >= options.deadline.remaining()) throw error2;
      options.onRetry?.(n, error2, wait);
      await options.clock.sleep(wait, options.signal);
    }
  }
}

// src/core/retry/retry-after.ts
function retryAfterMs(header, now) {
  if (header === void 0) return void 0;
  const text3 = header.trim();
  if (/^\d{1,9}$/.test(text3)) return Number(text3) * 1e3;
  const at = Date.parse(text3);
  return Number.isNaN(at) ? void 0 : Math.max(0, at - now.getTime());
}
var isTransientStatus = (status) => [408, 425, 429, 500, 502, 503, 504].includes(status);

// src/adapters/oidc/id-token.ts
var Transient = class extends Error {
  response;
  constructor(response) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
};
async function fetchIdToken(endpoint, audience, ports, signal) {
  const deadline = deadlineIn(ports.clock, 3e4);
  const ask2 = async () => {
    const response2 = await ports.http({
      method: "GET",
      url: idTokenUrl(endpoint, audience),
      headers: { authorization: `Bearer ${endpoint.requestToken}`, accept: "application/json" },
      timeoutMs: 1e4,
      ...signal === void 0 ? {} : { signal }
    });
    if (isTransientStatus(response2.status)) throw new Transient(response2);
    return response2;
  };
  const judge2 = (error2) => judgeFailure(error2, ports.clock);
  const options = { clock: ports.clock, deadline, random: ports.random, judge: judge2, ...signal === void 0 ? {} : { signal } };
  const response = await retry(ask2, options).catch((error2) => lastAnswer(error2, endpoint));
  const token = readIdToken(response);
  if (!token.ok) throw new ProblemError(token.error);
  for (const form of maskForms(token.value)) ports.mask(form);
  return token.value;
}
function judgeFailure(error2, clock) {
  if (error2 instanceof Transient) {
    const afterMs = retryAfterMs(error2.response.headers["retry-after"], clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  }
  return error2 instanceof HttpFailure && error2.code !== "DENIED" ? { kind: "retry" } : { kind: "final" };
}
function lastAnswer(error2, endpoint) {
  if (error2 instanceof Transient) return error2.response;
  if (!(error2 instanceof HttpFailure)) throw error2;
  throw new ProblemError(unreachable("GitHub's ID-token endpoint", new URL(endpoint.url).origin, `${error2.code} ${error2.message}`), {
    cause: error2
  });
}

// src/adapters/kubernetes/exec-plugin.ts




// src/adapters/process/child.ts


var MAX_OUTPUT = 64 * 1048576;
function startChild(command) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_14__.spawn)(command.file, command.args, {
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
      const number = signal === null ? code2 ?? 1 : 128 + (node_os__WEBPACK_IMPORTED_MODULE_15__.constants.signals[signal] ?? 0);
      resolve3({ code: number, stdout: out.text(), stderr: err2.text() });
    });
  });
  return { end, terminate: () => signalGroup("SIGTERM"), kill: () => signalGroup("SIGKILL") };
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
    add: (chunk) => {
      if (size < MAX_OUTPUT) chunks.push(chunk);
      size += chunk.length;
      if (onLine !== void 0) lines2(chunk.toString("utf8"));
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

// src/adapters/kubernetes/exec-plugin.ts
var LIMIT_MS = 6e4;
var MAX_PRINTED = 262144;
async function runExecPlugin(plugin, cluster, ports, signal, limitMs = LIMIT_MS) {
  signal.throwIfAborted();
  const file = await findProgram(plugin.command, ports);
  const info2 = execInfo(plugin.apiVersion, plugin.provideClusterInfo ? await clusterInfo(cluster) : void 0);
  const env = { ...childEnvironment(ports.env), ...pluginEnvironment(plugin, ports.env), KUBERNETES_EXEC_INFO: info2 };
  const child = startChild({ file, args: plugin.args, env, cwd: ports.folder });
  const over = AbortSignal.any([AbortSignal.timeout(limitMs), signal]);
  const stopped = new Promise((resolve3) => {
    const stop = () => {
      child.kill();
      resolve3(void 0);
    };
    over.addEventListener("abort", stop, { once: true });
  });
  const end = await Promise.race([child.end, stopped]).catch((error2) => {
    throw new ProblemError(noToken(plugin, `it could not be started: ${error2.code}`), { cause: error2 });
  });
  signal.throwIfAborted();
  if (end === void 0) throw new ProblemError(noToken(plugin, `it took longer than ${Math.round(limitMs / 1e3)} s`));
  if (end.code !== 0) throw new ProblemError(noToken(plugin, `it ended with ${end.code}: ${lastWords(end.stderr)}`));
  if (end.stdout.length > MAX_PRINTED) throw new ProblemError(noToken(plugin, "it printed more than a token"));
  const read = readExecCredential(end.stdout, plugin.apiVersion, ports.now());
  if (!read.ok) throw new ProblemError(noToken(plugin, read.error));
  for (const form of maskForms(read.value.text)) ports.mask(form);
  return read.value;
}
async function findProgram(command, { env, workspace }) {
  const folders = (env.PATH ?? "").split(":").filter(node_path__WEBPACK_IMPORTED_MODULE_7__.isAbsolute);
  const candidates = command.includes("/") ? [command] : folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(folder, command));
  const checkout = workspace === "" ? "" : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(workspace).catch(() => workspace);
  for (const candidate of candidates) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.realpath)(candidate).catch(() => void 0);
    if (file === void 0 || !await isProgram(file)) continue;
    if (liesIn(checkout, file)) throw new ProblemError(noToken({ command }, "it lies in the workspace, where the checkout is"));
    return candidate;
  }
  throw new ProblemError(noToken({ command }, "it is not on PATH"));
}
var isProgram = async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.stat)(path)).isFile() && await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_12__.constants.X_OK).then(
  () => true,
  () => false
);
async function clusterInfo(cluster) {
  const file = cluster["certificate-authority"];
  const data = cluster["certificate-authority-data"] ?? (typeof file === "string" ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(file)).toString("base64") : void 0);
  const extensions = Array.isArray(cluster.extensions) ? cluster.extensions : [];
  return {
    server: cluster.server,
    "tls-server-name": cluster["tls-server-name"],
    "insecure-skip-tls-verify": cluster["insecure-skip-tls-verify"],
    "certificate-authority-data": data,
    config: extensions.find((one) => one?.name === "client.authentication.k8s.io/exec")?.extension
  };
}
var lastWords = (stderr) => oneLine(
  stderr.trim().split("\n").slice(-3).join(" | ").replace(/\b(?:eyJ|ya29\.|k8s-aws-v1\.)[\w.-]{16,}/g, "***"),
  400
) || "it said nothing";
var noToken = ({ command }, why) => ({
  code: "CR033",
  fault: "user",
  what: `the exec plugin ${oneLine(command, 80)} gave no token: ${why}`,
  where: "kubeconfig, user.exec",
  remedy: "Have the plugin installed and logged in before this step, outside the workspace; its login reaches it by the step's env:."
});

// src/adapters/kubernetes/read-kubeconfig.ts
var import_yaml2 = __toESM(require_dist(), 1);


async function readKubeconfig(input, workspace) {
  const isContent = input.includes("\n") || input.trimStart().startsWith("{");
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(workspace, input);
  const text3 = isContent ? input : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.readFile)(path, "utf8").catch((error2) => refuse(`${path}: ${error2.code}`, input));
  const document = (0, import_yaml2.parseDocument)(text3, { schema: "core", customTags: [], prettyErrors: false });
  if (document.errors.length > 0) refuse("it is no YAML", isContent ? 'input "kubeconfig"' : path);
  const root = record2(document.toJS({ maxAliasCount: 100 }));
  const context = named(root.contexts, root["current-context"], "context");
  const cluster = named(root.clusters, context?.cluster, "cluster");
  const user = named(root.users, context?.user, "user");
  if (cluster === void 0 || user === void 0)
    return refuse("its current-context names no context with a cluster and a user", isContent ? 'input "kubeconfig"' : path);
  const base = isContent ? workspace : (0,node_path__WEBPACK_IMPORTED_MODULE_7__.dirname)(path);
  const namespace = typeof context?.namespace === "string" ? context.namespace : void 0;
  return { cluster: absolute(cluster, base), user: absolute(user, base), ...present({ namespace }) };
}
function refuse(what, where) {
  throw new ProblemError({
    code: "CR031",
    fault: "user",
    what: `the kubeconfig cannot be used: ${oneLine(what)}`,
    where: oneLine(where, 120),
    expected: "a kubeconfig as kubectl writes it, or the path of one",
    remedy: "kubectl config view --flatten --minify gives one."
  });
}
var record2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
function named(list, name, field3) {
  const entry = Array.isArray(list) && typeof name === "string" ? list.find((one) => record2(one).name === name) : void 0;
  return entry === void 0 ? void 0 : record2(record2(entry)[field3]);
}
var FILE_FIELDS = ["certificate-authority", "client-certificate", "client-key", "tokenFile"];
var absolute = (fields, base) => Object.fromEntries(
  Object.entries(fields).map(([name, value]) => [
    name,
    FILE_FIELDS.includes(name) && typeof value === "string" ? (0,node_path__WEBPACK_IMPORTED_MODULE_7__.resolve)(base, value) : value
  ])
);
var words = (value) => typeof value === "string" && value !== "" ? value : void 0;
function kubeconfigFacts({ cluster, user }) {
  const files = [cluster, user].flatMap(
    (fields) => FILE_FIELDS.flatMap((field3) => {
      const path = words(fields[field3]);
      return path === void 0 ? [] : [{ field: field3, path }];
    })
  );
  const provider = user["auth-provider"];
  return {
    skipTlsVerify: cluster["insecure-skip-tls-verify"] === true,
    files,
    hasCredential: ["token", "tokenFile", "client-certificate-data", "client-certificate", "password"].some((field3) => words(user[field3])),
    ...present({
      server: words(cluster.server),
      proxyUrl: words(cluster["proxy-url"]),
      exec: execPlugin(user.exec),
      authProvider: provider === void 0 || provider === null ? void 0 : String(record2(provider).name ?? "without a name")
    })
  };
}
function execPlugin(exec) {
  if (exec === void 0 || exec === null) return void 0;
  const { command, args, env, apiVersion, provideClusterInfo, interactiveMode } = record2(exec);
  return {
    command: words(command) ?? "",
    args: (Array.isArray(args) ? args : []).map(String),
    env: (Array.isArray(env) ? env : []).map(record2).map(({ name, value }) => ({ name: words(name) ?? "", value: words(value) ?? "" })),
    apiVersion: words(apiVersion) ?? "",
    provideClusterInfo: provideClusterInfo === true,
    interactiveMode: words(interactiveMode) ?? ""
  };
}
var kubeconfigSecrets = ({ user }) => {
  const plugin = execPlugin(user.exec);
  return [
    ...["token", "password", "client-key-data"].flatMap((field3) => words(user[field3]) ?? []),
    ...plugin === void 0 ? [] : pluginSecrets(plugin)
  ];
};
var kubeconfigText = ({ cluster, user, namespace }) => JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "target", cluster }],
  users: [{ name: "job", user }],
  contexts: [{ name: "tidegate", context: { cluster: "target", user: "job", ...present({ namespace }) } }],
  "current-context": "tidegate"
});

// src/adapters/kubernetes/rotating-token.ts

var FILE = "token";
var SAME_AGAIN_MS = 5e3;
async function rotatingToken(fetchToken, folder, warn) {
  const stop = new AbortController();
  let token = await fetchToken(stop.signal);
  const file = await folder.write(FILE, token.text);
  let running;
  const renew = () => {
    running ??= (async () => {
      token = await fetchToken(stop.signal);
      await folder.replace(FILE, token.text);
    })().finally(() => {
      running = void 0;
    });
    return running;
  };
  const keepRenewing = async () => {
    let wait = rewriteAfterMs(token.lifeMs);
    while (!stop.signal.aborted) {
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(wait, void 0, { signal: stop.signal, ref: false });
      const before = token.text;
      wait = await renew().then(
        () => Math.max(rewriteAfterMs(token.lifeMs), token.text === before ? SAME_AGAIN_MS : 0),
        (error2) => {
          warn(error2 instanceof Error ? error2.message : String(error2));
          return 5e3;
        }
      );
    }
  };
  keepRenewing().catch((error2) => {
    if (!stop.signal.aborted) warn(String(error2));
  });
  return { file, current: () => token.text, renew, [Symbol.dispose]: () => stop.abort(new Error("the cluster is no longer used")) };
}

// src/adapters/kubernetes/logins.ts
async function byIdToken(settings, ports, folder) {
  const server = (settings.cluster ?? "").replace(/\/$/, "");
  const audience = settings.clusterAudience ?? server;
  const endpoint = idTokenEndpoint(ports.env);
  if (!endpoint.ok) throw new ProblemError(endpoint.error);
  const idPorts = { http: ports.http, clock: ports.clock, random: ports.random, mask: (secret) => ports.log.mask(secret) };
  const token = await rotatingToken(
    async (signal) => selfDated(await fetchIdToken(endpoint.value, audience, idPorts, signal)),
    folder,
    notRenewed(ports, server)
  );
  const ca = settings.clusterCa === void 0 ? {} : { "certificate-authority-data": Buffer.from(settings.clusterCa).toString("base64") };
  return {
    context: { cluster: { server, ...ca }, user: { tokenFile: token.file } },
    token,
    remarks: [],
    refused: () => tokenRefused(server, audience, readClaims(token.current()))
  };
}
async function byKubeconfig(settings, ports, folder) {
  const context = await readKubeconfig(settings.kubeconfig ?? "", ports.context.workspace);
  for (const secret of kubeconfigSecrets(context)) for (const form of maskForms(secret)) ports.log.mask(form);
  const facts2 = kubeconfigFacts(context);
  const { workspace, tempDir } = ports.context;
  const problems = judgeKubeconfig(facts2, {
    roots: [workspace, tempDir],
    allowSkipTlsVerify: settings.insecureSkipTlsVerify,
    allowExecPlugins: settings.allowExecPlugins,
    workspace
  });
  if (problems.length > 0) throw new ProblemError(problems);
  const remarks = facts2.skipTlsVerify ? [{ severity: "warning", problem: TLS_OFF }] : [];
  const server = facts2.server ?? "";
  if (facts2.exec === void 0)
    return {
      context,
      remarks: [{ severity: "warning", problem: STATIC_KUBECONFIG }, ...remarks],
      refused: () => kubeconfigRefused(server)
    };
  const plugin = facts2.exec;
  const token = await rotatingToken(
    (signal) => runExecPlugin(
      plugin,
      context.cluster,
      { env: ports.env, workspace, folder: folder.path, now: () => ports.clock.now(), mask: (secret) => ports.log.mask(secret) },
      signal
    ),
    folder,
    notRenewed(ports, server)
  );
  const user = { ...impersonation(context.user), tokenFile: token.file };
  return { context: { ...context, user }, token, remarks, refused: () => pluginRefused(server, plugin.command) };
}
var impersonation = (user) => Object.fromEntries(Object.entries(user).filter(([name]) => /^as(?:-|$)/.test(name)));
var notRenewed = (ports, server) => (message) => ports.log.problem("warning", {
  code: "CR021",
  fault: "remote",
  what: `the token of the cluster could not be renewed: ${message}`,
  where: server
});

// src/adapters/kubernetes/steady-cluster.ts
var PATIENCE_MS = 3e4;
var BACKOFF = { attempts: 30, baseMs: 250, factor: 2, maxMs: 4e3 };
var BROKEN = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];
var Transient2 = class extends Error {
  response;
  constructor(response) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
};
function steadyCluster(cluster, ports) {
  const judge2 = (error2) => {
    if (error2 instanceof HttpFailure) return BROKEN.includes(error2.code) ? { kind: "retry" } : { kind: "final" };
    if (!(error2 instanceof Transient2)) return { kind: "final" };
    const afterMs = retryAfterMs(error2.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const once3 = async (request2) => {
    const response = await cluster.send(request2);
    if (response.status !== 401 || ports.renew === void 0) return response;
    await ports.renew();
    return cluster.send(request2);
  };
  const send = async (request2) => {
    const reads = request2.method === "GET" && !request2.path.includes("/proxy");
    const attempt2 = async () => {
      const response = await once3(request2);
      if (response.status === 429 || reads && isTransientStatus(response.status)) throw new Transient2(response);
      return response;
    };
    const judgeThis = (error2) => reads || error2 instanceof Transient2 ? judge2(error2) : { kind: "final" };
    return retry(attempt2, {
      clock: ports.clock,
      deadline: deadlineIn(ports.clock, PATIENCE_MS),
      backoff: BACKOFF,
      random: ports.random,
      judge: judgeThis,
      ...request2.signal === void 0 ? {} : { signal: request2.signal }
    }).catch((error2) => {
      if (error2 instanceof Transient2) return error2.response;
      throw error2;
    });
  };
  return { server: cluster.server, send, watch: cluster.watch };
}

// src/adapters/kubernetes/connect.ts
async function connectCluster(settings, ports) {
  var _stack = [];
  try {
    const event = judgeEvent(ports.context, settings.allowUntrustedEvent);
    const early = [...checkClusterSettings(settings), ...event === void 0 ? [] : [event]];
    if (early.length > 0) throw new ProblemError(early);
    const stack = __using(_stack, new AsyncDisposableStack(), true);
    const folder = stack.use(await privateFolder(ports.context.tempDir));
    const login = settings.auth === "kubernetes" ? await byIdToken(settings, ports, folder) : await byKubeconfig(settings, ports, folder);
    if (login.token !== void 0) stack.use(login.token);
    const kubeconfig = await folder.write("kubeconfig", kubeconfigText(login.context));
    const client = stack.use(await apiClient(await configOf(login.context), login.token?.current));
    const renew = login.token?.renew;
    const cluster = steadyCluster(client, { clock: ports.clock, random: ports.random, ...renew === void 0 ? {} : { renew } });
    const identity = await whoAmI(cluster, login.refused);
    const kept = stack.move();
    return {
      cluster,
      kubeconfig,
      identity,
      remarks: login.remarks,
      ...login.context.namespace === void 0 ? {} : { namespace: login.context.namespace },
      [Symbol.asyncDispose]: () => kept.disposeAsync()
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function configOf({ cluster, user }) {
  const { KubeConfig } = await loadKubernetesClient();
  const config = new KubeConfig();
  const text3 = (value) => typeof value === "string" && value !== "" ? value : void 0;
  config.loadFromOptions({
    clusters: [
      {
        name: "target",
        server: (text3(cluster.server) ?? "").replace(/\/$/, ""),
        caData: text3(cluster["certificate-authority-data"]),
        caFile: text3(cluster["certificate-authority"]),
        tlsServerName: text3(cluster["tls-server-name"]),
        skipTLSVerify: cluster["insecure-skip-tls-verify"] === true
      }
    ],
    users: [
      {
        name: "job",
        token: text3(user.token),
        authProvider: text3(user.tokenFile) === void 0 ? void 0 : { name: "tokenFile", config: { tokenFile: user.tokenFile } },
        certData: text3(user["client-certificate-data"]),
        certFile: text3(user["client-certificate"]),
        keyData: text3(user["client-key-data"]),
        keyFile: text3(user["client-key"]),
        username: text3(user.username),
        password: text3(user.password),
        impersonateUser: text3(user.as)
      }
    ],
    contexts: [{ name: "tidegate", cluster: "target", user: "job" }],
    currentContext: "tidegate"
  });
  return config;
}
async function whoAmI(cluster, refused2) {
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const response = await cluster.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body, timeoutMs: 15e3 }).catch((error2) => {
    if (!(error2 instanceof HttpFailure)) throw error2;
    throw new ProblemError(unreachable("the API server", cluster.server, `${error2.code} ${error2.message}`), { cause: error2 });
  });
  if (response.status === 401) throw new ProblemError(refused2());
  if (response.status !== 201) return "this job";
  const review = JSON.parse(response.text);
  return review.status?.userInfo?.username ?? "this job";
}

// src/core/probe/allow-hosts.ts
function hostAllowed(patterns, host) {
  if (patterns.length === 0) return true;
  const name = host.toLowerCase().replace(/\.$/, "");
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith("*.") ? name.endsWith(wanted.slice(1)) && name.length > wanted.length - 1 : name === wanted;
  });
}

// src/core/probe/redirect.ts
var REDIRECTS = [301, 302, 303, 307, 308];
var PRIVATE = /^(authorization|cookie|proxy-.*|x-api-key|x-auth-.*|.*token.*|.*secret.*|traceparent|tracestate)$/;
function nextHop(request2, from, answer) {
  const location = answer.headers.location;
  if (request2.redirect === "manual" || location === void 0 || !REDIRECTS.includes(answer.status)) return void 0;
  if (!URL.canParse(location, from)) return void 0;
  const url = new URL(location, from);
  if (url.protocol !== "http:" && url.protocol !== "https:") return void 0;
  const toGet = answer.status === 303 || request2.method === "POST" && (answer.status === 301 || answer.status === 302);
  const sameOrigin = url.origin === new URL(from).origin;
  const headers = Object.fromEntries(Object.entries(request2.headers).filter(([name]) => sameOrigin || !PRIVATE.test(name)));
  const { body, ...rest } = request2;
  const kept = toGet || body === void 0 ? rest : { ...rest, body };
  return { url: url.href, request: { ...kept, method: toGet && request2.method !== "HEAD" ? "GET" : request2.method, headers } };
}
function unproxied(location, proxyPrefix) {
  const path = location.replace(/^https?:\/\/[^/]+/, "");
  if (!path.startsWith(proxyPrefix)) return location;
  const own = path.slice(proxyPrefix.length);
  return own.startsWith("/") ? own : `/${own}`;
}

// src/adapters/probe/edge-probe.ts
var MOST_HOPS = 5;
var MAX_BYTES2 = 1048576;
async function askEdge(base, request2, options, ports) {
  const start = ports.clock.monotonic();
  const left = () => Math.max(1, Math.round(options.timeoutMs - (ports.clock.monotonic() - start)));
  let asked = { url: joined(base, request2.path), request: request2 };
  for (let hop = 0; ; hop++) {
    const answer = await once(asked, left(), options.signal, ports);
    const next = answer.kind === "answer" && hop < MOST_HOPS ? nextHop(asked.request, asked.url, answer) : void 0;
    if (next === void 0) return { ...answer, durationMs: ports.clock.monotonic() - start };
    asked = next;
  }
}
function joined(base, path) {
  if (path === "") return base;
  const url = new URL(base);
  const own = url.pathname.replace(/\/$/, "");
  const [pathname = "", ...query] = path.split("?");
  url.pathname = own + pathname;
  url.search = query.length > 0 ? query.join("?") : "";
  return url.href;
}
async function once(asked, timeoutMs, signal, ports) {
  const { method, headers, body } = asked.request;
  const { hostname } = new URL(asked.url);
  if (!hostAllowed(ports.allowHosts, hostname)) {
    return { kind: "no-answer", code: "DENIED", message: `${hostname} is not among allow-hosts`, durationMs: 0 };
  }
  try {
    const response = await ports.http({
      method,
      url: asked.url,
      headers,
      timeoutMs,
      maxBytes: MAX_BYTES2,
      ...body === void 0 ? {} : { body },
      ...signal === void 0 ? {} : { signal }
    });
    return { kind: "answer", status: response.status, headers: response.headers, text: bodyText(response), durationMs: 0 };
  } catch (error2) {
    if (!(error2 instanceof HttpFailure)) throw error2;
    return { kind: "no-answer", code: error2.code, message: error2.message, durationMs: 0 };
  }
}

// src/core/cluster/cluster.ts
var segment = (name) => encodeURIComponent(name);

// src/adapters/probe/pod-probe.ts
var MOST_HOPS2 = 5;
var MAX_BYTES3 = 1048576;
async function askPod(cluster, place2, request2, options, clock) {
  const start = clock.monotonic();
  const left = () => Math.max(1, Math.round(options.timeoutMs - (clock.monotonic() - start)));
  const prefix = proxyPath(place2);
  const own = `http://${place2.pod}`;
  let asked = request2;
  for (let hop = 0; ; hop++) {
    const answer = await once2(cluster, prefix, asked, left(), options.signal);
    const timed = { ...answer, durationMs: clock.monotonic() - start };
    if (timed.kind !== "answer") return timed;
    const { location } = timed.headers;
    const plain = location === void 0 ? timed : { ...timed, headers: { ...timed.headers, location: unproxied(location, prefix) } };
    const next = hop < MOST_HOPS2 ? nextHop(asked, `${own}${asked.path}`, plain) : void 0;
    if (next === void 0 || new URL(next.url).origin !== own) return plain;
    const { pathname, search } = new URL(next.url);
    asked = { ...next.request, path: pathname + search };
  }
}
var proxyPath = (place2) => `/api/v1/namespaces/${segment(place2.namespace)}/pods/${place2.scheme === "https" ? "https:" : ""}${segment(place2.pod)}:${place2.port}/proxy`;
async function once2(cluster, prefix, request2, timeoutMs, signal) {
  const { method, headers, body } = request2;
  const closed = (message) => ({ kind: "no-way", why: "unreachable", message, durationMs: 0 });
  if (method === "HEAD") return closed("HEAD does not go through the API server; give url");
  if (headers.authorization !== void 0) return closed("the API server keeps the header authorization for itself; give url");
  const sent = body === void 0 ? void 0 : jsonOf(body);
  if (body !== void 0 && sent === void 0) return closed("only JSON bodies go through the API server; give url");
  try {
    const response = await cluster.send({
      method,
      path: `${prefix}${request2.path === "" ? "/" : request2.path}`,
      headers,
      timeoutMs,
      maxBytes: MAX_BYTES3,
      ...sent === void 0 ? {} : { body: sent.value },
      ...signal === void 0 ? {} : { signal }
    });
    return ofServer(response) ?? { kind: "answer", status: response.status, headers: response.headers, text: response.text, durationMs: 0 };
  } catch (error2) {
    if (!(error2 instanceof HttpFailure)) throw error2;
    return { kind: "no-answer", code: error2.code, message: error2.message, durationMs: 0 };
  }
}
function ofServer(response) {
  if (response.status < 400 || !response.headers["content-type"]?.includes("json")) return void 0;
  const status = jsonOf(response.text)?.value;
  if (status?.kind !== "Status" || status.apiVersion !== "v1" || status.status !== "Failure") return void 0;
  const message = typeof status.message === "string" ? status.message : `HTTP ${response.status}`;
  const why = response.status === 403 || response.status === 401 ? "forbidden" : response.status === 404 ? "gone" : "unreachable";
  return { kind: "no-way", why, message, durationMs: 0 };
}
function jsonOf(text3) {
  try {
    return { value: JSON.parse(text3) };
  } catch {
    return void 0;
  }
}

// src/adapters/probe/probe.ts
function probe(ports, cluster) {
  return async (place2, request2, options) => {
    if (place2.kind === "edge") return askEdge(place2.base, request2, options, ports);
    if (cluster === void 0) throw new Error("a pod is to be asked without a cluster");
    return askPod(cluster, place2, request2, options, ports.clock);
  };
}

// src/adapters/record/write-report.ts



var reportFolder = (context) => (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(context.tempDir || (0,node_os__WEBPACK_IMPORTED_MODULE_15__.tmpdir)(), "tidegate-reports");
var writeReport = (context, name, report) => writeReportText(context, name, `${JSON.stringify(report, null, 2)}
`);
async function writeReportText(context, name, text3) {
  const folder = reportFolder(context);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_5__.mkdir)(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(folder, `${name}-a${context.runAttempt}${n === 1 ? "" : `-${n}`}.json`);
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

// src/core/served-version/facts.ts
var workloadName = (ref) => `${ref.kind.toLowerCase()}/${ref.name}`;
var KINDS = {
  deployment: "Deployment",
  deployments: "Deployment",
  deploy: "Deployment",
  statefulset: "StatefulSet",
  statefulsets: "StatefulSet",
  sts: "StatefulSet",
  daemonset: "DaemonSet",
  daemonsets: "DaemonSet",
  ds: "DaemonSet"
};
function parseWorkload(text3, namespace) {
  const [kind = "", name = "", ...more] = text3.trim().split("/");
  const known2 = KINDS[kind.toLowerCase()];
  if (known2 === void 0 || more.length > 0 || !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) return void 0;
  return { namespace, kind: known2, name };
}
var newReadyPods = (facts2) => facts2.pods.filter((pod) => pod.revision === facts2.revision && pod.ready && !pod.terminating);

// src/core/trace/ids.ts

var sha256 = (text3) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256").update(text3).digest("hex");
var traceId = (runId, attempt2) => sha256(`${runId}${attempt2}t`).slice(0, 32);
var rootSpanId = (runId, attempt2) => sha256(`${runId}${attempt2}s`).slice(16, 32);
var jobSpanId = (checkRunId) => sha256(`${checkRunId}-j`).slice(16, 32);
var traceparent = (trace, span) => `00-${trace}-${span}-01`;

// src/core/trace/span.ts
function newSpanId(random) {
  const digits = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");
  return /^0+$/.test(digits) ? "0000000000000001" : digits;
}

// src/core/trace/context.ts
var TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
function traceContext(run, random) {
  const inherited = TRACEPARENT.exec(run.inherited ?? "");
  const valid = inherited !== null && !/^0+$/.test(inherited[1] ?? "") && !/^0+$/.test(inherited[2] ?? "");
  const trace = valid ? inherited[1] ?? "" : traceId(run.runId, run.runAttempt);
  const ofJob = run.checkRunId === void 0 ? rootSpanId(run.runId, run.runAttempt) : jobSpanId(run.checkRunId);
  const spanId = newSpanId(random);
  return { traceId: trace, parentSpanId: valid ? inherited[2] ?? "" : ofJob, spanId, traceparent: traceparent(trace, spanId) };
}

// src/core/smoke/judge-suite.ts
function judgeSuite(outcomes, maxFlaky) {
  const blocking = outcomes.filter((one) => one.severity === "block");
  const failures = blocking.filter((one) => one.verdict === "fail");
  const unclear = blocking.filter((one) => one.verdict === "inconclusive");
  const flaky = outcomes.filter((one) => one.verdict === "flaky");
  const alerts = outcomes.filter((one) => one.severity === "alert" && (one.verdict === "fail" || one.verdict === "inconclusive"));
  const passed = blocking.filter((one) => one.verdict === "pass" || one.verdict === "flaky");
  if (failures.length > 0)
    return { verdict: "fail", decisive: failures, alerts, flaky, why: `${failures.length} of ${outcomes.length} failed` };
  if (unclear.length > 0)
    return { verdict: "inconclusive", decisive: unclear, alerts, flaky, why: `${unclear.length} of ${outcomes.length} inconclusive` };
  if (maxFlaky !== void 0 && flaky.length > maxFlaky)
    return { verdict: "fail", decisive: flaky, alerts, flaky, why: `${flaky.length} flaky checks, allowed are ${maxFlaky}` };
  if (passed.length === 0) return { verdict: "inconclusive", decisive: [], alerts, flaky, why: "nothing was proved" };
  return { verdict: "pass", decisive: [], alerts, flaky, why: `${passed.length} passed` };
}

// src/core/probe/check.ts
var DEFAULT_CHECK_BACKOFF = { baseMs: 500, factor: 2, maxMs: 1e4 };
var DEFAULT_CHECK_TIMEOUT_MS = 1e4;
var NO_CHECKS = { backoff: DEFAULT_CHECK_BACKOFF, checks: [] };

// src/core/probe/tree.ts
function faults(source) {
  const list = [];
  return {
    list,
    add: (where, what, expected) => {
      list.push({
        code: "ST002",
        fault: "user",
        what: `checks cannot be read: ${what}`,
        where: `${source}, ${where}`,
        expected,
        remedy: "See the checks section of the smoke-test README."
      });
    }
  };
}
function recordOf(value, where, keys, found, later = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, `a mapping with some of ${keys.join(", ")}`);
    return {};
  }
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    if (later.includes(key)) found.add(where, `"${key}" is not offered in this release`, `one of ${keys.join(", ")}`);
    else found.add(where, unknownKey(key, [...keys, ...later]), `one of ${keys.join(", ")}`);
  }
  return value;
}
function unknownKey(key, known2) {
  const near = nearest(key, known2);
  return `unknown key "${oneLine(key, 60)}"${near === void 0 ? "" : `, did you mean "${near}"?`}`;
}
function kindOf(value) {
  if (value === null || value === void 0) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return `${typeof value} ${oneLine(JSON.stringify(value) ?? "", 60)}`;
}

// src/core/probe/fields.ts
function textAt(tree, key, where, found) {
  const value = tree[key];
  if (value === void 0) return void 0;
  if (typeof value === "string" && value !== "") return value;
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, "text");
  return void 0;
}
function wordAt(tree, key, words2, where, found) {
  const value = tree[key];
  if (value === void 0) return void 0;
  const word = words2.find((known2) => known2 === value);
  if (word !== void 0) return word;
  const near = typeof value === "string" ? nearest(value, words2) : void 0;
  found.add(
    `${where}.${key}`,
    `this is ${kindOf(value)}${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    `one of ${words2.join(", ")}`
  );
  return void 0;
}
function durationAt(tree, key, where, found) {
  const value = tree[key];
  if (value === void 0) return void 0;
  const ms = typeof value === "string" ? parseDuration(value) : value === 0 ? 0 : void 0;
  if (ms === void 0) found.add(`${where}.${key}`, `this is ${kindOf(value)}`, "a duration such as 500ms, 10s or 2m");
  return ms;
}
function numberAt(tree, key, range, where, found) {
  const value = tree[key];
  if (value === void 0) return void 0;
  if (typeof value === "number" && value >= range[0] && value <= range[1]) return value;
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, `a number from ${range[0]} to ${range[1]}`);
  return void 0;
}
function textsAt(tree, key, where, found) {
  const value = tree[key];
  if (value === void 0) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.every((one) => typeof one === "string" && one !== "")) return list;
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, "text, or a list of texts");
  return [];
}
function pathAt(tree, where, found) {
  const path = textAt(tree, "path", where, found);
  if (path === void 0) {
    if (tree.path === void 0) found.add(where, '"path" is missing', "a path such as /healthz");
    return void 0;
  }
  if (/^\/(?!\/)\S*$/.test(path)) return path;
  found.add(`${where}.path`, `this is ${kindOf(path)}`, "a path that begins with one / and holds no space");
  return void 0;
}

// src/core/probe/json-path.ts
var STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[(-?\d{1,9})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;
function parseJsonPath(text3) {
  if (!text3.startsWith("$")) return void 0;
  const steps = [];
  const step = new RegExp(STEP);
  step.lastIndex = 1;
  while (step.lastIndex < text3.length) {
    const match = step.exec(text3);
    if (match === null) return void 0;
    const [, name, index, single, double] = match;
    steps.push(name ?? (index === void 0 ? unescaped(single ?? double ?? "") : Number(index)));
  }
  return { text: text3, steps };
}
function lookUp(document, path) {
  let value = document;
  for (const step of path.steps) {
    if (typeof step === "number") {
      const at = Array.isArray(value) ? step < 0 ? value.length + step : step : -1;
      if (!Array.isArray(value) || at < 0 || at >= value.length) return { found: false };
      value = value[at];
    } else {
      if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, step)) return { found: false };
      value = value[step];
    }
  }
  return { found: true, value };
}
var unescaped = (text3) => text3.replace(/\\(.)/g, "$1");

// src/core/probe/matcher.ts
var MATCHER_KEYS = ["equals", "not", "gt", "gte", "lt", "lte", "contains", "absent"];
function mismatch(matcher, seen) {
  if (matcher.absent === true) return seen.found ? `is ${shown(seen.value)}, expected to be absent` : void 0;
  if (!seen.found) return "is missing";
  const { value } = seen;
  if (matcher.equals !== void 0 && !same(value, matcher.equals)) return `is ${shown(value)}, expected ${shown(matcher.equals)}`;
  if (matcher.not !== void 0 && same(value, matcher.not)) return `is ${shown(value)}, expected anything else`;
  if (matcher.contains !== void 0 && !holds(value, matcher.contains))
    return `is ${shown(value)}, expected to contain ${shown(matcher.contains)}`;
  return outOfRange(matcher, value);
}
function outOfRange(matcher, value) {
  const bounds = [
    [matcher.gt, "more than", (limit, given) => given > limit],
    [matcher.gte, "at least", (limit, given) => given >= limit],
    [matcher.lt, "less than", (limit, given) => given < limit],
    [matcher.lte, "at most", (limit, given) => given <= limit]
  ];
  for (const [limit, words2, holdsAt] of bounds) {
    if (limit === void 0) continue;
    if (typeof value !== "number" || !holdsAt(limit, value)) return `is ${shown(value)}, expected ${words2} ${limit}`;
  }
  return void 0;
}
function holds(value, part) {
  if (typeof value === "string") return value.toLowerCase().includes(part.toLowerCase());
  return Array.isArray(value) && value.includes(part);
}
var same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, inner]) => [key, sorted(inner)])
  );
}
function shown(value) {
  const text3 = JSON.stringify(value) ?? "nothing";
  return text3.length <= 80 ? text3 : `${text3.slice(0, 79)}\u2026`;
}

// src/core/probe/read-http.ts
var METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
var KEYS = ["method", "path", "port", "status", "send", "send-json", "send-headers", "header", "body", "json", "redirect"];
var LATER = ["latency", "auth", "host", "cookies", "capture"];
function readHttp(value, where, found) {
  const tree = recordOf(value, where, KEYS, found, LATER);
  const body = readSent(tree, where, found);
  return {
    request: {
      method: wordAt(tree, "method", METHODS, where, found) ?? "GET",
      path: pathAt(tree, where, found) ?? "/",
      headers: {
        ...tree["send-json"] === void 0 ? {} : { "content-type": "application/json" },
        ...readSentHeaders(tree, where, found)
      },
      redirect: wordAt(tree, "redirect", ["follow", "manual"], where, found) ?? "follow",
      ...present({ body, port: numberAt(tree, "port", [1, 65535], where, found) })
    },
    expect: {
      status: readStatus(tree.status, `${where}.status`, found),
      headers: readHeaders(tree.header, `${where}.header`, found),
      ...readBody(tree.body, `${where}.body`, found),
      json: readJson(tree.json, `${where}.json`, found)
    }
  };
}
function readStatus(value, where, found) {
  if (value === void 0) return ["2xx"];
  const list = (Array.isArray(value) ? value : [value]).map((one) => String(one));
  if (list.length > 0 && list.every((one) => /^[1-5](\d\d|xx)$/.test(one))) return list;
  found.add(where, `this is ${kindOf(value)}`, "a status such as 200 or 2xx, or a list of them");
  return ["2xx"];
}
function readSent(tree, where, found) {
  if (tree["send-json"] !== void 0 && tree.send !== void 0) found.add(where, 'both "send" and "send-json" are given', "one of them");
  return tree["send-json"] === void 0 ? textAt(tree, "send", where, found) : JSON.stringify(tree["send-json"]);
}
function readSentHeaders(tree, where, found) {
  if (tree["send-headers"] === void 0) return {};
  const given = tree["send-headers"];
  const at = `${where}.send-headers`;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    found.add(at, `this is ${kindOf(given)}`, "a mapping from header names to values");
    return {};
  }
  const entries = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]);
  for (const [name, value] of entries)
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || /[\r\n\0]/.test(value))
      found.add(at, `"${name}" is no usable header`, "a name and one line");
  return Object.fromEntries(entries);
}
function readHeaders(value, where, found) {
  if (value === void 0) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, "a mapping from header names to what is expected");
    return [];
  }
  return Object.entries(value).map(([name, wanted]) => ({
    name: name.toLowerCase(),
    matcher: typeof wanted === "string" && wanted.startsWith("~") ? { contains: wanted.slice(1) } : readMatcher(wanted, `${where}.${name}`, found)
  }));
}
function readBody(value, where, found) {
  if (value === void 0) return { bodyContains: [], bodyLacks: [] };
  const tree = recordOf(value, where, ["contains", "lacks"], found, ["matches", "sha256"]);
  return { bodyContains: textsAt(tree, "contains", where, found), bodyLacks: textsAt(tree, "lacks", where, found) };
}
function readJson(value, where, found) {
  if (value === void 0) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, "a mapping from paths such as $.status to what is expected");
    return [];
  }
  return Object.entries(value).flatMap(([text3, wanted]) => {
    const path = parseJsonPath(text3);
    if (path === void 0) found.add(where, `"${text3}" is no path of the supported form`, "$.a.b[0]");
    return path === void 0 ? [] : [{ path, matcher: readMatcher(wanted, `${where}.${text3}`, found) }];
  });
}
function readMatcher(value, where, found) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { equals: value };
  const tree = recordOf(value, where, MATCHER_KEYS, found, ["matches", "length", "type"]);
  if (Object.keys(tree).length === 0) found.add(where, "nothing is expected here", `a value, or some of ${MATCHER_KEYS.join(", ")}`);
  for (const key of ["gt", "gte", "lt", "lte"])
    numberAt(tree, key, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], where, found);
  if (tree.absent !== void 0 && typeof tree.absent !== "boolean")
    found.add(`${where}.absent`, `this is ${kindOf(tree.absent)}`, "true or false");
  textAt(tree, "contains", where, found);
  return tree;
}

// src/core/probe/read-served.ts
var WAYS = ["pods", "edge"];
function readServed(value, found) {
  const tree = recordOf(value, "served", ["path", "port", "json", "header", "match", "via", "settle"], found);
  const header = textAt(tree, "header", "served", found);
  const json = textAt(tree, "json", "served", found);
  if (header !== void 0 && json !== void 0) found.add("served", 'both "json" and "header" are given', "one of them");
  return {
    path: pathAt(tree, "served", found) ?? "/",
    from: readFrom(json, header, found),
    match: wordAt(tree, "match", ["exact", "prefix"], "served", found) ?? "prefix",
    via: readVia(tree.via, found),
    settleMs: durationAt(tree, "settle", "served", found) ?? 5e3,
    ...present({ port: numberAt(tree, "port", [1, 65535], "served", found) })
  };
}
function readFrom(json, header, found) {
  if (header !== void 0) return { kind: "header", name: header.toLowerCase() };
  if (json === void 0) return { kind: "body" };
  const path = parseJsonPath(json);
  if (path !== void 0) return { kind: "json", path };
  found.add("served.json", `"${json}" is no path of the supported form`, "$.a.b[0]");
  return { kind: "body" };
}
function readVia(value, found) {
  if (value === void 0) return WAYS;
  const list = Array.isArray(value) ? value : [value];
  const ways = WAYS.filter((way) => list.includes(way));
  if (ways.length > 0 && list.every((one) => WAYS.includes(one))) return ways;
  found.add("served.via", `this is ${kindOf(value)}`, "a list of pods, edge");
  return WAYS;
}

// src/core/probe/short-form.ts
function parseShortForm(text3) {
  const match = /^(?:([A-Z]{3,7})\s+)?(\/\S*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(text3.trim());
  if (match === null) return void 0;
  const [, method = "GET", path = "/", status] = match;
  return status === void 0 ? { method, path } : { method, path, status };
}

// src/core/probe/read-checks.ts
var CHECK_KEYS = ["name", "http", "severity", "timeout", "retry", "retry-404"];
var CHECK_LATER = ["tls", "grpc", "tcp", "dns", "prometheus", "run", "via", "auth", "secret"];
function readChecks(value, source) {
  const found = faults(source);
  const tree = Array.isArray(value) ? { checks: value } : recordOf(value ?? {}, "top level", ["defaults", "served", "checks"], found);
  const defaults = readDefaults(tree.defaults, found);
  const served = tree.served === void 0 ? void 0 : readServed(tree.served, found);
  const list = tree.checks ?? [];
  if (!Array.isArray(list)) found.add("checks", `this is ${kindOf(list)}`, "a list");
  const checks = (Array.isArray(list) ? list : []).map((one, at) => readCheck(one, `checks[${at}]`, defaults, found));
  for (const name of doubles(checks)) found.add("checks", `two checks are named "${name}"`, "a name for each");
  if (found.list.length > 0) return err(found.list);
  return ok({ backoff: defaults.backoff, checks, ...present({ served }) });
}
function readDefaults(value, found) {
  const tree = value === void 0 ? {} : recordOf(value, "defaults", ["timeout", "retry", "backoff"], found);
  const backoff = tree.backoff === void 0 ? {} : recordOf(tree.backoff, "defaults.backoff", ["base", "factor", "max", "jitter"], found);
  wordAt(backoff, "jitter", ["full"], "defaults.backoff", found);
  return {
    timeoutMs: durationAt(tree, "timeout", "defaults", found) ?? DEFAULT_CHECK_TIMEOUT_MS,
    retry: wordAt(tree, "retry", ["auto", "never"], "defaults", found) ?? "auto",
    backoff: {
      baseMs: durationAt(backoff, "base", "defaults.backoff", found) ?? DEFAULT_CHECK_BACKOFF.baseMs,
      factor: numberAt(backoff, "factor", [1, 10], "defaults.backoff", found) ?? DEFAULT_CHECK_BACKOFF.factor,
      maxMs: durationAt(backoff, "max", "defaults.backoff", found) ?? DEFAULT_CHECK_BACKOFF.maxMs
    }
  };
}
function readCheck(value, where, defaults, found) {
  if (typeof value === "string") return shortCheck(value, where, defaults, found);
  const tree = recordOf(value, where, CHECK_KEYS, found, CHECK_LATER);
  if (value === tree && tree.http === void 0 && !CHECK_LATER.some((kind) => tree[kind] !== void 0))
    found.add(where, "the check asks nothing", 'an http: part, or the short form "GET /healthz 200"');
  const { request: request2, expect } = readHttp(tree.http ?? { path: "/" }, `${where}.http`, found);
  const retry404 = tree["retry-404"];
  if (retry404 !== void 0 && typeof retry404 !== "boolean")
    found.add(`${where}.retry-404`, `this is ${kindOf(retry404)}`, "true or false");
  return {
    name: textAt(tree, "name", where, found) ?? `${request2.method} ${request2.path}`,
    severity: wordAt(tree, "severity", ["block", "alert"], where, found) ?? "block",
    request: request2,
    expect,
    timeoutMs: durationAt(tree, "timeout", where, found) ?? defaults.timeoutMs,
    retry: wordAt(tree, "retry", ["auto", "never"], where, found) ?? defaults.retry,
    retry404: retry404 === true
  };
}
function shortCheck(text3, where, defaults, found) {
  const short = parseShortForm(text3);
  if (short === void 0) found.add(where, `this is ${kindOf(text3)}`, 'the short form "GET /healthz 200"');
  const tree = { method: short?.method ?? "GET", path: short?.path ?? "/" };
  const { request: request2, expect } = readHttp(tree, where, found);
  const status = readStatus(short?.status, where, found);
  return {
    name: text3.trim(),
    severity: "block",
    request: request2,
    expect: { ...expect, status },
    timeoutMs: defaults.timeoutMs,
    retry: defaults.retry,
    retry404: false
  };
}
var doubles = (checks) => [
  ...new Set(checks.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) !== at))
];

// src/stages/smoke/prepare.ts
function prepareSmoke(settings, checks, event) {
  const problems = settings.workload.filter((one) => parseWorkload(one, "") === void 0).map(notAWorkload);
  const plan = checks === void 0 ? ok(NO_CHECKS) : readChecks(checks.tree, checks.source);
  if (!plan.ok) problems.push(...plan.error);
  if (settings.workload.length === 0 && !event.hasRelease && settings.url === void 0) problems.push(NOTHING);
  if (event.name === "pull_request_target" && settings.allowHosts.length === 0) problems.push(NO_HOSTS);
  return problems.length > 0 || !plan.ok ? err(problems) : plan;
}
var notAWorkload = (text3) => ({
  code: "ST004",
  fault: "user",
  what: `"${text3}" is no workload`,
  where: 'input "workload"',
  expected: "deployment/NAME, statefulset/NAME or daemonset/NAME",
  remedy: "workload: deployment/web"
});
var NOTHING = {
  code: "ST001",
  fault: "user",
  what: "nothing to smoke-test: give workload or url; a deployment without a smoke test is not allowed, and checks alone do not say what was deployed",
  where: "with:",
  expected: "workload: deployment/NAME, or url: https://\u2026",
  remedy: "workload: deployment/web"
};
var NO_HOSTS = {
  code: "ST061",
  fault: "user",
  what: "allow-hosts is required under pull_request_target, since the checks may come from a foreign branch",
  where: "with:",
  expected: "the hosts that requests may go to",
  remedy: "allow-hosts: shop.example"
};

// src/stages/smoke/decide.ts
function decideSmoke(request2) {
  const pods = request2.workloads.length > 0;
  if (!pods && request2.url === void 0) return { kind: "nothing", problem: NOTHING };
  const { served, checks } = request2.plan;
  const edge = request2.url !== void 0 && served?.via.includes("edge") === true && request2.expected.version !== void 0;
  return { kind: "prove", pods, edge, checks: checks.length > 0 ? "given" : pods ? "readiness" : "reachable" };
}
var anyTwoHundred = (name, path, port) => ({
  name,
  severity: "block",
  request: { method: "GET", path, headers: {}, redirect: "follow", ...port === void 0 ? {} : { port } },
  expect: { status: ["2xx"], headers: [], bodyContains: [], bodyLacks: [], json: [] },
  timeoutMs: DEFAULT_CHECK_TIMEOUT_MS,
  retry: "auto",
  retry404: false
});
var REACHABLE = anyTwoHundred("address answers", "");
function readinessChecks(pods) {
  const probes = pods.flatMap(({ pod }) => pod.readiness === void 0 ? [] : [pod.readiness]);
  const distinct = new Map(probes.map((probe2) => [`${probe2.port}${probe2.path}`, probe2]));
  return [...distinct.values()].map((probe2) => {
    const check = anyTwoHundred(`readiness ${probe2.path}`, probe2.path, probe2.port);
    return { ...check, request: { ...check.request, redirect: "manual" }, expect: { ...check.expect, status: ["2xx", "3xx"] } };
  });
}

// src/stages/smoke/notes.ts
var HEARTBEAT_MS = 3e4;
function startNotes(clock, print) {
  const start = clock.monotonic();
  const timeline2 = [];
  let printedAt = Number.NEGATIVE_INFINITY;
  const elapsed = () => clock.monotonic() - start;
  return {
    timeline: timeline2,
    elapsed,
    say: (text3) => {
      const changed = timeline2.at(-1)?.text !== text3;
      if (!changed && elapsed() - printedAt < HEARTBEAT_MS) return;
      if (changed) timeline2.push({ atMs: Math.round(elapsed()), text: text3 });
      printedAt = elapsed();
      print(`${formatDuration(elapsed()).padStart(6)}  ${text3}`);
    }
  };
}

// src/core/digest/digest.ts
var parseDigest = (text3) => /^sha256:[0-9a-f]{64}$/.test(text3) ? text3 : void 0;

// src/core/image-ref/image-ref.ts
var HUB_ALIASES = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];
var COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
var TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
var HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/;
function parseImageRef(text3) {
  const [named2 = "", digestText, ...more] = text3.split("@");
  if (more.length > 0) return void 0;
  const digest = digestText === void 0 ? void 0 : parseDigest(digestText);
  if (digestText !== void 0 && digest === void 0) return void 0;
  const slash = named2.indexOf("/");
  const first = slash < 0 ? "" : named2.slice(0, slash);
  const hasHost = first.includes(".") || first.includes(":") || first === "localhost" || first !== first.toLowerCase();
  const rest = hasHost ? named2.slice(slash + 1) : named2;
  const colon = rest.lastIndexOf(":");
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? void 0 : rest.slice(colon + 1);
  const registry = normalHost(hasHost ? first : "docker.io");
  if (tag !== void 0 && !TAG.test(tag)) return void 0;
  if (path.length > 255 || !HOST.test(registry) || !path.split("/").every((part) => COMPONENT.test(part))) return void 0;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, ...present({ tag, digest }) };
}
function normalHost(host) {
  const plain = host.toLowerCase().replace(/:(443|80)$/, "");
  return HUB_ALIASES.includes(plain) ? "docker.io" : plain;
}

// src/core/served-version/judge-digest.ts
function carries(facts2, digest, repositories) {
  return facts2.images.some((image) => image.endsWith(`@${digest}`) || repositories.includes(repositoryOf(image)));
}
var repositoriesOf = (workloads, digest) => [
  ...new Set(workloads.flatMap(({ images }) => images.filter((image) => image.endsWith(`@${digest}`)).map(repositoryOf)))
];
function repositoryOf(image) {
  const ref = parseImageRef(image);
  return ref === void 0 ? image : `${ref.registry}/${ref.repository}`;
}
function judgeDigest(pod, digest) {
  if (pod.containers.some(({ image }) => image.endsWith(`@${digest}`))) return { kind: "proved" };
  if (pod.containers.some(({ image, imageId }) => !image.includes("@") && imageId?.endsWith(digest))) return { kind: "weaker" };
  const pinned = pod.containers.find(({ image }) => image.includes("@"));
  if (pinned !== void 0 && pod.containers.every(({ image }) => image.includes("@"))) return { kind: "other", runs: pinned.image };
  return { kind: "unknown" };
}

// src/core/served-version/ask.ts
function podsToAsk(workloads, digest, port) {
  const repositories = digest === void 0 ? [] : repositoriesOf(workloads, digest);
  const carriers = digest === void 0 ? [] : workloads.filter((facts2) => carries(facts2, digest, repositories));
  return (carriers.length > 0 ? carriers : workloads).flatMap(
    (facts2) => newReadyPods(facts2).flatMap((pod) => {
      const at = port ?? pod.port;
      return at === void 0 ? [] : [{ namespace: facts2.ref.namespace, pod, port: at }];
    })
  );
}

// src/stages/smoke/in-parallel.ts
async function inParallel(items, limit, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(Math.max(1, limit), items.length) }, worker));
  return results;
}

// src/core/served-version/json.ts
function objectAt(value, key) {
  const inner = value[key];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
}
function listAt(value, key) {
  const inner = value[key];
  return Array.isArray(inner) ? inner.filter((one) => typeof one === "object" && one !== null) : [];
}
var stringAt = (value, key) => typeof value[key] === "string" ? value[key] : "";
var numberAt2 = (value, key) => typeof value[key] === "number" ? value[key] : void 0;

// src/core/served-version/read-pod.ts
var REVISION_LABELS = ["pod-template-hash", "controller-revision-hash"];
function readPod(pod, kind) {
  const metadata = objectAt(pod, "metadata");
  const labels = objectAt(metadata, "labels");
  const containers = listAt(objectAt(pod, "spec"), "containers");
  const readiness = containers.map(httpReadiness).find((probe2) => probe2 !== void 0);
  const firstPort = containers.flatMap((container) => listAt(container, "ports")).find((port) => (stringAt(port, "protocol") || "TCP") === "TCP");
  const label = kind === "DaemonSet" ? "pod-template-generation" : REVISION_LABELS[kind === "Deployment" ? 0 : 1];
  return {
    name: stringAt(metadata, "name"),
    uid: stringAt(metadata, "uid"),
    ready: listAt(objectAt(pod, "status"), "conditions").some((one) => one.type === "Ready" && one.status === "True"),
    terminating: metadata.deletionTimestamp !== void 0,
    revision: stringAt(labels, label),
    owner: ownerName(metadata),
    containers: containers.map((container) => containerFacts(container, objectAt(pod, "status"))),
    scheme: readiness?.scheme ?? "http",
    ...present({ readiness, port: readiness?.port ?? (firstPort === void 0 ? void 0 : numberAt2(firstPort, "containerPort")) })
  };
}
function ownerName(metadata) {
  const owner = listAt(metadata, "ownerReferences").find((one) => one.controller === true);
  return owner === void 0 ? "no controller" : `${stringAt(owner, "kind")} ${stringAt(owner, "name")}`;
}
function containerFacts(container, status) {
  const name = stringAt(container, "name");
  const running = listAt(status, "containerStatuses").find((one) => one.name === name);
  const imageId = running === void 0 ? "" : stringAt(running, "imageID");
  return { name, image: stringAt(container, "image"), ...present({ imageId: imageId === "" ? void 0 : imageId }) };
}
function httpReadiness(container) {
  const get = objectAt(objectAt(container, "readinessProbe"), "httpGet");
  const port = typeof get.port === "string" ? namedPort(container, get.port) : numberAt2(get, "port");
  if (port === void 0) return void 0;
  return { path: stringAt(get, "path") || "/", port, scheme: stringAt(get, "scheme") === "HTTPS" ? "https" : "http" };
}
function namedPort(container, name) {
  if (/^\d+$/.test(name)) return Number(name);
  const port = listAt(container, "ports").find((one) => one.name === name);
  return port === void 0 ? void 0 : numberAt2(port, "containerPort");
}

// src/core/served-version/read-workload.ts
function readWorkload(ref, objects) {
  const { workload } = objects;
  const metadata = objectAt(workload, "metadata");
  const status = objectAt(workload, "status");
  const uid = stringAt(metadata, "uid");
  const replicaSets = objects.replicaSets.filter((set) => ownedBy(set, [uid]));
  const owners = ref.kind === "Deployment" ? replicaSets.map((set) => stringAt(objectAt(set, "metadata"), "uid")) : [uid];
  const template = objectAt(objectAt(objectAt(workload, "spec"), "template"), "spec");
  return {
    ref,
    observed: (numberAt2(status, "observedGeneration") ?? 0) >= (numberAt2(metadata, "generation") ?? 0),
    wanted: wantedOf(ref.kind, workload),
    images: listAt(template, "containers").map((container) => stringAt(container, "image")),
    pods: objects.pods.filter((pod) => ownedBy(pod, owners) && !finished(pod)).map((pod) => readPod(pod, ref.kind)),
    ...present({ revision: revisionOf(ref.kind, workload, replicaSets), endpoints: endpointsOf(objects.endpointSlices) })
  };
}
var ownedBy = (object, uids) => listAt(objectAt(object, "metadata"), "ownerReferences").some(
  (owner) => owner.controller === true && uids.includes(stringAt(owner, "uid"))
);
var finished = (pod) => ["Failed", "Succeeded"].includes(stringAt(objectAt(pod, "status"), "phase"));
function wantedOf(kind, workload) {
  if (kind === "DaemonSet") return numberAt2(objectAt(workload, "status"), "desiredNumberScheduled") ?? 0;
  return numberAt2(objectAt(workload, "spec"), "replicas") ?? 1;
}
function revisionOf(kind, workload, replicaSets) {
  if (kind === "StatefulSet") return stringAt(objectAt(workload, "status"), "updateRevision") || void 0;
  if (kind === "DaemonSet")
    return stringAt(objectAt(objectAt(workload, "metadata"), "annotations"), "deprecated.daemonset.template.generation") || void 0;
  const numbered = replicaSets.map((set) => ({
    number: Number(stringAt(objectAt(objectAt(set, "metadata"), "annotations"), "deployment.kubernetes.io/revision") || "0"),
    hash: stringAt(objectAt(objectAt(set, "metadata"), "labels"), "pod-template-hash")
  }));
  return numbered.sort((a, b) => b.number - a.number)[0]?.hash || void 0;
}
function endpointsOf(slices) {
  if (slices === void 0) return void 0;
  const names = slices.flatMap((slice) => listAt(slice, "endpoints")).filter((endpoint) => {
    const conditions = objectAt(endpoint, "conditions");
    return conditions.ready !== false && conditions.terminating !== true;
  }).map((endpoint) => stringAt(objectAt(endpoint, "targetRef"), "name"));
  return [...new Set(names)].sort();
}
function selects(service, podLabels) {
  const selector = Object.entries(objectAt(objectAt(service, "spec"), "selector"));
  return selector.length > 0 && selector.every(([key, value]) => podLabels[key] === value);
}
function selectorQuery(workload) {
  const selector = objectAt(objectAt(workload, "spec"), "selector");
  const labels = Object.entries(objectAt(selector, "matchLabels")).map(([key, value]) => `${key}=${String(value)}`);
  const expressions = listAt(selector, "matchExpressions").map((one) => {
    const values = Array.isArray(one.values) ? one.values.join(",") : "";
    const key = stringAt(one, "key");
    const forms = {
      In: `${key} in (${values})`,
      NotIn: `${key} notin (${values})`,
      Exists: key,
      DoesNotExist: `!${key}`
    };
    return forms[stringAt(one, "operator")] ?? key;
  });
  return [...labels, ...expressions].join(",");
}

// src/core/served-version/role.ts
function smokeRole(namespace) {
  return [
    "apiVersion: rbac.authorization.k8s.io/v1",
    "kind: Role",
    `metadata: {name: tidegate-smoke, namespace: ${namespace}}`,
    "rules:",
    "  - {apiGroups: [apps], resources: [deployments, statefulsets, daemonsets, replicasets], verbs: [get, list]}",
    '  - {apiGroups: [""], resources: [pods, services, events], verbs: [get, list]}',
    "  - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list]}",
    '  - {apiGroups: [""], resources: [pods/proxy], verbs: [get, create]}',
    '  - {apiGroups: [""], resources: [pods/log], verbs: [get]}'
  ].join("\n");
}
var forbidden = (what, namespace) => ({
  code: "ST041",
  fault: "user",
  what: `forbidden: ${what}`,
  where: `namespace ${namespace}`,
  expected: "the rights of a smoke test",
  remedy: `Add:
${smokeRole(namespace)}`
});

// src/stages/smoke/observe.ts
var TIMEOUT_MS2 = 15e3;
async function observe(cluster, refs, signal) {
  const remarks = [];
  try {
    const workloads = await Promise.all(refs.map((ref) => observeOne(cluster, ref, remarks, signal)));
    return { kind: "seen", workloads, remarks };
  } catch (error2) {
    if (error2 instanceof Refused) return { kind: "problem", problem: error2.problem };
    if (error2 instanceof HttpFailure) return { kind: "lost", why: `the API server did not answer: ${error2.message} (${error2.code})` };
    throw error2;
  }
}
var Refused = class extends Error {
  problem;
  constructor(problem) {
    super(problem.what);
    this.problem = problem;
  }
};
async function observeOne(cluster, ref, remarks, signal) {
  const apps = `/apis/apps/v1/namespaces/${segment(ref.namespace)}`;
  const core = `/api/v1/namespaces/${segment(ref.namespace)}`;
  const get = (path) => readJson2(cluster, path, ref, signal);
  const workload = await get(`${apps}/${ref.kind.toLowerCase()}s/${segment(ref.name)}`);
  const query = `?labelSelector=${encodeURIComponent(selectorQuery(workload))}`;
  const labels = objectAt(objectAt(objectAt(objectAt(workload, "spec"), "template"), "metadata"), "labels");
  const [pods, sets, endpointSlices] = await Promise.all([
    get(`${core}/pods${query}`),
    ref.kind === "Deployment" ? get(`${apps}/replicasets${query}`) : Promise.resolve({}),
    slicesOf(get, ref.namespace, labels).catch((error2) => {
      if (!(error2 instanceof Refused) || error2.problem.code !== "ST041") throw error2;
      remarks.push(error2.problem);
      return void 0;
    })
  ]);
  return readWorkload(ref, { workload, pods: listAt(pods, "items"), replicaSets: listAt(sets, "items"), ...present({ endpointSlices }) });
}
async function slicesOf(get, namespace, labels) {
  const services = listAt(await get(`/api/v1/namespaces/${segment(namespace)}/services`), "items").filter(
    (service) => selects(service, labels)
  );
  if (services.length === 0) return void 0;
  const names = services.map((service) => stringAt(objectAt(service, "metadata"), "name")).join(",");
  const query = encodeURIComponent(`kubernetes.io/service-name in (${names})`);
  return listAt(await get(`/apis/discovery.k8s.io/v1/namespaces/${segment(namespace)}/endpointslices?labelSelector=${query}`), "items");
}
async function readJson2(cluster, path, ref, signal) {
  const response = await cluster.send({ method: "GET", path, timeoutMs: TIMEOUT_MS2, signal });
  if (response.status === 200) return JSON.parse(response.text);
  if (response.status === 403 || response.status === 401) throw new Refused(forbidden(messageOf(response), ref.namespace));
  if (response.status === 404) throw new Refused(missing3(ref));
  throw new HttpFailure(String(response.status), messageOf(response));
}
function messageOf(response) {
  try {
    const status = JSON.parse(response.text);
    return stringAt(status, "message") || `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
var missing3 = (ref) => ({
  code: "ST003",
  fault: "user",
  what: `${workloadName(ref)} is not in namespace ${ref.namespace}`,
  where: 'input "workload"',
  expected: "a Deployment, StatefulSet or DaemonSet that exists",
  remedy: `kubectl -n ${ref.namespace} get deployments,statefulsets,daemonsets`
});

// src/stages/smoke/places.ts
function placesOf(request2, ports, proved) {
  let workloads = proved;
  let first = true;
  return async (check) => {
    if (request2.url !== void 0 && check.request.port === void 0) return [{ kind: "edge", base: request2.url }];
    if (!first && ports.cluster !== void 0) {
      const seen = await observe(ports.cluster, request2.workloads, request2.signal);
      if (seen.kind === "seen") workloads = seen.workloads;
    }
    first = false;
    return podsToAsk(workloads, request2.expected.digest, check.request.port).map(({ namespace, pod, port }) => ({
      kind: "pod",
      namespace,
      pod: pod.name,
      port,
      scheme: pod.scheme
    }));
  };
}

// src/core/served-version/fresh-answers.ts
var RISK = 0.01;
var MOST_WITHOUT_STALE = 300;
var UNKNOWN_REPLICAS = 4;
function answersNeeded(replicas, stale) {
  if (replicas <= 1 && stale === 0) return 1;
  const backends = Math.max(2, replicas);
  const needed = Math.ceil(Math.log(RISK * 2 ** -(stale + 1)) / Math.log((backends - 1) / backends));
  return stale === 0 ? Math.min(needed, MOST_WITHOUT_STALE) : needed;
}

// src/core/served-version/version.ts
var SHORTEST_PREFIX = 7;
function versionIn(spec, answer) {
  if (answer.status < 200 || answer.status > 299) return { kind: "unreadable", why: `answered ${answer.status}` };
  const found = place(spec, answer);
  if (found.kind === "unreadable") return found;
  const version = found.version.trim();
  return version === "" ? { kind: "unreadable", why: "is empty" } : { kind: "said", version };
}
function place(spec, answer) {
  switch (spec.from.kind) {
    case "body":
      return { kind: "said", version: answer.text };
    case "header": {
      const value = answer.headers[spec.from.name];
      return value === void 0 ? { kind: "unreadable", why: `has no header ${spec.from.name}` } : { kind: "said", version: value };
    }
    case "json":
      return inJson(spec.from.path, answer.text);
  }
}
function inJson(path, text3) {
  let document;
  try {
    document = JSON.parse(text3);
  } catch {
    return { kind: "unreadable", why: "is no JSON" };
  }
  const seen = lookUp(document, path);
  if (!seen.found) return { kind: "unreadable", why: `has no ${path.text}; keys seen: ${keysOf(document)}` };
  if (typeof seen.value === "string" || typeof seen.value === "number") return { kind: "said", version: String(seen.value) };
  return { kind: "unreadable", why: `holds no text at ${path.text}` };
}
var keysOf = (document) => typeof document === "object" && document !== null ? Object.keys(document).slice(0, 12).join(", ") || "none" : "none";
function sameVersion(match, served, expected) {
  if (match === "exact") return served === expected;
  const [a, b] = [served.toLowerCase(), expected.toLowerCase()];
  if (a.length < SHORTEST_PREFIX || b.length < SHORTEST_PREFIX) return false;
  return a.startsWith(b) || b.startsWith(a);
}

// src/core/served-version/judge-edge.ts
var EMPTY_TALLY = { histogram: {}, stale: 0, row: 0, spent: 0, total: 0 };
function tally(before, answer, served, expected) {
  const total = before.total + 1;
  const cut2 = { total, row: 0, spent: before.spent + (before.row > 0 ? 1 : 0) };
  const add = (key) => ({ ...before.histogram, [key]: (before.histogram[key] ?? 0) + 1 });
  if (answer.kind !== "answer") {
    const trouble = answer.kind === "no-answer" ? `${answer.message} (${answer.code})` : answer.message;
    return { ...before, ...cut2, histogram: add(answer.kind === "no-answer" ? answer.code : "no way"), lastTrouble: trouble };
  }
  const said = versionIn(served, answer);
  if (said.kind === "unreadable")
    return { ...before, ...cut2, histogram: add(said.why), lastTrouble: `version endpoint ${served.path} ${said.why}` };
  if (sameVersion(served.match, said.version, expected)) return { ...before, total, row: before.row + 1, histogram: add(said.version) };
  const lastStale = { version: said.version, cached: cacheSigns(answer.headers) };
  return { ...before, total, row: 0, spent: before.spent + 1, stale: before.stale + 1, histogram: add(said.version), lastStale };
}
function cacheSigns(headers) {
  const signs = ["age", "via", "x-cache", "cf-cache-status"].flatMap(
    (name) => headers[name] === void 0 ? [] : [`${name}: ${headers[name]}`]
  );
  return Number(headers.age ?? "0") > 0 ? signs.join(", ") : void 0;
}
function judgeEdge(now, replicas, samples) {
  const needed = now.spent === 0 && samples !== void 0 ? samples : answersNeeded(replicas, now.spent);
  return { proved: now.row >= needed, missing: Math.max(0, needed - now.row) };
}
function edgeFailure(now, host, expected, podsProved) {
  if (now.lastStale === void 0)
    return { stale: false, why: now.lastTrouble ?? `too few answers of ${host}: ${now.row} of the new version` };
  const { version, cached } = now.lastStale;
  const said = `old version still served: ${now.stale} of ${now.total} answers on ${host} said ${version}, expected ${expected}`;
  if (cached !== void 0) return { stale: true, why: `${said}. They come from a cache (${cached}).` };
  return { stale: true, why: podsProved ? `${said}. All pods are new: look at the CDN or a second Service.` : `${said}.` };
}

// src/stages/smoke/stamp.ts
function stamped(request2, check, smoke2, ports) {
  const ours = {
    "user-agent": `${smoke2.userAgent} (${check.replace(/[^\x20-\x7e]|[()]/g, "_").slice(0, 80)})`,
    traceparent: traceparent(smoke2.traceId, newSpanId(ports.random)),
    "cache-control": "no-cache"
  };
  return { ...request2, headers: { ...ours, ...request2.headers } };
}

// src/stages/smoke/prove-edge.ts
async function proveEdge(question, request2, ports, notes) {
  const { served, version, url } = question;
  const replicas = question.replicas ?? UNKNOWN_REPLICAS;
  const host = new URL(url).host;
  let now = EMPTY_TALLY;
  for (let batch = 0; ; batch++) {
    const { proved, missing: missing4 } = judgeEdge(now, replicas, request2.samples);
    notes.say(`edge ${host}: ${now.row} new answers in a row${now.stale > 0 ? `, ${now.stale} stale so far` : ""}`);
    if (proved) return { kind: "proved", tally: now };
    if (request2.deadline.passed()) return outOfTime(question, request2, now);
    const answers = await inParallel(Array.from({ length: missing4 }), request2.parallel, () => {
      const asked = stamped({ method: "GET", path: served.path, headers: {}, redirect: "follow" }, "served-version", request2, ports);
      const timeoutMs = Math.min(1e4, Math.max(1, request2.deadline.remaining()));
      return ports.probe({ kind: "edge", base: url }, asked, { timeoutMs, signal: request2.signal });
    });
    const rowBefore = now.row;
    now = answers.reduce((sofar, answer) => tally(sofar, answer, served, version), now);
    if (now.row === rowBefore + answers.length) continue;
    const { backoff } = request2.plan;
    const wait = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** batch) * (0.5 + ports.random() / 2);
    if (wait >= request2.deadline.remaining()) return outOfTime(question, request2, now);
    await ports.clock.sleep(wait, request2.signal);
  }
}
function outOfTime(question, request2, now) {
  const failure3 = edgeFailure(now, new URL(question.url).host, question.version, question.replicas !== void 0);
  const deadline = `deadline ${formatDuration(request2.timeoutMs)} reached after ${now.total} answers`;
  if (failure3.stale) return { kind: "failed", tally: now, problem: { code: "ST010", fault: "user", what: `${failure3.why} (${deadline})` } };
  const answered = now.row > 0;
  const problem = { code: "ST020", fault: answered ? "user" : "remote", what: `${deadline}; last: ${failure3.why}` };
  return { kind: answered ? "inconclusive" : "failed", tally: now, problem };
}

// src/core/served-version/judge-versions.ts
function judgeVersions(round, served, version, proved) {
  const pods = round.workloads.flatMap(newReadyPods).filter((pod) => round.answers.has(pod.uid));
  if (round.asked && pods.length === 0 && proved.key !== "")
    return { kind: "wrong", code: "ST012", why: `no pod has a port that is known to serve ${served.path}: give served.port` };
  for (const pod of pods) {
    const answer = round.answers.get(pod.uid);
    const verdict = answer === void 0 ? void 0 : oneVersion(pod, answer, served, version, pods.length, proved);
    if (verdict !== void 0) return verdict;
  }
  return { kind: "proved", key: proved.key, weaker: proved.weaker };
}
function oneVersion(pod, answer, served, version, of, proved) {
  switch (answer.kind) {
    case "no-answer":
      return { kind: "waiting", code: "ST020", why: `pod ${pod.name}: ${answer.message}` };
    case "no-way":
      if (answer.why === "gone") return { kind: "waiting", code: "ST011", why: `pod ${pod.name} went away while it was asked` };
      return { kind: "no-way", why: answer.why, key: proved.key, digestProved: proved.digestProved, message: answer.message };
    case "answer": {
      const said = versionIn(served, answer);
      if (said.kind === "unreadable") {
        const kind = [408, 425, 429, 502, 503, 504].includes(answer.status) ? "waiting" : "wrong";
        return { kind, code: "ST012", why: `version endpoint ${served.path} of pod ${pod.name} ${said.why}` };
      }
      if (sameVersion(served.match, said.version, version)) return void 0;
      const short = said.version.length < 7 && served.match === "prefix";
      return short ? {
        kind: "wrong",
        code: "ST012",
        why: `version endpoint ${served.path} of pod ${pod.name} says "${said.version}": shorter than 7 characters proves nothing`
      } : {
        kind: "wrong",
        code: "ST011",
        why: `1 of ${of} replicas, pod ${pod.name} (${pod.owner}), serves ${said.version}, expected ${version}`
      };
    }
  }
}

// src/core/served-version/judge-round.ts
function judgeRound(round, expected, served) {
  const allNew = round.workloads.flatMap(newReadyPods).map((pod) => pod.name);
  for (const facts2 of round.workloads) {
    const unfinished = rolloutOf(facts2, allNew);
    if (unfinished !== void 0) return unfinished;
  }
  const weaker = [];
  const wrongDigest = digestsOf(round.workloads, expected.digest, weaker);
  if (wrongDigest !== void 0) return wrongDigest;
  const key = keyOf(round.workloads);
  if (served === void 0 || expected.version === void 0) return { kind: "proved", key, weaker };
  return judgeVersions(round, served, expected.version, {
    key,
    weaker,
    digestProved: expected.digest !== void 0 && weaker.length === 0
  });
}
function rolloutOf(facts2, allNew) {
  const name = workloadName(facts2.ref);
  if (!facts2.observed || facts2.revision === void 0)
    return { kind: "waiting", code: "ST020", why: `${name}: its controller has not seen the newest specification` };
  const ready = newReadyPods(facts2);
  const old = facts2.pods.find((pod) => pod.revision !== facts2.revision && !pod.terminating);
  if (old !== void 0)
    return {
      kind: "waiting",
      code: "ST011",
      why: `pod ${old.name} (${old.owner}) is of an older revision of ${name} and still runs: the rollout is not finished`
    };
  if (ready.length < facts2.wanted)
    return { kind: "waiting", code: "ST020", why: `${name}: ${ready.length} of ${facts2.wanted} replicas of the new revision are ready` };
  const names = ready.map((pod) => pod.name).sort();
  const extra = facts2.endpoints?.find((endpoint) => !allNew.includes(endpoint));
  if (extra !== void 0)
    return {
      kind: "waiting",
      code: "ST011",
      why: `pod ${extra} stands behind a Service of ${name} and is none of its new replicas: the rollout is not finished, or a second Deployment matches the Service`
    };
  const missing4 = facts2.endpoints === void 0 ? void 0 : names.find((one) => !facts2.endpoints?.includes(one));
  if (missing4 !== void 0)
    return { kind: "waiting", code: "ST011", why: `pod ${missing4} is ready, but not yet behind the Service of ${name}` };
  return void 0;
}
function digestsOf(workloads, digest, weaker) {
  if (digest === void 0) {
    weaker.push("no digest was expected: the pods are of the newest revision");
    return void 0;
  }
  const repositories = repositoriesOf(workloads, digest);
  const carriers = workloads.filter((facts2) => carries(facts2, digest, repositories));
  for (const pod of (carriers.length > 0 ? carriers : workloads).flatMap(newReadyPods)) {
    const proof = judgeDigest(pod, digest);
    if (proof.kind === "other") return { kind: "wrong", code: "ST013", why: `pod ${pod.name} runs ${proof.runs}, expected ${digest}` };
    if (proof.kind === "unknown" && carriers.length > 0)
      return { kind: "wrong", code: "ST013", why: `pod ${pod.name} runs ${imagesOf(pod)}, expected ${digest}` };
    if (proof.kind === "weaker") weaker.push(`pod ${pod.name} was deployed by a tag; its imageID is the expected digest`);
    if (proof.kind === "unknown") weaker.push(`pod ${pod.name} was deployed by a tag (${imagesOf(pod)}); its digest is not known`);
  }
  return void 0;
}
var imagesOf = (pod) => pod.containers.map(({ image }) => image).join(", ");
var keyOf = (workloads) => workloads.flatMap((facts2) => newReadyPods(facts2).map((pod) => `${facts2.ref.name}/${pod.uid}`)).sort().join(" ");

// src/stages/smoke/prove-pods.ts
var PAUSE_MS = 1e3;
var UNREACHABLE_MS = 1e4;
var TIMES_IN_A_ROW = 5;
var SETTLE_MS = 5e3;
async function provePods(request2, ports, notes, remark) {
  const settleMs = request2.plan.served?.settleMs ?? SETTLE_MS;
  let workloads = [];
  let before;
  let streak = { kind: "", sinceMs: 0, times: 0 };
  for (let rounds = 1; ; rounds++) {
    const failed2 = (problem) => ({ kind: "failed", problem, rounds, workloads });
    const seen = await observe(ports.cluster, request2.workloads, request2.signal);
    if (seen.kind === "problem") return failed2(seen.problem);
    if (seen.kind === "seen") {
      workloads = seen.workloads;
      for (const problem of seen.remarks) remark(problem);
    }
    const verdict = await judge(seen, request2, ports);
    const now = notes.elapsed();
    streak = streak.kind === verdict.kind ? { ...streak, times: streak.times + 1 } : { kind: verdict.kind, sinceMs: now, times: 1 };
    const lasted = now - streak.sinceMs;
    notes.say(wordsOf(verdict, rounds));
    if (verdict.kind === "no-way") {
      if (verdict.why === "forbidden" && !verdict.digestProved)
        return failed2(forbidden(verdict.message, request2.workloads[0]?.namespace ?? ""));
      if (verdict.why === "forbidden") remark(forbidden(verdict.message, request2.workloads[0]?.namespace ?? ""));
      if (verdict.why === "forbidden" || lasted >= UNREACHABLE_MS)
        return { kind: "proved", workloads, weaker: [weakerWords(verdict.message)], rounds };
    }
    if (verdict.kind === "proved") {
      if (before?.key === verdict.key && now - before.atMs >= settleMs)
        return { kind: "proved", workloads, weaker: verdict.weaker, rounds };
      if (before?.key !== verdict.key) before = { key: verdict.key, atMs: now };
    } else before = void 0;
    if (verdict.kind === "wrong" && streak.times >= TIMES_IN_A_ROW && lasted >= request2.failAfterMs)
      return failed2(problemOf(verdict, `for ${formatDuration(lasted)}`));
    const wait = verdict.kind === "proved" ? Math.max(1, settleMs - (now - (before?.atMs ?? now))) : PAUSE_MS;
    if (wait >= request2.deadline.remaining()) return failed2(atDeadline(verdict, request2.timeoutMs, rounds));
    await ports.clock.sleep(wait, request2.signal);
  }
}
async function judge(seen, request2, ports) {
  if (seen.kind === "lost") return { kind: "waiting", code: "ST020", why: seen.why };
  const asked = request2.plan.served?.via.includes("pods") === true && request2.expected.version !== void 0;
  const answers = asked ? await ask(seen.workloads, request2, ports) : /* @__PURE__ */ new Map();
  return judgeRound({ workloads: seen.workloads, answers, asked }, request2.expected, request2.plan.served);
}
async function ask(workloads, request2, ports) {
  const { served } = request2.plan;
  if (served === void 0) return /* @__PURE__ */ new Map();
  const pods = podsToAsk(workloads, request2.expected.digest, served.port);
  const answers = await inParallel(pods, request2.parallel, async ({ namespace, pod, port }) => {
    const place2 = { kind: "pod", namespace, pod: pod.name, port, scheme: pod.scheme };
    const asked = stamped({ method: "GET", path: served.path, headers: {}, redirect: "manual" }, "served-version", request2, ports);
    const answer = await ports.probe(place2, asked, {
      timeoutMs: Math.min(1e4, Math.max(1, request2.deadline.remaining())),
      signal: request2.signal
    });
    return [pod.uid, answer];
  });
  return new Map(answers);
}
var weakerWords = (message) => `pods cannot be reached through the API server (${message}); proved by digest and revision only`;
function wordsOf(verdict, round) {
  if (verdict.kind === "proved") return `replicas: every one is new (round ${round})`;
  return `replicas: ${verdict.kind === "no-way" ? verdict.message : verdict.why}`;
}
var problemOf = (verdict, since) => ({
  code: verdict.code,
  fault: "user",
  what: `${verdict.why} (${since})`
});
function atDeadline(verdict, timeoutMs, rounds) {
  const since = `deadline ${formatDuration(timeoutMs)} reached after ${rounds} round${rounds === 1 ? "" : "s"}`;
  if (verdict.kind === "waiting" || verdict.kind === "wrong") return problemOf(verdict, since);
  const why = verdict.kind === "proved" ? "the replicas were proved once, but there was no time for the second look" : verdict.message;
  return { code: "ST020", fault: "user", what: `${since}; last: ${why}` };
}

// src/stages/smoke/rows.ts
var row = (name, target, problem, attempts, durationMs) => ({
  name,
  severity: "block",
  verdict: problem === void 0 ? "pass" : "fail",
  why: problem?.what ?? "",
  attempts,
  durationMs: Math.round(durationMs),
  target,
  lastAnswers: [],
  ...problem === void 0 ? {} : { code: problem.code }
});
var skipped = (check) => ({
  ...row(check.name, "", void 0, 0, 0),
  severity: check.severity,
  verdict: "skipped",
  why: "the new version was not proved to be served"
});
var outcomeProblem = (outcome2) => ({
  code: outcome2.code ?? "ST022",
  fault: "user",
  what: `check "${outcome2.name}": ${outcome2.why}`,
  where: outcome2.target
});

// src/core/probe/answer.ts
var placeName = (place2) => place2.kind === "edge" ? new URL(place2.base).host : `pod ${place2.pod}`;
var CODES_OF_TLS = /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;
function causeOf(code2) {
  if (code2 === "DENIED") return "denied";
  if (code2 === "ENOTFOUND" || code2 === "EAI_AGAIN") return "dns";
  if (code2 === "ECONNREFUSED" || code2 === "EHOSTUNREACH" || code2 === "ENETUNREACH") return "refused";
  if (code2 === "TIMEOUT" || code2 === "ETIMEDOUT") return "timeout";
  if (CODES_OF_TLS.test(code2)) return "tls";
  if (code2.startsWith("HPE_") || code2 === "PROTOCOL") return "protocol";
  return "reset";
}

// src/core/probe/judge-answer.ts
var TRANSIENT = [408, 425, 429, 502, 503, 504];
function judgeAnswer(check, answer, time) {
  if (answer.kind === "no-way") return noWay(answer);
  if (answer.kind === "no-answer") return noAnswer(answer, time.elapsedMs);
  const unmet = unmetParts(check.expect, answer);
  if (unmet.length === 0) return { kind: "met", why: "" };
  const why = unmet.join("; ");
  if (TRANSIENT.includes(answer.status) || answer.status === 404 && check.retry404) {
    const afterMs = retryAfterMs(answer.headers["retry-after"], time.now);
    return { kind: "transient", why, cause: "status", ...present({ afterMs }) };
  }
  return { kind: "unmet", why, cause: "answer" };
}
function noWay(answer) {
  return { kind: answer.why === "gone" ? "transient" : "no-way", why: answer.message, cause: answer.why === "forbidden" ? "rbac" : "way" };
}
function noAnswer(answer, elapsedMs) {
  const cause = causeOf(answer.code);
  const final = cause === "tls" || cause === "denied" || cause === "protocol" || cause === "dns" && elapsedMs >= DNS_GRACE_MS;
  return { kind: final ? "final" : "transient", why: `${answer.message} (${answer.code})`, cause };
}
var DNS_GRACE_MS = 6e4;
function unmetParts(expect, answer) {
  const unmet = [];
  if (!statusMatches(expect.status, answer.status)) unmet.push(`status ${answer.status}, expected ${expect.status.join(" or ")}`);
  for (const { name, matcher } of expect.headers) {
    const value = answer.headers[name];
    const wrong = mismatch(matcher, value === void 0 ? { found: false } : { found: true, value });
    if (wrong !== void 0) unmet.push(`header ${name} ${wrong}`);
  }
  for (const part of expect.bodyContains) if (!answer.text.includes(part)) unmet.push(`body does not contain ${JSON.stringify(part)}`);
  for (const part of expect.bodyLacks) if (answer.text.includes(part)) unmet.push(`body contains ${JSON.stringify(part)}`);
  return [...unmet, ...unmetJson(expect, answer.text)];
}
function unmetJson(expect, text3) {
  if (expect.json.length === 0) return [];
  const document = parsed(text3);
  if (document === NO_JSON) return ["body is no JSON"];
  return expect.json.flatMap(({ path, matcher }) => {
    const wrong = mismatch(matcher, lookUp(document, path));
    return wrong === void 0 ? [] : [`${path.text} ${wrong}`];
  });
}
var NO_JSON = /* @__PURE__ */ Symbol("no JSON");
function parsed(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return NO_JSON;
  }
}
var statusMatches = (expected, status) => expected.some((one) => one.endsWith("xx") ? one[0] === String(status)[0] : one === String(status));

// src/core/probe/judge-check.ts
var TIMES_IN_A_ROW2 = 5;
function judgeCheck(check, attempts, rules) {
  const last = attempts.at(-1);
  if (last === void 0) return { kind: "again", waitMs: 0 };
  const failures = attempts.filter(({ kind }) => kind !== "met").length;
  switch (last.kind) {
    case "met":
      return failures === 0 ? { kind: "pass" } : { kind: "flaky", failures };
    case "no-way":
      return { kind: "inconclusive", why: last.why };
    case "final":
      return { kind: "fail", code: last.cause === "denied" ? "ST060" : "ST022", why: last.why };
    case "unmet": {
      const row3 = inARow(attempts);
      const span = last.atMs - (row3[0]?.atMs ?? last.atMs);
      const settled = row3.length >= TIMES_IN_A_ROW2 && span >= rules.failAfterMs;
      if (check.retry === "never" || settled) return { kind: "fail", code: "ST022", why: unmetWords(last, row3.length, span) };
      return again(attempts, last, rules);
    }
    case "transient":
      if (check.retry === "never") return { kind: "fail", code: "ST022", why: last.why };
      return again(attempts, last, rules);
  }
}
function again(attempts, last, rules) {
  const { backoff } = rules;
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (attempts.length - 1));
  const waitMs = Math.max(last.afterMs ?? 0, ceiling * (0.5 + rules.random / 2));
  if (waitMs < rules.remainingMs) return { kind: "again", waitMs };
  return {
    kind: "fail",
    code: "ST020",
    why: `deadline ${formatDuration(rules.deadlineMs)} reached after ${attempts.length} attempt${attempts.length === 1 ? "" : "s"}; last: ${last.why}`
  };
}
function inARow(attempts) {
  const start = attempts.findLastIndex(({ kind }) => kind !== "unmet");
  return attempts.slice(start + 1);
}
var unmetWords = (last, times, spanMs) => times === 1 ? last.why : `${last.why}, in ${times} answers over ${formatDuration(spanMs)}`;
function worstOf(attempts) {
  const order = ["final", "unmet", "transient", "no-way", "met"];
  const kind = order.find((one) => attempts.some((attempt2) => attempt2.kind === one)) ?? "met";
  const such = attempts.filter((attempt2) => attempt2.kind === kind);
  const first = such[0];
  if (kind === "met" || first === void 0) return { kind: "met", why: "" };
  const share = attempts.length === 1 ? "" : `${such.length} of ${attempts.length} replicas: `;
  const { place: _, ...rest } = first;
  return { ...rest, why: `${share}${first.place}: ${first.why}` };
}

// src/core/probe/redact.ts
var EXCERPT = 2048;
var PRIVATE_HEADERS = /^(authorization|proxy-.*|set-cookie|cookie|www-authenticate|x-api-key|x-auth-.*|.*token.*|.*secret.*)$/;
var JWT = /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g;
function safeExcerpt(text3, secrets) {
  const clean = redact(text3.replace(JWT, "***"), secrets);
  return clean.length <= EXCERPT ? clean : `${clean.slice(0, EXCERPT)}\u2026`;
}
function redacted(answer, secrets) {
  if (answer.kind !== "answer") return { ...answer, message: safeExcerpt(answer.message, secrets) };
  const headers = Object.entries(answer.headers).filter(([name]) => !PRIVATE_HEADERS.test(name)).map(([name, value]) => [name, safeExcerpt(value, secrets)]);
  return { ...answer, headers: Object.fromEntries(headers), text: safeExcerpt(answer.text, secrets) };
}

// src/stages/smoke/run-check.ts
async function runCheck(check, places, request2, ports, notes) {
  const startMs = notes.elapsed();
  const attempts = [];
  let target = "";
  let answers = [];
  for (; ; ) {
    const where = await places(check);
    target = where.map(placeName).join(", ");
    answers = await inParallel(where, request2.parallel, async (place2) => ({ place: place2, answer: await askOnce(check, place2, request2, ports) }));
    const time = { elapsedMs: notes.elapsed() - startMs, now: ports.clock.now() };
    const judged = answers.map(({ place: place2, answer }) => ({ ...judgeAnswer(check, answer, time), place: placeName(place2) }));
    const whole = where.length === 0 ? { kind: "transient", why: "no ready pod to ask", cause: "way" } : worstOf(judged);
    attempts.push({ ...whole, atMs: notes.elapsed() });
    const verdict = judgeCheck(check, attempts, {
      failAfterMs: request2.failAfterMs,
      backoff: request2.plan.backoff,
      remainingMs: request2.deadline.remaining(),
      deadlineMs: request2.timeoutMs,
      random: ports.random()
    });
    if (verdict.kind !== "again")
      return outcome(check, verdict, { attempts, target, answers, durationMs: notes.elapsed() - startMs }, request2, notes);
    notes.say(`check ${check.name}: ${whole.why}`);
    await ports.clock.sleep(verdict.waitMs, request2.signal);
  }
}
function askOnce(check, place2, request2, ports) {
  const timeoutMs = Math.min(check.timeoutMs, Math.max(1, request2.deadline.remaining()));
  return ports.probe(place2, stamped(check.request, check.name, request2, ports), { timeoutMs, signal: request2.signal });
}
function outcome(check, verdict, done, request2, notes) {
  const base = {
    name: check.name,
    severity: check.severity,
    verdict: verdict.kind,
    attempts: done.attempts.length,
    durationMs: Math.round(done.durationMs),
    target: done.target
  };
  notes.say(`check ${check.name}: ${verdict.kind}`);
  const lastAnswers = verdict.kind === "pass" ? [] : done.answers.slice(0, 3).map(({ place: place2, answer }) => shown2(place2, answer, request2.secrets));
  switch (verdict.kind) {
    case "pass":
      return { ...base, why: "", lastAnswers };
    case "flaky":
      return { ...base, why: `passed after ${verdict.failures} failed attempts: ${lastFailure(done.attempts)}`, lastAnswers: [] };
    case "fail":
      return { ...base, code: verdict.code, why: verdict.why, lastAnswers };
    case "inconclusive":
      return { ...base, why: verdict.why, lastAnswers };
  }
}
var lastFailure = (attempts) => attempts.findLast(({ kind }) => kind !== "met")?.why ?? "";
function shown2(place2, answer, secrets) {
  const safe = redacted(answer, secrets);
  if (safe.kind === "answer") return { place: placeName(place2), status: safe.status, text: safe.text };
  return { place: placeName(place2), text: safe.message };
}

// src/stages/smoke/prove-all.ts
var NOTHING_YET = {
  outcomes: [],
  problems: /* @__PURE__ */ new Map(),
  warnings: [],
  weaker: [],
  histogram: {},
  workloads: [],
  podsProved: false
};
var REPLICAS = "every replica is new";
var EDGE = "the address serves the new version";
var CANCELLED = "cancelled";
async function proveAll(decision, request2, ports, notes) {
  let sofar = NOTHING_YET;
  try {
    if (decision.pods) sofar = await onReplicas(sofar, request2, ports, notes);
    if (decision.edge && sofar.problems.size === 0) sofar = await atTheEdge(sofar, request2, ports, notes);
    const checks = checksOf(decision, request2, sofar.workloads);
    const made = sofar.problems.size === 0;
    const outcomes = made ? await inParallel(
      checks,
      request2.parallel,
      (check) => runCheck(check, placesOf(request2, ports, sofar.workloads), request2, ports, notes)
    ) : checks.map(skipped);
    return { ...sofar, outcomes: [...sofar.outcomes, ...outcomes] };
  } catch (error2) {
    if (!request2.signal.aborted) throw error2;
    const outcome2 = { ...row(CANCELLED, "", void 0, 0, 0), verdict: "inconclusive", why: "the job was cancelled" };
    return added(sofar, outcome2, { code: "ST080", fault: "user", what: "the smoke test was cancelled before it ended" });
  }
}
async function onReplicas(sofar, request2, ports, notes) {
  const { cluster } = ports;
  if (cluster === void 0) throw new Error("workloads are to be proved without a cluster");
  const warnings = /* @__PURE__ */ new Map();
  const began = notes.elapsed();
  const proof = await provePods(request2, { ...ports, cluster }, notes, (problem2) => warnings.set(problem2.what, problem2));
  const weaker = proof.kind === "proved" ? proof.weaker : [];
  if (weaker.length > 0) warnings.set("weaker", { code: "ST015", fault: "user", what: `weaker proof: ${weaker.join("; ")}` });
  const problem = proof.kind === "proved" ? void 0 : proof.problem;
  const outcome2 = row(REPLICAS, request2.workloads.map(workloadName).join(", "), problem, proof.rounds, notes.elapsed() - began);
  const seen = { workloads: proof.workloads, podsProved: problem === void 0, weaker, warnings: [...warnings.values()] };
  return added({ ...sofar, ...seen }, outcome2, problem);
}
async function atTheEdge(sofar, request2, ports, notes) {
  const { url, expected, plan } = request2;
  if (url === void 0 || plan.served === void 0 || expected.version === void 0) return sofar;
  const began = notes.elapsed();
  const replicas = sofar.podsProved ? Math.max(1, sofar.workloads.flatMap(newReadyPods).length) : void 0;
  const proof = await proveEdge({ url, served: plan.served, version: expected.version, replicas }, request2, ports, notes);
  const problem = proof.kind === "proved" ? void 0 : proof.problem;
  const outcome2 = row(EDGE, new URL(url).host, problem, proof.tally.total, notes.elapsed() - began);
  const shown3 = proof.kind === "inconclusive" ? { ...outcome2, verdict: "inconclusive" } : outcome2;
  return added({ ...sofar, histogram: proof.tally.histogram }, shown3, problem);
}
function added(sofar, outcome2, problem) {
  const problems = problem === void 0 ? sofar.problems : new Map([...sofar.problems, [outcome2.name, problem]]);
  return { ...sofar, outcomes: [...sofar.outcomes, outcome2], problems };
}
function checksOf(decision, request2, workloads) {
  switch (decision.checks) {
    case "given":
      return request2.plan.checks;
    case "readiness":
      return readinessChecks(podsToAsk(workloads, request2.expected.digest, void 0));
    case "reachable":
      return [REACHABLE];
  }
}

// src/stages/smoke/effects.ts
async function runSmoke(request2, ports) {
  const notes = startNotes(ports.clock, (line) => ports.progress(line));
  const startedAt = ports.clock.now().toISOString();
  const decision = decideSmoke(request2);
  const proof = decision.kind === "nothing" ? void 0 : await proveAll(decision, request2, ports, notes);
  const outcomes = proof?.outcomes ?? [];
  const suite = judgeSuite(outcomes, request2.maxFlaky);
  const problems = decision.kind === "nothing" ? [decision.problem] : problemsOf2(suite, proof);
  const pods = proof?.workloads.flatMap(newReadyPods).length ?? 0;
  const proved = proof !== void 0 && proof.problems.size === 0 && request2.plan.served !== void 0;
  const report = {
    version: "smoke-report/v1",
    verdict: decision.kind === "nothing" ? "fail" : suite.verdict,
    startedAt,
    durationMs: Math.round(notes.elapsed()),
    expected: request2.expected,
    weaker: proof?.weaker ?? [],
    histogram: proof?.histogram ?? {},
    outcomes,
    timeline: notes.timeline,
    traceId: request2.traceId,
    traceparent: request2.traceparent,
    ...present({
      servedVersion: proved ? request2.expected.version : void 0,
      replicas: request2.workloads.length === 0 ? void 0 : { ready: pods, proved: proof?.podsProved === true ? pods : 0 }
    })
  };
  const whole = decision.kind === "nothing" ? { ...suite, verdict: "fail", why: decision.problem.what } : suite;
  return { suite: whole, problems, warnings: proof?.warnings ?? [], report, cancelled: request2.signal.aborted };
}
function problemsOf2(suite, proof) {
  if (suite.verdict === "pass") return [];
  const decisive = suite.decisive.filter((one) => one.verdict !== "flaky").map((one) => proof?.problems.get(one.name) ?? outcomeProblem(one));
  return decisive.length > 0 ? decisive : [{ code: "ST023", fault: "user", what: suite.why }];
}

// src/core/manifest/documents.ts
var import_yaml3 = __toESM(require_dist(), 1);

// src/core/manifest-set/ownership.ts
var SET_LABEL = "tidegate-set";
var NAMESPACE_LABEL = "tidegate-set-namespace";
function ownerOf(metadata) {
  const release = metadata.labels?.[SET_LABEL];
  return release === void 0 ? void 0 : { release, namespace: metadata.labels?.[NAMESPACE_LABEL] ?? "" };
}
var sameOwner = (a, b) => a?.release === b.release && a.namespace === b.namespace;

// src/core/helm-release/release.ts
var VERIFIED_LABEL = "tidegate-verified-revision";
var RUN_LABEL = "tidegate-run";

// src/core/manifest-set/stored-set.ts
var RELEASE = "tidegate-release";
var REVISION = "tidegate-revision";
var STATUS = "tidegate-status";
var setSelector = ({ release }) => `${RELEASE}=${release}`;
function rowOf(metadata) {
  const labels = metadata.labels ?? {};
  const revision = Number(labels[REVISION]);
  return {
    revision,
    status: labels[STATUS] ?? "unknown",
    secret: metadata.name,
    resourceVersion: metadata.resourceVersion ?? "",
    created: metadata.creationTimestamp ?? "",
    verified: labels[VERIFIED_LABEL] === String(revision),
    ...present({ run: labels[RUN_LABEL] })
  };
}

// src/stages/smoke/find-workloads.ts
var KINDS2 = ["Deployment", "StatefulSet", "DaemonSet"];
var RELEASE_NAME = "meta.helm.sh/release-name";
async function workloadsOfRelease(cluster, namespace, release) {
  const lists = await Promise.all(
    KINDS2.map(async (kind) => {
      const list = await listed(cluster, `/apis/apps/v1/namespaces/${segment(namespace)}/${kind.toLowerCase()}s`, namespace);
      return list.filter((one) => belongsTo(one, release, namespace)).map((one) => ({ namespace, kind, name: stringAt(objectAt(one, "metadata"), "name") }));
    })
  );
  const found = lists.flat();
  if (found.length === 0) throw new ProblemError(nothingOf(release, namespace));
  return found;
}
var belongsTo = (one, release, namespace) => stringAt(objectAt(objectAt(one, "metadata"), "annotations"), RELEASE_NAME) === release || sameOwner(ownerOf(metadataOf(one)), { release, namespace });
var metadataOf = (one) => objectAt(one, "metadata");
async function currentRevision(cluster, namespace, release) {
  const headers = { accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" };
  const secrets = (selector) => listed(cluster, `/api/v1/namespaces/${segment(namespace)}/secrets?labelSelector=${encodeURIComponent(selector)}`, namespace, headers);
  const [charts, sets] = await Promise.all([secrets(`owner=helm,name=${release}`), secrets(setSelector({ release }))]);
  const revisions = [
    ...charts.map((secret) => Number(stringAt(objectAt(objectAt(secret, "metadata"), "labels"), "version"))),
    ...sets.map((secret) => rowOf(metadataOf(secret)).revision)
  ];
  return revisions.length === 0 ? void 0 : Math.max(...revisions);
}
var overtaken = (expected, current, release) => ({
  code: "ST014",
  fault: "user",
  what: `inconclusive: revision ${expected} of release ${release} was to be smoked, revision ${current ?? "none"} is current`,
  where: 'input "expect-revision"',
  remedy: "Another run has deployed since; its own smoke test decides."
});
async function listed(cluster, path, namespace, headers = {}) {
  const response = await cluster.send({ method: "GET", path, headers });
  if (response.status === 403 || response.status === 401) throw new ProblemError(forbidden(messageOf(response), namespace));
  if (response.status !== 200) {
    const what = `the API server could not list what is deployed: ${messageOf(response)}`;
    throw new ProblemError({ code: "ST005", fault: "remote", what, where: `namespace ${namespace}` });
  }
  return listAt(JSON.parse(response.text), "items");
}
var nothingOf = (release, namespace) => ({
  code: "ST003",
  fault: "user",
  what: `release ${release} has no workloads in namespace ${namespace}`,
  where: 'input "release"',
  expected: "a release with a Deployment, StatefulSet or DaemonSet",
  remedy: `kubectl -n ${namespace} get deployments,statefulsets,daemonsets`
});

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
function block(value, language = "") {
  const body = stripControls(value);
  const longest = Math.max(2, ...[...body.matchAll(/^\s*(`{3,})/gm)].map((run) => run[1]?.length ?? 0));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}
${body}
${fence}`;
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
var folded = (title, body) => `<details><summary>${text2(title)}</summary>

${body}

</details>`;

// src/stages/smoke/report.ts
var MARKS = { pass: "\u2705", flaky: "\u{1F7E1}", fail: "\u274C", inconclusive: "\u2754", skipped: "\u23ED\uFE0F" };
var HEADLINES = { pass: "passed", fail: "failed", inconclusive: "inconclusive" };
function renderSmoke(report, title = "Smoke test") {
  const red = report.outcomes.filter(({ verdict }) => verdict === "fail" || verdict === "inconclusive");
  const parts = [`### ${text2(title)}: ${HEADLINES[report.verdict]}`, facts(report)];
  if (red.length > 0) parts.push(table(["", "what", "why", "code"], red.map(redRow)));
  if (report.outcomes.length > 0)
    parts.push(folded(`All ${report.outcomes.length} proofs and checks`, table(HEAD, report.outcomes.map(row2))));
  const answers = red.flatMap(({ name, lastAnswers }) => lastAnswers.map((answer) => ({ name, ...answer })));
  if (answers.length > 0) parts.push(folded("Last answers", answers.map(answerBlock).join("\n\n")));
  if (report.weaker.length > 0) parts.push(`The proof is weaker than it could be: ${report.weaker.map(text2).join("; ")}.`);
  if (Object.keys(report.histogram).length > 0) parts.push(`Answers of the address: ${histogram(report.histogram)}.`);
  if (report.timeline.length > 0) parts.push(folded("Timeline", block(timeline(report))));
  return parts.join("\n\n");
}
var HEAD = ["", "what", "asked", "attempts", "time"];
function facts(report) {
  const lines2 = [`Took ${formatDuration(report.durationMs)}.`];
  if (report.servedVersion !== void 0) lines2.push(`Served version: ${code(report.servedVersion)}.`);
  if (report.replicas !== void 0) lines2.push(`Replicas proved: ${report.replicas.proved} of ${report.replicas.ready}.`);
  if (report.expected.digest !== void 0) lines2.push(`Digest: ${code(report.expected.digest)}.`);
  return `${lines2.join(" ")} Trace: ${code(report.traceId)}.`;
}
var redRow = (one) => [
  MARKS[one.verdict],
  `${text2(one.name)}${one.severity === "alert" ? " (alert only)" : ""}`,
  text2(one.why),
  one.code ?? ""
];
var row2 = (one) => [
  MARKS[one.verdict],
  text2(one.name),
  text2(one.target),
  String(one.attempts),
  formatDuration(one.durationMs)
];
var answerBlock = (answer) => `${text2(answer.name)}, ${text2(answer.place)}${answer.status === void 0 ? "" : `, status ${answer.status}`}:

${block(answer.text)}`;
var histogram = (counts) => Object.entries(counts).map(([version, count]) => `${code(version)} \xD7 ${count}`).join(", ");
var timeline = (report) => report.timeline.map(({ atMs, text: what }) => `${formatDuration(atMs).padStart(6)}  ${what}`).join("\n");

// src/actions/smoke-test/tell.ts
var MOST_ANNOTATIONS = 9;
function tell(run, result, reportPath) {
  const { report, suite } = result;
  const names = (verdicts) => report.outcomes.filter((one) => verdicts.includes(one.verdict) && one.severity === "block").map(({ name }) => name);
  run.setOutputs({
    verdict: report.verdict,
    passed: names(["pass", "flaky"]),
    failed: names(["fail", "inconclusive"]),
    flaky: suite.flaky.map(({ name }) => name),
    alerts: suite.alerts.map(({ name }) => name),
    servedVersion: report.servedVersion,
    replicasOk: report.replicas === void 0 ? void 0 : `${report.replicas.proved}/${report.replicas.ready}`,
    durationMs: report.durationMs,
    report: reportPath,
    traceId: report.traceId,
    traceparent: report.traceparent
  });
  run.summarize(renderSmoke(report));
  for (const problem of result.warnings.slice(0, MOST_ANNOTATIONS)) run.log.problem("warning", problem);
  for (const alert of suite.alerts.slice(0, MOST_ANNOTATIONS))
    run.log.problem("warning", { code: "ST022", fault: "user", what: `alert check "${alert.name}": ${alert.why}`, where: alert.target });
  run.log.info(`smoke test: ${report.verdict} (${suite.why})`);
  const good = report.verdict === "pass" || report.verdict === "inconclusive" && run.inputs.onInconclusive === "pass" && !result.cancelled;
  if (good) return DONE;
  const shown3 = cut(result.problems);
  if (run.inputs.onFail === "fail" || result.cancelled) return failed(...shown3);
  for (const problem of shown3) run.log.problem("warning", problem);
  return DONE;
}
function cut(problems) {
  if (problems.length <= MOST_ANNOTATIONS) return problems;
  const rest = problems.length - MOST_ANNOTATIONS;
  return [...problems.slice(0, MOST_ANNOTATIONS), { code: "ST022", fault: "user", what: `${rest} more are in the report` }];
}

// src/actions/smoke-test/main.ts
async function main(run) {
  var _stack = [];
  try {
    const { inputs, context } = run;
    const source = await readChecksSource(inputs, context.workspace);
    const inCluster = inputs.workload.length > 0 || inputs.release !== void 0;
    const event = { name: context.eventName, hasRelease: inputs.release !== void 0 };
    const plan = prepareSmoke(inputs, source.ok ? source.value : void 0, event);
    const problems = [...source.ok ? [] : source.error, ...plan.ok ? [] : plan.error, ...inCluster ? checkClusterSettings(inputs) : []];
    if (!plan.ok || problems.length > 0) return failed(...problems);
    if (!inCluster) return smoke(run, plan.value, []);
    const access2 = __using(_stack, await connectCluster(inputs, {
      http: nodeHttp,
      clock: run.clock,
      random: run.random,
      env: run.env,
      context,
      log: run.log
    }), true);
    for (const remark of access2.remarks) run.log.problem(remark.severity, remark.problem);
    const namespace = inputs.namespace ?? access2.namespace ?? "default";
    const named2 = inputs.workload.flatMap((one) => parseWorkload(one, namespace) ?? []);
    const workloads = named2.length > 0 || inputs.release === void 0 ? named2 : await workloadsOfRelease(access2.cluster, namespace, inputs.release);
    if (inputs.expectRevision !== void 0 && inputs.release !== void 0) {
      const current = await currentRevision(access2.cluster, namespace, inputs.release);
      if (current !== inputs.expectRevision) return undecided(run, overtaken(inputs.expectRevision, current, inputs.release));
    }
    return smoke(run, plan.value, workloads, access2.cluster);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function undecided(run, problem) {
  run.setOutputs({ verdict: "inconclusive" });
  if (run.inputs.onInconclusive === "fail" && run.inputs.onFail === "fail") return failed(problem);
  run.log.problem("warning", problem);
  return DONE;
}
async function smoke(run, plan, workloads, cluster) {
  const { inputs, context } = run;
  const about = { runId: context.runId, runAttempt: context.runAttempt, checkRunId: inputs.checkRunId, inherited: run.env.TRACEPARENT };
  const trace = traceContext(about, run.random);
  const result = await runSmoke(
    {
      workloads,
      plan,
      expected: { version: inputs.expectVersion ?? context.sha, ...present({ digest: inputs.expectDigest }) },
      deadline: deadlineIn(run.clock, inputs.smokeTimeout),
      timeoutMs: inputs.smokeTimeout,
      failAfterMs: inputs.failAfter,
      parallel: inputs.parallel,
      traceId: trace.traceId,
      traceparent: trace.traceparent,
      userAgent: `tidegate-smoke/${context.repository.full} run ${context.runId}`,
      secrets: [],
      signal: run.signal,
      ...present({ url: inputs.url, samples: inputs.samples, maxFlaky: inputs.maxFlaky })
    },
    {
      probe: probe({ http: nodeHttp, clock: run.clock, allowHosts: inputs.allowHosts }, cluster),
      clock: run.clock,
      random: run.random,
      progress: (line) => run.log.info(line),
      ...present({ cluster })
    }
  );
  const report = await writeReport(context, "smoke-report", result.report);
  return tell(run, result, report);
}

// src/actions/smoke-test/outputs.ts
var outputs = defineOutputs({
  verdict: "pass, fail or inconclusive. Unset when the step crashed: count that as not passed.",
  passed: "Names of the proofs and checks that passed, as a JSON list.",
  failed: "Names of those that failed or stayed inconclusive and block, as a JSON list.",
  flaky: "Names of the checks that passed only after failed attempts, as a JSON list.",
  alerts: "Names of the red checks of severity alert, as a JSON list.",
  "served-version": "The version that was proved to be served.",
  "replicas-ok": "Proved replicas of all ready ones, such as 3/3.",
  "duration-ms": "How long it took, in milliseconds.",
  report: "Path of the report (smoke-report/v1, JSON).",
  "trace-id": "The run's trace id.",
  traceparent: "W3C trace context of this step."
});

// src/actions/smoke-test/index.ts
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
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(444);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
