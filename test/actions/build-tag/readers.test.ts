import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { primaryOf, shaPart } from '../../../src/core/version/primary.ts';
import { project } from '../../../src/core/version/projections.ts';
import { parseSemver, type Semver } from '../../../src/core/version/semver.ts';
import { findTool } from '../../support/servers/registry.ts';

/*
 * What other programs make of our identities: the real helm (on PATH by `npm test`), which reads YAML 1.1 values and strict SemVer.
 */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-readers-'));
  mkdirSync(join(folder, 'chart', 'templates'), { recursive: true });
  writeFileSync(
    join(folder, 'chart', 'templates', 'kind.yaml'),
    '{{ range $index, $one := .Values.all }}kind{{ $index }}: {{ kindOf $one }}-{{ $one }}\n{{ end }}',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const helm = (...args: string[]): string => {
  const tool = findTool('helm');
  if (tool === undefined) throw new Error('helm is not on PATH: run these tests by npm test');
  return execFileSync(tool, args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } });
};
const chart = (version: string): void =>
  writeFileSync(join(folder, 'chart', 'Chart.yaml'), `apiVersion: v2\nname: shop\nversion: ${version}\n`);
const semver = (text: string): Semver => parseSemver(text) as Semver;

/** Commits that a careless reader takes for a number. */
const numeric = [
  '1234567',
  '0123456',
  '7654321',
  '12345e7',
  '1e53456',
  '00000e0',
  '0b10110',
  '123456789012',
  '12345678e999',
  '1e1',
  '9999999',
];

describe('helm', () => {
  test('reads every commit that looks like a number as a text', () => {
    chart('1.0.0');
    const values = ['all:', ...numeric.flatMap((sha) => [`- ${shaPart(sha)}`, `- ${primaryOf(semver('2.1.0'), sha)}`])].join('\n');
    writeFileSync(join(folder, 'values.yaml'), values);
    const rendered = helm('template', 'chart', '--values', 'values.yaml');
    const kinds = [...rendered.matchAll(/^kind\d+: (.*)$/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual(numeric.flatMap((sha) => [`string-${shaPart(sha)}`, `string-${primaryOf(semver('2.1.0'), sha)}`]));
    expect(helm('template', 'chart', '--set-json', 'all=[1234567]')).toContain('float64');
  });

  test.each(['2.1.0', '2.1.0-rc.1', '0.0.0', '2.1.0+build.5'])('takes %s with any commit as a chart version', (version) => {
    for (const sha of ['abc1234', '0123456', '12345e7']) {
      const read = semver(version);
      const { helm: form } = project(semver(read.version), primaryOf(read, sha), shaPart(sha), read.build);
      chart(form);
      expect(helm('package', 'chart', '--destination', join(folder, 'out'))).toContain(`shop-${form}.tgz`);
    }
    expect(readdirSync(join(folder, 'out')).length).toBeGreaterThan(0);
  });
});
