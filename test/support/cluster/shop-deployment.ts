/** A Deployment with a Service whose pods serve `/version`, `/readyz` and `/` from busybox's httpd; for `kubectl apply`. */
export function shopManifest(shop: {
  readonly image: string;
  readonly commit: string;
  readonly replicas: number;
  readonly home?: string;
}): string {
  const pages = { version: JSON.stringify({ commit: shop.commit }), readyz: 'ready', 'index.html': shop.home ?? 'Welcome' };
  const write = Object.entries(pages).map(([name, text]) => `printf '%s' '${text}' > /www/${name}`);
  const labels = { app: 'web' };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: shop.replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 1,
          containers: [
            {
              name: 'web',
              image: shop.image,
              command: ['sh', '-c', [...write, 'exec busybox httpd -f -p 8080 -h /www'].join(' && ')],
              ports: [{ name: 'http', containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 1 },
            },
          ],
        },
      },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
  };
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [deployment, service] });
}
