import { events } from './events.ts';

/** Inputs of both actions, by their names. */
export type Inputs = Readonly<Record<string, string>>;

/** One row: an event and inputs, under an id that stays. */
export interface Row {
  readonly id: string;
  readonly event: string;
  readonly with: Inputs;
  readonly env?: Readonly<Record<string, string>>;
}

/** Every event meets each of these. */
const everywhere: Readonly<Record<string, string>> = {
  default: '',
  refs: 'type=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr',
  semver:
    'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{major}}\ntype=ref,event=branch\ntype=ref,event=pr\ntype=sha',
  'semver raw': 'type=semver,pattern={{raw}}\ntype=sha,format=long',
  pep440: 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}.{{minor}}\ntype=sha',
  match: 'type=match,pattern=v?(\\d+\\.\\d+\\.\\d+),group=1\ntype=raw,value=fallback',
  edge: 'type=edge\ntype=edge,branch=dev\ntype=sha,prefix=commit-',
  raw: 'type=raw,value={{branch}}-{{tag}}-x\ntype=raw,value=fixed,priority=1001',
  globals: 'type=raw,value={{sha}}-{{is_default_branch}}-{{is_not_default_branch}}',
  dates: "type=raw,value={{commit_date 'YYYYMMDD-HHmmss'}}\ntype=raw,value={{commit_date 'dddd' tz='Asia/Tokyo'}}",
};

/** One event each: flavors, images, attributes, odd forms. */
const apart: readonly (readonly [string, string, Inputs, Readonly<Record<string, string>>?])[] = [
  ...['auto', 'true', 'false'].flatMap((latest): [string, string, Inputs][] => [
    [`flavor latest=${latest} branch`, 'push main', { flavor: `latest=${latest}` }],
    [`flavor latest=${latest} tag`, 'push v1.2.3', { flavor: `latest=${latest}`, tags: 'type=semver,pattern={{version}}' }],
    [`flavor latest=${latest} pull request`, 'pull request', { flavor: `latest=${latest}` }],
    [`flavor latest=${latest} schedule`, 'schedule', { flavor: `latest=${latest}` }],
  ]),
  ['flavor prefix', 'push main', { flavor: 'prefix=p-' }],
  ['flavor suffix', 'push v1.2.3', { flavor: 'suffix=-alpine', tags: 'type=semver,pattern={{version}}' }],
  ['flavor suffix onlatest', 'push v1.2.3', { flavor: 'suffix=-alpine,onlatest=true', tags: 'type=semver,pattern={{version}}' }],
  ['flavor prefix onlatest', 'push v1.2.3', { flavor: 'latest=true\nprefix=p-,onlatest=true', tags: 'type=semver,pattern={{version}}' }],
  ['flavor prefix and suffix', 'push dev', { flavor: 'prefix=p-\nsuffix=-s' }],
  ['flavor and own prefix', 'push dev', { flavor: 'prefix=p-', tags: 'type=ref,event=branch,prefix=own-' }],
  ['flavor and own empty prefix', 'push dev', { flavor: 'prefix=p-', tags: 'type=ref,event=branch,prefix=' }],
  ['flavor in one line', 'push v1.2.3', { flavor: 'latest=false,prefix=p-,onlatest=false', tags: 'type=ref,event=tag' }],
  ['flavor template', 'push main', { flavor: 'suffix=-{{sha}}' }],
  ['flavor bad word', 'push main', { flavor: 'latest=maybe' }],
  ['flavor unknown key', 'push main', { flavor: 'newest=true' }],
  ['image two lines', 'push main', { images: 'org/app\nghcr.io/org/app' }],
  ['image old comma form', 'push main', { images: 'org/app,ghcr.io/org/app' }],
  ['image upper case', 'push main', { images: 'ghcr.io/Org/App' }],
  ['image disabled', 'push main', { images: 'name=org/app\nname=ghcr.io/org/app,enable=false' }],
  ['image bad enable', 'push main', { images: 'name=org/app,enable=maybe' }],
  ['image without name', 'push main', { images: 'name=,enable=true' }],
  ['image none', 'push main', { images: '', tags: 'type=ref,event=branch\ntype=sha' }],
  ['image with comments', 'push main', { images: '# first\norg/app\n# second' }],
  ['enable false', 'push main', { tags: 'type=ref,event=branch\ntype=sha,enable=false' }],
  ['enable expression', 'push dev', { tags: 'type=ref,event=branch\ntype=raw,value=default,enable={{is_default_branch}}' }],
  ['enable expression true', 'push main', { tags: 'type=ref,event=branch\ntype=raw,value=default,enable={{is_default_branch}}' }],
  ['enable word', 'push main', { tags: 'type=sha,enable=yes' }],
  ['priority', 'push v1.2.3', { tags: 'type=sha,priority=2000\ntype=semver,pattern={{version}}' }],
  ['priority equal', 'push v1.2.3', { tags: 'type=raw,value=b\ntype=raw,value=a\ntype=raw,value=b' }],
  ['priority lower', 'push v1.2.3', { tags: 'type=semver,pattern={{version}},priority=1\ntype=sha' }],
  ['sha empty prefix', 'push main', { tags: 'type=sha,prefix=' }],
  ['sha long', 'push main', { tags: 'type=sha,format=long,prefix=' }],
  ['sha suffix', 'push main', { tags: 'type=sha,suffix=-arm64' }],
  ['sha bad format', 'push main', { tags: 'type=sha,format=medium' }],
  ['sha length 12', 'push main', { tags: 'type=sha' }, { DOCKER_METADATA_SHORT_SHA_LENGTH: '12' }],
  ['sha of the head', 'pull request', { tags: 'type=sha' }, { DOCKER_METADATA_PR_HEAD_SHA: 'true' }],
  ['pr prefix', 'pull request', { tags: 'type=ref,event=pr,prefix=review-' }],
  ['pr suffix', 'pull request', { tags: 'type=ref,event=pr,suffix=-{{sha}}' }],
  ['pr base', 'pull request', { tags: 'type=raw,value={{base_ref}}' }],
  ['tag base', 'push v1.2.3', { tags: 'type=raw,value={{base_ref}}' }],
  ['schedule pattern', 'schedule', { tags: 'type=schedule,pattern=weekly' }],
  ['schedule commit date', 'schedule', { tags: "type=schedule,pattern={{commit_date 'YYYY'}}-build" }],
  ['schedule prefix', 'schedule', { tags: 'type=schedule,prefix=cron-' }],
  ['semver value', 'push main', { tags: 'type=semver,pattern={{version}},value=v3.2.1' }],
  ['semver value minor', 'push v1.2.3', { tags: 'type=semver,pattern={{major}}.{{minor}},value=v3.2.1' }],
  ['semver value pre-release', 'push main', { tags: 'type=semver,pattern={{major}},value=v3.2.1-rc.2' }],
  ['semver value of an expression', 'push v1.2.3', { tags: 'type=semver,pattern={{version}},value={{tag}}' }],
  ['semver value that is none', 'push main', { tags: 'type=semver,pattern={{version}},value=nope\ntype=sha' }],
  ['semver match', 'push p1/v1.0.0', { tags: 'type=semver,pattern={{version}},match=p1/v(\\d.\\d.\\d)$' }],
  ['semver match two', 'push p1/v1.0.0', { tags: 'type=semver,pattern={{version}},match=^p1/(.*)$\ntype=sha' }],
  ['semver patch', 'push v1.2.3', { tags: 'type=semver,pattern={{major}}.{{minor}}.{{patch}}' }],
  ['semver v', 'push v1.2.3', { tags: 'type=semver,pattern=v{{major}}' }],
  ['semver prefix', 'push v1.2.3', { tags: 'type=semver,pattern={{version}},prefix=release-' }],
  ['semver pre-release prefix', 'push v1.2.3-rc.1', { tags: 'type=semver,pattern={{major}},prefix=release-' }],
  ['semver prerelease field', 'push v1.2.3-rc.1', { tags: 'type=semver,pattern={{raw}}\ntype=semver,pattern={{prerelease}}' }],
  ['semver without pattern', 'push v1.2.3', { tags: 'type=semver' }],
  ['pep440 value', 'push main', { tags: 'type=pep440,pattern={{version}},value=1.2.3rc4' }],
  ['pep440 major', 'push 2.0.0', { tags: 'type=pep440,pattern={{major}}' }],
  ['pep440 raw', 'push 1.0dev4', { tags: 'type=pep440,pattern={{raw}}' }],
  ['match group 0', 'push v1.2.3', { tags: 'type=match,pattern=\\d+.\\d+' }],
  ['match slashes', 'push v1.2.3', { tags: 'type=match,pattern=/V(\\d+)/i,group=1' }],
  ['match group missing', 'push v1.2.3', { tags: 'type=match,pattern=v(\\d+),group=3\ntype=sha' }],
  ['match value', 'push main', { tags: 'type=match,pattern=\\d{4},value=x-2024-y\ntype=sha' }],
  ['match date tag', 'push 20200110-RC2', { tags: 'type=match,pattern=\\d{8}' }],
  ['match RC', 'push 20200110-RC2', { tags: 'type=match,pattern=(.*)-RC,group=1' }],
  ['edge other branch', 'push main', { tags: 'type=edge,branch=dev\ntype=sha' }],
  ['edge prefix', 'push main', { tags: 'type=edge,prefix=on-the-' }],
  ['raw word', 'push main', { tags: 'nightly' }],
  ['raw two', 'push main', { tags: 'one\ntwo' }],
  ['raw empty', 'push main', { tags: 'type=raw,value=\ntype=sha' }],
  ['raw signs', 'push main', { tags: 'type=raw,value=a b/c:d' }],
  ['raw without value', 'push main', { tags: 'type=raw' }],
  ['raw plus', 'push main', { tags: 'type=raw,value=1.0.0+build' }],
  ['blanks and case', 'push main', { tags: ' Type=raw , Value=x ' }],
  ['comments', 'push main', { tags: '# a comment\ntype=raw,value=x\n   # another\ntype=raw,value=y#z' }],
  ['quotes', 'push main', { tags: 'type=raw,"value=a b"' }],
  ['nothing for a branch', 'dispatch main', { tags: 'type=semver,pattern={{version}}' }],
  ['nothing for a pull request', 'pull request', { tags: 'type=ref,event=branch\ntype=edge' }],
  ['nothing for a tag', 'push v1.2.3', { tags: 'type=schedule\ntype=ref,event=branch' }],
  ['nothing, with latest', 'push main', { tags: 'type=ref,event=tag', flavor: 'latest=true' }],
  ['html', 'push ampersand', { tags: 'type=raw,value={{branch}}' }],
  ['hidden', 'push main', { tags: 'type=raw,value=.hidden' }],
  ['unknown attribute', 'push main', { tags: 'type=sha,formt=long' }],
  ['doubled attribute', 'push main', { tags: 'type=raw,value=a,value=latest' }],
  ['semver match none', 'push v1.2.3', { tags: 'type=semver,pattern={{version}},match=^x(.*)$\ntype=sha' }],
  ['context git, a branch', 'push dev', { context: 'git', tags: 'type=ref,event=branch\ntype=sha\ntype=edge' }],
  ['context git, a tag', 'push v1.2.3', { context: 'git', tags: 'type=ref,event=tag\ntype=semver,pattern={{version}}\ntype=sha' }],
  ['context git, a pull request', 'pull request', { context: 'git', tags: 'type=ref,event=pr\ntype=ref,event=branch' }],
  ['context unknown', 'push main', { context: 'other' }],
  ['labels in capitals', 'push main', { labels: 'Zebra=1\napp=2' }],
  ['unknown type', 'push main', { tags: 'type=nope' }],
  ['unknown event', 'push main', { tags: 'type=ref,event=nope' }],
  ['separator', 'push v1.2.3', { 'sep-tags': ',', 'sep-labels': ';', tags: 'type=semver,pattern={{version}}\ntype=sha' }],
  ['labels', 'push main', { labels: 'maintainer=Ada\norg.opencontainers.image.title=Mine\nnote=a=b,c' }],
  ['labels template', 'push main', { labels: "branch={{branch}}\ndate={{commit_date 'YYYY'}}" }],
  ['labels empty value', 'push main', { labels: 'empty=' }],
  ['annotations', 'push main', { annotations: 'maintainer=Ada' }],
  ['annotation levels', 'push main', { annotations: 'maintainer=Ada' }, { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index' }],
  ['bake target', 'push main', { 'bake-target': 'release' }],
];

/** The whole table. */
export const rows: readonly Row[] = [
  ...Object.keys(events).flatMap((event) =>
    Object.entries(everywhere).map(([name, tags]): Row => ({ id: `${event} / ${name}`, event, with: { images: 'user/app', tags } })),
  ),
  ...apart.map(
    ([name, event, inputs, env]): Row => ({
      id: name,
      event,
      with: { images: 'user/app', ...inputs },
      ...(env === undefined ? {} : { env }),
    }),
  ),
];
