import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Rule, VersionRule } from '../../core/tag-rule/rule.ts';
import { renderTemplate, uses } from '../../core/template/render-template.ts';
import type { Template } from '../../core/template/template.ts';
import { isFinal, parsePep440 } from '../../core/version/pep440.ts';
import { standingOf } from '../../core/version/release-numbers.ts';
import { isStable, parseSemver } from '../../core/version/semver.ts';
import { allTagNames, inLine, releasesOf, type Stay, staysBecause } from './forward.ts';
import { latestFor } from './latest-for.ts';
import type { Outcome } from './outcome.ts';
import { finishTag, type RuleScope } from './rule-scope.ts';
import { sourceText } from './source-text.ts';
import { takeGroup, tooSlow, unmatched, unmet } from './take-group.ts';

/** What a version's text is made of. */
interface Fields {
  readonly values: Readonly<Record<string, string>>;
  readonly stable: boolean;
}

/** Follows `type=semver` and `type=pep440`. */
export function giveVersion(rule: Rule & VersionRule, scope: RuleScope): Outcome {
  const source = sourceText(rule.value, rule, scope);
  if (source.kind !== 'text') return source;
  const names = allTagNames(scope.facts);
  const read = rule.match === undefined ? undefined : takeGroup(rule.match, [1, 0], [source.text, ...(names ?? [])], scope.facts);
  if (rule.match !== undefined && read?.kind === 'too-slow') return { kind: 'refused', rule, problem: tooSlow(rule, rule.match) };
  const texts = read?.kind === 'taken' ? read.texts : [source.text, ...(names ?? [])];
  const [text, ...others] = texts.map((one) => one?.replaceAll('/', '-'));
  if (text === undefined) return unmatched(rule, source.text, rule.match?.source ?? '', source.explicit);
  const fields = rule.type === 'semver' ? semverFields(text) : pep440Fields(text);
  if (fields === undefined) {
    const reason = `"${oneLine(text, 80)}" is no ${rule.type === 'semver' ? 'semantic version' : 'PEP 440 version'}`;
    return { kind: 'skipped', rule, reason, unmet: { explicit: source.explicit, problem: unmet(rule, reason, 'a version such as 1.2.3') } };
  }
  const stays = floats(rule.pattern) && fields.stable ? staysInLine(rule, text, scope, others) : undefined;
  if (stays !== undefined) return { kind: 'skipped', rule, reason: stays.reason, ...(stays.known ? {} : { held: true }) };
  const pattern = fields.stable || isRaw(rule.pattern) ? rule.pattern : FULL_VERSION;
  const rendered = renderTemplate(pattern, fields.values, scope.moments);
  return finishTag(scope, rule, { text: rendered.text, own: '', empty: [], ...latestFor(text, scope.facts, () => others, rule.type) });
}

const FULL_VERSION: Template = [{ kind: 'expression', name: 'version' }];

/** A pattern that leaves numbers out moves with each release; one that says the whole version does not. */
const floats = (pattern: Template): boolean =>
  !uses(pattern, 'version', 'raw') && !(['major', 'minor', 'patch'] as const).every((name) => uses(pattern, name));

/** `{{raw}}` alone also stands for a pre-release. */
const isRaw = (pattern: Template): boolean => pattern.length === 1 && uses(pattern, 'raw');

function staysInLine(
  rule: Rule & VersionRule,
  text: string,
  { facts }: RuleScope,
  others: readonly (string | undefined)[],
): Stay | undefined {
  if (facts.event.prerelease) return { known: true, reason: 'the release is marked as a pre-release' };
  const standing = standingOf(text, rule.type);
  if (standing.kind !== 'release') return undefined;
  const names = allTagNames(facts);
  const shared = !uses(rule.pattern, 'major') ? 0 : uses(rule.pattern, 'minor') ? 3 : 2;
  return staysBecause(standing.numbers, inLine(names && releasesOf(names, others, rule.type), standing.numbers, shared));
}

function semverFields(text: string): Fields | undefined {
  const version = parseSemver(text);
  if (version === undefined) return undefined;
  const { raw, major, minor, patch, prerelease, build } = version;
  const values = {
    raw,
    version: version.version,
    major: String(major),
    minor: String(minor),
    patch: String(patch),
    prerelease: prerelease.join(','),
    build: build.join(','),
    loose: 'true',
    includePrerelease: 'false',
  };
  return { values, stable: isStable(version) };
}

function pep440Fields(text: string): Fields | undefined {
  const version = parsePep440(text);
  if (version === undefined) return undefined;
  const [major = 0, minor = 0, patch = 0] = version.release;
  const values = { raw: text, version: version.version, major: String(major), minor: String(minor), patch: String(patch) };
  return { values, stable: isFinal(version) };
}
