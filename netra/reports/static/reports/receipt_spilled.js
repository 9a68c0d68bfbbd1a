// A receipt typed where it does not belong is caught in the page, as netra/vault/spilled.py catches it on the server.
globalThis.netraSpilled = (() => {
  "use strict";
  const NEARLY_ALL = 7, WHOLE = 8, PROSE = 3, WORD_BITS = 11n;
  const listed = new Map(globalThis.netraWords.map((word, at) => [word, BigInt(at)]));
  // Listed words that every second sentence holds; a test compares them with the server's.
  const everyday = new Set(`
untuk semua tanpa tidak nama siapa hari kerja kantor daerah program bersama umum foto aturan sudah masih waktu
pagi siang sore mulai selesai masuk rapat kegiatan sekali tetap sendiri saat rumah halaman
`.trim().split(/\s+/));

  const wordsIn = (text) => text.normalize("NFKC").toLowerCase().replace(/\p{Cf}/gu, "").match(/\p{L}+/gu) ?? [];
  const isProse = (words) => words.filter((word) => everyday.has(word)).length >= PROSE;

  const windows = (words, size) => {
    const found = [];
    for (let at = 1, run = 0; at <= words.length; at += 1) {
      run = listed.has(words[at - 1]) ? run + 1 : 0;
      if (run >= size) found.push(words.slice(at - size, at));
    }
    return found;
  };

  // Seven different listed words in a row that are no prose: told at once, without a check.
  const looksLikeReceipt = (text) => windows(wordsIn(text), NEARLY_ALL).some((each) => new Set(each).size === NEARLY_ALL && !isProse(each));

  const fits = async (words) => {
    const number = words.reduce((sum, word) => (sum << WORD_BITS) | listed.get(word), 0n).toString(16).padStart(22, "0");
    const bytes = Uint8Array.from(number.match(/../g), (pair) => parseInt(pair, 16));
    const { join, sha256 } = globalThis.netraVault;
    return (await sha256(join(new TextEncoder().encode("netra/receipt/check/v1\0"), bytes.slice(0, 10))))[0] === bytes[10];
  };

  // The whole question, with the check of every run of eight.
  const holdsReceipt = async (text) => {
    if (looksLikeReceipt(text)) return true;
    for (const each of windows(wordsIn(text), WHOLE)) if (!isProse(each) && (await fits(each))) return true;
    return false;
  };

  return { everyday: [...everyday], holdsReceipt, looksLikeReceipt };
})();
