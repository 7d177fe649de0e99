import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "../packages/e32b83442515.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "../packages/1ed82021574a.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__ from "../packages/fadde97ad04c.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_5_js_a0ce12ab__ from "../packages/8c514b5432d0.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__ from "../packages/500b3ef10af8.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 533:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["getExecOutput"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__.getExecOutput) });

/***/ }),

/***/ 688:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["getOctokit"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.getOctokit) });

/***/ }),

/***/ 887:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["require_dist"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__.require_dist) });

/***/ }),

/***/ 930:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["__callDispose"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_5_js_a0ce12ab__.__callDispose), ["__toESM"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_5_js_a0ce12ab__.__toESM), ["__using"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_5_js_a0ce12ab__.__using) });

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

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 557:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_12___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_11___namespace_cache;
__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(887);
/* harmony import */ var _third_party_5_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(930);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(760);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(692);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(24);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(481);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(161);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(522);

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
  getExecOutput
} = _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__;

const {
  getOctokit
} = _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__;

const {
  require_dist
} = _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__;

const {
  __callDispose,
  __toESM,
  __using
} = _third_party_5_js__WEBPACK_IMPORTED_MODULE_4__;

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
var err = (error3) => ({ ok: false, error: error3 });

// src/core/contract/contract.ts
var camel = (name2) => name2.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
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
function nearest(name2, known2) {
  const plain2 = (text3) => text3.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name2.length / 3));
  const scored = known2.map((candidate) => ({ candidate, distance: editDistance(plain2(name2), plain2(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== void 0 && best.distance <= limit ? best.candidate : void 0;
}

// src/core/contract/read-inputs.ts
function readInputs(contract2, raw) {
  const names = Object.keys(contract2.inputs);
  const problems = Object.keys(raw).filter((name2) => !names.includes(name2)).map((name2) => unknownInput(name2, names));
  const remarks = [];
  const record5 = {};
  for (const [name2, field3] of Object.entries(contract2.inputs)) {
    const given = givenText(field3, raw[name2] ?? "");
    if (given !== "" && field3.deprecated !== void 0) remarks.push(deprecated(name2, field3.deprecated));
    const outcome2 = readOne(name2, field3, given);
    if (outcome2.ok) record5[camel(name2)] = outcome2.value;
    else problems.push(outcome2.error);
  }
  return problems.length > 0 ? err(problems) : ok({ inputs: record5, remarks });
}
function givenText(field3, text3) {
  if (field3.verbatim === true) return text3;
  const trimmed = text3.trim();
  return trimmed !== "" && (field3.kind === "yaml" || field3.kind === "secret") ? text3 : trimmed;
}
function readOne(name2, field3, given) {
  const source = given === "" ? field3.default : given;
  if (source === void 0 || source === "") return field3.required ? err(missing(name2, field3)) : ok(field3.absent);
  const value = field3.parse(source);
  return value === void 0 ? err(malformed(name2, field3, source)) : ok(value);
}
var unknownInput = (name2, names) => {
  const near = nearest(name2, names);
  return {
    code: "IN001",
    fault: "user",
    what: `unknown input "${oneLine(name2, 80)}"${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    where: "with:",
    expected: near === void 0 ? `one of ${names.join(", ")}` : `"${near}"`,
    remedy: near === void 0 ? "Remove it." : `Write ${near}: in place of ${oneLine(name2, 80)}:`
  };
};
var missing = (name2, field3) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name2}" is required and was not given`,
  where: "with:",
  expected: field3.expected,
  remedy: `Add ${name2}: to with: (${field3.description.split(".")[0]})`
});
var malformed = (name2, field3, text3) => ({
  code: "IN003",
  fault: "user",
  what: field3.kind === "secret" ? `input "${name2}" is not usable` : `input "${name2}" is "${oneLine(text3, 80)}"`,
  where: "with:",
  expected: field3.expected,
  remedy: suggestion(name2, field3, text3)
});
function suggestion(name2, field3, text3) {
  const near = field3.values === void 0 ? void 0 : nearest(text3, field3.values);
  if (near !== void 0) return `Write ${name2}: ${near}`;
  return field3.default === void 0 ? `Correct ${name2}: in with:` : `Correct ${name2}:, or leave it out for ${field3.default}`;
}
var deprecated = (name2, instead) => ({
  severity: "warning",
  problem: { code: "IN005", fault: "user", what: `input "${name2}" is deprecated`, where: "with:", remedy: instead }
});

// src/core/contract/write-outputs.ts
function outputTexts(contract2, values) {
  const record5 = values;
  const texts = {};
  for (const name2 of Object.keys(contract2)) {
    const value = record5[camel(name2)];
    if (value !== void 0) texts[name2] = typeof value === "object" ? JSON.stringify(value) : String(value);
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
  const [owner = "", name2 = ""] = full.split("/");
  return {
    repository: { owner, name: name2, full, ...present({ id: env.GITHUB_REPOSITORY_ID || void 0 }) },
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
function redact(text3, secrets) {
  const forms = secrets.flatMap((secret2) => maskForms(secret2)).sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, "***"), text3);
}

// src/adapters/clock/system-clock.ts


var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_5__.performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_6__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal }).catch((error3) => {
      throw signal?.aborted ? signal.reason : error3;
    });
  }
};

// src/adapters/runner/cancel.ts
var Cancelled = class extends Error {
  name = "Cancelled";
};
function cancellation() {
  const controller = new AbortController();
  const cancel = (name2) => controller.abort(new Cancelled(`cancelled by ${name2}`));
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
    const parsed4 = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(path, "utf8"));
    return typeof parsed4 === "object" && parsed4 !== null && !Array.isArray(parsed4) ? parsed4 : {};
  } catch {
    return {};
  }
}

// src/adapters/runner/log.ts


// src/core/problem/render-problem.ts
function problemLine(problem2) {
  const parts = [`${problem2.code} ${problem2.what}`];
  if (problem2.where !== void 0) parts.push(`At ${problem2.where}.`);
  if (problem2.expected !== void 0) parts.push(`Expected ${problem2.expected}.`);
  if (problem2.remedy !== void 0) parts.push(problem2.remedy);
  return parts.map((part) => part.trim().replace(/\s*\n\s*/g, " ")).join(" ");
}
function problemBlock(problem2) {
  const lines2 = [`${problem2.code} ${problem2.what}`];
  const add2 = (label, text3) => {
    if (text3 === void 0) return;
    const [first2 = "", ...rest] = text3.split("\n");
    lines2.push(`  ${label.padEnd(9)} ${first2}`, ...rest.map((line) => `            ${line}`));
  };
  add2("where", problem2.where);
  add2("expected", problem2.expected);
  add2("remedy", problem2.remedy);
  add2("fault", FAULT_TEXT[problem2.fault]);
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
    outside: (text3) => process.stdout.write(`${fenced(text3, (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.randomBytes)(32).toString("hex"))}
`),
    problem: (severity, problem2) => {
      annotate[severity](oneLine(problemLine(problem2), 4e3), { title: problem2.code });
      info(harmless(problemBlock(problem2)));
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
    const list3 = "code" in problems ? [problems] : [...problems];
    super(list3.map((problem2) => `${problem2.code} ${problem2.what}`).join("; "), options);
    this.problems = list3;
  }
};

// src/adapters/runner/problems-of.ts
function problemsOf(error3) {
  if (error3 instanceof ProblemError) return error3.problems;
  if (error3 instanceof AggregateError) return error3.errors.flatMap((inner) => problemsOf(inner));
  if (error3 instanceof Cancelled) return [{ code: "IN010", fault: "user", what: `the step was ${error3.message}` }];
  const message = error3 instanceof Error ? `${error3.name}: ${error3.message}` : String(error3);
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
  const entries = Object.entries(env).filter(([key2]) => key2.startsWith("INPUT_")).map(([key2, value]) => [key2.slice("INPUT_".length).toLowerCase(), value ?? ""]);
  return Object.fromEntries(entries);
}

// src/adapters/runner/state.ts
var runnerState = {
  save: (key2, value) => saveState(key2, value),
  read: (key2) => getState(key2) || void 0
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
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.appendFile)(path, `${cutMiddle(markdown)}
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
    const run2 = {
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
    const problems = await attempt(log, () => isPost ? runPost(action, run2) : action.main(run2));
    for (const [name2, text3] of Object.entries(outputTexts(action.outputs, outputs2))) setOutput(name2, text3);
    await writeSummary(process.env.GITHUB_STEP_SUMMARY, summary.join("\n\n")).catch(
      (error3) => log.debug(`summary not written: ${error3}`)
    );
    if (problems.length === 0) return;
    if (isPost) for (const problem2 of problems) log.problem("warning", problem2);
    else fail(log, problems);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function runPost(action, run2) {
  await action.post?.(run2);
  return { kind: "done" };
}
async function attempt(log, work) {
  try {
    const ending2 = await work();
    return ending2.kind === "failed" ? ending2.problems : [];
  } catch (error3) {
    if (error3 instanceof Error) log.debug(error3.stack ?? error3.message);
    return problemsOf(error3);
  }
}
function maskSecrets(contract2, raw, log) {
  for (const [name2, field3] of Object.entries(contract2.inputs)) {
    const value = raw[name2];
    if (field3.kind === "secret" && value) for (const form of maskForms(value)) log.mask(form);
  }
}
function fail(log, problems) {
  for (const problem2 of problems) log.problem("error", problem2);
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
var secret = (options) => field(options, { kind: "secret", expected: "a secret", parse: (value) => value });
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

// src/core/helm-release/helm-inputs.ts
var DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/;
var NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
var helmInputs = {
  release: text({
    description: "Name of the Helm release.",
    required: true,
    pattern: DNS_LABEL,
    expected: "lower case letters, digits and dashes, at most 53"
  }),
  namespace: text({
    description: "Namespace of the release.",
    required: true,
    pattern: NAMESPACE,
    expected: "lower case letters, digits and dashes, at most 63"
  }),
  "create-namespace": boolean({ description: "Makes the namespace when it is missing.", default: "false" }),
  chart: text({
    description: "The chart: a folder or archive from the workspace's root, oci://HOST/NAME:VERSION or oci://HOST/NAME@sha256:\u2026, or with repo its name there.",
    pattern: /^[^-]/,
    expected: "a path such as deploy/chart, or oci://registry.example/charts/shop@sha256:\u2026"
  }),
  repo: text({
    description: "Address of the chart repository that chart is a name in.",
    pattern: /^https?:\/\/[^\s@]+$/,
    expected: "an address such as https://charts.example.com, without a login"
  }),
  version: text({
    description: "Version of a chart from repo, or of an oci:// chart without tag and digest.",
    pattern: /^[0-9A-Za-z][\w.+-]*$/,
    expected: "one version such as 1.2.3"
  }),
  "chart-credentials": secret({ description: "The chart registry's or repository's login, as USER:PASSWORD." }),
  "require-digest": boolean({ description: "Refuses an oci:// chart that names no digest, and a chart from repo.", default: "false" }),
  values: yaml({ description: "Values as YAML, applied after values-files. They reach helm in a private file." }),
  "values-files": lines({ description: "Files of values, paths or globs, one a line; a later one wins." }),
  set: lines({
    description: "Values in helm's --set form, one assignment a line, applied last. They reach helm in a private file, integers apart."
  }),
  "set-string": lines({ description: "The same with every value a string." }),
  "set-file": lines({ description: "The same with every value read from a file: path.to.value=FILE." }),
  "image-values": lines({
    description: "Where the chart's values hold an image, one path=REFERENCE a line: image=registry.example/shop@sha256:\u2026 sets repository and digest, or the tag with the digest. With manifests: a reference takes the place of the images of its repository, name=REFERENCE that of the images of that name."
  }),
  "values-policy": oneOf(["error", "warn", "keep", "reset", "reuse"], {
    description: "What happens to a value that the last revision had and this one would drop: error stops before any write, warn tells, keep keeps it, reset says nothing. reuse is refused: it hides the defaults of a newer chart.",
    default: "error"
  }),
  "allow-lost": lines({ description: "Paths of values that may be lost, one a line; * stands for one part, ** for any number." }),
  "image-preflight": oneOf(["error", "warn", "off"], {
    description: "Whether every image is looked up in its registry before anything is written.",
    default: "error"
  }),
  "image-tags": oneOf(["error", "warn", "off"], {
    description: "What happens to an image without a tag, or with latest.",
    default: "warn"
  }),
  "fail-fast": oneOf(["balanced", "strict", "off"], {
    description: "Ends a rollout as soon as every new pod is beyond hope (balanced), as soon as one is or its probe has had its time (strict), or only at the timeout (off).",
    default: "balanced"
  }),
  "crash-tolerance": integer({
    description: "How often every new pod may restart before the rollout counts as failed.",
    min: 1,
    max: 50,
    default: "3"
  }),
  timeout: duration({ description: "How long the rollout may take.", default: "5m", max: 864e5 }),
  rollback: oneOf(["on-failure", "never"], { description: "Whether a failed rollout is taken back.", default: "on-failure" }),
  "rollback-timeout": duration({ description: "How long going back may take.", default: "4m", max: 864e5 }),
  "on-cancel": oneOf(["rollback", "keep"], {
    description: "What happens when the job is cancelled during the rollout; rollback is finished in the post step.",
    default: "rollback"
  }),
  "lock-timeout": duration({ description: "How long to wait for another run that holds the release.", default: "5m", max: 864e5 }),
  "history-max": integer({ description: "How many revisions helm keeps.", min: 2, max: 100, default: "10" }),
  "always-upgrade": boolean({ description: "Calls helm even when nothing would change.", default: "false" }),
  wait: oneOf(["legacy", "watcher"], { description: "How helm 4 waits for readiness; helm 3 has one way.", default: "legacy" }),
  "wait-for-jobs": boolean({ description: "Waits for the Jobs of the chart or of the manifests too.", default: "false" }),
  "wait-for-custom": lines({
    description: "Custom resources whose condition Ready is waited for, one GROUP/KIND a line: cert-manager.io/Certificate. Others are not waited for."
  }),
  "on-failed-install": oneOf(["keep", "uninstall"], {
    description: "What happens to a first install that fails: it is kept, and the next deployment upgrades over it, or it is uninstalled.",
    default: "keep"
  }),
  crds: oneOf(["create", "create-replace", "skip"], {
    description: "The chart's folder crds: create makes those that are missing, create-replace brings the others up to date too, skip leaves them alone.",
    default: "create"
  }),
  "take-ownership": boolean({
    description: "Takes over objects that exist already and belong to no release, or to another one.",
    default: "false"
  }),
  "force-conflicts": boolean({
    description: "Takes fields over that somebody else owns, where server-side apply is at work: helm 4, and manifests.",
    default: "false"
  }),
  "restart-on-config": boolean({
    description: "Restarts the workloads that read a ConfigMap or Secret which changes while their pods would not.",
    default: "false"
  }),
  "ignore-drift": lines({
    description: "Drift that is not told, one kind/name:path a line, globs allowed: deployment/web:spec.template.spec.containers."
  }),
  "helm-version": text({
    description: "A version of helm to download, checked against the published SHA-256, such as 4.1.4. Empty: the helm on PATH, or 4.1.4 where there is none.",
    pattern: /^v?\d+\.\d+\.\d+$/,
    expected: "a version such as 4.1.4"
  }),
  "helm-mirror": text({
    description: "Where helm is downloaded from in place of https://get.helm.sh.",
    pattern: /^https?:\/\/[^\s@]+$/,
    expected: "an address such as https://mirror.example/helm"
  }),
  "helm-sha256": text({
    description: "SHA-256 of helm's archive, for a version that the table lacks.",
    pattern: /^[0-9a-f]{64}$/,
    expected: "64 hex digits"
  })
};

// src/core/manifest-set/manifest-inputs.ts
var manifestInputs = {
  manifests: lines({
    description: "Plain manifests in place of a chart: files, folders, globs (! leaves out), one a line. A folder with a kustomization is built by kubectl."
  }),
  prune: boolean({
    description: "Removes objects that an earlier deployment of this release made and the manifests no longer hold. Never a Namespace, CustomResourceDefinition, volume or volume claim, nor what says tidegate/prune: never.",
    default: "true"
  })
};
function judgeSource(inputs) {
  const hasChart = inputs.chart !== void 0 && inputs.chart !== "";
  if (hasChart !== inputs.manifests.length > 0) return [];
  return [
    {
      code: "WF002",
      fault: "user",
      what: hasChart ? "chart and manifests are both given" : "neither chart nor manifests is given",
      where: "with:",
      expected: "exactly one of chart and manifests",
      remedy: hasChart ? "Remove one of them." : "Add chart: deploy/chart, or manifests: k8s/"
    }
  ];
}

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

// src/core/window/gate-inputs.ts
var gateInputs = {
  flow: oneOf(["delivery", "deployment"], {
    description: "delivery: people approve before it goes out. deployment: every green change goes out by itself. When the policy says delivery, delivery holds.",
    default: "delivery"
  }),
  // Not trimmed, as `lines` is: a blank line is a variable that is not set, and must not vanish.
  "deploy-window": field(
    {
      description: "The switch: the value of vars.DEPLOY_WINDOW. Several lines, plain or named (organisation=true), must all be true. The environment variable DEPLOY_WINDOW counts too."
    },
    { kind: "yaml", expected: "true or false, one or several lines", parse: (value) => value }
  ),
  needs: text({
    description: "The jobs before this one and how they ended: toJSON(needs). They must be green, by their own check too.",
    expected: "the needs context as JSON"
  }),
  policy: text({
    description: "Path of the policy on the default branch. Empty: .github/deploy-policy.yml, and the built-in policy when that is not there.",
    pattern: /^[^/\s][^\n]*$/,
    expected: "a path from the root of the repository"
  }),
  windows: yaml({ description: "More windows, as in the policy: a list of rules. It is open only inside one of them as well." }),
  freezes: yaml({ description: "More freezes, as in the policy: a list of rules." }),
  "approval-by": oneOf(["environment", "dispatch"], {
    description: "Whose approval counts: a reviewer's of the environment, or that of the person who started the run by hand. When the policy says environment, environment holds. Empty: what the policy says, else environment."
  }),
  "require-protection": boolean({
    description: "Whether the environment must have required reviewers. In flow delivery with approval by the environment it always must.",
    default: "false"
  }),
  "time-needed": duration({
    description: "How long the deployment may take with its smoke test and its rollback: all of it must fit before it closes. The longer of this and the policy holds. Empty: what the policy says, else 20m.",
    max: 864e5
  }),
  "on-closed": oneOf(["fail", "skip"], {
    description: "What the step does when a window, a freeze, the switch or a check that still runs closes the gate: fail, or end green without deploying. Other closed gates always fail.",
    default: "fail"
  }),
  "override-reason": text({
    description: "Why it must go out all the same. Only in a run started by hand, by a person and for gates that the policy's override block allows."
  }),
  "check-run-id": text({
    description: "This job's check run: which deployment is its own. Filled in by the runner.",
    fromContext: "${{ job.check_run_id }}",
    pattern: /^\d{1,19}$/,
    expected: "the number of a check run"
  }),
  token: secret({
    description: "Reads the policy, the jobs, the checks and the approvals. permissions: contents: read, actions: read, checks: read.",
    fromContext: "${{ github.token }}"
  })
};
var subjectInputs = {
  environment: text({
    description: "The environment that the deployment goes to, as GitHub knows it.",
    required: true,
    pattern: /^[^\n]{1,255}$/,
    expected: "the name of an environment"
  }),
  service: text({
    description: "The service that is deployed. Empty: the name of the repository.",
    pattern: /^[A-Za-z0-9._-]{1,46}$/,
    expected: "at most 46 letters, digits, dots, dashes and underscores"
  }),
  digest: text({
    description: "The digest of the image or artifact that goes out.",
    pattern: /^sha256:[0-9a-f]{64}$/,
    expected: "sha256: and 64 hex digits"
  }),
  sha: text({
    description: "The commit that goes out. Empty: the run's own.",
    pattern: /^[0-9a-f]{40}$/,
    expected: "40 hex digits"
  })
};

// src/actions/deliver/inputs.ts
var contract = defineAction({
  name: "deliver",
  title: "Tidegate",
  description: "Gate, deployment, smoke test, rollback when needed, and the record, in one step of one job: a change is proved to be serving, or taken back.",
  icon: "anchor",
  post: true,
  inputs: {
    mode: oneOf(["deliver", "rollback", "status"], {
      description: "deliver brings a version out and proves it; rollback takes the release back to a revision that ran before; status tells what runs, since when, by whom, and how to go back.",
      default: "deliver"
    }),
    ...subjectInputs,
    image: text({
      description: "The image that goes out, such as registry.example/shop. With digest it is what a bare line of image-values takes.",
      pattern: /^[^\s@]+$/,
      expected: "an image without its digest"
    }),
    "own-deployment": boolean({
      description: "Makes GitHub's deployment here, once the gate is open: for a job without one of its own (environment: {name: \u2026, deployment: false}).",
      default: "false"
    }),
    ...gateInputs,
    decision: text({
      description: "The word of a deploy-window-check before this step, or a file that holds it; then the gate is not asked again."
    }),
    ...helmInputs,
    ...manifestInputs,
    ...smokeInputs,
    to: text({
      description: "Where mode: rollback goes: last-verified, or a revision of the release.",
      default: "last-verified",
      pattern: /^(last-verified|[1-9]\d{0,8})$/,
      expected: "last-verified, or the number of a revision"
    }),
    reason: text({ description: "Why mode: rollback is called, in at least 10 characters. It is kept in the record." }),
    ...clusterInputs
  }
});

// src/core/trace/ids.ts

var sha256 = (text3) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createHash)("sha256").update(text3).digest("hex");
var traceId = (runId, attempt3) => sha256(`${runId}${attempt3}t`).slice(0, 32);
var rootSpanId = (runId, attempt3) => sha256(`${runId}${attempt3}s`).slice(16, 32);
var jobSpanId = (checkRunId) => sha256(`${checkRunId}-j`).slice(16, 32);
var traceparent = (trace, span2) => `00-${trace}-${span2}-01`;

// src/core/trace/span.ts
function newSpanId(random) {
  const digits = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");
  return /^0+$/.test(digits) ? "0000000000000001" : digits;
}

// src/core/trace/context.ts
var TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
function traceContext(run2, random) {
  const inherited = TRACEPARENT.exec(run2.inherited ?? "");
  const valid = inherited !== null && !/^0+$/.test(inherited[1] ?? "") && !/^0+$/.test(inherited[2] ?? "");
  const trace = valid ? inherited[1] ?? "" : traceId(run2.runId, run2.runAttempt);
  const ofJob = run2.checkRunId === void 0 ? rootSpanId(run2.runId, run2.runAttempt) : jobSpanId(run2.checkRunId);
  const spanId = newSpanId(random);
  return { traceId: trace, parentSpanId: valid ? inherited[2] ?? "" : ofJob, spanId, traceparent: traceparent(trace, spanId) };
}

// src/adapters/runner/run.ts
var DONE = { kind: "done" };
var failed = (...problems) => ({ kind: "failed", problems });

// src/core/decision/decision.ts
var formatDecision = (decision) => JSON.stringify({
  environment: decision.environment,
  service: decision.service,
  digest: decision.digest,
  sha: decision.sha,
  verdict: decision.verdict,
  "valid-until": decision.validUntil,
  "policy-sha": decision.policySha,
  "run-id": decision.runId
});
function parseDecision(text3) {
  const fields = ["environment", "service", "digest", "sha", "verdict", "valid-until", "policy-sha", "run-id"];
  try {
    const parsed4 = JSON.parse(text3);
    if (typeof parsed4 !== "object" || parsed4 === null) return err(unreadable("it is no JSON object"));
    const record5 = parsed4;
    const wrong = fields.find((field3) => typeof record5[field3] !== "string");
    if (wrong !== void 0) return err(unreadable(`"${wrong}" is missing`));
    const verdict = record5.verdict;
    if (!["open", "closed", "overridden", "deferred"].includes(verdict)) return err(unreadable(`verdict is "${oneLine(verdict, 40)}"`));
    if (Number.isNaN(Date.parse(record5["valid-until"]))) return err(unreadable('"valid-until" is no time'));
    return ok({
      environment: record5.environment,
      service: record5.service,
      digest: record5.digest,
      sha: record5.sha,
      verdict,
      validUntil: record5["valid-until"],
      policySha: record5["policy-sha"],
      runId: record5["run-id"]
    });
  } catch {
    return err(unreadable("it is no JSON"));
  }
}
function judgeDecision(decision, intent) {
  const reasons = [];
  if (decision.verdict !== "open" && decision.verdict !== "overridden") reasons.push(`its verdict is "${decision.verdict}"`);
  if (intent.now.getTime() > Date.parse(decision.validUntil)) reasons.push(`it was valid until ${decision.validUntil}`);
  const same2 = (name2, given, wanted) => {
    if (given !== wanted) reasons.push(`it is for ${name2} "${oneLine(given, 80)}", not "${oneLine(wanted, 80)}"`);
  };
  same2("environment", decision.environment, intent.environment);
  same2("service", decision.service, intent.service);
  if (decision.digest !== "" && intent.digest !== "") same2("digest", decision.digest, intent.digest);
  same2("run", decision.runId, intent.runId);
  if (reasons.length === 0) return ok(decision);
  return err({
    code: "DW080",
    fault: "user",
    what: `the gate's decision does not allow this deployment: ${reasons.join("; ")}`,
    where: 'input "decision"',
    remedy: "Run deploy-window-check again, directly before this step, with the same environment and service."
  });
}
var unreadable = (why2) => ({
  code: "DW080",
  fault: "user",
  what: `the gate's decision cannot be read: ${why2}`,
  where: 'input "decision"',
  expected: "deploy-window-check's output decision, unchanged",
  remedy: "decision: ${{ steps.gate.outputs.decision }}"
});

// src/core/summary/markdown.ts
function text2(value) {
  return stripControls(value).replace(/\s*\n\s*/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_[\]|~#])/g, "\\$1").replace(/@(?=\w)/g, "@&#8203;").replace(/(https?):\/\//gi, "$1:&#8203;//");
}
function code(value) {
  const flat = stripControls(value).replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
  const longest2 = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run2) => run2[0].length));
  const ticks = "`".repeat(longest2 + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") || flat === "" ? " " : "";
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}
var link = (label, url) => `[${text2(label)}](${encodeURI(url).replace(/[()]/g, (c) => c === "(" ? "%28" : "%29")})`;
function block(value, language = "") {
  const body = stripControls(value);
  const longest2 = Math.max(2, ...[...body.matchAll(/^\s*(`{3,})/gm)].map((run2) => run2[1]?.length ?? 0));
  const fence = "`".repeat(longest2 + 1);
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

// src/stages/deploy/decide.ts
function afterPlan(plan, mode, objection) {
  if (mode === "plan") return { kind: "stop", deployment: { kind: "planned", plan } };
  if (objection !== void 0) return { kind: "stop", deployment: { kind: "refused", problems: [objection] } };
  return plan.kind === "unchanged" ? { kind: "stop", deployment: { kind: "unchanged", plan } } : { kind: "apply" };
}
function judgeDigest(decision, images) {
  if (decision === void 0 || decision.digest === "") return void 0;
  if (images.some((image) => image.digest === decision.digest || image.name.endsWith(`@${decision.digest}`))) return void 0;
  return {
    code: "DW080",
    fault: "user",
    what: `the gate's decision is for ${decision.digest}, which is none of the images of this deployment`,
    where: 'input "decision"',
    expected: images.map((image) => image.digest ?? image.name).join(", ") || "an image with a digest",
    remedy: "Give deploy-window-check and this step the same digest."
  };
}
function afterApply(applied, policy, onCancel) {
  switch (applied.kind) {
    case "deployed":
      return { kind: "keep" };
    case "cancelled":
      return onCancel === "rollback" && applied.revision !== void 0 ? { kind: "leave-to-post" } : { kind: "keep" };
    case "failed": {
      const lostLock = applied.problems.some((problem2) => problem2.code === "HD011");
      if (policy === "never" || applied.revision === void 0 || lostLock) return { kind: "keep" };
      return { kind: "roll-back", reason: applied.problems.map((problem2) => `${problem2.code} ${problem2.what}`).join("; ") };
    }
  }
}

// src/actions/deliver/flow.ts
function nextStep(results, policy) {
  const { gate, deployment, cancelled: cancelled2 } = results;
  if (gate === "closed" || gate === "deferred") return end(gate);
  if (gate === void 0) return cancelled2 ? end("cancelled") : { kind: "gate" };
  if (deployment === void 0) return cancelled2 ? end("cancelled") : { kind: "deploy" };
  switch (deployment.kind) {
    case "refused":
    case "planned":
      return end(cancelled2 ? "cancelled" : "failed");
    case "unchanged":
      return afterUnchanged(results, deployment, policy);
    case "applied":
      return afterApplied(results, deployment, policy);
  }
}
function afterUnchanged(results, { plan }, policy) {
  if (results.live === void 0) return results.cancelled ? end("cancelled") : { kind: "smoke", which: "live" };
  if (isRed(results.live, policy)) return end(results.cancelled ? "cancelled" : "failed");
  const isNews = results.live === "pass" && plan.previous?.verified === false && results.marked === void 0;
  return isNews ? { kind: "mark" } : end("unchanged");
}
function afterApplied(results, { applied }, policy) {
  if (results.back !== void 0) return afterBack(results, results.back, policy);
  const next = afterApply(applied, policy.rollback, policy.onCancel);
  switch (applied.kind) {
    case "cancelled":
      return end("cancelled", true);
    case "failed":
      if (results.cancelled) return end("cancelled", true);
      return next.kind === "roll-back" ? { kind: "roll-back" } : end("failed");
    case "deployed":
      return afterDeployed(results, policy);
  }
}
function afterDeployed(results, policy) {
  const red = results.committed === "failed" || [results.staged, results.live].some((verdict) => verdict !== void 0 && isRed(verdict, policy));
  if (red) return afterRed(results, policy);
  if (results.live === void 0 && results.cancelled) return end("cancelled", true);
  if (policy.staged && results.staged === void 0) return { kind: "smoke", which: "staged" };
  if (results.committed === void 0) return { kind: "commit" };
  if (results.live === void 0) return { kind: "smoke", which: "live" };
  return results.live === "pass" && results.marked === void 0 ? { kind: "mark" } : end("delivered");
}
function afterRed(results, policy) {
  if (results.cancelled) return end("cancelled", true);
  return results.overtaken || policy.rollback === "never" ? end("failed") : { kind: "roll-back" };
}
function afterBack(results, back, policy) {
  switch (back.kind) {
    case "nothing-to-go-back-to":
      return end("failed");
    case "failed":
      return results.cancelled ? end("cancelled", true) : end("rollback-failed");
    case "rolled-back":
      if (results.again === void 0) return results.cancelled ? end("rolled-back") : { kind: "smoke-again", to: back.to };
      return end(isRed(results.again, policy) && !results.cancelled ? "rollback-failed" : "rolled-back");
  }
}
var isRed = (verdict, policy) => verdict === "fail" || verdict === "inconclusive" && policy.onInconclusive === "fail";
var end = (verdict, leaveToPost = false) => ({ kind: "end", verdict, leaveToPost });

// src/adapters/decision/read-decision.ts


async function readDecision(inputs, job) {
  if (inputs.decision === void 0) return ok(void 0);
  const isJson = inputs.decision.startsWith("{");
  const text3 = isJson ? inputs.decision : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(job.workspace, inputs.decision), "utf8").catch(() => void 0);
  if (text3 === void 0) return err(noFile(inputs.decision));
  const decision = parseDecision(text3);
  if (!decision.ok) return decision;
  const { environment = "", service = "" } = inputs;
  return judgeDecision(decision.value, { environment, service, digest: "", runId: job.runId, now: job.now });
}
var noFile = (path) => ({
  code: "DW080",
  fault: "user",
  what: `the gate's decision cannot be read: the file ${path} does not exist`,
  where: 'input "decision"',
  remedy: "decision: ${{ steps.gate.outputs.decision }}"
});

// src/core/github/github-failure.ts
var GithubFailure = class extends Error {
  name = "GithubFailure";
  kind;
  call;
  status;
  permissions;
  until;
  requestId;
  constructor(facts2, options) {
    super(facts2.message, options);
    this.kind = facts2.kind;
    this.call = facts2.call;
    if (facts2.status !== void 0) this.status = facts2.status;
    if (facts2.permissions !== void 0) this.permissions = facts2.permissions;
    if (facts2.until !== void 0) this.until = facts2.until;
    if (facts2.requestId !== void 0) this.requestId = facts2.requestId;
  }
};

// src/adapters/github/approvals.ts
async function readApprovals({ rest }, repository, runId) {
  const { data } = await rest.actions.getReviewsForRun({ ...repository, run_id: Number(runId) });
  return data.map(({ state, user: user2, environments }) => ({
    state,
    user: user2.login,
    isBot: user2.type === "Bot",
    environments: environments.flatMap(({ name: name2 }) => name2 ?? [])
  }));
}
async function readEnvironment({ rest }, repository, name2) {
  try {
    const { data } = await rest.repos.getEnvironment({ ...repository, environment_name: name2 });
    const rule = data.protection_rules?.find(({ type }) => type === "required_reviewers");
    const asked = rule !== void 0 && "reviewers" in rule ? rule.reviewers ?? [] : [];
    if (asked.length === 0) return { name: data.name };
    const users = asked.flatMap(
      ({ type, reviewer }) => type === "User" && reviewer !== void 0 && "login" in reviewer ? [{ login: reviewer.login, isBot: reviewer.type === "Bot" }] : []
    );
    const teams = asked.flatMap(
      ({ type, reviewer }) => type === "Team" && reviewer !== void 0 && "slug" in reviewer ? [reviewer.slug] : []
    );
    return { name: data.name, reviewers: { users, teams } };
  } catch (error3) {
    if (error3 instanceof GithubFailure && error3.kind === "not-found") return void 0;
    throw error3;
  }
}

// src/core/approval/people.ts
function authorsOf(commits) {
  const known2 = new Map(
    commits.flatMap(({ author, committer }) => [author, committer]).flatMap(({ email, login }) => login ? [[key(email), login]] : [])
  );
  const loginOf = ({ email, login }) => login ?? known2.get(key(email)) ?? noreplyLogin(email);
  const authors = {};
  let unknown = 0;
  for (const commit of commits) {
    const logins = peopleOf(commit).map(loginOf);
    if (logins.includes(void 0)) unknown += 1;
    for (const login of new Set(logins.flatMap((one) => one?.toLowerCase() ?? []))) authors[login] = (authors[login] ?? 0) + 1;
  }
  return { commits: commits.length, authors, unknown };
}
function peopleOf({ author, committer, message }) {
  const isGithub = committer.login === "web-flow" || key(committer.email) === "noreply@github.com";
  const together = [...message.matchAll(/^co-authored-by:[^<\n]*<([^>\n]+)>\s*$/gim)].map(([, email = ""]) => ({ email: email.trim() }));
  return [author, ...isGithub ? [] : [committer], ...together];
}
var noreplyLogin = (email) => /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(email.trim())?.[1];
var key = (email) => email.trim().toLowerCase();

// src/adapters/github/commit-authors.ts
async function readAuthors(client, repository, base, head) {
  if (base !== void 0) return authorsOf(await commitsBetween(client, repository, base, head));
  const { data } = await client.rest.repos.getCommit({ ...repository, ref: head });
  const parent = data.parents[0]?.sha;
  return authorsOf(parent === void 0 ? [written(data)] : await commitsBetween(client, repository, parent, head));
}
async function commitsBetween({ rest }, repository, base, head) {
  const commits = [];
  for (let page = 1; ; page++) {
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...repository, basehead: `${base}...${head}`, per_page: 100, page });
    commits.push(...data.commits.map(written));
    if (commits.length >= data.total_commits || data.commits.length === 0) return commits;
  }
}
var written = ({ commit, author, committer }) => ({
  message: commit.message,
  author: person(commit.author?.email, author?.login),
  committer: person(commit.committer?.email, committer?.login)
});
var person = (email, login) => ({ email: email ?? "", ...login ? { login } : {} });

// src/adapters/github/commit-checks.ts
async function readCommitChecks({ rest, paginate }, repository, sha) {
  const [checks, runs] = await Promise.all([
    paginate(rest.checks.listForRef, { ...repository, ref: sha, filter: "latest", per_page: 100 }),
    paginate(rest.actions.listWorkflowRunsForRepo, { ...repository, head_sha: sha, per_page: 100 })
  ]);
  const runOfSuite = new Map(runs.map((run2) => [run2.check_suite_id, { id: run2.id, workflow: fileOf(run2.path) }]));
  return checks.map((check) => {
    const run2 = runOfSuite.get(check.check_suite?.id);
    return {
      id: check.id,
      name: check.name,
      app: check.app?.slug ?? check.app?.name ?? "unknown app",
      status: check.status,
      conclusion: check.conclusion,
      ...present({
        workflow: run2?.workflow,
        runId: run2?.id,
        startedAt: check.started_at ?? void 0,
        url: check.html_url ?? check.details_url ?? void 0
      })
    };
  });
}
var fileOf = (path) => path.replace(/@.*$/, "").split("/").at(-1) ?? path;
async function readCommitStatuses({ rest, paginate }, repository, sha) {
  const all = await paginate(rest.repos.listCommitStatusesForRef, { ...repository, ref: sha, per_page: 100 });
  const newest = /* @__PURE__ */ new Map();
  for (const { context, state, target_url } of all)
    if (!newest.has(context)) newest.set(context, { context, state, ...present({ url: target_url ?? void 0 }) });
  return [...newest.values()];
}

// src/core/deployment-record/own-status.ts
var LONGEST_SERVICE = 46;
var formatOwnStatus = ({ service, digest, smoke }) => `tidegate/1 ${service.replace(/\s/g, "-").slice(0, LONGEST_SERVICE)} ${digest ?? "-"} smoke=${smoke}`;
function parseOwnStatus(description) {
  const match = /^tidegate\/1 (\S{1,46}) (-|sha256:[0-9a-f]{64}) smoke=(pass|fail|none)$/.exec(description ?? "");
  if (match === null) return void 0;
  const [, service = "", digest = "-", smoke] = match;
  return { service, ...digest === "-" ? {} : { digest }, smoke };
}

// src/adapters/github/deployments.ts
var MOST_LOOKED_AT = 60;
function githubDeployments(client, repository) {
  const at3 = { owner: repository.owner, repo: repository.name };
  return {
    /** By the check run of a job (`deployment` of the REST check run); undefined when GitHub made none for it. Needs `checks: read`. */
    ofJob: async (checkRunId) => {
      const { data } = await client.rest.checks.get({ ...at3, check_run_id: Number(checkRunId) });
      return data.deployment?.id;
    },
    /** Gives the new deployment's id. Needs `deployments: write`. */
    create: async (deployment) => {
      const { data } = await client.rest.repos.createDeployment({
        ...at3,
        ...deployment,
        payload: { ...deployment.payload },
        description: deployment.description.slice(0, 140),
        auto_merge: false,
        required_contexts: [],
        production_environment: deployment.environment.toLowerCase() === "production"
      });
      if (!("id" in data)) throw new Error("GitHub made no deployment");
      return data.id;
    },
    /** Adds a status. Needs `deployments: write`. */
    setStatus: async (id, status2) => {
      await client.rest.repos.createDeploymentStatus({
        ...at3,
        deployment_id: id,
        state: status2.state,
        description: status2.description.slice(0, 140),
        log_url: status2.logUrl,
        ...present({ environment_url: status2.environmentUrl }),
        // A status said twice is the same status.
        request: { repeatable: true }
      });
    },
    /** The newest deployment of the environment on which we said that this service is what runs: delivered, or taken back. Needs `deployments: read`. */
    newestOwn: async (environment, service) => {
      const { data } = await client.rest.repos.listDeployments({ ...at3, environment, per_page: MOST_LOOKED_AT });
      for (const deployment of data) {
        const statuses = await client.rest.repos.listDeploymentStatuses({ ...at3, deployment_id: deployment.id, per_page: 30 });
        for (const { state, description, created_at } of statuses.data) {
          const own = parseOwnStatus(description);
          if (own?.service === service && state === "success")
            return { id: deployment.id, task: deployment.task, sha: deployment.sha, status: own, at: created_at };
        }
      }
      return void 0;
    }
  };
}

// src/adapters/github/policy-file.ts
async function readPolicyFile({ rest }, repository, path) {
  const call = `GET /repos/${repository.owner}/${repository.repo}/contents/${path}`;
  try {
    const { data } = await rest.repos.getContent({ ...repository, path });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data) || data.encoding !== "base64")
      throw new GithubFailure({ kind: "refused", call, message: "this is no file of less than 1 MB" });
    return { kind: "file", text: Buffer.from(data.content, "base64").toString("utf8"), blob: data.sha };
  } catch (error3) {
    if (!(error3 instanceof GithubFailure) || error3.kind !== "not-found") throw error3;
    const branch = (await rest.repos.get({ ...repository })).data.default_branch;
    await rest.repos.getCommit({ ...repository, ref: `heads/${branch}` });
    return { kind: "absent", branch };
  }
}

// src/adapters/github/run-jobs.ts
async function readRunJobs({ rest, paginate }, repository, runId) {
  const jobs = await paginate(rest.actions.listJobsForWorkflowRun, { ...repository, run_id: Number(runId), filter: "all", per_page: 100 });
  return jobs.map((job) => ({
    id: job.id,
    name: job.name,
    attempt: job.run_attempt ?? 1,
    status: job.status,
    conclusion: job.conclusion,
    ...present({ url: job.html_url ?? void 0 })
  }));
}

// src/adapters/github/gate-facts.ts
function gateFacts(client, { owner, name: name2 }) {
  const repository = { owner, repo: name2 };
  const deployments = githubDeployments(client, { owner, name: name2 });
  return {
    readPolicy: (path) => readPolicyFile(client, repository, path),
    jobs: (runId) => readRunJobs(client, repository, runId),
    checks: (sha) => readCommitChecks(client, repository, sha),
    statuses: (sha) => readCommitStatuses(client, repository, sha),
    environment: (name3) => readEnvironment(client, repository, name3),
    approvals: (runId) => readApprovals(client, repository, runId),
    /** Needs deployments: read. */
    deployedCommit: async (environment, service) => (await deployments.newestOwn(environment, service))?.sha,
    authors: (base, head) => readAuthors(client, repository, base, head),
    /** Every token may ask for a role. */
    roleOf: async (username) => {
      const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...repository, username });
      return data.role_name || data.permission;
    },
    /** Needs checks: read. */
    hasOwnDeployment: async (checkRunId) => await deployments.ofJob(checkRunId) !== void 0,
    clockAheadMs: () => client.clockAheadMs()
  };
}

// src/core/clock/deadline.ts
function deadlineIn(clock, ms) {
  return deadlineAt(clock, clock.monotonic() + ms);
}
function deadlineAt(clock, end2) {
  return {
    remaining: () => Math.max(0, end2 - clock.monotonic()),
    passed: () => clock.monotonic() >= end2,
    within: (ms) => deadlineAt(clock, Math.min(end2, clock.monotonic() + ms))
  };
}

// src/core/retry/retry.ts
var DEFAULT_BACKOFF = { attempts: 6, baseMs: 500, factor: 2, maxMs: 2e4 };
function backoffDelay(backoff, next, random) {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (next - 2));
  return ceiling * random;
}
async function retry(attempt3, options) {
  const backoff = options.backoff ?? DEFAULT_BACKOFF;
  for (let n = 1; ; n++) {
    try {
      return await attempt3(n);
    } catch (error3) {
      const judgement = options.judge(error3);
      if (judgement.kind === "final" || n >= backoff.attempts || options.signal?.aborted) throw error3;
      const wait = Math.max(judgement.afterMs ?? 0, backoffDelay(backoff, n + 1, options.random()));
      if (wait >= options.deadline.remaining()) throw error3;
      options.onRetry?.(n, error3, wait);
      await options.clock.sleep(wait, options.signal);
    }
  }
}

// src/core/github/accepted-permissions.ts
function acceptedPermissions(header) {
  if (header === void 0) return [];
  const alternatives = header.split(";").map(
    (set2) => set2.split(",").map((pair2) => /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(pair2)).flatMap((match) => match === null ? [] : [`${match[1]?.replaceAll("_", "-")}: ${match[2]}`]).join(", ")
  );
  return alternatives.filter((set2) => set2 !== "");
}

// src/core/retry/retry-after.ts
function retryAfterMs(header, now) {
  if (header === void 0) return void 0;
  const text3 = header.trim();
  if (/^\d{1,9}$/.test(text3)) return Number(text3) * 1e3;
  const at3 = Date.parse(text3);
  return Number.isNaN(at3) ? void 0 : Math.max(0, at3 - now.getTime());
}
var isTransientStatus = (status2) => [408, 425, 429, 500, 502, 503, 504].includes(status2);

// src/adapters/github/read-failure.ts
function readFailure(error3, call, now) {
  const { status: status2, message, response } = error3 ?? {};
  if (response === void 0 || status2 === void 0)
    return new GithubFailure({ kind: "unreachable", call, message: message ?? String(error3) }, { cause: error3 });
  const { headers } = response;
  const limited = limitedUntil(status2, headers, said(response.data), now);
  const permissions = acceptedPermissions(headers["x-accepted-github-permissions"]);
  const kind = limited === void 0 ? kindOf(status2) : "rate-limited";
  const pause = retryAfterMs(headers["retry-after"], now);
  const until = limited === void 0 ? later(now, pause) : limited.until;
  return new GithubFailure(
    {
      kind,
      call,
      message: said(response.data) || (message ?? ""),
      status: status2,
      ...present({ until, requestId: headers["x-github-request-id"] }),
      ...kind === "permission" && permissions.length > 0 ? { permissions } : {}
    },
    { cause: error3 }
  );
}
function kindOf(status2) {
  if (status2 === 401) return "unauthorized";
  if (status2 === 403) return "permission";
  if (status2 === 404) return "not-found";
  return status2 >= 500 || isTransientStatus(status2) ? "unreachable" : "refused";
}
function limitedUntil(status2, headers, text3, now) {
  if (status2 !== 403 && status2 !== 429) return void 0;
  const after = retryAfterMs(headers["retry-after"], now);
  if (after !== void 0) return { until: new Date(now.getTime() + after) };
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0") return Number.isNaN(reset) ? {} : { until: resetOnOurClock(reset, headers.date, now) };
  return status2 === 429 || /secondary rate limit/i.test(text3) ? { until: new Date(now.getTime() + 6e4) } : void 0;
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
  octokit.hook.wrap("request", async (request2, call) => {
    const repeatable = call.method !== "POST" || call.request?.repeatable === true;
    const attempt3 = async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 1e4);
      const signal = options.signal === void 0 ? timeout : AbortSignal.any([timeout, options.signal]);
      try {
        call.headers = { ...call.headers, "x-github-api-version": API_VERSION };
        call.request = { ...call.request, signal };
        const answer = await request2(call);
        aheadMs = ahead(options.clock, answer.headers.date) ?? aheadMs;
        if (isCut(answer)) throw new GithubFailure({ kind: "unreachable", call: nameOf(call), message: "the answer was cut off" });
        return answer;
      } catch (error3) {
        options.signal?.throwIfAborted();
        throw error3 instanceof GithubFailure ? error3 : readFailure(error3, nameOf(call), options.clock.now());
      }
    };
    return retry(attempt3, {
      clock: options.clock,
      random: options.random,
      deadline: deadlineIn(options.clock, options.budgetMs ?? 6e4),
      backoff: { ...DEFAULT_BACKOFF, attempts: 5 },
      judge: (error3) => judge(error3, repeatable, options.clock.now()),
      onRetry: (n, error3, waitMs) => options.onRetry?.(`${error3.call}: attempt ${n} failed (${error3}), again in ${Math.round(waitMs)} ms`),
      ...present({ signal: options.signal })
    });
  });
  return { rest: octokit.rest, paginate: octokit.paginate, request: octokit.request, clockAheadMs: () => aheadMs };
}
function judge(error3, repeatable, now) {
  if (!(error3 instanceof GithubFailure)) return { kind: "final" };
  if (error3.kind !== "rate-limited" && !(error3.kind === "unreachable" && repeatable)) return { kind: "final" };
  return { kind: "retry", ...error3.until === void 0 ? {} : { afterMs: Math.max(0, error3.until.getTime() - now.getTime()) } };
}
function ahead(clock, date) {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? void 0 : Math.round((clock.now().getTime() - theirs - 500) / 1e3) * 1e3;
}
var isCut = (answer) => answer.status !== 204 && /json/.test(answer.headers["content-type"] ?? "") && typeof answer.data === "string";
var nameOf = (call) => `${call.method} ${call.url.replace(/\{\+?(\w+)\}/g, (_, name2) => String(call[name2] ?? ""))}`.replace(/\?.*$/, "");

// src/adapters/policy/read-yaml.ts
var import_yaml = __toESM(require_dist(), 1);
var MAX_BYTES = 256e3;
function readYaml(text3) {
  const start2 = { line: 1, column: 1 };
  if (Buffer.byteLength(text3) > MAX_BYTES) return err([{ at: start2, what: `the text is longer than ${MAX_BYTES} bytes` }]);
  const lines2 = new import_yaml.LineCounter();
  const document = (0, import_yaml.parseDocument)(text3, { lineCounter: lines2, uniqueKeys: true, prettyErrors: false, version: "1.2", schema: "core" });
  const place3 = (offset) => {
    const at3 = lines2.linePos(offset ?? 0);
    return { line: Math.max(1, at3.line), column: Math.max(1, at3.col) };
  };
  const faults2 = [...document.errors, ...document.warnings].map((error3) => ({
    at: place3(error3.pos[0]),
    what: error3.message.split("\n")[0] ?? ""
  }));
  const nodeOf = (value, fallback) => {
    const at3 = (0, import_yaml.isMap)(value) || (0, import_yaml.isSeq)(value) || (0, import_yaml.isScalar)(value) || (0, import_yaml.isAlias)(value) ? place3(value.range?.[0]) : fallback;
    if ((0, import_yaml.isMap)(value)) return { kind: "map", at: at3, entries: value.items.flatMap(({ key: key2, value: inner }) => entryOf(key2, inner, at3)) };
    if ((0, import_yaml.isSeq)(value)) return { kind: "list", at: at3, items: value.items.map((item) => nodeOf(item, at3)) };
    if ((0, import_yaml.isScalar)(value)) return scalarOf(value, at3, faults2);
    if ((0, import_yaml.isAlias)(value)) faults2.push({ at: at3, what: `the alias *${value.source} is not read here: write the value again` });
    return { kind: "empty", at: at3 };
  };
  const entryOf = (key2, value, fallback) => {
    const at3 = (0, import_yaml.isScalar)(key2) ? place3(key2.range?.[0]) : fallback;
    if ((0, import_yaml.isScalar)(key2) && (typeof key2.value === "string" || typeof key2.value === "number"))
      return [{ key: String(key2.value), at: at3, value: nodeOf(value, at3) }];
    faults2.push({ at: at3, what: "a key must be text" });
    return [];
  };
  const root = nodeOf(document.contents, start2);
  return faults2.length > 0 ? err(faults2) : ok(root);
}
function scalarOf(scalar, at3, faults2) {
  const { value } = scalar;
  if (typeof value === "string") return { kind: "text", at: at3, text: value };
  if (typeof value === "number") return { kind: "number", at: at3, number: value, source: scalar.source ?? String(value) };
  if (typeof value === "boolean") return { kind: "boolean", at: at3, boolean: value };
  if (value !== null && value !== void 0) faults2.push({ at: at3, what: "this kind of value is not read here" });
  return { kind: "empty", at: at3 };
}

// src/core/github/github-problem.ts
function githubProblem(code2, doing, failure3) {
  const status2 = failure3.status === void 0 ? "" : `${failure3.status}, `;
  return {
    code: code2,
    fault: failure3.kind === "unreachable" || failure3.kind === "rate-limited" ? "remote" : "user",
    what: `${doing} failed: ${why(failure3)} (${status2}GitHub says: ${oneLine(failure3.message, 200)})`,
    where: failure3.requestId === void 0 ? failure3.call : `${failure3.call}, request ${oneLine(failure3.requestId, 60)}`,
    ...present({ remedy: remedy(failure3) })
  };
}
function why(failure3) {
  switch (failure3.kind) {
    case "permission":
      return failure3.permissions === void 0 ? "the token may not do this" : `the token lacks the permission ${failure3.permissions.join(" or ")}`;
    case "rate-limited":
      return failure3.until === void 0 ? "the rate limit is used up" : `the rate limit is used up until ${failure3.until.toISOString()}`;
    case "not-found":
      return "it is not there, or the token may not see it";
    case "unauthorized":
      return "the token is missing, unknown or expired";
    case "refused":
      return "GitHub refuses the request";
    case "unreachable":
      return failure3.status === void 0 ? "GitHub gave no whole answer" : "GitHub is in trouble";
  }
}
function remedy(failure3) {
  const [first2] = failure3.permissions ?? [];
  switch (failure3.kind) {
    case "permission":
      return first2 === void 0 ? void 0 : `Add to the permissions: of the job: ${first2}`;
    case "rate-limited":
      return failure3.until === void 0 ? "Run the job again later." : `Run the job again after ${failure3.until.toISOString()}.`;
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

// src/adapters/record/explain-failure.ts
function explainRecordFailure(error3, doing) {
  if (error3 instanceof GithubFailure) return githubProblem("RC010", doing, error3);
  if (error3 instanceof ProblemError) {
    const [first2] = error3.problems;
    if (first2 !== void 0)
      return {
        code: "RC010",
        fault: first2.fault,
        what: `${doing} failed: ${first2.what}`,
        ...present({ where: first2.where, remedy: first2.remedy })
      };
  }
  const message = error3 instanceof Error ? `${error3.name}: ${error3.message}` : String(error3);
  return { code: "RC010", fault: "remote", what: `${doing} failed: ${message}` };
}

// src/core/policy/policy.ts
var PERMISSIONS = ["read", "triage", "write", "maintain", "admin"];
var EXCLUDED = ["authors", "bots", "starter"];
var SKIPPABLE = ["windows", "freezes", "deploy-window", "upstream", "approval"];
var DEFAULT_ALERT_ONLY = ["e2e*"];
var builtInPolicy = (utc2) => ({
  zone: utc2,
  fallback: [{ environment: "*", state: "open" }],
  windows: [],
  freezes: []
});

// src/core/policy/select.ts
function fitsGlob(pattern, name2) {
  const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return new RegExp(`^${source}$`, "s").test(name2);
}
var fitsEnvironment = (pattern, environment) => fitsGlob(pattern.toLowerCase(), environment.toLowerCase());
function selects(selector, { environment, service }) {
  const environments = selector.environments?.some((pattern) => fitsEnvironment(pattern, environment)) ?? true;
  return environments && (selector.services?.some((pattern) => fitsGlob(pattern, service)) ?? true);
}
function fallbackFor(policy, environment) {
  const exact = policy.fallback.find((entry) => entry.environment.toLowerCase() === environment.toLowerCase());
  return (exact ?? policy.fallback.find((entry) => fitsEnvironment(entry.environment, environment)))?.state;
}

// src/core/policy/rules-for.ts
var DEFAULT_TIME_NEEDED_MS = 20 * 6e4;
var DEFAULT_SETTLE_MS = 5e3;
var NOT = ["authors", "bots"];
function rulesFor(policy, destination, wishes) {
  const fallback = fallbackFor(policy, destination.environment);
  if (fallback === void 0) return void 0;
  const ours = (all) => (all ?? []).filter(({ select }) => selects(select, destination));
  const upstream = ours(policy.upstream);
  return {
    calendar: {
      zone: policy.zone,
      fallback,
      windows: ours(policy.windows),
      freezes: [...ours(policy.freezes), ...ours(wishes.freezes)],
      ...wishes.windows === void 0 ? {} : { narrowedTo: ours(wishes.windows) }
    },
    timeNeededMs: longest([policy.timeNeededMs, wishes.timeNeededMs]) ?? DEFAULT_TIME_NEEDED_MS,
    needsSwitch: ours(policy.deployWindow).some(({ required }) => required),
    upstream: {
      required: [...new Set(upstream.flatMap(({ required }) => required))],
      alertOnly: upstream.length === 0 ? [DEFAULT_ALERT_ONLY] : upstream.map(({ alertOnly }) => alertOnly ?? DEFAULT_ALERT_ONLY),
      allowSkipped: upstream.length === 0 ? [[]] : upstream.map(({ allowSkipped }) => allowSkipped),
      settleMs: longest(upstream.map(({ settleMs: settleMs2 }) => settleMs2)) ?? DEFAULT_SETTLE_MS
    },
    approval: approvalRules(ours(policy.approval), wishes),
    override: ours(policy.override)
  };
}
function approvalRules(blocks2, wishes) {
  const by2 = [...blocks2.map((block2) => block2.by), wishes.approvalBy].filter((one) => one !== void 0);
  const not = (blocks2.length === 0 ? [{ not: NOT }] : blocks2).flatMap((block2) => block2.not ?? NOT);
  return {
    // Who writes down how to approve wants approval: a block means delivery unless it says otherwise.
    flow: wishes.flow === "delivery" || blocks2.some(({ flow }) => flow !== "deployment") ? "delivery" : "deployment",
    by: by2.length > 0 && by2.every((one) => one === "dispatch") ? "dispatch" : "environment",
    min: Math.max(1, ...blocks2.map(({ min }) => min ?? 1)),
    not: [...new Set(not)],
    entitled: blocks2.map(({ users, permission }) => ({
      ...users === void 0 ? {} : { users },
      ...permission === void 0 ? {} : { permission }
    }))
  };
}
function longest(given) {
  const known2 = given.filter((one) => one !== void 0);
  return known2.length === 0 ? void 0 : Math.max(...known2);
}

// src/core/window/interval.ts
function union(intervals) {
  const sorted2 = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged = [];
  for (const { from, to } of sorted2) {
    const last = merged.at(-1);
    if (last !== void 0 && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
function subtract(a, b) {
  const holes = union(b);
  return union(a).flatMap((interval) => {
    const left = [];
    let from = interval.from;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= interval.to) continue;
      if (hole.from > from) left.push({ from, to: hole.from });
      from = hole.to;
    }
    if (from < interval.to) left.push({ from, to: interval.to });
    return left;
  });
}
function intersect(a, b) {
  return subtract(a, subtract(a, b));
}
var covers = ({ from, to }, instant) => from <= instant && instant < to;

// src/core/window/judge-window.ts
function judgeWindow(schedule, now, neededMs) {
  const current = schedule.open.find((interval) => covers(interval, now));
  const next = schedule.open.find(({ from, to }) => from > now && to - from >= neededMs);
  return {
    windows: windowsWord(schedule, now, neededMs),
    freezes: freezesWord(schedule.freezes, now, neededMs),
    ...current === void 0 || current.to >= schedule.horizon.to ? {} : { until: current.to },
    ...next === void 0 ? {} : { next }
  };
}
function windowsWord(schedule, now, neededMs) {
  const current = schedule.allowed.find((interval) => covers(interval, now));
  if (current === void 0) return { kind: "none" };
  const covering = schedule.windows.filter((interval) => covers(interval, now));
  if (current.to - now >= neededMs) return { kind: "open", ...by(endingAt(covering, current.to) ?? lasting(covering)) };
  return { kind: "too-short", until: current.to, ...by(endingAt(schedule.windows, current.to)) };
}
var by = (window) => window === void 0 ? {} : { window };
var endingAt = (intervals, end2) => intervals.find(({ to }) => to === end2);
function freezesWord(freezes, now, neededMs) {
  const inWay = freezes.filter(({ from, to }) => from < now + neededMs && to > now && to > from);
  const firm = inWay.some(({ rule }) => rule.firm === true);
  const current = lasting(inWay.filter((interval) => covers(interval, now)));
  if (current !== void 0) return { kind: "frozen", freeze: current, firm };
  const [first2] = [...inWay].sort((a, b) => a.from - b.from);
  return first2 === void 0 ? { kind: "none" } : { kind: "soon", freeze: first2, firm };
}
var lasting = (intervals) => intervals.reduce((best, one) => best === void 0 || one.to > best.to ? one : best, void 0);

// src/core/window/rule.ts
var MINUTE = 6e4;
var DAY = 864e5;
function spansOf(when, range) {
  return allSpans(when, range).filter(({ from, to }) => from < range.to && to > range.from);
}
function allSpans(when, range) {
  switch (when.form) {
    case "daily": {
      const length = when.to > when.from ? when.to - when.from : when.to + 1440 - when.from;
      return daysOf(range, when.days).map((midnight) => span(midnight + when.from * MINUTE, length));
    }
    case "weekly": {
      const start2 = when.from.day * 1440 + when.from.minutes;
      const end2 = when.to.day * 1440 + when.to.minutes;
      const length = end2 > start2 ? end2 - start2 : end2 + 10080 - start2;
      return daysOf(range, [when.from.day]).map((midnight) => span(midnight + when.from.minutes * MINUTE, length));
    }
    case "yearly":
      return yearsOf(range).map((year) => {
        const from = inYear(year, when.from);
        const to = inYear(year, when.to);
        return { from, to: to > from ? to : inYear(year + 1, when.to) };
      });
    case "dated":
      return [{ from: when.from, to: when.to }];
    case "dates":
      return when.days;
  }
}
var span = (from, minutes) => ({ from, to: from + minutes * MINUTE });
var inYear = (year, { month, day, minutes }) => Date.UTC(year, month - 1, day) + minutes * MINUTE;
function daysOf(range, days) {
  const first2 = Math.floor(range.from / DAY) - 8;
  const count = Math.ceil(range.to / DAY) - first2;
  const isWanted = (day) => days.includes(((day + 4) % 7 + 7) % 7);
  return Array.from({ length: Math.max(0, count) }, (_, n) => first2 + n).filter(isWanted).map((day) => day * DAY);
}
function yearsOf(range) {
  const first2 = new Date(range.from).getUTCFullYear() - 1;
  const last = new Date(range.to).getUTCFullYear();
  return Array.from({ length: last - first2 + 1 }, (_, n) => first2 + n);
}
function endOf(when) {
  switch (when.form) {
    case "dated":
      return when.to;
    case "dates":
      return Math.max(...when.days.map(({ to }) => to));
    case "daily":
    case "weekly":
    case "yearly":
      return void 0;
  }
}

// src/core/window/schedule.ts
var HORIZON_MS = 400 * 864e5;
var SLACK_MS = 2 * 864e5;
function scheduleOf(calendar, now, horizonMs = HORIZON_MS) {
  const { zone } = calendar;
  const horizon = { from: now, to: now + horizonMs };
  const range = { from: zone.wallAt(now) - SLACK_MS, to: zone.wallAt(horizon.to) + SLACK_MS };
  const stretches = (rules, from, to) => rules.flatMap((rule) => spansOf(rule.when, range).map((span2) => ({ from: from(span2.from), to: to(span2.to), rule })));
  const allowed = (rules) => stretches(rules, zone.latest, zone.earliest);
  const ofPolicy = allowed(calendar.windows);
  const ofWorkflow = calendar.narrowedTo === void 0 ? void 0 : allowed(calendar.narrowedTo);
  const freezes = stretches(calendar.freezes, zone.earliest, zone.latest);
  const base = calendar.fallback === "open" ? [horizon] : intersect([horizon], ofPolicy);
  const narrowed = ofWorkflow === void 0 ? base : intersect(base, ofWorkflow);
  const windows = [...calendar.fallback === "open" ? [] : ofPolicy, ...ofWorkflow ?? []];
  return { open: subtract(narrowed, freezes), allowed: union(narrowed), windows, freezes, horizon };
}

// src/core/window/tell-time.ts
var DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
var two = (value) => String(value).padStart(2, "0");
function tellTime(instant, zone) {
  const wall = zone.wallAt(instant);
  const [here, utc2] = [dateOf(wall), dateOf(instant)];
  if (zone.name === "UTC") return `${dayOf(wall)} ${here} ${clockOf(wall)}Z`;
  return `${dayOf(wall)} ${here} ${clockOf(wall)} ${zone.abbreviation(instant)} (${here === utc2 ? "" : `${utc2} `}${clockOf(instant)}Z)`;
}
function isoIn(instant, zone) {
  const wall = zone.wallAt(instant);
  const minutes = Math.round((wall - instant) / 6e4);
  const sign = minutes < 0 ? "-" : "+";
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${offset}[${zone.name}]`;
}
var dayOf = (wall) => DAYS[new Date(wall).getUTCDay()] ?? "";
var dateOf = (wall) => new Date(wall).toISOString().slice(0, 10);
var clockOf = (wall) => {
  const date = new Date(wall);
  const seconds2 = date.getUTCSeconds();
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds2 === 0 ? "" : `:${two(seconds2)}`}`;
};

// src/core/window/calendar-findings.ts
function judgeCalendar(calendar, now, neededMs) {
  const word2 = judgeWindow(scheduleOf(calendar, now), now, neededMs);
  const tell4 = teller(calendar.zone, word2.next, neededMs);
  const isOpen2 = word2.windows.kind === "open" && word2.freezes.kind === "none";
  return {
    findings: [windowsFinding(word2, calendar, now, tell4), freezesFinding(word2, now, tell4)],
    ...isOpen2 && word2.until !== void 0 ? { closesAt: word2.until } : {},
    ...isOpen2 || word2.next === void 0 ? {} : { opensAt: word2.next.from }
  };
}
function teller(zone, next, neededMs) {
  const need = formatDuration(neededMs);
  const days = Math.round(HORIZON_MS / 864e5);
  return {
    at: (instant) => tellTime(instant, zone),
    need: `deploy, smoke test and rollback need ${need}`,
    nextText: next === void 0 ? `No opening of at least ${need} in the next ${days} days.` : `Next opening of at least ${need}: ${tellTime(next.from, zone)}.`
  };
}
function windowsFinding({ windows, until }, { fallback, narrowedTo }, now, tell4) {
  switch (windows.kind) {
    case "open": {
      const by2 = windows.window === void 0 ? `the default is ${fallback}` : `window ${nameOf2(windows.window)}`;
      return { gate: "windows", kind: "pass", why: `${by2}${until === void 0 ? "" : `, open until ${tell4.at(until)}`}` };
    }
    case "too-short": {
      const name2 = windows.window === void 0 ? "the open time" : `window ${nameOf2(windows.window)}`;
      return closed("windows", "DW002", `${name2} ends in ${formatDuration(windows.until - now)}, ${tell4.need}`, tell4);
    }
    case "none":
      return closed(
        "windows",
        "DW006",
        `no window is open now (the default is ${fallback}${narrowedTo === void 0 ? "" : ", narrowed by the workflow"})`,
        tell4
      );
  }
}
function freezesFinding({ freezes }, now, tell4) {
  switch (freezes.kind) {
    case "none":
      return { gate: "freezes", kind: "pass", why: "no freeze in the way" };
    case "frozen": {
      const why2 = `freeze ${nameOf2(freezes.freeze)} until ${tell4.at(freezes.freeze.to)}${reasonOf(freezes.freeze)}`;
      return { ...closed("freezes", "DW001", why2, tell4), ...freezes.firm ? { firm: true } : {} };
    }
    case "soon": {
      const why2 = `freeze ${nameOf2(freezes.freeze)} begins in ${formatDuration(freezes.freeze.from - now)}, ${tell4.need}${reasonOf(freezes.freeze)}`;
      return { ...closed("freezes", "DW002", why2, tell4), ...freezes.firm ? { firm: true } : {} };
    }
  }
}
function closed(gate, code2, why2, tell4) {
  const problem2 = { code: code2, fault: "user", what: `closed: ${why2}`, remedy: tell4.nextText };
  return { gate, kind: "closed", why: why2, problem: problem2, canOpen: true };
}
var nameOf2 = ({ rule }) => `"${oneLine(rule.id, 60)}"`;
var reasonOf = ({ rule }) => rule.reason === void 0 ? "" : ` (${oneLine(rule.reason, 120)})`;

// src/core/approval/entitled.ts
function hasPermission(role, needed) {
  return PERMISSIONS.indexOf(role) >= PERMISSIONS.indexOf(needed);
}
function isEntitled(block2, login, role, fallback) {
  if (isListed(block2.users, login)) return true;
  const permission = block2.permission ?? (block2.users === void 0 ? fallback : void 0);
  return permission !== void 0 && hasPermission(role, permission);
}
var isListed = (users, login) => users?.some((user2) => user2.toLowerCase() === login.toLowerCase()) ?? false;
var isBotLogin = (login) => login.toLowerCase().endsWith("[bot]");

// src/core/window/judge-override.ts
function judgeOverride(closed6, blocks2, wish) {
  const reasons = [...againstWish(blocks2, wish), ...closed6.flatMap((finding) => againstSkipping(finding, blocks2))];
  if (reasons.length === 0) return ok(closed6.map(({ gate }) => gate));
  return err({
    code: "DW070",
    fault: "user",
    what: `override refused: ${reasons.join("; ")}`,
    where: 'input "override-reason"',
    remedy: `The policy's override block says who may skip what: override: {permission: admin, via: [dispatch], may-skip: [windows, freezes]}`
  });
}
function againstWish(blocks2, { reason, person: person2, event }) {
  const against = [];
  if (blocks2.length === 0) against.push("the policy has no override block for this environment and service");
  const needed = Math.max(10, ...blocks2.map(({ minReason }) => minReason));
  if (reason.trim().length < needed) against.push(`the reason has fewer than ${needed} characters`);
  if (event !== "workflow_dispatch") against.push("the run was not started by hand");
  if (!blocks2.every((block2) => isEntitled(block2, person2.login, person2.role, "admin")))
    against.push(`${oneLine(person2.login, 80)} (${oneLine(person2.role ?? "role unknown", 40)}) may not override`);
  return against;
}
function againstSkipping({ gate, firm, problem: problem2 }, blocks2) {
  const isSkippable = SKIPPABLE.includes(gate) && !NEVER.includes(problem2.code);
  if (!isSkippable) return [`${gate} (${problem2.code}) cannot be skipped`];
  if (firm === true) return [`the freeze allows no override (${problem2.code})`];
  return blocks2.every(({ maySkip }) => maySkip.includes(gate)) ? [] : [`may-skip does not name ${gate}`];
}
var NEVER = ["DW004", "DW013", "DW033", "DW034"];

// src/core/window/judge-switch.ts
function judgeSwitch(levels, isNeeded) {
  const states = levels.map((level) => ({ ...level, state: stateOf(level.value) }));
  const wrong = states.find(({ state }) => state === "unreadable");
  if (wrong !== void 0) {
    const why2 = `${wrong.source} is "${oneLine(wrong.value, 40)}"; only true or false count`;
    return closed2("DW004", why2, "Set it to true or false, without quotes.");
  }
  const off = states.filter(({ state }) => state === "false").map(({ source }) => source);
  if (off.length > 0) return closed2("DW007", `DEPLOY_WINDOW is false (${off.join(", ")})`, "Set the variable to true.");
  const unset = states.filter(({ state }) => state === "unset").map(({ source }) => source);
  if (isNeeded && (levels.length === 0 || unset.length > 0)) {
    const where = unset.length === 0 ? "" : ` (${unset.join(", ")})`;
    return closed2("DW005", `DEPLOY_WINDOW is not set${where}`, PASS_IT);
  }
  const on = states.filter(({ state }) => state === "true").map(({ source }) => source);
  if (on.length > 0) return { gate: "deploy-window", kind: "pass", why: `true (${on.join(", ")})` };
  return { gate: "deploy-window", kind: "pass", why: "not set, and the policy does not ask for it" };
}
var PASS_IT = "Set the variable DEPLOY_WINDOW to true and pass it: deploy-window: ${{ vars.DEPLOY_WINDOW }}";
function stateOf(value) {
  if (value === "") return "unset";
  if (/^(true|True|TRUE)$/.test(value)) return "true";
  return /^(false|False|FALSE)$/.test(value) ? "false" : "unreadable";
}
function closed2(code2, why2, remedy2) {
  const canOpen = code2 !== "DW004";
  const problem2 = { code: code2, fault: "user", what: canOpen ? `closed: ${why2}` : why2, where: "DEPLOY_WINDOW", remedy: remedy2 };
  return { gate: "deploy-window", kind: "closed", why: why2, problem: problem2, canOpen };
}

// src/core/approval/excluder.ts
function excluder(rules, authors, starter) {
  const isExcluded = (what) => rules.not.includes(what);
  return {
    unknown: isExcluded("authors") ? authors?.unknown ?? 0 : 0,
    why: (login, isBot) => {
      if (isExcluded("bots") && (isBot || isBotLogin(login))) return "bot";
      const wrote = isExcluded("authors") ? authors?.authors[login.toLowerCase()] ?? 0 : 0;
      if (wrote > 0) return `wrote ${wrote} of the ${authors?.commits ?? wrote} commits`;
      return starter?.toLowerCase() === login.toLowerCase() ? "started the run" : void 0;
    }
  };
}

// src/core/approval/problems.ts
var user = { fault: "user" };
var name = (text3) => oneLine(text3, 80);
var tellBarred = (barred) => barred.map((one) => `${name(one.user)} (${one.why})`).join(", ");
var unprotected = ({ environment, protection }) => ({
  ...{ code: "DW023", ...user },
  what: `approval: the environment "${name(environment)}" ${protection === void 0 ? "does not exist" : "asks for no reviewer"}, so nobody has to approve`,
  where: "Settings \u2192 Environments",
  remedy: "Add required reviewers; where the plan has none (a private repository below Enterprise) give approval-by: dispatch, or flow: deployment where no approval is wanted."
});
var bypassed = (environment) => ({
  ...{ code: "DW021", ...user },
  what: `no approval recorded for ${name(environment)}; rules were bypassed, or the job of this step names no environment`,
  where: "the run's reviews",
  remedy: `Let the job have environment: ${name(environment)}, and forbid administrators to bypass its rules.`
});
var barredOnly = (barred, good, min) => ({
  ...{ code: "DW020", ...user },
  what: `approval: ${tellBarred(barred)} approved, which does not count; ${good} of ${min} approvals`,
  where: "the run's reviews",
  remedy: "Another person must approve."
});
var tooFew = (good, min) => ({
  ...{ code: "DW022", ...user },
  what: `approval: ${good.length} of ${min} approvals (${good.map(name).join(", ") || "nobody"})`,
  where: "the run's reviews",
  remedy: "GitHub lets a job start after one review and then takes no more of them: with approval by the environment set approval.min to 1."
});
var notByHand = (event) => ({
  ...{ code: "DW022", ...user },
  what: `approval by dispatch: this run was started by the event ${name(event)}, not by hand`,
  where: 'input "approval-by"',
  remedy: "Start the workflow by hand (workflow_dispatch), or give approval-by: environment."
});
var notEntitled = (login, role) => ({
  ...{ code: "DW022", ...user },
  what: `approval by dispatch: ${name(login)} (${name(role ?? "role unknown")}) may not approve this`,
  where: "approval.users and approval.permission of the policy (default maintain)",
  remedy: "Let a person who may approve start the workflow."
});
var unknownAuthors = (unknown) => ({
  ...{ code: "DW020", ...user },
  what: `approval: ${unknown} of the commits that go out have an author whom GitHub cannot name, who may be the approver`,
  where: "the commits' e-mail addresses",
  remedy: "Let the authors add their address to their GitHub account, or set approval.not to [bots] in the policy."
});
var nobodyLeft = (barred) => ({
  ...{ code: "DW025", ...user },
  what: `nobody on the reviewer list may approve this: ${tellBarred(barred)}`,
  where: "Settings \u2192 Environments",
  remedy: "Add a reviewer to the environment; approval.not of the policy says who may not approve."
});

// src/core/approval/judge-approval.ts
function judgeApproval(facts2, rules) {
  const byEnvironment = rules.flow === "delivery" && rules.by === "environment";
  if ((byEnvironment || facts2.requireProtection) && facts2.protection?.reviewers === void 0) return closed3(unprotected(facts2));
  if (rules.flow === "deployment") return pass("flow deployment: no approval is asked for", []);
  const exclude = excluder(rules, facts2.authors, starterToo(facts2, rules) ? facts2.starter.login : void 0);
  return rules.by === "environment" ? byReviewers(facts2, rules, exclude) : byStarter(facts2, rules, exclude);
}
var starterToo = ({ event }, { by: by2, not }) => by2 === "environment" && (event === "workflow_dispatch" || not.includes("starter"));
function byReviewers(facts2, rules, exclude) {
  const given = newestOfEach(facts2.approvals, facts2.environment).filter(({ state }) => state === "approved");
  if (given.length === 0) return closed3(bypassed(facts2.environment));
  const barred = barredOf(given, rules, exclude);
  const good = given.map(({ user: user2 }) => user2).filter((user2) => !barred.some((one) => one.user === user2));
  if (good.length >= rules.min && (exclude.unknown === 0 || rules.min >= 2))
    return pass(`approved by ${good.join(", ")}`, good, again(facts2));
  if (good.length >= rules.min) return closed3(unknownAuthors(exclude.unknown));
  const left = possible(facts2.protection, rules, exclude);
  if (left.nobody) return closed3(nobodyLeft(left.barred));
  if (barred.length > 0) return closed3(barredOnly(barred, good.length, rules.min));
  return closed3(tooFew(good, rules.min));
}
function byStarter(facts2, rules, exclude) {
  const { login, role } = facts2.starter;
  if (facts2.event !== "workflow_dispatch") return closed3(notByHand(facts2.event));
  if (rules.min > 1) return closed3(tooFew([login], rules.min));
  const why2 = exclude.why(login, false);
  if (why2 !== void 0) return closed3(barredOnly([{ user: login, why: why2 }], 0, 1));
  if (exclude.unknown > 0) return closed3(unknownAuthors(exclude.unknown));
  const blocks2 = rules.entitled.length === 0 ? [{}] : rules.entitled;
  if (!blocks2.every((block2) => isEntitled(block2, login, role, "maintain"))) return closed3(notEntitled(login, role));
  return pass(`started by hand by ${login}`, [login]);
}
function newestOfEach(approvals, environment) {
  const seen = /* @__PURE__ */ new Set();
  return approvals.filter(({ state, environments }) => state !== "pending" && isListed(environments, environment)).filter(({ user: user2 }) => !seen.has(user2.toLowerCase()) && seen.add(user2.toLowerCase()) !== void 0);
}
function barredOf(people, rules, exclude) {
  return people.flatMap(({ user: user2, isBot }) => {
    const why2 = exclude.why(user2, isBot) ?? (mayReview(rules, user2) ? void 0 : "not in approval.users");
    return why2 === void 0 ? [] : [{ user: user2, why: why2 }];
  });
}
var mayReview = (rules, user2) => rules.entitled.every(({ users }) => users === void 0 || isListed(users, user2));
function possible(protection, rules, exclude) {
  const { users = [], teams = [] } = protection?.reviewers ?? {};
  const barred = barredOf(
    users.map(({ login, isBot }) => ({ user: login, isBot })),
    rules,
    exclude
  );
  return { nobody: teams.length === 0 && users.length > 0 && barred.length === users.length, barred };
}
var pass = (why2, approvedBy, remarks = []) => ({
  finding: { gate: "approval", kind: "pass", why: why2 },
  approvedBy,
  remarks
});
function closed3(problem2) {
  return { finding: { gate: "approval", kind: "closed", why: problem2.what, problem: problem2, canOpen: false }, approvedBy: [], remarks: [] };
}
var again = ({ attempt: attempt3 }) => attempt3 === 1 ? [] : [
  {
    severity: "warning",
    problem: {
      code: "DW026",
      fault: "user",
      what: `this is attempt ${attempt3} of the run, and GitHub does not tell which attempt was approved`
    }
  }
];

// src/stages/window/ask.ts
var unreadable2 = (code2, doing, failure3) => githubProblem(failure3.kind === "rate-limited" ? "DW034" : code2, doing, failure3);
async function asGate(gate, doing, ask4, closed6) {
  try {
    return await ask4();
  } catch (error3) {
    if (!(error3 instanceof GithubFailure)) throw error3;
    const problem2 = unreadable2("DW033", doing, error3);
    return closed6({ gate, kind: "closed", why: problem2.what, problem: problem2, canOpen: false });
  }
}

// src/stages/window/ask-approval.ts
async function askApproval(ports, request2, rules) {
  const { facts: facts2 } = ports;
  const ask4 = async () => {
    const isDelivery = rules.flow === "delivery";
    const byEnvironment = isDelivery && rules.by === "environment";
    const byDispatch = isDelivery && rules.by === "dispatch";
    const [protection, approvals, written2, role] = await Promise.all([
      byEnvironment || request2.requireProtection ? facts2.environment(request2.environment) : void 0,
      byEnvironment ? facts2.approvals(request2.run.id) : [],
      isDelivery && rules.not.includes("authors") ? readAuthors2(ports, request2) : void 0,
      byDispatch ? facts2.roleOf(request2.run.starter) : void 0
    ]);
    const word2 = judgeApproval(
      {
        environment: request2.environment,
        requireProtection: request2.requireProtection,
        approvals,
        starter: { login: request2.run.starter, ...present({ role }) },
        event: request2.run.event,
        attempt: request2.run.attempt,
        ...present({ protection, authors: written2?.authors })
      },
      rules
    );
    return { ...word2, remarks: [...word2.remarks, ...written2?.remarks ?? []] };
  };
  return asGate("approval", "reading who approved", ask4, (finding) => ({ finding, approvedBy: [], remarks: [] }));
}
async function readAuthors2({ facts: facts2 }, { environment, service, sha }) {
  const base = await facts2.deployedCommit(environment, service);
  const authors = await facts2.authors(base, sha);
  return { authors, remarks: base === void 0 ? [first(environment, service)] : [] };
}
var first = (environment, service) => ({
  severity: "notice",
  problem: {
    code: "DW027",
    fault: "user",
    what: `this is the first deployment of ${service} to ${environment} with a status of ours: only the authors of its newest change are known`
  }
});

// src/core/upstream/standing.ts
function stateOf2({ status: status2, conclusion }) {
  if (status2 !== "completed" || conclusion === null) return "pending";
  if (conclusion === "success") return "green";
  return conclusion === "skipped" || conclusion === "neutral" ? "skipped" : "red";
}
function newestJobs(jobs) {
  const newest = /* @__PURE__ */ new Map();
  for (const job of jobs) {
    const known2 = newest.get(job.name);
    if (known2 === void 0 || job.attempt > known2.attempt || job.attempt === known2.attempt && job.id > known2.id)
      newest.set(job.name, job);
  }
  return [...newest.values()];
}
var namesOf = (name2) => {
  const at3 = name2.indexOf(" / ");
  return at3 < 0 ? [name2] : [name2, name2.slice(0, at3)];
};
var jobCandidate = (job) => ({
  label: job.name,
  names: namesOf(job.name),
  state: stateOf2(job),
  word: job.conclusion ?? job.status,
  ...job.url === void 0 ? {} : { url: job.url }
});
function newestChecks(checks) {
  const newestRun = /* @__PURE__ */ new Map();
  for (const { workflow, runId = 0 } of checks)
    if (workflow !== void 0) newestRun.set(workflow, Math.max(runId, newestRun.get(workflow) ?? 0));
  const newest = /* @__PURE__ */ new Map();
  for (const check of checks) {
    if (check.workflow !== void 0 && (check.runId ?? 0) < (newestRun.get(check.workflow) ?? 0)) continue;
    const key2 = JSON.stringify([check.app, check.workflow ?? "", check.name]);
    const known2 = newest.get(key2);
    if (known2 === void 0 || isNewer(check, known2)) newest.set(key2, check);
  }
  return [...newest.values()];
}
function isNewer(a, b) {
  const [startA, startB] = [a, b].map(({ startedAt }) => startedAt === void 0 ? Number.POSITIVE_INFINITY : Date.parse(startedAt));
  return startA === startB ? a.id > b.id : (startA ?? 0) > (startB ?? 0);
}
var checkCandidate = (check) => {
  const { workflow } = check;
  const names = namesOf(check.name);
  return {
    label: workflow === void 0 ? `${check.name} (${check.app})` : `${check.name} (${workflow})`,
    names: workflow === void 0 ? names : [...names, ...names.map((name2) => `${workflow} / ${name2}`)],
    state: stateOf2(check),
    word: check.conclusion ?? check.status,
    ...check.url === void 0 ? {} : { url: check.url }
  };
};
var statusCandidate = ({ context, state, url }) => ({
  label: `${context} (status)`,
  names: [context],
  state: state === "success" ? "green" : state === "pending" ? "pending" : "red",
  word: state,
  ...url === void 0 ? {} : { url }
});
var fitsAll = (lists, names) => lists.every((globs) => globs.some((glob2) => names.some((name2) => fitsGlob(glob2, name2))));

// src/core/upstream/judge-needs.ts
var jobsOfKey = (key2, jobs) => jobs.filter(({ name: name2 }) => name2 === key2 || name2.startsWith(`${key2} (`) || name2.startsWith(`${key2} / `));
function judgeNeeds(needs, jobs, rules) {
  const word2 = { reds: [], green: [], alerts: [], nameless: [] };
  for (const [key2, result] of Object.entries(needs)) {
    const own = jobsOfKey(key2, jobs);
    const found = result === "success" ? redJobs(own) : [redResult(key2, result, fitsAll(rules.allowSkipped, [key2]))].flat();
    if (fitsAll(rules.alertOnly, [key2])) word2.alerts.push(...found);
    else if (found.length > 0) word2.reds.push(...found);
    else word2.green.push(key2);
    if (own.length === 0 && result === "success") word2.nameless.push(key2);
  }
  return word2;
}
function redResult(key2, result, maySkip) {
  if (result === "skipped" && maySkip) return [];
  return [{ kind: "failed", label: key2, word: result }];
}
function redJobs(jobs) {
  return jobs.flatMap((job) => {
    const state = stateOf2(job);
    if (state === "green" || state === "skipped") return [];
    const kind = state === "pending" ? "pending" : "hidden";
    return [{ kind, label: job.name, word: job.conclusion ?? job.status, ...job.url === void 0 ? {} : { url: job.url } }];
  });
}

// src/core/upstream/judge-required.ts
function judgeRequired(candidates, rules) {
  const reds = [];
  const green = /* @__PURE__ */ new Set();
  for (const glob2 of rules.required) {
    const found = candidates.filter(({ names }) => names.some((name2) => fitsGlob(glob2, name2)));
    if (found.length === 0) reds.push({ kind: "missing", label: glob2, word: "not found" });
    for (const one of found) {
      if (isAlertOnly(one, rules)) continue;
      if (one.state === "green" || one.state === "skipped" && fitsAll(rules.allowSkipped, one.names)) green.add(one.label);
      else if (!reds.some(({ label }) => label === one.label)) reds.push(redOf(one));
    }
  }
  const alerts = candidates.filter((one) => isAlertOnly(one, rules) && one.state === "red").map(redOf);
  return { reds, green: [...green], alerts };
}
var isAlertOnly = ({ names }, rules) => fitsAll(rules.alertOnly, names);
var redOf = ({ label, word: word2, state, url }) => ({
  kind: state === "pending" ? "pending" : "failed",
  label,
  word: word2,
  ...url === void 0 ? {} : { url }
});

// src/core/upstream/judge-upstream.ts
function judgeUpstream(facts2, rules) {
  const jobs = newestJobs(facts2.jobs).filter(({ id }) => id !== facts2.self);
  if (Object.keys(facts2.needs ?? {}).length === 0 && rules.required.length === 0) return nothingToJudge();
  const needs = judgeNeeds(facts2.needs ?? {}, jobs, rules);
  const others = newestChecks(facts2.checks.filter(({ id, runId }) => id !== facts2.self && String(runId) !== facts2.runId));
  const candidates = [...jobs.map(jobCandidate), ...others.map(checkCandidate), ...facts2.statuses.map(statusCandidate)];
  const required = judgeRequired(candidates, rules);
  const reds = [...needs.reds, ...required.reds.filter(({ label }) => !needs.reds.some((red) => red.label === label))];
  const alerts = new Map([...needs.alerts, ...required.alerts].map((red) => [red.label, red]));
  const green = [.../* @__PURE__ */ new Set([...needs.green, ...required.green])];
  const found = candidates.flatMap(({ names }) => names[0] ?? []);
  return {
    finding: reds.length === 0 ? pass2(green) : closed4(reds, facts2.sha, found),
    remarks: [...[...alerts.values()].map(alertRemark), ...needs.nameless.map(namelessRemark)],
    isStale: reds.length > 0 && reds.length === needs.reds.length && reds.every(({ kind }) => kind === "pending")
  };
}
var pass2 = (green) => ({
  gate: "upstream",
  kind: "pass",
  why: green.length === 0 ? "nothing that may block is red" : `green: ${list(green)}`
});
var ORDER = ["hidden", "failed", "missing", "pending"];
function closed4(reds, sha, found) {
  const sorted2 = [...reds].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const why2 = `upstream: ${list(sorted2.map((red) => tell(red, sha, found)))}`;
  const canOpen = reds.every(({ kind }) => kind === "pending" || kind === "missing");
  const [worst] = sorted2;
  const problem2 = {
    code: CODES[worst?.kind ?? "failed"],
    fault: "user",
    what: why2,
    where: worst?.url ?? `commit ${sha.slice(0, 7)}`,
    remedy: REMEDIES[worst?.kind ?? "failed"]
  };
  return { gate: "upstream", kind: "closed", why: why2, problem: problem2, canOpen };
}
var CODES = { hidden: "DW011", failed: "DW012", missing: "DW010", pending: "DW012" };
var REMEDIES = {
  hidden: "Mend the job, or name it in upstream.alert-only of the policy if it may not block.",
  failed: "Mend it and run it again; upstream.allow-skipped and upstream.alert-only of the policy name what may be skipped or may not block.",
  missing: "Check the name in upstream.required of the policy, and that its workflow runs on this commit.",
  pending: "Run this job again when it has ended, or let this job need it."
};
function tell(red, sha, found) {
  const label = `"${oneLine(red.label, 80)}"`;
  switch (red.kind) {
    case "hidden":
      return `${label} is ${red.word} although needs says success (continue-on-error)`;
    case "failed":
      return `${label} is ${red.word}`;
    case "pending":
      return `${label} has not ended (${red.word})`;
    case "missing":
      return `${label} not found on ${sha.slice(0, 7)} (found: ${found.length === 0 ? "nothing" : list(found)})`;
  }
}
function nothingToJudge() {
  const why2 = "upstream: nothing to judge";
  const remedy2 = "Pass needs: ${{ toJSON(needs) }}, or list upstream.required in the policy.";
  const problem2 = { code: "DW013", fault: "user", what: why2, where: 'input "needs"', remedy: remedy2 };
  return { finding: { gate: "upstream", kind: "closed", why: why2, problem: problem2, canOpen: false }, remarks: [], isStale: false };
}
var alertRemark = (red) => ({
  severity: "warning",
  problem: {
    code: "DW015",
    fault: "user",
    what: `"${oneLine(red.label, 80)}" is ${red.word}; it may not block (alert-only)`,
    ...red.url === void 0 ? {} : { where: red.url }
  }
});
var namelessRemark = (key2) => ({
  severity: "warning",
  problem: {
    code: "DW016",
    fault: "user",
    what: `no job of this run is named "${oneLine(key2, 80)}": it was judged by what needs says, which hides continue-on-error`,
    remedy: "List its name: under upstream.required of the policy."
  }
});
function list(texts) {
  const shown4 = texts.slice(0, 5).map((text3) => oneLine(text3, 200));
  return texts.length > 5 ? `${shown4.join(", ")} and ${texts.length - 5} more` : shown4.join(", ");
}

// src/stages/window/ask-upstream.ts
var STALE_READS = 6;
async function askUpstream(ports, request2, rules) {
  const ask4 = async () => {
    const read = async () => judgeUpstream(await readFacts(ports, request2, rules), rules);
    const pause = () => ports.clock.sleep(rules.settleMs, request2.signal);
    let word2 = await read();
    for (let n = 1; word2.isStale && n < STALE_READS; n++) {
      ports.progress(`upstream: a job of needs has not ended by its own check; reading again in ${formatDuration(rules.settleMs)}`);
      await pause();
      word2 = await read();
    }
    if (word2.finding.kind !== "pass" || rules.required.length === 0) return word2;
    ports.progress(`upstream: green; reading it once more in ${formatDuration(rules.settleMs)}`);
    await pause();
    const again3 = await read();
    return again3.finding.kind === "closed" ? { ...again3, finding: changed(again3.finding.why) } : again3;
  };
  return asGate("upstream", "reading the jobs and checks before this one", ask4, (finding) => ({ finding, remarks: [], isStale: false }));
}
async function readFacts({ facts: facts2 }, request2, rules) {
  const isByName = rules.required.length > 0;
  const hasNeeds = Object.keys(request2.needs ?? {}).length > 0;
  const [jobs, checks, statuses] = await Promise.all([
    isByName || hasNeeds ? facts2.jobs(request2.run.id) : [],
    isByName ? facts2.checks(request2.sha) : [],
    isByName ? facts2.statuses(request2.sha) : []
  ]);
  const self = request2.checkRunId === void 0 ? void 0 : Number(request2.checkRunId);
  return { sha: request2.sha, runId: request2.run.id, jobs, checks, statuses, ...present({ self, needs: request2.needs }) };
}
var changed = (why2) => ({
  gate: "upstream",
  kind: "closed",
  why: `changed between the two reads: ${why2}`,
  problem: {
    code: "DW014",
    fault: "user",
    what: `changed between the two reads: ${why2}`,
    remedy: "Run this job again when it has settled."
  },
  canOpen: true
});

// src/stages/window/decide.ts
var LONGEST_VALID_MS = 30 * 6e4;
function decide(found) {
  const { request: request2, override } = found;
  const closed6 = closedOf(found.findings);
  if (closed6.length === 0) return { kind: "open", ...wordOf(found, "open", found.findings) };
  if (override?.ok === true) {
    const reasons = found.findings.map((one) => one.kind === "closed" ? { ...one, kind: "overridden" } : one);
    const by2 = request2.run.starter;
    const reason = request2.overrideReason ?? "";
    const word2 = wordOf({ ...found, remarks: [...found.remarks, overridden(by2, reason, override.value)] }, "overridden", reasons);
    return { kind: "overridden", ...word2, by: by2, reason, skipped: override.value };
  }
  const isGreenEnd = wantsGreenEnd(request2, closed6) && override === void 0;
  const problems = [
    ...closed6.map(({ problem: problem2 }) => problem2),
    ...override === void 0 ? [] : [override.error],
    ...isGreenEnd && found.hasOwnDeployment !== false ? [ownDeployment()] : []
  ];
  return {
    kind: "closed",
    ...wordOf(found, "closed", found.findings),
    problems,
    mayEndGreen: isGreenEnd && found.hasOwnDeployment === false,
    ...present({ opensAt: found.opensAt === void 0 ? void 0 : isoIn(found.opensAt, found.zone) })
  };
}
var closedOf = (findings) => findings.filter((one) => one.kind === "closed");
var wantsGreenEnd = ({ onClosed }, closed6) => onClosed === "skip" && closed6.length > 0 && closed6.every(({ canOpen }) => canOpen);
function wordOf(found, verdict, reasons) {
  const { request: request2, now, zone, closesAt, timeNeededMs: timeNeededMs2 } = found;
  const lastStart = verdict === "open" && closesAt !== void 0 ? closesAt - timeNeededMs2 : Number.POSITIVE_INFINITY;
  const validUntil = verdict === "closed" ? now.getTime() : Math.min(lastStart, now.getTime() + LONGEST_VALID_MS);
  return {
    decision: {
      environment: request2.environment,
      service: request2.service,
      digest: request2.digest,
      sha: request2.sha,
      verdict,
      validUntil: new Date(validUntil).toISOString(),
      policySha: found.policySha,
      runId: request2.run.id
    },
    reasons,
    approvals: found.approvedBy.map((user2) => ({ user: user2 })),
    remarks: found.remarks,
    decidedAt: now,
    zone,
    ...closesAt === void 0 ? {} : { closesAt: isoIn(closesAt, zone), remainingSeconds: Math.floor((closesAt - now.getTime()) / 1e3) }
  };
}
var overridden = (by2, reason, skipped2) => ({
  severity: "warning",
  problem: {
    code: "DW071",
    fault: "user",
    what: `overridden by ${by2}: ${reason} (skipped: ${skipped2.join(", ")})`,
    where: 'input "override-reason"'
  }
});
var ownDeployment = () => ({
  code: "DW083",
  fault: "user",
  what: "on-closed: skip in a job with its own deployment: a green end would make GitHub record a deployment that never happened",
  where: 'input "on-closed"',
  remedy: "Write environment: {name: \u2026, deployment: false} at the job and grant checks: read, or give on-closed: fail."
});

// src/stages/window/judge-surroundings.ts
var MOST_SKEW_MS = 6e4;
function judgeClock(aheadMs) {
  if (aheadMs === void 0) return closed5("clock", clockProblem("GitHub's answers carry no time, so the runner's clock cannot be proved"));
  if (Math.abs(aheadMs) <= MOST_SKEW_MS) return { gate: "clock", kind: "pass", why: "agrees with GitHub's" };
  const off = `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? "ahead of" : "behind"} GitHub`;
  return closed5("clock", clockProblem(`the runner is ${off}, so nobody can say whether it is open`));
}
var clockProblem = (what) => ({
  code: "DW030",
  fault: "user",
  what: `clock: ${what}`,
  where: "this runner",
  remedy: "Set its clock (NTP)."
});
function judgeEvent(event, flow) {
  if (flow === "deployment" || !/^pull_request(_target)?$/.test(event)) return { gate: "event", kind: "pass", why: oneLine(event, 60) };
  return closed5("event", {
    code: "DW024",
    fault: "user",
    what: `the event ${event} is refused in flow delivery`,
    where: "on:",
    remedy: "Deliver on push to the default branch, or by workflow_dispatch; use flow: deployment for a preview environment."
  });
}
var closed5 = (gate, problem2) => ({ gate, kind: "closed", why: problem2.what, problem: problem2, canOpen: false });
var noDefault = (environment) => ({
  code: "DW032",
  fault: "user",
  what: `the policy has no default for the environment "${oneLine(environment, 80)}"`,
  where: "default: of the policy",
  expected: "open or closed",
  remedy: `default: {"${oneLine(environment, 80)}": closed}`
});
function overRules({ freezes, windows, zone }, now) {
  return [...freezes.map((rule) => ({ kind: "freeze", rule })), ...windows.map((rule) => ({ kind: "window", rule }))].flatMap(
    ({ kind, rule }) => {
      const end2 = endOf(rule.when);
      if (end2 === void 0 || zone.latest(end2) > now) return [];
      const what = `${kind} "${oneLine(rule.id, 60)}" ended ${tellTime(zone.latest(end2), zone)}: delete it`;
      return [{ severity: "notice", problem: { code: "DW008", fault: "user", what, where: "the policy" } }];
    }
  );
}

// src/core/policy/tree.ts
function describeNode(node) {
  switch (node.kind) {
    case "map":
      return "a mapping";
    case "list":
      return "a list";
    case "text":
      return `"${node.text}"`;
    case "number":
      return node.source;
    case "boolean":
      return String(node.boolean);
    case "empty":
      return "empty";
  }
}

// src/core/policy/faults.ts
function collectFaults(source) {
  const list3 = [];
  return { list: list3, add: (at3, what, expected) => void list3.push(policyFault(source, at3, what, expected)) };
}
var policyFault = (source, at3, what, expected) => ({
  code: "DW003",
  fault: "user",
  what: `${source} line ${at3.line}: ${oneLine(what)}`,
  where: `${source}:${at3.line}:${at3.column}`,
  ...expected === void 0 ? {} : { expected },
  remedy: "Correct the policy: an invalid one closes the gate. Its form is in the README of deploy-window-check."
});
function entriesOf(node, known2, found, later2 = []) {
  if (node.kind !== "map") {
    found.add(node.at, `this is ${describeNode(node)}`, `a mapping with some of ${known2.join(", ")}`);
    return {};
  }
  for (const { key: key2, at: at3 } of node.entries) {
    if (known2.includes(key2)) continue;
    if (later2.includes(key2)) found.add(at3, `"${key2}" is not supported yet`, `one of ${known2.join(", ")}`);
    else found.add(at3, `unknown key "${key2}"${meant(key2, [...known2, ...later2])}`, `one of ${known2.join(", ")}`);
  }
  return Object.fromEntries(node.entries.map(({ key: key2, value }) => [key2, value]));
}
function meant(text3, known2) {
  const near = nearest(text3, known2);
  return near === void 0 ? "" : `, did you mean "${near}"?`;
}

// src/core/policy/policy-file.ts
var DEFAULT_POLICY_PATH = ".github/deploy-policy.yml";

// src/core/window/time-zone.ts
var DAY2 = 864e5;
function openTimeZone(name2) {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(name2)) return void 0;
  let digits;
  try {
    digits = new Intl.DateTimeFormat("en-US", { ...DIGITS, timeZone: name2 });
  } catch {
    return void 0;
  }
  const wallAt = (instant) => readDigits(digits, instant);
  const offset = (instant) => wallAt(instant) - instant;
  const readings = (wall) => {
    const offsets = [offset(wall - DAY2), offset(wall + DAY2)];
    const exact = offsets.map((one) => wall - one).filter((instant) => wallAt(instant) === wall);
    return exact.length > 0 ? exact : offsets.map((one) => wall - one);
  };
  return {
    name: name2,
    wallAt,
    earliest: (wall) => Math.min(...readings(wall)),
    latest: (wall) => Math.max(...readings(wall)),
    abbreviation: (instant) => letters(name2, instant)
  };
}
var DIGITS = {
  calendar: "gregory",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit"
};
function readDigits(format, instant) {
  const parts = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant % 1e3 + 1e3) % 1e3;
}
function letters(timeZone, instant) {
  const names = ["en-US", "en-GB"].map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(instant);
    return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  });
  return names.find((text3) => !/^GMT[+-]/.test(text3)) ?? names[0] ?? timeZone;
}

// src/core/policy/fields.ts
function textOf(node, found) {
  if (node === void 0) return void 0;
  if (node.kind === "text" && node.text.trim() !== "") return node.text;
  found.add(node.at, `this is ${describeNode(node)}`, "text");
  return void 0;
}
function textsOf(node, found) {
  if (node === void 0) return void 0;
  const items = node.kind === "list" ? node.items : [node];
  const texts = items.flatMap((item) => {
    if (item.kind === "text" && item.text.trim() !== "") return [item.text];
    if (item.kind === "number") return [item.source];
    found.add(item.at, `this is ${describeNode(item)}`, "text, or a list of texts");
    return [];
  });
  return texts;
}
function wordOf2(node, words2, found) {
  if (node === void 0) return void 0;
  const word2 = node.kind === "text" ? words2.find((known2) => known2 === node.text) : void 0;
  if (word2 === void 0)
    found.add(node.at, `this is ${describeNode(node)}${node.kind === "text" ? meant(node.text, words2) : ""}`, `one of ${words2.join(", ")}`);
  return word2;
}
function wordsOf(node, words2, found) {
  if (node === void 0) return void 0;
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => wordOf2(item, words2, found) ?? []);
}
function booleanOf(node, found) {
  if (node === void 0) return void 0;
  if (node.kind === "boolean") return node.boolean;
  found.add(node.at, `this is ${describeNode(node)}`, "true or false");
  return void 0;
}
function integerOf(node, range, found) {
  if (node === void 0) return void 0;
  if (node.kind === "number" && Number.isInteger(node.number) && node.number >= range[0] && node.number <= range[1]) return node.number;
  found.add(node.at, `this is ${describeNode(node)}`, `a whole number from ${range[0]} to ${range[1]}`);
  return void 0;
}
function durationOf(node, maxMs, found) {
  if (node === void 0) return void 0;
  const ms = node.kind === "text" ? parseDuration(node.text) : node.kind === "number" && node.number === 0 ? 0 : void 0;
  if (ms !== void 0 && ms <= maxMs) return ms;
  found.add(node.at, `this is ${describeNode(node)}`, "a duration such as 10m or 1h30m (d = 24 hours)");
  return void 0;
}

// src/core/policy/read-time.ts
var WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
var textOf2 = (node) => node.kind === "text" ? node.text.trim() : "";
function readHour(node, found, isEnd = false) {
  const minutes = minutesOf(textOf2(node), isEnd);
  if (minutes === void 0)
    found.add(node.at, `this is ${describeNode(node)}`, `an hour from "00:00" to "${isEnd ? "24:00" : "23:59"}", in quotes`);
  return minutes;
}
function minutesOf(text3, isEnd) {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text3);
  if (match === null) return void 0;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (isEnd && hour === 24 && minute === 0) return 1440;
  return hour < 24 && minute < 60 ? hour * 60 + minute : void 0;
}
function readDays(node, found) {
  const items = node.kind === "list" ? node.items : [node];
  const days = /* @__PURE__ */ new Set();
  let good = true;
  for (const item of items) {
    const [first2, last = first2] = textOf2(item).toLowerCase().split("-").map((word2) => WEEKDAYS.indexOf(word2.trim()));
    if (first2 === void 0 || last === void 0 || first2 < 0 || last < 0 || textOf2(item).split("-").length > 2) {
      found.add(
        item.at,
        `this is ${describeNode(item)}${meant(textOf2(item), WEEKDAYS)}`,
        `weekdays as ${WEEKDAYS.join(", ")}, or a range such as mon-thu`
      );
      good = false;
      continue;
    }
    for (let day = first2; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  if (good && days.size === 0) found.add(node.at, "days is empty", "at least one weekday");
  return good && days.size > 0 ? [...days].sort() : void 0;
}
function readDayTime(node, found) {
  const match = /^([a-z]{3}) +(\S+)$/.exec(textOf2(node).toLowerCase());
  const day = WEEKDAYS.indexOf(match?.[1]);
  const minutes = minutesOf(match?.[2] ?? "", false);
  if (day >= 0 && minutes !== void 0) return { day, minutes };
  found.add(
    node.at,
    `this is ${describeNode(node)}${match === null ? "" : meant(match[1] ?? "", WEEKDAYS)}`,
    'weekday and hour such as "fri 12:00"'
  );
  return void 0;
}
function readMonthDay(node, found) {
  const match = /^(\d{1,2})-(\d{1,2}) +(\S+)$/.exec(textOf2(node));
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  const minutes = minutesOf(match?.[3] ?? "", false);
  if (month === 2 && day === 29) {
    found.add(node.at, "29 February is not in every year", "02-28 or 03-01");
    return void 0;
  }
  if (minutes !== void 0 && dayExists(2027, month, day)) return { month, day, minutes };
  found.add(node.at, `this is ${describeNode(node)}`, 'month-day and hour such as "12-18 12:00"');
  return void 0;
}
function readWallTime(node, found) {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2})$/.exec(textOf2(node));
  const date = match === null ? void 0 : dateOf2(`${match[1]}-${match[2]}-${match[3]}`);
  const minutes = minutesOf(match?.[4] ?? "", false);
  if (date !== void 0 && minutes !== void 0) return date + minutes * 6e4;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(textOf2(node)) && textOf2(node).length > 16;
  found.add(
    node.at,
    `this is ${describeNode(node)}`,
    `a date and hour such as 2026-11-06T18:00${zoned ? ", without Z or offset: it is read in the time-zone of the policy" : ""}`
  );
  return void 0;
}
var DAY3 = 864e5;
function readDates(node, found) {
  const items = node.kind === "list" ? node.items : [node];
  if (items.length === 0) found.add(node.at, "dates is empty", "at least one date");
  const days = items.flatMap((item) => {
    const [first2, last = first2, ...more] = textOf2(item).split("..").map((text3) => dateOf2(text3.trim()));
    if (first2 !== void 0 && last !== void 0 && last >= first2 && more.length === 0) return [{ from: first2, to: last + DAY3 }];
    found.add(item.at, `this is ${describeNode(item)}`, "a date such as 2026-11-27, or 2026-12-28..2026-12-30");
    return [];
  });
  return days.length === items.length && days.length > 0 ? { form: "dates", days } : void 0;
}
function dateOf2(text3) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text3);
  if (match === null) return void 0;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return dayExists(year, month, day) ? Date.UTC(year, month - 1, day) : void 0;
}
function dayExists(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
}

// src/core/policy/read-when.ts
var FORMS = 'from and to as hours ("09:00", with days), as weekday and hour ("fri 12:00"), as month-day and hour ("12-18 12:00", with yearly: true), or as dates with hour (2026-11-06T18:00); or dates';
var LATER_FORMS = ["cron", "until-cron", "rrule", "ics", "duration", "start", "days-match"];
function readWhen(rule, entries, found) {
  const later2 = LATER_FORMS.find((key2) => entries[key2] !== void 0);
  if (later2 !== void 0) {
    found.add(entries[later2]?.at ?? rule.at, `"${later2}" is not supported yet`, FORMS);
    return void 0;
  }
  const { from, to, days, dates, yearly } = entries;
  if (dates !== void 0) {
    for (const extra of [from, to, days, yearly])
      if (extra !== void 0) found.add(extra.at, "a rule with dates has no other time", "dates alone");
    return readDates(dates, found);
  }
  if (from === void 0 || to === void 0) {
    found.add(rule.at, from === void 0 && to === void 0 ? "the rule has no time" : "the rule has from or to, but not both", FORMS);
    return void 0;
  }
  return readRange({ from, to, days, yearly }, found);
}
function readRange(range, found) {
  const { from, days, yearly } = range;
  const text3 = from.kind === "text" ? from.text.trim() : "";
  const isYearly = yearly !== void 0;
  if (isYearly && !(yearly.kind === "boolean" && yearly.boolean))
    found.add(yearly.at, `yearly is ${describeNode(yearly)}`, "true, or no such key");
  const form = formOf(text3);
  if (form === void 0) {
    const word2 = text3.split(/\s/)[0] ?? "";
    found.add(from.at, `from is ${describeNode(from)}${meant(word2, WEEKDAYS)}`, FORMS);
    return void 0;
  }
  if (days !== void 0 && form !== "daily") found.add(days.at, "days only goes with hours", 'from: "09:00" and to: "16:00"');
  if (isYearly && form !== "yearly") found.add(yearly.at, "yearly only goes with month and day", 'from: "12-18 12:00"');
  if (!isYearly && form === "yearly")
    found.add(from.at, `from is ${describeNode(from)}`, "yearly: true beside it, or a date with its year");
  return RANGE_READERS[form](range, found);
}
function formOf(text3) {
  if (/^\d{1,2}:\d{2}$/.test(text3)) return "daily";
  if (/^[a-z]+ +\d{1,2}:\d{2}$/i.test(text3) && WEEKDAYS.includes(text3.slice(0, 3).toLowerCase()))
    return "weekly";
  if (/^\d{1,2}-\d{1,2}( +\d{1,2}:\d{2})?$/.test(text3)) return "yearly";
  return /^\d{4}-/.test(text3) ? "dated" : void 0;
}
var RANGE_READERS = {
  daily,
  weekly: (range, found) => pair(readDayTime, range, found, (from, to) => ({ form: "weekly", from, to }), sameDayTime),
  yearly: (range, found) => pair(readMonthDay, range, found, (from, to) => ({ form: "yearly", from, to }), sameMonthDay),
  dated: (range, found) => pair(readWallTime, range, found, (from, to) => ({ form: "dated", from, to }), isNotAfter)
};
function daily({ from, to, days }, found) {
  const start2 = readHour(from, found);
  const end2 = readHour(to, found, true);
  const on = days === void 0 ? [0, 1, 2, 3, 4, 5, 6] : readDays(days, found);
  return start2 === void 0 || end2 === void 0 || on === void 0 ? void 0 : { form: "daily", days: on, from: start2, to: end2 };
}
function pair(read, { from, to }, found, make, isEmpty2) {
  const [a, b] = [read(from, found), read(to, found)];
  if (a === void 0 || b === void 0) return void 0;
  if (!isEmpty2(a, b)) return make(a, b);
  found.add(to.at, `to ${describeNode(to)} is not after from ${describeNode(from)}`, "an end after the beginning");
  return void 0;
}
var sameDayTime = (a, b) => a.day === b.day && a.minutes === b.minutes;
var isNotAfter = (from, to) => to <= from;
var sameMonthDay = (a, b) => a.month === b.month && a.day === b.day && a.minutes === b.minutes;

// src/core/policy/read-rules.ts
var KEYS = ["id", "environments", "services", "days", "from", "to", "yearly", "dates", "reason"];
function readRules(node, kind, found) {
  if (node === void 0) return [];
  if (node.kind !== "list") {
    found.add(node.at, `${kind}s is ${describeNode(node)}`, "a list of rules, each with id");
    return [];
  }
  const seen = /* @__PURE__ */ new Set();
  return node.items.flatMap((item) => {
    const rule = readRule(item, kind, found);
    if (rule === void 0) return [];
    if (seen.has(rule.id)) found.add(item.at, `two ${kind}s have the id "${rule.id}"`, "an id of its own for each");
    seen.add(rule.id);
    return [rule];
  });
}
function readRule(node, kind, found) {
  const known2 = kind === "freeze" ? [...KEYS, "allow-override"] : KEYS;
  const entries = entriesOf(node, [...known2, ...LATER_FORMS], found);
  if (node.kind !== "map") return void 0;
  const id = textOf(entries.id, found);
  if (entries.id === void 0) found.add(node.at, `the ${kind} has no id`, "id: a name for messages");
  const firm = booleanOf(entries["allow-override"], found) === false;
  const reason = textOf(entries.reason, found);
  const select = readSelector(entries, found);
  const when = readWhen(node, entries, found);
  if (id === void 0 || when === void 0) return void 0;
  return { id, when, select, ...reason === void 0 ? {} : { reason }, ...firm ? { firm } : {} };
}
function readSelector(entries, found) {
  const globs = (key2) => {
    const node = entries[key2];
    const texts = textsOf(node, found);
    if (node?.kind === "list" && node.items.length === 0)
      found.add(node.at, `${key2} is empty, so nothing is selected`, `names, or no ${key2} for all`);
    return texts;
  };
  const [environments, services] = [globs("environments"), globs("services")];
  return { ...environments === void 0 ? {} : { environments }, ...services === void 0 ? {} : { services } };
}

// src/core/policy/read-blocks.ts
var SELECT = ["environments", "services"];
var DAY4 = 864e5;
function blocks(node, read) {
  if (node === void 0) return void 0;
  return (node.kind === "list" ? node.items : [node]).map(read);
}
var readDeployWindow = (node, found) => blocks(node, (block2) => {
  const entries = entriesOf(block2, [...SELECT, "required"], found);
  return { select: readSelector(entries, found), required: booleanOf(entries.required, found) ?? true };
});
var readUpstream = (node, found) => blocks(node, (block2) => {
  const entries = entriesOf(block2, [...SELECT, "required", "alert-only", "allow-skipped", "settle"], found, ["wait"]);
  return {
    select: readSelector(entries, found),
    required: textsOf(entries.required, found) ?? [],
    allowSkipped: textsOf(entries["allow-skipped"], found) ?? [],
    ...present({ alertOnly: textsOf(entries["alert-only"], found), settleMs: durationOf(entries.settle, 6e5, found) })
  };
});
var readApproval = (node, found) => blocks(node, (block2) => {
  const entries = entriesOf(block2, [...SELECT, "flow", "by", "users", "permission", "min", "not"], found);
  return {
    select: readSelector(entries, found),
    ...present({
      flow: wordOf2(entries.flow, ["delivery", "deployment"], found),
      by: wordOf2(entries.by, ["environment", "dispatch"], found),
      users: textsOf(entries.users, found),
      permission: wordOf2(entries.permission, PERMISSIONS, found),
      min: integerOf(entries.min, [1, 6], found),
      not: wordsOf(entries.not, EXCLUDED, found)
    })
  };
});
var readOverride = (node, found) => blocks(node, (block2) => {
  const entries = entriesOf(block2, [...SELECT, "permission", "users", "via", "may-skip", "min-reason"], found);
  const [permission, users] = [wordOf2(entries.permission, PERMISSIONS, found), textsOf(entries.users, found)];
  wordsOf(entries.via, ["dispatch"], found);
  if (block2.kind === "map" && entries.permission === void 0 && entries.users === void 0)
    found.add(block2.at, "override names nobody", "permission: admin, or users: [alice]");
  if (block2.kind === "map" && entries["may-skip"] === void 0)
    found.add(block2.at, "override names no gate", `may-skip: with some of ${SKIPPABLE.join(", ")}`);
  return {
    select: readSelector(entries, found),
    maySkip: wordsOf(entries["may-skip"], SKIPPABLE, found) ?? [],
    minReason: integerOf(entries["min-reason"], [10, 1e3], found) ?? 10,
    ...present({ permission, users })
  };
});
function readTimeNeeded(node, found) {
  if (node === void 0 || node.kind !== "map") return durationOf(node, DAY4, found);
  const entries = entriesOf(node, ["deploy", "smoke", "rollback"], found);
  const parts = Object.values(entries).map((part) => durationOf(part, DAY4, found) ?? 0);
  if (parts.length === 0) found.add(node.at, "time-needed is empty", "deploy, smoke, rollback");
  return parts.reduce((sum, part) => sum + part, 0);
}

// src/core/policy/read-policy.ts
var KEYS2 = [
  "version",
  "time-zone",
  "default",
  "windows",
  "freezes",
  "deploy-window",
  "time-needed",
  "upstream",
  "approval",
  "override"
];
var LATER = ["extends", "soak", "limits", "incidents", "budget", "rollback"];
var STATES = ["open", "closed"];
function readPolicy(root, source) {
  const found = collectFaults(source);
  const entries = entriesOf(root, KEYS2, found, LATER);
  if (root.kind !== "map") return err(found.list);
  const need = (key2, expected) => {
    if (entries[key2] === void 0) found.add(root.at, `"${key2}" is missing`, expected);
    return entries[key2];
  };
  const version = need("version", "version: 1");
  if (version !== void 0 && !(version.kind === "number" && version.number === 1))
    found.add(version.at, `version is ${describeNode(version)}`, "1");
  const zone = readZone(need("time-zone", "time-zone: Europe/Berlin"), found);
  const fallback = readFallback(need("default", "default: open, closed, or one by environment"), found);
  const blocks2 = {
    windows: readRules(entries.windows, "window", found),
    freezes: readRules(entries.freezes, "freeze", found),
    deployWindow: readDeployWindow(entries["deploy-window"], found),
    timeNeededMs: readTimeNeeded(entries["time-needed"], found),
    upstream: readUpstream(entries.upstream, found),
    approval: readApproval(entries.approval, found),
    override: readOverride(entries.override, found)
  };
  if (found.list.length > 0 || zone === void 0) return err(found.list);
  return ok(withoutAbsent({ zone, fallback, ...blocks2 }));
}
var withoutAbsent = (policy) => Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== void 0));
function readZone(node, found) {
  const name2 = textOf(node, found);
  if (node === void 0 || name2 === void 0) return void 0;
  const zone = openTimeZone(name2);
  if (zone === void 0)
    found.add(
      node.at,
      `time-zone "${name2}" unknown${meant(name2, Intl.supportedValuesOf("timeZone"))}`,
      "an IANA name such as Europe/Berlin, or UTC"
    );
  return zone;
}
function readFallback(node, found) {
  if (node === void 0) return [];
  if (node.kind !== "map") {
    const state = wordOf2(node, STATES, found);
    return state === void 0 ? [] : [{ environment: "*", state }];
  }
  if (node.entries.length === 0) found.add(node.at, "default is empty", "open or closed by environment");
  return node.entries.flatMap(({ key: key2, value }) => {
    const state = wordOf2(value, STATES, found);
    return state === void 0 ? [] : [{ environment: key2, state }];
  });
}

// src/stages/window/load-policy.ts
async function loadPolicy({ facts: facts2, readYaml: readYaml2, progress }, request2) {
  const path = request2.policyPath ?? DEFAULT_POLICY_PATH;
  progress(`reading ${path} of the default branch`);
  try {
    const file = await facts2.readPolicy(path);
    if (file.kind === "absent") return request2.policyPath === void 0 ? ok(builtIn(file.branch)) : err([missing2(path, file.branch)]);
    const tree = readYaml2(file.text);
    if (!tree.ok) {
      const faults2 = collectFaults(path);
      for (const { at: at3, what } of tree.error) faults2.add(at3, what);
      return err(faults2.list);
    }
    const policy = readPolicy(tree.value, path);
    return policy.ok ? ok({ policy: policy.value, sha: file.blob, remarks: [] }) : policy;
  } catch (error3) {
    if (error3 instanceof GithubFailure) return err([unreadable2("DW031", `reading the policy ${path}`, error3)]);
    throw error3;
  }
}
function utc() {
  const zone = openTimeZone("UTC");
  if (zone === void 0) throw new Error("this Node has no time zone UTC");
  return zone;
}
var builtIn = (branch) => ({
  policy: builtInPolicy(utc()),
  sha: "built-in",
  remarks: [
    {
      severity: "notice",
      problem: {
        code: "DW009",
        fault: "user",
        what: `no ${DEFAULT_POLICY_PATH} on ${branch}: the built-in policy holds (always open; upstream = needs; approval from the environment in flow delivery)`
      }
    }
  ]
});
var missing2 = (path, branch) => ({
  code: "DW031",
  fault: "user",
  what: `cannot read the policy: there is no ${path} on ${branch}`,
  where: 'input "policy"',
  expected: "a file on the default branch",
  remedy: `Commit it to ${branch}, or leave the input out for ${DEFAULT_POLICY_PATH}.`
});

// src/stages/window/effects.ts
async function runGate(ports, request2) {
  const loaded = await loadPolicy(ports, request2);
  request2.signal.throwIfAborted();
  if (!loaded.ok) return decide(withoutPolicy(ports, request2, loaded.error));
  const { environment, service } = request2;
  const rules = rulesFor(loaded.value.policy, { environment, service }, request2);
  if (rules === void 0) return decide(withoutPolicy(ports, request2, [noDefault(environment)], loaded.value.sha));
  const found = await askAll(ports, request2, loaded.value, rules);
  request2.signal.throwIfAborted();
  const closed6 = closedOf(found.findings);
  const override = await askOverride(ports, request2, rules, closed6);
  const hasOwnDeployment = wantsGreenEnd(request2, closed6) ? await askOwnDeployment(ports, request2) : void 0;
  return decide({ ...found, ...present({ override, hasOwnDeployment }) });
}
async function askAll(ports, request2, { policy, sha, remarks }, rules) {
  const [upstream, approval] = await Promise.all([
    askUpstream(ports, request2, rules.upstream),
    askApproval(ports, request2, rules.approval)
  ]);
  const now = ports.clock.now();
  const calendar = judgeCalendar(rules.calendar, now.getTime(), rules.timeNeededMs);
  const findings = [
    judgeClock(ports.facts.clockAheadMs()),
    judgeEvent(request2.run.event, rules.approval.flow),
    ...calendar.findings,
    judgeSwitch(request2.deployWindow, rules.needsSwitch),
    upstream.finding,
    approval.finding
  ];
  return {
    request: request2,
    findings,
    approvedBy: approval.approvedBy,
    remarks: [...remarks, ...overRules(rules.calendar, now.getTime()), ...upstream.remarks, ...approval.remarks],
    policySha: sha,
    zone: policy.zone,
    now,
    timeNeededMs: rules.timeNeededMs,
    ...present({ closesAt: calendar.closesAt, opensAt: calendar.opensAt })
  };
}
function withoutPolicy(ports, request2, problems, policySha = "unknown") {
  const findings = problems.map((problem2) => ({ gate: "policy", kind: "closed", why: problem2.what, problem: problem2, canOpen: false }));
  return { request: request2, findings, approvedBy: [], remarks: [], policySha, zone: utc(), now: ports.clock.now(), timeNeededMs: 0 };
}
async function askOverride({ facts: facts2, progress }, { run: run2, overrideReason }, rules, closed6) {
  if (overrideReason === void 0 || closed6.length === 0) return void 0;
  const role = await facts2.roleOf(run2.starter).catch((error3) => void progress(`the role of ${run2.starter} is unknown: ${error3}`));
  const person2 = { login: run2.starter, ...present({ role: role ?? void 0 }) };
  return judgeOverride(closed6, rules.override, { reason: overrideReason, person: person2, event: run2.event });
}
async function askOwnDeployment({ facts: facts2, progress }, { checkRunId }) {
  if (checkRunId === void 0) return true;
  try {
    return await facts2.hasOwnDeployment(checkRunId);
  } catch (error3) {
    progress(`whether this job has a deployment of its own is unknown: ${error3}`);
    return true;
  }
}

// src/core/upstream/needs.ts
function parseNeeds(text3) {
  let parsed4;
  try {
    parsed4 = JSON.parse(text3);
  } catch {
    return err(malformed2("it is no JSON"));
  }
  if (typeof parsed4 !== "object" || parsed4 === null || Array.isArray(parsed4)) return err(malformed2("it is no JSON object"));
  const entries = Object.entries(parsed4).map(([key2, value]) => [key2, value?.result]);
  const bad2 = entries.find(([, result]) => typeof result !== "string" || result === "");
  if (bad2 !== void 0) return err(malformed2(`the job "${bad2[0]}" has no result`));
  return ok(Object.fromEntries(entries));
}
var malformed2 = (why2) => ({
  code: "IN003",
  fault: "user",
  what: `input "needs" cannot be read: ${why2}`,
  where: "with:",
  expected: "the needs context as JSON",
  remedy: "needs: ${{ toJSON(needs) }}"
});

// src/core/window/read-switch.ts
function readSwitch(input, variable) {
  const lines2 = input === void 0 ? [] : input.replace(/\r?\n$/, "").split(/\r?\n/);
  const given = lines2.map((line, index) => {
    const named2 = /^\s*([A-Za-z][\w .-]*?)\s*=(.*)$/.exec(line);
    if (named2 !== null) return { source: named2[1] ?? "", value: (named2[2] ?? "").trim() };
    return { source: lines2.length === 1 ? "deploy-window" : `line ${index + 1} of deploy-window`, value: line.trim() };
  });
  const ofJob = variable === void 0 || variable.trim() === "" ? [] : [{ source: "env DEPLOY_WINDOW", value: variable.trim() }];
  return [...given, ...ofJob];
}

// src/stages/window/prepare.ts
function prepareGate(inputs, job, readYaml2) {
  const { context } = job;
  const needs = inputs.needs === void 0 ? void 0 : parseNeeds(inputs.needs);
  const windows = inlineRules("window", inputs.windows, readYaml2);
  const freezes = inlineRules("freeze", inputs.freezes, readYaml2);
  const problems = [
    ...needs === void 0 || needs.ok ? [] : [needs.error],
    ...windows.ok ? [] : windows.error,
    ...freezes.ok ? [] : freezes.error
  ];
  if (problems.length > 0 || !windows.ok || !freezes.ok) return err(problems);
  return ok({
    environment: inputs.environment,
    service: inputs.service ?? context.repository.name,
    digest: inputs.digest ?? "",
    sha: inputs.sha ?? context.sha,
    run: { id: context.runId, attempt: context.runAttempt, event: context.eventName, starter: context.triggeringActor },
    flow: inputs.flow,
    deployWindow: readSwitch(inputs.deployWindow, job.deployWindow),
    freezes: freezes.value ?? [],
    requireProtection: inputs.requireProtection,
    onClosed: inputs.onClosed,
    signal: job.signal,
    ...present({
      needs: needs?.ok === true ? needs.value : void 0,
      policyPath: inputs.policy,
      windows: windows.value,
      approvalBy: inputs.approvalBy,
      timeNeededMs: inputs.timeNeeded,
      checkRunId: inputs.checkRunId,
      overrideReason: inputs.overrideReason
    })
  });
}
function inlineRules(kind, text3, readYaml2) {
  if (text3 === void 0) return ok(void 0);
  const source = `input ${kind}s`;
  const tree = readYaml2(text3);
  if (!tree.ok) return err(tree.error.map(({ at: at3, what }) => policyFault(source, at3, what)));
  const found = collectFaults(source);
  const rules = readRules(tree.value, kind, found);
  if (found.list.length === 0 && rules.length === 0) found.add(tree.value.at, `${kind}s holds no rule`, "at least one, or no such input");
  return found.list.length > 0 ? err(found.list) : ok(rules);
}

// src/stages/window/report.ts
function renderGate(outcome2) {
  const { decision, decidedAt, zone, approvals } = outcome2;
  const rows = outcome2.reasons.map((finding) => [finding.gate, WORDS[finding.kind], text2(finding.why)]);
  const alerts = outcome2.remarks.filter(({ severity }) => severity === "warning").map(({ problem: problem2 }) => `- ${text2(`${problem2.code} ${problem2.what}`)}`);
  const facts2 = [
    `asked ${tellTime(decidedAt.getTime(), zone)}`,
    ...outcome2.closesAt === void 0 ? [] : [`closes ${outcome2.closesAt}`],
    ...outcome2.kind === "closed" && outcome2.opensAt !== void 0 ? [`opens ${outcome2.opensAt}`] : [],
    ...outcome2.kind === "closed" ? [] : [`start before ${tellTime(Date.parse(decision.validUntil), zone)}`],
    ...approvals.length === 0 ? [] : [`approved by ${approvals.map(({ user: user2 }) => user2).join(", ")}`]
  ];
  return [
    `### Gate of ${code(decision.environment)} for ${code(decision.service)}: ${outcome2.kind}`,
    ...outcome2.kind === "overridden" ? [text2(`Overridden by ${outcome2.by}: ${outcome2.reason}`)] : [],
    table(["gate", "says", "because"], rows),
    ...alerts.length === 0 ? [] : [alerts.join("\n")],
    `${text2(facts2.join(" \xB7 "))} \xB7 policy ${code(decision.policySha.slice(0, 7))}`
  ].join("\n\n");
}
var WORDS = { pass: "\u2705 open", closed: "\u26D4 closed", overridden: "\u26A0\uFE0F skipped" };
function tellGate(outcome2) {
  const { decision, decidedAt, zone } = outcome2;
  const now = tellTime(decidedAt.getTime(), zone);
  return [
    `gate of ${oneLine(decision.environment, 80)} for ${oneLine(decision.service, 80)}, asked ${now}`,
    ...outcome2.reasons.map(
      (finding) => `  ${finding.gate.padEnd(14)} ${finding.kind === "pass" ? "open" : finding.kind}: ${oneLine(finding.why, 1e3)}`
    ),
    `verdict: ${outcome2.kind}${ending(outcome2)}`
  ];
}
function ending(outcome2) {
  if (outcome2.kind === "closed") return outcome2.opensAt === void 0 ? "" : `; the calendar opens ${outcome2.opensAt}`;
  return `; start before ${tellTime(Date.parse(outcome2.decision.validUntil), outcome2.zone)}`;
}

// src/adapters/github/compare-commits.ts
async function compareCommits(client, repository, base, head) {
  const { data } = await client.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${base}...${head}`,
    per_page: 1
  });
  return { ahead: data.ahead_by, behind: data.behind_by };
}

// src/adapters/http/node-http.ts





// src/core/http/denied-address.ts
function deniedAddress(host) {
  const plain2 = host.toLowerCase().replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (METADATA_NAMES.includes(plain2)) return true;
  const mapped = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(plain2) ?? hexMapped(plain2);
  const address = mapped?.[1] ?? plain2;
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
  return new Promise((resolve11, reject) => {
    const give = (error3) => reject(request2.signal?.aborted ? request2.signal.reason : failure(error3, timeout.aborted, request2));
    const options = {
      method: request2.method,
      headers: headersOf(request2),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...request2.ca === void 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_13__.rootCertificates, request2.ca] }
    };
    const outgoing = (url.protocol === "https:" ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_12___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_12___namespace_cache = __nccwpck_require__.t(node_https__WEBPACK_IMPORTED_MODULE_12__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_11___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_11___namespace_cache = __nccwpck_require__.t(node_http__WEBPACK_IMPORTED_MODULE_11__, 2)))).request(url, options);
    outgoing.on(
      "socket",
      (socket) => socket.once("connect", () => {
        if (socket.remoteAddress !== void 0 && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      })
    );
    outgoing.on("error", give);
    outgoing.on("response", (incoming) => {
      collect(incoming, request2.maxBytes ?? MEBIBYTE).then(resolve11, give);
    });
    outgoing.end(request2.body);
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
var flatHeaders = (headers) => Object.fromEntries(Object.entries(headers).map(([name2, value]) => [name2, Array.isArray(value) ? value.join(", ") : value ?? ""]));
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
  node_dns__WEBPACK_IMPORTED_MODULE_10__.lookup(hostname, options, (error3, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    const denied = error3 === null && found.find((one) => one !== void 0 && deniedAddress(one));
    if (denied) callback(refused(denied), address, family);
    else callback(error3, address, family);
  });
};
var refused = (address) => new HttpFailure("DENIED", `${address} is a metadata or link-local address`);
function failure(error3, timedOut, request2) {
  if (error3 instanceof HttpFailure) return error3;
  if (timedOut) return new HttpFailure("TIMEOUT", `no answer within ${Math.ceil(request2.timeoutMs)} ms`, { cause: error3 });
  const inner = error3 instanceof AggregateError ? error3.errors[0] : error3;
  const code2 = inner?.code ?? "NETWORK";
  return new HttpFailure(code2, inner instanceof Error ? inner.message : String(inner), { cause: error3 });
}

// src/core/credentials/cluster-settings.ts
function checkClusterSettings(settings) {
  switch (settings.auth) {
    case "kubernetes":
      return [
        ...settings.cluster === void 0 ? [missing3("cluster", settings.auth, "https://api.example.com:6443")] : badAddress(settings.cluster),
        ...settings.kubeconfig === void 0 ? [] : [doesNotGo("kubeconfig", settings.auth, "auth: kubeconfig")],
        ...badCertificates(settings.clusterCa)
      ];
    case "kubeconfig": {
      const given = { cluster: settings.cluster, "cluster-ca": settings.clusterCa, "cluster-audience": settings.clusterAudience };
      return [
        ...settings.kubeconfig === void 0 ? [missing3("kubeconfig", settings.auth, "${{ secrets.KUBECONFIG }}")] : [],
        ...Object.entries(given).filter(([, value]) => value !== void 0).map(([name2]) => doesNotGo(name2, settings.auth, "auth: kubernetes"))
      ];
    }
  }
}
var missing3 = (name2, auth, example) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name2}" is required with auth: ${auth} and was not given`,
  where: "with:",
  remedy: `Add ${name2}: ${example}`
});
var doesNotGo = (name2, auth, instead) => ({
  code: "IN006",
  fault: "user",
  what: `input "${name2}" does not go with auth: ${auth}`,
  where: "with:",
  remedy: `Remove ${name2}:, or write ${instead}`
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
    const parsed4 = JSON.parse(new TextDecoder().decode(bytes));
    return typeof parsed4 === "object" && parsed4 !== null ? parsed4 : {};
  } catch {
    return {};
  }
}
function claimLines(claims) {
  const isShown = (name2) => SHOWN.includes(name2) || name2.startsWith("repo_property_");
  return Object.entries(claims).filter(([name2]) => isShown(name2)).map(([name2, value]) => `${oneLine(name2, 60)} = ${oneLine(Array.isArray(value) ? value.join(", ") : String(value), 200)}`);
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
var credentialExpired = (where, words2) => ({
  code: "CR016",
  fault: "user",
  what: `the API server no longer takes the credential of this job (401 ${oneLine(words2, 200)}): it has expired or was revoked`,
  where,
  remedy: "Use a credential that outlives the rollout, or auth: kubernetes, whose token is renewed while helm runs."
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
function judgeEvent2(context, allowed) {
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
  const name2 = fullName === void 0 ? void 0 : field2(fullName, "full_name");
  return typeof name2 === "string" ? name2 : void 0;
}
var field2 = (value, name2) => typeof value === "object" && value !== null ? value[name2] : void 0;

// src/adapters/files/private-folder.ts



async function privateFolder(parent) {
  const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(parent, "tidegate-"));
  const write = async (name2, content2) => {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name2);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.open)(target, node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.O_NOFOLLOW, 384);
    try {
      await file.writeFile(content2);
    } finally {
      await file.close();
    }
    return target;
  };
  return {
    path,
    write,
    replace: async (name2, content2) => {
      const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, `.${name2}.new`);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rm)(fresh, { force: true });
      await write(`.${name2}.new`, content2);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rename)(fresh, (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name2));
      return (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(path, name2);
    },
    [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rm)(path, { recursive: true, force: true })
  };
}

// src/adapters/kubernetes/api-client.ts


var TIMEOUT_MS = 3e4;
var MAX_BYTES2 = 64 * 1048576;
async function apiClient(config, bearer) {
  const server = config.getCurrentCluster()?.server ?? "";
  const base = new URL(server);
  const { tls: tls2 } = await credentialOf(config);
  const agent = new node_https__WEBPACK_IMPORTED_MODULE_12__.Agent({ ...tls2, keepAlive: true, maxSockets: 24 });
  const open2 = async (request2, signal) => {
    const { headers } = await credentialOf(config);
    const body = request2.body === void 0 ? void 0 : JSON.stringify(request2.body);
    const path = `${base.pathname.replace(/\/$/, "")}${request2.path}`;
    return new Promise((resolve11, reject) => {
      const outgoing = node_https__WEBPACK_IMPORTED_MODULE_12__.request(
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
        resolve11
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
      } catch (error3) {
        throw request2.signal?.aborted ? request2.signal.reason : failure2(error3, timeout.aborted);
      }
    },
    watch: async (path, onEvent, signal) => {
      try {
        const incoming = await open2({ method: "GET", path: `${path}${path.includes("?") ? "&" : "?"}watch=true` }, signal);
        if (incoming.statusCode !== 200) return onEvent({ type: "ERROR", object: statusObject(await collect2(incoming, void 0)) });
        for await (const line of (0,node_readline__WEBPACK_IMPORTED_MODULE_15__.createInterface)({ input: incoming, crlfDelay: Number.POSITIVE_INFINITY })) {
          if (line !== "") onEvent(JSON.parse(line));
        }
      } catch (error3) {
        if (!signal.aborted) throw failure2(error3, false);
      }
    },
    [Symbol.dispose]: () => agent.destroy()
  };
}
async function credentialOf(config) {
  const options = {};
  await config.applyToHTTPSOptions(options);
  const basic2 = options.auth ? { authorization: `Basic ${Buffer.from(options.auth).toString("base64")}` } : {};
  const given = Object.entries(options.headers ?? {});
  const tls2 = {};
  if (options.ca !== void 0) tls2.ca = options.ca;
  if (options.cert !== void 0) tls2.cert = options.cert;
  if (options.key !== void 0) tls2.key = options.key;
  if (options.servername !== void 0) tls2.servername = options.servername;
  if (options.rejectUnauthorized !== void 0) tls2.rejectUnauthorized = options.rejectUnauthorized;
  return { tls: tls2, headers: { ...basic2, ...Object.fromEntries(given.map(([name2, value]) => [name2.toLowerCase(), String(value)])) } };
}
function refuseMetadata(socket) {
  if (!socket.connecting) return;
  socket.once("connect", () => {
    const address = socket.remoteAddress;
    if (address !== void 0 && deniedAddress(address))
      socket.destroy(new HttpFailure("DENIED", `${address} is a metadata or link-local address`));
  });
}
async function collect2(incoming, maxBytes = MAX_BYTES2) {
  const chunks = [];
  let room = maxBytes;
  for await (const chunk2 of incoming) {
    chunks.push(chunk2.subarray(0, room));
    room -= Math.min(chunk2.length, room);
    if (room === 0) break;
  }
  const headers = Object.entries(incoming.headers).map(([name2, value]) => [name2, Array.isArray(value) ? value.join(", ") : value ?? ""]);
  return { status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"), headers: Object.fromEntries(headers) };
}
function statusObject(response) {
  try {
    return { code: response.status, ...JSON.parse(response.text) };
  } catch {
    return { kind: "Status", code: response.status, message: response.text.slice(0, 500) };
  }
}
function failure2(error3, timedOut) {
  if (error3 instanceof HttpFailure) return error3;
  if (timedOut) return new HttpFailure("TIMEOUT", "no answer in time", { cause: error3 });
  const inner = error3 instanceof AggregateError ? error3.errors[0] : error3;
  const code2 = inner?.code ?? "NETWORK";
  return new HttpFailure(code2, inner instanceof Error ? inner.message : String(inner), { cause: error3 });
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
  const end2 = typeof expirationTimestamp === "string" ? Date.parse(expirationTimestamp) : Number.NaN;
  if (Number.isNaN(end2)) return err("its expirationTimestamp is no time");
  return ok({ text: token, lifeMs: Math.max(0, end2 - now.getTime()) });
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
  const parsed4 = URL.canParse(url) ? new URL(url) : void 0;
  const loopback = parsed4 !== void 0 && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed4.hostname);
  if (parsed4?.protocol === "https:" || parsed4?.protocol === "http:" && loopback) return ok({ url, requestToken });
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
  const why2 = response.status === 200 ? "an answer without a token" : `HTTP ${response.status}`;
  return err({
    code: "CR002",
    fault: "remote",
    what: `the ID-token endpoint gave ${why2}`,
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
  const name2 = command.split("/").at(-1) ?? "";
  return Object.hasOwn(KNOWN, name2) ? KNOWN[name2] : void 0;
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
  const at3 = args.indexOf(one.subcommand[0] ?? "");
  if (one.subcommand.length > 0 && !one.subcommand.every((word2, i) => at3 >= 0 && args[at3 + i] === word2))
    faults2.push([`${runs} for something else than ${one.subcommand.join(" ")}`, INSTEAD]);
  for (const { name: name2 } of plugin.env.filter(({ name: name3 }) => !one.env.includes(name3)))
    faults2.push([`it sets ${oneLine(name2, 60)} for the plugin`, `Set it in env: of the step; a kubeconfig may set ${one.env.join(", ")}.`]);
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
  const inherited = Object.entries(env).flatMap(([name2, value]) => value !== void 0 && inherits?.test(name2) ? [[name2, value]] : []);
  return Object.fromEntries([...inherited, ...plugin.env.map(({ name: name2, value }) => [name2, value])]);
}
var SECRET = /secret|password|token|key/i;
function pluginSecrets({ args, env }) {
  const ofArgs = args.flatMap((arg, i) => {
    const [flag = "", value] = arg.split(/=(.*)/s);
    return flag.startsWith("-") && SECRET.test(flag) ? [value ?? args[i + 1] ?? ""] : [];
  });
  return [...ofArgs, ...env.flatMap(({ name: name2, value }) => SECRET.test(name2) ? [value] : [])].filter((value) => value !== "");
}

// src/core/credentials/kubeconfig-rules.ts
function judgeKubeconfig(facts2, limits) {
  const reasons = [];
  const refuse2 = (field3, what, remedy2) => {
    reasons.push({ code: "CR031", fault: "user", what: `the kubeconfig is refused: ${what}`, where: `kubeconfig, ${field3}`, remedy: remedy2 });
  };
  const plugin = { allowed: limits.allowExecPlugins, workspace: limits.workspace };
  for (const [what, remedy2] of facts2.exec === void 0 ? [] : execFaults(facts2.exec, plugin)) refuse2("user.exec", what, remedy2);
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
  for (const [what, remedy2] of serverFaults(facts2.server)) refuse2("cluster.server", what, remedy2);
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
  const ask4 = async () => {
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
  const judge3 = (error3) => judgeFailure(error3, ports.clock);
  const options = { clock: ports.clock, deadline, random: ports.random, judge: judge3, ...signal === void 0 ? {} : { signal } };
  const response = await retry(ask4, options).catch((error3) => lastAnswer(error3, endpoint));
  const token = readIdToken(response);
  if (!token.ok) throw new ProblemError(token.error);
  for (const form of maskForms(token.value)) ports.mask(form);
  return token.value;
}
function judgeFailure(error3, clock) {
  if (error3 instanceof Transient) {
    const afterMs = retryAfterMs(error3.response.headers["retry-after"], clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  }
  return error3 instanceof HttpFailure && error3.code !== "DENIED" ? { kind: "retry" } : { kind: "final" };
}
function lastAnswer(error3, endpoint) {
  if (error3 instanceof Transient) return error3.response;
  if (!(error3 instanceof HttpFailure)) throw error3;
  throw new ProblemError(unreachable("GitHub's ID-token endpoint", new URL(endpoint.url).origin, `${error3.code} ${error3.message}`), {
    cause: error3
  });
}

// src/adapters/kubernetes/exec-plugin.ts




// src/adapters/process/child.ts


var MAX_OUTPUT = 64 * 1048576;
function startChild(command) {
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_16__.spawn)(command.file, command.args, {
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
    } catch (error3) {
      if (error3.code !== "ESRCH") throw error3;
    }
  };
  const end2 = new Promise((resolve11, reject) => {
    child.on("error", reject);
    child.on("close", (code2, signal) => {
      const number = signal === null ? code2 ?? 1 : 128 + (node_os__WEBPACK_IMPORTED_MODULE_17__.constants.signals[signal] ?? 0);
      resolve11({ code: number, stdout: out.text(), stderr: err2.text() });
    });
  });
  return { end: end2, terminate: () => signalGroup("SIGTERM"), kill: () => signalGroup("SIGKILL") };
}
async function runChild(command, signal) {
  signal.throwIfAborted();
  const child = startChild(command);
  const stop = () => child.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const end2 = await child.end;
    signal.throwIfAborted();
    return end2;
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
  const kept = Object.entries(env).filter(([name2, value]) => value !== void 0 && (NAMES.includes(name2) || /^(LC_|XDG_)/.test(name2)));
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
  const stopped = new Promise((resolve11) => {
    const stop = () => {
      child.kill();
      resolve11(void 0);
    };
    over.addEventListener("abort", stop, { once: true });
  });
  const end2 = await Promise.race([child.end, stopped]).catch((error3) => {
    throw new ProblemError(noToken(plugin, `it could not be started: ${error3.code}`), { cause: error3 });
  });
  signal.throwIfAborted();
  if (end2 === void 0) throw new ProblemError(noToken(plugin, `it took longer than ${Math.round(limitMs / 1e3)} s`));
  if (end2.code !== 0) throw new ProblemError(noToken(plugin, `it ended with ${end2.code}: ${lastWords(end2.stderr)}`));
  if (end2.stdout.length > MAX_PRINTED) throw new ProblemError(noToken(plugin, "it printed more than a token"));
  const read = readExecCredential(end2.stdout, plugin.apiVersion, ports.now());
  if (!read.ok) throw new ProblemError(noToken(plugin, read.error));
  for (const form of maskForms(read.value.text)) ports.mask(form);
  return read.value;
}
async function findProgram(command, { env, workspace }) {
  const folders = (env.PATH ?? "").split(":").filter(node_path__WEBPACK_IMPORTED_MODULE_9__.isAbsolute);
  const candidates = command.includes("/") ? [command] : folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, command));
  const checkout = workspace === "" ? "" : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(workspace).catch(() => workspace);
  for (const candidate of candidates) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(candidate).catch(() => void 0);
    if (file === void 0 || !await isProgram(file)) continue;
    if (liesIn(checkout, file)) throw new ProblemError(noToken({ command }, "it lies in the workspace, where the checkout is"));
    return candidate;
  }
  throw new ProblemError(noToken({ command }, "it is not on PATH"));
}
var isProgram = async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.stat)(path)).isFile() && await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.X_OK).then(
  () => true,
  () => false
);
async function clusterInfo(cluster) {
  const file = cluster["certificate-authority"];
  const data = cluster["certificate-authority-data"] ?? (typeof file === "string" ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(file)).toString("base64") : void 0);
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
var noToken = ({ command }, why2) => ({
  code: "CR033",
  fault: "user",
  what: `the exec plugin ${oneLine(command, 80)} gave no token: ${why2}`,
  where: "kubeconfig, user.exec",
  remedy: "Have the plugin installed and logged in before this step, outside the workspace; its login reaches it by the step's env:."
});

// src/adapters/kubernetes/read-kubeconfig.ts
var import_yaml2 = __toESM(require_dist(), 1);


async function readKubeconfig(input, workspace) {
  const isContent = input.includes("\n") || input.trimStart().startsWith("{");
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, input);
  const text3 = isContent ? input : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(path, "utf8").catch((error3) => refuse(`${path}: ${error3.code}`, input));
  const document = (0, import_yaml2.parseDocument)(text3, { schema: "core", customTags: [], prettyErrors: false });
  if (document.errors.length > 0) refuse("it is no YAML", isContent ? 'input "kubeconfig"' : path);
  const root = record2(document.toJS({ maxAliasCount: 100 }));
  const context = named(root.contexts, root["current-context"], "context");
  const cluster = named(root.clusters, context?.cluster, "cluster");
  const user2 = named(root.users, context?.user, "user");
  if (cluster === void 0 || user2 === void 0)
    return refuse("its current-context names no context with a cluster and a user", isContent ? 'input "kubeconfig"' : path);
  const base = isContent ? workspace : (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(path);
  const namespace = typeof context?.namespace === "string" ? context.namespace : void 0;
  return { cluster: absolute(cluster, base), user: absolute(user2, base), ...present({ namespace }) };
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
function named(list3, name2, field3) {
  const entry = Array.isArray(list3) && typeof name2 === "string" ? list3.find((one) => record2(one).name === name2) : void 0;
  return entry === void 0 ? void 0 : record2(record2(entry)[field3]);
}
var FILE_FIELDS = ["certificate-authority", "client-certificate", "client-key", "tokenFile"];
var absolute = (fields, base) => Object.fromEntries(
  Object.entries(fields).map(([name2, value]) => [
    name2,
    FILE_FIELDS.includes(name2) && typeof value === "string" ? (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(base, value) : value
  ])
);
var words = (value) => typeof value === "string" && value !== "" ? value : void 0;
function kubeconfigFacts({ cluster, user: user2 }) {
  const files = [cluster, user2].flatMap(
    (fields) => FILE_FIELDS.flatMap((field3) => {
      const path = words(fields[field3]);
      return path === void 0 ? [] : [{ field: field3, path }];
    })
  );
  const provider = user2["auth-provider"];
  return {
    skipTlsVerify: cluster["insecure-skip-tls-verify"] === true,
    files,
    hasCredential: ["token", "tokenFile", "client-certificate-data", "client-certificate", "password"].some((field3) => words(user2[field3])),
    ...present({
      server: words(cluster.server),
      proxyUrl: words(cluster["proxy-url"]),
      exec: execPlugin(user2.exec),
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
    env: (Array.isArray(env) ? env : []).map(record2).map(({ name: name2, value }) => ({ name: words(name2) ?? "", value: words(value) ?? "" })),
    apiVersion: words(apiVersion) ?? "",
    provideClusterInfo: provideClusterInfo === true,
    interactiveMode: words(interactiveMode) ?? ""
  };
}
var kubeconfigSecrets = ({ user: user2 }) => {
  const plugin = execPlugin(user2.exec);
  return [
    ...["token", "password", "client-key-data"].flatMap((field3) => words(user2[field3]) ?? []),
    ...plugin === void 0 ? [] : pluginSecrets(plugin)
  ];
};
var kubeconfigText = ({ cluster, user: user2, namespace }) => JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "target", cluster }],
  users: [{ name: "job", user: user2 }],
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
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_6__.setTimeout)(wait, void 0, { signal: stop.signal, ref: false });
      const before = token.text;
      wait = await renew().then(
        () => Math.max(rewriteAfterMs(token.lifeMs), token.text === before ? SAME_AGAIN_MS : 0),
        (error3) => {
          warn(error3 instanceof Error ? error3.message : String(error3));
          return 5e3;
        }
      );
    }
  };
  keepRenewing().catch((error3) => {
    if (!stop.signal.aborted) warn(String(error3));
  });
  return { file, current: () => token.text, renew, [Symbol.dispose]: () => stop.abort(new Error("the cluster is no longer used")) };
}

// src/adapters/kubernetes/logins.ts
async function byIdToken(settings, ports, folder) {
  const server = (settings.cluster ?? "").replace(/\/$/, "");
  const audience = settings.clusterAudience ?? server;
  const endpoint = idTokenEndpoint(ports.env);
  if (!endpoint.ok) throw new ProblemError(endpoint.error);
  const idPorts = { http: ports.http, clock: ports.clock, random: ports.random, mask: (secret2) => ports.log.mask(secret2) };
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
  for (const secret2 of kubeconfigSecrets(context)) for (const form of maskForms(secret2)) ports.log.mask(form);
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
      { env: ports.env, workspace, folder: folder.path, now: () => ports.clock.now(), mask: (secret2) => ports.log.mask(secret2) },
      signal
    ),
    folder,
    notRenewed(ports, server)
  );
  const user2 = { ...impersonation(context.user), tokenFile: token.file };
  return { context: { ...context, user: user2 }, token, remarks, refused: () => pluginRefused(server, plugin.command) };
}
var impersonation = (user2) => Object.fromEntries(Object.entries(user2).filter(([name2]) => /^as(?:-|$)/.test(name2)));
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
  const judge3 = (error3) => {
    if (error3 instanceof HttpFailure) return BROKEN.includes(error3.code) ? { kind: "retry" } : { kind: "final" };
    if (!(error3 instanceof Transient2)) return { kind: "final" };
    const afterMs = retryAfterMs(error3.response.headers["retry-after"], ports.clock.now());
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
    const attempt3 = async () => {
      const response = await once3(request2);
      if (response.status === 429 || reads && isTransientStatus(response.status)) throw new Transient2(response);
      return response;
    };
    const judgeThis = (error3) => reads || error3 instanceof Transient2 ? judge3(error3) : { kind: "final" };
    return retry(attempt3, {
      clock: ports.clock,
      deadline: deadlineIn(ports.clock, PATIENCE_MS),
      backoff: BACKOFF,
      random: ports.random,
      judge: judgeThis,
      ...request2.signal === void 0 ? {} : { signal: request2.signal }
    }).catch((error3) => {
      if (error3 instanceof Transient2) return error3.response;
      throw error3;
    });
  };
  return { server: cluster.server, send, watch: cluster.watch };
}

// src/adapters/kubernetes/connect.ts
async function connectCluster(settings, ports) {
  var _stack = [];
  try {
    const event = judgeEvent2(ports.context, settings.allowUntrustedEvent);
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
async function configOf({ cluster, user: user2 }) {
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
        token: text3(user2.token),
        authProvider: text3(user2.tokenFile) === void 0 ? void 0 : { name: "tokenFile", config: { tokenFile: user2.tokenFile } },
        certData: text3(user2["client-certificate-data"]),
        certFile: text3(user2["client-certificate"]),
        keyData: text3(user2["client-key-data"]),
        keyFile: text3(user2["client-key"]),
        username: text3(user2.username),
        password: text3(user2.password),
        impersonateUser: text3(user2.as)
      }
    ],
    contexts: [{ name: "tidegate", cluster: "target", user: "job" }],
    currentContext: "tidegate"
  });
  return config;
}
async function whoAmI(cluster, refused2) {
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" };
  const response = await cluster.send({ method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", body, timeoutMs: 15e3 }).catch((error3) => {
    if (!(error3 instanceof HttpFailure)) throw error3;
    throw new ProblemError(unreachable("the API server", cluster.server, `${error3.code} ${error3.message}`), { cause: error3 });
  });
  if (response.status === 401) throw new ProblemError(refused2());
  if (response.status !== 201) return "this job";
  const review2 = JSON.parse(response.text);
  return review2.status?.userInfo?.username ?? "this job";
}

// src/core/manifest/documents.ts
var import_yaml3 = __toESM(require_dist(), 1);
function readManifest(text3, namespace) {
  const documents = (0, import_yaml3.parseAllDocuments)(text3, { schema: "core", logLevel: "silent" });
  const list3 = "empty" in documents ? [] : documents;
  return list3.flatMap((document) => document.errors.length > 0 ? [] : objectsOf(document.toJS({ maxAliasCount: 1e3 }), namespace));
}
function objectsOf(value, namespace) {
  const body = asRecord(value);
  if (body === void 0 || typeof body.kind !== "string" || typeof body.apiVersion !== "string") return [];
  if (body.kind.endsWith("List") && Array.isArray(body.items)) return body.items.flatMap((item) => objectsOf(item, namespace));
  const metadata = asRecord(body.metadata) ?? {};
  if (typeof metadata.name !== "string") return [];
  const own = typeof metadata.namespace === "string" ? metadata.namespace : namespace;
  return [{ apiVersion: body.apiVersion, kind: body.kind, name: metadata.name, namespace: own, body }];
}
var asRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
var objectKey = (object) => `${object.namespace}/${object.kind.toLowerCase()}/${object.name}`;

// src/core/manifest/pod-specs.ts
function podNeeds(object) {
  const spec = podSpec(object);
  if (spec === void 0) return void 0;
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    object,
    serviceAccount: typeof account === "string" && account !== "" ? account : "default",
    ...nodeWishes(spec),
    pullSecrets: list2(spec.imagePullSecrets).flatMap((entry) => typeof entry.name === "string" ? [entry.name] : []),
    images: [
      ...["initContainers", "containers", "ephemeralContainers"].flatMap((field3) => list2(spec[field3]).flatMap(containerImage)),
      ...list2(spec.volumes).flatMap(volumeImage)
    ]
  };
}
function nodeWishes(spec) {
  const required = asRecord(asRecord(asRecord(spec.affinity)?.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const selector = Object.entries(asRecord(spec.nodeSelector) ?? {}).map(([key2, value]) => [key2, String(value)]);
  return {
    nodeSelector: Object.fromEntries(selector),
    affinityTerms: list2(required?.nodeSelectorTerms),
    tolerations: list2(spec.tolerations)
  };
}
var PATHS = {
  Pod: ["spec"],
  Deployment: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
  DaemonSet: ["spec", "template", "spec"],
  ReplicaSet: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"]
};
function podSpec(object) {
  const path = PATHS[object.kind];
  if (path === void 0) return void 0;
  return path.reduce((at3, key2) => asRecord(at3?.[key2]), object.body);
}
var list2 = (value) => Array.isArray(value) ? value.map(asRecord).filter((item) => item !== void 0) : [];
function containerImage(container) {
  const { name: name2, image, imagePullPolicy } = container;
  if (typeof image !== "string" || image === "") return [];
  return [{ image, container: String(name2 ?? ""), ...typeof imagePullPolicy === "string" ? { pullPolicy: imagePullPolicy } : {} }];
}
function volumeImage(volume) {
  const reference = asRecord(volume.image)?.reference;
  return typeof reference === "string" ? [{ image: reference, container: `volume ${String(volume.name ?? "")}` }] : [];
}
var WORKLOAD_KINDS = ["Deployment", "StatefulSet", "DaemonSet"];
var workloadsOf = (objects) => objects.filter(
  (object) => WORKLOAD_KINDS.includes(object.kind)
);

// src/core/helm-release/helm-args.ts
var PACE = ["--burst-limit", "300", "--qps", "20"];
var at = (site) => ["--namespace", site.namespace, "--kubeconfig", site.kubeconfig, ...PACE];
var seconds = (ms) => `${Math.max(1, Math.round(ms / 1e3))}s`;
var valueArgs = (values) => [
  ...values.files.flatMap((file) => ["--values", file]),
  ...values.set.flatMap((line) => ["--set", line])
];
var policyArg = (policy) => policy === "keep" ? "--reset-then-reuse-values" : "--reset-values";
var chartArgs = (site, { chart, takeOwnership, unchecked }) => [
  ...takeOwnership ? ["--take-ownership"] : [],
  ...unchecked ? ["--disable-openapi-validation"] : [],
  ...[...chart.flags, "--", site.release, chart.reference]
];
var dryRunArgs = (site, options) => [
  ...["upgrade", "--install", "--dry-run=server", "--output", "json", ...at(site), policyArg(options.policy)],
  ...options.createNamespace ? ["--create-namespace"] : [],
  ...[...valueArgs(options.values), ...chartArgs(site, options)]
];
var dryInstallArgs = (site, options) => [
  ...["install", "--dry-run=server", "--output", "json", ...at(site), ...valueArgs(options.values), ...chartArgs(site, options)]
];
var templateArgs = (site, options) => [
  ...["template", "--namespace", site.namespace, ...valueArgs(options.values), ...options.chart.flags],
  ...["--", site.release, options.chart.reference]
];
var upgradeArgs = (site, options) => [
  ...["upgrade", "--install", ...at(site), policyArg(options.policy)],
  site.version.major === 4 ? `--wait=${options.wait}` : "--wait",
  ...["--timeout", seconds(options.timeoutMs), "--history-max", String(options.historyMax)],
  ...["--description", options.description, "--labels", labelsArg(options.labels)],
  ...options.createNamespace ? ["--create-namespace"] : [],
  ...options.forceConflicts && site.version.major === 4 ? ["--force-conflicts"] : [],
  ...options.waitForJobs ? ["--wait-for-jobs"] : [],
  ...options.skipCrds ? ["--skip-crds"] : [],
  ...[...valueArgs(options.values), ...chartArgs(site, options)]
];
var uninstallArgs = (site, timeoutMs, description) => [
  ...["uninstall", ...at(site), "--wait", "--timeout", seconds(timeoutMs), "--description", description, "--", site.release]
];
var showArgs = (what, chart) => [
  ...["show", what, ...chart.flags, "--", chart.reference]
];
var rollbackArgs = (site, revision, timeoutMs, wait) => [
  ...["rollback", ...at(site), site.version.major === 4 ? `--wait=${wait}` : "--wait", "--timeout", seconds(timeoutMs)],
  ...["--", site.release, String(revision)]
];
var labelsArg = (labels) => Object.entries(labels).map(([name2, value]) => `${name2}=${value}`).join(",");

// src/core/helm-release/release.ts
var VERIFIED_LABEL = "tidegate-verified-revision";
var RUN_LABEL = "tidegate-run";
var FILE_VALUES = "tidegate/file-values";
var runMark = (runId, revision) => `${runId}.${revision}`;
var runOf = (mark, revision) => mark?.endsWith(`.${revision}`) ? mark.slice(0, -`.${revision}`.length) : void 0;
function parseRelease(text3) {
  const raw = JSON.parse(text3);
  if (typeof raw.name !== "string" || typeof raw.version !== "number") throw new Error("helm gave no release");
  const chart = raw.chart ?? {};
  return {
    name: raw.name,
    namespace: typeof raw.namespace === "string" ? raw.namespace : "",
    version: raw.version,
    manifest: typeof raw.manifest === "string" ? raw.manifest : "",
    config: raw.config ?? {},
    hooks: Array.isArray(raw.hooks) ? raw.hooks : [],
    info: raw.info ?? { status: "unknown" },
    applyMethod: typeof raw.apply_method === "string" ? raw.apply_method : "",
    chart: { metadata: chart.metadata ?? { name: "", version: "" }, values: chart.values ?? {} }
  };
}
var isPending = (status2) => status2.startsWith("pending-");
function pendingRevision(history) {
  const last = history.at(-1);
  return last !== void 0 && isPending(last.status) ? last : void 0;
}
function isOurs(history, pending) {
  const before = history.findLast((row3) => row3.revision < pending.revision);
  return pending.run !== void 0 || pending.status === "pending-rollback" && before?.run !== void 0;
}
function currentRevision(history) {
  return history.findLast((row3) => row3.status === "deployed") ?? history.findLast((row3) => !isPending(row3.status));
}

// src/core/lease/lease.ts
var leaseName = (release) => `tidegate-${release}`;
var LEASE_MS = 6e4;
var RENEW_MS = 15e3;
var GIVE_UP_MS = 4e4;
var RUN_URL = "tidegate/run-url";
var HELM_SECONDS = "tidegate/helm-seconds";
function leaseFor(release, namespace, holder, now, helmSeconds, before) {
  const time = now.toISOString().replace("Z", "000Z");
  const ours = before?.spec.holderIdentity === holder.identity;
  return {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: {
      name: leaseName(release),
      namespace,
      ...present({ resourceVersion: before?.metadata.resourceVersion, uid: before?.metadata.uid }),
      labels: { "app.kubernetes.io/managed-by": "tidegate" },
      annotations: { [RUN_URL]: holder.runUrl, [HELM_SECONDS]: String(Math.ceil(helmSeconds)) }
    },
    spec: {
      holderIdentity: holder.identity,
      leaseDurationSeconds: LEASE_MS / 1e3,
      acquireTime: (ours ? before?.spec.acquireTime : void 0) ?? time,
      renewTime: time,
      leaseTransitions: (before?.spec.leaseTransitions ?? 0) + (before === void 0 || ours ? 0 : 1)
    }
  };
}
function judgeLease({ lease, unchangedMs, holderCompleted }, us) {
  if (lease === void 0) return { kind: "create" };
  const holder = lease.spec.holderIdentity;
  if (holder === us.identity) return { kind: "ours", lease };
  if (holder === void 0 || holder === "") return { kind: "take-over", lease, reason: "freed" };
  if (holderCompleted === true) return { kind: "take-over", lease, reason: "completed" };
  const orphanMs = Number(lease.metadata.annotations?.[HELM_SECONDS] ?? "0") * 1e3 || 0;
  return unchangedMs >= Math.max(LEASE_MS, orphanMs) ? { kind: "take-over", lease, reason: "expired" } : { kind: "wait", lease };
}
function holderRun(identity) {
  const match = /^([\w.-]+\/[\w.-]+)#(\d+)\.(\d+)\//.exec(identity ?? "");
  if (match === null) return void 0;
  return { repository: match[1] ?? "", runId: match[2] ?? "", attempt: Number(match[3]) };
}
function holderText(lease) {
  const run2 = holderRun(lease.spec.holderIdentity);
  const url = lease.metadata.annotations?.[RUN_URL];
  const name2 = run2 === void 0 ? lease.spec.holderIdentity ?? "nobody" : `${run2.repository} run ${run2.runId} attempt ${run2.attempt}`;
  return url === void 0 ? name2 : `${name2} (${url})`;
}

// src/core/lease/lease-problems.ts
var heldBy = (release, lease, waitedMs) => ({
  code: "HD010",
  fault: "user",
  what: `release ${release} is held by ${oneLine(holderText(lease))} since ${oneLine(lease.spec.acquireTime ?? "an unknown time", 40)}; waited ${formatDuration(waitedMs)} (lock-timeout)`,
  where: `Lease ${lease.metadata.namespace}/${lease.metadata.name}`,
  remedy: "Wait for that run, cancel it, or raise lock-timeout. A concurrency: group in the workflow queues runs of one repository."
});
var helmByHand = (release, status2, where) => ({
  code: "HD010",
  fault: "user",
  what: `release ${release} is ${status2}, by a helm that Tidegate did not start, for less than five minutes`,
  where,
  remedy: "Wait until that helm has ended. If it is dead, run this job again in five minutes: the release is repaired then."
});
var lockLost = (release, why2) => ({
  code: "HD011",
  fault: "remote",
  what: `the lock of release ${release} was lost: ${oneLine(why2)}; the work on it was stopped`,
  where: "the Lease of the release",
  remedy: "Run the job again: it repairs what is left pending."
});
var repaired = (release, status2, by2, where) => ({
  severity: "notice",
  problem: {
    code: "HD012",
    fault: "remote",
    what: `release ${release} was left ${status2}${by2 === void 0 ? "" : ` by run ${oneLine(by2, 40)}`}; repaired`,
    where
  }
});

// src/adapters/release/explain-break.ts
var explainBreak = (error3, server) => error3 instanceof HttpFailure ? [unreachable("the API server", server, `${error3.code} ${error3.message}`)] : problemsOf(error3);

// src/adapters/release/memo.ts
var STATE = "tidegate-release";
var hasUnfinishedRelease = (state) => recallMemo(state) !== void 0;
var rememberMemo = (state, text3) => state.save(STATE, text3);
var recallMemo = (state) => state.read(STATE);
var saveMemo = (ports, memo) => ports.remember(JSON.stringify(memo));
var forgetMemo = (ports) => ports.remember("");
function readMemo(ports) {
  const text3 = ports.recall();
  return text3 === void 0 || text3 === "" ? void 0 : JSON.parse(text3);
}

// src/adapters/release/ports.ts
var targetName = (settings) => `release ${settings.release} in namespace ${settings.namespace}`;

// src/core/cluster/forbidden.ts
var FORBIDDEN = /cannot (\w+) resource "([a-z0-9/]+)" in API group "([a-z0-9.-]*)"(?: in the namespace "([a-z0-9-]+)"| at the cluster scope)?/;
function readForbidden(text3) {
  const match = FORBIDDEN.exec(text3);
  if (match === null) return void 0;
  const [, verb = "", resource = "", group = "", namespace] = match;
  return { verb, resource, group, ...namespace === void 0 ? {} : { namespace } };
}
function forbidden(rights2, identity) {
  const [first2] = rights2;
  const where = first2?.namespace === void 0 ? "at the cluster scope" : `in namespace ${first2.namespace}`;
  const more = rights2.length > 1 ? ` (and ${rights2.length - 1} more)` : "";
  return {
    code: "HD002",
    fault: "user",
    what: `forbidden: "${first2?.verb}" on "${first2?.resource}" ${where} as ${oneLine(identity, 200)}${more}`,
    where: "the cluster",
    expected: "the rights below",
    remedy: roleFor(rights2, identity)
  };
}
function roleFor(rights2, identity) {
  const scopes = [...new Set(rights2.map((right) => right.namespace))];
  return scopes.map(
    (namespace) => scopedRole(
      rights2.filter((right) => right.namespace === namespace),
      namespace,
      identity
    )
  ).join("\n---\n");
}
function scopedRole(rights2, namespace, identity) {
  const prefix = namespace === void 0 ? "Cluster" : "";
  const metadata = namespace === void 0 ? "metadata: {name: tidegate}" : `metadata: {name: tidegate, namespace: ${namespace}}`;
  const keys = [...new Set(rights2.map((right) => `${right.group}|${right.resource}`))];
  const rules = keys.map((key2) => {
    const [group = "", resource = ""] = key2.split("|");
    const verbs = [...new Set(rights2.filter((right) => right.group === group && right.resource === resource).map((right) => right.verb))];
    return `- {apiGroups: ["${group}"], resources: ["${resource}"], verbs: [${verbs.join(", ")}]}`;
  });
  return [
    "apiVersion: rbac.authorization.k8s.io/v1",
    `kind: ${prefix}Role`,
    metadata,
    "rules:",
    ...rules,
    "---",
    "apiVersion: rbac.authorization.k8s.io/v1",
    `kind: ${prefix}RoleBinding`,
    metadata,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${prefix}Role, name: tidegate}`,
    `subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ${JSON.stringify(oneLine(identity, 300))}}]`
  ].join("\n");
}

// src/core/cluster/answer.ts
function statusMessage(response) {
  try {
    const parsed4 = JSON.parse(response.text);
    if (typeof parsed4.message === "string") return parsed4.message;
  } catch {
  }
  return response.text.slice(0, 500);
}
function unexpectedAnswer(request2, response, identity) {
  const message = statusMessage(response);
  const denied = response.status === 403 ? readForbidden(message) : void 0;
  if (denied !== void 0) return forbidden([denied], identity);
  const where = oneLine(`${request2.method} ${request2.path.split("?")[0]}`, 200);
  if (response.status === 401) return credentialExpired(where, message);
  return {
    code: "CR020",
    fault: "remote",
    what: `the API server answered ${response.status}: ${oneLine(message)}`,
    where
  };
}

// src/core/cluster/cluster.ts
var segment = (name2) => encodeURIComponent(name2);

// src/core/manifest-set/resource-type.ts
var typeKey = (of) => `${of.apiVersion}/${of.kind}`;
function readResourceList(apiVersion, list3) {
  const resources = asRecord(list3)?.resources;
  return (Array.isArray(resources) ? resources : []).flatMap((entry) => {
    const { name: name2, kind, namespaced } = asRecord(entry) ?? {};
    if (typeof name2 !== "string" || typeof kind !== "string" || name2.includes("/")) return [];
    return [{ apiVersion, kind, plural: name2, namespaced: namespaced === true }];
  });
}
function typesOfDefinition(body) {
  if (body.kind !== "CustomResourceDefinition") return [];
  const { group, scope, names, versions } = asRecord(body.spec) ?? {};
  const { kind, plural } = asRecord(names) ?? {};
  if (typeof group !== "string" || typeof kind !== "string" || typeof plural !== "string") return [];
  return (Array.isArray(versions) ? versions : []).flatMap((version) => {
    const { name: name2, served } = asRecord(version) ?? {};
    if (typeof name2 !== "string" || served === false) return [];
    return [{ apiVersion: `${group}/${name2}`, kind, plural, namespaced: scope === "Namespaced" }];
  });
}
function groupPath(apiVersion) {
  const [group = "", version] = apiVersion.split("/");
  return version === void 0 ? `/api/${segment(group)}` : `/apis/${segment(group)}/${segment(version)}`;
}
var groupOf = (apiVersion) => apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
var collectionPath = (type, namespace) => `${groupPath(type.apiVersion)}${type.namespaced ? `/namespaces/${segment(namespace)}` : ""}/${segment(type.plural)}`;

// src/core/helm-release/rights.ts
var rights = (namespace, group, resource, verbs) => verbs.map((verb) => ({ verb, resource, group, namespace }));
var requiredRights = (namespace) => [
  ...rights(namespace, "coordination.k8s.io", "leases", ["get", "create", "update", "delete"]),
  ...rights(namespace, "", "secrets", ["get", "list", "create", "update", "patch", "delete"])
];
var kindRights = (types) => types.flatMap(
  ({ type, namespace }) => ["get", "create", "patch", "delete"].map(
    (verb) => ({ verb, resource: type.plural, group: groupOf(type.apiVersion), ...type.namespaced ? { namespace } : {} })
  )
);
var optionalRights = (namespace) => [
  ...rights(namespace, "", "pods", ["list", "watch"]),
  ...rights(namespace, "", "events", ["list", "watch"]),
  ...rights(namespace, "apps", "replicasets", ["list", "watch"]),
  ...rights(namespace, "", "pods/log", ["get"]),
  ...rights(namespace, "", "serviceaccounts", ["get"]),
  { verb: "list", resource: "nodes", group: "" }
];

// src/adapters/release/in-pool.ts
async function inPool(items, limit, work) {
  const results = new Array(items.length);
  let next = 0;
  let broken = false;
  const worker = async () => {
    while (next < items.length && !broken) {
      const at3 = next++;
      try {
        results[at3] = await work(items[at3]);
      } catch (error3) {
        broken = true;
        throw error3;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

// src/adapters/release/review-rights.ts
var AT_ONCE = 16;
var PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
async function missingRights(ports, rights2, signal) {
  const ask4 = async (right) => {
    const [resource, subresource] = right.resource.split("/");
    const body = {
      apiVersion: "authorization.k8s.io/v1",
      kind: "SelfSubjectAccessReview",
      spec: { resourceAttributes: { verb: right.verb, group: right.group, resource, subresource, namespace: right.namespace } }
    };
    const request2 = { method: "POST", path: PATH, body, signal };
    const response = await ports.cluster.send(request2);
    if (response.status !== 201) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
    return JSON.parse(response.text).status?.allowed === true;
  };
  if (await ask4({ verb: "*", resource: "*", group: "*" })) return [];
  const answers = await inPool(rights2, AT_ONCE, ask4);
  return rights2.filter((_, i) => answers[i] !== true);
}
var optionalMissing = (missing6, identity) => ({
  severity: "warning",
  problem: {
    code: "HD002",
    fault: "user",
    what: `some rights are missing, so that less can be told of a rollout: ${missing6.map(({ verb, resource }) => `${verb} ${resource}`).join(", ")}, as ${oneLine(identity, 200)}`,
    where: "the cluster",
    remedy: roleFor(missing6, identity)
  }
});

// src/adapters/release/lease-api.ts
var REVIEW_MS = 1e4;
function leaseApi(ports, settings, orphanMs) {
  const base = `/apis/coordination.k8s.io/v1/namespaces/${segment(settings.namespace)}/leases`;
  const path = `${base}/${segment(leaseName(settings.release))}`;
  const send = (request2, signal) => ports.cluster.send({ ...request2, timeoutMs: 1e4, ...signal === void 0 ? {} : { signal } });
  return {
    get: async (signal) => {
      const request2 = { method: "GET", path };
      const response = await send(request2, signal);
      if (response.status === 404) return ok(void 0);
      if (response.status !== 200) throw new ProblemError(await refusal(ports, settings, request2, response));
      return ok(JSON.parse(response.text));
    },
    put: async (before, signal) => {
      const body = leaseFor(settings.release, settings.namespace, settings.holder, ports.clock.now(), orphanMs / 1e3, before);
      const request2 = before === void 0 ? { method: "POST", path: base, body } : { method: "PUT", path, body };
      const response = await send(request2, signal);
      if (response.status === 200 || response.status === 201) return ok(JSON.parse(response.text));
      if (response.status === 409 || response.status === 404 && before !== void 0) return ok(void 0);
      if (response.status === 404 || /being terminated/.test(response.text)) return err(noNamespace(settings, statusMessage(response)));
      throw new ProblemError(await refusal(ports, settings, request2, response));
    },
    remove: async ({ metadata }) => {
      const preconditions = { uid: metadata.uid, resourceVersion: metadata.resourceVersion };
      await send({ method: "DELETE", path, body: { apiVersion: "v1", kind: "DeleteOptions", preconditions } });
    }
  };
}
async function refusal(ports, settings, request2, response) {
  const plain2 = unexpectedAnswer(request2, response, ports.identity);
  if (plain2.code !== "HD002") return plain2;
  const missing6 = await missingRights(ports, requiredRights(settings.namespace), AbortSignal.timeout(REVIEW_MS)).catch(() => []);
  return missing6.length === 0 ? plain2 : forbidden(missing6, ports.identity);
}
var noNamespace = (settings, message) => ({
  code: "HD003",
  fault: "user",
  what: /terminat/.test(message) ? `namespace ${settings.namespace} is going away` : `namespace ${settings.namespace} does not exist`,
  where: "the cluster",
  remedy: `kubectl create namespace ${settings.namespace}, or add create-namespace: true`
});

// src/adapters/release/release-lock.ts
var problemOfLoss = (lost) => (lost.reason instanceof ProblemError ? lost.reason.problems[0] : void 0) ?? lockLost("this release", String(lost.reason));
var LOOK_MS = 2e3;
var ASK_MS = 15e3;
async function acquireLock(ports, settings, signal, orphanMs = 0) {
  const { clock } = ports;
  const api = leaseApi(ports, settings, orphanMs);
  const started2 = clock.monotonic();
  let seen = "";
  let since = started2;
  let asked = Number.NEGATIVE_INFINITY;
  let told3 = false;
  for (; ; ) {
    const lease = await api.get(signal);
    if (!lease.ok) return lease;
    const version = lease.value?.metadata.resourceVersion ?? "";
    if (version !== seen) since = clock.monotonic();
    seen = version;
    const observation = { lease: lease.value, unchangedMs: clock.monotonic() - since };
    let verdict = judgeLease(observation, settings.holder);
    if (verdict.kind === "wait" && clock.monotonic() - asked >= ASK_MS) {
      asked = clock.monotonic();
      const run2 = holderRun(verdict.lease.spec.holderIdentity);
      const completed = run2 === void 0 ? void 0 : await ports.isCompleted(run2);
      verdict = judgeLease({ ...observation, ...completed === void 0 ? {} : { holderCompleted: completed } }, settings.holder);
    }
    if (verdict.kind !== "wait") {
      const taken = await api.put(verdict.kind === "create" ? void 0 : verdict.lease, signal);
      if (!taken.ok) return taken;
      if (taken.value !== void 0) return ok(renewing(ports, settings, api, taken.value));
      continue;
    }
    const waited = clock.monotonic() - started2;
    if (waited >= settings.lockTimeout) return err(heldBy(settings.release, verdict.lease, waited));
    if (!told3) ports.log.info(heldBy(settings.release, verdict.lease, 0).what.replace(/; waited .*/, "; waiting"));
    told3 = true;
    await clock.sleep(Math.min(LOOK_MS, settings.lockTimeout - waited), signal);
  }
}
function renewing(ports, settings, api, first2) {
  const stop = new AbortController();
  const lost = new AbortController();
  let lease = first2;
  const lose = (why2) => lost.abort(new ProblemError(lockLost(settings.release, why2)));
  const renew = async () => {
    let renewed = ports.clock.monotonic();
    while (!lost.signal.aborted) {
      await ports.clock.sleep(ports.clock.monotonic() - renewed > RENEW_MS ? 2e3 : RENEW_MS, stop.signal);
      try {
        const put = await api.put(lease);
        if (!put.ok || put.value === void 0) return lose("somebody else changed its Lease");
        lease = put.value;
        renewed = ports.clock.monotonic();
      } catch (error3) {
        const why2 = error3 instanceof HttpFailure || error3 instanceof ProblemError ? error3.message : String(error3);
        if (ports.clock.monotonic() - renewed >= GIVE_UP_MS) return lose(`it could not be renewed: ${why2}`);
        ports.log.debug(`the Lease was not renewed: ${why2}`);
      }
    }
  };
  const renewals = renew().catch((error3) => {
    if (!stop.signal.aborted) lose(String(error3));
  });
  return {
    lost: lost.signal,
    handOver: () => stop.abort(new Error("the lock is handed over")),
    release: async () => {
      stop.abort(new Error("the lock is freed"));
      await renewals;
      await api.remove(lease).catch((error3) => ports.log.debug(`the Lease stays until it expires: ${error3}`));
    }
  };
}

// src/adapters/release/running-images.ts
function runningImages(planned, pods) {
  const running = new Map(pods.flatMap(digestsOf));
  const remarks = planned.flatMap(({ name: name2, digest }) => {
    const runs = running.get(name2);
    if (digest === void 0 || runs === void 0 || runs === digest) return [];
    const what = `image ${oneLine(name2, 200)} was ${digest} at the preflight, and ${runs} runs`;
    return [
      {
        severity: "warning",
        problem: { code: "HD035", fault: "user", what, remedy: "Deploy by digest: a tag may move between two looks." }
      }
    ];
  });
  return {
    images: planned.map((image) => ({ ...image, ...running.has(image.name) ? { digest: running.get(image.name) ?? "" } : {} })),
    remarks
  };
}
function digestsOf(pod) {
  return (pod.spec?.containers ?? []).flatMap(({ name: name2, image }) => {
    const id = pod.status?.containerStatuses?.find((status2) => status2.name === name2)?.imageID ?? "";
    const digest = /@(sha256:[0-9a-f]{64})$/.exec(id)?.[1];
    return digest === void 0 || image === void 0 ? [] : [[image, digest]];
  });
}

// src/core/cluster/objects.ts
var hasCondition = (object, type) => object.status?.conditions?.some((condition) => condition.type === type && condition.status === "True") ?? false;

// src/core/rollout/explain-pull-failure.ts
var DENIED = /\b401\b|\b403\b|unauthorized|forbidden|denied|authentication required|no basic auth credentials|failed to authorize/i;
var MISSING = /no match for platform|no matching manifest|manifest unknown|name unknown|: not found\b|\b404\b/i;
var TRANSIENT = /\b429\b|too many requests|\b5\d\d\b.*(?:error|gateway|unavailable)|timeout|timed out|no such host|connection (?:refused|reset)|\bEOF\b|TLS handshake/i;
function explainPullFailure(message) {
  if (TRANSIENT.test(message)) return "transient";
  if (DENIED.test(message)) return "denied";
  return MISSING.test(message) ? "missing" : "transient";
}
var WRAPPING = /(?:Back-off pulling image "[^"]*"(?:: )?|ErrImagePull: |Failed to pull image "[^"]*": |rpc error: code = \w+ desc = |failed to pull and unpack image "[^"]*": |failed to resolve (?:reference|image) "[^"]*": |(?:initializing source|reading manifest) \S+ (?:in \S+)?: )/g;
var pullWords = (message) => oneLine(message.replace(WRAPPING, ""), 240) || "no reason given";

// src/core/rollout/probe-signal.ts
function probeSignal(pod, status2, events) {
  const probe2 = events.findLast((event) => event.reason === "Unhealthy");
  if (status2.state?.running === void 0 || status2.ready === true || probe2 === void 0) return void 0;
  const container = pod.spec?.containers?.find(({ name: name2 }) => name2 === status2.name);
  const time = probeMs(container?.startupProbe) + probeMs(container?.readinessProbe);
  const sentence = `container ${status2.name} is not ready: ${oneLine(probe2.message ?? "")}`;
  return { key: `probe/${status2.name}`, code: "HD059", failureClass: "timeout", patience: { kind: "lasting", ms: time }, sentence };
}
var probeMs = (probe2) => probe2 === void 0 ? 0 : ((probe2.initialDelaySeconds ?? 0) + (probe2.failureThreshold ?? 3) * (probe2.periodSeconds ?? 10)) * 1e3;

// src/core/rollout/unbound-claim.ts
var waitsForClaim = (pod) => pod.status?.conditions?.some(
  ({ type, status: status2, reason, message }) => type === "PodScheduled" && status2 === "False" && reason === "Unschedulable" && /unbound immediate persistentvolumeclaim/i.test(message ?? "")
) ?? false;
function claimWords(events) {
  const event = events.findLast(
    ({ involvedObject, reason }) => involvedObject?.kind === "PersistentVolumeClaim" && (reason === "ExternalProvisioning" || reason === "Provisioning")
  );
  return event === void 0 ? void 0 : `volume claim ${event.involvedObject?.name}: ${event.message ?? ""}`;
}
var unboundClaimSignal = (scheduler, events) => ({
  key: "claim-unbound",
  code: "HD056",
  failureClass: "volume",
  patience: { kind: "until-timeout" },
  sentence: oneLine(claimWords(events) ?? scheduler)
});

// src/core/rollout/pod-signals.ts
var LASTING = (ms) => ({ kind: "lasting", ms });
function podSignals(pod, events, options) {
  const statuses = [...pod.status?.initContainerStatuses ?? [], ...pod.status?.containerStatuses ?? []];
  const containers = statuses.flatMap((status2) => containerSignal(status2, events, options) ?? []);
  const probes = options.strict ? statuses.flatMap((status2) => probeSignal(pod, status2, events) ?? []) : [];
  return [...containers, ...podWide(pod, events), ...probes];
}
function containerSignal(status2, events, options) {
  const { waiting, terminated } = status2.state ?? {};
  const reason = waiting?.reason ?? terminated?.reason ?? "";
  const words2 = oneLine(waiting?.message ?? terminated?.message ?? "");
  const where = `container ${status2.name}`;
  const signal = (part) => ({ key: `${part.failureClass}/${status2.name}`, ...part });
  switch (reason) {
    case "InvalidImageName":
    case "ErrImageNeverPull":
    case "SignatureValidationFailed":
      return signal({ code: "HD050", failureClass: "image-pull", patience: { kind: "none" }, sentence: `${where}: ${reason}: ${words2}` });
    case "ErrImagePull":
    case "ImagePullBackOff":
    case "RegistryUnavailable":
      return signal(pullSignal(status2, pullEvent(status2, events) || (waiting?.message ?? ""), where));
    case "CreateContainerConfigError":
      return signal({
        code: "HD052",
        failureClass: "missing-config",
        patience: /failed to sync|timed out/i.test(words2) ? { kind: "until-timeout" } : LASTING(2e4),
        sentence: `${where}: ${words2}`
      });
    case "CreateContainerError":
    case "RunContainerError":
    case "StartError":
    case "ContainerCannotRun":
    case "CrashLoopBackOff":
    case "Error":
    case "OOMKilled":
      return crashSignal(status2, where, options);
    default:
      return void 0;
  }
}
function pullSignal(status2, message, where) {
  const kind = explainPullFailure(message);
  const told3 = {
    missing: "was not found",
    denied: "may not be read with the pull secrets of the pod",
    transient: "cannot be pulled now"
  }[kind];
  const patience = { missing: LASTING(15e3), denied: LASTING(3e4), transient: { kind: "until-timeout" } }[kind];
  const image = oneLine(status2.image ?? "?", 200);
  return { code: "HD050", failureClass: "image-pull", patience, sentence: `${where}: image ${image} ${told3} (${pullWords(message)})` };
}
var pullEvent = (status2, events) => events.findLast((event) => event.reason === "Failed" && event.message?.includes(status2.image ?? "\0"))?.message ?? "";
function crashSignal(status2, where, options) {
  const ended = status2.state?.terminated ?? status2.lastState?.terminated;
  const restarts = status2.restartCount ?? 0;
  const base = { key: `crash/${status2.name}`, restarts };
  const words2 = oneLine(status2.state?.waiting?.message ?? ended?.message ?? "");
  const neverStarted = ["StartError", "ContainerCannotRun", "CreateContainerError", "RunContainerError"];
  const reason = ended?.reason ?? status2.state?.waiting?.reason ?? "";
  if (neverStarted.includes(reason)) {
    const told3 = oneLine(ended?.message ?? words2);
    return {
      ...base,
      code: "HD053",
      failureClass: "start-error",
      patience: { kind: "restarts", count: 1 },
      sentence: `${where} does not start: ${told3}`
    };
  }
  if (ended?.reason === "OOMKilled") {
    const sentence = `${where} was killed because it went over its memory limit (restarts: ${restarts})`;
    return { ...base, code: "HD054", failureClass: "out-of-memory", patience: { kind: "restarts", count: 2 }, sentence };
  }
  const exit = ended?.exitCode === void 0 ? "ends" : `exits with code ${ended.exitCode}`;
  const patience = { kind: "restarts", count: options.crashTolerance };
  return {
    ...base,
    code: "HD051",
    failureClass: "crash-loop",
    patience,
    sentence: `${where} ${exit} again and again (restarts: ${restarts})`
  };
}
function podWide(pod, events) {
  const signals = [];
  const unscheduled = pod.status?.conditions?.find((one) => one.type === "PodScheduled" && one.status === "False");
  const claim = events.findLast(
    ({ reason: reason2, involvedObject }) => involvedObject?.kind === "PersistentVolumeClaim" && (reason2 === "ProvisioningFailed" || reason2 === "FailedBinding")
  );
  if (unscheduled?.reason === "Unschedulable" && claim !== void 0 && /persistentvolumeclaim/i.test(unscheduled.message ?? "")) {
    const sentence = `volume claim ${claim.involvedObject?.name}: ${oneLine(claim.message ?? "")}`;
    signals.push({ key: "claim", code: "HD056", failureClass: "volume", patience: LASTING(6e4), sentence });
  } else if (waitsForClaim(pod)) {
    signals.push(unboundClaimSignal(unscheduled?.message ?? "", events));
  } else if (unscheduled?.reason === "Unschedulable") {
    const scaling = events.some((event) => event.reason === "TriggeredScaleUp" || event.reason === "Nominated");
    const patience = scaling ? { kind: "until-timeout" } : LASTING(6e4);
    signals.push({
      key: "unschedulable",
      code: "HD055",
      failureClass: "unschedulable",
      patience,
      sentence: `no node takes it: ${oneLine(unscheduled.message ?? "")}`
    });
  }
  const mount = events.findLast((event) => event.reason === "FailedMount" || event.reason === "FailedAttachVolume");
  if (mount !== void 0 && !started(pod)) signals.push(mountSignal(mount));
  const { phase, reason } = pod.status ?? {};
  if (phase === "Failed" && !["Evicted", "NodeShutdown", "Terminated", "Preempting"].includes(reason ?? "")) {
    const sentence = `the pod failed: ${oneLine(`${reason ?? ""} ${pod.status?.message ?? ""}`)}`;
    signals.push({ key: "failed", code: "HD051", failureClass: "crash-loop", patience: { kind: "none" }, sentence });
  }
  return signals;
}
function mountSignal(event) {
  const words2 = oneLine(event.message ?? "");
  if (/(?:configmap|secret) "[^"]+" not found|references non-existent (?:config|secret) key/i.test(words2))
    return { key: "mount", code: "HD052", failureClass: "missing-config", patience: LASTING(2e4), sentence: words2 };
  return { key: "mount", code: "HD056", failureClass: "volume", patience: { kind: "until-timeout" }, sentence: words2 };
}
var started = (pod) => pod.status?.containerStatuses?.some((status2) => status2.state?.running !== void 0 || (status2.restartCount ?? 0) > 0) ?? false;

// src/core/rollout/readiness.ts
function judgeReadiness(kind, object) {
  const { status: status2 = {}, metadata } = object;
  const observed = (status2.observedGeneration ?? 0) >= (metadata.generation ?? 1);
  if (kind === "DaemonSet") {
    const wanted2 = status2.desiredNumberScheduled ?? 0;
    const ready2 = Math.min(status2.updatedNumberScheduled ?? 0, status2.numberAvailable ?? 0);
    return { done: observed && ready2 >= wanted2, ready: ready2, wanted: wanted2 };
  }
  const wanted = object.spec?.replicas ?? 1;
  const updated = object.spec?.updateStrategy?.type === "OnDelete" ? wanted : status2.updatedReplicas ?? 0;
  const up = kind === "Deployment" ? status2.availableReplicas ?? 0 : status2.readyReplicas ?? 0;
  const ready = Math.min(updated, up);
  const noOld = (status2.replicas ?? 0) <= wanted;
  return { done: observed && ready >= wanted && noOld, ready, wanted };
}
function workloadSignals(object) {
  const conditions = object.status?.conditions ?? [];
  const signals = [];
  const stuck = conditions.find((one) => one.type === "Progressing" && one.status === "False" && one.reason === "ProgressDeadlineExceeded");
  if (stuck !== void 0)
    signals.push({
      key: "deadline",
      code: "HD058",
      failureClass: "progress-deadline",
      patience: { kind: "none" },
      sentence: oneLine(stuck.message ?? "it made no progress in time")
    });
  const refused2 = conditions.find((one) => one.type === "ReplicaFailure" && one.status === "True");
  if (refused2 !== void 0)
    signals.push({
      key: "refused",
      code: "HD057",
      failureClass: "quota-or-admission",
      patience: { kind: "lasting", ms: 15e3 },
      sentence: `its pods are refused: ${oneLine(refused2.message ?? refused2.reason ?? "")}`
    });
  return signals;
}

// src/core/rollout/judge-workload.ts
var NO_MEMORY = { firstSeen: {}, restartsBefore: {}, readyPods: [] };
function judgeWorkload(look4, before, options) {
  const ready = look4.pods.filter((pod) => hasCondition(pod, "Ready")).map(uid);
  const grew = look4.pods.some((pod) => ready.includes(uid(pod)) && !before.readyPods.includes(uid(pod)) && isProbed(pod));
  const restarts = restartCounts(look4.pods);
  const restartsBefore = grew ? restarts : before.restartsBefore;
  const unready = look4.pods.filter((pod) => !ready.includes(uid(pod)));
  const own = workloadSignals(look4.object).map((signal) => ({ signal }));
  const ofPods = unready.map((pod) => podSignals(pod, look4.eventsOf(pod), options).map((signal) => ({ pod, signal })));
  const troubles = [...own, ...ofPods.flat()];
  const started2 = grew ? {} : before.firstSeen;
  const firstSeen = Object.fromEntries(troubles.map((trouble) => [keyOf(trouble), started2[keyOf(trouble)] ?? look4.now]));
  const memory = { firstSeen, restartsBefore, readyPods: ready };
  const whole = judgeReadiness(look4.kind, look4.object);
  if (whole.done) return { verdict: { kind: "ready", readiness: whole }, memory };
  const readiness = { ...whole, ready: ready.length };
  const isFatal = (trouble) => beyondHope(trouble, look4.now, memory);
  const ownCause = own.find(isFatal);
  const podCauses = ofPods.map((list3) => list3.find(isFatal));
  const known2 = podCauses.find((one) => one !== void 0);
  const cause = deeper(ownCause, podCauses) ?? (options.strict || podCauses.every((one) => one !== void 0) ? known2 : void 0);
  const verdict = cause === void 0 ? { kind: "progressing", readiness, troubles } : { kind: "doomed", readiness, troubles, cause };
  return { verdict, memory };
}
var deeper = (own, pods) => own === void 0 ? void 0 : own.signal.code === "HD058" ? pods.find((cause) => cause !== void 0) ?? own : own;
function beyondHope({ pod, signal }, now, memory) {
  switch (signal.patience.kind) {
    case "none":
      return true;
    case "lasting":
      return now - (memory.firstSeen[keyOf({ ...pod === void 0 ? {} : { pod }, signal })] ?? now) >= signal.patience.ms;
    case "restarts":
      return (signal.restarts ?? 0) - (memory.restartsBefore[`${pod === void 0 ? "" : uid(pod)}/${signal.key}`] ?? 0) >= signal.patience.count;
    case "until-timeout":
      return false;
  }
}
var isProbed = ({ spec }) => spec?.containers?.some((one) => one.readinessProbe !== void 0) ?? true;
var uid = (pod) => pod.metadata.uid ?? pod.metadata.name;
var keyOf = ({ pod, signal }) => `${pod === void 0 ? "" : uid(pod)}/${signal.key}`;
var restartCounts = (pods) => Object.fromEntries(
  pods.flatMap(
    (pod) => [...pod.status?.initContainerStatuses ?? [], ...pod.status?.containerStatuses ?? []].map(
      (status2) => [`${uid(pod)}/crash/${status2.name}`, status2.restartCount ?? 0]
    )
  )
);

// src/core/rollout/new-pods.ts
var REVISION = "deployment.kubernetes.io/revision";
var DAEMON_GENERATION = "deprecated.daemonset.template.generation";
var ownedBy = (object, uid2) => object.metadata.ownerReferences?.some((owner) => owner.uid === uid2 && owner.controller === true) ?? false;
function newPods(kind, object, replicaSets, pods) {
  if ((object.status?.observedGeneration ?? 0) < (object.metadata.generation ?? 1)) return [];
  const living = pods.filter((pod) => pod.metadata.deletionTimestamp === void 0);
  switch (kind) {
    case "Deployment": {
      const newest = newestReplicaSet(object, replicaSets);
      return newest === void 0 ? [] : living.filter((pod) => ownedBy(pod, newest.metadata.uid));
    }
    case "StatefulSet": {
      const hash = object.status?.updateRevision;
      return living.filter((pod) => ownedBy(pod, object.metadata.uid) && pod.metadata.labels?.["controller-revision-hash"] === hash);
    }
    case "DaemonSet": {
      const generation = object.metadata.annotations?.[DAEMON_GENERATION];
      return living.filter((pod) => ownedBy(pod, object.metadata.uid) && pod.metadata.labels?.["pod-template-generation"] === generation);
    }
  }
}
function newestReplicaSet(deployment, replicaSets) {
  const revision = deployment.metadata.annotations?.[REVISION];
  const own = replicaSets.filter((set2) => ownedBy(set2, deployment.metadata.uid));
  return own.find((set2) => set2.metadata.annotations?.[REVISION] === revision);
}

// src/core/rollout/progress-line.ts
function progressLine(name2, verdict) {
  const { ready, wanted } = verdict.readiness;
  const troubles = verdict.kind === "ready" ? [] : verdict.troubles.slice(0, 2);
  const told3 = troubles.map(
    ({ pod, signal }) => `; ${pod === void 0 ? "" : `${pod.metadata.name}: `}${signal.sentence.replace(/ \(restarts: \d+\)/, "")}`
  );
  return oneLine(`${name2} ${ready}/${wanted} ready${told3.join("")}`, 500);
}

// src/core/rollout/rollout-problem.ts
var REMEDY = {
  "image-pull": "Publish the image for the platform of the nodes, or correct its name or the pull secret.",
  "crash-loop": "Read the last lines of its log in the summary.",
  "missing-config": "Create the ConfigMap, Secret or key that it names, or mark the reference optional.",
  "start-error": "Correct the container's command: the image does not hold what it names.",
  "out-of-memory": "Raise resources.limits.memory, or make it need less.",
  unschedulable: "Give the nodes room, or change requests, nodeSelector or tolerations.",
  volume: "Look at the PersistentVolumeClaim and its StorageClass.",
  "quota-or-admission": "Raise the quota, or change the pod so that the namespace's policies take it.",
  "progress-deadline": "Read the events in the summary.",
  "job-failed": "Read the last lines of its log in the summary.",
  timeout: "Read the states of the pods in the summary; raise timeout if they were only slow."
};
var doomedProblem = (workload, cause) => ({
  code: cause.signal.code,
  fault: "user",
  what: oneLine(`${workload}: ${cause.signal.sentence}`, 700),
  where: cause.pod === void 0 ? workload : `pod ${cause.pod.metadata.name}`,
  remedy: REMEDY[cause.signal.failureClass]
});
var timeoutProblem = (timeoutMs, unready, where) => ({
  code: "HD059",
  fault: "user",
  what: `the rollout was not done after ${formatDuration(timeoutMs)}${unready.length === 0 ? "" : `: ${unready.map(unreadyText).slice(0, 5).join("; ")}${unready.length > 5 ? ` and ${unready.length - 5} more` : ""}`}`,
  where,
  remedy: REMEDY.timeout
});
var unreadyText = ({ workload, pod, sentence }) => `${workload}, pod ${pod.metadata.name}: ${oneLine(sentence, 200)}`;
function waitingSentence(pod, events) {
  const probe2 = events.findLast((event) => event.reason === "Unhealthy");
  if (probe2 !== void 0) return `not ready: ${oneLine(probe2.message ?? "")}`;
  const waiting = pod.status?.containerStatuses?.find((status2) => status2.state?.waiting !== void 0);
  if (waiting !== void 0) return `container ${waiting.name} is waiting: ${oneLine(waiting.state?.waiting?.reason ?? "")}`;
  const claim = waitsForClaim(pod) ? claimWords(events) : void 0;
  if (claim !== void 0) return oneLine(claim);
  const blocked = pod.status?.conditions?.find((condition) => condition.type === "Ready" && condition.status !== "True");
  return oneLine(`${pod.status?.phase ?? "unknown"}: ${blocked?.message ?? blocked?.reason ?? "not ready"}`);
}

// src/adapters/kubernetes/mirror.ts
function mirror(path, ports, signal) {
  const objects = /* @__PURE__ */ new Map();
  const first2 = Promise.withResolvers();
  const key2 = (object) => object.metadata.uid ?? `${object.metadata.namespace}/${object.metadata.name}`;
  const list3 = async () => {
    const response = await ports.cluster.send({ method: "GET", path, signal });
    if (response.status === 403) return "forbidden";
    if (response.status !== 200) throw new Error(`${response.status} ${statusMessage(response)}`);
    const { items, metadata } = JSON.parse(response.text);
    objects.clear();
    for (const item of items ?? []) objects.set(key2(item), item);
    first2.resolve(true);
    ports.changed();
    return metadata?.resourceVersion ?? "0";
  };
  const follow = async (from) => {
    let version = from;
    while (!signal.aborted && version !== "") {
      const join12 = path.includes("?") ? "&" : "?";
      const query = `${path}${join12}allowWatchBookmarks=true&timeoutSeconds=240&resourceVersion=${version}`;
      await ports.cluster.watch(
        query,
        (event) => {
          version = take2(event) ?? version;
        },
        signal
      );
    }
  };
  const take2 = (event) => {
    if (event.type === "ERROR") return "";
    const object = event.object;
    if (event.type === "DELETED") objects.delete(key2(object));
    else if (event.type !== "BOOKMARK") objects.set(key2(object), object);
    ports.changed();
    return object.metadata.resourceVersion;
  };
  const run2 = async () => {
    while (!signal.aborted) {
      try {
        const version = await list3();
        if (version === "forbidden") return first2.resolve(false);
        await follow(version);
      } catch (error3) {
        if (signal.aborted) return;
        ports.debug(`watch of ${path} lost: ${error3}`);
      }
      await ports.clock.sleep(1e3, signal);
    }
  };
  run2().catch((error3) => {
    if (!signal.aborted) ports.debug(`watch of ${path} ended: ${error3}`);
  }).finally(() => first2.resolve(false));
  return { objects: () => [...objects.values()], ready: first2.promise };
}

// src/adapters/kubernetes/workload-api.ts
var RESOURCES = {
  Deployment: "deployments",
  StatefulSet: "statefulsets",
  DaemonSet: "daemonsets"
};
var workloadsPath = (kind, namespace) => `/apis/apps/v1/namespaces/${segment(namespace)}/${RESOURCES[kind]}`;
async function readWorkload(cluster, at3, signal) {
  const path = `${workloadsPath(at3.kind, at3.namespace)}/${segment(at3.name)}`;
  const response = await cluster.send({ method: "GET", path, ...signal === void 0 ? {} : { signal } });
  return response.status === 200 ? JSON.parse(response.text) : void 0;
}

// src/adapters/release/watch-rollout.ts
var HEARTBEAT_MS = 3e4;
var LOOK_MS2 = 1e3;
async function watchRollout(ports, namespace, watched, crashTolerance, strict = false) {
  const stop = new AbortController();
  const verdict = Promise.withResolvers();
  let dirty = Promise.withResolvers();
  const mirrorPorts = {
    cluster: ports.cluster,
    clock: ports.clock,
    debug: (line) => ports.log.debug(line),
    changed: () => dirty.resolve()
  };
  const follow = (path) => mirror(path, mirrorPorts, stop.signal);
  const at3 = segment(namespace);
  const kinds = [...new Set(watched.map((one) => one.kind))];
  const objects = new Map(kinds.map((kind) => [kind, follow(workloadsPath(kind, namespace))]));
  const pods = follow(`/api/v1/namespaces/${at3}/pods`);
  const events = follow(`/api/v1/namespaces/${at3}/events`);
  const replicaSets = follow(`/apis/apps/v1/namespaces/${at3}/replicasets`);
  await Promise.all([...objects.values(), pods, events, replicaSets].map((one) => one.ready));
  const find = (one) => objects.get(one.kind)?.objects().find((object) => object.metadata.name === one.name);
  const before = new Map(watched.map((one) => [one, generationOf(find(one))]));
  const eventsOf = (pod) => {
    const claims = pod.spec?.volumes?.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []) ?? [];
    return events.objects().filter(({ involvedObject: about }) => {
      if (about?.kind === "PersistentVolumeClaim") return claims.includes(about.name ?? "");
      return about?.uid === pod.metadata.uid;
    });
  };
  const podsOf = (one) => {
    const object = find(one);
    return object === void 0 ? [] : newPods(one.kind, object, replicaSets.objects(), pods.objects());
  };
  const memories = /* @__PURE__ */ new Map();
  const told3 = /* @__PURE__ */ new Map();
  const judge3 = (one) => {
    const object = find(one);
    if (object === void 0 || generationOf(object) === before.get(one)) return;
    const now = ports.clock.monotonic();
    const judged2 = judgeWorkload({ kind: one.kind, object, pods: podsOf(one), eventsOf, now }, memories.get(one) ?? NO_MEMORY, {
      crashTolerance,
      strict
    });
    memories.set(one, judged2.memory);
    const name2 = `${one.kind.toLowerCase()}/${one.name}`;
    const line = progressLine(name2, judged2.verdict);
    if (line !== told3.get(one)) ports.log.info(line);
    told3.set(one, line);
    if (judged2.verdict.kind === "doomed") verdict.resolve({ workload: name2, cause: judged2.verdict.cause });
  };
  const run2 = async () => {
    const started2 = ports.clock.monotonic();
    let beat = started2;
    while (!stop.signal.aborted) {
      for (const one of watched) judge3(one);
      const now = ports.clock.monotonic();
      if (now - beat >= HEARTBEAT_MS) {
        beat = now;
        ports.log.info(`still rolling out after ${formatDuration(now - started2)}`);
      }
      dirty = Promise.withResolvers();
      await Promise.race([dirty.promise, ports.clock.sleep(LOOK_MS2, stop.signal)]);
      await ports.clock.sleep(50, stop.signal);
    }
  };
  run2().catch((error3) => {
    if (!stop.signal.aborted) ports.log.debug(`the rollout is no longer watched: ${error3}`);
  });
  return {
    doomed: verdict.promise,
    settled: () => watched.every((one) => {
      const object = find(one);
      return object !== void 0 && judgeReadiness(one.kind, object).done;
    }),
    unready: () => watched.flatMap((one) => {
      const object = find(one);
      if (object !== void 0 && judgeReadiness(one.kind, object).done) return [];
      const waiting = podsOf(one).filter((pod) => !hasCondition(pod, "Ready"));
      return waiting.map((pod) => ({
        workload: `${one.kind.toLowerCase()}/${one.name}`,
        pod,
        sentence: waitingSentence(pod, eventsOf(pod))
      }));
    }),
    pods: () => watched.flatMap(podsOf),
    [Symbol.dispose]: () => stop.abort(new Error("the rollout is over"))
  };
}
var generationOf = (object) => object === void 0 ? "absent" : `${object.metadata.uid}/${object.metadata.generation}`;

// src/adapters/helm/await-helm.ts
var KILL_AFTER_MS = 5e3;
async function awaitHelm(child, options) {
  const { clock, signal } = options;
  const over = new AbortController();
  const aborted = Promise.withResolvers();
  const abort = () => aborted.resolve({ kind: "aborted" });
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    const first2 = await Promise.race([
      child.end.then((end3) => ({ kind: "ended", end: end3 })),
      aborted.promise,
      clock.sleep(options.overdueMs, over.signal).then(() => ({ kind: "overdue" })),
      ...options.doomed === void 0 ? [] : [options.doomed.then((why2) => ({ kind: "doomed", why: why2 }))]
    ]);
    if (first2.kind === "ended") return first2;
    child.terminate();
    const killed = clock.sleep(KILL_AFTER_MS, over.signal).then(() => child.kill());
    killed.catch(() => void 0);
    const end2 = await child.end;
    return { ...first2, end: end2 };
  } finally {
    over.abort(new Error("helm has ended"));
    signal.removeEventListener("abort", abort);
  }
}

// src/core/helm-release/judge-helm-failure.ts
var problem = (code2, fault2, what, remedy2) => (failure3, words2) => ({
  code: code2,
  fault: fault2,
  what: `${what}: ${words2}`,
  where: failure3.where,
  ...remedy2 === void 0 ? {} : { remedy: remedy2 }
});
var RULES = [
  [
    /values don't meet the specifications of the schema/,
    problem("HD023", "user", "the values violate the chart's schema", "Correct the values that it names.")
  ],
  [/cannot (\w+) resource "/, (failure3, words2) => forbiddenOr(failure3, words2)],
  [
    /namespaces "[^"]*" not found|because it is being terminated/,
    problem("HD003", "user", "the namespace is missing or going away", "Create it first, or add create-namespace: true")
  ],
  [
    /conflict(?:s)? with "[^"]+"|Apply failed with \d+ conflict/,
    problem("HD040", "user", "fields are owned by somebody else", "Give up the field in the chart, or let its owner go.")
  ],
  [
    /field is immutable|may not be changed|updates to statefulset spec for fields other than/i,
    problem("HD041", "user", "a field cannot be changed", "Delete the object first, or give it another name.")
  ],
  [
    /(?:pre|post)-(?:install|upgrade|rollback|delete)(?: hooks?)? failed|hooks? failed|failed (?:pre|post)-/i,
    problem("HD060", "user", "a hook failed", "Its log is in the evidence.")
  ],
  [/job is failed|resource Job\/\S+ not ready\. status: Failed/i, problem("HD058", "user", "a Job failed", "Its log is in the evidence.")],
  [
    /admission webhook|denied the request|violates PodSecurity|is invalid: |admission plugin/,
    problem("HD043", "user", "the API server refused an object", "Correct the object in the chart.")
  ],
  [
    /execution error at|template: |parse error at|error converting YAML|YAML parse error|nil pointer evaluating|error unmarshaling JSON/,
    problem("HD024", "user", "the chart does not render", "Try it with: helm template")
  ],
  [
    /Chart\.yaml file is missing|no such file or directory|path "[^"]*" not found|chart not found/i,
    problem(
      "HD082",
      "user",
      "the chart or a values file is not found",
      "Check chart: and values-files:, and that the job checks the repository out."
    )
  ],
  [
    /found in Chart\.yaml, but missing in charts\/|dependencies/,
    problem("HD081", "user", "the chart's dependencies are not built", "Run helm dependency build first.")
  ]
];
function forbiddenOr(failure3, words2) {
  const right = readForbidden(failure3.stderr);
  return right === void 0 ? otherwise(failure3, words2) : forbidden([right], failure3.identity);
}
var otherwise = problem("HD061", "remote", "helm failed");
function judgeHelmFailure(failure3) {
  const words2 = helmSentence(failure3.stderr);
  const rule = RULES.find(([pattern]) => pattern.test(failure3.stderr));
  return rule === void 0 ? otherwise(failure3, words2) : rule[1](failure3, words2);
}
var helmTimedOut = (stderr) => /context deadline exceeded|timed out waiting|resources? (?:\S+ )?not ready|client rate limiter Wait returned/i.test(stderr);
function helmSentence(stderr) {
  const text3 = stripControls(stderr).trim();
  const at3 = text3.lastIndexOf("Error: ");
  const sentence = (at3 < 0 ? text3.split("\n").slice(-3).join(" ") : text3.slice(at3 + "Error: ".length)).replace(
    /^(?:UPGRADE|INSTALLATION|ROLLBACK) FAILED: /,
    ""
  );
  return oneLine(sentence, 500) || "it gave no reason";
}

// src/core/manifest-set/judge-apply.ts
function judgeApply(response) {
  if (response.status === 200 || response.status === 201)
    return { kind: "taken", object: JSON.parse(response.text) };
  const message = oneLine(refusalText(response), 600);
  switch (response.status) {
    case 409: {
      const conflicts = fieldConflicts(response.text);
      return conflicts.length > 0 ? { kind: "conflict", conflicts } : { kind: "raced", message };
    }
    case 422:
      return IMMUTABLE.test(message) ? { kind: "immutable", message } : { kind: "refused", message };
    case 403: {
      const right = readForbidden(statusMessage(response));
      return right === void 0 ? { kind: "refused", message } : { kind: "forbidden", right };
    }
    case 404:
      return /^namespaces "[^"]*" not found/.test(message) ? { kind: "no-namespace", message } : { kind: "no-kind", message };
    default:
      return /does not support dry run/i.test(message) ? { kind: "cannot-try", message } : { kind: "refused", message };
  }
}
function refusalText(response) {
  const causes = causesOf(response.text).map(
    ({ field: field3, message }) => [field3, withoutValue(String(message ?? ""))].filter((part) => typeof part === "string" && part !== "").join(": ")
  );
  return response.status === 422 && causes.length > 0 ? [...new Set(causes)].join("; ") : withoutValue(statusMessage(response));
}
var LONG = 60;
function withoutValue(whole) {
  const text3 = whole.replace(/, got &value\.valueUnstructured\{[\s\S]*?\}/g, "");
  const kind = text3.search(/(?:Invalid|Unsupported|Duplicate) value: /);
  if (kind < 0) return text3;
  const start2 = text3.indexOf(": ", kind) + 2;
  const end2 = Math.max(start2, text3.lastIndexOf(": "));
  const value = text3.slice(start2, end2 === start2 ? void 0 : end2);
  if (value.length <= LONG && !/[{[]/.test(value)) return text3;
  return end2 === start2 ? text3.slice(0, start2 - 2) : text3.slice(0, start2) + text3.slice(end2 + 2);
}
var IMMUTABLE = /field is immutable|may not be changed|(?:may|can) not (?:be )?(?:update|change)|updates to \w+ spec for fields other than|is immutable|cannot be changed|immutable after creation/i;
function fieldConflicts(text3) {
  return causesOf(text3).flatMap(({ reason, field: field3, message }) => {
    if (reason !== "FieldManagerConflict" || typeof field3 !== "string") return [];
    return [{ field: field3, manager: /conflict with "([^"]*)"/.exec(String(message))?.[1] ?? "somebody else" }];
  });
}
function causesOf(text3) {
  const causes = asRecord(asRecord(parsed(text3))?.details)?.causes;
  return (Array.isArray(causes) ? causes : []).map(asRecord).filter((cause) => cause !== void 0);
}
function parsed(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}

// src/core/manifest-set/set-problems.ts
function conflictProblem({ shown: shown4, origin }, conflicts) {
  const managers = [...new Set(conflicts.map((one) => one.manager))];
  const told3 = managers.map((manager) => {
    const fields = conflicts.filter((one) => one.manager === manager).map((one) => one.field.replace(/^\./, ""));
    const more = fields.length > 5 ? ` and ${fields.length - 5} more` : "";
    return `${oneLine(fields.slice(0, 5).join(", "), 300)}${more} by ${oneLine(manager, 80)}`;
  });
  return {
    code: "HD040",
    fault: "user",
    what: `${oneLine(shown4, 200)}: fields are managed by somebody else: ${told3.join("; ")}`,
    where: origin,
    remedy: "Remove those fields from the manifest, or take them: force-conflicts: true"
  };
}
var foreignProblem = ({ shown: shown4, origin }, owner) => ({
  code: "HD040",
  fault: "user",
  what: `${oneLine(shown4, 200)} belongs to the set ${oneLine(owner.release, 60)} in namespace ${oneLine(owner.namespace, 60)}`,
  where: origin,
  expected: "an object in one set only",
  remedy: "Remove it from one of the two, or take it over: take-ownership: true"
});
var immutableProblem = ({ shown: shown4, origin }, message) => ({
  code: "HD041",
  fault: "user",
  what: `${oneLine(shown4, 200)}: a field cannot be changed: ${oneLine(message, 500)}`,
  where: origin,
  remedy: "Delete the object first, or give it another name."
});
var refusedProblem = ({ shown: shown4, origin }, message) => ({
  code: "HD043",
  fault: "user",
  what: `the API server refuses ${oneLine(shown4, 200)}: ${oneLine(message, 500)}`,
  where: origin,
  remedy: "Correct the object."
});
var namespaceProblem = ({ shown: shown4, origin }, namespace, more) => ({
  code: "HD003",
  fault: "user",
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown4, 200)}${more === 0 ? "" : ` and ${more} more`} does not exist`,
  where: origin,
  remedy: `Add a Namespace to the manifests, or: kubectl create namespace ${oneLine(namespace, 80)}`
});
var endingNamespace = ({ shown: shown4, origin }, namespace) => ({
  code: "HD003",
  fault: "user",
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown4, 200)} is going away`,
  where: origin,
  remedy: "Wait until it is gone, and let it be made again."
});
var tooLarge = (objects, bytes, where) => ({
  code: "HD044",
  fault: "user",
  what: `the ${objects} objects of the set take ${Math.ceil(bytes / 1024)} KiB packed, and a Secret holds 1024`,
  where,
  expected: "a set that fits into one Secret: going back is made from it",
  remedy: "Split it into several releases."
});
var unverifiable = (shown4, why2) => ({
  code: "HD035",
  fault: "user",
  what: `not tried before the first write: ${oneLine(shown4.slice(0, 10).join(", "), 500)}${shown4.length > 10 ? ` and ${shown4.length - 10} more` : ""}: ${oneLine(why2, 300)}`
});

// src/adapters/helm/chart-crds.ts
var BASE = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
var ESTABLISHED_MS = 6e4;
var LOOK_MS3 = 250;
async function bringDefinitions(session, { chart }, signal) {
  const { settings, helm, ports } = session;
  if (settings.crds === "skip") return [];
  const shown4 = await helm.run(showArgs("crds", chart), signal);
  if (shown4.code !== 0) return [judgeHelmFailure({ stderr: shown4.stderr, where: `chart ${settings.chart}`, identity: ports.identity })];
  const definitions = readManifest(shown4.stdout, "").filter(({ kind }) => kind === "CustomResourceDefinition");
  const problems = await Promise.all(definitions.map((definition) => bring(session, definition, signal)));
  return problems.flat();
}
async function bring(session, definition, signal) {
  const { ports, settings } = session;
  const path = `${BASE}/${segment(definition.name)}`;
  const read = async () => {
    const response2 = await ports.cluster.send({ method: "GET", path, signal });
    return response2.status === 200 ? JSON.parse(response2.text) : void 0;
  };
  const refused2 = (why2) => [
    refusedProblem({ shown: `CustomResourceDefinition/${definition.name}`, origin: "the chart's folder crds" }, why2)
  ];
  if (await read() !== void 0 && settings.crds === "create") return [];
  const query = "fieldManager=helm&force=true";
  const response = await ports.cluster.send({
    method: "PATCH",
    path: `${path}?${query}`,
    contentType: "application/apply-patch+yaml",
    body: definition.body,
    signal
  });
  const verdict = judgeApply(response);
  if (verdict.kind === "forbidden") return refused2(`${verdict.right.verb} on customresourcedefinitions is forbidden`);
  if (verdict.kind !== "taken") return refused2("message" in verdict ? verdict.message : verdict.kind);
  ports.log.info(`CustomResourceDefinition/${definition.name} is ${response.status === 201 ? "made" : "up to date"}`);
  const until = ports.clock.monotonic() + ESTABLISHED_MS;
  for (let now = await read(); now === void 0 || !hasCondition(now, "Established"); now = await read()) {
    if (ports.clock.monotonic() >= until) return refused2("it was not established within a minute");
    await ports.clock.sleep(LOOK_MS3, signal);
  }
  return [];
}

// src/core/rollout/settle.ts
var SETTLE_MS = 5e3;
function settleMs({ body }) {
  const spec = asRecord(body.spec);
  if (typeof spec?.minReadySeconds === "number" && spec.minReadySeconds > 0) return 0;
  const containers = asRecord(asRecord(spec?.template)?.spec)?.containers;
  const list3 = Array.isArray(containers) ? containers.map(asRecord) : [];
  return list3.every((container) => asRecord(container?.readinessProbe) !== void 0) ? 0 : SETTLE_MS;
}
function settleMsOfChange(before, after) {
  const known2 = new Map(workloadsOf(before).map((object) => [objectKey(object), JSON.stringify(object.body)]));
  const changed2 = workloadsOf(after).filter((object) => known2.get(objectKey(object)) !== JSON.stringify(object.body));
  return Math.max(0, ...changed2.map(settleMs));
}
var startsOf = (pods) => pods.map(({ metadata, status: status2 }) => {
  const restarts = (status2?.containerStatuses ?? []).reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
  return `${metadata.uid} ${restarts}`;
}).sort().join(", ");

// src/core/helm-release/judge-custom.ts
function judgeCustom(object) {
  const { metadata, status: status2 } = asRecord(object) ?? {};
  const { generation } = asRecord(metadata) ?? {};
  const { observedGeneration, conditions } = asRecord(status2) ?? {};
  const find = (type) => (Array.isArray(conditions) ? conditions : []).map(asRecord).find((one) => one?.type === type);
  const words2 = (condition, otherwise2) => String(condition?.message || condition?.reason || otherwise2);
  if (typeof observedGeneration === "number" && typeof generation === "number" && observedGeneration < generation)
    return { kind: "waiting", message: "its controller has not seen it yet" };
  const stalled = find("Stalled");
  if (stalled?.status === "True") return { kind: "stalled", message: words2(stalled, "no reason given") };
  const ready = find("Ready");
  if (ready?.status === "True") return { kind: "ready", message: words2(ready, "ready") };
  return { kind: "waiting", message: words2(ready, "it has no condition Ready") };
}

// src/adapters/helm/object-types.ts
async function placeManifest(cluster, objects, signal) {
  const versions = [...new Set(objects.map(({ apiVersion }) => apiVersion))];
  const lists = await Promise.all(
    versions.map(async (apiVersion) => {
      const response = await cluster.send({ method: "GET", path: groupPath(apiVersion), signal });
      return response.status === 200 ? readResourceList(apiVersion, JSON.parse(response.text)) : [];
    })
  );
  const types = new Map(lists.flat().map((type) => [typeKey(type), type]));
  return objects.flatMap((object) => {
    const type = types.get(typeKey(object));
    return type === void 0 ? [] : [{ ...object, type, namespace: type.namespaced ? object.namespace : "" }];
  });
}

// src/adapters/helm/await-custom.ts
var LOOK_MS4 = 1e3;
async function awaitCustom(ports, wait, signal) {
  const wanted = readManifest(wait.manifest, wait.namespace).filter(
    ({ apiVersion, kind }) => wait.kinds.some((one) => one.toLowerCase() === `${groupOf(apiVersion)}/${kind}`.toLowerCase())
  );
  let open2 = await placeManifest(ports.cluster, wanted, signal);
  for (; ; ) {
    const states = await Promise.all(open2.map(async (object) => ({ object, state: await look(ports.cluster, object, signal) })));
    const stalled = states.find(({ state }) => state.kind === "stalled");
    if (stalled !== void 0) return stalledProblem(stalled.object, stalled.state);
    const waiting = states.filter(({ state }) => state.kind !== "ready");
    if (waiting.length === 0) return void 0;
    for (const { object, state } of waiting) ports.log.debug(`${shown(object)}: ${state.message}`);
    if (ports.clock.monotonic() >= wait.until) return lateProblem(wait, waiting);
    open2 = waiting.map(({ object }) => object);
    await ports.clock.sleep(LOOK_MS4, signal);
  }
}
async function look(cluster, object, signal) {
  const path = `${collectionPath(object.type, object.namespace)}/${segment(object.name)}`;
  const response = await cluster.send({ method: "GET", path, signal });
  return response.status === 200 ? judgeCustom(JSON.parse(response.text)) : { kind: "waiting", message: `it cannot be read (${response.status})` };
}
var shown = ({ kind, name: name2 }) => oneLine(`${kind}/${name2}`, 120);
var stalledProblem = (object, state) => ({
  code: "HD058",
  fault: "user",
  what: `${shown(object)} is stalled: ${oneLine(state.message, 400)}`,
  where: shown(object)
});
var lateProblem = (wait, waiting) => ({
  code: "HD059",
  fault: "user",
  what: `the rollout was not done after ${formatDuration(wait.timeoutMs)}: ${waiting.slice(0, 5).map(({ object, state }) => `${shown(object)}: ${oneLine(state.message, 200)}`).join("; ")}`,
  where: wait.where,
  remedy: "Look at the controller of that kind, or take it out of wait-for-custom."
});

// src/adapters/helm/judge-end.ts
var doomedFailure = ({ workload, cause }) => ({
  problem: doomedProblem(workload, cause),
  failureClass: cause.signal.failureClass
});
var timeoutFailure = ({ settings }, unready) => ({
  problem: timeoutProblem(settings.timeout, unready, targetName(settings)),
  failureClass: "timeout"
});
function judgeEnd(session, ended, unready) {
  const { settings, ports } = session;
  const { stderr } = ended.end;
  if (ended.kind === "doomed") return doomedFailure(ended.why);
  if (ended.kind === "ended") ports.log.outside(stderr);
  if (ended.kind === "overdue" || helmTimedOut(stderr) && unready.length > 0) return timeoutFailure(session, unready);
  return { problem: judgeHelmFailure({ stderr, where: targetName(settings), identity: ports.identity }) };
}

// src/adapters/helm/restart-readers.ts
var ANNOTATION = "tidegate/restarted-for";
var LOOK_MS5 = 500;
async function restartReaders(session, readers, mark, until, signal) {
  var _stack = [];
  try {
    const { ports, settings } = session;
    const own = readers.filter(({ namespace }) => namespace === settings.namespace);
    const watch = __using(_stack, await watchRollout(ports, settings.namespace, own, settings.crashTolerance));
    for (const { kind, name: name2, namespace, reads } of own) {
      const body = { spec: { template: { metadata: { annotations: { [ANNOTATION]: mark } } } } };
      const path = `${workloadsPath(kind, namespace)}/${segment(name2)}?fieldManager=tidegate`;
      const request2 = { method: "PATCH", path, contentType: "application/strategic-merge-patch+json", body, signal };
      const response = await ports.cluster.send(request2);
      if (response.status !== 200) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
      ports.log.info(`${kind.toLowerCase()}/${name2} is restarted, because ${reads.join(", ")} has changed`);
    }
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    try {
      const ended = await Promise.race([watch.doomed.then((why2) => ({ kind: "doomed", why: why2 })), ready(both)]);
      if (ended.kind === "done") return ended;
      if (ended.kind === "doomed")
        return {
          kind: "failed",
          problem: doomedProblem(ended.why.workload, ended.why.cause),
          failureClass: ended.why.cause.signal.failureClass
        };
      return { kind: "failed", problem: timeoutProblem(settings.timeout, watch.unready(), targetName(settings)), failureClass: "timeout" };
    } finally {
      stop.abort(new Error("the restart is over"));
    }
    async function ready(stopped) {
      for (; ; ) {
        const states = await Promise.all(
          own.map(async (reader) => {
            const object = await readWorkload(ports.cluster, reader, stopped);
            return object !== void 0 && judgeReadiness(reader.kind, object).done;
          })
        );
        if (states.every(Boolean)) return { kind: "done" };
        if (ports.clock.monotonic() >= until) return { kind: "late" };
        await ports.clock.sleep(LOOK_MS5, stopped);
      }
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}

// src/adapters/helm/finish-rollout.ts
var LOOK_MS6 = 500;
async function finishRollout(session, plan, watch, revision, until, signal) {
  const { settings, ports } = session;
  const late2 = await settled(session, plan, watch, until, signal);
  if (late2 !== void 0) return late2;
  if (settings.restartOnConfig && plan.stale.length > 0) {
    const restarted = await restartReaders(session, plan.stale, `revision-${revision}`, until, signal);
    if (restarted.kind === "failed") return restarted;
  }
  if (settings.waitForCustom.length === 0) return void 0;
  const problem2 = await awaitCustom(
    ports,
    {
      manifest: plan.rendered.manifest,
      namespace: settings.namespace,
      kinds: settings.waitForCustom,
      until,
      timeoutMs: settings.timeout,
      where: targetName(settings)
    },
    signal
  );
  return problem2 === void 0 ? void 0 : { problem: problem2, failureClass: problem2.code === "HD059" ? "timeout" : "stalled" };
}
async function settled({ settings, ports }, { settleMs: settleMs2 }, watch, until, signal) {
  let doom;
  if (settings.failFast !== "off") watch.doomed.then((found) => doom = found).catch(() => void 0);
  let steady;
  for (; ; ) {
    const now = ports.clock.monotonic();
    const starts = startsOf(watch.pods());
    if (!watch.settled()) steady = void 0;
    else if (steady?.starts !== starts) steady = { starts, since: now };
    if (steady !== void 0 && (now - steady.since >= settleMs2 || now >= until)) return void 0;
    if (doom !== void 0) return doomedFailure(doom);
    if (now >= until) return timeoutFailure({ settings }, watch.unready());
    await ports.clock.sleep(LOOK_MS6, signal);
  }
}

// src/core/rollout/evidence.ts
function renderEvidence(items) {
  return items.map(renderWorkload).join("\n\n");
}
function renderWorkload({ workload, pods, events }) {
  const rows = pods.flatMap(
    ({ pod }) => statusesOf(pod).map((status2) => [
      code(pod.metadata.name),
      code(status2.name),
      text2(stateText(status2)),
      String(status2.restartCount ?? 0)
    ])
  );
  const states = rows.length === 0 ? "No pod of the new revision has a container yet." : table(["pod", "container", "state", "restarts"], rows);
  const happened = mergedEvents(events).map(({ object, reason, message, count }) => [
    text2(object),
    text2(reason),
    text2(message),
    String(count)
  ]);
  const log = pods.flatMap(
    ({ pod, logs }) => logs.map((tail) => folded(`${pod.metadata.name}, container ${tail.container}, ${tail.which} log`, block(tail.text)))
  );
  return [
    `#### ${text2(workload)}`,
    states,
    ...happened.length === 0 ? [] : [table(["object", "event", "message", "times"], happened)],
    ...log
  ].join("\n\n");
}
function evidenceLines(items) {
  return items.flatMap(({ workload, pods, events }) => [
    `${workload}:`,
    ...pods.flatMap(
      ({ pod }) => statusesOf(pod).map(
        (status2) => `  pod ${pod.metadata.name}, container ${status2.name}: ${stateText(status2)}, restarts ${status2.restartCount ?? 0}`
      )
    ),
    ...mergedEvents(events).map(
      ({ object, reason, message, count }) => `  event ${object} ${reason}${count > 1 ? ` (${count} times)` : ""}: ${message}`
    ),
    ...pods.flatMap(
      ({ pod, logs }) => logs.flatMap((tail) => [
        `  ${tail.which} log of pod ${pod.metadata.name}, container ${tail.container}:`,
        ...tail.text.trimEnd().split("\n").map((line) => `    ${line}`)
      ])
    )
  ]).join("\n");
}
var statusesOf = (pod) => [
  ...pod.status?.initContainerStatuses ?? [],
  ...pod.status?.containerStatuses ?? []
];
function stateText(status2) {
  const { waiting, running, terminated } = status2.state ?? {};
  const last = status2.lastState?.terminated;
  const before = last === void 0 ? "" : ` (last: exit code ${last.exitCode ?? "?"}, ${last.reason ?? "no reason"})`;
  if (waiting !== void 0)
    return `waiting: ${waiting.reason ?? "no reason"}${waiting.message === void 0 ? "" : `: ${waiting.message}`}${before}`;
  if (terminated !== void 0) return `terminated: exit code ${terminated.exitCode ?? "?"}, ${terminated.reason ?? "no reason"}`;
  if (running !== void 0) return `running, ${status2.ready === true ? "ready" : "not ready"}${before}`;
  return "unknown";
}
function mergedEvents(events) {
  const merged = /* @__PURE__ */ new Map();
  for (const event of events) {
    const object = `${event.involvedObject?.kind?.toLowerCase() ?? "?"}/${event.involvedObject?.name ?? "?"}`;
    const key2 = `${object} ${event.reason} ${event.message}`;
    const count = (event.series?.count ?? event.count ?? 1) + (merged.get(key2)?.count ?? 0);
    merged.set(key2, { object, reason: event.reason ?? "", message: event.message ?? "", count, warning: event.type === "Warning" });
  }
  const all = [...merged.values()];
  return [...all.filter((event) => event.warning), ...all.filter((event) => !event.warning)].slice(0, 30);
}

// src/adapters/kubernetes/gather-evidence.ts
var LOG_LINES = 50;
var LOG_BYTES = 1e5;
var PODS_EACH = 3;
var BUDGET_MS = 1e4;
async function gatherEvidence(cluster, subjects) {
  const signal = AbortSignal.timeout(BUDGET_MS);
  const namespaces = [...new Set(subjects.map((subject) => subject.namespace))];
  const seen = new Map(
    await Promise.all(namespaces.map(async (namespace) => [namespace, await look2(cluster, namespace, signal)]))
  );
  return Promise.all(
    subjects.map(async (subject) => {
      const object = await readWorkload(cluster, subject, signal).catch(() => void 0);
      const { pods, replicaSets, events } = seen.get(subject.namespace) ?? NOTHING;
      const fresh = object === void 0 ? [] : newPods(subject.kind, object, replicaSets, pods);
      const failing = fresh.filter((pod) => !hasCondition(pod, "Ready"));
      const shown4 = (failing.length > 0 ? failing : fresh).slice(0, PODS_EACH);
      const newest = object === void 0 || subject.kind !== "Deployment" ? void 0 : newestReplicaSet(object, replicaSets);
      const claims = fresh.flatMap((pod) => pod.spec?.volumes?.flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []) ?? []);
      const names = [
        subject,
        ...claims.map((name2) => ({ name: name2 })),
        ...fresh.map((pod) => pod.metadata),
        ...newest === void 0 ? [] : [newest.metadata]
      ].map(({ name: name2 }) => name2);
      return {
        workload: `${subject.kind.toLowerCase()}/${subject.name}`,
        pods: await Promise.all(shown4.map((pod) => podEvidence(cluster, pod, signal))),
        events: events.filter((event) => names.includes(event.involvedObject?.name ?? ""))
      };
    })
  );
}
var NOTHING = { pods: [], replicaSets: [], events: [] };
async function look2(cluster, namespace, signal) {
  const list3 = async (path) => {
    const response = await cluster.send({ method: "GET", path, signal }).catch(() => void 0);
    return response?.status === 200 ? JSON.parse(response.text).items : [];
  };
  const at3 = segment(namespace);
  const [pods, replicaSets, events] = await Promise.all([
    list3(`/api/v1/namespaces/${at3}/pods`),
    list3(`/apis/apps/v1/namespaces/${at3}/replicasets`),
    list3(`/api/v1/namespaces/${at3}/events`)
  ]);
  return { pods, replicaSets, events };
}
async function podEvidence(cluster, pod, signal) {
  const statuses = [...pod.status?.initContainerStatuses ?? [], ...pod.status?.containerStatuses ?? []];
  const wanted = statuses.flatMap((status2) => {
    const current = status2.state?.running !== void 0 || status2.state?.terminated !== void 0;
    const previous = status2.lastState?.terminated !== void 0;
    return [...previous ? [[status2.name, "previous"]] : [], ...current ? [[status2.name, "current"]] : []];
  });
  const logs = await Promise.all(wanted.map(([container, which]) => readLog(cluster, pod, container, which, signal)));
  return { pod, logs: logs.filter((tail) => tail.text.trim() !== "") };
}
var GONE = /^unable to retrieve container logs for \S+$/;
async function readLog(cluster, pod, container, which, signal) {
  const query = `container=${encodeURIComponent(container)}&tailLines=${LOG_LINES}&limitBytes=${LOG_BYTES}${which === "previous" ? "&previous=true" : ""}`;
  const path = `/api/v1/namespaces/${segment(pod.metadata.namespace ?? "")}/pods/${segment(pod.metadata.name)}/log?${query}`;
  const response = await cluster.send({ method: "GET", path, signal }).catch(() => void 0);
  return { container, which, text: response?.status === 200 && !GONE.test(response.text) ? response.text : "" };
}

// src/adapters/helm/hook-evidence.ts
async function hookEvidence(cluster, namespace, hooks) {
  const signal = AbortSignal.timeout(1e4);
  const jobs = hooks.filter((hook) => hook.kind === "Job");
  const found = await Promise.all(
    jobs.map(async (job) => {
      const selector = encodeURIComponent(`job-name=${job.name}`);
      const path = `/api/v1/namespaces/${segment(namespace)}/pods?labelSelector=${selector}`;
      const response = await cluster.send({ method: "GET", path, signal }).catch(() => void 0);
      const pods = response?.status === 200 ? JSON.parse(response.text).items : [];
      const shown4 = await Promise.all(pods.slice(-2).map((pod) => podEvidence(cluster, pod, signal)));
      return { workload: `job/${job.name}${job.events.length > 0 ? " (hook)" : ""}`, pods: shown4, events: [] };
    })
  );
  return found.filter((item) => item.pods.length > 0);
}

// src/adapters/helm/rollout-evidence.ts
async function tellEvidence(session, plan, problem2, seenHooks) {
  const evidence = await evidenceOf(session, plan, problem2, seenHooks);
  if (evidence.length > 0) {
    var _stack = [];
    try {
      const _2 = __using(_stack, session.ports.log.section("Evidence"));
      session.ports.log.outside(evidenceLines(evidence));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  }
  return renderEvidence(evidence);
}
async function evidenceOf({ ports, settings }, plan, problem2, seenHooks) {
  const objects = readManifest(plan.rendered.manifest, settings.namespace);
  const ofRollout = problem2.code.startsWith("HD05");
  const isOfHook = problem2.code === "HD060" || problem2.code === "HD061" || /\(hook\)/.test(problem2.what);
  const now = isOfHook ? await hookEvidence(ports.cluster, settings.namespace, plan.rendered.hooks) : [];
  const gone = isOfHook ? seenHooks.filter(({ workload }) => !now.some((one) => one.workload === workload)) : [];
  const jobs = objects.flatMap(({ kind, name: name2 }) => kind === "Job" ? [{ kind, name: name2, manifest: "", events: [] }] : []);
  const ofJobs = problem2.code === "HD058" ? await hookEvidence(ports.cluster, settings.namespace, jobs) : [];
  const gathered = ofRollout ? await gatherEvidence(ports.cluster, workloadsOf(objects)) : [];
  return [...now, ...gone, ...ofJobs, ...gathered.filter((item) => item.pods.length > 0 || item.events.length > 0)];
}

// src/adapters/helm/session.ts
var siteOf = ({ helm, settings, ports }) => ({
  version: helm.version,
  release: settings.release,
  namespace: settings.namespace,
  kubeconfig: ports.kubeconfig
});
var policyOf = ({ valuesPolicy }) => valuesPolicy === "reuse" ? "error" : valuesPolicy;
var revisionLabels = ({ settings }, revision) => ({
  [RUN_LABEL]: runMark(settings.runId, revision)
});

// src/core/rollout/new-lines.ts
function newLines(before, after) {
  if (after.startsWith(before)) return after.slice(before.length);
  const [old, next] = [before.split("\n"), after.split("\n")];
  for (let from = 1; from < old.length; from++) {
    const rest = old.slice(from);
    if (rest.every((line, i) => line === next[i] || i === rest.length - 1 && line === "")) return next.slice(rest.length - 1).join("\n");
  }
  return after;
}

// src/adapters/helm/watch-hooks.ts
var LOOK_MS7 = 2e3;
function watchHooks(ports, namespace, hooks) {
  const stop = new AbortController();
  const verdict = Promise.withResolvers();
  const jobs = hooks.filter((hook) => hook.kind === "Job" || hook.kind === "Pod");
  const seen = /* @__PURE__ */ new Map();
  const told3 = /* @__PURE__ */ new Map();
  const printed = /* @__PURE__ */ new Map();
  const since = /* @__PURE__ */ new Map();
  const started2 = ports.clock.now().getTime();
  const isOurs3 = (pod) => Date.parse(pod.metadata.creationTimestamp ?? "") >= started2 - 2e3;
  const tell4 = (workload, { pod, logs }) => {
    const state = (pod.status?.containerStatuses ?? []).map(stateText).join(", ") || (pod.status?.phase ?? "unknown");
    const line = oneLine(`${workload}, pod ${pod.metadata.name}: ${state}`, 400);
    if (told3.get(pod.metadata.name) !== line) ports.log.info(line);
    told3.set(pod.metadata.name, line);
    const log = logs.findLast((tail) => tail.which === "current")?.text ?? "";
    const fresh = newLines(printed.get(pod.metadata.name) ?? "", log).trimEnd();
    if (fresh !== "") ports.log.outside(fresh);
    printed.set(pod.metadata.name, log);
  };
  const judge3 = (workload, pod, events) => {
    for (const signal of podSignals(pod, events, { crashTolerance: Number.POSITIVE_INFINITY })) {
      if (signal.failureClass !== "image-pull" || signal.patience.kind === "until-timeout") continue;
      const key2 = `${pod.metadata.uid}/${signal.key}`;
      const now = ports.clock.monotonic();
      const first2 = since.get(key2) ?? now;
      since.set(key2, first2);
      if (now - first2 >= (signal.patience.kind === "lasting" ? signal.patience.ms : 0))
        verdict.resolve({ workload, cause: { pod, signal } });
    }
  };
  const list3 = async (path) => {
    const response = await ports.cluster.send({ method: "GET", path, signal: stop.signal });
    return response.status === 200 ? JSON.parse(response.text).items : [];
  };
  const look4 = async (hook) => {
    const workload = `${hook.kind.toLowerCase()}/${hook.name} (hook)`;
    const selector = hook.kind === "Job" ? `labelSelector=${encodeURIComponent(`job-name=${hook.name}`)}` : `fieldSelector=metadata.name=${segment(hook.name)}`;
    const pods = (await list3(`/api/v1/namespaces/${segment(namespace)}/pods?${selector}`)).filter(isOurs3);
    if (pods.length === 0) return;
    const shown4 = await Promise.all(pods.slice(-2).map((pod) => podEvidence(ports.cluster, pod, stop.signal)));
    const names = [hook.name, ...pods.map((pod) => pod.metadata.name)];
    const all = await list3(`/api/v1/namespaces/${segment(namespace)}/events`);
    const events = all.filter((event) => names.includes(event.involvedObject?.name ?? ""));
    seen.set(workload, { workload, pods: shown4, events });
    for (const item of shown4) {
      tell4(workload, item);
      judge3(workload, item.pod, events);
    }
  };
  const run2 = async () => {
    while (!stop.signal.aborted) {
      await Promise.all(jobs.map(look4));
      await ports.clock.sleep(LOOK_MS7, stop.signal);
    }
  };
  if (jobs.length > 0)
    run2().catch((error3) => {
      if (!stop.signal.aborted) ports.log.debug(`the hooks are no longer watched: ${error3}`);
    });
  return {
    doomed: verdict.promise,
    evidence: () => [...seen.values()],
    [Symbol.dispose]: () => stop.abort(new Error("helm has ended"))
  };
}

// src/adapters/helm/watch-jobs.ts
var LOOK_MS8 = 2e3;
function watchJobs(ports, namespace, manifest) {
  const stop = new AbortController();
  const verdict = Promise.withResolvers();
  const jobs = readManifest(manifest, namespace).filter(({ kind }) => kind === "Job");
  const failedBefore = /* @__PURE__ */ new Set();
  const look4 = async (isFirst) => {
    for (const job of jobs) {
      const path = `/apis/batch/v1/namespaces/${segment(job.namespace)}/jobs/${segment(job.name)}`;
      const response = await ports.cluster.send({ method: "GET", path, signal: stop.signal });
      const live = response.status === 200 ? JSON.parse(response.text) : void 0;
      if (live === void 0 || !hasCondition(live, "Failed")) continue;
      if (isFirst) failedBefore.add(live.metadata.uid);
      else if (!failedBefore.has(live.metadata.uid)) verdict.resolve({ workload: `job/${job.name}`, cause: { signal: failed2(live) } });
    }
  };
  const run2 = async () => {
    for (let isFirst = true; !stop.signal.aborted; isFirst = false) {
      await look4(isFirst);
      await ports.clock.sleep(LOOK_MS8, stop.signal);
    }
  };
  if (jobs.length > 0)
    run2().catch((error3) => {
      if (!stop.signal.aborted) ports.log.debug(`the Jobs are no longer watched: ${error3}`);
    });
  return { doomed: verdict.promise, [Symbol.dispose]: () => stop.abort(new Error("helm has ended")) };
}
function failed2(job) {
  const condition = job.status?.conditions?.find(({ type }) => type === "Failed");
  const sentence = `the Job failed: ${oneLine(condition?.message ?? condition?.reason ?? "no reason given", 300)}`;
  return { key: "job", code: "HD058", failureClass: "job-failed", patience: { kind: "none" }, sentence };
}

// src/adapters/helm/apply-upgrade.ts
var GRACE_MS = 3e4;
var MOST_FILE_VALUES = 1e5;
async function applyUpgrade(session, plan, signal, lost) {
  const { ports } = session;
  try {
    return await upgrade(session, plan, signal, lost);
  } catch (error3) {
    if (lost.aborted) return failedBy(problemOfLoss(lost));
    const revision = madeRevision(plan, await settle(session).catch(() => void 0));
    if (signal.aborted) return { kind: "cancelled", ...revision };
    if (error3 instanceof Error) ports.log.debug(error3.stack ?? error3.message);
    return { ...failedBy(...explainBreak(error3, ports.cluster.server)), ...revision };
  }
}
async function upgrade(session, plan, signal, lost) {
  var _stack = [];
  try {
    const { settings, ports, store } = session;
    const both = AbortSignal.any([signal, lost]);
    saveMemo(ports, { phase: "applying", before: plan.last });
    if (!await mendPending(session, plan)) return failedBy(lockLost(settings.release, "its last revision changed"));
    const refused2 = await bringDefinitions(session, plan.fetched, both);
    if (refused2.length > 0) return failedBy(...refused2);
    const until = ports.clock.monotonic() + settings.timeout;
    const workloads = workloadsOf(readManifest(plan.rendered.manifest, settings.namespace));
    const own = workloads.filter((one) => one.namespace === settings.namespace);
    const watch = __using(_stack, await watchRollout(ports, settings.namespace, own, settings.crashTolerance, settings.failFast === "strict"));
    const hooks = __using(_stack, watchHooks(ports, settings.namespace, plan.rendered.hooks));
    const jobs = __using(_stack, watchJobs(ports, settings.namespace, settings.waitForJobs ? plan.rendered.manifest : ""));
    const ended = await runHelm(session, plan, [watch.doomed, hooks.doomed, jobs.doomed], both);
    const unready = watch.unready();
    const last = lost.aborted ? void 0 : await settle(session);
    const revision = madeRevision(plan, last);
    if (ended.kind === "aborted") return lost.aborted ? failedBy(problemOfLoss(lost)) : { kind: "cancelled", ...revision };
    const failure3 = ended.kind === "ended" && ended.end.code === 0 ? await finishRollout(session, plan, watch, last ?? plan.last, until, both) : judgeEnd(session, ended, unready);
    if (failure3 !== void 0) {
      await markFailed(session, last, failure3.problem);
      const evidence = await tellEvidence(session, plan, failure3.problem, hooks.evidence());
      const { failureClass } = failure3;
      return { kind: "failed", problems: [failure3.problem], evidence, ...revision, ...failureClass === void 0 ? {} : { failureClass } };
    }
    const { length } = plan.fileValues.join("\n");
    if (length > 0 && length <= MOST_FILE_VALUES) await store.annotate(last ?? plan.last, { [FILE_VALUES]: plan.fileValues.join("\n") });
    saveMemo(ports, { phase: "done", before: plan.last });
    return { kind: "deployed", revision: last ?? plan.last, ...runningImages(plan.images, watch.pods()) };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function markFailed({ store, settings }, revision, { code: code2, what }) {
  const row3 = (await store.history()).rows.at(-1);
  if (row3 === void 0 || row3.revision !== revision || row3.status !== "deployed") return;
  await store.fail(row3, `found failed by ${settings.revisionNote}: ${oneLine(`${code2} ${what}`, 200)}`);
}
async function mendPending({ settings, store, ports }, { pending }) {
  if (pending === void 0) return true;
  const mended = await store.fail(pending, `left ${pending.status} by a dead run; repaired by ${settings.revisionNote}`);
  const remark = repaired(settings.release, pending.status, pending.run, targetName(settings));
  if (mended) ports.log.problem(remark.severity, remark.problem);
  return mended;
}
function runHelm(session, plan, doomed, signal) {
  const { settings, ports, helm } = session;
  const child = helm.start(
    upgradeArgs(siteOf(session), {
      chart: plan.fetched.chart,
      values: plan.values,
      policy: policyOf(settings),
      createNamespace: settings.createNamespace,
      takeOwnership: settings.takeOwnership,
      forceConflicts: settings.forceConflicts,
      waitForJobs: settings.waitForJobs,
      skipCrds: settings.crds === "skip",
      timeoutMs: settings.timeout,
      historyMax: settings.historyMax,
      wait: settings.wait,
      description: settings.revisionNote,
      labels: revisionLabels(session, plan.last + 1)
    })
  );
  return awaitHelm(child, {
    clock: ports.clock,
    signal,
    overdueMs: settings.timeout + GRACE_MS,
    ...settings.failFast === "off" ? {} : { doomed: Promise.race(doomed) }
  });
}
var madeRevision = (plan, last) => last === void 0 || last <= plan.last ? {} : { revision: last };
var failedBy = (...problems) => ({ kind: "failed", problems, evidence: "" });
async function settle({ store, settings }) {
  const { rows } = await store.history();
  const pending = pendingRevision(rows);
  if (pending?.run === settings.runId) await store.fail(pending, `stopped by ${settings.revisionNote}`);
  return rows.at(-1)?.revision;
}

// src/adapters/helm/fetch-helm.ts






// src/core/archive/tar-files.ts
var BLOCK = 512;
function* tarFiles(archive) {
  const text3 = new TextDecoder();
  const field3 = (at3, length) => text3.decode(archive.subarray(at3, at3 + length)).split("\0")[0] ?? "";
  let longName;
  for (let at3 = 0; at3 + BLOCK <= archive.length; ) {
    const short = field3(at3, 100);
    if (short === "") return;
    const size = Number.parseInt(field3(at3 + 124, 12).trim(), 8);
    const start2 = at3 + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start2 + size > archive.length) return;
    const content2 = archive.subarray(start2, start2 + size);
    const type = field3(at3 + 156, 1);
    if (type === "" || type === "0") {
      const prefix = field3(at3 + 257, 6) === "ustar" ? field3(at3 + 345, 155) : "";
      yield { name: longName ?? (prefix === "" ? short : `${prefix}/${short}`), content: content2 };
    }
    longName = type === "x" ? paxPath(text3.decode(content2)) : type === "L" ? text3.decode(content2).split("\0")[0] : void 0;
    at3 = start2 + Math.ceil(size / BLOCK) * BLOCK;
  }
}
var paxPath = (records) => /(?:^|\n)\d+ path=([^\n]+)\n/.exec(records)?.[1];

// src/core/archive/find-in-tar.ts
function findInTar(archive, name2) {
  for (const file of tarFiles(archive)) if (file.name === name2) return file.content;
  return void 0;
}

// src/core/digest/sha256.ts

var sha256Of = (content2) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.createHash)("sha256").update(content2).digest("hex")}`;

// src/core/helm-release/helm-checksums.ts
var HELM_CHECKSUMS = {
  "3.17.1": {
    amd64: "3b66f3cd28409f29832b1b35b43d9922959a32d795003149707fea84cbcd4469",
    arm64: "c86c9b23602d4abbfae39d9634e25ab1d0ea6c4c16c5b154113efe316a402547"
  },
  "3.17.2": {
    amd64: "90c28792a1eb5fb0b50028e39ebf826531ebfcf73f599050dbd79bab2f277241",
    arm64: "d78d76ec7625a94991e887ac049d93f44bd70e4876200b945f813c9e1ed1df7c"
  },
  "3.17.3": {
    amd64: "ee88b3c851ae6466a3de507f7be73fe94d54cbf2987cbaa3d1a3832ea331f2cd",
    arm64: "7944e3defd386c76fd92d9e6fec5c2d65a323f6fadc19bfb5e704e3eee10348e"
  },
  "3.18.0": {
    amd64: "961e587fc2c03807f8a99ac25ef063fa9e6915f1894729399cbb95d2a79af931",
    arm64: "489c9d2d3ea4e095331249d74b4407fb5ac1d338c28429d70cdedccfe6e2b029"
  },
  "3.18.1": {
    amd64: "b1c7e8e261fd30f34c617282813ecafc63628fcd59a255a9fc51b1fe43394c05",
    arm64: "5ddc8fbd4b17857754a95be799543ceafa5aa9532b05f738ee590a76bb049988"
  },
  "3.18.2": {
    amd64: "c5deada86fe609deefdf40e9cbbe3da2f8cf3f6a4551a0ebe7886dc8fcf98bce",
    arm64: "03181a494a0916b370a100a5b2536104963b095be53fb23d1e29b2afb1c7de8d"
  },
  "3.18.3": {
    amd64: "6ec85f306dd8fe9eb05c61ba4593182b2afcfefb52f21add3fe043ebbdc48e39",
    arm64: "3382ebdc6d6e027371551a63fc6e0a3073a1aec1061e346692932da61cfd8d24"
  },
  "3.18.4": {
    amd64: "f8180838c23d7c7d797b208861fecb591d9ce1690d8704ed1e4cb8e2add966c1",
    arm64: "c0a45e67eef0c7416a8a8c9e9d5d2d30d70e4f4d3f7bea5de28241fffa8f3b89"
  },
  "3.19.2": {
    amd64: "2114c9dea2844dce6d0ee2d792a9aae846be8cf53d5b19dc2988b5a0e8fec26e",
    arm64: "566e9f3a5a83a81e4b03503ae37e368edd52d699619e8a9bb1fdf21561ae0e88"
  },
  "4.1.3": {
    amd64: "02ce9722d541238f81459938b84cf47df2fdf1187493b4bfb2346754d82a4700",
    arm64: "5db45e027cc8de4677ec869e5d803fc7631b0bab1c1eb62ac603a62d22359a43"
  },
  "4.1.4": {
    amd64: "70b2c30a19da4db264dfd68c8a3664e05093a361cefd89572ffb36f8abfa3d09",
    arm64: "13d03672be289045d2ff00e4e345d61de1c6f21c1257a45955a30e8ae036d8f1"
  },
  "4.2.0": {
    amd64: "97dbeb971be4ac4b27e3839976d9564c0fb35c6f3b1da89dd1e292d236af4096",
    arm64: "1f8de130dfbd04de64978e7b852a7a547be1404956a366608276d2520b678670"
  }
};
function checksumOf(version, arch, given) {
  const known2 = given ?? HELM_CHECKSUMS[version]?.[arch];
  if (known2 !== void 0) return ok(known2);
  return err({
    code: "HD001",
    fault: "user",
    what: `helm ${version} for linux/${arch} is not in the checksum table (known: ${Object.keys(HELM_CHECKSUMS).join(", ")})`,
    where: 'input "helm-version"',
    remedy: "Set helm-version to one of them, put that helm on PATH, or give helm-sha256."
  });
}
var otherChecksum = (url, wanted, got) => ({
  code: "HD001",
  fault: "remote",
  what: `${oneLine(url, 200)} has SHA-256 ${got}`,
  where: "the download of helm",
  expected: wanted,
  remedy: "Do not use it. Look at helm-mirror; a mirror must serve the archives as they were published."
});
var notDownloaded = (url, why2) => ({
  code: "HD001",
  fault: "remote",
  what: `helm could not be downloaded: ${oneLine(why2, 300)}`,
  where: oneLine(url, 200),
  remedy: "Set helm-mirror, or put helm on PATH and leave helm-version out."
});

// src/adapters/helm/fetch-helm.ts
var unzip = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gunzip);
var OFFICIAL = "https://get.helm.sh";
var MAX_BYTES3 = 64 * 1048576;
var TIMEOUT_MS2 = 3e5;
var MOST_REDIRECTS = 3;
async function fetchHelm(ports, settings, version, signal) {
  const arch = process.arch === "arm64" ? "arm64" : "amd64";
  const wanted = checksumOf(version, arch, settings.helmSha256);
  if (!wanted.ok) throw new ProblemError(wanted.error);
  const cache = ports.env.RUNNER_TOOL_CACHE;
  const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(
    cache === void 0 || cache === "" ? settings.tempDir : cache,
    "tidegate-helm",
    `${version}-${wanted.value.slice(0, 16)}`
  );
  const file = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "helm");
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.access)(file).then(
    () => true,
    () => false
  );
  if (there) return file;
  const url = `${(settings.helmMirror ?? OFFICIAL).replace(/\/+$/, "")}/helm-v${version}-linux-${arch}.tar.gz`;
  ports.log.info(`downloading helm ${version} from ${url}`);
  const archive = await download(ports, url, signal);
  const got = sha256Of(archive).slice("sha256:".length);
  if (got !== wanted.value) throw new ProblemError(otherChecksum(url, wanted.value, got));
  const binary = findInTar(await unzip(archive), `linux-${arch}/helm`);
  if (binary === void 0) throw new ProblemError(notDownloaded(url, `the archive holds no linux-${arch}/helm`));
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.mkdir)(folder, { recursive: true });
  const fresh = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.randomBytes)(4).toString("hex")}`;
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.writeFile)(fresh, binary);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.chmod)(fresh, 493);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.rename)(fresh, file);
  return file;
}
async function download(ports, start2, signal) {
  let url = start2;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ports.http({ method: "GET", url, timeoutMs: TIMEOUT_MS2, maxBytes: MAX_BYTES3, signal }).catch((error3) => {
      if (error3 instanceof HttpFailure) throw new ProblemError(notDownloaded(url, `${error3.code} ${error3.message}`), { cause: error3 });
      throw error3;
    });
    const { location } = response.headers;
    if (response.status >= 300 && response.status < 400 && location !== void 0) {
      url = new URL(location, url).href;
      continue;
    }
    if (response.status !== 200 || response.truncated)
      throw new ProblemError(notDownloaded(url, response.truncated ? "the archive is too large" : `HTTP ${response.status}`));
    return response.body;
  }
  throw new ProblemError(notDownloaded(start2, "too many redirects"));
}

// src/adapters/helm/helm-cli.ts




// src/core/helm-release/helm-version.ts
var TOO_OLD = "3.17 or later, or 4.x";
function readHelmVersion(text3) {
  const match = /v(\d+)\.(\d+)\.(\d+)[^\s]*/.exec(text3);
  const [whole = "", major, minor] = match ?? [];
  const fits = major === "4" || major === "3" && Number(minor) >= 17;
  if (fits) return ok({ major: major === "4" ? 4 : 3, text: whole.replace(/\+.*/, "") });
  return err({
    code: "HD001",
    fault: "user",
    what: match === null ? "the helm on PATH does not tell its version" : `helm ${whole} is on PATH`,
    where: "PATH",
    expected: `helm ${TOO_OLD}`,
    remedy: "Set helm-version: 4.1.4, or put a newer helm on PATH."
  });
}
var DEFAULT_HELM = "4.1.4";

// src/adapters/process/short-call.ts
async function shortCall({ file, args, env, cwd }) {
  const { stdout } = await getExecOutput(`"${file}"`, [...args], { env: { ...env }, cwd, silent: true, ignoreReturnCode: true });
  return stdout;
}

// src/adapters/helm/helm-cli.ts
async function findHelm(env, workspace, wanted, signal) {
  if (process.platform !== "linux") throw new ProblemError(onlyLinux(process.platform));
  const driver = env.HELM_DRIVER ?? "";
  if (driver !== "" && driver !== "secret" && driver !== "secrets") throw new ProblemError(foreignDriver(driver));
  const setpriv = await onPath("setpriv", env);
  const common = { env: childEnvironment(env), cwd: workspace };
  const ask4 = async (file2) => readHelmVersion(await shortCall({ file: file2, args: ["version", "--template", "{{.Version}}"], ...common }));
  let file = await onPath("helm", env);
  let version = file === void 0 ? void 0 : await ask4(file);
  const want = wanted.version?.replace(/^v/, "") ?? (file === void 0 ? DEFAULT_HELM : void 0);
  if (file === void 0 || version === void 0 || want !== void 0 && !(version.ok && version.value.text === `v${want}`)) {
    file = await wanted.fetch(want ?? DEFAULT_HELM, signal);
    version = await ask4(file);
  }
  if (!version.ok) throw new ProblemError(version.error);
  return run(file, version.value, setpriv, common);
}
function run(file, version, setpriv, common) {
  return {
    version,
    diesWithUs: setpriv !== void 0,
    run: (args, stop) => runChild({ file, args, ...common }, stop),
    start: (args) => startChild(
      setpriv === void 0 ? { file, args, ...common } : { file: setpriv, args: ["--pdeathsig", "TERM", file, ...args], ...common }
    )
  };
}
async function onPath(name2, env) {
  for (const folder of (env.PATH ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_9__.delimiter).filter((entry) => entry !== "")) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, name2);
    const runs = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.access)(file, node_fs__WEBPACK_IMPORTED_MODULE_14__.constants.X_OK).then(
      () => true,
      () => false
    );
    if (runs) return file;
  }
  return void 0;
}
var onlyLinux = (platform) => ({
  code: "HD001",
  fault: "user",
  what: `this runner is ${platform}, and helm is driven on Linux only`,
  where: "runs-on:",
  remedy: "runs-on: ubuntu-latest"
});
var foreignDriver = (driver) => ({
  code: "HD001",
  fault: "user",
  what: `HELM_DRIVER is ${driver}, whose releases Tidegate does not read`,
  where: "env:",
  expected: "releases in Secrets, which is helm\u2019s default",
  remedy: "Remove HELM_DRIVER from env:"
});

// src/core/values/paths.ts
var isMap2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var escapeKey = (key2) => key2.replace(/[.\\]/g, "\\$&");
function leaves(values, prefix = "") {
  return Object.entries(values).flatMap(([key2, value]) => {
    const path = prefix === "" ? escapeKey(key2) : `${prefix}.${escapeKey(key2)}`;
    return isMap2(value) && Object.keys(value).length > 0 ? leaves(value, path) : [{ path, value }];
  });
}
function valueAt(values, path) {
  let at3 = values;
  for (const key2 of splitPath(path)) {
    if (!isMap2(at3) || !Object.hasOwn(at3, key2)) return { found: false };
    at3 = at3[key2];
  }
  return { found: true, value: at3 };
}
var splitPath = (path) => [...path.matchAll(/(?:\\.|[^.\\])+/g)].map(([part]) => part.replace(/\\(.)/g, "$1"));
function globNames(glob2, path) {
  const source = splitPath(glob2).map((part) => part === "**" ? ".+" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[^\\u0000]*")).join("\\u0000");
  return new RegExp(`^${source}(?:\\u0000.*)?$`, "s").test(splitPath(path).join("\0"));
}
function sameValue(a, b) {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (!isMap2(a)) return a === b;
  if (!isMap2(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key2) => Object.hasOwn(b, key2) && sameValue(a[key2], b[key2]));
}

// src/core/diff/flatten.ts
function flatten(value, at3 = "") {
  const leaves2 = /* @__PURE__ */ new Map();
  collect3(value, at3, leaves2);
  return leaves2;
}
function collect3(value, at3, leaves2) {
  const map = asRecord(value);
  if (Array.isArray(value) && value.length > 0) {
    const names = value.map((item) => asRecord(item)?.name);
    const named2 = names.every((name2) => typeof name2 === "string") && new Set(names).size === names.length;
    for (const [i, item] of value.entries()) collect3(item, `${at3}[${named2 ? String(names[i]) : i}]`, leaves2);
  } else if (map !== void 0 && Object.keys(map).length > 0) {
    for (const [key2, item] of Object.entries(map)) collect3(item, joined(at3, key2), leaves2);
  } else if (at3 !== "") leaves2.set(at3, value);
}
var joined = (at3, key2) => {
  const name2 = /^[\w-]+$/.test(key2) ? key2 : JSON.stringify(key2);
  return at3 === "" ? name2 : `${at3}.${name2}`;
};

// src/core/diff/line-diff.ts
var MOST = 1500;
function lineDiff(before, after, context = 1) {
  const all = allLines(before.split("\n"), after.split("\n"));
  const near = new Set(
    all.flatMap((line, i) => line.kind === " " ? [] : Array.from({ length: 2 * context + 1 }, (_, k) => i - context + k))
  );
  return all.filter((_, i) => near.has(i));
}
function allLines(old, next) {
  let start2 = 0;
  while (start2 < old.length && start2 < next.length && old[start2] === next[start2]) start2 += 1;
  let end2 = 0;
  while (end2 < old.length - start2 && end2 < next.length - start2 && old[old.length - 1 - end2] === next[next.length - 1 - end2]) end2 += 1;
  const same2 = (text3) => ({ kind: " ", text: text3 });
  return [
    ...old.slice(0, start2).map(same2),
    ...middle(old.slice(start2, old.length - end2), next.slice(start2, next.length - end2)),
    ...old.slice(old.length - end2).map(same2)
  ];
}
function middle(old, next) {
  if (old.length > MOST || next.length > MOST)
    return [...old.map((text3) => ({ kind: "-", text: text3 })), ...next.map((text3) => ({ kind: "+", text: text3 }))];
  const width = next.length + 1;
  const length = new Uint16Array((old.length + 1) * width);
  const at3 = (i2, j2) => length[i2 * width + j2] ?? 0;
  for (let i2 = old.length - 1; i2 >= 0; i2--)
    for (let j2 = next.length - 1; j2 >= 0; j2--)
      length[i2 * width + j2] = old[i2] === next[j2] ? at3(i2 + 1, j2 + 1) + 1 : Math.max(at3(i2 + 1, j2), at3(i2, j2 + 1));
  const lines2 = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      lines2.push({ kind: " ", text: old[i] ?? "" });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= next.length || at3(i + 1, j) >= at3(i, j + 1))) lines2.push({ kind: "-", text: old[i++] ?? "" });
    else lines2.push({ kind: "+", text: next[j++] ?? "" });
  }
  return lines2;
}

// src/core/diff/value-diff.ts
var WIDTH = 200;
var MOST_LINES = 40;
function valueDiff(before, after, mayShow) {
  const [old, next] = [flatten(before), flatten(after)];
  const paths2 = [.../* @__PURE__ */ new Set([...next.keys(), ...old.keys()])].filter(
    (path) => !sameValue(old.get(path), next.get(path)) || old.has(path) !== next.has(path)
  );
  return paths2.flatMap((path) => leafDiff(path, sideOf(old, path), sideOf(next, path), mayShow));
}
var sideOf = (leaves2, path) => ({ has: leaves2.has(path), value: leaves2.get(path) });
function leafDiff(path, old, next, mayShow) {
  const shown4 = mayShow(path, old.value) && mayShow(path, next.value);
  if (shown4 && isText(old.value) && isText(next.value)) {
    const lines2 = lineDiff(old.value, next.value).map(({ kind, text: text3 }) => `${kind}     ${oneLine(text3, WIDTH)}`);
    const more = lines2.length > MOST_LINES ? [`      \u2026 ${lines2.length - MOST_LINES} more lines`] : [];
    return [`  ${path}: |`, ...lines2.slice(0, MOST_LINES), ...more];
  }
  const tell4 = (value) => shown4 ? oneLine(JSON.stringify(value) ?? "null", WIDTH) : "***";
  return [...old.has ? [`- ${path}: ${tell4(old.value)}`] : [], ...next.has ? [`+ ${path}: ${tell4(next.value)}`] : []];
}
var isText = (value) => typeof value === "string" && value.includes("\n");

// src/core/values/looks-secret.ts
var looksSecret = (path) => /pass|secret|token|credential|api[-_]?key|private/i.test(path) || /(?:^|[._-])[kK]eys?(?![a-z])|[a-z]Keys?(?![a-z])/.test(path);

// src/core/helm-release/compare.ts
function isUnchanged(deployed, rendered) {
  const hooks = (release) => release.hooks.map((hook) => hook.manifest.trim()).sort();
  return deployed.manifest.trim() === rendered.manifest.trim() && sameValue(hooks(deployed), hooks(rendered)) && sameValue(deployed.config, rendered.config);
}
function changedObjects(before, after, namespace) {
  const old = new Map(readManifest(before, namespace).map((object) => [objectKey(object), object]));
  const next = new Map(readManifest(after, namespace).map((object) => [objectKey(object), object]));
  const changes = [...next].flatMap(([key2, object]) => {
    const was = old.get(key2);
    if (was === void 0) return [{ object: shownObject(object, namespace), change: "added", lines: [] }];
    const lines2 = valueDiff(was.body, object.body, mayShowIn(object));
    return lines2.length === 0 ? [] : [{ object: shownObject(object, namespace), change: "changed", lines: lines2 }];
  });
  const removed = [...old].filter(([key2]) => !next.has(key2)).map(([, object]) => ({ object: shownObject(object, namespace), change: "removed", lines: [] }));
  return [...changes, ...removed];
}
var shownObject = (object, home) => `${object.kind}/${object.name}${object.namespace === home || object.namespace === "" ? "" : ` in ${object.namespace}`}`;
var mayShowIn = ({ kind }) => (path) => !(kind === "Secret" && /^(?:data|stringData)\b/.test(path)) && !(looksSecret(path) && !REFERENCES.test(path));
var REFERENCES = /(?:secretKeyRef|configMapKeyRef|secretRef)\.(?:name|key|optional)$|imagePullSecrets|\.secret(?:Name)?$|secret\.(?:secretName|defaultMode)|\.key$|[tT]okenExpirationSeconds|automountServiceAccountToken/;
var secretContents = (objects) => objects.filter(({ kind }) => kind === "Secret").flatMap(({ body }) => [
  ...Object.values(asRecord(body.stringData) ?? {}).map(String),
  ...Object.values(asRecord(body.data) ?? {}).map((value) => decoded(String(value)))
]).filter((content2) => content2.length >= 4);
var decoded = (base642) => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base642.replace(/\s/g, "")), (letter) => letter.charCodeAt(0)));
  } catch {
    return base642;
  }
};
var mayShowValue = (contents) => (path, value) => {
  if (looksSecret(path)) return false;
  const told3 = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  return told3.length < 4 || !contents.some((content2) => content2 === told3 || content2.includes(told3) || told3.includes(content2));
};
var MOST_OBJECTS = 60;
var MOST_LINES2 = 80;
function changeSummary(changes) {
  const counts = ["added", "changed", "removed"].map(
    (kind) => [changes.filter(({ change }) => change === kind).length, kind]
  );
  return counts.flatMap(([count, kind]) => count === 0 ? [] : [`${count} ${kind}`]).join(", ") || "no object changes";
}
function renderChanges(changes, values, hooks) {
  const parts = [`${changeSummary(changes).replace(/^n/, "N")}.`];
  if (values.length > 0) parts.push(folded("Values", block(cut(values).join("\n"), "diff")));
  const objects = changes.slice(0, MOST_OBJECTS).flatMap(({ object, change, lines: lines2 }) => [`# ${object} ${change}`, ...cut(lines2)]);
  if (objects.length > 0) parts.push(block(objects.join("\n"), "diff"));
  if (changes.length > MOST_OBJECTS) parts.push(`${changes.length - MOST_OBJECTS} more objects`);
  if (hooks.length > 0) parts.push(`Hooks that run: ${hooks.map((hook) => text2(`${hook.kind}/${hook.name}`)).join(", ")}`);
  return parts.join("\n\n");
}
var cut = (lines2) => lines2.length > MOST_LINES2 ? [...lines2.slice(0, MOST_LINES2), `  \u2026 ${lines2.length - MOST_LINES2} more lines`] : lines2;

// src/core/helm-release/config-readers.ts
function staleReaders(before, after) {
  const old = new Map(before.map((object) => [objectKey(object), object]));
  const changed2 = after.filter((object) => {
    const was = old.get(objectKey(object));
    return (object.kind === "ConfigMap" || object.kind === "Secret") && was !== void 0 && !sameContent(was.body, object.body);
  });
  if (changed2.length === 0) return [];
  return workloadsOf(after).flatMap((workload) => {
    const was = old.get(objectKey(workload));
    if (was === void 0 || !sameValue(templateOf(was.body), templateOf(workload.body))) return [];
    const named2 = referencesOf(templateOf(workload.body));
    const reads = changed2.filter(({ kind: kind2, name: name3, namespace: namespace2 }) => namespace2 === workload.namespace && named2.has(`${kind2}/${name3}`));
    const { kind, name: name2, namespace } = workload;
    return reads.length === 0 ? [] : [{ kind, name: name2, namespace, reads: reads.map((object) => `${object.kind}/${object.name}`) }];
  });
}
var sameContent = (a, b) => ["data", "stringData", "binaryData"].every((field3) => sameValue(a[field3] ?? {}, b[field3] ?? {}));
var templateOf = (body) => asRecord(asRecord(body.spec)?.template) ?? {};
function referencesOf(template) {
  const names = /* @__PURE__ */ new Set();
  const add2 = (kind, name2) => void (typeof name2 === "string" && names.add(`${kind}/${name2}`));
  const visit2 = (value) => {
    if (Array.isArray(value)) value.forEach(visit2);
    const map = asRecord(value);
    if (map === void 0) return;
    for (const field3 of ["configMapRef", "configMapKeyRef", "configMap"]) add2("ConfigMap", asRecord(map[field3])?.name);
    for (const field3 of ["secretRef", "secretKeyRef"]) add2("Secret", asRecord(map[field3])?.name);
    add2("Secret", asRecord(map.secret)?.secretName);
    add2("Secret", asRecord(map.secret)?.name);
    Object.values(map).forEach(visit2);
  };
  visit2(template.spec);
  return names;
}
var unnoticed = ({ kind, name: name2, reads }, where) => ({
  code: "HD042",
  fault: "user",
  what: `${oneLine(reads.join(", "), 200)} changes, but the pods of ${kind.toLowerCase()}/${oneLine(name2, 80)}, which read it, are not made anew`,
  where,
  remedy: "Add restart-on-config: true, or a checksum of the configuration to the annotations of the pod template."
});

// src/core/helm-release/judge-history.ts
var NEAR = 2;
function judgeHistory(history, most, where) {
  const last = history.at(-1)?.revision ?? 0;
  const verified = history.findLast((row3) => row3.verified)?.revision;
  if (verified === void 0 || last + 1 - verified < most - NEAR) return [];
  return [
    {
      severity: "warning",
      problem: {
        code: "HD073",
        fault: "user",
        what: `revision ${verified}, the last that passed its smoke test, is about to leave the history of ${most} revisions`,
        where,
        remedy: "Let a deployment pass its smoke test, or raise history-max."
      }
    }
  ];
}

// src/core/helm-release/random-render.ts
function judgeRandomness(first2, second, namespace, where) {
  if (first2 === second) return void 0;
  const other = new Map(readManifest(second, namespace).map((object) => [objectKey(object), flatten(object.body)]));
  const places = readManifest(first2, namespace).flatMap((object) => {
    const leaves2 = other.get(objectKey(object));
    const paths2 = [...flatten(object.body)].flatMap(
      ([path, value]) => leaves2 !== void 0 && sameValue(leaves2.get(path), value) ? [] : [path]
    );
    return paths2.length === 0 ? [] : [`${shownObject(object, namespace)} ${paths2.slice(0, 3).join(", ")}`];
  });
  return {
    code: "HD022",
    fault: "user",
    what: `the chart renders differently each time: ${oneLine(places.slice(0, 5).join("; ") || "the order of its objects", 500)}`,
    where,
    remedy: "Leave randAlphaNum, now and the like out of its templates (rollme annotations are of this kind): its pods are restarted by every deployment."
  };
}

// src/core/values/lost-values.ts
function lostValues(old, next, defaults) {
  return leaves(old).flatMap(({ path, value }) => {
    if (value === null || isGiven(next, path)) return [];
    const fallback = valueAt(defaults, path);
    if (!fallback.found || fallback.value === null) return isEmpty(value) ? [] : [{ path, was: value }];
    return sameValue(value, fallback.value) ? [] : [{ path, was: value, becomes: fallback.value }];
  });
}
function isGiven(next, path) {
  if (valueAt(next, path).found) return true;
  const keys = path.split(/(?<!\\)\./);
  return keys.some((_, i) => {
    const above = valueAt(next, keys.slice(0, i + 1).join("."));
    return above.found && !isMap2(above.value);
  });
}
var isEmpty = (value) => value === "" || isMap2(value) && Object.keys(value).length === 0;
function judgeLostValues(question) {
  const lost = question.lost.filter(
    ({ path }) => !question.takenOut.includes(path) && !question.allowLost.some((glob2) => globNames(glob2, path))
  );
  if (lost.length === 0 || question.policy === "reset" || question.policy === "keep") return { remarks: [] };
  const problem2 = {
    code: "HD020",
    fault: "user",
    what: `${lost.length === 1 ? "1 value" : `${lost.length} values`} set in revision ${question.revision} would fall back to the chart default: ${lost.map(lostText).join(", ")}`,
    where: question.where,
    remedy: "Keep it with values-policy: keep, put it in a values file, or list it under allow-lost."
  };
  return question.policy === "error" ? { problem: problem2, remarks: [] } : { remarks: [{ severity: "warning", problem: problem2 }] };
}
function lostText(lost) {
  const show = (value) => looksSecret(lost.path) ? "***" : oneLine(JSON.stringify(value) ?? "nothing", 60);
  const after = "becomes" in lost ? `${show(lost.becomes)} (chart default)` : "nothing (the chart has no default)";
  return `${oneLine(lost.path, 120)}: ${show(lost.was)} -> ${after}`;
}

// src/core/values/secret-values.ts
var SHORTEST = 8;
var secretValues = (values) => leaves(values).flatMap(({ path, value }) => typeof value === "string" && value.length >= SHORTEST && looksSecret(path) ? [value] : []);

// src/adapters/helm/fetch-chart.ts



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
  const first2 = slash < 0 ? "" : named2.slice(0, slash);
  const hasHost = first2.includes(".") || first2.includes(":") || first2 === "localhost" || first2 !== first2.toLowerCase();
  const rest = hasHost ? named2.slice(slash + 1) : named2;
  const colon = rest.lastIndexOf(":");
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? void 0 : rest.slice(colon + 1);
  const registry = normalHost(hasHost ? first2 : "docker.io");
  if (tag !== void 0 && !TAG.test(tag)) return void 0;
  if (path.length > 255 || !HOST.test(registry) || !path.split("/").every((part) => COMPONENT.test(part))) return void 0;
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  return { registry, repository, ...present({ tag, digest }) };
}
function normalHost(host) {
  const plain2 = host.toLowerCase().replace(/:(443|80)$/, "");
  return HUB_ALIASES.includes(plain2) ? "docker.io" : plain2;
}
function formatImageRef(ref) {
  return `${ref.registry}/${ref.repository}${ref.tag === void 0 ? "" : `:${ref.tag}`}${ref.digest === void 0 ? "" : `@${ref.digest}`}`;
}

// src/core/helm-release/chart-source.ts
function readChartSource({ chart, repo, version, requireDigest }) {
  const problems = [];
  const source = readSource(chart, repo, version, problems);
  if (requireDigest && source !== void 0 && !(source.kind === "oci" && source.ref.digest !== void 0) && source.kind !== "local")
    problems.push(noDigest(chart));
  return source === void 0 || problems.length > 0 ? err(problems) : ok(source);
}
function readSource(chart, repo, version, problems) {
  if (chart.startsWith("oci://")) {
    if (repo !== void 0) problems.push(doesNotGo2("repo", "an oci:// chart"));
    return readOci(chart, version, problems);
  }
  if (repo === void 0) {
    if (version !== void 0) problems.push(doesNotGo2("version", "a chart from the workspace"));
    return { kind: "local", path: chart };
  }
  if (/^[A-Za-z0-9][\w.-]*$/.test(chart)) return { kind: "repo", repo, name: chart, ...version === void 0 ? {} : { version } };
  problems.push(bad(chart, "the name of a chart in repo, such as redis"));
  return void 0;
}
function readOci(chart, version, problems) {
  const ref = parseImageRef(chart.slice("oci://".length).replace(/\+/g, "_"));
  if (ref === void 0 || ref.registry === "docker.io" !== /^oci:\/\/(?:[\w-]+\.)*docker\.(?:io|com)\//.test(chart)) {
    problems.push(bad(chart, "oci://HOST/NAME:VERSION or oci://HOST/NAME@sha256:\u2026"));
    return void 0;
  }
  if (version !== void 0 && (ref.tag !== void 0 || ref.digest !== void 0))
    problems.push(doesNotGo2("version", "an oci:// chart that has a tag or a digest"));
  const tag = ref.tag ?? version?.replace(/\+/g, "_");
  if (tag === void 0 && ref.digest === void 0) problems.push(bad(chart, "a tag, a digest, or the input version"));
  return { kind: "oci", ref: { ...ref, ...tag === void 0 ? {} : { tag } } };
}
var bad = (chart, expected) => ({
  code: "IN003",
  fault: "user",
  what: `input "chart" is "${oneLine(chart, 120)}", which names no chart`,
  where: "with:",
  expected
});
var doesNotGo2 = (name2, withWhat) => ({
  code: "IN006",
  fault: "user",
  what: `input "${name2}" does not go with ${withWhat}`,
  where: "with:",
  remedy: `Remove ${name2}:`
});
var noDigest = (chart) => ({
  code: "HD080",
  fault: "user",
  what: `chart ${oneLine(chart, 120)} names no digest`,
  where: 'input "chart"',
  expected: "a digest, because require-digest is set",
  remedy: "chart: oci://HOST/NAME@sha256:\u2026"
});
var otherDigest = (chart, tag, resolves) => ({
  code: "HD080",
  fault: "user",
  what: `chart ${oneLine(chart, 200)}: its tag ${tag} is ${resolves} by now`,
  where: 'input "chart"',
  expected: "a tag and a digest that name the same chart",
  remedy: "Leave the tag out, or correct one of the two."
});
var chartNotFound = (chart, why2) => ({
  code: "HD082",
  fault: "user",
  what: `chart ${oneLine(chart, 200)} was not found (${oneLine(why2, 300)})`,
  where: 'input "chart"',
  remedy: "Check its name and version, and that it was published."
});
var chartDenied = (chart, why2) => ({
  code: "HD083",
  fault: "user",
  what: `chart ${oneLine(chart, 200)} may not be read (${oneLine(why2, 300)})`,
  where: 'input "chart"',
  remedy: "Give chart-credentials: USER:PASSWORD of an account that may read it."
});

// src/core/oci/endpoint.ts
function registryEndpoint(registry) {
  const host = registry === "docker.io" ? "registry-1.docker.io" : registry;
  return `${isLoopback(hostName(host)) ? "http" : "https"}://${host}`;
}
var isLoopback = (name2) => name2 === "localhost" || name2 === "::1" || name2 === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name2);
var hostName = (host) => host.replace(/:\d+$/, "");

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
  for (const [, name2 = "", quoted, plain2] of header.matchAll(token)) {
    const value = quoted === void 0 ? plain2 : quoted.replace(/\\(.)/g, "$1");
    const last = schemes.at(-1);
    if (value === void 0) schemes.push({ scheme: name2.toLowerCase(), fields: /* @__PURE__ */ Object.create(null) });
    else if (last !== void 0) last.fields[name2.toLowerCase()] = value;
  }
  return schemes;
}
var repositoryScope = (repository, actions) => `repository:${repository}:${actions}`;

// src/core/oci/descriptor.ts
function readDescriptor(value) {
  const record5 = asRecord2(value);
  const digest = parseDigest(String(record5?.digest ?? ""));
  if (record5 === void 0 || digest === void 0 || typeof record5.mediaType !== "string") return void 0;
  if (typeof record5.size !== "number" || !Number.isSafeInteger(record5.size) || record5.size < 0) return void 0;
  const artifactType = typeof record5.artifactType === "string" ? record5.artifactType : void 0;
  const platform = readPlatform(record5.platform);
  const annotations = readAnnotations(record5.annotations);
  return { mediaType: record5.mediaType, digest, size: record5.size, ...present({ artifactType, platform, annotations }) };
}
var asRecord2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
function readAnnotations(value) {
  const record5 = asRecord2(value);
  if (record5 === void 0) return void 0;
  return Object.fromEntries(Object.entries(record5).filter((entry) => typeof entry[1] === "string"));
}
function readPlatform(value) {
  const record5 = asRecord2(value);
  if (typeof record5?.os !== "string" || typeof record5.architecture !== "string") return void 0;
  const variant = typeof record5.variant === "string" ? record5.variant : void 0;
  return { os: record5.os, architecture: record5.architecture, ...present({ variant }) };
}

// src/core/oci/error-body.ts
function errorDetail(body) {
  try {
    const errors = asRecord2(JSON.parse(body))?.errors;
    const first2 = Array.isArray(errors) ? asRecord2(errors[0]) : void 0;
    if (first2 !== void 0) return oneLine([first2.code, first2.message].filter((part) => typeof part === "string").join(": "), 200);
  } catch {
  }
  return oneLine(body.replace(/<[^>]*>/g, " "), 120);
}

// src/adapters/registry/exchange.ts
var TIMEOUT_MS3 = 3e4;
var TransientAnswer = class extends Error {
  response;
  constructor(response) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
};
async function exchange2(ports, registry, request2) {
  const { repeat, ...rest } = request2;
  const once3 = async () => {
    const timeoutMs = Math.max(1, Math.min(rest.timeoutMs ?? TIMEOUT_MS3, ports.deadline.remaining()));
    const response = await ports.http({ ...rest, timeoutMs, ...ports.signal === void 0 ? {} : { signal: ports.signal } });
    ports.debug?.(`${rest.method} ${withoutQuery(rest.url)} ${response.status}`);
    if (isTransientStatus(response.status)) throw new TransientAnswer(response);
    return response;
  };
  const judge3 = (error3) => {
    if (!repeat) return { kind: "final" };
    if (error3 instanceof HttpFailure) return isLasting(error3.code) ? { kind: "final" } : { kind: "retry" };
    if (!(error3 instanceof TransientAnswer)) return { kind: "final" };
    const afterMs = retryAfterMs(error3.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const { clock, deadline, random, backoff, signal } = ports;
  try {
    return await retry(once3, {
      clock,
      deadline,
      random,
      judge: judge3,
      ...backoff === void 0 ? {} : { backoff },
      ...signal === void 0 ? {} : { signal }
    });
  } catch (error3) {
    throw asFailure(registry, request2, error3);
  }
}
var isLasting = (code2) => code2 === "DENIED" || code2 === "PROTOCOL" || code2 === "ENOTFOUND" || /CERT|SELF_SIGNED/.test(code2);
function asFailure(registry, request2, error3) {
  const what = `${request2.method} ${withoutQuery(request2.url)}`;
  if (error3 instanceof TransientAnswer) {
    const { status: status2 } = error3.response;
    return new RegistryFailure(registry, `${what}: HTTP ${status2} ${errorDetail(bodyText(error3.response))}`.trim(), { status: status2 });
  }
  if (error3 instanceof HttpFailure) return new RegistryFailure(registry, `${what}: ${error3.code} ${error3.message}`, { cause: error3 });
  return error3;
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
  const reply = asRecord2(bodyJson(response));
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
  const pair2 = base64(`${username}:${password}`);
  ports.mask(pair2);
  return `Basic ${pair2}`;
}

// src/adapters/registry/access.ts
var MAX_REDIRECTS = 3;
function openRepository(ports, at3, credentials) {
  const endpoint = registryEndpoint(at3.registry);
  const candidates = credentials.length === 0 ? [void 0] : credentials;
  const headers = /* @__PURE__ */ new Map();
  let current = 0;
  let challenge;
  const once3 = async (request2, url, authorization) => {
    const own = new URL(url).origin === endpoint;
    return exchange2(ports, at3.registry, {
      method: request2.method,
      url,
      headers: { ...request2.headers, ...own && authorization !== void 0 ? { authorization } : {} },
      repeat: request2.repeat ?? true,
      ...request2.body === void 0 ? {} : { body: request2.body },
      ...request2.maxBytes === void 0 ? {} : { maxBytes: request2.maxBytes },
      ...request2.timeoutMs === void 0 ? {} : { timeoutMs: request2.timeoutMs }
    });
  };
  const followed = async (request2, authorization) => {
    let url = locate(endpoint, at3, request2.path);
    for (let hops = 0; ; hops++) {
      const response = await once3(request2, url, authorization);
      const location = response.headers.location;
      if (request2.redirects === "none" || ![301, 302, 303, 307, 308].includes(response.status) || location === void 0) return response;
      const next = new URL(location, url).href;
      if (hops >= MAX_REDIRECTS)
        throw new RegistryFailure(at3.registry, `more than ${MAX_REDIRECTS} redirects`, { status: response.status });
      if (url.startsWith("https:") && !next.startsWith("https:"))
        throw new RegistryFailure(at3.registry, "it redirects from https to plain http", { status: response.status });
      url = next;
    }
  };
  const send = async (request2) => {
    const scopes = [repositoryScope(at3.repository, request2.write ? "pull,push" : "pull")];
    if (request2.from !== void 0) scopes.push(repositoryScope(request2.from, "pull"));
    const key2 = scopes.join(" ");
    let response = await followed(request2, headers.get(key2));
    if (!isRefusal(response)) return response;
    headers.delete(key2);
    challenge = parseChallenge(response.headers["www-authenticate"]) ?? challenge;
    if (challenge === void 0) return response;
    for (const index of [current, ...candidates.keys().filter((other) => other !== current)]) {
      const answer = await authorize(ports, at3.registry, challenge, candidates[index], scopes);
      if (answer.kind === "refused") response = refusal2(response, answer.detail);
      if (answer.kind === "refused" || answer.header === void 0) continue;
      response = await followed(request2, answer.header);
      if (isRefusal(response)) {
        if (challenge.kind === "bearer" && candidates[index] !== void 0) response = { ...response, status: 403 };
        continue;
      }
      current = index;
      headers.set(key2, answer.header);
      break;
    }
    return response;
  };
  return { send, locate: (location, base) => new URL(location, base ?? endpoint).href };
}
var isRefusal = (response) => response.status === 401 || response.status === 403;
var refusal2 = (response, detail) => ({
  ...response,
  status: 401,
  body: new TextEncoder().encode(JSON.stringify({ errors: [{ message: detail === "" ? "the token service refused the login" : detail }] }))
});
var locate = (endpoint, at3, path) => /^https?:\/\//.test(path) ? path : `${endpoint}/v2/${at3.repository}/${path}`;
function denialOf(response) {
  if (response.status !== 401 && response.status !== 403) return void 0;
  return { kind: "denied", status: response.status, detail: errorDetail(bodyText(response)) };
}

// src/core/oci/media-types.ts
var OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
var OCI_INDEX = "application/vnd.oci.image.index.v1+json";
var DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
var DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
var ACCEPT_MANIFESTS = [OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST].join(", ");
var isIndex = (mediaType) => mediaType === OCI_INDEX || mediaType === DOCKER_LIST;

// src/core/oci/manifest.ts
function readManifest2(bytes, mediaType) {
  const json = asRecord2(parse2(bytes));
  if (json === void 0) return void 0;
  const annotations = readAnnotations(json.annotations);
  if (isIndex(mediaType)) {
    const manifests = readDescriptors(json.manifests);
    return manifests === void 0 ? void 0 : { kind: "index", manifests, ...present({ annotations }) };
  }
  const config = readDescriptor(json.config);
  const layers = readDescriptors(json.layers);
  if (config === void 0 || layers === void 0) return void 0;
  const artifactType = typeof json.artifactType === "string" ? json.artifactType : void 0;
  return { kind: "image", config, layers, ...present({ artifactType, subject: readDescriptor(json.subject), annotations }) };
}
function mediaTypeOf(bytes) {
  const json = asRecord2(parse2(bytes));
  if (typeof json?.mediaType === "string") return json.mediaType;
  if (Array.isArray(json?.manifests)) return OCI_INDEX;
  return json?.config === void 0 ? void 0 : OCI_MANIFEST;
}
function readDescriptors(value) {
  if (!Array.isArray(value)) return void 0;
  const read = value.map(readDescriptor);
  return read.some((descriptor) => descriptor === void 0) ? void 0 : read;
}
function parse2(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return void 0;
  }
}

// src/adapters/registry/manifests.ts
var MAX_MANIFEST_BYTES = 4 * 1048576;
async function headManifest(access6, at3, reference) {
  const response = await access6.send({ method: "HEAD", path: `manifests/${reference}`, headers: { accept: ACCEPT_MANIFESTS } });
  if (response.status === 404) return { kind: "absent" };
  const denied = denialOf(response);
  if (denied !== void 0) return denied.detail === "" ? explainByGet(access6, at3, reference, denied) : denied;
  const digest = parseDigest(response.headers["docker-content-digest"] ?? "");
  const size = Number(response.headers["content-length"] ?? Number.NaN);
  if (response.status === 200 && digest !== void 0 && Number.isSafeInteger(size)) {
    return { kind: "present", digest, mediaType: (response.headers["content-type"] ?? "").split(";")[0] ?? "", size };
  }
  return summaryOf(await getManifest(access6, at3, reference));
}
async function explainByGet(access6, at3, reference, denied) {
  const found = await getManifest(access6, at3, reference);
  return found.kind === "denied" && found.detail === "" ? denied : summaryOf(found);
}
var summaryOf = (found) => found.kind === "present" ? { kind: "present", digest: found.digest, mediaType: found.mediaType, size: found.bytes.length } : found;
async function getManifest(access6, at3, reference) {
  const response = await access6.send({
    method: "GET",
    path: `manifests/${reference}`,
    headers: { accept: ACCEPT_MANIFESTS },
    maxBytes: MAX_MANIFEST_BYTES
  });
  if (response.status === 404) return { kind: "absent" };
  const denied = denialOf(response);
  if (denied !== void 0) return denied;
  if (response.status !== 200 || response.truncated) throw unexpected(at3, `GET manifest ${reference}`, response);
  const digest = sha256Of(response.body);
  const claimed = parseDigest(reference) ?? parseDigest(response.headers["docker-content-digest"] ?? "") ?? digest;
  if (claimed !== digest)
    throw new RegistryFailure(at3.registry, `manifest ${reference}: its bytes are ${digest}, not ${claimed}`, { corrupt: true });
  const stated = (response.headers["content-type"] ?? "").split(";")[0] ?? "";
  return { kind: "present", digest, mediaType: mediaTypeOf(response.body) ?? stated, bytes: response.body };
}
async function putManifest(access6, at3, reference, bytes, mediaType) {
  const response = await access6.send({
    method: "PUT",
    path: `manifests/${reference}`,
    write: true,
    headers: { "content-type": mediaType },
    body: bytes,
    repeat: false
  });
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
  if (response.status !== 201) throw unexpected(at3, `PUT manifest ${reference}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== sha256Of(bytes)) {
    throw new RegistryFailure(at3.registry, `manifest ${reference}: it stored ${stored}, sent was ${sha256Of(bytes)}`, { corrupt: true });
  }
  return { subjectTaken: response.headers["oci-subject"] !== void 0 };
}
var unexpected = (at3, what, response) => new RegistryFailure(at3.registry, `${what} of ${at3.repository}: HTTP ${response.status} ${errorDetail(bodyText(response))}`.trim(), {
  status: response.status
});

// src/adapters/registry/upload.ts
var MEBIBYTE2 = 1048576;
var MONOLITHIC_BYTES = 64 * MEBIBYTE2;
var CHUNK_BYTES = 16 * MEBIBYTE2;
var MAX_LOSSES = 5;
var SLOWEST = 128 * 1024;
var transferMs = (bytes) => 6e4 + bytes / SLOWEST * 1e3;
async function uploadBlob(access6, at3, blob, from) {
  for (let losses = 0; ; losses++) {
    const started2 = await start(access6, at3, blob, losses === 0 ? from : void 0);
    if (started2 === "mounted") return "mounted";
    try {
      if (blob.size <= MONOLITHIC_BYTES) await sendWhole(access6, at3, blob, started2.location);
      else await sendChunks(access6, at3, blob, started2);
      return "sent";
    } catch (error3) {
      if (!(error3 instanceof RegistryFailure) || losses >= MAX_LOSSES) throw error3;
      const found = await access6.send({ method: "HEAD", path: `blobs/${blob.digest}`, write: true });
      if (found.status === 200) return "sent";
    }
  }
}
async function checkPush(access6, at3) {
  const response = await access6.send({ method: "POST", path: "blobs/uploads/", write: true, headers: { "content-length": "0" } });
  const denied = denialOf(response);
  if (denied !== void 0) return denied;
  const location = locationOf(access6, at3, response, 202);
  await access6.send({ method: "DELETE", path: location, write: true, repeat: false }).catch((error3) => {
    if (!(error3 instanceof RegistryFailure)) throw error3;
  });
  return void 0;
}
async function start(access6, at3, blob, from) {
  const mount = from === void 0 ? "" : `?mount=${blob.digest}&from=${encodeURIComponent(from.repository)}`;
  const request2 = { method: "POST", path: `blobs/uploads/${mount}`, write: true, headers: { "content-length": "0" } };
  const response = await access6.send(from === void 0 ? request2 : { ...request2, from: from.repository });
  if (denialOf(response) !== void 0 && from !== void 0) return start(access6, at3, blob, void 0);
  if (response.status === 201) return "mounted";
  const location = locationOf(access6, at3, response, 202);
  const least = Number(response.headers["oci-chunk-min-length"] ?? 0);
  return { location, chunkBytes: Math.max(CHUNK_BYTES, Number.isSafeInteger(least) ? least : 0) };
}
async function sendWhole(access6, at3, blob, location) {
  const body = await blob.read(0, blob.size);
  await finish(access6, at3, blob, location, body);
}
async function sendChunks(access6, at3, blob, started2) {
  let { location } = started2;
  let offset = 0;
  for (let losses = 0; offset < blob.size; ) {
    const body = await blob.read(offset, Math.min(started2.chunkBytes, blob.size - offset));
    try {
      const response = await access6.send(chunk(location, body, offset));
      location = locationOf(access6, at3, response, 202);
      offset += body.length;
    } catch (error3) {
      if (!(error3 instanceof RegistryFailure) || ++losses > MAX_LOSSES) throw error3;
      ({ location, offset } = await whereItStands(access6, at3, location));
    }
  }
  await finish(access6, at3, blob, location, new Uint8Array(0));
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
async function whereItStands(access6, at3, location) {
  const response = await access6.send({ method: "GET", path: location, write: true });
  const last = /^(?:bytes=)?0-(\d+)$/.exec(response.headers.range ?? "")?.[1];
  if (response.status !== 204) throw unexpected(at3, "GET upload", response);
  const offset = last === void 0 || last === "0" ? 0 : Number(last) + 1;
  return { location: response.headers.location === void 0 ? location : access6.locate(response.headers.location), offset };
}
async function finish(access6, at3, blob, location, body) {
  const url = new URL(location);
  url.searchParams.set("digest", blob.digest);
  const response = await access6.send({
    method: "PUT",
    path: url.href,
    write: true,
    headers: { "content-type": "application/octet-stream" },
    body,
    timeoutMs: transferMs(body.length),
    repeat: false
  });
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
  if (response.status !== 201) throw unexpected(at3, `PUT blob ${blob.digest}`, response);
  const stored = response.headers["docker-content-digest"];
  if (stored !== void 0 && stored !== blob.digest) {
    throw new RegistryFailure(at3.registry, `blob ${blob.digest}: it stored ${stored}`, { corrupt: true });
  }
}
function locationOf(access6, at3, response, expected) {
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
  const { location } = response.headers;
  if (response.status !== expected || location === void 0) throw unexpected(at3, "blob upload", response);
  return access6.locate(location);
}

// src/adapters/registry/blobs.ts
async function hasBlob(access6, at3, digest, write = false) {
  const response = await access6.send({ method: "HEAD", path: `blobs/${digest}`, write });
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
  if (response.status === 200) return true;
  if (response.status === 404) return false;
  throw unexpected(at3, `HEAD blob ${digest}`, response);
}
async function getBlob(access6, at3, digest, maxBytes) {
  const response = await access6.send({ method: "GET", path: `blobs/${digest}`, maxBytes, timeoutMs: 12e4 });
  if (response.status === 404) return void 0;
  const denied = denialOf(response);
  if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
  if (response.status !== 200) throw unexpected(at3, `GET blob ${digest}`, response);
  if (response.truncated) throw new RegistryFailure(at3.registry, `blob ${digest} is larger than ${maxBytes} bytes`);
  const found = sha256Of(response.body);
  if (found !== digest) throw new RegistryFailure(at3.registry, `blob ${digest}: its bytes are ${found}`, { corrupt: true });
  return response.body;
}
async function ensureBlob(access6, at3, blob, from) {
  const there = await hasBlob(access6, at3, blob.digest, true).catch((error3) => {
    if (error3 instanceof RegistryDenied) return false;
    throw error3;
  });
  return there ? "there" : uploadBlob(access6, at3, blob, from);
}

// src/core/oci/referrers-index.ts
var referrersTag = (subject) => subject.replace(":", "-");
function addReferrer(existing, entry) {
  const index = existing === void 0 ? {} : asRecord2(safeParse(existing)) ?? {};
  const manifests = Array.isArray(index.manifests) ? index.manifests : [];
  if (manifests.some((manifest) => asRecord2(manifest)?.digest === entry.digest)) return void 0;
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
async function listReferrers(access6, at3, subject) {
  const listed2 = await askApi(access6, at3, subject);
  if (listed2 !== void 0) return listed2;
  const index = await getManifest(access6, at3, referrersTag(subject));
  if (index.kind === "denied") throw new RegistryDenied(at3.registry, index);
  const content2 = index.kind === "present" ? readManifest2(index.bytes, index.mediaType) : void 0;
  return content2?.kind === "index" ? content2.manifests : [];
}
async function askApi(access6, at3, subject) {
  const found = [];
  let path = `referrers/${subject}`;
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await access6.send({ method: "GET", path, headers: { accept: OCI_INDEX }, redirects: "none", maxBytes: 4 * 1048576 });
    const denied = denialOf(response);
    if (denied !== void 0) throw new RegistryDenied(at3.registry, denied);
    const manifests = asRecord2(bodyJson(response))?.manifests;
    if (response.status !== 200 || !Array.isArray(manifests)) return page === 0 ? void 0 : found;
    found.push(...manifests.map(readDescriptor).filter((descriptor) => descriptor !== void 0));
    const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? "")?.[1];
    const url = next === void 0 ? void 0 : access6.locate(next);
    if (url === void 0 || new URL(url).origin !== new URL(access6.locate("/")).origin) return found;
    path = url;
  }
  return found;
}
async function pushReferrer(access6, at3, subject, bytes, descriptor) {
  const { subjectTaken } = await putManifest(access6, at3, descriptor.digest, bytes, descriptor.mediaType);
  if (subjectTaken) return;
  const listed2 = await askApi(access6, at3, subject);
  if (listed2?.some(({ digest }) => digest === descriptor.digest)) return;
  const tag = referrersTag(subject);
  for (let merges = 0; merges < MAX_MERGES; merges++) {
    const index = await getManifest(access6, at3, tag);
    if (index.kind === "denied") throw new RegistryDenied(at3.registry, index);
    const merged = addReferrer(index.kind === "present" ? index.bytes : void 0, descriptor);
    if (merged === void 0) return;
    await putManifest(access6, at3, tag, merged, OCI_INDEX);
  }
  throw new RegistryFailure(at3.registry, `${tag} was overwritten by others ${MAX_MERGES} times`);
}

// src/adapters/registry/registry-client.ts
function registryClient(ports, credentialsFor) {
  const opened = /* @__PURE__ */ new Map();
  const open2 = (at3) => {
    const key2 = `${at3.registry}/${at3.repository}`;
    const access6 = opened.get(key2) ?? openRepository(ports, at3, credentialsFor(at3));
    opened.set(key2, access6);
    return access6;
  };
  return {
    head: (at3, reference) => headManifest(open2(at3), at3, reference),
    manifest: (at3, reference) => getManifest(open2(at3), at3, reference),
    has: (at3, digest) => hasBlob(open2(at3), at3, digest),
    blob: (at3, digest, maxBytes) => getBlob(open2(at3), at3, digest, maxBytes),
    upload: (at3, blob, from) => ensureBlob(open2(at3), at3, blob, from),
    mayPush: (at3) => checkPush(open2(at3), at3),
    putManifest: (at3, reference, bytes, mediaType) => putManifest(open2(at3), at3, reference, bytes, mediaType),
    referrers: (at3, subject) => listReferrers(open2(at3), at3, subject),
    putReferrer: (at3, subject, bytes, descriptor) => pushReferrer(open2(at3), at3, subject, bytes, descriptor)
  };
}

// src/adapters/helm/chart-dependencies.ts



// src/core/manifest/go-yaml.ts
var import_yaml4 = __toESM(require_dist(), 1);
var UNKNOWN = ["intTime", "floatTime", "timestamp", "binary", "omap", "pairs", "set"];
function readGoYaml(text3) {
  const document = (0, import_yaml4.parseDocument)(text3, {
    schema: "yaml-1.1",
    merge: true,
    customTags: (tags) => tags.filter((tag) => !UNKNOWN.includes(typeof tag === "string" ? tag : nameOf3(tag))),
    prettyErrors: true,
    logLevel: "silent"
  });
  const [error3] = document.errors;
  if (error3 !== void 0) throw new Error(error3.message.split("\n")[0]?.replace(/:$/, ""));
  const value = document.toJS({ maxAliasCount: 1e3 });
  if (value === null || value === void 0) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw new Error("it is no map");
  return value;
}
var nameOf3 = (tag) => tag.format === "TIME" ? "intTime" : tag.tag.replace(/^tag:yaml\.org,2002:/, "");

// src/adapters/helm/chart-dependencies.ts
async function buildDependencies(session, path, signal) {
  const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(session.settings.workspace, path);
  const text3 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "Chart.yaml"), "utf8").catch(() => void 0);
  if (text3 === void 0) return void 0;
  const names = dependencyNames(text3);
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "charts")).catch(() => []);
  const lacking = names.filter(
    (name2) => !there.some((entry) => entry === name2 || entry.startsWith(`${name2}-`) && entry.endsWith(".tgz"))
  );
  if (lacking.length === 0) return void 0;
  const locked = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, "Chart.lock"), "utf8").then(
    () => true,
    () => false
  );
  if (!locked) return notBuilt(path, `${lacking.join(", ")} is missing in its charts folder, and it has no Chart.lock`);
  session.ports.log.info(`building the dependencies of chart ${path}: ${lacking.join(", ")}`);
  const end2 = await session.helm.run(["dependency", "build", "--", path], signal);
  return end2.code === 0 ? void 0 : notBuilt(path, helmSentence(end2.stderr));
}
function dependencyNames(text3) {
  try {
    const { dependencies } = readGoYaml(text3);
    return Array.isArray(dependencies) ? dependencies.flatMap(({ name: name2 }) => typeof name2 === "string" ? [name2] : []) : [];
  } catch {
    return [];
  }
}
var notBuilt = (path, why2) => ({
  code: "HD081",
  fault: "user",
  what: `the dependencies of chart ${oneLine(path, 120)} are not built: ${oneLine(why2, 400)}`,
  where: 'input "chart"',
  remedy: `Run helm dependency update ${oneLine(path, 120)} and commit its Chart.lock.`
});

// src/adapters/helm/chart-logins.ts



// src/core/oci/docker-config.ts
var TOKEN_USER = "<token>";
function readDockerAuths(text3) {
  const json = parseObject(text3);
  if (json === void 0) return void 0;
  const auths = asRecord2(json.auths) ?? ("auths" in json ? {} : json);
  return Object.entries(auths).flatMap(([key2, value]) => {
    const credential = readCredential(value);
    return credential === void 0 ? [] : [{ key: key2, ...splitKey(key2), credential }];
  });
}
function dockerCredentials(auths, at3) {
  return auths.filter((auth) => hostMatches(auth.host, at3.registry) && pathMatches(auth.path, at3.repository)).sort((a, b) => b.path.length - a.path.length || Number(a.host.includes("*")) - Number(b.host.includes("*"))).map((auth) => auth.credential);
}
function splitKey(key2) {
  const plain2 = key2.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const slash = plain2.indexOf("/");
  const host = normalHost(slash < 0 ? plain2 : plain2.slice(0, slash));
  const path = slash < 0 ? "" : plain2.slice(slash + 1);
  return { host, path: /^v[12]$/.test(path) ? "" : path };
}
function hostMatches(pattern, host) {
  if (!pattern.includes("*")) return pattern === host;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[^.]*");
  return new RegExp(`^${source}$`).test(host);
}
var pathMatches = (prefix, repository) => prefix === "" || repository === prefix || repository.startsWith(`${prefix}/`);
function readCredential(value) {
  const entry = asRecord2(value);
  if (entry === void 0) return void 0;
  if (typeof entry.identitytoken === "string" && entry.identitytoken !== "") return { kind: "identity-token", token: entry.identitytoken };
  const [username, password] = pairOf(entry);
  if (username === TOKEN_USER && password !== "") return { kind: "identity-token", token: password };
  return username === "" || password === "" ? void 0 : { kind: "password", username, password };
}
function pairOf(entry) {
  const text3 = (value) => typeof value === "string" ? value : "";
  const decoded3 = decode(text3(entry.auth));
  const colon = decoded3.indexOf(":");
  return colon < 0 ? [text3(entry.username), text3(entry.password)] : [decoded3.slice(0, colon), decoded3.slice(colon + 1).replace(/\0+$/, "")];
}
function decode(base642) {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base642.trim()), (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
}
function parseObject(text3) {
  try {
    return asRecord2(JSON.parse(text3));
  } catch {
    return void 0;
  }
}

// src/adapters/helm/chart-logins.ts
function splitLogin(text3) {
  const at3 = text3.indexOf(":");
  return at3 < 0 ? { username: text3, password: "" } : { username: text3.slice(0, at3), password: text3.slice(at3 + 1) };
}
async function chartLogins(ports, at3, given) {
  if (given !== void 0) {
    const login = splitLogin(given);
    for (const form of maskForms(login.password)) ports.log.mask(form);
    return [{ kind: "password", ...login }];
  }
  const files = await Promise.all(configFiles(ports.env).map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(file, "utf8").catch(() => "{}")));
  const logins = files.flatMap((text3) => dockerCredentials(readDockerAuths(text3) ?? [], at3));
  for (const login of logins) for (const form of maskForms(login.kind === "password" ? login.password : login.token)) ports.log.mask(form);
  return logins;
}
function configFiles(env) {
  const home = env.HOME ?? "";
  const helm = env.HELM_CONFIG_HOME ?? (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(env.XDG_CONFIG_HOME ?? (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(home, ".config"), "helm");
  return [(0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(helm, "registry", "config.json"), (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(env.DOCKER_CONFIG ?? (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(home, ".docker"), "config.json")];
}

// src/adapters/helm/fetch-chart.ts
var REGISTRY_MS = 3e4;
async function fetchChart(session, signal) {
  const source = readChartSource(session.settings);
  if (!source.ok) return source;
  switch (source.value.kind) {
    case "local":
      return localChart(session, source.value.path, signal);
    case "oci":
      return ociChart(session, source.value.ref, signal);
    case "repo":
      return repoChart(session, source.value, signal);
  }
}
async function localChart(session, path, signal) {
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(session.settings.workspace, path)).then(
    () => true,
    () => false
  );
  if (!there) return err([chartNotFound(path, "there is no such file or folder; does the job check the repository out?")]);
  const problem2 = await buildDependencies(session, path, signal);
  return problem2 === void 0 ? ok({ chart: { reference: path, flags: [] } }) : err([problem2]);
}
async function ociChart(session, ref, signal) {
  const { ports, settings, folder } = session;
  const logins = await chartLogins(ports, ref, settings.chartCredentials);
  const deadline = deadlineIn(ports.clock, REGISTRY_MS);
  const client = registryClient(
    { http: ports.http, clock: ports.clock, random: ports.random, deadline, mask: (secret2) => ports.log.mask(secret2), signal },
    () => logins
  );
  const resolve11 = async (reference) => {
    try {
      const head = await client.head(ref, reference);
      if (head.kind === "present") return ok(head.digest);
      return err(
        head.kind === "absent" ? chartNotFound(settings.chart, "404") : chartDenied(settings.chart, `${head.status} ${head.detail}`)
      );
    } catch (error3) {
      if (error3 instanceof RegistryFailure) return err({ ...chartNotFound(settings.chart, error3.message), fault: "remote" });
      throw error3;
    }
  };
  const tagged = ref.tag === void 0 ? void 0 : await resolve11(ref.tag);
  if (tagged?.ok === false) return err([tagged.error]);
  if (ref.digest !== void 0 && tagged !== void 0 && tagged.value !== ref.digest)
    return err([otherDigest(settings.chart, ref.tag ?? "", tagged.value)]);
  const digest = ref.digest ?? tagged?.value ?? "";
  const host = ref.registry;
  const plain2 = isLoopback(host.replace(/:\d+$/, "")) ? ["--plain-http"] : [];
  const [login] = settings.chartCredentials === void 0 ? [] : logins;
  const config = login?.kind === "password" ? ["--registry-config", await folder.replace("registry.json", dockerConfig(host, login.username, login.password))] : [];
  const pulled = await pull(session, [...plain2, ...config, "--", `oci://${host}/${ref.repository}@${digest}`], signal);
  return pulled.ok ? ok({ chart: pulled.value.chart, digest }) : pulled;
}
var dockerConfig = (host, username, password) => JSON.stringify({ auths: { [host]: { auth: Buffer.from(`${username}:${password}`).toString("base64") } } });
async function repoChart(session, source, signal) {
  const { settings, folder, helm } = session;
  const version = source.version === void 0 ? [] : ["--version", source.version];
  if (settings.chartCredentials === void 0) return pull(session, ["--repo", source.repo, ...version, "--", source.name], signal);
  const entry = { name: "tidegate", url: source.repo, ...splitLogin(settings.chartCredentials) };
  const config = await folder.replace("repositories.yaml", JSON.stringify({ apiVersion: "", repositories: [entry] }));
  const flags = ["--repository-config", config, "--repository-cache", (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder.path, "repository")];
  const updated = await helm.run(["repo", "update", ...flags], signal);
  const unread2 = updateReason(updated.stdout);
  if (updated.code !== 0 || unread2 !== void 0) return err([explain(settings.chart, unread2 ?? updated.stderr)]);
  return pull(session, [...flags, ...version, "--", `tidegate/${source.name}`], signal);
}
var updateReason = (stdout) => /Unable to get an update from [^\n]*\n\s*([^\n]+)/.exec(stdout)?.[1];
async function pull(session, args, signal) {
  const { helm, folder, settings } = session;
  const target = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder.path, "chart");
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.mkdir)(target, { recursive: true });
  const end2 = await helm.run(["pull", "--destination", target, ...args], signal);
  if (end2.code !== 0) return err([explain(settings.chart, end2.stderr)]);
  const archive = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readdir)(target)).find((name2) => name2.endsWith(".tgz"));
  if (archive === void 0) return err([chartNotFound(settings.chart, "helm pulled nothing")]);
  const reference = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(target, archive);
  return ok({ chart: { reference, flags: [] }, digest: sha256Of(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(reference)) });
}
function explain(chart, stderr) {
  const words2 = helmSentence(stderr);
  return /\b40[13]\b|unauthorized|forbidden|denied/i.test(words2) ? chartDenied(chart, words2) : chartNotFound(chart, words2);
}

// src/core/helm-release/drift.ts
function holds(live, wanted) {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(live) || live.length !== wanted.length) return wanted.length === 0 && live === void 0;
    return wanted.every((item, i) => holds(itemOf(live, item, i), item));
  }
  const map = asRecord(wanted);
  if (map === void 0) return live === wanted || (wanted === null || wanted === void 0) && (live === void 0 || live === null);
  const there = asRecord(live);
  if (there === void 0) return Object.keys(map).length === 0 && live === void 0;
  return Object.entries(map).every(([key2, value]) => key2 === "status" || holds(there[key2], value));
}
var itemOf = (live, item, index) => {
  const name2 = asRecord(item)?.name;
  return typeof name2 === "string" ? live.find((one) => asRecord(one)?.name === name2) ?? live[index] : live[index];
};
var EXPECTED = [
  /^[^/]*webhookconfiguration\/[^:]*:webhooks.*caBundle$/i,
  /^customresourcedefinition\/[^:]*:spec\.conversion\..*caBundle$/i,
  /^apiservice\/[^:]*:spec\.caBundle$/i,
  /containers\[(?:istio-proxy|linkerd-proxy|vault-agent)\]/
];
function isTold(object, path, ignored, scaled) {
  const place3 = `${object}:${path}`;
  if (path === "spec.replicas" && scaled.has(object)) return false;
  if (EXPECTED.some((pattern) => pattern.test(place3))) return false;
  return !ignored.some((glob2) => matcher(glob2).test(place3));
}
var matcher = (glob2) => new RegExp(`^${glob2.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*+/g, ".*")}(?:[.[].*)?$`, "i");
var scaledBy = (autoscalers) => new Set(
  autoscalers.flatMap((one) => {
    const target = asRecord(asRecord(one.spec)?.scaleTargetRef);
    return typeof target?.kind === "string" && typeof target.name === "string" ? [`${target.kind}/${target.name}`] : [];
  })
);
function renderDrift(drifts) {
  if (drifts.length === 0) return "";
  const rows = drifts.slice(0, 50).map(({ object, paths: paths2 }) => [code(object), paths2.length === 0 ? "gone" : told(paths2)]);
  const more = drifts.length > 50 ? `

${drifts.length - 50} more objects` : "";
  return `Changed by somebody else since the last revision:

${table(["object", "where"], rows)}${more}`;
}
var told = (paths2) => `${paths2.slice(0, 8).map((path) => code(oneLine(path, 150))).join(", ")}${paths2.length > 8 ? ` and ${paths2.length - 8} more` : ""}`;

// src/core/manifest-set/changed-paths.ts
var NOT_COMPARED = ["managedFields", "resourceVersion", "generation", "creationTimestamp", "uid", "selfLink"];
function changedPaths(before, after) {
  return paths(comparable(before), comparable(after), "");
}
function comparable(body) {
  const { status: _, metadata, ...rest } = body;
  const kept = Object.entries(asRecord(metadata) ?? {}).filter(([field3]) => !NOT_COMPARED.includes(field3));
  return { ...rest, metadata: Object.fromEntries(kept) };
}
function paths(before, after, at3) {
  if (sameValue(before, after)) return [];
  const [old, next] = [members(before), members(after)];
  if (old === void 0 || next === void 0) return [at3];
  const keys = [.../* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(next)])];
  const below = keys.flatMap((key2) => paths(old[key2], next[key2], key2.startsWith("[") ? `${at3}${key2}` : joined2(at3, key2)));
  return below.length === 0 ? [at3] : below;
}
function members(value) {
  if (!Array.isArray(value)) return asRecord(value);
  const names = value.map((item) => asRecord(item)?.name);
  const isNamed = value.length > 0 && names.every((name2) => typeof name2 === "string") && new Set(names).size === names.length;
  return isNamed ? Object.fromEntries(value.map((item, i) => [`[${String(names[i])}]`, item])) : void 0;
}
var joined2 = (at3, key2) => {
  const name2 = /^[\w-]+$/.test(key2) ? key2 : JSON.stringify(key2);
  return at3 === "" ? name2 : `${at3}.${name2}`;
};

// src/adapters/helm/live-objects.ts
var PAGE = 250;
async function listLive(cluster, objects, signal) {
  const wanted = new Set(objects.map((object) => `${pathOf(object)} ${object.name}`));
  const found = /* @__PURE__ */ new Map();
  const unread2 = /* @__PURE__ */ new Set();
  await Promise.all(
    [...new Map(objects.map((object) => [pathOf(object), object.type]))].map(async ([path, { apiVersion, kind }]) => {
      for (let next = ""; ; ) {
        const query = `limit=${PAGE}${next === "" ? "" : `&continue=${encodeURIComponent(next)}`}`;
        const response = await cluster.send({ method: "GET", path: `${path}?${query}`, signal });
        if (response.status !== 200) return void unread2.add(path);
        const list3 = JSON.parse(response.text);
        for (const item of list3.items ?? []) {
          const key2 = `${path} ${item.metadata?.name}`;
          if (wanted.has(key2)) found.set(key2, { apiVersion, kind, ...item });
        }
        next = list3.metadata?.continue ?? "";
        if (next === "") return;
      }
    })
  );
  return { find: (object) => found.get(`${pathOf(object)} ${object.name}`), unread: unread2 };
}
var pathOf = (object) => collectionPath(object.type, object.namespace);
var isRead = (live, object) => !live.unread.has(pathOf(object));

// src/adapters/helm/try-objects.ts
var AT_ONCE2 = 16;
var APPLY = "application/apply-patch+yaml";
async function tryObjects(ports, before, after, options, signal) {
  const live = await listLive(ports.cluster, [...before, ...after], signal);
  const apply2 = async (object, force) => {
    const query = `dryRun=All&fieldManager=helm&fieldValidation=Ignore&force=${force}`;
    const path = `${collectionPath(object.type, object.namespace)}/${segment(object.name)}?${query}`;
    const body = asHelmApplies(object.body, options);
    return judgeApply(await ports.cluster.send({ method: "PATCH", path, contentType: APPLY, body, signal }));
  };
  const open2 = after.filter((object) => isRead(live, object) && !holds(live.find(object), object.body));
  const verdicts = await inPool(open2, AT_ONCE2, async (object) => ({
    object,
    verdict: await apply2(object, options.force || !options.serverSide)
  }));
  const scaled = scaledBy(after.filter((object) => object.kind === "HorizontalPodAutoscaler").map(({ body }) => body));
  const drifted = await inPool(
    before.filter((object) => isRead(live, object)),
    AT_ONCE2,
    (object) => driftOf2(object, live.find(object))
  );
  async function driftOf2(object, now) {
    const shown4 = shownObject(object, options.home);
    if (now === void 0) return isTold(shown4, "", options.ignoreDrift, scaled) ? [{ object: shown4, paths: [] }] : [];
    if (holds(now, object.body)) return [];
    const verdict = await apply2(object, true);
    if (verdict.kind !== "taken") return [];
    const paths2 = changedPaths(now, verdict.object).filter((path) => isTold(shown4, path, options.ignoreDrift, scaled));
    return paths2.length === 0 ? [] : [{ object: shown4, paths: paths2 }];
  }
  return { ...judged(verdicts, options.home), drifts: drifted.flat() };
}
function asHelmApplies(body, { release, home }) {
  const metadata = asRecord(body.metadata) ?? {};
  const labels = { ...asRecord(metadata.labels), "app.kubernetes.io/managed-by": "Helm" };
  const own = { "meta.helm.sh/release-name": release, "meta.helm.sh/release-namespace": home };
  return { ...body, metadata: { ...metadata, labels, annotations: { ...asRecord(metadata.annotations), ...own } } };
}
function judged(verdicts, home) {
  const problems = [];
  const rights2 = [];
  const untried2 = [];
  for (const { object, verdict } of verdicts) {
    const subject = { shown: shownObject(object, home), origin: `the chart's ${objectKey(object).split("/").slice(1).join("/")}` };
    switch (verdict.kind) {
      case "taken":
      case "raced":
        break;
      case "conflict":
        problems.push(conflictProblem(subject, verdict.conflicts));
        break;
      case "immutable":
        problems.push(immutableProblem(subject, verdict.message));
        break;
      case "forbidden":
        rights2.push(verdict.right);
        break;
      case "no-namespace":
      case "no-kind":
      case "cannot-try":
        untried2.push(`${subject.shown}: ${verdict.message}`);
        break;
      case "refused":
        problems.push(refusedProblem(subject, verdict.message));
        break;
    }
  }
  return { problems, rights: rights2, untried: untried2 };
}

// src/adapters/helm/forecast.ts
async function forecast(session, deployed, next, signal) {
  const { settings, ports, helm } = session;
  const hooks = next.hooks.map((hook) => hook.manifest).join("\n---\n");
  const objectsOf2 = (manifest) => placeManifest(ports.cluster, readManifest(manifest, settings.namespace), signal);
  const [before, after, ofHooks] = await Promise.all([objectsOf2(deployed?.manifest ?? ""), objectsOf2(next.manifest), objectsOf2(hooks)]);
  const { refused: refused2, missing: missing6 } = await review(session, [...before, ...after, ...ofHooks], signal);
  if (refused2.length > 0) return { problems: [forbidden(refused2, ports.identity)], remarks: [], drifts: [] };
  const tried = await tryObjects(
    ports,
    before,
    after,
    {
      release: settings.release,
      home: settings.namespace,
      serverSide: helm.version.major === 4 && (deployed === void 0 || deployed.applyMethod === "ssa"),
      force: settings.forceConflicts,
      ignoreDrift: settings.ignoreDrift
    },
    signal
  );
  return {
    problems: [...tried.problems, ...tried.rights.length > 0 ? [forbidden(tried.rights, ports.identity)] : []],
    remarks: [
      ...missing6.length === 0 ? [] : [optionalMissing(missing6, ports.identity)],
      ...tried.untried.length === 0 ? [] : [{ severity: "warning", problem: unverifiable(tried.untried, "the API server cannot try them before others stand") }]
    ],
    drifts: tried.drifts
  };
}
async function allRights(session, { problem: problem2, manifest }, signal) {
  if (manifest === void 0) return problem2;
  const objects = await placeManifest(session.ports.cluster, readManifest(manifest, session.settings.namespace), signal);
  const { refused: refused2 } = await review(session, objects, signal);
  return refused2.length === 0 ? problem2 : forbidden(refused2, session.ports.identity);
}
async function review({ ports, settings }, objects, signal) {
  const places = [...new Map(objects.map((one) => [`${one.type.plural} ${one.namespace}`, one])).values()];
  const optional = optionalRights(settings.namespace);
  const missing6 = await missingRights(ports, [...requiredRights(settings.namespace), ...kindRights(places), ...optional], signal);
  return { missing: missing6.filter((right) => optional.includes(right)), refused: missing6.filter((right) => !optional.includes(right)) };
}

// src/core/preflight/judge-tags.ts
function judgeTags(images, policy, where) {
  const loose = images.filter((image) => {
    const ref = parseImageRef(image);
    return ref !== void 0 && ref.digest === void 0 && (ref.tag ?? "latest") === "latest";
  });
  if (loose.length === 0 || policy === "off") return { problems: [], remarks: [] };
  const problem2 = {
    code: "HD034",
    fault: "user",
    what: `${loose.map((image) => oneLine(image, 200)).join(", ")}: without a tag, or latest, ${loose.length === 1 ? "it is" : "they are"} another image with the next push`,
    where,
    remedy: "Deploy by digest, or by a tag that is never moved."
  };
  return policy === "error" ? { problems: [problem2], remarks: [] } : { problems: [], remarks: [{ severity: "warning", problem: problem2 }] };
}

// src/core/values/image-values.ts
function readImageValue(line, image) {
  const at3 = line.indexOf("=");
  const path = (at3 < 0 ? line : line.slice(0, at3)).trim();
  const reference = at3 < 0 ? image : line.slice(at3 + 1).trim();
  return path === "" || reference === void 0 || reference === "" ? void 0 : { path, image: reference };
}
function placeImage(path, text3, ref, defaults, tag) {
  const found = valueAt(defaults, path).value;
  const known2 = isMap2(found) ? found : void 0;
  if (known2 === void 0 && found !== void 0 && found !== null) return nested(splitPath(path), text3);
  const hasRegistry = known2 !== void 0 && Object.hasOwn(known2, "registry");
  const hasDigest = known2 !== void 0 && Object.hasOwn(known2, "digest");
  const name2 = text3.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
  const repository = hasRegistry ? { registry: ref.registry, repository: ref.repository } : { repository: name2 };
  if (hasDigest && ref.digest !== void 0) return nested(splitPath(path), { ...repository, digest: ref.digest });
  const digest = ref.digest === void 0 ? "" : `@${ref.digest}`;
  return nested(splitPath(path), { ...repository, tag: `${ref.tag ?? tag}${digest}` });
}
var nested = (keys, value) => keys.reduceRight((inner, key2) => ({ [key2]: inner }), value);
var digestNotRendered = (digest, found, where) => ({
  code: "WF003",
  fault: "user",
  what: `${digest} is in no container of the rendered chart (found: ${found.slice(0, 5).join(", ") || "no image"}). The chart reads other values`,
  where,
  remedy: "Name the place of the image in the values: image-values: PATH=REFERENCE"
});

// src/core/preflight/fitting-nodes.ts
function platformsFor(pod, nodes) {
  const fitting = nodes.filter((node) => fitsLabels(pod, node.labels) && node.taints.every((taint) => tolerates(pod, taint)));
  return [...new Set(fitting.map(({ platform }) => platform))];
}
function fitsLabels({ nodeSelector, affinityTerms }, labels) {
  if (!Object.entries(nodeSelector).every(([key2, value]) => labels[key2] === value)) return false;
  return affinityTerms.length === 0 || affinityTerms.some((term) => expressionsOf(term).every((expression) => matches(expression, labels)));
}
var expressionsOf = (term) => {
  const { matchExpressions } = asRecord(term) ?? {};
  return Array.isArray(matchExpressions) ? matchExpressions : [];
};
function matches(expression, labels) {
  const { key: key2, operator, values } = asRecord(expression) ?? {};
  const label = labels[String(key2)];
  const list3 = Array.isArray(values) ? values.map(String) : [];
  switch (operator) {
    case "In":
      return label !== void 0 && list3.includes(label);
    case "NotIn":
      return label === void 0 || !list3.includes(label);
    case "Exists":
      return label !== void 0;
    case "DoesNotExist":
      return label === void 0;
    default:
      return true;
  }
}
function tolerates({ tolerations }, taint) {
  if (taint.effect === "PreferNoSchedule") return true;
  return tolerations.some((one) => {
    const { key: key2, operator, value, effect } = asRecord(one) ?? {};
    if (effect !== void 0 && effect !== taint.effect) return false;
    if (key2 === void 0 || key2 === "") return operator === "Exists";
    return key2 === taint.key && (operator === "Exists" || (value ?? "") === (taint.value ?? ""));
  });
}

// src/core/preflight/judge-image.ts
function judgeImage(facts2) {
  const { answer, image } = facts2;
  const name2 = oneLine(image, 200);
  switch (answer.kind) {
    case "unreadable-name":
      return [error2("HD030", `image "${name2}" is no image reference`, facts2, "Correct its name in the values.")];
    case "absent":
      return [error2("HD030", `image ${name2} was not found (404)`, facts2, "Publish it first, or correct its tag or digest.")];
    case "unreachable":
      return [warning2(`image ${name2} could not be looked up from here: ${oneLine(answer.why)}`, facts2)];
    case "denied":
      return [judgeDenied(facts2, answer)];
    case "found":
      return judgePlatforms(facts2, answer.platforms ?? []);
  }
}
function judgeDenied(facts2, answer) {
  const told3 = `image ${oneLine(facts2.image, 200)} may not be read (${answer.status}: ${oneLine(answer.detail)})`;
  const fits = facts2.pullSecrets.find((secret2) => secret2.state === "fits");
  if (fits !== void 0)
    return error2(
      "HD032",
      `${told3} with pull secret ${fits.name} of ${fits.from}`,
      facts2,
      "Renew the login in that secret, or give its user the right to read the image."
    );
  const broken = facts2.pullSecrets.find((secret2) => secret2.state === "missing" || secret2.state === "wrong-type");
  if (broken !== void 0) {
    const why2 = broken.state === "missing" ? "does not exist" : "is not of type kubernetes.io/dockerconfigjson";
    return error2(
      "HD033",
      `${told3}: pull secret ${broken.name} of ${broken.from} ${why2}`,
      facts2,
      `Create it: kubectl create secret docker-registry ${broken.name} \u2026`
    );
  }
  const noEntry = facts2.pullSecrets.find((secret2) => secret2.state === "no-entry");
  return warning2(
    noEntry === void 0 ? `${told3} without a login; the nodes may have one` : `${told3}: pull secret ${noEntry.name} of ${noEntry.from} has no entry for this registry`,
    facts2
  );
}
function judgePlatforms(facts2, platforms) {
  const nodes = [...new Set(facts2.nodes ?? [])];
  if (platforms.length === 0 || nodes.length === 0) return [];
  const serves = (node) => platforms.some(({ platform, present: present2 }) => present2 !== false && samePlatform(platform, node));
  const unserved = nodes.filter((node) => !serves(node));
  if (unserved.length === 0) return [];
  const hollow = platforms.filter(({ present: present2 }) => present2 === false).map(({ platform }) => platform);
  const has = platforms.map(({ platform }) => platform).join(", ");
  const told3 = `image ${oneLine(facts2.image, 200)} is not there for ${unserved.join(", ")}: ${hollow.length > 0 ? `its index names ${hollow.join(", ")}, but that manifest is missing` : `it has ${oneLine(has)}`}`;
  if (unserved.length === nodes.length) return [error2("HD031", told3, facts2, "Build and push the image for the platform of the nodes.")];
  return [
    {
      kind: "remark",
      severity: "warning",
      problem: { code: "HD031", fault: "user", what: `${told3}; other nodes can run it`, where: facts2.where }
    }
  ];
}
var samePlatform = (platform, node) => platform === node || platform.split("/").slice(0, 2).join("/") === node;
var error2 = (code2, what, facts2, remedy2) => ({
  kind: "error",
  problem: { code: code2, fault: "user", what, where: facts2.where, remedy: remedy2 }
});
var warning2 = (what, facts2) => ({
  kind: "remark",
  severity: "warning",
  problem: { code: "HD035", fault: "remote", what, where: facts2.where }
});

// src/adapters/release/pull-secrets.ts
var KEYS3 = {
  "kubernetes.io/dockerconfigjson": ".dockerconfigjson",
  "kubernetes.io/dockercfg": ".dockercfg"
};
async function podLogins(pod, namespace, ports, signal) {
  const read = async (kind, name2) => {
    const path = `/api/v1/namespaces/${segment(namespace)}/${kind}/${segment(name2)}`;
    const response = await ports.cluster.send({ method: "GET", path, signal });
    return response.status === 200 ? JSON.parse(response.text) : response.status === 404 ? "missing" : "unreadable";
  };
  const ofSpec = pod.pullSecrets.map((name2) => ({ name: name2, from: objectKey(pod.object).split("/").slice(1).join("/") }));
  const account = ofSpec.length > 0 ? "missing" : await read("serviceaccounts", pod.serviceAccount);
  const ofAccount = typeof account === "string" ? [] : (account.imagePullSecrets ?? []).flatMap(
    ({ name: name2 }) => name2 === void 0 ? [] : [{ name: name2, from: `serviceaccount/${pod.serviceAccount}` }]
  );
  const secrets = await Promise.all(
    [...ofSpec, ...ofAccount].map(async ({ name: name2, from }) => {
      const secret2 = await read("secrets", name2);
      return { name: name2, from, auths: typeof secret2 === "string" ? secret2 : authsOf(secret2) };
    })
  );
  const usable = secrets.flatMap(({ auths }) => typeof auths === "string" ? [] : auths);
  for (const { credential } of usable) for (const text3 of secretsOf(credential)) for (const form of maskForms(text3)) ports.log.mask(form);
  return {
    credentialsFor: (at3) => dockerCredentials(usable, at3),
    statesFor: (at3) => secrets.map(({ name: name2, from, auths }) => {
      if (typeof auths === "string") return { name: name2, from, state: auths };
      return { name: name2, from, state: dockerCredentials(auths, at3).length > 0 ? "fits" : "no-entry" };
    })
  };
}
function authsOf(secret2) {
  const key2 = KEYS3[secret2.type ?? ""];
  const data = key2 === void 0 ? void 0 : secret2.data?.[key2];
  if (data === void 0) return "wrong-type";
  return readDockerAuths(Buffer.from(data, "base64").toString("utf8")) ?? "wrong-type";
}
var secretsOf = (credential) => Object.entries(credential).flatMap(([name2, value]) => typeof value === "string" && !["kind", "username"].includes(name2) ? [value] : []);

// src/adapters/release/schedulable-nodes.ts
async function schedulableNodes(cluster, signal) {
  const response = await cluster.send({ method: "GET", path: "/api/v1/nodes?limit=500", signal });
  if (response.status !== 200) return void 0;
  const { items } = JSON.parse(response.text);
  const taking = items.filter((node) => node.spec?.unschedulable !== true && hasCondition(node, "Ready"));
  return taking.map(({ metadata, spec, status: status2 }) => ({
    platform: `${status2?.nodeInfo?.operatingSystem}/${status2?.nodeInfo?.architecture}`,
    labels: metadata.labels ?? {},
    taints: spec?.taints ?? []
  }));
}

// src/adapters/release/image-preflight.ts
var BUDGET_MS2 = 3e4;
async function checkImages(pods, namespace, ports, signal) {
  const nodes = schedulableNodes(ports.cluster, signal);
  const questions = pods.flatMap((pod) => pod.images.filter((use) => use.pullPolicy !== "Never").map((use) => ({ pod, use })));
  const logins = /* @__PURE__ */ new Map();
  const asked = /* @__PURE__ */ new Map();
  const facts2 = await Promise.all(
    questions.map(async ({ pod, use }) => {
      const who = `${pod.serviceAccount} ${pod.pullSecrets.join(" ")}`;
      const login = await remembered(logins, who, () => podLogins(pod, namespace, ports, signal));
      const ref = parseImageRef(use.image);
      const known2 = await nodes;
      const platforms = known2 === void 0 ? void 0 : platformsFor(pod, known2);
      const ask4 = (of) => lookUp(of, lookup2(ports, login, signal), platforms);
      const key2 = `${who} ${use.image} ${platforms?.join()}`;
      const answer = ref === void 0 ? { kind: "unreadable-name" } : await remembered(asked, key2, () => ask4(ref));
      const where = `${objectKey(pod.object).split("/").slice(1).join("/")}, container ${use.container}`;
      return { image: use.image, where, pullSecrets: ref === void 0 ? [] : login.statesFor(ref), answer, nodes: platforms };
    })
  );
  const judged2 = new Map(facts2.map((one) => [`${one.image} ${one.nodes?.join()} ${JSON.stringify(one.pullSecrets)}`, judgeImage(one)]));
  const images = new Map(
    facts2.map((one) => [one.image, one.answer.kind === "found" ? { name: one.image, digest: one.answer.digest } : { name: one.image }])
  );
  return { findings: [...judged2.values()].flat(), images: [...images.values()] };
}
function remembered(memory, key2, make) {
  const known2 = memory.get(key2) ?? make();
  memory.set(key2, known2);
  return known2;
}
var lookup2 = (ports, login, signal) => registryClient(
  {
    http: ports.http,
    clock: ports.clock,
    random: ports.random,
    deadline: deadlineIn(ports.clock, BUDGET_MS2),
    mask: (secret2) => ports.log.mask(secret2),
    signal
  },
  (at3) => login.credentialsFor(at3)
);
async function lookUp(ref, images, nodes) {
  const reference = ref.digest ?? ref.tag ?? "latest";
  try {
    const head = await images.head(ref, reference);
    if (head.kind !== "present") return head;
    const manifest = await images.manifest(ref, head.digest);
    if (manifest.kind !== "present") return manifest;
    const content2 = readManifest2(manifest.bytes, manifest.mediaType);
    if (content2?.kind !== "index") return { kind: "found", digest: head.digest };
    const entries = content2.manifests.filter((entry) => entry.platform !== void 0 && entry.platform.os !== "unknown");
    const platforms = await Promise.all(
      entries.map(async (entry) => {
        const { os, architecture, variant } = entry.platform ?? { os: "", architecture: "" };
        const platform = [os, architecture, ...variant === void 0 ? [] : [variant]].join("/");
        const wanted = nodes?.includes(`${os}/${architecture}`) ?? false;
        return wanted ? { platform, present: (await images.head(ref, entry.digest)).kind !== "absent" } : { platform };
      })
    );
    return { kind: "found", digest: head.digest, platforms };
  } catch (error3) {
    if (error3 instanceof RegistryFailure) return { kind: "unreachable", why: `${formatImageRef(ref)}: ${error3.message}` };
    throw error3;
  }
}

// src/adapters/release/image-check.ts
async function judgeSetImages(ports, settings, objects, signal) {
  const pods = objects.flatMap((object) => podNeeds(object) ?? []);
  const names = [...new Set(pods.flatMap((pod) => pod.images.map((use) => use.image)))];
  const tags = judgeTags(names, settings.imageTags, targetName(settings));
  if (settings.imagePreflight === "off") return { ...tags, images: names.map((name2) => ({ name: name2 })) };
  const seeing = { ...ports, cluster: withSet(ports.cluster, objects) };
  const namespaces = [...new Set(pods.map((pod) => pod.object.namespace))];
  const checks = await Promise.all(
    namespaces.map(
      (namespace) => checkImages(
        pods.filter((pod) => pod.object.namespace === namespace),
        namespace,
        seeing,
        signal
      )
    )
  );
  const findings = checks.flatMap((check) => check.findings);
  const images = [...new Map(checks.flatMap((check) => check.images).map((image) => [image.name, image])).values()];
  const remarks = [...tags.remarks, ...findings.filter((finding) => finding.kind === "remark")];
  const errors = findings.flatMap((finding) => finding.kind === "error" ? [finding.problem] : []);
  if (settings.imagePreflight === "error") return { problems: [...tags.problems, ...errors], remarks, images };
  const softened = errors.map((problem2) => ({ severity: "warning", problem: problem2 }));
  return { problems: tags.problems, remarks: [...softened, ...remarks], images };
}
function withSet(cluster, objects) {
  const brought = new Map(
    objects.filter(({ kind, apiVersion }) => apiVersion === "v1" && (kind === "Secret" || kind === "ServiceAccount")).map((object) => [`${collectionPath(object.type, object.namespace)}/${object.name}`, asStored(object)])
  );
  return {
    ...cluster,
    send: (request2) => {
      const own = request2.method === "GET" ? brought.get(request2.path) : void 0;
      return own === void 0 ? cluster.send(request2) : Promise.resolve({ status: 200, text: JSON.stringify(own), headers: {} });
    }
  };
}
function asStored({ kind, body }) {
  if (kind !== "Secret") return body;
  const plain2 = Object.entries(asRecord(body.stringData) ?? {});
  const encoded = plain2.map(([key2, value]) => [key2, Buffer.from(String(value)).toString("base64")]);
  return { ...body, data: { ...asRecord(body.data), ...Object.fromEntries(encoded) } };
}

// src/adapters/helm/judge-images.ts
async function judgeImages(session, rendered, signal) {
  const { settings, ports } = session;
  const text3 = [rendered.manifest, ...rendered.hooks.map((hook) => hook.manifest)].join("\n---\n");
  const objects = readManifest(text3, settings.namespace);
  const pods = objects.flatMap((object) => podNeeds(object) ?? []);
  const names = [...new Set(pods.flatMap((pod) => pod.images.map((use) => use.image)))];
  const tags = judgeTags(names, settings.imageTags, targetName(settings));
  const digest = settings.image === void 0 ? void 0 : /@(sha256:[0-9a-f]{64})$/.exec(settings.image)?.[1];
  const strange = digest === void 0 || names.some((name2) => name2.endsWith(`@${digest}`)) ? [] : [digestNotRendered(digest, names, targetName(settings))];
  const own = { problems: [...tags.problems, ...strange], remarks: tags.remarks };
  if (settings.imagePreflight === "off") return { ...own, images: names.map((name2) => ({ name: name2 })) };
  const brought = objects.filter(({ kind }) => kind === "Secret" || kind === "ServiceAccount");
  const placed = await placeManifest(ports.cluster, brought, signal);
  const cluster = withSet(
    ports.cluster,
    placed.map((object) => ({ ...object, origin: "the chart" }))
  );
  const { findings, images } = await checkImages(pods, settings.namespace, { ...ports, cluster }, signal);
  const remarks = findings.filter((finding) => finding.kind === "remark");
  const errors = findings.flatMap((finding) => finding.kind === "error" ? [finding.problem] : []);
  if (settings.imagePreflight === "error") return { problems: [...own.problems, ...errors], remarks: [...own.remarks, ...remarks], images };
  const softened = errors.map((problem2) => ({ severity: "warning", problem: problem2 }));
  return { problems: own.problems, remarks: [...own.remarks, ...softened, ...remarks], images };
}

// src/adapters/helm/plan-report.ts
function planReport({ settings }, deployed, next, foretold, unchanged) {
  const { namespace } = settings;
  const objects = changedObjects(deployed?.release.manifest ?? "", next.manifest, namespace);
  const contents = secretContents(readManifest(`${deployed?.release.manifest ?? ""}
---
${next.manifest}`, namespace));
  const values = valueDiff(deployed?.release.config ?? {}, next.config, mayShowValue(contents));
  const parts = [renderChanges(objects, values, unchanged ? [] : next.hooks), renderDrift(foretold.drifts)];
  return {
    report: parts.filter((part) => part !== "").join("\n\n"),
    diffSummary: changeSummary(objects),
    drift: foretold.drifts.map(({ object }) => object),
    manifestDigest: sha256Of(new TextEncoder().encode(next.manifest))
  };
}

// src/core/helm-release/split-template.ts
var EVENTS = "helm.sh/hook";
function splitTemplate(text3, namespace) {
  const documents = text3.split(/^---\s*$/m).filter((document) => document.trim() !== "");
  const parts = documents.map((document) => ({ document, hook: hookOf(document, namespace) }));
  return {
    manifest: parts.flatMap(({ document, hook }) => hook === void 0 ? [`---${document.trimEnd()}
`] : []).join(""),
    hooks: parts.flatMap(({ hook }) => hook ?? [])
  };
}
function hookOf(document, namespace) {
  const [object] = readManifest(document, namespace);
  const events = asRecord(asRecord(object?.body.metadata)?.annotations)?.[EVENTS];
  if (object === void 0 || typeof events !== "string") return void 0;
  return { name: object.name, kind: object.kind, manifest: document.trim(), events: events.split(",").map((event) => event.trim()) };
}

// src/core/values/merge-values.ts
function mergeValues(before, after) {
  const merged = { ...before };
  for (const [key2, value] of Object.entries(after)) {
    const old = merged[key2];
    const next = isMap2(value) && isMap2(old) && Object.hasOwn(merged, key2) ? mergeValues(old, value) : value;
    Object.defineProperty(merged, key2, { value: next, enumerable: true, writable: true, configurable: true });
  }
  return merged;
}

// src/adapters/helm/render.ts
var UNKNOWN_KIND = /no matches for kind|ensure CRDs are installed first/;
async function render(session, chart, history, prepared, signal) {
  const { settings, helm, ports } = session;
  const policy = policyOf(settings);
  const common = { chart, policy, createNamespace: settings.createNamespace, takeOwnership: settings.takeOwnership };
  const kept = policy === "keep" ? await oldValues(session, history) : {};
  const isPending2 = pendingRevision(history.rows) !== void 0;
  const options = { ...common, values: isPending2 ? await withKept(session, prepared.values, kept) : prepared.values };
  const args = isPending2 ? dryInstallArgs : dryRunArgs;
  const dryRun2 = (unchecked) => helm.run(args(siteOf(session), { ...options, unchecked }), signal);
  const ends = await Promise.all([dryRun2(false), dryRun2(true)]);
  const failed3 = ends.find((end2) => end2.code !== 0);
  if (failed3 === void 0) return ok({ release: parseRelease(ends[0].stdout), again: parseRelease(ends[1].stdout).manifest });
  const problem2 = judgeHelmFailure({ stderr: failed3.stderr, where: `chart ${settings.chart}`, identity: ports.identity });
  const isUnknown = UNKNOWN_KIND.test(failed3.stderr);
  const alone = isUnknown || problem2.code === "HD002" ? await helm.run(templateArgs(siteOf(session), options), signal) : void 0;
  if (alone?.code === 0 && isUnknown) {
    const release = await releaseOf(session, options, history, mergeValues(kept, prepared.merged), alone.stdout, signal);
    return ok({ release, again: release.manifest });
  }
  if (alone?.code === 0) return err({ problem: problem2, manifest: alone.stdout });
  ports.log.outside(failed3.stderr);
  return err({ problem: problem2 });
}
async function oldValues({ store }, history) {
  const row3 = currentRevision(history.rows);
  return row3 === void 0 ? {} : (await store.read(row3.revision))?.config ?? {};
}
async function withKept({ folder }, values, kept) {
  if (Object.keys(kept).length === 0) return values;
  return { ...values, files: [await folder.replace("kept.json", JSON.stringify(kept)), ...values.files] };
}
async function releaseOf({ helm, settings }, options, history, config, printed, signal) {
  const shown4 = await helm.run(showArgs("values", options.chart), signal);
  return {
    name: settings.release,
    namespace: settings.namespace,
    version: (history.rows.at(-1)?.revision ?? 0) + 1,
    ...splitTemplate(printed, settings.namespace),
    config,
    info: { status: "pending-install" },
    applyMethod: "",
    chart: { metadata: { name: "", version: "" }, values: shown4.code === 0 ? readGoYaml(shown4.stdout) : {} }
  };
}

// src/adapters/helm/subchart-defaults.ts


// src/core/values/subchart-defaults.ts
function withSubchartDefaults(values, chart) {
  let merged = values;
  for (const { key: key2, subchart } of keyed(chart)) {
    const given = Object.hasOwn(merged, key2) ? merged[key2] : {};
    if (!isMap2(given)) continue;
    const below = withSubchartDefaults(mergeValues(subchart.values, globalFrom(merged, given)), subchart);
    merged = mergeValues(merged, { [key2]: below });
  }
  return merged;
}
function globalFrom(parent, given) {
  return Object.hasOwn(parent, "global") && isMap2(parent.global) ? mergeValues(given, { global: parent.global }) : given;
}
function keyed({ dependencies, subcharts }) {
  const named2 = dependencies.flatMap(({ name: name2, version, alias }) => {
    const candidates = subcharts.filter((one) => one.name === name2);
    const subchart = candidates.length === 1 ? candidates[0] : candidates.find((one) => one.version === version);
    return subchart === void 0 ? [] : [{ key: alias ?? name2, subchart }];
  });
  const rest = subcharts.filter(({ name: name2 }) => !dependencies.some((one) => one.name === name2));
  return [...named2, ...rest.map((subchart) => ({ key: subchart.name, subchart }))];
}

// src/adapters/helm/chart-members.ts




var unpackRoom = () => ({ bytes: 100 * 1048576 });
var MAX_ARCHIVE = 20 * 1048576;
var MAX_FILE = 1048576;
var MAX_MEMBERS = 2e3;
var MAX_DEPTH = 12;
var unzip2 = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gunzip);
var COUNTS = /^(?:charts\/[^/]+\/)*(?:Chart\.yaml|values\.yaml|requirements\.yaml|charts\/[^/]+\.tgz)$/;
async function chartMembers(path, room) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.stat)(path);
  if (found.isDirectory()) return folderMembers(path);
  if (found.size > MAX_ARCHIVE) throw new Error("the archive is too large");
  return archiveMembers(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(path), room);
}
async function archiveMembers(archive, room) {
  const members2 = /* @__PURE__ */ new Map();
  const unpacked = await unzip2(archive, { maxOutputLength: Math.max(1, room.bytes) });
  room.bytes -= unpacked.length;
  for (const { name: name2, content: content2 } of tarFiles(unpacked)) {
    const [, ...rest] = name2.replace(/^\.\//, "").split("/");
    add(members2, rest.join("/"), content2);
  }
  return members2;
}
async function folderMembers(root) {
  const members2 = /* @__PURE__ */ new Map();
  const walk4 = async (below, depth) => {
    if (depth > MAX_DEPTH) throw new Error("charts lie too deep in each other");
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(root, below), { withFileTypes: true })) {
      const name2 = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && (/(?:^|\/)charts$/.test(below) || entry.name === "charts")) await walk4(name2, depth + 1);
      if (!entry.isFile() || !COUNTS.test(name2)) continue;
      if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(root, name2))).size > limitOf(name2)) throw new Error(`${name2} is too large`);
      add(members2, name2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(root, name2)));
    }
  };
  await walk4("", 0);
  return members2;
}
function add(members2, name2, content2) {
  if (!COUNTS.test(name2) || name2.split("/").includes("..")) return;
  if (content2.length > limitOf(name2)) throw new Error(`${name2} is too large`);
  if (members2.size >= MAX_MEMBERS) throw new Error(`it holds more than ${MAX_MEMBERS} files of subcharts`);
  members2.set(name2, content2.slice());
}
var limitOf = (name2) => name2.endsWith(".tgz") ? MAX_ARCHIVE : MAX_FILE;

// src/adapters/helm/subchart-defaults.ts
var MAX_NESTED = 6;
var asksSubcharts = (lost) => lost.some((one) => !("becomes" in one) && splitPath(one.path).length > 1);
async function subchartDefaults({ settings, ports }, { chart }, values) {
  try {
    const room = unpackRoom();
    const members2 = await chartMembers((0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(settings.workspace, chart.reference), room);
    return withSubchartDefaults(values, await defaultsOf(members2, room, 0));
  } catch (error3) {
    const why2 = oneLine(error3 instanceof Error ? error3.message : String(error3), 200);
    ports.log.info(`the defaults of subcharts could not be read: ${why2}`);
    return values;
  }
}
async function defaultsOf(members2, room, nested2) {
  if (nested2 > MAX_NESTED) throw new Error("charts lie too deep in each other");
  const yaml2 = (name2) => readGoYaml(new TextDecoder().decode(members2.get(name2) ?? new Uint8Array()));
  const meta = { ...yaml2("Chart.yaml"), ...yaml2("requirements.yaml") };
  const subcharts = [];
  for (const name2 of folderNames(members2)) {
    const archive = name2.endsWith(".tgz") ? members2.get(`charts/${name2}`) : void 0;
    const inner = archive === void 0 ? within(members2, `charts/${name2}/`) : await archiveMembers(archive, room);
    subcharts.push(await defaultsOf(inner, room, nested2 + 1));
  }
  return {
    name: word(meta.name) ?? "",
    version: word(meta.version) ?? "",
    values: yaml2("values.yaml"),
    dependencies: (Array.isArray(meta.dependencies) ? meta.dependencies : []).flatMap(dependency),
    subcharts: subcharts.filter(({ name: name2 }) => name2 !== "")
  };
}
var folderNames = (members2) => [...new Set([...members2.keys()].flatMap((name2) => /^charts\/([^/]+)/.exec(name2)?.[1] ?? []))].filter((name2) => !/^[._]/.test(name2));
var within = (members2, folder) => new Map([...members2].filter(([name2]) => name2.startsWith(folder)).map(([name2, content2]) => [name2.slice(folder.length), content2]));
function dependency(entry) {
  const { name: name2, version, alias } = entry ?? {};
  const named2 = word(name2);
  return named2 === void 0 ? [] : [{ name: named2, version: word(version) ?? "", ...present({ alias: word(alias) }) }];
}
var word = (value) => typeof value === "string" && value !== "" ? value : void 0;

// src/adapters/helm/values-files.ts



// src/core/values/tree.ts
var emptyTree = () => /* @__PURE__ */ Object.create(null);

// src/core/values/strvals.ts
var MAX_INDEX = 65536;
var MAX_DEPTH2 = 30;
var INT64 = 2n ** 63n;
function typedValue(text3) {
  if (/^true$/i.test(text3)) return true;
  if (/^false$/i.test(text3)) return false;
  if (/^null$/i.test(text3)) return null;
  if (text3 === "0") return 0n;
  if (!/^[+-]?\d+$/.test(text3) || text3.startsWith("0")) return text3;
  const number = BigInt(text3.replace(/^\+/, ""));
  return number < INT64 && number >= -INT64 ? number : text3;
}
function applySetLine(line, tree, read = typedValue) {
  const reader = new Reader(line, read);
  while (!reader.done) reader.key(tree, 0, []);
  return reader.places;
}
var Reader = class {
  places = [];
  #runes;
  #read;
  #at = 0;
  constructor(line, read) {
    this.#runes = [...line];
    this.#read = read;
  }
  get done() {
    return this.#at >= this.#runes.length;
  }
  /** One `key=value`, or what stands behind a dot. */
  key(data, depth, at3) {
    const { text: name2, stop } = this.#until("=[,.");
    const here = [...at3, name2];
    if (stop === void 0) {
      if (name2 !== "") throw new Error(`key "${name2}" has no value`);
      return;
    }
    switch (stop) {
      case "[": {
        const index = this.#index();
        const known2 = Object.hasOwn(data, name2) ? data[name2] : [];
        if (!Array.isArray(known2)) throw new Error(`"${name2}" is no list`);
        set(data, name2, this.#item([...known2], index, depth, here));
        return;
      }
      case "=":
        set(data, name2, this.#value());
        if (name2 !== "") this.places.push(here);
        return;
      case ".": {
        if (depth + 1 > MAX_DEPTH2) throw new Error(`more than ${MAX_DEPTH2} levels of names`);
        const known2 = Object.hasOwn(data, name2) ? data[name2] : emptyTree();
        if (!isMap2(known2)) throw new Error(`"${name2}" is no map`);
        const inner = known2;
        const ended = this.done;
        this.key(inner, depth + 1, here);
        if (Object.keys(inner).length === 0 && !ended) throw new Error(`key map "${name2}" has no value`);
        if (Object.keys(inner).length > 0) set(data, name2, inner);
        return;
      }
      default:
        throw new Error(`key "${name2}" has no value (cannot end with ,)`);
    }
  }
  #item(list3, index, depth, at3) {
    if (index < 0) throw new Error(`negative ${index} index not allowed`);
    if (index > MAX_INDEX) throw new Error(`index of ${index} is greater than maximum supported index of ${MAX_INDEX}`);
    const { text: text3, stop } = this.#until("[.=");
    if (text3 !== "") throw new Error(`unexpected data at end of array index: "${text3}"`);
    const here = [...at3, index];
    const put = (value) => {
      while (list3.length <= index) list3.push(null);
      list3[index] = value;
      return list3;
    };
    if (stop === void 0) return list3;
    if (stop === "=") {
      this.places.push(here);
      return put(this.#value());
    }
    if (stop === "[") {
      const next = this.#index();
      const known2 = list3[index] ?? [];
      if (!Array.isArray(known2)) throw new Error(`index ${index} is no list`);
      return put(this.#item([...known2], next, depth, here));
    }
    const inner = isMap2(list3[index]) ? list3[index] : emptyTree();
    this.key(inner, depth, here);
    return put(inner);
  }
  #index() {
    const { text: text3, stop } = this.#until("]");
    if (stop === void 0 || !/^[+-]?\d+$/.test(text3)) throw new Error(`error parsing index: "${text3}"`);
    return Number(text3);
  }
  /** `{a,b}` or text up to the next comma; nothing at all is an empty text. */
  #value() {
    if (this.done) return "";
    if (this.#runes[this.#at] !== "{") return this.#read(this.#until(",").text);
    const list3 = [];
    this.#at += 1;
    for (; ; ) {
      const { text: text3, stop } = this.#until(",}");
      if (stop === void 0) throw new Error("list must terminate with '}'");
      list3.push(this.#read(text3));
      if (stop === ",") continue;
      if (this.#runes[this.#at] === ",") this.#at += 1;
      return list3;
    }
  }
  /** The text before the first of the stops, which is read too; a backslash takes the next rune as it is. */
  #until(stops) {
    let text3 = "";
    while (!this.done) {
      const rune = this.#runes[this.#at++] ?? "";
      if (stops.includes(rune)) return { text: text3, stop: rune };
      text3 += rune === "\\" ? this.#runes[this.#at++] ?? "" : rune;
    }
    return { text: text3 };
  }
};
function set(data, key2, value) {
  if (key2 !== "") data[key2] = value;
}

// src/core/values/place-set-lines.ts
var setLines = (set2, setString) => [
  ...set2.map((text3) => ({ input: "set", text: text3, read: typedValue })),
  ...setString.map((text3) => ({ input: "set-string", text: text3, read: (value) => value }))
];
function placeSetLines(lines2, base) {
  const tree = cloneTree(base);
  const places = [];
  const problems = [];
  for (const line of lines2) {
    try {
      const written2 = applySetLine(line.text, tree, line.read);
      if (written2.length === 0) throw new Error("it assigns nothing");
      places.push(...written2);
    } catch (error3) {
      problems.push(unreadable3(line, error3.message));
    }
  }
  const file = emptyTree();
  const integers = /* @__PURE__ */ new Map();
  for (const place3 of places) {
    const keys = keysBeforeIndex(place3);
    const value = at2(tree, keys);
    plant(file, keys, plain(value));
    for (const [path, integer2] of integersOf(value, pathOf2(keys))) integers.set(path, integer2);
  }
  problems.push(...[...integers.keys()].filter(looksSecret).map(visible));
  return { file, set: [...integers].map(([path, integer2]) => `${path}=${integer2}`), problems };
}
var keysBeforeIndex = (place3) => {
  const end2 = place3.findIndex((part) => typeof part === "number");
  return end2 < 0 ? place3 : place3.slice(0, end2);
};
var at2 = (tree, keys) => keys.reduce((node, key2) => node[key2], tree);
function plant(tree, keys, value) {
  const [key2 = "", ...rest] = keys;
  if (rest.length === 0) {
    tree[key2] = value;
    return;
  }
  const below = isMap2(tree[key2]) ? tree[key2] : emptyTree();
  tree[key2] = below;
  plant(below, rest, value);
}
var pathOf2 = (keys) => keys.map((key2) => key2.replace(/[\\.,=[\]]/g, "\\$&")).join(".");
function integersOf(value, path) {
  if (typeof value === "bigint") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => integersOf(item, `${path}[${i}]`));
  return isMap2(value) ? Object.entries(value).flatMap(([key2, item]) => integersOf(item, `${path}.${pathOf2([key2])}`)) : [];
}
function plain(value) {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return isMap2(value) ? mapTree(value, plain) : value;
}
var cloneTree = (value) => Array.isArray(value) ? value.map(cloneTree) : isMap2(value) ? mapTree(value, cloneTree) : value;
function mapTree(map, of) {
  const tree = emptyTree();
  for (const [key2, value] of Object.entries(map)) tree[key2] = of(value);
  return tree;
}
var unreadable3 = (line, why2) => ({
  code: "IN003",
  fault: "user",
  what: `input "${line.input}" has the line "${oneLine(line.text.split("=")[0] ?? "", 60)}=\u2026", which cannot be read: ${oneLine(why2, 200)}`,
  where: "with:",
  expected: "lines of the form path=value"
});
var visible = (path) => ({
  code: "IN003",
  fault: "user",
  what: `input "set" would put ${oneLine(path, 80)} on helm's command line, where every process can read it`,
  where: "with:",
  remedy: "Give it in set-string:, or in values: as YAML; both reach helm in a private file."
});

// src/adapters/helm/image-overlay.ts
async function imageOverlay({ settings, helm, ports }, chart, signal) {
  if (settings.imageValues.length === 0) return ok({});
  const lines2 = settings.imageValues.map((line) => [line, readImageValue(line, settings.image)]);
  const bad2 = lines2.flatMap(([line, value]) => value === void 0 || parseImageRef(value.image) === void 0 ? [noImage(line)] : []);
  if (bad2.length > 0) return err(bad2);
  const shown4 = await helm.run(showArgs("values", chart), signal);
  if (shown4.code !== 0)
    return err([judgeHelmFailure({ stderr: shown4.stderr, where: `chart ${settings.chart}`, identity: ports.identity })]);
  const defaults = readGoYaml(shown4.stdout);
  const tag = settings.sha?.slice(0, 12) ?? "latest";
  return ok(
    lines2.flatMap(([, value]) => {
      const ref = value === void 0 ? void 0 : parseImageRef(value.image);
      return value === void 0 || ref === void 0 ? [] : [placeImage(value.path, value.image, ref, defaults, tag)];
    }).reduce(mergeValues, {})
  );
}
var noImage = (line) => ({
  code: "IN003",
  fault: "user",
  what: `input "image-values" has the line "${oneLine(line, 120)}", which names no image`,
  where: "with:",
  expected: "lines of the form path=REFERENCE",
  remedy: "image-values: image=registry.example/shop@${{ needs.build.outputs.digest }}"
});

// src/adapters/helm/set-files.ts


async function readSetFiles(texts, workspace) {
  const named2 = texts.flatMap(pathsIn);
  const read = await Promise.all(
    named2.map(async (path) => [path, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, path), "utf8").catch(() => void 0)])
  );
  const contents = new Map(read);
  return {
    lines: texts.map((text3) => ({ input: "set-file", text: text3, read: (path) => contents.get(path) ?? "" })),
    problems: read.flatMap(([path, content2]) => content2 === void 0 ? [missing4(path)] : [])
  };
}
function pathsIn(text3) {
  const paths2 = [];
  try {
    applySetLine(text3, emptyTree(), (path) => paths2.push(path));
  } catch {
    return [];
  }
  return paths2;
}
var missing4 = (path) => ({
  code: "HD082",
  fault: "user",
  what: `${oneLine(path, 200)} does not exist`,
  where: 'input "set-file"',
  expected: "path.to.value=FILE, with a path from the workspace's root"
});

// src/adapters/helm/values-files.ts
async function prepareValues(session, chart, signal) {
  const { settings, folder } = session;
  const problems = [];
  const files = (await Promise.all(settings.valuesFiles.map((line) => filesOf(settings.workspace, line, problems)))).flat();
  const ofFiles = (await Promise.all(files.map((path) => readValues(path, `values file ${path}`, problems)))).reduce(mergeValues, {});
  const inline = settings.values === void 0 ? {} : parse3(settings.values, 'input "values"', problems);
  const overlay = await imageOverlay(session, chart, signal);
  if (!overlay.ok) problems.push(...overlay.error);
  const images = overlay.ok ? overlay.value : {};
  const setFiles = await readSetFiles(settings.setFile, settings.workspace);
  const base = mergeValues(mergeValues(ofFiles, inline), images);
  const placed = placeSetLines([...setLines(settings.set, settings.setString), ...setFiles.lines], base);
  problems.push(...setFiles.problems, ...placed.problems);
  if (problems.length > 0) return err(problems);
  if (settings.values !== void 0) files.push(await folder.replace("values.yaml", settings.values));
  if (Object.keys(images).length > 0) files.push(await folder.replace("images.json", JSON.stringify(images)));
  if (Object.keys(placed.file).length > 0) files.push(await folder.replace("set.json", JSON.stringify(placed.file)));
  return ok({ values: { files, set: placed.set }, merged: mergeValues(base, placed.file), ofFiles });
}
async function filesOf(workspace, line, problems) {
  if (line.includes(",")) problems.push(notFound(line, "paths without a comma, which helm would take for two"));
  if (!/[*?[{]/.test(line)) return [(0,node_path__WEBPACK_IMPORTED_MODULE_9__.isAbsolute)(line) ? line : (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, line)];
  const found = (await Array.fromAsync((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.glob)(line, { cwd: workspace }))).sort().map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, path));
  if (found.length === 0) problems.push(notFound(line, "a glob that finds a file"));
  return found;
}
async function readValues(path, where, problems) {
  const text3 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(path, "utf8").catch(() => void 0);
  if (text3 !== void 0) return parse3(text3, where, problems);
  problems.push(notFound(path, "a path from the workspace's root"));
  return {};
}
function parse3(text3, where, problems) {
  try {
    return readGoYaml(text3);
  } catch (error3) {
    const what = `${oneLine(where, 200)} cannot be read: ${oneLine(error3.message, 300)}`;
    problems.push({ code: "IN003", fault: "user", what, where: "with:", expected: "a YAML map" });
    return {};
  }
}
var notFound = (path, expected) => ({
  code: "HD082",
  fault: "user",
  what: `values file ${oneLine(path, 200)} does not exist`,
  where: 'input "values-files"',
  expected,
  remedy: "Check the path, and that the job checks the repository out before this step."
});

// src/adapters/helm/plan-upgrade.ts
var BY_HAND_MS = 3e5;
async function planUpgrade(session, signal) {
  const { settings, store, ports } = session;
  const fetched = await fetchChart(session, signal);
  if (!fetched.ok) return fetched;
  const prepared = await prepareValues(session, fetched.value.chart, signal);
  if (!prepared.ok) return prepared;
  const history = await store.history();
  const alive = aliveByHand(history, session);
  if (alive !== void 0) return err([alive]);
  const row3 = currentRevision(history.rows);
  const [release, rendered] = await Promise.all([
    row3 === void 0 ? void 0 : store.read(row3.revision),
    render(session, fetched.value.chart, history, prepared.value, signal)
  ]);
  if (!rendered.ok) return err([await allRights(session, rendered.error, signal)]);
  const next = rendered.value.release;
  for (const secret2 of secretValues(next.config)) for (const form of maskForms(secret2)) ports.log.mask(form);
  const deployed = row3 === void 0 || release === void 0 ? void 0 : { row: row3, release };
  const gate = await judgeValues(session, deployed, next, fetched.value, prepared.value);
  const [images, foretold] = await Promise.all([judgeImages(session, next, signal), forecast(session, deployed?.release, next, signal)]);
  const problems = [...gate.problem === void 0 ? [] : [gate.problem], ...images.problems, ...foretold.problems];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(history.rows);
  const same2 = deployed?.row.status === "deployed" && pending === void 0 && isUnchanged(deployed.release, next);
  const before = readManifest(deployed?.release.manifest ?? "", settings.namespace);
  const after = readManifest(next.manifest, settings.namespace);
  const unchanged = same2 && !settings.alwaysUpgrade && foretold.drifts.length === 0 && await isHealthy(after, session, signal);
  const stale = staleReaders(before, after);
  const random = judgeRandomness(next.manifest, rendered.value.again, settings.namespace, `chart ${settings.chart}`);
  for (const { object, paths: paths2 } of foretold.drifts) ports.log.info(oneLine(`changed by somebody else: ${object} ${paths2.join(", ")}`, 500));
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${deployed?.row.revision}`);
  return ok({
    kind: unchanged ? "unchanged" : "change",
    images: images.images,
    remarks: [
      ...[...gate.remarks, ...images.remarks, ...foretold.remarks],
      ...random === void 0 ? [] : [{ severity: "warning", problem: random }],
      ...settings.restartOnConfig ? [] : stale.map((one) => ({ severity: "warning", problem: unnoticed(one, targetName(settings)) })),
      ...unchanged ? [] : judgeHistory(history.rows, settings.historyMax, targetName(settings))
    ],
    ...planReport(session, deployed, next, foretold, unchanged),
    ...fetched.value.digest === void 0 ? {} : { chartDigest: fetched.value.digest },
    last: history.rows.at(-1)?.revision ?? 0,
    fetched: fetched.value,
    values: prepared.value.values,
    fileValues: leaves(prepared.value.ofFiles).map(({ path }) => path),
    rendered: next,
    settleMs: settleMsOfChange(before, after),
    stale,
    ...deployed === void 0 ? {} : { previous: { revision: deployed.row.revision, verified: deployed.row.verified } },
    ...pending === void 0 ? {} : { pending }
  });
}
function aliveByHand({ rows, serverNow }, { settings }) {
  const pending = pendingRevision(rows);
  if (pending === void 0 || isOurs(rows, pending)) return void 0;
  const age = serverNow.getTime() - Date.parse(pending.created);
  return age < BY_HAND_MS ? helmByHand(settings.release, pending.status, targetName(settings)) : void 0;
}
async function judgeValues(session, deployed, rendered, fetched, { ofFiles }) {
  if (deployed === void 0) return { remarks: [] };
  const { settings } = session;
  const given = new Set(leaves(ofFiles).map(({ path }) => path));
  const lostBy = (defaults) => lostValues(deployed.release.config, rendered.config, defaults);
  const lost = lostBy(rendered.chart.values);
  return judgeLostValues({
    lost: asksSubcharts(lost) ? lostBy(await subchartDefaults(session, fetched, rendered.chart.values)) : lost,
    allowLost: settings.allowLost,
    takenOut: (deployed.row.fileValues ?? []).filter((path) => !given.has(path)),
    policy: policyOf(settings),
    revision: deployed.row.revision,
    where: targetName(settings)
  });
}
async function isHealthy(objects, { ports }, signal) {
  const found = await Promise.all(
    workloadsOf(objects).map(async ({ kind, name: name2, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name: name2, namespace }, signal);
      return object !== void 0 && judgeReadiness(kind, object).done;
    })
  );
  return found.every(Boolean);
}

// src/adapters/helm/release-store.ts


var unzip3 = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gunzip);
var zip = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gzip);
var METADATA_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
var MERGE_PATCH = "application/merge-patch+json";
function releaseStore(ports, settings) {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const ask4 = async (request2, good) => {
    const response = await ports.cluster.send(request2);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
    return response;
  };
  const path = (revision) => `${base}/${segment(secretName(settings.release, revision))}`;
  const raw = async (revision) => {
    const response = await ask4({ method: "GET", path: path(revision) }, [200, 404]);
    if (response.status === 404) return void 0;
    const secret2 = JSON.parse(response.text);
    return unpack(secret2.data?.release ?? "");
  };
  const patch = async (revision, body, good = [200]) => (await ask4({ method: "PATCH", path: path(revision), contentType: MERGE_PATCH, body }, good)).status;
  return {
    history: async () => {
      const selector = encodeURIComponent(`owner=helm,name=${settings.release}`);
      const request2 = { method: "GET", path: `${base}?labelSelector=${selector}`, headers: { accept: METADATA_ONLY } };
      const response = await ask4(request2, [200]);
      const { items } = JSON.parse(response.text);
      const rows = (items ?? []).map(({ metadata }) => rowOf(metadata)).sort((a, b) => a.revision - b.revision);
      return { rows, serverNow: new Date(response.headers.date ?? 0) };
    },
    read: async (revision) => {
      const text3 = await raw(revision);
      return text3 === void 0 ? void 0 : parseRelease(text3);
    },
    label: async (revision, labels) => {
      await patch(revision, { metadata: { labels } });
    },
    annotate: async (revision, annotations) => {
      await patch(revision, { metadata: { annotations } });
    },
    describe: async (revision, description) => {
      const text3 = await raw(revision);
      if (text3 !== void 0) await patch(revision, { data: { release: await pack(withDescription(text3, description)) } });
    },
    fail: async (row3, description) => {
      const text3 = await raw(row3.revision);
      if (text3 === void 0) return false;
      const failed3 = withDescription(
        text3.replace(/"status":"(?:pending-(?:install|upgrade|rollback)|deployed)"/, '"status":"failed"'),
        description
      );
      const metadata = { resourceVersion: row3.resourceVersion, labels: { status: "failed" } };
      return await patch(row3.revision, { metadata, data: { release: await pack(failed3) } }, [200, 409]) === 200;
    }
  };
}
var secretName = (release, revision) => `sh.helm.release.v1.${release}.v${revision}`;
function rowOf(metadata) {
  const labels = metadata.labels ?? {};
  const revision = Number(labels.version);
  return {
    revision,
    status: labels.status ?? "unknown",
    secret: metadata.name,
    resourceVersion: metadata.resourceVersion ?? "",
    created: metadata.creationTimestamp ?? "",
    verified: labels[VERIFIED_LABEL] === String(revision),
    ...present({ run: runOf(labels[RUN_LABEL], revision), fileValues: metadata.annotations?.[FILE_VALUES]?.split("\n") })
  };
}
async function unpack(data) {
  const bytes = Buffer.from(Buffer.from(data, "base64").toString("latin1"), "base64");
  const isGzip = bytes[0] === 31 && bytes[1] === 139;
  return (isGzip ? await unzip3(bytes) : bytes).toString("utf8");
}
var pack = async (text3) => Buffer.from((await zip(text3)).toString("base64")).toString("base64");
var withDescription = (text3, description) => text3.replace(/"description":"(?:[^"\\]|\\.)*"/, () => `"description":${JSON.stringify(description)}`);

// src/core/helm-release/pick-rollback.ts
function pickRollback(history, failed3, wasFailed) {
  const older = history.filter((row3) => row3.revision < failed3).sort((a, b) => b.revision - a.revision);
  const verified = older.find((row3) => row3.verified);
  if (verified !== void 0) return { kind: "verified", revision: verified.revision };
  const good = older.find((row3) => (row3.status === "deployed" || row3.status === "superseded") && !wasFailed(row3.revision));
  return good === void 0 ? { kind: "none" } : { kind: "last-good", revision: good.revision };
}
var describesFailure = (description) => /^(?:Release|Upgrade|Rollback|Installation) "[^"]*" failed\b|^left pending-|^(?:stopped|found failed) by /.test(description ?? "");

// src/adapters/kubernetes/free-stuck-pods.ts
var LOOK_MS9 = 2e3;
function freeStuckPods(ports, sets) {
  const stop = new AbortController();
  const run2 = async () => {
    while (!stop.signal.aborted && sets.length > 0) {
      await ports.clock.sleep(LOOK_MS9, stop.signal);
      for (const set2 of sets) {
        const object = await readWorkload(ports.cluster, { kind: "StatefulSet", ...set2 }, stop.signal);
        if (object !== void 0) await freeOne(ports, set2.namespace, object, stop.signal);
      }
    }
  };
  run2().catch((error3) => {
    if (!stop.signal.aborted) ports.log.debug(`stuck pods are not looked for: ${error3}`);
  });
  return { [Symbol.dispose]: () => stop.abort(new Error("the way back is over")) };
}
async function freeOne({ cluster, log }, namespace, set2, signal) {
  if ((set2.status?.observedGeneration ?? 0) < (set2.metadata.generation ?? 1)) return;
  const base = `/api/v1/namespaces/${segment(namespace)}/pods`;
  const response = await cluster.send({ method: "GET", path: base, signal });
  if (response.status !== 200) return;
  const { items } = JSON.parse(response.text);
  const stuck = items.filter(
    (pod) => pod.metadata.ownerReferences?.some((owner) => owner.uid === set2.metadata.uid) === true && pod.metadata.deletionTimestamp === void 0 && pod.metadata.labels?.["controller-revision-hash"] !== set2.status?.updateRevision && !hasCondition(pod, "Ready")
  );
  for (const pod of stuck) {
    const body = { apiVersion: "v1", kind: "DeleteOptions", preconditions: { uid: pod.metadata.uid } };
    const answer = await cluster.send({ method: "DELETE", path: `${base}/${segment(pod.metadata.name)}`, body, signal });
    const done = answer.status < 300 ? "deleted" : `not deleted (${answer.status})`;
    log.info(`pod ${pod.metadata.name} of the failed revision blocks its StatefulSet: ${done}`);
  }
}

// src/adapters/helm/restore.ts
var GRACE_MS2 = 3e4;
async function chooseRevision({ store }, rows, failed3) {
  const first2 = pickRollback(rows, failed3, () => false);
  if (first2.kind !== "last-good") return first2;
  const candidates = rows.filter((row3) => row3.revision < failed3 && (row3.status === "superseded" || row3.status === "deployed"));
  const releases = await Promise.all(candidates.map((row3) => store.read(row3.revision)));
  const bad2 = releases.flatMap((release) => release !== void 0 && describesFailure(release.info.description) ? [release.version] : []);
  return pickRollback(rows, failed3, (revision) => bad2.includes(revision));
}
async function restoreRevision(session, { to, note }, stop) {
  var _stack = [];
  try {
    const { settings, ports, store, helm } = session;
    const rescue = __using(_stack, freeStuckPods(ports, await statefulSetsOf(session, to)));
    const child = helm.start(rollbackArgs(siteOf(session), to, settings.rollbackTimeout, settings.wait));
    const ended = await awaitHelm(child, { clock: ports.clock, signal: stop, overdueMs: settings.rollbackTimeout + GRACE_MS2 });
    rescue[Symbol.dispose]();
    if (ended.kind !== "ended" || ended.end.code !== 0) {
      ports.log.outside(ended.end.stderr);
      return err(ended.kind === "overdue" ? "helm did not end" : helmSentence(ended.end.stderr));
    }
    const revision = (await store.history()).rows.at(-1)?.revision ?? to;
    await store.describe(revision, note);
    await store.label(revision, revisionLabels(session, revision));
    return ok(revision);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
async function statefulSetsOf({ store, settings }, revision) {
  const release = await store.read(revision);
  return workloadsOf(readManifest(release?.manifest ?? "", settings.namespace)).filter((one) => one.kind === "StatefulSet");
}

// src/adapters/helm/uninstall.ts
var GRACE_MS3 = 3e4;
async function uninstall(session, signal) {
  const { settings, ports, helm, store } = session;
  const where = targetName(settings);
  if ((await store.history()).rows.length === 0) return ok("absent");
  const child = helm.start(uninstallArgs(siteOf(session), settings.timeout, settings.revisionNote));
  const ended = await awaitHelm(child, { clock: ports.clock, signal, overdueMs: settings.timeout + GRACE_MS3 });
  if (ended.kind === "ended" && ended.end.code === 0) return ok("uninstalled");
  if (ended.kind === "aborted")
    return err({
      code: "HD090",
      fault: "user",
      what: `${where} was being uninstalled when the job was cancelled`,
      where,
      remedy: "Run it again."
    });
  ports.log.outside(ended.end.stderr);
  return err(judgeHelmFailure({ stderr: ended.end.stderr, where, identity: ports.identity }));
}

// src/adapters/helm/helm-maker.ts
async function helmMaker(ports, settings, signal) {
  const wanted = {
    version: settings.helmVersion,
    fetch: (version, stop) => fetchHelm(ports, settings, version, stop)
  };
  const helm = await findHelm(ports.env, settings.workspace, wanted, signal);
  const store = releaseStore(ports, settings);
  const folder = await privateFolder(settings.tempDir);
  const session = { ports, settings, helm, store, folder };
  return {
    orphanMs: helm.diesWithUs ? 0 : settings.timeout,
    words: wordsOf2(settings),
    bringsNamespace: async () => false,
    plan: (outer) => planUpgrade(session, outer),
    apply: (plan, outer, lost) => applyUpgrade(session, plan, outer, lost),
    choose: (rows, failed3) => chooseRevision(session, rows, failed3),
    restore: (way, stop) => restoreRevision(session, way, stop),
    uninstall: (outer) => uninstall(session, outer),
    history: async () => (await store.history()).rows,
    failPending: (pending, how) => store.fail(pending, `${how}; repaired by ${settings.revisionNote}`),
    label: (revision, labels) => store.label(revision, labels),
    workloads: async (revision) => {
      const release = await store.read(revision);
      const objects = readManifest(release?.manifest ?? "", settings.namespace);
      return workloadsOf(objects).map(({ kind, name: name2, namespace }) => ({ kind, name: name2, namespace }));
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
  };
}
var wordsOf2 = ({ release, namespace }) => ({
  redeploy: "Deploy a version that works: helm upgrades over the failed one.",
  showRevisions: "helm history shows the revisions.",
  removed: "the failed install was uninstalled",
  notRemoved: "the failed install was not uninstalled",
  goBackByHand: (revision) => `Look at the pods, then: helm rollback ${release} ${revision} --namespace ${namespace} --wait`
});

// src/core/build-record/canonical-json.ts
function canonicalJson(value) {
  if (value === null || typeof value !== "object") {
    if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} has no form in JSON`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members2 = Object.keys(value).filter((key2) => value[key2] !== void 0).sort((a, b) => a < b ? -1 : 1);
  return `{${members2.map((key2) => `${JSON.stringify(key2)}:${canonicalJson(value[key2])}`).join(",")}}`;
}
var isList = (value) => Array.isArray(value);

// src/core/manifest-set/set-object.ts
var refKey = (ref) => `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace}/${ref.name}`;
var refOf = ({ apiVersion, kind, namespace, name: name2 }) => ({ apiVersion, kind, namespace, name: name2 });
var shownRef = (ref, home) => `${ref.kind}/${ref.name}${ref.namespace === "" || ref.namespace === home ? "" : ` in ${ref.namespace}`}`;

// src/core/manifest-set/stored-set.ts
function setDigest(bodies) {
  const texts = bodies.map((body) => canonicalJson(body)).sort();
  return sha256Of(texts.join("\n"));
}
var storedSet = (revision, note, objects, leftovers = []) => ({
  revision,
  digest: setDigest(objects),
  note,
  objects,
  leftovers
});
var storedText = (set2) => JSON.stringify({ format: 1, ...set2 });
function parseStored(text3) {
  const raw = JSON.parse(text3);
  if (raw.format !== 1 || !Array.isArray(raw.objects) || typeof raw.revision !== "number") throw new Error("this is no stored set");
  return {
    revision: raw.revision,
    digest: raw.digest ?? setDigest(raw.objects),
    note: raw.note ?? "",
    objects: raw.objects,
    leftovers: raw.leftovers ?? []
  };
}
function refOfBody(body) {
  const { name: name2, namespace } = asRecord(body.metadata) ?? {};
  const { apiVersion, kind } = body;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name2 !== "string") return void 0;
  return { apiVersion, kind, name: name2, namespace: typeof namespace === "string" ? namespace : "" };
}
function manifestOfBody(body) {
  const ref = refOfBody(body);
  return ref === void 0 ? [] : [{ ...ref, body }];
}
function inventoryBeyond(next, earlier) {
  const kept = new Set(next.map(refKey));
  const all = earlier.flatMap((set2) => [...set2.objects.flatMap((body) => refOfBody(body) ?? []), ...set2.leftovers]);
  const beyond = new Map(all.filter((ref) => !kept.has(refKey(ref))).map((ref) => [refKey(ref), refOf(ref)]));
  return [...beyond.values()];
}
function openRevisions(rows) {
  const from = rows.findLastIndex((row3) => row3.status === "deployed");
  return rows.slice(Math.max(from, 0)).map((row3) => row3.revision);
}
function expiredRevisions(rows, keep2) {
  const verified = rows.findLast((row3) => row3.verified)?.revision;
  const old = rows.slice(0, Math.max(0, rows.length - keep2));
  return old.filter((row3) => row3.status !== "deployed" && row3.revision !== verified).map((row3) => row3.revision);
}
var RELEASE = "tidegate-release";
var REVISION2 = "tidegate-revision";
var STATUS = "tidegate-status";
var secretName2 = (release, revision) => `tidegate-set-${release}.v${revision}`;
var setSelector = ({ release }) => `${RELEASE}=${release}`;
var statusLabels = (status2) => ({ [STATUS]: status2 });
var secretLabels = (release, revision, status2, run2) => ({
  "app.kubernetes.io/managed-by": "tidegate",
  [RELEASE]: release,
  [REVISION2]: String(revision),
  [RUN_LABEL]: run2,
  ...statusLabels(status2)
});
function rowOf2(metadata) {
  const labels = metadata.labels ?? {};
  const revision = Number(labels[REVISION2]);
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

// src/core/manifest-set/secret-values.ts
var SHORTEST2 = 6;
var LONGEST = 8192;
function secretValues2(objects) {
  const secrets = objects.filter(({ kind, apiVersion }) => kind === "Secret" && apiVersion === "v1");
  const values = secrets.flatMap(({ body }) => [
    ...Object.values(asRecord(body.stringData) ?? {}),
    ...Object.values(asRecord(body.data) ?? {}).map((value) => typeof value === "string" ? decoded2(value) : void 0)
  ]);
  const texts = values.filter((value) => typeof value === "string");
  return [...new Set(texts)].filter((text3) => text3.length >= SHORTEST2 && text3.length <= LONGEST);
}
function decoded2(value) {
  try {
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}

// src/core/manifest-set/ownership.ts
var SET_LABEL = "tidegate-set";
var NAMESPACE_LABEL = "tidegate-set-namespace";
var PRUNE_MARK = "tidegate/prune";
var NEVER_PRUNED = ["Namespace", "CustomResourceDefinition", "PersistentVolumeClaim", "PersistentVolume"];
function withOwner(object, owner) {
  const metadata = asRecord(object.body.metadata) ?? {};
  const labels = { ...asRecord(metadata.labels), [SET_LABEL]: owner.release, [NAMESPACE_LABEL]: owner.namespace };
  return { ...object, body: { ...object.body, metadata: { ...metadata, labels } } };
}
function ownerOf(metadata) {
  const release = metadata.labels?.[SET_LABEL];
  return release === void 0 ? void 0 : { release, namespace: metadata.labels?.[NAMESPACE_LABEL] ?? "" };
}
var sameOwner = (a, b) => a?.release === b.release && a.namespace === b.namespace;
function judgePrune(ref, live, owner) {
  if (live === void 0 || live.metadata.deletionTimestamp !== void 0) return { kind: "gone" };
  if (NEVER_PRUNED.includes(ref.kind)) return { kind: "keep", why: `a ${ref.kind} is never pruned` };
  const { metadata } = live;
  if (metadata.annotations?.[PRUNE_MARK] === "never" || metadata.labels?.[PRUNE_MARK] === "never")
    return { kind: "keep", why: `${PRUNE_MARK} is never` };
  const found = ownerOf(metadata);
  if (!sameOwner(found, owner)) {
    const whose = found === void 0 ? "no set" : `the set ${oneLine(found.release, 60)} in ${oneLine(found.namespace, 60)}`;
    return { kind: "keep", why: `its labels say that it belongs to ${whose}` };
  }
  if (metadata.ownerReferences?.some((reference) => reference.controller === true) === true)
    return { kind: "keep", why: "a controller owns it" };
  return { kind: "prune", uid: metadata.uid ?? "" };
}

// src/adapters/manifests/ports.ts
var ownerOfSet = ({ settings }) => ({
  release: settings.release,
  namespace: settings.namespace
});

// src/adapters/manifests/prune.ts
var AT_ONCE3 = 8;
async function planPrune(api, beyond, owner, allowed, signal) {
  const types = await api.discover(
    beyond.map((ref) => ref.apiVersion),
    signal
  );
  const verdicts = await inPool(beyond, AT_ONCE3, async (ref) => {
    const type = types.find((one) => typeKey(one) === typeKey(ref));
    if (type === void 0) return { ref, verdict: { kind: "gone" } };
    return { ref, type, verdict: judgePrune(ref, await api.read(type, ref, signal), owner) };
  });
  return {
    pruned: verdicts.flatMap(
      ({ ref, type, verdict }) => allowed && type !== void 0 && verdict.kind === "prune" ? [{ ref, type, uid: verdict.uid }] : []
    ),
    kept: verdicts.flatMap(({ ref, verdict }) => {
      if (verdict.kind === "gone" || verdict.kind === "prune" && allowed) return [];
      return [{ ref, why: verdict.kind === "keep" ? verdict.why : "prune is false" }];
    })
  };
}
async function prune({ api, ports, settings }, plan, signal) {
  const owner = ownerOfSet({ settings });
  for (const { ref, type, uid: uid2 } of plan.pruned) {
    const verdict = judgePrune(ref, await api.read(type, ref, signal), owner);
    const ours = verdict.kind === "prune" && verdict.uid === uid2;
    const removed = ours && await api.remove(type, ref, uid2, signal);
    const told3 = removed ? "removed" : verdict.kind === "keep" ? `kept, ${verdict.why}` : "gone already";
    ports.log.info(`${shownRef(ref, owner.namespace)} is no longer in the manifests: ${told3}`);
  }
}

// src/core/manifest-set/managed-fields.ts
var FIELD_MANAGER = "tidegate";
var KUBECTL_MANAGER = "kubectl-client-side-apply";
function takeOver(rows) {
  const theirs = rows.filter(isKubectl);
  const [first2] = theirs;
  if (first2 === void 0) return void 0;
  const ours = rows.find(isOurs2);
  const fields = [...ours === void 0 ? [] : [ours], ...theirs].map((row3) => row3.fieldsV1 ?? {});
  const merged = {
    ...first2,
    ...ours,
    manager: FIELD_MANAGER,
    operation: "Apply",
    fieldsType: "FieldsV1",
    fieldsV1: fields.reduce(union2, {})
  };
  return [merged, ...rows.filter((row3) => !isOurs2(row3) && !isKubectl(row3))];
}
var clientSideManagers = (rows) => rows.filter(isKubectl).map((row3) => row3.manager ?? "");
function sameOwnFields(a, b) {
  const own = (rows) => rows.find(isOurs2)?.fieldsV1;
  return own(a) !== void 0 && sameValue(own(a), own(b));
}
var isOurs2 = (row3) => row3.manager === FIELD_MANAGER && row3.operation === "Apply" && (row3.subresource ?? "") === "";
var LAST_APPLIED = "f:kubectl.kubernetes.io/last-applied-configuration";
function isKubectl(row3) {
  if (row3.operation !== "Update" || (row3.subresource ?? "") !== "") return false;
  const annotations = asRecord(asRecord(row3.fieldsV1?.["f:metadata"])?.["f:annotations"]);
  return row3.manager === KUBECTL_MANAGER || annotations?.[LAST_APPLIED] !== void 0;
}
function union2(a, b) {
  const merged = { ...a };
  for (const [key2, value] of Object.entries(b)) merged[key2] = union2(asRecord(a[key2]) ?? {}, asRecord(value) ?? {});
  return merged;
}

// src/core/manifest-set/plan-objects.ts
var managedFieldsOf = (body) => {
  const rows = asRecord(body.metadata)?.managedFields;
  return Array.isArray(rows) ? rows : [];
};
var takenOver = (live) => takeOver(managedFieldsOf(live));
function stepFor(object, live, result) {
  if (live === void 0) return { kind: "create", object };
  const takesOver = takenOver(live) !== void 0;
  const paths2 = changedPaths(live, result);
  const sameOwner2 = sameOwnFields(managedFieldsOf(live), managedFieldsOf(result));
  return paths2.length === 0 && sameOwner2 && !takesOver ? { kind: "same", object } : { kind: "change", object, paths: paths2, takesOver };
}
function onlyWithKubectl(conflicts, live) {
  const known2 = live === void 0 ? [] : clientSideManagers(managedFieldsOf(live));
  return conflicts.every(({ manager }) => known2.includes(manager));
}
function isSpent(object, deployed) {
  const ttl = asRecord(object.body.spec)?.ttlSecondsAfterFinished;
  return object.kind === "Job" && typeof ttl === "number" && deployed !== void 0 && sameValue(object.body, deployed);
}
var writes = (step) => step.kind !== "same" && step.kind !== "spent";

// src/core/manifest-set/judge-job.ts
function judgeJob(job) {
  const conditions = job.status?.conditions ?? [];
  const failure3 = conditions.find((one) => one.type === "Failed" && one.status === "True");
  if (failure3 !== void 0) {
    const why2 = oneLine([failure3.reason, failure3.message].filter((part) => part !== void 0 && part !== "").join(": ")) || "no reason given";
    const sentence = `the Job failed (${why2})`;
    return {
      kind: "failed",
      signal: { key: "job", code: "HD058", failureClass: "progress-deadline", sentence, patience: { kind: "none" } }
    };
  }
  const done = conditions.some((one) => one.status === "True" && (one.type === "Complete" || one.type === "Suspended"));
  return done ? { kind: "done" } : { kind: "running" };
}

// src/adapters/manifests/await-ready.ts
var LOOK_MS10 = 1e3;
async function awaitReady(session, objects, options, signal) {
  const { clock } = session.ports;
  const early = options.doomed?.then((why2) => ({ kind: "doomed", ...why2 }));
  const { waitForJobs, waitForCustom } = session.settings;
  const watched = objects.filter((object) => isWorkload(object) || isJob(object) || isAwaited(object, waitForCustom));
  let open2 = watched.map((object) => ({
    object,
    needs: options.changed.has(object) && isWorkload(object) ? settleMs(object) : 0
  }));
  for (; ; ) {
    const looks = await Promise.all(open2.map(async (one) => ({ one, seen: await look3(session, one.object, signal) })));
    for (const { seen } of looks) if (seen.kind === "doomed") return seen;
    open2 = looks.flatMap(({ one, seen }) => stillWaiting(one, seen, clock.monotonic()));
    const awaited = open2.filter(({ object }) => waitForJobs || !isJob(object));
    if (awaited.length === 0) return { kind: "ready" };
    if (options.deadline.passed()) {
      const late2 = awaited.filter(({ since }) => since === void 0);
      return late2.length === 0 ? { kind: "ready" } : { kind: "timeout", waiting: late2.flatMap(({ words: words2 }) => words2 ?? []) };
    }
    const pause = clock.sleep(Math.min(LOOK_MS10, options.deadline.remaining()), signal).then(() => void 0);
    const ended = await Promise.race(early === void 0 ? [pause] : [early, pause]);
    if (ended !== void 0) return ended;
  }
}
function stillWaiting({ object, needs, since = Number.NaN }, seen, now) {
  if (seen.kind === "open") return [{ object, needs, ...present({ words: seen.words }) }];
  const from = Number.isNaN(since) ? now : since;
  return now - from >= needs ? [] : [{ object, needs, since: from }];
}
var isJob = ({ kind, apiVersion }) => kind === "Job" && apiVersion.startsWith("batch/");
var isWorkload = (object) => workloadsOf([object]).length > 0;
var isAwaited = ({ apiVersion, kind }, kinds) => kinds.some((one) => one.toLowerCase() === `${groupOf(apiVersion)}/${kind}`.toLowerCase());
async function look3({ ports, api }, object, signal) {
  const [workload] = workloadsOf([object]);
  if (workload !== void 0) {
    const live2 = await readWorkload(ports.cluster, workload, signal);
    return { kind: live2 !== void 0 && judgeReadiness(workload.kind, live2).done ? "ready" : "open" };
  }
  const live = await api.read(object.type, object, signal);
  const name2 = `${object.kind.toLowerCase()}/${object.name}`;
  if (!isJob(object)) return lookAtCustom(name2, judgeCustom(live));
  const verdict = live === void 0 ? { kind: "done" } : judgeJob(live);
  if (verdict.kind === "failed") return { kind: "doomed", workload: name2, cause: { signal: verdict.signal } };
  return verdict.kind === "done" ? { kind: "ready" } : { kind: "open", words: `${name2} is not complete` };
}
function lookAtCustom(name2, state) {
  const words2 = oneLine(state.message, 300);
  switch (state.kind) {
    case "ready":
      return { kind: "ready" };
    case "waiting":
      return { kind: "open", words: `${name2}: ${words2}` };
    case "stalled": {
      const sentence = `it is stalled: ${words2}`;
      return {
        kind: "doomed",
        workload: name2,
        cause: { signal: { key: "stalled", code: "HD058", failureClass: "progress-deadline", sentence, patience: { kind: "none" } } }
      };
    }
  }
}

// src/adapters/manifests/watch-set.ts
async function watchSet({ ports, settings }, watched) {
  const namespaces = [...new Set(watched.map((one) => one.namespace))];
  const watches = await Promise.all(
    namespaces.map(
      (namespace) => watchRollout(
        ports,
        namespace,
        watched.filter((one) => one.namespace === namespace),
        settings.crashTolerance,
        settings.failFast === "strict"
      )
    )
  );
  return {
    doomed: Promise.race(watches.map((watch) => watch.doomed)),
    unready: () => watches.flatMap((watch) => watch.unready()),
    pods: () => watches.flatMap((watch) => watch.pods()),
    [Symbol.dispose]: () => {
      for (const watch of watches) watch[Symbol.dispose]();
    }
  };
}

// src/core/manifest-set/order.ts
var ROWS = [
  ["Namespace"],
  ["CustomResourceDefinition"],
  ["PriorityClass", "RuntimeClass", "ServiceAccount", "ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding"],
  ["ResourceQuota", "LimitRange", "NetworkPolicy", "ConfigMap", "Secret"],
  ["StorageClass", "PersistentVolume", "PersistentVolumeClaim"],
  ["Service", "Endpoints", "EndpointSlice"],
  [],
  ["PodDisruptionBudget", "Pod", "ReplicationController", "ReplicaSet", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"],
  ["HorizontalPodAutoscaler", "Ingress", "IngressClass", "APIService"],
  ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]
];
var OTHERS = ROWS.findIndex((kinds) => kinds.length === 0);
var rowOf3 = (object) => {
  const row3 = ROWS.findIndex((kinds) => kinds.includes(object.kind));
  return row3 < 0 ? OTHERS : row3;
};
var isFoundation = (object) => rowOf3(object) < 2;
function inRows(objects) {
  return ROWS.map((_, row3) => objects.filter((object) => rowOf3(object) === row3)).filter((row3) => row3.length > 0);
}

// src/core/manifest-set/last-applied.ts
var LAST_APPLIED2 = "kubectl.kubernetes.io/last-applied-configuration";
function lastApplied(object, live) {
  const text3 = asRecord(asRecord(live.metadata)?.annotations)?.[LAST_APPLIED2];
  const body = typeof text3 === "string" ? asRecord(parsed2(text3)) : void 0;
  const metadata = asRecord(body?.metadata);
  if (body === void 0 || body.kind !== object.kind || metadata?.name !== object.name) return void 0;
  const { namespace: _, ...written2 } = metadata;
  const placed = object.namespace === "" ? written2 : { ...written2, namespace: object.namespace };
  return { ...object, body: { ...body, apiVersion: object.apiVersion, metadata: placed }, origin: "kubectl apply" };
}
function parsed2(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}

// src/adapters/manifests/dry-run.ts
var AT_ONCE4 = 16;
var namespacesOf = (objects) => objects.filter(({ kind, apiVersion }) => kind === "Namespace" && apiVersion === "v1").map(({ name: name2 }) => name2);
var kindsOf = (objects) => objects.flatMap(({ body }) => typesOfDefinition(body)).map(typeKey);
async function dryRun(api, objects, set2, signal) {
  const outcomes = await inPool(objects, AT_ONCE4, (object) => tryOne(api, object, set2, signal));
  return {
    steps: outcomes.flatMap((one) => "step" in one ? [one.step] : []),
    before: outcomes.flatMap((one) => "before" in one && one.before !== void 0 ? [one.before] : []),
    problems: [...outcomes.flatMap((one) => "problem" in one ? [one.problem] : []), ...missingNamespaces(outcomes)],
    rights: outcomes.flatMap((one) => "right" in one ? [one.right] : [])
  };
}
function missingNamespaces(outcomes) {
  const lacking = outcomes.flatMap((one) => "lacks" in one ? [one] : []);
  return lacking.filter((one, i) => lacking.findIndex(({ lacks }) => lacks === one.lacks) === i).map(({ lacks, subject }) => namespaceProblem(subject, lacks, lacking.filter((one) => one.lacks === lacks).length - 1));
}
async function tryOne(api, object, set2, signal) {
  const subject = { shown: shownRef(object, set2.owner.namespace), origin: object.origin };
  const live = await api.read(object.type, object, signal);
  const owner = live === void 0 ? void 0 : ownerOf(live.metadata);
  if (owner !== void 0 && !set2.adopt && !sameOwner(owner, set2.owner)) return { problem: foreignProblem(subject, owner) };
  if (live?.metadata.deletionTimestamp !== void 0) return { problem: refusedProblem(subject, "it is being deleted") };
  if (live === void 0 && isSpent(object, set2.deployed.get(refKey(object)))) return { step: { kind: "spent", object } };
  const unverifiable2 = (why2) => ({ step: { kind: "unverifiable", object, why: why2 } });
  if (object.kind === "Job" && live !== void 0 && judgeJob(live).kind === "failed")
    return judgeAnew(api, object, live, subject, signal);
  const verdict = await api.apply(object, { dry: true, force: set2.force }, signal);
  switch (verdict.kind) {
    case "taken":
      return stepped(object, live, verdict.object);
    case "conflict": {
      if (!onlyWithKubectl(verdict.conflicts, live)) return { problem: conflictProblem(subject, verdict.conflicts) };
      const forced = await api.apply(object, { dry: true, force: true }, signal);
      if (forced.kind === "taken") return stepped(object, live, forced.object);
      return { problem: refusedProblem(subject, "message" in forced ? forced.message : "it cannot be taken over from kubectl apply") };
    }
    case "immutable":
      return object.kind === "Job" && live !== void 0 ? judgeAnew(api, object, live, subject, signal) : { problem: immutableProblem(subject, verdict.message) };
    case "forbidden":
      return { right: verdict.right };
    case "no-namespace":
      return set2.makes.has(object.namespace) ? unverifiable2("its namespace is made by this deployment") : { lacks: object.namespace, subject };
    case "cannot-try":
      return unverifiable2(verdict.message);
    case "no-kind":
    case "refused":
      if (/because it is being terminated/.test(verdict.message)) return { problem: endingNamespace(subject, object.namespace) };
      return set2.defines.has(typeKey(object)) ? unverifiable2("its CustomResourceDefinition comes with this deployment") : { problem: refusedProblem(subject, verdict.message) };
    case "raced":
      return { problem: refusedProblem(subject, verdict.message) };
  }
}
function stepped(object, live, result) {
  const before = live === void 0 || ownerOf(live.metadata) !== void 0 ? void 0 : lastApplied(object, live);
  return { step: stepFor(object, live, result), ...before === void 0 ? {} : { before } };
}
async function judgeAnew(api, object, live, subject, signal) {
  const verdict = await api.tryAnew(object, signal);
  if (verdict.kind === "taken") return { step: { kind: "recreate", object, uid: live.metadata.uid ?? "" } };
  if (verdict.kind === "forbidden") return { right: verdict.right };
  return { problem: refusedProblem(subject, "message" in verdict ? verdict.message : "it cannot be made again") };
}

// src/adapters/manifests/stand-definitions.ts
var PATIENCE_MS2 = 6e4;
var LOOK_MS11 = 250;
async function standDefinitions({ api, ports, settings }, objects, signal) {
  const definitions = objects.filter(({ kind }) => kind === "CustomResourceDefinition");
  const until = ports.clock.monotonic() + PATIENCE_MS2;
  let open2 = definitions;
  for (; ; ) {
    const states = await Promise.all(open2.map(async (object) => ({ object, stands: await stands(object) })));
    open2 = states.filter((state) => !state.stands).map((state) => state.object);
    if (open2.length === 0) return [];
    if (ports.clock.monotonic() >= until) break;
    await ports.clock.sleep(LOOK_MS11, signal);
  }
  return open2.map(
    (object) => refusedProblem({ shown: shownRef(object, settings.namespace), origin: object.origin }, "it was not established within a minute")
  );
  async function stands(object) {
    const live = await api.read(object.type, object, signal);
    if (live === void 0 || !hasCondition(live, "Established")) return false;
    const wanted = typesOfDefinition(object.body);
    const served = await api.discover(
      wanted.map((type) => type.apiVersion),
      signal
    );
    return wanted.every((type) => served.some((one) => typeKey(one) === typeKey(type)));
  }
}

// src/adapters/manifests/write-steps.ts
var AT_ONCE5 = 8;
var RACES = 3;
var GONE_MS = 6e4;
async function writeSteps(session, steps, force, signal) {
  for (const row3 of inRows(steps.filter(writes).map((step) => ({ kind: step.object.kind, step })))) {
    const problems = await inPool(row3, AT_ONCE5, ({ step }) => writeOne(session, step, force, signal));
    const found = problems.filter((problem2) => problem2 !== void 0);
    if (found.length > 0) return found;
  }
  return [];
}
async function writeOne(session, step, force, signal) {
  const { api, ports, settings } = session;
  const { object } = step;
  const subject = { shown: shownRef(object, settings.namespace), origin: object.origin };
  if (step.kind === "recreate") await removeFirst(session, step, signal);
  if (step.kind === "change" && step.takesOver) await takeFromKubectl(session, step, signal);
  let verdict = { kind: "raced", message: "" };
  for (let round = 0; verdict.kind === "raced" && round < RACES; round++) {
    verdict = await api.apply(object, { dry: false, force }, signal);
  }
  switch (verdict.kind) {
    case "taken":
      ports.log.info(`${subject.shown} ${WORDS2[step.kind]}`);
      return void 0;
    case "conflict":
      return conflictProblem(subject, verdict.conflicts);
    case "immutable":
      return immutableProblem(subject, verdict.message);
    case "forbidden":
      return forbidden([verdict.right], ports.identity);
    default:
      return refusedProblem(subject, verdict.message);
  }
}
var WORDS2 = {
  create: "added",
  change: "changed",
  recreate: "made again",
  unverifiable: "applied",
  same: "stays",
  spent: "stays"
};
async function removeFirst({ api, ports }, step, signal) {
  const { object, uid: uid2 } = step;
  await api.remove(object.type, object, uid2, signal);
  const until = ports.clock.monotonic() + GONE_MS;
  while (ports.clock.monotonic() < until) {
    const live = await api.read(object.type, object, signal);
    if (live?.metadata.uid !== uid2) return;
    await ports.clock.sleep(300, signal);
  }
}
async function takeFromKubectl({ api }, { object }, signal) {
  for (let round = 0; round < RACES; round++) {
    const live = await api.read(object.type, object, signal);
    const rows = live === void 0 ? void 0 : takenOver(live);
    if (live === void 0 || rows === void 0 || await api.hand(object, live, rows, signal)) return;
  }
}

// src/adapters/manifests/write-set.ts
var SETTLE_MS2 = 1e4;
var LOOK_MS12 = 500;
async function writeSet(session, steps, force, signal) {
  const foundations = steps.filter(({ object }) => isFoundation(object));
  const others = steps.filter(({ object }) => !isFoundation(object));
  const first2 = await writeSteps(session, foundations, force, signal);
  if (first2.length > 0) return first2;
  const standing = await standDefinitions(
    session,
    foundations.map(({ object }) => object),
    signal
  );
  if (standing.length > 0) return standing;
  const open2 = others.filter((step) => step.kind === "unverifiable").map(({ object }) => object);
  const tried = await tryAgain(session, open2, force, foundations.some(writes) ? SETTLE_MS2 : 0, signal);
  if (!tried.ok) return tried.error;
  const known2 = others.filter((step) => step.kind !== "unverifiable");
  return writeSteps(session, [...known2, ...tried.value], force, signal);
}
async function tryAgain(session, open2, force, patienceMs, signal) {
  const { ports, api, settings } = session;
  const nothing2 = { makes: /* @__PURE__ */ new Set(), defines: /* @__PURE__ */ new Set(), deployed: /* @__PURE__ */ new Map() };
  const set2 = { owner: ownerOfSet(session), force, adopt: settings.takeOwnership, ...nothing2 };
  const until = ports.clock.monotonic() + patienceMs;
  for (; ; ) {
    const { steps, problems, rights: rights2 } = await dryRun(api, open2, set2, signal);
    if (problems.length === 0 && rights2.length === 0) return ok(steps);
    if (ports.clock.monotonic() >= until) return err([...rights2.length === 0 ? [] : [forbidden(rights2, ports.identity)], ...problems]);
    await ports.clock.sleep(LOOK_MS12, signal);
  }
}

// src/adapters/manifests/roll-out.ts
async function rollOut(session, rollout, signal) {
  var _stack = [];
  try {
    const { ports, settings } = session;
    const deadline = deadlineIn(ports.clock, rollout.timeoutMs);
    const objects = rollout.steps.map(({ object }) => object);
    const watch = __using(_stack, await watchSet(session, workloadsOf(objects)));
    const problems = await writeSet(session, rollout.steps, rollout.force, signal);
    if (problems.length > 0) return { kind: "failed", problems };
    await rollout.written?.();
    const doomed = settings.failFast === "off" ? {} : { doomed: watch.doomed };
    const changed2 = new Set(rollout.steps.filter(writes).map(({ object }) => object));
    const waited = await awaitReady(session, objects, { deadline, changed: changed2, ...doomed }, signal);
    switch (waited.kind) {
      case "ready":
        return { kind: "ready", pods: watch.pods() };
      case "doomed":
        return {
          kind: "failed",
          problems: [doomedProblem(waited.workload, waited.cause)],
          failureClass: waited.cause.signal.failureClass
        };
      case "timeout":
        return {
          kind: "failed",
          problems: [late(rollout.timeoutMs, watch.unready(), waited.waiting, targetName(settings))],
          failureClass: "timeout"
        };
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function late(timeoutMs, unready, waiting, where) {
  const problem2 = timeoutProblem(timeoutMs, unready, where);
  if (waiting.length === 0) return problem2;
  const more = waiting.slice(0, 5).join("; ");
  return { ...problem2, what: `${problem2.what}${unready.length === 0 ? ": " : "; "}${more}` };
}

// src/adapters/manifests/set-evidence.ts
var BUDGET_MS3 = 1e4;
var PODS_EACH2 = 2;
async function setEvidence(cluster, objects) {
  const jobs = objects.filter(({ kind }) => kind === "Job");
  const signal = AbortSignal.timeout(BUDGET_MS3);
  const gathered = await Promise.all([
    gatherEvidence(cluster, workloadsOf(objects)),
    Promise.all(jobs.map((job) => jobEvidence(cluster, job, signal)))
  ]);
  return gathered.flat().filter((item) => item.pods.length > 0 || item.events.length > 0);
}
async function jobEvidence(cluster, job, signal) {
  const selector = encodeURIComponent(`job-name=${job.name}`);
  const path = `/api/v1/namespaces/${segment(job.namespace)}/pods?labelSelector=${selector}`;
  const response = await cluster.send({ method: "GET", path, signal }).catch(() => void 0);
  const pods = response?.status === 200 ? JSON.parse(response.text).items : [];
  const shown4 = await Promise.all(pods.slice(-PODS_EACH2).map((pod) => podEvidence(cluster, pod, signal)));
  return { workload: `job/${job.name}`, pods: shown4, events: [] };
}

// src/adapters/manifests/apply-set.ts
async function applySet(session, plan, signal, lost) {
  const { settings, ports, store } = session;
  const { revision } = plan.next;
  saveMemo(ports, { phase: "applying", before: plan.last });
  if (plan.pending !== void 0) {
    await store.setStatus(plan.pending.revision, "failed");
    const remark = repaired(settings.release, plan.pending.status, plan.pending.run, targetName(settings));
    ports.log.problem(remark.severity, remark.problem);
  }
  if (plan.adopted !== void 0 && !await store.create(plan.adopted, "deployed"))
    return { kind: "failed", problems: [lockLost(settings.release, "somebody else made revision 1")], evidence: "" };
  if (!await store.create(plan.next, plan.last === 0 ? "pending-install" : "pending-upgrade"))
    return { kind: "failed", problems: [lockLost(settings.release, `somebody else made revision ${revision}`)], evidence: "" };
  const stop = AbortSignal.any([signal, lost]);
  let rolled;
  try {
    rolled = await rollOut(session, { steps: plan.steps, force: settings.forceConflicts, timeoutMs: settings.timeout }, stop);
    if (rolled.kind === "ready") await prune(session, plan.prune, stop);
  } catch (error3) {
    if (lost.aborted) return { kind: "failed", revision, problems: [problemOfLoss(lost)], evidence: "" };
    await store.setStatus(revision, "failed").catch((reason) => ports.log.debug(`revision ${revision} stays pending: ${reason}`));
    if (signal.aborted) return { kind: "cancelled", revision };
    if (error3 instanceof Error) ports.log.debug(error3.stack ?? error3.message);
    return { kind: "failed", revision, problems: explainBreak(error3, ports.cluster.server), evidence: "" };
  }
  if (rolled.kind === "failed") return tellFailure(session, plan, rolled);
  await closeRevision(session, revision);
  saveMemo(ports, { phase: "done", before: plan.last });
  return { kind: "deployed", revision, ...runningImages(plan.images, rolled.pods) };
}
async function tellFailure(session, plan, rolled) {
  const { ports, store } = session;
  const objects = plan.steps.map(({ object }) => object);
  const evidence = rolled.failureClass === void 0 ? [] : await setEvidence(ports.cluster, objects);
  if (evidence.length > 0) {
    var _stack = [];
    try {
      const _2 = __using(_stack, ports.log.section("Evidence"));
      ports.log.outside(evidenceLines(evidence));
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      __callDispose(_stack, _error, _hasError);
    }
  }
  await store.setStatus(plan.next.revision, "failed");
  const { problems, failureClass } = rolled;
  const text3 = redact(renderEvidence(evidence), secretValues2(objects));
  const common = { kind: "failed", revision: plan.next.revision, problems, evidence: text3 };
  return failureClass === void 0 ? common : { ...common, failureClass };
}
async function closeRevision({ store, settings }, revision) {
  await store.setStatus(revision, "deployed");
  const rows = await store.history();
  const before = rows.filter((row3) => row3.status === "deployed" && row3.revision !== revision);
  for (const row3 of before) await store.setStatus(row3.revision, "superseded");
  const settled2 = rows.map((row3) => before.includes(row3) ? { ...row3, status: "superseded" } : row3);
  for (const old of expiredRevisions(settled2, settings.historyMax)) await store.remove(old);
}

// src/adapters/manifests/object-api.ts
var APPLY2 = "application/apply-patch+yaml";
var PATIENCE_MS3 = 3e4;
var BROKEN2 = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT"];
function objectApi(ports) {
  const { cluster, clock, random, identity } = ports;
  const pathOf3 = (type, ref) => `${collectionPath(type, ref.namespace)}/${segment(ref.name)}`;
  const unexpected2 = (request2, response) => {
    throw new ProblemError(unexpectedAnswer(request2, response, identity));
  };
  const patiently = (request2, signal) => retry(() => cluster.send({ ...request2, signal }), {
    clock,
    random,
    signal,
    deadline: deadlineIn(clock, PATIENCE_MS3),
    judge: (error3) => error3 instanceof HttpFailure && BROKEN2.includes(error3.code) ? { kind: "retry" } : { kind: "final" }
  });
  return {
    discover: async (apiVersions, signal) => {
      const lists = [...new Set(apiVersions)].map(async (apiVersion) => {
        const request2 = { method: "GET", path: groupPath(apiVersion), signal };
        const response = await cluster.send(request2);
        if (response.status === 404) return [];
        return response.status === 200 ? readResourceList(apiVersion, JSON.parse(response.text)) : unexpected2(request2, response);
      });
      return (await Promise.all(lists)).flat();
    },
    read: async (type, ref, signal) => {
      const request2 = { method: "GET", path: pathOf3(type, ref), signal };
      const response = await cluster.send(request2);
      if (response.status === 404) return void 0;
      return response.status === 200 ? JSON.parse(response.text) : unexpected2(request2, response);
    },
    apply: async (object, how, signal) => {
      const query = `fieldManager=${FIELD_MANAGER}&fieldValidation=Strict&force=${how.force}${how.dry ? "&dryRun=All" : ""}`;
      const path = `${pathOf3(object.type, object)}?${query}`;
      return judgeApply(await patiently({ method: "PATCH", path, contentType: APPLY2, body: object.body }, signal));
    },
    tryAnew: async (object, signal) => {
      const { name: _, ...metadata } = asRecord(object.body.metadata) ?? {};
      const body = { ...object.body, metadata: { ...metadata, generateName: `${object.name.slice(0, 40)}-` } };
      const path = `${collectionPath(object.type, object.namespace)}?dryRun=All&fieldManager=${FIELD_MANAGER}&fieldValidation=Strict`;
      return judgeApply(await patiently({ method: "POST", path, body }, signal));
    },
    hand: async (object, live, rows, signal) => {
      const body = [
        { op: "replace", path: "/metadata/managedFields", value: rows },
        { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion }
      ];
      const path = `${pathOf3(object.type, object)}?fieldManager=${FIELD_MANAGER}`;
      const request2 = { method: "PATCH", path, contentType: "application/json-patch+json", body, signal };
      const response = await cluster.send(request2);
      if (response.status === 409 || response.status === 404) return false;
      return response.status === 200 ? true : unexpected2(request2, response);
    },
    remove: async (type, ref, uid2, signal) => {
      const body = { apiVersion: "v1", kind: "DeleteOptions", preconditions: { uid: uid2 }, propagationPolicy: "Background" };
      const request2 = { method: "DELETE", path: pathOf3(type, ref), body, signal };
      const response = await cluster.send(request2);
      if (response.status === 404 || response.status === 409) return false;
      return response.status === 200 || response.status === 202 ? true : unexpected2(request2, response);
    }
  };
}

// src/core/manifest-set/plan-remarks.ts
var bodiesOf = (set2) => new Map((set2?.objects ?? []).flatMap(manifestOfBody).map((object) => [refKey(object), object.body]));
var driftedObjects = (steps, deployed, ignored) => steps.filter((step) => {
  if (!sameValue(step.object.body, deployed.get(refKey(step.object)))) return false;
  const { kind, name: name2 } = step.object;
  if (step.kind === "create") return true;
  return step.kind === "change" && step.paths.some((path) => isTold(`${kind}/${name2}`, path, ignored, NOBODY));
}).map(({ object }) => refOf(object));
var NOBODY = /* @__PURE__ */ new Set();
function diffSummary(steps, removed) {
  const count = (...kinds) => steps.filter((step) => kinds.includes(step.kind)).length;
  const parts = [
    [count("create", "unverifiable"), "added"],
    [count("change", "recreate"), "changed"],
    [removed, "removed"]
  ];
  const told3 = parts.filter(([number]) => number > 0).map(([number, word2]) => `${number} ${word2}`);
  return told3.join(", ") || "no changes";
}
function newlyKept(kept, earlier) {
  const told3 = new Set(earlier.flatMap((set2) => set2.leftovers).map(refKey));
  return kept.filter(({ ref }) => !told3.has(refKey(ref)));
}
function untried(steps, home) {
  const open2 = steps.filter((step) => step.kind === "unverifiable");
  const reasons = [...new Set(open2.map((step) => step.why))];
  return reasons.map((why2) => {
    const shown4 = open2.filter((step) => step.why === why2).map(({ object }) => shownRef(object, home));
    return { severity: "notice", problem: unverifiable(shown4, why2) };
  });
}
function unread(deployed, objects, where) {
  const readers = staleReaders((deployed?.objects ?? []).flatMap(manifestOfBody), objects);
  return readers.map((reader) => ({ severity: "warning", problem: unnoticed(reader, where) }));
}

// src/core/manifest-set/render-plan.ts
var PATHS2 = 8;
function renderPlan({ steps, pruned, kept, drifted, home }) {
  const changes = steps.flatMap((step) => {
    const [word2, where] = told2(step);
    return word2 === void 0 ? [] : [[code(shownRef(step.object, home)), word2, where]];
  });
  const rows = [
    ...changes,
    ...pruned.map((ref) => [code(shownRef(ref, home)), "removed", ""]),
    ...kept.map(({ ref, why: why2 }) => [code(shownRef(ref, home)), "kept", text2(`no longer in the manifests, but ${why2}`)])
  ];
  const same2 = steps.filter((step) => step.kind === "same" || step.kind === "spent").length;
  const drift = drifted.map((ref) => code(shownRef(ref, home))).join(", ");
  return [
    rows.length === 0 ? "No object changes." : table(["object", "change", "where"], rows),
    ...same2 > 0 && rows.length > 0 ? [`${same2 === 1 ? "1 object stays" : `${same2} objects stay`} as ${same2 === 1 ? "it is" : "they are"}.`] : [],
    ...drift === "" ? [] : [`Changed by somebody else since the last deployment, and set right: ${drift}`]
  ].join("\n\n");
}
function told2(step) {
  switch (step.kind) {
    case "create":
      return ["added", ""];
    case "recreate":
      return ["made again", text2("a Job is not changed but replaced")];
    case "unverifiable":
      return ["not tried yet", text2(step.why)];
    case "same":
    case "spent":
      return [void 0, ""];
    case "change": {
      const paths2 = step.paths.slice(0, PATHS2).map(code).join(", ");
      const more = step.paths.length > PATHS2 ? ` and ${step.paths.length - PATHS2} more` : "";
      const over = step.takesOver ? "taken over from kubectl apply" : "taken into the set";
      return ["changed", paths2 === "" ? over : `${paths2}${more}${step.takesOver ? `; ${over}` : ""}`];
    }
  }
}

// src/core/manifest-set/place-objects.ts
function placeObjects(sources, served, namespace) {
  const types = new Map([...sources.flatMap(({ body }) => typesOfDefinition(body)), ...served].map((type) => [typeKey(type), type]));
  const problems = [];
  const placed = /* @__PURE__ */ new Map();
  for (const source of sources) {
    const type = types.get(typeKey(source));
    if (type === void 0) {
      problems.push(unknownKind(source));
      continue;
    }
    const object = place(source, type, namespace);
    const twin = placed.get(refKey(object));
    if (twin === void 0) placed.set(refKey(object), object);
    else problems.push(twice(object, twin, namespace));
  }
  return problems.length > 0 ? err(problems) : ok([...placed.values()]);
}
var SERVER_FIELDS = ["managedFields", "uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "namespace"];
function place(source, type, home) {
  const { apiVersion, kind, name: name2, origin } = source;
  const namespace = type.namespaced ? source.namespace ?? home : "";
  const written2 = Object.entries(source.body.metadata);
  const metadata = {
    ...Object.fromEntries(written2.filter(([field3]) => !SERVER_FIELDS.includes(field3))),
    ...type.namespaced ? { namespace } : {}
  };
  return { apiVersion, kind, name: name2, namespace, body: { ...source.body, metadata }, type, origin };
}
var unknownKind = ({ apiVersion, kind, origin }) => ({
  code: "HD043",
  fault: "user",
  what: `the cluster has no kind ${oneLine(kind, 80)} in ${oneLine(apiVersion, 80)}`,
  where: origin,
  remedy: "Correct apiVersion and kind, or add the CustomResourceDefinition to the manifests."
});
var twice = (object, twin, home) => ({
  code: "HD024",
  fault: "user",
  what: `${oneLine(shownRef(object, home), 200)} is there twice`,
  where: `${object.origin} and ${twin.origin}`,
  expected: "every object once",
  remedy: "Remove one of them."
});

// src/core/manifest-set/replace-images.ts
function replaceImages(sources, lines2, delivered) {
  const read = [...delivered === void 0 ? [] : [delivered], ...lines2].map(readLine);
  const bad2 = read.flatMap((one) => "problem" in one ? [one.problem] : []);
  if (bad2.length > 0) return err(bad2);
  const replacements = read.flatMap((one) => "problem" in one ? [] : [one]);
  const used = /* @__PURE__ */ new Set();
  const found = /* @__PURE__ */ new Set();
  const result = /* @__PURE__ */ new Set();
  const swap = (image) => {
    const hit = replacements.findLast((one) => one.takes(image));
    if (hit !== void 0) used.add(hit);
    found.add(image);
    result.add(hit?.image ?? image);
    return hit?.image ?? image;
  };
  const replaced = sources.map((source) => ({ ...source, body: walk(source.body, swap) }));
  const digest = delivered?.split("@")[1];
  const stands = digest !== void 0 && [...result].some((image) => image.endsWith(`@${digest}`));
  const idle = replacements.filter((one) => !used.has(one) && !(stands && one.line === delivered));
  return idle.length > 0 ? err(idle.map((one) => findsNothing(one.line, [...found]))) : ok(replaced);
}
function readLine(line) {
  const equals = line.indexOf("=");
  const image = line.slice(equals + 1).trim();
  const ref = parseImageRef(image);
  if (ref === void 0) return { problem: noImage2(line) };
  const name2 = line.slice(0, Math.max(equals, 0)).trim();
  if (equals >= 0) return { line, image, takes: (other) => nameOf4(other) === name2 };
  return {
    line,
    image,
    takes: (other) => {
      const own = parseImageRef(other);
      return own?.registry === ref.registry && own.repository === ref.repository;
    }
  };
}
var nameOf4 = (image) => image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
var CONTAINERS = ["containers", "initContainers", "ephemeralContainers"];
function walk(value, swap) {
  if (Array.isArray(value)) return value.map((item) => walk(item, swap));
  const map = asRecord(value);
  if (map === void 0) return value;
  return Object.fromEntries(
    Object.entries(map).map(([key2, inner]) => {
      if (!CONTAINERS.includes(key2) || !Array.isArray(inner)) return [key2, walk(inner, swap)];
      return [key2, inner.map((container) => withImage(container, swap))];
    })
  );
}
function withImage(container, swap) {
  const map = asRecord(container);
  return typeof map?.image === "string" ? { ...map, image: swap(map.image) } : container;
}
var noImage2 = (line) => ({
  code: "IN003",
  fault: "user",
  what: `input "image-values" has the line "${oneLine(line, 120)}", which names no image`,
  where: "with:",
  expected: "lines such as ghcr.io/acme/web@sha256:\u2026 or web=ghcr.io/acme/web:1.2.0"
});
var findsNothing = (line, found) => ({
  code: "WF003",
  fault: "user",
  what: `${oneLine(line, 200)} is in no container of the manifests (found: ${oneLine(found.join(", "), 300) || "no container at all"})`,
  where: 'input "image-values"',
  remedy: "Name the repository as the manifests do, or write name=image with the name that stands there."
});

// src/core/manifest-set/stamp-config.ts
var STAMP = "tidegate/config-digest";
function stampConfig(objects) {
  const isConfig = ({ kind, apiVersion }) => apiVersion === "v1" && (kind === "ConfigMap" || kind === "Secret");
  const emptied = objects.map((object) => isConfig(object) ? { ...object, body: {} } : object);
  const readers = staleReaders(emptied, objects);
  const configs = new Map(objects.filter(isConfig).map((object) => [`${object.namespace}/${object.kind}/${object.name}`, content(object)]));
  return objects.map((object) => {
    const reader = readers.find((one) => one.kind === object.kind && one.name === object.name && one.namespace === object.namespace);
    if (reader === void 0) return object;
    const read = [...reader.reads].sort().map((name2) => [name2, configs.get(`${object.namespace}/${name2}`)]);
    return stamped(object, sha256Of(canonicalJson(read)).slice("sha256:".length, "sha256:".length + 16));
  });
}
var content = ({ body }) => [body.data, body.stringData, body.binaryData].map((part) => part ?? null);
function stamped(object, digest) {
  const spec = asRecord(object.body.spec) ?? {};
  const template = asRecord(spec.template) ?? {};
  const metadata = asRecord(template.metadata) ?? {};
  const annotations = { ...asRecord(metadata.annotations), [STAMP]: digest };
  const renewed = { ...spec, template: { ...template, metadata: { ...metadata, annotations } } };
  return { ...object, body: { ...object.body, spec: renewed } };
}

// src/adapters/manifests/load-set.ts
async function loadSet(session, signal) {
  const { settings, api, ports } = session;
  const read = await session.sources(signal);
  if (!read.ok) return read;
  const replaced = replaceImages(read.value.objects, settings.imageValues, settings.image);
  if (!replaced.ok) return replaced;
  const served = await api.discover(
    replaced.value.map((source) => source.apiVersion),
    signal
  );
  const placed = placeObjects(replaced.value, served, settings.namespace);
  if (!placed.ok) return placed;
  for (const value of secretValues2(placed.value)) for (const form of maskForms(value)) ports.log.mask(form);
  const owned = placed.value.map((object) => withOwner(object, ownerOfSet(session)));
  return ok(settings.restartOnConfig ? stampConfig(owned) : owned);
}

// src/adapters/manifests/review-set-rights.ts
async function reviewSetRights({ ports, settings }, objects, signal) {
  const places = new Map(objects.map(({ type, namespace }) => [`${typeKey(type)} ${namespace}`, { type, namespace }]));
  const optional = optionalRights(settings.namespace);
  const needed = [...requiredRights(settings.namespace), ...kindRights([...places.values()])];
  const missing6 = await missingRights(ports, [...needed, ...optional], signal);
  const isOptional = (right) => optional.includes(right);
  const hard = missing6.filter((right) => !isOptional(right));
  const soft = missing6.filter(isOptional);
  return {
    problems: hard.length === 0 ? [] : [forbidden(hard, ports.identity)],
    remarks: soft.length === 0 ? [] : [optionalMissing(soft, ports.identity)]
  };
}

// src/adapters/manifests/set-store.ts


var unzip4 = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gunzip);
var zip2 = (0,node_util__WEBPACK_IMPORTED_MODULE_18__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_19__.gzip);
var METADATA_ONLY2 = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
var MERGE_PATCH2 = "application/merge-patch+json";
var MAX_SECRET_BYTES = 1048576;
var TYPE = "tidegate/set.v1";
var packedSize = async (set2) => (await zip2(storedText(set2))).length;
function setStore(ports, settings) {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const path = (revision) => `${base}/${segment(secretName2(settings.release, revision))}`;
  const ask4 = async (request2, good) => {
    const response = await ports.cluster.send(request2);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
    return response;
  };
  const patch = async (revision, body) => {
    await ask4({ method: "PATCH", path: path(revision), contentType: MERGE_PATCH2, body }, [200]);
  };
  const pack2 = async (set2) => (await zip2(storedText(set2))).toString("base64");
  const within2 = (signal) => signal === void 0 ? {} : { signal };
  return {
    history: async (signal) => {
      const query = `labelSelector=${encodeURIComponent(setSelector(settings))}&fieldSelector=${encodeURIComponent(`type=${TYPE}`)}`;
      const request2 = { method: "GET", path: `${base}?${query}`, headers: { accept: METADATA_ONLY2 }, ...within2(signal) };
      const { items } = JSON.parse((await ask4(request2, [200])).text);
      return (items ?? []).map(({ metadata }) => rowOf2(metadata)).sort((a, b) => a.revision - b.revision);
    },
    read: async (revision, signal) => {
      const response = await ask4({ method: "GET", path: path(revision), ...within2(signal) }, [200, 404]);
      if (response.status === 404) return void 0;
      const { data } = JSON.parse(response.text);
      return parseStored((await unzip4(Buffer.from(data?.set ?? "", "base64"))).toString("utf8"));
    },
    create: async (set2, status2) => {
      const labels = secretLabels(settings.release, set2.revision, status2, settings.runId);
      const metadata = { name: secretName2(settings.release, set2.revision), labels };
      const body = { apiVersion: "v1", kind: "Secret", type: TYPE, metadata, data: { set: await pack2(set2) } };
      return (await ask4({ method: "POST", path: base, body }, [201, 409])).status === 201;
    },
    rewrite: async (set2) => patch(set2.revision, { data: { set: await pack2(set2) } }),
    setStatus: (revision, status2) => patch(revision, { metadata: { labels: statusLabels(status2) } }),
    label: (revision, labels) => patch(revision, { metadata: { labels } }),
    remove: async (revision) => {
      await ask4({ method: "DELETE", path: path(revision) }, [200, 202, 404]);
    }
  };
}

// src/adapters/manifests/plan-set.ts
async function planSet(session, signal) {
  const { settings, ports, api, store } = session;
  const owner = ownerOfSet(session);
  const loaded = await loadSet(session, signal);
  if (!loaded.ok) return loaded;
  const objects = loaded.value;
  const review2 = await reviewSetRights(session, objects, signal);
  if (review2.problems.length > 0) return err(review2.problems);
  const rows = await store.history(signal);
  const row3 = currentRevision(rows);
  const open2 = await Promise.all(openRevisions(rows).map((revision) => store.read(revision, signal)));
  const earlier = open2.filter((set3) => set3 !== void 0);
  const deployed = row3?.status === "deployed" ? earlier.find((set3) => set3.revision === row3.revision) : void 0;
  const bodies = bodiesOf(deployed);
  const makes = /* @__PURE__ */ new Set([...namespacesOf(objects), ...settings.createNamespace ? [settings.namespace] : []]);
  const set2 = {
    owner,
    force: settings.forceConflicts,
    adopt: settings.takeOwnership,
    makes,
    defines: new Set(kindsOf(objects)),
    deployed: bodies
  };
  const [tried, images, pruning] = await Promise.all([
    dryRun(api, objects, set2, signal),
    judgeSetImages(ports, settings, objects, signal),
    planPrune(api, inventoryBeyond(objects, earlier), owner, settings.prune, signal)
  ]);
  const before = rows.length === 0 ? tried.before.map((object) => withOwner(object, owner).body) : [];
  const adopted = before.length === 0 ? void 0 : storedSet(1, "as kubectl apply had left it", before);
  const last = adopted?.revision ?? rows.at(-1)?.revision ?? 0;
  const leftovers = pruning.kept.map(({ ref }) => ref);
  const next = storedSet(
    last + 1,
    settings.revisionNote,
    objects.map(({ body }) => body),
    leftovers
  );
  const size = Math.max(await packedSize(next), adopted === void 0 ? 0 : await packedSize(adopted));
  const rights2 = tried.rights.length === 0 ? [] : [forbidden(tried.rights, ports.identity)];
  const large = size > MAX_SECRET_BYTES ? [tooLarge(objects.length, size, targetName(settings))] : [];
  const problems = [...rights2, ...tried.problems, ...images.problems, ...large];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(rows);
  const settled2 = pending === void 0 && !settings.alwaysUpgrade && rows.at(-1)?.revision === row3?.revision;
  const idle = settled2 && deployed?.digest === next.digest && !tried.steps.some(writes) && pruning.pruned.length === 0;
  const unchanged = idle && await areReady(session, objects, signal);
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${row3?.revision}`);
  const drifted = driftedObjects(tried.steps, bodies, settings.ignoreDrift);
  return ok({
    kind: unchanged ? "unchanged" : "change",
    images: images.images,
    remarks: [
      ...review2.remarks,
      ...images.remarks,
      ...untried(tried.steps, settings.namespace),
      ...unread(deployed, objects, targetName(settings))
    ],
    report: renderPlan({
      steps: tried.steps,
      pruned: pruning.pruned.map(({ ref }) => ref),
      kept: newlyKept(pruning.kept, earlier),
      drifted,
      home: settings.namespace
    }),
    diffSummary: diffSummary(tried.steps, pruning.pruned.length),
    drift: drifted.map((ref) => shownRef(ref, settings.namespace)),
    manifestDigest: next.digest,
    steps: tried.steps,
    prune: pruning,
    next,
    last,
    ...adopted === void 0 ? {} : { adopted },
    ...previousOf(row3, adopted),
    ...pending === void 0 ? {} : { pending }
  });
}
function previousOf(row3, adopted) {
  if (row3 !== void 0) return { previous: { revision: row3.revision, verified: row3.verified } };
  return adopted === void 0 ? {} : { previous: { revision: adopted.revision, verified: false } };
}
async function areReady({ ports }, objects, signal) {
  const found = await Promise.all(
    workloadsOf(objects).map(async ({ kind, name: name2, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name: name2, namespace }, signal);
      return object !== void 0 && judgeReadiness(kind, object).done;
    })
  );
  return found.every(Boolean);
}

// src/adapters/manifests/read-sources.ts



// src/core/manifest/read-documents.ts
var import_yaml5 = __toESM(require_dist(), 1);

// src/core/manifest/kubectl-yaml.ts
var KUBECTL_YAML = {
  version: "1.1",
  schema: "yaml-1.1",
  prettyErrors: false,
  logLevel: "silent",
  uniqueKeys: true,
  customTags: (tags) => [...tags.filter((tag) => !isReplaced(tag)), INTEGER, FLOAT]
};
var PREFIX = "tag:yaml.org,2002:";
var REPLACED = ["int", "float", "timestamp", "binary", "omap", "pairs", "set"].map((name2) => PREFIX + name2);
var isReplaced = (tag) => typeof tag !== "string" && REPLACED.includes(tag.tag) && !isNotANumber(tag);
var isNotANumber = (tag) => tag.tag === `${PREFIX}float` && tag.test?.test(".nan") === true;
var INTEGER = {
  tag: `${PREFIX}int`,
  default: true,
  test: /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[1-9][0-9_]*|0)$/,
  resolve: (text3) => {
    const plain2 = text3.replace(/_/g, "");
    const sign = plain2.startsWith("-") ? -1 : 1;
    const digits = plain2.replace(/^[-+]/, "").toLowerCase();
    return sign * (/^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits));
  }
};
var FLOAT = {
  tag: `${PREFIX}float`,
  default: true,
  test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve: (text3) => Number(text3)
};

// src/core/manifest/read-documents.ts
var MAX_LENGTH = 16 * 1048576;
var MAX_ALIASES = 1e3;
function readDocuments(text3, file) {
  const unfit = unfitText(text3, file);
  if (unfit !== void 0) return { objects: [], problems: [unfit] };
  const lines2 = new import_yaml5.LineCounter();
  const at3 = (offset) => `${file}:${lines2.linePos(offset ?? 0).line || 1}`;
  try {
    const documents = (0, import_yaml5.parseAllDocuments)(text3, { ...KUBECTL_YAML, lineCounter: lines2 });
    const read = ("empty" in documents ? [] : documents).map((document) => readDocument(document, at3));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  } catch (error3) {
    const what = error3 instanceof RangeError ? "it is nested too deeply" : String(error3);
    return { objects: [], problems: [unreadable4(what, file)] };
  }
}
function unfitText(text3, file) {
  if (text3.length > MAX_LENGTH) return unreadable4(`it is larger than ${MAX_LENGTH / 1048576} MiB`, file);
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.exec(text3);
  if (control === null) return void 0;
  return unreadable4("it holds bytes that are no text", `${file}:${text3.slice(0, control.index).split("\n").length}`);
}
function readDocument(document, at3) {
  const wrong = [...document.errors, ...document.warnings][0];
  if (wrong !== void 0) return { objects: [], problems: [unreadable4(wrong.message, at3(wrong.pos[0]))] };
  const { contents } = document;
  if (contents === null || (0, import_yaml5.isScalar)(contents) && contents.value === null) return { objects: [], problems: [] };
  const number = inexactNumber(document);
  if (number !== void 0) return { objects: [], problems: [unreadable4(number.what, at3(number.offset))] };
  try {
    return readValue(document.toJS({ maxAliasCount: MAX_ALIASES }), contents, at3);
  } catch (error3) {
    const what = error3 instanceof ReferenceError ? "its aliases grow beyond measure" : String(error3);
    return { objects: [], problems: [unreadable4(what, at3(contents.range[0]))] };
  }
}
function readValue(value, node, at3) {
  const origin = at3(node?.range[0]);
  const refuse2 = (what) => ({ objects: [], problems: [unreadable4(what, origin)] });
  const body = asRecord(value);
  if (body === void 0) return refuse2("it is no Kubernetes object");
  const { apiVersion, kind } = body;
  if (typeof kind !== "string" || kind === "") return refuse2("the object has no kind");
  if (typeof apiVersion !== "string" || apiVersion === "") return refuse2(`the ${oneLine(kind, 60)} has no apiVersion`);
  if (kind.endsWith("List") && Array.isArray(body.items)) {
    const nodes = (0, import_yaml5.isMap)(node) ? node.get("items", true) : void 0;
    const read = body.items.map((item, i) => readValue(item, (0, import_yaml5.isSeq)(nodes) ? nodes.items[i] : node, at3));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  }
  const { name: name2, namespace } = asRecord(body.metadata) ?? {};
  if (typeof name2 !== "string" || name2 === "") return refuse2(`the ${oneLine(kind, 60)} has no metadata.name`);
  if (!isPathSegment(name2)) return refuse2(`the ${oneLine(kind, 60)} has the name "${oneLine(name2, 60)}", which no object can have`);
  if (namespace !== void 0 && namespace !== null && (typeof namespace !== "string" || !isPathSegment(namespace)))
    return refuse2(`the ${oneLine(kind, 60)} ${oneLine(name2, 60)} has a namespace that is none`);
  const own = typeof namespace === "string" && namespace !== "" ? namespace : void 0;
  return { objects: [{ apiVersion, kind, name: name2, body, origin, ...present({ namespace: own }) }], problems: [] };
}
var isPathSegment = (name2) => name2 !== "." && name2 !== ".." && !/[/%]/.test(name2);
function inexactNumber(document) {
  let found;
  (0, import_yaml5.visit)(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== "number") return void 0;
      const exact = Number.isFinite(node.value) && (Number.isSafeInteger(node.value) || !/^[-+]?\d[\d_]*$/.test(node.source ?? ""));
      if (exact) return void 0;
      found = { what: `the number ${oneLine(node.source ?? "", 40)} cannot be kept as it is`, offset: node.range?.[0] };
      return import_yaml5.visit.BREAK;
    }
  });
  return found;
}
var unreadable4 = (what, where) => ({
  code: "HD024",
  fault: "user",
  what: `a manifest cannot be read: ${oneLine(what)}`,
  where: oneLine(where, 200),
  expected: "YAML or JSON with Kubernetes objects that have apiVersion, kind and metadata.name"
});

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
  const characters = [...negated ? inner.slice(1) : inner].map((character) => character.codePointAt(0) ?? 0);
  const dash = "-".charCodeAt(0);
  const ranges = [];
  for (let at3 = 0; at3 < characters.length; at3++) {
    const [from = 0, between, to] = characters.slice(at3, at3 + 3);
    if (between !== dash || to === void 0) {
      ranges.push([from, from]);
      continue;
    }
    if (from > to) return void 0;
    ranges.push([from, to]);
    at3 += 2;
  }
  return { kind: "class", negated, ranges };
}
function matchesSegment(segment2, name2) {
  const characters = [...name2];
  let [at3, token] = [0, 0];
  let retry2;
  while (at3 < characters.length) {
    const wanted = segment2[token];
    if (wanted?.kind === "star") {
      retry2 = { at: at3, token };
      token++;
    } else if (wanted !== void 0 && takesCharacter(wanted, characters[at3] ?? "")) {
      at3++;
      token++;
    } else if (retry2 !== void 0) {
      retry2 = { at: retry2.at + 1, token: retry2.token };
      ({ at: at3 } = retry2);
      token = retry2.token + 1;
    } else return false;
  }
  return segment2.slice(token).every(({ kind }) => kind === "star");
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
  const wild = segments.findIndex((segment2) => /[*?[]/.test(segment2));
  const prefix = (wild < 0 ? segments : segments.slice(0, wild)).join("/") || (text3.startsWith("/") ? "/" : ".");
  const parts = segments.map((segment2) => segment2 === "**" ? "**" : parseSegment(segment2));
  return { text: text3, exclude, prefix, matches: (path) => parts.length === 0 || matchesPath(parts, path.split("/")) };
}
function takes(patterns, forms) {
  const last = patterns.findLast((pattern) => forms.some(pattern.matches));
  return last !== void 0 && !last.exclude;
}
function normalise(path) {
  const segments = [];
  if (path.startsWith("/")) segments.push("");
  for (const segment2 of path.split("/")) {
    if (segment2 === "" || segment2 === ".") continue;
    if (segment2 === ".." && segments.length > 0 && segments.at(-1) !== ".." && segments.at(-1) !== "") segments.pop();
    else segments.push(segment2);
  }
  return segments;
}
function matchesPath(pattern, path) {
  let places = withSkips(pattern, /* @__PURE__ */ new Set([0]));
  for (const [index, name2] of path.entries()) {
    const next = /* @__PURE__ */ new Set();
    for (const place3 of places) {
      const part = pattern[place3];
      if (part === void 0) continue;
      if (part === "**") next.add(place3).add(place3 + 1);
      else if ((name2 !== "" || index > 0 || part.length === 0) && matchesSegment(part, name2)) next.add(place3 + 1);
    }
    if (next.has(pattern.length)) return true;
    places = withSkips(pattern, next);
  }
  return false;
}
function withSkips(pattern, places) {
  for (const place3 of places) if (pattern[place3] === "**") places.add(place3 + 1);
  return places;
}

// src/adapters/files/steady-file.ts
var notTaken = (shown4, why2) => ({
  code: "AP002",
  fault: "user",
  what: `${shown4} is not published: ${why2}`,
  where: 'input "path"',
  expected: "regular files below the root, and links that stay below it",
  remedy: "Exclude it with a line !PATH, or put a copy in its place."
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
    for await (const { path, kind } of walk2(start2, options.hidden)) {
      const shown4 = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(options.workspace, path);
      const forms = [path, shown4].map((form) => form.split(node_path__WEBPACK_IMPORTED_MODULE_9__.sep).join("/"));
      if (found.has(path) || problems.has(path) || !takes(patterns, forms)) continue;
      const name2 = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_9__.sep).join("/");
      if (name2 === "" || outside(root, path))
        problems.set(path, notTaken(shown4, `it lies outside of the root ${(0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(options.workspace, root) || "."}`));
      else if (kind === "other") problems.set(path, notTaken(shown4, "it is a device, a pipe or a socket"));
      else if (kind === "file") found.set(path, { kind, name: name2, path });
      else {
        const link2 = await readLink(root, path, name2);
        if (link2 === void 0)
          problems.set(path, notTaken(shown4, "it is a link that leads out of the root, is absolute, or leads to nothing"));
        else found.set(path, link2);
      }
    }
  }
  return { files: [...found.values()], problems: [...problems.values()] };
}
async function* walk2(start2, hidden) {
  const stat4 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.lstat)(start2).catch(() => void 0);
  if (stat4 === void 0) return;
  if (!stat4.isDirectory()) {
    yield { path: start2, kind: kindOf2(stat4) };
    return;
  }
  const folders = [start2];
  for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readdir)(folder, { withFileTypes: true })) {
      if (!hidden && entry.name.startsWith(".")) continue;
      const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else yield { path, kind: kindOf2(entry) };
    }
  }
}
var kindOf2 = (entry) => entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "other";
async function readLink(root, path, name2) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readlink)(path);
  const [real, realRoot] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(path).catch(() => void 0), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(root)]);
  if (real === void 0 || outside(realRoot, real) || target.startsWith("/")) return void 0;
  return { kind: "link", name: name2, path, target };
}
function outside(root, path) {
  const way = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(root, path);
  return way === ".." || way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_9__.sep}`);
}
async function commonFolder(starts) {
  const folders = await Promise.all(
    starts.map(async (start2) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.lstat)(start2).catch(() => void 0))?.isDirectory() ? start2 : (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(start2))
  );
  let common = folders[0] ?? node_path__WEBPACK_IMPORTED_MODULE_9__.sep;
  for (const folder of folders)
    while (folder !== common && !folder.startsWith(common === node_path__WEBPACK_IMPORTED_MODULE_9__.sep ? node_path__WEBPACK_IMPORTED_MODULE_9__.sep : common + node_path__WEBPACK_IMPORTED_MODULE_9__.sep)) common = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.dirname)(common);
  return common;
}

// src/adapters/manifests/kustomize.ts


var KUSTOMIZATION = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
var BUDGET_MS4 = 12e4;
async function isKustomization(folder) {
  const found = await Promise.all(
    KUSTOMIZATION.map(
      (name2) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, name2)).then(
        () => true,
        () => false
      )
    )
  );
  return found.includes(true);
}
async function buildKustomization(folder, at3, log, signal) {
  const command = { file: "kubectl", args: ["kustomize", "--", folder], env: childEnvironment(at3.env), cwd: at3.workspace };
  try {
    const end2 = await runChild(command, AbortSignal.any([signal, AbortSignal.timeout(BUDGET_MS4)]));
    if (end2.code === 0) return ok(end2.stdout);
    log(end2.stderr);
    return err(doesNotBuild(at3.shown, lastWords2(end2.stderr)));
  } catch (error3) {
    if (signal.aborted) throw signal.reason;
    if (error3.code === "ENOENT") return err(NO_KUBECTL);
    return err(doesNotBuild(at3.shown, `kubectl did not end within ${BUDGET_MS4 / 1e3} s`));
  }
}
var lastWords2 = (stderr) => stripControls(stderr).trim().replace(/^[\s\S]*(?=error: )/, "").replace(/^error: /, "");
var doesNotBuild = (shown4, why2) => ({
  code: "HD024",
  fault: "user",
  what: `the kustomization does not build: ${oneLine(why2, 400) || "kubectl gave no reason"}`,
  where: shown4,
  remedy: `Try it with: kubectl kustomize ${shown4}`
});
var NO_KUBECTL = {
  code: "HD001",
  fault: "user",
  what: "kubectl is not on PATH, and a kustomization is built by it",
  where: "PATH",
  expected: "kubectl 1.27 or later",
  remedy: "Add a step that installs it, such as azure/setup-kubectl with version: v1.34.5, or build it in a step of your own and name the result."
};

// src/adapters/manifests/read-sources.ts
var EXTENSIONS = [".yaml", ".yml", ".json"];
async function readSources(ports, settings, signal) {
  const excludes = settings.manifests.filter((line) => line.startsWith("!"));
  const lines2 = settings.manifests.filter((line) => !line.startsWith("!"));
  const objects = [];
  const problems = [];
  const seen = /* @__PURE__ */ new Set();
  for (const line of lines2) {
    const texts = await textsOf2(line, excludes, ports, settings, signal);
    problems.push(...texts.problems);
    for (const { path, shown: shown4, text: text3 } of texts.found) {
      if (seen.has(path)) continue;
      seen.add(path);
      const read = text3 === void 0 ? { objects: [], problems: [unreadable4("it is no UTF-8 text", shown4)] } : readDocuments(text3, shown4);
      objects.push(...read.objects);
      problems.push(...read.problems);
    }
  }
  if (problems.length === 0 && objects.length === 0) problems.push(nothing(lines2.join(", "), "no object stands in what it names"));
  return problems.length > 0 ? err(problems) : ok({ objects });
}
async function textsOf2(line, excludes, ports, { workspace }, signal) {
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, line);
  const kind = await kindOf3(path);
  if (kind === "folder" && await isKustomization(path)) {
    const shown4 = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(workspace, path) || ".";
    const built2 = await buildKustomization(path, { env: ports.env, workspace, shown: shown4 }, (text3) => ports.log.outside(text3), signal);
    return built2.ok ? { found: [{ path, shown: `kubectl kustomize ${shown4}`, text: built2.value }], problems: [] } : { found: [], problems: [built2.error] };
  }
  const { files, problems } = await findFiles([line, ...excludes], { workspace, hidden: false });
  const refused2 = problems.map(({ what }) => nothing(line, what.replace("is not published", "is not taken")));
  const taken = files.map((file) => file.path).filter((file) => kind === "file" || EXTENSIONS.includes((0,node_path__WEBPACK_IMPORTED_MODULE_9__.extname)(file))).sort();
  const inner = taken.filter((file) => KUSTOMIZATION.includes((0,node_path__WEBPACK_IMPORTED_MODULE_9__.basename)(file)));
  if (inner.length > 0 && kind !== "file")
    return { found: [], problems: inner.map((file) => innerKustomization((0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(workspace, file))) };
  if (taken.length === 0 && refused2.length === 0) return { found: [], problems: [nothing(line, "it names no file")] };
  const found = await Promise.all(
    taken.map(async (file) => ({ path: file, shown: (0,node_path__WEBPACK_IMPORTED_MODULE_9__.relative)(workspace, file), text: textOf3(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(file)) }))
  );
  return { found, problems: refused2 };
}
async function kindOf3(path) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.stat)(path).catch(() => void 0);
  return found === void 0 ? "nothing" : found.isDirectory() ? "folder" : "file";
}
function textOf3(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}
var nothing = (line, why2) => ({
  code: "HD082",
  fault: "user",
  what: `"${oneLine(line, 200)}": ${oneLine(why2)}`,
  where: 'input "manifests"',
  expected: "files, folders or globs from the workspace's root that hold .yaml, .yml or .json",
  remedy: "Check the path, and that the job checks the repository out before this step."
});
var innerKustomization = (file) => ({
  code: "HD024",
  fault: "user",
  what: "a kustomization lies below a folder of plain manifests, which would be applied unbuilt",
  where: file,
  remedy: `Give its folder a line of its own: ${file.replace(/\/?[^/]*$/, "") || "."}`
});

// src/adapters/manifests/remove-set.ts
var LOOK_MS13 = 500;
async function removeSet(session, signal) {
  const { store, api, settings, ports } = session;
  const rows = await store.history();
  if (rows.length === 0) return ok("absent");
  try {
    const sets = await Promise.all(rows.map(({ revision }) => store.read(revision, signal)));
    const beyond = inventoryBeyond(
      [],
      sets.filter((set2) => set2 !== void 0)
    );
    const plan = await planPrune(api, beyond, ownerOfSet(session), true, signal);
    await prune(session, plan, signal);
    for (const { ref, why: why2 } of plan.kept) ports.log.info(`${shownRef(ref, settings.namespace)} stays: ${why2}`);
    const standing = await awaitGone(session, plan, signal);
    if (standing.length > 0) return err(doesNotGo3(session, standing));
    for (const { revision } of rows) await store.remove(revision);
    return ok("uninstalled");
  } catch (error3) {
    if (!signal.aborted) throw error3;
    return err({
      code: "HD090",
      fault: "user",
      what: `${targetName(settings)} was being removed when the job was cancelled`,
      where: targetName(settings),
      remedy: "Run it again."
    });
  }
}
async function awaitGone({ api, ports, settings }, plan, signal) {
  const until = ports.clock.monotonic() + settings.timeout;
  let open2 = plan.pruned;
  for (; ; ) {
    const lives = await Promise.all(open2.map(async (one) => (await api.read(one.type, one.ref, signal))?.metadata.uid === one.uid));
    open2 = open2.filter((_, i) => lives[i] === true);
    if (open2.length === 0 || ports.clock.monotonic() >= until) return open2.map(({ ref }) => ref);
    await ports.clock.sleep(LOOK_MS13, signal);
  }
}
var doesNotGo3 = ({ settings }, refs) => ({
  code: "HD059",
  fault: "user",
  what: `not gone in time: ${oneLine(refs.map((ref) => shownRef(ref, settings.namespace)).join(", "), 400)}`,
  where: targetName(settings),
  remedy: "Look at their finalizers."
});

// src/adapters/manifests/steps-back.ts
async function stepsBack(session, set2, signal) {
  const { api, settings, ports } = session;
  const sources = set2.objects.flatMap(manifestOfBody).map(({ namespace, ...object }) => {
    const own = present({ namespace: namespace === "" ? void 0 : namespace });
    return { ...object, ...own, origin: `revision ${set2.revision}` };
  });
  const served = await api.discover(
    sources.map((source) => source.apiVersion),
    signal
  );
  const placed = placeObjects(sources, served, settings.namespace);
  if (!placed.ok) return placed;
  const objects = placed.value;
  const tried = await dryRun(
    api,
    objects,
    {
      owner: ownerOfSet(session),
      force: true,
      adopt: false,
      makes: new Set(namespacesOf(objects)),
      defines: new Set(kindsOf(objects)),
      deployed: new Map(objects.map((object) => [refKey(object), object.body]))
    },
    signal
  );
  if (tried.rights.length > 0) return err([forbidden(tried.rights, ports.identity), ...tried.problems]);
  return tried.problems.length > 0 ? err(tried.problems) : ok(tried.steps);
}

// src/adapters/manifests/restore-set.ts
async function restoreSet(session, { to, rows, note }, stop) {
  const { ports, store } = session;
  const set2 = await store.read(to);
  if (set2 === void 0) return err("it is no longer remembered");
  const revision = (rows.at(-1)?.revision ?? to) + 1;
  const next = { ...set2, revision, note, leftovers: [] };
  try {
    const steps = await stepsBack(session, set2, stop);
    if (!steps.ok) return err(steps.error.map(problemLine).join("; "));
    if (!await store.create(next, "pending-rollback")) return err(`somebody else made revision ${revision}`);
    const rolled = await apply(session, steps.value, next, rows, stop);
    if (rolled.kind === "failed") {
      await store.setStatus(revision, "failed");
      return err(rolled.problems.map(({ what }) => what).join("; "));
    }
  } catch (error3) {
    await store.setStatus(revision, "failed").catch((reason) => ports.log.debug(`revision ${revision} stays as it is: ${reason}`));
    if (stop.aborted) throw error3;
    return err(explainBreak(error3, ports.cluster.server).map(problemLine).join("; "));
  }
  await closeRevision(session, revision);
  return ok(revision);
}
async function apply(session, steps, next, rows, signal) {
  var _stack = [];
  try {
    const { settings, ports, api, store } = session;
    const objects = steps.map(({ object }) => object);
    const written2 = async () => {
      const open2 = await Promise.all(openRevisions(rows).map((revision) => store.read(revision, signal)));
      const beyond = inventoryBeyond(
        objects,
        open2.filter((one) => one !== void 0)
      );
      const plan = await planPrune(api, beyond, ownerOfSet(session), true, signal);
      await prune(session, plan, signal);
      if (plan.kept.length > 0) await store.rewrite({ ...next, leftovers: plan.kept.map(({ ref }) => ref) });
    };
    const _ = __using(_stack, freeStuckPods(
      ports,
      workloadsOf(objects).filter(({ kind }) => kind === "StatefulSet")
    ));
    return await rollOut(session, { steps, force: true, timeoutMs: settings.rollbackTimeout, written: written2 }, signal);
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}

// src/adapters/manifests/manifests-maker.ts
function manifestsMaker(ports, settings) {
  const store = setStore(ports, settings);
  let read;
  const session = {
    ports,
    settings,
    api: objectApi(ports),
    store,
    sources: (signal) => {
      read ??= readSources(ports, settings, signal);
      return read;
    }
  };
  return {
    orphanMs: 0,
    words: wordsOf3(settings),
    bringsNamespace: (signal) => bringsNamespace(session, signal),
    plan: (signal) => planSet(session, signal),
    apply: (plan, signal, lost) => applySet(session, plan, signal, lost),
    choose: async (rows, failed3) => pickRollback(rows, failed3, () => false),
    restore: (way, stop) => restoreSet(session, way, stop),
    uninstall: (signal) => removeSet(session, signal),
    history: () => store.history(),
    failPending: ({ revision }) => store.setStatus(revision, "failed"),
    label: (revision, labels) => store.label(revision, labels),
    workloads: async (revision) => {
      const set2 = await store.read(revision);
      return workloadsOf((set2?.objects ?? []).flatMap(manifestOfBody)).map(({ kind, name: name2, namespace }) => ({ kind, name: name2, namespace }));
    },
    [Symbol.asyncDispose]: async () => void 0
  };
}
async function bringsNamespace(session, signal) {
  const read = await session.sources(signal);
  if (!read.ok) throw new ProblemError(read.error);
  return read.value.objects.some(
    ({ kind, name: name2, apiVersion }) => kind === "Namespace" && apiVersion === "v1" && name2 === session.settings.namespace
  );
}
var wordsOf3 = ({ release, namespace }) => ({
  redeploy: "Deploy a version that works: it is applied over the failed one.",
  showRevisions: `kubectl get secrets -n ${namespace} -l tidegate-release=${release} shows the revisions.`,
  removed: "the failed deployment was removed",
  notRemoved: "the failed deployment was not removed",
  goBackByHand: () => "Look at the pods, then deploy the commit of that revision again."
});

// src/adapters/release/holder.ts

var STATE2 = "tidegate-holder";
function holderOf(context, state) {
  const known2 = state.read(STATE2);
  const job = context.job.replace(/[^\w.-]/g, "-");
  const identity = known2 ?? `${context.repository.full}#${context.runId}.${context.runAttempt}/${job}/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_8__.randomBytes)(4).toString("hex")}`;
  if (known2 === void 0) state.save(STATE2, identity);
  return { identity, runUrl: runUrl(context) };
}
async function isRunCompleted(run2, apiUrl, token, http2) {
  const headers = {
    accept: "application/vnd.github+json",
    "x-github-api-version": "2022-11-28",
    ...token === void 0 ? {} : { authorization: `Bearer ${token}` }
  };
  const url = `${apiUrl}/repos/${run2.repository}/actions/runs/${encodeURIComponent(run2.runId)}`;
  const response = await http2({ method: "GET", url, headers, timeoutMs: 1e4 }).catch(() => void 0);
  if (response?.status !== 200) return void 0;
  const body = bodyJson(response);
  return body.status === "completed" || typeof body.run_attempt === "number" && body.run_attempt > run2.attempt;
}

// src/adapters/release/release-job.ts
var portsOf = (job, access6, token) => ({
  cluster: access6.cluster,
  kubeconfig: access6.kubeconfig,
  identity: access6.identity,
  http: nodeHttp,
  clock: job.clock,
  random: job.random,
  env: job.env,
  log: job.log,
  remember: (text3) => rememberMemo(job.state, text3),
  recall: () => recallMemo(job.state),
  isCompleted: (holder) => isRunCompleted(holder, job.context.apiUrl, token, nodeHttp)
});
var settingsOf = ({
  inputs,
  context,
  state,
  image
}) => ({
  ...inputs,
  chart: inputs.chart ?? "",
  holder: holderOf(context, state),
  runId: context.runId,
  sha: context.sha,
  ...image === void 0 ? {} : { image },
  revisionNote: `${context.repository.full}@${context.sha.slice(0, 12)} run ${context.runId}`,
  workspace: context.workspace,
  tempDir: context.tempDir
});

// src/adapters/release/namespace.ts
async function ensureNamespace(ports, settings) {
  const body = { apiVersion: "v1", kind: "Namespace", metadata: { name: settings.namespace } };
  const request2 = { method: "POST", path: "/api/v1/namespaces", body };
  const response = await ports.cluster.send(request2);
  if (response.status !== 201 && response.status !== 409) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
}

// src/adapters/release/resume.ts
var REASON = "the job was cancelled";
async function resumeWork(ports, maker, memo, goBack2, rollBack2) {
  if (memo.phase === "done" || memo.phase === "locked") return { kind: "nothing-to-do" };
  const pending = pendingRevision(await maker.history());
  if (pending !== void 0) await maker.failPending(pending, `left ${pending.status} by a cancelled run`);
  const last = (await maker.history()).at(-1);
  if (memo.phase === "rolling-back") {
    if (goBack2) return { kind: "taken-back", result: await rollBack2({ failed: memo.before, reason: REASON, to: memo.to }) };
  } else if (goBack2 && last !== void 0 && last.revision > memo.before && last.status !== "deployed") {
    return { kind: "taken-back", result: await rollBack2({ failed: last.revision, reason: REASON }) };
  }
  saveMemo(ports, { ...memo, phase: "done" });
  return last === void 0 ? { kind: "nothing-to-do" } : { kind: "repaired", revision: last.revision, status: last.status };
}

// src/core/helm-release/rollback-problems.ts
var noTarget = (where, to, words2) => ({
  code: "HD072",
  fault: "user",
  what: to === void 0 ? "there is no good revision to go back to" : `there is no revision ${to} to go back to`,
  where,
  remedy: to === void 0 ? words2.redeploy : words2.showRevisions
});
var rollbackFailed = (where, revision, why2, words2) => ({
  code: "HD071",
  fault: "remote",
  what: `going back to revision ${revision} failed: ${oneLine(why2, 700)}`,
  where,
  remedy: words2.goBackByHand(revision)
});

// src/adapters/release/roll-back.ts
async function rollBack({ ports, settings, maker }, { failed: failed3, reason, to }, signal, lost) {
  const where = targetName(settings);
  const rows = await maker.history();
  const target = to === void 0 ? await maker.choose(rows, failed3) : explicit(rows, to);
  if (target.kind === "none") {
    const removable = to === void 0 && settings.onFailedInstall === "uninstall" && rows.length === 1;
    const problem2 = noTarget(where, to, maker.words);
    return { kind: "nothing-to-go-back-to", problem: removable ? await removeInstall(maker, problem2, signal) : problem2 };
  }
  const { revision, kind } = target;
  saveMemo(ports, { phase: "rolling-back", before: failed3, to: revision });
  const pending = pendingRevision(rows);
  if (pending !== void 0) await maker.failPending(pending, `left ${pending.status}`);
  ports.log.info(`going back to revision ${revision}${kind === "verified" ? ", which passed its smoke test" : ""}`);
  const note = `back to revision ${revision} by ${settings.revisionNote}: ${oneLine(reason, 200)}`;
  const restored = await tryRestore(maker, { to: revision, rows, note }, AbortSignal.any([signal, lost]));
  if (!restored.ok) {
    const problem2 = lost.aborted ? problemOfLoss(lost) : rollbackFailed(where, revision, restored.error, maker.words);
    return { kind: "failed", problem: problem2 };
  }
  const verified = kind === "verified";
  if (verified) await maker.label(restored.value, { [VERIFIED_LABEL]: String(restored.value) });
  saveMemo(ports, { phase: "done", before: failed3 });
  return { kind: "rolled-back", revision: restored.value, to: revision, verified };
}
async function tryRestore(maker, way, stop) {
  try {
    const restored = await maker.restore(way, stop);
    return !restored.ok && stop.aborted ? err("it was stopped") : restored;
  } catch (error3) {
    if (stop.aborted) return err("it was stopped");
    throw error3;
  }
}
async function removeInstall(maker, problem2, signal) {
  const removed = await maker.uninstall(signal);
  if (!removed.ok) return { ...removed.error, what: `${problem2.what}, and ${maker.words.notRemoved}: ${removed.error.what}` };
  return { ...problem2, what: `${problem2.what}; ${maker.words.removed}` };
}
function explicit(rows, to) {
  const row3 = rows.find((one) => one.revision === to);
  if (row3 === void 0) return { kind: "none" };
  return { kind: row3.verified ? "verified" : "last-good", revision: to };
}

// src/adapters/release/release-target.ts
function releaseTarget(ports, settings, maker) {
  const plans = /* @__PURE__ */ new WeakMap();
  const never = new AbortController().signal;
  let lock;
  const lost = () => lock?.lost ?? never;
  const whileHeld = (outer) => AbortSignal.any([outer, lost()]);
  const take2 = async (outer) => {
    if (settings.createNamespace) await ensureNamespace(ports, settings);
    let taken = await acquireLock(ports, settings, outer, maker.orphanMs);
    if (!taken.ok && taken.error.code === "HD003" && await maker.bringsNamespace(outer)) {
      await ensureNamespace(ports, settings);
      taken = await acquireLock(ports, settings, outer, maker.orphanMs);
    }
    if (!taken.ok) return taken;
    lock = taken.value;
    return ok(void 0);
  };
  const current = async () => {
    const row3 = (await maker.history()).at(-1);
    return row3 === void 0 ? void 0 : { revision: row3.revision, status: row3.status, verified: row3.verified };
  };
  const goBack2 = (order, outer) => rollBack({ ports, settings, maker }, order, outer, lost());
  return {
    name: targetName(settings),
    acquire: async (outer) => {
      const taken = await take2(outer);
      if (taken.ok) saveMemo(ports, { phase: "locked", before: 0 });
      return taken;
    },
    plan: async (outer) => {
      const planned = await maker.plan(whileHeld(outer));
      if (planned.ok) plans.set(planned.value, planned.value);
      return planned;
    },
    apply: async (plan, outer) => {
      const known2 = plans.get(plan);
      if (known2 === void 0 || lock === void 0) throw new Error("apply needs the lock, and a plan that this target made");
      return maker.apply(known2, outer, lost());
    },
    commit: async () => ok(void 0),
    rollback: async (reason, outer, to) => goBack2({ failed: (await current())?.revision ?? 0, reason, to }, outer),
    current,
    markVerified: (revision) => maker.label(revision, { [VERIFIED_LABEL]: String(revision) }),
    workloads: async () => {
      const row3 = await current();
      return row3 === void 0 ? [] : maker.workloads(row3.revision);
    },
    resume: async (takesBack, outer) => {
      const memo = readMemo(ports);
      if (memo === void 0) return { kind: "nothing-to-do" };
      const taken = await take2(outer);
      if (!taken.ok) throw new ProblemError(taken.error);
      return resumeWork(ports, maker, memo, takesBack, (order) => goBack2(order, outer));
    },
    release: async () => {
      await lock?.release();
      lock = void 0;
      forgetMemo(ports);
    },
    handOver: () => lock?.handOver(),
    uninstall: (outer) => maker.uninstall(whileHeld(outer)),
    [Symbol.asyncDispose]: async () => {
      lock?.handOver();
      await maker[Symbol.asyncDispose]();
    }
  };
}

// src/adapters/makers/release-history.ts
async function releaseHistory(access6, release, signal) {
  const sets = await setStore(access6, release).history(signal);
  if (sets.length > 0) return { kind: "manifests", rows: sets };
  const { rows } = await releaseStore(access6, release).history();
  return { kind: rows.length > 0 ? "chart" : void 0, rows };
}

// src/adapters/makers/open-release-target.ts
async function openReleaseTarget(run2, access6, token) {
  const { manifests, chart } = run2.inputs;
  const ports = portsOf(run2, access6, token);
  const settings = settingsOf(run2);
  const isSet = manifests.length > 0 || !chart && await remembersSets(run2, access6);
  if (isSet) return releaseTarget(ports, settings, manifestsMaker(ports, settings));
  return releaseTarget(ports, settings, await helmMaker(ports, settings, run2.signal));
}
async function remembersSets({ inputs, context, signal }, access6) {
  try {
    return (await releaseHistory(access6, { ...inputs, runId: context.runId }, signal)).kind === "manifests";
  } catch (error3) {
    if (error3 instanceof ProblemError) return false;
    throw error3;
  }
}

// src/core/deployment-record/history.ts
var MOST_RECORDS = 10;
var MOST_BYTES = 256e3;
function parseRecords(text3) {
  if (text3 === void 0 || text3.trim() === "") return { records: [], lost: false };
  try {
    const parsed4 = JSON.parse(text3);
    if (!Array.isArray(parsed4)) return { records: [], lost: true };
    const records = parsed4.filter(isRecord);
    return { records, lost: records.length < parsed4.length };
  } catch {
    return { records: [], lost: true };
  }
}
function withRecord(history, record5) {
  let kept = [...history, record5].slice(-MOST_RECORDS);
  while (kept.length > 1 && sizeOf(kept) > MOST_BYTES) kept = kept.slice(1);
  return JSON.stringify(kept);
}
var sizeOf = (records) => new TextEncoder().encode(JSON.stringify(records)).length;
function isRecord(value) {
  if (typeof value !== "object" || value === null) return false;
  const { version, commit, result, release, smoke, approvals } = value;
  const { revision } = release ?? {};
  const texts = [commit, result].every((text3) => typeof text3 === "string");
  return version === "deployment-record/v1" && texts && typeof revision === "number" && typeof smoke === "object" && Array.isArray(approvals);
}

// src/adapters/record/config-map-records.ts
var KEY = "records";
var ATTEMPTS = 3;
var TIMEOUT_MS4 = 1e4;
var recordName = (release) => `tidegate-record-${release}`;
function configMapRecords(access6, at3) {
  const name2 = recordName(at3.release);
  const base = `/api/v1/namespaces/${segment(at3.namespace)}/configmaps`;
  const path = `${base}/${segment(name2)}`;
  const get = async () => {
    const request2 = { method: "GET", path, timeoutMs: TIMEOUT_MS4 };
    const response = await access6.cluster.send(request2);
    if (response.status === 404) return void 0;
    if (response.status !== 200) throw new ProblemError(unexpectedAnswer(request2, response, access6.identity));
    return JSON.parse(response.text);
  };
  return {
    place: `ConfigMap ${at3.namespace}/${name2}`,
    read: async () => parseRecords((await get())?.data?.[KEY]),
    append: async (record5) => {
      for (let attempt3 = 1; ; attempt3 += 1) {
        const before = await get();
        const { records } = parseRecords(before?.data?.[KEY]);
        const body = {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: before?.metadata ?? { name: name2, namespace: at3.namespace, labels: { "app.kubernetes.io/managed-by": "tidegate" } },
          data: { ...before?.data, [KEY]: withRecord(records, record5) }
        };
        const query = "?fieldManager=tidegate";
        const request2 = before === void 0 ? { method: "POST", path: base + query, body } : { method: "PUT", path: path + query, body };
        const response = await access6.cluster.send({ ...request2, timeoutMs: TIMEOUT_MS4 });
        if (response.status === 200 || response.status === 201) return;
        const raced = response.status === 409 || response.status === 404 && before !== void 0;
        if (!raced || attempt3 === ATTEMPTS) throw new ProblemError(unexpectedAnswer(request2, response, access6.identity));
      }
    }
  };
}

// src/actions/deliver/scene.ts
var serviceOf = ({ inputs, context }) => inputs.service ?? context.repository.name;
var commitOf = ({ inputs, context }) => inputs.sha ?? context.sha;
var imageOf = ({ inputs: { image, digest } }) => image === void 0 || digest === void 0 ? void 0 : `${image}@${digest}`;
async function openScene(run2) {
  var _stack = [];
  try {
    const { inputs, log } = run2;
    const stack = __using(_stack, new AsyncDisposableStack(), true);
    const access6 = stack.use(await connectCluster(inputs, { ...run2, http: nodeHttp }));
    for (const { severity, problem: problem2 } of access6.remarks) log.problem(severity, problem2);
    const target = stack.use(await openReleaseTarget({ ...run2, ...present({ image: imageOf(run2) }) }, access6, inputs.token));
    const record5 = recordPorts(run2, access6);
    let history = [];
    const kept = stack.move();
    return {
      access: access6,
      target,
      record: record5,
      compare: (base, head) => compareCommits(recordClient(run2), run2.context.repository, base, head),
      history: () => history,
      readHistory: async () => {
        history = await readRecords(record5);
      },
      [Symbol.asyncDispose]: () => kept.disposeAsync()
    };
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function recordPorts(run2, access6) {
  const { inputs, context, log } = run2;
  return {
    store: configMapRecords(access6, { namespace: inputs.namespace, release: inputs.release }),
    deployments: githubDeployments(recordClient(run2), context.repository),
    warn: (problem2) => log.problem("warning", problem2),
    explain: explainRecordFailure
  };
}
var recordClient = ({ inputs, context, clock, random }) => githubClient({ apiUrl: context.apiUrl, token: inputs.token ?? "", clock, random, timeoutMs: 5e3, budgetMs: 1e4 });
async function readRecords({ store, warn, explain: explain2 }) {
  try {
    const { records, lost } = await store.read();
    if (lost)
      warn({
        code: "RC013",
        fault: "user",
        what: `${store.place} holds records that cannot be read; they are left out`,
        where: store.place
      });
    return records;
  } catch (error3) {
    warn(explain2(error3, `reading the records of ${store.place}`));
    return [];
  }
}

// src/actions/deliver/times.ts
var LONGEST_SECOND_MS = 12e4;
var secondSmokeMs = ({ smokeTimeout }) => Math.min(smokeTimeout, LONGEST_SECOND_MS);
var timeNeededMs = (inputs) => inputs.timeNeeded ?? inputs.lockTimeout + inputs.timeout + inputs.smokeTimeout + inputs.rollbackTimeout + secondSmokeMs(inputs);

// src/actions/deliver/gate.ts
var MOST_ANNOTATIONS = 8;
async function readGateQuestion(run2) {
  const { inputs, context, clock, env, signal } = run2;
  if (inputs.decision !== void 0) {
    const about = { decision: inputs.decision, environment: inputs.environment, service: serviceOf(run2) };
    const read = await readDecision(about, { workspace: context.workspace, runId: context.runId, now: clock.now() });
    if (!read.ok) return err([read.error]);
    if (read.value !== void 0) {
      const kind = read.value.verdict === "overridden" ? "overridden" : "open";
      return ok({ kind: "answered", word: { kind, decision: read.value, approvals: [], problems: [], mayEndGreen: false } });
    }
  }
  const request2 = prepareGate(
    { ...inputs, timeNeeded: timeNeededMs(inputs) },
    { context, deployWindow: env.DEPLOY_WINDOW, signal },
    readYaml
  );
  return request2.ok ? ok({ kind: "ask", request: request2.value }) : request2;
}
async function askGate(run2, question) {
  const word2 = question.kind === "answered" ? await withApprovals(run2, question.word) : await ask2(run2, question.request);
  run2.setOutputs({ gateVerdict: word2.kind, decision: formatDecision(word2.decision), opensAt: word2.opensAt });
  return word2;
}
async function withApprovals(run2, word2) {
  const { inputs, context, log } = run2;
  try {
    const reviews = await gateFacts(recordClient(run2), context.repository).approvals(context.runId);
    const ours = reviews.filter(({ state, environments }) => state === "approved" && environments.includes(inputs.environment));
    return { ...word2, approvals: [...new Set(ours.map(({ user: user2 }) => user2))].map((user2) => ({ user: user2 })) };
  } catch (error3) {
    log.problem("warning", explainRecordFailure(error3, "reading who approved this run"));
    return word2;
  }
}
async function ask2(run2, request2) {
  var _stack = [];
  try {
    const { inputs, context, clock, random, signal, log } = run2;
    const options = { apiUrl: context.apiUrl, token: inputs.token ?? "", clock, random, signal };
    const client = githubClient({ ...options, onRetry: (line) => log.info(line) });
    const _ = __using(_stack, log.section("Gate"));
    const facts2 = gateFacts(client, context.repository);
    const outcome2 = await runGate({ facts: facts2, clock, readYaml, progress: (line) => log.info(line) }, request2);
    for (const line of tellGate(outcome2)) log.info(line);
    for (const { severity, problem: problem2 } of outcome2.remarks.slice(0, MOST_ANNOTATIONS)) log.problem(severity, problem2);
    run2.summarize(renderGate(outcome2));
    const { kind, decision, approvals } = outcome2;
    if (kind !== "closed") return { kind, decision, approvals, problems: [], mayEndGreen: false };
    const { problems, mayEndGreen, opensAt } = outcome2;
    return { kind, decision, approvals, problems: problems.slice(0, MOST_ANNOTATIONS), mayEndGreen, ...present({ opensAt }) };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function endAtGate(run2, gate, verdict) {
  run2.setOutputs({ verdict, reasonCode: gate.problems[0]?.code });
  if (gate.opensAt !== void 0) run2.log.info(`nothing was deployed; the calendar opens ${gate.opensAt}`);
  if (!gate.mayEndGreen) return failed(...gate.problems);
  for (const problem2 of gate.problems) run2.log.problem("warning", problem2);
  return DONE;
}

// src/actions/deliver/memo.ts
var KEY2 = "tidegate-deliver";
function memoBook(state, first2) {
  let memo;
  return {
    note: (news) => {
      memo = { ...memo ?? first2, ...news };
      state.save(KEY2, JSON.stringify(memo));
    },
    last: () => memo
  };
}
var isOpen = (memo) => memo !== void 0 && memo.phase !== "over";
function readMemo2(state) {
  const text3 = state.read(KEY2);
  return text3 === void 0 ? void 0 : JSON.parse(text3);
}

// src/adapters/checks-file/read-checks-file.ts
var import_yaml6 = __toESM(require_dist(), 1);


var DEFAULT_CHECKS_FILE = ".github/smoke.yml";
async function readChecksSource(given, workspace) {
  if (given.checks !== void 0 && given.checksFile !== void 0)
    return err([fault("both checks and checks-file are given", "with:", "one of them")]);
  if (given.checks !== void 0) return parseTree(given.checks, 'input "checks"');
  const name2 = given.checksFile ?? DEFAULT_CHECKS_FILE;
  const outside2 = err([fault("the file lies outside the workspace", `input "checks-file"`, "a path inside the checkout")]);
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.resolve)(workspace, name2);
  if (!path.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_9__.sep)) return outside2;
  try {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(path);
    if (!real.startsWith(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.realpath)(workspace) + node_path__WEBPACK_IMPORTED_MODULE_9__.sep)) return outside2;
    return parseTree(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.readFile)(real, "utf8"), name2);
  } catch (error3) {
    const absent = error3.code === "ENOENT";
    if (absent && given.checksFile === void 0) return ok(void 0);
    return err([fault(absent ? `${name2} does not exist` : `${name2} cannot be read`, `input "checks-file"`, "a YAML file of the checkout")]);
  }
}
function parseTree(text3, source) {
  const document = (0, import_yaml6.parseDocument)(text3, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error3) => {
        const at3 = error3.linePos?.[0];
        return fault(firstLine(error3.message), at3 === void 0 ? source : `${source}, line ${at3.line}, column ${at3.col}`, "YAML");
      })
    );
  }
  try {
    return ok({ tree: document.toJS({ maxAliasCount: 20 }), source });
  } catch (error3) {
    return err([fault(error3.message, source, "YAML without so many aliases")]);
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

// src/core/probe/check.ts
var DEFAULT_CHECK_BACKOFF = { baseMs: 500, factor: 2, maxMs: 1e4 };
var DEFAULT_CHECK_TIMEOUT_MS = 1e4;
var NO_CHECKS = { backoff: DEFAULT_CHECK_BACKOFF, checks: [] };

// src/core/probe/tree.ts
function faults(source) {
  const list3 = [];
  return {
    list: list3,
    add: (where, what, expected) => {
      list3.push({
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
function recordOf(value, where, keys, found, later2 = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf4(value)}`, `a mapping with some of ${keys.join(", ")}`);
    return {};
  }
  for (const key2 of Object.keys(value)) {
    if (keys.includes(key2)) continue;
    if (later2.includes(key2)) found.add(where, `"${key2}" is not offered in this release`, `one of ${keys.join(", ")}`);
    else found.add(where, unknownKey(key2, [...keys, ...later2]), `one of ${keys.join(", ")}`);
  }
  return value;
}
function unknownKey(key2, known2) {
  const near = nearest(key2, known2);
  return `unknown key "${oneLine(key2, 60)}"${near === void 0 ? "" : `, did you mean "${near}"?`}`;
}
function kindOf4(value) {
  if (value === null || value === void 0) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return `${typeof value} ${oneLine(JSON.stringify(value) ?? "", 60)}`;
}

// src/core/probe/fields.ts
function textAt(tree, key2, where, found) {
  const value = tree[key2];
  if (value === void 0) return void 0;
  if (typeof value === "string" && value !== "") return value;
  found.add(`${where}.${key2}`, `this is ${kindOf4(value)}`, "text");
  return void 0;
}
function wordAt(tree, key2, words2, where, found) {
  const value = tree[key2];
  if (value === void 0) return void 0;
  const word2 = words2.find((known2) => known2 === value);
  if (word2 !== void 0) return word2;
  const near = typeof value === "string" ? nearest(value, words2) : void 0;
  found.add(
    `${where}.${key2}`,
    `this is ${kindOf4(value)}${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    `one of ${words2.join(", ")}`
  );
  return void 0;
}
function durationAt(tree, key2, where, found) {
  const value = tree[key2];
  if (value === void 0) return void 0;
  const ms = typeof value === "string" ? parseDuration(value) : value === 0 ? 0 : void 0;
  if (ms === void 0) found.add(`${where}.${key2}`, `this is ${kindOf4(value)}`, "a duration such as 500ms, 10s or 2m");
  return ms;
}
function numberAt(tree, key2, range, where, found) {
  const value = tree[key2];
  if (value === void 0) return void 0;
  if (typeof value === "number" && value >= range[0] && value <= range[1]) return value;
  found.add(`${where}.${key2}`, `this is ${kindOf4(value)}`, `a number from ${range[0]} to ${range[1]}`);
  return void 0;
}
function textsAt(tree, key2, where, found) {
  const value = tree[key2];
  if (value === void 0) return [];
  const list3 = Array.isArray(value) ? value : [value];
  if (list3.every((one) => typeof one === "string" && one !== "")) return list3;
  found.add(`${where}.${key2}`, `this is ${kindOf4(value)}`, "text, or a list of texts");
  return [];
}
function pathAt(tree, where, found) {
  const path = textAt(tree, "path", where, found);
  if (path === void 0) {
    if (tree.path === void 0) found.add(where, '"path" is missing', "a path such as /healthz");
    return void 0;
  }
  if (/^\/(?!\/)\S*$/.test(path)) return path;
  found.add(`${where}.path`, `this is ${kindOf4(path)}`, "a path that begins with one / and holds no space");
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
    const [, name2, index, single, double] = match;
    steps.push(name2 ?? (index === void 0 ? unescaped(single ?? double ?? "") : Number(index)));
  }
  return { text: text3, steps };
}
function lookUp2(document, path) {
  let value = document;
  for (const step of path.steps) {
    if (typeof step === "number") {
      const at3 = Array.isArray(value) ? step < 0 ? value.length + step : step : -1;
      if (!Array.isArray(value) || at3 < 0 || at3 >= value.length) return { found: false };
      value = value[at3];
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
function mismatch(matcher2, seen) {
  if (matcher2.absent === true) return seen.found ? `is ${shown2(seen.value)}, expected to be absent` : void 0;
  if (!seen.found) return "is missing";
  const { value } = seen;
  if (matcher2.equals !== void 0 && !same(value, matcher2.equals)) return `is ${shown2(value)}, expected ${shown2(matcher2.equals)}`;
  if (matcher2.not !== void 0 && same(value, matcher2.not)) return `is ${shown2(value)}, expected anything else`;
  if (matcher2.contains !== void 0 && !holds2(value, matcher2.contains))
    return `is ${shown2(value)}, expected to contain ${shown2(matcher2.contains)}`;
  return outOfRange(matcher2, value);
}
function outOfRange(matcher2, value) {
  const bounds = [
    [matcher2.gt, "more than", (limit, given) => given > limit],
    [matcher2.gte, "at least", (limit, given) => given >= limit],
    [matcher2.lt, "less than", (limit, given) => given < limit],
    [matcher2.lte, "at most", (limit, given) => given <= limit]
  ];
  for (const [limit, words2, holdsAt] of bounds) {
    if (limit === void 0) continue;
    if (typeof value !== "number" || !holdsAt(limit, value)) return `is ${shown2(value)}, expected ${words2} ${limit}`;
  }
  return void 0;
}
function holds2(value, part) {
  if (typeof value === "string") return value.toLowerCase().includes(part.toLowerCase());
  return Array.isArray(value) && value.includes(part);
}
var same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key2, inner]) => [key2, sorted(inner)])
  );
}
function shown2(value) {
  const text3 = JSON.stringify(value) ?? "nothing";
  return text3.length <= 80 ? text3 : `${text3.slice(0, 79)}\u2026`;
}

// src/core/probe/read-http.ts
var METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
var KEYS4 = ["method", "path", "port", "status", "send", "send-json", "send-headers", "header", "body", "json", "redirect"];
var LATER2 = ["latency", "auth", "host", "cookies", "capture"];
function readHttp(value, where, found) {
  const tree = recordOf(value, where, KEYS4, found, LATER2);
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
  const list3 = (Array.isArray(value) ? value : [value]).map((one) => String(one));
  if (list3.length > 0 && list3.every((one) => /^[1-5](\d\d|xx)$/.test(one))) return list3;
  found.add(where, `this is ${kindOf4(value)}`, "a status such as 200 or 2xx, or a list of them");
  return ["2xx"];
}
function readSent(tree, where, found) {
  if (tree["send-json"] !== void 0 && tree.send !== void 0) found.add(where, 'both "send" and "send-json" are given', "one of them");
  return tree["send-json"] === void 0 ? textAt(tree, "send", where, found) : JSON.stringify(tree["send-json"]);
}
function readSentHeaders(tree, where, found) {
  if (tree["send-headers"] === void 0) return {};
  const given = tree["send-headers"];
  const at3 = `${where}.send-headers`;
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    found.add(at3, `this is ${kindOf4(given)}`, "a mapping from header names to values");
    return {};
  }
  const entries = Object.entries(given).map(([name2, value]) => [name2.toLowerCase(), String(value)]);
  for (const [name2, value] of entries)
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name2) || /[\r\n\0]/.test(value))
      found.add(at3, `"${name2}" is no usable header`, "a name and one line");
  return Object.fromEntries(entries);
}
function readHeaders(value, where, found) {
  if (value === void 0) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf4(value)}`, "a mapping from header names to what is expected");
    return [];
  }
  return Object.entries(value).map(([name2, wanted]) => ({
    name: name2.toLowerCase(),
    matcher: typeof wanted === "string" && wanted.startsWith("~") ? { contains: wanted.slice(1) } : readMatcher(wanted, `${where}.${name2}`, found)
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
    found.add(where, `this is ${kindOf4(value)}`, "a mapping from paths such as $.status to what is expected");
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
  for (const key2 of ["gt", "gte", "lt", "lte"])
    numberAt(tree, key2, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], where, found);
  if (tree.absent !== void 0 && typeof tree.absent !== "boolean")
    found.add(`${where}.absent`, `this is ${kindOf4(tree.absent)}`, "true or false");
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
  const list3 = Array.isArray(value) ? value : [value];
  const ways = WAYS.filter((way) => list3.includes(way));
  if (ways.length > 0 && list3.every((one) => WAYS.includes(one))) return ways;
  found.add("served.via", `this is ${kindOf4(value)}`, "a list of pods, edge");
  return WAYS;
}

// src/core/probe/short-form.ts
function parseShortForm(text3) {
  const match = /^(?:([A-Z]{3,7})\s+)?(\/\S*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(text3.trim());
  if (match === null) return void 0;
  const [, method = "GET", path = "/", status2] = match;
  return status2 === void 0 ? { method, path } : { method, path, status: status2 };
}

// src/core/probe/read-checks.ts
var CHECK_KEYS = ["name", "http", "severity", "timeout", "retry", "retry-404"];
var CHECK_LATER = ["tls", "grpc", "tcp", "dns", "prometheus", "run", "via", "auth", "secret"];
function readChecks(value, source) {
  const found = faults(source);
  const tree = Array.isArray(value) ? { checks: value } : recordOf(value ?? {}, "top level", ["defaults", "served", "checks"], found);
  const defaults = readDefaults(tree.defaults, found);
  const served = tree.served === void 0 ? void 0 : readServed(tree.served, found);
  const list3 = tree.checks ?? [];
  if (!Array.isArray(list3)) found.add("checks", `this is ${kindOf4(list3)}`, "a list");
  const checks = (Array.isArray(list3) ? list3 : []).map((one, at3) => readCheck(one, `checks[${at3}]`, defaults, found));
  for (const name2 of doubles(checks)) found.add("checks", `two checks are named "${name2}"`, "a name for each");
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
    found.add(`${where}.retry-404`, `this is ${kindOf4(retry404)}`, "true or false");
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
  if (short === void 0) found.add(where, `this is ${kindOf4(text3)}`, 'the short form "GET /healthz 200"');
  const tree = { method: short?.method ?? "GET", path: short?.path ?? "/" };
  const { request: request2, expect } = readHttp(tree, where, found);
  const status2 = readStatus(short?.status, where, found);
  return {
    name: text3.trim(),
    severity: "block",
    request: request2,
    expect: { ...expect, status: status2 },
    timeoutMs: defaults.timeoutMs,
    retry: defaults.retry,
    retry404: false
  };
}
var doubles = (checks) => [
  ...new Set(checks.map(({ name: name2 }) => name2).filter((name2, at3, all) => all.indexOf(name2) !== at3))
];

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
  const [kind = "", name2 = "", ...more] = text3.trim().split("/");
  const known2 = KINDS[kind.toLowerCase()];
  if (known2 === void 0 || more.length > 0 || !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name2)) return void 0;
  return { namespace, kind: known2, name: name2 };
}
var newReadyPods = (facts2) => facts2.pods.filter((pod) => pod.revision === facts2.revision && pod.ready && !pod.terminating);

// src/stages/smoke/prepare.ts
function prepareSmoke(settings, checks, event) {
  const problems = settings.workload.filter((one) => parseWorkload(one, "") === void 0).map(notAWorkload);
  const plan = checks === void 0 ? ok(NO_CHECKS) : readChecks(checks.tree, checks.source);
  if (!plan.ok) problems.push(...plan.error);
  if (settings.workload.length === 0 && !event.hasRelease && settings.url === void 0) problems.push(NOTHING2);
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
var NOTHING2 = {
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

// src/actions/deliver/early.ts
var SHORTEST_REASON = 10;
function modeProblems(inputs) {
  const { mode, reason, to } = inputs;
  switch (mode) {
    case "deliver":
      return [
        ...judgeSource(inputs),
        ...reason === void 0 ? [] : [doesNotGo4("reason", mode)],
        ...to === "last-verified" ? [] : [doesNotGo4("to", mode)]
      ];
    case "rollback":
      return reason === void 0 || reason.length < SHORTEST_REASON ? [reasonNeeded(reason)] : [];
    case "status":
      return [];
  }
}
var doesNotGo4 = (name2, mode) => ({
  code: "IN006",
  fault: "user",
  what: `input "${name2}" does not go with mode: ${mode}`,
  where: "with:",
  remedy: `Remove ${name2}:, or write mode: rollback`
});
var reasonNeeded = (reason) => ({
  code: reason === void 0 ? "IN002" : "IN003",
  fault: "user",
  what: reason === void 0 ? 'input "reason" is required with mode: rollback and was not given' : 'input "reason" says too little',
  where: "with:",
  expected: `at least ${SHORTEST_REASON} characters: it is what the record tells of this rollback`,
  remedy: "reason: checkout fails for cards since 14:10"
});

// src/actions/deliver/prepare.ts
async function prepare(run2) {
  const checks = await readCheckPlan(run2);
  const gate = await readGateQuestion(run2);
  const problems = [
    ...modeProblems(run2.inputs),
    ...gate.ok ? [] : gate.error,
    ...checks.ok ? [] : checks.error,
    ...checkClusterSettings(run2.inputs)
  ];
  if (problems.length > 0 || !gate.ok || !checks.ok) return err(problems);
  return ok({ checks: checks.value, gate: gate.value });
}
async function readCheckPlan({ inputs, context }) {
  const source = await readChecksSource(inputs, context.workspace);
  const plan = prepareSmoke(inputs, source.ok ? source.value : void 0, { name: context.eventName, hasRelease: true });
  if (source.ok) return plan;
  return err(plan.ok ? source.error : [...source.error, ...plan.error]);
}

// src/core/deployment-record/running.ts
function factsOf(records, revision) {
  const ofIt = records.filter((record5) => record5.release.revision === revision && !isManualRollback(record5));
  const deployed = ofIt.findLast((record5) => record5.held !== true) ?? ofIt[0];
  if (deployed !== void 0)
    return {
      revision,
      commit: deployed.commit,
      since: deployed.finishedAt,
      deployment: deployed,
      ...present({ digest: digestOf(deployed) })
    };
  const back = records.findLast((record5) => record5.rollback?.revision === revision);
  if (back?.rollback === void 0) return void 0;
  const { to } = back.rollback;
  const origin = to < revision ? factsOf(records, to) : void 0;
  return {
    revision,
    since: back.finishedAt,
    cameBack: back,
    ...present({
      commit: back.rollback.commit ?? origin?.commit,
      digest: back.rollback.digest ?? origin?.digest,
      deployment: origin?.deployment
    })
  };
}
function digestOf(record5) {
  if (record5.digest !== void 0) return record5.digest;
  const [first2, ...more] = record5.images;
  return more.length === 0 ? first2?.digest : void 0;
}
var isManualRollback = ({ rollback, release }) => rollback !== void 0 && rollback.revision === release.revision;

// src/stages/rollback/decide.ts
function judgeRollback(result, name2) {
  switch (result.kind) {
    case "rolled-back":
      return {
        kind: "notice",
        problem: {
          code: "HD070",
          fault: "user",
          what: `${name2} is back at the state of revision ${result.to}${result.verified ? ", which passed its smoke test" : ""}, as revision ${result.revision}`
        }
      };
    case "nothing-to-go-back-to":
    case "failed":
      return { kind: "problem", problem: result.problem };
  }
}

// src/stages/rollback/effects.ts
async function runRollback(ports, reason, to) {
  const result = await ports.target.rollback(reason, ports.signal, to);
  const word2 = judgeRollback(result, ports.target.name);
  if (word2.kind === "notice") ports.log.problem("notice", word2.problem);
  return { result, word: word2 };
}

// src/actions/deliver/back-step.ts
async function backStep(order, progress) {
  const { run: run2, scene } = order;
  const { target } = scene;
  const revision = order.memo.last()?.revision;
  const current = await target.current();
  if (revision !== void 0 && current?.revision !== revision)
    return {
      ...progress,
      problems: [...progress.problems, overtaken(revision, current?.revision, target.name)],
      results: { ...progress.results, overtaken: true }
    };
  const reason = progress.problems.map(({ code: code2, what }) => `${code2} ${what}`).join("; ") || "the smoke test was not passed";
  order.memo.note({ phase: "going-back" });
  const { result, word: word2 } = await runRollback({ target, log: run2.log, signal: run2.signal }, reason);
  const results = { ...progress.results, back: result };
  if (result.kind !== "rolled-back") {
    const problems = word2.kind === "problem" ? [...progress.problems, word2.problem] : progress.problems;
    return { ...progress, problems, results };
  }
  run2.setOutputs({ rollbackRevision: result.revision });
  const came = factsOf(scene.history(), result.to);
  const facts2 = present({ commit: came?.commit, digest: came?.digest });
  const rollback = { revision: result.revision, to: result.to, smoke: "none", reason: reason.slice(0, 1e3), ...facts2 };
  order.memo.note({ phase: "back", rollback });
  return { ...progress, results };
}
var overtaken = (ours, current, name2) => ({
  code: "ST014",
  fault: "user",
  what: `revision ${ours} of ${name2} is not taken back: revision ${current ?? "none"} is current`,
  remedy: "Somebody has deployed since; their own smoke test decides."
});

// src/stages/deploy/ports.ts
function tell2(log, remarks) {
  for (const { severity, problem: problem2 } of remarks) log.problem(severity, problem2);
}

// src/stages/deploy/effects.ts
async function runDeploy(ports, options) {
  const { target, log, signal } = ports;
  if (options.mode === "deploy") {
    const taken = await target.acquire(signal);
    if (!taken.ok) return { kind: "refused", problems: [taken.error] };
  }
  log.info(`planning ${target.name}`);
  const planned = await target.plan(signal);
  if (!planned.ok) return { kind: "refused", problems: planned.error };
  const plan = planned.value;
  tell2(log, plan.remarks);
  const next = afterPlan(plan, options.mode, await options.judgePlan(plan));
  if (next.kind === "stop") return next.deployment;
  log.info(`rolling out ${target.name}${plan.previous === void 0 ? ", which is new" : ` over revision ${plan.previous.revision}`}`);
  await options.beforeWrite?.(plan);
  const applied = await target.apply(plan, signal);
  if (applied.kind === "deployed") {
    tell2(log, applied.remarks);
    log.info(`${target.name} is at revision ${applied.revision}`);
  }
  return { kind: "applied", plan, applied };
}

// src/stages/deploy/report.ts
function statusOf(deployment, takenBack) {
  switch (deployment.kind) {
    case "refused":
      return "failed";
    case "planned":
    case "unchanged":
      return deployment.kind;
    case "applied":
      if (deployment.applied.kind !== "failed") return deployment.applied.kind;
      if (takenBack === void 0 || takenBack.kind === "nothing-to-go-back-to") return "failed";
      return takenBack.kind === "rolled-back" ? "rolled-back" : "rollback-failed";
  }
}
function renderDeploy(name2, deployment, takenBack) {
  const rows = [["result", statusOf(deployment, takenBack)]];
  if (deployment.kind !== "refused" && deployment.plan.previous !== void 0)
    rows.push(["before", `revision ${deployment.plan.previous.revision}`]);
  if (deployment.kind === "applied" && deployment.applied.revision !== void 0)
    rows.push(["revision", String(deployment.applied.revision)]);
  if (takenBack?.kind === "rolled-back") rows.push(["went back to", `revision ${takenBack.to}, now revision ${takenBack.revision}`]);
  const parts = [`### ${text2(name2)}`, table(["", ""], rows)];
  const problems = problemsOf2(deployment);
  if (problems.length > 0) parts.push(problems.map((problem2) => `- ${text2(problemLine(problem2))}`).join("\n"));
  if (deployment.kind !== "refused") parts.push("#### Plan", deployment.plan.report, imagesTable(imagesOf(deployment)));
  if (deployment.kind === "applied" && deployment.applied.kind === "failed" && deployment.applied.evidence !== "")
    parts.push("#### Evidence", deployment.applied.evidence);
  return parts.filter((part) => part !== "").join("\n\n");
}
var problemsOf2 = (deployment) => deployment.kind === "refused" ? deployment.problems : deployment.kind === "applied" && deployment.applied.kind === "failed" ? deployment.applied.problems : [];
function imagesOf(deployment) {
  if (deployment.kind === "refused") return [];
  return deployment.kind === "applied" && deployment.applied.kind === "deployed" ? deployment.applied.images : deployment.plan.images;
}
var imagesTable = (images) => images.length === 0 ? "" : table(
  ["image", "digest"],
  images.map(({ name: name2, digest }) => [code(name2), digest === void 0 ? "" : code(digest)])
);

// src/stages/record/decide.ts
var NO_SMOKE = { verdict: "none", passed: 0, failed: 0 };
function smokeOf(report, given) {
  const blocking = report.outcomes.filter((one) => one.severity === "block");
  const passed = blocking.filter((one) => one.verdict === "pass" || one.verdict === "flaky").map(({ name: name2 }) => name2);
  return {
    verdict: report.verdict,
    passed: passed.length,
    failed: blocking.filter((one) => one.verdict === "fail" || one.verdict === "inconclusive").length,
    checks: passed.filter((name2) => given.includes(name2)).slice(0, 100),
    ...present({ served: report.servedVersion })
  };
}
function buildRecord(facts2) {
  const { gate, startedAt, finishedAt, digest, previous, held, rollback, goBack: goBack2, ...rest } = facts2;
  return {
    version: "deployment-record/v1",
    ...rest,
    approvals: gate?.approvals ?? [],
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    durationMs: Math.max(0, finishedAt.getTime() - startedAt.getTime()),
    ...present({ digest: digest ?? digestOf(facts2), window: gate?.decision, previous, held, rollback, goBack: goBack2 })
  };
}
function statusOf2(record5, url) {
  const good = record5.result === "succeeded" || record5.result === "unchanged";
  const smoke = ownSmoke(record5.smoke.verdict, good);
  return {
    state: good ? "success" : "failure",
    description: formatOwnStatus({ service: record5.service, smoke, ...present({ digest: digestOf(record5) }) }),
    logUrl: record5.run.url,
    ...present({ environmentUrl: good ? url : void 0 })
  };
}
function rollbackOf(record5, url) {
  const { rollback } = record5;
  if (rollback === void 0) return void 0;
  const good = rollback.smoke === "pass" || rollback.smoke === "none";
  return {
    deployment: {
      // A version whose commit no record names is told by the commit that it took the place of; the payload says which revision runs.
      ref: rollback.commit ?? record5.commit,
      environment: record5.environment,
      task: "rollback",
      description: `back to revision ${rollback.to} of ${record5.release.name}`,
      payload: {
        tidegate: 1,
        service: record5.service,
        release: record5.release.name,
        revision: rollback.revision,
        to: rollback.to,
        reason: rollback.reason.slice(0, 500),
        left: present({ digest: digestOf(record5), commit: record5.commit, revision: record5.release.revision }),
        run: record5.run.url
      }
    },
    status: {
      state: good ? "success" : "failure",
      description: formatOwnStatus({
        service: record5.service,
        smoke: ownSmoke(rollback.smoke, good),
        ...present({ digest: rollback.digest })
      }),
      logUrl: record5.run.url,
      ...present({ environmentUrl: good ? url : void 0 })
    }
  };
}
var ownSmoke = (verdict, good) => verdict === "inconclusive" ? good ? "none" : "fail" : verdict;

// src/stages/record/effects.ts
async function openDeployment(ports, job, draft, runUrl2) {
  if (!job.own && job.checkRunId === void 0) {
    ports.warn(UNKNOWN_JOB);
    return void 0;
  }
  try {
    const ofJob = job.checkRunId === void 0 ? void 0 : await ofThisJob(ports, job.own, job.checkRunId);
    if (ofJob !== void 0) return { kind: "of-job", id: ofJob };
    const id = await ports.deployments.create(draft);
    const status2 = { state: "in_progress", description: "tidegate is delivering", logUrl: runUrl2 };
    await attempt2(ports, "setting our status on GitHub's deployment", () => ports.deployments.setStatus(id, status2));
    return { kind: "own", id };
  } catch (error3) {
    ports.warn(ports.explain(error3, "finding or making GitHub's deployment"));
    return void 0;
  }
}
async function ofThisJob(ports, own, checkRunId) {
  if (!own) return ports.deployments.ofJob(checkRunId);
  const found = await ports.deployments.ofJob(checkRunId).catch(() => void 0);
  if (found !== void 0) ports.warn(HAS_ONE);
  return found;
}
async function writeRecord(ports, record5, on) {
  const { deployment } = on;
  if (on.keep) await attempt2(ports, `writing the record to ${ports.store.place}`, () => ports.store.append(record5));
  if (deployment !== void 0)
    await attempt2(
      ports,
      "setting our status on GitHub's deployment",
      () => ports.deployments.setStatus(deployment.id, statusOf2(record5, on.url))
    );
  const back = rollbackOf(record5, on.url);
  if (back === void 0) return {};
  const made = await attempt2(ports, "making GitHub's deployment of the rollback", async () => {
    const id = await ports.deployments.create(back.deployment);
    await ports.deployments.setStatus(id, back.status);
    return id;
  });
  return made === void 0 ? {} : { rollbackDeployment: made };
}
async function attempt2(ports, doing, work) {
  try {
    return await work();
  } catch (error3) {
    ports.warn(ports.explain(error3, doing));
    return void 0;
  }
}
var UNKNOWN_JOB = {
  code: "RC012",
  fault: "user",
  what: "this job's check run is not known, so that its deployment cannot be found; GitHub will not show what was smoke-tested",
  where: 'input "check-run-id"',
  remedy: "own-deployment: true in a job without a deployment of its own (environment: {name: \u2026, deployment: false})"
};
var HAS_ONE = {
  code: "RC015",
  fault: "user",
  what: "own-deployment: true, but GitHub has made a deployment for this job: that one is used",
  where: 'input "own-deployment"',
  remedy: "environment: {name: \u2026, deployment: false}, or remove own-deployment:"
};

// src/core/window/judge-order.ts
function judgeOrder({ running, wanted, ahead: ahead2, behind: behind2 }) {
  if (behind2 === 0) return { kind: "forward" };
  const short = (sha) => sha.slice(0, 12);
  const commits = `${behind2} ${behind2 === 1 ? "commit" : "commits"}`;
  if (ahead2 > 0)
    return {
      kind: "diverged",
      problem: {
        code: "DW054",
        fault: "user",
        what: `commit ${short(running)}, which runs, has ${commits} that ${short(wanted)} has not: they go away with this delivery`,
        where: "the order of deliveries",
        remedy: "Merge the branch of the hotfix, if it is one."
      }
    };
  return {
    kind: "older",
    problem: {
      code: "DW052",
      fault: "user",
      what: `commit ${short(wanted)} is older than ${short(running)}, which runs: ${commits} would be taken back`,
      where: "the order of deliveries",
      expected: "a commit that holds what runs",
      remedy: "Deliver the newer commit, or go back on purpose with mode: rollback."
    }
  };
}

// src/actions/deliver/order.ts
async function orderProblem({ run: run2, scene, gate }, plan) {
  const running = factsOf(scene.history(), plan.previous?.revision ?? 0)?.commit;
  const wanted = commitOf(run2);
  if (plan.kind === "unchanged" || running === void 0 || running === wanted) return void 0;
  try {
    const verdict = judgeOrder({ running, wanted, ...await scene.compare(running, wanted) });
    if (verdict.kind === "forward") return void 0;
    if (verdict.kind === "older" && gate.kind !== "overridden") return verdict.problem;
    run2.log.problem("warning", verdict.problem);
    return void 0;
  } catch (error3) {
    if (!(error3 instanceof GithubFailure)) throw error3;
    const problem2 = githubProblem("DW033", "comparing with the commit that runs", error3);
    if (error3.kind !== "not-found") return problem2;
    run2.log.problem("warning", {
      ...problem2,
      what: `whether this is newer than commit ${running.slice(0, 12)}, which runs, is not known: ${problem2.what}`
    });
    return void 0;
  }
}

// src/actions/deliver/deploy-step.ts
async function deployStep(order, before) {
  const { run: run2, scene } = order;
  const { target } = scene;
  const { log, signal } = run2;
  let progress = before;
  const announce = async (plan) => {
    const { inputs } = run2;
    const job = { own: inputs.ownDeployment, ...present({ checkRunId: inputs.checkRunId }) };
    const deployment2 = await openDeployment(scene.record, job, draftOf(order, plan), runUrl(run2.context));
    if (deployment2 === void 0) return;
    progress = { ...progress, deployment: deployment2 };
    run2.setOutputs({ deploymentId: deployment2.id });
  };
  const deployment = await runDeploy(
    { target, log, signal },
    {
      mode: "deploy",
      judgePlan: async (plan) => {
        await scene.readHistory();
        return judgeDigest(order.gate.decision, plan.images) ?? stillOpen(order) ?? await orderProblem(order, plan);
      },
      beforeWrite: async (plan) => {
        const previous2 = previousOf2(order, plan);
        order.memo.note({ phase: "applying", images: plan.images, ...present({ previous: previous2 }) });
        await announce(plan);
        order.memo.note({ phase: "applying", ...present({ deployment: progress.deployment }) });
      }
    }
  );
  if (deployment.kind === "unchanged") await announce(deployment.plan);
  if (deployment.kind === "applied") {
    const { applied } = deployment;
    const phase = applied.kind === "deployed" ? "unproved" : "applying";
    order.memo.note({ phase, images: imagesOf(deployment), ...present({ revision: applied.revision }) });
  }
  const previous = deployment.kind === "refused" ? void 0 : deployment.plan.previous?.revision;
  run2.setOutputs({
    previousRevision: previous,
    revision: deployment.kind === "unchanged" ? previous : deployment.kind === "applied" ? deployment.applied.revision : void 0
  });
  run2.summarize(renderDeploy(target.name, deployment));
  return {
    ...progress,
    problems: [...progress.problems, ...problemsOf2(deployment)],
    results: { ...progress.results, deployment }
  };
}
function previousOf2({ scene }, plan) {
  if (plan.previous === void 0) return void 0;
  const { revision } = plan.previous;
  const facts2 = factsOf(scene.history(), revision);
  return { revision, ...present({ digest: facts2?.digest, commit: facts2?.commit }) };
}
function stillOpen({ gate, run: run2 }) {
  const { environment, service } = gate.decision;
  const verdict = judgeDecision(gate.decision, { environment, service, digest: "", runId: run2.context.runId, now: run2.clock.now() });
  return verdict.ok ? void 0 : { ...verdict.error, where: "the gate, asked again under the lock", remedy: "Run the job again." };
}
function draftOf({ run: run2, gate }, plan) {
  const { inputs, context } = run2;
  return {
    ref: commitOf(run2),
    environment: inputs.environment,
    task: "deploy",
    description: `${serviceOf(run2)} by run ${context.runId}`,
    payload: {
      tidegate: 1,
      service: serviceOf(run2),
      release: inputs.release,
      namespace: inputs.namespace,
      commit: commitOf(run2),
      approvals: gate.approvals.map(({ user: user2 }) => user2),
      run: runUrl(context),
      ...present({ digest: inputs.digest, before: plan.previous?.revision })
    }
  };
}

// src/stages/record/report.ts
function renderRecord(record5) {
  const digest = digestOf(record5);
  const rows = [
    ["result", text2(record5.result)],
    ["environment", text2(`${record5.environment}, service ${record5.service}`)],
    ["release", text2(`${record5.release.name} in ${record5.cluster.namespace}, revision ${record5.release.revision}`)],
    ["commit", code(record5.commit.slice(0, 12))],
    ...digest === void 0 ? [] : [["digest", code(digest)]],
    ["started by", text2(record5.actor)],
    ["approved by", text2(approvers(record5))],
    ["smoke test", text2(record5.smoke.verdict)],
    ["took", text2(formatDuration(record5.durationMs))],
    ["run", link(`run ${record5.run.id}`, record5.run.url)],
    ["trace", code(record5.traceId)]
  ];
  const { rollback } = record5;
  if (rollback !== void 0)
    rows.push(["taken back", text2(`to revision ${rollback.to}, as revision ${rollback.revision}; second smoke test: ${rollback.smoke}`)]);
  return ["### Record", table(["", ""], rows), ...wayBack(record5)].join("\n\n");
}
var approvers = ({ approvals }) => approvals.length === 0 ? "nobody" : approvals.map(({ user: user2 }) => user2).join(", ");
function wayBack(record5) {
  const { previous, goBack: goBack2 } = record5;
  const live = record5.result === "succeeded" || record5.result === "unchanged" || record5.result === "failed";
  if (!live || previous === void 0) return [];
  const commit = previous.commit === void 0 ? "" : ` (commit ${previous.commit.slice(0, 12)})`;
  return [
    text2(`How to go back to revision ${previous.revision}${commit}: run the workflow that uses this action with mode: rollback.`),
    block(
      [`mode: rollback`, `to: ${previous.revision}`, "reason: \u2026", ...goBack2 === void 0 ? [] : [`# by hand: ${goBack2}`]].join("\n"),
      "yaml"
    )
  ];
}

// src/adapters/record/write-report.ts



var reportFolder = (context) => (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(context.tempDir || (0,node_os__WEBPACK_IMPORTED_MODULE_17__.tmpdir)(), "tidegate-reports");
var writeReport = (context, name2, report) => writeReportText(context, name2, `${JSON.stringify(report, null, 2)}
`);
async function writeReportText(context, name2, text3) {
  const folder = reportFolder(context);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.mkdir)(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_9__.join)(folder, `${name2}-a${context.runAttempt}${n === 1 ? "" : `-${n}`}.json`);
    try {
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_7__.writeFile)(path, text3, { flag: "wx" });
      return path;
    } catch (error3) {
      if (error3.code !== "EEXIST" || n >= 100) throw error3;
    }
  }
}

// src/actions/deliver/keep-report.ts
async function keepReport(run2, name2, report) {
  try {
    return await writeReport(run2.context, name2, report);
  } catch (error3) {
    run2.log.problem("warning", explainRecordFailure(error3, `writing the ${name2}`));
    return void 0;
  }
}

// src/core/manifest-set/release-kind.ts
var goBackLine = (kind, { release, namespace }, revision) => kind === "chart" ? `helm rollback ${release} ${revision} --namespace ${namespace} --wait` : `apply the manifests of revision ${revision} again; Secret tidegate-set-${release}.v${revision} in namespace ${namespace} holds them`;

// src/actions/deliver/record-of.ts
function recordOf2(run2, parts) {
  const { inputs, context, clock } = run2;
  const { server, revision, commit, digest, gate, previous, held, rollback, ...rest } = parts;
  return buildRecord({
    ...rest,
    service: serviceOf(run2),
    environment: inputs.environment,
    cluster: { server, namespace: inputs.namespace },
    release: { name: inputs.release, revision, ...present({ chart: inputs.chart }) },
    commit: commit ?? commitOf(run2),
    ref: context.ref,
    run: { id: context.runId, attempt: context.runAttempt, url: runUrl(context) },
    actor: context.triggeringActor,
    finishedAt: clock.now(),
    ...present({
      digest: digest ?? inputs.digest,
      gate,
      previous,
      held,
      rollback,
      goBack: previous === void 0 ? void 0 : goBackLine(inputs.manifests.length > 0 ? "manifests" : "chart", inputs, previous.revision)
    })
  });
}

// src/actions/deliver/finish.ts
async function finish2(order, progress, verdict, leaveToPost) {
  const { run: run2 } = order;
  const problems = [...progress.problems, ...verdict === "cancelled" ? [cancelled(order.scene.target.name, leaveToPost)] : []];
  run2.setOutputs({ verdict, reasonCode: problems[0]?.code });
  if (!leaveToPost) {
    await record3(order, progress, verdict);
    if (order.memo.last() !== void 0) order.memo.note({ phase: "over" });
  }
  if (verdict !== "delivered" && verdict !== "unchanged") return failed(...problems);
  run2.log.info(`${order.scene.target.name}: ${verdict}`);
  return DONE;
}
async function record3(order, progress, verdict) {
  const { run: run2, scene } = order;
  const result = RESULTS[verdict];
  const revision = revisionOf(order, progress);
  if (result === void 0 || progress.results.deployment === void 0 || progress.results.deployment.kind === "refused") return;
  const made = built(order, progress, result, revision ?? order.memo.last()?.previous?.revision ?? 0);
  const on = { deployment: progress.deployment, url: run2.inputs.url, keep: revision !== void 0 };
  await writeRecord(scene.record, made, on);
  run2.setOutputs({ recordFile: await keepReport(run2, "deployment-record", made) });
  run2.summarize(renderRecord(made));
}
var RESULTS = {
  delivered: "succeeded",
  unchanged: "unchanged",
  failed: "failed",
  "rolled-back": "rolled-back",
  "rollback-failed": "rollback-failed",
  cancelled: "cancelled"
};
function revisionOf({ memo }, { results }) {
  return results.deployment?.kind === "unchanged" ? results.deployment.plan.previous?.revision : memo.last()?.revision;
}
function built({ run: run2, scene, gate, startedAt, trace, memo }, progress, result, revision) {
  const { deployment } = progress.results;
  const held = deployment?.kind === "unchanged";
  const facts2 = held ? factsOf(scene.history(), revision) : void 0;
  const { previous = facts2?.deployment?.previous, rollback } = memo.last() ?? {};
  return recordOf2(run2, {
    server: scene.access.cluster.server,
    revision,
    images: deployment === void 0 ? [] : imagesOf(deployment),
    commit: facts2?.commit,
    gate: { decision: formatDecision(gate.decision), approvals: gate.approvals },
    startedAt,
    previous,
    smoke: progress.smoke ?? NO_SMOKE,
    result,
    held: held ? true : void 0,
    rollback,
    traceId: trace.traceId
  });
}
var cancelled = (name2, leftToPost) => ({
  code: "HD090",
  fault: "user",
  what: `the job was cancelled while ${name2} was being delivered${leftToPost ? "; the post step goes on from here" : "; nothing was changed"}`
});

// src/actions/deliver/live-steps.ts
async function commitStep({ run: run2, scene }, progress) {
  const done = await scene.target.commit(run2.signal);
  if (done.ok) return { ...progress, results: { ...progress.results, committed: "done" } };
  return { ...progress, problems: [...progress.problems, done.error], results: { ...progress.results, committed: "failed" } };
}
async function markStep(order, progress) {
  const { memo } = order;
  const { deployment } = progress.results;
  const revision = deployment?.kind === "unchanged" ? deployment.plan.previous?.revision : memo.last()?.revision;
  if (memo.last() !== void 0) memo.note({ phase: "proved" });
  if (revision !== void 0) await markVerified(order, revision);
  return { ...progress, results: { ...progress.results, marked: true } };
}
async function markVerified({ run: run2, scene }, revision) {
  const { target, record: record5 } = scene;
  try {
    await target.markVerified(revision);
    run2.log.info(`revision ${revision} of ${target.name} is verified`);
  } catch (error3) {
    run2.log.problem("warning", { ...record5.explain(error3, `marking revision ${revision} of ${target.name} as verified`), code: "RC014" });
  }
}

// src/core/probe/allow-hosts.ts
function hostAllowed(patterns, host) {
  if (patterns.length === 0) return true;
  const name2 = host.toLowerCase().replace(/\.$/, "");
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith("*.") ? name2.endsWith(wanted.slice(1)) && name2.length > wanted.length - 1 : name2 === wanted;
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
  const headers = Object.fromEntries(Object.entries(request2.headers).filter(([name2]) => sameOrigin || !PRIVATE.test(name2)));
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
var MAX_BYTES4 = 1048576;
async function askEdge(base, request2, options, ports) {
  const start2 = ports.clock.monotonic();
  const left = () => Math.max(1, Math.round(options.timeoutMs - (ports.clock.monotonic() - start2)));
  let asked = { url: joined3(base, request2.path), request: request2 };
  for (let hop = 0; ; hop++) {
    const answer = await once(asked, left(), options.signal, ports);
    const next = answer.kind === "answer" && hop < MOST_HOPS ? nextHop(asked.request, asked.url, answer) : void 0;
    if (next === void 0) return { ...answer, durationMs: ports.clock.monotonic() - start2 };
    asked = next;
  }
}
function joined3(base, path) {
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
      maxBytes: MAX_BYTES4,
      ...body === void 0 ? {} : { body },
      ...signal === void 0 ? {} : { signal }
    });
    return { kind: "answer", status: response.status, headers: response.headers, text: bodyText(response), durationMs: 0 };
  } catch (error3) {
    if (!(error3 instanceof HttpFailure)) throw error3;
    return { kind: "no-answer", code: error3.code, message: error3.message, durationMs: 0 };
  }
}

// src/adapters/probe/pod-probe.ts
var MOST_HOPS2 = 5;
var MAX_BYTES5 = 1048576;
async function askPod(cluster, place3, request2, options, clock) {
  const start2 = clock.monotonic();
  const left = () => Math.max(1, Math.round(options.timeoutMs - (clock.monotonic() - start2)));
  const prefix = proxyPath(place3);
  const own = `http://${place3.pod}`;
  let asked = request2;
  for (let hop = 0; ; hop++) {
    const answer = await once2(cluster, prefix, asked, left(), options.signal);
    const timed = { ...answer, durationMs: clock.monotonic() - start2 };
    if (timed.kind !== "answer") return timed;
    const { location } = timed.headers;
    const plain2 = location === void 0 ? timed : { ...timed, headers: { ...timed.headers, location: unproxied(location, prefix) } };
    const next = hop < MOST_HOPS2 ? nextHop(asked, `${own}${asked.path}`, plain2) : void 0;
    if (next === void 0 || new URL(next.url).origin !== own) return plain2;
    const { pathname, search } = new URL(next.url);
    asked = { ...next.request, path: pathname + search };
  }
}
var proxyPath = (place3) => `/api/v1/namespaces/${segment(place3.namespace)}/pods/${place3.scheme === "https" ? "https:" : ""}${segment(place3.pod)}:${place3.port}/proxy`;
async function once2(cluster, prefix, request2, timeoutMs, signal) {
  const { method, headers, body } = request2;
  const closed6 = (message) => ({ kind: "no-way", why: "unreachable", message, durationMs: 0 });
  if (method === "HEAD") return closed6("HEAD does not go through the API server; give url");
  if (headers.authorization !== void 0) return closed6("the API server keeps the header authorization for itself; give url");
  const sent = body === void 0 ? void 0 : jsonOf(body);
  if (body !== void 0 && sent === void 0) return closed6("only JSON bodies go through the API server; give url");
  try {
    const response = await cluster.send({
      method,
      path: `${prefix}${request2.path === "" ? "/" : request2.path}`,
      headers,
      timeoutMs,
      maxBytes: MAX_BYTES5,
      ...sent === void 0 ? {} : { body: sent.value },
      ...signal === void 0 ? {} : { signal }
    });
    return ofServer(response) ?? { kind: "answer", status: response.status, headers: response.headers, text: response.text, durationMs: 0 };
  } catch (error3) {
    if (!(error3 instanceof HttpFailure)) throw error3;
    return { kind: "no-answer", code: error3.code, message: error3.message, durationMs: 0 };
  }
}
function ofServer(response) {
  if (response.status < 400 || !response.headers["content-type"]?.includes("json")) return void 0;
  const status2 = jsonOf(response.text)?.value;
  if (status2?.kind !== "Status" || status2.apiVersion !== "v1" || status2.status !== "Failure") return void 0;
  const message = typeof status2.message === "string" ? status2.message : `HTTP ${response.status}`;
  const why2 = response.status === 403 || response.status === 401 ? "forbidden" : response.status === 404 ? "gone" : "unreachable";
  return { kind: "no-way", why: why2, message, durationMs: 0 };
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
  return async (place3, request2, options) => {
    if (place3.kind === "edge") return askEdge(place3.base, request2, options, ports);
    if (cluster === void 0) throw new Error("a pod is to be asked without a cluster");
    return askPod(cluster, place3, request2, options, ports.clock);
  };
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

// src/stages/smoke/decide.ts
function decideSmoke(request2) {
  const pods = request2.workloads.length > 0;
  if (!pods && request2.url === void 0) return { kind: "nothing", problem: NOTHING2 };
  const { served, checks } = request2.plan;
  const edge = request2.url !== void 0 && served?.via.includes("edge") === true && request2.expected.version !== void 0;
  return { kind: "prove", pods, edge, checks: checks.length > 0 ? "given" : pods ? "readiness" : "reachable" };
}
var anyTwoHundred = (name2, path, port) => ({
  name: name2,
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
var HEARTBEAT_MS2 = 3e4;
function startNotes(clock, print) {
  const start2 = clock.monotonic();
  const timeline2 = [];
  let printedAt = Number.NEGATIVE_INFINITY;
  const elapsed = () => clock.monotonic() - start2;
  return {
    timeline: timeline2,
    elapsed,
    say: (text3) => {
      const changed2 = timeline2.at(-1)?.text !== text3;
      if (!changed2 && elapsed() - printedAt < HEARTBEAT_MS2) return;
      if (changed2) timeline2.push({ atMs: Math.round(elapsed()), text: text3 });
      printedAt = elapsed();
      print(`${formatDuration(elapsed()).padStart(6)}  ${text3}`);
    }
  };
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
function judgeDigest2(pod, digest) {
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
      const at3 = port ?? pod.port;
      return at3 === void 0 ? [] : [{ namespace: facts2.ref.namespace, pod, port: at3 }];
    })
  );
}

// src/stages/smoke/in-parallel.ts
async function inParallel(items, limit, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at3 = next++;
      results[at3] = await work(items[at3]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(Math.max(1, limit), items.length) }, worker));
  return results;
}

// src/core/served-version/json.ts
function objectAt(value, key2) {
  const inner = value[key2];
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? inner : {};
}
function listAt(value, key2) {
  const inner = value[key2];
  return Array.isArray(inner) ? inner.filter((one) => typeof one === "object" && one !== null) : [];
}
var stringAt = (value, key2) => typeof value[key2] === "string" ? value[key2] : "";
var numberAt2 = (value, key2) => typeof value[key2] === "number" ? value[key2] : void 0;

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
function containerFacts(container, status2) {
  const name2 = stringAt(container, "name");
  const running = listAt(status2, "containerStatuses").find((one) => one.name === name2);
  const imageId = running === void 0 ? "" : stringAt(running, "imageID");
  return { name: name2, image: stringAt(container, "image"), ...present({ imageId: imageId === "" ? void 0 : imageId }) };
}
function httpReadiness(container) {
  const get = objectAt(objectAt(container, "readinessProbe"), "httpGet");
  const port = typeof get.port === "string" ? namedPort(container, get.port) : numberAt2(get, "port");
  if (port === void 0) return void 0;
  return { path: stringAt(get, "path") || "/", port, scheme: stringAt(get, "scheme") === "HTTPS" ? "https" : "http" };
}
function namedPort(container, name2) {
  if (/^\d+$/.test(name2)) return Number(name2);
  const port = listAt(container, "ports").find((one) => one.name === name2);
  return port === void 0 ? void 0 : numberAt2(port, "containerPort");
}

// src/core/served-version/read-workload.ts
function readWorkload2(ref, objects) {
  const { workload } = objects;
  const metadata = objectAt(workload, "metadata");
  const status2 = objectAt(workload, "status");
  const uid2 = stringAt(metadata, "uid");
  const replicaSets = objects.replicaSets.filter((set2) => ownedBy2(set2, [uid2]));
  const owners = ref.kind === "Deployment" ? replicaSets.map((set2) => stringAt(objectAt(set2, "metadata"), "uid")) : [uid2];
  const template = objectAt(objectAt(objectAt(workload, "spec"), "template"), "spec");
  return {
    ref,
    observed: (numberAt2(status2, "observedGeneration") ?? 0) >= (numberAt2(metadata, "generation") ?? 0),
    wanted: wantedOf(ref.kind, workload),
    images: listAt(template, "containers").map((container) => stringAt(container, "image")),
    pods: objects.pods.filter((pod) => ownedBy2(pod, owners) && !finished(pod)).map((pod) => readPod(pod, ref.kind)),
    ...present({ revision: revisionOf2(ref.kind, workload, replicaSets), endpoints: endpointsOf(objects.endpointSlices) })
  };
}
var ownedBy2 = (object, uids) => listAt(objectAt(object, "metadata"), "ownerReferences").some(
  (owner) => owner.controller === true && uids.includes(stringAt(owner, "uid"))
);
var finished = (pod) => ["Failed", "Succeeded"].includes(stringAt(objectAt(pod, "status"), "phase"));
function wantedOf(kind, workload) {
  if (kind === "DaemonSet") return numberAt2(objectAt(workload, "status"), "desiredNumberScheduled") ?? 0;
  return numberAt2(objectAt(workload, "spec"), "replicas") ?? 1;
}
function revisionOf2(kind, workload, replicaSets) {
  if (kind === "StatefulSet") return stringAt(objectAt(workload, "status"), "updateRevision") || void 0;
  if (kind === "DaemonSet")
    return stringAt(objectAt(objectAt(workload, "metadata"), "annotations"), "deprecated.daemonset.template.generation") || void 0;
  const numbered = replicaSets.map((set2) => ({
    number: Number(stringAt(objectAt(objectAt(set2, "metadata"), "annotations"), "deployment.kubernetes.io/revision") || "0"),
    hash: stringAt(objectAt(objectAt(set2, "metadata"), "labels"), "pod-template-hash")
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
function selects2(service, podLabels) {
  const selector = Object.entries(objectAt(objectAt(service, "spec"), "selector"));
  return selector.length > 0 && selector.every(([key2, value]) => podLabels[key2] === value);
}
function selectorQuery(workload) {
  const selector = objectAt(objectAt(workload, "spec"), "selector");
  const labels = Object.entries(objectAt(selector, "matchLabels")).map(([key2, value]) => `${key2}=${String(value)}`);
  const expressions = listAt(selector, "matchExpressions").map((one) => {
    const values = Array.isArray(one.values) ? one.values.join(",") : "";
    const key2 = stringAt(one, "key");
    const forms = {
      In: `${key2} in (${values})`,
      NotIn: `${key2} notin (${values})`,
      Exists: key2,
      DoesNotExist: `!${key2}`
    };
    return forms[stringAt(one, "operator")] ?? key2;
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
var forbidden2 = (what, namespace) => ({
  code: "ST041",
  fault: "user",
  what: `forbidden: ${what}`,
  where: `namespace ${namespace}`,
  expected: "the rights of a smoke test",
  remedy: `Add:
${smokeRole(namespace)}`
});

// src/stages/smoke/observe.ts
var TIMEOUT_MS5 = 15e3;
async function observe(cluster, refs, signal) {
  const remarks = [];
  try {
    const workloads = await Promise.all(refs.map((ref) => observeOne(cluster, ref, remarks, signal)));
    return { kind: "seen", workloads, remarks };
  } catch (error3) {
    if (error3 instanceof Refused) return { kind: "problem", problem: error3.problem };
    if (error3 instanceof HttpFailure) return { kind: "lost", why: `the API server did not answer: ${error3.message} (${error3.code})` };
    throw error3;
  }
}
var Refused = class extends Error {
  problem;
  constructor(problem2) {
    super(problem2.what);
    this.problem = problem2;
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
    slicesOf(get, ref.namespace, labels).catch((error3) => {
      if (!(error3 instanceof Refused) || error3.problem.code !== "ST041") throw error3;
      remarks.push(error3.problem);
      return void 0;
    })
  ]);
  return readWorkload2(ref, { workload, pods: listAt(pods, "items"), replicaSets: listAt(sets, "items"), ...present({ endpointSlices }) });
}
async function slicesOf(get, namespace, labels) {
  const services = listAt(await get(`/api/v1/namespaces/${segment(namespace)}/services`), "items").filter(
    (service) => selects2(service, labels)
  );
  if (services.length === 0) return void 0;
  const names = services.map((service) => stringAt(objectAt(service, "metadata"), "name")).join(",");
  const query = encodeURIComponent(`kubernetes.io/service-name in (${names})`);
  return listAt(await get(`/apis/discovery.k8s.io/v1/namespaces/${segment(namespace)}/endpointslices?labelSelector=${query}`), "items");
}
async function readJson2(cluster, path, ref, signal) {
  const response = await cluster.send({ method: "GET", path, timeoutMs: TIMEOUT_MS5, signal });
  if (response.status === 200) return JSON.parse(response.text);
  if (response.status === 403 || response.status === 401) throw new Refused(forbidden2(messageOf(response), ref.namespace));
  if (response.status === 404) throw new Refused(missing5(ref));
  throw new HttpFailure(String(response.status), messageOf(response));
}
function messageOf(response) {
  try {
    const status2 = JSON.parse(response.text);
    return stringAt(status2, "message") || `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
var missing5 = (ref) => ({
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
  let first2 = true;
  return async (check) => {
    if (request2.url !== void 0 && check.request.port === void 0) return [{ kind: "edge", base: request2.url }];
    if (!first2 && ports.cluster !== void 0) {
      const seen = await observe(ports.cluster, request2.workloads, request2.signal);
      if (seen.kind === "seen") workloads = seen.workloads;
    }
    first2 = false;
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
  const found = place2(spec, answer);
  if (found.kind === "unreadable") return found;
  const version = found.version.trim();
  return version === "" ? { kind: "unreadable", why: "is empty" } : { kind: "said", version };
}
function place2(spec, answer) {
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
  const seen = lookUp2(document, path);
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
  const add2 = (key2) => ({ ...before.histogram, [key2]: (before.histogram[key2] ?? 0) + 1 });
  if (answer.kind !== "answer") {
    const trouble = answer.kind === "no-answer" ? `${answer.message} (${answer.code})` : answer.message;
    return { ...before, ...cut2, histogram: add2(answer.kind === "no-answer" ? answer.code : "no way"), lastTrouble: trouble };
  }
  const said2 = versionIn(served, answer);
  if (said2.kind === "unreadable")
    return { ...before, ...cut2, histogram: add2(said2.why), lastTrouble: `version endpoint ${served.path} ${said2.why}` };
  if (sameVersion(served.match, said2.version, expected)) return { ...before, total, row: before.row + 1, histogram: add2(said2.version) };
  const lastStale = { version: said2.version, cached: cacheSigns(answer.headers) };
  return { ...before, total, row: 0, spent: before.spent + 1, stale: before.stale + 1, histogram: add2(said2.version), lastStale };
}
function cacheSigns(headers) {
  const signs = ["age", "via", "x-cache", "cf-cache-status"].flatMap(
    (name2) => headers[name2] === void 0 ? [] : [`${name2}: ${headers[name2]}`]
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
  const said2 = `old version still served: ${now.stale} of ${now.total} answers on ${host} said ${version}, expected ${expected}`;
  if (cached !== void 0) return { stale: true, why: `${said2}. They come from a cache (${cached}).` };
  return { stale: true, why: podsProved ? `${said2}. All pods are new: look at the CDN or a second Service.` : `${said2}.` };
}

// src/stages/smoke/stamp.ts
function stamped2(request2, check, smoke, ports) {
  const ours = {
    "user-agent": `${smoke.userAgent} (${check.replace(/[^\x20-\x7e]|[()]/g, "_").slice(0, 80)})`,
    traceparent: traceparent(smoke.traceId, newSpanId(ports.random)),
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
    const { proved, missing: missing6 } = judgeEdge(now, replicas, request2.samples);
    notes.say(`edge ${host}: ${now.row} new answers in a row${now.stale > 0 ? `, ${now.stale} stale so far` : ""}`);
    if (proved) return { kind: "proved", tally: now };
    if (request2.deadline.passed()) return outOfTime(question, request2, now);
    const answers = await inParallel(Array.from({ length: missing6 }), request2.parallel, () => {
      const asked = stamped2({ method: "GET", path: served.path, headers: {}, redirect: "follow" }, "served-version", request2, ports);
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
  const problem2 = { code: "ST020", fault: answered ? "user" : "remote", what: `${deadline}; last: ${failure3.why}` };
  return { kind: answered ? "inconclusive" : "failed", tally: now, problem: problem2 };
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
      const said2 = versionIn(served, answer);
      if (said2.kind === "unreadable") {
        const kind = [408, 425, 429, 502, 503, 504].includes(answer.status) ? "waiting" : "wrong";
        return { kind, code: "ST012", why: `version endpoint ${served.path} of pod ${pod.name} ${said2.why}` };
      }
      if (sameVersion(served.match, said2.version, version)) return void 0;
      const short = said2.version.length < 7 && served.match === "prefix";
      return short ? {
        kind: "wrong",
        code: "ST012",
        why: `version endpoint ${served.path} of pod ${pod.name} says "${said2.version}": shorter than 7 characters proves nothing`
      } : {
        kind: "wrong",
        code: "ST011",
        why: `1 of ${of} replicas, pod ${pod.name} (${pod.owner}), serves ${said2.version}, expected ${version}`
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
  const wrongDigest = digestsOf2(round.workloads, expected.digest, weaker);
  if (wrongDigest !== void 0) return wrongDigest;
  const key2 = keyOf2(round.workloads);
  if (served === void 0 || expected.version === void 0) return { kind: "proved", key: key2, weaker };
  return judgeVersions(round, served, expected.version, {
    key: key2,
    weaker,
    digestProved: expected.digest !== void 0 && weaker.length === 0
  });
}
function rolloutOf(facts2, allNew) {
  const name2 = workloadName(facts2.ref);
  if (!facts2.observed || facts2.revision === void 0)
    return { kind: "waiting", code: "ST020", why: `${name2}: its controller has not seen the newest specification` };
  const ready = newReadyPods(facts2);
  const old = facts2.pods.find((pod) => pod.revision !== facts2.revision && !pod.terminating);
  if (old !== void 0)
    return {
      kind: "waiting",
      code: "ST011",
      why: `pod ${old.name} (${old.owner}) is of an older revision of ${name2} and still runs: the rollout is not finished`
    };
  if (ready.length < facts2.wanted)
    return { kind: "waiting", code: "ST020", why: `${name2}: ${ready.length} of ${facts2.wanted} replicas of the new revision are ready` };
  const names = ready.map((pod) => pod.name).sort();
  const extra = facts2.endpoints?.find((endpoint) => !allNew.includes(endpoint));
  if (extra !== void 0)
    return {
      kind: "waiting",
      code: "ST011",
      why: `pod ${extra} stands behind a Service of ${name2} and is none of its new replicas: the rollout is not finished, or a second Deployment matches the Service`
    };
  const missing6 = facts2.endpoints === void 0 ? void 0 : names.find((one) => !facts2.endpoints?.includes(one));
  if (missing6 !== void 0)
    return { kind: "waiting", code: "ST011", why: `pod ${missing6} is ready, but not yet behind the Service of ${name2}` };
  return void 0;
}
function digestsOf2(workloads, digest, weaker) {
  if (digest === void 0) {
    weaker.push("no digest was expected: the pods are of the newest revision");
    return void 0;
  }
  const repositories = repositoriesOf(workloads, digest);
  const carriers = workloads.filter((facts2) => carries(facts2, digest, repositories));
  for (const pod of (carriers.length > 0 ? carriers : workloads).flatMap(newReadyPods)) {
    const proof = judgeDigest2(pod, digest);
    if (proof.kind === "other") return { kind: "wrong", code: "ST013", why: `pod ${pod.name} runs ${proof.runs}, expected ${digest}` };
    if (proof.kind === "unknown" && carriers.length > 0)
      return { kind: "wrong", code: "ST013", why: `pod ${pod.name} runs ${imagesOf2(pod)}, expected ${digest}` };
    if (proof.kind === "weaker") weaker.push(`pod ${pod.name} was deployed by a tag; its imageID is the expected digest`);
    if (proof.kind === "unknown") weaker.push(`pod ${pod.name} was deployed by a tag (${imagesOf2(pod)}); its digest is not known`);
  }
  return void 0;
}
var imagesOf2 = (pod) => pod.containers.map(({ image }) => image).join(", ");
var keyOf2 = (workloads) => workloads.flatMap((facts2) => newReadyPods(facts2).map((pod) => `${facts2.ref.name}/${pod.uid}`)).sort().join(" ");

// src/stages/smoke/prove-pods.ts
var PAUSE_MS = 1e3;
var UNREACHABLE_MS = 1e4;
var TIMES_IN_A_ROW = 5;
var SETTLE_MS3 = 5e3;
async function provePods(request2, ports, notes, remark) {
  const settleMs2 = request2.plan.served?.settleMs ?? SETTLE_MS3;
  let workloads = [];
  let before;
  let streak = { kind: "", sinceMs: 0, times: 0 };
  for (let rounds = 1; ; rounds++) {
    const failed3 = (problem2) => ({ kind: "failed", problem: problem2, rounds, workloads });
    const seen = await observe(ports.cluster, request2.workloads, request2.signal);
    if (seen.kind === "problem") return failed3(seen.problem);
    if (seen.kind === "seen") {
      workloads = seen.workloads;
      for (const problem2 of seen.remarks) remark(problem2);
    }
    const verdict = await judge2(seen, request2, ports);
    const now = notes.elapsed();
    streak = streak.kind === verdict.kind ? { ...streak, times: streak.times + 1 } : { kind: verdict.kind, sinceMs: now, times: 1 };
    const lasted = now - streak.sinceMs;
    notes.say(wordsOf4(verdict, rounds));
    if (verdict.kind === "no-way") {
      if (verdict.why === "forbidden" && !verdict.digestProved)
        return failed3(forbidden2(verdict.message, request2.workloads[0]?.namespace ?? ""));
      if (verdict.why === "forbidden") remark(forbidden2(verdict.message, request2.workloads[0]?.namespace ?? ""));
      if (verdict.why === "forbidden" || lasted >= UNREACHABLE_MS)
        return { kind: "proved", workloads, weaker: [weakerWords(verdict.message)], rounds };
    }
    if (verdict.kind === "proved") {
      if (before?.key === verdict.key && now - before.atMs >= settleMs2)
        return { kind: "proved", workloads, weaker: verdict.weaker, rounds };
      if (before?.key !== verdict.key) before = { key: verdict.key, atMs: now };
    } else before = void 0;
    if (verdict.kind === "wrong" && streak.times >= TIMES_IN_A_ROW && lasted >= request2.failAfterMs)
      return failed3(problemOf(verdict, `for ${formatDuration(lasted)}`));
    const wait = verdict.kind === "proved" ? Math.max(1, settleMs2 - (now - (before?.atMs ?? now))) : PAUSE_MS;
    if (wait >= request2.deadline.remaining()) return failed3(atDeadline(verdict, request2.timeoutMs, rounds));
    await ports.clock.sleep(wait, request2.signal);
  }
}
async function judge2(seen, request2, ports) {
  if (seen.kind === "lost") return { kind: "waiting", code: "ST020", why: seen.why };
  const asked = request2.plan.served?.via.includes("pods") === true && request2.expected.version !== void 0;
  const answers = asked ? await ask3(seen.workloads, request2, ports) : /* @__PURE__ */ new Map();
  return judgeRound({ workloads: seen.workloads, answers, asked }, request2.expected, request2.plan.served);
}
async function ask3(workloads, request2, ports) {
  const { served } = request2.plan;
  if (served === void 0) return /* @__PURE__ */ new Map();
  const pods = podsToAsk(workloads, request2.expected.digest, served.port);
  const answers = await inParallel(pods, request2.parallel, async ({ namespace, pod, port }) => {
    const place3 = { kind: "pod", namespace, pod: pod.name, port, scheme: pod.scheme };
    const asked = stamped2({ method: "GET", path: served.path, headers: {}, redirect: "manual" }, "served-version", request2, ports);
    const answer = await ports.probe(place3, asked, {
      timeoutMs: Math.min(1e4, Math.max(1, request2.deadline.remaining())),
      signal: request2.signal
    });
    return [pod.uid, answer];
  });
  return new Map(answers);
}
var weakerWords = (message) => `pods cannot be reached through the API server (${message}); proved by digest and revision only`;
function wordsOf4(verdict, round) {
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
  const why2 = verdict.kind === "proved" ? "the replicas were proved once, but there was no time for the second look" : verdict.message;
  return { code: "ST020", fault: "user", what: `${since}; last: ${why2}` };
}

// src/stages/smoke/rows.ts
var row = (name2, target, problem2, attempts, durationMs) => ({
  name: name2,
  severity: "block",
  verdict: problem2 === void 0 ? "pass" : "fail",
  why: problem2?.what ?? "",
  attempts,
  durationMs: Math.round(durationMs),
  target,
  lastAnswers: [],
  ...problem2 === void 0 ? {} : { code: problem2.code }
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
var placeName = (place3) => place3.kind === "edge" ? new URL(place3.base).host : `pod ${place3.pod}`;
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
var TRANSIENT2 = [408, 425, 429, 502, 503, 504];
function judgeAnswer(check, answer, time) {
  if (answer.kind === "no-way") return noWay(answer);
  if (answer.kind === "no-answer") return noAnswer(answer, time.elapsedMs);
  const unmet = unmetParts(check.expect, answer);
  if (unmet.length === 0) return { kind: "met", why: "" };
  const why2 = unmet.join("; ");
  if (TRANSIENT2.includes(answer.status) || answer.status === 404 && check.retry404) {
    const afterMs = retryAfterMs(answer.headers["retry-after"], time.now);
    return { kind: "transient", why: why2, cause: "status", ...present({ afterMs }) };
  }
  return { kind: "unmet", why: why2, cause: "answer" };
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
  for (const { name: name2, matcher: matcher2 } of expect.headers) {
    const value = answer.headers[name2];
    const wrong = mismatch(matcher2, value === void 0 ? { found: false } : { found: true, value });
    if (wrong !== void 0) unmet.push(`header ${name2} ${wrong}`);
  }
  for (const part of expect.bodyContains) if (!answer.text.includes(part)) unmet.push(`body does not contain ${JSON.stringify(part)}`);
  for (const part of expect.bodyLacks) if (answer.text.includes(part)) unmet.push(`body contains ${JSON.stringify(part)}`);
  return [...unmet, ...unmetJson(expect, answer.text)];
}
function unmetJson(expect, text3) {
  if (expect.json.length === 0) return [];
  const document = parsed3(text3);
  if (document === NO_JSON) return ["body is no JSON"];
  return expect.json.flatMap(({ path, matcher: matcher2 }) => {
    const wrong = mismatch(matcher2, lookUp2(document, path));
    return wrong === void 0 ? [] : [`${path.text} ${wrong}`];
  });
}
var NO_JSON = /* @__PURE__ */ Symbol("no JSON");
function parsed3(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return NO_JSON;
  }
}
var statusMatches = (expected, status2) => expected.some((one) => one.endsWith("xx") ? one[0] === String(status2)[0] : one === String(status2));

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
      const span2 = last.atMs - (row3[0]?.atMs ?? last.atMs);
      const settled2 = row3.length >= TIMES_IN_A_ROW2 && span2 >= rules.failAfterMs;
      if (check.retry === "never" || settled2) return { kind: "fail", code: "ST022", why: unmetWords(last, row3.length, span2) };
      return again2(attempts, last, rules);
    }
    case "transient":
      if (check.retry === "never") return { kind: "fail", code: "ST022", why: last.why };
      return again2(attempts, last, rules);
  }
}
function again2(attempts, last, rules) {
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
  const start2 = attempts.findLastIndex(({ kind }) => kind !== "unmet");
  return attempts.slice(start2 + 1);
}
var unmetWords = (last, times, spanMs) => times === 1 ? last.why : `${last.why}, in ${times} answers over ${formatDuration(spanMs)}`;
function worstOf(attempts) {
  const order = ["final", "unmet", "transient", "no-way", "met"];
  const kind = order.find((one) => attempts.some((attempt3) => attempt3.kind === one)) ?? "met";
  const such = attempts.filter((attempt3) => attempt3.kind === kind);
  const first2 = such[0];
  if (kind === "met" || first2 === void 0) return { kind: "met", why: "" };
  const share = attempts.length === 1 ? "" : `${such.length} of ${attempts.length} replicas: `;
  const { place: _, ...rest } = first2;
  return { ...rest, why: `${share}${first2.place}: ${first2.why}` };
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
  const headers = Object.entries(answer.headers).filter(([name2]) => !PRIVATE_HEADERS.test(name2)).map(([name2, value]) => [name2, safeExcerpt(value, secrets)]);
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
    answers = await inParallel(where, request2.parallel, async (place3) => ({ place: place3, answer: await askOnce(check, place3, request2, ports) }));
    const time = { elapsedMs: notes.elapsed() - startMs, now: ports.clock.now() };
    const judged2 = answers.map(({ place: place3, answer }) => ({ ...judgeAnswer(check, answer, time), place: placeName(place3) }));
    const whole = where.length === 0 ? { kind: "transient", why: "no ready pod to ask", cause: "way" } : worstOf(judged2);
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
function askOnce(check, place3, request2, ports) {
  const timeoutMs = Math.min(check.timeoutMs, Math.max(1, request2.deadline.remaining()));
  return ports.probe(place3, stamped2(check.request, check.name, request2, ports), { timeoutMs, signal: request2.signal });
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
  const lastAnswers = verdict.kind === "pass" ? [] : done.answers.slice(0, 3).map(({ place: place3, answer }) => shown3(place3, answer, request2.secrets));
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
function shown3(place3, answer, secrets) {
  const safe = redacted(answer, secrets);
  if (safe.kind === "answer") return { place: placeName(place3), status: safe.status, text: safe.text };
  return { place: placeName(place3), text: safe.message };
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
  } catch (error3) {
    if (!request2.signal.aborted) throw error3;
    const outcome2 = { ...row(CANCELLED, "", void 0, 0, 0), verdict: "inconclusive", why: "the job was cancelled" };
    return added(sofar, outcome2, { code: "ST080", fault: "user", what: "the smoke test was cancelled before it ended" });
  }
}
async function onReplicas(sofar, request2, ports, notes) {
  const { cluster } = ports;
  if (cluster === void 0) throw new Error("workloads are to be proved without a cluster");
  const warnings = /* @__PURE__ */ new Map();
  const began = notes.elapsed();
  const proof = await provePods(request2, { ...ports, cluster }, notes, (problem3) => warnings.set(problem3.what, problem3));
  const weaker = proof.kind === "proved" ? proof.weaker : [];
  if (weaker.length > 0) warnings.set("weaker", { code: "ST015", fault: "user", what: `weaker proof: ${weaker.join("; ")}` });
  const problem2 = proof.kind === "proved" ? void 0 : proof.problem;
  const outcome2 = row(REPLICAS, request2.workloads.map(workloadName).join(", "), problem2, proof.rounds, notes.elapsed() - began);
  const seen = { workloads: proof.workloads, podsProved: problem2 === void 0, weaker, warnings: [...warnings.values()] };
  return added({ ...sofar, ...seen }, outcome2, problem2);
}
async function atTheEdge(sofar, request2, ports, notes) {
  const { url, expected, plan } = request2;
  if (url === void 0 || plan.served === void 0 || expected.version === void 0) return sofar;
  const began = notes.elapsed();
  const replicas = sofar.podsProved ? Math.max(1, sofar.workloads.flatMap(newReadyPods).length) : void 0;
  const proof = await proveEdge({ url, served: plan.served, version: expected.version, replicas }, request2, ports, notes);
  const problem2 = proof.kind === "proved" ? void 0 : proof.problem;
  const outcome2 = row(EDGE, new URL(url).host, problem2, proof.tally.total, notes.elapsed() - began);
  const shown4 = proof.kind === "inconclusive" ? { ...outcome2, verdict: "inconclusive" } : outcome2;
  return added({ ...sofar, histogram: proof.tally.histogram }, shown4, problem2);
}
function added(sofar, outcome2, problem2) {
  const problems = problem2 === void 0 ? sofar.problems : new Map([...sofar.problems, [outcome2.name, problem2]]);
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
  const problems = decision.kind === "nothing" ? [decision.problem] : problemsOf3(suite, proof);
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
function problemsOf3(suite, proof) {
  if (suite.verdict === "pass") return [];
  const decisive = suite.decisive.filter((one) => one.verdict !== "flaky").map((one) => proof?.problems.get(one.name) ?? outcomeProblem(one));
  return decisive.length > 0 ? decisive : [{ code: "ST023", fault: "user", what: suite.why }];
}

// src/stages/smoke/report.ts
var MARKS = { pass: "\u2705", flaky: "\u{1F7E1}", fail: "\u274C", inconclusive: "\u2754", skipped: "\u23ED\uFE0F" };
var HEADLINES = { pass: "passed", fail: "failed", inconclusive: "inconclusive" };
function renderSmoke(report, title = "Smoke test") {
  const red = report.outcomes.filter(({ verdict }) => verdict === "fail" || verdict === "inconclusive");
  const parts = [`### ${text2(title)}: ${HEADLINES[report.verdict]}`, facts(report)];
  if (red.length > 0) parts.push(table(["", "what", "why", "code"], red.map(redRow)));
  if (report.outcomes.length > 0)
    parts.push(folded(`All ${report.outcomes.length} proofs and checks`, table(HEAD, report.outcomes.map(row2))));
  const answers = red.flatMap(({ name: name2, lastAnswers }) => lastAnswers.map((answer) => ({ name: name2, ...answer })));
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

// src/actions/deliver/smoke.ts
async function smokeTest(run2, { access: access6, target }, task) {
  var _stack = [];
  try {
    const { inputs, context, clock, log } = run2;
    const named2 = inputs.workload.flatMap((one) => parseWorkload(one, inputs.namespace) ?? []);
    const all = named2.length > 0 && task.older === void 0 ? [] : await target.workloads();
    const known2 = task.older === void 0 ? named2 : named2.filter((one) => all.some(({ kind, name: name2 }) => kind === one.kind && name2 === one.name));
    const workloads = known2.length > 0 ? known2 : all;
    const _ = __using(_stack, log.section(task.title));
    const result = await runSmoke(
      {
        workloads,
        plan: task.plan,
        expected: task.expected,
        deadline: deadlineIn(clock, task.timeoutMs),
        timeoutMs: task.timeoutMs,
        failAfterMs: inputs.failAfter,
        parallel: inputs.parallel,
        traceId: task.trace.traceId,
        traceparent: task.trace.traceparent,
        userAgent: `tidegate-smoke/${context.repository.full} run ${context.runId}`,
        secrets: [],
        signal: run2.signal,
        ...present({ url: inputs.url, samples: inputs.samples, maxFlaky: inputs.maxFlaky })
      },
      {
        probe: probe({ http: nodeHttp, clock, allowHosts: inputs.allowHosts }, access6.cluster),
        clock,
        random: run2.random,
        progress: (line) => log.info(line),
        cluster: access6.cluster
      }
    );
    log.info(`${task.title}: ${result.report.verdict} (${result.suite.why})`);
    run2.summarize(renderSmoke(result.report, task.title));
    for (const problem2 of result.warnings.slice(0, MOST_WARNINGS)) log.problem("warning", problem2);
    for (const alert of result.suite.alerts.slice(0, MOST_WARNINGS))
      log.problem("warning", { code: "ST022", fault: "user", what: `alert check "${alert.name}": ${alert.why}`, where: alert.target });
    if (result.report.verdict !== "pass" && !result.cancelled) {
      const evidence = (await gatherEvidence(access6.cluster, workloads)).filter((one) => one.pods.length > 0 || one.events.length > 0);
      if (evidence.length > 0) {
        log.outside(evidenceLines(evidence));
        run2.summarize(`#### Evidence

${renderEvidence(evidence)}`);
      }
    }
    return { result, path: await keepReport(run2, "smoke-report", result.report) };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
var MOST_WARNINGS = 4;
function shortPlan(plan, came) {
  const { checks = [], served: said2 } = came?.deployment?.smoke ?? {};
  const { served, ...rest } = plan;
  return {
    ...rest,
    checks: plan.checks.filter((check) => checks.includes(check.name)),
    ...served === void 0 || said2 === void 0 ? {} : { served }
  };
}
var expectedOf = (came) => present({ version: came?.deployment?.smoke.served, digest: came?.digest });

// src/actions/deliver/smoke-steps.ts
async function smokeStep(order, progress, which) {
  const { run: run2, plan, trace } = order;
  const title = which === "staged" ? "Smoke test, before it is live" : "Smoke test";
  const told3 = await smokeTest(run2, order.scene, {
    title,
    plan,
    expected: expectedNow(order, progress),
    timeoutMs: run2.inputs.smokeTimeout,
    trace
  });
  const { result, path } = told3;
  const smoke = smokeOf(
    result.report,
    plan.checks.map(({ name: name2 }) => name2)
  );
  run2.setOutputs({ smokeVerdict: result.report.verdict, report: path, ...present({ url: run2.inputs.url }) });
  const memo = order.memo.last();
  if (memo !== void 0) order.memo.note({ phase: memo.phase, smoke });
  return {
    ...progress,
    smoke,
    problems: [...progress.problems, ...redProblems(told3)],
    results: { ...progress.results, ...result.cancelled ? { cancelled: true } : { [which]: result.report.verdict } }
  };
}
async function smokeAgain(order, progress, to) {
  const { run: run2, scene, trace } = order;
  const came = factsOf(scene.history(), to);
  const told3 = await smokeTest(run2, scene, {
    title: `Second smoke test, of the version of revision ${to}`,
    plan: shortPlan(order.plan, came),
    expected: expectedOf(came),
    timeoutMs: secondSmokeMs(run2.inputs),
    trace,
    older: true
  });
  const { verdict } = told3.result.report;
  const back = order.memo.last()?.rollback;
  if (back !== void 0) order.memo.note({ phase: "back", rollback: { ...back, smoke: verdict } });
  if (back !== void 0 && verdict === "pass") await markVerified(order, back.revision);
  const problems = [...progress.problems, ...verdict === "fail" ? [stillFailing(redProblems(told3), to)] : []];
  return {
    ...progress,
    problems,
    results: { ...progress.results, ...told3.result.cancelled ? { cancelled: true } : { again: verdict } }
  };
}
function expectedNow({ run: run2, scene }, { results }) {
  const { deployment } = results;
  const held = deployment?.kind === "unchanged" ? factsOf(scene.history(), deployment.plan.previous?.revision ?? 0) : void 0;
  const version = run2.inputs.expectVersion ?? held?.deployment?.smoke.served ?? held?.commit ?? commitOf(run2);
  return { version, ...present({ digest: run2.inputs.digest }) };
}
var MOST_PROBLEMS = 6;
function redProblems({ result }) {
  if (result.report.verdict === "pass" || result.cancelled) return [];
  const [...shown4] = result.problems.slice(0, MOST_PROBLEMS);
  const rest = result.problems.length - shown4.length;
  return rest === 0 ? shown4 : [...shown4, { code: "ST022", fault: "user", what: `${rest} more are in the report` }];
}
var stillFailing = ([first2], to) => ({
  code: "ST090",
  fault: "user",
  what: `rollback to revision ${to} done, but still failing: ${first2 === void 0 ? "the second smoke test is red" : problemLine(first2)}`,
  remedy: "Somebody has to look at it now: neither the new version nor the one before serves."
});

// src/actions/deliver/walk.ts
async function walk3(order, start2) {
  const { run: run2, scene } = order;
  let progress = start2;
  try {
    for (; ; ) {
      const step = nextStep(progress.results, order.policy);
      if (step.kind === "gate") throw new Error("the gate was asked already");
      if (step.kind === "end") {
        const ending2 = await finish2(order, progress, step.verdict, step.leaveToPost);
        return { ending: ending2, verdict: step.verdict };
      }
      progress = await perform(order, progress, step);
      if (run2.signal.aborted) progress = { ...progress, results: { ...progress.results, cancelled: true } };
    }
  } catch (error3) {
    if (error3 instanceof Error) run2.log.debug(error3.stack ?? error3.message);
    const verdict = run2.signal.aborted ? "cancelled" : "failed";
    const problems = [...progress.problems, ...problemsOf(error3)];
    run2.setOutputs({ verdict, reasonCode: problems[0]?.code });
    const memo = order.memo.last();
    if (isOpen(memo) && verdict === "failed") order.memo.note({ phase: memo.phase, broken: problems[0]?.what ?? String(error3) });
    return { ending: failed(...problems), verdict };
  } finally {
    if (isOpen(order.memo.last())) scene.target.handOver();
    else await scene.target.release();
  }
}
async function perform(order, progress, step) {
  switch (step.kind) {
    case "deploy":
      return deployStep(order, progress);
    case "smoke":
      return smokeStep(order, progress, step.which);
    case "commit":
      return commitStep(order, progress);
    case "mark":
      return markStep(order, progress);
    case "roll-back":
      return backStep(order, progress);
    case "smoke-again":
      return smokeAgain(order, progress, step.to);
  }
}

// src/actions/deliver/deliver.ts
async function deliver(outer, trace) {
  const sections = [];
  const run2 = { ...outer, summarize: (markdown) => void sections.push(markdown) };
  const { inputs } = run2;
  const startedAt = run2.clock.now();
  const prepared = await prepare(run2);
  if (!prepared.ok) return failed(...prepared.error);
  let title = "not finished";
  try {
    var _stack = [];
    try {
      const gate = await askGate(run2, prepared.value.gate);
      const policy = { ...inputs, staged: false };
      const first2 = nextStep({ gate: gate.kind }, policy);
      if (first2.kind === "end") {
        title = first2.verdict;
        return endAtGate(run2, gate, first2.verdict);
      }
      const scene = __using(_stack, await openScene(run2), true);
      const staged = scene.target.staged === true;
      const memo = memoBook(run2.state, {
        startedAt: startedAt.toISOString(),
        traceId: trace.traceId,
        images: [],
        gate: { decision: formatDecision(gate.decision), approvals: gate.approvals }
      });
      const order = { run: run2, scene, gate, plan: prepared.value.checks, trace, startedAt, memo, policy: { ...policy, staged } };
      const { ending: ending2, verdict } = await walk3(order, { results: { gate: gate.kind }, problems: [] });
      title = verdict;
      return ending2;
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error3) {
    title = run2.signal.aborted ? "cancelled" : "failed";
    const problems = problemsOf(error3);
    run2.setOutputs({ verdict: title, reasonCode: problems[0]?.code });
    if (error3 instanceof Error) run2.log.debug(error3.stack ?? error3.message);
    return failed(...problems);
  } finally {
    outer.summarize([`## ${text2(`${serviceOf(run2)} to ${inputs.environment}: ${title}`)}`, ...sections].join("\n\n"));
  }
}

// src/actions/deliver/go-back.ts
async function goBack(run2, trace) {
  var _stack = [];
  try {
    const { inputs, context, clock } = run2;
    const startedAt = clock.now();
    const plan = await readCheckPlan(run2);
    const early = [...modeProblems(inputs), ...plan.ok ? [] : plan.error, ...checkClusterSettings(inputs)];
    if (early.length > 0 || !plan.ok) return failed(...early);
    const scene = __using(_stack, await openScene(run2), true);
    const memo = memoBook(run2.state, { startedAt: startedAt.toISOString(), traceId: trace.traceId, images: [] });
    run2.log.problem("warning", recorded(context.triggeringActor, inputs.reason ?? ""));
    try {
      return await walkBack({ run: run2, scene, trace, plan: plan.value, memo, startedAt });
    } catch (error3) {
      run2.setOutputs({ verdict: run2.signal.aborted ? "cancelled" : "rollback-failed" });
      return failed(...problemsOf(error3));
    } finally {
      if (isOpen(memo.last())) scene.target.handOver();
      else await scene.target.release();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function walkBack(journey) {
  const { run: run2, scene, memo } = journey;
  const { inputs, log, signal } = run2;
  const { target } = scene;
  const stop = (problem2) => {
    run2.setOutputs({ verdict: "failed", reasonCode: problem2.code });
    return failed(problem2);
  };
  const taken = await target.acquire(signal);
  if (!taken.ok) return stop(taken.error);
  await scene.readHistory();
  const current = await target.current();
  const to = inputs.to === "last-verified" ? void 0 : Number(inputs.to);
  if (current === void 0 || to === current.revision && current.status === "deployed") return stop(nowhere(target.name, current));
  const left = factsOf(scene.history(), current.revision);
  const previous = { revision: current.revision, ...present({ commit: left?.commit, digest: left?.digest }) };
  memo.note({ phase: "going-back", previous });
  run2.setOutputs({ previousRevision: current.revision });
  const { result, word: word2 } = await runRollback({ target, log, signal }, inputs.reason ?? "", to);
  if (result.kind !== "rolled-back") {
    run2.setOutputs({ verdict: signal.aborted ? "cancelled" : "rollback-failed" });
    if (!signal.aborted) memo.note({ phase: "over" });
    return word2.kind === "problem" ? stopWith(run2, word2.problem) : DONE;
  }
  const problems = await prove(journey, result, inputs.reason ?? "");
  await record4(journey, previous, problems.length > 0);
  memo.note({ phase: "over" });
  const verdict = problems.length > 0 ? "rollback-failed" : "rolled-back";
  run2.setOutputs({ verdict, reasonCode: problems[0]?.code });
  run2.summarize(`## ${text2(`${serviceOf(run2)} in ${inputs.environment}: ${verdict}, to revision ${result.to}`)}`);
  return problems.length > 0 ? failed(...problems) : DONE;
}
function stopWith(run2, problem2) {
  run2.setOutputs({ reasonCode: problem2.code });
  return failed(problem2);
}
async function prove(journey, back, reason) {
  const { run: run2, scene, memo } = journey;
  run2.setOutputs({ revision: back.revision, rollbackRevision: back.revision });
  const came = factsOf(scene.history(), back.to);
  const facts2 = present({ commit: came?.commit, digest: came?.digest });
  memo.note({ phase: "back", rollback: { revision: back.revision, to: back.to, smoke: "none", reason, ...facts2 } });
  const tested = await smokeAgain(journey, { results: {}, problems: [] }, back.to);
  const { again: again3 } = tested.results;
  if (again3 !== void 0) run2.setOutputs({ smokeVerdict: again3 });
  const red = again3 === "fail" || again3 === "inconclusive" && run2.inputs.onInconclusive === "fail";
  if (!red) return [];
  return tested.problems.length > 0 ? tested.problems : [undecided(back.to)];
}
async function record4(journey, previous, red) {
  const { run: run2, scene, memo, startedAt, trace } = journey;
  const { rollback } = memo.last() ?? {};
  if (rollback === void 0) return;
  const made = recordOf2(run2, {
    server: scene.access.cluster.server,
    revision: rollback.revision,
    images: [],
    commit: previous.commit,
    digest: previous.digest,
    startedAt,
    previous,
    smoke: NO_SMOKE,
    result: red ? "rollback-failed" : "rolled-back",
    rollback,
    traceId: trace.traceId
  });
  const { rollbackDeployment } = await writeRecord(scene.record, made, { url: run2.inputs.url, keep: true });
  run2.setOutputs({ deploymentId: rollbackDeployment, recordFile: await keepReport(run2, "deployment-record", made) });
  run2.summarize(renderRecord(made));
}
var recorded = (actor, reason) => ({
  code: "DW071",
  fault: "user",
  what: `the gate is not asked for a way back: ${actor} says: ${reason}`,
  where: "mode: rollback"
});
var nowhere = (name2, current) => ({
  code: "HD072",
  fault: "user",
  what: current === void 0 ? `nothing was ever deployed as ${name2}` : `revision ${current.revision} of ${name2} is what runs already`,
  where: 'input "to"',
  expected: "an older revision",
  remedy: "mode: status shows what runs and where it can go back to."
});
var undecided = (to) => ({
  code: "ST020",
  fault: "user",
  what: `the version of revision ${to} is back, but it could not be proved that it serves`,
  remedy: "Look at the smoke report."
});

// src/adapters/github/commits-behind.ts
async function commitsBehind(client, repository, commit, defaultBranch) {
  const branch = defaultBranch ?? (await client.rest.repos.get({ owner: repository.owner, repo: repository.name })).data.default_branch;
  return { branch, commits: (await compareCommits(client, repository, commit, branch)).ahead };
}

// src/core/event/payload.ts
function recordAt(value, ...path) {
  const found = path.reduce((at3, key2) => isRecord2(at3) ? at3[key2] : void 0, value);
  return isRecord2(found) ? found : {};
}
function textAt2(value, ...path) {
  const last = path.at(-1) ?? "";
  const found = recordAt(value, ...path.slice(0, -1))[last];
  return typeof found === "string" && found !== "" ? found : void 0;
}
var isRecord2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// src/stages/record/decide-status.ts
function decideWhatRuns(facts2) {
  const row3 = facts2.history.findLast((one) => one.status === "deployed") ?? facts2.history.at(-1);
  if (row3 === void 0) return { kind: "nothing" };
  const known2 = factsOf(facts2.records, row3.revision);
  const older = facts2.history.filter((one) => one.revision < row3.revision && (one.status === "superseded" || one.status === "deployed"));
  const other = older.filter((one) => known2?.cameBack?.rollback?.to !== one.revision);
  return {
    kind: "runs",
    row: row3,
    facts: known2,
    backTo: other.findLast((one) => one.verified) ?? other.at(-1),
    images: facts2.images,
    drift: driftOf(facts2, row3, known2)
  };
}
function driftOf({ name: name2, images, github }, row3, known2) {
  const found = [];
  const add2 = (what, remedy2) => void found.push({ code: "RC011", fault: "user", what, where: name2, ...remedy2 === void 0 ? {} : { remedy: remedy2 } });
  if (known2 === void 0)
    add2(
      `revision ${row3.revision} (${row3.status}) has no record: it was made outside of Tidegate, or its record is gone`,
      "Deliver the wanted commit again."
    );
  const digest = known2?.digest;
  if (digest !== void 0 && images.length > 0 && !images.some((image) => image.endsWith(`@${digest}`)) && images.some((image) => image.includes("@")))
    add2(
      `the workloads run ${images.join(", ")}, the record of revision ${row3.revision} says ${digest}`,
      "Deliver the wanted commit again."
    );
  if (github === void 0 || github === "unread") return found;
  if (digest !== void 0 && github.digest !== void 0 && github.digest !== digest)
    add2(
      `GitHub's newest deployment of this service is ${github.digest} (commit ${github.commit.slice(0, 12)}), the cluster runs ${digest}`
    );
  else if (digest === void 0 && known2?.commit !== void 0 && github.commit !== known2.commit)
    add2(
      `GitHub's newest deployment of this service is of commit ${github.commit.slice(0, 12)}, the cluster runs ${known2.commit.slice(0, 12)}`
    );
  return found;
}

// src/stages/record/status-report.ts
function statusRows(runs, place3) {
  if (runs.kind === "nothing") return [["what runs", `nothing: ${place3.name} was never deployed`]];
  const { row: row3, facts: facts2, backTo } = runs;
  const deployment = facts2?.deployment;
  const behind2 = place3.behind === void 0 ? "" : place3.behind === 0 ? `, the head of ${place3.branch}` : `, ${place3.behind} behind ${place3.branch}`;
  const came = facts2?.cameBack === void 0 ? "" : `, restored by run ${facts2.cameBack.run.id}: ${facts2.cameBack.rollback?.reason ?? ""}`;
  return [
    ["what runs", `revision ${row3.revision} (${row3.status}) of ${place3.name}${came}`],
    ["since", facts2?.since ?? row3.created],
    ["commit", facts2?.commit === void 0 ? "not known" : `${facts2.commit.slice(0, 12)}${behind2}`],
    ...facts2?.digest === void 0 ? [] : [["digest", facts2.digest]],
    ["started by", deployment?.actor ?? "not known"],
    ["approved by", deployment === void 0 ? "not known" : approvers(deployment)],
    ["smoke test", row3.verified ? "passed" : deployment?.smoke.verdict ?? "not known"],
    [
      "go back",
      backTo === void 0 ? "there is no older good revision" : `to revision ${backTo.revision}${backTo.verified ? ", which passed its smoke test" : ""}`
    ]
  ];
}
function renderStatus(runs, place3, drift) {
  const parts = [
    `### What runs in ${text2(place3.environment)}: ${text2(place3.service)}`,
    table(
      ["", ""],
      statusRows(runs, place3).map(([name2, value]) => [text2(name2), text2(value)])
    )
  ];
  if (drift.length > 0) parts.push("#### The sources disagree", drift.map((one) => `- ${text2(problemLine(one))}`).join("\n"));
  if (runs.kind === "nothing") return parts.join("\n\n");
  if (runs.images.length > 0)
    parts.push(
      table(
        ["image"],
        runs.images.map((image) => [code(image)])
      )
    );
  const run2 = runs.facts?.deployment?.run;
  if (run2 !== void 0) parts.push(`Delivered by ${link(`run ${run2.id}`, run2.url)}.`);
  if (runs.backTo !== void 0) {
    const { revision } = runs.backTo;
    parts.push("How to go back:", block(`mode: rollback
to: ${revision}
reason: \u2026
# by hand: ${place3.byHand(revision)}`, "yaml"));
  }
  return parts.join("\n\n");
}

// src/stages/smoke/find-workloads.ts
var KINDS2 = ["Deployment", "StatefulSet", "DaemonSet"];
var RELEASE_NAME = "meta.helm.sh/release-name";
async function workloadsOfRelease(cluster, namespace, release) {
  const lists = await Promise.all(
    KINDS2.map(async (kind) => {
      const list3 = await listed(cluster, `/apis/apps/v1/namespaces/${segment(namespace)}/${kind.toLowerCase()}s`, namespace);
      return list3.filter((one) => belongsTo(one, release, namespace)).map((one) => ({ namespace, kind, name: stringAt(objectAt(one, "metadata"), "name") }));
    })
  );
  const found = lists.flat();
  if (found.length === 0) throw new ProblemError(nothingOf(release, namespace));
  return found;
}
var belongsTo = (one, release, namespace) => stringAt(objectAt(objectAt(one, "metadata"), "annotations"), RELEASE_NAME) === release || sameOwner(ownerOf(metadataOf(one)), { release, namespace });
var metadataOf = (one) => objectAt(one, "metadata");
async function listed(cluster, path, namespace, headers = {}) {
  const response = await cluster.send({ method: "GET", path, headers });
  if (response.status === 403 || response.status === 401) throw new ProblemError(forbidden2(messageOf(response), namespace));
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

// src/actions/deliver/status.ts
async function status(run2) {
  var _stack = [];
  try {
    const { inputs, log } = run2;
    const early = checkClusterSettings(inputs);
    if (early.length > 0) return failed(...early);
    const access6 = __using(_stack, await connectCluster(inputs, { ...run2, http: nodeHttp }), true);
    for (const { severity, problem: problem2 } of access6.remarks) log.problem(severity, problem2);
    const { kind = "chart", rows } = await releaseHistory(access6, { ...inputs, runId: run2.context.runId }, run2.signal);
    const { records } = await configMapRecords(access6, inputs).read();
    const facts2 = {
      name: `release ${inputs.release} in namespace ${inputs.namespace}`,
      history: rows,
      records,
      images: await imagesOf3(run2, access6),
      github: await ofGithub(run2)
    };
    const runs = decideWhatRuns(facts2);
    const commit = runs.kind === "runs" ? runs.facts?.commit : void 0;
    const place3 = {
      environment: inputs.environment,
      service: serviceOf(run2),
      name: facts2.name,
      byHand: (revision) => goBackLine(kind, inputs, revision),
      ...commit === void 0 ? {} : await behind(run2, commit)
    };
    for (const [name2, value] of statusRows(runs, place3)) log.info(`${name2.padEnd(12)} ${value}`);
    const drift = runs.kind === "runs" ? runs.drift : [];
    for (const problem2 of drift) log.problem("warning", problem2);
    if (runs.kind === "runs") run2.setOutputs({ revision: runs.row.revision, previousRevision: runs.backTo?.revision });
    run2.summarize(renderStatus(runs, place3, drift));
    return DONE;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function imagesOf3({ inputs }, { cluster }) {
  const refs = await workloadsOfRelease(cluster, inputs.namespace, inputs.release).catch((error3) => {
    if (error3 instanceof ProblemError) return [];
    throw error3;
  });
  const objects = await Promise.all(refs.map((ref) => readWorkload(cluster, ref)));
  const images = objects.flatMap((object) => {
    const template = object?.spec?.template;
    return (template?.spec?.containers ?? []).flatMap(({ image }) => image ?? []);
  });
  return [...new Set(images)];
}
async function ofGithub(run2) {
  const { inputs, context } = run2;
  try {
    const own = await githubDeployments(recordClient(run2), context.repository).newestOwn(inputs.environment, serviceOf(run2));
    return own === void 0 ? void 0 : { commit: own.sha, at: own.at, ...present({ digest: own.status.digest }) };
  } catch (error3) {
    run2.log.problem("warning", explainRecordFailure(error3, "reading GitHub's deployments"));
    return "unread";
  }
}
async function behind(run2, commit) {
  const { context } = run2;
  try {
    const found = await commitsBehind(
      recordClient(run2),
      context.repository,
      commit,
      textAt2(context.payload, "repository", "default_branch")
    );
    return { behind: found.commits, branch: found.branch };
  } catch (error3) {
    run2.log.debug(explainRecordFailure(error3, "comparing with the default branch").what);
    return {};
  }
}

// src/actions/deliver/main.ts
async function main(run2) {
  const { inputs, context } = run2;
  const about = { runId: context.runId, runAttempt: context.runAttempt, checkRunId: inputs.checkRunId, inherited: run2.env.TRACEPARENT };
  const trace = traceContext(about, run2.random);
  run2.setOutputs({ traceId: trace.traceId, traceparent: trace.traceparent });
  switch (inputs.mode) {
    case "deliver":
      return deliver(run2, trace);
    case "rollback":
      return goBack(run2, trace);
    case "status":
      return status(run2);
  }
}

// src/actions/deliver/outputs.ts
var outputs = defineOutputs({
  verdict: "delivered, unchanged, closed, deferred, failed, rolled-back, rollback-failed or cancelled. Unset when the step crashed: count that as failed.",
  "gate-verdict": "open, closed, overridden or deferred.",
  "smoke-verdict": "pass, fail or inconclusive; empty when the smoke test was not reached.",
  "reason-code": "The code of what stood in the way, such as HD030.",
  decision: "The gate's decision as one line of JSON.",
  "opens-at": "When a closed gate opens next, as far as the calendar tells.",
  revision: "The revision that this step made, or found to be what was asked for.",
  "previous-revision": "The revision that ran before.",
  "rollback-revision": "The revision that a rollback made.",
  url: "The address at which the service was tested.",
  "deployment-id": "GitHub's deployment of this delivery.",
  report: "Path of the smoke report (smoke-report/v1, JSON).",
  "record-file": "Path of the record (deployment-record/v1, JSON).",
  "trace-id": "The run's trace id.",
  traceparent: "W3C trace context of this step."
});

// src/actions/deliver/plan-post.ts
function planPost({ phase, broken }, onCancel) {
  const reason = broken === void 0 ? "the job was cancelled" : `the delivery broke off: ${broken}`;
  switch (phase) {
    case "applying":
    case "unproved":
      return { kind: onCancel === "rollback" ? "take-back" : "keep", reason };
    case "going-back":
      return { kind: "take-back", reason };
    case "back":
    case "proved":
    case "over":
      return { kind: "keep", reason };
  }
}

// src/actions/deliver/complete.ts
async function complete(run2, scene, memo) {
  await scene.readHistory();
  const plan = planPost(memo, run2.inputs.onCancel);
  const done = plan.kind === "take-back" ? await takeBack(run2, scene, memo, plan.reason) : await keep(run2, scene, memo);
  const rollback = rollbackOf2(scene, memo, done.back, plan.reason);
  const result = resultOf(memo, rollback);
  const revision = run2.inputs.mode === "rollback" ? rollback?.revision : memo.revision ?? done.revision;
  const record5 = recordOf2(run2, {
    server: scene.access.cluster.server,
    revision: revision ?? memo.previous?.revision ?? 0,
    images: memo.images,
    gate: memo.gate,
    startedAt: new Date(memo.startedAt),
    previous: memo.previous,
    smoke: memo.smoke ?? NO_SMOKE,
    result,
    rollback,
    traceId: memo.traceId,
    ...run2.inputs.mode === "rollback" ? { commit: memo.previous?.commit, digest: memo.previous?.digest } : {}
  });
  await writeRecord(scene.record, record5, { deployment: memo.deployment, url: run2.inputs.url, keep: revision !== void 0 });
  run2.log.problem("warning", tell3(scene.target.name, result, done.back, rollback));
  run2.summarize(renderRecord(record5));
}
async function takeBack(run2, scene, memo, reason) {
  const { target } = scene;
  const left = await target.current();
  const resumed = await target.resume(true, run2.signal);
  if (resumed.kind === "taken-back") return { back: resumed.result, ...present({ revision: memo.revision ?? left?.revision }) };
  const current = await target.current();
  if (memo.phase === "going-back" || current === void 0) return {};
  const ours = memo.revision ?? (current.status === "deployed" && current.revision > (memo.previous?.revision ?? 0) ? current.revision : void 0);
  if (ours === void 0 || ours !== current.revision) return present({ revision: ours });
  return { revision: ours, back: await target.rollback(reason, run2.signal) };
}
async function keep(run2, { target }, memo) {
  await target.resume(false, run2.signal);
  if (memo.phase === "proved" && memo.revision !== void 0) await target.markVerified(memo.revision);
  const current = await target.current();
  const written2 = current !== void 0 && current.revision > (memo.previous?.revision ?? 0);
  return written2 ? { revision: memo.revision ?? current.revision } : {};
}
function rollbackOf2({ history }, memo, back, reason) {
  if (back?.kind !== "rolled-back") return memo.rollback;
  const came = factsOf(history(), back.to);
  return {
    revision: back.revision,
    to: back.to,
    smoke: "none",
    reason,
    ...present({ commit: came?.commit, digest: came?.digest })
  };
}
function resultOf(memo, rollback) {
  if (memo.phase === "proved") return "succeeded";
  if (memo.broken === void 0) return memo.phase === "back" ? "rolled-back" : "cancelled";
  return rollback === void 0 ? "failed" : "rolled-back";
}
function tell3(name2, result, back, rollback) {
  if (back !== void 0 && back.kind !== "rolled-back") return back.problem;
  const what = rollback === void 0 ? `${name2} was left as it is; the record says ${result}` : `${name2} is back at the state of revision ${rollback.to}, as revision ${rollback.revision}`;
  return { code: "HD090", fault: "user", what: `the delivery did not end by itself: ${what}` };
}

// src/actions/deliver/post.ts
async function post(run2) {
  var _stack = [];
  try {
    const memo = readMemo2(run2.state);
    if (!isOpen(memo) && !hasUnfinishedRelease(run2.state)) return;
    const scene = __using(_stack, await openScene(run2), true);
    try {
      await (isOpen(memo) ? complete(run2, scene, memo) : scene.target.resume(false, run2.signal));
    } finally {
      await scene.target.release();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/actions/deliver/index.ts
await runAction({ contract, outputs, main, post });

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
/******/ var __webpack_exports__ = __nccwpck_require__(557);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
