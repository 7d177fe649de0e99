import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';
import type { ApprovalFact, AuthorFacts, EnvironmentFact } from '../../../src/core/approval/facts.ts';
import { GithubFailure, type GithubFailureKind } from '../../../src/core/github/github-failure.ts';
import type { CheckFact, JobFact, StatusFact } from '../../../src/core/upstream/facts.ts';
import type { GateFacts, GatePorts, GateRequest } from '../../../src/stages/window/ports.ts';
import { type FakeClock, fakeClock } from './clock.ts';

/** What GitHub knows in a test of the gate; a test changes it as it likes, also while the gate sleeps. */
export interface GateWorld {
  /** Undefined: there is no file. */
  policy: string | undefined;
  jobs: JobFact[];
  checks: CheckFact[];
  statuses: StatusFact[];
  environment: EnvironmentFact | undefined;
  approvals: ApprovalFact[];
  deployed: string | undefined;
  authors: AuthorFacts;
  roles: Record<string, string>;
  ownDeployment: boolean;
  clockAheadMs: number | undefined;
  /** Questions that fail, and how. */
  failing: Partial<Record<keyof GateFacts, GithubFailureKind>>;
  /** Every question, in order. */
  readonly asked: string[];
}

export const SHA = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';

/** A world in which the gate is open: build is green, bob approved what alice wrote. */
export const openWorld = (policy?: string): GateWorld => ({
  policy: policy ?? 'version: 1\ntime-zone: Europe/Berlin\ndefault: open\n',
  jobs: [{ id: 1, name: 'build', attempt: 1, status: 'completed', conclusion: 'success' }],
  checks: [],
  statuses: [],
  environment: { name: 'production', reviewers: { users: [{ login: 'bob', isBot: false }], teams: [] } },
  approvals: [{ state: 'approved', user: 'bob', isBot: false, environments: ['production'] }],
  deployed: 'f'.repeat(40),
  authors: { commits: 1, authors: { alice: 1 }, unknown: 0 },
  roles: { alice: 'write', bob: 'maintain', carol: 'admin' },
  ownDeployment: false,
  clockAheadMs: 0,
  failing: {},
  asked: [],
});

/** The ports of the gate over such a world, at a time that only moves when the gate sleeps. */
export function fakeGate(
  world: GateWorld,
  clock: FakeClock = fakeClock(),
): GatePorts & { readonly clock: FakeClock; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const answer = async <T>(name: keyof GateFacts, what: string, value: () => T): Promise<T> => {
    world.asked.push(`${name} ${what}`.trim());
    await Promise.resolve();
    const kind = world.failing[name];
    if (kind !== undefined)
      throw new GithubFailure({
        kind,
        call: `GET /${name}`,
        message: 'no',
        ...(kind === 'permission' ? { status: 403, permissions: ['x: read'] } : {}),
      });
    return value();
  };
  const facts: GateFacts = {
    readPolicy: (path) =>
      answer('readPolicy', path, () =>
        world.policy === undefined ? { kind: 'absent', branch: 'main' } : { kind: 'file', text: world.policy, blob: 'b10b' },
      ),
    jobs: (run) => answer('jobs', run, () => world.jobs),
    checks: (sha) => answer('checks', sha.slice(0, 7), () => world.checks),
    statuses: (sha) => answer('statuses', sha.slice(0, 7), () => world.statuses),
    environment: (name) => answer('environment', name, () => world.environment),
    approvals: (run) => answer('approvals', run, () => world.approvals),
    deployedCommit: (environment, service) => answer('deployedCommit', `${environment} ${service}`, () => world.deployed),
    authors: (base, head) => answer('authors', `${base?.slice(0, 7)}...${head.slice(0, 7)}`, () => world.authors),
    roleOf: (login) => answer('roleOf', login, () => world.roles[login] ?? 'none'),
    hasOwnDeployment: (id) => answer('hasOwnDeployment', id, () => world.ownDeployment),
    clockAheadMs: () => world.clockAheadMs,
  };
  return { facts, clock, readYaml, progress: (line) => void lines.push(line), lines };
}

/** A push's job in production; override what a test is about. */
export const gateRequest = (more: Partial<GateRequest> = {}): GateRequest => ({
  ...{ environment: 'production', service: 'shop', digest: `sha256:${'a'.repeat(64)}`, sha: SHA },
  run: { id: '7', attempt: 1, event: 'push', starter: 'alice' },
  flow: 'delivery',
  deployWindow: [],
  needs: { build: 'success' },
  freezes: [],
  requireProtection: false,
  onClosed: 'fail',
  checkRunId: '40004',
  signal: new AbortController().signal,
  ...more,
});
