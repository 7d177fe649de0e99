import { oneLine } from '../outside-text/outside-text.ts';
import type { WorkloadVerdict } from './judge-workload.ts';

/** `deployment/web 1/3 ready; web-7c9: container app: image … was not found`. */
export function progressLine(name: string, verdict: WorkloadVerdict): string {
  const { ready, wanted } = verdict.readiness;
  const troubles = verdict.kind === 'ready' ? [] : verdict.troubles.slice(0, 2);
  const told = troubles.map(
    ({ pod, signal }) => `; ${pod === undefined ? '' : `${pod.metadata.name}: `}${signal.sentence.replace(/ \(restarts: \d+\)/, '')}`,
  );
  return oneLine(`${name} ${ready}/${wanted} ready${told.join('')}`, 500);
}
