import type { InputsOf } from '../contract/contract.ts';
import { deniedAddress } from '../http/denied-address.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { clusterInputs } from './cluster-inputs.ts';

/** The typed part of the inputs that says how to reach the cluster. */
export type ClusterSettings = InputsOf<typeof clusterInputs>;

/** Everything about the settings that is wrong and can be told without a contact. */
export function checkClusterSettings(settings: ClusterSettings): readonly Problem[] {
  switch (settings.auth) {
    case 'kubernetes':
      return [
        ...(settings.cluster === undefined
          ? [missing('cluster', settings.auth, 'https://api.example.com:6443')]
          : badAddress(settings.cluster)),
        ...(settings.kubeconfig === undefined ? [] : [doesNotGo('kubeconfig', settings.auth, 'auth: kubeconfig')]),
        ...badCertificates(settings.clusterCa),
      ];
    case 'kubeconfig': {
      const given = { cluster: settings.cluster, 'cluster-ca': settings.clusterCa, 'cluster-audience': settings.clusterAudience };
      return [
        ...(settings.kubeconfig === undefined ? [missing('kubeconfig', settings.auth, '$' + '{{ secrets.KUBECONFIG }}')] : []),
        ...Object.entries(given)
          .filter(([, value]) => value !== undefined)
          .map(([name]) => doesNotGo(name, settings.auth, 'auth: kubernetes')),
      ];
    }
  }
}

const missing = (name: string, auth: string, example: string): Problem => ({
  code: 'IN002',
  fault: 'user',
  what: `input "${name}" is required with auth: ${auth} and was not given`,
  where: 'with:',
  remedy: `Add ${name}: ${example}`,
});

const doesNotGo = (name: string, auth: string, instead: string): Problem => ({
  code: 'IN006',
  fault: 'user',
  what: `input "${name}" does not go with auth: ${auth}`,
  where: 'with:',
  remedy: `Remove ${name}:, or write ${instead}`,
});

function badAddress(address: string): readonly Problem[] {
  const wrong = (what: string): Problem => ({
    code: 'IN003',
    fault: 'user',
    what: `input "cluster" is "${oneLine(address, 80)}": ${what}`,
    where: 'with:',
    expected: 'the https address of the API server, such as https://api.example.com:6443',
  });
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return [wrong('it is no address')];
  if (url.protocol !== 'https:') return [wrong('an ID token is sent over https only')];
  if (url.username !== '' || url.search !== '' || url.hash !== '') return [wrong('it holds more than host, port and path')];
  return deniedAddress(url.hostname) ? [wrong('metadata and link-local addresses are refused')] : [];
}

function badCertificates(pem: string | undefined): readonly Problem[] {
  if (pem === undefined || /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(pem)) return [];
  return [
    {
      code: 'IN003',
      fault: 'user',
      what: 'input "cluster-ca" holds no certificate',
      where: 'with:',
      expected: 'PEM text that starts with -----BEGIN CERTIFICATE-----',
      remedy: "Paste the CA's PEM, not its base64 form.",
    },
  ];
}
