import { expect, test } from '@jest/globals';
import { type ChartDefaults, withSubchartDefaults } from '../../../src/core/values/subchart-defaults.ts';

const chart = (name: string, values: object, more: Partial<ChartDefaults> = {}): ChartDefaults => ({
  name,
  version: '1.0.0',
  values: values as ChartDefaults['values'],
  dependencies: [],
  subcharts: [],
  ...more,
});
const postgres = chart('postgres', { size: 2, user: 'sub' });
const named = (alias?: string, version = '1.0.0') => ({ name: 'postgres', version, ...(alias === undefined ? {} : { alias }) });

test.each([
  ['stand below the name of a chart that is not declared', {}, { subcharts: [postgres] }, { postgres: { size: 2, user: 'sub' } }],
  ['stand below the alias', {}, { subcharts: [postgres], dependencies: [named('db')] }, { db: { size: 2, user: 'sub' } }],
  [
    'stand below each of several aliases',
    {},
    { subcharts: [postgres], dependencies: [named('a'), named('b')] },
    { a: { size: 2, user: 'sub' }, b: { size: 2, user: 'sub' } },
  ],
  [
    "give way to the parent's values",
    { postgres: { user: 'parent' }, own: 1 },
    { subcharts: [postgres] },
    { postgres: { size: 2, user: 'parent' }, own: 1 },
  ],
  ['give way to a null of the parent', { postgres: { size: null } }, { subcharts: [postgres] }, { postgres: { size: null, user: 'sub' } }],
  ['are left out where the parent gives no map', { postgres: 'x' }, { subcharts: [postgres] }, { postgres: 'x' }],
  [
    'of charts within charts are overridden from above',
    { cache: { deep: { b: 'root' } } },
    { subcharts: [chart('cache', { deep: { a: 'cache' } }, { subcharts: [chart('deep', { a: 1, b: 2, c: 3 })] })] },
    { cache: { deep: { a: 'cache', b: 'root', c: 3 } } },
  ],
  [
    "get the parent's global, which wins at every depth",
    { global: { g: 'root' } },
    { subcharts: [chart('cache', { global: { g: 'sub', h: 'sub' } }, { subcharts: [chart('deep', {})] })] },
    { global: { g: 'root' }, cache: { global: { g: 'root', h: 'sub' }, deep: { global: { g: 'root', h: 'sub' } } } },
  ],
  [
    'of several versions are told apart by the version',
    {},
    { subcharts: [postgres, chart('postgres', { size: 9 }, { version: '2.0.0' })], dependencies: [named('db', '2.0.0')] },
    { db: { size: 9 } },
  ],
  [
    'of several versions are not guessed from a range',
    {},
    { subcharts: [postgres, chart('postgres', { size: 9 }, { version: '2.0.0' })], dependencies: [named('db', '>=1')] },
    {},
  ],
  ['are not there for a dependency that is missing', {}, { dependencies: [named('db')] }, {}],
] as const)('the defaults of subcharts %s', (_, values, parts, expected) =>
  expect(withSubchartDefaults(values, chart('shop', {}, parts as Partial<ChartDefaults>))).toEqual(expected),
);

test('a subchart cannot reach the prototype of all objects', () => {
  const merged = withSubchartDefaults({}, chart('shop', {}, { subcharts: [chart('__proto__', { polluted: true })] }));
  expect(Object.hasOwn(merged, '__proto__')).toBe(true);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
