// What the usher's page uses: one picture in, the text of its QR code out, or an error where there is none.
export { decodeQR } from "qr/decode.js";
