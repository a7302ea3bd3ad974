import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Mail } from "./model";

/** Mails of one template are alike: the least effort already leaves little of them. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** The bytes of a request: one mail stands alone, several in a list. */
export function bytesOf(mails: readonly Mail[]): Buffer {
  return Buffer.from(JSON.stringify(mails.length === 1 ? mails[0] : mails));
}

export function pack(body: Buffer): Buffer {
  return zstdCompressSync(body, options);
}

export function unpack(packed: Buffer): Buffer {
  return zstdDecompressSync(packed);
}
