import { type ImageRef, parseImageRef } from '../image-ref/image-ref.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** Where a chart comes from. */
export type ChartSource =
  | { readonly kind: 'local'; readonly path: string }
  /** A tag or a digest, or both. */
  | { readonly kind: 'oci'; readonly ref: ImageRef }
  | { readonly kind: 'repo'; readonly repo: string; readonly name: string; readonly version?: string };

export interface ChartInputs {
  readonly chart: string;
  readonly repo: string | undefined;
  readonly version: string | undefined;
  readonly requireDigest: boolean;
}

/** Reads the chart's inputs; all problems at once: IN003, IN006, and HD080 when a digest is required and none is named. */
export function readChartSource({ chart, repo, version, requireDigest }: ChartInputs): Result<ChartSource, readonly Problem[]> {
  const problems: Problem[] = [];
  const source = readSource(chart, repo, version, problems);
  if (requireDigest && source !== undefined && !(source.kind === 'oci' && source.ref.digest !== undefined) && source.kind !== 'local')
    problems.push(noDigest(chart));
  return source === undefined || problems.length > 0 ? err(problems) : ok(source);
}

function readSource(chart: string, repo: string | undefined, version: string | undefined, problems: Problem[]): ChartSource | undefined {
  if (chart.startsWith('oci://')) {
    if (repo !== undefined) problems.push(doesNotGo('repo', 'an oci:// chart'));
    return readOci(chart, version, problems);
  }
  if (repo === undefined) {
    if (version !== undefined) problems.push(doesNotGo('version', 'a chart from the workspace'));
    return { kind: 'local', path: chart };
  }
  if (/^[A-Za-z0-9][\w.-]*$/.test(chart)) return { kind: 'repo', repo, name: chart, ...(version === undefined ? {} : { version }) };
  problems.push(bad(chart, 'the name of a chart in repo, such as redis'));
  return undefined;
}

/** Helm writes a `+` of a version as `_` in tags, where a `+` is not allowed. */
function readOci(chart: string, version: string | undefined, problems: Problem[]): ChartSource | undefined {
  const ref = parseImageRef(chart.slice('oci://'.length).replace(/\+/g, '_'));
  if (ref === undefined || (ref.registry === 'docker.io') !== /^oci:\/\/(?:[\w-]+\.)*docker\.(?:io|com)\//.test(chart)) {
    problems.push(bad(chart, 'oci://HOST/NAME:VERSION or oci://HOST/NAME@sha256:…'));
    return undefined;
  }
  if (version !== undefined && (ref.tag !== undefined || ref.digest !== undefined))
    problems.push(doesNotGo('version', 'an oci:// chart that has a tag or a digest'));
  const tag = ref.tag ?? version?.replace(/\+/g, '_');
  if (tag === undefined && ref.digest === undefined) problems.push(bad(chart, 'a tag, a digest, or the input version'));
  return { kind: 'oci', ref: { ...ref, ...(tag === undefined ? {} : { tag }) } };
}

const bad = (chart: string, expected: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "chart" is "${oneLine(chart, 120)}", which names no chart`,
  where: 'with:',
  expected,
});

const doesNotGo = (name: string, withWhat: string): Problem => ({
  code: 'IN006',
  fault: 'user',
  what: `input "${name}" does not go with ${withWhat}`,
  where: 'with:',
  remedy: `Remove ${name}:`,
});

const noDigest = (chart: string): Problem => ({
  code: 'HD080',
  fault: 'user',
  what: `chart ${oneLine(chart, 120)} names no digest`,
  where: 'input "chart"',
  expected: 'a digest, because require-digest is set',
  remedy: 'chart: oci://HOST/NAME@sha256:…',
});

/** HD080: the tag beside a digest was moved. */
export const otherDigest = (chart: string, tag: string, resolves: string): Problem => ({
  code: 'HD080',
  fault: 'user',
  what: `chart ${oneLine(chart, 200)}: its tag ${tag} is ${resolves} by now`,
  where: 'input "chart"',
  expected: 'a tag and a digest that name the same chart',
  remedy: 'Leave the tag out, or correct one of the two.',
});

/** HD082: the registry does not hold it. */
export const chartNotFound = (chart: string, why: string): Problem => ({
  code: 'HD082',
  fault: 'user',
  what: `chart ${oneLine(chart, 200)} was not found (${oneLine(why, 300)})`,
  where: 'input "chart"',
  remedy: 'Check its name and version, and that it was published.',
});

/** HD083: the registry or repository asks for another login. */
export const chartDenied = (chart: string, why: string): Problem => ({
  code: 'HD083',
  fault: 'user',
  what: `chart ${oneLine(chart, 200)} may not be read (${oneLine(why, 300)})`,
  where: 'input "chart"',
  remedy: 'Give chart-credentials: USER:PASSWORD of an account that may read it.',
});
