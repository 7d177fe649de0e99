import { describe, expect, test } from '@jest/globals';
import { helmSentence, helmTimedOut, judgeHelmFailure } from '../../../src/core/helm-release/judge-helm-failure.ts';

const judge = (stderr: string) => judgeHelmFailure({ stderr, where: 'release web', identity: 'gh:repo:acme/shop' });

describe("helm's last words", () => {
  test.each([
    [
      'HD023',
      "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\nweb:\n- replicaCount: Invalid type. Expected: integer, given: string",
    ],
    [
      'HD002',
      'Error: UPGRADE FAILED: configmaps "a" is forbidden: User "x" cannot get resource "configmaps" in API group "" in the namespace "shop"',
    ],
    ['HD003', 'Error: INSTALLATION FAILED: create: failed to create: namespaces "shop" not found'],
    [
      'HD040',
      'Error: UPGRADE FAILED: conflict occurred while applying object shop/web apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    ],
    [
      'HD041',
      'Error: UPGRADE FAILED: cannot patch "web" with kind Deployment: Deployment.apps "web" is invalid: spec.selector: Invalid value: {}: field is immutable',
    ],
    ['HD060', 'Error: UPGRADE FAILED: pre-upgrade hooks failed: 1 error occurred:\n\t* job web-migrate failed: BackoffLimitExceeded'],
    ['HD043', 'Error: UPGRADE FAILED: admission webhook "policy.example" denied the request: no'],
    [
      'HD024',
      'Error: UPGRADE FAILED: template: web/templates/a.yaml:3:20: executing "web/templates/a.yaml" at <.Values.a.b>: nil pointer evaluating interface {}.b',
    ],
    ['HD024', 'Error: UPGRADE FAILED: execution error at (web/templates/a.yaml:1:4): image is required'],
    ['HD082', 'Error: path "./chart" not found'],
    [
      'HD081',
      'Error: An error occurred while checking for chart dependencies. You may need to run `helm dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: redis',
    ],
    ['HD061', 'Error: UPGRADE FAILED: something new'],
    ['HD061', ''],
  ] as const)('%s: %s', (code, stderr) => expect(judge(stderr).code).toBe(code));

  test('a missing right is told with the Role', () => {
    const { remedy } = judge(
      'Error: configmaps "a" is forbidden: User "x" cannot get resource "configmaps" in API group "" in the namespace "shop"',
    );
    expect(remedy).toContain('resources: ["configmaps"], verbs: [get]');
  });
});

describe('one sentence', () => {
  test.each([
    ['coalesce.go:301: warning: x\nError: UPGRADE FAILED: no\nreally not', 'no really not'],
    ['Error: first\nError: ROLLBACK FAILED: second', 'second'],
    ['killed', 'killed'],
    ['', 'it gave no reason'],
    ['Error: \u001b[31mred\u001b[0m', 'red'],
  ])('%p', (stderr, expected) => expect(helmSentence(stderr)).toBe(expected));
});

test.each([
  ['Error: UPGRADE FAILED: context deadline exceeded', true],
  ['Error: UPGRADE FAILED: timed out waiting for the condition', true],
  ['Error: UPGRADE FAILED: resource Deployment/shop/web not ready. status: InProgress', true],
  ['Error: UPGRADE FAILED: no', false],
])('whether helm gave up waiting: %s', (stderr, expected) => expect(helmTimedOut(stderr)).toBe(expected));
