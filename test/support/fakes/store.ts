import type { BuildRecord } from '../../../src/core/build-record/build-record.ts';
import type { Digest } from '../../../src/core/digest/digest.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { type Plan, type Store, type StoredState, StoreFailure } from '../../../src/core/publish/store.ts';
import { parseStoreTarget } from '../../../src/core/store-target/store-target.ts';

/** What goes wrong with the next write. `lost`: it is done, and nobody hears of it. */
export type WriteFault = 'lost' | 'dropped' | 'final' | 'vanishes' | (() => void);

export interface FakeStoreOptions {
  readonly target?: string;
  readonly digest: Digest;
  readonly contentDigest?: Digest;
  /** The store repeats what it was told. */
  readonly claim?: boolean;
  /** What stands there at first. */
  readonly holds?: { readonly digest: Digest; readonly contentDigest?: Digest };
  readonly refuses?: Problem;
  /** Bytes that come back are other ones. */
  readonly corrupt?: true;
  readonly size?: number;
  readonly refusesRecords?: true;
}

/** A place in memory that keeps one name, as a registry keeps a tag, with the records beside each digest. */
export interface FakeStore extends Store {
  /** What stands under the name now. */
  held: { digest: Digest; contentDigest?: Digest } | undefined;
  /** Faults of the writes to come, in order. */
  readonly faults: WriteFault[];
  readonly calls: string[];
  readonly records: { readonly digest: Digest; readonly record: BuildRecord; readonly name: string }[];
}

const PROBLEM: Problem = { code: 'AP023', fault: 'remote', what: 'the line broke' };

export function fakeStore(options: FakeStoreOptions): FakeStore {
  const target = parseStoreTarget(options.target ?? 'oci://a.example/shop:1.0.0', '1.0.0');
  if (!target.ok) throw new Error(target.error.what);
  const plan: Plan = { target: target.value, digest: options.digest, contentDigest: options.contentDigest ?? options.digest };
  const about = (digest: Digest): string => `${target.value.text}@${digest}`;
  const put = (): void => {
    fake.held = { digest: plan.digest, contentDigest: plan.contentDigest };
  };
  const fake: FakeStore = {
    plan,
    held: options.holds,
    faults: [],
    calls: [],
    records: [],
    probe: async (): Promise<StoredState> => {
      fake.calls.push('probe');
      if (options.refuses !== undefined) return { kind: 'refused', problem: options.refuses };
      if (fake.held === undefined) return { kind: 'absent' };
      return { kind: 'stored', ...fake.held, claim: options.claim ?? false, about: 'commit abc', ref: about(fake.held.digest) };
    },
    create: async () => {
      fake.calls.push('create');
      const fault = fake.faults.shift();
      if (typeof fault === 'function') fault();
      else if (fault === undefined || fault === 'lost') put();
      if (fault === 'vanishes' || fault === undefined || typeof fault === 'function') return;
      throw new StoreFailure(PROBLEM, { retry: fault !== 'final' });
    },
    addRecord: async (digest, record, name) => {
      fake.calls.push('record');
      if (options.refusesRecords) throw new StoreFailure(PROBLEM, { retry: false });
      if (fake.records.some((one) => one.digest === digest && one.record.factsDigest === record.factsDigest)) return 'there';
      fake.records.push({ digest, record, name });
      return 'added';
    },
    readBack: async (maxBytes) => {
      fake.calls.push('read');
      if ((options.size ?? 1) > maxBytes) return undefined;
      return !options.corrupt && fake.held?.digest === plan.digest;
    },
    extras: () => (target.value.kind === 'gha' ? { artifactId: '7', artifactUrl: 'https://x/7' } : {}),
  };
  return fake;
}
