import type { Identity } from '../../../src/core/build-record/build-record.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import type { Store } from '../../../src/core/publish/store.ts';
import { publish } from '../../../src/stages/publish/effects.ts';
import type { PublishPorts, PublishRequest } from '../../../src/stages/publish/ports.ts';
import type { PublishResult, TargetResult } from '../../../src/stages/publish/results.ts';
import { fakeClock } from '../fakes/clock.ts';

export const identity: Identity = {
  name: 'shop',
  version: '1.0.0',
  repository: 'acme/shop',
  commit: 'a'.repeat(40),
  contentDigest: sha256Of('ours'),
  subjects: [{ name: 'shop', digest: sha256Of('ours') }],
};

/** A request to publish at these stores, by a push to main. */
export const publishRequest = (stores: readonly Store[], more: Partial<PublishRequest> = {}): PublishRequest => ({
  stores,
  identity,
  event: {
    ref: 'refs/heads/main',
    branch: 'main',
    event: 'push',
    workflow: 'release.yml',
    job: 'build',
    actor: 'alice',
    run: { id: '7', attempt: 1, url: 'https://github.com/acme/shop/actions/runs/7' },
    metadata: {},
  },
  onConflict: 'error',
  verify: 'digest',
  dryRun: false,
  signal: new AbortController().signal,
  ...more,
});

export interface Published extends PublishResult {
  readonly lines: readonly string[];
  /** What each call of `stored` told. */
  readonly told: readonly (readonly TargetResult[])[];
  readonly slept: readonly number[];
  /** Names under which records were kept as run artifacts. */
  readonly kept: readonly string[];
}

/** Publishes on a clock that takes no time. */
export async function runPublish(request: PublishRequest, more: Partial<PublishPorts> = {}): Promise<Published> {
  const clock = fakeClock();
  const [lines, told, kept] = [[] as string[], [] as (readonly TargetResult[])[], [] as string[]];
  const result = await publish(
    {
      clock,
      progress: (line) => void lines.push(line),
      stored: (targets) => void told.push(targets),
      keepRecord: async (_, name) => void kept.push(name),
      writeRecord: async () => '/temp/record.json',
      ...more,
    },
    request,
  );
  return { ...result, lines, told, slept: clock.slept, kept };
}
