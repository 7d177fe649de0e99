import { execFileSync } from 'node:child_process';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { connectCluster } from '../../../src/adapters/kubernetes/connect.ts';
import type { ReleaseRun } from '../../../src/adapters/makers/open-release-target.ts';
import type { Log } from '../../../src/adapters/runner/log.ts';
import { defineAction } from '../../../src/core/contract/contract.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import { clusterInputs } from '../../../src/core/credentials/cluster-inputs.ts';
import { readContext } from '../../../src/core/event/context.ts';
import { helmInputs } from '../../../src/core/helm-release/helm-inputs.ts';
import { manifestInputs } from '../../../src/core/manifest-set/manifest-inputs.ts';
import { keptLog } from './kept-log.ts';

const contract = defineAction({
  name: 'bench',
  title: 'bench',
  description: 'bench',
  icon: 'anchor',
  post: true,
  inputs: { ...helmInputs, ...manifestInputs, ...clusterInputs },
});

/** With its certificates inside: files outside of the workspace are refused. */
const flatKubeconfig = (): string => execFileSync('kubectl', ['config', 'view', '--flatten', '--raw', '--minify'], { encoding: 'utf8' });

/** What differs from run to run. */
export interface RunOptions {
  /** The runner's state: the same in main and post. */
  readonly state?: Map<string, string>;
  readonly log?: Log;
  readonly signal?: AbortSignal;
  readonly run?: string;
  /** Where GitHub is asked whether a run is over; nobody answers there by default. */
  readonly apiUrl?: string;
}

/** Everything a job's step would have, for release `web` in `namespace` unless the inputs say otherwise. */
export async function benchRun(inputs: Readonly<Record<string, string>>, at: RunOptions & { readonly workspace: string }) {
  const read = readInputs(contract, {
    release: 'web',
    chart: 'unused',
    auth: 'kubeconfig',
    kubeconfig: flatKubeconfig(),
    ...inputs,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const state = at.state ?? new Map<string, string>();
  const env = {
    ...process.env,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: at.run ?? '123',
    GITHUB_JOB: 'deploy',
    GITHUB_SHA: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_API_URL: at.apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_WORKSPACE: at.workspace,
    RUNNER_TEMP: at.workspace,
  };
  const run = {
    inputs: read.value.inputs,
    context: readContext(env, {}),
    env,
    log: at.log ?? keptLog(),
    state: {
      save: (key: string, value: string) => void state.set(key, value),
      read: (key: string) => state.get(key) || undefined,
    },
    clock: systemClock,
    random: Math.random,
    signal: at.signal ?? new AbortController().signal,
  } satisfies ReleaseRun;
  const access = await connectCluster(read.value.inputs, { ...run, http: nodeHttp });
  return { run, access };
}
