import type { DeploymentRecord } from '../../../src/core/deployment-record/record.ts';

export const OLD_DIGEST = `sha256:${'0d'.repeat(32)}`;
export const NEW_DIGEST = `sha256:${'ab'.repeat(32)}`;

/** A good delivery of revision 5, by alice, approved by bob, unless told otherwise. */
export const aRecord = (parts: Partial<DeploymentRecord> = {}): DeploymentRecord => ({
  version: 'deployment-record/v1',
  service: 'shop',
  environment: 'production',
  cluster: { server: 'https://cluster.example', namespace: 'shop' },
  release: { name: 'web', revision: 5, chart: 'chart' },
  images: [{ name: `registry.example/shop@${NEW_DIGEST}`, digest: NEW_DIGEST }],
  digest: NEW_DIGEST,
  commit: '5'.repeat(40),
  ref: 'refs/heads/main',
  run: { id: '105', attempt: 1, url: 'https://github.com/acme/shop/actions/runs/105' },
  actor: 'alice',
  approvals: [{ user: 'bob' }],
  startedAt: '2026-11-24T12:00:00.000Z',
  finishedAt: '2026-11-24T12:01:30.000Z',
  durationMs: 90_000,
  smoke: { verdict: 'pass', passed: 3, failed: 0, checks: ['home'] },
  result: 'succeeded',
  traceId: 'a'.repeat(32),
  ...parts,
});

/** The same of another revision: its commit and run carry the number. */
export const aRecordOf = (revision: number, parts: Partial<DeploymentRecord> = {}): DeploymentRecord =>
  aRecord({
    release: { name: 'web', revision },
    commit: String(revision % 10).repeat(40),
    run: { id: `10${revision}`, attempt: 1, url: `https://github.com/acme/shop/actions/runs/10${revision}` },
    ...parts,
  });
