import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { openTimeZone, type TimeZone } from '../window/time-zone.ts';
import { collectFaults, entriesOf, type Faults, meant } from './faults.ts';
import { textOf, wordOf } from './fields.ts';
import type { Policy } from './policy.ts';
import { readApproval, readDeployWindow, readOverride, readTimeNeeded, readUpstream } from './read-blocks.ts';
import { readRules } from './read-rules.ts';
import { describeNode, type Node } from './tree.ts';

const KEYS = [
  'version',
  'time-zone',
  'default',
  'windows',
  'freezes',
  'deploy-window',
  'time-needed',
  'upstream',
  'approval',
  'override',
] as const;
const LATER = ['extends', 'soak', 'limits', 'incidents', 'budget', 'rollback'] as const;
const STATES = ['open', 'closed'] as const;

/** The policy of a tree, or every fault in it (DW003). `source` names the file. */
export function readPolicy(root: Node, source: string): Result<Policy, readonly Problem[]> {
  const found = collectFaults(source);
  const entries = entriesOf(root, KEYS, found, LATER);
  if (root.kind !== 'map') return err(found.list);
  const need = (key: 'version' | 'time-zone' | 'default', expected: string): Node | undefined => {
    if (entries[key] === undefined) found.add(root.at, `"${key}" is missing`, expected);
    return entries[key];
  };
  const version = need('version', 'version: 1');
  if (version !== undefined && !(version.kind === 'number' && version.number === 1))
    found.add(version.at, `version is ${describeNode(version)}`, '1');
  const zone = readZone(need('time-zone', 'time-zone: Europe/Berlin'), found);
  const fallback = readFallback(need('default', 'default: open, closed, or one by environment'), found);
  const blocks = {
    windows: readRules(entries.windows, 'window', found),
    freezes: readRules(entries.freezes, 'freeze', found),
    deployWindow: readDeployWindow(entries['deploy-window'], found),
    timeNeededMs: readTimeNeeded(entries['time-needed'], found),
    upstream: readUpstream(entries.upstream, found),
    approval: readApproval(entries.approval, found),
    override: readOverride(entries.override, found),
  };
  if (found.list.length > 0 || zone === undefined) return err(found.list);
  return ok(withoutAbsent({ zone, fallback, ...blocks }));
}

const withoutAbsent = <T extends object>(policy: T): Policy =>
  Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined)) as unknown as Policy;

function readZone(node: Node | undefined, found: Faults): TimeZone | undefined {
  const name = textOf(node, found);
  if (node === undefined || name === undefined) return undefined;
  const zone = openTimeZone(name);
  if (zone === undefined)
    found.add(
      node.at,
      `time-zone "${name}" unknown${meant(name, Intl.supportedValuesOf('timeZone'))}`,
      'an IANA name such as Europe/Berlin, or UTC',
    );
  return zone;
}

function readFallback(node: Node | undefined, found: Faults): Policy['fallback'] {
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    const state = wordOf(node, STATES, found);
    return state === undefined ? [] : [{ environment: '*', state }];
  }
  if (node.entries.length === 0) found.add(node.at, 'default is empty', 'open or closed by environment');
  return node.entries.flatMap(({ key, value }) => {
    const state = wordOf(value, STATES, found);
    return state === undefined ? [] : [{ environment: key, state }];
  });
}
