// The vault of the browser: receipts, envelopes and grants, byte for byte as netra/vault makes and opens them.
// tests/vault/vectors.json holds both to the same values. Keys live in these functions' arguments only.
globalThis.netraVault = (() => {
  "use strict";
  const KEY_BYTES = 32, NONCE_BYTES = 12, LENGTH_BYTES = 4, SECRET_BYTES = 10, SMALLEST_BUCKET = 256;
  const ENVELOPE = "NE", GRANT = "NG", VERSION = 1, KEY_VERSION = 1, WORD_BITS = 11n;
  const subtle = globalThis.crypto?.subtle; // none where a page came without HTTPS
  const utf8 = new TextEncoder();

  class Refused extends Error {}

  const join = (...parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };
  const length = (count) => Uint8Array.of(count >>> 24, (count >>> 16) & 255, (count >>> 8) & 255, count & 255);
  const bind = (...parts) => join(...parts.flatMap((part) => [length(part.length), part]));
  const header = (kind, version) => join(utf8.encode(kind), Uint8Array.of(version));
  const place = (record, field) => bind(header(ENVELOPE, VERSION), utf8.encode(record), utf8.encode(field));
  const random = (count) => crypto.getRandomValues(new Uint8Array(count));
  const sha256 = async (bytes) => new Uint8Array(await subtle.digest("SHA-256", bytes));
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  const toText = (bytes) => {
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };
  const fromText = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

  const aes = (key, use) => subtle.importKey("raw", key, "AES-GCM", false, [use]);

  const pad = (plain, atLeast) => {
    const filled = LENGTH_BYTES + plain.length;
    let bucket = Math.max(SMALLEST_BUCKET, atLeast);
    while (bucket < filled) bucket *= 2;
    const padded = new Uint8Array(bucket);
    padded.set(length(plain.length));
    padded.set(plain, LENGTH_BYTES);
    return padded;
  };

  const unpad = (padded) => {
    const count = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
    if (padded.length < SMALLEST_BUCKET || count > padded.length - LENGTH_BYTES) throw new Refused("padding");
    return padded.slice(LENGTH_BYTES, LENGTH_BYTES + count);
  };

  const seal = async (key, plain, record, field, atLeast = SMALLEST_BUCKET) => {
    const nonce = random(NONCE_BYTES);
    const how = { name: "AES-GCM", iv: nonce, additionalData: place(record, field) };
    const sealed = await subtle.encrypt(how, await aes(key, "encrypt"), pad(plain, atLeast));
    return join(header(ENVELOPE, VERSION), nonce, new Uint8Array(sealed));
  };

  const open = async (key, envelope, record, field) => {
    if (hex(envelope.slice(0, 3)) !== hex(header(ENVELOPE, VERSION))) throw new Refused("format");
    const how = { name: "AES-GCM", iv: envelope.slice(3, 3 + NONCE_BYTES), additionalData: place(record, field) };
    try {
      const padded = await subtle.decrypt(how, await aes(key, "decrypt"), envelope.slice(3 + NONCE_BYTES));
      return unpad(new Uint8Array(padded));
    } catch {
      throw new Refused("wrong key, wrong place or changed bytes");
    }
  };

  // Compact, names sorted, as netra.vault.seal_json writes it.
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
  };
  const sealJson = (key, value, ...where) => seal(key, utf8.encode(canonical(value)), ...where);
  const openJson = async (...what) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await open(...what)));

  const fingerprint = async (publicKey) => {
    const digest = await sha256(join(utf8.encode("netra/officer/fingerprint/v1\0"), publicKey));
    return hex(digest.slice(0, 16)).match(/.{4}/g).join(" ");
  };

  const suite = () => {
    const { Aes256Gcm, CipherSuite, HkdfSha256, XWing } = globalThis.netraHpke;
    return new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  };
  const grantedFor = (record) => bind(utf8.encode("netra/grant/v1"), utf8.encode(record));

  const grant = async (publicKey, key, record) => {
    if (publicKey[0] !== KEY_VERSION || key.length !== KEY_BYTES) throw new Refused("key");
    const hpke = suite();
    const recipientPublicKey = await hpke.kem.deserializePublicKey(publicKey.slice(1).buffer);
    const sealed = await hpke.seal({ recipientPublicKey, info: grantedFor(record) }, key);
    return join(header(GRANT, VERSION), new Uint8Array(sealed.enc), new Uint8Array(sealed.ct));
  };

  const derive = async (secret, info) => {
    const base = await subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode(info) };
    return new Uint8Array(await subtle.deriveBits(how, base, 8 * KEY_BYTES));
  };

  // Eight words from ten random bytes and one check byte; `lookup` may be told, the rest may not.
  const receipt = async (secret = random(SECRET_BYTES)) => {
    const [check] = await sha256(join(utf8.encode("netra/receipt/check/v1\0"), secret));
    let number = BigInt(`0x${hex(join(secret, Uint8Array.of(check)))}`);
    const words = [];
    for (; words.length < 8; number >>= WORD_BITS) {
      words.unshift(globalThis.netraWords[Number(number & ((1n << WORD_BITS) - 1n))]);
    }
    const lookup = await derive(secret, "netra/receipt/lookup/v1");
    return { words, lookup, unlockKey: await derive(secret, "netra/receipt/unlock/v1") };
  };

  return { Refused, bind, canonical, fingerprint, fromText, grant, header, hex, join, open, openJson, random, receipt, seal, sealJson, sha256, toText };
})();
