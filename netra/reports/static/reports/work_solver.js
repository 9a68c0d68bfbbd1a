// Proof of work, in a worker: sixteen puzzles over SHA-256 of one block. Gets a challenge, answers with the proof.
// netra/reports/entering/work.py says what is asked; a test lets each check the other.
"use strict";
const PUZZLES = 16;
const K = new Int32Array(64), START = new Int32Array(8), W = new Int32Array(64), H = new Int32Array(8);

const roots = () => {
  const part = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;
  for (let n = 2, found = 0; found < 64; n += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
    if (!isPrime) continue;
    if (found < 8) START[found] = part(Math.sqrt(n));
    K[found] = part(Math.cbrt(n));
    found += 1;
  }
};

// W[0..15] hold a padded block; H becomes its digest. Every operation on 32 bits.
const digest = () => {
  for (let t = 16; t < 64; t += 1) {
    const x = W[t - 15], y = W[t - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = (W[t - 16] + s0 + W[t - 7] + s1) | 0;
  }
  let a = START[0], b = START[1], c = START[2], d = START[3], e = START[4], f = START[5], g = START[6], h = START[7];
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + W[t]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  H[0] = START[0] + a; H[1] = START[1] + b; H[2] = START[2] + c; H[3] = START[3] + d;
  H[4] = START[4] + e; H[5] = START[5] + f; H[6] = START[6] + g; H[7] = START[7] + h;
};

// The seed is the digest of the challenge, at most 119 letters: two blocks.
const seedOf = (text) => {
  const bytes = new Uint8Array(128);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  bytes[text.length] = 0x80;
  const blocks = text.length > 55 ? 2 : 1, view = new DataView(bytes.buffer), first = START.slice();
  view.setUint32(blocks * 64 - 4, text.length * 8);
  for (let block = 0; block < blocks; block += 1) {
    for (let t = 0; t < 16; t += 1) W[t] = view.getInt32(block * 64 + t * 4);
    digest();
    START.set(H); // a block goes on from where the one before ended
  }
  START.set(first);
  return H.slice();
};

const solvedNonce = (seed, index, bits) => {
  for (let nonce = 0; ; nonce += 1) {
    W.set(seed);
    W[8] = index;
    W[9] = nonce;
    W[10] = 0x80000000 | 0;
    W[11] = W[12] = W[13] = W[14] = 0;
    W[15] = 320; // 40 bytes
    digest();
    if (H[0] >>> (32 - bits) === 0) return nonce;
  }
};

const solve = (challenge) => {
  const bits = Number(challenge.split(".")[2]), seed = seedOf(challenge);
  let nonces = "";
  for (let index = 0; index < PUZZLES; index += 1) {
    nonces += (solvedNonce(seed, index, bits) >>> 0).toString(16).padStart(8, "0");
  }
  return `${challenge}~${nonces}`;
};

roots();
globalThis.onmessage = ({ data }) => {
  globalThis.postMessage({ proof: solve(data) });
};
