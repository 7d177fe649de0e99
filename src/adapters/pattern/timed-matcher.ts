import { createContext, Script } from 'node:vm';
import type { Matcher } from '../../core/tag-rule/matcher.ts';

/** Milliseconds that all texts together may take: generous, because a busy machine must not refuse a good pattern. */
const LIMIT = 1_000;

/** Runs in an empty context; JSON in and out, so that no object of ours is in reach. */
const TRY =
  'const { source, flags, texts } = JSON.parse(input); const pattern = new RegExp(source, flags); JSON.stringify(texts.map((text) => { const found = pattern.exec(text); return found === null ? null : Array.from(found, (group) => group === undefined ? null : group); }))';

/** Tries patterns of the user's in a context of their own, which is stopped after a second: `^(a+)+$` must not hold the job. */
export const timedMatcher: Matcher = (pattern, texts) => {
  const context = createContext({ input: JSON.stringify({ ...pattern, texts }) }, { codeGeneration: { strings: false, wasm: false } });
  try {
    const answer = JSON.parse(String(new Script(TRY).runInContext(context, { timeout: LIMIT }))) as readonly ((string | null)[] | null)[];
    return { kind: 'tried', groups: answer.map((groups) => groups?.map((group) => group ?? undefined)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { kind: 'too-slow' };
    throw error;
  }
};
