// A zip archive as small tools write it, and as hostile ones do.

import { deflateRawSync } from "node:zlib";

const u16 = (n) => Buffer.from([n & 255, (n >> 8) & 255]);
const u32 = (n) => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)]);

/**
 * Makes an archive of `{ name, content, stored, size }`: `stored` leaves the content unpacked,
 * `size` is what the archive claims it unpacks to.
 */
export function zip(...files) {
  const parts = [];
  const list = [];
  let at = 0;
  for (const { name, content, stored = false, size } of files) {
    const raw = Buffer.from(content);
    const data = stored ? raw : deflateRawSync(raw);
    const fields = Buffer.concat([
      u16(0x800), u16(stored ? 0 : 8), u32(0), u32(0), u32(data.length), u32(size ?? raw.length),
      u16(Buffer.byteLength(name)), u16(0),
    ]);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), u16(20), fields, Buffer.from(name), data]);
    list.push(Buffer.concat([
      Buffer.from("PK\x01\x02"), u16(20), u16(20), fields, Buffer.alloc(10), u32(at), Buffer.from(name),
    ]));
    parts.push(local);
    at += local.length;
  }
  const names = Buffer.concat(list);
  const end = Buffer.concat([
    Buffer.from("PK\x05\x06"), u32(0), u16(files.length), u16(files.length), u32(names.length), u32(at), u16(0),
  ]);
  return Buffer.concat([...parts, names, end]);
}
