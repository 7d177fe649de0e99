/**
 * Whether `host` (no port) is named by one of the patterns: a whole name, or `*.example.com` for all names below it. An empty list allows all:
 * metadata addresses are refused elsewhere, always.
 */
export function hostAllowed(patterns: readonly string[], host: string): boolean {
  if (patterns.length === 0) return true;
  const name = host.toLowerCase().replace(/\.$/, '');
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) && name.length > wanted.length - 1 : name === wanted;
  });
}
