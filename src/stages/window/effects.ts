import type { Rules } from '../../core/policy/rules-for.ts';
import { rulesFor } from '../../core/policy/rules-for.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { judgeCalendar } from '../../core/window/calendar-findings.ts';
import type { Finding } from '../../core/window/finding.ts';
import { judgeOverride } from '../../core/window/judge-override.ts';
import { judgeSwitch } from '../../core/window/judge-switch.ts';
import { askApproval } from './ask-approval.ts';
import { askUpstream } from './ask-upstream.ts';
import { closedOf, decide, type GateCase, type GateOutcome, wantsGreenEnd } from './decide.ts';
import { judgeClock, judgeEvent, noDefault, overRules } from './judge-surroundings.ts';
import { type LoadedPolicy, loadPolicy, utc } from './load-policy.ts';
import type { GatePorts, GateRequest } from './ports.ts';

/**
 * Asks every gate and gives the word; what GitHub or the policy does not surely allow is closed. Throws only when the job is cancelled, and
 * for faults of our own: count that as closed too.
 */
export async function runGate(ports: GatePorts, request: GateRequest): Promise<GateOutcome> {
  const loaded = await loadPolicy(ports, request);
  request.signal.throwIfAborted();
  if (!loaded.ok) return decide(withoutPolicy(ports, request, loaded.error));
  const { environment, service } = request;
  const rules = rulesFor(loaded.value.policy, { environment, service }, request);
  if (rules === undefined) return decide(withoutPolicy(ports, request, [noDefault(environment)], loaded.value.sha));
  const found = await askAll(ports, request, loaded.value, rules);
  request.signal.throwIfAborted();
  const closed = closedOf(found.findings);
  const override = await askOverride(ports, request, rules, closed);
  const hasOwnDeployment = wantsGreenEnd(request, closed) ? await askOwnDeployment(ports, request) : undefined;
  return decide({ ...found, ...present({ override, hasOwnDeployment }) });
}

/** All gates, also after the first closed one. The time is taken last, because the other gates may have waited. */
async function askAll(ports: GatePorts, request: GateRequest, { policy, sha, remarks }: LoadedPolicy, rules: Rules): Promise<GateCase> {
  const [upstream, approval] = await Promise.all([
    askUpstream(ports, request, rules.upstream),
    askApproval(ports, request, rules.approval),
  ]);
  const now = ports.clock.now();
  const calendar = judgeCalendar(rules.calendar, now.getTime(), rules.timeNeededMs);
  const findings: readonly Finding[] = [
    judgeClock(ports.facts.clockAheadMs()),
    judgeEvent(request.run.event, rules.approval.flow),
    ...calendar.findings,
    judgeSwitch(request.deployWindow, rules.needsSwitch),
    upstream.finding,
    approval.finding,
  ];
  return {
    request,
    findings,
    approvedBy: approval.approvedBy,
    remarks: [...remarks, ...overRules(rules.calendar, now.getTime()), ...upstream.remarks, ...approval.remarks],
    policySha: sha,
    zone: policy.zone,
    now,
    timeNeededMs: rules.timeNeededMs,
    ...present({ closesAt: calendar.closesAt, opensAt: calendar.opensAt }),
  };
}

function withoutPolicy(ports: GatePorts, request: GateRequest, problems: readonly Problem[], policySha = 'unknown'): GateCase {
  const findings = problems.map((problem): Finding => ({ gate: 'policy', kind: 'closed', why: problem.what, problem, canOpen: false }));
  return { request, findings, approvedBy: [], remarks: [], policySha, zone: utc(), now: ports.clock.now(), timeNeededMs: 0 };
}

async function askOverride(
  { facts, progress }: GatePorts,
  { run, overrideReason }: GateRequest,
  rules: Rules,
  closed: ReturnType<typeof closedOf>,
): Promise<GateCase['override']> {
  if (overrideReason === undefined || closed.length === 0) return undefined;
  // An unknown role is refused by every rule that asks for one.
  const role = await facts.roleOf(run.starter).catch((error: unknown) => void progress(`the role of ${run.starter} is unknown: ${error}`));
  const person = { login: run.starter, ...present({ role: role ?? undefined }) };
  return judgeOverride(closed, rules.override, { reason: overrideReason, person, event: run.event });
}

/** What cannot be read counts as a deployment of the job's own. */
async function askOwnDeployment({ facts, progress }: GatePorts, { checkRunId }: GateRequest): Promise<boolean> {
  if (checkRunId === undefined) return true;
  try {
    return await facts.hasOwnDeployment(checkRunId);
  } catch (error) {
    progress(`whether this job has a deployment of its own is unknown: ${error}`);
    return true;
  }
}
