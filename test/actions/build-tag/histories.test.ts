import { describe, expect, test } from '@jest/globals';
import { codesIn, runIn } from '../../support/build-tag/run-in.ts';
import { type TestRepository, testRepository } from '../../support/git/test-repository.ts';

const bump = async (repository: TestRepository, more: Readonly<Record<string, string>> = {}) => {
  const { outputs, problems } = await runIn(repository, { tags: 'type=primary', bump: 'conventional', ...more });
  expect(problems).toEqual([]);
  return [outputs.semver, outputs['release-type'], outputs.changed, outputs['previous-version'], outputs.distance];
};

describe('the next version out of a real history', () => {
  test('begins at 0.0.0 and follows each commit', async () => {
    await using repository = await testRepository();
    await repository.commit('chore: begin');
    expect(await bump(repository)).toEqual(['0.0.0', 'none', 'false', undefined, undefined]);
    await repository.commit('fix: x');
    expect(await bump(repository)).toEqual(['0.0.1', 'patch', 'true', undefined, undefined]);
    await repository.commit('feat!: x');
    expect(await bump(repository)).toEqual(['0.1.0', 'major', 'true', undefined, undefined]);
    await repository.tag('v1.0.0');
    expect(await bump(repository)).toEqual(['1.0.0', 'none', 'false', undefined, '0']);
    await repository.commit('docs: x');
    expect(await bump(repository)).toEqual(['1.0.0', 'none', 'false', '1.0.0', '1']);
    await repository.commit('feat: x');
    expect(await bump(repository)).toEqual(['1.1.0', 'minor', 'true', '1.0.0', '2']);
    expect(await bump(repository)).toEqual(['1.1.0', 'minor', 'true', '1.0.0', '2']);
    expect(await bump(repository, { 'bump-rules': 'feat=major' })).toEqual(['2.0.0', 'major', 'true', '1.0.0', '2']);
    expect(await bump(repository, { 'release-as': '4.0.0' })).toEqual(['4.0.0', 'forced', 'true', '1.0.0', '2']);
  });

  test('takes a merge by its commits, and back what a revert takes back', async () => {
    await using repository = await testRepository();
    await repository.commit('begin');
    await repository.tag('v1.0.0');
    await repository.git('checkout', '--quiet', '-b', 'topic');
    const feature = await repository.commit('feat: on the topic', { files: { a: '1' } });
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit('fix: on main', { files: { b: '1' } });
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'feat!: a merge says nothing', 'topic');
    expect((await bump(repository)).slice(0, 2)).toEqual(['1.1.0', 'minor']);
    await repository.git('revert', '--no-edit', feature);
    expect((await bump(repository)).slice(0, 2)).toEqual(['1.0.1', 'patch']);
    await repository.git('revert', '--no-edit', 'HEAD');
    expect((await bump(repository)).slice(0, 2)).toEqual(['1.1.0', 'minor']);
  });

  test('goes on with a pre-release', async () => {
    await using repository = await testRepository();
    await repository.commit('begin');
    await repository.tag('v1.4.0');
    await repository.commit('fix: x');
    await repository.tag('v1.4.1-rc.1');
    await repository.commit('fix: y');
    expect((await bump(repository)).slice(0, 2)).toEqual(['1.4.1-rc.2', 'prerelease']);
    await repository.commit('feat: z');
    expect((await bump(repository)).slice(0, 2)).toEqual(['1.5.0-rc.1', 'prerelease']);
  });

  test('is not lost among three hundred tags, and another branch’s tags do not count', async () => {
    await using repository = await testRepository();
    const first = await repository.commit('begin');
    const tags = Array.from({ length: 300 }, (_, index) => `${first} refs/tags/v0.${index}.0`).sort();
    await repository.write('.git/packed-refs', `# pack-refs with: peeled fully-peeled sorted \n${tags.join('\n')}\n`);
    await repository.git('checkout', '--quiet', '-b', 'other');
    await repository.commit('feat!: elsewhere');
    await repository.tag('v9.0.0');
    await repository.git('checkout', '--quiet', 'main');
    await repository.commit('fix: x');
    expect((await bump(repository)).slice(0, 4)).toEqual(['0.299.1', 'patch', 'true', '0.299.0']);
  });

  test('has a prefix of its own where the tags have one', async () => {
    await using repository = await testRepository();
    await repository.commit('begin');
    await repository.tag('app-1.0.0');
    await repository.tag('v7.0.0');
    await repository.commit('feat: x');
    expect((await bump(repository, { 'tag-prefix': 'app-' }))[0]).toBe('1.1.0');
  });
});

describe('a monorepo', () => {
  async function monorepo() {
    const repository = await testRepository();
    await repository.commit('begin', { files: { 'shop/a': '1', 'pay/a': '1', 'libs/a': '1', 'README.md': '1' } });
    for (const name of ['shop/v1.0.0', 'pay/v2.0.0']) await repository.tag(name, name);
    await repository.commit('feat: shop', { files: { 'shop/a': '2' } });
    await repository.tag('shop/v1.1.0');
    await repository.commit('fix: libs', { files: { 'libs/a': '2' } });
    await repository.commit('docs: readme', { files: { 'README.md': '2', 'shop/README.md': '2' } });
    return repository;
  }
  const components = [
    'shop, path=shop, paths=!**/*.md, image=org/shop',
    'pay, path=pay, paths=libs/**, image=org/pay',
    'new, path=new',
  ].join('\n');

  test('gives each part its version, its tags and whether it changed, in one step', async () => {
    await using repository = await monorepo();
    const short = (await repository.git('rev-parse', 'HEAD')).slice(0, 7);
    const { outputs, problems } = await runIn(repository, { components, bump: 'conventional', 'tag-prefix': 'all/v' });
    expect(problems).toEqual([]);
    const matrix = JSON.parse(outputs.matrix ?? '[]') as { name: string; changed: boolean }[];
    expect(matrix).toEqual([
      {
        name: 'shop',
        path: 'shop',
        version: '1.1.0',
        primary: `1.1.0-${short}`,
        tags: [`org/shop:1.1.0-${short}`],
        changed: false,
        'previous-version': '1.1.0',
        'release-type': 'none',
      },
      {
        name: 'pay',
        path: 'pay',
        version: '2.0.1',
        primary: `2.0.1-${short}`,
        tags: [`org/pay:2.0.1-${short}`],
        changed: true,
        'previous-version': '2.0.0',
        'release-type': 'patch',
      },
      {
        name: 'new',
        path: 'new',
        version: '0.0.0',
        primary: `0.0.0-${short}`,
        tags: [`0.0.0-${short}`],
        changed: true,
        'previous-version': '',
        'release-type': 'none',
      },
    ]);
    expect(JSON.parse(outputs.components ?? '[]')).toEqual(matrix.filter(({ changed }) => changed));
    expect(outputs.targets).toBe(`oci://org/shop:1.1.0-${short}\noci://org/pay:2.0.1-${short}`);
  });

  test('is the same on a shallow clone, which is deepened', async () => {
    await using repository = await monorepo();
    await using clone = await repository.clone({ depth: 1, args: ['--no-tags'] });
    const [whole, cut] = [await runIn(repository, { components }), await runIn(clone, { components })];
    expect(cut.outputs.matrix).toBe(whole.outputs.matrix);
  });

  test('takes the event’s own tag for a release of that part', async () => {
    await using repository = await monorepo();
    await repository.tag('pay/v3.0.0');
    const { outputs } = await runIn(repository, { components }, { ref: 'refs/tags/pay/v3.0.0' });
    const matrix = JSON.parse(outputs.matrix ?? '[]') as { name: string; version: string; changed: boolean }[];
    expect(matrix.map(({ name, version, changed }) => [name, version, changed])).toEqual([
      ['shop', '1.1.0', false],
      ['pay', '3.0.0', true],
      ['new', '0.0.0', true],
    ]);
  });
});

describe('a shallow clone', () => {
  async function origin() {
    const repository = await testRepository();
    await repository.commit('one');
    await repository.tag('v1.0.0', 'annotated');
    await repository.commit('two');
    await repository.commit('three');
    return repository;
  }

  test.each([1, 2, undefined])('of depth %s has the same identity', async (depth) => {
    await using repository = await origin();
    await using clone = await repository.clone(depth === undefined ? {} : { depth });
    const { outputs } = await runIn(clone, { tags: 'type=primary' });
    expect([outputs.semver, outputs.distance]).toEqual(['1.0.0', '2']);
  });

  test('without its remote is BT020 where history was asked for, and a warning where it was not', async () => {
    await using repository = await origin();
    await using clone = await repository.clone({ depth: 1, args: ['--no-tags'] });
    await clone.git('remote', 'set-url', 'origin', 'file:///nonexistent/repository');
    const asked = await runIn(clone, { tags: 'type=primary' });
    expect(codesIn(asked)).toEqual(['BT020', 'BT001']);
    expect(asked.problems[0]?.remedy).toContain('fetch-depth: 0');
    expect(Object.values(asked.outputs).filter((text) => text.startsWith('0.0.'))).toEqual([]);
    const not = await runIn(clone, { tags: 'type=sha' });
    expect([not.ok, codesIn(not), not.outputs.primary]).toEqual([true, ['BT020'], undefined]);
  });

  test('at the tag itself needs nothing, also when the checkout made the annotated tag a plain one', async () => {
    await using repository = await origin();
    await using clone = await repository.clone();
    await clone.git('checkout', '--quiet', 'v1.0.0');
    await clone.git('remote', 'set-url', 'origin', 'file:///nonexistent/repository');
    await clone.git('update-ref', 'refs/tags/v1.0.0', 'HEAD');
    const { outputs } = await runIn(clone, { tags: 'type=primary' }, { ref: 'refs/tags/v1.0.0' });
    expect([outputs.semver, outputs.distance]).toEqual(['1.0.0', '0']);
  });
});
