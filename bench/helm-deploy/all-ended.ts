/** Like `Promise.all`, but waits for all of them before it throws the first failure: a lane that goes on unseen would spoil the next measurement. */
export async function allEnded<T extends readonly unknown[]>(works: { readonly [I in keyof T]: Promise<T[I]> }): Promise<T> {
  const results = await Promise.allSettled(works as readonly Promise<unknown>[]);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  }) as unknown as T;
}
