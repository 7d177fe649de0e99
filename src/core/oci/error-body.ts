import { oneLine } from '../outside-text/outside-text.ts';
import { asRecord } from './descriptor.ts';

/** The first error of a registry's answer (`{"errors":[{"code","message"}]}`) in one line; else the start of the body. */
export function errorDetail(body: string): string {
  try {
    const errors = asRecord(JSON.parse(body))?.errors;
    const first = Array.isArray(errors) ? asRecord(errors[0]) : undefined;
    if (first !== undefined) return oneLine([first.code, first.message].filter((part) => typeof part === 'string').join(': '), 200);
  } catch {
    // Not JSON: a proxy's page, told by its first words below.
  }
  return oneLine(body.replace(/<[^>]*>/g, ' '), 120);
}
