import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "../packages/e32b83442515.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "../packages/eb3107ec3903.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__ from "../packages/65867c0f1691.js";
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
module.exports = x({ ["require_dist"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.require_dist) });

/***/ }),

/***/ 887:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["__callDispose"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__.__callDispose), ["__toESM"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__.__toESM), ["__using"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__.__using) });

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

/***/ 884:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_11___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_10___namespace_cache;
__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(887);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(760);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(708);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(692);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(24);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(481);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(161);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(522);

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
  require_dist
} = _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__;

const {
  __callDispose,
  __toESM,
  __using
} = _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__;

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
function nearest(name, known2) {
  const plain2 = (text3) => text3.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name.length / 3));
  const scored = known2.map((candidate) => ({ candidate, distance: editDistance(plain2(name), plain2(candidate)) }));
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
    const outcome = readOne(name, field3, given);
    if (outcome.ok) record3[camel(name)] = outcome.value;
    else problems.push(outcome.error);
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
  monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_4__.performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal }).catch((error3) => {
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
    const parsed3 = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8"));
    return typeof parsed3 === "object" && parsed3 !== null && !Array.isArray(parsed3) ? parsed3 : {};
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
    const [first = "", ...rest] = text3.split("\n");
    lines2.push(`  ${label.padEnd(9)} ${first}`, ...rest.map((line) => `            ${line}`));
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
    outside: (text3) => process.stdout.write(`${fenced(text3, (0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.randomBytes)(32).toString("hex"))}
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
    const list2 = "code" in problems ? [problems] : [...problems];
    super(list2.map((problem2) => `${problem2.code} ${problem2.what}`).join("; "), options);
    this.problems = list2;
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
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.appendFile)(path, `${cutMiddle(markdown)}
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
    for (const [name, text3] of Object.entries(outputTexts(action.outputs, outputs2))) setOutput(name, text3);
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
    const ending = await work();
    return ending.kind === "failed" ? ending.problems : [];
  } catch (error3) {
    if (error3 instanceof Error) log.debug(error3.stack ?? error3.message);
    return problemsOf(error3);
  }
}
function maskSecrets(contract2, raw, log) {
  for (const [name, field3] of Object.entries(contract2.inputs)) {
    const value = raw[name];
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

// src/actions/helm-deploy/inputs.ts
var contract = defineAction({
  name: "helm-deploy",
  title: "Tidegate: helm-deploy",
  description: "Brings a Helm release to the wanted state: loses no value, checks images first, says why it fails, and goes back by itself.",
  icon: "anchor",
  post: true,
  inputs: {
    ...helmInputs,
    ...manifestInputs,
    mode: oneOf(["deploy", "plan", "verify", "uninstall"], {
      description: "deploy writes; plan shows what deploy would do; verify marks a revision as having passed its smoke test; uninstall removes the release.",
      default: "deploy"
    }),
    revision: integer({ description: "The revision to mark, for mode: verify.", min: 1, max: 1e9 }),
    environment: text({ description: "The environment, as the gate was asked for it. Needed with decision." }),
    service: text({ description: "The service, as the gate was asked for it. Needed with decision." }),
    decision: text({
      description: "The gate's decision: the output of deploy-window-check, or a file that holds it. Refused when it does not allow this deployment now."
    }),
    ...clusterInputs,
    token: secret({
      description: "Tells whether another run that holds the release is over. Needs actions: read in a private repository.",
      fromContext: "${{ github.token }}"
    })
  }
});

// src/adapters/decision/read-decision.ts



// src/core/decision/decision.ts
function parseDecision(text3) {
  const fields = ["environment", "service", "digest", "sha", "verdict", "valid-until", "policy-sha", "run-id"];
  try {
    const parsed3 = JSON.parse(text3);
    if (typeof parsed3 !== "object" || parsed3 === null) return err(unreadable("it is no JSON object"));
    const record3 = parsed3;
    const wrong = fields.find((field3) => typeof record3[field3] !== "string");
    if (wrong !== void 0) return err(unreadable(`"${wrong}" is missing`));
    const verdict = record3.verdict;
    if (!["open", "closed", "overridden", "deferred"].includes(verdict)) return err(unreadable(`verdict is "${oneLine(verdict, 40)}"`));
    if (Number.isNaN(Date.parse(record3["valid-until"]))) return err(unreadable('"valid-until" is no time'));
    return ok({
      environment: record3.environment,
      service: record3.service,
      digest: record3.digest,
      sha: record3.sha,
      verdict,
      validUntil: record3["valid-until"],
      policySha: record3["policy-sha"],
      runId: record3["run-id"]
    });
  } catch {
    return err(unreadable("it is no JSON"));
  }
}
function judgeDecision(decision, intent) {
  const reasons = [];
  if (decision.verdict !== "open" && decision.verdict !== "overridden") reasons.push(`its verdict is "${decision.verdict}"`);
  if (intent.now.getTime() > Date.parse(decision.validUntil)) reasons.push(`it was valid until ${decision.validUntil}`);
  const same = (name, given, wanted) => {
    if (given !== wanted) reasons.push(`it is for ${name} "${oneLine(given, 80)}", not "${oneLine(wanted, 80)}"`);
  };
  same("environment", decision.environment, intent.environment);
  same("service", decision.service, intent.service);
  if (decision.digest !== "" && intent.digest !== "") same("digest", decision.digest, intent.digest);
  same("run", decision.runId, intent.runId);
  if (reasons.length === 0) return ok(decision);
  return err({
    code: "DW080",
    fault: "user",
    what: `the gate's decision does not allow this deployment: ${reasons.join("; ")}`,
    where: 'input "decision"',
    remedy: "Run deploy-window-check again, directly before this step, with the same environment and service."
  });
}
var unreadable = (why) => ({
  code: "DW080",
  fault: "user",
  what: `the gate's decision cannot be read: ${why}`,
  where: 'input "decision"',
  expected: "deploy-window-check's output decision, unchanged",
  remedy: "decision: ${{ steps.gate.outputs.decision }}"
});

// src/adapters/decision/read-decision.ts
async function readDecision(inputs, job) {
  if (inputs.decision === void 0) return ok(void 0);
  const isJson = inputs.decision.startsWith("{");
  const text3 = isJson ? inputs.decision : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(job.workspace, inputs.decision), "utf8").catch(() => void 0);
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
  return new Promise((resolve10, reject) => {
    const give = (error3) => reject(request2.signal?.aborted ? request2.signal.reason : failure(error3, timeout.aborted, request2));
    const options = {
      method: request2.method,
      headers: headersOf(request2),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...request2.ca === void 0 ? {} : { ca: [...node_tls__WEBPACK_IMPORTED_MODULE_12__.rootCertificates, request2.ca] }
    };
    const outgoing = (url.protocol === "https:" ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_11___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_11___namespace_cache = __nccwpck_require__.t(node_https__WEBPACK_IMPORTED_MODULE_11__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_10___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_10___namespace_cache = __nccwpck_require__.t(node_http__WEBPACK_IMPORTED_MODULE_10__, 2)))).request(url, options);
    outgoing.on(
      "socket",
      (socket) => socket.once("connect", () => {
        if (socket.remoteAddress !== void 0 && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      })
    );
    outgoing.on("error", give);
    outgoing.on("response", (incoming) => {
      collect(incoming, request2.maxBytes ?? MEBIBYTE).then(resolve10, give);
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
  node_dns__WEBPACK_IMPORTED_MODULE_9__.lookup(hostname, options, (error3, address, family) => {
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
    const parsed3 = JSON.parse(new TextDecoder().decode(bytes));
    return typeof parsed3 === "object" && parsed3 !== null ? parsed3 : {};
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
  const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(parent, "tidegate-"));
  const write = async (name, content2) => {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(path, name);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.open)(target, node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_NOFOLLOW, 384);
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
    replace: async (name, content2) => {
      const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(path, `.${name}.new`);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.rm)(fresh, { force: true });
      await write(`.${name}.new`, content2);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.rename)(fresh, (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(path, name));
      return (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(path, name);
    },
    [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.rm)(path, { recursive: true, force: true })
  };
}

// src/adapters/kubernetes/api-client.ts


var TIMEOUT_MS = 3e4;
var MAX_BYTES = 64 * 1048576;
async function apiClient(config, bearer) {
  const server = config.getCurrentCluster()?.server ?? "";
  const base = new URL(server);
  const { tls: tls2 } = await credentialOf(config);
  const agent = new node_https__WEBPACK_IMPORTED_MODULE_11__.Agent({ ...tls2, keepAlive: true, maxSockets: 24 });
  const open2 = async (request2, signal) => {
    const { headers } = await credentialOf(config);
    const body = request2.body === void 0 ? void 0 : JSON.stringify(request2.body);
    const path = `${base.pathname.replace(/\/$/, "")}${request2.path}`;
    return new Promise((resolve10, reject) => {
      const outgoing = node_https__WEBPACK_IMPORTED_MODULE_11__.request(
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
        resolve10
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
        for await (const line of (0,node_readline__WEBPACK_IMPORTED_MODULE_14__.createInterface)({ input: incoming, crlfDelay: Number.POSITIVE_INFINITY })) {
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
  return { tls: tls2, headers: { ...basic2, ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])) } };
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
  for await (const chunk2 of incoming) {
    chunks.push(chunk2.subarray(0, room));
    room -= Math.min(chunk2.length, room);
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
  const parsed3 = URL.canParse(url) ? new URL(url) : void 0;
  const loopback = parsed3 !== void 0 && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed3.hostname);
  if (parsed3?.protocol === "https:" || parsed3?.protocol === "http:" && loopback) return ok({ url, requestToken });
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
  const faults = [];
  if (!allowed) faults.push([runs, "Add allow-exec-plugins: true to with:, or use auth: kubernetes."]);
  const { command, args } = plugin;
  if (command.includes("/") && (!command.startsWith("/") || command.split("/").includes("..") || liesIn(workspace, command)))
    faults.push([`${runs} by a path that may be in the checkout`, `Write command: ${command.split("/").at(-1)}, and have it on PATH.`]);
  const at3 = args.indexOf(one.subcommand[0] ?? "");
  if (one.subcommand.length > 0 && !one.subcommand.every((word2, i) => at3 >= 0 && args[at3 + i] === word2))
    faults.push([`${runs} for something else than ${one.subcommand.join(" ")}`, INSTEAD]);
  for (const { name } of plugin.env.filter(({ name: name2 }) => !one.env.includes(name2)))
    faults.push([`it sets ${oneLine(name, 60)} for the plugin`, `Set it in env: of the step; a kubeconfig may set ${one.env.join(", ")}.`]);
  if (!API_VERSIONS.includes(plugin.apiVersion))
    faults.push([
      `the plugin speaks ${oneLine(plugin.apiVersion, 60) || "no version that it names"}`,
      `Make the kubeconfig anew by the cloud's tool: ${API_VERSIONS.join(" and ")} are known.`
    ]);
  if (plugin.interactiveMode === "Always") faults.push(["the plugin asks a person (interactiveMode: Always)", INSTEAD]);
  return faults;
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
function judgeKubeconfig(facts, limits) {
  const reasons = [];
  const refuse2 = (field3, what, remedy) => {
    reasons.push({ code: "CR031", fault: "user", what: `the kubeconfig is refused: ${what}`, where: `kubeconfig, ${field3}`, remedy });
  };
  const plugin = { allowed: limits.allowExecPlugins, workspace: limits.workspace };
  for (const [what, remedy] of facts.exec === void 0 ? [] : execFaults(facts.exec, plugin)) refuse2("user.exec", what, remedy);
  if (facts.authProvider !== void 0)
    refuse2(
      "user.auth-provider",
      `it uses the auth-provider ${oneLine(facts.authProvider, 80)}`,
      "Use auth: kubernetes, or a kubeconfig with a token."
    );
  if (facts.proxyUrl !== void 0) refuse2("cluster.proxy-url", "it sends requests through a proxy", "Remove proxy-url.");
  if (facts.skipTlsVerify && !limits.allowSkipTlsVerify)
    refuse2(
      "cluster.insecure-skip-tls-verify",
      "it does not check the API server's certificate",
      "Add certificate-authority-data, or insecure-skip-tls-verify: true to with: for a test cluster."
    );
  for (const { field: field3, path } of facts.files.filter(({ path: path2 }) => !limits.roots.some((root) => inside(root, path2))))
    refuse2(
      field3,
      `it points to ${oneLine(path, 120)}, outside the workspace and RUNNER_TEMP`,
      "Put the data inline (kubectl config view --flatten)."
    );
  for (const [what, remedy] of serverFaults(facts.server)) refuse2("cluster.server", what, remedy);
  const other = facts.exec !== void 0 || facts.authProvider !== void 0;
  if (!facts.hasCredential && !other)
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

// src/core/retry/retry-after.ts
function retryAfterMs(header, now) {
  if (header === void 0) return void 0;
  const text3 = header.trim();
  if (/^\d{1,9}$/.test(text3)) return Number(text3) * 1e3;
  const at3 = Date.parse(text3);
  return Number.isNaN(at3) ? void 0 : Math.max(0, at3 - now.getTime());
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
  const judge = (error3) => judgeFailure(error3, ports.clock);
  const options = { clock: ports.clock, deadline, random: ports.random, judge, ...signal === void 0 ? {} : { signal } };
  const response = await retry(ask2, options).catch((error3) => lastAnswer(error3, endpoint));
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
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_15__.spawn)(command.file, command.args, {
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
  const end = new Promise((resolve10, reject) => {
    child.on("error", reject);
    child.on("close", (code2, signal) => {
      const number = signal === null ? code2 ?? 1 : 128 + (node_os__WEBPACK_IMPORTED_MODULE_16__.constants.signals[signal] ?? 0);
      resolve10({ code: number, stdout: out.text(), stderr: err2.text() });
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
  const stopped = new Promise((resolve10) => {
    const stop = () => {
      child.kill();
      resolve10(void 0);
    };
    over.addEventListener("abort", stop, { once: true });
  });
  const end = await Promise.race([child.end, stopped]).catch((error3) => {
    throw new ProblemError(noToken(plugin, `it could not be started: ${error3.code}`), { cause: error3 });
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
  const folders = (env.PATH ?? "").split(":").filter(node_path__WEBPACK_IMPORTED_MODULE_8__.isAbsolute);
  const candidates = command.includes("/") ? [command] : folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, command));
  const checkout = workspace === "" ? "" : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.realpath)(workspace).catch(() => workspace);
  for (const candidate of candidates) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.realpath)(candidate).catch(() => void 0);
    if (file === void 0 || !await isProgram(file)) continue;
    if (liesIn(checkout, file)) throw new ProblemError(noToken({ command }, "it lies in the workspace, where the checkout is"));
    return candidate;
  }
  throw new ProblemError(noToken({ command }, "it is not on PATH"));
}
var isProgram = async (path) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.stat)(path)).isFile() && await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.X_OK).then(
  () => true,
  () => false
);
async function clusterInfo(cluster) {
  const file = cluster["certificate-authority"];
  const data = cluster["certificate-authority-data"] ?? (typeof file === "string" ? (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(file)).toString("base64") : void 0);
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
var import_yaml = __toESM(require_dist(), 1);


async function readKubeconfig(input, workspace) {
  const isContent = input.includes("\n") || input.trimStart().startsWith("{");
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(workspace, input);
  const text3 = isContent ? input : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8").catch((error3) => refuse(`${path}: ${error3.code}`, input));
  const document = (0, import_yaml.parseDocument)(text3, { schema: "core", customTags: [], prettyErrors: false });
  if (document.errors.length > 0) refuse("it is no YAML", isContent ? 'input "kubeconfig"' : path);
  const root = record2(document.toJS({ maxAliasCount: 100 }));
  const context = named(root.contexts, root["current-context"], "context");
  const cluster = named(root.clusters, context?.cluster, "cluster");
  const user = named(root.users, context?.user, "user");
  if (cluster === void 0 || user === void 0)
    return refuse("its current-context names no context with a cluster and a user", isContent ? 'input "kubeconfig"' : path);
  const base = isContent ? workspace : (0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(path);
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
function named(list2, name, field3) {
  const entry = Array.isArray(list2) && typeof name === "string" ? list2.find((one) => record2(one).name === name) : void 0;
  return entry === void 0 ? void 0 : record2(record2(entry)[field3]);
}
var FILE_FIELDS = ["certificate-authority", "client-certificate", "client-key", "tokenFile"];
var absolute = (fields, base) => Object.fromEntries(
  Object.entries(fields).map(([name, value]) => [
    name,
    FILE_FIELDS.includes(name) && typeof value === "string" ? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(base, value) : value
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
      await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(wait, void 0, { signal: stop.signal, ref: false });
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
  const facts = kubeconfigFacts(context);
  const { workspace, tempDir } = ports.context;
  const problems = judgeKubeconfig(facts, {
    roots: [workspace, tempDir],
    allowSkipTlsVerify: settings.insecureSkipTlsVerify,
    allowExecPlugins: settings.allowExecPlugins,
    workspace
  });
  if (problems.length > 0) throw new ProblemError(problems);
  const remarks = facts.skipTlsVerify ? [{ severity: "warning", problem: TLS_OFF }] : [];
  const server = facts.server ?? "";
  if (facts.exec === void 0)
    return {
      context,
      remarks: [{ severity: "warning", problem: STATIC_KUBECONFIG }, ...remarks],
      refused: () => kubeconfigRefused(server)
    };
  const plugin = facts.exec;
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
  const judge = (error3) => {
    if (error3 instanceof HttpFailure) return BROKEN.includes(error3.code) ? { kind: "retry" } : { kind: "final" };
    if (!(error3 instanceof Transient2)) return { kind: "final" };
    const afterMs = retryAfterMs(error3.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const once = async (request2) => {
    const response = await cluster.send(request2);
    if (response.status !== 401 || ports.renew === void 0) return response;
    await ports.renew();
    return cluster.send(request2);
  };
  const send = async (request2) => {
    const reads = request2.method === "GET" && !request2.path.includes("/proxy");
    const attempt2 = async () => {
      const response = await once(request2);
      if (response.status === 429 || reads && isTransientStatus(response.status)) throw new Transient2(response);
      return response;
    };
    const judgeThis = (error3) => reads || error3 instanceof Transient2 ? judge(error3) : { kind: "final" };
    return retry(attempt2, {
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
var import_yaml2 = __toESM(require_dist(), 1);
function readManifest(text3, namespace) {
  const documents = (0, import_yaml2.parseAllDocuments)(text3, { schema: "core", logLevel: "silent" });
  const list2 = "empty" in documents ? [] : documents;
  return list2.flatMap((document) => document.errors.length > 0 ? [] : objectsOf(document.toJS({ maxAliasCount: 1e3 }), namespace));
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
    pullSecrets: list(spec.imagePullSecrets).flatMap((entry) => typeof entry.name === "string" ? [entry.name] : []),
    images: [
      ...["initContainers", "containers", "ephemeralContainers"].flatMap((field3) => list(spec[field3]).flatMap(containerImage)),
      ...list(spec.volumes).flatMap(volumeImage)
    ]
  };
}
function nodeWishes(spec) {
  const required = asRecord(asRecord(asRecord(spec.affinity)?.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const selector = Object.entries(asRecord(spec.nodeSelector) ?? {}).map(([key, value]) => [key, String(value)]);
  return {
    nodeSelector: Object.fromEntries(selector),
    affinityTerms: list(required?.nodeSelectorTerms),
    tolerations: list(spec.tolerations)
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
  return path.reduce((at3, key) => asRecord(at3?.[key]), object.body);
}
var list = (value) => Array.isArray(value) ? value.map(asRecord).filter((item) => item !== void 0) : [];
function containerImage(container) {
  const { name, image, imagePullPolicy } = container;
  if (typeof image !== "string" || image === "") return [];
  return [{ image, container: String(name ?? ""), ...typeof imagePullPolicy === "string" ? { pullPolicy: imagePullPolicy } : {} }];
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
var labelsArg = (labels) => Object.entries(labels).map(([name, value]) => `${name}=${value}`).join(",");

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
var isPending = (status) => status.startsWith("pending-");
function pendingRevision(history) {
  const last = history.at(-1);
  return last !== void 0 && isPending(last.status) ? last : void 0;
}
function isOurs(history, pending) {
  const before = history.findLast((row) => row.revision < pending.revision);
  return pending.run !== void 0 || pending.status === "pending-rollback" && before?.run !== void 0;
}
function currentRevision(history) {
  return history.findLast((row) => row.status === "deployed") ?? history.findLast((row) => !isPending(row.status));
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
  const name = run2 === void 0 ? lease.spec.holderIdentity ?? "nobody" : `${run2.repository} run ${run2.runId} attempt ${run2.attempt}`;
  return url === void 0 ? name : `${name} (${url})`;
}

// src/core/lease/lease-problems.ts
var heldBy = (release, lease, waitedMs) => ({
  code: "HD010",
  fault: "user",
  what: `release ${release} is held by ${oneLine(holderText(lease))} since ${oneLine(lease.spec.acquireTime ?? "an unknown time", 40)}; waited ${formatDuration(waitedMs)} (lock-timeout)`,
  where: `Lease ${lease.metadata.namespace}/${lease.metadata.name}`,
  remedy: "Wait for that run, cancel it, or raise lock-timeout. A concurrency: group in the workflow queues runs of one repository."
});
var helmByHand = (release, status, where) => ({
  code: "HD010",
  fault: "user",
  what: `release ${release} is ${status}, by a helm that Tidegate did not start, for less than five minutes`,
  where,
  remedy: "Wait until that helm has ended. If it is dead, run this job again in five minutes: the release is repaired then."
});
var lockLost = (release, why) => ({
  code: "HD011",
  fault: "remote",
  what: `the lock of release ${release} was lost: ${oneLine(why)}; the work on it was stopped`,
  where: "the Lease of the release",
  remedy: "Run the job again: it repairs what is left pending."
});
var repaired = (release, status, by, where) => ({
  severity: "notice",
  problem: {
    code: "HD012",
    fault: "remote",
    what: `release ${release} was left ${status}${by === void 0 ? "" : ` by run ${oneLine(by, 40)}`}; repaired`,
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
  const [first] = rights2;
  const where = first?.namespace === void 0 ? "at the cluster scope" : `in namespace ${first.namespace}`;
  const more = rights2.length > 1 ? ` (and ${rights2.length - 1} more)` : "";
  return {
    code: "HD002",
    fault: "user",
    what: `forbidden: "${first?.verb}" on "${first?.resource}" ${where} as ${oneLine(identity, 200)}${more}`,
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
  const rules = keys.map((key) => {
    const [group = "", resource = ""] = key.split("|");
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
    const parsed3 = JSON.parse(response.text);
    if (typeof parsed3.message === "string") return parsed3.message;
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
var segment = (name) => encodeURIComponent(name);

// src/core/manifest-set/resource-type.ts
var typeKey = (of) => `${of.apiVersion}/${of.kind}`;
function readResourceList(apiVersion, list2) {
  const resources = asRecord(list2)?.resources;
  return (Array.isArray(resources) ? resources : []).flatMap((entry) => {
    const { name, kind, namespaced } = asRecord(entry) ?? {};
    if (typeof name !== "string" || typeof kind !== "string" || name.includes("/")) return [];
    return [{ apiVersion, kind, plural: name, namespaced: namespaced === true }];
  });
}
function typesOfDefinition(body) {
  if (body.kind !== "CustomResourceDefinition") return [];
  const { group, scope, names, versions } = asRecord(body.spec) ?? {};
  const { kind, plural } = asRecord(names) ?? {};
  if (typeof group !== "string" || typeof kind !== "string" || typeof plural !== "string") return [];
  return (Array.isArray(versions) ? versions : []).flatMap((version) => {
    const { name, served } = asRecord(version) ?? {};
    if (typeof name !== "string" || served === false) return [];
    return [{ apiVersion: `${group}/${name}`, kind, plural, namespaced: scope === "Namespaced" }];
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
  const ask2 = async (right) => {
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
  if (await ask2({ verb: "*", resource: "*", group: "*" })) return [];
  const answers = await inPool(rights2, AT_ONCE, ask2);
  return rights2.filter((_, i) => answers[i] !== true);
}
var optionalMissing = (missing5, identity) => ({
  severity: "warning",
  problem: {
    code: "HD002",
    fault: "user",
    what: `some rights are missing, so that less can be told of a rollout: ${missing5.map(({ verb, resource }) => `${verb} ${resource}`).join(", ")}, as ${oneLine(identity, 200)}`,
    where: "the cluster",
    remedy: roleFor(missing5, identity)
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
  const missing5 = await missingRights(ports, requiredRights(settings.namespace), AbortSignal.timeout(REVIEW_MS)).catch(() => []);
  return missing5.length === 0 ? plain2 : forbidden(missing5, ports.identity);
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
function renewing(ports, settings, api, first) {
  const stop = new AbortController();
  const lost = new AbortController();
  let lease = first;
  const lose = (why) => lost.abort(new ProblemError(lockLost(settings.release, why)));
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
        const why = error3 instanceof HttpFailure || error3 instanceof ProblemError ? error3.message : String(error3);
        if (ports.clock.monotonic() - renewed >= GIVE_UP_MS) return lose(`it could not be renewed: ${why}`);
        ports.log.debug(`the Lease was not renewed: ${why}`);
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
function runningImages(planned2, pods) {
  const running = new Map(pods.flatMap(digestsOf));
  const remarks = planned2.flatMap(({ name, digest }) => {
    const runs = running.get(name);
    if (digest === void 0 || runs === void 0 || runs === digest) return [];
    const what = `image ${oneLine(name, 200)} was ${digest} at the preflight, and ${runs} runs`;
    return [
      {
        severity: "warning",
        problem: { code: "HD035", fault: "user", what, remedy: "Deploy by digest: a tag may move between two looks." }
      }
    ];
  });
  return {
    images: planned2.map((image) => ({ ...image, ...running.has(image.name) ? { digest: running.get(image.name) ?? "" } : {} })),
    remarks
  };
}
function digestsOf(pod) {
  return (pod.spec?.containers ?? []).flatMap(({ name, image }) => {
    const id = pod.status?.containerStatuses?.find((status) => status.name === name)?.imageID ?? "";
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
function probeSignal(pod, status, events) {
  const probe = events.findLast((event) => event.reason === "Unhealthy");
  if (status.state?.running === void 0 || status.ready === true || probe === void 0) return void 0;
  const container = pod.spec?.containers?.find(({ name }) => name === status.name);
  const time = probeMs(container?.startupProbe) + probeMs(container?.readinessProbe);
  const sentence = `container ${status.name} is not ready: ${oneLine(probe.message ?? "")}`;
  return { key: `probe/${status.name}`, code: "HD059", failureClass: "timeout", patience: { kind: "lasting", ms: time }, sentence };
}
var probeMs = (probe) => probe === void 0 ? 0 : ((probe.initialDelaySeconds ?? 0) + (probe.failureThreshold ?? 3) * (probe.periodSeconds ?? 10)) * 1e3;

// src/core/rollout/unbound-claim.ts
var waitsForClaim = (pod) => pod.status?.conditions?.some(
  ({ type, status, reason, message }) => type === "PodScheduled" && status === "False" && reason === "Unschedulable" && /unbound immediate persistentvolumeclaim/i.test(message ?? "")
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
  const containers = statuses.flatMap((status) => containerSignal(status, events, options) ?? []);
  const probes = options.strict ? statuses.flatMap((status) => probeSignal(pod, status, events) ?? []) : [];
  return [...containers, ...podWide(pod, events), ...probes];
}
function containerSignal(status, events, options) {
  const { waiting, terminated } = status.state ?? {};
  const reason = waiting?.reason ?? terminated?.reason ?? "";
  const words2 = oneLine(waiting?.message ?? terminated?.message ?? "");
  const where = `container ${status.name}`;
  const signal = (part) => ({ key: `${part.failureClass}/${status.name}`, ...part });
  switch (reason) {
    case "InvalidImageName":
    case "ErrImageNeverPull":
    case "SignatureValidationFailed":
      return signal({ code: "HD050", failureClass: "image-pull", patience: { kind: "none" }, sentence: `${where}: ${reason}: ${words2}` });
    case "ErrImagePull":
    case "ImagePullBackOff":
    case "RegistryUnavailable":
      return signal(pullSignal(status, pullEvent(status, events) || (waiting?.message ?? ""), where));
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
      return crashSignal(status, where, options);
    default:
      return void 0;
  }
}
function pullSignal(status, message, where) {
  const kind = explainPullFailure(message);
  const told3 = {
    missing: "was not found",
    denied: "may not be read with the pull secrets of the pod",
    transient: "cannot be pulled now"
  }[kind];
  const patience = { missing: LASTING(15e3), denied: LASTING(3e4), transient: { kind: "until-timeout" } }[kind];
  const image = oneLine(status.image ?? "?", 200);
  return { code: "HD050", failureClass: "image-pull", patience, sentence: `${where}: image ${image} ${told3} (${pullWords(message)})` };
}
var pullEvent = (status, events) => events.findLast((event) => event.reason === "Failed" && event.message?.includes(status.image ?? "\0"))?.message ?? "";
function crashSignal(status, where, options) {
  const ended = status.state?.terminated ?? status.lastState?.terminated;
  const restarts = status.restartCount ?? 0;
  const base = { key: `crash/${status.name}`, restarts };
  const words2 = oneLine(status.state?.waiting?.message ?? ended?.message ?? "");
  const neverStarted = ["StartError", "ContainerCannotRun", "CreateContainerError", "RunContainerError"];
  const reason = ended?.reason ?? status.state?.waiting?.reason ?? "";
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
var started = (pod) => pod.status?.containerStatuses?.some((status) => status.state?.running !== void 0 || (status.restartCount ?? 0) > 0) ?? false;

// src/core/rollout/readiness.ts
function judgeReadiness(kind, object) {
  const { status = {}, metadata } = object;
  const observed = (status.observedGeneration ?? 0) >= (metadata.generation ?? 1);
  if (kind === "DaemonSet") {
    const wanted2 = status.desiredNumberScheduled ?? 0;
    const ready2 = Math.min(status.updatedNumberScheduled ?? 0, status.numberAvailable ?? 0);
    return { done: observed && ready2 >= wanted2, ready: ready2, wanted: wanted2 };
  }
  const wanted = object.spec?.replicas ?? 1;
  const updated = object.spec?.updateStrategy?.type === "OnDelete" ? wanted : status.updatedReplicas ?? 0;
  const up = kind === "Deployment" ? status.availableReplicas ?? 0 : status.readyReplicas ?? 0;
  const ready = Math.min(updated, up);
  const noOld = (status.replicas ?? 0) <= wanted;
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
  const podCauses = ofPods.map((list2) => list2.find(isFatal));
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
      (status) => [`${uid(pod)}/crash/${status.name}`, status.restartCount ?? 0]
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
function progressLine(name, verdict) {
  const { ready, wanted } = verdict.readiness;
  const troubles = verdict.kind === "ready" ? [] : verdict.troubles.slice(0, 2);
  const told3 = troubles.map(
    ({ pod, signal }) => `; ${pod === void 0 ? "" : `${pod.metadata.name}: `}${signal.sentence.replace(/ \(restarts: \d+\)/, "")}`
  );
  return oneLine(`${name} ${ready}/${wanted} ready${told3.join("")}`, 500);
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
  const probe = events.findLast((event) => event.reason === "Unhealthy");
  if (probe !== void 0) return `not ready: ${oneLine(probe.message ?? "")}`;
  const waiting = pod.status?.containerStatuses?.find((status) => status.state?.waiting !== void 0);
  if (waiting !== void 0) return `container ${waiting.name} is waiting: ${oneLine(waiting.state?.waiting?.reason ?? "")}`;
  const claim = waitsForClaim(pod) ? claimWords(events) : void 0;
  if (claim !== void 0) return oneLine(claim);
  const blocked = pod.status?.conditions?.find((condition) => condition.type === "Ready" && condition.status !== "True");
  return oneLine(`${pod.status?.phase ?? "unknown"}: ${blocked?.message ?? blocked?.reason ?? "not ready"}`);
}

// src/adapters/kubernetes/mirror.ts
function mirror(path, ports, signal) {
  const objects = /* @__PURE__ */ new Map();
  const first = Promise.withResolvers();
  const key = (object) => object.metadata.uid ?? `${object.metadata.namespace}/${object.metadata.name}`;
  const list2 = async () => {
    const response = await ports.cluster.send({ method: "GET", path, signal });
    if (response.status === 403) return "forbidden";
    if (response.status !== 200) throw new Error(`${response.status} ${statusMessage(response)}`);
    const { items, metadata } = JSON.parse(response.text);
    objects.clear();
    for (const item of items ?? []) objects.set(key(item), item);
    first.resolve(true);
    ports.changed();
    return metadata?.resourceVersion ?? "0";
  };
  const follow = async (from) => {
    let version = from;
    while (!signal.aborted && version !== "") {
      const join11 = path.includes("?") ? "&" : "?";
      const query = `${path}${join11}allowWatchBookmarks=true&timeoutSeconds=240&resourceVersion=${version}`;
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
    if (event.type === "DELETED") objects.delete(key(object));
    else if (event.type !== "BOOKMARK") objects.set(key(object), object);
    ports.changed();
    return object.metadata.resourceVersion;
  };
  const run2 = async () => {
    while (!signal.aborted) {
      try {
        const version = await list2();
        if (version === "forbidden") return first.resolve(false);
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
  }).finally(() => first.resolve(false));
  return { objects: () => [...objects.values()], ready: first.promise };
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
  const judge = (one) => {
    const object = find(one);
    if (object === void 0 || generationOf(object) === before.get(one)) return;
    const now = ports.clock.monotonic();
    const judged2 = judgeWorkload({ kind: one.kind, object, pods: podsOf(one), eventsOf, now }, memories.get(one) ?? NO_MEMORY, {
      crashTolerance,
      strict
    });
    memories.set(one, judged2.memory);
    const name = `${one.kind.toLowerCase()}/${one.name}`;
    const line = progressLine(name, judged2.verdict);
    if (line !== told3.get(one)) ports.log.info(line);
    told3.set(one, line);
    if (judged2.verdict.kind === "doomed") verdict.resolve({ workload: name, cause: judged2.verdict.cause });
  };
  const run2 = async () => {
    const started2 = ports.clock.monotonic();
    let beat = started2;
    while (!stop.signal.aborted) {
      for (const one of watched) judge(one);
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
    const first = await Promise.race([
      child.end.then((end2) => ({ kind: "ended", end: end2 })),
      aborted.promise,
      clock.sleep(options.overdueMs, over.signal).then(() => ({ kind: "overdue" })),
      ...options.doomed === void 0 ? [] : [options.doomed.then((why) => ({ kind: "doomed", why }))]
    ]);
    if (first.kind === "ended") return first;
    child.terminate();
    const killed = clock.sleep(KILL_AFTER_MS, over.signal).then(() => child.kill());
    killed.catch(() => void 0);
    const end = await child.end;
    return { ...first, end };
  } finally {
    over.abort(new Error("helm has ended"));
    signal.removeEventListener("abort", abort);
  }
}

// src/core/helm-release/judge-helm-failure.ts
var problem = (code2, fault, what, remedy) => (failure3, words2) => ({
  code: code2,
  fault,
  what: `${what}: ${words2}`,
  where: failure3.where,
  ...remedy === void 0 ? {} : { remedy }
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
  const end = Math.max(start2, text3.lastIndexOf(": "));
  const value = text3.slice(start2, end === start2 ? void 0 : end);
  if (value.length <= LONG && !/[{[]/.test(value)) return text3;
  return end === start2 ? text3.slice(0, start2 - 2) : text3.slice(0, start2) + text3.slice(end + 2);
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
function conflictProblem({ shown: shown2, origin }, conflicts) {
  const managers = [...new Set(conflicts.map((one) => one.manager))];
  const told3 = managers.map((manager) => {
    const fields = conflicts.filter((one) => one.manager === manager).map((one) => one.field.replace(/^\./, ""));
    const more = fields.length > 5 ? ` and ${fields.length - 5} more` : "";
    return `${oneLine(fields.slice(0, 5).join(", "), 300)}${more} by ${oneLine(manager, 80)}`;
  });
  return {
    code: "HD040",
    fault: "user",
    what: `${oneLine(shown2, 200)}: fields are managed by somebody else: ${told3.join("; ")}`,
    where: origin,
    remedy: "Remove those fields from the manifest, or take them: force-conflicts: true"
  };
}
var foreignProblem = ({ shown: shown2, origin }, owner) => ({
  code: "HD040",
  fault: "user",
  what: `${oneLine(shown2, 200)} belongs to the set ${oneLine(owner.release, 60)} in namespace ${oneLine(owner.namespace, 60)}`,
  where: origin,
  expected: "an object in one set only",
  remedy: "Remove it from one of the two, or take it over: take-ownership: true"
});
var immutableProblem = ({ shown: shown2, origin }, message) => ({
  code: "HD041",
  fault: "user",
  what: `${oneLine(shown2, 200)}: a field cannot be changed: ${oneLine(message, 500)}`,
  where: origin,
  remedy: "Delete the object first, or give it another name."
});
var refusedProblem = ({ shown: shown2, origin }, message) => ({
  code: "HD043",
  fault: "user",
  what: `the API server refuses ${oneLine(shown2, 200)}: ${oneLine(message, 500)}`,
  where: origin,
  remedy: "Correct the object."
});
var namespaceProblem = ({ shown: shown2, origin }, namespace, more) => ({
  code: "HD003",
  fault: "user",
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown2, 200)}${more === 0 ? "" : ` and ${more} more`} does not exist`,
  where: origin,
  remedy: `Add a Namespace to the manifests, or: kubectl create namespace ${oneLine(namespace, 80)}`
});
var endingNamespace = ({ shown: shown2, origin }, namespace) => ({
  code: "HD003",
  fault: "user",
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown2, 200)} is going away`,
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
var unverifiable = (shown2, why) => ({
  code: "HD035",
  fault: "user",
  what: `not tried before the first write: ${oneLine(shown2.slice(0, 10).join(", "), 500)}${shown2.length > 10 ? ` and ${shown2.length - 10} more` : ""}: ${oneLine(why, 300)}`
});

// src/adapters/helm/chart-crds.ts
var BASE = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
var ESTABLISHED_MS = 6e4;
var LOOK_MS3 = 250;
async function bringDefinitions(session, { chart }, signal) {
  const { settings, helm, ports } = session;
  if (settings.crds === "skip") return [];
  const shown2 = await helm.run(showArgs("crds", chart), signal);
  if (shown2.code !== 0) return [judgeHelmFailure({ stderr: shown2.stderr, where: `chart ${settings.chart}`, identity: ports.identity })];
  const definitions = readManifest(shown2.stdout, "").filter(({ kind }) => kind === "CustomResourceDefinition");
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
  const refused2 = (why) => [
    refusedProblem({ shown: `CustomResourceDefinition/${definition.name}`, origin: "the chart's folder crds" }, why)
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
  const list2 = Array.isArray(containers) ? containers.map(asRecord) : [];
  return list2.every((container) => asRecord(container?.readinessProbe) !== void 0) ? 0 : SETTLE_MS;
}
function settleMsOfChange(before, after) {
  const known2 = new Map(workloadsOf(before).map((object) => [objectKey(object), JSON.stringify(object.body)]));
  const changed = workloadsOf(after).filter((object) => known2.get(objectKey(object)) !== JSON.stringify(object.body));
  return Math.max(0, ...changed.map(settleMs));
}
var startsOf = (pods) => pods.map(({ metadata, status }) => {
  const restarts = (status?.containerStatuses ?? []).reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
  return `${metadata.uid} ${restarts}`;
}).sort().join(", ");

// src/core/helm-release/judge-custom.ts
function judgeCustom(object) {
  const { metadata, status } = asRecord(object) ?? {};
  const { generation } = asRecord(metadata) ?? {};
  const { observedGeneration, conditions } = asRecord(status) ?? {};
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
var shown = ({ kind, name }) => oneLine(`${kind}/${name}`, 120);
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
    for (const { kind, name, namespace, reads } of own) {
      const body = { spec: { template: { metadata: { annotations: { [ANNOTATION]: mark } } } } };
      const path = `${workloadsPath(kind, namespace)}/${segment(name)}?fieldManager=tidegate`;
      const request2 = { method: "PATCH", path, contentType: "application/strategic-merge-patch+json", body, signal };
      const response = await ports.cluster.send(request2);
      if (response.status !== 200) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
      ports.log.info(`${kind.toLowerCase()}/${name} is restarted, because ${reads.join(", ")} has changed`);
    }
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    try {
      const ended = await Promise.race([watch.doomed.then((why) => ({ kind: "doomed", why })), ready(both)]);
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

// src/core/summary/markdown.ts
function text2(value) {
  return stripControls(value).replace(/\s*\n\s*/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_[\]|~#])/g, "\\$1").replace(/@(?=\w)/g, "@&#8203;").replace(/(https?):\/\//gi, "$1:&#8203;//");
}
function code(value) {
  const flat = stripControls(value).replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run2) => run2[0].length));
  const ticks = "`".repeat(longest + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") || flat === "" ? " " : "";
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}
function block(value, language = "") {
  const body = stripControls(value);
  const longest = Math.max(2, ...[...body.matchAll(/^\s*(`{3,})/gm)].map((run2) => run2[1]?.length ?? 0));
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

// src/core/rollout/evidence.ts
function renderEvidence(items) {
  return items.map(renderWorkload).join("\n\n");
}
function renderWorkload({ workload, pods, events }) {
  const rows = pods.flatMap(
    ({ pod }) => statusesOf(pod).map((status) => [
      code(pod.metadata.name),
      code(status.name),
      text2(stateText(status)),
      String(status.restartCount ?? 0)
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
        (status) => `  pod ${pod.metadata.name}, container ${status.name}: ${stateText(status)}, restarts ${status.restartCount ?? 0}`
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
function stateText(status) {
  const { waiting, running, terminated } = status.state ?? {};
  const last = status.lastState?.terminated;
  const before = last === void 0 ? "" : ` (last: exit code ${last.exitCode ?? "?"}, ${last.reason ?? "no reason"})`;
  if (waiting !== void 0)
    return `waiting: ${waiting.reason ?? "no reason"}${waiting.message === void 0 ? "" : `: ${waiting.message}`}${before}`;
  if (terminated !== void 0) return `terminated: exit code ${terminated.exitCode ?? "?"}, ${terminated.reason ?? "no reason"}`;
  if (running !== void 0) return `running, ${status.ready === true ? "ready" : "not ready"}${before}`;
  return "unknown";
}
function mergedEvents(events) {
  const merged = /* @__PURE__ */ new Map();
  for (const event of events) {
    const object = `${event.involvedObject?.kind?.toLowerCase() ?? "?"}/${event.involvedObject?.name ?? "?"}`;
    const key = `${object} ${event.reason} ${event.message}`;
    const count = (event.series?.count ?? event.count ?? 1) + (merged.get(key)?.count ?? 0);
    merged.set(key, { object, reason: event.reason ?? "", message: event.message ?? "", count, warning: event.type === "Warning" });
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
      const shown2 = (failing.length > 0 ? failing : fresh).slice(0, PODS_EACH);
      const newest = object === void 0 || subject.kind !== "Deployment" ? void 0 : newestReplicaSet(object, replicaSets);
      const claims = fresh.flatMap((pod) => pod.spec?.volumes?.flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []) ?? []);
      const names = [
        subject,
        ...claims.map((name) => ({ name })),
        ...fresh.map((pod) => pod.metadata),
        ...newest === void 0 ? [] : [newest.metadata]
      ].map(({ name }) => name);
      return {
        workload: `${subject.kind.toLowerCase()}/${subject.name}`,
        pods: await Promise.all(shown2.map((pod) => podEvidence(cluster, pod, signal))),
        events: events.filter((event) => names.includes(event.involvedObject?.name ?? ""))
      };
    })
  );
}
var NOTHING = { pods: [], replicaSets: [], events: [] };
async function look2(cluster, namespace, signal) {
  const list2 = async (path) => {
    const response = await cluster.send({ method: "GET", path, signal }).catch(() => void 0);
    return response?.status === 200 ? JSON.parse(response.text).items : [];
  };
  const at3 = segment(namespace);
  const [pods, replicaSets, events] = await Promise.all([
    list2(`/api/v1/namespaces/${at3}/pods`),
    list2(`/apis/apps/v1/namespaces/${at3}/replicasets`),
    list2(`/api/v1/namespaces/${at3}/events`)
  ]);
  return { pods, replicaSets, events };
}
async function podEvidence(cluster, pod, signal) {
  const statuses = [...pod.status?.initContainerStatuses ?? [], ...pod.status?.containerStatuses ?? []];
  const wanted = statuses.flatMap((status) => {
    const current = status.state?.running !== void 0 || status.state?.terminated !== void 0;
    const previous = status.lastState?.terminated !== void 0;
    return [...previous ? [[status.name, "previous"]] : [], ...current ? [[status.name, "current"]] : []];
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
      const shown2 = await Promise.all(pods.slice(-2).map((pod) => podEvidence(cluster, pod, signal)));
      return { workload: `job/${job.name}${job.events.length > 0 ? " (hook)" : ""}`, pods: shown2, events: [] };
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
  const jobs = objects.flatMap(({ kind, name }) => kind === "Job" ? [{ kind, name, manifest: "", events: [] }] : []);
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
  const tell2 = (workload, { pod, logs }) => {
    const state = (pod.status?.containerStatuses ?? []).map(stateText).join(", ") || (pod.status?.phase ?? "unknown");
    const line = oneLine(`${workload}, pod ${pod.metadata.name}: ${state}`, 400);
    if (told3.get(pod.metadata.name) !== line) ports.log.info(line);
    told3.set(pod.metadata.name, line);
    const log = logs.findLast((tail) => tail.which === "current")?.text ?? "";
    const fresh = newLines(printed.get(pod.metadata.name) ?? "", log).trimEnd();
    if (fresh !== "") ports.log.outside(fresh);
    printed.set(pod.metadata.name, log);
  };
  const judge = (workload, pod, events) => {
    for (const signal of podSignals(pod, events, { crashTolerance: Number.POSITIVE_INFINITY })) {
      if (signal.failureClass !== "image-pull" || signal.patience.kind === "until-timeout") continue;
      const key = `${pod.metadata.uid}/${signal.key}`;
      const now = ports.clock.monotonic();
      const first = since.get(key) ?? now;
      since.set(key, first);
      if (now - first >= (signal.patience.kind === "lasting" ? signal.patience.ms : 0))
        verdict.resolve({ workload, cause: { pod, signal } });
    }
  };
  const list2 = async (path) => {
    const response = await ports.cluster.send({ method: "GET", path, signal: stop.signal });
    return response.status === 200 ? JSON.parse(response.text).items : [];
  };
  const look4 = async (hook) => {
    const workload = `${hook.kind.toLowerCase()}/${hook.name} (hook)`;
    const selector = hook.kind === "Job" ? `labelSelector=${encodeURIComponent(`job-name=${hook.name}`)}` : `fieldSelector=metadata.name=${segment(hook.name)}`;
    const pods = (await list2(`/api/v1/namespaces/${segment(namespace)}/pods?${selector}`)).filter(isOurs3);
    if (pods.length === 0) return;
    const shown2 = await Promise.all(pods.slice(-2).map((pod) => podEvidence(ports.cluster, pod, stop.signal)));
    const names = [hook.name, ...pods.map((pod) => pod.metadata.name)];
    const all = await list2(`/api/v1/namespaces/${segment(namespace)}/events`);
    const events = all.filter((event) => names.includes(event.involvedObject?.name ?? ""));
    seen.set(workload, { workload, pods: shown2, events });
    for (const item of shown2) {
      tell2(workload, item);
      judge(workload, item.pod, events);
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
      else if (!failedBefore.has(live.metadata.uid)) verdict.resolve({ workload: `job/${job.name}`, cause: { signal: failed(live) } });
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
function failed(job) {
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
  const row = (await store.history()).rows.at(-1);
  if (row === void 0 || row.revision !== revision || row.status !== "deployed") return;
  await store.fail(row, `found failed by ${settings.revisionNote}: ${oneLine(`${code2} ${what}`, 200)}`);
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
function findInTar(archive, name) {
  for (const file of tarFiles(archive)) if (file.name === name) return file.content;
  return void 0;
}

// src/core/digest/sha256.ts

var sha256Of = (content2) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.createHash)("sha256").update(content2).digest("hex")}`;

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
var notDownloaded = (url, why) => ({
  code: "HD001",
  fault: "remote",
  what: `helm could not be downloaded: ${oneLine(why, 300)}`,
  where: oneLine(url, 200),
  remedy: "Set helm-mirror, or put helm on PATH and leave helm-version out."
});

// src/adapters/helm/fetch-helm.ts
var unzip = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gunzip);
var OFFICIAL = "https://get.helm.sh";
var MAX_BYTES2 = 64 * 1048576;
var TIMEOUT_MS2 = 3e5;
var MOST_REDIRECTS = 3;
async function fetchHelm(ports, settings, version, signal) {
  const arch = process.arch === "arm64" ? "arm64" : "amd64";
  const wanted = checksumOf(version, arch, settings.helmSha256);
  if (!wanted.ok) throw new ProblemError(wanted.error);
  const cache = ports.env.RUNNER_TOOL_CACHE;
  const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(
    cache === void 0 || cache === "" ? settings.tempDir : cache,
    "tidegate-helm",
    `${version}-${wanted.value.slice(0, 16)}`
  );
  const file = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, "helm");
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.access)(file).then(
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
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.mkdir)(folder, { recursive: true });
  const fresh = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.randomBytes)(4).toString("hex")}`;
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.writeFile)(fresh, binary);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.chmod)(fresh, 493);
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.rename)(fresh, file);
  return file;
}
async function download(ports, start2, signal) {
  let url = start2;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ports.http({ method: "GET", url, timeoutMs: TIMEOUT_MS2, maxBytes: MAX_BYTES2, signal }).catch((error3) => {
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
  const ask2 = async (file2) => readHelmVersion(await shortCall({ file: file2, args: ["version", "--template", "{{.Version}}"], ...common }));
  let file = await onPath("helm", env);
  let version = file === void 0 ? void 0 : await ask2(file);
  const want = wanted.version?.replace(/^v/, "") ?? (file === void 0 ? DEFAULT_HELM : void 0);
  if (file === void 0 || version === void 0 || want !== void 0 && !(version.ok && version.value.text === `v${want}`)) {
    file = await wanted.fetch(want ?? DEFAULT_HELM, signal);
    version = await ask2(file);
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
async function onPath(name, env) {
  for (const folder of (env.PATH ?? "").split(node_path__WEBPACK_IMPORTED_MODULE_8__.delimiter).filter((entry) => entry !== "")) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, name);
    const runs = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.access)(file, node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.X_OK).then(
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
var isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var escapeKey = (key) => key.replace(/[.\\]/g, "\\$&");
function leaves(values, prefix = "") {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = prefix === "" ? escapeKey(key) : `${prefix}.${escapeKey(key)}`;
    return isMap(value) && Object.keys(value).length > 0 ? leaves(value, path) : [{ path, value }];
  });
}
function valueAt(values, path) {
  let at3 = values;
  for (const key of splitPath(path)) {
    if (!isMap(at3) || !Object.hasOwn(at3, key)) return { found: false };
    at3 = at3[key];
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
  if (!isMap(a)) return a === b;
  if (!isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
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
    const named2 = names.every((name) => typeof name === "string") && new Set(names).size === names.length;
    for (const [i, item] of value.entries()) collect3(item, `${at3}[${named2 ? String(names[i]) : i}]`, leaves2);
  } else if (map !== void 0 && Object.keys(map).length > 0) {
    for (const [key, item] of Object.entries(map)) collect3(item, joined(at3, key), leaves2);
  } else if (at3 !== "") leaves2.set(at3, value);
}
var joined = (at3, key) => {
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return at3 === "" ? name : `${at3}.${name}`;
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
  let end = 0;
  while (end < old.length - start2 && end < next.length - start2 && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  const same = (text3) => ({ kind: " ", text: text3 });
  return [
    ...old.slice(0, start2).map(same),
    ...middle(old.slice(start2, old.length - end), next.slice(start2, next.length - end)),
    ...old.slice(old.length - end).map(same)
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
  const shown2 = mayShow(path, old.value) && mayShow(path, next.value);
  if (shown2 && isText(old.value) && isText(next.value)) {
    const lines2 = lineDiff(old.value, next.value).map(({ kind, text: text3 }) => `${kind}     ${oneLine(text3, WIDTH)}`);
    const more = lines2.length > MOST_LINES ? [`      \u2026 ${lines2.length - MOST_LINES} more lines`] : [];
    return [`  ${path}: |`, ...lines2.slice(0, MOST_LINES), ...more];
  }
  const tell2 = (value) => shown2 ? oneLine(JSON.stringify(value) ?? "null", WIDTH) : "***";
  return [...old.has ? [`- ${path}: ${tell2(old.value)}`] : [], ...next.has ? [`+ ${path}: ${tell2(next.value)}`] : []];
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
  const changes = [...next].flatMap(([key, object]) => {
    const was = old.get(key);
    if (was === void 0) return [{ object: shownObject(object, namespace), change: "added", lines: [] }];
    const lines2 = valueDiff(was.body, object.body, mayShowIn(object));
    return lines2.length === 0 ? [] : [{ object: shownObject(object, namespace), change: "changed", lines: lines2 }];
  });
  const removed = [...old].filter(([key]) => !next.has(key)).map(([, object]) => ({ object: shownObject(object, namespace), change: "removed", lines: [] }));
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
  const changed = after.filter((object) => {
    const was = old.get(objectKey(object));
    return (object.kind === "ConfigMap" || object.kind === "Secret") && was !== void 0 && !sameContent(was.body, object.body);
  });
  if (changed.length === 0) return [];
  return workloadsOf(after).flatMap((workload) => {
    const was = old.get(objectKey(workload));
    if (was === void 0 || !sameValue(templateOf(was.body), templateOf(workload.body))) return [];
    const named2 = referencesOf(templateOf(workload.body));
    const reads = changed.filter(({ kind: kind2, name: name2, namespace: namespace2 }) => namespace2 === workload.namespace && named2.has(`${kind2}/${name2}`));
    const { kind, name, namespace } = workload;
    return reads.length === 0 ? [] : [{ kind, name, namespace, reads: reads.map((object) => `${object.kind}/${object.name}`) }];
  });
}
var sameContent = (a, b) => ["data", "stringData", "binaryData"].every((field3) => sameValue(a[field3] ?? {}, b[field3] ?? {}));
var templateOf = (body) => asRecord(asRecord(body.spec)?.template) ?? {};
function referencesOf(template) {
  const names = /* @__PURE__ */ new Set();
  const add2 = (kind, name) => void (typeof name === "string" && names.add(`${kind}/${name}`));
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
var unnoticed = ({ kind, name, reads }, where) => ({
  code: "HD042",
  fault: "user",
  what: `${oneLine(reads.join(", "), 200)} changes, but the pods of ${kind.toLowerCase()}/${oneLine(name, 80)}, which read it, are not made anew`,
  where,
  remedy: "Add restart-on-config: true, or a checksum of the configuration to the annotations of the pod template."
});

// src/core/helm-release/judge-history.ts
var NEAR = 2;
function judgeHistory(history, most, where) {
  const last = history.at(-1)?.revision ?? 0;
  const verified = history.findLast((row) => row.verified)?.revision;
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
function judgeRandomness(first, second, namespace, where) {
  if (first === second) return void 0;
  const other = new Map(readManifest(second, namespace).map((object) => [objectKey(object), flatten(object.body)]));
  const places = readManifest(first, namespace).flatMap((object) => {
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
    return above.found && !isMap(above.value);
  });
}
var isEmpty = (value) => value === "" || isMap(value) && Object.keys(value).length === 0;
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
var doesNotGo2 = (name, withWhat) => ({
  code: "IN006",
  fault: "user",
  what: `input "${name}" does not go with ${withWhat}`,
  where: "with:",
  remedy: `Remove ${name}:`
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
var chartNotFound = (chart, why) => ({
  code: "HD082",
  fault: "user",
  what: `chart ${oneLine(chart, 200)} was not found (${oneLine(why, 300)})`,
  where: 'input "chart"',
  remedy: "Check its name and version, and that it was published."
});
var chartDenied = (chart, why) => ({
  code: "HD083",
  fault: "user",
  what: `chart ${oneLine(chart, 200)} may not be read (${oneLine(why, 300)})`,
  where: 'input "chart"',
  remedy: "Give chart-credentials: USER:PASSWORD of an account that may read it."
});

// src/core/oci/endpoint.ts
function registryEndpoint(registry) {
  const host = registry === "docker.io" ? "registry-1.docker.io" : registry;
  return `${isLoopback(hostName(host)) ? "http" : "https"}://${host}`;
}
var isLoopback = (name) => name === "localhost" || name === "::1" || name === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
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
  for (const [, name = "", quoted, plain2] of header.matchAll(token)) {
    const value = quoted === void 0 ? plain2 : quoted.replace(/\\(.)/g, "$1");
    const last = schemes.at(-1);
    if (value === void 0) schemes.push({ scheme: name.toLowerCase(), fields: /* @__PURE__ */ Object.create(null) });
    else if (last !== void 0) last.fields[name.toLowerCase()] = value;
  }
  return schemes;
}
var repositoryScope = (repository, actions) => `repository:${repository}:${actions}`;

// src/core/oci/descriptor.ts
function readDescriptor(value) {
  const record3 = asRecord2(value);
  const digest = parseDigest(String(record3?.digest ?? ""));
  if (record3 === void 0 || digest === void 0 || typeof record3.mediaType !== "string") return void 0;
  if (typeof record3.size !== "number" || !Number.isSafeInteger(record3.size) || record3.size < 0) return void 0;
  const artifactType = typeof record3.artifactType === "string" ? record3.artifactType : void 0;
  const platform = readPlatform(record3.platform);
  const annotations = readAnnotations(record3.annotations);
  return { mediaType: record3.mediaType, digest, size: record3.size, ...present({ artifactType, platform, annotations }) };
}
var asRecord2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
function readAnnotations(value) {
  const record3 = asRecord2(value);
  if (record3 === void 0) return void 0;
  return Object.fromEntries(Object.entries(record3).filter((entry) => typeof entry[1] === "string"));
}
function readPlatform(value) {
  const record3 = asRecord2(value);
  if (typeof record3?.os !== "string" || typeof record3.architecture !== "string") return void 0;
  const variant = typeof record3.variant === "string" ? record3.variant : void 0;
  return { os: record3.os, architecture: record3.architecture, ...present({ variant }) };
}

// src/core/oci/error-body.ts
function errorDetail(body) {
  try {
    const errors = asRecord2(JSON.parse(body))?.errors;
    const first = Array.isArray(errors) ? asRecord2(errors[0]) : void 0;
    if (first !== void 0) return oneLine([first.code, first.message].filter((part) => typeof part === "string").join(": "), 200);
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
  const once = async () => {
    const timeoutMs = Math.max(1, Math.min(rest.timeoutMs ?? TIMEOUT_MS3, ports.deadline.remaining()));
    const response = await ports.http({ ...rest, timeoutMs, ...ports.signal === void 0 ? {} : { signal: ports.signal } });
    ports.debug?.(`${rest.method} ${withoutQuery(rest.url)} ${response.status}`);
    if (isTransientStatus(response.status)) throw new TransientAnswer(response);
    return response;
  };
  const judge = (error3) => {
    if (!repeat) return { kind: "final" };
    if (error3 instanceof HttpFailure) return isLasting(error3.code) ? { kind: "final" } : { kind: "retry" };
    if (!(error3 instanceof TransientAnswer)) return { kind: "final" };
    const afterMs = retryAfterMs(error3.response.headers["retry-after"], ports.clock.now());
    return { kind: "retry", ...afterMs === void 0 ? {} : { afterMs } };
  };
  const { clock, deadline, random, backoff, signal } = ports;
  try {
    return await retry(once, {
      clock,
      deadline,
      random,
      judge,
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
    const { status } = error3.response;
    return new RegistryFailure(registry, `${what}: HTTP ${status} ${errorDetail(bodyText(error3.response))}`.trim(), { status });
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
  const pair = base64(`${username}:${password}`);
  ports.mask(pair);
  return `Basic ${pair}`;
}

// src/adapters/registry/access.ts
var MAX_REDIRECTS = 3;
function openRepository(ports, at3, credentials) {
  const endpoint = registryEndpoint(at3.registry);
  const candidates = credentials.length === 0 ? [void 0] : credentials;
  const headers = /* @__PURE__ */ new Map();
  let current = 0;
  let challenge;
  const once = async (request2, url, authorization) => {
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
      const response = await once(request2, url, authorization);
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
    const key = scopes.join(" ");
    let response = await followed(request2, headers.get(key));
    if (!isRefusal(response)) return response;
    headers.delete(key);
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
      headers.set(key, answer.header);
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
  const listed = await askApi(access6, at3, subject);
  if (listed !== void 0) return listed;
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
  const listed = await askApi(access6, at3, subject);
  if (listed?.some(({ digest }) => digest === descriptor.digest)) return;
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
    const key = `${at3.registry}/${at3.repository}`;
    const access6 = opened.get(key) ?? openRepository(ports, at3, credentialsFor(at3));
    opened.set(key, access6);
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
var import_yaml3 = __toESM(require_dist(), 1);
var UNKNOWN = ["intTime", "floatTime", "timestamp", "binary", "omap", "pairs", "set"];
function readGoYaml(text3) {
  const document = (0, import_yaml3.parseDocument)(text3, {
    schema: "yaml-1.1",
    merge: true,
    customTags: (tags) => tags.filter((tag) => !UNKNOWN.includes(typeof tag === "string" ? tag : nameOf(tag))),
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
var nameOf = (tag) => tag.format === "TIME" ? "intTime" : tag.tag.replace(/^tag:yaml\.org,2002:/, "");

// src/adapters/helm/chart-dependencies.ts
async function buildDependencies(session, path, signal) {
  const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(session.settings.workspace, path);
  const text3 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, "Chart.yaml"), "utf8").catch(() => void 0);
  if (text3 === void 0) return void 0;
  const names = dependencyNames(text3);
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, "charts")).catch(() => []);
  const lacking = names.filter(
    (name) => !there.some((entry) => entry === name || entry.startsWith(`${name}-`) && entry.endsWith(".tgz"))
  );
  if (lacking.length === 0) return void 0;
  const locked = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, "Chart.lock"), "utf8").then(
    () => true,
    () => false
  );
  if (!locked) return notBuilt(path, `${lacking.join(", ")} is missing in its charts folder, and it has no Chart.lock`);
  session.ports.log.info(`building the dependencies of chart ${path}: ${lacking.join(", ")}`);
  const end = await session.helm.run(["dependency", "build", "--", path], signal);
  return end.code === 0 ? void 0 : notBuilt(path, helmSentence(end.stderr));
}
function dependencyNames(text3) {
  try {
    const { dependencies } = readGoYaml(text3);
    return Array.isArray(dependencies) ? dependencies.flatMap(({ name }) => typeof name === "string" ? [name] : []) : [];
  } catch {
    return [];
  }
}
var notBuilt = (path, why) => ({
  code: "HD081",
  fault: "user",
  what: `the dependencies of chart ${oneLine(path, 120)} are not built: ${oneLine(why, 400)}`,
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
  return Object.entries(auths).flatMap(([key, value]) => {
    const credential = readCredential(value);
    return credential === void 0 ? [] : [{ key, ...splitKey(key), credential }];
  });
}
function dockerCredentials(auths, at3) {
  return auths.filter((auth) => hostMatches(auth.host, at3.registry) && pathMatches(auth.path, at3.repository)).sort((a, b) => b.path.length - a.path.length || Number(a.host.includes("*")) - Number(b.host.includes("*"))).map((auth) => auth.credential);
}
function splitKey(key) {
  const plain2 = key.replace(/^https?:\/\//, "").replace(/\/+$/, "");
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
  const files = await Promise.all(configFiles(ports.env).map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(file, "utf8").catch(() => "{}")));
  const logins = files.flatMap((text3) => dockerCredentials(readDockerAuths(text3) ?? [], at3));
  for (const login of logins) for (const form of maskForms(login.kind === "password" ? login.password : login.token)) ports.log.mask(form);
  return logins;
}
function configFiles(env) {
  const home = env.HOME ?? "";
  const helm = env.HELM_CONFIG_HOME ?? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(env.XDG_CONFIG_HOME ?? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(home, ".config"), "helm");
  return [(0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(helm, "registry", "config.json"), (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(env.DOCKER_CONFIG ?? (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(home, ".docker"), "config.json")];
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
  const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(session.settings.workspace, path)).then(
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
  const resolve10 = async (reference) => {
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
  const tagged = ref.tag === void 0 ? void 0 : await resolve10(ref.tag);
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
  const flags = ["--repository-config", config, "--repository-cache", (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder.path, "repository")];
  const updated = await helm.run(["repo", "update", ...flags], signal);
  const unread2 = updateReason(updated.stdout);
  if (updated.code !== 0 || unread2 !== void 0) return err([explain(settings.chart, unread2 ?? updated.stderr)]);
  return pull(session, [...flags, ...version, "--", `tidegate/${source.name}`], signal);
}
var updateReason = (stdout) => /Unable to get an update from [^\n]*\n\s*([^\n]+)/.exec(stdout)?.[1];
async function pull(session, args, signal) {
  const { helm, folder, settings } = session;
  const target = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder.path, "chart");
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.mkdir)(target, { recursive: true });
  const end = await helm.run(["pull", "--destination", target, ...args], signal);
  if (end.code !== 0) return err([explain(settings.chart, end.stderr)]);
  const archive = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readdir)(target)).find((name) => name.endsWith(".tgz"));
  if (archive === void 0) return err([chartNotFound(settings.chart, "helm pulled nothing")]);
  const reference = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(target, archive);
  return ok({ chart: { reference, flags: [] }, digest: sha256Of(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(reference)) });
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
  return Object.entries(map).every(([key, value]) => key === "status" || holds(there[key], value));
}
var itemOf = (live, item, index) => {
  const name = asRecord(item)?.name;
  return typeof name === "string" ? live.find((one) => asRecord(one)?.name === name) ?? live[index] : live[index];
};
var EXPECTED = [
  /^[^/]*webhookconfiguration\/[^:]*:webhooks.*caBundle$/i,
  /^customresourcedefinition\/[^:]*:spec\.conversion\..*caBundle$/i,
  /^apiservice\/[^:]*:spec\.caBundle$/i,
  /containers\[(?:istio-proxy|linkerd-proxy|vault-agent)\]/
];
function isTold(object, path, ignored, scaled) {
  const place2 = `${object}:${path}`;
  if (path === "spec.replicas" && scaled.has(object)) return false;
  if (EXPECTED.some((pattern) => pattern.test(place2))) return false;
  return !ignored.some((glob2) => matcher(glob2).test(place2));
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
  const below = keys.flatMap((key) => paths(old[key], next[key], key.startsWith("[") ? `${at3}${key}` : joined2(at3, key)));
  return below.length === 0 ? [at3] : below;
}
function members(value) {
  if (!Array.isArray(value)) return asRecord(value);
  const names = value.map((item) => asRecord(item)?.name);
  const isNamed = value.length > 0 && names.every((name) => typeof name === "string") && new Set(names).size === names.length;
  return isNamed ? Object.fromEntries(value.map((item, i) => [`[${String(names[i])}]`, item])) : void 0;
}
var joined2 = (at3, key) => {
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return at3 === "" ? name : `${at3}.${name}`;
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
        const list2 = JSON.parse(response.text);
        for (const item of list2.items ?? []) {
          const key = `${path} ${item.metadata?.name}`;
          if (wanted.has(key)) found.set(key, { apiVersion, kind, ...item });
        }
        next = list2.metadata?.continue ?? "";
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
    (object) => driftOf(object, live.find(object))
  );
  async function driftOf(object, now) {
    const shown2 = shownObject(object, options.home);
    if (now === void 0) return isTold(shown2, "", options.ignoreDrift, scaled) ? [{ object: shown2, paths: [] }] : [];
    if (holds(now, object.body)) return [];
    const verdict = await apply2(object, true);
    if (verdict.kind !== "taken") return [];
    const paths2 = changedPaths(now, verdict.object).filter((path) => isTold(shown2, path, options.ignoreDrift, scaled));
    return paths2.length === 0 ? [] : [{ object: shown2, paths: paths2 }];
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
  const { refused: refused2, missing: missing5 } = await review(session, [...before, ...after, ...ofHooks], signal);
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
      ...missing5.length === 0 ? [] : [optionalMissing(missing5, ports.identity)],
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
  const missing5 = await missingRights(ports, [...requiredRights(settings.namespace), ...kindRights(places), ...optional], signal);
  return { missing: missing5.filter((right) => optional.includes(right)), refused: missing5.filter((right) => !optional.includes(right)) };
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
  const known2 = isMap(found) ? found : void 0;
  if (known2 === void 0 && found !== void 0 && found !== null) return nested(splitPath(path), text3);
  const hasRegistry = known2 !== void 0 && Object.hasOwn(known2, "registry");
  const hasDigest = known2 !== void 0 && Object.hasOwn(known2, "digest");
  const name = text3.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
  const repository = hasRegistry ? { registry: ref.registry, repository: ref.repository } : { repository: name };
  if (hasDigest && ref.digest !== void 0) return nested(splitPath(path), { ...repository, digest: ref.digest });
  const digest = ref.digest === void 0 ? "" : `@${ref.digest}`;
  return nested(splitPath(path), { ...repository, tag: `${ref.tag ?? tag}${digest}` });
}
var nested = (keys, value) => keys.reduceRight((inner, key) => ({ [key]: inner }), value);
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
  if (!Object.entries(nodeSelector).every(([key, value]) => labels[key] === value)) return false;
  return affinityTerms.length === 0 || affinityTerms.some((term) => expressionsOf(term).every((expression) => matches(expression, labels)));
}
var expressionsOf = (term) => {
  const { matchExpressions } = asRecord(term) ?? {};
  return Array.isArray(matchExpressions) ? matchExpressions : [];
};
function matches(expression, labels) {
  const { key, operator, values } = asRecord(expression) ?? {};
  const label = labels[String(key)];
  const list2 = Array.isArray(values) ? values.map(String) : [];
  switch (operator) {
    case "In":
      return label !== void 0 && list2.includes(label);
    case "NotIn":
      return label === void 0 || !list2.includes(label);
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
    const { key, operator, value, effect } = asRecord(one) ?? {};
    if (effect !== void 0 && effect !== taint.effect) return false;
    if (key === void 0 || key === "") return operator === "Exists";
    return key === taint.key && (operator === "Exists" || (value ?? "") === (taint.value ?? ""));
  });
}

// src/core/preflight/judge-image.ts
function judgeImage(facts) {
  const { answer, image } = facts;
  const name = oneLine(image, 200);
  switch (answer.kind) {
    case "unreadable-name":
      return [error2("HD030", `image "${name}" is no image reference`, facts, "Correct its name in the values.")];
    case "absent":
      return [error2("HD030", `image ${name} was not found (404)`, facts, "Publish it first, or correct its tag or digest.")];
    case "unreachable":
      return [warning2(`image ${name} could not be looked up from here: ${oneLine(answer.why)}`, facts)];
    case "denied":
      return [judgeDenied(facts, answer)];
    case "found":
      return judgePlatforms(facts, answer.platforms ?? []);
  }
}
function judgeDenied(facts, answer) {
  const told3 = `image ${oneLine(facts.image, 200)} may not be read (${answer.status}: ${oneLine(answer.detail)})`;
  const fits = facts.pullSecrets.find((secret2) => secret2.state === "fits");
  if (fits !== void 0)
    return error2(
      "HD032",
      `${told3} with pull secret ${fits.name} of ${fits.from}`,
      facts,
      "Renew the login in that secret, or give its user the right to read the image."
    );
  const broken = facts.pullSecrets.find((secret2) => secret2.state === "missing" || secret2.state === "wrong-type");
  if (broken !== void 0) {
    const why = broken.state === "missing" ? "does not exist" : "is not of type kubernetes.io/dockerconfigjson";
    return error2(
      "HD033",
      `${told3}: pull secret ${broken.name} of ${broken.from} ${why}`,
      facts,
      `Create it: kubectl create secret docker-registry ${broken.name} \u2026`
    );
  }
  const noEntry = facts.pullSecrets.find((secret2) => secret2.state === "no-entry");
  return warning2(
    noEntry === void 0 ? `${told3} without a login; the nodes may have one` : `${told3}: pull secret ${noEntry.name} of ${noEntry.from} has no entry for this registry`,
    facts
  );
}
function judgePlatforms(facts, platforms) {
  const nodes = [...new Set(facts.nodes ?? [])];
  if (platforms.length === 0 || nodes.length === 0) return [];
  const serves = (node) => platforms.some(({ platform, present: present2 }) => present2 !== false && samePlatform(platform, node));
  const unserved = nodes.filter((node) => !serves(node));
  if (unserved.length === 0) return [];
  const hollow = platforms.filter(({ present: present2 }) => present2 === false).map(({ platform }) => platform);
  const has = platforms.map(({ platform }) => platform).join(", ");
  const told3 = `image ${oneLine(facts.image, 200)} is not there for ${unserved.join(", ")}: ${hollow.length > 0 ? `its index names ${hollow.join(", ")}, but that manifest is missing` : `it has ${oneLine(has)}`}`;
  if (unserved.length === nodes.length) return [error2("HD031", told3, facts, "Build and push the image for the platform of the nodes.")];
  return [
    {
      kind: "remark",
      severity: "warning",
      problem: { code: "HD031", fault: "user", what: `${told3}; other nodes can run it`, where: facts.where }
    }
  ];
}
var samePlatform = (platform, node) => platform === node || platform.split("/").slice(0, 2).join("/") === node;
var error2 = (code2, what, facts, remedy) => ({
  kind: "error",
  problem: { code: code2, fault: "user", what, where: facts.where, remedy }
});
var warning2 = (what, facts) => ({
  kind: "remark",
  severity: "warning",
  problem: { code: "HD035", fault: "remote", what, where: facts.where }
});

// src/adapters/release/pull-secrets.ts
var KEYS = {
  "kubernetes.io/dockerconfigjson": ".dockerconfigjson",
  "kubernetes.io/dockercfg": ".dockercfg"
};
async function podLogins(pod, namespace, ports, signal) {
  const read = async (kind, name) => {
    const path = `/api/v1/namespaces/${segment(namespace)}/${kind}/${segment(name)}`;
    const response = await ports.cluster.send({ method: "GET", path, signal });
    return response.status === 200 ? JSON.parse(response.text) : response.status === 404 ? "missing" : "unreadable";
  };
  const ofSpec = pod.pullSecrets.map((name) => ({ name, from: objectKey(pod.object).split("/").slice(1).join("/") }));
  const account = ofSpec.length > 0 ? "missing" : await read("serviceaccounts", pod.serviceAccount);
  const ofAccount = typeof account === "string" ? [] : (account.imagePullSecrets ?? []).flatMap(
    ({ name }) => name === void 0 ? [] : [{ name, from: `serviceaccount/${pod.serviceAccount}` }]
  );
  const secrets = await Promise.all(
    [...ofSpec, ...ofAccount].map(async ({ name, from }) => {
      const secret2 = await read("secrets", name);
      return { name, from, auths: typeof secret2 === "string" ? secret2 : authsOf(secret2) };
    })
  );
  const usable = secrets.flatMap(({ auths }) => typeof auths === "string" ? [] : auths);
  for (const { credential } of usable) for (const text3 of secretsOf(credential)) for (const form of maskForms(text3)) ports.log.mask(form);
  return {
    credentialsFor: (at3) => dockerCredentials(usable, at3),
    statesFor: (at3) => secrets.map(({ name, from, auths }) => {
      if (typeof auths === "string") return { name, from, state: auths };
      return { name, from, state: dockerCredentials(auths, at3).length > 0 ? "fits" : "no-entry" };
    })
  };
}
function authsOf(secret2) {
  const key = KEYS[secret2.type ?? ""];
  const data = key === void 0 ? void 0 : secret2.data?.[key];
  if (data === void 0) return "wrong-type";
  return readDockerAuths(Buffer.from(data, "base64").toString("utf8")) ?? "wrong-type";
}
var secretsOf = (credential) => Object.entries(credential).flatMap(([name, value]) => typeof value === "string" && !["kind", "username"].includes(name) ? [value] : []);

// src/adapters/release/schedulable-nodes.ts
async function schedulableNodes(cluster, signal) {
  const response = await cluster.send({ method: "GET", path: "/api/v1/nodes?limit=500", signal });
  if (response.status !== 200) return void 0;
  const { items } = JSON.parse(response.text);
  const taking = items.filter((node) => node.spec?.unschedulable !== true && hasCondition(node, "Ready"));
  return taking.map(({ metadata, spec, status }) => ({
    platform: `${status?.nodeInfo?.operatingSystem}/${status?.nodeInfo?.architecture}`,
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
  const facts = await Promise.all(
    questions.map(async ({ pod, use }) => {
      const who = `${pod.serviceAccount} ${pod.pullSecrets.join(" ")}`;
      const login = await remembered(logins, who, () => podLogins(pod, namespace, ports, signal));
      const ref = parseImageRef(use.image);
      const known2 = await nodes;
      const platforms = known2 === void 0 ? void 0 : platformsFor(pod, known2);
      const ask2 = (of) => lookUp(of, lookup2(ports, login, signal), platforms);
      const key = `${who} ${use.image} ${platforms?.join()}`;
      const answer = ref === void 0 ? { kind: "unreadable-name" } : await remembered(asked, key, () => ask2(ref));
      const where = `${objectKey(pod.object).split("/").slice(1).join("/")}, container ${use.container}`;
      return { image: use.image, where, pullSecrets: ref === void 0 ? [] : login.statesFor(ref), answer, nodes: platforms };
    })
  );
  const judged2 = new Map(facts.map((one) => [`${one.image} ${one.nodes?.join()} ${JSON.stringify(one.pullSecrets)}`, judgeImage(one)]));
  const images = new Map(
    facts.map((one) => [one.image, one.answer.kind === "found" ? { name: one.image, digest: one.answer.digest } : { name: one.image }])
  );
  return { findings: [...judged2.values()].flat(), images: [...images.values()] };
}
function remembered(memory, key, make) {
  const known2 = memory.get(key) ?? make();
  memory.set(key, known2);
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
  if (settings.imagePreflight === "off") return { ...tags, images: names.map((name) => ({ name })) };
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
  const encoded = plain2.map(([key, value]) => [key, Buffer.from(String(value)).toString("base64")]);
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
  const strange = digest === void 0 || names.some((name) => name.endsWith(`@${digest}`)) ? [] : [digestNotRendered(digest, names, targetName(settings))];
  const own = { problems: [...tags.problems, ...strange], remarks: tags.remarks };
  if (settings.imagePreflight === "off") return { ...own, images: names.map((name) => ({ name })) };
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
  for (const [key, value] of Object.entries(after)) {
    const old = merged[key];
    const next = isMap(value) && isMap(old) && Object.hasOwn(merged, key) ? mergeValues(old, value) : value;
    Object.defineProperty(merged, key, { value: next, enumerable: true, writable: true, configurable: true });
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
  const failed3 = ends.find((end) => end.code !== 0);
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
  const row = currentRevision(history.rows);
  return row === void 0 ? {} : (await store.read(row.revision))?.config ?? {};
}
async function withKept({ folder }, values, kept) {
  if (Object.keys(kept).length === 0) return values;
  return { ...values, files: [await folder.replace("kept.json", JSON.stringify(kept)), ...values.files] };
}
async function releaseOf({ helm, settings }, options, history, config, printed, signal) {
  const shown2 = await helm.run(showArgs("values", options.chart), signal);
  return {
    name: settings.release,
    namespace: settings.namespace,
    version: (history.rows.at(-1)?.revision ?? 0) + 1,
    ...splitTemplate(printed, settings.namespace),
    config,
    info: { status: "pending-install" },
    applyMethod: "",
    chart: { metadata: { name: "", version: "" }, values: shown2.code === 0 ? readGoYaml(shown2.stdout) : {} }
  };
}

// src/adapters/helm/subchart-defaults.ts


// src/core/values/subchart-defaults.ts
function withSubchartDefaults(values, chart) {
  let merged = values;
  for (const { key, subchart } of keyed(chart)) {
    const given = Object.hasOwn(merged, key) ? merged[key] : {};
    if (!isMap(given)) continue;
    const below = withSubchartDefaults(mergeValues(subchart.values, globalFrom(merged, given)), subchart);
    merged = mergeValues(merged, { [key]: below });
  }
  return merged;
}
function globalFrom(parent, given) {
  return Object.hasOwn(parent, "global") && isMap(parent.global) ? mergeValues(given, { global: parent.global }) : given;
}
function keyed({ dependencies, subcharts }) {
  const named2 = dependencies.flatMap(({ name, version, alias }) => {
    const candidates = subcharts.filter((one) => one.name === name);
    const subchart = candidates.length === 1 ? candidates[0] : candidates.find((one) => one.version === version);
    return subchart === void 0 ? [] : [{ key: alias ?? name, subchart }];
  });
  const rest = subcharts.filter(({ name }) => !dependencies.some((one) => one.name === name));
  return [...named2, ...rest.map((subchart) => ({ key: subchart.name, subchart }))];
}

// src/adapters/helm/chart-members.ts




var unpackRoom = () => ({ bytes: 100 * 1048576 });
var MAX_ARCHIVE = 20 * 1048576;
var MAX_FILE = 1048576;
var MAX_MEMBERS = 2e3;
var MAX_DEPTH = 12;
var unzip2 = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gunzip);
var COUNTS = /^(?:charts\/[^/]+\/)*(?:Chart\.yaml|values\.yaml|requirements\.yaml|charts\/[^/]+\.tgz)$/;
async function chartMembers(path, room) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.stat)(path);
  if (found.isDirectory()) return folderMembers(path);
  if (found.size > MAX_ARCHIVE) throw new Error("the archive is too large");
  return archiveMembers(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path), room);
}
async function archiveMembers(archive, room) {
  const members2 = /* @__PURE__ */ new Map();
  const unpacked = await unzip2(archive, { maxOutputLength: Math.max(1, room.bytes) });
  room.bytes -= unpacked.length;
  for (const { name, content: content2 } of tarFiles(unpacked)) {
    const [, ...rest] = name.replace(/^\.\//, "").split("/");
    add(members2, rest.join("/"), content2);
  }
  return members2;
}
async function folderMembers(root) {
  const members2 = /* @__PURE__ */ new Map();
  const walk3 = async (below, depth) => {
    if (depth > MAX_DEPTH) throw new Error("charts lie too deep in each other");
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(root, below), { withFileTypes: true })) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && (/(?:^|\/)charts$/.test(below) || entry.name === "charts")) await walk3(name, depth + 1);
      if (!entry.isFile() || !COUNTS.test(name)) continue;
      if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(root, name))).size > limitOf(name)) throw new Error(`${name} is too large`);
      add(members2, name, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(root, name)));
    }
  };
  await walk3("", 0);
  return members2;
}
function add(members2, name, content2) {
  if (!COUNTS.test(name) || name.split("/").includes("..")) return;
  if (content2.length > limitOf(name)) throw new Error(`${name} is too large`);
  if (members2.size >= MAX_MEMBERS) throw new Error(`it holds more than ${MAX_MEMBERS} files of subcharts`);
  members2.set(name, content2.slice());
}
var limitOf = (name) => name.endsWith(".tgz") ? MAX_ARCHIVE : MAX_FILE;

// src/adapters/helm/subchart-defaults.ts
var MAX_NESTED = 6;
var asksSubcharts = (lost) => lost.some((one) => !("becomes" in one) && splitPath(one.path).length > 1);
async function subchartDefaults({ settings, ports }, { chart }, values) {
  try {
    const room = unpackRoom();
    const members2 = await chartMembers((0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(settings.workspace, chart.reference), room);
    return withSubchartDefaults(values, await defaultsOf(members2, room, 0));
  } catch (error3) {
    const why = oneLine(error3 instanceof Error ? error3.message : String(error3), 200);
    ports.log.info(`the defaults of subcharts could not be read: ${why}`);
    return values;
  }
}
async function defaultsOf(members2, room, nested2) {
  if (nested2 > MAX_NESTED) throw new Error("charts lie too deep in each other");
  const yaml2 = (name) => readGoYaml(new TextDecoder().decode(members2.get(name) ?? new Uint8Array()));
  const meta = { ...yaml2("Chart.yaml"), ...yaml2("requirements.yaml") };
  const subcharts = [];
  for (const name of folderNames(members2)) {
    const archive = name.endsWith(".tgz") ? members2.get(`charts/${name}`) : void 0;
    const inner = archive === void 0 ? within(members2, `charts/${name}/`) : await archiveMembers(archive, room);
    subcharts.push(await defaultsOf(inner, room, nested2 + 1));
  }
  return {
    name: word(meta.name) ?? "",
    version: word(meta.version) ?? "",
    values: yaml2("values.yaml"),
    dependencies: (Array.isArray(meta.dependencies) ? meta.dependencies : []).flatMap(dependency),
    subcharts: subcharts.filter(({ name }) => name !== "")
  };
}
var folderNames = (members2) => [...new Set([...members2.keys()].flatMap((name) => /^charts\/([^/]+)/.exec(name)?.[1] ?? []))].filter((name) => !/^[._]/.test(name));
var within = (members2, folder) => new Map([...members2].filter(([name]) => name.startsWith(folder)).map(([name, content2]) => [name.slice(folder.length), content2]));
function dependency(entry) {
  const { name, version, alias } = entry ?? {};
  const named2 = word(name);
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
    const { text: name, stop } = this.#until("=[,.");
    const here = [...at3, name];
    if (stop === void 0) {
      if (name !== "") throw new Error(`key "${name}" has no value`);
      return;
    }
    switch (stop) {
      case "[": {
        const index = this.#index();
        const known2 = Object.hasOwn(data, name) ? data[name] : [];
        if (!Array.isArray(known2)) throw new Error(`"${name}" is no list`);
        set(data, name, this.#item([...known2], index, depth, here));
        return;
      }
      case "=":
        set(data, name, this.#value());
        if (name !== "") this.places.push(here);
        return;
      case ".": {
        if (depth + 1 > MAX_DEPTH2) throw new Error(`more than ${MAX_DEPTH2} levels of names`);
        const known2 = Object.hasOwn(data, name) ? data[name] : emptyTree();
        if (!isMap(known2)) throw new Error(`"${name}" is no map`);
        const inner = known2;
        const ended = this.done;
        this.key(inner, depth + 1, here);
        if (Object.keys(inner).length === 0 && !ended) throw new Error(`key map "${name}" has no value`);
        if (Object.keys(inner).length > 0) set(data, name, inner);
        return;
      }
      default:
        throw new Error(`key "${name}" has no value (cannot end with ,)`);
    }
  }
  #item(list2, index, depth, at3) {
    if (index < 0) throw new Error(`negative ${index} index not allowed`);
    if (index > MAX_INDEX) throw new Error(`index of ${index} is greater than maximum supported index of ${MAX_INDEX}`);
    const { text: text3, stop } = this.#until("[.=");
    if (text3 !== "") throw new Error(`unexpected data at end of array index: "${text3}"`);
    const here = [...at3, index];
    const put = (value) => {
      while (list2.length <= index) list2.push(null);
      list2[index] = value;
      return list2;
    };
    if (stop === void 0) return list2;
    if (stop === "=") {
      this.places.push(here);
      return put(this.#value());
    }
    if (stop === "[") {
      const next = this.#index();
      const known2 = list2[index] ?? [];
      if (!Array.isArray(known2)) throw new Error(`index ${index} is no list`);
      return put(this.#item([...known2], next, depth, here));
    }
    const inner = isMap(list2[index]) ? list2[index] : emptyTree();
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
    const list2 = [];
    this.#at += 1;
    for (; ; ) {
      const { text: text3, stop } = this.#until(",}");
      if (stop === void 0) throw new Error("list must terminate with '}'");
      list2.push(this.#read(text3));
      if (stop === ",") continue;
      if (this.#runes[this.#at] === ",") this.#at += 1;
      return list2;
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
function set(data, key, value) {
  if (key !== "") data[key] = value;
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
      const written = applySetLine(line.text, tree, line.read);
      if (written.length === 0) throw new Error("it assigns nothing");
      places.push(...written);
    } catch (error3) {
      problems.push(unreadable2(line, error3.message));
    }
  }
  const file = emptyTree();
  const integers = /* @__PURE__ */ new Map();
  for (const place2 of places) {
    const keys = keysBeforeIndex(place2);
    const value = at2(tree, keys);
    plant(file, keys, plain(value));
    for (const [path, integer2] of integersOf(value, pathOf2(keys))) integers.set(path, integer2);
  }
  problems.push(...[...integers.keys()].filter(looksSecret).map(visible));
  return { file, set: [...integers].map(([path, integer2]) => `${path}=${integer2}`), problems };
}
var keysBeforeIndex = (place2) => {
  const end = place2.findIndex((part) => typeof part === "number");
  return end < 0 ? place2 : place2.slice(0, end);
};
var at2 = (tree, keys) => keys.reduce((node, key) => node[key], tree);
function plant(tree, keys, value) {
  const [key = "", ...rest] = keys;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const below = isMap(tree[key]) ? tree[key] : emptyTree();
  tree[key] = below;
  plant(below, rest, value);
}
var pathOf2 = (keys) => keys.map((key) => key.replace(/[\\.,=[\]]/g, "\\$&")).join(".");
function integersOf(value, path) {
  if (typeof value === "bigint") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => integersOf(item, `${path}[${i}]`));
  return isMap(value) ? Object.entries(value).flatMap(([key, item]) => integersOf(item, `${path}.${pathOf2([key])}`)) : [];
}
function plain(value) {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return isMap(value) ? mapTree(value, plain) : value;
}
var cloneTree = (value) => Array.isArray(value) ? value.map(cloneTree) : isMap(value) ? mapTree(value, cloneTree) : value;
function mapTree(map, of) {
  const tree = emptyTree();
  for (const [key, value] of Object.entries(map)) tree[key] = of(value);
  return tree;
}
var unreadable2 = (line, why) => ({
  code: "IN003",
  fault: "user",
  what: `input "${line.input}" has the line "${oneLine(line.text.split("=")[0] ?? "", 60)}=\u2026", which cannot be read: ${oneLine(why, 200)}`,
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
  const shown2 = await helm.run(showArgs("values", chart), signal);
  if (shown2.code !== 0)
    return err([judgeHelmFailure({ stderr: shown2.stderr, where: `chart ${settings.chart}`, identity: ports.identity })]);
  const defaults = readGoYaml(shown2.stdout);
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
    named2.map(async (path) => [path, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(workspace, path), "utf8").catch(() => void 0)])
  );
  const contents = new Map(read);
  return {
    lines: texts.map((text3) => ({ input: "set-file", text: text3, read: (path) => contents.get(path) ?? "" })),
    problems: read.flatMap(([path, content2]) => content2 === void 0 ? [missing3(path)] : [])
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
var missing3 = (path) => ({
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
  if (!/[*?[{]/.test(line)) return [(0,node_path__WEBPACK_IMPORTED_MODULE_8__.isAbsolute)(line) ? line : (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(workspace, line)];
  const found = (await Array.fromAsync((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.glob)(line, { cwd: workspace }))).sort().map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(workspace, path));
  if (found.length === 0) problems.push(notFound(line, "a glob that finds a file"));
  return found;
}
async function readValues(path, where, problems) {
  const text3 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8").catch(() => void 0);
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
  const row = currentRevision(history.rows);
  const [release, rendered] = await Promise.all([
    row === void 0 ? void 0 : store.read(row.revision),
    render(session, fetched.value.chart, history, prepared.value, signal)
  ]);
  if (!rendered.ok) return err([await allRights(session, rendered.error, signal)]);
  const next = rendered.value.release;
  for (const secret2 of secretValues(next.config)) for (const form of maskForms(secret2)) ports.log.mask(form);
  const deployed = row === void 0 || release === void 0 ? void 0 : { row, release };
  const gate = await judgeValues(session, deployed, next, fetched.value, prepared.value);
  const [images, foretold] = await Promise.all([judgeImages(session, next, signal), forecast(session, deployed?.release, next, signal)]);
  const problems = [...gate.problem === void 0 ? [] : [gate.problem], ...images.problems, ...foretold.problems];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(history.rows);
  const same = deployed?.row.status === "deployed" && pending === void 0 && isUnchanged(deployed.release, next);
  const before = readManifest(deployed?.release.manifest ?? "", settings.namespace);
  const after = readManifest(next.manifest, settings.namespace);
  const unchanged = same && !settings.alwaysUpgrade && foretold.drifts.length === 0 && await isHealthy(after, session, signal);
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
    workloadsOf(objects).map(async ({ kind, name, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name, namespace }, signal);
      return object !== void 0 && judgeReadiness(kind, object).done;
    })
  );
  return found.every(Boolean);
}

// src/adapters/helm/release-store.ts


var unzip3 = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gunzip);
var zip = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gzip);
var METADATA_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
var MERGE_PATCH = "application/merge-patch+json";
function releaseStore(ports, settings) {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const ask2 = async (request2, good) => {
    const response = await ports.cluster.send(request2);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
    return response;
  };
  const path = (revision) => `${base}/${segment(secretName(settings.release, revision))}`;
  const raw = async (revision) => {
    const response = await ask2({ method: "GET", path: path(revision) }, [200, 404]);
    if (response.status === 404) return void 0;
    const secret2 = JSON.parse(response.text);
    return unpack(secret2.data?.release ?? "");
  };
  const patch = async (revision, body, good = [200]) => (await ask2({ method: "PATCH", path: path(revision), contentType: MERGE_PATCH, body }, good)).status;
  return {
    history: async () => {
      const selector = encodeURIComponent(`owner=helm,name=${settings.release}`);
      const request2 = { method: "GET", path: `${base}?labelSelector=${selector}`, headers: { accept: METADATA_ONLY } };
      const response = await ask2(request2, [200]);
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
    fail: async (row, description) => {
      const text3 = await raw(row.revision);
      if (text3 === void 0) return false;
      const failed3 = withDescription(
        text3.replace(/"status":"(?:pending-(?:install|upgrade|rollback)|deployed)"/, '"status":"failed"'),
        description
      );
      const metadata = { resourceVersion: row.resourceVersion, labels: { status: "failed" } };
      return await patch(row.revision, { metadata, data: { release: await pack(failed3) } }, [200, 409]) === 200;
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
  const older = history.filter((row) => row.revision < failed3).sort((a, b) => b.revision - a.revision);
  const verified = older.find((row) => row.verified);
  if (verified !== void 0) return { kind: "verified", revision: verified.revision };
  const good = older.find((row) => (row.status === "deployed" || row.status === "superseded") && !wasFailed(row.revision));
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
  const first = pickRollback(rows, failed3, () => false);
  if (first.kind !== "last-good") return first;
  const candidates = rows.filter((row) => row.revision < failed3 && (row.status === "superseded" || row.status === "deployed"));
  const releases = await Promise.all(candidates.map((row) => store.read(row.revision)));
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
    words: wordsOf(settings),
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
      return workloadsOf(objects).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]()
  };
}
var wordsOf = ({ release, namespace }) => ({
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
  const members2 = Object.keys(value).filter((key) => value[key] !== void 0).sort((a, b) => a < b ? -1 : 1);
  return `{${members2.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(",")}}`;
}
var isList = (value) => Array.isArray(value);

// src/core/manifest-set/set-object.ts
var refKey = (ref) => `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace}/${ref.name}`;
var refOf = ({ apiVersion, kind, namespace, name }) => ({ apiVersion, kind, namespace, name });
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
  const { name, namespace } = asRecord(body.metadata) ?? {};
  const { apiVersion, kind } = body;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return void 0;
  return { apiVersion, kind, name, namespace: typeof namespace === "string" ? namespace : "" };
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
  const from = rows.findLastIndex((row) => row.status === "deployed");
  return rows.slice(Math.max(from, 0)).map((row) => row.revision);
}
function expiredRevisions(rows, keep) {
  const verified = rows.findLast((row) => row.verified)?.revision;
  const old = rows.slice(0, Math.max(0, rows.length - keep));
  return old.filter((row) => row.status !== "deployed" && row.revision !== verified).map((row) => row.revision);
}
var RELEASE = "tidegate-release";
var REVISION2 = "tidegate-revision";
var STATUS = "tidegate-status";
var secretName2 = (release, revision) => `tidegate-set-${release}.v${revision}`;
var setSelector = ({ release }) => `${RELEASE}=${release}`;
var statusLabels = (status) => ({ [STATUS]: status });
var secretLabels = (release, revision, status, run2) => ({
  "app.kubernetes.io/managed-by": "tidegate",
  [RELEASE]: release,
  [REVISION2]: String(revision),
  [RUN_LABEL]: run2,
  ...statusLabels(status)
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
  const [first] = theirs;
  if (first === void 0) return void 0;
  const ours = rows.find(isOurs2);
  const fields = [...ours === void 0 ? [] : [ours], ...theirs].map((row) => row.fieldsV1 ?? {});
  const merged = {
    ...first,
    ...ours,
    manager: FIELD_MANAGER,
    operation: "Apply",
    fieldsType: "FieldsV1",
    fieldsV1: fields.reduce(union, {})
  };
  return [merged, ...rows.filter((row) => !isOurs2(row) && !isKubectl(row))];
}
var clientSideManagers = (rows) => rows.filter(isKubectl).map((row) => row.manager ?? "");
function sameOwnFields(a, b) {
  const own = (rows) => rows.find(isOurs2)?.fieldsV1;
  return own(a) !== void 0 && sameValue(own(a), own(b));
}
var isOurs2 = (row) => row.manager === FIELD_MANAGER && row.operation === "Apply" && (row.subresource ?? "") === "";
var LAST_APPLIED = "f:kubectl.kubernetes.io/last-applied-configuration";
function isKubectl(row) {
  if (row.operation !== "Update" || (row.subresource ?? "") !== "") return false;
  const annotations = asRecord(asRecord(row.fieldsV1?.["f:metadata"])?.["f:annotations"]);
  return row.manager === KUBECTL_MANAGER || annotations?.[LAST_APPLIED] !== void 0;
}
function union(a, b) {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = union(asRecord(a[key]) ?? {}, asRecord(value) ?? {});
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
    const why = oneLine([failure3.reason, failure3.message].filter((part) => part !== void 0 && part !== "").join(": ")) || "no reason given";
    const sentence = `the Job failed (${why})`;
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
  const early = options.doomed?.then((why) => ({ kind: "doomed", ...why }));
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
  const name = `${object.kind.toLowerCase()}/${object.name}`;
  if (!isJob(object)) return lookAtCustom(name, judgeCustom(live));
  const verdict = live === void 0 ? { kind: "done" } : judgeJob(live);
  if (verdict.kind === "failed") return { kind: "doomed", workload: name, cause: { signal: verdict.signal } };
  return verdict.kind === "done" ? { kind: "ready" } : { kind: "open", words: `${name} is not complete` };
}
function lookAtCustom(name, state) {
  const words2 = oneLine(state.message, 300);
  switch (state.kind) {
    case "ready":
      return { kind: "ready" };
    case "waiting":
      return { kind: "open", words: `${name}: ${words2}` };
    case "stalled": {
      const sentence = `it is stalled: ${words2}`;
      return {
        kind: "doomed",
        workload: name,
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
  const row = ROWS.findIndex((kinds) => kinds.includes(object.kind));
  return row < 0 ? OTHERS : row;
};
var isFoundation = (object) => rowOf3(object) < 2;
function inRows(objects) {
  return ROWS.map((_, row) => objects.filter((object) => rowOf3(object) === row)).filter((row) => row.length > 0);
}

// src/core/manifest-set/last-applied.ts
var LAST_APPLIED2 = "kubectl.kubernetes.io/last-applied-configuration";
function lastApplied(object, live) {
  const text3 = asRecord(asRecord(live.metadata)?.annotations)?.[LAST_APPLIED2];
  const body = typeof text3 === "string" ? asRecord(parsed2(text3)) : void 0;
  const metadata = asRecord(body?.metadata);
  if (body === void 0 || body.kind !== object.kind || metadata?.name !== object.name) return void 0;
  const { namespace: _, ...written } = metadata;
  const placed = object.namespace === "" ? written : { ...written, namespace: object.namespace };
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
var namespacesOf = (objects) => objects.filter(({ kind, apiVersion }) => kind === "Namespace" && apiVersion === "v1").map(({ name }) => name);
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
  const unverifiable2 = (why) => ({ step: { kind: "unverifiable", object, why } });
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
  for (const row of inRows(steps.filter(writes).map((step) => ({ kind: step.object.kind, step })))) {
    const problems = await inPool(row, AT_ONCE5, ({ step }) => writeOne(session, step, force, signal));
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
      ports.log.info(`${subject.shown} ${WORDS[step.kind]}`);
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
var WORDS = {
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
  const first = await writeSteps(session, foundations, force, signal);
  if (first.length > 0) return first;
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
    const changed = new Set(rollout.steps.filter(writes).map(({ object }) => object));
    const waited = await awaitReady(session, objects, { deadline, changed, ...doomed }, signal);
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
  const shown2 = await Promise.all(pods.slice(-PODS_EACH2).map((pod) => podEvidence(cluster, pod, signal)));
  return { workload: `job/${job.name}`, pods: shown2, events: [] };
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
  const before = rows.filter((row) => row.status === "deployed" && row.revision !== revision);
  for (const row of before) await store.setStatus(row.revision, "superseded");
  const settled2 = rows.map((row) => before.includes(row) ? { ...row, status: "superseded" } : row);
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
  const { kind, name } = step.object;
  if (step.kind === "create") return true;
  return step.kind === "change" && step.paths.some((path) => isTold(`${kind}/${name}`, path, ignored, NOBODY));
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
  return reasons.map((why) => {
    const shown2 = open2.filter((step) => step.why === why).map(({ object }) => shownRef(object, home));
    return { severity: "notice", problem: unverifiable(shown2, why) };
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
    ...kept.map(({ ref, why }) => [code(shownRef(ref, home)), "kept", text2(`no longer in the manifests, but ${why}`)])
  ];
  const same = steps.filter((step) => step.kind === "same" || step.kind === "spent").length;
  const drift = drifted.map((ref) => code(shownRef(ref, home))).join(", ");
  return [
    rows.length === 0 ? "No object changes." : table(["object", "change", "where"], rows),
    ...same > 0 && rows.length > 0 ? [`${same === 1 ? "1 object stays" : `${same} objects stay`} as ${same === 1 ? "it is" : "they are"}.`] : [],
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
  const { apiVersion, kind, name, origin } = source;
  const namespace = type.namespaced ? source.namespace ?? home : "";
  const written = Object.entries(source.body.metadata);
  const metadata = {
    ...Object.fromEntries(written.filter(([field3]) => !SERVER_FIELDS.includes(field3))),
    ...type.namespaced ? { namespace } : {}
  };
  return { apiVersion, kind, name, namespace, body: { ...source.body, metadata }, type, origin };
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
  const name = line.slice(0, Math.max(equals, 0)).trim();
  if (equals >= 0) return { line, image, takes: (other) => nameOf2(other) === name };
  return {
    line,
    image,
    takes: (other) => {
      const own = parseImageRef(other);
      return own?.registry === ref.registry && own.repository === ref.repository;
    }
  };
}
var nameOf2 = (image) => image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
var CONTAINERS = ["containers", "initContainers", "ephemeralContainers"];
function walk(value, swap) {
  if (Array.isArray(value)) return value.map((item) => walk(item, swap));
  const map = asRecord(value);
  if (map === void 0) return value;
  return Object.fromEntries(
    Object.entries(map).map(([key, inner]) => {
      if (!CONTAINERS.includes(key) || !Array.isArray(inner)) return [key, walk(inner, swap)];
      return [key, inner.map((container) => withImage(container, swap))];
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
    const read = [...reader.reads].sort().map((name) => [name, configs.get(`${object.namespace}/${name}`)]);
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
  const missing5 = await missingRights(ports, [...needed, ...optional], signal);
  const isOptional = (right) => optional.includes(right);
  const hard = missing5.filter((right) => !isOptional(right));
  const soft = missing5.filter(isOptional);
  return {
    problems: hard.length === 0 ? [] : [forbidden(hard, ports.identity)],
    remarks: soft.length === 0 ? [] : [optionalMissing(soft, ports.identity)]
  };
}

// src/adapters/manifests/set-store.ts


var unzip4 = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gunzip);
var zip2 = (0,node_util__WEBPACK_IMPORTED_MODULE_17__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_18__.gzip);
var METADATA_ONLY2 = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
var MERGE_PATCH2 = "application/merge-patch+json";
var MAX_SECRET_BYTES = 1048576;
var TYPE = "tidegate/set.v1";
var packedSize = async (set2) => (await zip2(storedText(set2))).length;
function setStore(ports, settings) {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const path = (revision) => `${base}/${segment(secretName2(settings.release, revision))}`;
  const ask2 = async (request2, good) => {
    const response = await ports.cluster.send(request2);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request2, response, ports.identity));
    return response;
  };
  const patch = async (revision, body) => {
    await ask2({ method: "PATCH", path: path(revision), contentType: MERGE_PATCH2, body }, [200]);
  };
  const pack2 = async (set2) => (await zip2(storedText(set2))).toString("base64");
  const within2 = (signal) => signal === void 0 ? {} : { signal };
  return {
    history: async (signal) => {
      const query = `labelSelector=${encodeURIComponent(setSelector(settings))}&fieldSelector=${encodeURIComponent(`type=${TYPE}`)}`;
      const request2 = { method: "GET", path: `${base}?${query}`, headers: { accept: METADATA_ONLY2 }, ...within2(signal) };
      const { items } = JSON.parse((await ask2(request2, [200])).text);
      return (items ?? []).map(({ metadata }) => rowOf2(metadata)).sort((a, b) => a.revision - b.revision);
    },
    read: async (revision, signal) => {
      const response = await ask2({ method: "GET", path: path(revision), ...within2(signal) }, [200, 404]);
      if (response.status === 404) return void 0;
      const { data } = JSON.parse(response.text);
      return parseStored((await unzip4(Buffer.from(data?.set ?? "", "base64"))).toString("utf8"));
    },
    create: async (set2, status) => {
      const labels = secretLabels(settings.release, set2.revision, status, settings.runId);
      const metadata = { name: secretName2(settings.release, set2.revision), labels };
      const body = { apiVersion: "v1", kind: "Secret", type: TYPE, metadata, data: { set: await pack2(set2) } };
      return (await ask2({ method: "POST", path: base, body }, [201, 409])).status === 201;
    },
    rewrite: async (set2) => patch(set2.revision, { data: { set: await pack2(set2) } }),
    setStatus: (revision, status) => patch(revision, { metadata: { labels: statusLabels(status) } }),
    label: (revision, labels) => patch(revision, { metadata: { labels } }),
    remove: async (revision) => {
      await ask2({ method: "DELETE", path: path(revision) }, [200, 202, 404]);
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
  const row = currentRevision(rows);
  const open2 = await Promise.all(openRevisions(rows).map((revision) => store.read(revision, signal)));
  const earlier = open2.filter((set3) => set3 !== void 0);
  const deployed = row?.status === "deployed" ? earlier.find((set3) => set3.revision === row.revision) : void 0;
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
  const settled2 = pending === void 0 && !settings.alwaysUpgrade && rows.at(-1)?.revision === row?.revision;
  const idle = settled2 && deployed?.digest === next.digest && !tried.steps.some(writes) && pruning.pruned.length === 0;
  const unchanged = idle && await areReady(session, objects, signal);
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${row?.revision}`);
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
    ...previousOf(row, adopted),
    ...pending === void 0 ? {} : { pending }
  });
}
function previousOf(row, adopted) {
  if (row !== void 0) return { previous: { revision: row.revision, verified: row.verified } };
  return adopted === void 0 ? {} : { previous: { revision: adopted.revision, verified: false } };
}
async function areReady({ ports }, objects, signal) {
  const found = await Promise.all(
    workloadsOf(objects).map(async ({ kind, name, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name, namespace }, signal);
      return object !== void 0 && judgeReadiness(kind, object).done;
    })
  );
  return found.every(Boolean);
}

// src/adapters/manifests/read-sources.ts



// src/core/manifest/read-documents.ts
var import_yaml4 = __toESM(require_dist(), 1);

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
var REPLACED = ["int", "float", "timestamp", "binary", "omap", "pairs", "set"].map((name) => PREFIX + name);
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
  const lines2 = new import_yaml4.LineCounter();
  const at3 = (offset) => `${file}:${lines2.linePos(offset ?? 0).line || 1}`;
  try {
    const documents = (0, import_yaml4.parseAllDocuments)(text3, { ...KUBECTL_YAML, lineCounter: lines2 });
    const read = ("empty" in documents ? [] : documents).map((document) => readDocument(document, at3));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  } catch (error3) {
    const what = error3 instanceof RangeError ? "it is nested too deeply" : String(error3);
    return { objects: [], problems: [unreadable3(what, file)] };
  }
}
function unfitText(text3, file) {
  if (text3.length > MAX_LENGTH) return unreadable3(`it is larger than ${MAX_LENGTH / 1048576} MiB`, file);
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.exec(text3);
  if (control === null) return void 0;
  return unreadable3("it holds bytes that are no text", `${file}:${text3.slice(0, control.index).split("\n").length}`);
}
function readDocument(document, at3) {
  const wrong = [...document.errors, ...document.warnings][0];
  if (wrong !== void 0) return { objects: [], problems: [unreadable3(wrong.message, at3(wrong.pos[0]))] };
  const { contents } = document;
  if (contents === null || (0, import_yaml4.isScalar)(contents) && contents.value === null) return { objects: [], problems: [] };
  const number = inexactNumber(document);
  if (number !== void 0) return { objects: [], problems: [unreadable3(number.what, at3(number.offset))] };
  try {
    return readValue(document.toJS({ maxAliasCount: MAX_ALIASES }), contents, at3);
  } catch (error3) {
    const what = error3 instanceof ReferenceError ? "its aliases grow beyond measure" : String(error3);
    return { objects: [], problems: [unreadable3(what, at3(contents.range[0]))] };
  }
}
function readValue(value, node, at3) {
  const origin = at3(node?.range[0]);
  const refuse2 = (what) => ({ objects: [], problems: [unreadable3(what, origin)] });
  const body = asRecord(value);
  if (body === void 0) return refuse2("it is no Kubernetes object");
  const { apiVersion, kind } = body;
  if (typeof kind !== "string" || kind === "") return refuse2("the object has no kind");
  if (typeof apiVersion !== "string" || apiVersion === "") return refuse2(`the ${oneLine(kind, 60)} has no apiVersion`);
  if (kind.endsWith("List") && Array.isArray(body.items)) {
    const nodes = (0, import_yaml4.isMap)(node) ? node.get("items", true) : void 0;
    const read = body.items.map((item, i) => readValue(item, (0, import_yaml4.isSeq)(nodes) ? nodes.items[i] : node, at3));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  }
  const { name, namespace } = asRecord(body.metadata) ?? {};
  if (typeof name !== "string" || name === "") return refuse2(`the ${oneLine(kind, 60)} has no metadata.name`);
  if (!isPathSegment(name)) return refuse2(`the ${oneLine(kind, 60)} has the name "${oneLine(name, 60)}", which no object can have`);
  if (namespace !== void 0 && namespace !== null && (typeof namespace !== "string" || !isPathSegment(namespace)))
    return refuse2(`the ${oneLine(kind, 60)} ${oneLine(name, 60)} has a namespace that is none`);
  const own = typeof namespace === "string" && namespace !== "" ? namespace : void 0;
  return { objects: [{ apiVersion, kind, name, body, origin, ...present({ namespace: own }) }], problems: [] };
}
var isPathSegment = (name) => name !== "." && name !== ".." && !/[/%]/.test(name);
function inexactNumber(document) {
  let found;
  (0, import_yaml4.visit)(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== "number") return void 0;
      const exact = Number.isFinite(node.value) && (Number.isSafeInteger(node.value) || !/^[-+]?\d[\d_]*$/.test(node.source ?? ""));
      if (exact) return void 0;
      found = { what: `the number ${oneLine(node.source ?? "", 40)} cannot be kept as it is`, offset: node.range?.[0] };
      return import_yaml4.visit.BREAK;
    }
  });
  return found;
}
var unreadable3 = (what, where) => ({
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
function matchesSegment(segment2, name) {
  const characters = [...name];
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
  for (const [index, name] of path.entries()) {
    const next = /* @__PURE__ */ new Set();
    for (const place2 of places) {
      const part = pattern[place2];
      if (part === void 0) continue;
      if (part === "**") next.add(place2).add(place2 + 1);
      else if ((name !== "" || index > 0 || part.length === 0) && matchesSegment(part, name)) next.add(place2 + 1);
    }
    if (next.has(pattern.length)) return true;
    places = withSkips(pattern, next);
  }
  return false;
}
function withSkips(pattern, places) {
  for (const place2 of places) if (pattern[place2] === "**") places.add(place2 + 1);
  return places;
}

// src/adapters/files/steady-file.ts
var notTaken = (shown2, why) => ({
  code: "AP002",
  fault: "user",
  what: `${shown2} is not published: ${why}`,
  where: 'input "path"',
  expected: "regular files below the root, and links that stay below it",
  remedy: "Exclude it with a line !PATH, or put a copy in its place."
});

// src/adapters/files/find-files.ts
async function findFiles(lines2, options) {
  const patterns = lines2.map(parseFilePattern);
  const includes = patterns.filter(({ exclude }) => !exclude);
  const starts = includes.map(({ prefix }) => (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(options.workspace, prefix));
  const root = options.root === void 0 ? await commonFolder(starts) : (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(options.workspace, options.root);
  const found = /* @__PURE__ */ new Map();
  const problems = /* @__PURE__ */ new Map();
  for (const start2 of starts) {
    for await (const { path, kind } of walk2(start2, options.hidden)) {
      const shown2 = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(options.workspace, path);
      const forms = [path, shown2].map((form) => form.split(node_path__WEBPACK_IMPORTED_MODULE_8__.sep).join("/"));
      if (found.has(path) || problems.has(path) || !takes(patterns, forms)) continue;
      const name = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_8__.sep).join("/");
      if (name === "" || outside(root, path))
        problems.set(path, notTaken(shown2, `it lies outside of the root ${(0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(options.workspace, root) || "."}`));
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
async function* walk2(start2, hidden) {
  const stat4 = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.lstat)(start2).catch(() => void 0);
  if (stat4 === void 0) return;
  if (!stat4.isDirectory()) {
    yield { path: start2, kind: kindOf(stat4) };
    return;
  }
  const folders = [start2];
  for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readdir)(folder, { withFileTypes: true })) {
      if (!hidden && entry.name.startsWith(".")) continue;
      const path = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else yield { path, kind: kindOf(entry) };
    }
  }
}
var kindOf = (entry) => entry.isFile() ? "file" : entry.isSymbolicLink() ? "link" : "other";
async function readLink(root, path, name) {
  const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readlink)(path);
  const [real, realRoot] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.realpath)(path).catch(() => void 0), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.realpath)(root)]);
  if (real === void 0 || outside(realRoot, real) || target.startsWith("/")) return void 0;
  return { kind: "link", name, path, target };
}
function outside(root, path) {
  const way = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(root, path);
  return way === ".." || way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_8__.sep}`);
}
async function commonFolder(starts) {
  const folders = await Promise.all(
    starts.map(async (start2) => (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.lstat)(start2).catch(() => void 0))?.isDirectory() ? start2 : (0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(start2))
  );
  let common = folders[0] ?? node_path__WEBPACK_IMPORTED_MODULE_8__.sep;
  for (const folder of folders)
    while (folder !== common && !folder.startsWith(common === node_path__WEBPACK_IMPORTED_MODULE_8__.sep ? node_path__WEBPACK_IMPORTED_MODULE_8__.sep : common + node_path__WEBPACK_IMPORTED_MODULE_8__.sep)) common = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.dirname)(common);
  return common;
}

// src/adapters/manifests/kustomize.ts


var KUSTOMIZATION = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
var BUDGET_MS4 = 12e4;
async function isKustomization(folder) {
  const found = await Promise.all(
    KUSTOMIZATION.map(
      (name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_8__.join)(folder, name)).then(
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
    const end = await runChild(command, AbortSignal.any([signal, AbortSignal.timeout(BUDGET_MS4)]));
    if (end.code === 0) return ok(end.stdout);
    log(end.stderr);
    return err(doesNotBuild(at3.shown, lastWords2(end.stderr)));
  } catch (error3) {
    if (signal.aborted) throw signal.reason;
    if (error3.code === "ENOENT") return err(NO_KUBECTL);
    return err(doesNotBuild(at3.shown, `kubectl did not end within ${BUDGET_MS4 / 1e3} s`));
  }
}
var lastWords2 = (stderr) => stripControls(stderr).trim().replace(/^[\s\S]*(?=error: )/, "").replace(/^error: /, "");
var doesNotBuild = (shown2, why) => ({
  code: "HD024",
  fault: "user",
  what: `the kustomization does not build: ${oneLine(why, 400) || "kubectl gave no reason"}`,
  where: shown2,
  remedy: `Try it with: kubectl kustomize ${shown2}`
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
    const texts = await textsOf(line, excludes, ports, settings, signal);
    problems.push(...texts.problems);
    for (const { path, shown: shown2, text: text3 } of texts.found) {
      if (seen.has(path)) continue;
      seen.add(path);
      const read = text3 === void 0 ? { objects: [], problems: [unreadable3("it is no UTF-8 text", shown2)] } : readDocuments(text3, shown2);
      objects.push(...read.objects);
      problems.push(...read.problems);
    }
  }
  if (problems.length === 0 && objects.length === 0) problems.push(nothing(lines2.join(", "), "no object stands in what it names"));
  return problems.length > 0 ? err(problems) : ok({ objects });
}
async function textsOf(line, excludes, ports, { workspace }, signal) {
  const path = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.resolve)(workspace, line);
  const kind = await kindOf2(path);
  if (kind === "folder" && await isKustomization(path)) {
    const shown2 = (0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(workspace, path) || ".";
    const built = await buildKustomization(path, { env: ports.env, workspace, shown: shown2 }, (text3) => ports.log.outside(text3), signal);
    return built.ok ? { found: [{ path, shown: `kubectl kustomize ${shown2}`, text: built.value }], problems: [] } : { found: [], problems: [built.error] };
  }
  const { files, problems } = await findFiles([line, ...excludes], { workspace, hidden: false });
  const refused2 = problems.map(({ what }) => nothing(line, what.replace("is not published", "is not taken")));
  const taken = files.map((file) => file.path).filter((file) => kind === "file" || EXTENSIONS.includes((0,node_path__WEBPACK_IMPORTED_MODULE_8__.extname)(file))).sort();
  const inner = taken.filter((file) => KUSTOMIZATION.includes((0,node_path__WEBPACK_IMPORTED_MODULE_8__.basename)(file)));
  if (inner.length > 0 && kind !== "file")
    return { found: [], problems: inner.map((file) => innerKustomization((0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(workspace, file))) };
  if (taken.length === 0 && refused2.length === 0) return { found: [], problems: [nothing(line, "it names no file")] };
  const found = await Promise.all(
    taken.map(async (file) => ({ path: file, shown: (0,node_path__WEBPACK_IMPORTED_MODULE_8__.relative)(workspace, file), text: textOf(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(file)) }))
  );
  return { found, problems: refused2 };
}
async function kindOf2(path) {
  const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.stat)(path).catch(() => void 0);
  return found === void 0 ? "nothing" : found.isDirectory() ? "folder" : "file";
}
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return void 0;
  }
}
var nothing = (line, why) => ({
  code: "HD082",
  fault: "user",
  what: `"${oneLine(line, 200)}": ${oneLine(why)}`,
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
    for (const { ref, why } of plan.kept) ports.log.info(`${shownRef(ref, settings.namespace)} stays: ${why}`);
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
    const written = async () => {
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
    return await rollOut(session, { steps, force: true, timeoutMs: settings.rollbackTimeout, written }, signal);
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
    words: wordsOf2(settings),
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
      return workloadsOf((set2?.objects ?? []).flatMap(manifestOfBody)).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    [Symbol.asyncDispose]: async () => void 0
  };
}
async function bringsNamespace(session, signal) {
  const read = await session.sources(signal);
  if (!read.ok) throw new ProblemError(read.error);
  return read.value.objects.some(
    ({ kind, name, apiVersion }) => kind === "Namespace" && apiVersion === "v1" && name === session.settings.namespace
  );
}
var wordsOf2 = ({ release, namespace }) => ({
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
  const identity = known2 ?? `${context.repository.full}#${context.runId}.${context.runAttempt}/${job}/${(0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.randomBytes)(4).toString("hex")}`;
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
async function resumeWork(ports, maker, memo, goBack, rollBack2) {
  if (memo.phase === "done" || memo.phase === "locked") return { kind: "nothing-to-do" };
  const pending = pendingRevision(await maker.history());
  if (pending !== void 0) await maker.failPending(pending, `left ${pending.status} by a cancelled run`);
  const last = (await maker.history()).at(-1);
  if (memo.phase === "rolling-back") {
    if (goBack) return { kind: "taken-back", result: await rollBack2({ failed: memo.before, reason: REASON, to: memo.to }) };
  } else if (goBack && last !== void 0 && last.revision > memo.before && last.status !== "deployed") {
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
var rollbackFailed = (where, revision, why, words2) => ({
  code: "HD071",
  fault: "remote",
  what: `going back to revision ${revision} failed: ${oneLine(why, 700)}`,
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
  const row = rows.find((one) => one.revision === to);
  if (row === void 0) return { kind: "none" };
  return { kind: row.verified ? "verified" : "last-good", revision: to };
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
    const row = (await maker.history()).at(-1);
    return row === void 0 ? void 0 : { revision: row.revision, status: row.status, verified: row.verified };
  };
  const goBack = (order, outer) => rollBack({ ports, settings, maker }, order, outer, lost());
  return {
    name: targetName(settings),
    acquire: async (outer) => {
      const taken = await take2(outer);
      if (taken.ok) saveMemo(ports, { phase: "locked", before: 0 });
      return taken;
    },
    plan: async (outer) => {
      const planned2 = await maker.plan(whileHeld(outer));
      if (planned2.ok) plans.set(planned2.value, planned2.value);
      return planned2;
    },
    apply: async (plan, outer) => {
      const known2 = plans.get(plan);
      if (known2 === void 0 || lock === void 0) throw new Error("apply needs the lock, and a plan that this target made");
      return maker.apply(known2, outer, lost());
    },
    commit: async () => ok(void 0),
    rollback: async (reason, outer, to) => goBack({ failed: (await current())?.revision ?? 0, reason, to }, outer),
    current,
    markVerified: (revision) => maker.label(revision, { [VERIFIED_LABEL]: String(revision) }),
    workloads: async () => {
      const row = await current();
      return row === void 0 ? [] : maker.workloads(row.revision);
    },
    resume: async (takesBack, outer) => {
      const memo = readMemo(ports);
      if (memo === void 0) return { kind: "nothing-to-do" };
      const taken = await take2(outer);
      if (!taken.ok) throw new ProblemError(taken.error);
      return resumeWork(ports, maker, memo, takesBack, (order) => goBack(order, outer));
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

// src/adapters/runner/run.ts
var DONE = { kind: "done" };
var failed2 = (...problems) => ({ kind: "failed", problems });

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

// src/stages/deploy/ports.ts
function tell(log, remarks) {
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
  const planned2 = await target.plan(signal);
  if (!planned2.ok) return { kind: "refused", problems: planned2.error };
  const plan = planned2.value;
  tell(log, plan.remarks);
  const next = afterPlan(plan, options.mode, await options.judgePlan(plan));
  if (next.kind === "stop") return next.deployment;
  log.info(`rolling out ${target.name}${plan.previous === void 0 ? ", which is new" : ` over revision ${plan.previous.revision}`}`);
  await options.beforeWrite?.(plan);
  const applied = await target.apply(plan, signal);
  if (applied.kind === "deployed") {
    tell(log, applied.remarks);
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
function renderDeploy(name, deployment, takenBack) {
  const rows = [["result", statusOf(deployment, takenBack)]];
  if (deployment.kind !== "refused" && deployment.plan.previous !== void 0)
    rows.push(["before", `revision ${deployment.plan.previous.revision}`]);
  if (deployment.kind === "applied" && deployment.applied.revision !== void 0)
    rows.push(["revision", String(deployment.applied.revision)]);
  if (takenBack?.kind === "rolled-back") rows.push(["went back to", `revision ${takenBack.to}, now revision ${takenBack.revision}`]);
  const parts = [`### ${text2(name)}`, table(["", ""], rows)];
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
  images.map(({ name, digest }) => [code(name), digest === void 0 ? "" : code(digest)])
);

// src/stages/rollback/decide.ts
function judgeRollback(result, name) {
  switch (result.kind) {
    case "rolled-back":
      return {
        kind: "notice",
        problem: {
          code: "HD070",
          fault: "user",
          what: `${name} is back at the state of revision ${result.to}${result.verified ? ", which passed its smoke test" : ""}, as revision ${result.revision}`
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

// src/actions/helm-deploy/judge-inputs.ts
function judgeInputs(inputs) {
  const { mode, chart } = inputs;
  const needsSource = mode === "deploy" || mode === "plan";
  const chartProblems = needsSource && chart !== void 0 ? readChartSource({ ...inputs, chart }) : void 0;
  const lacksDecision = inputs.decision === void 0 ? [] : ["environment", "service"].filter((name) => inputs[name] === void 0);
  return [
    ...needsSource ? judgeSource(inputs) : [],
    ...chartProblems?.ok === false ? chartProblems.error : [],
    ...inputs.valuesPolicy === "reuse" ? [REUSE] : [],
    ...mode === "verify" && inputs.revision === void 0 ? [missing4("revision", "mode: verify")] : [],
    ...lacksDecision.map((name) => missing4(name, "decision:"))
  ];
}
var missing4 = (name, because) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name}" is required with ${because} and was not given`,
  where: "with:",
  remedy: `Add ${name}: to with:`
});
var REUSE = {
  code: "HD021",
  fault: "user",
  what: "values-policy: reuse is not offered: --reuse-values takes the old chart\u2019s defaults along, so that a key which the new chart brings is missing",
  where: "with:",
  remedy: "values-policy: keep"
};

// src/actions/helm-deploy/uninstall.ts
async function uninstall2(run2, target) {
  const taken = await target.acquire(run2.signal);
  if (!taken.ok) return failed2(taken.error);
  const current = await target.current();
  const removed = await target.uninstall(run2.signal);
  if (!removed.ok) {
    run2.setOutputs({ status: "failed", previousRevision: current?.revision });
    return failed2(removed.error);
  }
  run2.setOutputs({ status: "uninstalled", previousRevision: current?.revision, changed: removed.value === "uninstalled" });
  run2.log.info(removed.value === "absent" ? `${target.name} is not there` : `${target.name} is uninstalled`);
  return DONE;
}

// src/actions/helm-deploy/verify.ts
async function verify(run2, target) {
  const { revision = 0 } = run2.inputs;
  const current = await target.current();
  if (current?.revision !== revision || current.status !== "deployed")
    return failed2({
      code: "HD061",
      fault: "user",
      what: `revision ${revision} of ${target.name} is not marked as verified: ${current === void 0 ? "nothing is deployed" : `revision ${current.revision} (${current.status}) is current`}`,
      where: 'input "revision"',
      expected: "the current revision, deployed"
    });
  await target.markVerified(revision);
  run2.setOutputs({ status: "verified", revision, changed: false });
  run2.log.info(`revision ${revision} of ${target.name} is verified`);
  return DONE;
}

// src/actions/helm-deploy/main.ts
async function main(run2) {
  var _stack = [];
  try {
    const { inputs, context, clock, log } = run2;
    const decision = await readDecision(inputs, { workspace: context.workspace, runId: context.runId, now: clock.now() });
    const early = [...checkClusterSettings(inputs), ...judgeInputs(inputs), ...decision.ok ? [] : [decision.error]];
    if (early.length > 0 || !decision.ok) return failed2(...early);
    const access6 = __using(_stack, await connectCluster(inputs, { ...run2, http: nodeHttp }), true);
    for (const { severity, problem: problem2 } of access6.remarks) log.problem(severity, problem2);
    const target = __using(_stack, await openReleaseTarget(run2, access6, inputs.token), true);
    try {
      return await perform(run2, target, decision.value);
    } finally {
      if (run2.signal.aborted) target.handOver();
      else await target.release();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function perform(run2, target, decision) {
  const { mode } = run2.inputs;
  switch (mode) {
    case "verify":
      return verify(run2, target);
    case "uninstall":
      return uninstall2(run2, target);
    case "deploy":
    case "plan":
      return deploy(run2, target, decision, mode);
  }
}
async function deploy(run2, target, decision, mode) {
  const { log, signal, inputs } = run2;
  const order = { mode, judgePlan: (plan) => judgeDigest(decision, plan.images) };
  const deployment = await runDeploy({ target, log, signal }, order).catch(refusedBy);
  const next = deployment.kind === "applied" ? afterApply(deployment.applied, inputs.rollback, inputs.onCancel) : { kind: "keep" };
  setKnown(run2, deployment);
  const back = next.kind === "roll-back" ? await runRollback({ target, log, signal }, next.reason) : void 0;
  setKnown(run2, deployment, back?.result);
  run2.summarize(renderDeploy(target.name, deployment, back?.result));
  const problems = [...problemsOf2(deployment), ...back?.word.kind === "problem" ? [back.word.problem] : []];
  if (deployment.kind === "applied" && deployment.applied.kind === "cancelled")
    problems.push(cancelled(target.name, next.kind === "leave-to-post"));
  return problems.length > 0 ? failed2(...problems) : DONE;
}
function refusedBy(error3) {
  if (error3 instanceof ProblemError) return { kind: "refused", problems: error3.problems };
  throw error3;
}
function setKnown(run2, deployment, back) {
  const [first] = problemsOf2(deployment);
  const previous = deployment.kind === "refused" ? void 0 : deployment.plan.previous?.revision;
  const applied = deployment.kind === "applied" ? deployment.applied : void 0;
  run2.setOutputs({
    status: statusOf(deployment, back),
    revision: deployment.kind === "unchanged" ? previous : applied?.revision,
    previousRevision: previous,
    rollbackRevision: back?.kind === "rolled-back" ? back.revision : void 0,
    changed: deployment.kind === "refused" ? void 0 : deployment.plan.kind === "change",
    images: deployment.kind === "refused" ? void 0 : imagesOf(deployment),
    ...planned(deployment),
    failureClass: applied?.kind === "failed" ? applied.failureClass : void 0,
    failureReason: first?.what
  });
}
function planned(deployment) {
  if (deployment.kind === "refused") return {};
  const { chartDigest, manifestDigest, diffSummary: diffSummary2, drift } = deployment.plan;
  return { chartDigest, manifestDigest, diffSummary: diffSummary2, drift };
}
var cancelled = (name, goesBack) => ({
  code: "HD090",
  fault: "user",
  what: `${name} was being rolled out when the job was cancelled; helm was stopped${goesBack ? ", and the post step takes the release back" : ""}`
});

// src/actions/helm-deploy/outputs.ts
var outputs = defineOutputs({
  status: "deployed, unchanged, planned, verified, rolled-back, rollback-failed, cancelled, uninstalled or failed.",
  revision: "The revision that this step made, or found to be what was asked for.",
  "previous-revision": "The revision that ran before.",
  "rollback-revision": "The revision that the rollback made.",
  changed: "true when something was written or would be, false when the release holds it already.",
  images: 'The images as JSON: [{"name", "digest"}].',
  "chart-digest": "Digest of the chart: of its manifest (oci), or of its archive (repo). Empty for a folder.",
  "manifest-digest": "SHA-256 of the rendered manifest: equal for equal deployments.",
  "diff-summary": "What would change or changed, such as 1 added, 2 changed.",
  drift: "Objects that somebody else changed since the last revision, as a JSON list.",
  "failure-class": "Why the rollout failed, in one word: image-pull, crash-loop, missing-config, start-error, timeout and so on.",
  "failure-reason": "The same in one sentence."
});

// src/actions/helm-deploy/post.ts
async function post(run2) {
  var _stack = [];
  try {
    if (!hasUnfinishedRelease(run2.state)) return;
    const access6 = __using(_stack, await connectCluster(run2.inputs, { ...run2, http: nodeHttp }), true);
    const target = __using(_stack, await openReleaseTarget(run2, access6, run2.inputs.token), true);
    try {
      const resumed = await target.resume(run2.inputs.onCancel === "rollback", run2.signal);
      const told3 = tellResumed(resumed, target.name);
      if (told3 !== void 0) run2.log.problem("warning", told3);
    } finally {
      await target.release();
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function tellResumed(resumed, name) {
  switch (resumed.kind) {
    case "nothing-to-do":
      return void 0;
    case "repaired":
      return {
        code: "HD090",
        fault: "user",
        what: `the job was cancelled: ${name} is left at revision ${resumed.revision}, ${resumed.status}`
      };
    case "taken-back": {
      const word2 = judgeRollback(resumed.result, name);
      return word2.kind === "problem" ? word2.problem : { ...word2.problem, code: "HD090", what: `the job was cancelled: ${word2.problem.what}` };
    }
  }
}

// src/actions/helm-deploy/index.ts
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
/******/ var __webpack_exports__ = __nccwpck_require__(884);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
