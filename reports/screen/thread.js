"use strict";
// The thread of the engine begins when the file is opened, while the page is being read. A browser that cannot run it goes without.
const engine = {
  begin() {
    if (typeof DecompressionStream === "undefined" || typeof Worker === "undefined") return null;
    const code = new TextDecoder().decode(Uint8Array.from(atob(document.getElementById("worker").textContent), (c) => c.charCodeAt(0)));
    return new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  },
};
engine.first = engine.begin();
