import { present } from '../result/present.ts';
import { entriesOf, type Faults } from './faults.ts';
import { booleanOf, durationOf, integerOf, textsOf, wordOf, wordsOf } from './fields.ts';
import {
  type ApprovalBlock,
  type DeployWindowBlock,
  EXCLUDED,
  type OverrideBlock,
  PERMISSIONS,
  SKIPPABLE,
  type UpstreamBlock,
} from './policy.ts';
import { readSelector } from './read-rules.ts';
import type { Node } from './tree.ts';

const SELECT = ['environments', 'services'] as const;
const DAY = 86_400_000;

/** A gate's block, or a list of them. */
function blocks<T>(node: Node | undefined, read: (block: Node) => T): readonly T[] | undefined {
  if (node === undefined) return undefined;
  return (node.kind === 'list' ? node.items : [node]).map(read);
}

/** `deploy-window: {environments: [production], required: true}` */
export const readDeployWindow = (node: Node | undefined, found: Faults): readonly DeployWindowBlock[] | undefined =>
  blocks(node, (block) => {
    const entries = entriesOf(block, [...SELECT, 'required'], found);
    return { select: readSelector(entries, found), required: booleanOf(entries.required, found) ?? true };
  });

/** `upstream: {required: [build], alert-only: ["e2e*"], allow-skipped: [docs], settle: 5s}` */
export const readUpstream = (node: Node | undefined, found: Faults): readonly UpstreamBlock[] | undefined =>
  blocks(node, (block) => {
    const entries = entriesOf(block, [...SELECT, 'required', 'alert-only', 'allow-skipped', 'settle'], found, ['wait']);
    return {
      select: readSelector(entries, found),
      required: textsOf(entries.required, found) ?? [],
      allowSkipped: textsOf(entries['allow-skipped'], found) ?? [],
      ...present({ alertOnly: textsOf(entries['alert-only'], found), settleMs: durationOf(entries.settle, 600_000, found) }),
    };
  });

/** `approval: {flow: delivery, by: environment, min: 1, not: [authors, bots]}` */
export const readApproval = (node: Node | undefined, found: Faults): readonly ApprovalBlock[] | undefined =>
  blocks(node, (block) => {
    const entries = entriesOf(block, [...SELECT, 'flow', 'by', 'users', 'permission', 'min', 'not'], found);
    return {
      select: readSelector(entries, found),
      ...present({
        flow: wordOf(entries.flow, ['delivery', 'deployment'], found),
        by: wordOf(entries.by, ['environment', 'dispatch'], found),
        users: textsOf(entries.users, found),
        permission: wordOf(entries.permission, PERMISSIONS, found),
        min: integerOf(entries.min, [1, 6], found),
        not: wordsOf(entries.not, EXCLUDED, found),
      }),
    };
  });

/** `override: {permission: admin, users: [alice], via: [dispatch], may-skip: [windows], min-reason: 10}` */
export const readOverride = (node: Node | undefined, found: Faults): readonly OverrideBlock[] | undefined =>
  blocks(node, (block) => {
    const entries = entriesOf(block, [...SELECT, 'permission', 'users', 'via', 'may-skip', 'min-reason'], found);
    const [permission, users] = [wordOf(entries.permission, PERMISSIONS, found), textsOf(entries.users, found)];
    wordsOf(entries.via, ['dispatch'], found);
    if (block.kind === 'map' && entries.permission === undefined && entries.users === undefined)
      found.add(block.at, 'override names nobody', 'permission: admin, or users: [alice]');
    if (block.kind === 'map' && entries['may-skip'] === undefined)
      found.add(block.at, 'override names no gate', `may-skip: with some of ${SKIPPABLE.join(', ')}`);
    return {
      select: readSelector(entries, found),
      maySkip: wordsOf(entries['may-skip'], SKIPPABLE, found) ?? [],
      minReason: integerOf(entries['min-reason'], [10, 1_000], found) ?? 10,
      ...present({ permission, users }),
    };
  });

/** `time-needed: 20m`, or its parts: `{deploy: 10m, smoke: 5m, rollback: 5m}`. Milliseconds. */
export function readTimeNeeded(node: Node | undefined, found: Faults): number | undefined {
  if (node === undefined || node.kind !== 'map') return durationOf(node, DAY, found);
  const entries = entriesOf(node, ['deploy', 'smoke', 'rollback'], found);
  const parts = Object.values(entries).map((part) => durationOf(part, DAY, found) ?? 0);
  if (parts.length === 0) found.add(node.at, 'time-needed is empty', 'deploy, smoke, rollback');
  return parts.reduce((sum, part) => sum + part, 0);
}
