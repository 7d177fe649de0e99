import type { Problem } from '../problem/problem.ts';

/** What runs, what is to go out, and how the two commits stand to each other. */
export interface Order {
  readonly running: string;
  readonly wanted: string;
  /** Commits that only the wanted one has, and commits that only the running one has. */
  readonly ahead: number;
  readonly behind: number;
}

/** `older` is refused (DW052), `diverged` is told (DW054): what runs has commits that go away. */
export type OrderVerdict =
  | { readonly kind: 'forward' }
  | { readonly kind: 'older'; readonly problem: Problem }
  | { readonly kind: 'diverged'; readonly problem: Problem };

/** Whether a delivery goes forward. A run that waited long, or an old run that is started again, would take a newer version back unnoticed. */
export function judgeOrder({ running, wanted, ahead, behind }: Order): OrderVerdict {
  if (behind === 0) return { kind: 'forward' };
  const short = (sha: string): string => sha.slice(0, 12);
  const commits = `${behind} ${behind === 1 ? 'commit' : 'commits'}`;
  if (ahead > 0)
    return {
      kind: 'diverged',
      problem: {
        code: 'DW054',
        fault: 'user',
        what: `commit ${short(running)}, which runs, has ${commits} that ${short(wanted)} has not: they go away with this delivery`,
        where: 'the order of deliveries',
        remedy: 'Merge the branch of the hotfix, if it is one.',
      },
    };
  return {
    kind: 'older',
    problem: {
      code: 'DW052',
      fault: 'user',
      what: `commit ${short(wanted)} is older than ${short(running)}, which runs: ${commits} would be taken back`,
      where: 'the order of deliveries',
      expected: 'a commit that holds what runs',
      remedy: 'Deliver the newer commit, or go back on purpose with mode: rollback.',
    },
  };
}
