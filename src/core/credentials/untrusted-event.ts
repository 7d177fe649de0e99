import type { JobContext } from '../event/context.ts';
import type { Problem } from '../problem/problem.ts';

const RISKY = ['pull_request_target', 'workflow_run', 'issue_comment'];

/**
 * Events that run with the base repository's rights on behalf of somebody else. Credentials are refused when the head repository is another
 * one, or cannot be told. Undefined when the step may go on.
 */
export function judgeEvent(context: JobContext, allowed: boolean): Problem | undefined {
  if (allowed || !RISKY.includes(context.eventName)) return undefined;
  const head = headRepository(context.payload);
  if (head === context.repository.full && head !== '') return undefined;
  return {
    code: 'CR030',
    fault: 'user',
    what: `credentials are refused on ${context.eventName} from ${head ?? 'a repository that the event does not name'}`,
    where: `run ${context.runId}`,
    expected: `a run of ${context.repository.full} itself, so that nobody outside it can reach the cluster`,
    remedy: 'Deploy from push or workflow_dispatch; if this workflow runs no code of the pull request, add allow-untrusted-event: true',
  };
}

function headRepository(payload: Readonly<Record<string, unknown>>): string | undefined {
  const fullName =
    field(field(field(payload, 'pull_request') ?? {}, 'head') ?? {}, 'repo') ??
    field(field(payload, 'workflow_run') ?? {}, 'head_repository');
  const name = fullName === undefined ? undefined : field(fullName, 'full_name');
  return typeof name === 'string' ? name : undefined;
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
