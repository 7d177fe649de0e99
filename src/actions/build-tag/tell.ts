import { exportVariables } from '../../adapters/runner/export-variables.ts';
import { outputTexts } from '../../core/contract/write-outputs.ts';
import { componentOutputs } from '../../stages/build-tag/component-outputs.ts';
import type { TagDecision } from '../../stages/build-tag/decide.ts';
import { writeBakeFiles } from '../../stages/build-tag/effects.ts';
import type { Facts } from '../../stages/build-tag/facts.ts';
import { identityOutputs } from '../../stages/build-tag/identity-outputs.ts';
import type { TagPlan } from '../../stages/build-tag/plan.ts';
import type { TagFiles } from '../../stages/build-tag/ports.ts';
import { renderTagReport } from '../../stages/build-tag/report.ts';
import { referencesOf, tagOutputs } from '../../stages/build-tag/results.ts';
import type { TagRun } from './main.ts';
import { outputs } from './outputs.ts';

/** What there is to tell. */
export interface Told {
  readonly decision: TagDecision;
  readonly plan: TagPlan;
  readonly facts: Facts;
  readonly files: TagFiles;
  /** Whether the outputs of docker/metadata-action are also given as variables. */
  readonly toEnvironment: boolean;
}

/** What is true whatever comes: who the build is, the summary and the remarks. */
export function tellIdentity(run: TagRun, { decision, plan, facts }: Told): void {
  run.setOutputs(identityOutputs(decision, plan, facts));
  run.summarize(renderTagReport(decision));
  for (const { severity, problem } of decision.remarks) run.log.problem(severity, problem);
}

/** Tags and labels, as outputs, files and variables: only of a build that may be pushed. */
export async function tellTags(run: TagRun, { decision, plan, files, toEnvironment }: Told): Promise<void> {
  const { inputs, log } = run;
  const form = {
    sepTags: inputs.sepTags ?? '\n',
    sepLabels: inputs.sepLabels ?? '\n',
    sepAnnotations: inputs.sepAnnotations ?? '\n',
    bakeTarget: inputs.bakeTarget,
  };
  const tags = { ...tagOutputs(decision, plan, form), ...componentOutputs(decision.components) };
  const results = { ...tags, ...(await writeBakeFiles(decision, plan, form, files)) };
  run.setOutputs(results);
  if (toEnvironment) exportVariables(copies(results));
  for (const { text, mutable } of referencesOf(decision)) log.info(`${text}${mutable ? ' (moves)' : ''}`);
}

/** Outputs that docker/metadata-action also gives as variables. */
const COPIED = 'version tags tag-names labels annotations json bake-file bake-file-tags bake-file-labels bake-file-annotations'.split(' ');

function copies(results: Parameters<typeof outputTexts<typeof outputs>>[1]): Readonly<Record<string, string>> {
  const texts = Object.entries(outputTexts(outputs, results)).filter(([name]) => COPIED.includes(name));
  return Object.fromEntries(texts.map(([name, text]) => [`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, text]));
}
