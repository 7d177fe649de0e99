import type { TestRepository } from '../git/test-repository.ts';
import { type MainResult, runMain } from './run-main.ts';
import { repositoryPayload } from './tag-step.ts';

/** What a run in a clone may differ in. */
export interface RunIn {
  readonly on?: string;
  readonly ref?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs build-tag's main on the commit that a clone stands on. */
export async function runIn(
  repository: TestRepository,
  inputs: Readonly<Record<string, string>>,
  { on, ref, payload, env }: RunIn = {},
): Promise<MainResult> {
  return runMain({
    with: inputs,
    env: {
      GITHUB_EVENT_NAME: on ?? 'push',
      GITHUB_REF: ref ?? 'refs/heads/main',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: await repository.git('rev-parse', 'HEAD'),
      GITHUB_WORKSPACE: repository.folder,
      ...env,
    },
    payload: { repository: repositoryPayload, ...payload },
  });
}

/** The codes of a run's problems and warnings. */
export const codesIn = ({ problems, warnings }: MainResult): readonly string[] => [...problems, ...warnings].map(({ code }) => code);
