import { tmpdir } from 'node:os';
import { privateFolder } from '../../adapters/files/private-folder.ts';
import { commitTime } from '../../adapters/git/commit-time.ts';
import { writeReportText } from '../../adapters/record/write-report.ts';
import { type Ending, failed } from '../../adapters/runner/run.ts';
import { keepRecord } from '../../adapters/stores/gha/keep-record.ts';
import type { Identity } from '../../core/build-record/build-record.ts';
import { runFacts } from '../../core/build-record/run-facts.ts';
import { judgeEvent } from '../../core/credentials/untrusted-event.ts';
import { contentDigestOf, membersOf } from '../../core/publish/payload.ts';
import type { LoginInputs } from '../../core/publish/registry-logins.ts';
import type { Store } from '../../core/publish/store.ts';
import { present } from '../../core/result/present.ts';
import { publish } from '../../stages/publish/effects.ts';
import { planPublish } from '../../stages/publish/plan.ts';
import type { PublishRequest } from '../../stages/publish/ports.ts';
import { connect } from './connect.ts';
import { gates, payload } from './gather.ts';
import type { PublishRun } from './publish-run.ts';
import { gateOutputs, tell, tellPayload, tellRefused, tellTargets } from './tell.ts';

/** The step: inputs, gates and files are judged whole before anything is contacted; then all targets are looked at, and written one after the other. */
export async function main(run: PublishRun): Promise<Ending> {
  const { inputs, context, env, clock, log, signal } = run;
  const login = loginOf(run);
  const planned = planPublish({ ...inputs, login, epoch: env.SOURCE_DATE_EPOCH || undefined });
  const foreign = judgeEvent(context, inputs.allowUntrustedEvent);
  const refused = [...(planned.ok ? [] : planned.error), ...(foreign === undefined ? [] : [{ ...foreign, ...FOREIGN_EVENT }])];
  if (!planned.ok || refused.length > 0) return failed(...refused);
  const plan = planned.value;

  const facts = runFacts(context, env.GITHUB_WORKFLOW_REF);
  const epoch = plan.epoch ?? (await commitTime({ folder: context.workspace, env, signal }, facts.identity.commit)) ?? facts.committedAt;
  const judged = await gates(run, plan);
  run.setOutputs(gateOutputs(judged));
  for (const alert of judged.alerts) log.problem('warning', alert);
  await using folder = await privateFolder(context.tempDir || tmpdir());
  const read = await payload(run, plan, folder.path, epoch ?? 0);
  if (!read.ok || judged.problems.length > 0) return tellRefused(run, facts, [...judged.problems, ...(read.ok ? [] : read.error)], judged);

  const identity: Identity = {
    name: inputs.name,
    version: inputs.version,
    ...facts.identity,
    contentDigest: contentDigestOf(read.value),
    subjects: membersOf(read.value, inputs.name),
    ...present({ committedAt: epoch }),
  };
  tellPayload(run, read.value);
  const { open, artifacts } = await connect(run, plan, identity, login);
  const opened = plan.targets.map((target) => open(target, read.value));
  const unserved = opened.filter((store) => 'code' in store);
  if (unserved.length > 0) return tellRefused(run, facts, unserved, judged);
  const { coverage, tests, alertTests } = judged;
  const request: PublishRequest = {
    stores: opened.filter((store): store is Store => !('code' in store)),
    identity,
    event: { ...facts.event, metadata: plan.metadata, ...present({ coverage, tests, alertTests }) },
    onConflict: inputs.onConflict,
    verify: inputs.verify,
    dryRun: inputs.dryRun,
    signal,
  };
  const result = await publish(
    {
      clock,
      progress: (line) => log.info(line),
      stored: (targets) => tellTargets(run, targets),
      keepRecord: (record, name) => keepRecord(artifacts, record, name),
      writeRecord: (record) => writeReportText(context, 'publish-record', record.text),
    },
    request,
  );
  return tell(run, facts, result, judged);
}

const FOREIGN_EVENT = {
  expected: 'a run that nobody outside of this repository can start, so that what is published is its own',
  remedy: 'Publish from push or workflow_dispatch; if this workflow builds no code of others, add allow-untrusted-event: true',
};

const loginOf = ({ inputs, context }: PublishRun): LoginInputs => ({
  username: inputs.registryUsername,
  password: inputs.registryPassword,
  token: inputs.token,
  actor: context.actor,
  serverHost: URL.canParse(context.serverUrl) ? new URL(context.serverUrl).host : 'github.com',
});
