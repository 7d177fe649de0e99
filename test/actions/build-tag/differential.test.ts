import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Row, rows } from '../../support/build-tag/differential/cases.ts';
import { differences } from '../../support/build-tag/differential/differences.ts';
import { standAt, tableJob } from '../../support/build-tag/differential/table-job.ts';
import { runMain } from '../../support/build-tag/run-main.ts';
import { type TestRepository, testRepository } from '../../support/git/test-repository.ts';

/*
 * Every row was put to docker/metadata-action v6.2.0 itself (bench/build-tag/record-answers.ts), and is put to us here: an event with inputs, run
 * as a whole action on a real clone. A row either agrees to the byte, fails in both, gives nothing there and BT001 here, or is listed as a difference.
 */
interface Answer {
  readonly id: string;
  readonly exit: number;
  readonly version?: string;
  readonly tags?: string;
  readonly names?: string;
  readonly labels?: string;
  readonly annotations?: string;
  readonly bake?: unknown;
}

const folder = join(import.meta.dirname, '../../support/build-tag/differential');
const answers = new Map(
  readFileSync(join(folder, 'answers.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
    .map((answer) => [answer.id, answer]),
);
const listed = new Map(differences.flatMap((difference) => difference.rows.map((id) => [id, difference])));

let repository: TestRepository;
let sha: string;
let stands: string | undefined;
beforeAll(async () => {
  repository = await testRepository();
  sha = await repository.commit('one');
});
afterAll(async () => {
  await repository[Symbol.asyncDispose]();
});

async function ask(row: Row, more: Readonly<Record<string, string>> = {}): Promise<Answer & { readonly codes: readonly string[] }> {
  if (stands !== row.event) await standAt(repository, row);
  stands = row.event;
  const { env, payload } = tableJob(row, sha, repository.folder);
  const { ok, outputs, problems } = await runMain({ with: { ...row.with, ...more }, env, payload });
  const codes = problems.map(({ code }) => code);
  if (!ok) return { id: row.id, exit: 1, codes };
  const bake = JSON.parse((await readFile(outputs['bake-file'] ?? '', 'utf8')).replace(/(created": ")[^"]*/g, '$1TIME')) as unknown;
  const timeless = (text = ''): string => text.replace(/created=[^\n;]*/g, 'created=TIME');
  const [labels, annotations] = [timeless(outputs.labels), timeless(outputs.annotations)];
  return { ...outputs, id: row.id, exit: 0, names: outputs['tag-names'] ?? '', labels, annotations, bake, codes };
}

test('the table has an answer for each row, no listed difference is without one, and the README tells their number', () => {
  expect(rows.length).toBeGreaterThan(300);
  expect([...answers.keys()]).toEqual(rows.map(({ id }) => id));
  expect([...listed.keys()].filter((id) => !answers.has(id))).toEqual([]);
  const readme = readFileSync(join(import.meta.dirname, '../../../actions/build-tag/README.md'), 'utf8');
  expect(readme).toContain(`A table of ${rows.length} rows`);
});

describe.each(rows.map((row) => [row.id, row] as const))('%s', (id, row) => {
  const theirs = answers.get(id) ?? { id, exit: -1 };
  const difference = listed.get(id);

  if (difference !== undefined)
    test(`differs: ${difference.reason}`, async () => {
      const ours = await ask(row);
      const expected = difference.ours(theirs.names ?? '');
      if (/^BT\d{3}$/.test(expected)) expect(ours.codes).toEqual([expected]);
      else expect([ours.names, ours.version]).toEqual([expected, expected.split('\n')[0]]);
      expect([ours.exit, ours.names, ours.labels]).not.toEqual([theirs.exit, theirs.names, theirs.labels]);
    });
  else if (theirs.exit !== 0)
    test('fails in both', async () => {
      expect(await ask(row)).toMatchObject({ exit: 1, codes: [expect.stringMatching(/^(BT|IN)\d{3}$/)] });
    });
  else if (theirs.tags === '')
    test('gives nothing there: BT001 here, and nothing with strict: false', async () => {
      expect((await ask(row)).codes).toContain('BT001');
      expect(await ask(row, { strict: 'false' })).toMatchObject({ exit: 0, tags: '', version: '' });
    });
  else
    test('agrees', async () => {
      expect(await ask(row)).toMatchObject(theirs);
    });
});
