// The engine in its own thread: it unpacks the program, runs it, and answers requests one after another.
"use strict";
async function begin(text, survey) {
  const packed = typeof Uint8Array.fromBase64 === "function" ? Uint8Array.fromBase64(text) : decoded(text);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = await new Response(stream).arrayBuffer();
  const go = new Go();
  const { instance } = await WebAssembly.instantiate(code, go.importObject);
  self.spoorSurvey = new TextDecoder().decode(decoded(survey));
  self.spoorFailed = (text) => postMessage({ failed: text });
  self.spoorReady = () => postMessage({ ready: true });
  go.run(instance).then(() => postMessage({ ended: true }));
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
