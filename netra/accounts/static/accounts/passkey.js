// Passkeys: asks the device, and posts its answer with the form. Without WebAuthn the form stays hidden and
// signing in goes on with password and code. Bytes travel as base64url (RFC 4648), as WebAuthn's JSON does.
(() => {
  "use strict";
  if (!window.isSecureContext || !window.PublicKeyCredential || !navigator.credentials) return;

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const toText = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  const REFUSALS = {
    InvalidStateError: "Perangkat ini sudah punya passkey Anda.",
    NotAllowedError: "Dibatalkan, terlalu lama, atau tidak ada passkey yang cocok di perangkat ini.",
    NotSupportedError: "Perangkat ini tidak dapat membuat passkey.",
    SecurityError: "Passkey tidak berlaku pada alamat ini.",
    TypeError: "Server tidak menjawab. Coba sekali lagi.",
  };

  const withBytes = (asked) => {
    const listed = (asked.excludeCredentials || []).map((each) => ({ ...each, id: toBytes(each.id) }));
    const told = { ...asked, challenge: toBytes(asked.challenge) };
    if (asked.user) told.user = { ...asked.user, id: toBytes(asked.user.id) };
    if (listed.length > 0) told.excludeCredentials = listed;
    else delete told.excludeCredentials;
    return told;
  };

  const asked = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.challenge, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new TypeError("no challenge");
    return answer.json();
  };

  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = (credential) => {
    const response = {};
    for (const part of PARTS) {
      if (credential.response[part]) response[part] = toText(credential.response[part]);
    }
    return JSON.stringify({
      id: credential.id, rawId: toText(credential.rawId), type: credential.type, response,
      clientExtensionResults: {},
    });
  };

  const go = async (form) => {
    const options = { publicKey: withBytes(await asked(form)) };
    const credential = await navigator.credentials[form.dataset.passkey](options);
    form.elements.answer.value = told(credential);
    form.submit();
  };

  for (const form of document.querySelectorAll("[data-passkey]")) {
    const status = form.querySelector("[data-passkey-status]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      status.textContent = "Menunggu perangkat Anda…";
      try {
        await go(form);
      } catch (fault) {
        status.textContent = REFUSALS[fault.name] || "Passkey tidak dapat dipakai. Coba lagi.";
        button.disabled = false;
      }
    });
  }
  for (const each of document.querySelectorAll("[data-other-ways]")) each.hidden = false;
  for (const each of document.querySelectorAll("[data-passkey-missing]")) each.hidden = true;
})();
