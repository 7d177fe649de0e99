import { readXml } from '../xml/read-xml.ts';
import { type CoverageData, countOf, type Ratio } from './coverage.ts';

/**
 * Reads a Cobertura report: `<line number hits>` by file, not `line-rate`. A line that several classes of one file list counts once. Branches come from
 * `condition-coverage="50% (1/2)"`. Throws `CoverageError` and `XmlError`.
 */
export function readCobertura(text: string): CoverageData {
  const lines = new Map<string, Ratio>();
  const branches = new Map<string, Ratio>();
  let file = '';
  for (const event of readXml(text)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'class') file = event.attributes.get('filename') ?? event.attributes.get('name') ?? '';
    if (event.name !== 'line') continue;
    const number = countOf(event.attributes.get('number'), `${file}: line number`);
    const key = `${file}:${number}`;
    const hits = countOf(event.attributes.get('hits'), `${key}: hits`);
    lines.set(key, { covered: hits > 0 || lines.get(key)?.covered === 1 ? 1 : 0, total: 1 });
    const taken = /\((\d{1,9})\/(\d{1,9})\)/.exec(event.attributes.get('condition-coverage') ?? '');
    if (taken === null) continue;
    const known = branches.get(key);
    branches.set(key, {
      covered: Math.max(known?.covered ?? 0, Math.min(Number(taken[1]), Number(taken[2]))),
      total: Math.max(known?.total ?? 0, Number(taken[2])),
    });
  }
  return { lines, branches };
}
