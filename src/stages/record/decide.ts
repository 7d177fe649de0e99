import { formatOwnStatus, type OwnSmoke } from '../../core/deployment-record/own-status.ts';
import type { DeploymentRecord, DeploymentResult, RecordImage, RecordRollback, SmokeWord } from '../../core/deployment-record/record.ts';
import { digestOf } from '../../core/deployment-record/running.ts';
import { present } from '../../core/result/present.ts';
import type { SmokeReport } from '../../core/smoke/report.ts';
import type { NewDeployment, NewStatus } from './ports.ts';

/** Everything that a record is made from. */
export interface RecordFacts {
  readonly service: string;
  readonly environment: string;
  readonly cluster: { readonly server: string; readonly namespace: string };
  readonly release: { readonly name: string; readonly revision: number; readonly chart?: string };
  readonly images: readonly RecordImage[];
  readonly digest?: string;
  readonly commit: string;
  readonly ref: string;
  readonly run: { readonly id: string; readonly attempt: number; readonly url: string };
  readonly actor: string;
  readonly gate?: { readonly decision: string; readonly approvals: readonly { readonly user: string; readonly at?: string }[] };
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly previous?: { readonly revision: number; readonly digest?: string; readonly commit?: string };
  readonly smoke: DeploymentRecord['smoke'];
  readonly result: DeploymentResult;
  readonly held?: true;
  readonly rollback?: RecordRollback;
  readonly goBack?: string;
  readonly traceId: string;
}

/** A smoke test that was not reached. */
export const NO_SMOKE: DeploymentRecord['smoke'] = { verdict: 'none', passed: 0, failed: 0 };

/** What a record keeps of a smoke test. `checks` are the names of the given checks that passed, for the day this version comes back. */
export function smokeOf(report: SmokeReport, given: readonly string[]): DeploymentRecord['smoke'] {
  const blocking = report.outcomes.filter((one) => one.severity === 'block');
  const passed = blocking.filter((one) => one.verdict === 'pass' || one.verdict === 'flaky').map(({ name }) => name);
  return {
    verdict: report.verdict,
    passed: passed.length,
    failed: blocking.filter((one) => one.verdict === 'fail' || one.verdict === 'inconclusive').length,
    checks: passed.filter((name) => given.includes(name)).slice(0, 100),
    ...present({ served: report.servedVersion }),
  };
}

/** The record of a deployment. */
export function buildRecord(facts: RecordFacts): DeploymentRecord {
  const { gate, startedAt, finishedAt, digest, previous, held, rollback, goBack, ...rest } = facts;
  return {
    version: 'deployment-record/v1',
    ...rest,
    approvals: gate?.approvals ?? [],
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    durationMs: Math.max(0, finishedAt.getTime() - startedAt.getTime()),
    ...present({ digest: digest ?? digestOf(facts), window: gate?.decision, previous, held, rollback, goBack }),
  };
}

/** Our own status on the deployment: success only for what was delivered. */
export function statusOf(record: DeploymentRecord, url: string | undefined): NewStatus {
  const good = record.result === 'succeeded' || record.result === 'unchanged';
  const smoke = ownSmoke(record.smoke.verdict, good);
  return {
    state: good ? 'success' : 'failure',
    description: formatOwnStatus({ service: record.service, smoke, ...present({ digest: digestOf(record) }) }),
    logUrl: record.run.url,
    ...present({ environmentUrl: good ? url : undefined }),
  };
}

/** The deployment that stands for a way back, with its status; undefined when nothing was taken back. */
export function rollbackOf(
  record: DeploymentRecord,
  url: string | undefined,
): { readonly deployment: NewDeployment; readonly status: NewStatus } | undefined {
  const { rollback } = record;
  if (rollback === undefined) return undefined;
  const good = rollback.smoke === 'pass' || rollback.smoke === 'none';
  return {
    deployment: {
      // A version whose commit no record names is told by the commit that it took the place of; the payload says which revision runs.
      ref: rollback.commit ?? record.commit,
      environment: record.environment,
      task: 'rollback',
      description: `back to revision ${rollback.to} of ${record.release.name}`,
      payload: {
        tidegate: 1,
        service: record.service,
        release: record.release.name,
        revision: rollback.revision,
        to: rollback.to,
        reason: rollback.reason.slice(0, 500),
        left: present({ digest: digestOf(record), commit: record.commit, revision: record.release.revision }),
        run: record.run.url,
      },
    },
    status: {
      state: good ? 'success' : 'failure',
      description: formatOwnStatus({
        service: record.service,
        smoke: ownSmoke(rollback.smoke, good),
        ...present({ digest: rollback.digest }),
      }),
      logUrl: record.run.url,
      ...present({ environmentUrl: good ? url : undefined }),
    },
  };
}

/** An inconclusive test counts as red, unless the policy let it through: then nothing is claimed. */
const ownSmoke = (verdict: SmokeWord, good: boolean): OwnSmoke => (verdict === 'inconclusive' ? (good ? 'none' : 'fail') : verdict);
