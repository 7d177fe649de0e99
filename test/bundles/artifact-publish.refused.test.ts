import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { registryView } from '../../examples/demo/registry-view.ts';
import { type PublishJob, publishJob } from '../support/builders/publish-job.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { actedOn } from '../support/log-checker/check-log.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { type FaultProxy, startFaultProxy } from '../support/servers/fault-proxy.ts';
import { BASIC_LOGIN, startDistribution, startReferrersRegistry } from '../support/servers/registry.ts';
import { startTokenService } from '../support/servers/token-service.ts';
import type { StepResult } from '../support/step-driver/step.ts';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

const image = (host: string, more: Readonly<Record<string, string>> = {}) => ({
  path: 'oci-layout:image',
  targets: `oci://${host}/acme/shop:1.0.0`,
  ...more,
});
const told = (result: StepResult) => result.annotations.map(({ type, title }) => `${type} ${title}`);
const contacted = (proxy: FaultProxy, job: PublishJob) => [proxy.seen, job.github.bed.log.requests];

describe('before anything is contacted', () => {
  test('bad inputs are told all at once', async () => {
    await using proxy = await startFaultProxy('127.0.0.1:9');
    await using job = await publishJob(dist);
    const result = await job.step(
      {
        path: 'oci-layout:image\nREADME.md',
        targets: `oci://${proxy.host}/shop\ns3://bucket/key\n${proxy.host}/shop:1`,
        'min-coverage': 'lines=101',
        metadata: 'no value',
        'registry-username': 'ci',
      },
      { stepEnv: { SOURCE_DATE_EPOCH: 'yesterday' } },
    );
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ title, message }) => [title, message.slice(6, 60)])).toEqual([
      ['IN003', expect.stringContaining('an image layout stands alone')],
      ['IN003', expect.stringContaining(`target "oci://${proxy.host}/shop": it has`)],
      ['AP022', 'this version does not publish to s3:// At input "targe'],
      ['IN003', expect.stringContaining(`target "${proxy.host}/shop:1": it has`)],
      ['IN003', expect.stringContaining('input "min-coverage" is "lines=101"')],
      ['IN003', expect.stringContaining('"no value" is no key=value')],
      ['IN002', expect.stringContaining('input "registry-password" is required')],
      ['IN003', expect.stringContaining('SOURCE_DATE_EPOCH is "yesterday"')],
    ]);
    expect(contacted(proxy, job)).toEqual([[], []]);
  });

  test('an unknown, a missing and a malformed input too', async () => {
    await using job = await publishJob(dist);
    const result = await job.step({ target: 'x', version: 'one/two', verify: 'ful' });
    expect(told(result)).toEqual(['warning ', 'error IN001', 'error IN002', 'error IN003', 'error IN002', 'error IN003']);
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('did you mean "targets"?');
  });

  test.each(['latest', 'v1.4', 'main', 'latest-amd64'])('a floating tag "%s" to a production registry is AP012', async (tag) => {
    await using proxy = await startFaultProxy('127.0.0.1:9');
    await using job = await publishJob(dist);
    const targets = `oci://${proxy.host}/acme/shop:1.0.0\noci://${proxy.host}/acme/shop:${tag}`;
    const result = await job.step(image('', { targets, 'production-registries': `${proxy.host}/acme/*` }));
    expect([result.exitCode, told(result)]).toEqual([1, ['error AP012']]);
    expect(result.annotations[0]?.message).toContain(`oci://${proxy.host}/acme/shop:${tag} is refused`);
    expect(contacted(proxy, job)).toEqual([[], []]);
  });

  test('red tests, low coverage and a missing file are told together, with the counts as outputs', async () => {
    await using proxy = await startFaultProxy('127.0.0.1:9');
    await using job = await publishJob(dist);
    await job.write('reports/red.xml', '<testsuite><testcase name="pays"><failure message="no route"/></testcase></testsuite>');
    const result = await job.step({
      path: 'nothing/**',
      targets: `oci://${proxy.host}/acme/shop:1.0.0`,
      tests: 'reports/*.xml',
      coverage: 'reports/lcov.info',
      'min-coverage': 'lines=75.01',
    });
    expect(told(result)).toEqual(['error AP040', 'error AP042', 'error AP001']);
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('1 of 3 tests failed: pays (no route)'),
      expect.stringContaining('lines 3/4 = 75 % is below 75.01 %'),
      expect.stringContaining('no file matches nothing/**'),
    ]);
    expect(result.outputs).toMatchObject({ tests: '{"passed":2,"failed":1,"skipped":1,"flaky":0}', 'coverage-lines': '75' });
    expect(result.summary).toContain('not published');
    expect(contacted(proxy, job)).toEqual([[], []]);
  });

  test.each([
    ['no report', { tests: 'nowhere/*.xml' }, 'AP041'],
    ['a report that is cut off', { tests: 'cut.xml' }, 'AP041'],
    ['a report in which nothing ran', { tests: 'skipped.xml' }, 'AP041'],
    ['a report behind a link', { tests: 'link.xml' }, 'AP041'],
    ['no coverage report', { coverage: 'nowhere/*', 'min-coverage': 'lines=1' }, 'AP043'],
    ['a coverage that measures nothing', { coverage: 'empty.info' }, 'AP043'],
    ['a minimum without a report', { 'min-coverage': 'lines=1' }, 'AP043'],
    ['a minimum of branches, and none measured', { coverage: 'reports/lcov.info', 'min-coverage': 'branches=1' }, 'AP043'],
  ])('%s never passes', async (_, inputs, code) => {
    await using proxy = await startFaultProxy('127.0.0.1:9');
    await using job = await publishJob(dist);
    await job.write('cut.xml', '<testsuite><testcase name="a"/>');
    await job.write('skipped.xml', '<testsuite><testcase name="a"><skipped/></testcase></testsuite>');
    await job.write('empty.info', 'SF:a.ts\nend_of_record\n');
    await symlink(join(job.workspace, 'reports/unit.xml'), join(job.workspace, 'link.xml'));
    const result = await job.step(image(proxy.host, inputs));
    expect([result.exitCode, told(result), proxy.seen]).toEqual([1, [`error ${code}`], []]);
  });

  test('a run that a foreign repository started publishes nothing, unless the workflow says that this is meant', async () => {
    await using registry = await startReferrersRegistry();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    const event = { pull_request: { head: { ref: 'x', repo: { full_name: 'mallory/shop' } } } };
    const foreign = { event, context: { event_name: 'pull_request_target' } };
    const refused = await job.step(image(proxy.host), foreign);
    expect([told(refused), contacted(proxy, job)]).toEqual([['error CR030'], [[], []]]);
    expect(refused.annotations[0]?.message).toContain('mallory/shop');
    const meant = await job.step(image(proxy.host, { 'allow-untrusted-event': 'true' }), foreign);
    expect([meant.exitCode, meant.outputs.published]).toEqual([0, 'created']);
  });

  test('a layout whose blob holds other bytes is AP004', async () => {
    await using proxy = await startFaultProxy('127.0.0.1:9');
    await using job = await publishJob(dist);
    await job.write(`image/blobs/sha256/${job.image.slice('sha256:'.length)}`, '{}');
    const result = await job.step(image(proxy.host));
    expect([told(result), proxy.seen]).toEqual([['error AP004'], []]);
  });
});

test('an alert-only suite that is red only warns', async () => {
  await using registry = await startReferrersRegistry();
  await using job = await publishJob(dist);
  await job.write('reports/e2e.xml', '<testsuite><testcase name="slow"><error message="timeout"/></testcase></testsuite>');
  const result = await job.step(image(registry.host, { tests: 'reports/unit.xml', 'tests-alert': 'reports/e2e.xml\nnowhere.xml' }));
  expect([result.exitCode, told(result)]).toEqual([0, ['warning AP040']]);
  expect(await registryView(registry.host).record('acme/shop', job.image)).toMatchObject({
    alertTests: { failed: 1 },
    tests: { passed: 2 },
  });
});

test('a login that is refused is AP020, one without the right to push AP021; no secret gets out', async () => {
  await using tokens = await startTokenService({
    users: { ci: { password: 'hunter2-hunter2', rights: { 'acme/shop': ['pull'] } } },
  });
  await using basic = await startDistribution({ kind: 'basic' });
  await using scoped = await startDistribution({ kind: 'token', ...tokens });
  await using job = await publishJob(dist);
  const wrong = { 'registry-username': 'ci', 'registry-password': 'guess-guess' };
  const first = await job.step(image(basic.host, wrong));
  const right = { 'registry-username': 'ci', 'registry-password': 'hunter2-hunter2' };
  const second = await job.step(image(scoped.host, right));
  expect([told(first), told(second)]).toEqual([['error AP020'], ['error AP021']]);
  expect(second.annotations[0]?.message).toContain('registry-username: ');
  const third = await job.step(image(basic.host, { 'registry-username': 'ci', 'registry-password': BASIC_LOGIN.password }), {
    env: {},
    secrets: [BASIC_LOGIN.password],
  });
  expect([third.exitCode, third.outputs.published]).toEqual([0, 'created']);
  expect([
    ...findLeaks(first, { password: 'guess-guess' }),
    ...findLeaks(second, { password: 'hunter2-hunter2' }),
    ...findLeaks(third, { password: BASIC_LOGIN.password, token: job.token }),
  ]).toEqual([]);
});

test('hostile branches, test names and answers cannot command the runner, nor mark up the summary', async () => {
  await using registry = await startReferrersRegistry();
  await using proxy = await startFaultProxy(registry.host);
  await using job = await publishJob(dist);
  const hostile = '::set-output name=digest::sha256:owned\n::add-mask::a\n##[error]owned';
  const branch = 'x</td>##[error]owned`|[y](https://evil.example)@octocat';
  const attribute = hostile.replaceAll('\n', '&#10;');
  await job.write('reports/red.xml', `<testsuite><testcase name="${attribute}"><failure message="${attribute}"/></testcase></testsuite>`);
  const context = { ref: `refs/heads/${branch}` };
  const red = await job.step(image(proxy.host, { tests: 'reports/red.xml' }), { context });
  expect([told(red), actedOn(red.rawLog, hostile)]).toEqual([['error AP040'], []]);

  proxy.add({ on: (method) => method === 'POST', fault: { kind: 'status', status: 403, body: hostile } });
  const denied = await job.step(image(proxy.host), { context });
  expect([told(denied), actedOn(denied.rawLog, hostile)]).toEqual([['error AP021'], []]);

  const good = await job.step(image(proxy.host), { context });
  expect([good.exitCode, actedOn(good.rawLog, hostile), good.outputs.digest]).toEqual([0, [], job.image]);
  expect(good.summary).not.toContain('</td>##[error]owned`|');
  expect(await registryView(registry.host).record('acme/shop', job.image)).toMatchObject({ branch });
});

test('files that lead out of the root, or are none, are all told and not published', async () => {
  await using proxy = await startFaultProxy('127.0.0.1:9');
  await using job = await publishJob(dist);
  await symlink('/etc/passwd', join(job.workspace, 'release/passwd'));
  await symlink('../../image', join(job.workspace, 'release/bin/up'));
  await chmod(join(job.workspace, 'release/bin/shop'), 0o755);
  const result = await job.step({ path: 'release', targets: `oci://${proxy.host}/acme/files:1.0.0` });
  expect([told(result), proxy.seen]).toEqual([['error AP002', 'error AP002'], []]);
  expect(result.annotations.map(({ message }) => message).join('\n')).toContain('release/passwd is not published');
  for (let index = 0; index < 20; index++) await symlink('/etc/passwd', join(job.workspace, `release/passwd${index}`));
  const many = await job.step({ path: 'release', targets: `oci://${proxy.host}/acme/files:1.0.0` });
  expect(told(many)).toEqual(Array.from({ length: 10 }, () => 'error AP002'));
  expect(many.annotations.at(-1)?.message).toContain('13 more problems');
  expect(many.summary.split('**AP002**')).toHaveLength(23);
});
