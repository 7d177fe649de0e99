/**
 * The base URL of a registry's API. Plain http is spoken with loopback registries only; Docker Hub's API has a host of its own.
 */
export function registryEndpoint(registry: string): string {
  const host = registry === 'docker.io' ? 'registry-1.docker.io' : registry;
  return `${isLoopback(hostName(host)) ? 'http' : 'https'}://${host}`;
}

/** Whether a host name is this machine. */
export const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || name === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);

const hostName = (host: string): string => host.replace(/:\d+$/, '');
