import type { Answer } from '../probe/answer.ts';
import type { ServedSpec } from '../probe/check.ts';
import { newReadyPods, type PodFacts } from './facts.ts';
import type { Round, RoundVerdict } from './round.ts';
import { sameVersion, versionIn } from './version.ts';

/** What the digests proved already. */
export interface Proved {
  readonly key: string;
  readonly weaker: readonly string[];
  readonly digestProved: boolean;
}

/** Judges what the pods answered on the version endpoint; only pods that were asked count. */
export function judgeVersions(round: Round, served: ServedSpec, version: string, proved: Proved): RoundVerdict {
  const pods = round.workloads.flatMap(newReadyPods).filter((pod) => round.answers.has(pod.uid));
  if (round.asked && pods.length === 0 && proved.key !== '')
    return { kind: 'wrong', code: 'ST012', why: `no pod has a port that is known to serve ${served.path}: give served.port` };
  for (const pod of pods) {
    const answer = round.answers.get(pod.uid);
    const verdict = answer === undefined ? undefined : oneVersion(pod, answer, served, version, pods.length, proved);
    if (verdict !== undefined) return verdict;
  }
  return { kind: 'proved', key: proved.key, weaker: proved.weaker };
}

function oneVersion(
  pod: PodFacts,
  answer: Answer,
  served: ServedSpec,
  version: string,
  of: number,
  proved: Proved,
): RoundVerdict | undefined {
  switch (answer.kind) {
    case 'no-answer':
      return { kind: 'waiting', code: 'ST020', why: `pod ${pod.name}: ${answer.message}` };
    case 'no-way':
      if (answer.why === 'gone') return { kind: 'waiting', code: 'ST011', why: `pod ${pod.name} went away while it was asked` };
      return { kind: 'no-way', why: answer.why, key: proved.key, digestProved: proved.digestProved, message: answer.message };
    case 'answer': {
      const said = versionIn(served, answer);
      if (said.kind === 'unreadable') {
        const kind = [408, 425, 429, 502, 503, 504].includes(answer.status) ? 'waiting' : 'wrong';
        return { kind, code: 'ST012', why: `version endpoint ${served.path} of pod ${pod.name} ${said.why}` };
      }
      if (sameVersion(served.match, said.version, version)) return undefined;
      const short = said.version.length < 7 && served.match === 'prefix';
      return short
        ? {
            kind: 'wrong',
            code: 'ST012',
            why: `version endpoint ${served.path} of pod ${pod.name} says "${said.version}": shorter than 7 characters proves nothing`,
          }
        : {
            kind: 'wrong',
            code: 'ST011',
            why: `1 of ${of} replicas, pod ${pod.name} (${pod.owner}), serves ${said.version}, expected ${version}`,
          };
    }
  }
}
