import { describe, expect, test } from '@jest/globals';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { coverageLine, renderSummary, testsLine } from '../../../src/stages/publish/report.ts';
import { publishRequest, runPublish } from '../../support/builders/publish-request.ts';
import { fakeStore } from '../../support/fakes/store.ts';

const [ours, theirs] = [sha256Of('ours'), sha256Of('theirs')];
const request = publishRequest([]);
const NO_GATES = { problems: [], alerts: [] };
const tests = { passed: 214, failed: 0, skipped: 3, flaky: 2, failures: [] };

test('the whole summary of two targets', async () => {
  const stores = [fakeStore({ digest: ours }), fakeStore({ target: 'gha://shop', digest: ours, holds: { digest: ours }, claim: true })];
  const result = await runPublish(publishRequest(stores));
  const gates = { ...NO_GATES, tests, coverage: { lines: { covered: 8_998, total: 10_000 } } };
  const short = (digest: string): string => digest.slice(0, 19);
  expect(renderSummary(request, result, gates, false)).toBe(
    [
      '### shop 1.0.0: published',
      '',
      '|  |  |',
      '| --- | --- |',
      '| Commit | `aaaaaaaaaaaa` on `main` |',
      '| Tests | 214 passed, 2 of them flaky, 3 skipped |',
      '| Coverage | lines 89.98 % (8998/10000) |',
      `| Record | \`${short(result.record?.digest ?? '')}\` |`,
      '',
      '| Target | Result | Digest | Proved | Record |',
      '| --- | --- | --- | --- | --- |',
      `| \`oci://a.example/shop:1.0.0\` | created | \`${short(ours)}\` | computed by the store | added |`,
      `| \`gha://shop\` | unchanged | \`${short(ours)}\` | read back | added |`,
    ].join('\n'),
  );
});

describe('the headline', () => {
  const headline = async (holds: Parameters<typeof fakeStore>[0]['holds'], dryRun = false): Promise<string | undefined> => {
    const store = fakeStore({ digest: ours, ...(holds === undefined ? {} : { holds }) });
    const result = await runPublish(publishRequest([store], { dryRun }));
    return renderSummary(request, result, NO_GATES, dryRun).split('\n')[0];
  };
  test('says what became of it', async () => {
    expect(await headline(undefined)).toBe('### shop 1.0.0: published');
    expect(await headline({ digest: ours })).toBe('### shop 1.0.0: unchanged');
    expect(await headline({ digest: theirs })).toBe('### shop 1.0.0: not published');
    expect(await headline(undefined, true)).toBe('### shop 1.0.0: nothing was written (dry run)');
  });

  test('a part is a part, with the reason', async () => {
    const [first, second] = [fakeStore({ digest: ours }), fakeStore({ digest: ours })];
    second.faults.push('final');
    const text = renderSummary(request, await runPublish(publishRequest([first, second])), NO_GATES, false);
    expect(text).toMatch(/^### shop 1\.0\.0: published in part/);
    expect(text).toMatch(/- \*\*AP023\*\* the line broke$/);
  });
});

test('names from outside stay text', () => {
  const about = { identity: { ...request.identity, commit: '<b>' }, event: { branch: '`|</td><img src=x>`' } };
  const problem = { code: 'AP040', fault: 'user', what: '<script>x</script> [a](http://evil.example) @octocat' } as const;
  const text = renderSummary(about, { targets: [], remarks: [], problems: [problem] }, NO_GATES, false);
  expect(text).toContain('| Commit | `<b>` on `` `\\|</td><img src=x>` `` |');
  expect(text).not.toMatch(/<script>|\]\(http:\/\/evil|@octocat/);
});

test.each([
  [{ ...tests, failed: 1 }, '214 passed, 2 of them flaky, 1 failed, 3 skipped'],
  [{ passed: 1, failed: 0, skipped: 0, flaky: 0, failures: [] }, '1 passed'],
])('tests in a line', (counts, line) => {
  expect(testsLine(counts)).toBe(line);
});

test('coverage in a line', () => {
  expect(coverageLine({ lines: { covered: 2, total: 3 }, branches: { covered: 7, total: 10 } })).toBe(
    'lines 66.66 % (2/3), branches 70 % (7/10)',
  );
  expect(coverageLine({})).toBe('');
});
