import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openReleaseTarget } from '../../../src/adapters/makers/open-release-target.ts';
import type { ReleaseTarget } from '../../../src/adapters/release/maker.ts';
import { afterApply, type Deployment } from '../../../src/stages/deploy/decide.ts';
import { runDeploy } from '../../../src/stages/deploy/effects.ts';
import { runRollback } from '../../../src/stages/rollback/effects.ts';
import { type AuditMark, auditedWrites } from './audit-log.ts';
import { keptLog } from './kept-log.ts';
import { benchRun, type RunOptions } from './manifests-run.ts';

/** How a deployment and, where it failed, the way back ended; as helm-deploy does it. */
export interface BenchEnd {
  readonly deployment: Deployment;
  readonly back: Awaited<ReturnType<typeof runRollback>> | undefined;
  readonly log: readonly string[];
}

/** A folder of manifests and a release to deploy from it, on the cluster of the environment. */
export interface Bench {
  readonly workspace: string;
  readonly namespace: string;
  write(files: Readonly<Record<string, unknown>>): void;
  /** A deployment from lock to release, the rollback included. */
  deploy(
    inputs?: Readonly<Record<string, string>>,
    options?: { mode?: 'deploy' | 'plan'; masked?: string[] } & Omit<RunOptions, 'log'>,
  ): Promise<BenchEnd>;
  /** What is done with an open target; `state` stands for the runner's. */
  withTarget<T>(
    work: (target: ReleaseTarget) => Promise<T>,
    options?: { inputs?: Readonly<Record<string, string>> } & RunOptions,
  ): Promise<T>;
  /** What Tidegate wrote in the namespace since the mark, the lock left out: `patch deployments/web`. */
  writes(since: AuditMark): readonly string[];
  kubectl(...args: readonly string[]): string;
  /** A live object (`deployment/web`) without what the server counts. */
  spec(name: string): unknown;
  /** `1 superseded verified`: the revisions that are remembered. */
  history(): readonly string[];
}

export function manifestsBench(namespace: string, options: { readonly create?: boolean } = {}): Bench {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-manifests-'));
  const kubectl = (...args: readonly string[]): string => execFileSync('kubectl', ['-n', namespace, ...args], { encoding: 'utf8' });
  if (options.create !== false) execFileSync('kubectl', ['create', 'namespace', namespace]);
  const withTarget: Bench['withTarget'] = async (work, given = {}) => {
    const { run, access } = await benchRun({ namespace, manifests: 'k8s', ...given.inputs }, { workspace, ...given });
    await using _ = access;
    await using target = await openReleaseTarget(run, access, undefined);
    return await work(target);
  };
  return {
    workspace,
    namespace,
    kubectl,
    withTarget,
    // Other test files make definitions and namespaces at the same time.
    writes: (since) => auditedWrites(namespace, since).filter((line) => !/ (?:customresourcedefinitions|namespaces)\//.test(line)),
    write: (files) => {
      for (const [name, content] of Object.entries(files)) {
        const path = join(workspace, name);
        mkdirSync(dirname(path), { recursive: true });
        const list = Array.isArray(content) ? content : [content];
        writeFileSync(path, typeof content === 'string' ? content : list.map((item) => JSON.stringify(item)).join('\n---\n'));
      }
    },
    deploy: async (inputs = {}, { mode = 'deploy', signal = new AbortController().signal, masked = [], ...at } = {}) => {
      const log = keptLog(masked);
      return withTarget(
        async (target) => {
          try {
            const deployment = await runDeploy({ target, log, signal }, { mode, judgePlan: () => undefined });
            const next =
              deployment.kind === 'applied' ? afterApply(deployment.applied, 'on-failure', 'rollback') : { kind: 'keep' as const };
            const back = next.kind === 'roll-back' ? await runRollback({ target, log, signal }, next.reason) : undefined;
            return { deployment, back, log: log.lines };
          } finally {
            if (signal.aborted) target.handOver();
            else await target.release();
          }
        },
        { ...at, inputs, log, signal },
      );
    },
    spec: (name) => {
      const object = JSON.parse(kubectl('get', name, '-o', 'json')) as { metadata: Record<string, unknown>; status?: unknown };
      const {
        managedFields: _m,
        resourceVersion: _r,
        generation: _g,
        creationTimestamp: _c,
        uid: _u,
        annotations,
        ...metadata
      } = object.metadata;
      const kept = Object.entries((annotations ?? {}) as Record<string, string>).filter(([key]) => !key.includes('kubernetes.io'));
      return { ...object, metadata: { ...metadata, annotations: Object.fromEntries(kept) }, status: undefined };
    },
    history: () => {
      const list = JSON.parse(kubectl('get', 'secrets', '-l', 'tidegate-release=web', '-o', 'json')) as {
        items: { metadata: { labels: Record<string, string> } }[];
      };
      const rows = list.items.map(({ metadata: { labels } }) => {
        const number = Number(labels['tidegate-revision']);
        const mark = labels['tidegate-verified-revision'] === String(number) ? ' verified' : '';
        return { number, text: `${number} ${labels['tidegate-status']}${mark}` };
      });
      return rows.sort((a, b) => a.number - b.number).map(({ text }) => text);
    },
  };
}
