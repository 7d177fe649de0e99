/** What a revision's label `status` may say (helm `pkg/release`). */
export type ReleaseStatus =
  | 'unknown'
  | 'deployed'
  | 'uninstalled'
  | 'superseded'
  | 'failed'
  | 'uninstalling'
  | 'pending-install'
  | 'pending-upgrade'
  | 'pending-rollback';

/** One row of a release's history, from the labels of its Secret. */
export interface Revision {
  readonly revision: number;
  readonly status: ReleaseStatus;
  readonly secret: string;
  readonly resourceVersion: string;
  /** When the Secret was made, by the API server's clock. */
  readonly created: string;
  /** Whether it passed its smoke test: the mark counts only when it names its own revision, because helm copies labels to the next one. */
  readonly verified: boolean;
  /** The run that made it; absent for a helm by hand. */
  readonly run?: string;
  /** Paths of the values that files of the repository gave to it, when Tidegate made it and helm has not rewritten its Secret since. */
  readonly fileValues?: readonly string[];
}

/** A release as helm stores it (JSON of `release.Release`), as far as Tidegate reads it. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly version: number;
  readonly manifest: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly hooks: readonly Hook[];
  readonly info: { readonly status: string; readonly description?: string };
  /** `ssa` or `csa`, from helm 4 on. */
  readonly applyMethod: string;
  readonly chart: {
    readonly metadata: { readonly name: string; readonly version: string; readonly appVersion?: string };
    readonly values: Readonly<Record<string, unknown>>;
  };
}

export interface Hook {
  readonly name: string;
  readonly kind: string;
  readonly path?: string;
  readonly manifest: string;
  readonly events: readonly string[];
}

export const VERIFIED_LABEL = 'tidegate-verified-revision';
/** `<run id>.<revision>`: like every label, helm copies it to the next revision, so that it counts only when it names its own. */
export const RUN_LABEL = 'tidegate-run';
/** One path a line. */
export const FILE_VALUES = 'tidegate/file-values';

/** The value of the run label of a revision. */
export const runMark = (runId: string, revision: number): string => `${runId}.${revision}`;

/** The run that made a revision, by its label; undefined for a helm by hand, whose revision carries the label of the one before. */
export const runOf = (mark: string | undefined, revision: number): string | undefined =>
  mark?.endsWith(`.${revision}`) ? mark.slice(0, -`.${revision}`.length) : undefined;

/** Parses helm's JSON (of a Secret, or of `--dry-run -o json`). Throws when it is no release. */
export function parseRelease(text: string): Release {
  const raw = JSON.parse(text) as Partial<Record<keyof Release | 'apply_method', unknown>>;
  if (typeof raw.name !== 'string' || typeof raw.version !== 'number') throw new Error('helm gave no release');
  const chart = (raw.chart ?? {}) as Partial<Release['chart']>;
  return {
    name: raw.name,
    namespace: typeof raw.namespace === 'string' ? raw.namespace : '',
    version: raw.version,
    manifest: typeof raw.manifest === 'string' ? raw.manifest : '',
    config: (raw.config ?? {}) as Release['config'],
    hooks: Array.isArray(raw.hooks) ? (raw.hooks as Hook[]) : [],
    info: (raw.info ?? { status: 'unknown' }) as Release['info'],
    applyMethod: typeof raw.apply_method === 'string' ? raw.apply_method : '',
    chart: { metadata: chart.metadata ?? { name: '', version: '' }, values: chart.values ?? {} },
  };
}

const isPending = (status: ReleaseStatus): boolean => status.startsWith('pending-');

/** The last revision, when a dead helm left it pending. `history` is in ascending order. */
export function pendingRevision(history: readonly Revision[]): Revision | undefined {
  const last = history.at(-1);
  return last !== undefined && isPending(last.status) ? last : undefined;
}

/** Whether a pending revision was left by a run of ours: it says so, or it is the way back from a revision that does (helm gives that no labels of ours). */
export function isOurs(history: readonly Revision[], pending: Revision): boolean {
  const before = history.findLast((row) => row.revision < pending.revision);
  return pending.run !== undefined || (pending.status === 'pending-rollback' && before?.run !== undefined);
}

/** The revision whose objects run: the deployed one, else the last that is not pending. */
export function currentRevision(history: readonly Revision[]): Revision | undefined {
  return history.findLast((row) => row.status === 'deployed') ?? history.findLast((row) => !isPending(row.status));
}
