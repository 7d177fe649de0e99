import { type HelmChart, showArgs } from '../../core/helm-release/helm-args.ts';
import { judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import { parseImageRef } from '../../core/image-ref/image-ref.ts';
import { readGoYaml } from '../../core/manifest/go-yaml.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { placeImage, readImageValue } from '../../core/values/image-values.ts';
import { mergeValues } from '../../core/values/merge-values.ts';
import type { Values } from '../../core/values/paths.ts';
import type { HelmSession } from './session.ts';

/** The values that `image-values` sets, by what the chart's own values look like there. IN003 for lines that name no image. */
export async function imageOverlay(
  { settings, helm, ports }: HelmSession,
  chart: HelmChart,
  signal: AbortSignal,
): Promise<Result<Values, readonly Problem[]>> {
  if (settings.imageValues.length === 0) return ok({});
  const lines = settings.imageValues.map((line) => [line, readImageValue(line, settings.image)] as const);
  const bad = lines.flatMap(([line, value]) => (value === undefined || parseImageRef(value.image) === undefined ? [noImage(line)] : []));
  if (bad.length > 0) return err(bad);
  const shown = await helm.run(showArgs('values', chart), signal);
  if (shown.code !== 0)
    return err([judgeHelmFailure({ stderr: shown.stderr, where: `chart ${settings.chart}`, identity: ports.identity })]);
  const defaults = readGoYaml(shown.stdout);
  const tag = settings.sha?.slice(0, 12) ?? 'latest';
  return ok(
    lines
      .flatMap(([, value]) => {
        const ref = value === undefined ? undefined : parseImageRef(value.image);
        return value === undefined || ref === undefined ? [] : [placeImage(value.path, value.image, ref, defaults, tag)];
      })
      .reduce(mergeValues, {}),
  );
}

const noImage = (line: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "image-values" has the line "${oneLine(line, 120)}", which names no image`,
  where: 'with:',
  expected: 'lines of the form path=REFERENCE',
  remedy: 'image-values: image=registry.example/shop@$' + '{{ needs.build.outputs.digest }}',
});
