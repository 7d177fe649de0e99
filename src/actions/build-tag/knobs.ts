import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';

/** What the environment says, where an input is empty. */
export interface Knobs {
  readonly prSha: 'merge' | 'head';
  readonly shaLength: number;
  readonly annotationLevels: readonly string[];
  readonly setOutputEnv: boolean;
  /** Seconds since 1970. */
  readonly sourceDateEpoch: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;
const LEVELS = ['manifest', 'index', 'manifest-descriptor', 'index-descriptor'];

/** Reads docker/metadata-action's variables and SOURCE_DATE_EPOCH; every one that cannot be read is a problem (BT014). `levels` is the input's text. */
export function readKnobs(env: Environment, levels: string | undefined): Result<Knobs, readonly Problem[]> {
  const problems: Problem[] = [];
  const wrong = (name: string, expected: string): void => void problems.push(unusable(name, env[name] ?? '', expected));
  const length = env.DOCKER_METADATA_SHORT_SHA_LENGTH || '7';
  const epoch = env.SOURCE_DATE_EPOCH || undefined;
  if (!/^\d{1,3}$/.test(length) || Number(length) < 7) wrong('DOCKER_METADATA_SHORT_SHA_LENGTH', 'a whole number from 7 to 40');
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) wrong('SOURCE_DATE_EPOCH', 'whole seconds since 1970');
  const output = env.DOCKER_METADATA_SET_OUTPUT_ENV || 'true';
  if (!/^(1|t|true|0|f|false)$/i.test(output)) wrong('DOCKER_METADATA_SET_OUTPUT_ENV', 'true or false');
  const annotationLevels = (levels || env.DOCKER_METADATA_ANNOTATIONS_LEVELS || 'manifest').split(',').map((level) => level.trim());
  const unknown = annotationLevels.filter((level) => !LEVELS.includes(level.replace(/\[[^\]]*\]$/, '')));
  if (unknown.length > 0)
    problems.push(
      unusable(
        levels ? 'input annotation-levels' : 'DOCKER_METADATA_ANNOTATIONS_LEVELS',
        unknown.join(','),
        `some of ${LEVELS.join(', ')}`,
      ),
    );
  if (problems.length > 0) return err(problems);
  return ok({
    prSha: /true/i.test(env.DOCKER_METADATA_PR_HEAD_SHA ?? '') ? 'head' : 'merge',
    shaLength: Math.min(40, Number(length)),
    annotationLevels,
    setOutputEnv: /^(1|t)/i.test(output),
    sourceDateEpoch: epoch === undefined ? undefined : Number(epoch),
  });
}

const unusable = (name: string, value: string, expected: string): Problem => ({
  code: 'BT014',
  fault: 'user',
  what: `${name} is "${value.slice(0, 60)}"`,
  where: name.startsWith('input ') ? 'with:' : 'env:',
  expected,
  remedy: `Correct ${name}, or remove it`,
});
