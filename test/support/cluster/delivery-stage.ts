import { execFileSync } from 'node:child_process';
import type { DeploymentRecord } from '../../../src/core/deployment-record/record.ts';
import { type DeliveryBed, deliveryBed, type Push } from '../builders/delivery-bed.ts';
import type { JobOptions } from '../step-driver/job.ts';
import type { JobEnd, StepOptions, StepResult } from '../step-driver/step.ts';
import type { HelmStage } from './helm-stage.ts';

/** What a version of the shop is. */
export interface Version {
  /** What the front page says; the check wants `Welcome`. */
  readonly home?: string;
  readonly image?: string;
  readonly values?: object;
}

/** A release delivered by the root action: a GitHub beside a namespace of the cluster. */
export interface DeliveryStage extends AsyncDisposable {
  readonly bed: DeliveryBed;
  readonly digest: string;
  /** Runs the root action for a push, with this version of the shop. */
  deliver(
    push: Push,
    version?: Version,
    inputs?: Readonly<Record<string, string>>,
    more?: Partial<StepOptions & JobOptions>,
  ): Promise<StepResult & JobEnd>;
  /** The records beside the release, oldest first. */
  records(): Promise<readonly DeploymentRecord[]>;
  /** The commits that the ready pods say they are. */
  served(): Promise<readonly string[]>;
}

const CHECKS =
  'served: {path: /version, json: $.commit, settle: 500ms}\nchecks:\n  - {name: home, http: {path: /, body: {contains: Welcome}}}\n';

/** Sets it up in a stage's namespace; the shop is the bed's busybox, which serves its commit and a page. */
export async function deliveryStage(stage: HelmStage): Promise<DeliveryStage> {
  const bed = await deliveryBed();
  const registry = process.env.TIDEGATE_BED_REGISTRY ?? '';
  const digest = execFileSync('crane', ['digest', '--insecure', `${registry}/app:1`], { encoding: 'utf8' }).trim();
  return {
    bed,
    digest,
    deliver: (push, version = {}, inputs = {}, more = {}) =>
      stage.deploy(
        {
          image: version.image ?? `${registry}/app@${digest}`,
          readinessPath: '/readyz',
          command: ['sh', '-c', shopCommand(push.sha, version.home ?? 'Welcome')],
          ...version.values,
        },
        {
          environment: 'production',
          service: 'shop',
          'own-deployment': 'true',
          digest,
          needs: JSON.stringify({ build: { result: 'success', outputs: {} } }),
          checks: CHECKS,
          'smoke-timeout': '60s',
          'fail-after': '2s',
          ...inputs,
        },
        { action: '.', context: bed.context(push), job: { check_run_id: String(push.job) }, ...more },
      ),
    records: async () => {
      const map = await stage.json<{ data: Record<string, string> }>('get', 'configmap', 'tidegate-record-web');
      return JSON.parse(map.data.records ?? '[]') as DeploymentRecord[];
    },
    served: async () => {
      const { items } = await stage.json<{ items: { metadata: { name: string; deletionTimestamp?: string } }[] }>('get', 'pods');
      const live = items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
      const answers = live.map(({ metadata }) =>
        stage.kubectl('get', '--raw', `/api/v1/namespaces/${stage.namespace}/pods/${metadata.name}:8080/proxy/version`),
      );
      return (await Promise.all(answers)).map((text) => (JSON.parse(text) as { commit: string }).commit);
    },
    [Symbol.asyncDispose]: () => bed[Symbol.asyncDispose](),
  };
}

/** The command of a shop that serves its commit and a front page. */
export function shopCommand(commit: string, home: string): string {
  const pages = { version: JSON.stringify({ commit }), readyz: 'ready', 'index.html': home };
  const write = Object.entries(pages).map(([name, text]) => `printf '%s' '${text}' > /www/${name}`);
  return ['mkdir -p /www', ...write, 'exec busybox httpd -f -p 8080 -h /www'].join(' && ');
}
