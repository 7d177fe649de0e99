import { invalid, notFound, Refusal } from '../refusal.ts';
import { type AnyCheck, checkShape, checksOf, fullStatusShape, statusShape } from '../shapes/check.ts';
import { repoApi } from '../shapes/links.ts';
import { minimalRepository } from '../shapes/repository.ts';
import { addCheckRun, addStatus } from '../verbs/checks.ts';
import type { CheckRun, CommitStatus, Conclusion, RunStatus } from '../world.ts';
import { commitOf } from './commits.ts';
import { page, pageOf } from './pages.ts';
import { type Answer, type Call, created, number, ok, optional, type Routes, text } from './route.ts';

const readChecks = { checks: 'read' } as const;
const readStatuses = { statuses: 'read' } as const;

export const checkRoutes: Routes = {
  'checks/get': { needs: readChecks, play: (call) => ok(checkShape(call.bed, checkOf(call))) },
  'checks/list-for-ref': { needs: readChecks, play: listForRef },
  'checks/create': { needs: { checks: 'write' }, play: createCheck },
  'checks/update': { needs: { checks: 'write' }, play: updateCheck },
  'repos/get-combined-status-for-ref': { needs: readStatuses, play: combinedStatus },
  'repos/list-commit-statuses-for-ref': {
    needs: readStatuses,
    play: (call) => pageOf(call, statusesOf(call).toReversed(), (status) => fullStatusShape(call.bed, status)),
  },
  'repos/create-commit-status': { needs: { statuses: 'write' }, play: createStatus },
};

interface CheckBody {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: RunStatus;
  readonly conclusion?: Conclusion;
  readonly details_url?: string;
  readonly external_id?: string;
  readonly output?: { readonly title?: string; readonly summary?: string; readonly text?: string };
}

function checkOf(call: Call): AnyCheck {
  const found = checksOf(call.bed, null).find(({ check }) => check.id === number(call, 'check_run_id'));
  if (found === undefined) throw notFound();
  return found;
}

/** `filter=latest` leaves the newest of each name within a suite: two workflows may each show a check of the same name. */
function listForRef(call: Call): Answer {
  const { sha } = commitOf(call, 'ref');
  const [name, status, app] = ['check_name', 'status', 'app_id'].map((key) => optional(call, key));
  const seen = new Set<string>();
  const latest = ({ check }: AnyCheck) => {
    const key = `${check.checkSuiteId} ${check.name}`;
    return optional(call, 'filter') === 'all' || (!seen.has(key) && seen.add(key) !== undefined);
  };
  const wanted = ({ check }: AnyCheck) =>
    (name === undefined || check.name === name) &&
    (status === undefined || check.status === status) &&
    (app === undefined || String(check.app.id) === app);
  const found = checksOf(call.bed, sha).filter(latest).filter(wanted);
  return page(call, found, (some, total) => ({ total_count: total, check_runs: some.map((one) => checkShape(call.bed, one)) }));
}

function createCheck(call: Call): Answer {
  const { name, head_sha, details_url, external_id, ...rest } = call.body as CheckBody & { name: string; head_sha: string };
  if (call.bed.world.commits[head_sha] === undefined) throw new Refusal(422, `No commit found for SHA: ${head_sha}`);
  if (rest.status === 'completed' && rest.conclusion === undefined) throw invalid('CheckRun', 'conclusion', 'missing_field');
  const check = addCheckRun(call.bed, {
    ...{ name, headSha: head_sha, app: 'github-actions' },
    ...(details_url === undefined ? {} : { detailsUrl: details_url }),
    ...(external_id === undefined ? {} : { externalId: external_id }),
    ...rest,
  });
  return created(checkShape(call.bed, { check, job: null }));
}

/** A check run of Actions itself cannot be changed: only those that were made through the API. */
function updateCheck(call: Call): Answer {
  const { check, job } = checkOf(call);
  if (job !== null) throw new Refusal(403, 'Resource not accessible by integration');
  const { status, conclusion, details_url, external_id, output } = call.body as CheckBody;
  Object.assign(check, {
    status: conclusion === undefined ? (status ?? check.status) : 'completed',
    conclusion: conclusion ?? check.conclusion,
    detailsUrl: details_url ?? check.detailsUrl,
    externalId: external_id ?? check.externalId,
    output: { ...check.output, ...output },
  } satisfies Partial<CheckRun>);
  return ok(checkShape(call.bed, { check, job }));
}

/** The newest status of each context; `pending` while there is none at all. */
function combinedStatus(call: Call): Answer {
  const { bed } = call;
  const { sha } = commitOf(call, 'ref');
  const newest = [...new Map(statusesOf(call).map((status) => [status.context, status])).values()];
  const states = new Set(newest.map(({ state }) => state));
  const bad = states.has('failure') || states.has('error');
  const state = bad ? 'failure' : states.size === 0 || states.has('pending') ? 'pending' : 'success';
  return page(call, newest, (some, total) => ({
    state,
    statuses: some.map((status) => statusShape(bed, status)),
    sha,
    total_count: total,
    repository: minimalRepository(bed),
    commit_url: repoApi(bed, `/commits/${sha}`),
    url: repoApi(bed, `/commits/${sha}/status`),
  }));
}

function statusesOf(call: Call): CommitStatus[] {
  const { sha } = commitOf(call, 'ref');
  return call.bed.world.statuses.filter((status) => status.sha === sha);
}

function createStatus(call: Call): Answer {
  const { state, context, description, target_url } = call.body as Pick<CommitStatus, 'state' | 'description'> & {
    context?: string;
    target_url?: string | null;
  };
  const sha = text(call, 'sha');
  if (call.bed.world.commits[sha] === undefined) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const status = addStatus(call.bed, {
    ...{ sha, state, creator: call.token.actor },
    ...(context === undefined ? {} : { context }),
    ...(description === undefined ? {} : { description }),
    ...(target_url === undefined ? {} : { targetUrl: target_url }),
  });
  return created(fullStatusShape(call.bed, status));
}
