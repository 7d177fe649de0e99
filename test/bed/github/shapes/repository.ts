import type { Bed } from '../bed.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { userShape } from './user.ts';

const templates = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
} as const;

type Links = { [Name in keyof typeof templates as `${Name}_url`]: string };

/** `minimal-repository`: what runs, statuses and pull requests carry. */
export function minimalRepository(bed: Bed) {
  const { repository } = bed.world;
  const links = Object.fromEntries(Object.entries(templates).map(([name, path]) => [`${name}_url`, repoApi(bed, path)])) as Links;
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    owner: userShape(bed, repository.owner),
    private: repository.visibility === 'private',
    html_url: repoWeb(bed),
    description: null,
    fork: false,
    url: repoApi(bed),
    ...links,
  };
}

/** `full-repository`. */
export function fullRepository(bed: Bed) {
  const { repository } = bed.world;
  const nothing = { forks: 0, forks_count: 0, network_count: 0, open_issues: 0, open_issues_count: 0, size: 0 };
  const nobody = { stargazers_count: 0, subscribers_count: 0, watchers: 0, watchers_count: 0 };
  const features = {
    has_discussions: false,
    has_downloads: true,
    has_issues: true,
    has_pages: false,
    has_projects: false,
    has_wiki: false,
  };
  return {
    ...minimalRepository(bed),
    ...{ ...nothing, ...nobody, ...features },
    archived: false,
    clone_url: `${repoWeb(bed)}.git`,
    created_at: repository.createdAt,
    default_branch: repository.defaultBranch,
    disabled: false,
    git_url: `${repoWeb(bed)}.git`,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    pushed_at: repository.createdAt,
    ssh_url: `${repoWeb(bed)}.git`,
    svn_url: repoWeb(bed),
    updated_at: repository.createdAt,
    visibility: repository.visibility,
    ...(repository.ownerType === 'Organization' ? { organization: userShape(bed, repository.owner) } : {}),
  };
}
