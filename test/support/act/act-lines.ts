/** One line of `act --json`. Only the parts that are read here. */
interface ActLine {
  readonly jobID?: string;
  readonly stepID?: readonly string[];
  readonly stage?: string;
  readonly jobResult?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
  readonly msg?: string;
}

/** What happened in a workflow run, in order. */
export type ActEvent =
  | { readonly kind: 'job-started'; readonly job: string }
  | { readonly kind: 'job-ended'; readonly job: string; readonly result: 'success' | 'failure' }
  | { readonly kind: 'step-ended'; readonly job: string; readonly step: string; readonly stage: string; readonly result: string }
  | { readonly kind: 'output'; readonly job: string; readonly step: string; readonly name: string; readonly value: string }
  | { readonly kind: 'summary'; readonly job: string; readonly step: string; readonly markdown: string }
  | { readonly kind: 'log'; readonly job: string; readonly step: string; readonly text: string };

/** Reads one line of act's JSON log; undefined when it tells nothing of a job. */
export function readActLine(line: string): ActEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const entry = JSON.parse(line) as ActLine;
  if (entry.jobID === undefined) return undefined;
  const job = entry.jobID;
  const step = entry.stepID?.[0] ?? '';
  if (entry.jobResult !== undefined) return { kind: 'job-ended', job, result: entry.jobResult === 'success' ? 'success' : 'failure' };
  if (entry.command === 'set-output') return { kind: 'output', job, step, name: entry.name ?? '', value: entry.arg ?? '' };
  if (entry.command === 'summary') return { kind: 'summary', job, step, markdown: entry.content ?? '' };
  if (entry.stepResult !== undefined && step !== '')
    return { kind: 'step-ended', job, step, stage: entry.stage ?? 'Main', result: entry.stepResult };
  if (entry.msg?.includes('Run Set up job')) return { kind: 'job-started', job };
  // act's own account of where it found an action.
  if (entry.msg?.startsWith('LocalRepositoryCache ')) return undefined;
  if (entry.msg !== undefined && step !== '') return { kind: 'log', job, step, text: entry.msg.replace(/\n$/, '') };
  return undefined;
}
