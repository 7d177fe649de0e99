import { type Bed, nextId, now, person } from '../bed.ts';
import type { Conclusion, Run, RunStatus } from '../world.ts';

export interface RunArgs {
  readonly id?: number;
  readonly name?: string;
  /** Path of the workflow's file; one workflow id per path. */
  readonly workflowPath?: string;
  readonly event?: string;
  readonly headSha: string;
  readonly headBranch?: string | null;
  readonly actor?: string;
  readonly triggeringActor?: string;
  readonly status?: RunStatus;
  readonly conclusion?: Conclusion;
  readonly createdAt?: string;
}

/** A workflow run; in progress if nothing else is said. */
export function addRun(bed: Bed, args: RunArgs): Run {
  const { world } = bed;
  if (world.commits[args.headSha] === undefined) throw new Error(`no commit ${args.headSha}`);
  if (args.id !== undefined && world.runs.some(({ id }) => id === args.id)) throw new Error(`run ${args.id} exists`);
  const workflowPath = args.workflowPath ?? '.github/workflows/ci.yml';
  const sameWorkflow = world.runs.filter((run) => run.workflowPath === workflowPath);
  const actor = person(bed, args.actor ?? world.repository.owner).login;
  const createdAt = args.createdAt ?? now(bed);
  const run: Run = {
    id: args.id ?? nextId(bed),
    name: args.name ?? (workflowPath.split('/').at(-1) as string).replace(/\.ya?ml$/, ''),
    workflowId: sameWorkflow[0]?.workflowId ?? nextId(bed),
    workflowPath,
    checkSuiteId: nextId(bed),
    number: sameWorkflow.length + 1,
    attempt: 1,
    event: args.event ?? 'push',
    headSha: args.headSha,
    headBranch: args.headBranch === undefined ? world.repository.defaultBranch : args.headBranch,
    actor,
    triggeringActor: person(bed, args.triggeringActor ?? actor).login,
    status: args.status ?? (args.conclusion === undefined ? 'in_progress' : 'completed'),
    conclusion: args.conclusion ?? null,
    createdAt,
    startedAt: createdAt,
    updatedAt: createdAt,
  };
  world.runs.push(run);
  return run;
}

/** Ends a run, or gives it another state. */
export function setRun(bed: Bed, args: { id: number; status?: RunStatus; conclusion?: Conclusion | null }): Run {
  const run = runOf(bed, args.id);
  run.conclusion = args.conclusion === undefined ? run.conclusion : args.conclusion;
  run.status = args.status ?? (run.conclusion === null ? run.status : 'completed');
  run.updatedAt = now(bed);
  return run;
}

/** A re-run: the next attempt, started by somebody. Jobs that are added from now on belong to it; the earlier ones stay. */
export function rerun(bed: Bed, args: { id: number; by?: string }): Run {
  const run = runOf(bed, args.id);
  run.attempt += 1;
  run.triggeringActor = person(bed, args.by ?? run.triggeringActor).login;
  run.status = 'in_progress';
  run.conclusion = null;
  run.startedAt = run.updatedAt = now(bed);
  return run;
}

export function runOf({ world }: Bed, id: number): Run {
  const run = world.runs.find((candidate) => candidate.id === id);
  if (run === undefined) throw new Error(`no run ${id}`);
  return run;
}
