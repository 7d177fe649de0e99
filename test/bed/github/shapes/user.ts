import { type Bed, person } from '../bed.ts';
import type { App } from '../world.ts';
import { nodeId } from './links.ts';

/** `simple-user`. */
export function userShape(bed: Bed, login: string) {
  const { id, type } = person(bed, login);
  const url = `${bed.urls.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `${bed.urls.server}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${bed.urls.server}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    site_admin: false,
  };
}

/** `team`, as a reviewer of an environment shows it. */
export function teamShape(bed: Bed, slug: string) {
  const team = bed.world.teams[slug];
  if (team === undefined) throw new Error(`no team ${slug}`);
  const url = `${bed.urls.api}/organizations/${bed.world.repository.ownerId}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    url,
    html_url: `${bed.urls.server}/orgs/${bed.world.repository.owner}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    parent: null,
  };
}

/** `integration`: the app behind a check run or a deployment. */
export function appShape(bed: Bed, app: App) {
  const { urls, world } = bed;
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: userShape(bed, world.repository.owner),
    name: app.slug,
    description: null,
    external_url: `${urls.server}/apps/${app.slug}`,
    html_url: `${urls.server}/apps/${app.slug}`,
    created_at: world.repository.createdAt,
    updated_at: world.repository.createdAt,
    permissions: { checks: 'write', metadata: 'read' },
    events: [],
  };
}
