import { describe, expect, test } from '@jest/globals';
import { contract } from '../../../src/actions/deploy-window-check/inputs.ts';
import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import { readContext } from '../../../src/core/event/context.ts';
import { prepareGate } from '../../../src/stages/window/prepare.ts';
import { SHA } from '../../support/fakes/gate-facts.ts';

const context = readContext(
  {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: SHA,
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'alice',
    GITHUB_TRIGGERING_ACTOR: 'bob',
  },
  {},
);

function prepare(raw: Readonly<Record<string, string>>, deployWindow?: string) {
  const read = readInputs(contract, { environment: 'production', ...raw });
  if (!read.ok) return read;
  return prepareGate(read.value.inputs, { context, deployWindow, signal: new AbortController().signal }, readYaml);
}

describe('the request', () => {
  test('takes from the job what the inputs leave open', () => {
    const request = prepare({}, 'true');
    expect(request).toEqual({
      ok: true,
      value: {
        environment: 'production',
        service: 'shop',
        digest: '',
        sha: SHA,
        run: { id: '7', attempt: 2, event: 'push', starter: 'bob' },
        flow: 'delivery',
        deployWindow: [{ source: 'env DEPLOY_WINDOW', value: 'true' }],
        freezes: [],
        requireProtection: false,
        onClosed: 'fail',
        signal: expect.any(AbortSignal),
      },
    });
  });

  test('holds what is given', () => {
    const other = '9'.repeat(40);
    const request = prepare({
      service: 'cart',
      sha: other,
      flow: 'deployment',
      needs: '{"build": {"result": "success"}}',
      policy: 'ops/policy.yml',
      windows: '- {id: w, from: "09:00", to: "10:00"}',
      freezes: '- {id: f, dates: 2026-11-24}',
      'approval-by': 'dispatch',
      'require-protection': 'true',
      'time-needed': '45m',
      'on-closed': 'skip',
      'override-reason': 'because',
      'check-run-id': '40004',
      'deploy-window': '\ntrue\n',
    });
    expect(request).toMatchObject({
      ok: true,
      value: {
        ...{ service: 'cart', sha: other, flow: 'deployment', needs: { build: 'success' }, policyPath: 'ops/policy.yml' },
        windows: [{ id: 'w' }],
        freezes: [{ id: 'f' }],
        ...{ approvalBy: 'dispatch', requireProtection: true, timeNeededMs: 2_700_000, onClosed: 'skip' },
        ...{ overrideReason: 'because', checkRunId: '40004' },
        deployWindow: [{ value: '' }, { value: 'true' }],
      },
    });
  });
});

describe('bad inputs', () => {
  test('are all told', () => {
    const request = prepare({ needs: '[]', windows: '- {id: w}', freezes: 'a: [' });
    expect(request.ok ? [] : request.error.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'IN003 with:',
      'DW003 input windows:1:3',
      expect.stringMatching(/^DW003 input freezes:/),
    ]);
  });

  test.each(['windows', 'freezes'])('%s without a rule', (name) => {
    const request = prepare({ [name]: '[]' });
    expect(request).toMatchObject({ ok: false, error: [{ code: 'DW003', what: expect.stringContaining(`${name} holds no rule`) }] });
  });
});
