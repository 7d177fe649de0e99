import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { evidenceLines, renderEvidence, type WorkloadEvidence } from '../../core/rollout/evidence.ts';
import { gatherEvidence } from '../kubernetes/gather-evidence.ts';
import { hookEvidence } from './hook-evidence.ts';
import type { HelmPlan } from './plan-upgrade.ts';
import type { HelmSession } from './session.ts';

/** Prints what pods, events and logs tell of a failed rollout, and gives it as Markdown: before anything is taken back. */
export async function tellEvidence(
  session: HelmSession,
  plan: HelmPlan,
  problem: Problem,
  seenHooks: readonly WorkloadEvidence[],
): Promise<string> {
  const evidence = await evidenceOf(session, plan, problem, seenHooks);
  if (evidence.length > 0) {
    using _ = session.ports.log.section('Evidence');
    session.ports.log.outside(evidenceLines(evidence));
  }
  return renderEvidence(evidence);
}

async function evidenceOf(
  { ports, settings }: HelmSession,
  plan: HelmPlan,
  problem: Problem,
  seenHooks: readonly WorkloadEvidence[],
): Promise<readonly WorkloadEvidence[]> {
  const objects = readManifest(plan.rendered.manifest, settings.namespace);
  const ofRollout = problem.code.startsWith('HD05');
  const isOfHook = problem.code === 'HD060' || problem.code === 'HD061' || /\(hook\)/.test(problem.what);
  const now = isOfHook ? await hookEvidence(ports.cluster, settings.namespace, plan.rendered.hooks) : [];
  const gone = isOfHook ? seenHooks.filter(({ workload }) => !now.some((one) => one.workload === workload)) : [];
  const jobs = objects.flatMap(({ kind, name }) => (kind === 'Job' ? [{ kind, name, manifest: '', events: [] }] : []));
  const ofJobs = problem.code === 'HD058' ? await hookEvidence(ports.cluster, settings.namespace, jobs) : [];
  const gathered = ofRollout ? await gatherEvidence(ports.cluster, workloadsOf(objects)) : [];
  return [...now, ...gone, ...ofJobs, ...gathered.filter((item) => item.pods.length > 0 || item.events.length > 0)];
}
