/** What a bake file can say of a target. */
export interface BakeTarget {
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: readonly string[];
  readonly args?: Readonly<Record<string, string>>;
}

/**
 * The text of a bake definition file (docs.docker.com, "Bake file reference", JSON form). Bake reads strings as HCL templates, so `${` and `%{` are
 * escaped: a branch name in a label could otherwise read the build's variables.
 */
export function bakeFile(target: string, content: BakeTarget): string {
  const literal = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.replace(/[$%](?=\{)/g, '$&$&') : value);
  return JSON.stringify({ target: { [target]: content } }, literal, 2);
}
