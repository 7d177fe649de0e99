import { asRecord } from '../manifest/documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import { code, table } from '../summary/markdown.ts';

type Body = Readonly<Record<string, unknown>>;

/** What somebody changed since the revision was deployed. */
export interface Drift {
  /** `Deployment/web`. */
  readonly object: string;
  /** Empty when the object itself is gone. */
  readonly paths: readonly string[];
}

/** Whether a live object holds all that was asked for, as written; what the server would write in another form counts as different. */
export function holds(live: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(live) || live.length !== wanted.length) return wanted.length === 0 && live === undefined;
    return wanted.every((item, i) => holds(itemOf(live, item, i), item));
  }
  const map = asRecord(wanted);
  if (map === undefined) return live === wanted || ((wanted === null || wanted === undefined) && (live === undefined || live === null));
  const there = asRecord(live);
  if (there === undefined) return Object.keys(map).length === 0 && live === undefined;
  return Object.entries(map).every(([key, value]) => key === 'status' || holds(there[key], value));
}

/** The server may sort lists of named things. */
const itemOf = (live: readonly unknown[], item: unknown, index: number): unknown => {
  const name = asRecord(item)?.name;
  return typeof name === 'string' ? (live.find((one) => asRecord(one)?.name === name) ?? live[index]) : live[index];
};

/** What controllers write by their trade: the CA of webhooks and CRDs, containers and volumes that a mesh injects. */
const EXPECTED = [
  /^[^/]*webhookconfiguration\/[^:]*:webhooks.*caBundle$/i,
  /^customresourcedefinition\/[^:]*:spec\.conversion\..*caBundle$/i,
  /^apiservice\/[^:]*:spec\.caBundle$/i,
  /containers\[(?:istio-proxy|linkerd-proxy|vault-agent)\]/,
];

/** Whether drift at a path of an object is told. `ignored`: globs of `kind/name:path`; `scaled`: objects whose replicas an autoscaler owns. */
export function isTold(object: string, path: string, ignored: readonly string[], scaled: ReadonlySet<string>): boolean {
  const place = `${object}:${path}`;
  if (path === 'spec.replicas' && scaled.has(object)) return false;
  if (EXPECTED.some((pattern) => pattern.test(place))) return false;
  return !ignored.some((glob) => matcher(glob).test(place));
}

/** `*` is anything; a glob names all below it too; kinds are compared without case. */
const matcher = (glob: string): RegExp =>
  new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}(?:[.[].*)?$`, 'i');

/** `deployment/web` of every HorizontalPodAutoscaler's target, as drift names objects. */
export const scaledBy = (autoscalers: readonly Body[]): ReadonlySet<string> =>
  new Set(
    autoscalers.flatMap((one) => {
      const target = asRecord(asRecord(one.spec)?.scaleTargetRef);
      return typeof target?.kind === 'string' && typeof target.name === 'string' ? [`${target.kind}/${target.name}`] : [];
    }),
  );

/** The summary's part about drift; empty when there is none. */
export function renderDrift(drifts: readonly Drift[]): string {
  if (drifts.length === 0) return '';
  const rows = drifts.slice(0, 50).map(({ object, paths }) => [code(object), paths.length === 0 ? 'gone' : told(paths)]);
  const more = drifts.length > 50 ? `\n\n${drifts.length - 50} more objects` : '';
  return `Changed by somebody else since the last revision:\n\n${table(['object', 'where'], rows)}${more}`;
}

const told = (paths: readonly string[]): string =>
  `${paths
    .slice(0, 8)
    .map((path) => code(oneLine(path, 150)))
    .join(', ')}${paths.length > 8 ? ` and ${paths.length - 8} more` : ''}`;
