/** The code points of a text; half a surrogate pair stands for itself. */
export function codePointsOf(text: string): Uint32Array {
  const points = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) {
      const low = text.charCodeAt(at + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at++;
      }
    }
    points[count++] = code;
  }
  return points.subarray(0, count);
}

/** Each code point's place in the text, in UTF-16 code units, and behind them the text's length. */
export function placesOf(text: string): Uint32Array {
  const places = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    places[count++] = at;
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) {
      const low = text.charCodeAt(at + 1);
      if (low >= 0xdc00 && low < 0xe000) at++;
    }
  }
  places[count++] = text.length;
  return places.subarray(0, count);
}

/** The text of code points. */
export function textOf(points: Uint32Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < points.length; at += 4096) {
    const piece = points.subarray(at, at + 4096);
    const isBmp = piece.every((point) => point <= 0xffff);
    // Not spread, which iterates.
    text += Reflect.apply(
      isBmp ? String.fromCharCode : String.fromCodePoint,
      null,
      piece,
    ) as string;
  }
  return text;
}
