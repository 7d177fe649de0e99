/** The repository of a call, as Octokit names its parts. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}
