/** The part of ncc's interface that the build uses; the package has no types. */
declare module '@vercel/ncc' {
  interface Options {
    readonly cache: boolean;
    readonly esm: boolean;
    readonly quiet: boolean;
    readonly externals: readonly string[];
  }
  export default function ncc(
    entry: string,
    options: Options,
  ): Promise<{ readonly code: string; readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>> }>;
}
