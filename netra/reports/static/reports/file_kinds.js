// What a file is, told from its first bytes as netra/reports/evidence/kinds.py tells it (data-files holds its tables).
globalThis.netraKinds = (() => {
  "use strict";
  const HEAD = 4096, TAIL = 66_000, MOST_DIRECTORY = 1024 * 1024, MOST_INNER = 256 * 1024;
  const BINARY = new Set([...Array(32).keys()].filter((byte) => ![9, 10, 12, 13, 27].includes(byte)));
  const MARKUP = ["<!doctype", "<html", "<svg", "<?xml", "<script", "#!"];
  const FOLDERS = { "word/": "ooxml", "xl/": "xlsx", "ppt/": "pptx" };

  const bytesOf = async (blob, start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer());
  const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  const isText = (head) => {
    const start = latin(head.slice(0, 200)).replace(/^[\xef\xbb\xbf \t\r\n]+/, "").toLowerCase();
    if (!latin(head).trim() || MARKUP.some((each) => start.startsWith(each)) || head.some((byte) => BINARY.has(byte))) return false;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true }); // a letter cut in two at the end is fine
      return true;
    } catch {
      return false;
    }
  };

  const recognise = (head, tables) => {
    const hex = hexOf(head.slice(0, 16)), words = latin(head.slice(0, 16));
    const beginning = tables.beginnings.find(([start]) => hex.startsWith(start));
    if (beginning) return beginning[1];
    if (words.slice(4, 8) === "ftyp") {
      const brand = words.slice(8, 12);
      return tables.brands[brand] ?? (brand.startsWith("3g") ? "3gp" : "mp4");
    }
    if (words.startsWith("RIFF")) return tables.riff[words.slice(8, 12)] ?? null;
    if (words.startsWith("BM") && words.slice(6, 10) === "\0\0\0\0") return "bmp";
    if (head.length > 1 && head[0] === 0xff && (head[1] & 0xe0) === 0xe0) return (head[1] & 6) === 0 ? "aac" : "mp3";
    return isText(head) ? "text" : null;
  };

  // The names in a ZIP's directory, each with where it lies; null for a broken or a huge one.
  const entriesOf = async (blob) => {
    const tail = await bytesOf(blob, Math.max(0, blob.size - TAIL), blob.size), view = new DataView(tail.buffer);
    let at = tail.length - 22;
    while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
    if (at < 0) return null;
    const size = view.getUint32(at + 12, true), start = view.getUint32(at + 16, true), entries = new Map();
    if (size > MOST_DIRECTORY || start + size > blob.size) return null;
    const directory = await bytesOf(blob, start, start + size), inside = new DataView(directory.buffer);
    for (let place = 0; place + 46 <= size && inside.getUint32(place, true) === 0x02014b50;) {
      const [name, extra, comment] = [28, 30, 32].map((offset) => inside.getUint16(place + offset, true));
      entries.set(new TextDecoder().decode(directory.slice(place + 46, place + 46 + name)), {
        method: inside.getUint16(place + 10, true), size: inside.getUint32(place + 20, true), at: inside.getUint32(place + 42, true),
      });
      place += 46 + name + extra + comment;
    }
    return entries;
  };

  // The beginning of one small file in a ZIP, as text; "" where this browser cannot unpack it.
  const textIn = async (blob, { method, size, at }) => {
    const head = new DataView((await bytesOf(blob, at, at + 30)).buffer);
    const start = at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = blob.slice(start, start + Math.min(size, MOST_INNER));
    if (method === 0) return packed.text();
    if (method !== 8 || !globalThis.DecompressionStream) return "";
    const reader = packed.stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const decoder = new TextDecoder();
    let text = "";
    while (text.length < MOST_INNER) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    reader.cancel().catch(() => {}); // however much a hostile archive would unpack to
    return text;
  };

  const officeKind = async (blob) => {
    const names = [...((await entriesOf(blob))?.keys() ?? [])];
    if (names.includes("[Content_Types].xml")) {
      const folder = Object.keys(FOLDERS).find((each) => names.some((name) => name.startsWith(each)));
      return FOLDERS[folder] ?? null;
    }
    return names.includes("mimetype") && names.includes("content.xml") ? "odf" : null;
  };

  // The code of a kind that is accepted, or null.
  const kindOf = async (blob, tables) => {
    const code = recognise(await bytesOf(blob, 0, HEAD), tables);
    const found = code === "zip" ? await officeKind(blob) : code;
    return found && tables.kinds[found] ? found : null;
  };

  return { bytesOf, entriesOf, kindOf, latin, textIn };
})();
