import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { DELIVER_PERMISSIONS } from '../support/builders/delivery-bed.ts';
import { auditMark } from '../support/cluster/audit-log.ts';
import { type DeliveryStage, deliveryStage, shopCommand } from '../support/cluster/delivery-stage.ts';
import { errorsOf, type HelmStage, type HelmStages, helmStages, titlesOf } from '../support/cluster/helm-stage.ts';
import { workload } from '../support/cluster/workloads.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { type Scenarios, sideBySide } from '../support/side-by-side.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

/** A shop whose page is a setting of the cluster, which every version shares. */
const WITH_SETTING =
  'mkdir -p /www && echo ready > /www/readyz && echo "$HOME_PAGE" > /www/index.html && exec busybox httpd -f -p 8080 -h /www';
const BROKEN = { home: 'payment provider: no route' };

/** Looks again and again, for as long as the test lasts. */
async function appears(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await setTimeout(200);
}

describeWithCluster('deliver on a real cluster', () => {
  let stages: HelmStages;
  beforeAll(async () => {
    stages = helmStages(await freshDist());
  }, 150_000);
  afterAll(() => stages[Symbol.dispose]());

  const play = (name: string, scenario: (shop: DeliveryStage, stage: HelmStage) => Promise<void>) => async (): Promise<void> => {
    const stage = await stages.stage(`deliver-${name}`, 4);
    await using shop = await deliveryStage(stage);
    await scenario(shop, stage);
    expect(await stage.leases()).toEqual([]);
    expect(shop.bed.github.violations()).toEqual([]);
  };

  const scenarios: Scenarios = {
    'a good push is delivered, proved, recorded; the same again is unchanged': play('good', async (shop, stage) => {
      const push = shop.bed.push();
      const result = await shop.deliver(push);
      expect(errorsOf(result)).toEqual([]);
      expect(result).toMatchObject({ exitCode: 0, endedByItself: true, orphans: [] });
      expect(result.outputs).toMatchObject({
        verdict: 'delivered',
        'gate-verdict': 'open',
        'smoke-verdict': 'pass',
        revision: '1',
        'trace-id': expect.stringMatching(/^[0-9a-f]{32}$/),
      });
      expect(await shop.served()).toEqual([push.sha]);
      const [record] = await shop.records();
      expect(record).toMatchObject({
        result: 'succeeded',
        commit: push.sha,
        digest: shop.digest,
        approvals: [{ user: 'bob' }],
        smoke: { verdict: 'pass', checks: ['home'] },
        release: { name: 'web', revision: 1 },
        actor: 'alice',
      });
      const status = { state: 'success', description: `tidegate/1 shop ${shop.digest} smoke=pass` };
      expect(shop.bed.deployments()).toEqual([{ task: 'deploy', sha: push.sha, ...status }]);
      expect(result.outputs['deployment-id']).toBe(String(shop.bed.github.bed.world.deployments[0]?.id));

      const again = await shop.deliver(push);
      expect([again.exitCode, again.outputs.verdict, again.outputs.revision]).toEqual([0, 'unchanged', '1']);
      expect((await stage.history()).map(({ revision }) => revision)).toEqual([1]);
      expect((await shop.records()).map((one) => one.result)).toEqual(['succeeded', 'unchanged']);
    }),

    'the deployment of the job itself is used, never doubled': play('job', async (shop) => {
      const push = shop.bed.push({ deployment: true });
      const result = await shop.deliver(push, {}, { 'own-deployment': 'false' });
      expect([result.exitCode, titlesOf(result, 'warning')]).toEqual([0, expect.not.arrayContaining(['RC010', 'RC012'])]);
      expect(shop.bed.deployments()).toEqual([
        { task: 'deploy', sha: push.sha, state: 'success', description: `tidegate/1 shop ${shop.digest} smoke=pass` },
      ]);
    }),

    'a closed gate: the cluster is not touched, the opening is told': play('closed', async (shop, stage) => {
      const audit = auditMark();
      const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
      const freezes = `[{id: cutover, dates: [${day(-1)}..${day(1)}], reason: database move}]`;
      const result = await shop.deliver(shop.bed.push(), {}, { freezes });
      expect([result.exitCode, result.outputs.verdict, result.outputs['gate-verdict']]).toEqual([1, 'closed', 'closed']);
      expect(result.outputs['opens-at']).toMatch(new RegExp(`^${day(2)}`));
      expect(audit.writes(stage.namespace)).toEqual([]);
      expect(shop.bed.deployments()).toEqual([]);
    }),

    'an image that does not exist: nothing is written but the lock': play('image', async (shop, stage) => {
      const audit = auditMark();
      const image = `${process.env.TIDEGATE_BED_REGISTRY}/shoop@${shop.digest}`;
      const result = await shop.deliver(shop.bed.push(), { image });
      expect([result.exitCode, result.outputs.verdict, result.outputs['reason-code']]).toEqual([1, 'failed', 'HD030']);
      expect([...new Set(audit.writes(stage.namespace))].sort()).toEqual(['create leases', 'delete leases']);
      expect(shop.bed.deployments()).toEqual([]);
    }),

    'a version that fails its smoke test is taken back, and the old one proved again': play('smoke', async (shop, stage) => {
      const good = shop.bed.push();
      await shop.deliver(good);
      const bad = shop.bed.push();
      const result = await shop.deliver(bad, BROKEN);
      expect([result.exitCode, result.outputs.verdict, result.outputs['reason-code']]).toEqual([1, 'rolled-back', 'ST022']);
      expect(result.outputs).toMatchObject({ revision: '2', 'previous-revision': '1', 'rollback-revision': '3', 'smoke-verdict': 'fail' });
      expect(await shop.served()).toEqual([good.sha]);
      expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'superseded', 'deployed']);
      expect((await shop.records()).at(-1)).toMatchObject({
        result: 'rolled-back',
        commit: bad.sha,
        smoke: { verdict: 'fail' },
        previous: { revision: 1, commit: good.sha },
        rollback: { revision: 3, to: 1, smoke: 'pass', commit: good.sha, digest: shop.digest },
      });
      expect(shop.bed.deployments().slice(1)).toEqual([
        { task: 'deploy', sha: bad.sha, state: 'failure', description: `tidegate/1 shop ${shop.digest} smoke=fail` },
        { task: 'rollback', sha: good.sha, state: 'success', description: `tidegate/1 shop ${shop.digest} smoke=pass` },
      ]);
      expect(result.summary).toContain('payment provider: no route');
      expect(result.log.indexOf('payment provider')).toBeLessThan(result.log.indexOf('going back to revision 1'));

      const told = await shop.deliver(bad, BROKEN, { mode: 'status', needs: '' });
      expect(told.exitCode).toBe(0);
      for (const word of [good.sha.slice(0, 12), 'bob', 'go back', 'restored by run']) expect(told.summary).toContain(word);
      expect(titlesOf(told, 'warning')).not.toContain('RC011');
    }),

    'cancelled during the smoke test: post takes the release back and says so in the record': play('cancel', async (shop, stage) => {
      const good = shop.bed.push();
      await shop.deliver(good);
      const bad = shop.bed.push();
      const result = await shop.deliver(bad, BROKEN, { 'fail-after': '60s' }, { signalAfter: /check home: / });
      expect([result.conclusion, result.outputs.verdict]).toEqual(['cancelled', 'cancelled']);
      expect(result.msAfterSignal).toBeLessThan(7_000);
      expect(result.post).toMatchObject({ exitCode: 0, endedByItself: true });
      expect(result.post?.annotations.map(({ title }) => title)).toContain('HD090');
      expect(await shop.served()).toEqual([good.sha]);
      expect((await stage.history()).at(-1)).toMatchObject({ revision: 3, status: 'deployed' });
      expect((await shop.records()).at(-1)).toMatchObject({ result: 'cancelled', commit: bad.sha, rollback: { revision: 3, to: 1 } });
      expect(
        shop.bed
          .deployments()
          .slice(1)
          .map(({ task, state }) => [task, state]),
      ).toEqual([
        ['deploy', 'failure'],
        ['rollback', 'success'],
      ]);
    }),

    'a rollout that fails is taken back without a smoke test of it': play('rollout', async (shop, stage) => {
      const good = shop.bed.push();
      await shop.deliver(good);
      const bad = shop.bed.push();
      const result = await shop.deliver(bad, { values: { command: ['/no/such/program'] } });
      expect([result.exitCode, result.outputs.verdict, result.outputs['reason-code']]).toEqual([1, 'rolled-back', 'HD053']);
      expect(result.outputs['smoke-verdict']).toBeUndefined();
      expect(await shop.served()).toEqual([good.sha]);
      expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'failed', 'deployed']);
      expect((await shop.records()).at(-1)).toMatchObject({
        result: 'rolled-back',
        smoke: { verdict: 'none' },
        rollback: { to: 1, smoke: 'pass' },
      });
      expect(shop.bed.deployments()[1]?.description).toBe(`tidegate/1 shop ${shop.digest} smoke=none`);
    }),

    'plain manifests go the same way: delivered, and taken back when the smoke test fails': play('manifests', async (shop, stage) => {
      await using workspace = await scratchFolder();
      const repository = `${process.env.TIDEGATE_BED_REGISTRY}/app`;
      const put = async (commit: string, home: string): Promise<void> => {
        const image = `${repository}:1`;
        const readinessProbe = { httpGet: { path: '/readyz', port: 8080 }, periodSeconds: 1 };
        const web = workload('web', { image, command: ['sh', '-c', shopCommand(commit, home)], extra: { readinessProbe } });
        await workspace.write('web.yml', JSON.stringify(web));
      };
      const inputs = { chart: '', values: '', manifests: 'web.yml', image: repository };
      const good = shop.bed.push();
      await put(good.sha, 'Welcome');
      const first = await shop.deliver(good, {}, inputs, { workspace: workspace.path });
      expect([errorsOf(first), first.outputs.verdict, first.outputs.revision]).toEqual([[], 'delivered', '1']);
      const runs = await stage.kubectl('get', 'deployment', 'web', '-o', 'jsonpath={.spec.template.spec.containers[0].image}');
      expect(runs).toBe(`${repository}@${shop.digest}`);
      const bad = shop.bed.push();
      await put(bad.sha, BROKEN.home);
      const second = await shop.deliver(bad, {}, inputs, { workspace: workspace.path });
      expect([second.outputs.verdict, second.outputs['reason-code'], second.outputs['rollback-revision']]).toEqual([
        'rolled-back',
        'ST022',
        '3',
      ]);
      expect(await shop.served()).toEqual([good.sha]);
      expect((await shop.records()).map(({ result, rollback }) => [result, rollback?.smoke])).toEqual([
        ['succeeded', undefined],
        ['rolled-back', 'pass'],
      ]);
      const told = await shop.deliver(bad, {}, { chart: '', values: '', mode: 'status', needs: '' });
      expect(told.exitCode).toBe(0);
      expect(told.summary).toContain(good.sha.slice(0, 12));
    }),

    'the first version of all fails its smoke test: there is nothing to go back to': play('first', async (shop, stage) => {
      const result = await shop.deliver(shop.bed.push(), BROKEN);
      expect([result.exitCode, result.outputs.verdict, titlesOf(result, 'error')]).toEqual([1, 'failed', ['ST022', 'HD072']]);
      expect((await shop.records()).map((one) => [one.result, one.release.revision])).toEqual([['failed', 1]]);
      expect((await stage.history()).map(({ revision }) => revision)).toEqual([1]);
    }),

    'taken back, and what came back fails too: somebody is called': play('both', async (shop, stage) => {
      const values = { command: ['sh', '-c', WITH_SETTING], envFrom: [{ configMapRef: { name: 'setting' } }] };
      await stage.kubectl('create', 'configmap', 'setting', '--from-literal=HOME_PAGE=Welcome');
      const checks = '[{name: home, http: {path: /, body: {contains: Welcome}}}]';
      expect((await shop.deliver(shop.bed.push(), { values }, { checks })).outputs.verdict).toBe('delivered');
      await stage.kubectl('patch', 'configmap', 'setting', '--patch', '{"data":{"HOME_PAGE":"no database"}}');
      const result = await shop.deliver(shop.bed.push(), { values: { ...values, settings: { greeting: 'new' } } }, { checks });
      expect([result.exitCode, result.outputs.verdict, titlesOf(result, 'error')]).toEqual([1, 'rollback-failed', ['ST022', 'ST090']]);
      expect((await shop.records()).at(-1)).toMatchObject({ result: 'rollback-failed', rollback: { revision: 3, to: 1, smoke: 'fail' } });
      expect(shop.bed.deployments().map(({ task, state }) => [task, state])).toEqual([
        ['deploy', 'success'],
        ['deploy', 'failure'],
        ['rollback', 'failure'],
      ]);
    }),

    'a record that GitHub refuses is a warning, with the permission to add; the verdict stays': play('record', async (shop) => {
      const push = shop.bed.push();
      const context = shop.bed.context(push, { ...DELIVER_PERMISSIONS, deployments: 'read' });
      const result = await shop.deliver(push, {}, {}, { context });
      expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'delivered']);
      const warnings = result.annotations.filter(({ title }) => title === 'RC010').map(({ message }) => message);
      expect(warnings).toEqual([expect.stringContaining('deployments: write')]);
      expect((await shop.records()).map((one) => one.result)).toEqual(['succeeded']);
    }),

    'killed in the rollout: post finds what is left, takes it back and frees the lock': play('kill', async (shop, stage) => {
      const good = shop.bed.push();
      await shop.deliver(good);
      const bad = shop.bed.push();
      const never = { values: { readinessPath: '/never' } };
      const written = appears(async () => (await stage.history()).length === 2);
      const result = await shop.deliver(bad, never, {}, { killAfter: written });
      expect([result.ending, result.outputs.verdict]).toEqual(['SIGKILL', undefined]);
      expect(result.post?.annotations.map(({ title }) => title)).toContain('HD090');
      expect(await shop.served()).toEqual([good.sha]);
      expect((await stage.history()).at(-1)).toMatchObject({ revision: 3, status: 'deployed' });
      expect((await shop.records()).at(-1)).toMatchObject({ result: 'cancelled', commit: bad.sha, rollback: { to: 1 } });
    }),

    'an older commit that comes late is refused under the lock': play('older', async (shop, stage) => {
      const [older, newer] = [shop.bed.push(), shop.bed.push()];
      expect((await shop.deliver(newer)).outputs.verdict).toBe('delivered');
      const result = await shop.deliver(older);
      expect([result.exitCode, result.outputs.verdict, result.outputs['reason-code']]).toEqual([1, 'failed', 'DW052']);
      expect(await shop.served()).toEqual([newer.sha]);
      expect((await stage.history()).map(({ revision }) => revision)).toEqual([1]);
      expect(await shop.records()).toHaveLength(1);
    }),

    'back by hand to the version before, with a reason, and proved': play('back', async (shop, stage) => {
      const [one, two] = [shop.bed.push(), shop.bed.push()];
      await shop.deliver(one);
      await shop.deliver(two);
      const short = await shop.deliver(two, {}, { mode: 'rollback', reason: 'no' });
      expect([short.exitCode, titlesOf(short, 'error')]).toEqual([1, ['IN003']]);
      const result = await shop.deliver(two, {}, { mode: 'rollback', reason: 'checkout fails for cards', needs: '' });
      expect(errorsOf(result)).toEqual([]);
      expect(result.outputs).toMatchObject({ verdict: 'rolled-back', 'previous-revision': '2', revision: '3', 'smoke-verdict': 'pass' });
      expect(await shop.served()).toEqual([one.sha]);
      expect((await shop.records()).at(-1)).toMatchObject({
        result: 'rolled-back',
        release: { revision: 3 },
        commit: two.sha,
        rollback: { to: 1, commit: one.sha, reason: 'checkout fails for cards' },
      });
      expect(shop.bed.deployments().at(-1)).toMatchObject({ task: 'rollback', sha: one.sha, state: 'success' });
      expect((await stage.history()).at(-1)?.description).toContain('checkout fails for cards');
    }),
  };
  sideBySide(3, scenarios, 240_000);
}, ['registry', 'audit']);
