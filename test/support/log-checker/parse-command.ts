/** A workflow command as the runner reads it from a line of output (actions/runner, `ActionCommand.cs`). */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Whether the runner knows a command of this name; it compares without case. */
export type Registered = (name: string) => boolean;

const NAMES = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
];

/** The commands of runner 2.336. */
export const runnerCommands: Registered = (name) => NAMES.includes(name.toLowerCase());

/** Reads a line in both forms, `::name k=v,k=v::data` first, then `##[name k=v;k=v]data`; undefined when it is no command. */
export const parseCommand = (line: string, registered: Registered): WorkflowCommand | undefined =>
  parseColonForm(line, registered) ?? parseBracketForm(line, registered);

/** Lines as .NET's `StreamReader.ReadLine` cuts them: a lone carriage return ends a line too. */
export const outputLines = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

function parseColonForm(line: string, registered: Registered): WorkflowCommand | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  return commandOf(text.slice(2, end).trimEnd(), ',', text.slice(end + 2), registered, COLON_DATA, COLON_PROPERTY);
}

function parseBracketForm(line: string, registered: Registered): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  return commandOf(line.slice(start + 3, end), ';', line.slice(end + 1), registered, BRACKET, BRACKET);
}

type Escapes = readonly (readonly [escaped: string, plain: string])[];
const LINE_ENDS: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
];
const PERCENT: Escapes = [['%25', '%']];
const COLON_DATA: Escapes = [...LINE_ENDS, ...PERCENT];
const COLON_PROPERTY: Escapes = [...LINE_ENDS, ['%3A', ':'], ['%2C', ','], ...PERCENT];
const BRACKET: Escapes = [['%3B', ';'], ...LINE_ENDS, ['%5D', ']'], ...PERCENT];

function commandOf(
  head: string,
  separator: string,
  data: string,
  registered: Registered,
  inData: Escapes,
  inProperties: Escapes,
): WorkflowCommand | undefined {
  const space = head.indexOf(' ');
  const name = space < 0 ? head : head.slice(0, space);
  if (!registered(name)) return undefined;
  const pairs = space > 0 ? head.slice(space + 1).split(separator) : [];
  const properties = pairs.flatMap((pair) => propertyOf(pair, inProperties));
  return { name, properties: Object.fromEntries(properties), data: unescaped(data, inData) };
}

/** A pair counts only with a name and a value; further `=` belong to the value. */
function propertyOf(pair: string, escapes: Escapes): readonly (readonly [string, string])[] {
  const [, name, value] = /^=*([^=]+)=+(.+)$/s.exec(pair) ?? [];
  return name === undefined || value === undefined ? [] : [[name, unescaped(value, escapes)]];
}

const unescaped = (text: string, escapes: Escapes): string =>
  escapes.reduce((done, [escaped, plain]) => done.replaceAll(escaped, plain), text);
