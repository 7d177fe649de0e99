import { redact } from '../secret/mask-forms.ts';
import type { Answer } from './answer.ts';

const EXCERPT = 2_048;
const PRIVATE_HEADERS = /^(authorization|proxy-.*|set-cookie|cookie|www-authenticate|x-api-key|x-auth-.*|.*token.*|.*secret.*)$/;
const JWT = /eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g;

/** Text for a report: at most 2 KiB, without JWT shapes and without the known secrets in any of their forms. */
export function safeExcerpt(text: string, secrets: readonly string[]): string {
  const clean = redact(text.replace(JWT, '***'), secrets);
  return clean.length <= EXCERPT ? clean : `${clean.slice(0, EXCERPT)}…`;
}

/** An answer for a report: private headers gone, the body an excerpt. The runner masks no files, so this happens before they are written. */
export function redacted(answer: Answer, secrets: readonly string[]): Answer {
  if (answer.kind !== 'answer') return { ...answer, message: safeExcerpt(answer.message, secrets) };
  const headers = Object.entries(answer.headers)
    .filter(([name]) => !PRIVATE_HEADERS.test(name))
    .map(([name, value]) => [name, safeExcerpt(value, secrets)]);
  return { ...answer, headers: Object.fromEntries(headers), text: safeExcerpt(answer.text, secrets) };
}
