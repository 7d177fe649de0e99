import type { ActionContract, OutputContract } from './contract.ts';

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** The README's table of inputs. */
export function inputsTable(contract: ActionContract): string {
  const rows = Object.entries(contract.inputs).map(([name, field]) => {
    const fallback = field.fromContext ?? field.default;
    const shown = field.required ? '**required**' : fallback === undefined ? '' : `\`${cell(fallback)}\``;
    return `| \`${name}\` | ${cell(field.expected)} | ${shown} | ${cell(field.description)} |`;
  });
  return ['| input | form | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The README's table of outputs. */
export function outputsTable(outputs: OutputContract): string {
  const rows = Object.entries(outputs).map(([name, description]) => `| \`${name}\` | ${cell(description)} |`);
  return ['| output | meaning |', '| --- | --- |', ...rows].join('\n');
}

/** Puts `content` between `<!-- NAME -->` and `<!-- /NAME -->`. Throws when the markers are missing. */
export function replaceSection(readme: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const start = readme.indexOf(open);
  const end = readme.indexOf(close);
  if (start < 0 || end < start) throw new Error(`the markers ${open} and ${close} are missing`);
  return `${readme.slice(0, start + open.length)}\n${content}\n${readme.slice(end)}`;
}
