import type { Bed } from '../bed.ts';
import type { Pull } from '../world.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { fullRepository } from './repository.ts';
import { userShape } from './user.ts';

/** `pull-request-simple`. */
export function pullShape(bed: Bed, pull: Pull) {
  const url = repoApi(bed, `/pulls/${pull.number}`);
  const issue = repoApi(bed, `/issues/${pull.number}`);
  const html = repoWeb(bed, `/pull/${pull.number}`);
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repoApi(bed, '/pulls/comments')}{/number}`,
    commits: `${url}/commits`,
    statuses: repoApi(bed, `/statuses/${pull.head.sha}`),
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pull.number,
    state: pull.mergedAt === null ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    user: userShape(bed, pull.author),
    body: null,
    labels: [],
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.mergedAt ?? pull.createdAt,
    closed_at: pull.mergedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: side(bed, pull.head),
    base: side(bed, pull.base),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'MEMBER',
    auto_merge: null,
    draft: false,
  };
}

function side(bed: Bed, { ref, sha }: Pull['head']) {
  const { owner } = bed.world.repository;
  const { subscribers_count: _, network_count: __, organization: ___, ...repo } = { organization: null, ...fullRepository(bed) };
  return { label: `${owner}:${ref}`, ref, sha, user: userShape(bed, owner), repo };
}
