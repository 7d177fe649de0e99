import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** The machines that helm is fetched for, as helm names them. */
export type HelmArch = 'amd64' | 'arm64';

/**
 * SHA-256 of helm's archives for Linux (`helm-vVERSION-linux-ARCH.tar.gz`), as helm's release notes print them; each was compared with a second
 * public list. What is not here is not downloaded without `helm-sha256`.
 */
export const HELM_CHECKSUMS: Readonly<Record<string, Readonly<Record<HelmArch, string>>>> = {
  '3.17.1': {
    amd64: '3b66f3cd28409f29832b1b35b43d9922959a32d795003149707fea84cbcd4469',
    arm64: 'c86c9b23602d4abbfae39d9634e25ab1d0ea6c4c16c5b154113efe316a402547',
  },
  '3.17.2': {
    amd64: '90c28792a1eb5fb0b50028e39ebf826531ebfcf73f599050dbd79bab2f277241',
    arm64: 'd78d76ec7625a94991e887ac049d93f44bd70e4876200b945f813c9e1ed1df7c',
  },
  '3.17.3': {
    amd64: 'ee88b3c851ae6466a3de507f7be73fe94d54cbf2987cbaa3d1a3832ea331f2cd',
    arm64: '7944e3defd386c76fd92d9e6fec5c2d65a323f6fadc19bfb5e704e3eee10348e',
  },
  '3.18.0': {
    amd64: '961e587fc2c03807f8a99ac25ef063fa9e6915f1894729399cbb95d2a79af931',
    arm64: '489c9d2d3ea4e095331249d74b4407fb5ac1d338c28429d70cdedccfe6e2b029',
  },
  '3.18.1': {
    amd64: 'b1c7e8e261fd30f34c617282813ecafc63628fcd59a255a9fc51b1fe43394c05',
    arm64: '5ddc8fbd4b17857754a95be799543ceafa5aa9532b05f738ee590a76bb049988',
  },
  '3.18.2': {
    amd64: 'c5deada86fe609deefdf40e9cbbe3da2f8cf3f6a4551a0ebe7886dc8fcf98bce',
    arm64: '03181a494a0916b370a100a5b2536104963b095be53fb23d1e29b2afb1c7de8d',
  },
  '3.18.3': {
    amd64: '6ec85f306dd8fe9eb05c61ba4593182b2afcfefb52f21add3fe043ebbdc48e39',
    arm64: '3382ebdc6d6e027371551a63fc6e0a3073a1aec1061e346692932da61cfd8d24',
  },
  '3.18.4': {
    amd64: 'f8180838c23d7c7d797b208861fecb591d9ce1690d8704ed1e4cb8e2add966c1',
    arm64: 'c0a45e67eef0c7416a8a8c9e9d5d2d30d70e4f4d3f7bea5de28241fffa8f3b89',
  },
  '3.19.2': {
    amd64: '2114c9dea2844dce6d0ee2d792a9aae846be8cf53d5b19dc2988b5a0e8fec26e',
    arm64: '566e9f3a5a83a81e4b03503ae37e368edd52d699619e8a9bb1fdf21561ae0e88',
  },
  '4.1.3': {
    amd64: '02ce9722d541238f81459938b84cf47df2fdf1187493b4bfb2346754d82a4700',
    arm64: '5db45e027cc8de4677ec869e5d803fc7631b0bab1c1eb62ac603a62d22359a43',
  },
  '4.1.4': {
    amd64: '70b2c30a19da4db264dfd68c8a3664e05093a361cefd89572ffb36f8abfa3d09',
    arm64: '13d03672be289045d2ff00e4e345d61de1c6f21c1257a45955a30e8ae036d8f1',
  },
  '4.2.0': {
    amd64: '97dbeb971be4ac4b27e3839976d9564c0fb35c6f3b1da89dd1e292d236af4096',
    arm64: '1f8de130dfbd04de64978e7b852a7a547be1404956a366608276d2520b678670',
  },
};

/** The checksum that an archive must have: the given one, else the table's. HD001 when there is none. */
export function checksumOf(version: string, arch: HelmArch, given: string | undefined): Result<string, Problem> {
  const known = given ?? HELM_CHECKSUMS[version]?.[arch];
  if (known !== undefined) return ok(known);
  return err({
    code: 'HD001',
    fault: 'user',
    what: `helm ${version} for linux/${arch} is not in the checksum table (known: ${Object.keys(HELM_CHECKSUMS).join(', ')})`,
    where: 'input "helm-version"',
    remedy: 'Set helm-version to one of them, put that helm on PATH, or give helm-sha256.',
  });
}

/** HD001: what came is not what was published. */
export const otherChecksum = (url: string, wanted: string, got: string): Problem => ({
  code: 'HD001',
  fault: 'remote',
  what: `${oneLine(url, 200)} has SHA-256 ${got}`,
  where: 'the download of helm',
  expected: wanted,
  remedy: 'Do not use it. Look at helm-mirror; a mirror must serve the archives as they were published.',
});

/** HD001: nothing came. */
export const notDownloaded = (url: string, why: string): Problem => ({
  code: 'HD001',
  fault: 'remote',
  what: `helm could not be downloaded: ${oneLine(why, 300)}`,
  where: oneLine(url, 200),
  remedy: 'Set helm-mirror, or put helm on PATH and leave helm-version out.',
});
