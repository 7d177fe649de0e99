/** The policy as the head of the default branch has it now. */
export type PolicyFile =
  | { readonly kind: 'file'; readonly text: string; readonly blob: string }
  /** The branch could be read, and has no such path. */
  | { readonly kind: 'absent'; readonly branch: string };

/** Where the policy stands when nobody says otherwise. */
export const DEFAULT_POLICY_PATH = '.github/deploy-policy.yml';
