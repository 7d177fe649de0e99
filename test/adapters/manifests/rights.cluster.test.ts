import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { auditMark } from '../../support/cluster/audit-log.ts';
import { type BenchEnd, manifestsBench } from '../../support/cluster/manifests-bench.ts';
import { configMap, workload } from '../../support/cluster/workloads.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

const kubeconfigAs = (user: string): string => {
  const text = execFileSync('kubectl', ['config', 'view', '--flatten', '--raw', '--minify', '-o', 'json'], { encoding: 'utf8' });
  const config = JSON.parse(text) as { users: { user: object }[] };
  return JSON.stringify({ ...config, users: config.users.map((one) => ({ ...one, user: { ...one.user, as: user } })) });
};
const firstProblem = ({ deployment }: BenchEnd) => (deployment.kind === 'refused' ? deployment.problems[0] : undefined);

describeWithCluster('the rights of a set of manifests', () => {
  const namespaces: string[] = [];
  const bench = (name: string) => {
    namespaces.push(name);
    return manifestsBench(name);
  };
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', ...namespaces, '--wait=false', '--ignore-not-found']));

  test('what is missing is told as a Role that cures it; optional ones are a warning', async () => {
    const at = bench('mf-rights');
    at.write({ 'k8s/web.yml': [workload('web'), configMap('web', { a: '1' })] });
    const kubeconfig = kubeconfigAs('gh:limited');
    at.kubectl('create', 'role', 'lock', '--verb=get,create,update,delete', '--resource=leases.coordination.k8s.io');
    at.kubectl('create', 'rolebinding', 'lock', '--role=lock', '--user=gh:limited');
    const mark = auditMark();
    const refused = firstProblem(await at.deploy({ kubeconfig }));
    expect(refused).toMatchObject({
      code: 'HD002',
      what: expect.stringMatching(/^forbidden: "get" on "secrets" in namespace mf-rights as gh:limited \(and \d+ more\)$/),
    });
    expect(at.writes(mark)).toEqual([]);
    execFileSync('kubectl', ['apply', '-f', '-'], { input: refused?.remedy ?? '', stdio: ['pipe', 'ignore', 'inherit'] });

    const end = await at.deploy({ kubeconfig });
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', revision: 1 } });
    expect(end.log).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^warning: HD002 some rights are missing, so that less can be told of a rollout: list pods/),
      ]),
    );
  }, 60_000);

  test('what Secrets hold is masked, and stands in no text', async () => {
    const at = bench('mf-secret');
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' }, stringData: { password: 'correct horse battery' } };
    at.write({ 'k8s/db.yml': [secret, workload('web', { command: ['sh', '-c', 'exec sleep 1000'] })] });
    const masked: string[] = [];
    const first = await at.deploy({}, { masked });
    expect(first.deployment).toMatchObject({ applied: { kind: 'deployed' } });
    expect(masked).toEqual(expect.arrayContaining(['correct horse battery', Buffer.from('correct horse battery').toString('base64')]));
    at.write({ 'k8s/db.yml': [{ ...secret, stringData: { password: 12345678 } }] });
    const second = await at.deploy();
    const report = first.deployment.kind === 'refused' ? '' : first.deployment.plan.report;
    const told = JSON.stringify([first.log, report, second]);
    expect(told).toContain('HD043');
    expect(told).not.toMatch(/correct horse|12345678/);
  }, 60_000);
}, ['audit', 'registry']);
