// What a page holds on to, in bytes, after everything that can be collected has been.

/** @param {number} wasm bytes of WebAssembly memories @returns what JavaScript, DOM and WebAssembly hold */
export async function memory(cdp, wasm) {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage'); // what the first one's finalizers let go
  const { usedSize: script, embedderHeapUsedSize: dom } = await cdp.send('Runtime.getHeapUsage');
  await cdp.send('HeapProfiler.disable');
  return { script, dom, wasm, memory: script + dom + wasm };
}
