import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Github, startGithub } from '../../bed/github/start-github.ts';
import { runStep } from '../step-driver/run-step.ts';
import type { JobEnd, StepOptions, StepResult } from '../step-driver/step.ts';
import type { GithubContext } from './github-context.ts';
import { writeLayout } from './oci-layout.ts';

export const JUNIT = '<testsuite name="shop"><testcase name="a"/><testcase name="b"/><testcase name="c"><skipped/></testcase></testsuite>';
export const LCOV = 'SF:shop.ts\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n';

export interface StepMore extends Partial<Omit<StepOptions, 'action' | 'dist' | 'with'>> {
  readonly context?: Partial<GithubContext>;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** No artifact service is told to the step. */
  readonly withoutService?: true;
  readonly secrets?: readonly string[];
}

/** A GitHub with one commit on main, a workspace with an image, reports and a release folder, and steps of artifact-publish in runs of it. */
export interface PublishJob extends AsyncDisposable {
  readonly github: Github;
  readonly workspace: string;
  readonly sha: string;
  /** The image's digest. */
  readonly image: string;
  /** The job's token, with `actions: read`. */
  readonly token: string;
  write(name: string, content: string): Promise<string>;
  /** One step in a run of its own, as a push to main. */
  step(inputs: Readonly<Record<string, string>>, more?: StepMore): Promise<StepResult & JobEnd>;
}

export async function publishJob(dist: string): Promise<PublishJob> {
  const github = await startGithub();
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-workspace-'));
  const sha = github.addCommit({ message: 'one' }).sha;
  const token = github.mintToken({ permissions: { actions: 'read', contents: 'read' } });
  const write = async (name: string, content: string): Promise<string> => {
    const path = join(workspace, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const image = await writeLayout(join(workspace, 'image'));
  await write('reports/unit.xml', JUNIT);
  await write('reports/lcov.info', LCOV);
  await write('release/notes.md', '# Notes\n');
  await write('release/bin/shop', '#!/bin/sh\n');
  const step = (inputs: Readonly<Record<string, string>>, more: StepMore = {}) => {
    const run = github.addRun({ headSha: sha, workflowPath: '.github/workflows/release.yml' });
    const job = github.addJob({ runId: run.id, name: 'build' });
    const { context, withoutService, ...rest } = more;
    const runtime = { token: github.mintRuntimeToken({ runId: run.id, jobId: job.id }), resultsUrl: `${github.urls.results}/` };
    return runStep({
      action: 'artifact-publish',
      dist,
      workspace,
      with: { name: 'shop', version: '1.0.0', ...inputs },
      ...(withoutService ? {} : { runtime }),
      ...rest,
      context: {
        sha,
        run_id: String(run.id),
        token,
        api_url: github.urls.api,
        server_url: github.urls.server,
        job: 'build',
        workflow_ref: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
        ...context,
      },
    });
  };
  return {
    github,
    workspace,
    sha,
    image,
    token,
    write,
    step,
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}
