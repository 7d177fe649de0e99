import { oneLine } from '../outside-text/outside-text.ts';
import type { Finding } from './finding.ts';

/** One level of DEPLOY_WINDOW and where it came from. An empty value is an unset one. */
export interface SwitchLevel {
  readonly source: string;
  readonly value: string;
}

/**
 * Whether the switch lets it out: only exactly true and false count (YAML 1.2), all levels must be true, and false closes whether or not
 * the policy asks for the switch. `isNeeded`: the policy asks, so unset is closed.
 */
export function judgeSwitch(levels: readonly SwitchLevel[], isNeeded: boolean): Finding {
  const states = levels.map((level) => ({ ...level, state: stateOf(level.value) }));
  const wrong = states.find(({ state }) => state === 'unreadable');
  if (wrong !== undefined) {
    const why = `${wrong.source} is "${oneLine(wrong.value, 40)}"; only true or false count`;
    return closed('DW004', why, 'Set it to true or false, without quotes.');
  }
  const off = states.filter(({ state }) => state === 'false').map(({ source }) => source);
  if (off.length > 0) return closed('DW007', `DEPLOY_WINDOW is false (${off.join(', ')})`, 'Set the variable to true.');
  const unset = states.filter(({ state }) => state === 'unset').map(({ source }) => source);
  if (isNeeded && (levels.length === 0 || unset.length > 0)) {
    const where = unset.length === 0 ? '' : ` (${unset.join(', ')})`;
    return closed('DW005', `DEPLOY_WINDOW is not set${where}`, PASS_IT);
  }
  const on = states.filter(({ state }) => state === 'true').map(({ source }) => source);
  if (on.length > 0) return { gate: 'deploy-window', kind: 'pass', why: `true (${on.join(', ')})` };
  return { gate: 'deploy-window', kind: 'pass', why: 'not set, and the policy does not ask for it' };
}

const PASS_IT = 'Set the variable DEPLOY_WINDOW to true and pass it: deploy-window: $' + '{{ vars.DEPLOY_WINDOW }}';

function stateOf(value: string): 'true' | 'false' | 'unset' | 'unreadable' {
  if (value === '') return 'unset';
  if (/^(true|True|TRUE)$/.test(value)) return 'true';
  return /^(false|False|FALSE)$/.test(value) ? 'false' : 'unreadable';
}

function closed(code: 'DW004' | 'DW005' | 'DW007', why: string, remedy: string): Finding {
  // A value that is neither is a mistake, and no time opens it.
  const canOpen = code !== 'DW004';
  const problem = { code, fault: 'user', what: canOpen ? `closed: ${why}` : why, where: 'DEPLOY_WINDOW', remedy } as const;
  return { gate: 'deploy-window', kind: 'closed', why, problem, canOpen };
}
