/** Files for the steps that follow. */
export interface TagFiles {
  /** Writes a file whose name holds a mark of its content; gives its path. */
  write(content: string): Promise<string>;
}
