import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import type { RunFacts } from '../../core/build-record/run-facts.ts';
import { percent } from '../../core/coverage/coverage.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { contentDigestOf, type Payload, payloadDigest, payloadSize } from '../../core/publish/payload.ts';
import type { GateResult } from '../../stages/publish/gates.ts';
import { coverageLine, renderSummary, testsLine } from '../../stages/publish/report.ts';
import type { PublishResult, TargetResult } from '../../stages/publish/results.ts';
import type { PublishRun } from './publish-run.ts';

const MOST_ANNOTATIONS = 9;

/** From the greatest change to none. */
const CHANGES = ['created', 'moved', 'kept', 'planned', 'unchanged'] as const;

/** What tests and coverage are, for later steps; true also when they are the reason to stop. */
export function gateOutputs({ tests, coverage }: GateResult) {
  const counts = tests && { passed: tests.passed, failed: tests.failed, skipped: tests.skipped, flaky: tests.flaky };
  return {
    tests: counts,
    coverage,
    coverageLines: coverage?.lines && percent(coverage.lines),
    coverageBranches: coverage?.branches && percent(coverage.branches),
  };
}

/** Says what is about to be published. */
export function tellPayload(run: PublishRun, payload: Payload): void {
  const what = payload.kind === 'image' ? `an image of ${payload.blobs.length} blobs` : `${payload.members.length} file(s)`;
  run.log.info(`${run.inputs.name} ${run.inputs.version}: ${what}, ${payloadSize(payload)} bytes, ${payloadDigest(payload)}`);
  run.setOutputs({ contentDigest: contentDigestOf(payload) });
}

/** Sets the outputs that these targets make true. */
export function tellTargets(run: PublishRun, targets: readonly TargetResult[]): void {
  const main = targets.find(({ store }) => store.plan.target.kind === 'oci') ?? targets[0];
  if (main === undefined) return;
  const extras = targets.map(({ store }) => store.extras()).find(({ artifactId }) => artifactId !== undefined);
  run.setOutputs({
    digest: main.digest,
    ref: main.ref,
    refs: targets.map(({ store, digest, ref, outcome, proof }) => ({
      target: store.plan.target.text,
      digest,
      ref,
      published: outcome,
      proof,
    })),
    published: CHANGES.find((change) => targets.some(({ outcome }) => outcome === change)),
    artifactId: extras?.artifactId,
    artifactUrl: extras?.artifactUrl,
  });
}

/** The same for a step that stops before it looks at any target. */
export const tellRefused = (run: PublishRun, facts: RunFacts, problems: readonly Problem[], gates: GateResult): Ending =>
  tell(run, facts, { targets: [], remarks: [], problems }, gates);

/** Outputs, summary, annotations and the step's ending, out of the result. */
export function tell(run: PublishRun, facts: RunFacts, result: PublishResult, gates: GateResult): Ending {
  tellTargets(run, result.targets);
  if (result.record !== undefined) run.setOutputs({ record: result.recordPath, recordDigest: result.record.digest });
  const { name, version, dryRun } = run.inputs;
  run.summarize(renderSummary({ identity: { name, version, ...facts.identity }, event: facts.event }, result, gates, dryRun));
  for (const { severity, problem } of result.remarks) run.log.problem(severity, problem);
  if (gates.tests !== undefined) run.log.info(`tests: ${testsLine(gates.tests)}`);
  if (gates.coverage !== undefined) run.log.info(`coverage: ${coverageLine(gates.coverage)}`);
  return result.problems.length > 0 ? failed(...shown(result.problems)) : DONE;
}

/** The summary has them all; GitHub shows no more than ten annotations of a kind in a step. */
function shown(problems: readonly Problem[]): readonly Problem[] {
  const rest = problems.slice(MOST_ANNOTATIONS);
  const [first] = rest;
  const more = `${rest.length} more problems of this kind and others are in the step's summary`;
  return first === undefined ? problems : [...problems.slice(0, MOST_ANNOTATIONS), { code: first.code, fault: first.fault, what: more }];
}
