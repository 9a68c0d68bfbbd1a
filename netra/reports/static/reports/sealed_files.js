// Files sealed chunk by chunk, byte for byte as netra/vault/files.py makes and opens them. One chunk of the file is
// in memory at a time; its key is imported once and cannot be read out again.
globalThis.netraFiles = (() => {
  "use strict";
  const vault = globalThis.netraVault;
  const CHUNK = 256 * 1024, NONCE = 12, TAG = 16, LENGTH = 8, SMALLEST = 4096, VERSION = 1;
  const SEALED_CHUNK = NONCE + CHUNK + TAG;
  const utf8 = new TextEncoder();

  // Padmé, at least 4096: whoever sees the sealed file learns its length only roughly.
  const paddedSize = (size) => {
    const bits = (number) => BigInt(number.toString(2).length);
    const least = BigInt(Math.max(size + LENGTH, SMALLEST)), exponent = bits(least) - 1n;
    const zeros = exponent - bits(exponent);
    return Number(((least + (1n << zeros) - 1n) >> zeros) << zeros);
  };
  const chunksOf = (size) => Math.ceil(paddedSize(size) / CHUNK);
  const sealedSize = (size) => paddedSize(size) + chunksOf(size) * (NONCE + TAG);

  const long = (number) => {
    const bytes = new Uint8Array(LENGTH);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
    return bytes;
  };
  const place = (file, number, isLast) =>
    vault.bind(vault.header("NF", VERSION), utf8.encode(file), long(number), Uint8Array.of(Number(isLast)));

  // Content, zeros, and at the very end the content's length.
  const plainOf = async (blob, number) => {
    const padded = paddedSize(blob.size), start = number * CHUNK, end = Math.min(start + CHUNK, padded);
    const plain = new Uint8Array(end - start);
    if (start < blob.size) plain.set(new Uint8Array(await blob.slice(start, end).arrayBuffer()));
    if (end === padded) plain.set(long(blob.size), plain.length - LENGTH);
    return plain;
  };

  const imported = (key) => crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);

  const openChunk = async (key, file, sealed, number, isLast) => {
    const how = { name: "AES-GCM", iv: sealed.slice(0, NONCE), additionalData: place(file, number, isLast) };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(NONCE)));
    } catch {
      throw new vault.Refused(`chunk ${number} of the file: wrong key, wrong place or changed bytes`);
    }
  };

  // seal(number): the sealed chunk. The first and the last are opened again and compared before they go anywhere.
  const sealer = async (keyBytes, file, blob) => {
    const key = await imported(keyBytes), count = chunksOf(blob.size);
    const seal = async (number) => {
      const plain = await plainOf(blob, number), isLast = number === count - 1;
      const nonce = vault.random(NONCE), additionalData = place(file, number, isLast);
      const body = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData }, key, plain));
      const sealed = new Uint8Array(NONCE + body.length);
      sealed.set(nonce);
      sealed.set(body, NONCE);
      if (number === 0 || isLast) {
        const again = await openChunk(key, file, sealed, number, isLast);
        if (again.some((byte, at) => byte !== plain[at])) throw new vault.Refused("not what was chosen");
      }
      return sealed;
    };
    return { count, size: sealedSize(blob.size), seal };
  };

  // The whole of a sealed file in the clear: for what fits into memory. A file cut off is refused before its first byte.
  const open = async (keyBytes, file, sealed) => {
    const key = await imported(keyBytes), count = Math.max(1, Math.ceil(sealed.length / SEALED_CHUNK));
    const chunk = (number) => openChunk(key, file, sealed.slice(number * SEALED_CHUNK, (number + 1) * SEALED_CHUNK), number, number === count - 1);
    const last = await chunk(count - 1), parts = [];
    const size = Number(new DataView(last.buffer, last.length - LENGTH).getBigUint64(0));
    if (paddedSize(size) !== (count - 1) * CHUNK + last.length) throw new vault.Refused(`chunk ${count - 1} of the file: padding`);
    for (let number = 0; number < count - 1; number += 1) parts.push(await chunk(number));
    return new Uint8Array(await new Blob([...parts, last]).slice(0, size).arrayBuffer());
  };

  return { SEALED_CHUNK, open, paddedSize, sealedSize, sealer };
})();
