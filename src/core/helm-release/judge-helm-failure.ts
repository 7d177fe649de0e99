import { forbidden, readForbidden } from '../cluster/forbidden.ts';
import { oneLine, stripControls } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';

/** What helm said before it ended with an error, and for whom. */
export interface HelmFailure {
  readonly stderr: string;
  readonly where: string;
  readonly identity: string;
}

type Rule = readonly [pattern: RegExp, make: (failure: HelmFailure, words: string) => Problem];

const problem =
  (code: Problem['code'], fault: Problem['fault'], what: string, remedy?: string) =>
  (failure: HelmFailure, words: string): Problem => ({
    code,
    fault,
    what: `${what}: ${words}`,
    where: failure.where,
    ...(remedy === undefined ? {} : { remedy }),
  });

/** Helm's messages, most telling first (helm v3.17 and v4.1: pkg/action, pkg/engine, pkg/kube; apiserver for the rest). */
const RULES: readonly Rule[] = [
  [
    /values don't meet the specifications of the schema/,
    problem('HD023', 'user', "the values violate the chart's schema", 'Correct the values that it names.'),
  ],
  [/cannot (\w+) resource "/, (failure, words) => forbiddenOr(failure, words)],
  [
    /namespaces "[^"]*" not found|because it is being terminated/,
    problem('HD003', 'user', 'the namespace is missing or going away', 'Create it first, or add create-namespace: true'),
  ],
  [
    /conflict(?:s)? with "[^"]+"|Apply failed with \d+ conflict/,
    problem('HD040', 'user', 'fields are owned by somebody else', 'Give up the field in the chart, or let its owner go.'),
  ],
  [
    /field is immutable|may not be changed|updates to statefulset spec for fields other than/i,
    problem('HD041', 'user', 'a field cannot be changed', 'Delete the object first, or give it another name.'),
  ],
  [
    /(?:pre|post)-(?:install|upgrade|rollback|delete)(?: hooks?)? failed|hooks? failed|failed (?:pre|post)-/i,
    problem('HD060', 'user', 'a hook failed', 'Its log is in the evidence.'),
  ],
  [/job is failed|resource Job\/\S+ not ready\. status: Failed/i, problem('HD058', 'user', 'a Job failed', 'Its log is in the evidence.')],
  [
    /admission webhook|denied the request|violates PodSecurity|is invalid: |admission plugin/,
    problem('HD043', 'user', 'the API server refused an object', 'Correct the object in the chart.'),
  ],
  [
    /execution error at|template: |parse error at|error converting YAML|YAML parse error|nil pointer evaluating|error unmarshaling JSON/,
    problem('HD024', 'user', 'the chart does not render', 'Try it with: helm template'),
  ],
  [
    /Chart\.yaml file is missing|no such file or directory|path "[^"]*" not found|chart not found/i,
    problem(
      'HD082',
      'user',
      'the chart or a values file is not found',
      'Check chart: and values-files:, and that the job checks the repository out.',
    ),
  ],
  [
    /found in Chart\.yaml, but missing in charts\/|dependencies/,
    problem('HD081', 'user', "the chart's dependencies are not built", 'Run helm dependency build first.'),
  ],
];

function forbiddenOr(failure: HelmFailure, words: string): Problem {
  const right = readForbidden(failure.stderr);
  return right === undefined ? otherwise(failure, words) : forbidden([right], failure.identity);
}

const otherwise = problem('HD061', 'remote', 'helm failed');

/** One problem for helm's words; helm's own prefixes are left out of the sentence. */
export function judgeHelmFailure(failure: HelmFailure): Problem {
  const words = helmSentence(failure.stderr);
  const rule = RULES.find(([pattern]) => pattern.test(failure.stderr));
  return rule === undefined ? otherwise(failure, words) : rule[1](failure, words);
}

/** Whether helm gave up waiting: the pods tell why, not helm. */
export const helmTimedOut = (stderr: string): boolean =>
  /context deadline exceeded|timed out waiting|resources? (?:\S+ )?not ready|client rate limiter Wait returned/i.test(stderr);

/** The last line that starts with `Error:`, and what follows it, in one line. */
export function helmSentence(stderr: string): string {
  const text = stripControls(stderr).trim();
  const at = text.lastIndexOf('Error: ');
  const sentence = (at < 0 ? text.split('\n').slice(-3).join(' ') : text.slice(at + 'Error: '.length)).replace(
    /^(?:UPGRADE|INSTALLATION|ROLLBACK) FAILED: /,
    '',
  );
  return oneLine(sentence, 500) || 'it gave no reason';
}
