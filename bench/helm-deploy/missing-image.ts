import { auditMark } from '../../test/support/cluster/audit-log.ts';
import { type HelmMajor, titlesOf, WEB_CHART } from '../../test/support/cluster/helm-stage.ts';
import { allEnded } from './all-ended.ts';
import { bedImage, HELM_NAMES, MAJORS, mustBe, type Place, plainUpgrade, roundsOf } from './place.ts';
import type { Figure, Findings, Row } from './table.ts';

const ROUNDS = 5;
const GOAL_MS = 3_000;
const TIMEOUT = '20s';
const VALUES = { readinessPath: '/', image: bedImage('no-such-tag') };

/** An image that is not there, with the preflight on: the whole step, what it wrote, and helm by itself, which waits for its whole timeout. */
export async function measureMissingImage(place: Place): Promise<Findings> {
  const mine = new Map<HelmMajor, readonly number[]>();
  const figures: Figure[] = [];
  for (const major of MAJORS) {
    const { times, writes } = await ourRefusals(place, major);
    mine.set(major, times);
    const told = [...new Set(writes)].map((write) => `${write} × ${writes.filter((one) => one === write).length}`).join(', ');
    figures.push({
      what: `missing image: writes in the namespace in ${times.length} steps, dry runs apart`,
      helm: HELM_NAMES[major],
      value: told === '' ? 'none' : told,
      goal: 'only the Lease',
      met: writes.length > 0 && writes.every((write) => write.endsWith(' leases')),
    });
  }
  const rows = await allEnded(
    MAJORS.map(async (major): Promise<Row> => {
      const stage = await place.stage('missing-plain', major);
      const { ms, code, stderr } = await plainUpgrade(place, stage, major, {
        release: 'web',
        chart: WEB_CHART,
        values: VALUES,
        timeout: TIMEOUT,
      });
      mustBe("helm's exit code", code, 1, stderr);
      return {
        what: `missing image, preflight on; peer: helm with \`--timeout ${TIMEOUT}\` (its default is 300 s)`,
        helm: HELM_NAMES[major],
        peer: [ms],
        ours: mine.get(major) ?? [],
        goal: { kind: 'at-most', ms: GOAL_MS },
      };
    }),
  );
  return { rows, figures };
}

async function ourRefusals(place: Place, major: HelmMajor) {
  const stage = await place.stage('missing', major);
  const times: number[] = [];
  const audit = auditMark();
  for (let round = 0; round < roundsOf(place, ROUNDS); round++) {
    const result = await stage.deploy(VALUES);
    mustBe('the error', titlesOf(result, 'error')[0], 'HD030', result.log);
    times.push(result.ms);
  }
  return { times, writes: audit.writes(stage.namespace) };
}
