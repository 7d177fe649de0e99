import { describe, expect, test } from '@jest/globals';
import { readDockerAuths } from '../../../src/core/oci/docker-config.ts';
import { mediaTypeOfName } from '../../../src/core/publish/media-type.ts';
import { readMetadata } from '../../../src/core/publish/metadata.ts';
import { type LoginInputs, passwordRegistry, registryLogins } from '../../../src/core/publish/registry-logins.ts';
import { artifactScope } from '../../../src/core/publish/runtime-token.ts';
import { readSource } from '../../../src/core/publish/source.ts';
import { readTargets } from '../../../src/core/store-target/read-targets.ts';

describe('path', () => {
  test.each<[readonly string[], object]>([
    [['oci-layout:image'], { kind: 'layout', folder: 'image' }],
    [['oci-layout: build/image '], { kind: 'layout', folder: 'build/image' }],
    [['dist/**', '!**/*.map'], { kind: 'files', lines: ['dist/**', '!**/*.map'] }],
  ])('%j', (lines, value) => {
    expect(readSource(lines)).toEqual({ ok: true, value });
  });

  test.each<[readonly string[], string]>([
    [[], 'input "path": it names nothing'],
    [['oci-layout:image', 'a.txt'], 'input "path": an image layout stands alone'],
    [['a.txt', 'oci-layout:image'], 'input "path": an image layout stands alone'],
    [['oci-layout:'], 'input "path": oci-layout: names no folder'],
    [['oci://ghcr.io/acme/shop@sha256:ab'], 'input "path": "oci://ghcr.io/acme/shop@sha256:ab" is an address'],
    [['!dist'], 'input "path": every line excludes'],
  ])('%j is refused', (lines, what) => {
    expect(readSource(lines)).toMatchObject({ ok: false, error: { code: 'IN003', what } });
  });
});

describe('metadata', () => {
  test('is key=value; values may hold "="', () => {
    expect(readMetadata(['team=shop', 'ticket = OPS-1=2', 'empty='])).toEqual({
      ok: true,
      value: { team: 'shop', ticket: 'OPS-1=2', empty: '' },
    });
  });

  test('every wrong line is told', () => {
    const read = readMetadata(['team', 'a=1', 'a=2', '=x', ...Array.from({ length: 65 }, (_, index) => `k${index}=1`)]);
    expect(read.ok ? [] : read.error.map(({ what }) => what)).toEqual([
      'input "metadata": "team" is no key=value',
      'input "metadata": a stands twice',
      'input "metadata": "=x" is no key=value',
      'input "metadata": it has 66 lines',
    ]);
  });
});

describe('logins', () => {
  const inputs: LoginInputs = { username: 'ci', password: 'pw', token: 'ghs_1', actor: 'alice', serverHost: 'github.com' };
  const targetsAt = (...registries: readonly string[]) => {
    const lines = registries.map((registry) => (registry === '' ? 'gha://x' : `oci://${registry}/acme/shop:1`));
    return readTargets(lines, '1').targets;
  };

  test.each<[string, readonly string[], unknown]>([
    ['the one registry', ['a.example'], 'a.example'],
    ['the one beside GitHub’s', ['ghcr.io', 'a.example', ''], 'a.example'],
    ['GitHub’s, when it is the only one', ['ghcr.io'], 'ghcr.io'],
    ['none', [''], undefined],
  ])('the password is for %s', (_, registries, value) => {
    expect(passwordRegistry(inputs, targetsAt(...registries))).toEqual({ ok: true, value });
  });

  test('it is not guessed for which of two, and half a login is none', () => {
    expect(passwordRegistry(inputs, targetsAt('a.example', 'b.example'))).toMatchObject({
      error: { code: 'IN006', what: expect.stringContaining('a.example, b.example') },
    });
    expect(passwordRegistry({ ...inputs, password: undefined }, [])).toMatchObject({
      error: { what: expect.stringContaining('"registry-password"') },
    });
    expect(passwordRegistry({ ...inputs, username: undefined }, [])).toMatchObject({
      error: { what: expect.stringContaining('"registry-username"') },
    });
    expect(passwordRegistry({ ...inputs, username: undefined, password: undefined }, targetsAt('a.example', 'b.example'))).toEqual({
      ok: true,
    });
  });

  const docker = readDockerAuths(JSON.stringify({ auths: { 'a.example': { auth: btoa('docker:secret') } } })) ?? [];
  test.each<[string, string | undefined, readonly string[]]>([
    ['a.example', 'a.example', ['ci', 'docker']],
    ['b.example', 'a.example', []],
    ['ghcr.io', 'a.example', ['alice']],
    ['ghcr.io', 'ghcr.io', ['ci', 'alice']],
    ['ghcr.io.evil.example', undefined, []],
  ])('%s, with a password for %s', (registry, passwordFor, users) => {
    const logins = registryLogins(inputs, passwordFor, docker, { registry, repository: 'acme/shop' });
    expect(logins.map((login) => (login.kind === 'password' ? login.username : login.kind))).toEqual(users);
  });

  test('an Enterprise has a registry of its own, and its token never goes to ghcr.io', () => {
    const own = { ...inputs, serverHost: 'git.acme.example', username: undefined, password: undefined, actor: '' };
    const at = (registry: string) => registryLogins(own, undefined, [], { registry, repository: 'acme/shop' });
    expect(at('containers.git.acme.example')).toEqual([{ kind: 'password', username: 'x-access-token', password: 'ghs_1' }]);
    expect(at('ghcr.io')).toEqual([]);
  });
});

describe('the runtime token', () => {
  const token = (claims: unknown): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  test.each([
    [token({ scp: 'Actions.Example Actions.Results:run-1:job-2' }), { run: 'run-1', job: 'job-2' }],
    [token({ scp: 'Actions.Results:1:2 Other', name: 'ÿ>?' }), { run: '1', job: '2' }],
    [token({ scp: 'XActions.Results:1:2' }), undefined],
    [token({ scp: 7 }), undefined],
    [token(null), undefined],
    ['not a token', undefined],
    ['', undefined],
  ])('%j', (text, scope) => {
    expect(artifactScope(text)).toEqual(scope);
  });
});

test.each([
  ['notes.md', 'text/markdown'],
  ['a/b.TGZ', 'application/gzip'],
  ['shop', 'application/octet-stream'],
  ['shop.constructor', 'application/octet-stream'],
])('the media type of %s', (name, type) => {
  expect(mediaTypeOfName(name)).toBe(type);
});
