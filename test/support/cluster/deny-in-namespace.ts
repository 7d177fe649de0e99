import { type DenyingWebhook, startDenyingWebhook } from '../servers/denying-webhook.ts';
import type { HelmStage } from './helm-stage.ts';

/** The objects that are denied: of which API group, and their plural. */
export interface Denied {
  readonly group: string;
  readonly resource: string;
}

/** Denies the creation and change of these objects in the stage's namespace by a real webhook, until it is disposed of. */
export async function denyInNamespace(stage: HelmStage, { group, resource }: Denied, words: string): Promise<DenyingWebhook> {
  const webhook = await startDenyingWebhook(words);
  const name = `deny-${resource}.${stage.namespace}.example.com`;
  await stage.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name,
        clientConfig: { url: webhook.url, caBundle: webhook.caBundle },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': stage.namespace } },
        rules: [{ apiGroups: [group], apiVersions: ['v1'], resources: [resource], operations: ['CREATE', 'UPDATE'] }],
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        failurePolicy: 'Fail',
      },
    ],
  });
  return {
    ...webhook,
    [Symbol.asyncDispose]: async () => {
      await stage.kubectl('delete', 'validatingwebhookconfiguration', name, '--ignore-not-found');
      await webhook[Symbol.asyncDispose]();
    },
  };
}
