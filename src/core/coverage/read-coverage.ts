import { err, ok, type Result } from '../result/result.ts';
import { XmlError } from '../xml/read-xml.ts';
import { type CoverageData, CoverageError } from './coverage.ts';
import { readCobertura } from './read-cobertura.ts';
import { readGoCover } from './read-go-cover.ts';
import { readIstanbul } from './read-istanbul.ts';
import { readLcov } from './read-lcov.ts';

/** The formats that are known by their content. */
export const COVERAGE_FORMATS = 'lcov, Cobertura XML, Istanbul JSON (summary or final), Go cover profile';

/** Characters in which the root element must begin. */
const HEAD = 4_096;

/** Reads one report; its format is told by its content. The reason is one line. */
export function readCoverage(text: string): Result<CoverageData, string> {
  try {
    const data = byContent(text.replace(/^\ufeff/, '').trimStart());
    if (data === undefined) return err(`it is none of ${COVERAGE_FORMATS}`);
    return data.lines.size === 0 && data.branches.size === 0 ? err('it measures nothing (0 of 0)') : ok(data);
  } catch (error) {
    if (error instanceof CoverageError || error instanceof XmlError) return err(error.message);
    throw error;
  }
}

function byContent(text: string): CoverageData | undefined {
  if (text.startsWith('mode: ')) return readGoCover(text);
  if (text.startsWith('<')) return isCobertura(text.slice(0, HEAD)) ? readCobertura(text) : undefined;
  if (text.startsWith('{')) return readIstanbul(objectIn(text));
  return /^(TN|SF):/m.test(text) ? readLcov(text) : undefined;
}

/** Clover's reports have the same root, and an attribute of its name on it. */
const isCobertura = (head: string): boolean => /<coverage[\s/>]/.test(head) && !/<coverage[^>]*\sclover=/.test(head);

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new CoverageError('it is no JSON');
  }
}
