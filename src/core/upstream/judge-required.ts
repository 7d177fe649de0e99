import type { UpstreamRules } from '../policy/rules-for.ts';
import { fitsGlob } from '../policy/select.ts';
import type { Red } from './judge-needs.ts';
import { type Candidate, fitsAll } from './standing.ts';

export interface RequiredWord {
  readonly reds: readonly Red[];
  readonly green: readonly string[];
  readonly alerts: readonly Red[];
}

/** Each required glob must fit at least one candidate, and all that it fits must be green; a name in several workflows in all of them. */
export function judgeRequired(candidates: readonly Candidate[], rules: UpstreamRules): RequiredWord {
  const reds: Red[] = [];
  const green = new Set<string>();
  for (const glob of rules.required) {
    const found = candidates.filter(({ names }) => names.some((name) => fitsGlob(glob, name)));
    if (found.length === 0) reds.push({ kind: 'missing', label: glob, word: 'not found' });
    for (const one of found) {
      if (isAlertOnly(one, rules)) continue;
      if (one.state === 'green' || (one.state === 'skipped' && fitsAll(rules.allowSkipped, one.names))) green.add(one.label);
      else if (!reds.some(({ label }) => label === one.label)) reds.push(redOf(one));
    }
  }
  const alerts = candidates.filter((one) => isAlertOnly(one, rules) && one.state === 'red').map(redOf);
  return { reds, green: [...green], alerts };
}

const isAlertOnly = ({ names }: Candidate, rules: UpstreamRules): boolean => fitsAll(rules.alertOnly, names);

const redOf = ({ label, word, state, url }: Candidate): Red => ({
  kind: state === 'pending' ? 'pending' : 'failed',
  label,
  word,
  ...(url === undefined ? {} : { url }),
});
