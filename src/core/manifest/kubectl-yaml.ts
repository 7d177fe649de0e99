import type { DocumentOptions, ParseOptions, ScalarTag, SchemaOptions, Tags } from 'yaml';

/**
 * YAML as kubectl reads it (sigs.k8s.io/yaml, a YAML 1.1 reader): `0644` is octal, `yes` and `on` are booleans, `<<` merges. Unlike YAML 1.1
 * proper, `22:30` and dates stay text. The library's own 1.1 numbers would read `.` and `e10` as NaN, so that they are replaced.
 */
export const KUBECTL_YAML: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  schema: 'yaml-1.1',
  prettyErrors: false,
  logLevel: 'silent',
  uniqueKeys: true,
  customTags: (tags: Tags): Tags => [...tags.filter((tag) => !isReplaced(tag)), INTEGER, FLOAT],
};

const PREFIX = 'tag:yaml.org,2002:';
const REPLACED = ['int', 'float', 'timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => PREFIX + name);

const isReplaced = (tag: Tags[number]): boolean => typeof tag !== 'string' && REPLACED.includes(tag.tag) && !isNotANumber(tag);

/** `.inf` and `.nan` stay numbers, so that they are refused later: JSON has neither. */
const isNotANumber = (tag: { readonly tag: string; readonly test?: RegExp }): boolean =>
  tag.tag === `${PREFIX}float` && tag.test?.test('.nan') === true;

/** Go's `strconv.ParseInt` with base 0, after the underscores are gone. */
const INTEGER: ScalarTag = {
  tag: `${PREFIX}int`,
  default: true,
  test: /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[1-9][0-9_]*|0)$/,
  resolve: (text) => {
    const plain = text.replace(/_/g, '');
    const sign = plain.startsWith('-') ? -1 : 1;
    const digits = plain.replace(/^[-+]/, '').toLowerCase();
    return sign * (/^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits));
  },
};

/** go-yaml's `yamlStyleFloat`. */
const FLOAT: ScalarTag = {
  tag: `${PREFIX}float`,
  default: true,
  test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve: (text) => Number(text),
};
