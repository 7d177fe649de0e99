import { describe, expect, test } from '@jest/globals';
import { isTouched, readComponents } from '../../../src/core/components/component.ts';

const problems = (text: string): readonly string[] => {
  const read = readComponents(text);
  return read.ok ? [] : read.error.map(({ code, what }) => `${code} ${what}`);
};
const one = (text: string) => {
  const read = readComponents(text);
  if (!read.ok || read.value[0] === undefined) throw new Error(JSON.stringify(read));
  return read.value[0];
};

test('a line says name, folder, further files, prefix and image', () => {
  const component = one('shop, path=services/shop, paths=libs/**;!**/*.md, prefix=shop-, image=ghcr.io/Acme/shop');
  expect(component).toMatchObject({ name: 'shop', path: 'services/shop', prefix: 'shop-' });
  expect(component.image).toEqual({ name: 'ghcr.io/acme/shop', ref: { registry: 'ghcr.io', repository: 'acme/shop' } });
});

test('the prefix is name/v, and there is no image, unless they are given', () => {
  expect(one('shop,path=shop')).toMatchObject({ prefix: 'shop/v', image: undefined });
});

describe('what touches it', () => {
  test.each([
    [['services/shop/main.go'], true],
    [['services/shop'], true],
    [['services/shopping/main.go'], false],
    [['libs/money/sum.go'], true],
    [['services/shop/README.md'], false],
    [['libs/README.md', 'other/x'], false],
    [[], false],
  ])('%j: %s', (files, expected) => {
    expect(isTouched(one('shop,path=services/shop,paths=libs/**;!**/*.md'), files)).toBe(expected);
  });

  test('a folder . is the whole repository', () => {
    expect(isTouched(one('all,path=.'), ['any/where'])).toBe(true);
  });
});

describe('bad lines', () => {
  test.each([
    ['shop', ['BT050 component "shop" has no path']],
    ['a b,path=x', ['BT050 "a b" is no name of a component']],
    ['path=x', ['BT050 "" is no name of a component']],
    ['shop,path=x,pth=y', ['BT002 attribute "pth" is unknown, did you mean "path"?']],
    ['shop,path=x,image=UPPER:tag', ['BT050 "upper:tag" is no image name']],
    ['shop,path=x\nshop,path=y', ['BT050 component "shop" is there twice']],
    ['a,path=x,prefix=v\nb,path=y,prefix=v', ['BT050 components "a" and "b" both have the prefix "v"']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
