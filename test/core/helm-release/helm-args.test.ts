import { describe, expect, test } from '@jest/globals';
import {
  type ApplyOptions,
  dryInstallArgs,
  dryRunArgs,
  rollbackArgs,
  templateArgs,
  uninstallArgs,
  upgradeArgs,
} from '../../../src/core/helm-release/helm-args.ts';

const site = (major: 3 | 4) => ({ version: { major, text: `v${major}` }, release: 'web', namespace: 'shop', kubeconfig: '/k' });
const OPTIONS: ApplyOptions = {
  chart: { reference: './chart', flags: [] },
  values: { files: ['a.yaml', 'b.json'], set: ['n=1'] },
  policy: 'error',
  createNamespace: false,
  takeOwnership: false,
  timeoutMs: 300_000,
  historyMax: 10,
  wait: 'legacy',
  waitForJobs: false,
  forceConflicts: false,
  skipCrds: false,
  description: 'acme/shop@abc run 7',
  labels: { 'tidegate-run': '7' },
};

test('an upgrade says all that helm would else decide by itself', () => {
  expect(upgradeArgs(site(4), OPTIONS)).toEqual([
    ...['upgrade', '--install', '--namespace', 'shop', '--kubeconfig', '/k', '--burst-limit', '300', '--qps', '20', '--reset-values'],
    ...['--wait=legacy', '--timeout', '300s'],
    ...['--history-max', '10', '--description', 'acme/shop@abc run 7', '--labels', 'tidegate-run=7'],
    ...['--values', 'a.yaml', '--values', 'b.json', '--set', 'n=1', '--', 'web', './chart'],
  ]);
});

describe('by major', () => {
  test.each([
    [3, '--wait', {}],
    [4, '--wait=legacy', {}],
    [4, '--wait=watcher', { wait: 'watcher' as const }],
    [4, '--force-conflicts', { forceConflicts: true }],
    [3, '--wait-for-jobs', { waitForJobs: true }],
    [3, '--skip-crds', { skipCrds: true }],
    [4, '--take-ownership', { takeOwnership: true }],
    [4, '--create-namespace', { createNamespace: true }],
    [3, '--reset-then-reuse-values', { policy: 'keep' as const }],
  ] as const)('helm %d: %s', (major, flag, parts) => expect(upgradeArgs(site(major), { ...OPTIONS, ...parts })).toContain(flag));

  test('helm 3 knows no --force-conflicts', () => {
    expect(upgradeArgs(site(3), { ...OPTIONS, forceConflicts: true })).not.toContain('--force-conflicts');
  });
});

test('nothing ever rolls back by itself or reuses values plainly', () => {
  for (const major of [3, 4] as const)
    for (const policy of ['error', 'warn', 'keep', 'reset'] as const) {
      const args = upgradeArgs(site(major), { ...OPTIONS, policy });
      for (const flag of ['--atomic', '--rollback-on-failure', '--reuse-values', '--cleanup-on-fail']) expect(args).not.toContain(flag);
    }
});

test('names that look like flags stand behind --', () => {
  const chart = { reference: '-x', flags: [] };
  for (const args of [
    upgradeArgs(site(4), { ...OPTIONS, chart }),
    dryRunArgs(site(4), { ...OPTIONS, chart }),
    dryInstallArgs(site(4), { ...OPTIONS, chart }),
  ])
    expect(args.indexOf('--')).toBeLessThan(args.indexOf('-x'));
});

test('a dry run renders as JSON, by the server', () => {
  expect(dryRunArgs(site(4), OPTIONS).slice(0, 5)).toEqual(['upgrade', '--install', '--dry-run=server', '--output', 'json']);
  expect(dryInstallArgs(site(4), OPTIONS).slice(0, 4)).toEqual(['install', '--dry-run=server', '--output', 'json']);
  expect(dryRunArgs(site(3), { ...OPTIONS, unchecked: true })).toContain('--disable-openapi-validation');
  expect(templateArgs(site(4), OPTIONS).slice(0, 3)).toEqual(['template', '--namespace', 'shop']);
});

test('back, and away', () => {
  expect(rollbackArgs(site(3), 4, 240_000, 'legacy')).toEqual([
    ...'rollback --namespace shop --kubeconfig /k --burst-limit 300 --qps 20 --wait --timeout 240s -- web 4'.split(' '),
  ]);
  expect(uninstallArgs(site(4), 500, 'why').slice(-6)).toEqual(['--timeout', '1s', '--description', 'why', '--', 'web']);
});
