import { describe, expect, test } from '@jest/globals';
import { formatImageRef, parseImageRef } from '../../../src/core/image-ref/image-ref.ts';
import { matchesRegistry } from '../../../src/core/image-ref/registry-pattern.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('references', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx'],
    ['nginx:1.27', 'docker.io/library/nginx:1.27'],
    ['index.docker.io/acme/web', 'docker.io/acme/web'],
    ['GHCR.io/acme/web:V1', 'ghcr.io/acme/web:V1'],
    ['127.0.0.1:5000/shop:1', '127.0.0.1:5000/shop:1'],
    ['localhost/shop', 'localhost/shop'],
    ['reg.example.com:443/a/b/c', 'reg.example.com/a/b/c'],
    [`ghcr.io/acme/web:1@${digest}`, `ghcr.io/acme/web:1@${digest}`],
    ['[::1]:5000/shop', '[::1]:5000/shop'],
  ])('%s is %s', (given, normal) => {
    const ref = parseImageRef(given);
    expect(ref && formatImageRef(ref)).toBe(normal);
  });

  test.each([
    '',
    ':tag',
    'a b',
    'acme/Web',
    'acme//web',
    'web:',
    'web:.x',
    `web:${'x'.repeat(129)}`,
    'web@sha256:abc',
    `a@${digest}@${digest}`,
    '-a/b:c d',
  ])('%j is no reference', (given) => {
    expect(parseImageRef(given)).toBeUndefined();
  });
});

describe('registry patterns', () => {
  test.each([
    ['prod.example.com', 'PROD.example.com/a/b:1', true],
    ['prod.example.com', 'prod.example.com:8443/a', false],
    ['prod.example.com:8443', 'prod.example.com:8443/a', true],
    ['*.example.com', 'eu.example.com/a', true],
    ['*.example.com', 'example.com/a', false],
    ['ghcr.io/acme/*', 'ghcr.io/acme/web', true],
    ['ghcr.io/acme/*', 'ghcr.io/acme/team/web', false],
    ['ghcr.io/acme/**', 'ghcr.io/acme/team/web', true],
    ['docker.io/nginx', 'nginx:1', true],
    ['registry-1.docker.io/acme/*', 'acme/web', true],
    ['docker.io', 'acme/web', true],
    ['ghcr.io/acme.web', 'ghcr.io/acmexweb', false],
  ])('%s names %s: %s', (pattern, image, named) => {
    const ref = parseImageRef(image);
    if (ref === undefined) throw new Error('no reference');
    expect(matchesRegistry(pattern, ref)).toBe(named);
  });
});
