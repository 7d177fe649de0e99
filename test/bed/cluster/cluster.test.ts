import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describeWithCluster } from '../../support/with-cluster.ts';

const kubectl = (...args: string[]): string => execFileSync('kubectl', args, { encoding: 'utf8' });

describeWithCluster('the cluster', () => {
  test('has a Ready node', () => {
    const ready = kubectl('get', 'nodes', '-o', 'jsonpath={.items[*].status.conditions[?(@.type=="Ready")].status}').split(' ');
    expect(ready).toContain('True');
  });
});

describeWithCluster('the bed', () => {
  test('runs a pod from its registry, and the pod answers through the API server', () => {
    const image = `${process.env.TIDEGATE_BED_REGISTRY}/app:1`;
    kubectl('create', 'namespace', 'bed-pod');
    try {
      kubectl('run', 'web', '--namespace=bed-pod', `--image=${image}`, '--port=8080');
      kubectl('wait', '--namespace=bed-pod', '--for=condition=Ready', 'pod/web', '--timeout=60s');
      expect(kubectl('get', '--raw', '/api/v1/namespaces/bed-pod/pods/web:8080/proxy/')).toBe('ok\n');
      expect(kubectl('exec', '--namespace=bed-pod', 'web', '--', 'cat', '/www/index.html')).toBe('ok\n');
    } finally {
      kubectl('delete', 'namespace', 'bed-pod', '--wait=false');
    }
  }, 90_000);

  test('writes each change that a test makes into the audit log, and not what its own parts do', () => {
    kubectl('create', 'configmap', 'audited', '--namespace=default');
    const lines = readFileSync(process.env.TIDEGATE_BED_AUDIT_LOG ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    const events = lines.map((line) => JSON.parse(line) as { verb: string; user: { username: string }; objectRef?: { name?: string } });
    expect(events.filter(({ objectRef }) => objectRef?.name === 'audited').map(({ verb, user }) => [verb, user.username])).toEqual([
      ['create', 'admin'],
    ]);
    expect(events.filter(({ user }) => user.username === 'bed:components')).toEqual([]);
    expect(events.filter(({ verb }) => ['get', 'list', 'watch'].includes(verb))).toEqual([]);
    kubectl('delete', 'configmap', 'audited', '--namespace=default');
  });

  test('offers a second registry, which answers the referrers API that the first one lacks', async () => {
    const registries = [process.env.TIDEGATE_BED_REFERRERS_REGISTRY, process.env.TIDEGATE_BED_REGISTRY];
    execFileSync('crane', ['copy', '--insecure', `${registries[1]}/app:1`, `${registries[0]}/app:1`], { stdio: 'ignore' });
    const digest = execFileSync('crane', ['digest', '--insecure', `${registries[0]}/app:1`], { encoding: 'utf8' }).trim();
    const [full, plain] = await Promise.all(registries.map((registry) => fetch(`http://${registry}/v2/app/referrers/${digest}`)));
    expect(full?.status).toBe(200);
    expect(await full?.json()).toMatchObject({ mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [] });
    expect(plain?.status).toBe(404);
  });
}, ['bed', 'registry', 'audit', 'referrers']);
