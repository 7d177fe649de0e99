/** Replaces secrets by `***` in what the runner shows. Lives as long as a job. */
export class SecretMasker {
  readonly #values = new Set<string>();

  /** A value and each of its lines. The runner also masks a value's base64 and escaped forms; this one does not, so that such a leak is seen. */
  add(value: string): void {
    for (const each of [value, ...value.split(/[\r\n]+/).map((line) => line.trim())]) if (each !== '') this.#values.add(each);
  }

  mask(text: string): string {
    const longestFirst = [...this.#values].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((done, value) => done.replaceAll(value, '***'), text);
  }
}
