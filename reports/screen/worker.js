// The engine in its own thread: it unpacks the program, runs it, and answers requests one after another.
"use strict";
async function begin(text, survey) {
  const stream = new Blob([decodedDense(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = await new Response(stream).arrayBuffer();
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(code, go.importObject);
  self.spoorSurvey = new TextDecoder().decode(decoded(survey));
  self.spoorFailed = (text) => postMessage({ failed: text });
  self.spoorReady = () => postMessage({ ready: true });
  go.run(instance).then(() => postMessage({ ended: true }));
}
// Two characters hold 13 bits, the lowest first; a last one alone holds six.
function decodedDense(text) {
  const digits = new Uint8Array(128), end = text.length, out = new Uint8Array(Math.floor(((end >> 1) * 13 + (end & 1) * 6) / 8));
  for (let i = 0; i < 91; i++) digits[i === 25 ? 33 : i === 3 ? 126 : i + 35] = i; // ! is for <, and ~ for &
  for (let i = 0, at = 0, bits = 0, held = 0; i < end; i += 2) {
    bits |= (digits[text.charCodeAt(i)] + (i + 1 < end ? 91 * digits[text.charCodeAt(i + 1)] : 0)) << held;
    for (held += i + 1 < end ? 13 : 6; held >= 8; held -= 8) {
      out[at++] = bits & 255;
      bits >>= 8;
    }
  }
  return out;
}
function decoded(text) {
  const raw = atob(text), out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}
onmessage = (event) => {
  const { engine, survey, request, store, files } = event.data;
  if (engine) {
    begin(engine, survey).catch((error) => postMessage({ failed: String(error) }));
    return;
  }
  if (files) {
    spoorHold(store, files);
    return;
  }
  spoorAnswer(JSON.stringify(request), store, (answer) => postMessage({ answer: JSON.parse(answer) }));
};
