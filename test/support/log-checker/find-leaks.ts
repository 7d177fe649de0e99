import type { PhaseResult, StepResult } from '../step-driver/step.ts';

/** A secret that got out: which, in which form, and where. */
export interface Leak {
  readonly secret: string;
  readonly form: 'plain' | 'line' | 'base64' | 'base64url' | 'url-encoded' | 'json';
  readonly where: string;
}

/**
 * Looks for secrets, given by name, in all that pre, main and post left: shown log, annotations, summary, outputs, state, exported environment. The log is
 * searched masked by plain values only: the runner hides more forms, old ones do not. With `unmasked`, also in what the script printed, but for add-mask.
 */
export function findLeaks(
  result: StepResult,
  secrets: Readonly<Record<string, string>>,
  options: { readonly unmasked?: boolean } = {},
): readonly Leak[] {
  const phases = { main: result, ...(result.pre && { pre: result.pre }), ...(result.post && { post: result.post }) };
  const places = Object.entries(phases).flatMap(([phase, each]) => placesOf(phase, each, options.unmasked ?? false));
  return Object.entries(secrets).flatMap(([secret, value]) =>
    places.flatMap(([where, text]) => formsOf(value).flatMap(([form, shape]) => (text.includes(shape) ? [{ secret, form, where }] : []))),
  );
}

function placesOf(phase: string, result: PhaseResult, unmasked: boolean): readonly (readonly [where: string, text: string])[] {
  const printed = result.rawLog.split(/\r\n|\r|\n/).filter((line) => !line.startsWith('::add-mask::'));
  const pairs = (kind: string, values: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
    Object.entries(values).map(([name, value]) => [`${phase} ${kind} ${name}`, value]);
  return [
    [`${phase} log`, result.log],
    ...(unmasked ? ([[`${phase} output`, printed.join('\n')]] as const) : []),
    [`${phase} summary`, result.rawSummary],
    ...result.annotations.map((each) => [`${phase} annotation`, `${each.title}\n${each.message}`] as const),
    ...pairs('output', result.outputs),
    ...pairs('state', result.state),
    ...pairs('env', result.env),
    [`${phase} path`, result.path.join('\n')],
  ];
}

/** The forms in which a secret gets out; parts under 6 characters are no secret. */
function formsOf(value: string): readonly (readonly [Leak['form'], string])[] {
  const lines = value.includes('\n') ? value.split(/[\r\n]+/).map((line) => ['line', line.trim()] as const) : [];
  const forms = [
    ['plain', value],
    ...lines,
    ['base64', Buffer.from(value).toString('base64').replace(/=+$/, '')],
    ['base64url', Buffer.from(value).toString('base64url')],
    ['url-encoded', encodeURIComponent(value)],
    ['json', JSON.stringify(value).slice(1, -1)],
  ] as const;
  const seen = new Set<string>();
  return forms.filter(([, shape]) => shape.length >= 6 && !seen.has(shape) && seen.add(shape));
}
