import type { Coverage } from '../coverage/coverage.ts';
import type { Digest } from '../digest/digest.ts';
import { sha256Of } from '../digest/sha256.ts';
import type { TestCounts } from '../test-report/test-counts.ts';
import { canonicalJson, type Json } from './canonical-json.ts';

/** The predicate's type; its schema is `schemas/build-record.v1.json`. */
export const BUILD_RECORD = 'https://github.com/tidegate-cd/tidegate/build-record/v1';

/** Facts that depend on source and bytes alone: the same on every run that makes the same thing. */
export interface Identity {
  readonly name: string;
  readonly version: string;
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
  /** Commit time in seconds since 1970; absent when it is not known. */
  readonly committedAt?: number;
  readonly contentDigest: Digest;
  readonly subjects: readonly { readonly name: string; readonly digest: Digest }[];
}

/** Facts of this run. `ref` and `branch` are text from outside. */
export interface BuildEvent {
  readonly ref: string;
  readonly branch?: string;
  readonly event: string;
  readonly workflow: string;
  readonly job: string;
  readonly actor: string;
  readonly run: { readonly id: string; readonly attempt: number; readonly url: string };
  readonly finishedOn: Date;
  readonly coverage?: Coverage;
  readonly tests?: TestCounts;
  readonly alertTests?: TestCounts;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A record: its text, which is what is hashed and stored, and the part that decides whether it says anything new. */
export interface BuildRecord {
  readonly text: string;
  readonly digest: Digest;
  /** Digest of the test and coverage facts alone. */
  readonly factsDigest: Digest;
  readonly finishedOn: string;
}

/** One in-toto Statement v1 in canonical JSON: who built what, when, from which commit, and how it was tested. */
export function buildRecord(identity: Identity, event: BuildEvent): BuildRecord {
  const facts: Json = { coverage: coverageFacts(event.coverage), tests: countFacts(event.tests), alertTests: countFacts(event.alertTests) };
  const statement: Json = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: identity.subjects.map(({ name, digest }) => ({ name, digest: { sha256: digest.slice('sha256:'.length) } })),
    predicateType: BUILD_RECORD,
    predicate: {
      identity: {
        name: identity.name,
        version: identity.version,
        repository: identity.repository,
        commit: identity.commit,
        createdOn: identity.committedAt === undefined ? undefined : isoSeconds(identity.committedAt),
        contentDigest: identity.contentDigest,
      },
      commit: identity.commit,
      version: identity.version,
      ref: event.ref,
      branch: event.branch,
      event: event.event,
      workflow: event.workflow,
      job: event.job,
      actor: event.actor,
      run: { id: event.run.id, attempt: event.run.attempt, url: event.run.url },
      finishedOn: event.finishedOn.toISOString(),
      ...facts,
      metadata: Object.keys(event.metadata).length === 0 ? undefined : event.metadata,
    },
  };
  const text = canonicalJson(statement);
  return { text, digest: sha256Of(text), factsDigest: sha256Of(canonicalJson(facts)), finishedOn: event.finishedOn.toISOString() };
}

/** `NAME-VERSION.<run>-<attempt>.record.json`: all records of a version stand side by side. */
export const recordName = (artifact: string, run: { readonly id: string; readonly attempt: number }): string =>
  `${artifact}.${run.id}-${run.attempt}.record.json`;

/** `2026-11-24T10:00:00Z` from seconds since 1970. */
export const isoSeconds = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z');

const coverageFacts = (coverage: Coverage | undefined): Json | undefined =>
  coverage === undefined
    ? undefined
    : {
        lines: coverage.lines && { covered: coverage.lines.covered, total: coverage.lines.total },
        branches: coverage.branches && { covered: coverage.branches.covered, total: coverage.branches.total },
      };

const countFacts = (counts: TestCounts | undefined): Json | undefined =>
  counts === undefined ? undefined : { passed: counts.passed, failed: counts.failed, skipped: counts.skipped, flaky: counts.flaky };
