/** One review of a run, as GitHub lists it: without a time and without the attempt. */
export interface ApprovalFact {
  readonly state: 'approved' | 'rejected' | 'pending';
  readonly user: string;
  readonly isBot: boolean;
  readonly environments: readonly string[];
}

/** Who is asked to review before a job of an environment starts. */
export interface ReviewerRule {
  readonly users: readonly { readonly login: string; readonly isBot: boolean }[];
  /** Their members are not known here. */
  readonly teams: readonly string[];
}

/** The protection of an environment. */
export interface EnvironmentFact {
  readonly name: string;
  /** Undefined: no rule asks for reviewers. */
  readonly reviewers?: ReviewerRule;
}

/** Who wrote the commits that go out. */
export interface AuthorFacts {
  readonly commits: number;
  /** Logins in lower case, with how many of the commits each wrote, alone or with others. */
  readonly authors: Readonly<Record<string, number>>;
  /** Commits with an author whom GitHub cannot name. */
  readonly unknown: number;
}

/** Who started the run, as far as approval by dispatch asks. */
export interface StarterFact {
  readonly login: string;
  /** Role in the repository: admin, maintain, write, triage, read, none, or a name of one's own. Undefined: it was not asked for. */
  readonly role?: string;
}
