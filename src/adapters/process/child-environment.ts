/**
 * What a child process is told of our environment: how to find programs, its home, proxies and certificates, and the runner's mark by which
 * orphans are found. Tokens of the job, inputs and helm's own switches stay out.
 */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const kept = Object.entries(env).filter(([name, value]) => value !== undefined && (NAMES.includes(name) || /^(LC_|XDG_)/.test(name)));
  return Object.fromEntries(kept) as Record<string, string>;
}

const NAMES = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'TMPDIR',
  'TZ',
  'RUNNER_TRACKING_ID',
  'RUNNER_TEMP',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HELM_CACHE_HOME',
  'HELM_CONFIG_HOME',
  'HELM_DATA_HOME',
  'HELM_PLUGINS',
];
