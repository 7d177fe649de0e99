import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "../packages/1ed82021574a.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "../packages/fadde97ad04c.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__ from "../packages/8c514b5432d0.js";
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

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 755:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(887);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(598);

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
  getOctokit
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
var err = (error2) => ({ ok: false, error: error2 });

// src/core/contract/contract.ts
var camel = (name2) => name2.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
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
function nearest(name2, known) {
  const plain = (text3) => text3.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name2.length / 3));
  const scored = known.map((candidate) => ({ candidate, distance: editDistance(plain(name2), plain(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== void 0 && best.distance <= limit ? best.candidate : void 0;
}

// src/core/contract/read-inputs.ts
function readInputs(contract2, raw) {
  const names = Object.keys(contract2.inputs);
  const problems = Object.keys(raw).filter((name2) => !names.includes(name2)).map((name2) => unknownInput(name2, names));
  const remarks = [];
  const record = {};
  for (const [name2, field2] of Object.entries(contract2.inputs)) {
    const given = givenText(field2, raw[name2] ?? "");
    if (given !== "" && field2.deprecated !== void 0) remarks.push(deprecated(name2, field2.deprecated));
    const outcome = readOne(name2, field2, given);
    if (outcome.ok) record[camel(name2)] = outcome.value;
    else problems.push(outcome.error);
  }
  return problems.length > 0 ? err(problems) : ok({ inputs: record, remarks });
}
function givenText(field2, text3) {
  if (field2.verbatim === true) return text3;
  const trimmed = text3.trim();
  return trimmed !== "" && (field2.kind === "yaml" || field2.kind === "secret") ? text3 : trimmed;
}
function readOne(name2, field2, given) {
  const source = given === "" ? field2.default : given;
  if (source === void 0 || source === "") return field2.required ? err(missing(name2, field2)) : ok(field2.absent);
  const value = field2.parse(source);
  return value === void 0 ? err(malformed(name2, field2, source)) : ok(value);
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
var missing = (name2, field2) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name2}" is required and was not given`,
  where: "with:",
  expected: field2.expected,
  remedy: `Add ${name2}: to with: (${field2.description.split(".")[0]})`
});
var malformed = (name2, field2, text3) => ({
  code: "IN003",
  fault: "user",
  what: field2.kind === "secret" ? `input "${name2}" is not usable` : `input "${name2}" is "${oneLine(text3, 80)}"`,
  where: "with:",
  expected: field2.expected,
  remedy: suggestion(name2, field2, text3)
});
function suggestion(name2, field2, text3) {
  const near = field2.values === void 0 ? void 0 : nearest(text3, field2.values);
  if (near !== void 0) return `Write ${name2}: ${near}`;
  return field2.default === void 0 ? `Correct ${name2}: in with:` : `Correct ${name2}:, or leave it out for ${field2.default}`;
}
var deprecated = (name2, instead) => ({
  severity: "warning",
  problem: { code: "IN005", fault: "user", what: `input "${name2}" is deprecated`, where: "with:", remedy: instead }
});

// src/core/contract/write-outputs.ts
function outputTexts(contract2, values) {
  const record = values;
  const texts = {};
  for (const name2 of Object.keys(contract2)) {
    const value = record[camel(name2)];
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
  monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_4__.performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_5__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal }).catch((error2) => {
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
    const parsed = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_6__.readFile)(path, "utf8"));
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
  const lines = [`${problem.code} ${problem.what}`];
  const add = (label, text3) => {
    if (text3 === void 0) return;
    const [first2 = "", ...rest] = text3.split("\n");
    lines.push(`  ${label.padEnd(9)} ${first2}`, ...rest.map((line) => `            ${line}`));
  };
  add("where", problem.where);
  add("expected", problem.expected);
  add("remedy", problem.remedy);
  add("fault", FAULT_TEXT[problem.fault]);
  return lines.join("\n");
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
    const list2 = "code" in problems ? [problems] : [...problems];
    super(list2.map((problem) => `${problem.code} ${problem.what}`).join("; "), options);
    this.problems = list2;
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
  const lines = text3.split("\n");
  const budget = (limit - 120) / 2;
  const head = take(lines, budget, size);
  const tail = take([...lines.slice(head.length)].reverse(), budget, size).reverse();
  const gone = lines.length - head.length - tail.length;
  return [...head, "", `\u2026 ${gone} lines left out: the summary may hold ${limit} bytes \u2026`, "", ...tail].join("\n");
}
function take(lines, budget, size) {
  const taken = [];
  let used = 0;
  for (const line of lines) {
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
    for (const [name2, text3] of Object.entries(outputTexts(action.outputs, outputs2))) setOutput(name2, text3);
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
    const ending2 = await work();
    return ending2.kind === "failed" ? ending2.problems : [];
  } catch (error2) {
    if (error2 instanceof Error) log.debug(error2.stack ?? error2.message);
    return problemsOf(error2);
  }
}
function maskSecrets(contract2, raw, log) {
  for (const [name2, field2] of Object.entries(contract2.inputs)) {
    const value = raw[name2];
    if (field2.kind === "secret" && value) for (const form of maskForms(value)) log.mask(form);
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
var oneOf = (values, options) => field(options, {
  kind: "oneOf",
  expected: `one of ${values.join(", ")}`,
  values,
  parse: (value) => values.find((known) => known === value)
});
var duration = (options) => field(options, {
  kind: "duration",
  expected: "a duration such as 90s, 5m or 1h30m",
  parse: (value) => {
    const ms = parseDuration(value);
    return ms !== void 0 && ms <= (options.max ?? Number.POSITIVE_INFINITY) ? ms : void 0;
  }
});

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

// src/actions/deploy-window-check/inputs.ts
var contract = defineAction({
  name: "deploy-window-check",
  title: "Tidegate: deploy-window-check",
  description: "May this go out now? Windows, freezes, DEPLOY_WINDOW, green upstream and approval, and when it opens next.",
  icon: "clock",
  post: false,
  inputs: { ...subjectInputs, ...gateInputs }
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
  } catch (error2) {
    if (error2 instanceof GithubFailure && error2.kind === "not-found") return void 0;
    throw error2;
  }
}

// src/core/approval/people.ts
function authorsOf(commits) {
  const known = new Map(
    commits.flatMap(({ author, committer }) => [author, committer]).flatMap(({ email, login }) => login ? [[key(email), login]] : [])
  );
  const loginOf = ({ email, login }) => login ?? known.get(key(email)) ?? noreplyLogin(email);
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
  const runOfSuite = new Map(runs.map((run) => [run.check_suite_id, { id: run.id, workflow: fileOf(run.path) }]));
  return checks.map((check) => {
    const run = runOfSuite.get(check.check_suite?.id);
    return {
      id: check.id,
      name: check.name,
      app: check.app?.slug ?? check.app?.name ?? "unknown app",
      status: check.status,
      conclusion: check.conclusion,
      ...present({
        workflow: run?.workflow,
        runId: run?.id,
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
function parseOwnStatus(description) {
  const match = /^tidegate\/1 (\S{1,46}) (-|sha256:[0-9a-f]{64}) smoke=(pass|fail|none)$/.exec(description ?? "");
  if (match === null) return void 0;
  const [, service = "", digest = "-", smoke] = match;
  return { service, ...digest === "-" ? {} : { digest }, smoke };
}

// src/adapters/github/deployments.ts
var MOST_LOOKED_AT = 60;
function githubDeployments(client, repository) {
  const at = { owner: repository.owner, repo: repository.name };
  return {
    /** By the check run of a job (`deployment` of the REST check run); undefined when GitHub made none for it. Needs `checks: read`. */
    ofJob: async (checkRunId) => {
      const { data } = await client.rest.checks.get({ ...at, check_run_id: Number(checkRunId) });
      return data.deployment?.id;
    },
    /** Gives the new deployment's id. Needs `deployments: write`. */
    create: async (deployment) => {
      const { data } = await client.rest.repos.createDeployment({
        ...at,
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
    setStatus: async (id, status) => {
      await client.rest.repos.createDeploymentStatus({
        ...at,
        deployment_id: id,
        state: status.state,
        description: status.description.slice(0, 140),
        log_url: status.logUrl,
        ...present({ environment_url: status.environmentUrl }),
        // A status said twice is the same status.
        request: { repeatable: true }
      });
    },
    /** The newest deployment of the environment on which we said that this service is what runs: delivered, or taken back. Needs `deployments: read`. */
    newestOwn: async (environment, service) => {
      const { data } = await client.rest.repos.listDeployments({ ...at, environment, per_page: MOST_LOOKED_AT });
      for (const deployment of data) {
        const statuses = await client.rest.repos.listDeploymentStatuses({ ...at, deployment_id: deployment.id, per_page: 30 });
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
  } catch (error2) {
    if (!(error2 instanceof GithubFailure) || error2.kind !== "not-found") throw error2;
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

// src/core/github/accepted-permissions.ts
function acceptedPermissions(header) {
  if (header === void 0) return [];
  const alternatives = header.split(";").map(
    (set) => set.split(",").map((pair2) => /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(pair2)).flatMap((match) => match === null ? [] : [`${match[1]?.replaceAll("_", "-")}: ${match[2]}`]).join(", ")
  );
  return alternatives.filter((set) => set !== "");
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

// src/adapters/github/read-failure.ts
function readFailure(error2, call, now) {
  const { status, message, response } = error2 ?? {};
  if (response === void 0 || status === void 0)
    return new GithubFailure({ kind: "unreachable", call, message: message ?? String(error2) }, { cause: error2 });
  const { headers } = response;
  const limited = limitedUntil(status, headers, said(response.data), now);
  const permissions = acceptedPermissions(headers["x-accepted-github-permissions"]);
  const kind = limited === void 0 ? kindOf(status) : "rate-limited";
  const pause = retryAfterMs(headers["retry-after"], now);
  const until = limited === void 0 ? later(now, pause) : limited.until;
  return new GithubFailure(
    {
      kind,
      call,
      message: said(response.data) || (message ?? ""),
      status,
      ...present({ until, requestId: headers["x-github-request-id"] }),
      ...kind === "permission" && permissions.length > 0 ? { permissions } : {}
    },
    { cause: error2 }
  );
}
function kindOf(status) {
  if (status === 401) return "unauthorized";
  if (status === 403) return "permission";
  if (status === 404) return "not-found";
  return status >= 500 || isTransientStatus(status) ? "unreachable" : "refused";
}
function limitedUntil(status, headers, text3, now) {
  if (status !== 403 && status !== 429) return void 0;
  const after = retryAfterMs(headers["retry-after"], now);
  if (after !== void 0) return { until: new Date(now.getTime() + after) };
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0") return Number.isNaN(reset) ? {} : { until: resetOnOurClock(reset, headers.date, now) };
  return status === 429 || /secondary rate limit/i.test(text3) ? { until: new Date(now.getTime() + 6e4) } : void 0;
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
    const attempt2 = async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 1e4);
      const signal = options.signal === void 0 ? timeout : AbortSignal.any([timeout, options.signal]);
      try {
        call.headers = { ...call.headers, "x-github-api-version": API_VERSION };
        call.request = { ...call.request, signal };
        const answer = await request(call);
        aheadMs = ahead(options.clock, answer.headers.date) ?? aheadMs;
        if (isCut(answer)) throw new GithubFailure({ kind: "unreachable", call: nameOf(call), message: "the answer was cut off" });
        return answer;
      } catch (error2) {
        options.signal?.throwIfAborted();
        throw error2 instanceof GithubFailure ? error2 : readFailure(error2, nameOf(call), options.clock.now());
      }
    };
    return retry(attempt2, {
      clock: options.clock,
      random: options.random,
      deadline: deadlineIn(options.clock, options.budgetMs ?? 6e4),
      backoff: { ...DEFAULT_BACKOFF, attempts: 5 },
      judge: (error2) => judge(error2, repeatable, options.clock.now()),
      onRetry: (n, error2, waitMs) => options.onRetry?.(`${error2.call}: attempt ${n} failed (${error2}), again in ${Math.round(waitMs)} ms`),
      ...present({ signal: options.signal })
    });
  });
  return { rest: octokit.rest, paginate: octokit.paginate, request: octokit.request, clockAheadMs: () => aheadMs };
}
function judge(error2, repeatable, now) {
  if (!(error2 instanceof GithubFailure)) return { kind: "final" };
  if (error2.kind !== "rate-limited" && !(error2.kind === "unreachable" && repeatable)) return { kind: "final" };
  return { kind: "retry", ...error2.until === void 0 ? {} : { afterMs: Math.max(0, error2.until.getTime() - now.getTime()) } };
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
  const start = { line: 1, column: 1 };
  if (Buffer.byteLength(text3) > MAX_BYTES) return err([{ at: start, what: `the text is longer than ${MAX_BYTES} bytes` }]);
  const lines = new import_yaml.LineCounter();
  const document = (0, import_yaml.parseDocument)(text3, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, version: "1.2", schema: "core" });
  const place = (offset) => {
    const at = lines.linePos(offset ?? 0);
    return { line: Math.max(1, at.line), column: Math.max(1, at.col) };
  };
  const faults = [...document.errors, ...document.warnings].map((error2) => ({
    at: place(error2.pos[0]),
    what: error2.message.split("\n")[0] ?? ""
  }));
  const nodeOf = (value, fallback) => {
    const at = (0, import_yaml.isMap)(value) || (0, import_yaml.isSeq)(value) || (0, import_yaml.isScalar)(value) || (0, import_yaml.isAlias)(value) ? place(value.range?.[0]) : fallback;
    if ((0, import_yaml.isMap)(value)) return { kind: "map", at, entries: value.items.flatMap(({ key: key2, value: inner }) => entryOf(key2, inner, at)) };
    if ((0, import_yaml.isSeq)(value)) return { kind: "list", at, items: value.items.map((item) => nodeOf(item, at)) };
    if ((0, import_yaml.isScalar)(value)) return scalarOf(value, at, faults);
    if ((0, import_yaml.isAlias)(value)) faults.push({ at, what: `the alias *${value.source} is not read here: write the value again` });
    return { kind: "empty", at };
  };
  const entryOf = (key2, value, fallback) => {
    const at = (0, import_yaml.isScalar)(key2) ? place(key2.range?.[0]) : fallback;
    if ((0, import_yaml.isScalar)(key2) && (typeof key2.value === "string" || typeof key2.value === "number"))
      return [{ key: String(key2.value), at, value: nodeOf(value, at) }];
    faults.push({ at, what: "a key must be text" });
    return [];
  };
  const root = nodeOf(document.contents, start);
  return faults.length > 0 ? err(faults) : ok(root);
}
function scalarOf(scalar, at, faults) {
  const { value } = scalar;
  if (typeof value === "string") return { kind: "text", at, text: value };
  if (typeof value === "number") return { kind: "number", at, number: value, source: scalar.source ?? String(value) };
  if (typeof value === "boolean") return { kind: "boolean", at, boolean: value };
  if (value !== null && value !== void 0) faults.push({ at, what: "this kind of value is not read here" });
  return { kind: "empty", at };
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
      settleMs: longest(upstream.map(({ settleMs }) => settleMs)) ?? DEFAULT_SETTLE_MS
    },
    approval: approvalRules(ours(policy.approval), wishes),
    override: ours(policy.override)
  };
}
function approvalRules(blocks2, wishes) {
  const by2 = [...blocks2.map((block) => block.by), wishes.approvalBy].filter((one) => one !== void 0);
  const not = (blocks2.length === 0 ? [{ not: NOT }] : blocks2).flatMap((block) => block.not ?? NOT);
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
  const known = given.filter((one) => one !== void 0);
  return known.length === 0 ? void 0 : Math.max(...known);
}

// src/core/window/interval.ts
function union(intervals) {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged = [];
  for (const { from, to } of sorted) {
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
var endingAt = (intervals, end) => intervals.find(({ to }) => to === end);
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
      const start = when.from.day * 1440 + when.from.minutes;
      const end = when.to.day * 1440 + when.to.minutes;
      const length = end > start ? end - start : end + 10080 - start;
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
  const seconds = date.getUTCSeconds();
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds === 0 ? "" : `:${two(seconds)}`}`;
};

// src/core/window/calendar-findings.ts
function judgeCalendar(calendar, now, neededMs) {
  const word = judgeWindow(scheduleOf(calendar, now), now, neededMs);
  const tell3 = teller(calendar.zone, word.next, neededMs);
  const isOpen = word.windows.kind === "open" && word.freezes.kind === "none";
  return {
    findings: [windowsFinding(word, calendar, now, tell3), freezesFinding(word, now, tell3)],
    ...isOpen && word.until !== void 0 ? { closesAt: word.until } : {},
    ...isOpen || word.next === void 0 ? {} : { opensAt: word.next.from }
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
function windowsFinding({ windows, until }, { fallback, narrowedTo }, now, tell3) {
  switch (windows.kind) {
    case "open": {
      const by2 = windows.window === void 0 ? `the default is ${fallback}` : `window ${nameOf2(windows.window)}`;
      return { gate: "windows", kind: "pass", why: `${by2}${until === void 0 ? "" : `, open until ${tell3.at(until)}`}` };
    }
    case "too-short": {
      const name2 = windows.window === void 0 ? "the open time" : `window ${nameOf2(windows.window)}`;
      return closed("windows", "DW002", `${name2} ends in ${formatDuration(windows.until - now)}, ${tell3.need}`, tell3);
    }
    case "none":
      return closed(
        "windows",
        "DW006",
        `no window is open now (the default is ${fallback}${narrowedTo === void 0 ? "" : ", narrowed by the workflow"})`,
        tell3
      );
  }
}
function freezesFinding({ freezes }, now, tell3) {
  switch (freezes.kind) {
    case "none":
      return { gate: "freezes", kind: "pass", why: "no freeze in the way" };
    case "frozen": {
      const why2 = `freeze ${nameOf2(freezes.freeze)} until ${tell3.at(freezes.freeze.to)}${reasonOf(freezes.freeze)}`;
      return { ...closed("freezes", "DW001", why2, tell3), ...freezes.firm ? { firm: true } : {} };
    }
    case "soon": {
      const why2 = `freeze ${nameOf2(freezes.freeze)} begins in ${formatDuration(freezes.freeze.from - now)}, ${tell3.need}${reasonOf(freezes.freeze)}`;
      return { ...closed("freezes", "DW002", why2, tell3), ...freezes.firm ? { firm: true } : {} };
    }
  }
}
function closed(gate, code2, why2, tell3) {
  const problem = { code: code2, fault: "user", what: `closed: ${why2}`, remedy: tell3.nextText };
  return { gate, kind: "closed", why: why2, problem, canOpen: true };
}
var nameOf2 = ({ rule }) => `"${oneLine(rule.id, 60)}"`;
var reasonOf = ({ rule }) => rule.reason === void 0 ? "" : ` (${oneLine(rule.reason, 120)})`;

// src/core/approval/entitled.ts
function hasPermission(role, needed) {
  return PERMISSIONS.indexOf(role) >= PERMISSIONS.indexOf(needed);
}
function isEntitled(block, login, role, fallback) {
  if (isListed(block.users, login)) return true;
  const permission = block.permission ?? (block.users === void 0 ? fallback : void 0);
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
  if (!blocks2.every((block) => isEntitled(block, person2.login, person2.role, "admin")))
    against.push(`${oneLine(person2.login, 80)} (${oneLine(person2.role ?? "role unknown", 40)}) may not override`);
  return against;
}
function againstSkipping({ gate, firm, problem }, blocks2) {
  const isSkippable = SKIPPABLE.includes(gate) && !NEVER.includes(problem.code);
  if (!isSkippable) return [`${gate} (${problem.code}) cannot be skipped`];
  if (firm === true) return [`the freeze allows no override (${problem.code})`];
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
  const problem = { code: code2, fault: "user", what: canOpen ? `closed: ${why2}` : why2, where: "DEPLOY_WINDOW", remedy: remedy2 };
  return { gate: "deploy-window", kind: "closed", why: why2, problem, canOpen };
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
function judgeApproval(facts, rules) {
  const byEnvironment = rules.flow === "delivery" && rules.by === "environment";
  if ((byEnvironment || facts.requireProtection) && facts.protection?.reviewers === void 0) return closed3(unprotected(facts));
  if (rules.flow === "deployment") return pass("flow deployment: no approval is asked for", []);
  const exclude = excluder(rules, facts.authors, starterToo(facts, rules) ? facts.starter.login : void 0);
  return rules.by === "environment" ? byReviewers(facts, rules, exclude) : byStarter(facts, rules, exclude);
}
var starterToo = ({ event }, { by: by2, not }) => by2 === "environment" && (event === "workflow_dispatch" || not.includes("starter"));
function byReviewers(facts, rules, exclude) {
  const given = newestOfEach(facts.approvals, facts.environment).filter(({ state }) => state === "approved");
  if (given.length === 0) return closed3(bypassed(facts.environment));
  const barred = barredOf(given, rules, exclude);
  const good = given.map(({ user: user2 }) => user2).filter((user2) => !barred.some((one) => one.user === user2));
  if (good.length >= rules.min && (exclude.unknown === 0 || rules.min >= 2))
    return pass(`approved by ${good.join(", ")}`, good, again(facts));
  if (good.length >= rules.min) return closed3(unknownAuthors(exclude.unknown));
  const left = possible(facts.protection, rules, exclude);
  if (left.nobody) return closed3(nobodyLeft(left.barred));
  if (barred.length > 0) return closed3(barredOnly(barred, good.length, rules.min));
  return closed3(tooFew(good, rules.min));
}
function byStarter(facts, rules, exclude) {
  const { login, role } = facts.starter;
  if (facts.event !== "workflow_dispatch") return closed3(notByHand(facts.event));
  if (rules.min > 1) return closed3(tooFew([login], rules.min));
  const why2 = exclude.why(login, false);
  if (why2 !== void 0) return closed3(barredOnly([{ user: login, why: why2 }], 0, 1));
  if (exclude.unknown > 0) return closed3(unknownAuthors(exclude.unknown));
  const blocks2 = rules.entitled.length === 0 ? [{}] : rules.entitled;
  if (!blocks2.every((block) => isEntitled(block, login, role, "maintain"))) return closed3(notEntitled(login, role));
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
function closed3(problem) {
  return { finding: { gate: "approval", kind: "closed", why: problem.what, problem, canOpen: false }, approvedBy: [], remarks: [] };
}
var again = ({ attempt: attempt2 }) => attempt2 === 1 ? [] : [
  {
    severity: "warning",
    problem: {
      code: "DW026",
      fault: "user",
      what: `this is attempt ${attempt2} of the run, and GitHub does not tell which attempt was approved`
    }
  }
];

// src/core/github/github-problem.ts
function githubProblem(code2, doing, failure) {
  const status = failure.status === void 0 ? "" : `${failure.status}, `;
  return {
    code: code2,
    fault: failure.kind === "unreachable" || failure.kind === "rate-limited" ? "remote" : "user",
    what: `${doing} failed: ${why(failure)} (${status}GitHub says: ${oneLine(failure.message, 200)})`,
    where: failure.requestId === void 0 ? failure.call : `${failure.call}, request ${oneLine(failure.requestId, 60)}`,
    ...present({ remedy: remedy(failure) })
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
  const [first2] = failure.permissions ?? [];
  switch (failure.kind) {
    case "permission":
      return first2 === void 0 ? void 0 : `Add to the permissions: of the job: ${first2}`;
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

// src/stages/window/ask.ts
var unreadable = (code2, doing, failure) => githubProblem(failure.kind === "rate-limited" ? "DW034" : code2, doing, failure);
async function asGate(gate, doing, ask, closed6) {
  try {
    return await ask();
  } catch (error2) {
    if (!(error2 instanceof GithubFailure)) throw error2;
    const problem = unreadable("DW033", doing, error2);
    return closed6({ gate, kind: "closed", why: problem.what, problem, canOpen: false });
  }
}

// src/stages/window/ask-approval.ts
async function askApproval(ports, request, rules) {
  const { facts } = ports;
  const ask = async () => {
    const isDelivery = rules.flow === "delivery";
    const byEnvironment = isDelivery && rules.by === "environment";
    const byDispatch = isDelivery && rules.by === "dispatch";
    const [protection, approvals, written2, role] = await Promise.all([
      byEnvironment || request.requireProtection ? facts.environment(request.environment) : void 0,
      byEnvironment ? facts.approvals(request.run.id) : [],
      isDelivery && rules.not.includes("authors") ? readAuthors2(ports, request) : void 0,
      byDispatch ? facts.roleOf(request.run.starter) : void 0
    ]);
    const word = judgeApproval(
      {
        environment: request.environment,
        requireProtection: request.requireProtection,
        approvals,
        starter: { login: request.run.starter, ...present({ role }) },
        event: request.run.event,
        attempt: request.run.attempt,
        ...present({ protection, authors: written2?.authors })
      },
      rules
    );
    return { ...word, remarks: [...word.remarks, ...written2?.remarks ?? []] };
  };
  return asGate("approval", "reading who approved", ask, (finding) => ({ finding, approvedBy: [], remarks: [] }));
}
async function readAuthors2({ facts }, { environment, service, sha }) {
  const base = await facts.deployedCommit(environment, service);
  const authors = await facts.authors(base, sha);
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
function stateOf2({ status, conclusion }) {
  if (status !== "completed" || conclusion === null) return "pending";
  if (conclusion === "success") return "green";
  return conclusion === "skipped" || conclusion === "neutral" ? "skipped" : "red";
}
function newestJobs(jobs) {
  const newest = /* @__PURE__ */ new Map();
  for (const job of jobs) {
    const known = newest.get(job.name);
    if (known === void 0 || job.attempt > known.attempt || job.attempt === known.attempt && job.id > known.id)
      newest.set(job.name, job);
  }
  return [...newest.values()];
}
var namesOf = (name2) => {
  const at = name2.indexOf(" / ");
  return at < 0 ? [name2] : [name2, name2.slice(0, at)];
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
    const known = newest.get(key2);
    if (known === void 0 || isNewer(check, known)) newest.set(key2, check);
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
var fitsAll = (lists, names) => lists.every((globs) => globs.some((glob) => names.some((name2) => fitsGlob(glob, name2))));

// src/core/upstream/judge-needs.ts
var jobsOfKey = (key2, jobs) => jobs.filter(({ name: name2 }) => name2 === key2 || name2.startsWith(`${key2} (`) || name2.startsWith(`${key2} / `));
function judgeNeeds(needs, jobs, rules) {
  const word = { reds: [], green: [], alerts: [], nameless: [] };
  for (const [key2, result] of Object.entries(needs)) {
    const own = jobsOfKey(key2, jobs);
    const found = result === "success" ? redJobs(own) : [redResult(key2, result, fitsAll(rules.allowSkipped, [key2]))].flat();
    if (fitsAll(rules.alertOnly, [key2])) word.alerts.push(...found);
    else if (found.length > 0) word.reds.push(...found);
    else word.green.push(key2);
    if (own.length === 0 && result === "success") word.nameless.push(key2);
  }
  return word;
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
  for (const glob of rules.required) {
    const found = candidates.filter(({ names }) => names.some((name2) => fitsGlob(glob, name2)));
    if (found.length === 0) reds.push({ kind: "missing", label: glob, word: "not found" });
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
var redOf = ({ label, word, state, url }) => ({
  kind: state === "pending" ? "pending" : "failed",
  label,
  word,
  ...url === void 0 ? {} : { url }
});

// src/core/upstream/judge-upstream.ts
function judgeUpstream(facts, rules) {
  const jobs = newestJobs(facts.jobs).filter(({ id }) => id !== facts.self);
  if (Object.keys(facts.needs ?? {}).length === 0 && rules.required.length === 0) return nothingToJudge();
  const needs = judgeNeeds(facts.needs ?? {}, jobs, rules);
  const others = newestChecks(facts.checks.filter(({ id, runId }) => id !== facts.self && String(runId) !== facts.runId));
  const candidates = [...jobs.map(jobCandidate), ...others.map(checkCandidate), ...facts.statuses.map(statusCandidate)];
  const required = judgeRequired(candidates, rules);
  const reds = [...needs.reds, ...required.reds.filter(({ label }) => !needs.reds.some((red) => red.label === label))];
  const alerts = new Map([...needs.alerts, ...required.alerts].map((red) => [red.label, red]));
  const green = [.../* @__PURE__ */ new Set([...needs.green, ...required.green])];
  const found = candidates.flatMap(({ names }) => names[0] ?? []);
  return {
    finding: reds.length === 0 ? pass2(green) : closed4(reds, facts.sha, found),
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
  const sorted = [...reds].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const why2 = `upstream: ${list(sorted.map((red) => tell(red, sha, found)))}`;
  const canOpen = reds.every(({ kind }) => kind === "pending" || kind === "missing");
  const [worst] = sorted;
  const problem = {
    code: CODES[worst?.kind ?? "failed"],
    fault: "user",
    what: why2,
    where: worst?.url ?? `commit ${sha.slice(0, 7)}`,
    remedy: REMEDIES[worst?.kind ?? "failed"]
  };
  return { gate: "upstream", kind: "closed", why: why2, problem, canOpen };
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
  const problem = { code: "DW013", fault: "user", what: why2, where: 'input "needs"', remedy: remedy2 };
  return { finding: { gate: "upstream", kind: "closed", why: why2, problem, canOpen: false }, remarks: [], isStale: false };
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
  const shown = texts.slice(0, 5).map((text3) => oneLine(text3, 200));
  return texts.length > 5 ? `${shown.join(", ")} and ${texts.length - 5} more` : shown.join(", ");
}

// src/stages/window/ask-upstream.ts
var STALE_READS = 6;
async function askUpstream(ports, request, rules) {
  const ask = async () => {
    const read = async () => judgeUpstream(await readFacts(ports, request, rules), rules);
    const pause = () => ports.clock.sleep(rules.settleMs, request.signal);
    let word = await read();
    for (let n = 1; word.isStale && n < STALE_READS; n++) {
      ports.progress(`upstream: a job of needs has not ended by its own check; reading again in ${formatDuration(rules.settleMs)}`);
      await pause();
      word = await read();
    }
    if (word.finding.kind !== "pass" || rules.required.length === 0) return word;
    ports.progress(`upstream: green; reading it once more in ${formatDuration(rules.settleMs)}`);
    await pause();
    const again2 = await read();
    return again2.finding.kind === "closed" ? { ...again2, finding: changed(again2.finding.why) } : again2;
  };
  return asGate("upstream", "reading the jobs and checks before this one", ask, (finding) => ({ finding, remarks: [], isStale: false }));
}
async function readFacts({ facts }, request, rules) {
  const isByName = rules.required.length > 0;
  const hasNeeds = Object.keys(request.needs ?? {}).length > 0;
  const [jobs, checks, statuses] = await Promise.all([
    isByName || hasNeeds ? facts.jobs(request.run.id) : [],
    isByName ? facts.checks(request.sha) : [],
    isByName ? facts.statuses(request.sha) : []
  ]);
  const self = request.checkRunId === void 0 ? void 0 : Number(request.checkRunId);
  return { sha: request.sha, runId: request.run.id, jobs, checks, statuses, ...present({ self, needs: request.needs }) };
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
  const { request, override } = found;
  const closed6 = closedOf(found.findings);
  if (closed6.length === 0) return { kind: "open", ...wordOf(found, "open", found.findings) };
  if (override?.ok === true) {
    const reasons = found.findings.map((one) => one.kind === "closed" ? { ...one, kind: "overridden" } : one);
    const by2 = request.run.starter;
    const reason = request.overrideReason ?? "";
    const word = wordOf({ ...found, remarks: [...found.remarks, overridden(by2, reason, override.value)] }, "overridden", reasons);
    return { kind: "overridden", ...word, by: by2, reason, skipped: override.value };
  }
  const isGreenEnd = wantsGreenEnd(request, closed6) && override === void 0;
  const problems = [
    ...closed6.map(({ problem }) => problem),
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
  const { request, now, zone, closesAt, timeNeededMs } = found;
  const lastStart = verdict === "open" && closesAt !== void 0 ? closesAt - timeNeededMs : Number.POSITIVE_INFINITY;
  const validUntil = verdict === "closed" ? now.getTime() : Math.min(lastStart, now.getTime() + LONGEST_VALID_MS);
  return {
    decision: {
      environment: request.environment,
      service: request.service,
      digest: request.digest,
      sha: request.sha,
      verdict,
      validUntil: new Date(validUntil).toISOString(),
      policySha: found.policySha,
      runId: request.run.id
    },
    reasons,
    approvals: found.approvedBy.map((user2) => ({ user: user2 })),
    remarks: found.remarks,
    decidedAt: now,
    zone,
    ...closesAt === void 0 ? {} : { closesAt: isoIn(closesAt, zone), remainingSeconds: Math.floor((closesAt - now.getTime()) / 1e3) }
  };
}
var overridden = (by2, reason, skipped) => ({
  severity: "warning",
  problem: {
    code: "DW071",
    fault: "user",
    what: `overridden by ${by2}: ${reason} (skipped: ${skipped.join(", ")})`,
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
var closed5 = (gate, problem) => ({ gate, kind: "closed", why: problem.what, problem, canOpen: false });
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
      const end = endOf(rule.when);
      if (end === void 0 || zone.latest(end) > now) return [];
      const what = `${kind} "${oneLine(rule.id, 60)}" ended ${tellTime(zone.latest(end), zone)}: delete it`;
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
  const list2 = [];
  return { list: list2, add: (at, what, expected) => void list2.push(policyFault(source, at, what, expected)) };
}
var policyFault = (source, at, what, expected) => ({
  code: "DW003",
  fault: "user",
  what: `${source} line ${at.line}: ${oneLine(what)}`,
  where: `${source}:${at.line}:${at.column}`,
  ...expected === void 0 ? {} : { expected },
  remedy: "Correct the policy: an invalid one closes the gate. Its form is in the README of deploy-window-check."
});
function entriesOf(node, known, found, later2 = []) {
  if (node.kind !== "map") {
    found.add(node.at, `this is ${describeNode(node)}`, `a mapping with some of ${known.join(", ")}`);
    return {};
  }
  for (const { key: key2, at } of node.entries) {
    if (known.includes(key2)) continue;
    if (later2.includes(key2)) found.add(at, `"${key2}" is not supported yet`, `one of ${known.join(", ")}`);
    else found.add(at, `unknown key "${key2}"${meant(key2, [...known, ...later2])}`, `one of ${known.join(", ")}`);
  }
  return Object.fromEntries(node.entries.map(({ key: key2, value }) => [key2, value]));
}
function meant(text3, known) {
  const near = nearest(text3, known);
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
function wordOf2(node, words, found) {
  if (node === void 0) return void 0;
  const word = node.kind === "text" ? words.find((known) => known === node.text) : void 0;
  if (word === void 0)
    found.add(node.at, `this is ${describeNode(node)}${node.kind === "text" ? meant(node.text, words) : ""}`, `one of ${words.join(", ")}`);
  return word;
}
function wordsOf(node, words, found) {
  if (node === void 0) return void 0;
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => wordOf2(item, words, found) ?? []);
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
    const [first2, last = first2] = textOf2(item).toLowerCase().split("-").map((word) => WEEKDAYS.indexOf(word.trim()));
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
    const word = text3.split(/\s/)[0] ?? "";
    found.add(from.at, `from is ${describeNode(from)}${meant(word, WEEKDAYS)}`, FORMS);
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
  const start = readHour(from, found);
  const end = readHour(to, found, true);
  const on = days === void 0 ? [0, 1, 2, 3, 4, 5, 6] : readDays(days, found);
  return start === void 0 || end === void 0 || on === void 0 ? void 0 : { form: "daily", days: on, from: start, to: end };
}
function pair(read, { from, to }, found, make, isEmpty) {
  const [a, b] = [read(from, found), read(to, found)];
  if (a === void 0 || b === void 0) return void 0;
  if (!isEmpty(a, b)) return make(a, b);
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
  const known = kind === "freeze" ? [...KEYS, "allow-override"] : KEYS;
  const entries = entriesOf(node, [...known, ...LATER_FORMS], found);
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
var readDeployWindow = (node, found) => blocks(node, (block) => {
  const entries = entriesOf(block, [...SELECT, "required"], found);
  return { select: readSelector(entries, found), required: booleanOf(entries.required, found) ?? true };
});
var readUpstream = (node, found) => blocks(node, (block) => {
  const entries = entriesOf(block, [...SELECT, "required", "alert-only", "allow-skipped", "settle"], found, ["wait"]);
  return {
    select: readSelector(entries, found),
    required: textsOf(entries.required, found) ?? [],
    allowSkipped: textsOf(entries["allow-skipped"], found) ?? [],
    ...present({ alertOnly: textsOf(entries["alert-only"], found), settleMs: durationOf(entries.settle, 6e5, found) })
  };
});
var readApproval = (node, found) => blocks(node, (block) => {
  const entries = entriesOf(block, [...SELECT, "flow", "by", "users", "permission", "min", "not"], found);
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
var readOverride = (node, found) => blocks(node, (block) => {
  const entries = entriesOf(block, [...SELECT, "permission", "users", "via", "may-skip", "min-reason"], found);
  const [permission, users] = [wordOf2(entries.permission, PERMISSIONS, found), textsOf(entries.users, found)];
  wordsOf(entries.via, ["dispatch"], found);
  if (block.kind === "map" && entries.permission === void 0 && entries.users === void 0)
    found.add(block.at, "override names nobody", "permission: admin, or users: [alice]");
  if (block.kind === "map" && entries["may-skip"] === void 0)
    found.add(block.at, "override names no gate", `may-skip: with some of ${SKIPPABLE.join(", ")}`);
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
async function loadPolicy({ facts, readYaml: readYaml2, progress }, request) {
  const path = request.policyPath ?? DEFAULT_POLICY_PATH;
  progress(`reading ${path} of the default branch`);
  try {
    const file = await facts.readPolicy(path);
    if (file.kind === "absent") return request.policyPath === void 0 ? ok(builtIn(file.branch)) : err([missing2(path, file.branch)]);
    const tree = readYaml2(file.text);
    if (!tree.ok) {
      const faults = collectFaults(path);
      for (const { at, what } of tree.error) faults.add(at, what);
      return err(faults.list);
    }
    const policy = readPolicy(tree.value, path);
    return policy.ok ? ok({ policy: policy.value, sha: file.blob, remarks: [] }) : policy;
  } catch (error2) {
    if (error2 instanceof GithubFailure) return err([unreadable("DW031", `reading the policy ${path}`, error2)]);
    throw error2;
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
async function runGate(ports, request) {
  const loaded = await loadPolicy(ports, request);
  request.signal.throwIfAborted();
  if (!loaded.ok) return decide(withoutPolicy(ports, request, loaded.error));
  const { environment, service } = request;
  const rules = rulesFor(loaded.value.policy, { environment, service }, request);
  if (rules === void 0) return decide(withoutPolicy(ports, request, [noDefault(environment)], loaded.value.sha));
  const found = await askAll(ports, request, loaded.value, rules);
  request.signal.throwIfAborted();
  const closed6 = closedOf(found.findings);
  const override = await askOverride(ports, request, rules, closed6);
  const hasOwnDeployment = wantsGreenEnd(request, closed6) ? await askOwnDeployment(ports, request) : void 0;
  return decide({ ...found, ...present({ override, hasOwnDeployment }) });
}
async function askAll(ports, request, { policy, sha, remarks }, rules) {
  const [upstream, approval] = await Promise.all([
    askUpstream(ports, request, rules.upstream),
    askApproval(ports, request, rules.approval)
  ]);
  const now = ports.clock.now();
  const calendar = judgeCalendar(rules.calendar, now.getTime(), rules.timeNeededMs);
  const findings = [
    judgeClock(ports.facts.clockAheadMs()),
    judgeEvent(request.run.event, rules.approval.flow),
    ...calendar.findings,
    judgeSwitch(request.deployWindow, rules.needsSwitch),
    upstream.finding,
    approval.finding
  ];
  return {
    request,
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
function withoutPolicy(ports, request, problems, policySha = "unknown") {
  const findings = problems.map((problem) => ({ gate: "policy", kind: "closed", why: problem.what, problem, canOpen: false }));
  return { request, findings, approvedBy: [], remarks: [], policySha, zone: utc(), now: ports.clock.now(), timeNeededMs: 0 };
}
async function askOverride({ facts, progress }, { run, overrideReason }, rules, closed6) {
  if (overrideReason === void 0 || closed6.length === 0) return void 0;
  const role = await facts.roleOf(run.starter).catch((error2) => void progress(`the role of ${run.starter} is unknown: ${error2}`));
  const person2 = { login: run.starter, ...present({ role: role ?? void 0 }) };
  return judgeOverride(closed6, rules.override, { reason: overrideReason, person: person2, event: run.event });
}
async function askOwnDeployment({ facts, progress }, { checkRunId }) {
  if (checkRunId === void 0) return true;
  try {
    return await facts.hasOwnDeployment(checkRunId);
  } catch (error2) {
    progress(`whether this job has a deployment of its own is unknown: ${error2}`);
    return true;
  }
}

// src/core/upstream/needs.ts
function parseNeeds(text3) {
  let parsed;
  try {
    parsed = JSON.parse(text3);
  } catch {
    return err(malformed2("it is no JSON"));
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return err(malformed2("it is no JSON object"));
  const entries = Object.entries(parsed).map(([key2, value]) => [key2, value?.result]);
  const bad = entries.find(([, result]) => typeof result !== "string" || result === "");
  if (bad !== void 0) return err(malformed2(`the job "${bad[0]}" has no result`));
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
  const lines = input === void 0 ? [] : input.replace(/\r?\n$/, "").split(/\r?\n/);
  const given = lines.map((line, index) => {
    const named = /^\s*([A-Za-z][\w .-]*?)\s*=(.*)$/.exec(line);
    if (named !== null) return { source: named[1] ?? "", value: (named[2] ?? "").trim() };
    return { source: lines.length === 1 ? "deploy-window" : `line ${index + 1} of deploy-window`, value: line.trim() };
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
  if (!tree.ok) return err(tree.error.map(({ at, what }) => policyFault(source, at, what)));
  const found = collectFaults(source);
  const rules = readRules(tree.value, kind, found);
  if (found.list.length === 0 && rules.length === 0) found.add(tree.value.at, `${kind}s holds no rule`, "at least one, or no such input");
  return found.list.length > 0 ? err(found.list) : ok(rules);
}

// src/core/summary/markdown.ts
function text2(value) {
  return stripControls(value).replace(/\s*\n\s*/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_[\]|~#])/g, "\\$1").replace(/@(?=\w)/g, "@&#8203;").replace(/(https?):\/\//gi, "$1:&#8203;//");
}
function code(value) {
  const flat = stripControls(value).replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
  const longest2 = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const ticks = "`".repeat(longest2 + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") || flat === "" ? " " : "";
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

// src/stages/window/report.ts
function renderGate(outcome) {
  const { decision, decidedAt, zone, approvals } = outcome;
  const rows = outcome.reasons.map((finding) => [finding.gate, WORDS[finding.kind], text2(finding.why)]);
  const alerts = outcome.remarks.filter(({ severity }) => severity === "warning").map(({ problem }) => `- ${text2(`${problem.code} ${problem.what}`)}`);
  const facts = [
    `asked ${tellTime(decidedAt.getTime(), zone)}`,
    ...outcome.closesAt === void 0 ? [] : [`closes ${outcome.closesAt}`],
    ...outcome.kind === "closed" && outcome.opensAt !== void 0 ? [`opens ${outcome.opensAt}`] : [],
    ...outcome.kind === "closed" ? [] : [`start before ${tellTime(Date.parse(decision.validUntil), zone)}`],
    ...approvals.length === 0 ? [] : [`approved by ${approvals.map(({ user: user2 }) => user2).join(", ")}`]
  ];
  return [
    `### Gate of ${code(decision.environment)} for ${code(decision.service)}: ${outcome.kind}`,
    ...outcome.kind === "overridden" ? [text2(`Overridden by ${outcome.by}: ${outcome.reason}`)] : [],
    table(["gate", "says", "because"], rows),
    ...alerts.length === 0 ? [] : [alerts.join("\n")],
    `${text2(facts.join(" \xB7 "))} \xB7 policy ${code(decision.policySha.slice(0, 7))}`
  ].join("\n\n");
}
var WORDS = { pass: "\u2705 open", closed: "\u26D4 closed", overridden: "\u26A0\uFE0F skipped" };
function tellGate(outcome) {
  const { decision, decidedAt, zone } = outcome;
  const now = tellTime(decidedAt.getTime(), zone);
  return [
    `gate of ${oneLine(decision.environment, 80)} for ${oneLine(decision.service, 80)}, asked ${now}`,
    ...outcome.reasons.map(
      (finding) => `  ${finding.gate.padEnd(14)} ${finding.kind === "pass" ? "open" : finding.kind}: ${oneLine(finding.why, 1e3)}`
    ),
    `verdict: ${outcome.kind}${ending(outcome)}`
  ];
}
function ending(outcome) {
  if (outcome.kind === "closed") return outcome.opensAt === void 0 ? "" : `; the calendar opens ${outcome.opensAt}`;
  return `; start before ${tellTime(Date.parse(outcome.decision.validUntil), outcome.zone)}`;
}
function reasonOf2(outcome) {
  const first2 = outcome.kind === "closed" ? outcome.problems[0] : void 0;
  if (first2 !== void 0) return { code: first2.code, text: oneLine(first2.what, 500) };
  if (outcome.kind === "overridden") return { code: "DW071", text: oneLine(`overridden by ${outcome.by}: ${outcome.reason}`, 500) };
  const windows = outcome.reasons.find(({ gate }) => gate === "windows");
  return { code: "", text: oneLine(windows?.why ?? "every gate is open", 500) };
}

// src/actions/deploy-window-check/main.ts
async function main(run) {
  const { inputs, context, clock, log, random, signal } = run;
  const request = prepareGate(inputs, { context, deployWindow: run.env.DEPLOY_WINDOW, signal }, readYaml);
  if (!request.ok) return failed(...request.error);
  const client = githubClient({
    ...{ apiUrl: context.apiUrl, token: inputs.token ?? "", clock, random, signal },
    onRetry: (line) => log.info(line)
  });
  const facts = gateFacts(client, context.repository);
  const outcome = await runGate({ facts, clock, readYaml, progress: (line) => log.info(line) }, request.value);
  return tell2(run, outcome);
}
var MOST_PROBLEMS = 40;
function tell2(run, outcome) {
  const { decision } = outcome;
  const reason = reasonOf2(outcome);
  const { closesAt } = outcome;
  run.setOutputs({
    open: outcome.kind !== "closed",
    verdict: outcome.kind,
    decision: formatDecision(decision),
    reasonCode: reason.code,
    reason: reason.text,
    closesAt,
    opensAt: outcome.kind === "closed" ? outcome.opensAt : void 0,
    remainingSeconds: outcome.remainingSeconds,
    validUntil: decision.validUntil,
    approvedBy: outcome.approvals.map(({ user: user2 }) => user2).join(","),
    policySha: decision.policySha
  });
  run.summarize(renderGate(outcome));
  for (const line of tellGate(outcome)) run.log.info(line);
  for (const { severity, problem } of outcome.remarks.slice(0, MOST_PROBLEMS)) run.log.problem(severity, problem);
  if (outcome.kind !== "closed") return DONE;
  if (!outcome.mayEndGreen) return failed(...outcome.problems.slice(0, MOST_PROBLEMS));
  for (const problem of outcome.problems.slice(0, MOST_PROBLEMS)) run.log.problem("warning", problem);
  return DONE;
}

// src/actions/deploy-window-check/outputs.ts
var outputs = defineOutputs({
  open: "true when it may go out, false when not. Unset when the step crashed: count everything but true as closed.",
  verdict: "open, closed or overridden.",
  decision: "The decision as one line of JSON, for the input decision of helm-deploy. It is valid until valid-until, for this environment, service, digest and run.",
  "reason-code": "The code of the rule that closed it, such as DW001; DW071 when it was overridden, empty when it is open.",
  reason: "The rule that won, as a sentence.",
  "closes-at": "When the open stretch ends: ISO time with offset and zone. Unset when nothing ahead closes it.",
  "opens-at": "When the calendar opens next for long enough: ISO time with offset and zone. Unset when it is open, or nothing ahead opens it.",
  "remaining-seconds": "Seconds until it closes.",
  "valid-until": "The last start that this decision allows (ISO, UTC); at most half an hour ahead.",
  "approved-by": "The people whose approval counted, separated by commas.",
  "policy-sha": "The blob of the policy that decided; built-in without a file."
});

// src/actions/deploy-window-check/index.ts
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
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(755);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
