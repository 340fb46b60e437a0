/**
 * The header that names a download (RFC 6266): the name as it is in `filename*` (RFC 5987), and a
 * plain one for who does not know that.
 *
 * @param title of the text; what no file system takes becomes a space
 * @param extension without the dot
 */
export function contentDisposition(title: string, extension: string): string {
  const name = [...title.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ').trim()].slice(0, 100).join('');
  const file = `${name.trim() || 'hebi'}.${extension}`;
  const plain = /^[\x20-\x7e]+$/.test(file) ? file : `hebi.${extension}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(file)}`;
}

/** RFC 5987 allows fewer characters than encodeURIComponent leaves alone. */
function encodeExtended(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
