import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompressSync } from "node:zlib";
import type { Mail } from "./model";

/** Mails of one template are alike: the least effort already leaves little of them. */
const options = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const compress = promisify(zstdCompress);

/** The bytes of a request: one mail stands alone, several in a list. */
export function bytesOf(mails: readonly Mail[]): Buffer {
  return Buffer.from(JSON.stringify(mails.length === 1 ? mails[0] : mails));
}

/** On a thread of its own: the next mails are written meanwhile. */
export async function pack(body: Buffer): Promise<Buffer> {
  return compress(body, options);
}

export function unpack(packed: Buffer): Buffer {
  return zstdDecompressSync(packed);
}
