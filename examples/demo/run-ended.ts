import type { ActEvent } from '../../test/support/act/act-lines.ts';
import type { ActResult } from '../../test/support/act/run-act.ts';

/** A run that has ended. */
export interface RunEnded {
  readonly runId: number;
  readonly sha: string;
  /** Job name to result; a job that never started is missing. */
  readonly jobs: Readonly<Record<string, string>>;
  /** Job name to how long it took, in milliseconds. */
  readonly times: Readonly<Record<string, number>>;
  /** An output of a step, or undefined. */
  output(job: string, step: string, name: string): string | undefined;
  /** Everything that a job printed. */
  log(job: string): string;
  /** The Markdown of every summary of a job. */
  summary(job: string): string;
  readonly act: ActResult;
}

/** Reads a run's story out of what act told. */
export function runEnded(about: Pick<RunEnded, 'runId' | 'sha' | 'times'>, act: ActResult): RunEnded {
  const of = <K extends ActEvent['kind']>(kind: K): Extract<ActEvent, { kind: K }>[] =>
    act.events.filter((event): event is Extract<ActEvent, { kind: K }> => event.kind === kind);
  return {
    ...about,
    act,
    jobs: Object.fromEntries(of('job-ended').map((event) => [event.job, event.result])),
    output: (job, step, name) => of('output').findLast((event) => event.job === job && event.step === step && event.name === name)?.value,
    log: (job) =>
      of('log')
        .filter((event) => event.job === job)
        .map((event) => event.text)
        .join('\n'),
    summary: (job) =>
      of('summary')
        .filter((event) => event.job === job)
        .map((event) => event.markdown)
        .join('\n'),
  };
}
