import { describe, expect, test } from '@jest/globals';
import { type ExecPlugin, execFaults, pluginEnvironment, pluginSecrets } from '../../../src/core/credentials/exec-plugin.ts';
import { judgeKubeconfig } from '../../../src/core/credentials/kubeconfig-rules.ts';

const V1BETA1 = 'client.authentication.k8s.io/v1beta1';
const plugin = (parts: Partial<ExecPlugin> = {}): ExecPlugin => ({
  command: 'kubelogin',
  args: ['get-token', '--server-id', '6dae42f8-4368-4678-94ff-3960e28e3630'],
  env: [],
  apiVersion: V1BETA1,
  provideClusterInfo: false,
  interactiveMode: 'Never',
  ...parts,
});
const ALLOWED = { allowed: true, workspace: '/work/shop' };
const faults = (parts: Partial<ExecPlugin>, limits = ALLOWED): readonly string[] => execFaults(plugin(parts), limits).map(([what]) => what);

describe('an exec plugin may be run', () => {
  test.each([
    ['kubelogin as az writes it', {}],
    [
      'aws as aws eks update-kubeconfig writes it',
      { command: 'aws', args: ['--region', 'eu-west-1', 'eks', 'get-token', '--cluster-name', 'shop'] },
    ],
    ['the one of gcloud', { command: 'gke-gcloud-auth-plugin', args: [], provideClusterInfo: true, interactiveMode: 'IfAvailable' }],
    ['by a path outside the checkout', { command: '/opt/tools/kubelogin' }],
    [
      'with a profile that the kubeconfig names',
      { command: 'aws', args: ['eks', 'get-token'], env: [{ name: 'AWS_PROFILE', value: 'ci' }] },
    ],
    ['in the newer version of the protocol', { apiVersion: 'client.authentication.k8s.io/v1' }],
  ])('%s', (_, parts) => expect(faults(parts)).toEqual([]));
});

describe('an exec plugin is refused', () => {
  test.each([
    [
      'another program',
      { command: 'touch', args: ['pwned'] },
      ['it runs the plugin touch; only aws, gke-gcloud-auth-plugin, kubelogin can be allowed'],
    ],
    ['without a name', { command: '' }, ['it runs the plugin without a name; only aws, gke-gcloud-auth-plugin, kubelogin can be allowed']],
    ['a name of all objects', { command: 'constructor' }, [expect.stringContaining('only aws')]],
    [
      'in the checkout',
      { command: '/work/shop/bin/kubelogin' },
      ['it runs the plugin /work/shop/bin/kubelogin by a path that may be in the checkout'],
    ],
    ['by a path from here', { command: './kubelogin' }, ['it runs the plugin ./kubelogin by a path that may be in the checkout']],
    ['by a path with a way back', { command: '/opt/../work/shop/kubelogin' }, [expect.stringContaining('may be in the checkout')]],
    [
      'another subcommand',
      { command: 'aws', args: ['s3', 'cp', 'a', 's3://b', 'eks'] },
      ['it runs the plugin aws for something else than eks get-token'],
    ],
    ['no subcommand', { args: [] }, ['it runs the plugin kubelogin for something else than get-token']],
    [
      'with variables that make it load something',
      {
        env: [
          { name: 'LD_PRELOAD', value: '/work/shop/evil.so' },
          { name: 'AZURE_TENANT_ID', value: 'x' },
        ],
      },
      ['it sets LD_PRELOAD for the plugin'],
    ],
    ['in a version of the past', { apiVersion: 'client.authentication.k8s.io/v1alpha1' }, [expect.stringContaining('v1alpha1')]],
    ['that asks a person', { interactiveMode: 'Always' }, ['the plugin asks a person (interactiveMode: Always)']],
  ])('%s', (_, parts, expected) => expect(faults(parts)).toEqual(expected));

  test('without allow-exec-plugins, with the line that allows it', () => {
    expect(execFaults(plugin(), { ...ALLOWED, allowed: false })).toEqual([
      ['it runs the plugin kubelogin', 'Add allow-exec-plugins: true to with:, or use auth: kubernetes.'],
    ]);
  });

  test('as CR031, at its field', () => {
    const facts = { server: 'https://api.example.com', skipTlsVerify: false, files: [], exec: plugin(), hasCredential: false };
    const limits = { roots: [], allowSkipTlsVerify: false, allowExecPlugins: false, workspace: '/work/shop' };
    expect(judgeKubeconfig(facts, limits)).toEqual([
      {
        code: 'CR031',
        fault: 'user',
        what: 'the kubeconfig is refused: it runs the plugin kubelogin',
        where: 'kubeconfig, user.exec',
        remedy: 'Add allow-exec-plugins: true to with:, or use auth: kubernetes.',
      },
    ]);
    expect(judgeKubeconfig(facts, { ...limits, allowExecPlugins: true })).toEqual([]);
  });
});

test('a plugin sees the login of its own cloud alone, with what the kubeconfig sets over it', () => {
  const env = {
    AWS_REGION: 'eu-west-1',
    AWS_SESSION_TOKEN: 's',
    AZURE_CLIENT_ID: 'a',
    GITHUB_TOKEN: 't',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'u',
  };
  const aws = plugin({ command: '/opt/aws', env: [{ name: 'AWS_REGION', value: 'us-east-1' }] });
  expect(pluginEnvironment(aws, env)).toEqual({ AWS_REGION: 'us-east-1', AWS_SESSION_TOKEN: 's' });
  expect(pluginEnvironment(plugin(), env)).toEqual({ AZURE_CLIENT_ID: 'a' });
  expect(pluginEnvironment(plugin({ command: 'touch' }), env)).toEqual({});
});

test('secrets among its arguments and variables are known', () => {
  const args = ['get-token', '--client-secret', 'hunter2', '--client-id', 'shop', '--pop-token=pop', '--password='];
  const env = [
    { name: 'AZURE_CLIENT_SECRET', value: 'hunter3' },
    { name: 'AZURE_TENANT_ID', value: 'tenant' },
  ];
  expect(pluginSecrets(plugin({ args, env }))).toEqual(['hunter2', 'pop', 'hunter3']);
});
