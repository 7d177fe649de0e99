import type { Urls } from './bed.ts';
import type { RemoteVerbs } from './verbs.ts';

export interface RemoteGithub extends RemoteVerbs {
  readonly urls: Urls;
}

/** The verbs of a GitHub in another process, by its control URL. A verb that refuses rejects with its reason. */
export async function connectGithub(controlUrl: string): Promise<RemoteGithub> {
  const ask = async (name: string, init?: RequestInit) => {
    const response = await fetch(`${controlUrl}/_bed/${name}`, init);
    const { result, error } = (await response.json()) as { result?: unknown; error?: string };
    if (!response.ok) throw new Error(`${name}: ${error}`);
    return result;
  };
  const urls = (await ask('urls')) as Urls;
  return new Proxy({ urls } as RemoteGithub, {
    get: (target, name) => {
      if (name === 'urls') return target.urls;
      if (typeof name !== 'string' || name === 'then') return undefined;
      return (args: unknown = {}) => ask(name, { method: 'POST', body: JSON.stringify(args) });
    },
  });
}
