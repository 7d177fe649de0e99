import { readBuildEvent } from '../event/build-event.ts';
import { type JobContext, runUrl } from '../event/context.ts';
import { textAt } from '../event/payload.ts';
import { present } from '../result/present.ts';
import type { BuildEvent, Identity } from './build-record.ts';

/** The part of a record that the run itself tells: which commit, from which branch, by which workflow and job. */
export interface RunFacts {
  readonly identity: Pick<Identity, 'repository' | 'commit'>;
  readonly event: Pick<BuildEvent, 'ref' | 'branch' | 'event' | 'workflow' | 'job' | 'actor' | 'run'>;
  /** The commit's time by the event's payload, in seconds since 1970. */
  readonly committedAt?: number;
}

/** Reads them. `workflowRef` is GITHUB_WORKFLOW_REF; its path says more than the workflow's display name, which is taken where there is none. */
export function runFacts(context: JobContext, workflowRef: string | undefined): RunFacts {
  const build = readBuildEvent(context, 'merge');
  const { named } = build;
  const branch =
    named.kind === 'branch' ? named.name : named.kind === 'tag' ? build.base : textAt(context.payload, 'pull_request', 'head', 'ref');
  return {
    identity: { repository: context.repository.full, commit: build.sha },
    event: {
      ref: build.ref,
      event: context.eventName,
      workflow: workflowPath(workflowRef) ?? context.workflow,
      job: context.job,
      actor: context.triggeringActor,
      run: { id: context.runId, attempt: context.runAttempt, url: runUrl(context) },
      ...present({ branch }),
    },
    ...present({ committedAt: build.commitTime }),
  };
}

/** `acme/shop/.github/workflows/release.yml@refs/heads/main` → `.github/workflows/release.yml`. */
const workflowPath = (ref: string | undefined): string | undefined => /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref ?? '')?.[1];

/** The time that is written into an artifact: SOURCE_DATE_EPOCH (reproducible-builds.org) in seconds; undefined when the text is none. */
export const sourceDateEpoch = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,11}$/.test(text) ? Number(text) : undefined;
