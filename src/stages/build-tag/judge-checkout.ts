import type { Repository } from '../../core/clone/clone.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { Facts } from './facts.ts';
import type { Identity } from './identity.ts';
import { historyAskedBy, type TagPlan } from './plan.ts';

/** Problems fail the step, remarks do not. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
}

const problem = (one: Problem): Judged => ({ problems: [one], remarks: [] });
const remark = (severity: Remark['severity'], one: Problem): Judged => ({ problems: [], remarks: [{ severity, problem: one }] });
const FINE: Judged = { problems: [], remarks: [] };

/** Whether the checkout fits the event and holds what was asked for: BT020 to BT023 and BT026. */
export function judgeCheckout(plan: TagPlan, facts: Facts, identities: readonly Identity[]): Judged {
  const { event, git } = facts;
  const judged = [event.deleted === undefined ? FINE : deleted(event.deleted, plan.strict), judgeHistory(plan, facts, identities)];
  if (git.kind === 'repository') judged.push(judgeHead(plan, facts, git), judgeChanges(plan, git));
  return { problems: judged.flatMap(({ problems }) => problems), remarks: judged.flatMap(({ remarks }) => remarks) };
}

function deleted(ref: string, strict: boolean): Judged {
  const what = `this event deleted ${oneLine(ref, 100)}: there is nothing to build`;
  const one: Problem = {
    code: 'BT026',
    fault: 'user',
    what,
    where: 'the event',
    remedy: "Add to the job: if: github.event.deleted != true && github.event_name != 'delete'",
  };
  return strict ? problem(one) : remark('notice', one);
}

/** Everything that rests on history is missing where the version is. */
function judgeHistory(plan: TagPlan, { git, deepenFailed, event }: Facts, identities: readonly Identity[]): Judged {
  if (event.deleted !== undefined) return FINE;
  const asked = historyAskedBy(plan);
  if (identities.every(({ version }) => version !== undefined))
    return asked !== undefined && identities.every(({ tag, releaseType }) => tag === undefined && releaseType !== 'forced')
      ? unversioned()
      : FINE;
  if (git.kind === 'repository' && !git.shallow) return FINE;
  if (git.kind === 'none') return asked === undefined || event.sha === '' ? FINE : problem(noRepository(asked, git.why));
  const one = shallow(asked, deepenFailed);
  const must = plan.shallow === 'fail' || plan.shallow === 'fetch' || (plan.shallow === 'auto' && asked !== undefined);
  return must ? problem(one) : remark('warning', one);
}

const unversioned = (): Judged =>
  remark('notice', {
    code: 'BT020',
    fault: 'user',
    what: 'the repository has no version tag; versions begin with 0.0.0',
    where: 'the repository',
    remedy: 'git tag v0.1.0 && git push origin v0.1.0',
  });

const shallow = (asked: string | undefined, failed: string | undefined): Problem => ({
  code: 'BT020',
  fault: failed === undefined ? 'user' : 'remote',
  what: `the history is missing in this shallow clone, so the last version tag is not known${asked === undefined ? '; primary and floating versions are left out' : `, and ${asked} needs it`}${failed === undefined ? '' : `; fetching it failed: ${oneLine(failed, 300)}`}`,
  where: 'the checkout',
  expected: 'the whole history, or a commit that a version tag is on',
  remedy: 'Add to actions/checkout: fetch-depth: 0, or to this step: shallow: fetch',
});

const noRepository = (asked: string, why: 'no-git' | 'no-repository'): Problem => ({
  code: 'BT021',
  fault: 'user',
  what: `${asked} needs the history, and ${why === 'no-git' ? 'git was not found' : 'the workspace holds no git repository'}`,
  where: why === 'no-git' ? 'PATH' : 'the workspace',
  remedy:
    why === 'no-git'
      ? 'Install git in the container, before actions/checkout.'
      : 'Add before this step: - uses: actions/checkout@v5 with fetch-depth: 0',
});

function judgeHead(plan: TagPlan, { event }: Facts, git: Repository): Judged {
  if (plan.context === 'git' || event.sha === '' || git.head === event.sha || event.alsoHead.includes(git.head)) return FINE;
  const one: Problem = {
    code: 'BT022',
    fault: 'user',
    what: `the event ${oneLine(event.name, 40)} is about ${event.sha}, and the checkout stands on ${git.head}`,
    where: 'the checkout',
    expected: 'both to be the same commit',
    remedy: `ref: ${event.sha} in actions/checkout to go by the event; or context: git to go by the checkout`,
  };
  return event.name === 'workflow_run' && historyAskedBy(plan) === undefined ? remark('warning', one) : problem(one);
}

function judgeChanges(plan: TagPlan, { changed = [] }: Repository): Judged {
  if (plan.dirty !== 'fail' || changed.length === 0) return FINE;
  const more = changed.length > 10 ? ` and ${changed.length - 10} more` : '';
  return problem({
    code: 'BT023',
    fault: 'user',
    what: `tracked files were changed after the checkout: ${changed
      .slice(0, 10)
      .map((path) => oneLine(path, 100))
      .join(', ')}${more}`,
    where: 'the workspace',
    expected: 'the files of the commit, because its id will stand for them',
    remedy: 'Run this step directly after actions/checkout; or dirty: suffix, or dirty: ignore',
  });
}
