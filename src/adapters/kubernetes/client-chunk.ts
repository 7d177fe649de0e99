/**
 * What `dist/kubernetes` holds: the only file that names the client's values. Everything else imports its types and calls
 * `loadKubernetesClient`. The generated API classes stay out: they bring 900 models along.
 */
export { KubeConfig } from '@kubernetes/client-node';
