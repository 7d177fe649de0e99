import { code, table, text } from '../../core/summary/markdown.ts';
import type { TagDecision } from './decide.ts';
import { explain } from './explain.ts';
import { isoTime } from './identity-outputs.ts';
import { referencesOf } from './results.ts';

/** The step's summary: what the build is called, its tags, and why each rule gave a tag or not. */
export function renderTagReport(decision: TagDecision): string {
  const { identity, version, buildTime } = decision;
  const name = identity.primary ?? version;
  const parts = [`### ${decision.kind === 'tagged' ? 'Tagged' : 'Not tagged'}${name === '' ? '' : ` ${code(name)}`}`];
  const facts = [
    identity.sha === '' ? undefined : `commit ${code(identity.sha)}`,
    identity.version === undefined ? undefined : `version ${code(identity.version.version)} by ${text(identity.source)}`,
    identity.distance === undefined || identity.distance === 0 ? undefined : `${identity.distance} commits after it`,
    buildTime === undefined ? undefined : `time ${isoTime(buildTime)}`,
  ];
  parts.push(`${facts.filter((fact) => fact !== undefined).join(', ')}.`);
  if (decision.kind === 'refused')
    parts.push(decision.problems.map((problem) => `- **${problem.code}** ${text(problem.what)}. ${text(problem.remedy ?? '')}`).join('\n'));
  else if (referencesOf(decision).length > 0) parts.push(tagTable(decision));
  if (decision.components.length > 0) parts.push(componentTable(decision));
  parts.push(ruleTable(decision));
  return parts.join('\n\n');
}

const tagTable = (decision: TagDecision): string =>
  table(
    ['tag', 'may move'],
    referencesOf(decision).map(({ text, mutable }) => [code(text), mutable ? 'yes' : 'no']),
  );

const componentTable = ({ components }: TagDecision): string =>
  table(
    ['component', 'changed', 'version', 'by'],
    components.map(({ component, identity }) => [
      code(component.name),
      identity.changed === true ? 'yes' : 'no',
      code(identity.primary ?? ''),
      text(identity.source),
    ]),
  );

const ruleTable = (decision: TagDecision): string =>
  table(
    ['rule', 'result', 'reason'],
    explain(decision).map(({ rule, result, reason }) => [code(rule), result === null ? '–' : code(result), text(reason)]),
  );
