/**
 * Codes of 16 bits that no text of a segment holds, surrogates first.
 * @param used by code, not 0 where it is taken; what is given is taken from then on
 * @returns gives the next one; the replacement character once all are taken
 */
export function freeSymbols(used: Uint8Array): () => number {
  let code = 0xd800;
  return () => {
    for (let tried = 0; tried < 0x10000; tried++, code = (code + 1) & 0xffff)
      if (code !== 0 && used[code] === 0) {
        used[code] = 1;
        return code;
      }
    return 0xfffd;
  };
}
