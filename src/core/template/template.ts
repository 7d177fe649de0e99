/** A piece of a template: text as it stands, or an expression to fill in. */
export type Part = { readonly kind: 'text'; readonly text: string } | Expression;

/** `{{name}}`, or `{{date 'FORMAT' tz='ZONE'}}`. */
export interface Expression {
  readonly kind: 'expression';
  readonly name: string;
  /** Only dates have one: a moment format. */
  readonly format?: string;
  /** An IANA time zone; UTC when absent. */
  readonly zone?: string;
}

/** A parsed template. Values are filled in afterwards and never parsed again. */
export type Template = readonly Part[];

/** Where an expression may stand decides which names it has. */
export interface Scope {
  readonly names: readonly string[];
}

const DATES = ['date', 'commit_date'] as const;

/** Names in values, prefixes, suffixes, `enable`, labels and annotations. */
export const GLOBAL_SCOPE: Scope = {
  names: ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch', 'semver', ...DATES],
};
/** Names in the pattern of `type=schedule`. */
export const SCHEDULE_SCOPE: Scope = { names: DATES };
/** Names in the pattern of `type=semver`: the fields of a parsed version. */
export const SEMVER_SCOPE: Scope = {
  names: ['raw', 'version', 'major', 'minor', 'patch', 'prerelease', 'build', 'loose', 'includePrerelease'],
};
/** Names in the pattern of `type=pep440`. */
export const PEP440_SCOPE: Scope = { names: ['raw', 'version', 'major', 'minor', 'patch'] };

/** Whether an expression is a date, the only ones that take a format. */
export const isDate = (name: string): boolean => (DATES as readonly string[]).includes(name);
