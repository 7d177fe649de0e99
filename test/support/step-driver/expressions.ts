/** The contexts that a default in `action.yml` may name: `github`, `job`, `runner`, `strategy`, `matrix`. */
export type ContextTable = Readonly<Record<string, unknown>>;

/**
 * Replaces `${{ … }}` in an input's default. Understands property paths, texts in single quotes, and `||` between them: what our actions use.
 * A path to nothing is empty. Throws on any other expression.
 */
export const evaluateDefault = (text: string, contexts: ContextTable): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    asText(firstTrue(expression.split('||').map((part) => evaluate(part.trim(), contexts)))),
  );

const firstTrue = (values: readonly unknown[]): unknown => values.find((value) => value) ?? values.at(-1);

function evaluate(part: string, contexts: ContextTable): unknown {
  const quoted = /^'((?:[^']|'')*)'$/.exec(part)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  if (!/^[a-z_]+(\.[a-z0-9_-]+)+$/i.test(part)) throw new Error(`The step driver does not understand the expression ${part}`);
  const [context = '', ...path] = part.split('.');
  if (!(context in contexts)) throw new Error(`A default cannot use the context ${context}`);
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    contexts[context],
  );
}

const asText = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
