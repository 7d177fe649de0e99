import { type Answer, type Call, ok } from './route.ts';

/** One page of a list, with GitHub's `link` header. `wrap` puts the page into the object that some lists have, with the count of all. */
export function page<Item>(call: Call, items: readonly Item[], wrap: (page: readonly Item[], total: number) => unknown): Answer {
  const size = Number(call.values.per_page ?? 30);
  const current = Number(call.values.page ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (rel: string, to: number) => {
    const url = new URL(call.url);
    url.searchParams.set('per_page', String(size));
    url.searchParams.set('page', String(to));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link('prev', Math.min(current - 1, last)), link('first', 1)] : []),
    ...(current < last ? [link('next', current + 1), link('last', last)] : []),
  ];
  const body = wrap(items.slice((current - 1) * size, current * size), items.length);
  return links.length === 0 ? ok(body) : { ...ok(body), headers: { link: links.join(', ') } };
}

/** A list that is a bare array. */
export function pageOf<Item>(call: Call, items: readonly Item[], shape: (item: Item) => unknown): Answer {
  return page(call, items, (some) => some.map(shape));
}
