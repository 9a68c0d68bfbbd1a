// A report becomes a parcel: story and identity sealed under a key of its own, the key sealed to the receipt and to
// each officer. Where there are custodians the name is sealed once more, and its key goes to them and to the receipt.
// Nothing is sent here. What the receipt opens again is compared with what was told, so that a broken browser is
// noticed before anything leaves it.
globalThis.netraParcel = (() => {
  "use strict";
  const vault = globalThis.netraVault;
  const STORY = "story", IDENTITY = "identity", KEY = "key", NAME = "identity-name", NAME_KEY = "identity-key";
  const NAMED = "named";

  const grantsFor = async (readers, key, record) => {
    const grants = [];
    for (const reader of readers) {
      const publicKey = vault.fromText(reader);
      grants.push({ to: await vault.fingerprint(publicKey), key: vault.toText(await vault.grant(publicKey, key, record)) });
    }
    return grants;
  };

  // The identity as it stands under the report's key, as netra.reports.identity.sealing writes it; `nameKey` and
  // `grant` (for the custodians) only where they are.
  const apartFrom = async (receipt, identity, offer, record) => {
    if (!offer.custodians) return { content: identity, padding: offer.padding.identity, grant: null, nameKey: new Uint8Array() };
    const own = vault.random(32), padding = offer.padding.identity_apart;
    const apart = vault.toText(await vault.sealJson(own, identity, record, NAME, offer.padding.identity));
    const content = { choice: identity.choice, key: identity.choice === NAMED ? vault.toText(own) : "", apart };
    const nameKey = await vault.seal(receipt.unlockKey, own, record, NAME_KEY);
    const [grant] = await grantsFor([offer.custodians], own, `${record}/identity`);
    own.fill(0);
    return { content, padding, grant, nameKey };
  };

  // The identity that the receipt opens: what lies under the report's key, or what lies apart inside it.
  const identityAgain = async (receipt, content, { grant, nameKey }, record) => {
    if (!grant) return content;
    const own = await vault.open(receipt.unlockKey, nameKey, record, NAME_KEY);
    const again = await vault.openJson(own, vault.fromText(content.apart), record, NAME);
    const shown = again.choice === NAMED ? vault.toText(own) : "";
    if (content.choice !== again.choice || content.key !== shown) throw new vault.Refused("not as it was chosen");
    return again;
  };

  const prove = async (receipt, sealed, name, told, record) => {
    const key = await vault.open(receipt.unlockKey, sealed.key, record, KEY);
    const story = await vault.openJson(key, sealed.story, record, STORY);
    const content = await vault.openJson(key, sealed.identity, record, IDENTITY);
    const again = { story, identity: await identityAgain(receipt, content, name, record) };
    for (const part of [STORY, IDENTITY]) {
      if (vault.canonical(again[part]) !== vault.canonical(told[part])) throw new vault.Refused("not what was told");
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

  // told: {clear: {...}, story: {...}, identity: {...}}; offer: {readers: [public keys], custodians: a public key or "",
  // padding: {story, identity, identity_apart, about}};
  // shipped: {token, items: [{id, key, name, cleaned}]}, the files that went ahead
  const seal = async (receipt, told, offer, shipped = { items: [] }) => {
    const key = vault.random(32), record = vault.hex(receipt.lookup);
    const name = await apartFrom(receipt, told.identity, offer, record);
    const sealed = {
      story: await vault.sealJson(key, told.story, record, STORY, offer.padding.story),
      identity: await vault.sealJson(key, name.content, record, IDENTITY, name.padding),
      key: await vault.seal(receipt.unlockKey, key, record, KEY),
    };
    await prove(receipt, sealed, name, told, record);
    const grants = await grantsFor(offer.readers, key, record);
    const files = await filesFor(shipped.items, key, record, offer.padding.about);
    const shipment = files.length ? vault.toText(shipped.token) : "";
    key.fill(0);
    const inText = Object.entries(sealed).map(([part, bytes]) => [part, vault.toText(bytes)]);
    const apart = { custodians: name.grant, name_key: vault.toText(name.nameKey) };
    return { v: 3, lookup: vault.toText(receipt.lookup), ...told.clear, ...Object.fromEntries(inText), grants, ...apart, shipment, files };
  };

  return { seal };
})();
