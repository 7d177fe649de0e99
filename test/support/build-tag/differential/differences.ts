import { rows } from './cases.ts';

/** Where we answer otherwise than docker/metadata-action on purpose. The README's table has the same reasons. */
export interface Difference {
  readonly reason: string;
  /** Ids of rows. */
  readonly rows: readonly string[];
  /** Our tag names, as sep-tags joins them; a code when we refuse; `as-theirs` when only labels differ. */
  readonly ours: (theirs: string) => string;
}

const ending = (...ends: readonly string[]): readonly string[] =>
  rows.map(({ id }) => id).filter((id) => ends.some((end) => id.endsWith(end)));
const without = (tag: string) => (names: string) =>
  names
    .split('\n')
    .filter((name) => name !== tag)
    .join('\n');
const each = (events: readonly string[], rules: readonly string[]): readonly string[] =>
  events.flatMap((event) => rules.map((rule) => `${event} / ${rule}`));

export const differences: readonly Difference[] = [
  { reason: 'an empty expression skips the rule', rows: ending(' / raw'), ours: () => 'fixed' },
  {
    reason: 'a pre-release, development or post-release tag does not move latest',
    rows: each(['push v1.2.3-rc.1', 'push v2.0.8-beta.67', 'push 1.0dev4', 'push 1.2.3.post1', 'push 20200110-RC2'], ['default', 'refs']),
    ours: without('latest'),
  },
  {
    reason: 'PEP 440 separates local parts by dots',
    rows: ['push v1.2.3+build.7 / pep440'],
    ours: (names) => names.replace('1.2.3-build-7', '1.2.3-build.7'),
  },
  {
    reason: 'the default branch is told by the ref',
    rows: ['create branch / globals', 'create tag / globals'],
    ours: (names) => names.replace('true-false', 'false-true'),
  },
  {
    reason: 'description and licence are left out where the event does not tell them',
    rows: ['schedule / default'],
    ours: (names) => names,
  },
  {
    reason: 'a merge queue is about its pull request',
    rows: each(['merge group'], ['default', 'refs', 'semver']),
    ours: (names) => names.replace(/^gh-readonly-queue-main-pr-15-b+/, 'pr-15'),
  },
  {
    reason: 'workflow_run is about the commit and branch of that run',
    rows: each(['workflow run'], ['default', 'refs', 'semver', 'semver raw', 'pep440', 'edge', 'globals']),
    ours: (names) =>
      names
        .replace(/^main$/m, 'topic')
        .replace(/^edge\n/, '')
        .replace('d'.repeat(40), 'dab37b517e5696b0e7adce7f9dfae24625ef643d')
        .replace(/\bd{7}\b/, 'dab37b5')
        .replace('true-false', 'false-true'),
  },
  { reason: 'labels are sorted by code point, whatever the language', rows: ['labels in capitals'], ours: (names) => names },
  { reason: 'nothing is HTML-escaped', rows: ['html'], ours: () => 'feature-a-b-c-d' },
  { reason: 'a text that is no tag is an error', rows: ['hidden'], ours: () => 'BT010' },
  { reason: 'an unknown attribute is an error', rows: ['unknown attribute'], ours: () => 'BT002' },
  { reason: 'a doubled attribute is an error', rows: ['doubled attribute'], ours: () => 'BT003' },
  { reason: 'a match that takes nothing skips the rule', rows: ['semver match none'], ours: () => 'sha-dab37b5' },
  { reason: 'a value that is no version is an error', rows: ['semver value that is none'], ours: () => 'BT005' },
  { reason: 'a comment may be indented', rows: ['comments'], ours: without('-another') },
];
