import type { Clock } from '../../core/clock/clock.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import type { InputsOf } from '../../core/contract/contract.ts';
import type { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import type { Http } from '../../core/http/http.ts';
import type { Holder, HolderRun } from '../../core/lease/lease.ts';
import type { Log } from '../runner/log.ts';

/** What the makers of a release's `Target` work with. */
export interface ReleasePorts {
  readonly cluster: Cluster;
  /** A kubeconfig for helm, kept fresh. */
  readonly kubeconfig: string;
  /** Who the API server says we are, for messages about rights. */
  readonly identity: string;
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Saves one text for post, at once; `recall` reads it there. */
  remember(text: string): void;
  recall(): string | undefined;
  /** Whether a run is over, by GitHub; undefined when it cannot be told. */
  isCompleted(run: HolderRun): Promise<boolean | undefined>;
}

/** What is deployed, and by whom. */
export interface ReleaseSettings extends Omit<InputsOf<typeof helmInputs>, 'chart'> {
  /** Empty where nothing is to be deployed. */
  readonly chart: string;
  readonly holder: Holder;
  /** The run's id, as a label of the revisions that it makes. */
  readonly runId: string;
  /** `acme/shop@<sha> run 123`, in helm's history. */
  readonly revisionNote: string;
  /** The commit that is deployed, for tags that the reference of an image lacks. */
  readonly sha?: string;
  /** The image that is delivered, with its digest: bare lines of image-values take it, and the rendered chart must hold it. */
  readonly image?: string;
  readonly workspace: string;
  /** RUNNER_TEMP, for private files. */
  readonly tempDir: string;
}

/** `release web in namespace shop`. */
export const targetName = (settings: Pick<ReleaseSettings, 'release' | 'namespace'>): string =>
  `release ${settings.release} in namespace ${settings.namespace}`;
