import { expect, test } from '@jest/globals';
import { splitTemplate } from '../../../src/core/helm-release/split-template.ts';

const PRINTED = `---
# Source: web/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  text: |
    a --- b
---
# Source: web/templates/hook.yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    helm.sh/hook: pre-upgrade, pre-install
---
# Source: web/templates/empty.yaml
`;

test('hooks are told by their annotation; the rest is the manifest, in its order', () => {
  const { manifest, hooks } = splitTemplate(PRINTED, 'shop');
  expect(hooks).toEqual([
    { name: 'migrate', kind: 'Job', manifest: expect.stringContaining('name: migrate'), events: ['pre-upgrade', 'pre-install'] },
  ]);
  expect(manifest).toMatch(/^---\n# Source: web\/templates\/config.yaml\napiVersion: v1/);
  expect(manifest).toContain('a --- b');
  expect(manifest).not.toContain('migrate');
});

test('nothing printed is nothing to deploy', () => expect(splitTemplate('\n', 'shop')).toEqual({ manifest: '', hooks: [] }));
