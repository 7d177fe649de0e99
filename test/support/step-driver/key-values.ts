/** Why the runner refuses a command file; its own words. */
export class BadCommandFile extends Error {
  override readonly name = 'BadCommandFile';
}

/**
 * Reads what a step wrote to GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE (actions/runner, `FileCommandManager.cs`): `k=v` when `=` comes before `<<`,
 * else a heredoc with any delimiter. Later pairs win. `soFar` gets the pairs before a fault too. Throws BadCommandFile with the runner's message.
 */
export function readKeyValues(text: string, soFar: (key: string, value: string) => void): void {
  const lines = new Lines(text);
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) soFar(line.slice(0, equals), line.slice(equals + 1));
    else if (heredoc >= 0) soFar(...readHeredoc(line, heredoc, lines));
    else throw new BadCommandFile(`Invalid format '${line}'`);
  }
}

function readHeredoc(line: string, at: number, lines: Lines): readonly [key: string, value: string] {
  const key = line.slice(0, at);
  const delimiter = line.slice(at + 2);
  if (key === '' || delimiter === '') {
    throw new BadCommandFile(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
  }
  const value: string[] = [];
  for (let each = lines.next(); each !== delimiter; each = lines.next()) {
    if (each === undefined) throw new BadCommandFile(`Invalid value. Matching delimiter not found '${delimiter}'`);
    if (!lines.endedByNewline) throw new BadCommandFile('Invalid value. EOF marker missing new line.');
    value.push(each);
  }
  return [key, value.join('\n')];
}

/** Lines that end with a newline; what follows the last newline is a line only when it is not empty. */
class Lines {
  endedByNewline = false;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const newline = this.#text.indexOf('\n', this.#at);
    this.endedByNewline = newline >= 0;
    const end = newline < 0 ? this.#text.length : newline;
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return line;
  }
}
