import { expect, test } from '@jest/globals';
import { identityOutputs } from '../../../src/stages/build-tag/identity-outputs.ts';
import { renderTagReport } from '../../../src/stages/build-tag/report.ts';
import { bakeFiles, tagOutputs } from '../../../src/stages/build-tag/results.ts';
import { clone, decide, jobContext, SHA, tagFacts, tagPlan } from '../../support/builders/tag-facts.ts';

const facts = tagFacts(jobContext('push', 'refs/tags/v1.2.3+build.5'), {
  git: clone({ tags: [{ name: 'v1.2.3+build.5', commit: SHA }], nearest: { name: 'v1.2.3+build.5', distance: 0 } }),
});
const request = { images: 'org/app', tags: 'type=primary\ntype=semver,pattern={{major}}\ntype=ref,event=pr' };

test('the summary names the build, its tags, and each rule with its reason', () => {
  expect(renderTagReport(decide(request, facts))).toBe(
    [
      '### Tagged `1.2.3-860c190`',
      '',
      `commit \`${SHA}\`, version \`1.2.3\` by tag v1.2.3+build.5, time 2026-01-02T03:04:05.000Z.`,
      '',
      '| tag | may move |',
      '| --- | --- |',
      '| `org/app:1.2.3-860c190` | no |',
      '| `org/app:1` | yes |',
      '',
      '| rule | result | reason |',
      '| --- | --- | --- |',
      '| `type=primary` | `1.2.3-860c190` | version by tag v1.2.3+build.5, and the commit |',
      '| `type=semver,pattern={{major}}` | `1` | the git tag, the highest version |',
      '| `type=ref,event=pr` | – | it is for a pull request; this is push (tag v1.2.3+build.5) |',
      '| `latest` | – | latest=auto, decided by rule 1 (version by tag v1.2.3+build.5, and the commit) |',
    ].join('\n'),
  );
});

test('a refusal is told with its code and remedy, and nothing in it is markup', () => {
  const report = renderTagReport(decide({ images: 'org/app', tags: 'type=raw,value=.<b>@x' }, facts));
  expect(report.split('\n\n')[2]).toBe('- **BT010** rule 1 (raw) gives ".-b-x" from ".&lt;b&gt;@&#8203;x", which is no tag. Set value=b-x');
  expect(report.replace(/`[^`]*`/g, '')).not.toMatch(/<b>|@x/);
});

test('outputs of the identity', () => {
  const plan = tagPlan(request);
  const outputs = identityOutputs(decide(request, facts), plan, facts);
  expect(outputs).toMatchObject({
    revision: SHA,
    shortSha: '860c190',
    primary: '1.2.3-860c190',
    semver: '1.2.3',
    major: 1,
    minor: 2,
    patch: 3,
    previousVersion: undefined,
    distance: 0,
    dirty: undefined,
    created: '2026-01-02T03:04:05.000Z',
    sourceDateEpoch: 1_767_323_045,
    artifactName: 'app-1.2.3-860c190',
    buildArgs: `VERSION=1.2.3-860c190\nREVISION=${SHA}\nCREATED=2026-01-02T03:04:05.000Z\nSOURCE_DATE_EPOCH=1767323045`,
    projections: { semver: '1.2.3-860c190+build.5', oci: '1.2.3-860c190_build.5', pep440: '1.2.3+860c190' },
  });
});

test('outputs of the tags, and the bake files', () => {
  const plan = tagPlan(request);
  const decision = decide(request, facts);
  const form = { sepTags: ',', sepLabels: ';', sepAnnotations: '\n', bakeTarget: 'app' };
  expect(tagOutputs(decision, plan, form)).toMatchObject({
    version: '1.2.3-860c190',
    tags: 'org/app:1.2.3-860c190,org/app:1',
    tagNames: '1.2.3-860c190,1',
    immutableTags: 'org/app:1.2.3-860c190',
    mutableTags: 'org/app:1',
    targets: 'oci://org/app:1.2.3-860c190\noci://org/app:1 mutable',
  });
  expect(JSON.parse(bakeFiles(decision, plan, form).bakeFileTags)).toEqual({
    target: {
      app: { tags: ['org/app:1.2.3-860c190', 'org/app:1'], args: { DOCKER_META_IMAGES: 'org/app', DOCKER_META_VERSION: '1.2.3-860c190' } },
    },
  });
});
