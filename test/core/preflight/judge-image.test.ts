import { describe, expect, test } from '@jest/globals';
import { type ImageFacts, judgeImage, type PullSecret } from '../../../src/core/preflight/judge-image.ts';

const AMD = ['linux/amd64'];
const facts = (parts: Partial<ImageFacts>): ImageFacts => ({
  image: 'registry.example/shop:2',
  where: 'deployment/web, container app',
  pullSecrets: [],
  answer: { kind: 'found', digest: 'sha256:ab' },
  nodes: AMD,
  ...parts,
});
/** `error HD030`, `warning HD035`, in order. */
const words = (parts: Partial<ImageFacts>): readonly string[] =>
  judgeImage(facts(parts)).map((one) => `${one.kind === 'error' ? 'error' : one.severity} ${one.problem.code}`);
const secret = (state: PullSecret['state'], name = 'regcred'): PullSecret => ({ name, from: 'serviceaccount/default', state });
const DENIED = { kind: 'denied', status: 401, detail: 'authentication required' } as const;

describe('an image', () => {
  test.each([
    ['that is there', {}, []],
    ['that is missing', { answer: { kind: 'absent' } }, ['error HD030']],
    ['whose name is none', { answer: { kind: 'unreadable-name' } }, ['error HD030']],
    ['whose registry is not reached from here', { answer: { kind: 'unreachable', why: 'ENOTFOUND' } }, ['warning HD035']],
    ['that nobody may read without a login: the nodes may have one', { answer: DENIED }, ['warning HD035']],
    ['whose matching login was refused', { answer: DENIED, pullSecrets: [secret('fits')] }, ['error HD032']],
    ['whose pull secret is missing', { answer: DENIED, pullSecrets: [secret('missing')] }, ['error HD033']],
    ['whose pull secret is of another type', { answer: DENIED, pullSecrets: [secret('wrong-type')] }, ['error HD033']],
    [
      'whose pull secret has no entry: the nodes may have a login',
      { answer: DENIED, pullSecrets: [secret('no-entry')] },
      ['warning HD035'],
    ],
    ['whose pull secret may not be read by us', { answer: DENIED, pullSecrets: [secret('unreadable')] }, ['warning HD035']],
    ['that is there though a pull secret is missing', { pullSecrets: [secret('missing')] }, []],
  ] as const)('%s', (_, parts, expected) => expect(words(parts)).toEqual(expected));
});

describe('its platforms', () => {
  const found = (...platforms: readonly { platform: string; present?: boolean }[]) => ({
    answer: { kind: 'found', digest: 'sha256:ab', platforms } as const,
  });
  test.each([
    ['fit the nodes', found({ platform: 'linux/amd64', present: true }), []],
    ['fit by architecture, whatever the variant', { ...found({ platform: 'linux/arm64/v8' }), nodes: ['linux/arm64'] }, []],
    ['fit no node', found({ platform: 'linux/arm64' }), ['error HD031']],
    ['are named, but their manifest is missing', found({ platform: 'linux/amd64', present: false }), ['error HD031']],
    ['fit some nodes only', { ...found({ platform: 'linux/amd64' }), nodes: ['linux/amd64', 'linux/arm64'] }, ['warning HD031']],
    ['cannot be compared with nodes that may not be read', { ...found({ platform: 'linux/arm64' }), nodes: undefined }, []],
    ['cannot be compared with a cluster without nodes', { ...found({ platform: 'linux/arm64' }), nodes: [] }, []],
  ] as const)('%s', (_, parts, expected) => expect(words(parts)).toEqual(expected));

  test('are told in the sentence', () => {
    const [finding] = judgeImage(facts(found({ platform: 'linux/arm64', present: true }, { platform: 'linux/amd64', present: false })));
    expect(finding?.problem.what).toBe(
      'image registry.example/shop:2 is not there for linux/amd64: its index names linux/amd64, but that manifest is missing',
    );
  });
});

test('a secret is told with where it comes from', () => {
  const [finding] = judgeImage(facts({ answer: DENIED, pullSecrets: [secret('fits')] }));
  expect(finding?.problem).toMatchObject({
    what: 'image registry.example/shop:2 may not be read (401: authentication required) with pull secret regcred of serviceaccount/default',
    where: 'deployment/web, container app',
  });
});
