import { uninstallArgs } from '../../core/helm-release/helm-args.ts';
import { judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { targetName } from '../release/ports.ts';
import { awaitHelm } from './await-helm.ts';
import { type HelmSession, siteOf } from './session.ts';

const GRACE_MS = 30_000;

/** Removes the release and waits until its objects are gone; one that is not there is fine. HD090 when the job is cancelled meanwhile. */
export async function uninstall(session: HelmSession, signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>> {
  const { settings, ports, helm, store } = session;
  const where = targetName(settings);
  if ((await store.history()).rows.length === 0) return ok('absent');
  const child = helm.start(uninstallArgs(siteOf(session), settings.timeout, settings.revisionNote));
  const ended = await awaitHelm(child, { clock: ports.clock, signal, overdueMs: settings.timeout + GRACE_MS });
  if (ended.kind === 'ended' && ended.end.code === 0) return ok('uninstalled');
  if (ended.kind === 'aborted')
    return err({
      code: 'HD090',
      fault: 'user',
      what: `${where} was being uninstalled when the job was cancelled`,
      where,
      remedy: 'Run it again.',
    });
  ports.log.outside(ended.end.stderr);
  return err(judgeHelmFailure({ stderr: ended.end.stderr, where, identity: ports.identity }));
}
