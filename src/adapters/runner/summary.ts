import { appendFile } from 'node:fs/promises';
import { cutMiddle } from '../../core/summary/cut.ts';

/** Adds Markdown to the step's summary; does nothing where the runner offers none. The text is cut from the middle below GitHub's limit. */
export async function writeSummary(path: string | undefined, markdown: string): Promise<void> {
  if (path === undefined || path === '' || markdown === '') return;
  await appendFile(path, `${cutMiddle(markdown)}\n`);
}
