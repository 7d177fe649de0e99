import { expect, test } from '@jest/globals';
import { dockerConfigFile } from '../../../src/adapters/registry/docker-config-file.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const config = (user: string) => JSON.stringify({ auths: { 'a.example': { auth: btoa(`${user}:pw`) } } });
const users = async (env: Readonly<Record<string, string>>) =>
  (await dockerConfigFile(env)).auths.map(({ credential }) => (credential.kind === 'password' ? credential.username : credential.kind));

test('DOCKER_CONFIG wins over the home; neither is none', async () => {
  await using folder = await scratchFolder();
  await folder.write('.docker/config.json', config('home'));
  await folder.write('own/config.json', config('own'));
  expect(await users({ HOME: folder.path })).toEqual(['home']);
  expect(await users({ HOME: folder.path, DOCKER_CONFIG: `${folder.path}/own` })).toEqual(['own']);
  expect(await users({ HOME: `${folder.path}/nobody` })).toEqual([]);
  expect(await users({})).toEqual([]);
});

test('what is no configuration is told by its path', async () => {
  await using folder = await scratchFolder();
  const path = await folder.write('config.json', '{"auths":');
  expect(await dockerConfigFile({ DOCKER_CONFIG: folder.path })).toEqual({ auths: [], unreadable: path });
});
