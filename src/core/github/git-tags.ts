/** The git tags of the repository on GitHub. Both throw `GithubFailure`. */
export interface GitTags {
  /** The commit that a tag stands on, whatever lies between; undefined when there is no such tag. */
  commitOf(name: string): Promise<string | undefined>;
  /** Makes a tag, annotated when there is a message. `exists`: somebody was faster, or the answer was lost; look again. */
  create(name: string, commit: string, message: string | undefined): Promise<'created' | 'exists'>;
}
