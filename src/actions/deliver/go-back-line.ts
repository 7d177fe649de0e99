/** The line that takes the release back by hand. */
export const byHand = ({ release, namespace }: { readonly release: string; readonly namespace: string }, revision: number): string =>
  `helm rollback ${release} ${revision} --namespace ${namespace} --wait`;
