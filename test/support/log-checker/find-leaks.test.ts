import { describe, expect, test } from '@jest/globals';
import type { PhaseResult, StepResult } from '../step-driver/step.ts';
import { findLeaks } from './find-leaks.ts';

const CLEAN: PhaseResult = {
  exitCode: 0,
  conclusion: 'success',
  ending: 'itself',
  endedByItself: true,
  ms: 1,
  outputHeld: false,
  outputs: {},
  env: {},
  path: [],
  state: {},
  summary: '',
  rawSummary: '',
  annotations: [],
  log: 'nothing here',
  rawLog: '::add-mask::s3cr3t/v4lue\nnothing here',
  commands: [],
};
const SECRET = { password: 's3cr3t/v4lue' };
const encoded = (encoding: BufferEncoding): string => Buffer.from(SECRET.password).toString(encoding);

describe('findLeaks', () => {
  test('a clean step has none, and the line that masks a secret is none', () => {
    expect(findLeaks(CLEAN, SECRET, { unmasked: true })).toEqual([]);
  });

  const rows: readonly (readonly [string, Partial<StepResult>, string, string])[] = [
    ['log', { log: 'pw=s3cr3t/v4lue' }, 'plain', 'main log'],
    ['log, base64', { log: `auth ${encoded('base64')}` }, 'base64', 'main log'],
    ['log, in a URL', { log: 'https://u:s3cr3t%2Fv4lue@host' }, 'url-encoded', 'main log'],
    ['summary', { rawSummary: 's3cr3t/v4lue' }, 'plain', 'main summary'],
    ['annotation', { annotations: [{ type: 'error', title: '', message: 's3cr3t/v4lue' }] }, 'plain', 'main annotation'],
    ['output', { outputs: { token: 's3cr3t/v4lue' } }, 'plain', 'main output token'],
    ['state', { state: { token: 's3cr3t/v4lue' } }, 'plain', 'main state token'],
    ['env', { env: { TOKEN: 's3cr3t/v4lue' } }, 'plain', 'main env TOKEN'],
    ['post', { post: { ...CLEAN, log: 's3cr3t/v4lue' } }, 'plain', 'post log'],
  ];
  test.each(rows)('%s', (_, part, form, where) => {
    expect(findLeaks({ ...CLEAN, ...part }, SECRET)).toEqual([{ secret: 'password', form, where }]);
  });

  test('a masked value counts only when asked', () => {
    const masked = { ...CLEAN, rawLog: 's3cr3t/v4lue', log: '***' };
    expect(findLeaks(masked, SECRET)).toEqual([]);
    expect(findLeaks(masked, SECRET, { unmasked: true })).toEqual([{ secret: 'password', form: 'plain', where: 'main output' }]);
  });

  test('a line of a long secret', () => {
    const key = { key: '-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----' };
    expect(findLeaks({ ...CLEAN, log: 'bad line MIIEvQIBADANBg' }, key)).toEqual([{ secret: 'key', form: 'line', where: 'main log' }]);
  });
});
