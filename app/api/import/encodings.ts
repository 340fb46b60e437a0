/** Encodings that a reader may name where detection is wrong. */
export const encodings = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const;

export type EncodingName = (typeof encodings)[number];
