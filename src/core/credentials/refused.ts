import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { claimLines } from './claims.ts';

/** CR016: the API server does not take the ID token; shows this job's claims and the lines of its AuthenticationConfiguration. */
export function tokenRefused(server: string, audience: string, claims: Readonly<Record<string, unknown>>): Problem {
  const quoted = (value: unknown): string => JSON.stringify(typeof value === 'string' ? oneLine(value, 200) : '');
  return {
    code: 'CR016',
    fault: 'user',
    what: "the API server refused this job's identity (401)",
    where: server,
    expected: `an AuthenticationConfiguration that trusts it. GitHub says about this job:\n${claimLines(claims).join('\n')}`,
    remedy: [
      "The API server's AuthenticationConfiguration must hold:",
      'jwt:',
      `- issuer: {url: ${quoted(claims.iss)}, audiences: [${JSON.stringify(audience)}]}`,
      '  claimMappings: {username: {expression: "\'gh:\' + claims.sub"}}',
      `  claimValidationRules: [{expression: "claims.repository_owner_id == '${oneLine(String(claims.repository_owner_id ?? ''), 40)}'"}]`,
    ].join('\n'),
  };
}

/** CR016 for a kubeconfig: nothing is shown of the credential. */
export const kubeconfigRefused = (server: string): Problem => ({
  code: 'CR016',
  fault: 'user',
  what: 'the API server refused the credential of the kubeconfig (401)',
  where: server,
  remedy: 'Make a new token or certificate for its user; it may have expired.',
});

/** CR016 for the token of an exec plugin. */
export const pluginRefused = (server: string, command: string): Problem => ({
  code: 'CR016',
  fault: 'user',
  what: `the API server refused the token that the exec plugin ${oneLine(command, 80)} gave (401)`,
  where: server,
  remedy: 'Check which identity the plugin is logged in as, that it is the one of this cluster, and that the cluster lets it in.',
});

/** CR016 in the middle of the work: the credential was good when the step connected. */
export const credentialExpired = (where: string, words: string): Problem => ({
  code: 'CR016',
  fault: 'user',
  what: `the API server no longer takes the credential of this job (401 ${oneLine(words, 200)}): it has expired or was revoked`,
  where,
  remedy: 'Use a credential that outlives the rollout, or auth: kubernetes, whose token is renewed while helm runs.',
});

/** CR020: no answer. */
export const unreachable = (what: string, where: string, cause: string): Problem => ({
  code: 'CR020',
  fault: 'remote',
  what: `${what} is not reachable: ${oneLine(cause, 200)}`,
  where,
  remedy: "Check the address, the CA, and that this runner's network reaches it.",
});
