import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Objects of the chart by kind: 200 in all, of the three workload kinds that have watches of their own, and with no pods. */
const COUNTS = { ConfigMap: 190, Deployment: 6, StatefulSet: 2, DaemonSet: 2 } as const;

/** Writes a chart of 200 objects to a folder; the value `greeting` stands in its ten workloads, `text` in its ConfigMaps. */
export function writeChartOfMany(folder: string): string {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: many\nversion: 0.1.0\n');
  writeFileSync(join(folder, 'values.yaml'), 'image: app:1\ngreeting: hello\ntext: as it should be\n');
  writeFileSync(join(folder, 'templates/settings.yaml'), SETTINGS);
  for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet'] as const)
    writeFileSync(join(folder, `templates/${kind}.yaml`), workloads(kind));
  return folder;
}

const SETTINGS = `{{- range $i := until ${COUNTS.ConfigMap} }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings-{{ $i }}
data:
  text: {{ $.Values.text | quote }}
  more: {{ repeat 40 "0123456789" | quote }}
{{- end }}
`;

function workloads(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'): string {
  const name = kind.toLowerCase();
  const own = { Deployment: '  replicas: 0\n', StatefulSet: `  replicas: 0\n  serviceName: ${name}\n`, DaemonSet: '' }[kind];
  return `{{- range $i := until ${COUNTS[kind]} }}
---
apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}-{{ $i }}
spec:
${own}  selector:
    matchLabels: {app: ${name}-{{ $i }}}
  template:
    metadata:
      labels: {app: ${name}-{{ $i }}}
    spec:
      nodeSelector: {disk: none}
      containers:
        - name: app
          image: {{ $.Values.image | quote }}
          env: [{name: GREETING, value: {{ $.Values.greeting | quote }}}]
          envFrom: [{configMapRef: {name: settings-{{ $i }}}}]
{{- end }}
`;
}

/** The chart's ConfigMaps as somebody else would have them, as one List to apply. */
export const driftedSettings = (): object => ({
  apiVersion: 'v1',
  kind: 'List',
  items: Array.from({ length: COUNTS.ConfigMap }, (_, i) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `settings-${i}` },
    data: { text: 'changed by hand' },
  })),
});

/** How many of them there are. */
export const DRIFTED = COUNTS.ConfigMap;
