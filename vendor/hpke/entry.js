// What Netra's pages use of HPKE (RFC 9180): one suite, ML-KEM-768 with X25519, HKDF-SHA256, AES-256-GCM.
export { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
export { XWing } from "@hpke/hybridkem-x-wing";
