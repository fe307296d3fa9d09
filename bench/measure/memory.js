// Memory that a page retains after garbage collection, in bytes.

/** @param {number} wasm bytes of WebAssembly memories @returns the bytes that JavaScript, DOM and WebAssembly retain */
export async function memory(cdp, wasm) {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage'); // what the finalizers of the first collection released
  const { usedSize: script, embedderHeapUsedSize: dom } = await cdp.send('Runtime.getHeapUsage');
  await cdp.send('HeapProfiler.disable');
  return { script, dom, wasm, memory: script + dom + wasm };
}
