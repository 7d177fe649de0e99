import type { InputsOf } from '../../core/contract/contract.ts';
import { readChartSource } from '../../core/helm-release/chart-source.ts';
import { judgeSource } from '../../core/manifest-set/manifest-inputs.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { contract } from './inputs.ts';

/** What the inputs contradict each other in; told before anything is contacted. */
export function judgeInputs(inputs: InputsOf<(typeof contract)['inputs']>): readonly Problem[] {
  const { mode, chart } = inputs;
  const needsSource = mode === 'deploy' || mode === 'plan';
  const chartProblems = needsSource && chart !== undefined ? readChartSource({ ...inputs, chart }) : undefined;
  const lacksDecision =
    inputs.decision === undefined ? [] : (['environment', 'service'] as const).filter((name) => inputs[name] === undefined);
  return [
    ...(needsSource ? judgeSource(inputs) : []),
    ...(chartProblems?.ok === false ? chartProblems.error : []),
    ...(inputs.valuesPolicy === 'reuse' ? [REUSE] : []),
    ...(mode === 'verify' && inputs.revision === undefined ? [missing('revision', 'mode: verify')] : []),
    ...lacksDecision.map((name) => missing(name, 'decision:')),
  ];
}

const missing = (name: string, because: string): Problem => ({
  code: 'IN002',
  fault: 'user',
  what: `input "${name}" is required with ${because} and was not given`,
  where: 'with:',
  remedy: `Add ${name}: to with:`,
});

const REUSE: Problem = {
  code: 'HD021',
  fault: 'user',
  what: 'values-policy: reuse is not offered: --reuse-values takes the old chart’s defaults along, so that a key which the new chart brings is missing',
  where: 'with:',
  remedy: 'values-policy: keep',
};
