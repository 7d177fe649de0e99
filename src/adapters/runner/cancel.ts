/** Why a signal's work stops: the job was cancelled or timed out. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * Aborts on SIGINT and SIGTERM instead of dying. The runner sends SIGINT, 7.5 s later SIGTERM, and kills 2.5 s after that.
 * Disposing of it takes the handlers away.
 */
export function cancellation(): { readonly signal: AbortSignal } & Disposable {
  const controller = new AbortController();
  const cancel = (name: NodeJS.Signals): void => controller.abort(new Cancelled(`cancelled by ${name}`));
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      process.off('SIGINT', cancel);
      process.off('SIGTERM', cancel);
    },
  };
}
