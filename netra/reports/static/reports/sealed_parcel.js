// A report becomes a parcel: story and identity sealed under a key of its own, the key sealed to the receipt and to
// each officer. Nothing is sent here. What the receipt opens again is compared with what was told, so that a broken
// browser is noticed before anything leaves it.
globalThis.netraParcel = (() => {
  "use strict";
  const vault = globalThis.netraVault;
  const STORY = "story", IDENTITY = "identity", KEY = "key";

  const grantsFor = async (readers, key, record) => {
    const grants = [];
    for (const reader of readers) {
      const publicKey = vault.fromText(reader);
      grants.push({ to: await vault.fingerprint(publicKey), key: vault.toText(await vault.grant(publicKey, key, record)) });
    }
    return grants;
  };

  const prove = async (receipt, sealed, told, record) => {
    const key = await vault.open(receipt.unlockKey, sealed.key, record, KEY);
    for (const part of [STORY, IDENTITY]) {
      const again = await vault.openJson(key, sealed[part], record, part);
      if (vault.canonical(again) !== vault.canonical(told[part])) throw new vault.Refused("not what was told");
    }
  };

  // Each file's key under the report's; what is said of the file under its own.
  const filesFor = async (items, key, record, padding) => {
    const files = [];
    for (const item of items) {
      const claim = { name: item.name.slice(0, 200), cleaned: item.cleaned };
      files.push({
        id: item.id,
        key: vault.toText(await vault.seal(key, item.key, record, `evidence/${item.id}/key`)),
        about: vault.toText(await vault.sealJson(item.key, claim, item.id, "about", padding)),
      });
    }
    return files;
  };

  // told: {clear: {...}, story: {...}, identity: {...}}; offer: {readers: [public keys], padding: {story, identity, about}};
  // shipped: {token, items: [{id, key, name, cleaned}]}, the files that went ahead
  const seal = async (receipt, told, offer, shipped = { items: [] }) => {
    const key = vault.random(32), record = vault.hex(receipt.lookup);
    const sealed = {
      story: await vault.sealJson(key, told.story, record, STORY, offer.padding.story),
      identity: await vault.sealJson(key, told.identity, record, IDENTITY, offer.padding.identity),
      key: await vault.seal(receipt.unlockKey, key, record, KEY),
    };
    await prove(receipt, sealed, told, record);
    const grants = await grantsFor(offer.readers, key, record);
    const files = await filesFor(shipped.items, key, record, offer.padding.about);
    const shipment = files.length ? vault.toText(shipped.token) : "";
    key.fill(0);
    const inText = Object.entries(sealed).map(([part, bytes]) => [part, vault.toText(bytes)]);
    return { v: 2, lookup: vault.toText(receipt.lookup), ...told.clear, ...Object.fromEntries(inText), grants, shipment, files };
  };

  return { seal };
})();
