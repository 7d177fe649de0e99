import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cacheFolder, keyOf, makePart, partFolder } from '../../../scripts/set-up/cache.mjs';

describe('the cache', () => {
  const before = { ...process.env };
  beforeEach(() => {
    process.env.TIDEGATE_CACHE = mkdtempSync(join(tmpdir(), 'cache-'));
  });
  afterEach(() => {
    for (const name of ['TIDEGATE_CACHE', 'XDG_CACHE_HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  test('lies where TIDEGATE_CACHE says, else below XDG_CACHE_HOME', () => {
    expect(cacheFolder()).toBe(process.env.TIDEGATE_CACHE);
    delete process.env.TIDEGATE_CACHE;
    process.env.XDG_CACHE_HOME = '/somewhere';
    expect(cacheFolder()).toBe('/somewhere/tidegate');
  });

  test('keys a part by everything that it is made from', () => {
    expect(keyOf('v1', ['-trimpath'])).toMatch(/^[0-9a-f]{12}$/);
    expect(keyOf('v1', ['-trimpath'])).toBe(keyOf('v1', ['-trimpath']));
    expect(new Set([keyOf('v1', ['a']), keyOf('v2', ['a']), keyOf('v1', ['b']), keyOf('v1a', [])]).size).toBe(4);
  });

  test('holds a part only when it is complete', async () => {
    const folder = await makePart('tool', 'k', (target: string) => {
      expect(existsSync(partFolder('tool', 'k'))).toBe(false);
      writeFileSync(join(target, 'binary'), 'built');
    });
    expect(folder).toBe(partFolder('tool', 'k'));
    expect(readFileSync(join(folder, 'binary'), 'utf8')).toBe('built');
  });

  test('holds nothing of a part that failed', async () => {
    const failing = makePart('tool', 'k', (target: string) => {
      writeFileSync(join(target, 'half'), '');
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    expect(readdirSync(join(cacheFolder(), 'parts'))).toEqual([]);
  });
});
