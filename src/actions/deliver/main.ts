import type { Ending } from '../../adapters/runner/run.ts';
import { traceContext } from '../../core/trace/context.ts';
import { deliver } from './deliver.ts';
import { goBack } from './go-back.ts';
import type { DeliverRun } from './scene.ts';
import { status } from './status.ts';

/** The step: its trace, then what the mode asks for. */
export async function main(run: DeliverRun): Promise<Ending> {
  const { inputs, context } = run;
  const about = { runId: context.runId, runAttempt: context.runAttempt, checkRunId: inputs.checkRunId, inherited: run.env.TRACEPARENT };
  const trace = traceContext(about, run.random);
  run.setOutputs({ traceId: trace.traceId, traceparent: trace.traceparent });
  switch (inputs.mode) {
    case 'deliver':
      return deliver(run, trace);
    case 'rollback':
      return goBack(run, trace);
    case 'status':
      return status(run);
  }
}
