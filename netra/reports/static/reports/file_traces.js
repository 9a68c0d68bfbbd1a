// What a file gives away besides its content, read on the device: place, device, author, moment. Only what phones and
// offices commonly write; where nothing is read, the page says what such files usually hold. Each finding is a pair of
// what and words, as in netra/reports/evidence/traces.py.
globalThis.netraTraces = (() => {
  "use strict";
  const { bytesOf, entriesOf, latin, textIn } = globalThis.netraKinds;
  const MB = 1024 * 1024, MOST_BOXES = 200, UNSEEN = "unseen";
  const TAGS = {
    0x010f: "device", 0x0110: "device", 0x013b: "author", 0x9c9d: "author", 0x8298: "author", 0x0132: "moment",
    0x013c: "device", 0x010e: "words", 0x9003: "moment", 0xa430: "author", 0xa431: "serial", 0xa435: "serial", 0x9286: "words",
  };
  const EXIF = 0x8769, GPS = 0x8825, WIDTHS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8];

  const printable = (text) => text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]/gu, "").trim().slice(0, 120);
  const utf8 = (bytes) => new TextDecoder().decode(bytes);
  const utf16 = (bytes, isBig = false) => new TextDecoder(isBig ? "utf-16be" : "utf-16le").decode(bytes);

  // --- EXIF: a small TIFF file inside a picture ---

  const ofTiff = (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), found = [];
    const isLittle = latin(bytes.slice(0, 2)) === "II";
    const short = (at) => view.getUint16(at, isLittle), long = (at) => view.getUint32(at, isLittle);
    const ratio = (at) => long(at) / (long(at + 4) || 1);
    const entries = (start) => Array.from({ length: Math.min(short(start), 500) }, (_, number) => {
      const at = start + 2 + 12 * number, kind = short(at + 2), size = (WIDTHS[kind] ?? 1) * long(at + 4);
      return { tag: short(at), at: size > 4 ? long(at + 8) : at + 8, size, value: long(at + 8) };
    });
    const words = ({ tag, at, size }) => {
      let raw = bytes.slice(at, at + Math.min(size, 600));
      if (tag === 0x9286) raw = raw.slice(8); // a user's comment begins with the name of its letters
      return printable(tag === 0x9c9d || (raw.length > 1 && raw[1] === 0) ? utf16(raw) : utf8(raw));
    };
    const place = (start) => {
      const gps = Object.fromEntries(entries(start).map((each) => [each.tag, each]));
      if (!gps[2] || !gps[4]) return;
      const degrees = ({ at }) => ratio(at) + ratio(at + 8) / 60 + ratio(at + 16) / 3600;
      const side = (each, letter) => (each && bytes[each.at] === letter.charCodeAt(0) ? -1 : 1);
      found.push(["place", `${(side(gps[1], "S") * degrees(gps[2])).toFixed(2)} ${(side(gps[3], "W") * degrees(gps[4])).toFixed(2)}`]);
    };
    const table = (start, deep) => {
      for (const each of entries(start)) {
        if (each.tag === EXIF && deep) table(each.value, false);
        else if (each.tag === GPS && deep) place(each.value);
        else if (TAGS[each.tag] && words(each)) found.push([TAGS[each.tag], words(each)]);
      }
    };
    try {
      table(long(4), true);
    } catch (why) {
      if (!(why instanceof RangeError)) throw why; // it points beyond its own end: what was read until there counts
    }
    return found;
  };

  // --- pictures ---

  const ofJpeg = async (blob) => {
    const found = [];
    for (let at = 2; at + 4 <= blob.size;) {
      const head = await bytesOf(blob, at, at + 4), length = (head[2] << 8) | head[3], mark = head[1];
      if (head[0] !== 0xff || mark === 0xda || length < 2) break;
      if ([0xe1, 0xed, 0xfe].includes(mark)) {
        const part = await bytesOf(blob, at + 4, at + 2 + length), start = latin(part.slice(0, 29));
        if (mark === 0xe1 && start.startsWith("Exif\0\0")) found.push(...ofTiff(part.slice(6)));
        else if (mark === 0xfe) found.push(["words", printable(utf8(part))]);
        else if (start.startsWith("http://ns.adobe.com/xap/") || mark === 0xed) found.push(["words", ""]);
      }
      at += 2 + length;
    }
    return found;
  };

  const ofPng = async (blob) => {
    const found = [];
    for (let at = 8; at + 12 <= blob.size;) {
      const head = await bytesOf(blob, at, at + 8), length = new DataView(head.buffer).getUint32(0), name = latin(head.slice(4));
      if (["eXIf", "tEXt", "iTXt", "zTXt"].includes(name)) {
        const part = await bytesOf(blob, at + 8, at + 8 + Math.min(length, MB)), key = latin(part.slice(0, 80)).split("\0")[0];
        if (name === "eXIf") found.push(...ofTiff(part));
        else if (key === "XML:com.adobe.xmp") found.push(["words", ""]);
        else found.push(["words", name === "tEXt" ? printable(utf8(part.slice(key.length + 1))) : ""]);
      }
      at += 12 + length;
    }
    return found;
  };

  const ofWebp = async (blob) => {
    const found = [];
    for (let at = 12; at + 8 <= blob.size;) {
      const head = await bytesOf(blob, at, at + 8), length = new DataView(head.buffer).getUint32(4, true), name = latin(head.slice(0, 4));
      if (name === "EXIF") {
        const part = await bytesOf(blob, at + 8, at + 8 + Math.min(length, MB));
        found.push(...ofTiff(latin(part.slice(0, 6)) === "Exif\0\0" ? part.slice(6) : part));
      } else if (name === "XMP ") found.push(["words", ""]);
      at += 8 + length + (length & 1);
    }
    return found;
  };

  // A phone's own format puts its EXIF somewhere near the beginning; its words are found by how they begin.
  const ofHeif = async (blob) => {
    const bytes = await bytesOf(blob, 0, Math.min(blob.size, 8 * MB)), text = latin(bytes.slice(0, 2 * MB));
    const at = text.search(/Exif\0\0(?:II\*\0|MM\0\*)/);
    return at < 0 ? [[UNSEEN, ""]] : [...ofTiff(bytes.slice(at + 6)), [UNSEEN, ""]];
  };

  // --- recordings: boxes in boxes; what tells something lies in `moov` ---

  const SHORT = { "\xa9mak": "device", "\xa9mod": "device", "\xa9swr": "device", "\xa9ART": "author", auth: "author" };

  const moovOf = async (blob) => {
    for (let at = 0, boxes = 0; boxes < MOST_BOXES && at + 8 <= blob.size; boxes += 1) {
      const head = await bytesOf(blob, at, at + 16), view = new DataView(head.buffer);
      let length = view.getUint32(0);
      if (length === 1 && head.length === 16) length = Number(view.getBigUint64(8));
      if (length === 0) length = blob.size - at;
      if (length < 8) break;
      if (latin(head.slice(4, 8)) === "moov") return bytesOf(blob, at, at + Math.min(length, 4 * MB));
      at += length;
    }
    return new Uint8Array();
  };

  const ofBoxes = async (blob) => {
    const moov = await moovOf(blob), text = latin(moov), found = [];
    const place = text.match(/([+-]\d{2}\.\d{2,})([+-]\d{3}\.\d{2,})(?:[+-]\d+(?:\.\d+)?)?\/?/);
    if (place) found.push(["place", `${Number(place[1]).toFixed(2)} ${Number(place[2]).toFixed(2)}`]);
    for (const [letters, what] of Object.entries(SHORT)) {
      const at = text.indexOf(letters);
      if (at < 0) continue;
      const length = Math.min((moov[at + 4] << 8) | moov[at + 5], 120), words = printable(utf8(moov.slice(at + 8, at + 8 + length)));
      if (words) found.push([what, words]);
    }
    if (text.includes("com.apple.quicktime.")) found.push(["device", "ponsel Apple"]);
    return [...found, [UNSEEN, ""]];
  };

  // --- documents ---

  const PDF_WORDS = { Author: "author", Creator: "device", Producer: "device", CreationDate: "moment" };
  const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "", f: "" };

  const pdfText = (raw) => {
    const plain = raw.startsWith("<")
      ? (raw.slice(1, -1).match(/[0-9a-f]{2}/gi) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join("")
      : raw.slice(1, -1).replace(/\\(\d{1,3}|[\s\S])/g, (_, each) => (/^\d/.test(each) ? String.fromCharCode(parseInt(each, 8) & 255) : (ESCAPES[each] ?? each)));
    const bytes = Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
    return printable(plain.startsWith("\xfe\xff") ? utf16(bytes.slice(2), true) : plain);
  };

  // The words that stand open in its beginning and end. Packed or locked ones are not seen: then that is said.
  const ofPdf = async (blob) => {
    const parts = blob.size <= 4 * MB ? [await bytesOf(blob, 0, blob.size)]
      : [await bytesOf(blob, 0, MB), await bytesOf(blob, blob.size - MB, blob.size)];
    const text = parts.map(latin).join("\n"), found = [];
    for (const [name, what] of Object.entries(PDF_WORDS)) {
      const told = text.match(new RegExp(`/${name}\\s*(\\((?:\\\\[\\s\\S]|[^\\\\()])*\\)|<[0-9A-Fa-f\\s]*>)`));
      const words = told ? pdfText(told[1]) : "";
      if (words) found.push([what, words]);
    }
    return text.includes("/Encrypt") || !found.length ? [[UNSEEN, ""]] : found;
  };

  const ELEMENTS = {
    author: ["dc:creator", "cp:lastModifiedBy", "meta:initial-creator", "Manager", "Company"],
    device: ["Application", "meta:generator"], moment: ["dcterms:created", "meta:creation-date"],
  };
  const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

  const ofOffice = async (blob) => {
    const entries = await entriesOf(blob), inside = ["docProps/core.xml", "docProps/app.xml", "meta.xml"].filter((name) => entries?.has(name));
    const texts = await Promise.all(inside.map((name) => textIn(blob, entries.get(name)).catch(() => "")));
    if (!inside.length || texts.some((text) => !text)) return [[UNSEEN, ""]];
    const xml = texts.join(""), found = [];
    for (const [what, tags] of Object.entries(ELEMENTS)) for (const tag of tags) {
      for (const [, words] of xml.matchAll(new RegExp(`<${tag}(?:\\s[^<>]*)?>([^<]{1,300})<`, "g"))) {
        found.push([what, printable(words.replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all))]);
      }
    }
    if ([...entries.keys()].some((name) => /(^|\/)(comments|people|persons)[^/]*\.xml$|\/comments\//.test(name))) found.push(["words", "komentar"]);
    return found;
  };

  const READERS = {
    jpeg: ofJpeg, png: ofPng, webp: ofWebp, heic: ofHeif, avif: ofHeif, pdf: ofPdf, gif: async () => [], bmp: async () => [],
    tiff: async (blob) => ofTiff(await bytesOf(blob, 0, 64 * MB)), ooxml: ofOffice, xlsx: ofOffice, pptx: ofOffice, odf: ofOffice,
    mp4: ofBoxes, quicktime: ofBoxes, "3gp": ofBoxes, m4a: ofBoxes,
  };

  // Pairs in the order in which they matter, none twice.
  const of = async (blob, code, tables) => {
    let found;
    try {
      found = await (READERS[code] ?? (async () => [[UNSEEN, ""]]))(blob);
    } catch {
      found = [[UNSEEN, ""]]; // damaged, or no longer there: the sending will notice
    }
    const rank = ([what]) => tables.order.indexOf(what), seen = new Set();
    return found.sort((one, other) => rank(one) - rank(other)).filter((pair) => !seen.has(String(pair)) && seen.add(String(pair)));
  };

  return { of };
})();
