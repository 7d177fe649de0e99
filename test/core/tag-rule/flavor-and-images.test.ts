import { describe, expect, test } from '@jest/globals';
import { readFlavor } from '../../../src/core/tag-rule/flavor.ts';
import { readImages } from '../../../src/core/tag-rule/images.ts';

const text = (value: string) => (value === '' ? [] : [{ kind: 'text', text: value }]);

describe('flavor', () => {
  test.each([
    ['', 'auto', '', false, '', false],
    ['latest=true', 'true', '', false, '', false],
    ['latest=false,prefix=p-,onlatest=true', 'false', 'p-', true, '', false],
    ['suffix=-s,onlatest=true\nprefix=p-', 'auto', 'p-', false, '-s', true],
    ['LATEST = true', 'true', '', false, '', false],
    ['prefix=a\nprefix=b', 'auto', 'b', false, '', false],
  ])('%j', (given, latest, prefix, prefixOn, suffix, suffixOn) => {
    const flavor = readFlavor(given);
    expect(flavor).toEqual({
      ok: true,
      value: { latest, prefix: { template: text(prefix), onLatest: prefixOn }, suffix: { template: text(suffix), onLatest: suffixOn } },
    });
  });

  test.each([
    ['latest=maybe', ['BT007 "latest" is "maybe"']],
    ['lates=true', ['BT002 flavor "lates" is unknown, did you mean "latest"?']],
    ['latest', ['BT002 flavor "latest" is unknown, did you mean "latest"?']],
    ['onlatest=true', ['BT007 "onlatest" stands alone']],
    ['prefix=p,onlatest=1', ['BT007 "onlatest" is "1"']],
    ['prefix={{nope}}', ['BT004 expression "{{nope}}" is unknown here']],
  ])('%j is refused', (given, expected) => {
    const flavor = readFlavor(given);
    expect(flavor.ok ? [] : flavor.error.map(({ code, what }) => `${code} ${what}`)).toEqual(
      expected.map((line) => expect.stringContaining(line)),
    );
  });
});

describe('images', () => {
  test.each([
    ['org/app', ['org/app']],
    ['org/app\nghcr.io/org/app', ['org/app', 'ghcr.io/org/app']],
    ['org/app, ghcr.io/org/app', ['org/app', 'ghcr.io/org/app']],
    ['name=org/app,enable=false\nname=b', ['b']],
    ['GHCR.io/Org/App', ['ghcr.io/org/app']],
    ['127.0.0.1:5000/app', ['127.0.0.1:5000/app']],
    ['', []],
  ])('%j', (given, expected) => {
    const images = readImages(given);
    expect(images.ok ? images.value.map(({ name }) => name) : images.error).toEqual(expected);
  });

  test.each([
    ['org/app:1.0', 'BT013', 'has a tag or digest already'],
    ['org//app', 'BT013', 'is no image name'],
    ['name=org/app,enable=1', 'BT007', 'attribute "enable" is "1"'],
    ['enable=true', 'BT007', 'the line names no image'],
    ['name=a,tag=b', 'BT002', 'attribute "tag" is unknown'],
    ['name=a,name=b', 'BT003', 'given twice'],
  ])('%j is %s', (given, code, what) => {
    const images = readImages(given);
    expect(images.ok ? [] : images.error.map((problem) => [problem.code, problem.what])).toEqual([[code, expect.stringContaining(what)]]);
  });
});
