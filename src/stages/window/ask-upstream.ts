import { formatDuration } from '../../core/clock/duration.ts';
import type { UpstreamRules } from '../../core/policy/rules-for.ts';
import { present } from '../../core/result/present.ts';
import { judgeUpstream, type UpstreamFacts, type UpstreamWord } from '../../core/upstream/judge-upstream.ts';
import { asGate } from './ask.ts';
import type { GatePorts, GateRequest } from './ports.ts';

/** How often a job that needs calls ended is read again while its own check does not say so. */
const STALE_READS = 6;

/**
 * Whether everything before this job is green. What the policy requires by name can still change (a late job, an answer that is old),
 * so it must be green on two reads; jobs that `needs` names have ended, so one read tells.
 */
export async function askUpstream(ports: GatePorts, request: GateRequest, rules: UpstreamRules): Promise<UpstreamWord> {
  const ask = async (): Promise<UpstreamWord> => {
    const read = async (): Promise<UpstreamWord> => judgeUpstream(await readFacts(ports, request, rules), rules);
    const pause = (): Promise<void> => ports.clock.sleep(rules.settleMs, request.signal);
    let word = await read();
    for (let n = 1; word.isStale && n < STALE_READS; n++) {
      ports.progress(`upstream: a job of needs has not ended by its own check; reading again in ${formatDuration(rules.settleMs)}`);
      await pause();
      word = await read();
    }
    if (word.finding.kind !== 'pass' || rules.required.length === 0) return word;
    ports.progress(`upstream: green; reading it once more in ${formatDuration(rules.settleMs)}`);
    await pause();
    const again = await read();
    return again.finding.kind === 'closed' ? { ...again, finding: changed(again.finding.why) } : again;
  };
  return asGate('upstream', 'reading the jobs and checks before this one', ask, (finding) => ({ finding, remarks: [], isStale: false }));
}

async function readFacts({ facts }: GatePorts, request: GateRequest, rules: UpstreamRules): Promise<UpstreamFacts> {
  const isByName = rules.required.length > 0;
  const hasNeeds = Object.keys(request.needs ?? {}).length > 0;
  const [jobs, checks, statuses] = await Promise.all([
    isByName || hasNeeds ? facts.jobs(request.run.id) : [],
    isByName ? facts.checks(request.sha) : [],
    isByName ? facts.statuses(request.sha) : [],
  ]);
  const self = request.checkRunId === undefined ? undefined : Number(request.checkRunId);
  return { sha: request.sha, runId: request.run.id, jobs, checks, statuses, ...present({ self, needs: request.needs }) };
}

const changed = (why: string) =>
  ({
    gate: 'upstream',
    kind: 'closed',
    why: `changed between the two reads: ${why}`,
    problem: {
      code: 'DW014',
      fault: 'user',
      what: `changed between the two reads: ${why}`,
      remedy: 'Run this job again when it has settled.',
    },
    canOpen: true,
  }) as const;
