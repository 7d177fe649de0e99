/** Where something stands in the policy's text, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface MapEntry {
  readonly key: string;
  readonly at: Place;
  readonly value: Node;
}

/** YAML as it was written, with places: what a reader of YAML hands to the reader of the policy. */
export type Node =
  | { readonly kind: 'map'; readonly at: Place; readonly entries: readonly MapEntry[] }
  | { readonly kind: 'list'; readonly at: Place; readonly items: readonly Node[] }
  | { readonly kind: 'text'; readonly at: Place; readonly text: string }
  | { readonly kind: 'number'; readonly at: Place; readonly number: number; readonly source: string }
  | { readonly kind: 'boolean'; readonly at: Place; readonly boolean: boolean }
  | { readonly kind: 'empty'; readonly at: Place };

/** What is wrong at a place, in one sentence. */
export interface TextFault {
  readonly at: Place;
  readonly what: string;
}

/** `a list`, `"09:00"`: words for a node in a message. */
export function describeNode(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a mapping';
    case 'list':
      return 'a list';
    case 'text':
      return `"${node.text}"`;
    case 'number':
      return node.source;
    case 'boolean':
      return String(node.boolean);
    case 'empty':
      return 'empty';
  }
}
