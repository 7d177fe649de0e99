/** The bed's image, which serves HTTP on 8080. */
export const benchImage = (): string => `${process.env.TIDEGATE_BED_REGISTRY}/app:1`;

const READY = { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 };

/** A workload of one pod of the bed's image, with a readiness probe unless another command runs in it. */
export function workload(
  name: string,
  options: {
    readonly kind?: string;
    readonly image?: string;
    readonly command?: readonly string[];
    readonly extra?: object;
    readonly spec?: object;
  } = {},
) {
  const { kind = 'Deployment' } = options;
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name },
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: 1 }),
      ...(kind === 'StatefulSet' ? { serviceName: name } : {}),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            {
              name: 'app',
              image: options.image ?? benchImage(),
              ...(options.command === undefined ? { readinessProbe: READY } : { command: options.command }),
              ...options.extra,
            },
          ],
        },
      },
      ...options.spec,
    },
  };
}
export const configMap = (name: string, data: Readonly<Record<string, string>>, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});
