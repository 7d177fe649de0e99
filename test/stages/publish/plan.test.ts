import { describe, expect, test } from '@jest/globals';
import { type PlanInputs, planPublish } from '../../../src/stages/publish/plan.ts';

const inputs: PlanInputs = {
  path: ['oci-layout:image'],
  root: undefined,
  archive: undefined,
  artifactType: undefined,
  version: '1.0.0',
  targets: ['oci://ghcr.io/acme/shop:1.0.0'],
  productionRegistries: [],
  minCoverage: undefined,
  metadata: [],
  login: { username: undefined, password: undefined, token: 't', actor: 'alice', serverHost: 'github.com' },
  epoch: undefined,
};
const codes = (more: Partial<PlanInputs>) => {
  const plan = planPublish({ ...inputs, ...more });
  return plan.ok ? [] : plan.error.map(({ code, what }) => `${code} ${what}`);
};

test('good inputs become a plan', () => {
  const more = { minCoverage: 'lines=80', metadata: ['team=shop'], epoch: '7', login: { ...inputs.login, username: 'a', password: 'b' } };
  expect(planPublish({ ...inputs, ...more })).toMatchObject({
    ok: true,
    value: {
      source: { kind: 'layout', folder: 'image' },
      targets: [{ kind: 'oci' }],
      minimums: [{ kind: 'lines', hundredths: 8_000 }],
      metadata: { team: 'shop' },
      passwordFor: 'ghcr.io',
      epoch: 7,
    },
  });
});

describe('problems', () => {
  test.each<[string, Partial<PlanInputs>, readonly string[]]>([
    [
      'a floating tag of production',
      { targets: ['oci://ghcr.io/acme/shop:latest'], productionRegistries: ['ghcr.io'] },
      [expect.stringMatching(/^AP012 /) as unknown as string],
    ],
    [
      'a mutable target of production',
      { targets: ['oci://ghcr.io/acme/shop:1.0.0 mutable'], productionRegistries: ['ghcr.io'] },
      [expect.stringMatching(/^AP012 /) as unknown as string],
    ],
    [
      'what is for files only',
      { root: '.', archive: 'tgz', artifactType: 'a/b' },
      ['root', 'archive', 'artifact-type'].map((name) => `IN006 input "${name}" does not go with path: oci-layout:`),
    ],
    ['a bad minimum', { minCoverage: '80%' }, ['IN003 input "min-coverage" is "80%"']],
    ['a bad epoch', { epoch: 'now' }, ['IN003 SOURCE_DATE_EPOCH is "now"']],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  test('are told together, and a good target beside a bad one is judged all the same', () => {
    const found = codes({
      path: [],
      targets: ['x', 'oci://ghcr.io/acme/shop:latest'],
      productionRegistries: ['ghcr.io'],
      minCoverage: 'x',
      metadata: ['x'],
      epoch: 'x',
      login: { ...inputs.login, password: 'b' },
    });
    expect(found.map((line) => line.slice(0, 5))).toEqual(['IN003', 'IN003', 'AP012', 'IN003', 'IN003', 'IN002', 'IN003']);
  });
});
