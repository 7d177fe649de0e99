import { problemsOf } from '../../adapters/runner/problems-of.ts';
import { type Ending, failed } from '../../adapters/runner/run.ts';
import { formatDecision } from '../../core/decision/decision.ts';
import { text } from '../../core/summary/markdown.ts';
import type { TraceContext } from '../../core/trace/context.ts';
import type { Order } from './delivery.ts';
import { type FlowPolicy, nextStep } from './flow.ts';
import { askGate, endAtGate } from './gate.ts';
import { memoBook } from './memo.ts';
import { prepare } from './prepare.ts';
import { type DeliverRun, openScene, serviceOf } from './scene.ts';
import { walk } from './walk.ts';

/** Gate, deployment, smoke test, the way back and the record. The cluster is contacted only behind an open gate. */
export async function deliver(outer: DeliverRun, trace: TraceContext): Promise<Ending> {
  const sections: string[] = [];
  const run: DeliverRun = { ...outer, summarize: (markdown) => void sections.push(markdown) };
  const { inputs } = run;
  const startedAt = run.clock.now();
  const prepared = await prepare(run);
  if (!prepared.ok) return failed(...prepared.error);
  let title = 'not finished';
  try {
    const gate = await askGate(run, prepared.value.gate);
    const policy: FlowPolicy = { ...inputs, staged: false };
    const first = nextStep({ gate: gate.kind }, policy);
    if (first.kind === 'end') {
      title = first.verdict;
      return endAtGate(run, gate, first.verdict);
    }
    await using scene = await openScene(run);
    const staged = scene.target.staged === true;
    const memo = memoBook(run.state, {
      startedAt: startedAt.toISOString(),
      traceId: trace.traceId,
      images: [],
      gate: { decision: formatDecision(gate.decision), approvals: gate.approvals },
    });
    const order: Order = { run, scene, gate, plan: prepared.value.checks, trace, startedAt, memo, policy: { ...policy, staged } };
    const { ending, verdict } = await walk(order, { results: { gate: gate.kind }, problems: [] });
    title = verdict;
    return ending;
  } catch (error) {
    title = run.signal.aborted ? 'cancelled' : 'failed';
    const problems = problemsOf(error);
    run.setOutputs({ verdict: title, reasonCode: problems[0]?.code });
    if (error instanceof Error) run.log.debug(error.stack ?? error.message);
    return failed(...problems);
  } finally {
    outer.summarize([`## ${text(`${serviceOf(run)} to ${inputs.environment}: ${title}`)}`, ...sections].join('\n\n'));
  }
}
