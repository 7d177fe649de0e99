import type { ServedSpec } from '../probe/check.ts';
import { newReadyPods, type PodFacts, type WorkloadFacts, workloadName } from './facts.ts';
import { carries, judgeDigest, repositoriesOf } from './judge-digest.ts';
import { judgeVersions } from './judge-versions.ts';
import type { Expected, Round, RoundVerdict } from './round.ts';

/** Judges one round over all workloads. Rollout first, then digests, then versions; the first thing that is not right is told. */
export function judgeRound(round: Round, expected: Expected, served: ServedSpec | undefined): RoundVerdict {
  const allNew = round.workloads.flatMap(newReadyPods).map((pod) => pod.name);
  for (const facts of round.workloads) {
    const unfinished = rolloutOf(facts, allNew);
    if (unfinished !== undefined) return unfinished;
  }
  const weaker: string[] = [];
  const wrongDigest = digestsOf(round.workloads, expected.digest, weaker);
  if (wrongDigest !== undefined) return wrongDigest;
  const key = keyOf(round.workloads);
  if (served === undefined || expected.version === undefined) return { kind: 'proved', key, weaker };
  return judgeVersions(round, served, expected.version, {
    key,
    weaker,
    digestProved: expected.digest !== undefined && weaker.length === 0,
  });
}

/** `allNew`: the new pods of all workloads, since one Service may stand before several. */
function rolloutOf(facts: WorkloadFacts, allNew: readonly string[]): RoundVerdict | undefined {
  const name = workloadName(facts.ref);
  if (!facts.observed || facts.revision === undefined)
    return { kind: 'waiting', code: 'ST020', why: `${name}: its controller has not seen the newest specification` };
  const ready = newReadyPods(facts);
  const old = facts.pods.find((pod) => pod.revision !== facts.revision && !pod.terminating);
  if (old !== undefined)
    return {
      kind: 'waiting',
      code: 'ST011',
      why: `pod ${old.name} (${old.owner}) is of an older revision of ${name} and still runs: the rollout is not finished`,
    };
  if (ready.length < facts.wanted)
    return { kind: 'waiting', code: 'ST020', why: `${name}: ${ready.length} of ${facts.wanted} replicas of the new revision are ready` };
  const names = ready.map((pod) => pod.name).sort();
  const extra = facts.endpoints?.find((endpoint) => !allNew.includes(endpoint));
  if (extra !== undefined)
    return {
      kind: 'waiting',
      code: 'ST011',
      why: `pod ${extra} stands behind a Service of ${name} and is none of its new replicas: the rollout is not finished, or a second Deployment matches the Service`,
    };
  const missing = facts.endpoints === undefined ? undefined : names.find((one) => !facts.endpoints?.includes(one));
  if (missing !== undefined)
    return { kind: 'waiting', code: 'ST011', why: `pod ${missing} is ready, but not yet behind the Service of ${name}` };
  return undefined;
}

/** The digests of all new pods; adds to `weaker` what is not fully proved. */
function digestsOf(workloads: readonly WorkloadFacts[], digest: string | undefined, weaker: string[]): RoundVerdict | undefined {
  if (digest === undefined) {
    weaker.push('no digest was expected: the pods are of the newest revision');
    return undefined;
  }
  const repositories = repositoriesOf(workloads, digest);
  const carriers = workloads.filter((facts) => carries(facts, digest, repositories));
  for (const pod of (carriers.length > 0 ? carriers : workloads).flatMap(newReadyPods)) {
    const proof = judgeDigest(pod, digest);
    if (proof.kind === 'other') return { kind: 'wrong', code: 'ST013', why: `pod ${pod.name} runs ${proof.runs}, expected ${digest}` };
    if (proof.kind === 'unknown' && carriers.length > 0)
      return { kind: 'wrong', code: 'ST013', why: `pod ${pod.name} runs ${imagesOf(pod)}, expected ${digest}` };
    if (proof.kind === 'weaker') weaker.push(`pod ${pod.name} was deployed by a tag; its imageID is the expected digest`);
    if (proof.kind === 'unknown') weaker.push(`pod ${pod.name} was deployed by a tag (${imagesOf(pod)}); its digest is not known`);
  }
  return undefined;
}

const imagesOf = (pod: PodFacts): string => pod.containers.map(({ image }) => image).join(', ');

const keyOf = (workloads: readonly WorkloadFacts[]): string =>
  workloads
    .flatMap((facts) => newReadyPods(facts).map((pod) => `${facts.ref.name}/${pod.uid}`))
    .sort()
    .join(' ');
