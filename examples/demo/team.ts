import { type Github, startGithub } from '../../test/bed/github/start-github.ts';

/** The people and rules of the demo's GitHub: alice writes, bob approves production. */
export async function startTeam(): Promise<Github> {
  const github = await startGithub({ repository: 'acme/shop' });
  github.addPerson({ login: 'alice', role: 'write' });
  github.addPerson({ login: 'bob', role: 'maintain' });
  github.setEnvironment({ name: 'staging', reviewers: [] });
  github.setEnvironment({ name: 'production', reviewers: ['bob'], preventSelfReview: true, canAdminsBypass: false });
  return github;
}

/** What the jobs of release.yml may do, together: act has one GITHUB_TOKEN for all jobs, GitHub one for each. */
export const RELEASE_PERMISSIONS = { contents: 'read', actions: 'read', checks: 'read', deployments: 'write', packages: 'write' } as const;
