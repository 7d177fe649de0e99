import { beforeAll, describe, expect, test } from '@jest/globals';
import { IMAGE, pushEvent, repositoryPayload, tagStep } from '../../support/build-tag/tag-step.ts';
import { freshDist } from '../../support/fresh-dist.ts';
import { type TestRepository, testRepository } from '../../support/git/test-repository.ts';
import { httpServer } from '../../support/servers/http-server.ts';

/*
 * What docker/metadata-action v6.2.0 was seen to do wrong while its step was green (or to fail on without need): a test for each.
 */
beforeAll(async () => {
  await freshDist();
}, 120_000);

const onBranch = (branch: string, tags: string, more: Readonly<Record<string, string>> = {}) =>
  tagStep({ ref: `refs/heads/${branch}`, event: pushEvent(`refs/heads/${branch}`), with: { images: IMAGE, tags, ...more } });

/** A repository with these tags, each on a commit of its own, oldest first. */
async function tagged(...names: readonly string[]): Promise<TestRepository> {
  const repository = await testRepository();
  for (const name of names) {
    await repository.commit(name);
    await repository.tag(name);
  }
  return repository;
}

const onTag = async (repository: TestRepository, name: string, tags: string) => {
  await repository.git('checkout', '--quiet', name);
  const sha = await repository.git('rev-parse', 'HEAD');
  return tagStep({
    ref: `refs/tags/${name}`,
    sha,
    event: { ...pushEvent(`refs/tags/${name}`), head_commit: null },
    workspace: repository.folder,
    with: { images: IMAGE, tags },
  });
};

describe('names', () => {
  test('O1: a branch of foreign letters gives a tag or BT010, never "-t-"', async () => {
    const refused = await onBranch('été', 'type=ref,event=branch');
    expect([refused.exitCode, refused.codes, refused.outputs.tags]).toEqual([1, ['error BT010'], undefined]);
    const unique = await onBranch('été', 'type=ref,event=branch', { sanitize: 'unique' });
    expect(unique.tags).toEqual([expect.stringMatching(/^t-[0-9a-f]{8}$/)]);
  });

  test('O2: a branch of 200 characters gives at most 128, and another one another tag', async () => {
    const long = 'x'.repeat(200);
    const [one, other] = await Promise.all([onBranch(`${long}1`, 'type=ref,event=branch'), onBranch(`${long}2`, 'type=ref,event=branch')]);
    expect([one.tags[0]?.length, other.tags[0]?.length]).toEqual([128, 128]);
    expect(one.tags).not.toEqual(other.tags);
  });

  test('O3: a tag that begins with a dot is BT010, with the value to write', async () => {
    const result = await onBranch('main', 'type=raw,value=.hidden');
    expect(result.codes).toEqual(['error BT010']);
    expect(result.annotations[0]?.message).toContain('rule 1 (raw) gives ".hidden"');
    expect(result.annotations[0]?.message).toContain('Set value=hidden');
  });

  test('O4: nothing is HTML-escaped', async () => {
    expect((await onBranch("feature/a&b'c=d", 'type=raw,value={{branch}}')).tags).toEqual(['feature-a-b-c-d']);
  });

  test('O5: two branches with one tag are reported', async () => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    await repository.git('branch', 'a/b');
    await repository.git('branch', 'a-b');
    const step = { ref: 'refs/heads/a/b', sha, workspace: repository.folder };
    const result = await tagStep({ ...step, with: { images: IMAGE, tags: 'type=ref,event=branch' } });
    expect([result.exitCode, result.tags, result.codes]).toEqual([0, ['a-b'], ['warning BT011']]);
    const unique = await tagStep({ ...step, with: { images: IMAGE, tags: 'type=ref,event=branch', sanitize: 'unique' } });
    expect([unique.tags[0], unique.codes]).toEqual([expect.stringMatching(/^a-b-[0-9a-f]{8}$/), []]);
  });
});

describe('latest', () => {
  test('O6: a pre-release tag does not move it', async () => {
    await using repository = await tagged('v1.2.2', 'v1.2.3-rc.1');
    expect((await onTag(repository, 'v1.2.3-rc.1', 'type=ref,event=tag')).tags).toEqual(['v1.2.3-rc.1']);
  });

  test('O7: an older line that is pushed later does not move it', async () => {
    await using repository = await tagged('v1.9.0', 'v2.0.1', 'v1.9.1');
    const rules = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map((pattern) => `type=semver,pattern=${pattern}`).join('\n');
    expect((await onTag(repository, 'v1.9.1', rules)).tags).toEqual(['1.9.1', '1.9', '1']);
    expect((await onTag(repository, 'v2.0.1', rules)).tags).toEqual(['2.0.1', '2.0', '2', 'latest']);
    expect((await onTag(repository, 'v1.9.0', rules)).tags).toEqual(['1.9.0']);
  });
});

describe('rules', () => {
  test('O8: a match that does not match skips the rule, and is an error when nothing else gives a tag', async () => {
    await using repository = await tagged('app/v1.0.0');
    const rule = 'type=semver,pattern={{version}},match=^other/v(.*)$';
    const skipped = await onTag(repository, 'app/v1.0.0', `${rule}\ntype=sha`);
    expect([skipped.exitCode, skipped.tags.length, skipped.tags[0]?.startsWith('sha-')]).toEqual([0, 1, true]);
    expect(skipped.outputs.explain).toContain('/^other/v(.*)$/ does not match \\"app/v1.0.0\\"');
    expect((await onTag(repository, 'app/v1.0.0', rule)).codes).toEqual(['error BT005', 'error BT001']);
  });

  test('O9: unknown attributes are errors that name the nearest known one', async () => {
    const result = await onBranch('main', 'type=sha,formt=long,typo=1');
    expect(result.codes).toEqual(['error BT002', 'error BT002']);
    expect(result.annotations[0]?.message).toContain('did you mean "format"?');
  });

  test('O10: an attribute that a pasted name brought along is an error, not the last word', async () => {
    const result = await onBranch('main', 'type=raw,value=a,value=latest');
    expect([result.codes, result.outputs.tags]).toEqual([['error BT003'], undefined]);
  });

  test.each([
    ['as metadata-action wants it', '"type=match,""pattern=^r\\d{1,2}"""'],
    ['as people write it', 'type=match,"pattern=^r\\d{1,2}"'],
  ])('O11: a quoted pattern with a comma works %s', async (_, tags) => {
    await using repository = await tagged('r12-beta');
    expect((await onTag(repository, 'r12-beta', tags)).tags).toEqual(['r12', 'latest']);
  });
});

describe('events', () => {
  test('O12: workflow_run is about the commit of that run', async () => {
    const head = '1111111111111111111111111111111111111111';
    const event = {
      workflow_run: { head_sha: head, head_branch: 'topic', event: 'push', head_repository: { full_name: 'acme/shop' } },
      repository: repositoryPayload,
    };
    const result = await tagStep({ on: 'workflow_run', event, with: { images: IMAGE, tags: 'type=ref,event=branch\ntype=sha' } });
    expect([result.tags, result.outputs.revision]).toEqual([['topic', 'sha-1111111'], head]);
  });

  test.each([
    ['create', 'dev', 'false'],
    ['create', 'main', 'true'],
    ['discussion', 'main', 'true'],
    ['issues', 'dev', 'false'],
  ])('O13: on %s the default branch is told by the ref %s', async (on, branch, expected) => {
    const result = await tagStep({
      on,
      ref: `refs/heads/${branch}`,
      event: { repository: repositoryPayload },
      with: { images: IMAGE, tags: 'type=raw,value=is-{{is_default_branch}}' },
    });
    expect(result.tags).toEqual([`is-${expected}`]);
  });

  test('O14: a version rule alone on a branch is BT001, with the rule to add', async () => {
    const result = await onBranch('main', 'type=semver,pattern={{version}}');
    expect([result.exitCode, result.codes]).toEqual([1, ['error BT001']]);
    expect(result.annotations[0]?.message).toContain('Add the line type=ref,event=branch');
    const lenient = await onBranch('main', 'type=semver,pattern={{version}}', { strict: 'false' });
    expect([lenient.exitCode, lenient.codes, lenient.outputs.tags]).toEqual([0, ['warning BT001'], '']);
  });

  test.each([403, 500])('O15: an API that answers %d changes nothing, because it is not asked', async (status) => {
    await using api = await httpServer((_, response) => response.writeHead(status).end('{}'));
    const result = await tagStep({
      event: pushEvent('refs/heads/main'),
      context: { api_url: api.url },
      with: { images: IMAGE, 'github-token': 'ghs_x' },
    });
    expect([result.exitCode, result.tags, api.requests.length]).toEqual([0, ['main'], 0]);
  });

  test('O16: the same run twice gives the same bytes', async () => {
    const once = () => onBranch('main', "type=ref,event=branch\ntype=raw,value={{date 'YYYYMMDDHHmmss'}}");
    const [first, second] = [await once(), await once()];
    expect(first.outputs.labels).toContain('org.opencontainers.image.created=2026-01-02T03:04:05.000Z');
    expect(first.tags).toEqual(['main', '20260102030405']);
    const withoutPaths = ({ outputs }: typeof first) => Object.entries(outputs).filter(([name]) => !name.startsWith('bake-file'));
    expect(withoutPaths(second)).toEqual(withoutPaths(first));
  });
});
