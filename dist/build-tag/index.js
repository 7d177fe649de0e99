import * as __WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__ from "./third-party-2.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__ from "./third-party-3.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_4_js_c152d427__ from "./third-party-4.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_5_js_a0ce12ab__ from "./third-party-5.js";
import * as __WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__ from "./third-party.js";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 533:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["require_compare"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_2_js_22b503a7__.require_compare) });

/***/ }),

/***/ 688:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["require_parse"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_3_js_4183af2e__.require_parse) });

/***/ }),

/***/ 887:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({  });

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
module.exports = x({ ["debug"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.debug), ["endGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.endGroup), ["error"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.error), ["exportVariable"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.exportVariable), ["getState"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.getState), ["info"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.info), ["notice"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.notice), ["saveState"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.saveState), ["setOutput"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.setOutput), ["setSecret"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.setSecret), ["startGroup"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.startGroup), ["warning"]: () => (__WEBPACK_EXTERNAL_MODULE__third_party_js_5bb75eb3__.warning) });

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

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   tk: () => (/* binding */ numberAt),
/* harmony export */   zR: () => (/* binding */ recordAt)
/* harmony export */ });
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




/***/ }),

/***/ 863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ stripControls),
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   TN: () => (/* binding */ oneLine)
/* harmony export */ });
// src/core/outside-text/outside-text.ts
var CONTROLS = (
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
);
function stripControls(text) {
  return text.replace(/\r\n/g, "\n").replace(CONTROLS, "");
}
function oneLine(text, max = 300) {
  const flat = defuse(stripControls(text).replace(/\s+/g, " ").trim());
  return flat.length <= max ? flat : `${flat.slice(0, max - 1)}\u2026`;
}
function defuse(text) {
  return text.replace(/^(\s*):(?=:)/gm, "$1:\u200D").replace(/##(?=\[)/g, "#\u200D#");
}
function fenced(text, token) {
  return `::stop-commands::${token}
${stripControls(text)}
::${token}::`;
}

// src/core/result/present.ts
function present(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}




/***/ }),

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ unknownWord),
/* harmony export */   $P: () => (/* binding */ isDate),
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   A8: () => (/* binding */ referencesOfSet),
/* harmony export */   B4: () => (/* binding */ PEP440_SCOPE),
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   Bx: () => (/* binding */ tagOutputs),
/* harmony export */   C1: () => (/* binding */ pushedReferences),
/* harmony export */   CL: () => (/* binding */ referencesOf),
/* harmony export */   CS: () => (/* binding */ normalHost),
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   Fn: () => (/* binding */ standardLabels),
/* harmony export */   JZ: () => (/* binding */ SCHEDULE_SCOPE),
/* harmony export */   K3: () => (/* binding */ base64),
/* harmony export */   LD: () => (/* binding */ readList),
/* harmony export */   Mr: () => (/* binding */ mergeLabels),
/* harmony export */   N2: () => (/* binding */ GLOBAL_SCOPE),
/* harmony export */   O0: () => (/* binding */ labelTemplates),
/* harmony export */   PE: () => (/* binding */ bakeFiles),
/* harmony export */   Q: () => (/* binding */ parseImageRef),
/* harmony export */   QC: () => (/* binding */ parseTemplate),
/* harmony export */   SH: () => (/* binding */ givenTwice),
/* harmony export */   Yq: () => (/* binding */ formatDate),
/* harmony export */   _q: () => (/* binding */ err),
/* harmony export */   eR: () => (/* binding */ badTemplate),
/* harmony export */   gi: () => (/* binding */ SEMVER_SCOPE),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   qr: () => (/* binding */ badPattern),
/* harmony export */   tm: () => (/* binding */ badValue),
/* harmony export */   ye: () => (/* binding */ maskForms)
/* harmony export */ });
/* harmony import */ var _chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(863);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(598);


// src/core/secret/mask-forms.ts
function base64(text) {
  const bytes = new TextEncoder().encode(text);
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

// src/core/bake/bake.ts
function bakeFile(target, content) {
  const literal = (_, value) => typeof value === "string" ? value.replace(/[$%](?=\{)/g, "$&$&") : value;
  return JSON.stringify({ target: { [target]: content } }, literal, 2);
}

// src/core/result/result.ts
var ok = (value) => ({ ok: true, value });
var err = (error) => ({ ok: false, error });

// src/core/tag-rule/list-input.ts
function readList(input, text) {
  const entries = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const rest = text.slice(at);
    const blank = /^[^\S\n]*(?:#[^\n]*)?(?:\n|$)/.exec(rest);
    if (blank !== null) {
      at += blank[0].length;
      line += 1;
      continue;
    }
    const entry = readFields(rest);
    if (entry === void 0) return err(notClosed(input, line));
    const source = rest.slice(0, entry.length).trim();
    const [only] = entry.fields;
    const again = entry.fields.length === 1 && only?.quoted === true ? readFields(only.text.replace(/\s*\n\s*/g, " ")) : void 0;
    const fields = again === void 0 ? entry.fields : again.fields.map((field) => ({ ...field, column: field.column + (only?.column ?? 0) }));
    entries.push({ input, line, source, fields });
    at += entry.length + 1;
    line += rest.slice(0, entry.length + 1).split("\n").length - 1;
  }
  return ok(entries);
}
function readFields(text) {
  const fields = [];
  let at = 0;
  for (; ; ) {
    const rest = text.slice(at);
    const quoted = /^"((?:[^"]|"")*)"[^\S\n]*(?=,|\n|$)/.exec(rest);
    if (rest.startsWith('"') && quoted === null && !/^"[^\n]*"/.test(rest)) return void 0;
    const length = (quoted ?? /^[^,\n]*/.exec(rest))?.[0].length ?? 0;
    const value = quoted === null ? rest.slice(0, length) : (quoted[1] ?? "").replaceAll('""', '"');
    const column = at + 1 + (quoted === null ? value.length - value.trimStart().length : 1);
    fields.push({ column, text: value.replace(/\r$/, ""), quoted: quoted !== null });
    at += length;
    if (text[at] !== ",") return { fields, length: at };
    at += 1;
  }
}
var notClosed = (input, line) => ({
  code: "BT007",
  fault: "user",
  what: "a double quote is not closed",
  where: `input "${input}", line ${line}`,
  expected: 'a quote at both ends of the field, and "" for a quote inside it'
});
var entryText = (entry) => entry.fields.map(({ text }) => text).join(",").trim();

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
  const plain = (text) => text.toLowerCase().replace(/[-_ ]/g, "");
  const limit = Math.max(2, Math.floor(name.length / 3));
  const scored = known.map((candidate) => ({ candidate, distance: editDistance(plain(name), plain(candidate)) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best !== void 0 && best.distance <= limit ? best.candidate : void 0;
}

// src/core/tag-rule/rule-problems.ts
function placeOf(entry, column) {
  const at = column === void 0 ? "" : `, column ${column}`;
  return `input "${entry.input}", line ${entry.line}${at}: ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(entry.source, 120)}`;
}
var located = (code, entry, column, rest) => ({
  code,
  fault: "user",
  where: placeOf(entry, column),
  ...rest
});
function unknownWord(entry, column, kind, word, known) {
  const near = nearest(word, known);
  return located("BT002", entry, column, {
    what: `${kind} "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(word, 60)}" is unknown${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    expected: known.length === 0 ? "no further attribute" : `one of ${known.join(", ")}`,
    remedy: near === void 0 ? "Remove it." : `Write ${near} in place of ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(word, 60)}.`
  });
}
var givenTwice = (entry, column, key, values) => located("BT003", entry, column, {
  what: `attribute "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(key, 60)}" is given twice, as ${values.map((value) => `"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(value, 60)}"`).join(" and ")}`,
  expected: "each attribute once",
  remedy: "Remove one. If the rule holds a pasted branch or tag name, write {{branch}} or {{tag}} in its place."
});
var badTemplate = (entry, column, what, expected) => located("BT004", entry, column, { what: (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(what, 300), expected });
var badPattern = (entry, column, what) => located("BT006", entry, column, {
  what,
  expected: "a regular expression of at most 1000 characters that answers within a second",
  remedy: "Write a simpler pattern, without nested repetitions such as (a+)+."
});
var badValue = (entry, column, what, expected, remedy) => located("BT007", entry, column, { what, expected, ...remedy === void 0 ? {} : { remedy } });

// src/core/template/zone.ts
var UTC = /^(utc|gmt|etc\/utc|etc\/gmt|z|zulu)$/i;
function isZone(zone) {
  if (UTC.test(zone)) return true;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }) !== void 0;
  } catch {
    return false;
  }
}
function offsetMinutes(moment, zone) {
  if (zone === void 0 || UTC.test(zone)) return 0;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year: year2 = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year2, month - 1, day, hour, minute, second) - Math.floor(moment / 1e3) * 1e3) / 6e4);
}
var isUtc = (zone) => zone === void 0 || UTC.test(zone);

// src/core/template/calendar.ts
var DAY = 864e5;
function calendarAt(moment, zone) {
  const offset2 = offsetMinutes(moment, zone);
  const local = new Date(moment + offset2 * 6e4);
  const year2 = local.getUTCFullYear();
  const days = Math.floor(local.getTime() / DAY);
  return {
    moment,
    offset: offset2,
    year: year2,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    dayOfYear: days - firstOf(year2) + 1,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    week: weekOf(days, year2, 0, 1),
    isoWeek: weekOf(days, year2, 1, 4)
  };
}
var firstOf = (year2) => Date.UTC(year2, 0, 1) / DAY;
function weekOf(days, year2, first, fixed) {
  const startOf = (of) => {
    const anchor = firstOf(of) + fixed - 1;
    return anchor - ((anchor + 4) % 7 + 7 - first) % 7;
  };
  const owner = days >= startOf(year2 + 1) ? year2 + 1 : days < startOf(year2) ? year2 - 1 : year2;
  return { year: owner, number: Math.floor((days - startOf(owner)) / 7) + 1 };
}

// src/core/template/format-date.ts
var TOKEN = /(\[[^[]*\])|(\\)?(Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[ow]?|W[oW]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|Y|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/gs;
var LOCAL = /(\[[^[]*\])|(\\)?(LTS|LT|LL?L?L?|l{1,4})/g;
var LONG = {
  LTS: "h:mm:ss A",
  LT: "h:mm A",
  L: "MM/DD/YYYY",
  LL: "MMMM D, YYYY",
  LLL: "MMMM D, YYYY h:mm A",
  LLLL: "dddd, MMMM D, YYYY h:mm A",
  l: "M/D/YYYY",
  ll: "MMM D, YYYY",
  lll: "MMM D, YYYY h:mm A",
  llll: "ddd, MMM D, YYYY h:mm A"
};
var MONTHS = "January February March April May June July August September October November December".split(" ");
var DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
var two = (value) => String(value).padStart(2, "0");
var ordinal = (value) => {
  const tens = Math.floor(value % 100 / 10);
  return `${value}${tens === 1 ? "th" : ["th", "st", "nd", "rd"][value % 10] ?? "th"}`;
};
var offset = (minutes, colon) => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
};
var year = (value) => value > 9999 ? `+${value}` : String(value).padStart(4, "0");
var FIELDS = {
  YYYY: (at) => year(at.year),
  Y: (at) => year(at.year),
  YY: (at) => two(at.year % 100),
  Q: (at) => Math.ceil(at.month / 3),
  Qo: (at) => ordinal(Math.ceil(at.month / 3)),
  M: (at) => at.month,
  Mo: (at) => ordinal(at.month),
  MM: (at) => two(at.month),
  MMM: (at) => (MONTHS[at.month - 1] ?? "").slice(0, 3),
  MMMM: (at) => MONTHS[at.month - 1] ?? "",
  D: (at) => at.day,
  Do: (at) => ordinal(at.day),
  DD: (at) => two(at.day),
  DDD: (at) => at.dayOfYear,
  DDDo: (at) => ordinal(at.dayOfYear),
  DDDD: (at) => String(at.dayOfYear).padStart(3, "0"),
  d: (at) => at.weekday,
  do: (at) => ordinal(at.weekday),
  dd: (at) => (DAYS[at.weekday] ?? "").slice(0, 2),
  ddd: (at) => (DAYS[at.weekday] ?? "").slice(0, 3),
  dddd: (at) => DAYS[at.weekday] ?? "",
  e: (at) => at.weekday,
  E: (at) => at.weekday || 7,
  w: (at) => at.week.number,
  wo: (at) => ordinal(at.week.number),
  ww: (at) => two(at.week.number),
  W: (at) => at.isoWeek.number,
  Wo: (at) => ordinal(at.isoWeek.number),
  WW: (at) => two(at.isoWeek.number),
  gg: (at) => two(at.week.year % 100),
  gggg: (at) => year(at.week.year),
  GG: (at) => two(at.isoWeek.year % 100),
  GGGG: (at) => year(at.isoWeek.year),
  A: (at) => at.hour < 12 ? "AM" : "PM",
  a: (at) => at.hour < 12 ? "am" : "pm",
  H: (at) => at.hour,
  HH: (at) => two(at.hour),
  h: (at) => at.hour % 12 || 12,
  hh: (at) => two(at.hour % 12 || 12),
  k: (at) => at.hour || 24,
  kk: (at) => two(at.hour || 24),
  m: (at) => at.minute,
  mm: (at) => two(at.minute),
  s: (at) => at.second,
  ss: (at) => two(at.second),
  Z: (at) => offset(at.offset, ":"),
  ZZ: (at) => offset(at.offset, ""),
  z: () => "UTC",
  zz: () => "UTC",
  X: (at) => Math.floor(at.moment / 1e3),
  x: (at) => at.moment
};
function unknownToken(format, zone) {
  for (const [, quoted, escaped, token = ""] of expanded(format).matchAll(TOKEN)) {
    if (quoted !== void 0 || escaped !== void 0) continue;
    const known = token in FIELDS || !/^[yYNgG]/.test(token);
    if (!known || /^zz?$/.test(token) && !isUtc(zone)) return token;
  }
  return void 0;
}
function formatDate(moment, format, zone) {
  const at = calendarAt(moment, zone);
  return expanded(format).replace(TOKEN, (whole, quoted, escaped, token) => {
    if (quoted !== void 0) return quoted.slice(1, -1);
    if (escaped !== void 0) return whole.replaceAll("\\", "");
    if (/^S+$/.test(token)) return String(at.millisecond).padStart(3, "0").padEnd(9, "0").slice(0, token.length);
    return String(FIELDS[token]?.(at) ?? token);
  });
}
var expanded = (format) => format.replace(
  LOCAL,
  (whole, quoted, escaped, token) => quoted === void 0 && escaped === void 0 ? LONG[token] ?? whole : whole
);

// src/core/template/template.ts
var DATES = ["date", "commit_date"];
var GLOBAL_SCOPE = {
  names: ["branch", "tag", "sha", "base_ref", "is_default_branch", "is_not_default_branch", "semver", ...DATES]
};
var SCHEDULE_SCOPE = { names: DATES };
var SEMVER_SCOPE = {
  names: ["raw", "version", "major", "minor", "patch", "prerelease", "build", "loose", "includePrerelease"]
};
var PEP440_SCOPE = { names: ["raw", "version", "major", "minor", "patch"] };
var isDate = (name) => DATES.includes(name);

// src/core/template/parse-template.ts
var OPEN = /\\?\{\{/g;
var ARGUMENT = /^(?:([A-Za-z_][\w-]*)\s*=\s*)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*/;
function parseTemplate(source, scope) {
  const parts = [];
  const text = (value) => void (value !== "" && parts.push({ kind: "text", text: value }));
  let at = 0;
  for (; ; ) {
    OPEN.lastIndex = at;
    const open = OPEN.exec(source);
    if (open === null) break;
    text(source.slice(at, open.index));
    if (open[0].startsWith("\\")) {
      text("{{");
      at = open.index + open[0].length;
      continue;
    }
    const triple = source.startsWith("{{{", open.index);
    const start = open.index + (triple ? 3 : 2);
    const close = triple ? "}}}" : "}}";
    const end = source.indexOf(close, start);
    if (end < 0) return err({ offset: open.index, what: `"${source.slice(open.index)}" is not closed`, expected: `"${close}" at its end` });
    const inner = source.slice(start, end);
    if (!inner.startsWith("!")) {
      const expression = parseExpression(inner, scope);
      if (!expression.ok) return err({ offset: open.index, ...expression.error });
      parts.push(expression.value);
    }
    at = end + close.length;
  }
  text(source.slice(at));
  return ok(parts);
}
function parseExpression(inner, scope) {
  const body = inner.replace(/^[~&]/, "").replace(/~$/, "").trim();
  const head = /^([A-Za-z_]\w*)(?:\s+|$)/.exec(body);
  const name = head?.[1] ?? "";
  const known = scope.names.join(", ");
  if (!scope.names.includes(name)) {
    const near = nearest(name, scope.names);
    return err({
      what: `expression "{{${body}}}" is unknown here${near === void 0 ? "" : `, did you mean "{{${near}}}"?`}`,
      expected: `one of ${known}`
    });
  }
  return withArguments(name, body.slice(head?.[0].length));
}
function withArguments(name, given) {
  const form = isDate(name) ? `{{${name} 'YYYYMMDD'}} or {{${name} 'YYYYMMDD' tz='Europe/Paris'}}` : `{{${name}}} alone`;
  const wrong = (what) => err({ what: `expression "${name}" ${what}`, expected: form });
  let rest = given;
  let format;
  let zone;
  while (rest !== "") {
    const argument = ARGUMENT.exec(rest);
    if (argument === null || !isDate(name)) return wrong(`cannot take "${rest.trim()}"`);
    const value = (argument[2] ?? argument[3] ?? "").replace(/\\(['"\\])/g, "$1");
    if (argument[1] === void 0 && format === void 0) format = value;
    else if (argument[1] === "tz" && zone === void 0) zone = value;
    else return wrong(`cannot take "${argument[0].trim()}"`);
    rest = rest.slice(argument[0].length);
  }
  if (isDate(name) && format === void 0) return wrong("needs a format");
  if (zone !== void 0 && !isZone(zone)) return wrong(`names the unknown time zone "${zone}"`);
  const bad = format === void 0 ? void 0 : unknownToken(format, zone);
  if (bad !== void 0) return wrong(`has "${bad}" in its format, which is not supported; write [${bad}] for the plain text`);
  return ok({ kind: "expression", name, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .Eb)({ format, zone }) });
}

// src/core/labels/labels.ts
var PREFIX = "org.opencontainers.image.";
function standardLabels({ repository, version, revision, created }) {
  const values = {
    created,
    description: repository.description,
    licenses: repository.license,
    revision,
    source: repository.url,
    title: repository.name,
    url: repository.url,
    version
  };
  return Object.entries(values).flatMap(([key, value]) => value === void 0 ? [] : [{ key: PREFIX + key, value }]);
}
function mergeLabels(standard, texts) {
  const all = new Map(standard.map(({ key, value }) => [key, value]));
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals >= 0) all.set(text.slice(0, equals), text.slice(equals + 1));
  }
  return [...all].map(([key, value]) => ({ key, value })).sort((a, b) => byKey(a.key, b.key));
}
var byKey = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function labelTemplates(entries) {
  const problems = [];
  const templates = entries.map((entry) => {
    const parsed = parseTemplate(entryText(entry), GLOBAL_SCOPE);
    if (parsed.ok) return parsed.value;
    problems.push(badTemplate(entry, parsed.error.offset + 1, parsed.error.what, parsed.error.expected));
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(templates);
}
var labelTexts = (labels) => labels.map(({ key, value }) => `${key}=${value}`);
var labelRecord = (labels) => Object.fromEntries(labels.map(({ key, value }) => [key, value]));
var annotationTexts = (annotations, levels) => levels.flatMap((level) => labelTexts(annotations).map((text) => `${level}:${text}`));

// src/stages/build-tag/results.ts
var referencesOf = ({ sets }) => sets.flatMap(referencesOfSet);
function referencesOfSet({ images, tags }) {
  const names = images.length === 0 ? [void 0] : images.map(({ name }) => name);
  return names.flatMap((image) => tags.map((tag) => ({ ...tag, image, text: image === void 0 ? tag.tag : `${image}:${tag.tag}` })));
}
var pushedReferences = ({ sets, components }) => [...sets, ...components.map(({ set }) => set)].flatMap(
  ({ images, tags }) => images.flatMap(({ name, ref }) => tags.map(({ tag, mutable }) => ({ ref, tag, mutable, text: `${name}:${tag}` })))
);
function tagOutputs(decision, plan, form) {
  const references = referencesOf(decision);
  const texts = references.map(({ text }) => text);
  const names = [...new Set(references.map(({ tag }) => tag))];
  const annotations = annotationTexts(decision.annotations, plan.annotationLevels);
  return {
    version: decision.version,
    tags: texts.join(form.sepTags),
    tagNames: names.join(form.sepTags),
    labels: labelTexts(decision.labels).join(form.sepLabels),
    annotations: annotations.join(form.sepAnnotations),
    json: { tags: texts, "tag-names": names, labels: labelRecord(decision.labels), annotations },
    immutableTags: list(references.filter(({ mutable }) => !mutable)),
    mutableTags: list(references.filter(({ mutable }) => mutable)),
    targets: pushedReferences(decision).map(({ text, mutable }) => `oci://${text}${mutable ? " mutable" : ""}`).join("\n")
  };
}
var list = (references) => references.map(({ text }) => text).join("\n");
function bakeFiles(decision, plan, { bakeTarget }) {
  const tags = referencesOf(decision).map(({ text }) => text);
  const args = { DOCKER_META_IMAGES: plan.images.map(({ name }) => name).join(","), DOCKER_META_VERSION: decision.version };
  const labels = labelRecord(decision.labels);
  return {
    bakeFile: bakeFile(bakeTarget, { tags, labels, args }),
    bakeFileTags: bakeFile(bakeTarget, { tags, args }),
    bakeFileLabels: bakeFile(bakeTarget, { labels }),
    bakeFileAnnotations: bakeFile(bakeTarget, { annotations: annotationTexts(decision.annotations, plan.annotationLevels) })
  };
}

// src/core/digest/sha256.ts

var sha256Of = (content) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha256").update(content).digest("hex")}`;

// src/core/digest/digest.ts
var parseDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text) ? text : void 0;

// src/core/image-ref/image-ref.ts
var HUB_ALIASES = ["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];
var COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
var TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
var HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/;
function parseImageRef(text) {
  const [named = "", digestText, ...more] = text.split("@");
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
  return { registry, repository, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .Eb)({ tag, digest }) };
}
function normalHost(host) {
  const plain = host.toLowerCase().replace(/:(443|80)$/, "");
  return HUB_ALIASES.includes(plain) ? "docker.io" : plain;
}




/***/ }),

/***/ 273:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _third_party_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(244);
/* harmony import */ var _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(533);
/* harmony import */ var _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(688);
/* harmony import */ var _third_party_4_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(887);
/* harmony import */ var _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(631);
/* harmony import */ var _chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(555);
/* harmony import */ var _chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(863);
/* harmony import */ var _third_party_5_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(930);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(500);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(24);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(421);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(714);

const {
  debug,
  endGroup,
  error,
  exportVariable,
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
  require_compare
} = _third_party_2_js__WEBPACK_IMPORTED_MODULE_1__;

const {
  require_parse
} = _third_party_3_js__WEBPACK_IMPORTED_MODULE_2__;





const {
  __callDispose,
  __toESM,
  __using
} = _third_party_5_js__WEBPACK_IMPORTED_MODULE_5__;

// src/core/contract/contract.ts
var camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
var defineAction = (contract2) => contract2;
var defineOutputs = (outputs2) => outputs2;

// src/core/contract/read-inputs.ts
function readInputs(contract2, raw) {
  const names = Object.keys(contract2.inputs);
  const problems = Object.keys(raw).filter((name) => !names.includes(name)).map((name) => unknownInput(name, names));
  const remarks = [];
  const record = {};
  for (const [name, field2] of Object.entries(contract2.inputs)) {
    const given = givenText(field2, raw[name] ?? "");
    if (given !== "" && field2.deprecated !== void 0) remarks.push(deprecated(name, field2.deprecated));
    const outcome = readOne(name, field2, given);
    if (outcome.ok) record[camel(name)] = outcome.value;
    else problems.push(outcome.error);
  }
  return problems.length > 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ inputs: record, remarks });
}
function givenText(field2, text4) {
  if (field2.verbatim === true) return text4;
  const trimmed = text4.trim();
  return trimmed !== "" && (field2.kind === "yaml" || field2.kind === "secret") ? text4 : trimmed;
}
function readOne(name, field2, given) {
  const source = given === "" ? field2.default : given;
  if (source === void 0 || source === "") return field2.required ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(missing(name, field2)) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(field2.absent);
  const value = field2.parse(source);
  return value === void 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(malformed(name, field2, source)) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(value);
}
var unknownInput = (name, names) => {
  const near = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .pA)(name, names);
  return {
    code: "IN001",
    fault: "user",
    what: `unknown input "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 80)}"${near === void 0 ? "" : `, did you mean "${near}"?`}`,
    where: "with:",
    expected: near === void 0 ? `one of ${names.join(", ")}` : `"${near}"`,
    remedy: near === void 0 ? "Remove it." : `Write ${near}: in place of ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 80)}:`
  };
};
var missing = (name, field2) => ({
  code: "IN002",
  fault: "user",
  what: `input "${name}" is required and was not given`,
  where: "with:",
  expected: field2.expected,
  remedy: `Add ${name}: to with: (${field2.description.split(".")[0]})`
});
var malformed = (name, field2, text4) => ({
  code: "IN003",
  fault: "user",
  what: field2.kind === "secret" ? `input "${name}" is not usable` : `input "${name}" is "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 80)}"`,
  where: "with:",
  expected: field2.expected,
  remedy: suggestion(name, field2, text4)
});
function suggestion(name, field2, text4) {
  const near = field2.values === void 0 ? void 0 : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .pA)(text4, field2.values);
  if (near !== void 0) return `Write ${name}: ${near}`;
  return field2.default === void 0 ? `Correct ${name}: in with:` : `Correct ${name}:, or leave it out for ${field2.default}`;
}
var deprecated = (name, instead) => ({
  severity: "warning",
  problem: { code: "IN005", fault: "user", what: `input "${name}" is deprecated`, where: "with:", remedy: instead }
});

// src/core/contract/write-outputs.ts
function outputTexts(contract2, values) {
  const record = values;
  const texts = {};
  for (const name of Object.keys(contract2)) {
    const value = record[camel(name)];
    if (value !== void 0) texts[name] = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return texts;
}

// src/core/event/context.ts
function readContext(env, payload) {
  const full = env.GITHUB_REPOSITORY ?? "";
  const [owner = "", name = ""] = full.split("/");
  return {
    repository: { owner, name, full, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .present */ .Eb)({ id: env.GITHUB_REPOSITORY_ID || void 0 }) },
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

// src/adapters/clock/system-clock.ts


var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_7__.performance.now(),
  sleep: async (ms, signal) => {
    signal?.throwIfAborted();
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_8__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal }).catch((error2) => {
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
    const parsed = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.readFile)(path, "utf8"));
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : {};
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
  const add = (label, text4) => {
    if (text4 === void 0) return;
    const [first = "", ...rest] = text4.split("\n");
    lines2.push(`  ${label.padEnd(9)} ${first}`, ...rest.map((line) => `            ${line}`));
  };
  add("where", problem2.where);
  add("expected", problem2.expected);
  add("remedy", problem2.remedy);
  add("fault", FAULT_TEXT[problem2.fault]);
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
      startGroup((0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(title));
      return { [Symbol.dispose]: () => endGroup() };
    },
    outside: (text4) => process.stdout.write(`${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .fenced */ .OF)(text4, (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomBytes)(32).toString("hex"))}
`),
    problem: (severity, problem2) => {
      annotate[severity]((0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(problemLine(problem2), 4e3), { title: problem2.code });
      info(harmless(problemBlock(problem2)));
    },
    mask: (secret2) => setSecret(secret2)
  };
}
var harmless = (text4) => text4.split("\n").map((line) => keepIndent(line)).join("\n");
function keepIndent(line) {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  return indent + (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(line.slice(indent.length), 2e4);
}

// src/core/problem/problem.ts
var ProblemError = class extends Error {
  name = "ProblemError";
  problems;
  constructor(problems, options) {
    const list = "code" in problems ? [problems] : [...problems];
    super(list.map((problem2) => `${problem2.code} ${problem2.what}`).join("; "), options);
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
      what: (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(`unexpected error: ${message}`, 1e3),
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
function cutMiddle(text4, limit = SUMMARY_LIMIT_BYTES) {
  const size = (part) => new TextEncoder().encode(part).length;
  if (size(text4) <= limit) return text4;
  const lines2 = text4.split("\n");
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
  await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.appendFile)(path, `${cutMiddle(markdown)}
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
    if (!isPost) for (const remark2 of read.value.remarks) log.problem(remark2.severity, remark2.problem);
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
    for (const [name, text4] of Object.entries(outputTexts(action.outputs, outputs2))) setOutput(name, text4);
    await writeSummary(process.env.GITHUB_STEP_SUMMARY, summary.join("\n\n")).catch(
      (error2) => log.debug(`summary not written: ${error2}`)
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
  for (const [name, field2] of Object.entries(contract2.inputs)) {
    const value = raw[name];
    if (field2.kind === "secret" && value) for (const form of (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .maskForms */ .ye)(value)) log.mask(form);
  }
}
function fail(log, problems) {
  for (const problem2 of problems) log.problem("error", problem2);
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

// src/actions/build-tag/inputs-checkout.ts
var checkoutInputs = {
  shallow: oneOf(["auto", "fail", "warn", "fetch"], {
    description: "What happens when the history is missing: auto fetches it if something asked for needs it and else warns, fetch always fetches it, warn and fail never do.",
    default: "auto"
  }),
  dirty: oneOf(["ignore", "suffix", "fail"], {
    description: "What changed tracked files mean: nothing, -dirty at the end of every tag, or an error. Empty: fail for a production image, else ignore."
  }),
  bump: oneOf(["none", "conventional"], {
    description: "Where the version of a commit without a version tag comes from: the last tag, or the commits since then by Conventional Commits.",
    default: "none"
  }),
  "bump-rules": lines({
    description: "How much further types of commits change, one type=level a line, such as docs=patch. Levels: major, minor, patch, none."
  }),
  "release-as": text({ description: "The version of this build, whatever its commits say. A version tag on the commit wins over it." }),
  components: text({
    description: "Parts of a monorepo, one a line: shop, path=services/shop, paths=libs/**;!**/*.md, prefix=shop/v, image=ghcr.io/acme/shop. Only name and path are needed; the prefix is name/v."
  }),
  "tag-prefix": text({ description: "What stands before the version in git tags, such as shop/v. Empty: v or nothing." })
};

// src/actions/build-tag/inputs-metadata.ts
var metadataInputs = {
  context: oneOf(["workflow", "git"], {
    description: "Where commit and ref are read: from the event, or from the checkout.",
    default: "workflow"
  }),
  images: text({ description: "Images to tag, one a line: ghcr.io/acme/shop, or name=ghcr.io/acme/shop,enable=true." }),
  tags: text({
    description: "Rules for tags, one a line: type=primary, type=semver,pattern={{version}}. Empty: schedule, branch, tag and pull request; for an image of production-registries type=primary."
  }),
  flavor: text({ description: "What all rules share: latest=auto, prefix=, suffix=, each with onlatest=." }),
  labels: text({ description: "Labels of your own, one key=value a line, over the standard ones." }),
  annotations: text({ description: "Annotations of your own, one key=value a line, over the standard ones." }),
  "sep-tags": text({ description: "What stands between tags in the outputs tags and tag-names. Empty: a newline.", verbatim: true }),
  "sep-labels": text({ description: "What stands between labels. Empty: a newline.", verbatim: true }),
  "sep-annotations": text({ description: "What stands between annotations. Empty: a newline.", verbatim: true }),
  "annotation-levels": text({
    description: "Levels that annotations are written for, by comma: manifest, index, manifest-descriptor, index-descriptor. Empty: DOCKER_METADATA_ANNOTATIONS_LEVELS, else manifest."
  }),
  "bake-target": text({ description: "The target in bake files.", default: "docker-metadata-action" }),
  "github-token": secret({
    description: "Used only to fetch missing history where the checkout left no credential, for git-tag, and for registry-check at ghcr.io.",
    fromContext: "${{ github.token }}"
  })
};

// src/actions/build-tag/inputs-outside.ts
var outsideInputs = {
  "registry-check": oneOf(["off", "on"], {
    description: "Whether the tags that never move are looked up: there from this very commit is success (output reuse), there from another one an error.",
    default: "off"
  }),
  "registry-errors": oneOf(["fail", "build"], {
    description: "What a registry that gives no answer means: the step fails, or the tag counts as absent.",
    default: "fail"
  }),
  "git-tag": oneOf(["off", "on"], {
    description: "Whether the version becomes a git tag on GitHub: tag-prefix and version. Needs contents: write. The same tag on this commit is success.",
    default: "off"
  }),
  "git-tag-message": text({ description: "Message of the git tag, which makes it an annotated one. Empty: a plain tag." }),
  "dry-run": boolean({ description: "Whether git-tag only says what it would do.", default: "false" })
};

// src/actions/build-tag/inputs-safety.ts
var safetyInputs = {
  "production-registries": lines({
    description: "Registries that hold production images, one pattern a line: prod.example.com, ghcr.io/acme/*, docker.io/acme/**. Nothing that moves is ever aimed at them."
  }),
  strict: boolean({
    description: "Whether no tag, an unknown word in a rule and a value that is no version are errors. false makes them warnings.",
    default: "true"
  }),
  "on-empty": oneOf(["skip", "error"], { description: "What a rule whose expression is empty comes to.", default: "skip" }),
  sanitize: oneOf(["compat", "unique"], {
    description: "How a name becomes a tag: compat puts - for what a tag cannot have, unique adds a hash so that two names never share a tag.",
    default: "compat"
  }),
  "max-length": text({
    description: "Longest tag. 63 fits a Kubernetes label.",
    default: "128",
    pattern: /^(?:k8s|1[6-9]|[2-9]\d|1[01]\d|12[0-8])$/,
    expected: "a whole number from 16 to 128, or k8s for 63"
  }),
  "sha-length": integer({
    description: "Digits of the commit id in tags and versions. Empty: DOCKER_METADATA_SHORT_SHA_LENGTH, else 7; 12 is safe in big repositories.",
    min: 7,
    max: 40
  }),
  "pr-sha": oneOf(["merge", "head"], {
    description: "The commit of a pull request: the merge that GitHub made (as GITHUB_SHA), or the head of its branch. Empty: DOCKER_METADATA_PR_HEAD_SHA, else merge."
  })
};

// src/actions/build-tag/inputs.ts
var contract = defineAction({
  name: "build-tag",
  title: "Tidegate: build-tag",
  description: "Gives a build its version, its tags and its labels, out of git alone: the same on every run, and never latest to production.",
  icon: "tag",
  post: false,
  inputs: { ...metadataInputs, ...safetyInputs, ...checkoutInputs, ...outsideInputs }
});

// src/actions/build-tag/main.ts


// src/adapters/files/marked-file.ts


var markedFiles = (folder, name) => ({
  write: async (content) => {
    const mark = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Of */ .Bj)(content).slice("sha256:".length, "sha256:".length + 12);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(folder, `${name}-${mark}.json`);
    try {
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.writeFile)(path, content);
    } catch (error2) {
      if (error2.code !== "ENOENT") throw error2;
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.mkdir)(folder, { recursive: true });
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.writeFile)(path, content);
    }
    return path;
  }
});

// src/adapters/git/git.ts



// src/adapters/files/private-folder.ts



async function privateFolder(parent) {
  const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(parent, "tidegate-"));
  const write = async (name, content) => {
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(path, name);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.open)(target, node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_13__.constants.O_NOFOLLOW, 384);
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
      const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(path, `.${name}.new`);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rm)(fresh, { force: true });
      await write(`.${name}.new`, content);
      await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rename)(fresh, (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(path, name));
      return (0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(path, name);
    },
    [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.rm)(path, { recursive: true, force: true })
  };
}

// src/adapters/git/deepen.ts
var SETTINGS = ["-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30", "-c", "gc.auto=0", "-c", "maintenance.auto=false"];
var FETCH = ["fetch", "--quiet", "--unshallow", "--no-recurse-submodules", "--force"];
var WHAT = ["origin", "+refs/tags/*:refs/tags/*"];
async function deepen(git, access) {
  const credentials = access.token === "" ? [{}] : [{}, tokenHeader(access)];
  let last;
  for (const credential of credentials) {
    for (const filter of [["--filter=blob:none"], []]) {
      last = await git([...SETTINGS, ...FETCH, ...filter, ...WHAT], credential);
      if (last.code === 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(void 0);
      if (isDenied(last.stderr)) break;
    }
    if (last !== void 0 && !isDenied(last.stderr)) break;
  }
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(words(last?.stderr ?? ""));
}
var isDenied = (stderr) => /could not read Username|terminal prompts disabled|Authentication failed|Repository not found|returned error: 40[134]/i.test(stderr);
function tokenHeader({ serverUrl, token }) {
  const key = `http.${serverUrl.replace(/\/+$/, "")}/.extraheader`;
  return {
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: "",
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`
  };
}
var words = (stderr) => (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .stripControls */ .$Y)(stderr).trim().replace(/:\/\/[^/@\s]*@/g, "://") || "git gave no reason";

// src/adapters/git/history.ts


// src/adapters/git/run-git.ts


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
  const end = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code2, signal) => {
      const number = signal === null ? code2 ?? 1 : 128 + (node_os__WEBPACK_IMPORTED_MODULE_11__.constants.signals[signal] ?? 0);
      resolve({ code: number, stdout: out.text(), stderr: err2.text() });
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
  const lines2 = (text4) => {
    const parts = (rest + text4).split("\n");
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

// src/adapters/git/run-git.ts
function gitIn({ folder, env, signal, home }) {
  const fixed = ["--no-optional-locks", "-c", `safe.directory=${folder}`, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const own = {
    ...childEnvironment(env),
    ...home === void 0 ? {} : { HOME: home },
    LC_ALL: "C",
    GIT_CEILING_DIRECTORIES: (0,node_path__WEBPACK_IMPORTED_MODULE_12__.dirname)(folder),
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_TERMINAL_PROMPT: "0"
  };
  return (args, more = {}) => runChild({ file: "git", args: [...fixed, ...args], env: { ...own, ...more }, cwd: folder }, signal);
}
async function asked(git, args) {
  const end = await git(args);
  if (end.code !== 0) throw refused(args, end);
  return end.stdout;
}
var refused = (args, { code: code2, stderr }) => new ProblemError({
  code: "BT021",
  fault: "user",
  what: `git ${args.find((arg) => /^[a-z]+(-[a-z]+)*$/.test(arg)) ?? ""} ended with ${code2}: ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(stderr, 300)}`,
  where: "the workspace",
  expected: "a clone that git can read",
  remedy: "Run actions/checkout in this job, before this step"
});

// src/adapters/git/history.ts
async function tagsBefore(git) {
  const text4 = await asked(git, ["for-each-ref", "--merged=HEAD", "--format=%(refname)", "refs/tags"]);
  return text4.split("\n").flatMap((ref) => ref === "" ? [] : [ref.slice("refs/tags/".length)]);
}
async function history(git, { bases, files }) {
  const distinct2 = [...new Set(bases)];
  const common = distinct2.length > 1 ? (await git(["merge-base", "--octopus", ...distinct2])).stdout.trim() : distinct2[0] ?? "";
  const mark = (0,node_crypto__WEBPACK_IMPORTED_MODULE_10__.randomBytes)(16).toString("hex");
  const text4 = await asked(git, [
    "-c",
    "log.showSignature=false",
    "log",
    "-z",
    "--topo-order",
    "--encoding=UTF-8",
    `--format=${mark}%x00%H%x00%P%x00%B%x00`,
    ...files ? ["--name-only", "--no-renames", "--no-ext-diff"] : [],
    "HEAD",
    ...common === "" ? [] : [`^${common}`],
    "--"
  ]);
  return text4.split(`${mark}\0`).slice(1).map(readRecord);
}
function readRecord(record) {
  const [id = "", parents = "", message = "", , ...names] = record.split("\0");
  return {
    id,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    message: message.trimEnd(),
    files: names.map((name, index) => index === 0 ? name.replace(/^\n/, "") : name).filter((name) => name !== "")
  };
}

// src/adapters/git/read-refs.ts
function readRefs(text4, current) {
  const tags = /* @__PURE__ */ new Map();
  const branches = [];
  for (const line of text4.split("\n")) {
    const space = line.indexOf(" ");
    const commit = line.slice(0, space);
    const ref = line.slice(space + 1);
    if (ref.startsWith("refs/tags/")) tags.set(ref.slice("refs/tags/".length).replace(/\^\{\}$/, ""), commit);
    else if (ref.startsWith("refs/heads/")) branches.push({ name: ref.slice("refs/heads/".length), commit, current: ref === current });
    else {
      const remote = /^refs\/remotes\/(?!pull\/\d+\/)[^/]+\/(.+)$/.exec(ref)?.[1];
      if (remote !== void 0 && remote !== "HEAD") branches.push({ name: remote, commit, current: false });
    }
  }
  return { tags: [...tags].map(([name, commit]) => ({ name, commit })), branches };
}

// src/adapters/git/read-repository.ts
async function readRepository(git, question) {
  const head = git(["rev-list", "--max-count=1", "--timestamp", "HEAD"]);
  const refs = git(["show-ref", "--dereference"]);
  const early = isId(question.sha) ? aboutClone(git, question, question.sha) : void 0;
  for (const call of [refs, early]) call?.catch(() => void 0);
  let first;
  try {
    first = await head;
  } catch (error2) {
    if (error2.code === "ENOENT") return { kind: "none", why: "no-git" };
    throw error2;
  }
  const [, time = "", sha = ""] = /^(\d+) ([0-9a-f]{40,64})$/m.exec(first.stdout) ?? [];
  if (sha === "") return noCommit(first);
  const [about, listed] = await Promise.all([early ?? aboutClone(git, question, sha), refs]);
  const { tags, branches } = readRefs(listed.stdout, about.current);
  const tagged = tags.length > 0 && !about.shallow;
  const found = tagged || question.changes ? await describe(git, question) : { nearest: void 0, dirty: false };
  return {
    kind: "repository",
    head: sha,
    commitTime: Number(time),
    shallow: about.shallow,
    tags,
    branches,
    nearest: tagged ? found.nearest : void 0,
    lookalikes: about.lookalikes,
    changed: question.changes ? found.dirty ? await changedFiles(git) : [] : void 0
  };
}
var isId = (text4) => /^[0-9a-f]{40,64}$/.test(text4);
async function describe(git, { versionTags: versionTags2, changes }) {
  const how = ["--tags", "--long", "--always", "--abbrev=40", ...changes ? ["--dirty=-dirty"] : []];
  const text4 = (await asked(git, ["describe", ...how, ...versionTags2.map((glob2) => `--match=${glob2}`)])).trim();
  const found = /^(.+)-(\d+)-g[0-9a-f]+(?:-dirty)?$/.exec(text4);
  const nearest2 = found === null ? void 0 : { name: found[1] ?? "", distance: Number(found[2]) };
  return { nearest: nearest2, dirty: text4.endsWith("-dirty") };
}
async function aboutClone(git, { shaLength }, sha) {
  const text4 = await asked(git, [
    "rev-parse",
    "--is-shallow-repository",
    "--symbolic-full-name",
    "HEAD",
    `--disambiguate=${sha.slice(0, shaLength)}`
  ]);
  const [shallow2 = "", current = "", ...lookalikes] = text4.trim().split("\n");
  return { shallow: shallow2 === "true", current, lookalikes };
}
async function changedFiles(git) {
  const text4 = await asked(git, ["diff", "--name-only", "-z", "--no-ext-diff", "--no-renames", "HEAD", "--"]);
  return text4.split("\0").filter((path) => path !== "");
}
function noCommit(end) {
  if (/dubious ownership|unsafe repository/i.test(end.stderr)) return "foreign";
  if (/not a git repository|unknown revision|bad revision|ambiguous argument 'HEAD'/i.test(end.stderr))
    return { kind: "none", why: "no-repository" };
  throw refused(["rev-list"], end);
}

// src/adapters/git/git.ts
var FETCH_LIMIT = 3e5;
function systemGit(place, access, temp) {
  const kept = new AsyncDisposableStack();
  let home;
  const at = async (signal) => gitIn({ ...place, folder: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.realpath)(place.folder), signal, home });
  const trust = async () => {
    const folder = kept.use(await privateFolder(temp));
    await folder.write(".gitconfig", trusting(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_9__.realpath)(place.folder), place.env.HOME));
    home = folder.path;
  };
  return {
    read: async (question) => {
      const git = await at(place.signal).catch(() => void 0);
      if (git === void 0) return { kind: "none", why: "no-repository" };
      const state = await readRepository(git, question);
      if (state !== "foreign") return state;
      await trust();
      const again = await readRepository(await at(place.signal), question);
      return again === "foreign" ? { kind: "none", why: "no-repository" } : again;
    },
    tagsBefore: async () => tagsBefore(await at(place.signal)),
    history: async (question) => history(await at(place.signal), question),
    deepen: async () => {
      const limit = AbortSignal.timeout(FETCH_LIMIT);
      try {
        return await deepen(await at(AbortSignal.any([place.signal, limit])), access);
      } catch (error2) {
        if (!limit.aborted || place.signal.aborted) throw error2;
        return { ok: false, error: `it took longer than ${FETCH_LIMIT / 6e4} minutes` };
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync()
  };
}
function trusting(folder, home) {
  const quoted = (path) => `"${path.replace(/[\\"]/g, "\\$&")}"`;
  const own = home === void 0 ? "" : `[include]
	path = ${quoted((0,node_path__WEBPACK_IMPORTED_MODULE_12__.join)(home, ".gitconfig"))}
`;
  return `${own}[safe]
	directory = ${quoted(folder)}
`;
}

// src/adapters/pattern/timed-matcher.ts

var LIMIT = 1e3;
var TRY = "const { source, flags, texts } = JSON.parse(input); const pattern = new RegExp(source, flags); JSON.stringify(texts.map((text) => { const found = pattern.exec(text); return found === null ? null : Array.from(found, (group) => group === undefined ? null : group); }))";
var timedMatcher = (pattern, texts) => {
  const context = (0,node_vm__WEBPACK_IMPORTED_MODULE_15__.createContext)({ input: JSON.stringify({ ...pattern, texts }) }, { codeGeneration: { strings: false, wasm: false } });
  try {
    const answer = JSON.parse(String(new node_vm__WEBPACK_IMPORTED_MODULE_15__.Script(TRY).runInContext(context, { timeout: LIMIT })));
    return { kind: "tried", groups: answer.map((groups) => groups?.map((group) => group ?? void 0)) };
  } catch (error2) {
    if (error2.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return { kind: "too-slow" };
    throw error2;
  }
};

// src/adapters/runner/run.ts
var DONE = { kind: "done" };
var failed = (...problems) => ({ kind: "failed", problems });

// src/core/git-ref/git-ref.ts
function parseGitRef(ref) {
  if (ref.startsWith("refs/heads/")) return { kind: "branch", name: ref.slice("refs/heads/".length) };
  if (ref.startsWith("refs/tags/")) return { kind: "tag", name: ref.slice("refs/tags/".length) };
  const pull = /^refs\/pull\/(\d+)\//.exec(ref);
  return pull === null ? { kind: "other", name: ref } : { kind: "pull", number: Number(pull[1]) };
}

// src/core/event/build-event.ts
function readBuildEvent(context, prSha) {
  const { eventName: name, payload } = context;
  const where = placeOf2(context);
  const head = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "pull_request", "head", "sha");
  const isPull = name.startsWith("pull_request");
  const told = isPull && prSha === "head" && head !== void 0 ? head : where.sha;
  const sha = /^0+$/.test(told) ? "" : told;
  const named2 = parseGitRef(where.ref);
  return {
    name,
    sha,
    ref: where.ref,
    named: named2,
    prerelease: name === "release" && (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .recordAt */ .zR)(payload, "release").prerelease === true,
    alsoHead: isPull ? [head, (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "pull_request", "merge_commit_sha"), context.sha].filter((one) => one !== void 0) : [],
    ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .present */ .Eb)({
      pull: where.pull ?? (named2.kind === "pull" ? named2.number : void 0),
      base: baseOf(context, named2),
      defaultBranch: defaultBranchOf(context),
      deleted: deletedRef(context),
      commitTime: commitTimeOf(payload, sha)
    })
  };
}
function placeOf2({ eventName, payload, sha, ref }) {
  if (eventName === "pull_request_target") {
    const pull = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .numberAt */ .tk)(payload, "number") ?? (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .numberAt */ .tk)(payload, "pull_request", "number");
    return pull === void 0 ? { sha, ref } : { sha, ref: `refs/pull/${pull}/merge`, pull };
  }
  if (eventName === "merge_group") {
    const pull = /\/pr-(\d+)-[0-9a-f]+$/.exec(ref)?.[1];
    return { sha, ref: queueRef(ref), pull: pull === void 0 ? void 0 : Number(pull) };
  }
  if (eventName === "workflow_run") return placeOfRun(payload, { sha, ref });
  const tag = eventName === "release" && ref === "" ? (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "release", "tag_name") : void 0;
  return { sha, ref: tag === void 0 ? ref : `refs/tags/${tag}` };
}
var queueRef = (ref) => ref.replace(/^refs\/heads\//, "refs/merge-group/");
function placeOfRun(payload, fallback) {
  const run = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .recordAt */ .zR)(payload, "workflow_run");
  const sha = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(run, "head_sha");
  const branch = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(run, "head_branch");
  if (sha === void 0) return fallback;
  const ours = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(run, "head_repository", "full_name") === (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "repository", "full_name");
  if (String(run.event).startsWith("pull_request") || !ours) {
    const [first] = Array.isArray(run.pull_requests) ? run.pull_requests : [];
    const pull = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .numberAt */ .tk)(first, "number");
    return { sha, ref: pull === void 0 ? "" : `refs/pull/${pull}/head`, pull };
  }
  return { sha, ref: branch === void 0 ? "" : `refs/heads/${branch}` };
}
function baseOf({ eventName, payload }, named2) {
  const branch = (ref) => ref?.replace(/^refs\/heads\//, "");
  if (named2.kind === "tag") return branch((0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "base_ref"));
  if (eventName === "merge_group") return branch((0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "merge_group", "base_ref"));
  return named2.kind === "pull" ? (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "pull_request", "base", "ref") : void 0;
}
function defaultBranchOf({ eventName, payload, ref }) {
  const named2 = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "repository", "default_branch");
  if (named2 !== void 0 || eventName !== "schedule") return named2;
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
function deletedRef({ eventName, payload, ref }) {
  if (eventName === "delete") return `${(0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "ref_type") ?? "ref"} ${(0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(payload, "ref") ?? ""}`.trim();
  return eventName === "push" && payload.deleted === true ? ref : void 0;
}
function commitTimeOf(payload, sha) {
  const candidates = [
    payload.head_commit,
    ...Array.isArray(payload.commits) ? payload.commits : [],
    (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .recordAt */ .zR)(payload, "merge_group").head_commit,
    (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .recordAt */ .zR)(payload, "workflow_run").head_commit
  ];
  const found = candidates.find((commit) => sha !== "" && (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(commit, "id") === sha);
  const time = Date.parse((0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(found, "timestamp") ?? "");
  return Number.isNaN(time) ? void 0 : Math.floor(time / 1e3);
}

// src/core/event/repository-data.ts
function repositoryData(context) {
  const { full, name } = context.repository;
  const data = (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .recordAt */ .zR)(context.payload, "repository");
  const known = Object.keys(data).length > 0;
  return {
    name: (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(data, "name") ?? name,
    url: (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(data, "html_url") ?? (full === "" ? "" : `${context.serverUrl}/${full}`),
    ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .present */ .Eb)({
      description: known ? (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(data, "description") ?? "" : void 0,
      license: known && "license" in data ? (0,_chunk_B63HH2QF_js__WEBPACK_IMPORTED_MODULE_16__/* .textAt */ .$6)(data, "license", "spdx_id") ?? "" : void 0
    })
  };
}

// src/core/template/render-template.ts
function renderTemplate(template, values, moments) {
  const empty = [];
  const pieces = template.map((part) => {
    if (part.kind === "text") return part.text;
    const value = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .isDate */ .$P)(part.name) ? dated(moments[part.name], part.format ?? "", part.zone) : values[part.name] ?? "";
    if (value === "") empty.push(part.name);
    return value;
  });
  return { text: pieces.join(""), empty };
}
var dated = (moment, format, zone) => moment === void 0 ? "" : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDate */ .Yq)(moment, format, zone);
var uses = (template, ...names) => template.some((part) => part.kind === "expression" && names.includes(part.name));

// src/core/image-ref/tag-text.ts
var isTag = (text4) => _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .TAG */ .Dk.test(text4);
var sanitizeTag = (text4) => text4.replace(/[^a-zA-Z0-9._-]+/g, "-");
function tagText(text4, style, ending = "") {
  const clean = sanitizeTag(text4);
  const room = style.maxLength - ending.length;
  const changed = clean !== text4 || !/^[a-zA-Z0-9_]/.test(clean);
  if (clean.length <= room && !(style.sanitize === "unique" && changed)) return clean + ending;
  const mark = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Of */ .Bj)(text4).slice("sha256:".length, "sha256:".length + 8);
  const start = style.sanitize === "unique" ? clean.replace(/^[.-]+/, "") : clean;
  const kept = start.slice(0, Math.max(0, room - mark.length - 1)).replace(/[._-]+$/, "");
  return (kept === "" ? mark : `${kept}-${mark}`) + ending;
}

// src/stages/build-tag/mutable.ts
var FOLLOWING = ["schedule", "edge"];
var SAYS_COMMIT = ["sha", "primary"];
var SHORTEST_SHA = 7;
function isMutable(made, identity) {
  if (/^latest(?![0-9A-Za-z])/i.test(made.tag) || identity.ending !== "") return true;
  if (holdsSha(made.own, identity.sha)) return false;
  if (SAYS_COMMIT.includes(made.type) && identity.sha !== "" && made.tag.includes(identity.sha.slice(0, SHORTEST_SHA))) return false;
  const follows = FOLLOWING.includes(made.type) || made.event === "branch" || made.event === "pr";
  return follows || !identity.versionsHere.some((version) => holdsWord(made.tag, version));
}
function holdsSha(text4, sha) {
  return text4.split(/[^0-9A-Za-z]+/).some((word) => {
    const digits = word.replace(/^[gv]/, "");
    return digits.length >= SHORTEST_SHA && sha.startsWith(digits);
  });
}
function holdsWord(text4, word) {
  for (let at = text4.indexOf(word); at >= 0; at = text4.indexOf(word, at + 1)) {
    const before2 = text4.slice(0, at);
    const after = text4.slice(at + word.length);
    if (!/(?:[0-9A-Za-z]|\d\.)$/.test(before2.replace(/v$/, "")) && !/^(?:[0-9A-Za-z]|\.\d)/.test(after)) return true;
  }
  return false;
}

// src/stages/build-tag/values.ts
var commitTimeOf2 = ({ event, git }) => git.kind === "repository" && git.head === event.sha ? git.commitTime : event.commitTime;
var buildTimeOf = (facts) => facts.sourceDateEpoch ?? commitTimeOf2(facts);
var milliseconds = (seconds) => seconds === void 0 ? void 0 : seconds * 1e3;
var fixedMoments = (facts) => ({
  date: milliseconds(buildTimeOf(facts)),
  commit_date: milliseconds(commitTimeOf2(facts))
});
var clockMoments = (facts) => ({ date: facts.now, commit_date: milliseconds(commitTimeOf2(facts)) });
function globalValues(facts, identity) {
  const { event } = facts;
  const isDefault = onDefaultBranch(event);
  return {
    branch: event.named.kind === "branch" ? event.named.name : "",
    tag: event.named.kind === "tag" ? event.named.name : "",
    sha: identity.short,
    base_ref: event.base ?? "",
    is_default_branch: String(isDefault),
    is_not_default_branch: String(!isDefault),
    semver: identity.version?.version ?? ""
  };
}
var FROM_REFS = { branch: "", tag: "", base_ref: "" };
var onDefaultBranch = ({ named: named2, defaultBranch }) => named2.kind === "branch" && named2.name === defaultBranch;

// src/stages/build-tag/rule-scope.ts
var ruleScope = (plan, facts, identity) => ({
  plan,
  facts,
  identity,
  values: globalValues(facts, identity),
  moments: fixedMoments(facts)
});
function middleOf(scope, template) {
  const { text: text4, empty } = renderTemplate(template, scope.values, scope.moments);
  const own = renderTemplate(template, { ...scope.values, ...FROM_REFS }, scope.moments).text;
  return { text: text4, own, empty };
}
function finishTag(scope, rule, middle) {
  const { plan, identity } = scope;
  const before2 = middleOf(scope, rule.prefix ?? plan.flavor.prefix.template);
  const after = middleOf(scope, rule.suffix ?? plan.flavor.suffix.template);
  const empty = [...before2.empty, ...middle.empty, ...after.empty];
  if (empty.length > 0) return emptyExpression(scope, rule, empty);
  const text4 = before2.text + middle.text + after.text;
  if (text4 === "") return { kind: "skipped", rule, reason: "it gives an empty text" };
  const ending = text4.endsWith(identity.ending) ? "" : identity.ending;
  const tag = tagText(text4, plan.style, ending);
  if (!isTag(tag)) return { kind: "refused", rule, problem: illegalTag(rule, text4, tag) };
  const mutable = isMutable(
    { tag, own: before2.own + middle.own + after.own, type: rule.type, ...rule.type === "ref" ? { event: rule.event } : {} },
    identity
  );
  return {
    kind: "given",
    rule,
    tag,
    mutable,
    latest: middle.latest,
    held: middle.held ?? false,
    reason: tag === text4 + ending ? middle.reason : `${middle.reason}; made from "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 80)}"`,
    ...middle.branch === void 0 ? {} : { from: { branch: middle.branch } }
  };
}
function emptyExpression({ plan, facts }, rule, names) {
  const shown = [...new Set(names)].map((name) => `{{${name}}}`).join(", ");
  const reason = `${shown} is empty on ${describeEvent(facts)}`;
  if (plan.onEmpty === "skip") return { kind: "skipped", rule, reason };
  const problem2 = {
    code: "BT004",
    fault: "user",
    what: reason,
    where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(rule.entry),
    expected: "a value, because on-empty is error",
    remedy: "on-empty: skip"
  };
  return { kind: "refused", rule, problem: problem2 };
}
function describeEvent({ event }) {
  const name = (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(event.name === "" ? "this event" : event.name, 40);
  if (event.pull !== void 0) return `${name} (pull request ${event.pull})`;
  switch (event.named.kind) {
    case "branch":
      return `${name} (branch ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(event.named.name, 80)})`;
    case "tag":
      return `${name} (tag ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(event.named.name, 80)})`;
    case "pull":
    case "other":
      return name;
  }
}
function illegalTag(rule, text4, tag) {
  const start = tag.replace(/^[.-]+/, "");
  const shown = (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 80);
  return {
    code: "BT010",
    fault: "user",
    what: `rule ${rule.number} (${rule.type}) gives "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(tag, 80)}"${text4 === tag ? "" : ` from "${shown}"`}, which is no tag`,
    where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(rule.entry),
    expected: 'letters, digits, "_", "." and "-", at most 128, the first a letter, a digit or "_"',
    remedy: rule.type === "raw" && start !== "" && !uses(rule.value, ...Object.keys(FROM_REFS)) ? `Set value=${start}` : "sanitize: unique"
  };
}

// src/stages/build-tag/assemble.ts
function assemble(set, outcomes, scope) {
  const given = outcomes.filter((outcome) => outcome.kind === "given");
  const tags = [];
  const add = (tag) => void (tags.some((known) => known.tag === tag.tag) || tags.push(tag));
  for (const { tag, mutable, rule } of given) add({ tag, mutable, by: rule.number });
  const judged = judgeLatest(set, given[0], scope.plan);
  const { tag: name, ...latest } = judged.set ? latestTag(scope, judged.reason) : judged;
  if (name !== void 0) add({ tag: name, mutable: true, by: "flavor" });
  return { images: set.images, outcomes, tags, latest };
}
function judgeLatest(set, first, { flavor, productionRegistries }) {
  if (first === void 0) return { set: false, reason: "no rule gave a tag" };
  if (flavor.latest !== "auto") return { set: flavor.latest === "true", reason: `flavor: latest=${flavor.latest}` };
  if (productionRegistries.length > 0 && set.images.some(({ production }) => production !== void 0))
    return { set: false, reason: "latest=auto means false for a production registry" };
  return { set: first.latest, reason: `latest=auto, decided by rule ${first.rule.number} (${first.reason})` };
}
function latestTag({ plan, values, moments, facts }, reason) {
  const { prefix, suffix } = plan.flavor;
  const [before2, after] = [prefix, suffix].map(({ onLatest, template }) => renderTemplate(onLatest ? template : [], values, moments));
  const empty = [...before2?.empty ?? [], ...after?.empty ?? []];
  if (empty.length > 0) return { set: false, reason: `{{${empty[0]}}} is empty on ${describeEvent(facts)}` };
  const tag = tagText(`${before2?.text ?? ""}latest${after?.text ?? ""}`, plan.style);
  if (isTag(tag)) return { set: true, reason, tag };
  const problem2 = {
    code: "BT010",
    fault: "user",
    what: `flavor makes latest "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(tag, 80)}", which is no tag`,
    where: 'input "flavor"',
    expected: 'letters, digits, "_", "." and "-", the first a letter, a digit or "_"',
    remedy: "Take onlatest=true out, or write another prefix"
  };
  return { set: false, reason: `BT010 ${problem2.what}`, refused: problem2 };
}

// src/core/version/pep440.ts
var VERSION = /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?([-_.]?dev[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;
var LETTERS = { alpha: "a", a: "a", beta: "b", b: "b", preview: "rc", pre: "rc", c: "rc", rc: "rc" };
function parsePep440(text4) {
  const found = text4.length > 256 ? null : VERSION.exec(text4);
  if (found === null) return void 0;
  const [, epochText, releaseText = "", letter, preText, dash, postWord, postText, devText, devNumber, localText] = found;
  const epoch = Number(epochText ?? 0);
  const release = releaseText.split(".").map(Number);
  const pre = letter === void 0 ? void 0 : [LETTERS[letter.toLowerCase()], Number(preText ?? 0)];
  const post = dash === void 0 && postWord === void 0 ? void 0 : Number(dash ?? postText ?? 0);
  const dev = devText === void 0 ? void 0 : Number(devNumber ?? 0);
  const local = (localText ?? "").toLowerCase().split(/[-_.]/).filter((part) => part !== "").map((part) => /^\d+$/.test(part) ? Number(part) : part);
  const version = [
    epoch === 0 ? "" : `${epoch}!`,
    release.join("."),
    pre === void 0 ? "" : pre.join(""),
    post === void 0 ? "" : `.post${post}`,
    dev === void 0 ? "" : `.dev${dev}`,
    local.length === 0 ? "" : `+${local.join(".")}`
  ].join("");
  return { raw: text4, epoch, release, pre, post, dev, local, version };
}
var isFinal = (version) => version.pre === void 0 && version.post === void 0 && version.dev === void 0;

// src/core/version/semver.ts
var import_compare = __toESM(require_compare(), 1);
var import_parse = __toESM(require_parse(), 1);
function parseSemver(text4) {
  const parsed = (0, import_parse.default)(text4);
  if (parsed === null) return void 0;
  const { major, minor, patch, prerelease, build, version } = parsed;
  return { raw: text4, major, minor, patch, prerelease, build, version };
}
var compareSemver = (a, b) => (0, import_compare.default)(a.version, b.version);
var isStable = (version) => version.prerelease.length === 0;

// src/core/version/release-numbers.ts
function standingOf(text4, by = "either") {
  const semver = by === "pep440" ? void 0 : parseSemver(text4);
  if (semver !== void 0)
    return isStable(semver) ? { kind: "release", numbers: [0, semver.major, semver.minor, semver.patch] } : { kind: "pre-release" };
  const python = by === "semver" ? void 0 : parsePep440(text4);
  if (python === void 0) return { kind: "no-version" };
  return isFinal(python) ? { kind: "release", numbers: [python.epoch, ...python.release] } : { kind: "pre-release" };
}
function compareNumbers(a, b) {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

// src/stages/build-tag/forward.ts
function allTagNames({ event, git }) {
  if (git.kind === "none" || git.shallow) return void 0;
  const names = git.tags.map(({ name }) => name);
  return event.named.kind === "tag" && !names.includes(event.named.name) ? void 0 : names;
}
var releasesOf = (names, texts, by) => names.flatMap((name, index) => {
  const standing = standingOf(texts[index] ?? "", by);
  return standing.kind === "release" ? [{ name, numbers: standing.numbers }] : [];
});
var NOT_KNOWN = {
  known: false,
  reason: "the list of git tags is not complete, so it is not known to be the highest version"
};
function staysBecause(numbers, released) {
  if (released === void 0) return NOT_KNOWN;
  const above = released.reduce(
    (best, other) => compareNumbers(other.numbers, best?.numbers ?? numbers) > 0 ? other : best,
    void 0
  );
  return above === void 0 ? void 0 : { known: true, reason: `git tag ${above.name} is higher` };
}
var inLine = (released, numbers, shared2) => released?.filter((other) => compareNumbers(other.numbers.slice(0, shared2), numbers.slice(0, shared2)) === 0);

// src/stages/build-tag/latest-for.ts
function latestFor(text4, facts, texts, by = "either") {
  if (facts.event.prerelease) return { latest: false, reason: "the release is marked as a pre-release" };
  const standing = standingOf(text4, by);
  switch (standing.kind) {
    case "no-version":
      return { latest: true, reason: "the git tag" };
    case "pre-release":
      return { latest: false, reason: "the git tag, a pre-release" };
    case "release": {
      const names = allTagNames(facts);
      const stays = staysBecause(standing.numbers, names && releasesOf(names, texts(names), by));
      if (stays === void 0) return { latest: true, reason: "the git tag, the highest version" };
      return { latest: false, reason: `the git tag; no latest: ${stays.reason}`, ...stays.known ? {} : { held: true } };
    }
  }
}

// src/stages/build-tag/source-text.ts
function sourceText(value, rule, scope) {
  const { named: named2 } = scope.facts.event;
  if (value !== void 0 && value.length > 0) {
    const { text: text4, empty } = middleOf(scope, value);
    return empty.length > 0 ? emptyExpression(scope, rule, empty) : { kind: "text", text: text4, explicit: true };
  }
  if (named2.kind === "tag") return { kind: "text", text: named2.name, explicit: false };
  return { kind: "skipped", rule, reason: `it is for a git tag; this is ${describeEvent(scope.facts)}` };
}

// src/stages/build-tag/take-group.ts
function takeGroup(pattern, group, texts, { match }) {
  const matched = match(pattern, texts);
  if (matched.kind === "too-slow") return matched;
  const [wanted, otherwise] = typeof group === "number" ? [group, group] : group;
  return { kind: "taken", texts: matched.groups.map((groups) => groups?.[wanted] ?? groups?.[otherwise]) };
}
function unmatched(rule, text4, pattern, explicit) {
  const reason = `/${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(pattern, 80)}/ does not match "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 80)}"`;
  return { kind: "skipped", rule, reason, unmet: { explicit, problem: unmet(rule, reason, "a text that the pattern matches") } };
}
var unmet = (rule, what, expected) => ({
  code: "BT005",
  fault: "user",
  what,
  where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(rule.entry),
  expected
});
var tooSlow = (rule, pattern) => (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badPattern */ .qr)(rule.entry, void 0, `the pattern /${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(pattern.source, 80)}/ took too long`);

// src/stages/build-tag/give-match.ts
function giveMatch(rule, scope) {
  const { facts } = scope;
  const source = sourceText(rule.value, rule, scope);
  if (source.kind !== "text") return source;
  const names = allTagNames(facts) ?? [];
  const taken = takeGroup(rule.pattern, rule.group, [source.text, ...names], facts);
  if (taken.kind === "too-slow") return { kind: "refused", rule, problem: tooSlow(rule, rule.pattern) };
  const [text4, ...others] = taken.texts;
  if (text4 === void 0) return unmatched(rule, source.text, rule.pattern.source, source.explicit);
  const stays = movesBack(text4, source.text, { known: allTagNames(facts) !== void 0, names, others });
  if (stays !== void 0) return { kind: "skipped", rule, reason: stays.reason, ...stays.known ? {} : { held: true } };
  return finishTag(scope, rule, { text: text4, own: "", empty: [], ...latestFor(text4, facts, () => others) });
}
function movesBack(text4, source, { known, names, others }) {
  const own = versionIn(source);
  if (own.kind !== "release" || versionIn(text4).kind !== "release" || source.endsWith(text4)) return void 0;
  if (!known) return NOT_KNOWN;
  const above = names.find((name, index) => {
    const standing = others[index] === text4 ? versionIn(name) : own;
    return standing.kind === "release" && compareNumbers(standing.numbers, own.numbers) > 0;
  });
  return above === void 0 ? void 0 : { known: true, reason: `git tag ${above} is higher` };
}
var versionIn = (name) => standingOf(/v?\d+(?:\.\d+)*(?:[-+.a-z].*)?$/.exec(name)?.[0] ?? name);

// src/stages/build-tag/give-version.ts
function giveVersion(rule, scope) {
  const source = sourceText(rule.value, rule, scope);
  if (source.kind !== "text") return source;
  const names = allTagNames(scope.facts);
  const read = rule.match === void 0 ? void 0 : takeGroup(rule.match, [1, 0], [source.text, ...names ?? []], scope.facts);
  if (rule.match !== void 0 && read?.kind === "too-slow") return { kind: "refused", rule, problem: tooSlow(rule, rule.match) };
  const texts = read?.kind === "taken" ? read.texts : [source.text, ...names ?? []];
  const [text4, ...others] = texts.map((one) => one?.replaceAll("/", "-"));
  if (text4 === void 0) return unmatched(rule, source.text, rule.match?.source ?? "", source.explicit);
  const fields = rule.type === "semver" ? semverFields(text4) : pep440Fields(text4);
  if (fields === void 0) {
    const reason = `"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 80)}" is no ${rule.type === "semver" ? "semantic version" : "PEP 440 version"}`;
    return { kind: "skipped", rule, reason, unmet: { explicit: source.explicit, problem: unmet(rule, reason, "a version such as 1.2.3") } };
  }
  const stays = floats(rule.pattern) && fields.stable ? staysInLine(rule, text4, scope, others) : void 0;
  if (stays !== void 0) return { kind: "skipped", rule, reason: stays.reason, ...stays.known ? {} : { held: true } };
  const pattern = fields.stable || isRaw(rule.pattern) ? rule.pattern : FULL_VERSION;
  const rendered = renderTemplate(pattern, fields.values, scope.moments);
  return finishTag(scope, rule, { text: rendered.text, own: "", empty: [], ...latestFor(text4, scope.facts, () => others, rule.type) });
}
var FULL_VERSION = [{ kind: "expression", name: "version" }];
var floats = (pattern) => !uses(pattern, "version", "raw") && !["major", "minor", "patch"].every((name) => uses(pattern, name));
var isRaw = (pattern) => pattern.length === 1 && uses(pattern, "raw");
function staysInLine(rule, text4, { facts }, others) {
  if (facts.event.prerelease) return { known: true, reason: "the release is marked as a pre-release" };
  const standing = standingOf(text4, rule.type);
  if (standing.kind !== "release") return void 0;
  const names = allTagNames(facts);
  const shared2 = !uses(rule.pattern, "major") ? 0 : uses(rule.pattern, "minor") ? 3 : 2;
  return staysBecause(standing.numbers, inLine(names && releasesOf(names, others, rule.type), standing.numbers, shared2));
}
function semverFields(text4) {
  const version = parseSemver(text4);
  if (version === void 0) return void 0;
  const { raw, major, minor, patch, prerelease, build } = version;
  const values = {
    raw,
    version: version.version,
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    prerelease: prerelease.join(","),
    build: build.join(","),
    loose: "true",
    includePrerelease: "false"
  };
  return { values, stable: isStable(version) };
}
function pep440Fields(text4) {
  const version = parsePep440(text4);
  if (version === void 0) return void 0;
  const [major = 0, minor = 0, patch = 0] = version.release;
  const values = { raw: text4, version: version.version, major: String(major), minor: String(minor), patch: String(patch) };
  return { values, stable: isFinal(version) };
}

// src/stages/build-tag/give-tag.ts
function giveTag(rule, scope) {
  const enable = renderTemplate(rule.enable, scope.values, scope.moments);
  if (enable.text === "false") return { kind: "skipped", rule, reason: "enable is false" };
  if (enable.text !== "true") {
    const problem2 = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(rule.entry, void 0, `attribute "enable" comes to "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(enable.text, 60)}"`, "true or false");
    return { kind: "refused", rule, problem: problem2 };
  }
  switch (rule.type) {
    case "primary":
      return givePrimary(rule, scope);
    case "schedule":
      return giveSchedule(rule, scope);
    case "semver":
    case "pep440":
      return giveVersion(rule, scope);
    case "match":
      return giveMatch(rule, scope);
    case "edge":
      return giveEdge(rule, scope);
    case "ref":
      return giveRef(rule, scope);
    case "raw":
      return finishTag(scope, rule, { ...middleOf(scope, rule.value), latest: false, reason: "the value as given" });
    case "sha":
      return giveSha(rule, scope);
  }
}
var plain = (text4, reason, more = {}) => ({
  text: text4,
  own: text4,
  empty: [],
  latest: false,
  reason,
  ...more
});
var named = (text4, reason, more = {}) => plain(text4, reason, { own: "", ...more });
function givePrimary(rule, scope) {
  const { primary, source } = scope.identity;
  if (primary === void 0) return { kind: "skipped", rule, reason: `no version is known: ${source}` };
  return finishTag(scope, rule, plain(primary, `version by ${source}, and the commit`));
}
function giveSchedule(rule, scope) {
  if (scope.facts.event.name !== "schedule") return skip(rule, scope, "a scheduled run");
  const { text: text4, empty } = renderTemplate(rule.pattern, scope.values, clockMoments(scope.facts));
  return finishTag(scope, rule, plain(text4, "a scheduled run", { empty }));
}
function giveEdge(rule, scope) {
  const { named: ref, defaultBranch } = scope.facts.event;
  const branch = rule.branch ?? defaultBranch;
  if (branch === void 0) return { kind: "skipped", rule, reason: "the event does not tell the default branch; write branch=" };
  if (ref.kind !== "branch" || ref.name !== branch) return skip(rule, scope, `branch ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(branch, 80)}`);
  return finishTag(scope, rule, plain("edge", `a build of branch ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(branch, 80)}`));
}
function giveRef(rule, scope) {
  const { named: ref, pull } = scope.facts.event;
  switch (rule.event) {
    case "branch":
      if (ref.kind !== "branch") return skip(rule, scope, "a branch");
      return finishTag(scope, rule, named(ref.name, "the branch", { branch: ref.name }));
    case "tag":
      if (ref.kind !== "tag") return skip(rule, scope, "a git tag");
      return finishTag(
        scope,
        rule,
        named(
          ref.name,
          "",
          latestFor(ref.name, scope.facts, (names) => names)
        )
      );
    case "pr":
      if (pull === void 0) return skip(rule, scope, "a pull request");
      return finishTag(scope, rule, plain(String(pull), "the pull request"));
  }
}
function giveSha(rule, scope) {
  const { sha, short: short2 } = scope.identity;
  if (sha === "") return emptyExpression(scope, rule, ["sha"]);
  return finishTag(scope, rule, plain(rule.format === "short" ? short2 : sha, "the commit"));
}
var skip = (rule, { facts }, wanted) => ({
  kind: "skipped",
  rule,
  reason: `it is for ${wanted}; this is ${describeEvent(facts)}`
});

// src/core/version/primary.ts
var NUMBER_LIKE = /^(?:\d+|\d+e\d+|0b[01]+)$/;
var shaPart = (abbreviation) => NUMBER_LIKE.test(abbreviation) ? `g${abbreviation}` : abbreviation;
var primaryOf = (version, abbreviation) => `${version.version}-${shaPart(abbreviation)}`;

// src/core/version/version-tag.ts
function versionOfTag(name, prefix) {
  if (prefix !== "" && !name.startsWith(prefix)) return void 0;
  const rest = name.slice(prefix.length);
  return (prefix === "" ? /^v?\d/ : /^\d/).test(rest) ? parseSemver(rest) : void 0;
}
var versionGlobs = (prefix) => {
  const numbers = "[0-9]*.[0-9]*.[0-9]*";
  return prefix === "" ? [`v${numbers}`, numbers] : [prefix.replace(/[\\*?[\]]/g, "\\$&") + numbers];
};
var versionTags = (tags, prefix) => tags.flatMap(({ name, commit }) => {
  const version = versionOfTag(name, prefix);
  return version === void 0 ? [] : [{ name, commit, version }];
});
var highest = (tags) => tags.reduce((best, tag) => best === void 0 || before(best, tag) ? tag : best, void 0);
function before(best, tag) {
  const order = compareSemver(best.version, tag.version) || tag.name.length - best.name.length;
  return order < 0 || order === 0 && tag.name < best.name;
}
var highestStable = (tags) => highest(tags.filter(({ version }) => isStable(version)));

// src/core/commits/conventional.ts
var HEADER = /^([A-Za-z][\w-]{0,40})(?:\([^()\r\n]*\))?(!)?: +\S/;
var LONGEST = 65536;
function readMessage(message) {
  const text4 = message.slice(0, LONGEST);
  const header = HEADER.exec(text4);
  return {
    type: header?.[1]?.toLowerCase() ?? "",
    breaking: header?.[2] === "!" || header !== null && /^BREAKING[ -]CHANGE: +\S/m.test(text4),
    releaseAs: parseSemver(/^release-as: *v?(\S+) *$/im.exec(text4)?.[1] ?? ""),
    reverts: /^This reverts commit ([0-9a-f]{7,64})\b/m.exec(text4)?.[1]
  };
}
var DEFAULT_BUMP_RULES = { feat: "minor", fix: "patch", perf: "patch", revert: "patch" };
var levelOf = ({ type, breaking }, rules) => breaking ? "major" : Object.hasOwn(rules, type) ? rules[type] ?? "none" : "none";
var ORDER = ["none", "patch", "minor", "major"];
var higher = (a, b) => ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a;

// src/core/commits/judge-commits.ts
function judgeCommits(commits, rules) {
  const gone = /* @__PURE__ */ new Set();
  let bump = { level: "none", by: void 0, releaseAs: void 0 };
  const read = commits.filter(({ parents }) => parents.length < 2).map(({ id, message }) => ({ id, said: readMessage(message) }));
  for (const { id, said } of read) {
    if (gone.has(id)) continue;
    const reverted = revertedBy(said, read);
    if (reverted !== void 0) {
      gone.add(reverted);
      continue;
    }
    const level = higher(bump.level, levelOf(said.reverts === void 0 ? said : { ...said, type: "revert" }, rules));
    bump = { level, by: level === bump.level ? bump.by : id, releaseAs: bump.releaseAs ?? said.releaseAs };
  }
  return bump;
}
var revertedBy = ({ reverts }, read) => reverts === void 0 ? void 0 : read.find(({ id }) => id.startsWith(reverts))?.id;

// src/core/version/next-version.ts
function nextVersion(last, level, stable) {
  if (level === "none") return last;
  if (isStable(last)) return raise(last, level);
  const target = make(last.major, last.minor, last.patch);
  const wanted = stable === void 0 ? target : raise(stable, level);
  const [word = "rc"] = last.prerelease.filter((part) => typeof part === "string");
  if (compareSemver(wanted, target) > 0) return parseSemver(`${wanted.version}-${word}.1`) ?? wanted;
  return parseSemver(`${target.version}-${counted(last.prerelease)}`) ?? target;
}
function raise({ major, minor, patch }, level) {
  const step = major === 0 && level === "major" ? "minor" : level;
  switch (step) {
    case "major":
      return make(major + 1, 0, 0);
    case "minor":
      return make(major, minor + 1, 0);
    case "patch":
      return make(major, minor, patch + 1);
  }
}
function counted(prerelease) {
  const parts = [...prerelease];
  const at = parts.findLastIndex((part) => typeof part === "number");
  if (at < 0) parts.push(1);
  else parts[at] = Number(parts[at]) + 1;
  return parts.join(".");
}
function make(major, minor, patch) {
  const version = `${major}.${minor}.${patch}`;
  return { raw: version, major, minor, patch, prerelease: [], build: [], version };
}

// src/core/commits/since.ts
function commitsSince(commits, base) {
  if (base === void 0) return commits;
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const has = /* @__PURE__ */ new Set();
  const open2 = [base];
  for (let id = open2.pop(); id !== void 0; id = open2.pop()) {
    if (has.has(id)) continue;
    has.add(id);
    open2.push(...byId.get(id)?.parents ?? []);
  }
  return commits.filter(({ id }) => !has.has(id));
}

// src/core/file-pattern/segment.ts
function parseSegment(text4) {
  return text4.split(/(\[!?[^\]/]+\])/).flatMap((part, index) => {
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
  for (let at = 0; at < characters.length; at++) {
    const [from = 0, between, to] = characters.slice(at, at + 3);
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
  const characters = [...name];
  let [at, token] = [0, 0];
  let retry;
  while (at < characters.length) {
    const wanted = segment[token];
    if (wanted?.kind === "star") {
      retry = { at, token };
      token++;
    } else if (wanted !== void 0 && takesCharacter(wanted, characters[at] ?? "")) {
      at++;
      token++;
    } else if (retry !== void 0) {
      retry = { at: retry.at + 1, token: retry.token };
      ({ at } = retry);
      token = retry.token + 1;
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
  const text4 = line.replace(/^!+/, "").trim();
  const segments = normalise(text4);
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  const prefix = (wild < 0 ? segments : segments.slice(0, wild)).join("/") || (text4.startsWith("/") ? "/" : ".");
  const parts = segments.map((segment) => segment === "**" ? "**" : parseSegment(segment));
  return { text: text4, exclude, prefix, matches: (path) => parts.length === 0 || matchesPath(parts, path.split("/")) };
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

// src/core/tag-rule/attributes.ts
function attributesOf(entry, bare) {
  return entry.fields.filter(({ text: text4 }) => text4.trim() !== "").map(({ column, text: text4 }) => {
    const trimmed = text4.trim();
    const equals = trimmed.indexOf("=", 1);
    if (equals < 0) return { key: bare, value: trimmed, column };
    const value = trimmed.slice(equals + 1);
    const indent = value.length - value.trimStart().length;
    return { key: trimmed.slice(0, equals).trim().toLowerCase(), value: value.trim(), column: column + equals + 1 + indent };
  });
}

// src/core/tag-rule/attribute-reader.ts
var LONGEST_PATTERN = 1e3;
function attributeReader(entry, bare) {
  const problems = [];
  const byKey = /* @__PURE__ */ new Map();
  for (const attribute of attributesOf(entry, bare)) {
    const first = byKey.get(attribute.key);
    if (first !== void 0) problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .givenTwice */ .SH)(entry, attribute.column, attribute.key, [first.value, attribute.value]));
    byKey.set(attribute.key, attribute);
  }
  return {
    entry,
    problems,
    get: (key) => byKey.get(key),
    expectOnly: (keys) => {
      for (const { key, column } of byKey.values())
        if (!keys.includes(key)) problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownWord */ .$5)(entry, column, "attribute", key, keys));
    },
    template: (key, scope) => {
      const attribute = byKey.get(key);
      if (attribute === void 0) return void 0;
      const parsed = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTemplate */ .QC)(attribute.value, scope);
      if (parsed.ok) return parsed.value;
      problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badTemplate */ .eR)(entry, attribute.column + parsed.error.offset, parsed.error.what, parsed.error.expected));
      return [];
    },
    pattern: (key) => {
      const attribute = byKey.get(key);
      return attribute === void 0 || attribute.value === "" ? void 0 : readPattern(entry, attribute, problems);
    },
    word: (key, words2) => {
      const attribute = byKey.get(key);
      const found = words2.find((word) => word === attribute?.value);
      if (attribute !== void 0 && found === void 0)
        problems.push(
          (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(entry, attribute.column, `attribute "${key}" is "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(attribute.value, 60)}"`, `one of ${words2.join(", ")}`)
        );
      return found;
    },
    missing: (key, example) => {
      problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(entry, void 0, `attribute "${key}" is missing`, `for example ${example}`, `Write ${example}`));
    }
  };
}
function readPattern(entry, { value, column }, problems) {
  const [, source = value, flags = ""] = /^\/(.+)\/([a-z]*)$/s.exec(value) ?? [];
  const pattern = { source, flags: flags.replace(/[gy]/g, "") };
  if (source.length > LONGEST_PATTERN) {
    problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badPattern */ .qr)(entry, column, `the pattern has ${source.length} characters`));
    return pattern;
  }
  try {
    new RegExp(pattern.source, pattern.flags);
  } catch (error2) {
    problems.push(
      (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badPattern */ .qr)(entry, column, (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(`the pattern is no regular expression: ${error2 instanceof Error ? error2.message : error2}`, 200))
    );
  }
  return pattern;
}

// src/core/components/component.ts
var isTouched = ({ patterns }, files) => files.some((file) => takes(patterns, [file]));
var EXAMPLE = "shop, path=services/shop, paths=libs/**;!**/*.md, prefix=shop/v";
function readComponents(text4) {
  const entries = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .readList */ .LD)("components", text4);
  if (!entries.ok) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([entries.error]);
  const problems = [];
  const read = entries.value.flatMap((entry) => {
    const component = readComponent(entry, problems);
    return component === void 0 ? [] : [{ entry, component }];
  });
  for (const [index, { entry, component }] of read.entries()) {
    const before2 = read.slice(0, index).map((one) => one.component);
    const twin = before2.find(({ name }) => name === component.name) ?? before2.find(({ prefix }) => prefix === component.prefix);
    if (twin !== void 0) problems.push(doubled(entry, component, twin));
  }
  return problems.length > 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(read.map(({ component }) => component));
}
function readComponent(entry, problems) {
  const reader = attributeReader(entry, "name");
  reader.expectOnly(["name", "path", "paths", "prefix", "image"]);
  problems.push(...reader.problems);
  const name = reader.get("name")?.value ?? "";
  const path = reader.get("path")?.value ?? "";
  const wrong = (what, expected) => void problems.push({ code: "BT050", fault: "user", what, where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(entry), expected, remedy: `Write for example ${EXAMPLE}` });
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$/.test(name))
    wrong(`"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 60)}" is no name of a component`, 'letters, digits, "_", "." and "-"');
  if (path === "") wrong(`component "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 60)}" has no path`, "path= with its folder");
  const imageName = reader.get("image")?.value.toLowerCase() ?? "";
  const ref = imageName === "" ? void 0 : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .parseImageRef */ .Q)(imageName);
  if (imageName !== "" && (ref === void 0 || ref.tag !== void 0 || ref.digest !== void 0))
    wrong(`"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(imageName, 80)}" is no image name`, "[host[:port]/]path without a tag");
  if (problems.length > 0) return void 0;
  const lines2 = [path, ...(reader.get("paths")?.value ?? "").split(";").map((glob2) => glob2.trim())].filter((glob2) => glob2 !== "");
  return {
    name,
    path,
    prefix: reader.get("prefix")?.value || `${name}/v`,
    patterns: lines2.map(parseFilePattern),
    image: ref === void 0 ? void 0 : { name: imageName, ref }
  };
}
var doubled = (entry, component, twin) => ({
  code: "BT050",
  fault: "user",
  what: twin.name === component.name ? `component "${component.name}" is there twice` : `components "${twin.name}" and "${component.name}" both have the prefix "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(component.prefix, 60)}"`,
  where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(entry),
  expected: "a name and a prefix of its own for each component",
  remedy: `prefix=${component.name}/v`
});

// src/stages/build-tag/version-line.ts
function tagsOnCommit({ event, git }) {
  const own = event.named.kind === "tag" ? [{ name: event.named.name, commit: event.sha }] : [];
  const known = git.kind === "repository" ? git.tags.filter(({ commit }) => commit === event.sha) : [];
  return [...own, ...known.filter(({ name }) => name !== own[0]?.name)];
}
function repositoryLine(plan, facts) {
  const { git } = facts;
  const line = { prefix: plan.tagPrefix, component: void 0 };
  if (git.kind === "none" || git.shallow || standsElsewhere(facts))
    return { ...line, last: "unknown", distance: void 0, commits: void 0 };
  const { nearest: nearest2 } = git;
  const commit = git.tags.find(({ name }) => name === nearest2?.name)?.commit;
  const last = highest(
    versionTags(
      git.tags.filter((tag) => tag.commit === commit),
      plan.tagPrefix
    )
  );
  if (last === void 0) return { ...line, last: "none", distance: void 0, commits: facts.commits };
  const commits = facts.commits && commitsSince(facts.commits, last.commit);
  return { ...line, last, distance: nearest2?.distance, commits };
}
function componentLine(component, facts) {
  const { git, commits, tagsBefore: tagsBefore2 = [] } = facts;
  const line = { prefix: component.prefix, component: component.name };
  if (git.kind === "none" || git.shallow || standsElsewhere(facts))
    return { ...line, last: "unknown", distance: void 0, commits: void 0 };
  const before2 = new Set(tagsBefore2);
  const last = highest(
    versionTags(
      git.tags.filter(({ name }) => before2.has(name)),
      component.prefix
    )
  );
  const touching = commits && commitsSince(commits, last?.commit).filter(({ files }) => isTouched(component, files));
  return { ...line, last: last ?? "none", distance: last === void 0 ? void 0 : touching?.length, commits: touching };
}
var standsElsewhere = ({ event, git }) => git.kind === "repository" && event.sha !== "" && git.head !== event.sha && !event.alsoHead.includes(git.head);

// src/stages/build-tag/find-version.ts
function findVersion(plan, facts, line) {
  const asked2 = plan.bump === "conventional" || line.component !== void 0;
  const own = facts.event.named.kind === "tag" ? facts.event.named.name : void 0;
  const here = versionHere(facts, line.prefix, own);
  const rest = { exact: false, distance: void 0, tag: void 0, previous: void 0, releaseType: void 0, changed: void 0 };
  if (here !== void 0)
    return {
      ...rest,
      version: here.version,
      source: here.name === own ? `tag ${here.name}` : `tag ${here.name} on this commit`,
      distance: 0,
      tag: here.name,
      exact: true,
      ...asked2 ? { releaseType: "none", changed: line.component !== void 0 && here.name === own } : {}
    };
  const { last } = line;
  const previous = typeof last === "object" ? last.version.version : void 0;
  if (plan.releaseAs !== void 0 && line.component === void 0)
    return {
      ...rest,
      version: plan.releaseAs,
      source: "release-as",
      distance: line.distance,
      previous,
      releaseType: "forced",
      changed: true
    };
  if (last === "unknown") return { ...rest, version: void 0, source: "history is missing" };
  const base = last === "none" ? ZERO : last.version;
  const common = { distance: line.distance, tag: last === "none" ? void 0 : last.name, previous };
  const from = last === "none" ? "no version tag in the history" : `last tag ${last.name}`;
  const touched = line.component === void 0 ? void 0 : last === "none" || (line.commits ?? []).length > 0;
  if (plan.bump === "none" || line.commits === void 0) return { ...rest, ...common, version: base, source: from, changed: touched };
  const bump = judgeCommits(line.commits, plan.bumpRules);
  const version = bump.releaseAs ?? nextVersion(base, bump.level, stableBefore(facts, line.prefix, last));
  const moved = version.version !== base.version;
  const by = bump.by === void 0 ? "no commit since counts" : `${bump.level} by commit ${bump.by.slice(0, 12)}`;
  return {
    ...rest,
    ...common,
    version,
    source: `${from}, ${bump.releaseAs === void 0 ? by : "Release-As of a commit"}`,
    releaseType: bump.releaseAs === void 0 ? moved && !isStable(version) ? "prerelease" : bump.level : "forced",
    changed: touched ?? moved
  };
}
var ZERO = { raw: "0.0.0", major: 0, minor: 0, patch: 0, prerelease: [], build: [], version: "0.0.0" };
function versionHere(facts, prefix, own) {
  const version = own === void 0 ? void 0 : versionOfTag(own, prefix);
  return own !== void 0 && version !== void 0 ? { name: own, version } : highest(versionTags(tagsOnCommit(facts), prefix));
}
function stableBefore({ git }, prefix, last) {
  if (git.kind === "none" || last === "none" || isStable(last.version)) return void 0;
  const lower = versionTags(git.tags, prefix).filter(({ version }) => compareSemver(version, last.version) < 0);
  return highestStable(lower)?.version ?? parseSemver("0.0.0");
}

// src/stages/build-tag/identity.ts
function identify(plan, facts, line = repositoryLine(plan, facts)) {
  const { event, git } = facts;
  const abbreviation = abbreviate(event.sha, plan.shaLength, git.kind === "repository" ? git.lookalikes : []);
  const ending = plan.dirty === "suffix" && git.kind === "repository" && (git.changed?.length ?? 0) > 0 ? "-dirty" : "";
  const found = findVersion(plan, facts, line);
  const primary = found.version === void 0 || abbreviation.text === "" ? void 0 : primaryOf(found.version, abbreviation.text) + ending;
  const fits = primary === void 0 || primary.length <= plan.style.maxLength;
  return {
    sha: event.sha,
    short: abbreviation.text,
    ...found,
    primary: fits ? primary : void 0,
    versionsHere: tagsOnCommit(facts).flatMap(({ name }) => fullVersions(name, line.prefix)),
    ending,
    remarks: fits ? abbreviation.remarks : [...abbreviation.remarks, tooLong(primary, plan.style.maxLength)]
  };
}
var tooLong = (primary, limit) => ({
  severity: "warning",
  problem: {
    code: "BT010",
    fault: "user",
    what: `primary would be ${primary.slice(0, 60)}\u2026 with ${primary.length} characters; it is left out`,
    where: "the version tag",
    expected: `at most ${limit} characters`,
    remedy: "Use a git tag with a shorter version, or a greater max-length"
  }
});
function abbreviate(sha, length, lookalikes) {
  const others = lookalikes.filter((id) => id !== sha);
  let needed2 = length;
  while (needed2 < sha.length && others.some((id) => id.startsWith(sha.slice(0, needed2)))) needed2 += 1;
  const text4 = sha.slice(0, needed2);
  if (needed2 === length) return { text: text4, remarks: [] };
  const problem2 = {
    code: "BT025",
    fault: "user",
    what: `${sha.slice(0, length)} names ${others.length + 1} objects of this repository; the commit is abbreviated to ${text4} in all outputs`,
    where: 'input "sha-length"',
    remedy: `sha-length: ${Math.min(40, Math.max(12, needed2))}`
  };
  return { text: text4, remarks: [{ severity: "warning", problem: problem2 }] };
}
function fullVersions(name, prefix) {
  const semver = versionOfTag(name, prefix) ?? parseSemver(name.slice(name.lastIndexOf("/") + 1));
  const python = parsePep440(name);
  const long = python !== void 0 && python.release.length >= 3;
  return [...semver === void 0 ? [] : [semver.version, semver.raw], ...long ? [python.version, name] : []];
}

// src/stages/build-tag/decide-component.ts
function decideComponent(component, plan, facts) {
  const identity = identify(plan, facts, componentLine(component, facts));
  const scope = ruleScope(plan, facts, identity);
  const outcomes = component.set.rules.map((rule) => giveTag(rule, scope));
  return { component, identity, set: assemble(component.set, outcomes, scope) };
}

// src/core/commits/read-bump-rules.ts
var LEVELS = ["major", "minor", "patch", "none"];
function readBumpRules(lines2) {
  const problems = [];
  const own = lines2.map((line) => {
    const [, type = "", word = ""] = /^([A-Za-z][\w-]*) *[=:] *(\w+)$/.exec(line) ?? [];
    const level = LEVELS.find((known) => known === word.toLowerCase());
    if (level !== void 0) return [type.toLowerCase(), level];
    problems.push({
      code: "BT007",
      fault: "user",
      what: `"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(line, 80)}" is no bump rule`,
      where: 'input "bump-rules"',
      expected: `type=level, the level one of ${LEVELS.join(", ")}`,
      remedy: "Write for example docs=patch"
    });
    return ["", "none"];
  });
  return problems.length > 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ ...DEFAULT_BUMP_RULES, ...Object.fromEntries(own) });
}

// src/core/image-ref/registry-pattern.ts
function matchesRegistry(pattern, ref) {
  const slash = pattern.indexOf("/");
  const host = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .normalHost */ .CS)(slash < 0 ? pattern : pattern.slice(0, slash));
  const path = slash < 0 ? "**" : pattern.slice(slash + 1).toLowerCase();
  const full = host === "docker.io" && path !== "" && !path.includes("/") && !path.includes("*") ? `library/${path}` : path;
  return glob(host).test(ref.registry) && glob(full).test(ref.repository);
}
var productionPattern = (patterns, ref) => patterns.find((pattern) => matchesRegistry(pattern, ref));
function glob(pattern) {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*\*|\*/g, (stars) => stars === "**" ? ".*" : "[^/]*");
  return new RegExp(`^${source}$`);
}

// src/core/result/all-of.ts
function allOf(results) {
  const entries = Object.entries(results);
  const problems = entries.flatMap(([, one]) => one.ok ? [] : one.error);
  if (problems.length > 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems);
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(Object.fromEntries(entries.map(([name, one]) => [name, one.ok ? one.value : void 0])));
}

// src/core/tag-rule/flavor.ts
function readFlavor(text4) {
  const entries = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .readList */ .LD)("flavor", text4);
  if (!entries.ok) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([entries.error]);
  const problems = [];
  const affixes = { prefix: { template: [], onLatest: false }, suffix: { template: [], onLatest: false } };
  let latest = "auto";
  for (const entry of entries.value) {
    let before2;
    for (const { key, value, column } of attributesOf(entry, "")) {
      const wrong = (expected) => void problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(entry, column, `"${key}" is "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(value, 60)}"`, expected));
      if (key === "latest") {
        if (value === "auto" || value === "true" || value === "false") latest = value;
        else wrong("auto, true or false");
      } else if (key === "prefix" || key === "suffix") {
        const parsed = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTemplate */ .QC)(value, _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2);
        if (parsed.ok) affixes[key].template = parsed.value;
        else problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badTemplate */ .eR)(entry, column + parsed.error.offset, parsed.error.what, parsed.error.expected));
        before2 = key;
      } else if (key === "onlatest") {
        if (value !== "true" && value !== "false") wrong("true or false");
        else if (before2 === void 0)
          problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(entry, column, '"onlatest" stands alone', "it behind prefix= or suffix= in the same line"));
        else affixes[before2].onLatest = value === "true";
      } else problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownWord */ .$5)(entry, column, "flavor", key === "" ? value : key, ["latest", "prefix", "suffix", "onlatest"]));
    }
  }
  return problems.length > 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ latest, ...affixes });
}

// src/core/tag-rule/images.ts
function readImages(text4) {
  const entries = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .readList */ .LD)("images", text4);
  if (!entries.ok) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([entries.error]);
  const [only] = entries.value;
  const problems = [];
  const oldForm = entries.value.length === 1 && only !== void 0 && only.fields.every(({ text: text5 }) => !text5.includes("="));
  const named2 = oldForm ? only.fields.filter(({ text: text5 }) => text5.trim() !== "").map(({ text: text5, column }) => ({ name: text5.trim(), entry: only, column })) : entries.value.flatMap((entry) => readEntry(entry, problems));
  const images = named2.flatMap(({ name, entry, column }) => {
    const ref = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .parseImageRef */ .Q)(name.toLowerCase());
    if (ref !== void 0 && ref.tag === void 0 && ref.digest === void 0) return [{ name: name.toLowerCase(), ref }];
    problems.push(notAnImage(entry, column, name, ref));
    return [];
  });
  return problems.length > 0 ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(images);
}
function readEntry(entry, problems) {
  const reader = attributeReader(entry, "name");
  reader.expectOnly(["name", "enable"]);
  const enabled = reader.get("enable") === void 0 ? "true" : reader.word("enable", ["true", "false"]);
  const name = reader.get("name");
  if (name === void 0 || name.value === "")
    reader.problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(entry, void 0, "the line names no image", "name=ghcr.io/acme/web"));
  problems.push(...reader.problems);
  return enabled === "true" && name !== void 0 && name.value !== "" ? [{ name: name.value, entry, column: name.column }] : [];
}
var notAnImage = (entry, column, name, ref) => ({
  code: "BT013",
  fault: "user",
  what: ref === void 0 ? `"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 120)}" is no image name` : `image "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 120)}" has a tag or digest already`,
  where: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(entry, column),
  expected: "[host[:port]/]path without a tag, such as ghcr.io/acme/web",
  ...ref?.tag === void 0 ? {} : { remedy: `Write the image without ":${ref.tag}", and the tag in tags: type=raw,value=${ref.tag}` }
});

// src/core/tag-rule/rule.ts
var PRIORITIES = {
  schedule: 1e3,
  primary: 950,
  semver: 900,
  pep440: 900,
  match: 800,
  edge: 700,
  ref: 600,
  raw: 200,
  sha: 100
};
var ATTRIBUTES = {
  schedule: ["pattern"],
  primary: [],
  semver: ["pattern", "value", "match"],
  pep440: ["pattern", "value", "match"],
  match: ["pattern", "group", "value"],
  edge: ["branch"],
  ref: ["event"],
  raw: ["value"],
  sha: ["format"]
};

// src/core/tag-rule/read-rule.ts
var TYPES = Object.keys(PRIORITIES);
var EVERYWHERE = ["type", "enable", "priority", "prefix", "suffix"];
var text2 = (value) => value === "" ? [] : [{ kind: "text", text: value }];
function readRule(entry, number) {
  const reader = attributeReader(entry, "value");
  const named2 = reader.get("type");
  const type = TYPES.find((known) => known === (named2?.value ?? "raw"));
  if (type === void 0) {
    reader.problems.push((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownWord */ .$5)(entry, named2?.column ?? 1, "type", named2?.value ?? "", TYPES));
    return { rule: void 0, problems: reader.problems };
  }
  reader.expectOnly([...EVERYWHERE, ...ATTRIBUTES[type]]);
  const base = {
    number,
    entry,
    priority: readPriority(reader, type),
    enable: reader.template("enable", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2) ?? text2("true"),
    prefix: reader.template("prefix", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2) ?? ownPrefix(reader, type),
    suffix: reader.template("suffix", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2)
  };
  return { rule: finish(base, type, reader), problems: reader.problems };
}
function finish(base, type, reader) {
  switch (type) {
    case "primary":
      return { ...base, type };
    case "schedule":
      return { ...base, type, pattern: reader.template("pattern", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .SCHEDULE_SCOPE */ .JZ) ?? text2("nightly") };
    case "semver":
    case "pep440":
      return {
        ...base,
        type,
        pattern: needed(reader, "pattern", `type=${type},pattern={{version}}`, type === "semver" ? _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .SEMVER_SCOPE */ .gi : _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .PEP440_SCOPE */ .B4),
        value: reader.template("value", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2),
        match: reader.pattern("match")
      };
    case "match":
      return { ...base, type, ...readMatch(reader) };
    case "edge":
      return { ...base, type, branch: reader.get("branch")?.value || void 0 };
    case "ref":
      if (reader.get("event") === void 0) reader.missing("event", "type=ref,event=branch");
      return { ...base, type, event: reader.word("event", ["branch", "tag", "pr"]) ?? "branch" };
    case "raw":
      return { ...base, type, value: needed(reader, "value", "type=raw,value=edge", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2) };
    case "sha":
      return { ...base, type, format: reader.word("format", ["short", "long"]) ?? "short" };
  }
}
function readMatch(reader) {
  if (reader.get("pattern") === void 0) reader.missing("pattern", "type=match,pattern=\\d+\\.\\d+");
  const group = reader.get("group")?.value ?? "0";
  if (!/^\d{1,2}$/.test(group))
    reader.problems.push(
      (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(
        reader.entry,
        reader.get("group")?.column,
        `attribute "group" is "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(group, 40)}"`,
        "the number of a group, 0 for the whole match"
      )
    );
  return {
    pattern: reader.pattern("pattern") ?? { source: "", flags: "" },
    group: Number(group),
    value: reader.template("value", _chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .GLOBAL_SCOPE */ .N2)
  };
}
function needed(reader, key, example, scope) {
  if (reader.get(key) === void 0) reader.missing(key, example);
  return reader.template(key, scope) ?? [];
}
function readPriority(reader, type) {
  const given = reader.get("priority");
  if (given === void 0) return PRIORITIES[type];
  if (!/^-?\d+(\.\d+)?$/.test(given.value))
    reader.problems.push(
      (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .badValue */ .tm)(reader.entry, given.column, `attribute "priority" is "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(given.value, 40)}"`, "a number, such as 900")
    );
  return Number(given.value);
}
function ownPrefix(reader, type) {
  if (type === "sha") return text2("sha-");
  return type === "ref" && reader.get("event")?.value === "pr" ? text2("pr-") : void 0;
}

// src/core/tag-rule/read-rules.ts
var DEFAULT_TAGS = "type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr";
var PRODUCTION_TAGS = "type=primary";
function readRules(text4, fallback) {
  const entries = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .readList */ .LD)("tags", text4.trim() === "" ? fallback : text4);
  if (!entries.ok) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([entries.error]);
  const read = entries.value.map((entry, index) => readRule(entry, index + 1));
  const problems = read.flatMap((one) => one.problems);
  const hard = problems.filter(({ code: code2 }) => code2 !== "BT002" && code2 !== "BT003");
  if (hard.length > 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems);
  const rules = read.flatMap(({ rule }) => rule === void 0 ? [] : [rule]);
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({ rules: rules.sort((a, b) => b.priority - a.priority), lenient: problems });
}

// src/stages/build-tag/plan.ts
function planTags(request) {
  const onlyComponents = request.images.trim() === "" && request.components.trim() !== "";
  const read = allOf({
    images: readImages(request.images),
    rules: readRules(request.tags, onlyComponents ? PRODUCTION_TAGS : DEFAULT_TAGS),
    own: readRules("", PRODUCTION_TAGS),
    flavor: readFlavor(request.flavor),
    labels: templates("labels", request.labels),
    annotations: templates("annotations", request.annotations),
    bumpRules: readBumpRules(request.bumpRules),
    releaseAs: readReleaseAs(request.releaseAs),
    components: readComponents(request.components)
  });
  if (!read.ok) return read;
  const { images, rules, own, flavor, labels, annotations, bumpRules, releaseAs, components } = read.value;
  if (request.strict && rules.lenient.length > 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(rules.lenient);
  const ownRules = request.tags.trim() === "" ? own.rules : void 0;
  const planned = images.map((image) => withPattern(request, image));
  const apart = ownRules === void 0 ? [] : planned.filter(isProduction);
  const shared2 = planned.filter((image) => !apart.includes(image));
  const sets = [];
  if (shared2.length > 0 || apart.length === 0) sets.push({ rules: rules.rules, images: shared2 });
  if (ownRules !== void 0 && apart.length > 0) sets.push({ rules: ownRules, images: apart });
  const parts = components.map((component) => {
    const of = component.image === void 0 ? [] : [withPattern(request, component.image)];
    return { ...component, set: { rules: ownRules ?? rules.rules, images: of } };
  });
  const all = [...planned, ...parts.flatMap(({ set }) => set.images)];
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({
    ...request,
    sets,
    images: planned,
    flavor,
    labels,
    annotations,
    bumpRules,
    releaseAs,
    components: parts,
    dirty: request.dirty ?? (all.some(isProduction) ? "fail" : "ignore"),
    lenient: rules.lenient
  });
}
var isProduction = ({ production }) => production !== void 0;
var withPattern = ({ productionRegistries }, image) => ({
  ...image,
  production: productionPattern(productionRegistries, image.ref)
});
function templates(input, text4) {
  const entries = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .readList */ .LD)(input, text4);
  return entries.ok ? (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .labelTemplates */ .O0)(entries.value) : (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([entries.error]);
}
function readReleaseAs(text4) {
  const version = text4 === void 0 ? void 0 : parseSemver(text4);
  if (text4 === void 0 || version !== void 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)(version);
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)([
    {
      code: "BT007",
      fault: "user",
      what: `"${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(text4, 60)}" is no semantic version`,
      where: 'input "release-as"',
      expected: "a version such as 2.0.0 or 2.0.0-rc.1"
    }
  ]);
}
function historyAskedBy(plan) {
  if (plan.components.length > 0) return "components";
  if (plan.bump !== "none") return `bump: ${plan.bump}`;
  if (plan.gitTag) return "git-tag";
  if (plan.sets.some(({ rules }) => rules.some(({ type }) => type === "primary"))) return "type=primary";
  const production = plan.images.find(isProduction);
  return production === void 0 ? void 0 : `the production image ${production.name}`;
}

// src/stages/build-tag/judge-checkout.ts
var problem = (one) => ({ problems: [one], remarks: [] });
var remark = (severity, one) => ({ problems: [], remarks: [{ severity, problem: one }] });
var FINE = { problems: [], remarks: [] };
function judgeCheckout(plan, facts, identities) {
  const { event, git } = facts;
  const judged = [event.deleted === void 0 ? FINE : deleted(event.deleted, plan.strict), judgeHistory(plan, facts, identities)];
  if (git.kind === "repository") judged.push(judgeHead(plan, facts, git), judgeChanges(plan, git));
  return { problems: judged.flatMap(({ problems }) => problems), remarks: judged.flatMap(({ remarks }) => remarks) };
}
function deleted(ref, strict) {
  const what = `this event deleted ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(ref, 100)}: there is nothing to build`;
  const one = {
    code: "BT026",
    fault: "user",
    what,
    where: "the event",
    remedy: "Add to the job: if: github.event.deleted != true && github.event_name != 'delete'"
  };
  return strict ? problem(one) : remark("notice", one);
}
function judgeHistory(plan, { git, deepenFailed, event }, identities) {
  if (event.deleted !== void 0) return FINE;
  const asked2 = historyAskedBy(plan);
  if (identities.every(({ version }) => version !== void 0))
    return asked2 !== void 0 && identities.every(({ tag, releaseType }) => tag === void 0 && releaseType !== "forced") ? unversioned() : FINE;
  if (git.kind === "repository" && !git.shallow) return FINE;
  if (git.kind === "none") return asked2 === void 0 || event.sha === "" ? FINE : problem(noRepository(asked2, git.why));
  const one = shallow(asked2, deepenFailed);
  const must = plan.shallow === "fail" || plan.shallow === "fetch" || plan.shallow === "auto" && asked2 !== void 0;
  return must ? problem(one) : remark("warning", one);
}
var unversioned = () => remark("notice", {
  code: "BT020",
  fault: "user",
  what: "the repository has no version tag; versions begin with 0.0.0",
  where: "the repository",
  remedy: "git tag v0.1.0 && git push origin v0.1.0"
});
var shallow = (asked2, failed2) => ({
  code: "BT020",
  fault: failed2 === void 0 ? "user" : "remote",
  what: `the history is missing in this shallow clone, so the last version tag is not known${asked2 === void 0 ? "; primary and floating versions are left out" : `, and ${asked2} needs it`}${failed2 === void 0 ? "" : `; fetching it failed: ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(failed2, 300)}`}`,
  where: "the checkout",
  expected: "the whole history, or a commit that a version tag is on",
  remedy: "Add to actions/checkout: fetch-depth: 0, or to this step: shallow: fetch"
});
var noRepository = (asked2, why) => ({
  code: "BT021",
  fault: "user",
  what: `${asked2} needs the history, and ${why === "no-git" ? "git was not found" : "the workspace holds no git repository"}`,
  where: why === "no-git" ? "PATH" : "the workspace",
  remedy: why === "no-git" ? "Install git in the container, before actions/checkout." : "Add before this step: - uses: actions/checkout@v5 with fetch-depth: 0"
});
function judgeHead(plan, { event }, git) {
  if (plan.context === "git" || event.sha === "" || git.head === event.sha || event.alsoHead.includes(git.head)) return FINE;
  const one = {
    code: "BT022",
    fault: "user",
    what: `the event ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(event.name, 40)} is about ${event.sha}, and the checkout stands on ${git.head}`,
    where: "the checkout",
    expected: "both to be the same commit",
    remedy: `ref: ${event.sha} in actions/checkout to go by the event; or context: git to go by the checkout`
  };
  return event.name === "workflow_run" && historyAskedBy(plan) === void 0 ? remark("warning", one) : problem(one);
}
function judgeChanges(plan, { changed = [] }) {
  if (plan.dirty !== "fail" || changed.length === 0) return FINE;
  const more = changed.length > 10 ? ` and ${changed.length - 10} more` : "";
  return problem({
    code: "BT023",
    fault: "user",
    what: `tracked files were changed after the checkout: ${changed.slice(0, 10).map((path) => (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(path, 100)).join(", ")}${more}`,
    where: "the workspace",
    expected: "the files of the commit, because its id will stand for them",
    remedy: "Run this step directly after actions/checkout; or dirty: suffix, or dirty: ignore"
  });
}

// src/stages/build-tag/judge-collisions.ts
function judgeCollisions(plan, { git }, sets) {
  if (git.kind === "none" || plan.style.sanitize === "unique") return [];
  const built = sets.flatMap(
    ({ outcomes }) => outcomes.flatMap((one) => one.kind === "given" && one.from !== void 0 ? [one.from.branch] : [])
  );
  return [...new Set(built)].flatMap((branch) => {
    const text4 = tagText(branch, plan.style);
    const other = git.branches.find(({ name }) => name !== branch && tagText(name, plan.style) === text4);
    return other === void 0 ? [] : [{ severity: "warning", problem: collision(branch, other.name, text4) }];
  });
}
var collision = (branch, other, text4) => ({
  code: "BT011",
  fault: "user",
  what: `branches "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(branch, 80)}" and "${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(other, 80)}" both give "${text4}"`,
  where: 'input "tags"',
  remedy: "Set sanitize: unique"
});

// src/stages/build-tag/judge-floating.ts
function judgeFloating(plan, sets) {
  const rules = sets.flatMap(({ outcomes, latest }) => {
    const first = outcomes.find(({ kind }) => kind === "given");
    return outcomes.flatMap((one) => {
      if (one.kind === "skipped") return one.held === true ? [`rule ${one.rule.number}`] : [];
      return one === first && one.kind === "given" && one.held && !latest.set && plan.flavor.latest === "auto" ? ["latest"] : [];
    });
  });
  if (rules.length === 0) return [];
  return [
    {
      severity: "warning",
      problem: {
        code: "BT020",
        fault: "user",
        what: `the list of git tags is not complete, so this is not known to be the highest version: left out ${[...new Set(rules)].join(", ")}`,
        where: "the checkout",
        expected: "all tags, because floating tags move forward only",
        remedy: "Add to actions/checkout: fetch-depth: 0, or to this step: shallow: fetch"
      }
    }
  ];
}

// src/stages/build-tag/judge-no-tags.ts
function judgeNoTags(sets, facts) {
  return sets.flatMap((set) => {
    const skipped = set.outcomes.filter((outcome) => outcome.kind === "skipped");
    const none = set.tags.length === 0;
    const unmet2 = skipped.flatMap((one) => one.unmet !== void 0 && (one.unmet.explicit || none) ? [one.unmet.problem] : []);
    const refused2 = set.outcomes.some(({ kind }) => kind === "refused");
    return none && !refused2 ? [...unmet2, noTags(skipped, facts)] : unmet2;
  });
}
var noTags = (skipped, facts) => ({
  code: "BT001",
  fault: "user",
  what: `no tag results on ${describeEvent(facts)}: ${skipped.map(({ rule, reason }) => `rule ${rule.number} (${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(rule.entry.source, 60)}): ${reason}`).join("; ")}`,
  where: 'input "tags"',
  expected: "at least one rule that applies to this event",
  remedy: `Add the line ${ruleFor(facts)}`
});
function ruleFor({ event }) {
  if (event.pull !== void 0) return "type=ref,event=pr";
  if (event.name === "schedule") return "type=schedule";
  if (event.named.kind === "branch") return "type=ref,event=branch";
  return event.named.kind === "tag" ? "type=ref,event=tag" : "type=sha";
}

// src/stages/build-tag/judge-production.ts
function judgeProduction(sets, identity) {
  return sets.flatMap(({ images, tags }) => {
    const production = images.filter((image) => image.production !== void 0);
    const [first] = production;
    if (first === void 0) return [];
    if (tags.length === 0) return [untagged(first, identity)];
    return tags.filter(({ mutable }) => mutable).map(({ tag, by }) => moving(tag, by, production, identity));
  });
}
var moving = (tag, by, images, identity) => {
  const [first] = images;
  const rule = by === "flavor" ? "flavor latest=true" : `rule ${by}`;
  return {
    code: "BT012",
    fault: "user",
    what: `"${tag}" (${rule}) is aimed at ${images.map(({ name }) => (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(name, 120)).join(", ")}, which production-registries names (${first?.production ?? ""}); it may move to another commit`,
    where: by === "flavor" ? 'input "flavor"' : `input "tags", rule ${by}`,
    expected: "only tags that hold the commit or the full version of a git tag on it",
    remedy: `${deployBy(identity)}, or drop the ${by === "flavor" ? "flavor" : "rule"}. Add it with: type=primary`
  };
};
var untagged = (image, identity) => ({
  code: "BT012",
  fault: "user",
  what: `${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(image.name, 120)}, which production-registries names (${image.production ?? ""}), gets no tag: it would be pushed as latest`,
  where: 'input "tags"',
  expected: "a tag that holds the commit or the full version of a git tag on it",
  remedy: `${deployBy(identity)}. Add it with: type=primary`
});
var deployBy = ({ primary }) => `Deploy by primary${primary === void 0 ? "" : ` ${primary}`}`;

// src/stages/build-tag/judge-shared.ts
function judgeShared(sets, components) {
  const owners = /* @__PURE__ */ new Map();
  const problems = [];
  const claim = (owner, { images, tags }) => {
    for (const { name } of images)
      for (const { tag } of tags) {
        const reference = `${name}:${tag}`;
        const other = owners.get(reference);
        if (other !== void 0 && other !== owner) problems.push(shared(reference, other, owner));
        owners.set(reference, other ?? owner);
      }
  };
  for (const set of sets) claim('input "images"', set);
  for (const { component, set } of components) claim(`component "${component.name}"`, set);
  return problems;
}
var shared = (reference, first, second) => ({
  code: "BT011",
  fault: "user",
  what: `${first} and ${second} both give ${(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(reference, 200)}`,
  where: 'input "components"',
  expected: "a reference for each content",
  remedy: "Give each component an image of its own: image="
});

// src/stages/build-tag/judge-times.ts
function judgeTimes(facts, sets) {
  const clocks = sets.flatMap(
    ({ outcomes }) => outcomes.flatMap(
      ({ kind, rule }) => kind === "given" && rule.type === "schedule" && uses(rule.pattern, "date") ? [byClock((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .placeOf */ .$t)(rule.entry))] : []
    )
  );
  const warnings = [...new Map(clocks.map((one) => [one.where, one])).values()].map(
    (problem2) => ({ severity: "warning", problem: problem2 })
  );
  if (facts.event.deleted !== void 0 || buildTimeOf(facts) !== void 0) return warnings;
  return [...warnings, { severity: "notice", problem: NO_TIME }];
}
var byClock = (where) => ({
  code: "BT091",
  fault: "user",
  what: "this rule shows the time of the run: its tag moves, and a second run gives another one",
  where,
  remedy: "Write {{commit_date 'YYYYMMDD'}} for the time of the commit"
});
var NO_TIME = {
  code: "BT024",
  fault: "user",
  what: "the commit's time is not known: the event does not tell it, and the workspace holds no clone of this commit; the label created is left out",
  where: "the event",
  remedy: "Run actions/checkout before this step, or set SOURCE_DATE_EPOCH"
};

// src/stages/build-tag/decide.ts
function decideTags(plan, facts) {
  const identity = identify(plan, facts);
  const scope = ruleScope(plan, facts, identity);
  const deleted2 = facts.event.deleted !== void 0;
  const sets = deleted2 ? [] : plan.sets.map(
    (set) => assemble(
      set,
      set.rules.map((rule) => giveTag(rule, scope)),
      scope
    )
  );
  const components = deleted2 ? [] : plan.components.map((component) => decideComponent(component, plan, facts));
  const all = [...sets, ...components.map(({ set }) => set)];
  const checkout = judgeCheckout(plan, facts, [identity, ...components.map((one) => one.identity)]);
  const none = judgeNoTags(all, facts);
  const refused2 = all.flatMap(({ outcomes, latest }) => [
    ...outcomes.flatMap((one) => one.kind === "refused" ? [one.problem] : []),
    ...latest.refused === void 0 ? [] : [latest.refused]
  ]);
  const production = [...judgeProduction(sets, identity), ...components.flatMap((one) => judgeProduction([one.set], one.identity))];
  const problems = [...checkout.problems, ...refused2, ...production, ...judgeShared(sets, components), ...plan.strict ? none : []];
  const warnings = [...plan.lenient, ...plan.strict ? [] : none];
  const version = sets[0]?.tags[0]?.tag ?? "";
  const worked = {
    identity,
    sets,
    components,
    version,
    buildTime: buildTimeOf(facts),
    ...labelsOf(plan, facts, scope, version),
    remarks: [
      ...identity.remarks,
      ...checkout.remarks,
      ...judgeFloating(plan, all),
      ...judgeCollisions(plan, facts, all),
      ...judgeTimes(facts, all),
      ...warnings.map((problem2) => ({ severity: "warning", problem: problem2 }))
    ]
  };
  return problems.length > 0 ? { kind: "refused", ...worked, problems: distinct(problems) } : { kind: "tagged", ...worked };
}
function labelsOf(plan, facts, scope, version) {
  const time = buildTimeOf(facts);
  const standard = (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .standardLabels */ .Fn)({
    repository: facts.repository,
    version,
    revision: facts.event.sha,
    created: time === void 0 ? void 0 : new Date(time * 1e3).toISOString()
  });
  const texts = (templates2) => templates2.map((template) => renderTemplate(template, scope.values, scope.moments).text);
  return { labels: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeLabels */ .Mr)(standard, texts(plan.labels)), annotations: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeLabels */ .Mr)(standard, texts(plan.annotations)) };
}
var distinct = (problems) => [
  ...new Map(problems.map((problem2) => [JSON.stringify(problem2), problem2])).values()
];

// src/stages/build-tag/event-from-git.ts
function eventFromGit(event, git, tagPrefix) {
  if (git.kind === "none") return event;
  const ref = refOfHead(event, git, tagPrefix);
  const { pull: _, base: __, commitTime: ___, ...rest } = event;
  const same = ref === event.ref;
  return { ...same ? event : rest, sha: git.head, commitTime: git.commitTime, ref, named: parseGitRef(ref), alsoHead: [] };
}
function refOfHead(event, git, tagPrefix) {
  const current = git.branches.find((branch) => branch.current);
  if (current !== void 0) return `refs/heads/${current.name}`;
  if (event.sha === git.head || event.alsoHead.includes(git.head)) return event.ref;
  const tags = git.tags.filter(({ commit }) => commit === git.head);
  const tag = highest(versionTags(tags, tagPrefix))?.name ?? tags[0]?.name;
  if (tag !== void 0) return `refs/tags/${tag}`;
  const names = new Set(git.branches.filter(({ commit }) => commit === git.head).map(({ name }) => name));
  return names.size === 1 ? `refs/heads/${[...names][0]}` : "";
}

// src/stages/build-tag/gather.ts
async function gatherFacts(plan, known, git) {
  const question = {
    sha: plan.context === "git" ? "" : known.event.sha,
    shaLength: plan.shaLength,
    versionTags: versionGlobs(plan.tagPrefix),
    changes: plan.dirty !== "ignore"
  };
  const complete = (state) => ({
    ...known,
    event: plan.context === "git" ? eventFromGit(known.event, state, plan.tagPrefix) : known.event,
    git: state
  });
  const first = complete(await git.read(question));
  if (!needsDeepening(plan, first)) return withHistory(plan, first, git);
  const deepened = await git.deepen();
  if (!deepened.ok) return { ...first, deepenFailed: deepened.error };
  return withHistory(plan, complete(await git.read(question)), git);
}
function needsDeepening(plan, facts) {
  if (facts.git.kind === "none" || !facts.git.shallow || facts.event.deleted !== void 0) return false;
  if (plan.shallow !== "auto") return plan.shallow === "fetch";
  if (plan.components.length > 0) return true;
  return historyAskedBy(plan) !== void 0 && identify(plan, facts).version === void 0;
}
async function withHistory(plan, facts, git) {
  if (facts.git.kind === "none" || facts.git.shallow || facts.event.deleted !== void 0) return facts;
  const monorepo = plan.components.length > 0;
  const own = plan.bump === "conventional" && !identify(plan, facts).exact ? [repositoryLine(plan, facts)] : [];
  if (!monorepo && own.length === 0) return facts;
  const tagsBefore2 = monorepo ? await git.tagsBefore() : void 0;
  const known = { ...facts, ...(0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .present */ .Eb)({ tagsBefore: tagsBefore2 }) };
  const bases = [...own, ...plan.components.map((component) => componentLine(component, known))].map(baseOf2);
  const found = bases.filter((base) => base !== void 0);
  const commits = await git.history({ bases: found.length === bases.length ? found : [], files: monorepo });
  return { ...known, commits };
}
var baseOf2 = ({ last }) => typeof last === "object" ? last.commit : void 0;

// src/actions/build-tag/knobs.ts
var LEVELS2 = ["manifest", "index", "manifest-descriptor", "index-descriptor"];
function readKnobs(env, levels) {
  const problems = [];
  const wrong = (name, expected) => void problems.push(unusable(name, env[name] ?? "", expected));
  const length = env.DOCKER_METADATA_SHORT_SHA_LENGTH || "7";
  const epoch = env.SOURCE_DATE_EPOCH || void 0;
  if (!/^\d{1,3}$/.test(length) || Number(length) < 7) wrong("DOCKER_METADATA_SHORT_SHA_LENGTH", "a whole number from 7 to 40");
  if (epoch !== void 0 && !/^\d{1,11}$/.test(epoch)) wrong("SOURCE_DATE_EPOCH", "whole seconds since 1970");
  const output = env.DOCKER_METADATA_SET_OUTPUT_ENV || "true";
  if (!/^(1|t|true|0|f|false)$/i.test(output)) wrong("DOCKER_METADATA_SET_OUTPUT_ENV", "true or false");
  const annotationLevels = (levels || env.DOCKER_METADATA_ANNOTATIONS_LEVELS || "manifest").split(",").map((level) => level.trim());
  const unknown = annotationLevels.filter((level) => !LEVELS2.includes(level.replace(/\[[^\]]*\]$/, "")));
  if (unknown.length > 0)
    problems.push(
      unusable(
        levels ? "input annotation-levels" : "DOCKER_METADATA_ANNOTATIONS_LEVELS",
        unknown.join(","),
        `some of ${LEVELS2.join(", ")}`
      )
    );
  if (problems.length > 0) return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(problems);
  return (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__.ok)({
    prSha: /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? "") ? "head" : "merge",
    shaLength: Math.min(40, Number(length)),
    annotationLevels,
    setOutputEnv: /^(1|t)/i.test(output),
    sourceDateEpoch: epoch === void 0 ? void 0 : Number(epoch)
  });
}
var unusable = (name, value, expected) => ({
  code: "BT014",
  fault: "user",
  what: `${name} is "${value.slice(0, 60)}"`,
  where: name.startsWith("input ") ? "with:" : "env:",
  expected,
  remedy: `Correct ${name}, or remove it`
});

// src/actions/build-tag/request.ts
var requestOf = (inputs, knobs) => ({
  context: inputs.context,
  images: inputs.images ?? "",
  tags: inputs.tags ?? "",
  flavor: inputs.flavor ?? "",
  labels: inputs.labels ?? "",
  annotations: inputs.annotations ?? "",
  annotationLevels: knobs.annotationLevels,
  productionRegistries: inputs.productionRegistries,
  strict: inputs.strict,
  onEmpty: inputs.onEmpty,
  style: { sanitize: inputs.sanitize, maxLength: inputs.maxLength === "k8s" ? 63 : Number(inputs.maxLength) },
  shaLength: inputs.shaLength ?? knobs.shaLength,
  shallow: inputs.shallow,
  dirty: inputs.dirty,
  tagPrefix: inputs.tagPrefix ?? "",
  bump: inputs.bump,
  bumpRules: inputs.bumpRules,
  releaseAs: inputs.releaseAs,
  components: inputs.components ?? "",
  gitTag: inputs.gitTag === "on"
});

// src/adapters/runner/export-variables.ts
function exportVariables(values) {
  for (const [name, value] of Object.entries(values)) exportVariable(name, value);
}

// src/stages/build-tag/component-outputs.ts
var componentRow = ({ component, identity, set }) => ({
  name: component.name,
  path: component.path,
  version: identity.version?.version ?? "",
  primary: identity.primary ?? "",
  tags: (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOfSet */ .A8)(set).map(({ text: text4 }) => text4),
  changed: identity.changed ?? false,
  "previous-version": identity.previous ?? "",
  "release-type": identity.releaseType ?? "none"
});
function componentOutputs(components) {
  if (components.length === 0) return {};
  const matrix = components.map(componentRow);
  return { components: matrix.filter(({ changed }) => changed), matrix };
}

// src/stages/build-tag/effects.ts
async function writeBakeFiles(decision, plan, form, files) {
  const contents = Object.entries((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .bakeFiles */ .PE)(decision, plan, form));
  const paths = await Promise.all(contents.map(async ([name, content]) => [name, await files.write(content)]));
  return Object.fromEntries(paths);
}

// src/core/version/projections.ts
var toOciTag = (version) => version.replaceAll("+", "_");
function project(version, primary, shaPart2, build) {
  const full = build.length === 0 ? primary : `${primary}+${build.join(".")}`;
  return {
    semver: full,
    oci: tagText(toOciTag(full), { sanitize: "compat", maxLength: 128 }),
    helm: full,
    pep440: toPep440(version, shaPart2),
    dns: short(primary.toLowerCase().replace(/[^a-z0-9]+/g, "-")),
    label: short(primary),
    file: primary
  };
}
var short = (text4) => tagText(text4, { sanitize: "compat", maxLength: 63 }).replace(/[^A-Za-z0-9]+$/, "");
var LETTERS2 = { alpha: "a", a: "a", beta: "b", b: "b", rc: "rc", c: "rc", pre: "rc", preview: "rc" };
function toPep440({ major, minor, patch, prerelease }, shaPart2) {
  const release = `${major}.${minor}.${patch}`;
  const [, word = "", number = "0"] = /^([a-z]+)[.]?(\d*)$/i.exec(prerelease.join(".")) ?? [];
  const letter = LETTERS2[word.toLowerCase()];
  if (prerelease.length === 0) return `${release}+${shaPart2}`;
  if (letter !== void 0) return `${release}${letter}${Number(number || "0")}+${shaPart2}`;
  const local = [...prerelease, shaPart2].join(".").toLowerCase().replace(/[^a-z0-9]+/g, ".");
  return `${release}.dev0+${local.replace(/^\.+|\.+$/g, "")}`;
}

// src/stages/build-tag/explain.ts
var explain = ({ sets, components }) => [
  ...sets.flatMap((set) => explainSet(set)),
  ...components.flatMap(({ component, set }) => explainSet(set, component.name))
];
var explainSet = ({ images, outcomes, latest }, component) => {
  const about = { ...component === void 0 ? {} : { component }, images: images.map(({ name }) => name) };
  return [
    ...outcomes.map((outcome) => ({
      rule: outcome.rule.entry.source,
      line: outcome.rule.entry.line,
      ...about,
      ...outcome.kind === "given" ? { result: outcome.tag, mutable: outcome.mutable, reason: outcome.reason } : { result: null, reason: outcome.kind === "skipped" ? outcome.reason : `${outcome.problem.code} ${outcome.problem.what}` }
    })),
    { rule: "latest", ...about, result: latest.set ? "latest" : null, reason: latest.reason }
  ];
};

// src/stages/build-tag/identity-outputs.ts
function identityOutputs(decision, plan, facts) {
  const { identity, buildTime } = decision;
  const { version, primary, distance, previous, releaseType, changed } = identity;
  const created = buildTime === void 0 ? void 0 : isoTime(buildTime);
  return {
    revision: identity.sha || void 0,
    shortSha: identity.short || void 0,
    primary,
    semver: version?.version,
    major: version?.major,
    minor: version?.minor,
    patch: version?.patch,
    previousVersion: previous,
    releaseType,
    changed,
    distance,
    dirty: facts.git.kind === "repository" && facts.git.changed !== void 0 ? facts.git.changed.length > 0 : void 0,
    created,
    sourceDateEpoch: buildTime,
    artifactName: artifactName(decision, plan, facts),
    projections: projectionsOf(identity),
    buildArgs: buildArgs(decision, created),
    explain: explain(decision)
  };
}
var isoTime = (seconds) => new Date(seconds * 1e3).toISOString();
function artifactName({ identity, version }, plan, facts) {
  const name = plan.images[0]?.ref.repository.split("/").at(-1) ?? facts.repository.name;
  return [name, identity.primary ?? version].filter((part) => part !== "").map(sanitizeTag).join("-");
}
function projectionsOf({ version, primary, short: short2, exact }) {
  if (version === void 0 || primary === void 0) return void 0;
  const build = exact ? version.build : [];
  return project(parseSemver(version.version) ?? version, primary, shaPart(short2), build);
}
function buildArgs({ identity, version, buildTime }, created) {
  const values = { VERSION: identity.primary ?? version, REVISION: identity.sha, CREATED: created, SOURCE_DATE_EPOCH: buildTime };
  return Object.entries(values).filter(([, value]) => value !== void 0 && value !== "").map(([name, value]) => `${name}=${value}`).join("\n");
}

// src/core/summary/markdown.ts
function text3(value) {
  return (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .stripControls */ .$Y)(value).replace(/\s*\n\s*/g, " ").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/([\\`*_[\]|~#])/g, "\\$1").replace(/@(?=\w)/g, "@&#8203;").replace(/(https?):\/\//gi, "$1:&#8203;//");
}
function code(value) {
  const flat = (0,_chunk_NG3C43VL_js__WEBPACK_IMPORTED_MODULE_6__/* .stripControls */ .$Y)(value).replace(/\s*\n\s*/g, " ").replace(/\|/g, "\\|");
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const ticks = "`".repeat(longest + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") || flat === "" ? " " : "";
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}
function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

// src/stages/build-tag/report.ts
function renderTagReport(decision) {
  const { identity, version, buildTime } = decision;
  const name = identity.primary ?? version;
  const parts = [`### ${decision.kind === "tagged" ? "Tagged" : "Not tagged"}${name === "" ? "" : ` ${code(name)}`}`];
  const facts = [
    identity.sha === "" ? void 0 : `commit ${code(identity.sha)}`,
    identity.version === void 0 ? void 0 : `version ${code(identity.version.version)} by ${text3(identity.source)}`,
    identity.distance === void 0 || identity.distance === 0 ? void 0 : `${identity.distance} commits after it`,
    buildTime === void 0 ? void 0 : `time ${isoTime(buildTime)}`
  ];
  parts.push(`${facts.filter((fact) => fact !== void 0).join(", ")}.`);
  if (decision.kind === "refused")
    parts.push(decision.problems.map((problem2) => `- **${problem2.code}** ${text3(problem2.what)}. ${text3(problem2.remedy ?? "")}`).join("\n"));
  else if ((0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(decision).length > 0) parts.push(tagTable(decision));
  if (decision.components.length > 0) parts.push(componentTable(decision));
  parts.push(ruleTable(decision));
  return parts.join("\n\n");
}
var tagTable = (decision) => table(
  ["tag", "may move"],
  (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(decision).map(({ text: text4, mutable }) => [code(text4), mutable ? "yes" : "no"])
);
var componentTable = ({ components }) => table(
  ["component", "changed", "version", "by"],
  components.map(({ component, identity }) => [
    code(component.name),
    identity.changed === true ? "yes" : "no",
    code(identity.primary ?? ""),
    text3(identity.source)
  ])
);
var ruleTable = (decision) => table(
  ["rule", "result", "reason"],
  explain(decision).map(({ rule, result, reason }) => [code(rule), result === null ? "\u2013" : code(result), text3(reason)])
);

// src/actions/build-tag/outputs.ts
var outputs = defineOutputs({
  primary: "The immutable identity of the build, such as 2.1.0-abc1234. Empty when history would be needed and is missing.",
  version: "The first tag.",
  tags: "All tags as image:tag, or tags alone when images is empty, by sep-tags.",
  "tag-names": "The tags without images, by sep-tags.",
  "immutable-tags": "The tags that never come to mean another commit, one a line.",
  "mutable-tags": "The tags that move, one a line.",
  targets: "What artifact-publish takes as targets: oci://image:tag a line, with ' mutable' after each tag that moves.",
  labels: "Labels as key=value, by sep-labels.",
  annotations: "Annotations as level:key=value, by sep-annotations.",
  json: "Tags, tag-names, labels and annotations as JSON.",
  "bake-file": "Path of a bake file with tags, labels and arguments.",
  "bake-file-tags": "Path of a bake file with the tags alone.",
  "bake-file-labels": "Path of a bake file with the labels alone.",
  "bake-file-annotations": "Path of a bake file with the annotations alone.",
  revision: "The full commit id.",
  "short-sha": "The commit id as it stands in tags.",
  "source-date-epoch": "The commit's time in seconds since 1970 (or SOURCE_DATE_EPOCH, where it is set).",
  created: "The same time as RFC 3339.",
  semver: "The plain version.",
  major: "Its first number.",
  minor: "Its second number.",
  patch: "Its third number.",
  "previous-version": "The last version before this commit.",
  "release-type": "With bump or components, what the commits since then come to: major, minor, patch, prerelease, none, or forced by release-as or a Release-As footer.",
  changed: "With bump, whether there is a new version: true or false.",
  distance: "How many commits lie between the last version tag and this commit.",
  dirty: "Whether tracked files are changed. Unset when dirty is ignore.",
  "artifact-name": "A file's name: the image or repository and the identity, such as shop-2.1.0-abc1234.",
  projections: "The identity as semver, oci, helm, pep440, dns, label and file, as JSON.",
  "build-args": "VERSION, REVISION, CREATED and SOURCE_DATE_EPOCH, one a line, for the builder.",
  components: "The changed components as JSON: name, path, version, primary, tags, changed, previous-version, release-type.",
  matrix: "All components in the same form, for a matrix.",
  exists: "With registry-check, whether every tag that never moves is there already, built from this commit.",
  digest: "With registry-check, the digest that those tags name, when it is one.",
  reuse: "With registry-check, whether the build can be left out: exists, and one digest.",
  "git-tag-created": "With git-tag, whether this run made a git tag.",
  explain: "For each rule what it gave and why, as JSON."
});

// src/actions/build-tag/tell.ts
function tellIdentity(run, { decision, plan, facts }) {
  run.setOutputs(identityOutputs(decision, plan, facts));
  run.summarize(renderTagReport(decision));
  for (const { severity, problem: problem2 } of decision.remarks) run.log.problem(severity, problem2);
}
async function tellTags(run, { decision, plan, files, toEnvironment }) {
  const { inputs, log } = run;
  const form = {
    sepTags: inputs.sepTags ?? "\n",
    sepLabels: inputs.sepLabels ?? "\n",
    sepAnnotations: inputs.sepAnnotations ?? "\n",
    bakeTarget: inputs.bakeTarget
  };
  const tags = { ...(0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .tagOutputs */ .Bx)(decision, plan, form), ...componentOutputs(decision.components) };
  const results = { ...tags, ...await writeBakeFiles(decision, plan, form, files) };
  run.setOutputs(results);
  if (toEnvironment) exportVariables(copies(results));
  for (const { text: text4, mutable } of (0,_chunk_RUCA3SPK_js__WEBPACK_IMPORTED_MODULE_4__/* .referencesOf */ .CL)(decision)) log.info(`${text4}${mutable ? " (moves)" : ""}`);
}
var COPIED = "version tags tag-names labels annotations json bake-file bake-file-tags bake-file-labels bake-file-annotations".split(" ");
function copies(results) {
  const texts = Object.entries(outputTexts(outputs, results)).filter(([name]) => COPIED.includes(name));
  return Object.fromEntries(texts.map(([name, text4]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll("-", "_").toUpperCase()}`, text4]));
}

// src/actions/build-tag/main.ts
async function main(run) {
  var _stack = [];
  try {
    const { inputs, context, env } = run;
    const knobs = readKnobs(env, inputs.annotationLevels);
    if (!knobs.ok) return failed(...knobs.error);
    const plan = planTags(requestOf(inputs, knobs.value));
    if (!plan.ok) return failed(...plan.error);
    const git = __using(_stack, systemGit(
      { folder: context.workspace || ".", env, signal: run.signal },
      { serverUrl: context.serverUrl, token: inputs.githubToken ?? "" },
      context.tempDir || (0,node_os__WEBPACK_IMPORTED_MODULE_11__.tmpdir)()
    ), true);
    const known = {
      event: readBuildEvent(context, inputs.prSha ?? knobs.value.prSha),
      repository: repositoryData(context),
      now: run.clock.now().getTime(),
      sourceDateEpoch: knobs.value.sourceDateEpoch,
      match: timedMatcher
    };
    const facts = await gatherFacts(plan.value, known, git);
    const decision = decideTags(plan.value, facts);
    const files = markedFiles(context.tempDir || ".", "tidegate-bake");
    const told = { decision, plan: plan.value, facts, files, toEnvironment: knobs.value.setOutputEnv };
    tellIdentity(run, told);
    if (decision.kind === "refused") return failed(...decision.problems);
    const unfit = inputs.registryCheck === "on" ? await checkRegistries(run, told) : [];
    if (unfit.length > 0) return failed(...unfit);
    await tellTags(run, told);
    const untagged2 = inputs.gitTag === "on" ? await makeGitTags(run, told) : [];
    return untagged2.length > 0 ? failed(...untagged2) : DONE;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
var checkRegistries = async (run, told) => (await __nccwpck_require__.e(/* import() */ 743).then(__nccwpck_require__.bind(__nccwpck_require__, 743))).checkRegistries(run, told.decision);
var makeGitTags = async (run, told) => (await __nccwpck_require__.e(/* import() */ 667).then(__nccwpck_require__.bind(__nccwpck_require__, 667))).makeGitTags(run, told);

// src/actions/build-tag/index.ts
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
/******/ var __webpack_exports__ = __nccwpck_require__(273);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
