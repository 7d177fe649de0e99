import { sourceDateEpoch } from '../../core/build-record/run-facts.ts';
import { type CoverageMinimum, parseMinimum } from '../../core/coverage/judge-coverage.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { readMetadata } from '../../core/publish/metadata.ts';
import { type LoginInputs, passwordRegistry } from '../../core/publish/registry-logins.ts';
import { readSource, type Source } from '../../core/publish/source.ts';
import { present } from '../../core/result/present.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { judgeProductionTags } from '../../core/store-target/floating-tag.ts';
import { readTargets } from '../../core/store-target/read-targets.ts';
import type { StoreTarget } from '../../core/store-target/store-target.ts';

/** The inputs that are more than one value, as the step was given them. */
export interface PlanInputs {
  readonly path: readonly string[];
  readonly root: string | undefined;
  readonly archive: string | undefined;
  readonly artifactType: string | undefined;
  readonly version: string;
  readonly targets: readonly string[];
  readonly productionRegistries: readonly string[];
  readonly minCoverage: string | undefined;
  readonly metadata: readonly string[];
  readonly login: LoginInputs;
  /** SOURCE_DATE_EPOCH of the environment. */
  readonly epoch: string | undefined;
}

/** What the step is to do, so far as the inputs alone tell. */
export interface PublishPlan {
  readonly source: Source;
  readonly targets: readonly StoreTarget[];
  readonly minimums: readonly CoverageMinimum[];
  readonly metadata: Readonly<Record<string, string>>;
  /** The registry that the given password is for. */
  readonly passwordFor?: string;
  /** Seconds since 1970. */
  readonly epoch?: number;
}

/** Judges all inputs together, before anything is read or contacted; every problem is told. */
export function planPublish(inputs: PlanInputs): Result<PublishPlan, readonly Problem[]> {
  const source = readSource(inputs.path);
  const { targets, problems: badTargets } = readTargets(inputs.targets, inputs.version);
  const minimums = parseMinimum(inputs.minCoverage ?? '');
  const metadata = readMetadata(inputs.metadata);
  const password = passwordRegistry(inputs.login, targets);
  const epoch = sourceDateEpoch(inputs.epoch);
  const problems = [
    ...(source.ok ? (source.value.kind === 'layout' ? forFilesOnly(inputs) : []) : [source.error]),
    ...badTargets,
    ...judgeProductionTags(targets, inputs.productionRegistries),
    ...(minimums === undefined ? [badMinimum(inputs.minCoverage ?? '')] : []),
    ...(metadata.ok ? [] : metadata.error),
    ...(password.ok ? [] : [password.error]),
    ...(inputs.epoch !== undefined && epoch === undefined ? [badEpoch(inputs.epoch)] : []),
  ];
  if (problems.length > 0 || !source.ok || !metadata.ok || !password.ok || minimums === undefined) return err(problems);
  return ok({
    source: source.value,
    targets,
    minimums,
    metadata: metadata.value,
    ...present({ passwordFor: password.value, epoch }),
  });
}

/** An image is what it is. */
function forFilesOnly(inputs: PlanInputs): readonly Problem[] {
  const given = { root: inputs.root, archive: inputs.archive, 'artifact-type': inputs.artifactType };
  return Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => ({
      code: 'IN006',
      fault: 'user',
      what: `input "${name}" does not go with path: oci-layout:`,
      where: 'with:',
      remedy: `Remove ${name}:, or publish files`,
    }));
}

const badMinimum = (text: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "min-coverage" is "${oneLine(text, 80)}"`,
  where: 'with:',
  expected: 'lines=80, branches=70.5, or both',
  remedy: 'Write min-coverage: lines=80',
});

const badEpoch = (text: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `SOURCE_DATE_EPOCH is "${oneLine(text, 40)}"`,
  where: "the step's environment",
  expected: 'seconds since 1970',
  remedy: 'Take the output source-date-epoch of build-tag, or leave it out for the time of the commit.',
});
