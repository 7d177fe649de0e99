import { sanitizeTag } from '../../core/image-ref/tag-text.ts';
import { shaPart } from '../../core/version/primary.ts';
import { project } from '../../core/version/projections.ts';
import { parseSemver } from '../../core/version/semver.ts';
import type { TagDecision } from './decide.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';
import type { Identity } from './identity.ts';
import type { TagPlan } from './plan.ts';

/** Outputs that are true whatever the verdict: who this build is, and why each tag is there or not. */
export function identityOutputs(decision: TagDecision, plan: TagPlan, facts: Facts) {
  const { identity, buildTime } = decision;
  const { version, primary, distance, previous, releaseType, changed } = identity;
  const created = buildTime === undefined ? undefined : isoTime(buildTime);
  return {
    revision: identity.sha || undefined,
    shortSha: identity.short || undefined,
    primary,
    semver: version?.version,
    major: version?.major,
    minor: version?.minor,
    patch: version?.patch,
    previousVersion: previous,
    releaseType,
    changed,
    distance,
    dirty: facts.git.kind === 'repository' && facts.git.changed !== undefined ? facts.git.changed.length > 0 : undefined,
    created,
    sourceDateEpoch: buildTime,
    artifactName: artifactName(decision, plan, facts),
    projections: projectionsOf(identity),
    buildArgs: buildArgs(decision, created),
    explain: explain(decision),
  };
}

/** RFC 3339 in the form that docker/metadata-action writes. */
export const isoTime = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/** `web-2.1.0-abc1234`: the image's or repository's name and the identity, legal as a file's name. */
function artifactName({ identity, version }: TagDecision, plan: TagPlan, facts: Facts): string {
  const name = plan.images[0]?.ref.repository.split('/').at(-1) ?? facts.repository.name;
  return [name, identity.primary ?? version]
    .filter((part) => part !== '')
    .map(sanitizeTag)
    .join('-');
}

/** The metadata of the git tag counts only on the very commit that it stands on. */
function projectionsOf({ version, primary, short, exact }: Identity) {
  if (version === undefined || primary === undefined) return undefined;
  const build = exact ? version.build : [];
  return project(parseSemver(version.version) ?? version, primary, shaPart(short), build);
}

/** Lines for `docker build --build-arg`. */
function buildArgs({ identity, version, buildTime }: TagDecision, created: string | undefined): string {
  const values = { VERSION: identity.primary ?? version, REVISION: identity.sha, CREATED: created, SOURCE_DATE_EPOCH: buildTime };
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
