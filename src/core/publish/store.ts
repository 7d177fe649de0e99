import type { BuildRecord } from '../build-record/build-record.ts';
import type { Digest } from '../digest/digest.ts';
import type { Problem } from '../problem/problem.ts';
import type { StoreTarget } from '../store-target/store-target.ts';
import type { Payload } from './payload.ts';

/** What stands under the version's name. `claim`: the store repeats what a client said, it did not compute it. */
export type StoredState =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'stored';
      readonly digest: Digest;
      readonly contentDigest?: Digest;
      readonly claim: boolean;
      /** Size, commit, date as far as known, for the message of a conflict. Outside text. */
      readonly about: string;
      /** Names exactly these bytes, for good. */
      readonly ref: string;
    }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What is to be written at one target: made from the payload without contact. */
export interface Plan {
  readonly target: StoreTarget;
  /** What the store will call these bytes. */
  readonly digest: Digest;
  readonly contentDigest: Digest;
}

/** What a store tells of itself for outputs and report. */
export interface Extras {
  readonly artifactId?: string;
  readonly artifactUrl?: string;
}

/**
 * One place for one version. A store is one adapter behind this port. Reads and writes throw `StoreFailure`; whether a write took effect
 * is never judged by its error but by a new `probe`.
 */
export interface Store {
  readonly plan: Plan;
  /** Looks, and checks the right to write where that needs no write. */
  probe(): Promise<StoredState>;
  /** Writes all bytes and the name, once; where the store can, only if the name is free. */
  create(): Promise<void>;
  /** Puts the record beside the bytes unless one with the same facts is there. */
  addRecord(digest: Digest, record: BuildRecord, name: string): Promise<'added' | 'there'>;
  /** Reads all stored bytes back and hashes them; `false` when they are not the plan's. Undefined: more than `maxBytes`. */
  readBack(maxBytes: number): Promise<boolean | undefined>;
  extras(): Extras;
}

/** Makes the store for a target, or says why this payload cannot stand there. */
export type OpenStore = (target: StoreTarget, payload: Payload) => Store | Problem;

/** A store did not do it. `retry`: another try may, after a look at what stands there now. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';
  readonly problem: Problem;
  readonly retry: boolean;

  constructor(problem: Problem, options: { readonly retry: boolean; readonly cause?: unknown }) {
    super(problem.what, { cause: options.cause });
    this.problem = problem;
    this.retry = options.retry;
  }
}
