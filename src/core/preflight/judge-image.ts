import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem, Remark } from '../problem/problem.ts';

/** What the registry said of an image, asked as the pod would ask. */
export type ImageAnswer =
  | { readonly kind: 'found'; readonly digest: string; readonly platforms?: readonly PlatformAnswer[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'denied'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'unreadable-name' };

/** One entry of an image's index. */
export interface PlatformAnswer {
  /** `linux/amd64`, `linux/arm64/v8`. */
  readonly platform: string;
  /** Whether its own manifest is there; absent when it was not asked for. */
  readonly present?: boolean;
}

/** A pull secret that the pod names, as far as it could be read. */
export interface PullSecret {
  readonly name: string;
  /** `deployment/web` or `serviceaccount/default`. */
  readonly from: string;
  readonly state: 'fits' | 'no-entry' | 'missing' | 'wrong-type' | 'unreadable';
}

export interface ImageFacts {
  readonly image: string;
  /** `deployment/web, container app`. */
  readonly where: string;
  readonly pullSecrets: readonly PullSecret[];
  readonly answer: ImageAnswer;
  /** Platforms of the Ready nodes; undefined when nodes may not be read. */
  readonly nodes: readonly string[] | undefined;
}

export type Finding = { readonly kind: 'error'; readonly problem: Problem } | ({ readonly kind: 'remark' } & Remark);

/**
 * Judges one image. Only what is proved is an error: a missing manifest, a platform that no node has, a login of the pod that was refused.
 * What may be cured by credentials or mirrors of the nodes is a warning.
 */
export function judgeImage(facts: ImageFacts): readonly Finding[] {
  const { answer, image } = facts;
  const name = oneLine(image, 200);
  switch (answer.kind) {
    case 'unreadable-name':
      return [error('HD030', `image "${name}" is no image reference`, facts, 'Correct its name in the values.')];
    case 'absent':
      return [error('HD030', `image ${name} was not found (404)`, facts, 'Publish it first, or correct its tag or digest.')];
    case 'unreachable':
      return [warning(`image ${name} could not be looked up from here: ${oneLine(answer.why)}`, facts)];
    case 'denied':
      return [judgeDenied(facts, answer)];
    case 'found':
      return judgePlatforms(facts, answer.platforms ?? []);
  }
}

function judgeDenied(facts: ImageFacts, answer: { readonly status: number; readonly detail: string }): Finding {
  const told = `image ${oneLine(facts.image, 200)} may not be read (${answer.status}: ${oneLine(answer.detail)})`;
  const fits = facts.pullSecrets.find((secret) => secret.state === 'fits');
  if (fits !== undefined)
    return error(
      'HD032',
      `${told} with pull secret ${fits.name} of ${fits.from}`,
      facts,
      'Renew the login in that secret, or give its user the right to read the image.',
    );
  const broken = facts.pullSecrets.find((secret) => secret.state === 'missing' || secret.state === 'wrong-type');
  if (broken !== undefined) {
    const why = broken.state === 'missing' ? 'does not exist' : 'is not of type kubernetes.io/dockerconfigjson';
    return error(
      'HD033',
      `${told}: pull secret ${broken.name} of ${broken.from} ${why}`,
      facts,
      `Create it: kubectl create secret docker-registry ${broken.name} …`,
    );
  }
  const noEntry = facts.pullSecrets.find((secret) => secret.state === 'no-entry');
  return warning(
    noEntry === undefined
      ? `${told} without a login; the nodes may have one`
      : `${told}: pull secret ${noEntry.name} of ${noEntry.from} has no entry for this registry`,
    facts,
  );
}

function judgePlatforms(facts: ImageFacts, platforms: readonly PlatformAnswer[]): readonly Finding[] {
  const nodes = [...new Set(facts.nodes ?? [])];
  if (platforms.length === 0 || nodes.length === 0) return [];
  const serves = (node: string): boolean => platforms.some(({ platform, present }) => present !== false && samePlatform(platform, node));
  const unserved = nodes.filter((node) => !serves(node));
  if (unserved.length === 0) return [];
  const hollow = platforms.filter(({ present }) => present === false).map(({ platform }) => platform);
  const has = platforms.map(({ platform }) => platform).join(', ');
  const told = `image ${oneLine(facts.image, 200)} is not there for ${unserved.join(', ')}: ${hollow.length > 0 ? `its index names ${hollow.join(', ')}, but that manifest is missing` : `it has ${oneLine(has)}`}`;
  if (unserved.length === nodes.length) return [error('HD031', told, facts, 'Build and push the image for the platform of the nodes.')];
  return [
    {
      kind: 'remark',
      severity: 'warning',
      problem: { code: 'HD031', fault: 'user', what: `${told}; other nodes can run it`, where: facts.where },
    },
  ];
}

/** An index entry without a variant serves every variant of its architecture. */
const samePlatform = (platform: string, node: string): boolean => platform === node || platform.split('/').slice(0, 2).join('/') === node;

const error = (code: Problem['code'], what: string, facts: ImageFacts, remedy: string): Finding => ({
  kind: 'error',
  problem: { code, fault: 'user', what, where: facts.where, remedy },
});

const warning = (what: string, facts: ImageFacts): Finding => ({
  kind: 'remark',
  severity: 'warning',
  problem: { code: 'HD035', fault: 'remote', what, where: facts.where },
});
