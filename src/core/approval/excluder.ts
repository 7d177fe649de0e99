import type { ApprovalRules } from '../policy/rules-for.ts';
import { isBotLogin } from './entitled.ts';
import type { AuthorFacts } from './facts.ts';

/** Whose approval does not count. */
export interface Excluder {
  /** Why this person's approval does not count; undefined when it does. */
  why(login: string, isBot: boolean): string | undefined;
  /** Commits whose author nobody can name: any approver may be that author. 0 where authors may approve. */
  readonly unknown: number;
}

/** `starter` is the person who started the run, where that person may not approve it. */
export function excluder(rules: ApprovalRules, authors: AuthorFacts | undefined, starter: string | undefined): Excluder {
  const isExcluded = (what: ApprovalRules['not'][number]): boolean => rules.not.includes(what);
  return {
    unknown: isExcluded('authors') ? (authors?.unknown ?? 0) : 0,
    why: (login, isBot) => {
      if (isExcluded('bots') && (isBot || isBotLogin(login))) return 'bot';
      const wrote = isExcluded('authors') ? (authors?.authors[login.toLowerCase()] ?? 0) : 0;
      if (wrote > 0) return `wrote ${wrote} of the ${authors?.commits ?? wrote} commits`;
      return starter?.toLowerCase() === login.toLowerCase() ? 'started the run' : undefined;
    },
  };
}
