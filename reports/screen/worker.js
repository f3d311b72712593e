// The engine in its own thread: it unpacks and compiles the program as its parts come in, runs it, and answers requests one after another.
"use strict";
let parts; // what takes them
async function begin(survey) {
  const unpacked = new DecompressionStream("gzip"), go = new Go();
  parts = unpacked.writable.getWriter();
  go.env = { GOGC: "off" }; // until it is ready: it takes little memory before
  const code = new Response(unpacked.readable, { headers: { "Content-Type": "application/wasm" } });
  const { instance } = await WebAssembly.instantiateStreaming(code, go.importObject);
  self.spoorSurvey = new TextDecoder().decode(decoded(survey));
  self.spoorFailed = (text) => postMessage({ failed: text });
  self.spoorReady = () => postMessage({ ready: true });
  go.run(instance).then(() => postMessage({ ended: true }));
}
// Two characters hold 13 bits, the lowest first; a last one alone holds six. Both are looked up at once.
const pairs = new Uint16Array(1 << 14), digits = new Uint8Array(128);
for (let i = 0; i < 91; i++) digits[i === 25 ? 33 : i === 3 ? 126 : i + 35] = i; // ! is for <, and ~ for &
for (let i = 0; i < 1 << 14; i++) pairs[i] = digits[i & 127] + 91 * digits[i >> 7];
function decodedDense(text) {
  const coded = new TextEncoder().encode(text), end = coded.length, out = new Uint8Array(Math.floor(((end >> 1) * 13 + (end & 1) * 6) / 8));
  let at = 0, bits = 0, held = 0;
  for (let i = 0; i < end; i += 2) {
    bits |= pairs[coded[i] | coded[i + 1] << 7] << held; // a last one alone is beside nothing, which is 0
    held += i + 1 < end ? 13 : 6;
    out[at] = bits;
    out[at + 1] = bits >> 8; // what is not whole yet is written again
    at += held >> 3;
    bits >>= held & 24;
    held &= 7;
  }
  return out;
}
function decoded(text) {
  const raw = atob(text), out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}
onmessage = (event) => {
  const { survey, part, whole, request, store, files } = event.data;
  const failed = (error) => postMessage({ failed: String(error) });
  if (survey !== undefined) {
    begin(survey).catch(failed);
    return;
  }
  if (part !== undefined) {
    parts.write(decodedDense(part)).catch(failed);
    return;
  }
  if (whole) {
    parts.close().catch(failed);
    return;
  }
  if (files) {
    spoorHold(store, files);
    return;
  }
  spoorAnswer(JSON.stringify(request), store, (answer) => postMessage({ answer: JSON.parse(answer) }));
};
