/*
 * `node bench/build-tag/record-answers.ts --bundle PATH [--new]` runs docker/metadata-action's bundle over every row of the differential table, with a GitHub on
 * loopback, and writes what it answered to test/support/build-tag/differential/answers.jsonl. With
 * --new only rows that have no answer yet are put to it. The bundle is not part of this repository.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Row, rows } from '../../test/support/build-tag/differential/cases.ts';
import { TIMESTAMP } from '../../test/support/build-tag/differential/events.ts';
import { standAt, tableJob } from '../../test/support/build-tag/differential/table-job.ts';
import { repositoryPayload } from '../../test/support/build-tag/tag-step.ts';
import { testRepository } from '../../test/support/git/test-repository.ts';
import { readKeyValues } from '../../test/support/step-driver/key-values.ts';

const { values } = parseArgs({ options: { bundle: { type: 'string' }, new: { type: 'boolean', default: false } } });
const bundle = values.bundle;
if (bundle === undefined) throw new Error('--bundle PATH is needed: dist/index.cjs of docker/metadata-action');

const api = createServer((request, response) => {
  const isCommit = /\/commits\//.test(request.url ?? '');
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(isCommit ? { commit: { committer: { date: TIMESTAMP } } } : repositoryPayload));
});
await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
const folder = await mkdtemp(join(tmpdir(), 'tidegate-answers-'));
await using repository = await testRepository();
await repository.commit('one');

/** One run of the bundle, as a runner would start it. */
async function ask(row: Row): Promise<object> {
  const sha = await standAt(repository, row);
  const { env, payload } = tableJob(row, sha, repository.folder);
  const [event, output] = [join(folder, 'event.json'), join(folder, 'output')];
  await writeFile(event, JSON.stringify(payload));
  await writeFile(output, '');
  const inputs = Object.entries({ context: 'workflow', 'github-token': 'x', ...row.with });
  const given = Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  const variables = {
    PATH: process.env.PATH,
    ...env,
    ...given,
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    RUNNER_TEMP: folder,
  };
  const child = spawn(process.execPath, [bundle as string], {
    env: { ...variables, DOCKER_METADATA_SET_OUTPUT_ENV: 'false' },
    cwd: repository.folder,
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  const outputs: Record<string, string> = {};
  readKeyValues(await readFile(output, 'utf8'), (key, value) => {
    outputs[key] = value;
  });
  if (code !== 0) return { exit: code };
  const bake = JSON.parse(await readFile(outputs['bake-file'] ?? '', 'utf8')) as unknown;
  const [labels = '', annotations = ''] = [outputs.labels, outputs.annotations].map((text) =>
    text?.replace(/created=[^\n;]*/g, 'created=TIME'),
  );
  return {
    exit: code,
    version: outputs.version,
    tags: outputs.tags,
    names: outputs['tag-names'],
    ...(isAbout(row) ? { labels, annotations, bake: bakeOf(bake) } : {}),
  };
}

const isAbout = ({ id }: Row): boolean => /label|annotation|bake|separator|\/ default$/.test(id);
const bakeOf = (bake: unknown): unknown => JSON.parse(JSON.stringify(bake).replace(/(created":")[^"]*/g, '$1TIME'));

const file = join(import.meta.dirname, '../../test/support/build-tag/differential/answers.jsonl');
const before = values.new ? (await readFile(file, 'utf8')).trim().split('\n') : [];
const known = new Map(before.map((line) => [(JSON.parse(line) as Row).id, line]));
const lines: string[] = [];
for (const row of rows) lines.push(known.get(row.id) ?? JSON.stringify({ id: row.id, ...(await ask(row)) }));
await writeFile(file, `${lines.join('\n')}\n`);
console.log(`${rows.length} rows`);
api.close();
await rm(folder, { recursive: true });
