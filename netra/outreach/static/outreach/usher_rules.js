// The rules at the door, the same as the server's (netra/outreach/staff_numbers.py, services/check_in.py).
// tests/outreach/check_in_vectors.json holds both together.
(() => {
  "use strict";
  const PREFIX = "NETRA-HADIR:";
  const KEY_LETTERS = 16;
  const NIP_DIGITS = 18;

  const normalNumber = (text) => {
    let scanned = text.trim().toUpperCase();
    if (scanned.startsWith(PREFIX)) scanned = scanned.slice(PREFIX.length).trim();
    return /^[0-9 .-]+$/.test(scanned) ? scanned.replace(/[ .-]/g, "") : scanned;
  };

  const keyOf = async (salt, number) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${salt}:${number}`));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, KEY_LETTERS);
  };

  const tailWords = (number) =>
    /^[0-9]+$/.test(number) ? `${number.length === NIP_DIGITS ? "NIP" : "Nomor"} berakhiran ${number.slice(-4)}` : number;

  // list: { guests: Map of who -> name, there: Map of who -> moment, nonces: Map of nonce -> who }.
  // tap: { nonce, who, at, add }. Answers "masuk", "sudah", "tidak-ada" or "terpakai", and notes who came in.
  const decide = (list, tap) => {
    if (list.nonces.has(tap.nonce)) return list.nonces.get(tap.nonce) === tap.who ? "masuk" : "terpakai";
    if (list.there.has(tap.who)) return "sudah";
    if (!list.guests.has(tap.who) && !tap.add) return "tidak-ada";
    list.there.set(tap.who, tap.at);
    list.nonces.set(tap.nonce, tap.who);
    return "masuk";
  };

  globalThis.netraUsherRules = { normalNumber, keyOf, tailWords, decide };
})();
