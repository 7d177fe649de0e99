import { beforeAll, describe, expect, test } from '@jest/globals';
import { IMAGE, pushEvent, repositoryPayload, tagStep } from '../../support/build-tag/tag-step.ts';
import { freshDist } from '../../support/fresh-dist.ts';
import { testRepository } from '../../support/git/test-repository.ts';
import { actedOn } from '../../support/log-checker/check-log.ts';

beforeAll(async () => {
  await freshDist();
}, 120_000);

/** Names that git takes for a branch: it forbids blanks, colons and brackets, and little else. */
const names = [
  'a,value=latest',
  'b{{sha}}',
  'x%0Aset-output',
  '##error',
  '$(touch$IFS)',
  '`touch-owned`',
  "q';touch-owned;'",
  '<script>alert(1)</script>',
  ')(javascript!x)',
  '@everyone',
  '%3A%3Aadd-mask%3A%3Alatest',
  'ghadelimiter_x<<EOF',
  'é\u202eñ',
  '-rf',
  '$'.concat('{SECRET}'),
  'latest',
  '"quoted"',
  '#comment',
  'a|b',
];

describe('a branch called', () => {
  test.each(names)('%j commands nothing and gives a legal tag or a clear error', async (name) => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    await repository.git('update-ref', `refs/heads/${name}`, sha);
    const ref = `refs/heads/${name}`;
    const result = await tagStep({
      ref,
      sha,
      workspace: repository.folder,
      event: pushEvent(ref),
      with: {
        images: IMAGE,
        tags: 'type=ref,event=branch\ntype=raw,value=x-{{branch}}',
        labels: 'branch={{branch}}',
        annotations: 'branch={{branch}}',
      },
    });
    const ours = ['error', 'warning', 'notice', 'add-mask'];
    expect(result.commands.filter((command) => !ours.includes(command.name) || command.data === name)).toEqual([]);
    expect(result.summary).not.toMatch(/<script|@everyone|\]\(javascript/);
    if (result.exitCode !== 0) {
      expect(result.codes).toContain('error BT010');
      return;
    }
    for (const tag of result.tags) expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/);
    expect(result.tags).toHaveLength(2);
    expect(result.outputs.labels?.split('\n')).toContain(`branch=${name}`);
    expect(result.outputs['mutable-tags']?.split('\n')).toHaveLength(2);
    expect(Object.keys(result.env).filter((key) => !key.startsWith('DOCKER_METADATA_OUTPUT_'))).toEqual([]);
  });
});

test('a payload full of commands and newlines stays data', async () => {
  const evil = 'x\n::set-output name=tags::evil\n##[error]owned\nghadelimiter_\r\nEOF';
  const result = await tagStep({
    ref: 'refs/heads/main',
    event: {
      ...pushEvent('refs/heads/main'),
      repository: { ...repositoryPayload, description: evil, name: evil, license: { spdx_id: evil } },
    },
    with: { images: IMAGE },
  });
  expect([result.exitCode, result.tags, result.outputs.tags]).toEqual([0, ['main'], 'user/app:main']);
  expect(actedOn(result.rawLog, evil)).toEqual([]);
  expect(JSON.parse(result.outputs.json ?? '{}')).toMatchObject({ labels: { 'org.opencontainers.image.description': evil } });
});

test('a pattern that never ends is stopped', async () => {
  const ref = `refs/tags/${'a'.repeat(60)}!`;
  const result = await tagStep({ ref, event: pushEvent(ref), with: { images: IMAGE, tags: 'type=match,pattern=^(a+)+$' } });
  expect([result.exitCode, result.codes]).toEqual([1, ['error BT006']]);
  expect(result.ms).toBeLessThan(10_000);
});

test("the job's token is in no output, log or summary", async () => {
  const result = await tagStep({ event: pushEvent('refs/heads/main'), with: { images: IMAGE, 'github-token': 'ghs_topsecrettopsecret' } });
  for (const text of [result.log, result.rawSummary, JSON.stringify(result.outputs), JSON.stringify(result.env)])
    expect(text).not.toContain('topsecret');
});
