import http from 'node:http';

/**
 * Stands for undici in all bundles. @actions/http-client makes a ProxyAgent when the environment names a proxy and hands
 * it to `fetch`: here that turns on node's own proxy support, which `fetch` then obeys. Throws on a node that has none.
 */
export class ProxyAgent {
  constructor() {
    if (http.setGlobalProxyFromEnv === undefined) throw new Error(`A proxy is set, and Node ${process.version} cannot use one.`);
    http.setGlobalProxyFromEnv();
  }
}

/** The fetch of node; a dispatcher of this module says nothing to it. */
export function fetch(url: string | URL, options: RequestInit & { readonly dispatcher?: unknown } = {}): Promise<Response> {
  const { dispatcher: _, ...init } = options;
  return globalThis.fetch(url, init);
}

/** The Kubernetes client's config names it for its own fetch, which nobody calls: requests go through node:https. */
export class Agent {
  constructor() {
    throw new Error('This bundle holds no undici: requests to a cluster go through node:https.');
  }
}
