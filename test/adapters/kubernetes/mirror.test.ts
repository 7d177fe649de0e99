import { describe, expect, test } from '@jest/globals';
import { mirror } from '../../../src/adapters/kubernetes/mirror.ts';
import type { Cluster, ClusterResponse, WatchEvent } from '../../../src/core/cluster/cluster.ts';
import type { KubeObject } from '../../../src/core/cluster/objects.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

const pod = (name: string, version: string): KubeObject => ({ metadata: { name, uid: `uid-${name}`, resourceVersion: version } });
const list = (version: string, ...items: readonly KubeObject[]): ClusterResponse => ({
  status: 200,
  text: JSON.stringify({ metadata: { resourceVersion: version }, items }),
  headers: {},
});
const event = (type: WatchEvent['type'], object: object): WatchEvent => ({ type, object: object as Record<string, unknown> });

/** Plays lists and watches in their order; the last watch stays open until it is aborted. */
async function play(lists: readonly ClusterResponse[], watches: readonly (readonly WatchEvent[] | 'broken')[]) {
  const stop = new AbortController();
  const paths: string[] = [];
  const done = Promise.withResolvers<void>();
  let [listed, watched] = [0, 0];
  const cluster: Cluster = {
    server: 'https://cluster.example',
    send: async ({ path }) => {
      paths.push(`list ${path}`);
      return lists[listed++] ?? list('0');
    },
    watch: async (path, onEvent, signal) => {
      paths.push(`watch ${new URLSearchParams(path.split('?')[1]).get('resourceVersion')}`);
      const events = watches[watched++];
      if (events === undefined) {
        done.resolve();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return;
      }
      if (events === 'broken') throw new HttpFailure('ECONNRESET', 'the line is dead');
      for (const one of events) onEvent(one);
    },
  };
  let changes = 0;
  const seen = mirror<KubeObject>(
    '/api/v1/namespaces/shop/pods',
    { cluster, clock: fakeClock(), debug: () => undefined, changed: () => changes++ },
    stop.signal,
  );
  const readable = await seen.ready;
  if (readable) await done.promise;
  stop.abort(new Error('over'));
  return { readable, paths, changes, names: seen.objects().map(({ metadata }) => metadata.name) };
}

describe('a mirror', () => {
  test('lists, then follows what happens', async () => {
    const events = [event('ADDED', pod('b', '2')), event('MODIFIED', pod('a', '3')), event('DELETED', pod('b', '4'))];
    expect(await play([list('1', pod('a', '1'))], [events])).toEqual({
      readable: true,
      paths: ['list /api/v1/namespaces/shop/pods', 'watch 1', 'watch 4'],
      changes: 4,
      names: ['a'],
    });
  });

  test('goes on from a bookmark when the server ends a watch', async () => {
    const { paths, names } = await play([list('1', pod('a', '1'))], [[event('BOOKMARK', { metadata: { resourceVersion: '90' } })]]);
    expect([paths.slice(1), names]).toEqual([['watch 1', 'watch 90'], ['a']]);
  });

  test('lists again when its version is too old (410)', async () => {
    const gone = event('ERROR', { code: 410, reason: 'Expired' });
    const { paths, names } = await play([list('1', pod('a', '1')), list('50', pod('c', '50'))], [[gone]]);
    expect([paths.filter((path) => path.startsWith('list')).length, paths.at(-1), names]).toEqual([2, 'watch 50', ['c']]);
  });

  test('lists again when the line breaks or the server does not answer', async () => {
    const busy: ClusterResponse = { status: 500, text: '{"message":"etcd"}', headers: {} };
    const { paths, names } = await play([list('1', pod('a', '1')), busy, list('9', pod('d', '9'))], ['broken']);
    expect([paths.filter((path) => path.startsWith('list')).length, names]).toEqual([3, ['d']]);
  });

  test('that may not be read says so, and ends', async () => {
    const forbidden: ClusterResponse = { status: 403, text: '{}', headers: {} };
    expect(await play([forbidden], [])).toMatchObject({ readable: false, paths: ['list /api/v1/namespaces/shop/pods'], names: [] });
  });
});
